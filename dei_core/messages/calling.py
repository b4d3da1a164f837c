"""Sentences about what Python programs hand to `score` and `rescore`, and about methods that they bring."""

from __future__ import annotations

from dei_core.messages.message import message

NOT_A_PLAN = message(
    "score-plan",
    "a plan is expected, but this is of type {kind}",
    "Make one by compose(…), or take the plan of open_edition(…).",
    "应为计算方案（Plan），现为 {kind} 类型",
    "请用 compose(…) 生成，或使用 open_edition(…) 的 plan。",
)
NOT_A_TABLE = message(
    "score-table",
    "a Table is expected, but this is of type {kind}",
    "Make one by Table(regions=…, columns=…), or of a data frame by dei_tables.table_from_frame(…).",
    "应为数据表（Table），现为 {kind} 类型",
    "请用 Table(regions=…, columns=…) 生成，或用 dei_tables.table_from_frame(…) 由数据框生成。",
)
NO_ROWS = message(
    "score-no-rows",
    "the table has no rows; at least one region is expected",
    "Check the filter that the rows came through.",
    "数据表没有任何行，至少应有一个区域",
    "请检查筛选条件。",
)
UNKNOWN_TRACK = message(
    "score-track",
    "the plan has no track '{track}'{hint}",
    "Use one of: {known}.",
    "计算方案中没有评价组“{track}”{hint}",
    "请改用：{known}。",
)
OUTSIDE_RANGE = message(
    "value-out-of-range",
    "'{indicator}' must be {range}, its valid range, but is not for: {regions}",
    "Correct the values or their unit; if they are right, widen the indicator's valid range.",
    "“{indicator}”应在有效范围（{range}）之内，以下区域超出：{regions}",
    "请更正数值或单位；若数值无误，请放宽该指标的有效范围。",
)
UNKNOWN_TRAIT = message(
    "trait-value",
    "the trait '{trait}' knows {known}, but is another word for: {regions}",
    "Write one of the known values.",
    "分类特征“{trait}”的可用取值为 {known}，以下区域为其他取值：{regions}",
    "请改为可用取值之一。",
)
NOT_PER_ROW = message(
    "method-not-per-row",
    "the method gives {found}; an array of one number per row is expected",
    "Let it give a score for every row, NaN where there is none.",
    "该方法给出的是{found}，应为每行一个数值的数组",
    "请使其为每一行给出得分，没有得分的以 NaN 表示。",
)
NOT_ALONE = message(
    "method-looks-aside",
    "'{method}' must score each region from its own row, but scores these otherwise when they are alone: {regions}",
    "Compute what it needs of the other regions in `fit`, and take it from the reference.",
    "方法“{method}”应仅依据区域自身的数据评分，但以下区域单独计算时得分不同：{regions}",
    "请在 `fit` 中计算所需的其他区域信息，再由参照值取用。",
)
INFINITE_SCORE = message(
    "infinite-score",
    "the score is infinite for: {regions}; only finite scores can be ranked",
    "Let the method refuse such cells, or give NaN where there is no score.",
    "以下区域的得分为无穷大：{regions}；只有有限得分才能排序",
    "请使方法拒绝此类单元格，或在没有得分时给出 NaN。",
)
NO_NODE = message(
    "rescore-node",
    "'{name}' is not a node of the track{hint}",
    "Use one of: {known}.",
    "“{name}”不是该评价组的节点{hint}",
    "请改用：{known}。",
)
NO_PART = message(
    "rescore-part",
    "'{name}' is neither an indicator nor a node of the track{hint}",
    "Use one of: {known}.",
    "“{name}”既不是该评价组的指标，也不是节点{hint}",
    "请改用：{known}。",
)
