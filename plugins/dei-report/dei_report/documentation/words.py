"""Headings and labels of the documents."""

from __future__ import annotations

from dei_core import Text


def _t(en: str, zh: str) -> Text:
    return Text(en=en, zh=zh)


# Sections

EVIDENCE_SECTION = _t("Evidence", "依据概况")
INDICATORS = _t("Indicators", "指标字典")
RULES = _t("Scoring rules", "评分规则")
REGION_TYPES = _t("Region types", "区域类型")
WEIGHTS = _t("Weights", "权重")
STANDARDS = _t("Published standards", "评价标准")
TRAITS = _t("Traits", "分类特征")
TIERS = _t("Tiers", "档次")
GUIDANCE = _t("Guidance", "发展指引")
CASES = _t("Worked cases", "算例")
SOURCES = _t("Sources", "出处")
DATA = _t("Data", "数据来源")
PACKS = _t("Packs", "规则包")
SYSTEM = _t("Indicator system", "指标体系")
PILLARS = _t("Pillars", "一级指标")
STAGES = _t("Stages", "计算阶段")
IN_FORCE = _t("Rules in force", "现行规则")
HELD_TO = _t("Standards", "对照的评价标准")
CLAUSES = _t("Clauses", "条款")
TREE = _t("Tree", "指标树")

# Columns and labels

ID = _t("Id", "标识")
NAME = _t("Name", "名称")
ENGLISH = _t("English", "英文名称")
CHINESE = _t("Chinese", "中文名称")
UNIT = _t("Unit", "单位")
DIRECTION = _t("Better", "方向")
ROLE = _t("Role", "用途")
RANGE = _t("Valid range", "有效范围")
DEFINITION = _t("Definition", "定义")
CALIBRE = _t("Statistical scope", "统计口径")
SUPPLIER = _t("Supplier", "数据提供单位")
FREQUENCY = _t("Frequency", "更新频率")
SOURCE = _t("Source", "出处")
DERIVED_FROM = _t("Computed from", "计算来源")
INDICATOR = _t("Indicator", "指标")
SINCE = _t("Since", "起始年份")
METHOD = _t("Method", "方法")
PARAMS = _t("Parameters", "参数")
CITATION = _t("Citation", "引用")
EVIDENCE_WORD = _t("Evidence", "依据")
CHECKED = _t("Checked", "核对年份")
REASON = _t("The edition's reason", "方案说明的理由")
BODY = _t("Issued by", "发布机构")
NUMBER = _t("Number", "文号")
PERIOD = _t("In force", "有效期")
SUPERSEDES = _t("Replaces", "替代")
UNITS = _t("Written for", "适用对象")
CLAUSE = _t("Clause", "条款")
DEMAND = _t("Demand", "要求")
PILLAR = _t("Pillar", "一级指标")
DIMENSION = _t("Dimension", "二级指标")
LEAF = _t("Indicator", "三级指标")
WEIGHT = _t("Weight", "权重")
WITHIN = _t("Weight in its parent", "层内权重")
EFFECTIVE = _t("Effective weight in the index", "总指数有效权重")
COUNT = _t("Indicators", "指标数")
OWN = _t("Own indicators", "自有指标")
OF_STANDARDS = _t("Share of standards", "标准占比")
SUM = _t("Sum", "合计")
NODE = _t("Node", "节点")
SHARES = _t("Weights of the children", "下级权重")
VALUES = _t("Values", "取值")
BOUND = _t("Bound", "界限")
FEATURE = _t("Feature", "特征")
PUBLISHER = _t("Publisher", "发布机构")
YEAR = _t("Year", "年份")
LICENCE = _t("Licence", "许可")
ACCESSED = _t("Accessed", "获取日期")
STAGE = _t("Stage", "阶段")
DATASET = _t("Dataset", "数据集")
TITLE = _t("Title", "名称")
FILE = _t("File", "文件")
PACK = _t("Pack", "规则包")
VERSION = _t("Version", "版本")
PROTOCOL = _t("Plugin protocol", "插件协议")
CODE = _t("Code", "代码")
PURE_DATA = _t("none (pure data)", "无（纯数据）")
REGION_TYPE = _t("Region type", "区域类型")
WHAT = _t("What", "对象")
SPECIMEN_WORD = _t("specimen", "样例")
GIVEN = _t("Values", "指标值")
PEER = _t("Another region", "其他区域")
EXPECTED = _t("Scores", "得分")
TOTAL = _t("total", "总分")
SHARE = _t("Share", "占比")
SCREENED = _t("In or out", "处理")
SCORED = _t("scored", "纳入评分")
LEFT_OUT = _t("left out", "不参与评分")
REGION = _t("Region", "区域")
REGIONS = _t("Regions", "区域")
COUNT_REGIONS = _t("Number", "数量")
SCALE = _t("Belonging", "归属")
GROUP = _t("Group", "分组")
COLUMNS = _t("Columns", "列")
WRITTEN = _t("What is written", "填写内容")
ROWS_MEANT = _t("Rows", "所涉行")
WHY = _t("Reason", "理由")
YEAR_WORD = _t("Word in the data", "数据中的写法")
SCORES_PRINTED = _t("Scores are printed on", "得分公布区间")
OWN_METHOD = _t("How its parts combine", "下级合成方式")
TIERS_OF = _t("Tiers of", "分档对象")
AS_WRITTEN = _t("As the edition says it", "方案写法")
WHAT_IS_DONE = _t("What is done", "做法")

# Sentences

PACK_LINE = _t(
    "Rule pack {namespace}, version {version}. This document is generated from its data.",
    "规则包 {namespace}，版本 {version}。本文档由其数据自动生成。",
)
EDITION_LINE = _t(
    "Evaluation year {year}. This document is generated from the edition and its packs.",
    "评价年份 {year}。本文档由年度方案及其规则包自动生成。",
)
SPECIMEN = _t(
    "SPECIMEN: the data of {tracks} are made up for demonstration; no score says anything of a real place.",
    "样例：{tracks}的数据为演示而虚构，得分不反映任何真实地区。",
)
EFFECTIVE_IS = _t(
    "The effective weight is the product of the weights from the index down to the indicator.",
    "有效权重为总指数至该指标逐层权重之积。",
)
NOMINAL = _t(
    "Nominal below these nodes, which are no weighted means: {nodes}.",
    "下列节点不是加权平均，其下各项的有效权重仅为名义值：{nodes}。",
)
NO_SHARE = _t("compliance alone", "仅作对照，不计分")
EVIDENCE_IS = _t(
    "read: held against the text; derived: arithmetic from what was read; recalled: from memory, not verified; "
    "chosen: set by the authors, in no document but their own.",
    "原文核对：已对照原文；据原文推算：由原文数值计算得出；凭记忆未核实：未对照原文；"
    "自定：由制定者选定，不见于其他文件。",
)
OR_IMPROVE = _t("or better by {rate}% in a year", "或年度改善 {rate}%")
BY_TRAIT = _t("by {trait}", "按{trait}区分")
AFTER = _t("after {transform}", "经 {transform} 变换")
PART_WEIGHT = _t("weight {weight}", "权重 {weight}")
EQUAL = _t("equal", "等权")
RELATIVE = _t("relative", "相对权重")
LEAST = _t("score at least {bound}", "得分不低于 {bound}")
REACHED = _t("score of {bound} or better", "得分达到 {bound} 或更优")
PRINTED_BOUND = _t("printed score {bound} or better", "公布得分达到 {bound} 或更优")
TOP = _t("top {bound}% of the ranked regions", "排名前 {bound}% 的区域")

THEN = _t("then", "再变换")
NORMALISED = _t("then normalised", "再标准化")
INVERTED = _t(
    "the distances from 100 are aggregated, and the result is taken from 100",
    "以 100 减各项得分后合成，再以 100 减其结果",
)
LEAST_PARTS = _t("with at least {n} of its parts", "至少须有 {n} 个下级得分")
REFUSED = _t("no score with a part missing", "任一下级缺失即不计算得分")
SHARED = _t("the weight of missing parts is shared among the rest", "缺失项的权重按比例分摊给其余各项")
SHARED_IF = _t(
    "the weight of missing parts is shared among the rest, if at least {share} of it has data",
    "缺失项的权重按比例分摊给其余各项，有数据的权重须达到 {share}",
)
OWN_WAYS = _t(
    "All other nodes are plain weighted means, as the aggregate stage has them.",
    "其余节点均按合成阶段的规定取加权平均。",
)
NOT_FIXED = _t(
    "The weights of these nodes are not the same fixed numbers for every region and year; those in force are in "
    "weights.csv and region_weights.csv of a result.",
    "下列节点的权重不是对所有区域和年份固定不变的数值；实际生效的权重见结果中的 weights.csv 与 region_weights.csv。",
)
BY_DATA = _t("by the data", "由数据确定")
BY_GROUP = _t("by group", "分组赋权")
BY_JUDGEMENT = _t("computed", "计算得出")
COMPUTED = _t("computed", "计算赋权")
LEARNED = _t("computed from the regions' scores", "由各区域得分计算")
JUDGED = _t("computed from judgements", "由判断矩阵等计算")
MEASURED = _t(
    "of each region itself, in proportion to these indicators", "由各区域自身的下列指标值按比例确定"
)
EXCEPTIONS = _t("Regions that screening passes over, whatever their data:", "不受数据筛查规则约束的区域：")
KEPT = _t("rows with {header}", "{header} 为下列取值的行")
DROPPED = _t("rows without {header}", "{header} 不为下列取值的行")
ALL_ROWS = _t("all rows", "全部行")
GAPS_ARE = _t(
    "Something is written in these cells although nothing is known: they count as empty.",
    "下列单元格虽有填写内容但实际无数据，按空值处理。",
)
PRINTED_ON = _t("{zero} to {scale} (decimals: {n})", "{zero}～{scale}（{n} 位小数）")
OF_TRACK = _t("this track's own", "本评价组自定")

# Words

BOUNDS = {"score": LEAST, "printed": PRINTED_BOUND, "share": TOP}
ROUNDINGS = {
    "half_even": _t("rounded (decimals: {n}, ties to the even digit)", "按四舍六入五成双修约至 {n} 位小数"),
    "half_up": _t("rounded (decimals: {n}, ties away from zero)", "四舍五入至 {n} 位小数"),
}
DIRECTIONS = {
    "higher": _t("higher", "越高越好"),
    "lower": _t("lower", "越低越好"),
    None: _t("not stated", "未说明"),
}
ROLES = {"scored": _t("scored", "计分"), "auxiliary": _t("auxiliary", "辅助")}
FREQUENCIES = {
    "yearly": _t("yearly", "年度"),
    "quarterly": _t("quarterly", "季度"),
    "monthly": _t("monthly", "月度"),
    "once": _t("once", "一次性"),
}
EVIDENCE = {
    "read": _t("read", "原文核对"),
    "derived": _t("derived", "据原文推算"),
    "recalled": _t("recalled", "凭记忆未核实"),
    "chosen": _t("chosen", "自定"),
    "unstated": _t("set by the edition", "年度方案设定"),
}
CONFIDENCE = {
    "high": _t("confidence high", "可信度高"),
    "medium": _t("confidence medium", "可信度中"),
    "low": _t("confidence low", "可信度低"),
}
STAGE_NAMES = {
    "derive": _t("Derive", "指标派生"),
    "screen": _t("Screen", "数据筛查"),
    "impute": _t("Impute", "缺失值插补"),
    "treat": _t("Treat outliers", "异常值处理"),
    "normalise": _t("Normalise", "标准化"),
    "weight": _t("Weight", "赋权"),
    "aggregate": _t("Aggregate", "合成"),
    "rank": _t("Rank", "排名"),
    "tier": _t("Tier", "分档"),
}
