"""What can be wrong with a table that a Python program hands over."""

from __future__ import annotations

from dei_core.sentence import message
from dei_core.text import Text

COLUMN_LENGTH = message(
    "column-length",
    "the column has {cells} cells, but the table has {rows} rows",
    "Give every column exactly one cell per region.",
    "该列有 {cells} 个单元格，而数据表有 {rows} 行",
    "请使每一列与区域逐一对应。",
)
INFINITE_CELL = message(
    "infinite-cell",
    "the value is infinite for {regions}; only finite numbers can be scored",
    "Correct the division or overflow that made it, or use NaN where there is no value.",
    "以下区域的数值为无穷大：{regions}；只有有限数值才能参与评价",
    "请更正造成无穷大的除法或溢出；确无数据的，以 NaN 表示。",
)
DUPLICATE_REGION = message(
    "duplicate-region",
    "region {region} occurs more than once in year {year}; each region has one row per year",
    "Remove the extra row, or correct its region code or year.",
    "区域 {region} 在年份 {year} 中重复出现；每个区域每年只能有一行",
    "请删除多余的行，或更正其区域代码或年份。",
)
NOT_COLUMNS = message(
    "table-columns",
    "is of type {kind}; columns by name are expected, as a mapping or a data frame",
    'Give {{"income": [1.5, 2.0], …}}, or a data frame of these columns.',
    "类型为 {kind}，应为以名称为键的各列（映射或数据框）",
    '请给出 {{"income": [1.5, 2.0], …}}，或由这些列构成的数据框。',
)
NAME_NOT_TEXT = message(
    "table-column-name",
    "'{name}' of type {kind} cannot be the name of a column; text is expected",
    "Rename the column.",
    "{kind} 类型的“{name}”不能作为列名，应为文本",
    "请更改列名。",
)
NAME_TWICE = message(
    "table-column-twice",
    "the column '{name}' is there more than once, white space around names aside",
    "Rename or drop one of them.",
    "列“{name}”出现不止一次（不计名称首尾空白）",
    "请重命名或删除其中一列。",
)
NOT_A_COLUMN = message(
    "table-column-shape",
    "is of type {kind}; a column of one value per row, in their order, is expected",
    "Give a list, an array of one dimension, a Series, or a mapping from region to value.",
    "类型为 {kind}，应为与各行顺序一致、每行一个值的列",
    "请给出列表、一维数组、Series 或“区域—数值”映射。",
)
COLUMN_KIND = message(
    "table-column-kind",
    "the column holds nothing but {kind} ({example}); numbers are expected",
    "Turn them into the numbers that they stand for, such as 1 and 0, or leave the column out.",
    "该列全为{kind}（{example}），应为数值",
    "请转换为其代表的数值（如 1 和 0），或去掉该列。",
)
NOT_A_WORD = message(
    "table-word",
    "'{value}' of type {kind} is not a word; text is expected",
    "Turn it into text.",
    "{kind} 类型的“{value}”不是文字，应为文本",
    "请转换为文本。",
)
NO_CODE = message(
    "table-region",
    "these rows have no region code: {rows} (the first row is 1)",
    "Give every row a code, or leave the rows out.",
    "以下各行没有区域代码：{rows}（首行为 1）",
    "请为每一行给出代码，或去掉这些行。",
)
LABELS_UNLIKE = message(
    "table-labels",
    "the column is labelled, but not by the regions of the table: without a value {lacking}; unknown {others}",
    "Label it by region, or by region and year; give the regions as a column with the same labels; or give its bare "
    "values, in the order of the rows.",
    "该列带有标签，但与数据表的区域不符：缺少 {lacking}；多出 {others}",
    "请以区域（或区域与年份）为标签；或以带相同标签的列给出区域；或按行序只给出数值。",
)
LABELS_TWICE = message(
    "table-labels-twice",
    "the column has more than one value for: {labels}",
    "Leave one value for each, or label it by region and year.",
    "该列对以下标签给出了不止一个值：{labels}",
    "请各保留一个值，或以区域与年份为标签。",
)
LABELS_AMBIGUOUS = message(
    "table-labels-ambiguous",
    "the labels {labels} may be row numbers or the codes of the regions {regions}, which gives two orders",
    "Give the regions as a column with the same labels, or the bare values in the order of the rows.",
    "标签 {labels} 既可理解为行号，也可理解为区域代码 {regions}，两种顺序不一致",
    "请以带相同标签的列给出区域，或按行序只给出数值。",
)
KINDS = {
    "b": Text(en="logical values", zh="逻辑值"),
    "c": Text(en="complex numbers", zh="复数"),
    "m": Text(en="spans of time", zh="时间间隔"),
    "M": Text(en="dates or times", zh="日期或时间"),
    "S": Text(en="bytes", zh="字节串"),
    "V": Text(en="records", zh="记录"),
}
"""What arrays hold that are no numbers, by the kind that numpy gives them."""
KINDS_OF_CELLS = {
    "boolean-cell": KINDS["b"],
    "date-cell": KINDS["M"],
    "text-cell": Text(en="words", zh="文字"),
    "object-cell": Text(en="things that are not numbers", zh="非数值对象"),
}
"""What a column holds of which every cell is refused with one code."""
