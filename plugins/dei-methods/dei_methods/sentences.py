"""Why a statistical method refuses what it was given, and what it warns of: treatment, weights, whole tables.

The engine adds the node, and says a child, which a method knows by its place, by name and id.
"""

from __future__ import annotations

from dei_core.plugin import message

# Outlier treatment

MAXIMUM_TOO_LOW = message(
    "maximum-too-low",
    "the maximum {maximum} times the factor {factor} is not above 1, so the logarithm would turn the order round",
    "Raise `factor`, or choose `log_ct`.",
    "最大值 {maximum} 与系数 {factor} 之积不大于 1，取对数后次序将会颠倒",
    "请增大 `factor`，或改用 `log_ct`。",
)
BEYOND_POLE = message(
    "value-beyond-pole",
    "the value lies beyond the end of the fitted logarithm for {regions}; it can be taken only a little outside the "
    "extremes that it was fitted to",
    "Fit the treatment to data that contain these regions, or except the indicator.",
    "以下区域的数值超出由样本确定的对数变换的定义域：{regions}；该变换仅适用于确定时极值附近的数值",
    "请由包含这些区域的样本重新确定，或将该指标列为例外。",
)
HELD_TO_ONE = message(
    "held-to-one-value",
    "holding up to {most} outermost values would leave one single value; the column has too few different values",
    "Lower `most`, or treat this indicator by an exception (another method, or `none`).",
    "按至多 {most} 个离群值缩尾后将只剩一个数值；该列的不同取值过少",
    "请减小 `most`，或将该指标列为例外（改用其他方法或 `none`）。",
)

# Weights

NOTHING_TO_WEIGH = message(
    "nothing-to-weigh",
    "all children come out with a weight of 0, as no region differs from another in them; at least one has to differ",
    "Weigh this node by `equal` or by stated weights.",
    "各下级项的权重均为 0：区域之间没有差异；至少应有一项存在差异",
    "请对该节点采用 `equal` 或直接给定权重。",
)
CHILDREN_PARALLEL = message(
    "children-parallel",
    "all correlations between {children} are 1: each tells the same as the others, so that none conflicts with another",
    "Leave one of them in the node, or weigh it by `equal` or by stated weights.",
    "{children} 两两相关系数均为 1：各项所示完全相同，彼此之间没有冲突性",
    "请只保留其中一项，或对该节点采用 `equal` 或直接给定权重。",
)
SCORES_TOO_LARGE = message(
    "scores-too-large",
    "a score below the node is {value}; the method squares scores, so they must be smaller than {most}",
    "Normalize the indicators before they are weighed or aggregated.",
    "该节点的下级项得分达到 {value}；该方法需对得分取平方，得分必须小于 {most}",
    "请先对指标作标准化处理，再赋权或合成。",
)
CHILD_CONSTANT = message(
    "child-constant",
    "the child {child} is {value} in every region; a correlation needs values that differ",
    "Take the child out of the node, or weigh the node by `equal` or by stated weights.",
    "下级项 {child} 在所有区域均为 {value}；计算相关系数要求数值存在差异",
    "请将其移出该节点，或对该节点采用 `equal` 或直接给定权重。",
)
CHILD_TOO_LOW = message(
    "child-too-low",
    "the child {child} goes down to {value}; these weights need scores {bound}",
    "Normalize to a range above 0 (`worst = 1`), or weigh by `critic` or `standard_deviation`.",
    "下级项 {child} 的最低得分为 {value}；该赋权方法要求得分{bound}",
    "请将标准化区间的下限设为大于 0（`worst = 1`），或改用 `critic`、`standard_deviation` 赋权。",
)
TOO_FEW_REGIONS = message(
    "too-few-regions",
    "only {found} regions have all children of the node; the method needs at least {needed}",
    "Supply more data, or choose a method that does not learn from the regions.",
    "仅有 {found} 个区域的各下级项齐全；该方法至少需要 {needed} 个",
    "请补充数据，或改用不依赖区域数据的方法。",
)
LOADING_NEGATIVE = message(
    "loading-negative",
    "the first principal component runs against {children}: weights cannot be negative",
    "Check the directions of these indicators, regroup them, or set `squared = true`.",
    "第一主成分在以下下级项上的载荷为负：{children}；权重不能为负",
    "请核对这些指标的方向或调整分组，或设置 `squared = true`。",
)
JUDGEMENTS_COUNT = message(
    "judgements-count",
    "{parameter} has {found} entries; a node with {children} children needs {needed}",
    "Give `{parameter}` {needed} entries, in the order of the node's children.",
    "{parameter} 有 {found} 项；有 {children} 个下级项的节点需要 {needed} 项",
    "请按下级项的次序在 `{parameter}` 中填写 {needed} 项。",
)
JUDGEMENT_OUTSIDE = message(
    "judgement-outside",
    "{parameter}[{position}] is {value}; on Saaty's scale a comparison lies between {low} and {high}",
    "Correct the entry: 1 equal, 3 moderate, 5 strong, 7 very strong, 9 extreme, or one over these.",
    "{parameter}[{position}] 为 {value}；按萨蒂标度，比较值应介于 {low} 与 {high} 之间",
    "请更正该项：1 同等、3 稍微、5 明显、7 强烈、9 极端，或其倒数。",
)
JUDGEMENTS_TOO_MANY = message(
    "judgements-too-many",
    "the node has {found} children; beyond {most} there is no random index to hold a consistency against",
    "Group the children under intermediate nodes and compare within each.",
    "该节点有 {found} 个下级项；超过 {most} 项时没有可供检验一致性的随机指标",
    "请增设中间层节点，在各节点内分别比较。",
)
JUDGEMENTS_INCONSISTENT = message(
    "judgements-inconsistent",
    "the pairwise comparisons for {node} contradict each other: consistency ratio {ratio}, below {limit} is expected; "
    "most at odds are {first} and {second}",
    "Reconsider that comparison first.",
    "{node} 的两两比较相互矛盾：一致性比率为 {ratio}，应小于 {limit}；其中 {first} 与 {second} 的比较偏差最大",
    "请首先重新审视该项比较。",
    "warning",
)

# Whole tables

NOTHING_APART = message(
    "nothing-apart",
    "the regions do not differ in any child that has a weight; the method measures how far they lie apart",
    "Aggregate with `arithmetic`, or take the node out of the index.",
    "各区域在所有有权重的下级项上均无差异；该方法以区域间的差距为度量",
    "请改用 `arithmetic` 合成，或将该节点移出指标体系。",
)
NOTHING_APART_LEFT = message(
    "nothing-apart-left",
    "the children that these regions have are the same in every region, so that nothing tells how near they are to the "
    "best: {regions}",
    "Complete their data, or raise `coverage` or `least` of the node, so that they have no score.",
    "以下区域现有的下级项在所有区域均无差异，无从度量其与最优值的距离：{regions}",
    "请补全这些区域的数据，或提高该节点的 `coverage` 或 `least`，使其不予评分。",
)
ONE_YEAR = message(
    "one-year-only",
    "the data have {years} year; a value can be taken from another year only where there are at least two",
    "Supply several years, each row with its year, or choose another imputation method.",
    "数据仅有 {years} 个年份；至少有两个年份时才能借用其他年份的数值",
    "请提供多个年份的数据并逐行注明年份，或改用其他插补方法。",
)
