"""Sentences about what methods mean: where they would mean something else than they say."""

from __future__ import annotations

from dei_core.sentence import message
from dei_core.text import Text

HIGHER_IS_BETTER = Text(en="higher is better", zh="数值越大越好")
LOWER_IS_BETTER = Text(en="lower is better", zh="数值越小越好")
"""How a direction reads inside a sentence."""
AT_LEAST = Text(en="at least", zh="不低于")
AT_MOST = Text(en="at most", zh="不高于")
"""How a demand reads inside a sentence."""
PARAMETER_NOT_FINITE = message(
    "parameter-not-finite",
    "parameter {parameter} is {value}; a finite number is expected",
    "Give `{parameter}` a finite number.",
    "参数 {parameter} 为 {value}，应为有限数值",
    "请将 `{parameter}` 设为有限数值。",
)
PARAMETER_TOO_LOW = message(
    "parameter-too-low",
    "parameter {parameter} is {value}; it must be above {bound}",
    "Give `{parameter}` a value above {bound}.",
    "参数 {parameter} 为 {value}，必须大于 {bound}",
    "请将 `{parameter}` 设为大于 {bound} 的数值。",
)
PARAMETER_BELOW = message(
    "parameter-below",
    "parameter {parameter} is {value}; it must be {bound} or more",
    "Give `{parameter}` a value of {bound} or more.",
    "参数 {parameter} 为 {value}，不得小于 {bound}",
    "请将 `{parameter}` 设为不小于 {bound} 的数值。",
)
PARAMETER_OUTSIDE = message(
    "parameter-outside-range",
    "parameter {parameter} is {value}; it must lie between {low} and {high}",
    "Give `{parameter}` a value from {low} to {high}.",
    "参数 {parameter} 为 {value}，必须介于 {low} 与 {high} 之间",
    "请将 `{parameter}` 设为 {low} 至 {high} 之间的数值。",
)
PARAMETERS_NOT_RISING = message(
    "parameters-not-rising",
    "{lower_name} is {lower} and {upper_name} is {upper}; {lower_name} must be the smaller of the two",
    "Correct one of the two, or exchange them; the indicator's direction already says which end is better.",
    "{lower_name} 为 {lower}，{upper_name} 为 {upper}；{lower_name} 必须小于 {upper_name}",
    "请更正其中之一或将二者互换；何端为优由指标方向决定。",
)
SPAN_TOO_LARGE = message(
    "span-too-large",
    "from {low} to {high} is too wide a span for double-precision numbers",
    "State the indicator in a larger unit, so that its numbers become smaller.",
    "{low} 至 {high} 的跨度超出双精度数的表示范围",
    "请为该指标改用更大的计量单位，使数值变小。",
)
GOALPOSTS_EQUAL = message(
    "goalposts-equal",
    "unallowed and satisfactory are both {value}, so no distance lies between them; two values are expected",
    "Set `unallowed` to the value that earns the base score and `satisfactory` to the one for full marks.",
    "不允许值与满意值均为 {value}，两者之间没有距离；应为两个不同的数值",
    "请将 `unallowed` 设为取得基础分的数值，将 `satisfactory` 设为取得满分的数值。",
)
LEARNED_NOT_RISING = message(
    "learned-not-rising",
    "the goalposts that the regions set lie at {low} and {high}; the low one must be below the high one",
    "State one of the two with `value`, or choose a quantile or a number of regions that sets them apart.",
    "由样本确定的两端阈值为 {low} 与 {high}；低端阈值须小于高端阈值",
    "请用 `value` 给定其中一端，或改用能使两端拉开距离的分位数或区域个数。",
)
ONE_OF = message(
    "one-of",
    "one thing is said in several ways: {found}; only one of them can hold",
    "Keep one of them.",
    "同一事项以多种方式给出：{found}；只能保留一种",
    "请只保留其中一项。",
)
GOALPOSTS_AGAINST_DIRECTION = message(
    "goalposts-against-direction",
    "of this indicator {sense}, but satisfactory ({satisfactory}) is a worse value than unallowed "
    "({unallowed})",
    "Exchange `unallowed` and `satisfactory`, or correct the indicator's direction.",
    "该指标{sense}，但满意值 {satisfactory} 劣于不允许值 {unallowed}",
    "请互换 `unallowed` 与 `satisfactory`，或更正指标方向。",
)
STEPS_COUNT = message(
    "steps-count",
    "the steps have {bounds} bounds and {scores} scores; at least one bound and one score more than bounds "
    "are expected",
    "Give `scores` one entry for each interval that the bounds in `at` cut out.",
    "分段计分有 {bounds} 个界值和 {scores} 个得分；至少应有一个界值，且得分应比界值多一个",
    "请使 `scores` 与 `at` 中界值划分出的各区间逐一对应。",
)
STEPS_AGAINST_DIRECTION = message(
    "steps-against-direction",
    "of this indicator {sense}, but a better value can fall to a lower score: {scores}",
    "Write `at` and `scores` from the lowest values to the highest, or correct the indicator's direction; "
    "use `interval` where the middle is best.",
    "该指标{sense}，但分档得分 {scores} 使较优的数值得分反而较低",
    "请按数值由小到大填写 `at` 与 `scores`，或更正指标方向；适中为优的指标请用 `interval`。",
)
DEGREE_ZERO = message(
    "degree-zero",
    "the degree of a power mean is 0; another number is expected, as degree 0 is the geometric mean",
    "Choose the method `geometric`, or another degree.",
    "幂平均的幂次为 0，应为非零数值；0 次幂平均即几何平均",
    "请改用 `geometric` 方法，或另选幂次。",
)
DEMAND_AGAINST_DIRECTION = message(
    "demand-against-direction",
    "of this indicator {sense}, but the method demands {side} {threshold}; a demand must hold off the worse "
    "values",
    "State the demand with `{other}`, or correct the indicator's direction.",
    "该指标{sense}，但达标要求为{side} {threshold}；达标要求应当限制较差的一端",
    "请改用 `{other}` 方法，或更正指标方向。",
)
NO_VALUES = message(
    "no-values",
    "no region has a value; at least one is expected",
    "Supply data for the indicator, or take it out of the index.",
    "所有区域均缺失数值；至少应有一个区域有数值",
    "请补充该指标的数据，或将其移出指标体系。",
)
TOO_FEW_VALUES = message(
    "too-few-values",
    "only {found} regions have a value; the method needs at least {needed}",
    "Supply more data, or choose a method that does not compare regions, such as `goalposts`.",
    "仅有 {found} 个区域有数据；该方法至少需要 {needed} 个",
    "请补充数据，或改用不依赖区域间比较的方法，如 `goalposts`。",
)
CONSTANT_COLUMN = message(
    "constant-column",
    "every available value is {value}; the method needs values that differ",
    "Choose a method with fixed references, such as `goalposts`, or take the indicator out of the index.",
    "所有可用数值均为 {value}；该方法要求数值之间存在差异",
    "请改用参照固定的方法（如 `goalposts`），或将该指标移出指标体系。",
)
REFERENCE_TOO_LOW = message(
    "reference-too-low",
    "the {statistic} of the column is {value}; scores are shares of it, so it must be above 0",
    "Choose another method or another statistic; check the signs of the data.",
    "该列的{statistic}为 {value}；得分以其为基准计算比例，故必须大于 0",
    "请改用其他方法或其他统计量，并核对数据的正负号。",
)
TARGET_NOT_BETTER = message(
    "target-not-better",
    "the target {target} is no better than the worst available value {worst} (of this indicator {sense})",
    "Correct `target`, its unit, or the indicator's direction.",
    "目标值 {target} 并不优于现有最差值 {worst}（该指标{sense}）",
    "请更正 `target`、其计量单位或指标方向。",
)
VALUE_TOO_LOW = message(
    "value-too-low",
    "the value is {bound} or lower for {regions}; the method needs values above {bound}",
    "Correct the values, mark them as missing, or choose a method that allows them.",
    "以下区域的数值小于或等于 {bound}：{regions}；该方法要求数值大于 {bound}",
    "请更正这些数值或标为缺失，或改用允许此类数值的方法。",
)
VALUE_NEGATIVE = message(
    "value-negative",
    "the value is negative for {regions}; the method needs values of 0 or more",
    "Correct the values, mark them as missing, or choose a method that allows them.",
    "以下区域的数值为负：{regions}；该方法要求数值不小于 0",
    "请更正这些数值或标为缺失，或改用允许此类数值的方法。",
)
DIVISOR_ZERO = message(
    "divisor-zero",
    "the divisor is 0 for {regions}; nothing can be divided by it",
    "Correct the divisor, or mark it as missing.",
    "以下区域的分母为 0：{regions}；无法相除",
    "请更正分母，或将其标为缺失。",
)
NOT_YES_NO = message(
    "not-yes-no",
    "the value is neither 1 (yes) nor 0 (no) for {regions}",
    "Enter 1 or 0, mark the value as missing, or choose `min` or `max` for a number.",
    "以下区域的数值既非 1（是）也非 0（否）：{regions}",
    "请填写 1 或 0，或标为缺失；数值型指标请改用 `min` 或 `max`。",
)
RESULT_TOO_LARGE = message(
    "result-too-large",
    "the result for {regions} is too large for double-precision numbers",
    "Check these values for mistakes of unit or entry.",
    "以下区域的计算结果超出双精度数的表示范围：{regions}",
    "请检查这些数值的计量单位或录入是否有误。",
)
PARTS_COUNT = message(
    "parts-count",
    "the method works on exactly {needed} inputs, but is given {found}",
    "Name exactly {needed} inputs, in the order that the method expects.",
    "该方法要求恰好 {needed} 个输入项，实际为 {found} 个",
    "请按方法要求的次序列出恰好 {needed} 个输入项。",
)
SCORE_NEGATIVE = message(
    "score-negative",
    "a score below the node is negative for {regions}; the method needs scores of 0 or more",
    "Hold the normalised scores at 0 (`clip`), or aggregate with `arithmetic`.",
    "以下区域存在为负的下级项得分：{regions}；该方法要求得分不小于 0",
    "请将标准化得分的下限设为 0（`clip`），或改用 `arithmetic` 合成。",
)
SCORE_ABOVE_FULL = message(
    "score-above-full",
    "a score below the node is above 100 for {regions}; the method measures how far scores are from 100",
    "Hold the normalised scores at 100 (`clip`), or aggregate with `arithmetic`.",
    "以下区域存在高于 100 的下级项得分：{regions}；该方法按距 100 分的差距合成",
    "请将标准化得分的上限设为 100（`clip`），或改用 `arithmetic` 合成。",
)
SCORE_ZERO = message(
    "score-zero",
    "a score below the node is 0 for {regions}; the mean would be 0 whatever the other scores are",
    'State `zero = "zero"` if that is meant (geometric, harmonic), or normalize to a range above 0.',
    "以下区域存在为 0 的下级项得分：{regions}；无论其他得分如何，平均值都将为 0",
    '如确需如此（几何平均、调和平均），请声明 `zero = "zero"`；否则请将标准化区间的下限设为大于 0。',
)
PARTS_TOO_FEW = message(
    "parts-too-few",
    "the method works on at least {needed} inputs, but is given {found}",
    "Name at least {needed} inputs, in the order that the method expects.",
    "该方法至少需要 {needed} 个输入项，实际为 {found} 个",
    "请按方法要求的次序列出至少 {needed} 个输入项。",
)
PASSES_OUT_OF_REACH = message(
    "passes-out-of-reach",
    "{k} clauses have to be passed, but the node has only {found}",
    "Set `k` to {found} or less, or add the missing clauses to the node.",
    "要求至少 {k} 项达标，但该节点仅有 {found} 项",
    "请将 `k` 设为不大于 {found} 的数值，或为该节点补充缺少的条款。",
)
POINTS_COUNT = message(
    "points-count",
    "the node has {children} children and `points` {points} entries; the first child is the base, and each of "
    "the others needs one entry",
    "Give `points` one entry for every child after the first, in their order.",
    "该节点有 {children} 个下级项，`points` 有 {points} 个分值；首项为基础得分，其余各项应各有一个分值",
    "请按次序为首项之外的每个下级项在 `points` 中填写一个分值。",
)
MEAN_TOO_LOW = message(
    "mean-too-low",
    "the weighted mean of the scores is 0 or lower for {regions}; dispersion is measured against it, so it must "
    "be above 0",
    "Normalize to a range above 0, or aggregate with `arithmetic`.",
    "以下区域的加权平均得分小于或等于 0：{regions}；离散程度以其为基准，故必须大于 0",
    "请将标准化区间的下限设为大于 0，或改用 `arithmetic` 合成。",
)
SCREENED_BOTH_WAYS = message(
    "screened-both-ways",
    "these regions are to be kept and to be left out at once: {regions}; a region can be in one of the lists only",
    "Remove each of them from `include` or from `exclude` of the screen stage.",
    "以下区域同时列为保留和剔除：{regions}；每个区域只能列入其一",
    "请将其从 screen 环节的 `include` 或 `exclude` 中删去一处。",
)
