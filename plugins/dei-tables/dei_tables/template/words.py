"""Headings, labels and sentences of the data-collection workbook."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

# The command

TEMPLATE = Text("Write the workbook in which an edition's data are collected", "生成年度方案的数据填报表")
OUT = Text(
    "the workbook to write; out/<name of the edition's folder>-template.xlsx where left out",
    "写出的工作簿；默认为 out/<年度方案文件夹名>-template.xlsx",
)
REGIONS = Text(
    "a table of the regions to fill in beforehand, with the headers of the data and a column `track`",
    "用于预填的区域清单，列名与数据表一致，另含 `track` 列",
)
SHEET_LINE = Text(
    "{sheet}: {columns} columns, {regions} regions filled in beforehand",
    "{sheet}：{columns} 列，已预填 {regions} 个区域",
)
PUT_IN = Text(
    "When it is filled in, put the workbook beside the edition's file and these lines into it, in the place of the "
    "datasets of the same names:",
    "填报完成后，请将工作簿放在年度方案文件旁，并用以下内容替换年度方案中的同名数据集：",
)

# Sheets

GUIDE = Text("Instructions", "填报说明")
DICTIONARY = Text("Indicators", "指标解释")
LISTS = Text("Lists", "选项")
TITLE = Text("Data collection: {track}", "数据填报表：{track}")
DICTIONARY_IS = Text("What every column means, and who asks for it", "各列的含义、统计口径与用途")

# Lines above the header

PILLAR_LINE = VOCABULARY.headings["pillar"]
NAME_LINE = Text("region code ↓, column →", "区域代码 ↓　指标 →")
UNIT_LINE = Text("Unit", "单位")
RANGE_LINE = VOCABULARY.headings["valid_range"]

# Columns

WHO = VOCABULARY.headings["region"]
ALONE = Text("Compliance alone", "仅作对照")
REGION = VOCABULARY.headings["region_code"]
REGION_IS = Text(
    "one row per region; the code as text, zeros in front included",
    "每个区域一行；代码按文本填写，保留前导零",
)
NAME = VOCABULARY.headings["region_name"]
YEAR = VOCABULARY.headings["year"]
PARENT_IS = Text("what the region belongs to", "所属上级区域或分组")
FILTER = Text("Kind of region", "区域类型")
KEPT = Text("only regions with one of these words are evaluated", "仅评价取以下值的区域")
FILTER_IS = Text("decides whether the region is evaluated", "用于判断该区域是否参评")
REMARKS = Text("Remarks, not read", "备注（不读取）")
HEADER = Text("Column", "列名")
CHINESE = VOCABULARY.headings["name_zh"]
ENGLISH = VOCABULARY.headings["name_en"]
TRACKS = VOCABULARY.headings["tracks"]
UNIT = VOCABULARY.headings["unit"]
RANGE = VOCABULARY.headings["valid_range"]
DEFINITION = Text("Definition", "指标定义")
CALIBRE = VOCABULARY.headings["scope"]
SUPPLIER = VOCABULARY.headings["supplier"]
FREQUENCY = VOCABULARY.headings["frequency"]
FOR_INDEX = Text("For the indicators of the index", "用于计算的指标")
FOR_STANDARDS = Text("For the clauses of standards", "对应的评价标准条款")
SOURCE = Text("Source of the definition", "定义出处")

# Ranges and refusals in cells

BETWEEN = Text("{lowest} to {highest}", "{lowest} 至 {highest}")
AT_LEAST = Text("at least {lowest}", "不低于 {lowest}")
AT_MOST = Text("at most {highest}", "不高于 {highest}")
ANY_NUMBER = Text("any number", "任意数值")
NOT_IN_RANGE = Text("Not a valid number", "数值无效")
WRITE_NUMBER = Text(
    "Write a number alone ({range}); leave the cell empty if there is none.",
    "请只填写数字（{range}）；确无数据的请留空。",
)
NOT_IN_LIST = Text("Not in the list", "不在选项之中")
PICK = Text("Pick one of the list.", "请从下拉列表中选择。")
TWICE = Text("The code is there twice", "区域代码重复")
ONCE = Text("Every region has one row.", "每个区域只能有一行。")

# Instructions

ABOUT = Text(
    "This workbook collects the data of the edition. Fill in the sheets of the tracks; they are read as they are.",
    "本工作簿用于填报年度方案所需数据。请填写各评价组工作表，填好后可直接读取。",
)
HOW = Text("How to fill it in", "填报要求")
STEPS = (
    Text(
        "One row per region, below the dark header; empty a row to leave a region out. Header cells are locked; rows "
        "may be added, sorted and filtered.",
        "深色表头以下每个区域一行；不参评的区域请清空整行。表头单元格已锁定；可以插入行、排序和筛选。",
    ),
    Text(
        "Numbers alone, in the unit above the column: no percent signs, separators or words. 41.5 % is written 41.5.",
        "只填写数字，单位见列上方：不带百分号、千位分隔符或文字。41.5% 请填写 41.5。",
    ),
    Text(
        "Leave a cell empty if there is no value. Never write 0 for a value that is not known.",
        "确无数据的单元格请留空；数值未知时不得填 0。",
    ),
    Text(
        "Yellow cells are still empty. Orange cells hold something that is no number or is outside the valid range.",
        "黄色单元格尚未填写；橙色单元格内容不是数字或超出有效范围。",
    ),
    Text(
        "Select a cell to see what it asks for; the sheet of indicators says it at length.",
        "选中单元格可查看填报提示；完整说明见“指标解释”工作表。",
    ),
    Text(
        "Keep the lines that begin with ## and the dark header as they are. The last column is for remarks.",
        "以 ## 开头的各行和深色表头请勿改动。最后一列可填写备注。",
    ),
    Text("Save as XLSX.", "请保存为 XLSX 格式。"),
)
PROGRESS = Text("Progress", "填报进度")
FILLED = Text("cells filled in", "已填单元格")
OF = Text("cells in all", "单元格总数")
SHARE = Text("share", "完成率")
SHEET = Text("sheet", "工作表")
FOR_EVALUATORS = Text("For whoever runs the evaluation", "评价人员使用说明")
USE = Text(
    "Put the workbook beside edition.toml and these lines into that file, in the place of the datasets of the same "
    "names, then run: dei check, dei run.",
    "请将工作簿放在 edition.toml 旁，用以下内容替换该文件中的同名数据集，然后运行 dei check 和 dei run。",
)
