"""The words of the charts."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

INDEX = Text("index", "总指数")
SCORE = Text("score", "得分")
SHOWN = Text("score shown", "显示得分")
REGIONS = Text("regions", "区域数")
REGION = Text("region", "区域")
RANK = Text("rank", "位次")
NAME = Text("name", "名称")
TIER = Text("tier", "档次")
PILLAR = VOCABULARY.things["pillar"]
INDICATOR = VOCABULARY.things["indicator"]
FROM, TO = Text("from", "下限"), Text("to", "上限")
MEDIAN = Text("median", "中位数")
MEAN = Text("mean", "均值")
BEST = Text("best", "最高")
LOWEST, HIGHEST = Text("lowest", "最低"), Text("highest", "最高")
FIRST = Text("number one", "总指数第一名")
MIDDLE = Text("middle half", "中间 50%")
OUTER = Text("middle four fifths", "中间 80%")
RANGE = Text("lowest to highest", "最低至最高")
Q1, Q3 = Text("lower quartile", "下四分位数"), Text("upper quartile", "上四分位数")
WEIGHT = Text("weight within its parent", "层内权重")
EFFECTIVE = Text("effective weight in the index", "总指数权重")
HERE = Text("this region", "本区域")
PEERS = Text("median of the peer group", "同类区域中位数")
ALL = Text("median of all", "全部区域中位数")
POINTS = Text("points of the index", "对总指数的贡献分")
GAIN = Text("points of the index to be gained", "可提升的总指数得分")
PLACES = Text("places gained", "可提升位次")
YEAR = Text("year", "年份")
VALUE = Text("value", "数值")
SHARE = Text("share of the regions", "区域占比")
CELLS = Text("share of the cells", "数据单元占比")
COUNT = Text("count", "数量")
AHEAD = Text("points above the median", "高出中位数（分）")
WAS, NOW = Text("before", "上期"), Text("now", "本期")
MOVED = Text("places", "位次变动")
STATE = Text("state", "状态")

WHOLE = "datum.value % 1 ? '' : datum.label"
"""Labels of an axis that counts: none between whole numbers."""
