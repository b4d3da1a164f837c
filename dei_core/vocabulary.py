"""The closed words of the house, each in both languages, once: what files may say, and how people hear it.

A key is what stands in a file or a table and never changes; its words are what everything that speaks to people says.
The order of a table is the order in which its words are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from dei_core.text import Text

Stage = Literal["derive", "screen", "impute", "treat", "normalise", "weight", "aggregate", "rank", "tier"]
State = Literal["given", "derived", "imputed", "treated", "missing", "screened"]
Verdict = Literal["passed", "failed", "missing", "scored"]
Evidence = Literal["read", "derived", "recalled", "chosen"]
"""How a rule is known: read in the text, derived by arithmetic from what was read, recalled without having been
checked, or chosen by the authors and in no document but their own."""
Confidence = Literal["high", "medium", "low"]
"""How much what is recalled, not read, is to be trusted."""
Severity = Literal["error", "warning", "note"]
Direction = Literal["higher", "lower"]
Role = Literal["scored", "auxiliary"]
Frequency = Literal["yearly", "quarterly", "monthly", "once"]
MissingPolicy = Literal["refuse", "reweight"]
"""What a missing part means for a node: no score, or its weight shared among the rest."""
Rounding = Literal["half_even", "half_up"]
"""Where a tie of rounding goes: to the even digit, as computers do, or away from zero, as people do."""
Ties = Literal["competition", "dense"]
Fit = Literal["pooled", "yearly"]
TierBound = Literal["score", "printed", "share"]
Words = Mapping[str, Text]


@attrs.frozen(kw_only=True)
class Vocabulary:
    """Key -> words, for each kind of closed words; see `VOCABULARY`.

    stages: of the computation, in their order. states: how a cell came about. verdicts: of a clause.
    evidence: grades of evidence; `unstated` is what an edition sets by itself. confidence: of what is recalled.
    severities: of findings. directions: which way of an indicator is good. roles, frequencies: of indicators.
    missing: what a missing part means for a node. rounding: where ties go.
    parents: kinds of regions that others lie in. methods: kinds of methods.
    sees: what a result of a method depends on. things: kinds of entities of a pack.
    headings: of the columns and sections that several products show.
    """

    stages: Words
    states: Words
    verdicts: Words
    evidence: Words
    confidence: Words
    severities: Words
    directions: Words
    roles: Words
    frequencies: Words
    missing: Words
    rounding: Words
    parents: Words
    methods: Words
    sees: Words
    things: Words
    headings: Words


VOCABULARY = Vocabulary(
    stages={
        "derive": Text("Derive", "指标派生"),
        "screen": Text("Screen", "数据筛查"),
        "impute": Text("Impute", "缺失值插补"),
        "treat": Text("Treat outliers", "离群值处理"),
        "normalise": Text("Normalise", "标准化"),
        "weight": Text("Weight", "赋权"),
        "aggregate": Text("Aggregate", "合成"),
        "rank": Text("Rank", "排名"),
        "tier": Text("Tier", "分档"),
    },
    states={
        "given": Text("given", "原始"),
        "derived": Text("derived", "派生"),
        "imputed": Text("imputed", "插补"),
        "treated": Text("treated", "已处理"),
        "missing": Text("missing", "缺失"),
        "screened": Text("screened out", "已筛除"),
    },
    verdicts={
        "passed": Text("met", "达标"),
        "failed": Text("not met", "未达标"),
        "missing": Text("no data", "无数据"),
        "scored": Text("scored, no pass mark", "仅评分"),
    },
    evidence={
        "read": Text("read", "原文核对"),
        "derived": Text("derived", "据原文推算"),
        "recalled": Text("recalled", "待核实"),
        "chosen": Text("chosen", "自定"),
        "unstated": Text("set by the edition", "年度方案设定"),
    },
    confidence={
        "high": Text("high", "高"),
        "medium": Text("medium", "中"),
        "low": Text("low", "低"),
    },
    severities={
        "error": Text("error", "错误"),
        "warning": Text("warning", "警告"),
        "note": Text("note", "提示"),
    },
    directions={
        "higher": Text("higher", "越高越好"),
        "lower": Text("lower", "越低越好"),
    },
    roles={
        "scored": Text("scored", "参与评分"),
        "auxiliary": Text("auxiliary", "辅助指标"),
    },
    frequencies={
        "yearly": Text("yearly", "年度"),
        "quarterly": Text("quarterly", "季度"),
        "monthly": Text("monthly", "月度"),
        "once": Text("once", "一次性"),
    },
    missing={
        "refuse": Text("no score with a part missing", "任一下级项缺失即无得分"),
        "reweight": Text(
            "the weight of missing parts is shared among the rest", "缺失项的权重按比例分摊给其余各项"
        ),
    },
    rounding={
        "half_even": Text("ties to the even digit", "四舍六入五成双"),
        "half_up": Text("ties away from zero", "四舍五入"),
    },
    parents={
        "province": Text("Province", "省份"),
        "city": Text("City", "城市"),
        "cluster": Text("City cluster", "城市群"),
        "region": Text("Region", "区域"),
        "country": Text("Country", "国家"),
        "continent": Text("Continent", "大洲"),
    },
    methods={
        "normalizer": Text("normalizer", "标准化方法"),
        "transform": Text("transform", "变换方法"),
        "derivation": Text("derivation", "派生方法"),
        "aggregator": Text("aggregator", "合成方法"),
        "imputer": Text("imputation method", "插补方法"),
        "treatment": Text("outlier treatment", "离群值处理方法"),
        "weigher": Text("weighting method", "赋权方法"),
    },
    sees={
        "cell": Text("the region's own value", "本区域的该项数值"),
        "column": Text("the indicator in all regions", "各区域的该项指标"),
        "children": Text("the region's own children of the node", "本区域在该节点的各下级项"),
        "table": Text("all indicators or children in all regions", "各区域的全部指标或下级项"),
    },
    things={
        "source": Text("source", "出处"),
        "indicator": Text("indicator", "指标"),
        "trait": Text("trait", "分类特征"),
        "trait value": Text("value of the trait", "分类特征取值"),
        "framework": Text("framework", "评价框架"),
        "region_type": Text("region type", "区域类型"),
        "weighting": Text("weighting", "权重方案"),
        "benchmark": Text("benchmark", "评价标准"),
        "feature": Text("feature of modernisation", "现代化特征"),
        "pillar": Text("pillar", "一级指标"),
        "tier_scheme": Text("tier scheme", "分档方案"),
        "dataset": Text("dataset", "数据集"),
        "node": Text("node or indicator", "节点或指标"),
        "pack": Text("pack", "规则包"),
        "track": Text("track", "评价组"),
        "clause": Text("clause", "条款"),
        "derived": Text("derived indicator", "派生指标"),
    },
    headings={
        "name": Text("Name", "名称"),
        "region": Text("Region", "区域"),
        "region_code": Text("Region code", "区域代码"),
        "region_name": Text("Region name", "区域名称"),
        "code": Text("Code", "代码"),
        "year": Text("Year", "年份"),
        "track": Text("Track", "评价组"),
        "tracks": Text("Tracks", "评价组"),
        "rank": Text("Rank", "位次"),
        "score": Text("Score", "得分"),
        "scores": Text("Scores", "得分"),
        "tier": Text("Tier", "档次"),
        "coverage": Text("Coverage", "数据完整度"),
        "ranking": Text("Ranking", "排名"),
        "places": Text("Places", "位次变动"),
        "before": Text("Before", "上期"),
        "pillar": Text("Pillar", "一级指标"),
        "node": Text("Node", "节点"),
        "indicator": Text("Indicator", "指标"),
        "indicators": Text("Indicators", "指标数"),
        "weight": Text("Weight", "权重"),
        "weights": Text("Weights", "权重"),
        "weight_within": Text("Weight within its parent", "层内权重"),
        "weight_in_index": Text("Weight in the index", "总指数权重"),
        "unit": Text("Unit", "计量单位"),
        "direction": Text("Better", "方向"),
        "valid_range": Text("Valid range", "有效范围"),
        "value": Text("Value", "数值"),
        "definition": Text("Definition", "定义"),
        "scope": Text("Statistical scope", "统计口径"),
        "supplier": Text("Supplier", "数据提供单位"),
        "frequency": Text("Frequency", "更新频率"),
        "name_zh": Text("Name in Chinese", "中文名称"),
        "name_en": Text("Name in English", "英文名称"),
        "rules": Text("Scoring rules", "评分规则"),
        "method": Text("Method", "方法"),
        "source": Text("Source", "出处"),
        "evidence": Text("Evidence", "依据等级"),
        "checked": Text("Checked", "核对年份"),
        "reason": Text("Reason", "理由"),
        "stage": Text("Stage", "计算环节"),
        "done": Text("What is done", "做法"),
        "what": Text("What", "对象"),
        "standard": Text("Standard", "评价标准"),
        "clause": Text("Clause", "条款"),
        "demand": Text("Demand", "要求"),
        "feature": Text("Feature", "特征"),
        "guidance": Text("Guidance", "发展指引"),
        "group": Text("Group", "分组"),
        "dataset": Text("Dataset", "数据集"),
        "data": Text("Data", "数据集"),
        "file": Text("File", "文件"),
        "packs": Text("Packs", "规则包"),
        "version": Text("Version", "版本"),
    },
)
"""The words themselves, the same in every product."""

STATES = tuple(VOCABULARY.states)
"""How a cell came about, in the order of the codes that stand for them."""
