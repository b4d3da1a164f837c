"""What can be wrong with a data file or a table."""

from __future__ import annotations

from dei_core.sentence import message
from dei_core.text import Label, Text

NONE = Text(en="none", zh="无")
"""Stands where a list of offers is empty."""
OWN_UNIT = Text(en="the indicator's own unit", zh="该指标的单位")
"""Stands where an indicator's unit has no name."""


def unit_of(unit: Label) -> Text:
    """A unit as messages name it."""
    return OWN_UNIT if unit.is_blank else unit


EMPTY_FILE = message(
    "empty-file",
    "the file of dataset '{dataset}' is empty; a header row with column names is expected",
    "Write the column names into the first row, and the data below.",
    "数据集“{dataset}”的文件为空，应有列名所在的表头行",
    "请在首行填写列名，并在其下填写数据。",
)
HEADER_ONLY = message(
    "header-only",
    "the file of dataset '{dataset}' has a header and no data rows; at least one region is expected",
    "Write one row per region below the header.",
    "数据集“{dataset}”的文件只有表头而无数据行，至少应有一个区域",
    "请在表头之下为每个区域填写一行。",
)
NO_ROWS_LEFT = message(
    "no-rows-left",
    "none of the {rows} rows passes the filters on {headers}; at least one row must stay",
    "Correct the `keep`, `drop` and `keep_ending` entries of dataset '{dataset}' or of its track.",
    "{rows} 行数据全部被 {headers} 上的筛选条件排除，至少应保留一行",
    "请更正数据集“{dataset}”或其评价组的 `keep`、`drop` 与 `keep_ending` 条目。",
)
MISSING_COLUMN = message(
    "missing-column",
    "there is no column '{header}', which dataset '{dataset}' expects",
    "Add the column, or name the file's own header for it in the dataset; nearest in the file: {nearest}.",
    "缺少数据集“{dataset}”所需的列“{header}”",
    "请补充该列，或在数据集中写明文件实际使用的列名；文件中最接近的列名：{nearest}。",
)
UNKNOWN_COLUMN = message(
    "unknown-column",
    "dataset '{dataset}' does not say what the column '{header}' is",
    "Name it in the dataset, or add it to `ignore`; nearest of the names expected: {nearest}.",
    "数据集“{dataset}”未说明列“{header}”的含义",
    "请在数据集中声明该列，或将其加入 `ignore`；最接近的应有列名：{nearest}。",
)
UNNAMED_COLUMN = message(
    "unnamed-column",
    "column {number} holds values but has no name in the header row",
    "Write its name into the header row, or delete the column.",
    "第 {number} 列有数据，但表头中没有列名",
    "请在表头中填写列名，或删除该列。",
)
DUPLICATE_COLUMN = message(
    "duplicate-column",
    "columns {first} and {second} both mean '{header}'; one is expected",
    "Delete or rename one of the two.",
    "第 {first} 列与第 {second} 列均表示“{header}”，只应有一列",
    "请删除其中一列或更改其列名。",
)
UNIT_MISMATCH = message(
    "unit-mismatch",
    "{indicator} is given in '{given}' but measured in '{unit}', and no factor leads from one to the other",
    "Give the column's `factor` in dataset '{dataset}', or correct the unit.",
    "{indicator}的数据单位为“{given}”，而指标计量单位为“{unit}”，且未给出换算系数",
    "请在数据集“{dataset}”中为该列填写 `factor`，或更正单位。",
)
UNIT_CONFLICT = message(
    "unit-conflict",
    "the file gives {indicator} in '{stated}', but dataset '{dataset}' declares '{given}'",
    "Correct the unit in the file or in the dataset, so that the two agree.",
    "文件中{indicator}的单位为“{stated}”，而数据集“{dataset}”声明为“{given}”",
    "请更正文件或数据集中的单位，使二者一致。",
)
FACTOR_ON_SAME_UNIT = message(
    "factor-on-same-unit",
    "{indicator} is given in its own unit '{unit}', so the factor {factor} would convert it a second time",
    "Remove the column's `factor` in dataset '{dataset}', or correct the unit that the data are given in.",
    "{indicator}的数据已采用指标计量单位“{unit}”，再乘以系数 {factor} 会造成重复换算",
    "请在数据集“{dataset}”中删除该列的 `factor`，或更正数据所用单位。",
)
GROUPED_CELL = message(
    "grouped-cell",
    "{indicator}: '{value}' has separators between its digits; a plain number is expected",
    "Write {number}.",
    "{indicator}：“{value}”含有数字分隔符，应为不带分隔符的数字",
    "请写作 {number}。",
)
DECIMAL_COMMA_CELL = message(
    "decimal-comma-cell",
    "{indicator}: '{value}' has a decimal comma; a decimal point is expected",
    "Write {number}.",
    "{indicator}：“{value}”以逗号作小数点，应使用“.”",
    "请写作 {number}。",
)
PERCENT_CELL = message(
    "percent-cell",
    "{indicator}: '{value}' carries a percent sign; a plain number in {unit} is expected",
    "Write {number} if the unit is %, or {share} if it is a share of 1.",
    "{indicator}：“{value}”带有百分号，应为数字（单位：{unit}）",
    "单位为 % 时请写作 {number}，为小数比例时请写作 {share}。",
)
FULL_WIDTH_CELL = message(
    "full-width-cell",
    "{indicator}: '{value}' is not written in ordinary digits and signs",
    "Write {number}.",
    "{indicator}：“{value}”使用了全角或其他非常规的数字、符号",
    "请改用半角，写作 {number}。",
)
TEXT_CELL = message(
    "text-cell",
    "{indicator}: '{value}' is text; a number in {unit} is expected",
    "Write the number alone, or leave the cell empty if there is no value.",
    "{indicator}：“{value}”是文本，应为数字（单位：{unit}）",
    "请只填写数字；确无数据的请留空。",
)
NAN_CELL = message(
    "nan-cell",
    "{indicator}: '{value}' is not among the words that dataset '{dataset}' takes for a missing value",
    "Leave the cell empty, or add '{value}' to the dataset's `missing`.",
    "{indicator}：“{value}”不在数据集“{dataset}”所列的缺失值标记之中",
    "请将单元格留空，或把“{value}”加入数据集的 `missing`。",
)
NOT_FINITE_CELL = message(
    "not-finite-cell",
    "{indicator}: '{value}' is infinite or larger than a number can be; a finite number is expected",
    "Write the finite number, or leave the cell empty if there is no value.",
    "{indicator}：“{value}”为无穷大或超出数值范围，应为有限数值",
    "请填写有限数值；确无数据的请留空。",
)
INEXACT_CELL = message(
    "inexact-cell",
    "{indicator}: '{value}' has more digits than a number can hold; it would become {held}",
    "Round it to fifteen digits, or give the indicator in a larger unit.",
    "{indicator}：“{value}”的位数超出数值精度，将变为 {held}",
    "请四舍五入至十五位有效数字，或改用更大的计量单位。",
)
BOOLEAN_CELL = message(
    "boolean-cell",
    "{indicator}: the cell holds the logical value {value}; a number in {unit} is expected",
    "Write 1 or 0 if that is meant.",
    "{indicator}：单元格为逻辑值 {value}，应为数字（单位：{unit}）",
    "如确指是或否，请写作 1 或 0。",
)
DATE_CELL = message(
    "date-cell",
    "{indicator}: the cell holds the date or time {value}; a number in {unit} is expected",
    "Set the cell's format to number in the spreadsheet, and write the number again.",
    "{indicator}：单元格为日期或时间 {value}，应为数字（单位：{unit}）",
    "请在电子表格中将单元格格式改为数值，并重新填写数字。",
)
OBJECT_CELL = message(
    "object-cell",
    "{indicator}: the cell holds {value} of type {kind}; a number in {unit} is expected",
    "Turn the column into numbers before the table is handed over.",
    "{indicator}：单元格内容为 {kind} 类型的 {value}，应为数字（单位：{unit}）",
    "请先将该列转换为数值，再提交数据表。",
)
OUT_OF_RANGE = message(
    "out-of-range",
    "{indicator}: '{cell}' makes {value} in {unit}, which is not {range}, its valid range",
    "Correct the value or its unit; if it is right, widen the indicator's valid range.",
    "{indicator}：“{cell}”折合 {value}（单位：{unit}），不在有效范围（{range}）之内",
    "请更正数值或单位；若数值无误，请放宽该指标的有效范围。",
)
EMPTY_INDICATOR = message(
    "empty-indicator",
    "{indicator} has no value in any of the {rows} rows",
    "Fill in the data, or leave the indicator out of the edition.",
    "{indicator}在全部 {rows} 行中均无数据",
    "请补充数据，或在本年度评价中不使用该指标。",
    severity="warning",
)
EMPTY_REGION = message(
    "empty-region",
    "the row has no region code",
    "Write the region's code, delete the row, or name in `region_else` the column that stands for it.",
    "该行缺少区域代码",
    "请填写区域代码或删除该行；确无代码的，可用 `region_else` 指明代替代码的列。",
)
REGION_CODE = message(
    "region-code",
    "'{value}' cannot be a region code; text or a whole number is expected",
    "Write the region's code, and set the cell's format to text in a spreadsheet.",
    "“{value}”不能作为区域代码，应为文本或整数",
    "请填写区域代码；在电子表格中请将单元格格式设为文本。",
)
BAD_YEAR = message(
    "bad-year",
    "'{value}' is not a year; a whole number of four digits is expected",
    "Write the year alone, such as 2024.",
    "“{value}”不是年份，应为四位整数",
    "请只填写年份，如 2024。",
)
DUPLICATE_ROW = message(
    "duplicate-row",
    "rows {first} and {second} both hold region {region} in year {year}; each region has one row per year",
    "Delete one of the two, or correct its region code or year.",
    "第 {first} 行与第 {second} 行均为区域 {region}（年份 {year}），每个区域每年只能有一行",
    "请删除其中一行，或更正其区域代码或年份。",
)
UNKNOWN_TRAIT_VALUE = message(
    "unknown-trait-value",
    "'{value}' is not a value of the trait '{trait}', which knows {known} (rows {rows})",
    "Write one of the known values; nearest: {nearest}.",
    "“{value}”不是分类特征“{trait}”的取值，可用取值为 {known}（第 {rows} 行）",
    "请改为可用取值之一；最接近的取值：{nearest}。",
)
UNKNOWN_INDICATOR_WORD = message(
    "unknown-indicator-word",
    "dataset '{dataset}' does not say which indicator '{word}' is (rows {rows})",
    "Name it in the dataset, or add it to `ignore`; nearest of the words expected: {nearest}.",
    "数据集“{dataset}”未说明“{word}”对应哪个指标（第 {rows} 行）",
    "请在数据集中声明，或将其加入 `ignore`；最接近的应有名称：{nearest}。",
)
MISSING_INDICATOR = message(
    "missing-indicator",
    "no row holds the indicator '{word}', which dataset '{dataset}' expects",
    "Add its rows, or correct its word in the dataset; nearest in the file: {nearest}.",
    "没有任何一行包含数据集“{dataset}”所需的指标“{word}”",
    "请补充该指标的数据行，或在数据集中更正其名称；文件中最接近的名称：{nearest}。",
)
DUPLICATE_VALUE = message(
    "duplicate-value",
    "rows {first} and {second} both give {indicator} for region {region} in year {year}; one is expected",
    "Delete one of the two, or correct its region, year or indicator.",
    "第 {first} 行与第 {second} 行均给出区域 {region}（年份 {year}）的{indicator}，只应有一行",
    "请删除其中一行，或更正其区域、年份或指标。",
)
DISAGREEING_ROWS = message(
    "disagreeing-rows",
    "rows {first} and {second} describe region {region} differently: '{one}' and '{other}' in '{header}'",
    "Write the same in every row of the region and year.",
    "第 {first} 行与第 {second} 行对区域 {region} 的描述不一致：列“{header}”分别为“{one}”和“{other}”",
    "请使该区域同一年份各行的内容一致。",
)
EMPTY_ROWS = message(
    "empty-rows",
    "these rows have no value at all (row number in brackets): {regions}",
    "Remove them if they are footnotes, or complete them; as they are, the regions get no score unless it is imputed.",
    "以下各行没有任何数值（括号内为行号）：{regions}",
    "若为脚注请删除，否则请补全；照此处理，这些区域除非插补，没有得分。",
    "warning",
)
