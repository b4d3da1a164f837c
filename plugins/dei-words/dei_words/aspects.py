"""What the keys of a lock are called, where it is told that they moved."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

OF_SCORE = {
    "round": Text(en="decimals of the score", zh="得分修约位数"),
    "rounding": Text(en="ties of rounding", zh="修约规则"),
}
RULE = {
    "method": VOCABULARY.methods["normalizer"],
    "direction": Text(en="better", zh="指标方向"),
    "transform": Text(en="transform of the value", zh="数值变换"),
    "transform_params": Text(en="transform of the value", zh="数值变换"),
    "then": Text(en="transform of the score", zh="得分变换"),
    "unit": Text(en="unit of measure", zh="计量单位"),
    "impute": Text(en="imputation", zh="缺失值插补"),
    "treat": Text(en="outlier treatment", zh="离群值处理"),
    "by": Text(en="parameters by trait", zh="分组参数"),
    "when": Text(en="parameters by trait", zh="分组参数"),
    "rule": Text(en="rule in force", zh="现行有效的评分规则"),
    "reason": Text(en="reason", zh="理由"),
    **OF_SCORE,
}
NODE = {
    "method": VOCABULARY.methods["aggregator"],
    "missing": Text(en="missing parts", zh="缺失项处理"),
    "coverage": Text(en="least share of data", zh="最低数据完整度"),
    "least": Text(en="least number of parts", zh="最少下级项数"),
    "inverted": Text(en="distances from 100", zh="以距 100 的差额合成"),
    "capped": Text(en="full mark", zh="满分封顶"),
    "weigher": VOCABULARY.methods["weigher"],
    "own": Text(en="weights by region", zh="分区域权重"),
    "transform": Text(en="transform of the score", zh="得分变换"),
    "normalise": Text(en="normalizer of the score", zh="得分标准化"),
    "children": Text(en="order of the parts", zh="下级项次序"),
    "rule": Text(en="weights in force", zh="现行有效的权重"),
    "reason": Text(en="reason", zh="理由"),
    **OF_SCORE,
}
SETTING = {
    "tolerance": Text(en="tolerance of ties", zh="并列容差"),
    "tiers": Text(en="tiers", zh="分档方案"),
    "beside": Text(en="tiers beside", zh="附加分档"),
    "printed": Text(en="printed scale", zh="分值范围"),
    "region_type": VOCABULARY.things["region_type"],
}
INTAKE = {
    "gaps": Text(en="cells that count as empty", zh="按空值处理的单元格"),
    "members": Text(en="groups of regions", zh="区域分组"),
    "years": Text(en="words for years", zh="年份写法"),
    "fixed_year": Text(en="year of the data", zh="数据年份"),
    "keep": Text(en="rows kept", zh="保留的行"),
    "drop": Text(en="rows dropped", zh="剔除的行"),
    "missing": Text(en="words for an empty cell", zh="空值写法"),
}
ASPECTS = {"rule": RULE, "clause": RULE, "node": NODE, "setting": SETTING, "intake": INTAKE}


def aspect(kind: str, key: str) -> Text | None:
    """What a move's key is called; None where it has no name but itself.

    >>> aspect("node", "weigher.params.method").en
    'weighting method'
    """
    head, _, rest = key.partition(".")
    if kind == "intake" and head in ("intake", "previous"):
        head = rest.partition(".")[0]
    if kind == "setting" and head == "stages":
        return VOCABULARY.stages.get(rest)
    return ASPECTS.get(kind, {}).get(head)
