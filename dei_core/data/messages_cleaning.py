"""What a dataset says about cells and regions that its file does not say itself, and where it misses."""

from __future__ import annotations

from dei_core.sentence import message

GAP_FINDS_NOTHING = message(
    "gap-finds-nothing",
    "a gap is declared for the column '{header}', but none of its rows has {values} there",
    "Correct the gap's `values`, `keep` or `drop`, or remove it.",
    "为“{header}”列声明了空缺，但所指各行中均无取值 {values}",
    "请更正该空缺的 `values`、`keep` 或 `drop`，或将其删除。",
    "warning",
)
VALUE_MATCHES_NOTHING = message(
    "value-matches-nothing",
    "`{option}` of dataset '{dataset}' or its track names values that no row has: {values}",
    "Correct them, letter for letter and number for number as they stand in the file, or remove them.",
    "数据集“{dataset}”或其评价组的 `{option}` 列出了任何行都没有的取值：{values}",
    "请按文件中的写法逐字更正，或将其删除。",
    "warning",
)
WORD_UNUSED = message(
    "word-unused",
    "`{option}` of dataset '{dataset}' lists words that the file does not have: {values}",
    "Correct them if the file writes them otherwise, as they then do nothing.",
    "数据集“{dataset}”的 `{option}` 列出了文件中没有的字样：{values}",
    "如文件中写法不同，请更正，否则不起作用。",
    "note",
)
MEMBER_UNKNOWN = message(
    "member-unknown",
    "the list names regions that {file} does not have: {regions}",
    "Correct the codes, or remove them from the list.",
    "名单所列区域在 {file} 中不存在：{regions}",
    "请更正代码，或将其从名单中删去。",
    "warning",
)
YEARS_WITHOUT_COLUMN = message(
    "years-without-column",
    "`years` says which years {words} stand for, but the dataset names no column of years",
    "Name the column under `year`, or remove `years`.",
    "`years`说明了 {words} 所代表的年份，但数据集未指明年份列",
    "请在 `year` 中指明年份列，或删除 `years`。",
)
MEMBER_TWICE = message(
    "member-twice",
    "'{parent}' lists {region} under both '{first}' and '{second}'; a region belongs to one of them",
    "Remove it from one of the two lists in dataset.{dataset}.members.{parent}.",
    "“{parent}”将 {region} 同时列入“{first}”和“{second}”；一个区域只能属于其中之一",
    "请将其从 dataset.{dataset}.members.{parent} 的其中一个名单中删去。",
)
LOOK_ALIKES = message(
    "look-alikes",
    "{spellings} look alike and are not the same; one spelling is expected everywhere",
    "Write all of them in one way.",
    "{spellings} 看上去相同而写法不同，应统一为一种写法",
    "请统一写法。",
)
CODE_SPELLING = message(
    "code-spelling",
    "the region code {value} holds hidden characters, or digits or letters of another width or script",
    "Write '{plain}'.",
    "区域代码 {value} 含有不可见字符，或全角及其他文字的数字、字母",
    "请写作“{plain}”。",
)
