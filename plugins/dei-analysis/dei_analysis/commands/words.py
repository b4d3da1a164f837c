"""What `dei analyse` and `dei compare` say beside findings."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

ANALYSE = Text(
    en="Write the statistical analysis of an edition: data, correlations, what carries the ranking",
    zh="写出年度方案的统计分析：数据质量、相关性、对排名起决定作用的指标",
)
COMPARE = Text(
    en="Compare the scores and ranks of two editions or result folders",
    zh="比较两个年度方案或结果文件夹的得分与排名",
)
TABLES = Text(en="the tables of `dei analyse`, as CSV", zh="`dei analyse` 的分析数据表（CSV 格式）")
OUT = Text(
    en="the folder to write into (out/<edition>-analysis)", zh="写入的文件夹（默认为 out/<方案>-analysis）"
)
YEAR = Text(en="the year to analyse (the latest with scores)", zh="分析的年份（默认为有得分的最近一年）")
TOP = Text(en="how many indicators to show at each end (5)", zh="两端各显示多少个指标（默认 5）")
NO_WRITE = Text(en="write nothing", zh="不写出文件")
STEP = Text(en="{track}: {done} of {steps} steps", zh="{track}：第 {done}/{steps} 步")
SPECIMEN = Text(en="SPECIMEN DATA: made up for demonstration", zh="样例数据，仅供演示，并非真实数据")
HEADING = Text(
    en="{track} ({id}), {year}: {regions}, {indicators}",
    zh="{track}（{id}），{year} 年：{regions}，{indicators}",
)
REGION_COUNT = Text(en="{count} regions", zh="{count} 个区域")
ONE_REGION = Text(en="1 region", zh="1 个区域")
INDICATOR_COUNT = Text(en="{count} indicators", zh="{count} 个指标")
ONE_INDICATOR = Text(en="1 indicator", zh="1 个指标")
TOO_FEW = Text(
    en="Too few regions to correlate indicators: {least} are needed at least.",
    zh="区域过少，无法分析指标间的相关性（至少需要 {least} 个区域）。",
)
ALONE = Text(
    en="There is only one indicator, and so nothing to correlate it with.",
    zh="仅有一个指标，无从分析指标间的相关性。",
)
UNCERTAIN = Text(
    en="Correlations over {regions} regions are uncertain; read them with caution.",
    zh="区域数仅为 {regions} 个，相关系数的不确定性较大，请谨慎解读。",
)
GROUPS = Text(en="How well the parts hang together", zh="各节点的内部一致性")
NODE = VOCABULARY.headings["node"]
ITEMS = VOCABULARY.headings["indicators"]
ALPHA = Text(en="Alpha", zh="α 系数")
EXPLAINED = Text(en="First component", zh="第一主成分")
LOWEST = Text(en="Lowest r of two children", zh="下级项间最低 r")
CARRIES = Text(en="What carries the ranking", zh="对排名起决定作用的指标")
MATTERS_LEAST = Text(en="What matters least", zh="影响最小的指标")
INDICATOR = VOCABULARY.headings["indicator"]
WEIGHT = Text(en="Weight", zh="总指数权重")
WITH_INDEX = Text(en="r with the index", zh="与总指数的 r")
MEAN_SHIFT = Text(en="Mean change of rank without it", zh="剔除后位次平均变动")
MOST_SHIFT = Text(en="Largest", zh="最大变动")
REMARKS = Text(en="Worth a look: {count}", zh="值得关注：{count} 项")
WRITTEN = Text(en="Analysis: {folder}", zh="分析结果：{folder}")

SIDE = Text(en="an edition or a result folder", zh="年度方案或结果文件夹")
NODE_OPTION = Text(en="the node to compare (the index)", zh="要比较的节点（默认为总指数）")
TRACK_OPTION = Text(en="one track alone", zh="只比较一个评价组")
MOVERS_OPTION = Text(en="how many regions to show, 0 for all (10)", zh="显示多少个区域，0 为全部（默认 10）")
CSV_OPTION = Text(
    en="write every region's two outcomes into this CSV file", zh="将每个区域的两份结果写入该 CSV 文件"
)
COMPARED = Text(
    en="{track}, {node}: {regions} regions and years in both, {gone} only in the first, {new} only in the second",
    zh="{track}，{node}：两者共有 {regions} 个区域年份，仅见于前者 {gone} 个，仅见于后者 {new} 个",
)
AGREEMENT = Text(
    en="ranks among these: Spearman {spearman}, Kendall {kendall}; {moved} regions move, "
    "{mean} places on average, {most} at most",
    zh="共有区域内排名：斯皮尔曼 {spearman}，肯德尔 {kendall}；{moved} 个区域位次变动，平均 {mean} 位，最多 {most} 位",
)
SCORES = Text(
    en="scores: Pearson {pearson}; {mean} points apart on average, {most} at most",
    zh="得分：皮尔逊 {pearson}；平均相差 {mean} 分，最多 {most} 分",
)
CODE = VOCABULARY.headings["code"]
NAME = VOCABULARY.headings["region"]
YEAR_COLUMN = VOCABULARY.headings["year"]
FIRST_RANK = Text(en="Rank in A", zh="A 中位次")
SECOND_RANK = Text(en="Rank in B", zh="B 中位次")
MOVE = Text(en="Rise among both", zh="共有区域中的位次变动")
FIRST_SCORE = Text(en="Score in A", zh="A 中得分")
SECOND_SCORE = Text(en="Score in B", zh="B 中得分")
