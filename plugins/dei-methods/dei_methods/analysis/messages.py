"""What the analysis cannot work on."""

from __future__ import annotations

from dei_core import message

ONE_COLUMN = message(
    "methods.one-column",
    "components need at least two indicators; there is {found}",
    "Ask for a node with two indicators or more.",
    "主成分分析至少需要两个指标，现有 {found} 个",
    "请选择含两个以上指标的节点。",
)
FEW_COMPLETE = message(
    "methods.few-complete",
    "{found} regions have all of the indicators; at least two are needed",
    "Add or impute data, or leave out the indicators that few regions have.",
    "所有指标均有数据的区域仅 {found} 个，至少需要两个",
    "请补充或插补数据，或剔除缺失较多的指标。",
)
CONSTANT_AMONG = message(
    "methods.constant-among",
    "indicator {places} of the group has the same value in every region, so it cannot be correlated",
    "Leave out the indicators that do not differ between regions.",
    "该组第 {places} 个指标在所有区域取值相同，无法计算相关性",
    "请剔除区域间没有差异的指标。",
)

# What an analysis remarks on

OUTLIERS = message(
    "methods.outliers",
    "far from symmetric, with outliers that set the scale for all others: {indicators}",
    "Treat outliers (`stages.treat`), transform these indicators, or score them against goalposts.",
    "分布严重偏斜且存在离群值，会左右其他区域的得分：{indicators}",
    "请在 `stages.treat` 中处理离群值，或对这些指标作变换，或改用目标区间计分。",
    "note",
)
FEW_VALUES = message(
    "methods.few-values",
    "known for less than {share} of the regions: {indicators}",
    "Collect the missing values, or leave these indicators out.",
    "有值区域不足 {share} 的指标：{indicators}",
    "请补采缺失数据，或剔除这些指标。",
    "note",
)
MANY_ZEROS = message(
    "methods.many-zeros",
    "0 in half of the regions or more: {indicators}",
    "See whether a 0 means none or not known, and whether the indicator tells regions apart.",
    "半数及以上区域取值为 0 的指标：{indicators}",
    "请核实 0 表示“没有”还是“未知”，并确认指标能否区分各区域。",
    "note",
)
ALIKE = message(
    "methods.alike",
    "the values of regions are often the same: {indicators}",
    "Ranks in these indicators say little; nothing need be done where they are meant to be yes or no.",
    "区域间取值多有雷同的指标：{indicators}",
    "这类指标的排名参考意义有限；若本为是否类指标，则无须处理。",
    "note",
)
REDUNDANT = message(
    "methods.redundant",
    "measure nearly the same (r of {least} or more): {pairs}",
    "Keep one of each pair, or let the pair share one weight.",
    "所测内容几乎相同（r 不低于 {least}）：{pairs}",
    "每对保留其一，或令两者合用一份权重。",
    "note",
)
OPPOSED = message(
    "methods.opposed",
    "children of one node pull against each other (r below 0, p below {p}): {pairs}",
    "Check the directions of these indicators; if they are right, the node averages out what they say.",
    "同一节点的下级相互抵消（r 小于 0，p 小于 {p}）：{pairs}",
    "请核对这些指标的方向；若方向无误，则该节点会将其信息平均抵消。",
    "note",
)
LOW_ALPHA = message(
    "methods.low-alpha",
    "the indicators below these nodes hardly measure one thing (alpha below {least}): {nodes}",
    "Read the node as a sum of different things, or regroup its indicators.",
    "以下节点的指标内部一致性偏低（α 低于 {least}）：{nodes}",
    "请将该节点理解为不同方面的合计，或调整其指标分组。",
    "note",
)
AGAINST = message(
    "methods.against-the-index",
    "a better score goes with a worse index: {elements}",
    "Check the direction, or ask whether the index is meant to reward it.",
    "得分越高而总指数越低：{elements}",
    "请核对方向，或确认指数是否意在鼓励这一方面。",
    "note",
)
CARRIES = message(
    "methods.carries",
    "without these the ranking would change most (mean change of rank): {elements}",
    "Make sure of their data first of all.",
    "剔除后排名变动最大的指标（名次平均变动）：{elements}",
    "请首先确保这些指标的数据可靠。",
    "note",
)
IDLE = message(
    "methods.idle",
    "hardly matter to the ranking (less than {share} of the average change of rank): {elements}",
    "Ask whether they are worth collecting, or whether they deserve more weight.",
    "对排名几乎没有影响的指标（名次变动不足平均值的 {share}）：{elements}",
    "请考虑是否值得继续采集，或是否应提高其权重。",
    "note",
)
SIZE_DRIVEN = message(
    "methods.size-driven",
    "follow the size of a region rather than how well it does (|r| of {least} or more): {pairs}",
    "Divide them by a denominator such as population, area or output.",
    "更多反映区域规模而非水平（|r| 不低于 {least}）：{pairs}",
    "请除以人口、面积或产值等分母。",
    "note",
)
NO_YEAR = message(
    "methods.no-such-year",
    "no track has a score in {year}; there are scores in {known}",
    "Ask for one of these years.",
    "没有评价组在 {year} 年有得分；有得分的年份为 {known}",
    "请改选上述年份之一。",
)
NOTHING_SHARED = message(
    "methods.nothing-shared",
    "the two have no track with a region, year and node in common: {first} and {second}",
    "Compare editions or results of the same regions and years, or name both nodes with --node.",
    "两者没有区域、年份和节点均相同的评价组：{first} 与 {second}",
    "请比较区域和年份相同的方案或结果，或用 --node 指定两者共有的节点。",
)
NO_SCORES = message(
    "methods.no-scores",
    "{folder} has no readable table of scores ({file}): {why}",
    "Give the folder that `dei run` wrote, or the edition itself.",
    "{folder} 中没有可读的得分表（{file}）：{why}",
    "请给出 `dei run` 写出的文件夹，或年度方案本身。",
)
NOT_CSV = message(
    "methods.not-csv",
    "{file} does not end in .csv; a comparison is written as CSV",
    "Name it {better}.",
    "{file} 的扩展名不是 .csv；对比结果以 CSV 格式写出",
    "请将文件命名为 {better}。",
)
NOT_A_COMPARISON = message(
    "methods.not-a-comparison",
    "{file} is there already and is no earlier comparison; it is left as it is",
    "Name another file by --out, or move this one away.",
    "{file} 已存在，且不是先前写出的对比结果，未予覆盖",
    "请用 --out 指定其他文件名，或先移走该文件。",
)
