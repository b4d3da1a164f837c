"""What can be wrong with a file or a frame before the door, and with a result on its way out."""

from __future__ import annotations

from dei_core import Text
from dei_core.plugin import message

TEXT_FILE = Text(en="plain text", zh="纯文本")
WORKBOOK = Text(en="a ZIP archive, such as an XLSX workbook", zh="ZIP 压缩包（如 XLSX 工作簿）")
OLD_WORKBOOK = Text(
    en="a binary Excel workbook (.xls) or an encrypted one", zh="二进制或加密的 Excel 工作簿（.xls）"
)
PARQUET = Text(en="a Parquet file", zh="Parquet 文件")
GZIP = Text(en="a gzip archive", zh="gzip 压缩包")
PDF = Text(en="a PDF document", zh="PDF 文档")
WEB_PAGE = Text(en="a web page", zh="网页")
BINARY = Text(en="not text (it holds zero bytes)", zh="非文本内容（含空字节）")

# Files

NO_FILE = message(
    "tables.no-file",
    "there is no such file",
    "Check the path; the folder looked in is {folder}.",
    "文件不存在",
    "请检查路径，已查找的文件夹为 {folder}。",
)
NOT_REGULAR = message(
    "tables.not-regular",
    "is {kind}; a data file is a regular file",
    "Name the file itself; save what a pipe or a device gives to a file first.",
    "是{kind}；数据文件应为普通文件",
    "请指定文件本身；管道或设备给出的内容请先保存为文件。",
)
UNREADABLE = message(
    "tables.unreadable",
    "cannot be opened: {why}",
    "Check that you may read the file, and that no other program keeps it locked.",
    "无法打开：{why}",
    "请确认具有读取权限，且其他程序未占用该文件。",
)
WRONG_KIND = message(
    "tables.wrong-kind",
    "is not what its suffix '{suffix}' says: its content is {found}",
    "Save or export it again in the format of its suffix, or rename it to the right one.",
    "内容与扩展名“{suffix}”不符，实际内容：{found}",
    "请按扩展名对应的格式重新保存或导出，或改用正确的扩展名。",
)
NO_SHEETS = message(
    "tables.no-sheets",
    "sheet '{sheet}' is asked for, but a file of this format has no sheets",
    "Remove the sheet's name from the dataset.",
    "要求读取工作表“{sheet}”，但此格式的文件没有工作表",
    "请从数据集中删除工作表名称。",
)

# Text

ENCODING = message(
    "tables.encoding",
    "is neither UTF-8 nor GB18030 text: the byte 0x{byte} at offset {offset} fits neither",
    "Save the file again as UTF-8, in a spreadsheet as 'CSV UTF-8'.",
    "既不是 UTF-8 文本，也不是 GB18030 文本：偏移 {offset} 处的字节 0x{byte} 不符合编码规则",
    "请以 UTF-8 编码重新保存；在电子表格中请选择“CSV UTF-8”格式。",
)
GUESSED_ENCODING = message(
    "tables.guessed-encoding",
    "is not UTF-8 and does not say what else it is; as GB18030, which it is taken for, it holds words such as: {words}",
    "Look at these words. Where they are wrong, or to be sure, save the file as UTF-8 (in spreadsheets 'CSV UTF-8').",
    "不是 UTF-8 文本，也未标明编码，现按 GB18030 读取，其中的文字如：{words}",
    "请查看这些文字：如有误，或为确保无误，请以 UTF-8 编码重新保存；在电子表格中请选择“CSV UTF-8”格式。",
    "warning",
)
GARBLED = message(
    "tables.garbled",
    "is not UTF-8, and as GB18030 it holds characters that no script has: {words}",
    "Save the file from where it comes from as UTF-8, in a spreadsheet as 'CSV UTF-8'.",
    "不是 UTF-8 文本；按 GB18030 读取时含有不属于任何文字的字符：{words}",
    "请在原程序中以 UTF-8 编码重新保存；在电子表格中请选择“CSV UTF-8”格式。",
)
QUOTES = message(
    "tables.quotes",
    "the quotation marks of the record that begins here cannot be read: {why}",
    'Enclose the cell in one pair of "…", and write a quotation mark inside it twice.',
    "自此行起的记录引号有误，无法解析：{why}",
    '请用一对 "…" 括住该单元格，其中的引号须写两遍。',
)
RAGGED_ROW = message(
    "tables.ragged-row",
    "the row has {cells} cells, but the header has {columns}",
    "Complete or shorten the row; a cell that holds a delimiter must stand in quotation marks.",
    "该行有 {cells} 个单元格，而表头有 {columns} 个",
    "请补齐或删减该行；含分隔符的单元格须加引号。",
)

# Workbooks

NO_SUCH_SHEET = message(
    "tables.no-such-sheet",
    "the workbook has no sheet '{sheet}'; it has {sheets}",
    "Write one of these names into the dataset.",
    "工作簿中没有工作表“{sheet}”，现有工作表：{sheets}",
    "请在数据集中改用其中一个名称。",
)
BROKEN_WORKBOOK = message(
    "tables.broken-workbook",
    "cannot be read as an XLSX workbook: {why}",
    "Open it in a spreadsheet program and save it again as XLSX, without a password.",
    "无法作为 XLSX 工作簿读取：{why}",
    "请用电子表格软件打开，并另存为不带密码的 XLSX 文件。",
)
ERROR_CELL = message(
    "tables.error-cell",
    "cell {cell} holds the error {value}; a value or an empty cell is expected",
    "Correct the formula, or empty the cell if there is no value.",
    "单元格 {cell} 的内容为错误值 {value}，应为数值或留空",
    "请更正公式；确无数据的请清空该单元格。",
)
UNSAVED_FORMULA = message(
    "tables.unsaved-formula",
    "cell {cell} holds the formula {formula}, and no program has saved what it gives",
    "Open the workbook in a spreadsheet program and save it, or write the number itself.",
    "单元格 {cell} 为公式 {formula}，但文件中没有保存其计算结果",
    "请用电子表格软件打开并保存该工作簿，或直接填写数值。",
)
SCALED_CELL = message(
    "tables.scaled-cell",
    "{indicator}: cell {cell} holds {held}, but its number format {format} shows another number",
    "Set the cell's format to General, and write the number in {unit}.",
    "{indicator}：单元格 {cell} 的数值为 {held}，但其数字格式 {format} 显示为另一数值",
    "请将单元格格式设为“常规”，并按计量单位（{unit}）填写数值。",
)
SCATTERED_CELLS = message(
    "tables.scattered-cells",
    "the {cells} filled cells of sheet '{sheet}' lie scattered over {rows} rows and {columns} columns, up to {last}",
    "Delete what stands outside the table, or move the table to a sheet of its own.",
    "工作表“{sheet}”的 {cells} 个有内容的单元格散布于 {rows} 行、{columns} 列，最后一个为 {last}",
    "请删除表格以外的内容，或将表格移至单独的工作表。",
)

SHEET_TOO_LARGE = message(
    "tables.sheet-too-large",
    "sheet '{sheet}' of {rows} rows is left out: it has more than {most_rows} rows, {most_columns} columns or "
    "{most_cells} cells",
    "Use {table} of the same run, or split the track.",
    "未写入工作表“{sheet}”（{rows} 行）：超出 {most_rows} 行、{most_columns} 列或 {most_cells} 个单元格的上限",
    "请改用同次运行输出的 {table}，或拆分评价组。",
    "warning",
)

# Data collection

NO_REGIONS = message(
    "tables.no-regions",
    "no regions are filled in beforehand: the edition's data cannot be read ({count} findings, the first is {code})",
    "Run dei check to see them, or name a list of the regions by --regions.",
    "未能预填区域：年度方案的数据无法读取（共 {count} 项检查结果，首项为 {code}）",
    "请运行 dei check 查看，或用 --regions 指定区域清单。",
    "note",
)
LIST_COLUMN = message(
    "tables.list-column",
    "the list of regions has no column '{header}'; it has {there}",
    "Add the column; `track` says which track each region belongs to.",
    "区域清单中没有列“{header}”，现有列：{there}",
    "请补充该列；`track` 列用于写明各区域所属的评价组。",
)
LIST_TRACK = message(
    "tables.list-track",
    "'{value}' is not a track of the edition; one of {known} is expected",
    "Write the track that the region belongs to, or delete the row.",
    "“{value}”不是本年度方案的评价组，应为 {known} 之一",
    "请填写该区域所属的评价组，或删除该行。",
)
LIST_FORMAT = message(
    "tables.list-format",
    "'{suffix}' is no format of a list of regions; one of {known} is expected",
    "Save the list in one of these formats.",
    "区域清单不支持“{suffix}”格式，可用格式为 {known}",
    "请将清单另存为其中一种格式。",
)
TEMPLATE_THERE = message(
    "tables.template-there",
    "is there already, and may hold data that somebody filled in; it is left as it is",
    "Name another file by --out, or move this one away.",
    "文件已存在，其中可能有已填报的数据，未予覆盖",
    "请用 --out 指定其他文件名，或先移走该文件。",
)
TEMPLATE_NAME = message(
    "tables.template-name",
    "does not end in .xlsx; the data-collection workbook is written as XLSX",
    "Write: --out {better}.",
    "扩展名不是 .xlsx；数据填报表以 XLSX 格式写出",
    "请改写为：--out {better}。",
)

# Parquet

NO_PARQUET = message(
    "tables.no-parquet",
    "Parquet files need pyarrow or polars, and neither is installed",
    "Run: pip install pyarrow.",
    "读写 Parquet 文件需要 pyarrow 或 polars，二者均未安装",
    "请运行：pip install pyarrow。",
)
BROKEN_PARQUET = message(
    "tables.broken-parquet",
    "cannot be read as a Parquet file: {why}",
    "Write the file again, and check that it was transferred whole.",
    "无法作为 Parquet 文件读取：{why}",
    "请重新生成该文件，并确认传输完整。",
)

# Frames

NOT_A_FRAME = message(
    "tables.not-a-frame",
    "an object of type {kind} is not a data frame; a pandas, polars or pyarrow one is expected",
    "Hand over an eager frame; a lazy one needs .collect() first.",
    "{kind} 类型的对象不是数据框，应为 pandas、polars 或 pyarrow 数据框",
    "请传入已求值的数据框；惰性数据框请先调用 .collect()。",
)
DOUBLED_HEADER = message(
    "tables.doubled-header",
    "the frame has more than one column '{header}'; a header is expected once",
    "Rename or drop one of the columns.",
    "数据框中有多个名为“{header}”的列，列名不应重复",
    "请重命名或删除其中的列。",
)
NO_HEADER = message(
    "tables.no-header",
    "the frame has no column '{header}'{hint}; its columns are {known}",
    "Give the header as it stands in the frame; an index becomes a column by .reset_index().",
    "数据框中没有列“{header}”{hint}；现有各列为 {known}",
    "请写出数据框中的列名；索引可用 .reset_index() 转为列。",
)
TEXT_COLUMN = message(
    "tables.text-column",
    "the column holds text without a single digit, such as '{value}'; an indicator's numbers are expected",
    "Name the column in `name`, `parents`, `traits` or `ignore`.",
    "该列为不含任何数字的文本（如“{value}”），应为指标数值",
    "请在 `name`、`parents`、`traits` 或 `ignore` 中写明该列。",
)
NO_BACKEND = message(
    "tables.no-backend",
    "there is no frame library '{backend}'; one of {known} is expected",
    "Write one of these names.",
    "不支持数据框库“{backend}”，可用的有 {known}",
    "请改用其中一个名称。",
)
BACKEND_MISSING = message(
    "tables.backend-missing",
    "the frame library '{backend}' is not installed",
    "Run: pip install {backend}.",
    "未安装数据框库“{backend}”",
    "请运行：pip install {backend}。",
)

# Results

WRONG_VALUE = message(
    "tables.wrong-value",
    "'{value}' (row {index} of the results) is no value of a field of kind {kind}",
    "Correct the program that made the results, or the kind of the field.",
    "“{value}”（结果第 {index} 行）不是 {kind} 类型字段的取值",
    "请更正生成结果的程序，或更正字段类型。",
)
