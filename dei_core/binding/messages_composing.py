"""Sentences about plans composed in Python."""

from __future__ import annotations

from dei_core.sentence import message

NOT_ONE_ROOT = message(
    "composed-roots",
    "the tree must have exactly one node that is nobody's child, the index; found {roots}",
    "Put the others under it.",
    "指标体系须恰有一个不属于任何上级的节点（总指数）；现为 {roots}",
    "请将其余节点列为其下级项。",
)
COMPOSED_CIRCLE = message(
    "composed-circle",
    "these nodes contain each other: {nodes}",
    "Remove one of these children.",
    "以下节点相互包含：{nodes}",
    "请删除其中一处上下级关系。",
)
COMPOSED_WEIGHTS = message(
    "composed-weights",
    "the weights of '{node}' sum to {total}; they must sum to 1",
    "Correct them; or let relative=True divide them by their sum; or give a list of children for equal weights; or "
    'sum with them as they are, by aggregator="weighted_sum".',
    "“{node}”的权重之和为 {total}，应恰为 1",
    "请更正权重；或以 relative=True 按其合计折算；如需等权，请给出下级项列表；如需按原权重求和，请用 "
    'aggregator="weighted_sum"。',
)
NO_WEIGHT = message(
    "composed-no-weight",
    "the weights of '{node}' are all 0, so that no child counts",
    "Give at least one child a weight above 0, or give a list of children for equal weights.",
    "“{node}”的权重均为 0，任何下级项均不计入",
    "请至少为一个下级项给出大于 0 的权重；如需等权，请给出下级项列表。",
)
NOT_A_WEIGHT = message(
    "composed-weight",
    "the weight of '{child}' under '{node}' is {value} of type {kind}; a finite number of 0 or more is expected",
    "Correct it, or take the child out.",
    "“{node}”下“{child}”的权重为 {kind} 类型的 {value}，应为不小于 0 的有限数值",
    "请更正权重，或移除该下级项。",
)
NESTED_TREE = message(
    "composed-nested",
    "'{child}' under '{node}' holds children of its own in the place of its weight",
    "Give '{child}' an entry of its own in the tree, and its weight here.",
    "“{node}”下的“{child}”以其自身的下级项代替了权重",
    "请在体系中为“{child}”单列一项，此处只写其权重。",
)
NOT_A_TREE = message(
    "composed-tree",
    "the tree is of type {kind}; a mapping from each node to its children is expected",
    'Give {{"index": ["income", "waste"]}}, or {{"index": {{"income": 0.6, "waste": 0.4}}}}.',
    "指标体系为 {kind} 类型，应为由节点到其下级项的映射",
    '请写作 {{"index": ["income", "waste"]}} 或 {{"index": {{"income": 0.6, "waste": 0.4}}}}。',
)
NOT_CHILDREN = message(
    "composed-children",
    "the children of '{node}' are of type {kind}; names, or names with weights, are expected",
    'Give a list of names, or {{"income": 0.6, "waste": 0.4}}.',
    "“{node}”的下级项为 {kind} 类型，应为名称列表，或名称及权重",
    '请给出名称列表，或 {{"income": 0.6, "waste": 0.4}}。',
)
NAME_NOT_TEXT = message(
    "composed-name",
    "'{name}' of type {kind} cannot be the name of a node or an indicator; text is expected",
    "Write the name as text, as it stands above the column.",
    "{kind} 类型的“{name}”不能作为节点或指标的名称，应为文本",
    "请以文本写出名称，与列名一致。",
)
PARAMETER_KIND = message(
    "composed-parameter",
    "{value} of type {kind} is given, but {wanted} is expected",
    "Correct it, or leave the parameter out.",
    "给出的是 {kind} 类型的 {value}，应为{wanted}",
    "请更正，或去掉该参数。",
)
WEIGHER_UNUSED = message(
    "composed-weigher",
    "the weigher '{weigher}' sets weights that the method '{method}' does not use",
    "Leave the weigher out, or aggregate by a weighted mean.",
    "方法“{method}”不使用赋权方法“{weigher}”给出的权重",
    "请去掉赋权方法，或改用加权平均类方法合成。",
)
NO_SUCH_METHOD = message(
    "composed-method",
    "the core has no such method: '{method}'{hint}",
    "Use one of: {known}.",
    "核心中没有方法“{method}”{hint}",
    "请改用：{known}。",
)
NOT_IN_COMPOSED = message(
    "composed-lower",
    "'{name}' is named under {argument}, but is not {what} of the tree{hint}",
    "Use one of: {known}.",
    "“{name}”列在 {argument} 中，但不是体系中的{what}{hint}",
    "请改用：{known}。",
)
FUNCTION_GIVES = message(
    "composed-function",
    "the function '{function}' gives no finite score for some value, or two different ones for the same value",
    "Let it give a number for every value, the same wherever that value stands.",
    "函数“{function}”对某些数值未给出有限的得分，或对相同的数值给出不同的得分",
    "请使其为每个数值给出得分，相同的数值得分相同。",
)
FUNCTION_UNASKED = message(
    "composed-function-unasked",
    "{regions} has a value that the function '{function}' was not given when its scores were made",
    "Score all regions together, or give a method that learns from some and scores others.",
    "{regions} 的数值在函数“{function}”计算得分时未曾给出",
    "请将全部区域一并评分，或改用可由部分区域确定参照值、为其他区域评分的方法。",
)
