"""What `dei` says beside findings: helps, headings, labels."""

from __future__ import annotations

from dei_core import Text
from dei_core.host import VOCABULARY

# Commands

DEI = Text(
    en="Score, check and explain editions of composite indices.",
    zh="计算、检查并解释综合指数的年度方案。",
)
RUN = Text(
    en="Score an edition and write its result folder",
    zh="计算年度方案并写出结果文件夹",
)
CHECK = Text(
    en="Read an edition and its data, and say what would be computed",
    zh="读取年度方案及其数据，说明将要计算的内容",
)
EXPLAIN = Text(
    en="Take one region's score apart, down to values, rules and sources",
    zh="逐层解释一个区域的得分：数值、评分规则与出处",
)
PLUGINS = Text(
    en="List the installed packs, without running their code",
    zh="列出已安装的规则包（不运行其代码）",
)
COMPLETION = Text(
    en="Print the script that completes `dei` in a shell",
    zh="输出命令行自动补全脚本",
)

# Help pages

EDITION_METAVAR = "EDITION"
USAGE = Text(en="Usage: ", zh="用法：")
OPTIONS_METAVAR = Text(en="[OPTIONS]", zh="[选项]")
COMMAND_METAVAR = Text(en="COMMAND …", zh="命令 …")
ARGUMENTS = Text(en="Arguments:", zh="参数：")
OPTIONS = Text(en="Options:", zh="选项：")
COMMANDS = Text(en="Commands:", zh="命令：")
EXIT_CODES = Text(en="Exit codes:", zh="退出码：")
EXITS: tuple[tuple[str, Text], ...] = (
    ("0", Text(en="done; there may be warnings", zh="完成，可能有警告")),
    (
        "1",
        Text(
            en="the edition, its data or a pack has faults, or differs from what is committed",
            zh="年度方案、数据或规则包有错误，或与锁定文件、预期结果不符",
        ),
    ),
    ("2", Text(en="the command line is wrong", zh="命令行用法有误")),
    (
        "3",
        Text(
            en="the result, a part of it or the output could not be written",
            zh="结果、其中一部分或输出内容无法写出",
        ),
    ),
    ("70", Text(en="a defect of the program", zh="程序自身缺陷")),
    ("130", Text(en="interrupted", zh="已中断")),
)
ENVIRONMENT = Text(en="Environment:", zh="环境变量：")
VARIABLES: tuple[tuple[str, Text], ...] = (
    ("DEI_LANG", Text(en="the language where --lang is not given", zh="未给出 --lang 时所用的语言")),
    ("DEI_TRACEBACK", Text(en="set to 1, a defect shows its traceback", zh="设为 1 时，显示缺陷的回溯信息")),
    ("NO_COLOR", Text(en="set to anything, output has no colours", zh="设为任意值时，输出不带颜色")),
)

# Arguments and options

EDITION_ARGUMENT = Text(
    en="the edition: a folder that holds edition.toml, or such a file",
    zh="年度方案：含 edition.toml 的文件夹，或该文件本身",
)
SHELL_ARGUMENT = Text(en="bash, zsh or fish", zh="bash、zsh 或 fish")
HELP_OPTION = Text(en="show this page", zh="显示本页")
VERSION_OPTION = Text(en="show the versions", zh="显示版本")
LANG_OPTION = Text(en="the language of output and messages", zh="输出和消息所用的语言")
JSON_OPTION = Text(en="print one JSON document for programs", zh="输出一份供程序读取的 JSON 文档")
OUT_OPTION = Text(
    en="the result folder; out/<name of the edition's folder> where left out",
    zh="结果文件夹；默认为 out/<年度方案文件夹名>",
)
ALSO_OPTION = Text(
    en="also write this output, which is not among the standard ones; may be repeated",
    zh="另外写出此项非默认输出；可重复使用",
)
WITHOUT_OPTION = Text(
    en="leave out this output, a standard one; may be repeated", zh="不写出此项默认输出；可重复使用"
)
NO_REPORT_OPTION = Text(en="leave out the report (--without report)", zh="不生成报告（即 --without report）")
REPORT = Text(en="Report: {file}", zh="报告：{file}")
LOCKED_OPTION = Text(
    en="refuse to run unless everything is as the edition's lock says",
    zh="仅在各项均与锁定文件一致时运行",
)
NO_WRITE_OPTION = Text(en="score and show, but write no result folder", zh="只计算和显示，不写结果文件夹")
TOP_OPTION = Text(
    en="how many regions to show of each ranking (10); 0 for all",
    zh="每个排名显示的区域数（默认 10），0 为全部",
)
REGION_OPTION = Text(en="the region's code or name", zh="区域代码或名称")
NODE_OPTION = Text(
    en="a node or indicator to explain instead of the index",
    zh="要解释的节点或指标；默认为总指数",
)
TRACK_OPTION = Text(
    en="the track, where more than one has the region",
    zh="评价组；仅当多个评价组含该区域时需要",
)
YEAR_OPTION = Text(en="the year of the data; the latest where left out", zh="数据年份；默认为最近一年")

PATH = Text(
    en="a path in UTF-8 of at most 255 bytes a name, and no link that leads to itself",
    zh="UTF-8 路径，每段名称至多 255 字节，且不是指向自身的链接",
)
WHOLE_NUMBER = Text(en="a whole number from 0 up, of at most 15 digits", zh="至多 15 位的非负整数")

# Findings

COUNTED = {
    "error": (Text(en="1 error", zh="1 项错误"), Text(en="{count} errors", zh="{count} 项错误")),
    "warning": (Text(en="1 warning", zh="1 项警告"), Text(en="{count} warnings", zh="{count} 项警告")),
    "note": (Text(en="1 note", zh="1 项提示"), Text(en="{count} notes", zh="{count} 项提示")),
}
NO_FAULTS = Text(en="No faults.", zh="未发现错误或警告。")
AND_MORE = Text(
    en="… and {count} more like this [{code}]; --json lists all",
    zh="……另有 {count} 项同类检查结果 [{code}]；用 --json 查看全部",
)
AND_SO_MANY = Text(en="{names} and {count} more", zh="{names}等，另有 {count} 个")

# Run

RANK = VOCABULARY.headings["rank"]
CODE = Text(en="Code", zh="区域代码")
NAME = VOCABULARY.headings["name"]
YEAR = VOCABULARY.headings["year"]
SCORE = VOCABULARY.headings["score"]
TIER = VOCABULARY.headings["tier"]
COVERAGE = VOCABULARY.headings["coverage"]
SHOWN = Text(en="{shown} of {regions} regions shown", zh="共 {regions} 个区域，显示前 {shown} 个")
ALL_SHOWN = Text(en="{regions} regions", zh="共 {regions} 个区域")
UNSCORED = Text(en="{count} without a score", zh="其中 {count} 个无得分")
YEARS = Text(en="ranking of {year}; the data have {years}", zh="{year} 年排名；数据年份：{years}")
FINDINGS = Text(en="Findings: {counts}", zh="检查结果：{counts}")
NONE = Text(en="none", zh="无")
WRITTEN = Text(en="Written: {file}", zh="已写出：{file}")
RESULT = Text(en="Result: {folder}", zh="结果：{folder}")
UNWRITTEN = Text(en="No result folder was written (--no-write).", zh="未写出结果文件夹（--no-write）。")
PROGRESS = {
    "start": Text(en="Reading the edition", zh="读取年度方案"),
    "data": Text(en="Reading data", zh="读取数据"),
    "score": Text(en="Scoring", zh="计算得分"),
    "analyse": Text(en="Analysing", zh="统计分析"),
    "write": Text(en="Writing", zh="写出结果"),
}

# Check

TRACK_LINE = Text(
    en="region type {region_type}; indicators: {indicators} ({derived} derived); nodes: {nodes}",
    zh="区域类型：{region_type}；{indicators} 项指标（派生 {derived} 项），{nodes} 个节点",
)
STANDARD = VOCABULARY.headings["standard"]
CLAUSES = Text(en="Clauses", zh="条款数")
MET = Text(en="Clauses met", zh="条款达标率")
PASSED = Text(en="Regions meeting all", zh="全部达标区域")
MOST_MISSED = Text(en="Most often missed", zh="未达标最多的条款")
MISSED_BY = Text(en="{clause} (by {regions})", zh="{clause}（{regions} 个区域）")
EVIDENCE_HEAD = VOCABULARY.headings["evidence"]
RULES_STAND = Text(en="Rules: {counts}", zh="评分规则的依据等级：{counts}")
RULES = VOCABULARY.headings["rules"]
WEIGHTS = VOCABULARY.headings["weights"]
STAGE = VOCABULARY.headings["stage"]
WHAT_IS_DONE = VOCABULARY.headings["done"]
DATASET = VOCABULARY.headings["dataset"]
FILE = VOCABULARY.headings["file"]
ROWS = Text(en="Rows", zh="行数")
READER = Text(en="Reader", zh="读取器")
UNREAD = Text(en="not admitted", zh="未通过检查")

# Explain

WHO = Text(en="{name} {code}", zh="{name}（{code}）")
WHOSE = Text(en="{track} ({id}): {who} {year}", zh="{track}（{id}）：{who}，{year} 年")
STANDING = Text(en="rank {rank} of {regions}", zh="第 {rank} 位，共 {regions} 个区域")
RANKED = Text(en="rank {rank}", zh="第 {rank} 位")
OF_HUNDRED = Text(en="{score} of 100", zh="百分制 {score} 分")
NO_SCORE = Text(en="no score", zh="无得分")
NO_VALUE = Text(en="no value", zh="无数值")
POINTS = Text(en="{points} points", zh="贡献 {points} 分")
COVERED = Text(en="data for {coverage} of the weight", zh="数据完整度 {coverage}")
STATE = Text(en="{state}", zh="{state}")
SCREENED = Text(en="{state}: the region is not scored", zh="{state}，该区域不予评分")
FILLED = {
    "impute": Text(en="imputed: {method}", zh="插补：{method}"),
    "treat": Text(en="treated: {method}", zh="离群值处理：{method}"),
}
FILLED_WITHIN = {
    "impute": Text(en="imputed within {group}: {method}", zh="在 {group} 组内插补：{method}"),
    "treat": Text(en="treated within {group}: {method}", zh="在 {group} 组内作离群值处理：{method}"),
}
WEIGHTS_BY = Text(en="weights: {citation}", zh="权重：{citation}")

# Plugins

NAMESPACE = Text(en="Namespace", zh="命名空间")
DISTRIBUTION = Text(en="Distribution", zh="发行包")
VERSION = VOCABULARY.headings["version"]
PROTOCOL = Text(en="Protocol", zh="协议")
SPOKEN = Text(en="plugin protocol: {protocols}", zh="支持的插件协议：{protocols}")
CODE_COLUMN = VOCABULARY.headings["code"]
DATA_ONLY = Text(en="data only", zh="纯数据")
UNUSABLE = Text(en="unusable", zh="不可用")
NO_PACKS = Text(en="No packs are installed.", zh="未安装任何规则包。")

# Defects

INTERRUPTED = Text(
    en="Interrupted; nothing is half-written: each result is the earlier or the new one, whole.",
    zh="已中断；没有写到一半的文件：每份结果均完整，为原有结果或新结果。",
)
