"""Why a method of this plugin refuses what it was given, and what it warns of."""

from __future__ import annotations

from dei_core.plugin import message

TOO_FEW_ROWS = message(
    "methods.too-few-regions",
    "only {found} regions have what the method learns from; it needs at least {needed}",
    "Supply more data, lower what the method asks for, or choose another method.",
    "仅有 {found} 个区域具备该方法所需的数据；至少需要 {needed} 个",
    "请补充数据、降低该方法的要求，或改用其他方法。",
)
COVARIANCE_SINGULAR = message(
    "methods.covariance-singular",
    "the covariances of the indicators {members} cannot be told apart: one of them follows from the others, or there "
    "are too few regions ({found}); they must be independent",
    "Remove a redundant indicator, work in smaller branches (`levels = 1`), or set `ridge` above 0.",
    "无法估计以下指标的协方差：{members}；其中有指标可由其他指标推出，或区域过少（{found} 个）；"
    "这些指标必须相互独立",
    "请移除冗余指标、缩小分支范围（`levels = 1`），或将 `ridge` 设为大于 0 的数值。",
)
NOT_CONVERGED = message(
    "methods.not-converged",
    "the iteration did not settle within {steps} steps; it should come to rest",
    "Raise `steps`, set `ridge` above 0, or choose another imputation method.",
    "迭代 {steps} 次后仍未收敛",
    "请增大 `steps`、将 `ridge` 设为大于 0 的数值，或改用其他插补方法。",
)
NOTHING_TO_LEARN_FROM = message(
    "methods.nothing-to-learn-from",
    "no other indicator correlates with {indicator} by {least} or more",
    "Lower `least`, or except this indicator with another imputation method.",
    "没有其他指标与 {indicator} 的相关系数绝对值达到 {least}",
    "请降低 `least`，或将该指标列为例外并改用其他插补方法。",
)
OUTPUT_TOO_LOW = message(
    "methods.score-too-low",
    "the best score of the child {child} is {value}; the benefit of the doubt weighs shares of the best, which must be "
    "above 0, and no score may be below 0",
    "Normalize to a range of 0 or more in which somebody scores above 0.",
    "下级项 {child} 的最高得分为 {value}；最有利赋权以最高得分为基准，最高得分必须大于 0，且任何得分不得为负",
    "请将标准化区间设为不小于 0，且至少有一个区域得分大于 0。",
)
SHARES_IMPOSSIBLE = message(
    "methods.shares-impossible",
    "shares from {low} to {high} cannot sum to 1 over {children} children",
    "Lower `share_low` to at most {fair}, and raise `share_high` to at least {fair}.",
    "{children} 个下级项的份额介于 {low} 与 {high} 之间时，其和不可能为 1",
    "请将 `share_low` 降至不大于 {fair}，将 `share_high` 提高至不小于 {fair}。",
)
NO_SOLUTION = message(
    "methods.no-solution",
    "the solver found no optimum for the linear programme of {regions}; every such programme has one",
    "Check the scores of these regions for values that are far apart in size, and normalize them.",
    "以下区域的线性规划未求得最优解：{regions}；此类规划必有最优解",
    "请检查这些区域的得分是否数量级相差过大，并作标准化处理。",
)
COMPARISONS_COUNT = message(
    "methods.comparisons-count",
    "{parameter} has {found} entries; a node with {children} children needs one each",
    "Give `{parameter}` {children} entries, in the order of the node's children.",
    "{parameter} 有 {found} 项；该节点有 {children} 个下级项，应逐项填写",
    "请按下级项的次序在 `{parameter}` 中填写 {children} 项。",
)
COMPARISON_OUTSIDE = message(
    "methods.comparison-outside",
    "{parameter}[{position}] is {value}; comparisons with the best and the worst lie between 1 and 9",
    "Correct the entry: 1 equal, 3 moderate, 5 strong, 7 very strong, 9 extreme.",
    "{parameter}[{position}] 为 {value}；与最优、最劣项的比较值应介于 1 与 9 之间",
    "请更正该项：1 同等、3 稍微、5 明显、7 强烈、9 极端。",
)
NO_REFERENCE_CHILD = message(
    "methods.no-reference-child",
    "no entry of {parameter} is 1; the {which} child compared with itself is 1",
    "Write 1 in the place of the {which} child.",
    "{parameter} 中没有取值为 1 的项；{which}与其自身相比应为 1",
    "请在{which}所在位置填写 1。",
)
TARGETS_COUNT = message(
    "methods.targets-count",
    "target has {found} entries; a node with {children} children needs one each",
    "Give `target` {children} entries in the order of the node's children, or leave it out for equal ones.",
    "target 有 {found} 项；该节点有 {children} 个下级项，应逐项填写",
    "请按下级项的次序在 `target` 中填写 {children} 项；如各项相同可不写。",
)
CHILD_CONSTANT = message(
    "methods.child-constant",
    "the child {child} is {value} in every region; a correlation needs values that differ",
    "Take the child out of the node, or weigh the node by `equal` or by stated weights.",
    "下级项 {child} 在所有区域均为 {value}；计算相关系数要求数值存在差异",
    "请将其移出该节点，或对该节点采用 `equal` 或直接给定权重。",
)
SCORES_TOO_LARGE = message(
    "methods.scores-too-large",
    "a score below the node is {value}; the method squares scores, so they must be smaller than {most}",
    "Normalize the indicators before they are weighed.",
    "该节点的下级项得分达到 {value}；该方法需对得分取平方，得分必须小于 {most}",
    "请先对指标作标准化处理，再赋权。",
)
BALANCE_NOT_REACHED = message(
    "methods.balance-not-reached",
    "no weights of 0 or more give the children of {node} the stated shares of correlation; the nearest are off by "
    "{apart}",
    "Accept the nearest weights, change `target`, or regroup children that run against each other.",
    "不存在非负权重能使 {node} 的各下级项达到给定的相关性份额；最接近的结果相差 {apart}",
    "可接受最接近的权重，或调整 `target`，或将相互背离的下级项重新分组。",
    "warning",
)
