"""Sentences about what is too deep, too long or out of the range of its kind."""

from __future__ import annotations

from dei_core.messages.message import message

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
YEAR_RANGE = message(
    "year-range",
    "{value} is not a year: years have four digits, from {lowest} to {highest}",
    "Write the year in full.",
    "{value} 不是年份：年份为四位数，介于 {lowest} 与 {highest} 之间",
    "请写出完整年份。",
)
DECIMALS_RANGE = message(
    "decimals-range",
    "decimals are {value}, but here they go from {lowest} to {highest}",
    "Give the number of decimals that the index is printed with.",
    "小数位数为 {value}，此处应介于 {lowest} 与 {highest} 之间",
    "请给出该指数公布时采用的小数位数。",
)
SCALE_RANGE = message(
    "scale-range",
    "{value} is beyond any printed scale, which goes from {lowest} to {highest}",
    "Write the score as it is printed.",
    "{value} 超出任何分值范围，应介于 {lowest} 与 {highest} 之间",
    "请写出公布时的数值。",
)
LEVELS_EXCEEDED = message(
    "levels-exceeded",
    "from '{name}' down there are more than {most} levels",
    "Take the levels out that have one child each, or a derivation's steps together.",
    "自“{name}”起超过 {most} 层",
    "请去掉只有一个下级项的层级，或合并派生的步骤。",
)
