"""Headings and labels of the documents."""

from __future__ import annotations

from dei_core import Text

# Sections

EVIDENCE_SECTION = Text("Evidence", "依据等级")
INDICATORS = Text("Indicators", "指标字典")
RULES = Text("Scoring rules", "评分规则")
REGION_TYPES = Text("Region types", "区域类型")
WEIGHTS = Text("Weights", "权重")
STANDARDS = Text("Published standards", "评价标准")
TRAITS = Text("Traits", "分类特征")
TIERS = Text("Tiers", "档次")
GUIDANCE = Text("Guidance", "发展指引")
CASES = Text("Worked cases", "算例")
SOURCES = Text("Sources", "出处")
DATA = Text("Data", "数据集")
PACKS = Text("Packs", "规则包")
SYSTEM = Text("Indicator system", "指标体系")
STAGES = Text("Stages", "计算环节")
IN_FORCE = Text("Rules in force", "现行有效的评分规则")
HELD_TO = Text("Standards", "评价标准")
CLAUSES = Text("Clauses", "条款")
TREE = Text("Tree", "指标体系")

# Columns and labels

ID = Text("Id", "标识")
NAME = Text("Name", "名称")
ENGLISH = Text("English", "英文名称")
CHINESE = Text("Chinese", "中文名称")
UNIT = Text("Unit", "单位")
DIRECTION = Text("Better", "方向")
ROLE = Text("Role", "用途")
RANGE = Text("Valid range", "有效范围")
DEFINITION = Text("Definition", "定义")
CALIBRE = Text("Statistical scope", "统计口径")
SUPPLIER = Text("Supplier", "数据提供单位")
FREQUENCY = Text("Frequency", "更新频率")
SOURCE = Text("Source", "出处")
DERIVED_FROM = Text("Computed from", "计算来源")
INDICATOR = Text("Indicator", "指标")
SINCE = Text("Since", "起始年份")
CITATION = Text("Citation", "出处")
EVIDENCE_WORD = Text("Evidence", "依据等级")
CHECKED = Text("Checked", "核对年份")
REASON = Text("Reason", "理由")
BODY = Text("Issued by", "发布机构")
NUMBER = Text("Number", "文号")
PERIOD = Text("In force", "有效期")
SUPERSEDES = Text("Replaces", "替代")
UNITS = Text("Written for", "适用对象")
CLAUSE = Text("Clause", "条款")
DEMAND = Text("Demand", "要求")
PILLAR = Text("Pillar", "一级指标")
DIMENSION = Text("Dimension", "二级指标")
LEAF = Text("Indicator", "指标")
WEIGHT = Text("Weight", "权重")
WITHIN = Text("Weight within its parent", "层内权重")
EFFECTIVE = Text("Weight in the index", "总指数权重")
COUNT = Text("Indicators", "指标数")
OF_STANDARDS = Text("Share of standards", "标准占比")
SUM = Text("Sum", "合计")
NODE = Text("Node", "节点")
SHARES = Text("Weights of the children", "下级项权重")
VALUES = Text("Values", "取值")
BOUND = Text("Bound", "界限")
FEATURE = Text("Feature", "特征")
PUBLISHER = Text("Publisher", "发布机构")
YEAR = Text("Year", "年份")
LICENCE = Text("Licence", "许可")
ACCESSED = Text("Accessed", "获取日期")
STAGE = Text("Stage", "计算环节")
DATASET = Text("Dataset", "数据集")
TITLE = Text("Title", "名称")
FILE = Text("File", "文件")
PACK = Text("Pack", "规则包")
VERSION = Text("Version", "版本")
PROTOCOL = Text("Plugin protocol", "插件协议")
CODE = Text("Code", "代码")
PURE_DATA = Text("none (pure data)", "无（纯数据）")
REGION_TYPE = Text("Region type", "区域类型")
WHAT = Text("What", "对象")
SPECIMEN_WORD = Text("specimen", "样例")
GIVEN = Text("Values", "数值")
PEER = Text("Another region", "其他区域")
EXPECTED = Text("Scores", "得分")
TOTAL = Text("total", "总分")
SHARE = Text("Share", "占比")
SCREENED = Text("In or out", "处理")
SCORED = Text("scored", "纳入评分")
LEFT_OUT = Text("left out", "不参与评分")
REGION = Text("Region", "区域")
REGIONS = Text("Regions", "区域")
COUNT_REGIONS = Text("Number", "数量")
SCALE = Text("Belonging", "所属上级")
GROUP = Text("Group", "分组")
COLUMNS = Text("Columns", "列")
WRITTEN = Text("What is written", "填写内容")
ROWS_MEANT = Text("Rows", "所涉行")
WHY = Text("Reason", "理由")
YEAR_WORD = Text("Word in the data", "数据中的写法")
SCORES_PRINTED = Text("Scale", "分值范围")
OWN_METHOD = Text("How its parts combine", "下级项合成方式")
TIERS_OF = Text("Tiers of", "分档对象")
AS_WRITTEN = Text("As the edition says it", "方案写法")
WHAT_IS_DONE = Text("What is done", "做法")

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
