"""Sentences about asking for a region, a year or a node that is not there."""

from __future__ import annotations

from dei_core.sentence import message

UNKNOWN_REGION = message(
    "unknown-region",
    "no region has the code or name '{region}'{hint}",
    "Use a code of the ranking.",
    "没有代码或名称为“{region}”的区域{hint}",
    "请使用排名表中的代码。",
)
SHARED_NAME = message(
    "shared-name",
    "several regions are called '{region}': {codes}",
    "Use the code.",
    "有多个区域名为“{region}”：{codes}",
    "请使用代码。",
)
UNKNOWN_YEAR = message(
    "unknown-year",
    "there are no data of '{region}' for {year}; there are for: {known}",
    "Use one of these years.",
    "“{region}”没有 {year} 年的数据；已有年份：{known}",
    "请使用其中一年。",
)
UNKNOWN_NODE = message(
    "unknown-node",
    "the tree has no node or indicator '{node}'{hint}",
    "Use one of: {known}.",
    "指标体系中没有节点或指标“{node}”{hint}",
    "请改用：{known}。",
)
