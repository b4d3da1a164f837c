"""Sentences about what methods mean: where they would mean something else than they say."""

from __future__ import annotations

from dei_core.messages.message import message

FIT_WITHOUT_SEEING = message(
    "fit-without-seeing",
    "the {kind} '{method}' is declared to see the {sees} alone, but has a fit, which learns from other regions",
    'Declare sees = "column" (or "table" for an aggregator), or leave out fit.',
    "{kind} 类方法“{method}”声明仅取决于 {sees}，却带有由其他区域确定参照值的 fit",
    '请声明 sees = "column"（合成方法用 "table"），或去掉 fit。',
)
SEEN_WITHOUT_FIT = message(
    "seen-without-fit",
    "the {kind} '{method}' is declared to see the {sees}, but has no fit: its scores are computed part by part, so "
    "what they know of other regions has to be learned first",
    'Put what depends on other regions into fit, or declare sees = "cell" (or "children" for an aggregator).',
    "{kind} 类方法“{method}”声明取决于 {sees}，但没有 fit；得分分块计算，须先由 fit 从其他区域得出所需数值",
    '请将依赖其他区域的部分放入 fit，或声明 sees = "cell"（合成方法用 "children"）。',
)
LEARNED_FROM_SOME = message(
    "learned-from-some",
    "what node '{node}' learns ({what}) is learned from {count}; left out, as a part of the node is "
    "missing there: {regions}",
    "Complete or impute these values, or state the weights instead of learning them.",
    "节点“{node}”由样本确定的内容（{what}）取自 {count}；因缺少下级项而未计入：{regions}",
    "请补全或插补这些数值，或直接给定权重而不由样本确定。",
    "warning",
)
