"""Sentences about examples held to their expected results."""

from __future__ import annotations

from dei_core.plugin import message

_MEND_EN = (
    "If it moved on purpose, write the new results down with dei verify --accept; if not, undo what moved."
)
_MEND_ZH = "如属有意变更，请用 dei verify --accept 记下新结果；否则请撤销变更。"

NO_EXAMPLES = message(
    "verify-no-examples",
    "no folder here holds both an edition and expected results (edition.toml and expected/)",
    "Name a folder of examples, or an example; dei verify --accept EXAMPLE writes its first expected results.",
    "此处没有同时含年度方案和预期结果（edition.toml 与 expected/）的文件夹",
    "请指明示例所在文件夹；dei verify --accept EXAMPLE 可写出其首份预期结果。",
)
SKIPPED = message(
    "verify-skipped",
    "skipped, as its data are not here: {why}",
    "{obtain}",
    "已跳过，数据不在此处：{why}",
    "{obtain}",
    "note",
)
PLUGIN_ABSENT = message(
    "verify-plugin-absent",
    "skipped, as it belongs to the plugin '{plugin}', which is not installed",
    "Run 'pip install {folder}', then verify again.",
    "已跳过，该示例属于插件“{plugin}”，而该插件未安装",
    "请先运行 `pip install {folder}`，再行核对。",
    "note",
)
UNKNOWN_TABLE = message(
    "verify-unknown-table",
    "the run makes no result table '{table}'",
    "Remove the file, or name it after one of: {known}.",
    "运行结果中没有表“{table}”",
    "请删除该文件，或改用以下表名：{known}。",
)
BAD_TABLE = message(
    "verify-bad-table",
    "cannot be read as a table: {why}",
    "Restore it from version control, or write it again with dei verify --accept.",
    "无法作为表格读取：{why}",
    "请从版本库恢复，或用 dei verify --accept 重新生成。",
)
UNKNOWN_COLUMN = message(
    "verify-unknown-column",
    "the result table '{table}' has no column '{column}'",
    "Remove the column, or use one of: {known}.",
    "结果表“{table}”没有列“{column}”",
    "请删除该列，或改用：{known}。",
)
NO_KEY = message(
    "verify-no-key",
    "the table has none of the columns that tell its rows apart: {known}",
    "Add at least one of them.",
    "表中缺少用于区分各行的列：{known}",
    "请至少补上其中一列。",
)
DIFFERS = message(
    "verify-differs",
    "{node}: {column} expected {expected}, got {got}; {why}",
    _MEND_EN,
    "{node}：{column} 预期为 {expected}，实得 {got}；{why}",
    _MEND_ZH,
)
ROW_GONE = message(
    "verify-row-gone",
    "{node}: expected, but no longer among the results; {why}",
    _MEND_EN,
    "{node}：预期中有，结果中已无；{why}",
    _MEND_ZH,
)
ROW_NEW = message(
    "verify-row-new",
    "{node}: among the results, but not expected; {why}",
    _MEND_EN,
    "{node}：结果中有，预期中没有；{why}",
    _MEND_ZH,
)
BAD_CHANGELOG = message(
    "accept-bad-changelog",
    "what moved was written nowhere: the changelog {file} cannot be read as UTF-8 text",
    "Save it as UTF-8, and write by hand: {entry}.",
    "变动未写入更新日志：{file} 无法按 UTF-8 文本读取",
    "请另存为 UTF-8，并手工写入：{entry}。",
    "warning",
)
NO_CHANGELOG = message(
    "accept-no-changelog",
    "what moved was written nowhere: no CHANGELOG.md with a section '## Unreleased' lies here or above",
    "Add the file or the section, or write by hand: {entry}.",
    "变动未写入更新日志：此处及上级文件夹没有含“## Unreleased”一节的 CHANGELOG.md",
    "请补上该文件或该节，或手工写入：{entry}。",
    "warning",
)
