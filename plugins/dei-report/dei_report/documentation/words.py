"""Headings and labels of the documents."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

# Sections

EVIDENCE_SECTION = VOCABULARY.headings["evidence"]
INDICATORS = Text("Indicators", "指标字典")
RULES = VOCABULARY.headings["rules"]
REGION_TYPES = Text("Region types", "区域类型")
WEIGHTS = VOCABULARY.headings["weights"]
STANDARDS = Text("Published standards", "评价标准")
TRAITS = Text("Traits", "分类特征")
TIERS = Text("Tiers", "档次")
GUIDANCE = VOCABULARY.headings["guidance"]
CASES = Text("Worked cases", "算例")
SOURCES = Text("Sources", "出处")
DATA = VOCABULARY.headings["data"]
PACKS = VOCABULARY.headings["packs"]
SYSTEM = Text("Indicator system", "指标体系")
STAGES = Text("Stages", "计算环节")
IN_FORCE = Text("Rules in force", "现行有效的评分规则")
HELD_TO = Text("Standards", "评价标准")
CLAUSES = Text("Clauses", "条款")
TREE = Text("Tree", "指标体系")

# Columns and labels

ID = Text("Id", "标识")
NAME = VOCABULARY.headings["name"]
ENGLISH = Text("English", "英文名称")
CHINESE = Text("Chinese", "中文名称")
UNIT = Text("Unit", "单位")
DIRECTION = VOCABULARY.headings["direction"]
ROLE = Text("Role", "用途")
RANGE = VOCABULARY.headings["valid_range"]
DEFINITION = VOCABULARY.headings["definition"]
CALIBRE = VOCABULARY.headings["scope"]
SUPPLIER = VOCABULARY.headings["supplier"]
FREQUENCY = VOCABULARY.headings["frequency"]
SOURCE = VOCABULARY.headings["source"]
DERIVED_FROM = Text("Computed from", "计算来源")
INDICATOR = VOCABULARY.headings["indicator"]
SINCE = Text("Since", "起始年份")
CITATION = Text("Citation", "出处")
EVIDENCE_WORD = VOCABULARY.headings["evidence"]
CHECKED = VOCABULARY.headings["checked"]
REASON = VOCABULARY.headings["reason"]
BODY = Text("Issued by", "发布机构")
NUMBER = Text("Number", "文号")
PERIOD = Text("In force", "有效期")
SUPERSEDES = Text("Replaces", "替代")
UNITS = Text("Written for", "适用对象")
CLAUSE = VOCABULARY.headings["clause"]
DEMAND = VOCABULARY.headings["demand"]
PILLAR = VOCABULARY.headings["pillar"]
DIMENSION = Text("Dimension", "二级指标")
LEAF = VOCABULARY.headings["indicator"]
WEIGHT = VOCABULARY.headings["weight"]
WITHIN = VOCABULARY.headings["weight_within"]
EFFECTIVE = VOCABULARY.headings["weight_in_index"]
COUNT = VOCABULARY.headings["indicators"]
OF_STANDARDS = Text("Share of standards", "标准占比")
SUM = Text("Sum", "合计")
NODE = VOCABULARY.headings["node"]
SHARES = Text("Weights of the children", "下级项权重")
VALUES = Text("Values", "取值")
BOUND = Text("Bound", "界限")
FEATURE = VOCABULARY.headings["feature"]
PUBLISHER = Text("Publisher", "发布机构")
YEAR = VOCABULARY.headings["year"]
LICENCE = Text("Licence", "许可")
ACCESSED = Text("Accessed", "获取日期")
STAGE = VOCABULARY.headings["stage"]
DATASET = VOCABULARY.headings["dataset"]
TITLE = Text("Title", "名称")
FILE = VOCABULARY.headings["file"]
PACK = Text("Pack", "规则包")
VERSION = VOCABULARY.headings["version"]
PROTOCOL = Text("Plugin protocol", "插件协议")
CODE = VOCABULARY.headings["code"]
PURE_DATA = Text("none (pure data)", "无（纯数据）")
REGION_TYPE = Text("Region type", "区域类型")
WHAT = VOCABULARY.headings["what"]
SPECIMEN_WORD = Text("specimen", "样例")
GIVEN = Text("Values", "数值")
PEER = Text("Another region", "其他区域")
EXPECTED = VOCABULARY.headings["scores"]
TOTAL = Text("total", "总分")
SHARE = Text("Share", "占比")
SCREENED = Text("In or out", "处理")
SCORED = Text("scored", "纳入评分")
LEFT_OUT = Text("left out", "不参与评分")
REGION = VOCABULARY.headings["region"]
REGIONS = Text("Regions", "区域")
COUNT_REGIONS = Text("Number", "数量")
SCALE = Text("Belonging", "所属上级")
GROUP = VOCABULARY.headings["group"]
COLUMNS = Text("Columns", "列")
WRITTEN = Text("What is written", "填写内容")
ROWS_MEANT = Text("Rows", "所涉行")
WHY = VOCABULARY.headings["reason"]
YEAR_WORD = Text("Word in the data", "数据中的写法")
SCORES_PRINTED = Text("Scale", "分值范围")
OWN_METHOD = Text("How its parts combine", "下级项合成方式")
TIERS_OF = Text("Tiers of", "分档对象")
AS_WRITTEN = Text("As the edition says it", "方案写法")
WHAT_IS_DONE = VOCABULARY.headings["done"]

# Sentences

PACK_LINE = Text(
    "Rule pack {namespace}, version {version}. This document is generated from its data.",
    "规则包 {namespace}，版本 {version}。本文档由其数据自动生成。",
)
EDITION_LINE = Text(
    "Evaluation year {year}. This document is generated from the edition and its packs.",
    "评价年度：{year} 年。本文档由年度方案及其规则包自动生成。",
)
NO_SHARE = Text("compliance alone", "仅作对照")
PART_WEIGHT = Text("weight {weight}", "权重 {weight}")
EQUAL = Text("equal", "等权")
RELATIVE = Text("relative", "相对权重")

OWN_WAYS = Text(
    "All other nodes are plain weighted means, as the aggregate stage has them.",
    "其余节点均按合成环节的规定取加权平均。",
)
NOT_FIXED = Text(
    "The weights of these nodes are not the same fixed numbers for every region and year; those in force are in "
    "weights.csv and region_weights.csv of a result.",
    "下列节点的权重不是对所有区域和年份固定不变的数值；实际生效的权重见结果中的 weights.csv 与 region_weights.csv。",
)
COMPUTED = Text("computed", "由方法赋权")
MEASURED = Text(
    "of each region itself, in proportion to these indicators", "由各区域自身的下列数值按比例确定"
)
EXCEPTIONS = Text("Regions that screening passes over, whatever their data:", "数据筛查的例外区域：")
KEPT = Text("rows with {header}", "{header} 为下列取值的行")
DROPPED = Text("rows without {header}", "{header} 不为下列取值的行")
ALL_ROWS = Text("all rows", "全部行")
GAPS_ARE = Text(
    "Something is written in these cells although nothing is known: they count as empty.",
    "下列单元格虽有填写内容但实际无数据，按空值处理。",
)
PRINTED_ON = Text("{zero} to {scale} ({decimals})", "{zero} 至 {scale}（{decimals}）")
OF_TRACK = Text("this track's own", "本评价组自定")

NOT_STATED = Text("not stated", "未说明")
