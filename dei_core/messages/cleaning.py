"""What a dataset says about cells and regions that its file does not say itself, and where it misses."""

from __future__ import annotations

from dei_core.messages.message import message

GAP_FINDS_NOTHING = message(
    "gap-finds-nothing",
    "a gap is declared for the column '{header}', but none of its rows has {values} there",
    "Correct the gap's `values`, `keep` or `drop`, or remove it.",
    "为“{header}”列声明了空缺，但所指各行中均无取值 {values}",
    "请更正该空缺的 `values`、`keep` 或 `drop`，或将其删除。",
    "warning",
)
MEMBER_TWICE = message(
    "member-twice",
    "'{parent}' lists {region} under both '{first}' and '{second}'; a region belongs to one of them",
    "Remove it from one of the two lists in dataset.{dataset}.members.{parent}.",
    "“{parent}”将 {region} 同时列入“{first}”和“{second}”；一个区域只能属于其中之一",
    "请将其从 dataset.{dataset}.members.{parent} 的其中一个名单中删去。",
)
