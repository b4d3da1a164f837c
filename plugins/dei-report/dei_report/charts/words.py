"""The words of the charts."""

from __future__ import annotations

from dei_core import Text


def _t(en: str, zh: str) -> Text:
    return Text(en=en, zh=zh)


INDEX = _t("index", "总指数")
SCORE = _t("score", "得分")
SHOWN = _t("score shown", "显示得分")
REGIONS = _t("regions", "区域数")
REGION = _t("region", "区域")
RANK = _t("rank", "排名")
NAME = _t("name", "名称")
TIER = _t("tier", "档次")
PILLAR = _t("pillar", "一级指标")
INDICATOR = _t("indicator", "指标")
FROM, TO = _t("from", "下限"), _t("to", "上限")
MEDIAN = _t("median", "中位数")
MEAN = _t("mean", "均值")
BEST = _t("best", "最高")
LOWEST, HIGHEST = _t("lowest", "最低"), _t("highest", "最高")
FIRST = _t("number one", "总指数第一名")
MIDDLE = _t("middle half", "中间 50%")
OUTER = _t("middle four fifths", "中间 80%")
RANGE = _t("lowest to highest", "最低至最高")
Q1, Q3 = _t("lower quartile", "下四分位数"), _t("upper quartile", "上四分位数")
WEIGHT = _t("weight within its parent", "层内权重")
EFFECTIVE = _t("effective weight in the index", "在总指数中的有效权重")
HERE = _t("this region", "本区域")
PEERS = _t("median of the peer group", "同类区域中位数")
ALL = _t("median of all", "全部区域中位数")
POINTS = _t("points of the index", "对总指数的贡献（分）")
GAIN = _t("points of the index to be gained", "可提升的总指数得分")
PLACES = _t("places gained", "可提升位次")
YEAR = _t("year", "年份")
VALUE = _t("value", "数值")
SHARE = _t("share of the regions", "区域占比")
CELLS = _t("share of the cells", "数据单元占比")
COUNT = _t("count", "数量")
AHEAD = _t("points above the median", "高出中位数（分）")
WAS, NOW = _t("before", "上期"), _t("now", "本期")
MOVED = _t("places", "位次变化")
STATE = _t("state", "状态")

WHOLE = "datum.value % 1 ? '' : datum.label"
"""Labels of an axis that counts: none between whole numbers."""
STATES = {
    "missing": _t("missing", "缺失"),
    "imputed": _t("imputed", "插补"),
    "treated": _t("treated outlier", "异常值处理"),
}
VERDICTS = {
    "passed": _t("met", "达标"),
    "failed": _t("not met", "未达标"),
    "missing": _t("no data", "无数据"),
}
