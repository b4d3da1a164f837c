"""Why `dei analyse` and `dei compare` have nothing to show, or where they do not write."""

from __future__ import annotations

from dei_core.plugin import message

NO_YEAR = message(
    "analysis.no-such-year",
    "no track has a score in {year}; there are scores in {known}",
    "Ask for one of these years.",
    "没有评价组在 {year} 年有得分；有得分的年份为 {known}",
    "请改选上述年份之一。",
)
NOTHING_SHARED = message(
    "analysis.nothing-shared",
    "the two have no track with a region, year and node in common: {first} and {second}",
    "Compare editions or results of the same regions and years, or name both nodes with --node.",
    "两者没有区域、年份和节点均相同的评价组：{first} 与 {second}",
    "请比较区域和年份相同的方案或结果，或用 --node 指定两者共有的节点。",
)
NOT_CSV = message(
    "analysis.not-csv",
    "{file} does not end in .csv; a comparison is written as CSV",
    "Name it {better}.",
    "{file} 的扩展名不是 .csv；对比结果以 CSV 格式写出",
    "请将文件命名为 {better}。",
)
NOT_A_COMPARISON = message(
    "analysis.not-a-comparison",
    "{file} is there already and is not an earlier comparison; it is left as it is",
    "Name another file by --out, or move this one away.",
    "{file} 已存在，且不是先前写出的对比结果，未予覆盖",
    "请用 --out 指定其他文件名，或先移走该文件。",
)
