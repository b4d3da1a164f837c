"""The columns of the analysis tables, each with its meaning in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dei_core import Frame, Text
from dei_core.host import Field, field

TRACK = field("track", "string", "track of the edition", "评价组")
YEAR = field("year", "integer", "year of the values", "年份")
REGION = field("region", "string", "region code", "区域代码")
NODE = field("node", "string", "node of the indicator system", "指标体系节点")
INDICATOR = field("indicator", "string", "indicator", "指标")
COUNT = field(
    "regions", "integer", "regions with a value (with both, for a pair)", "有值的区域数（成对时为两者均有值）"
)
PEARSON = field("pearson", "number", "Pearson correlation", "皮尔逊相关系数")
PEARSON_P = field("pearson_p", "number", "its two-sided p-value", "皮尔逊相关的双侧 p 值")
SPEARMAN = field("spearman", "number", "Spearman rank correlation", "斯皮尔曼秩相关系数")
SPEARMAN_P = field("spearman_p", "number", "its two-sided p-value", "斯皮尔曼相关的双侧 p 值")
KENDALL = field("kendall", "number", "Kendall's tau-b", "肯德尔 tau-b 系数")
KENDALL_P = field("kendall_p", "number", "its two-sided p-value", "肯德尔相关的双侧 p 值")
FIRST = field("first", "string", "one of the pair", "其一")
SECOND = field("second", "string", "the other", "其二")

STAGE = field(
    "stage",
    "string",
    "given: before imputation and treatment; scored: after",
    "given 为插补与离群值处理之前，scored 为之后",
)
MINIMUM = field("minimum", "number", "smallest value", "最小值")
MAXIMUM = field("maximum", "number", "largest value", "最大值")
MEAN = field("mean", "number", "mean", "平均值")
MEDIAN = field("median", "number", "median", "中位数")
DEVIATION = field("deviation", "number", "standard deviation (n - 1)", "标准差（n − 1）")
SKEWNESS = field("skewness", "number", "skewness (type 2)", "偏度（第 2 型）")
KURTOSIS = field("kurtosis", "number", "excess kurtosis (type 2)", "超额峰度（第 2 型）")
ROWS = field("rows", "integer", "regions", "区域数")
AVAILABLE = field("available", "integer", "values", "有效值个数")
NONZERO = field("nonzero", "integer", "values other than 0", "非零值个数")
UNIQUE = field("unique", "integer", "different values", "不同取值个数")
SAME = field("same", "integer", "how often the most frequent value is met", "最频繁取值的出现次数")
FLAGS = field(
    "flags",
    "string",
    "any of few, zeros, alike, outliers",
    "标记：few 数据少、zeros 零值多、alike 取值雷同、outliers 离群",
)

INDICATORS = field("indicators", "integer", "indicators below the node", "节点下的指标数")
SHARE = field(
    "available", "number", "share of them with a value, 0-1", "有数据比例：有数值指标的占比（0 至 1）"
)
NONZERO_SHARE = field(
    "nonzero", "number", "share of the values that are not 0, 0-1", "非零数值的占比（0 至 1）"
)

GROUP = field("group", "string", "the smallest node that both are in", "两者共同所属的最小节点")
RELATION = field(
    "relation",
    "string",
    "parent, ancestor, or level (of one level)",
    "关系：parent 上级、ancestor 更上级、level 同级",
)

OF = field(
    "of",
    "string",
    "children of the node, or the indicators below it",
    "children 为下级项，indicators 为其下全部指标",
)
ITEMS = field("items", "integer", "how many", "项数")
ALPHA = field("alpha", "number", "Cronbach's alpha of their scores", "得分的克朗巴赫 α 系数")

COMPONENT = field("component", "integer", "component, 1 the largest", "主成分序号，1 为最大")
VARIANCE = field("variance", "number", "its variance (eigenvalue)", "方差（特征值）")
EXPLAINED = field("explained", "number", "share of all variance, 0-1", "方差贡献率（0 至 1）")
CHILD = field("child", "string", "child of the node", "节点的下级项")
LOADING = field(
    "loading", "number", "loading; all of a component have length 1", "载荷；同一主成分的载荷长度为 1"
)

ELEMENT = field("element", "string", "indicator or node", "指标或节点")
WHAT = field("kind", "string", "indicator or node", "类别：indicator 指标，node 节点")
EFFECTIVE = field(
    "effective_weight", "number", "nominal share of the index, 0-1", "名义的总指数权重（0 至 1）"
)
MEAN_SHIFT = field("mean_shift", "number", "mean change of rank without it", "剔除后位次的平均变动")
MOST_SHIFT = field("most_shift", "number", "largest change of rank without it", "剔除后位次的最大变动")

SIDE = field("side", "string", "strength or weakness", "strength 为优势，weakness 为短板")
ORDER = field("order", "integer", "1 the foremost", "次序，1 为最突出")
RANK = field("rank", "integer", "rank in the indicator, 1 the best", "该指标的位次，1 为最优")
VALUE = field("value", "number", "value as scored, in the indicator's unit", "评分所用数值（指标的计量单位）")
SCORE = field("score", "number", "score, 0-100", "得分（百分制）")

AUXILIARY = field("auxiliary", "string", "column of the data that is not scored", "数据中不参与评分的列")

YEAR_FIRST = field("first_year", "integer", "earliest year with a value", "最早有值年份")
YEAR_LATEST = field("latest_year", "integer", "latest year with a value", "最近有值年份")
FILLED = field("available", "number", "share of the years with a value, 0-1", "有数值年份的占比（0 至 1）")
GROWTH = field(
    "growth",
    "number",
    "compound annual growth rate between these, 0.02 is 2 %",
    "两年间的年均复合增长率（0.02 即 2%）",
)
CHANGE = field(
    "trend", "number", "linear trend a year, in percent of its start", "线性趋势：每年变动占起点的百分比"
)

FIRST_YEAR = field("first_year", "integer", "year in A", "A 的年份")
SECOND_YEAR = field("second_year", "integer", "year in B", "B 的年份")
FIRST_SCORE = field("first_score", "number", "score in A, 0-100", "A 中得分（百分制）")
SECOND_SCORE = field("second_score", "number", "score in B, 0-100", "B 中得分（百分制）")
FIRST_RANK = field("first_rank", "integer", "rank in A, 1 the best", "A 中位次，1 为最优")
SECOND_RANK = field("second_rank", "integer", "rank in B, 1 the best", "B 中位次，1 为最优")
SCORE_CHANGE = field("score_change", "number", "score in B less that in A", "B 中得分减 A 中得分")
RANK_CHANGE = field(
    "rank_change",
    "integer",
    "rank in B less that in A, both among the regions of both: below 0 is a rise",
    "B 中位次减 A 中位次（均在共有区域中排名），负数为上升",
)


def table(name: str, en: str, zh: str, fields: tuple[Field, ...], rows: Iterable[Sequence[Any]]) -> Frame:
    """A result table from its rows."""
    listed = list(rows)
    cells = zip(*listed, strict=True) if listed else ((),) * len(fields)
    columns = {one.name: list(column) for one, column in zip(fields, cells, strict=True)}
    return Frame(name=name, about=Text(en=en, zh=zh), fields=fields, columns=columns)
