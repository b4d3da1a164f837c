"""Sentences about plans composed in Python."""

from __future__ import annotations

from dei_core.messages.message import message

NOT_ONE_ROOT = message(
    "composed-roots",
    "the tree must have exactly one node that is nobody's child, the index; found {roots}",
    "Put the others under it.",
    "指标体系须恰有一个不属于任何上级的节点（总指数）；现为 {roots}",
    "请将其余节点列为其下级。",
)
COMPOSED_CIRCLE = message(
    "composed-circle",
    "these nodes contain each other: {nodes}",
    "Remove one of these children.",
    "以下节点相互包含：{nodes}",
    "请删除其中一个下级关系。",
)
COMPOSED_WEIGHTS = message(
    "composed-weights",
    "the weights of '{node}' sum to {total}, or one is negative; they must sum to exactly 1",
    "Correct them, or give a list of children for equal weights.",
    "'{node}' 的权重之和为 {total}，或含负值；权重之和须恰为 1",
    "请更正权重；如需等权，请给出下级列表。",
)
WEIGHER_UNUSED = message(
    "composed-weigher",
    "the weigher '{weigher}' sets weights that the method '{method}' does not use",
    "Leave the weigher out, or aggregate by a weighted mean.",
    "赋权方法 '{weigher}' 给出的权重不会被方法 '{method}' 使用",
    "请去掉赋权方法，或改用加权平均类方法合成。",
)
NO_SUCH_METHOD = message(
    "composed-method",
    "the core has no such method: '{method}'",
    "Use one of: {known}.",
    "核心中没有方法 '{method}'",
    "请改用：{known}。",
)
NOT_IN_COMPOSED = message(
    "composed-lower",
    "'{name}' is named under lower, but is not an indicator of the tree",
    "Use one of: {known}.",
    "'{name}' 列在 lower 中，但不是体系中的指标",
    "请改用：{known}。",
)
