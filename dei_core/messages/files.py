"""Sentences about TOML files: packs, editions, locks."""

from __future__ import annotations

from dei_core.messages.message import message

NOT_FOUND = message(
    "file-not-found",
    "there is no {what} here",
    "Check the path; looked for {path}.",
    "此处没有{what}",
    "请检查路径，已查找 {path}。",
)
NOT_TOML = message(
    "not-toml",
    "is not valid TOML: {why}",
    "Correct the file at that place; text needs quotes, tables need [brackets].",
    "不是有效的 TOML：{why}",
    "请改正该处：文本要加引号，表名要加方括号。",
)
NOT_UTF8 = message(
    "toml-not-utf8",
    "is not UTF-8 text (first bad byte at position {position}); TOML files must be UTF-8",
    "Save the file again as UTF-8.",
    "不是 UTF-8 文本（第一个错误字节在位置 {position}）；TOML 文件须为 UTF-8",
    "请以 UTF-8 编码重新保存该文件。",
)
UNREADABLE = message(
    "file-unreadable",
    "cannot be read: {why}",
    "Check that it is a file and that you may read it.",
    "无法读取：{why}",
    "请确认它是文件且有读取权限。",
)
NOT_REGULAR = message(
    "not-a-regular-file",
    "is {kind}; only regular files are read, whose bytes can be held to a digest",
    "Name the file itself; save what a pipe or a device gives to a file first.",
    "是{kind}；只读取普通文件，其内容方可用校验码核对",
    "请指定文件本身；管道或设备给出的内容请先保存为文件。",
)
UNKNOWN_KEY = message(
    "unknown-key",
    "has no key '{key}'{hint}",
    "Remove it or use one of: {known}.",
    "没有键“{key}”{hint}",
    "请删除，或改用：{known}。",
)
MISSING_KEY = message(
    "missing-key",
    "the key '{key}' is missing; it takes {wanted}",
    "Add {key} = …",
    "缺少键“{key}”，应为{wanted}",
    "请加上 {key} = …",
)
WRONG_TYPE = message(
    "wrong-type",
    "{value} is {found}, expected {wanted}",
    "{repair}",
    "{value} 是{found}，应为{wanted}",
    "{repair}",
)
VALUE_REFUSED = message(
    "value-refused",
    "cannot be taken: {why}",
    "Correct it; what a method takes, its documentation says.",
    "无法采用：{why}",
    "请更正；方法可取的值见其文档。",
)
NOT_A_CHOICE = message(
    "not-a-choice",
    "'{value}' is not one of the possible words{hint}",
    "Use one of: {known}.",
    "“{value}”不在可选词之列{hint}",
    "请改用：{known}。",
)
BAD_ID = message(
    "bad-id",
    "'{name}' is not a valid id: ids begin with a lower-case letter, then letters, digits and underscores",
    "Rename it, for example to '{example}'.",
    "“{name}”不是有效的标识：须以小写字母开头，只含小写字母、数字和下划线",
    "请改名，例如“{example}”。",
)
DUPLICATE_ENTITY = message(
    "duplicate-entity",
    "{what} is defined in {first} and again in {second}",
    "Keep one of the two.",
    "{what} 在 {first} 中已定义，又在 {second} 中重复定义",
    "请只保留其一。",
)
NO_MANIFEST = message(
    "no-manifest",
    "no file of this folder has a [pack] table",
    'Add pack.toml with [pack] namespace = "…", name, version and protocol = 1.',
    "此文件夹中没有任何文件含 [pack] 表",
    '请添加 pack.toml，写明 [pack] namespace = "…"、name、version 和 protocol = 1。',
)
NO_VERSION = message(
    "no-version",
    "a pack in a folder needs a version of its own",
    'Add version = "0.1.0" under [pack].',
    "文件夹形式的规则包须自带版本号",
    '请在 [pack] 下加上 version = "0.1.0"。',
)
NO_EDITION_BEFORE = message(
    "no-edition-before",
    "the edition before, '{previous}', is not there: no change since it can be told",
    "Correct the path, which starts at this edition's folder ({folder}), or leave out 'previous'.",
    "找不到上期年度方案“{previous}”，无法说明与上期相比的变化",
    "请更正路径（以本方案所在文件夹 {folder} 为起点），或删去 `previous`。",
    "warning",
)
IS_RESULT = message(
    "is-a-result",
    "this folder is a result of `dei run` (it has run.json), not an edition",
    "Name the edition that it was made from: a folder with edition.toml.",
    "该文件夹是 `dei run` 的结果（含 run.json），不是年度方案",
    "请改为指定生成该结果的年度方案，即含 edition.toml 的文件夹。",
)
NO_EDITION_FILE = message(
    "no-edition-file",
    "this file is not an edition; an edition is a folder with edition.toml, or such a file",
    "Name the edition's folder; data files are named in its edition.toml under [dataset].",
    "该文件不是年度方案；年度方案是含 edition.toml 的文件夹或该文件",
    "请指定年度方案文件夹；数据文件应在其 edition.toml 的 [dataset] 中写明。",
)
