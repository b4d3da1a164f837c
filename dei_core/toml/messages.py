"""Sentences about TOML files: packs, editions, locks."""

from __future__ import annotations

from dei_core.sentence import message

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
TOO_DEEP = message(
    "toml-too-deep",
    "tables and lists are nested more than {deepest} deep here",
    "Nothing that this file may say is nested so deep: remove the outer brackets, or the dots of the key.",
    "此处的表和列表嵌套超过 {deepest} 层",
    "此文件可写的内容均无需嵌套至此：请去掉多余的括号，或键中多余的点。",
)
TOO_MANY_DIGITS = message(
    "too-many-digits",
    "a whole number here has more than {digits} digits",
    "Shorten it; a code is written in quotes.",
    "此处有一个整数超过 {digits} 位",
    "请缩短；若为代码，请加引号写成文本。",
)
NUL_CHARACTER = message(
    "nul-character",
    "the {what} '{text}' holds the character NUL, which no name, path or sentence has",
    "Remove it; it is written \\u0000 or \\x00.",
    "{what}“{text}”含 NUL 字符，任何名称、路径或语句均不应含有",
    "请删除，其写法为 \\u0000 或 \\x00。",
)
TOO_LONG = message(
    "toml-too-long",
    "the {what} '{text}' has {length} characters, more than {longest}",
    "Shorten it.",
    "{what}“{text}”有 {length} 个字符，超过 {longest} 个",
    "请缩短。",
)
NUMBER_LOST = message(
    "number-lost",
    "the whole number {value} cannot be kept to the last digit: exact ones go from {lowest} to {highest}",
    "Write it with fewer digits, or as 1.0e20 where its last digits do not matter; a code is written in quotes.",
    "整数 {value} 无法精确到末位，可精确表示的范围为 {lowest} 至 {highest}",
    "请减少位数；末位无关紧要时可写成 1.0e20；若为代码，请加引号写成文本。",
)
