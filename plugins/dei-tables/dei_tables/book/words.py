"""Headings, labels and sentences of the workbook for analysts."""

from __future__ import annotations

from dei_core import Text


def _t(en: str, zh: str) -> Text:
    return Text(en=en, zh=zh)


# Sheets

ABOUT = _t("About", "说明")
RANKING = _t("Ranking", "排名")
SCORES = _t("Scores", "得分")
NORMALISED = _t("Normalised", "标准化")
RAW = _t("Data", "数据")
CONTRIBUTIONS = _t("Contributions", "贡献")
COMPLIANCE = _t("Compliance", "达标")
GAPS = _t("Gaps", "差距")
WEIGHTS = _t("Weights", "权重")
RULES = _t("Rules", "规则")
LEARNED = _t("References", "参照值")
FINDINGS = _t("Findings", "检查结果")

WHAT = {
    "ranking": _t(
        "The index and its pillars: scores and ranks, best first", "总指数及各支柱的得分与排名，由优到劣"
    ),
    "scores": _t("Scores at every node of the indicator system", "指标体系各节点得分"),
    "normalised": _t("Every indicator and clause on 0-100", "各指标、各条款的标准化得分（百分制）"),
    "raw": _t("Values as scored, in the unit of the indicator", "评分所用数据，以指标单位计"),
    "contributions": _t(
        "Points that each indicator adds to the index; they sum to it",
        "各指标对总指数的贡献分，合计等于总指数",
    ),
    "compliance": _t("Whether each clause of each standard is met", "各项标准逐条达标情况"),
    "gaps": _t("What is lacking to meet each clause, in its unit", "距各条款要求的差距，以指标单位计"),
    "weights": _t(
        "Weight of every child in its node and, multiplied down, in the index",
        "各下级项的层内权重，以及逐层相乘后在总指数中的有效权重",
    ),
    "rules": _t(
        "How every indicator is scored: method, parameters, source, evidence",
        "各指标的评分方法、参数、出处与证据等级",
    ),
    "references": _t(
        "What methods learned from the regions: means, bounds, tests, diagnostics",
        "各方法由样本得到的数值：均值、上下限、检验量、诊断量等",
    ),
    "findings": _t("What was found on the way", "计算过程中发现的问题"),
}

# Columns

REGION = _t("Code", "区域代码")
NAME = _t("Region", "区域名称")
YEAR = _t("Year", "年份")
TRACK = _t("Track", "评价组")
RANK = _t("Rank", "排名")
SCORE = _t("Score", "得分")
TIER = _t("Tier", "档次")
COVERAGE = _t("Coverage", "数据覆盖率")
RANK_OF = _t("{name}: rank", "{name}排名")
OVERALL = _t("{name}: total", "{name}：总评")
NODE = _t("Node", "节点")
NODE_NAME = _t("Name of the node", "节点名称")
CHILD = _t("Child", "下级项")
CHILD_NAME = _t("Name of the child", "下级项名称")
WEIGHT = _t("Weight in its node", "层内权重")
EFFECTIVE = _t("Effective weight in the index", "总指数有效权重")
AGGREGATION = _t("How the node adds up", "合成方法")
INDICATOR = _t("Indicator or clause", "指标或条款")
IN_CHINESE_NAME = _t("Name in Chinese", "中文名称")
IN_ENGLISH_NAME = _t("Name in English", "英文名称")
PILLAR = _t("Pillar", "支柱")
COLUMN = _t("Column of the data", "数据列")
UNIT = _t("Unit", "单位")
DIRECTION = _t("Better", "方向")
METHOD = _t("Method", "方法")
ABOUT_METHOD = _t("What the method does", "方法说明")
PARAMS = _t("Parameters", "参数")
SOURCE = _t("Source", "出处")
CLAUSE = _t("Clause, page or table", "条款、页码或表号")
EVIDENCE = _t("Evidence", "证据等级")
CONFIDENCE = _t("Confidence", "可信度")
CHECKED = _t("Checked", "核对年份")
SINCE = _t("In force since", "起始年份")
PACK = _t("Rule pack", "规则包")
RULE = _t("Where it is written", "规则位置")
REASON = _t("Why the edition chose it", "方案说明的理由")
STAGE = _t("Stage", "环节")
LEARNED_BY = _t("Indicator or node", "指标或节点")
LEARNED_NAME = _t("Name", "名称")
WITHIN = _t("Group and year", "分组与年份")
QUANTITY = _t("Quantity", "数值名称")
VALUE = _t("Value", "数值")
SEVERITY = _t("Severity", "严重程度")
CODE = _t("Code", "代码")
PLACE = _t("Where", "位置")
IN_CHINESE = _t("Finding in Chinese", "中文说明")
IN_ENGLISH = _t("Finding in English", "英文说明")

# Words in cells

PARENTS = {
    "city": _t("City", "城市"),
    "province": _t("Province", "省份"),
    "cluster": _t("City cluster", "城市群"),
    "country": _t("Country", "国家"),
    "continent": _t("Continent", "大洲"),
}
AUXILIARY = _t("auxiliary", "辅助")
BESIDE = _t("beside the index", "不计入总指数")
HIGHER, LOWER = _t("higher", "越高越好"), _t("lower", "越低越好")
AFTER = _t("after {transform}", "经 {transform} 变换")
THRESHOLD = _t("demanded", "要求")
BY_EDITION = _t("set by the edition", "年度方案设定")
VERDICTS = {
    "passed": _t("passed", "达标"),
    "failed": _t("failed", "未达标"),
    "missing": _t("missing", "缺失"),
    "scored": _t("scored", "只计分"),
}
GRADES = {
    "read": _t("read", "原文核对"),
    "derived": _t("derived", "据原文推算"),
    "recalled": _t("recalled", "凭记忆未核实"),
    "chosen": _t("chosen", "参考方案自定"),
    "unstated": BY_EDITION,
}
CONFIDENCES = {"high": _t("high", "高"), "medium": _t("medium", "中"), "low": _t("low", "低")}
SEVERITIES = {
    "error": _t("error", "错误"),
    "warning": _t("warning", "警告"),
    "note": _t("note", "提示"),
}
STATES = {
    "given": _t("given: as in the data file", "原始：数据文件中的原值"),
    "derived": _t("derived: computed from other columns", "派生：由其他列计算得出"),
    "imputed": _t("imputed: filled in by the method of the stage", "插补：按插补方法补齐"),
    "treated": _t("treated: an outlier that was changed", "经处理：异常值处理后的数值"),
    "missing": _t("missing: no value", "缺失：无数据"),
    "screened": _t("screened: there, but the region is not scored", "已筛除：有数值，但该区域不予评分"),
}
STAGES = {
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

# About

SPECIMEN = _t(
    "SPECIMEN DATA: made up for demonstration; no score says anything of a real place.",
    "样例数据：为演示而虚构，得分不反映任何真实地区。",
)
EVALUATED = _t("Evaluation year {year}", "评价年份 {year}")
SHEETS = _t("Sheets", "工作表")
TRACKS = _t("Tracks", "评价组")
DATA = _t("Data", "数据来源")
VERSIONS = _t("Versions", "版本")
ENGINE = _t("Engine", "计算引擎")
STAGES_HEAD = _t("Stages: {track}", "计算阶段：{track}")
HOW = _t("How to read it", "阅读说明")
LEGEND = _t("Marks of the cells in the sheets of data", "“数据”工作表单元格标记")
LEFT_OUT = _t("left out: see the findings", "未写入，见“检查结果”")
TRACK_LINE = _t(
    "{id}: {rows} rows, {scored} of them with a score; rules by evidence: {rules}",
    "{id}：{rows} 行，其中有得分 {scored} 行；规则证据等级：{rules}",
)
FILE_LINE = _t("{file}, {rows} rows, sha-256 {sha256}", "{file}，{rows} 行，sha-256 {sha256}")
ACCESSED = _t("taken on {day}", "获取日期 {day}")
ORDER = _t(
    "All sheets of a track list its regions in the order of the ranking, so that a row is the same region on each.",
    "同一评价组的各工作表均按排名顺序列出区域，各表同一行为同一区域。",
)
SCALE = _t(
    "Scores of the track {track} go from {zero} to {scale}.",
    "评价组“{track}”的得分范围为 {zero} 至 {scale}。",
)
PRECISION = _t(
    "Cells show few decimals and hold every digit, as the CSV tables of the same run do.",
    "单元格仅显示少量小数位，实际保存全部数位，与同次运行输出的 CSV 表一致。",
)
EMPTY = _t(
    "A hatched cell has no value; nothing is counted as 0 in its place.",
    "带斜线的单元格无数据，计算时不作 0 处理。",
)
COLOURS = _t(
    "Darker cells and longer bars are higher scores, within their column; clauses met are blue, others orange.",
    "同一列中颜色越深、数据条越长，得分越高；条款达标为蓝色，未达标为橙色。",
)
GRADES_ARE = _t(
    "Evidence. read: held against the text; derived: arithmetic from what was read; recalled: from memory, not "
    "verified; chosen: set by the authors, in no document but their own.",
    "证据等级：“原文核对”指已对照原文；“据原文推算”指由原文数值计算得出；“凭记忆未核实”指未对照原文；"
    "“参考方案自定”指由制定者选定，不见于其他文件。",
)
NOMINAL = _t(
    "Effective weights are products of weights from the index down; below a node that is no weighted mean, and for "
    "regions with missing data, they are nominal.",
    "有效权重为总指数至该项逐层权重之积；对非加权平均的节点之下各项以及有缺失数据的区域，仅为名义值。",
)
