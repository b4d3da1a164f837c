"""How people call TOML shapes, and how one becomes another."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin

import attrs

from dei_core.model.measure import Written
from dei_core.text import Label, Text

TEXT = Text(en="text", zh="文本")
WORD = Text(en="key", zh="键")
WHOLE = Text(en="a whole number", zh="整数")
NUMBER = Text(en="a number", zh="数值")
WRITTEN = Text(en="text or a number", zh="文本或数值")
PARAMETER = Text(
    en="text, a number, true or false, a list or a table", zh="文本、数值、true 或 false、列表或表"
)
TRUTH = Text(en="true or false", zh="true 或 false")
TABLE = Text(en="a table", zh="表")
LIST = Text(en="a list", zh="列表")
LABEL = Text(en='text or { en = "…", zh = "…" }', zh='文本或 { en = "…", zh = "…" }')
OTHER = Text(en="a date or time", zh="日期或时间")


_SHOWN = 120


def shown(value: Any) -> str:
    """A TOML value as a message quotes it, shortened.

    >>> shown("a"), shown(True), shown([1, 2])
    ("'a'", 'true', '[1, 2]')
    """
    if isinstance(value, bool):
        return str(value).lower()
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def found(value: Any) -> Text:
    """What a TOML value is."""
    for kind, name in (
        (bool, TRUTH),
        (str, TEXT),
        (int, WHOLE),
        (float, NUMBER),
        (dict, TABLE),
        (list, LIST),
    ):
        if isinstance(value, kind):
            return name
    return OTHER


def wanted(kind: Any) -> Text:
    """What a field of a model class takes."""
    simple = {str: TEXT, int: WHOLE, float: NUMBER, bool: TRUTH}
    if get_origin(kind) is Annotated:
        return wanted(get_args(kind)[0])
    if kind in simple:
        return simple[kind]
    if kind == Written:
        return WRITTEN
    if get_origin(kind) is tuple:
        return LIST
    inner = [arg for arg in get_args(kind) if arg is not type(None)]
    if type(None) in get_args(kind) and len(inner) == 1:
        return wanted(inner[0])
    if kind is Label:
        return LABEL
    if kind is Text:
        return Text(en='{ en = "…", zh = "…" }', zh='{ en = "…", zh = "…" }')
    if attrs.has(kind) or (get_origin(kind) is not None and hasattr(get_origin(kind), "items")):
        return TABLE
    return TEXT


def repair(value: Any, goal: Text) -> Text:
    """The edit that most likely makes a value what is wanted."""
    if isinstance(value, str) and goal in (WHOLE, NUMBER, TRUTH):
        return Text(en="Remove the quotes.", zh="请去掉引号。")
    if goal in (TEXT, LABEL) and not isinstance(value, dict | list):
        return Text(en="Put it in quotes.", zh="请加上引号。")
    if goal is LIST and not isinstance(value, dict):
        return Text(en="Put it in [square brackets].", zh="请放入方括号 [ ] 中。")
    if goal is WHOLE and isinstance(value, float):
        return Text(en="Write it without a decimal point.", zh="请写成不带小数点的整数。")
    if goal is NUMBER and isinstance(value, float):
        return Text(en="Write a finite number.", zh="请写成有限数值。")
    return Text(en=f"Write {goal.en} here.", zh=f"此处请写{goal.zh}。")
