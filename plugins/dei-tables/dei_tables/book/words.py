"""Headings, labels and sentences of the workbook for analysts."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

# Sheets

ABOUT = Text("About", "说明")
RANKING = VOCABULARY.headings["ranking"]
SCORES = VOCABULARY.headings["scores"]
NORMALISED = Text("Normalised", "标准化")
RAW = Text("Data", "数据")
CONTRIBUTIONS = Text("Contributions", "贡献")
COMPLIANCE = Text("Compliance", "达标")
GAPS = Text("Gaps", "差距")
WEIGHTS = VOCABULARY.headings["weights"]
RULES = Text("Rules", "规则")
LEARNED = Text("References", "参照值")
FINDINGS = Text("Findings", "检查结果")

WHAT = {
    "ranking": Text(
        "The index and its pillars: scores and ranks, best first", "总指数及各一级指标的得分与位次，由优到劣"
    ),
    "scores": Text("Scores at every node of the indicator system", "指标体系各节点得分"),
    "normalised": Text("Every indicator and clause on 0-100", "各指标、各条款的标准化得分（百分制）"),
    "raw": Text("Values as scored, in the unit of the indicator", "评分所用数值（单位：各指标的计量单位）"),
    "contributions": Text(
        "Points that each indicator adds to the index; they sum to it",
        "各指标对总指数的贡献分，合计等于总指数",
    ),
    "compliance": Text("Whether each clause of each standard is met", "各项评价标准逐条达标情况"),
    "gaps": Text(
        "What is lacking to meet each clause, in its unit", "距各条款要求的达标差距（单位：各条款的计量单位）"
    ),
    "weights": Text(
        "Weight of every child in its node and, multiplied down, in the index",
        "各下级项的层内权重，以及逐层相乘所得的总指数权重",
    ),
    "rules": Text(
        "How every indicator is scored: method, parameters, source, evidence",
        "各指标的评分方法、参数、出处与依据等级",
    ),
    "references": Text(
        "What methods learned from the regions: means, bounds, tests, diagnostics",
        "各方法由样本确定的数值：均值、上下限、检验量、诊断量等",
    ),
    "findings": Text("What was found on the way", "计算过程中的检查结果"),
}

# Columns

REGION = VOCABULARY.headings["region_code"]
NAME = VOCABULARY.headings["region_name"]
YEAR = VOCABULARY.headings["year"]
TRACK = VOCABULARY.headings["track"]
RANK = VOCABULARY.headings["rank"]
TIER = VOCABULARY.headings["tier"]
COVERAGE = VOCABULARY.headings["coverage"]
RANK_OF = Text("{name}: rank", "{name}位次")
OVERALL = Text("{name}: total", "{name}：总评")
NODE = VOCABULARY.headings["node"]
NODE_NAME = Text("Name of the node", "节点名称")
CHILD = Text("Child", "下级项")
CHILD_NAME = Text("Name of the child", "下级项名称")
WEIGHT = VOCABULARY.headings["weight_within"]
EFFECTIVE = VOCABULARY.headings["weight_in_index"]
AGGREGATION = Text("How the node adds up", "合成方法")
INDICATOR = Text("Indicator or clause", "指标或条款")
IN_CHINESE_NAME = VOCABULARY.headings["name_zh"]
IN_ENGLISH_NAME = VOCABULARY.headings["name_en"]
PILLAR = VOCABULARY.headings["pillar"]
COLUMN = Text("Column of the data", "数据列")
UNIT = VOCABULARY.headings["unit"]
DIRECTION = VOCABULARY.headings["direction"]
METHOD = VOCABULARY.headings["method"]
ABOUT_METHOD = Text("What the method does", "方法说明")
PARAMS = Text("Parameters", "参数")
SOURCE = VOCABULARY.headings["source"]
CLAUSE = Text("Clause, page or table", "条款、页码或表号")
EVIDENCE = VOCABULARY.headings["evidence"]
CONFIDENCE = Text("Confidence", "可信度")
CHECKED = VOCABULARY.headings["checked"]
SINCE = Text("In force since", "起始年份")
PACK = Text("Rule pack", "规则包")
RULE = Text("Where it is written", "评分规则位置")
REASON = VOCABULARY.headings["reason"]
STAGE = VOCABULARY.headings["stage"]
LEARNED_BY = Text("Indicator or node", "指标或节点")
LEARNED_NAME = VOCABULARY.headings["name"]
WITHIN = Text("Group and year", "分组与年份")
QUANTITY = Text("Quantity", "数值名称")
VALUE = VOCABULARY.headings["value"]
SEVERITY = Text("Severity", "严重程度")
CODE = VOCABULARY.headings["code"]
PLACE = Text("Where", "位置")
IN_CHINESE = Text("Finding in Chinese", "中文说明")
IN_ENGLISH = Text("Finding in English", "英文说明")

# Words in cells

AUXILIARY = VOCABULARY.roles["auxiliary"]
BESIDE = Text("beside the index", "不计入总指数")
THRESHOLD = Text("demanded", "要求")

# About

EVALUATED = Text("Evaluation year {year}", "评价年度：{year} 年")
SHEETS = Text("Sheets", "工作表")
TRACKS = VOCABULARY.headings["tracks"]
DATA = VOCABULARY.headings["data"]
VERSIONS = Text("Versions", "版本")
ENGINE = Text("Engine", "计算引擎")
STAGES_HEAD = Text("Stages: {track}", "计算环节：{track}")
HOW = Text("How to read it", "阅读说明")
LEGEND = Text("Marks of the cells in the sheets of data", "“数据”工作表单元格标记")
LEFT_OUT = Text("left out: see the findings", "未写入，见“检查结果”")
TRACK_LINE = Text(
    "{id}: {rows} rows, {scored} of them with a score; rules by evidence: {rules}",
    "{id}：{rows} 行，其中有得分 {scored} 行；评分规则的依据等级：{rules}",
)
FILE_LINE = Text("{file}, {rows} rows, sha-256 {sha256}", "{file}，{rows} 行，sha-256 {sha256}")
ACCESSED = Text("taken on {day}", "获取日期 {day}")
ORDER = Text(
    "All sheets of a track list its regions in the order of the ranking, so that a row is the same region on each.",
    "同一评价组的各工作表均按排名顺序列出区域，各表同一行为同一区域。",
)
SCALE = Text(
    "Scores of the track {track} go from {zero} to {scale}.",
    "评价组“{track}”的分值范围为 {zero} 至 {scale}。",
)
PRECISION = Text(
    "Cells show few decimals and hold every digit, as the CSV tables of the same run do.",
    "单元格仅显示少量小数位，实际保存全部数位，与同次运行输出的 CSV 表一致。",
)
EMPTY = Text(
    "A hatched cell has no value; nothing is counted as 0 in its place.",
    "带斜线的单元格无数值，计算时不作 0 处理。",
)
COLOURS = Text(
    "Darker cells and longer bars are higher scores, within their column; clauses met are blue, others orange.",
    "同一列中颜色越深、数据条越长，得分越高；条款达标为蓝色，未达标为橙色。",
)
NOMINAL = Text(
    "Below a node that is not a weighted mean, and for regions with missing data, weights in the index are nominal.",
    "非加权平均的节点之下各项，以及有缺失数据的区域，其总指数权重仅为名义权重。",
)
