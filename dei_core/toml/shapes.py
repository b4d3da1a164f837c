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
_BOTH = Text(en='{ en = "…", zh = "…" }', zh='{ en = "…", zh = "…" }')
_PLAIN: dict[Any, Text] = {bool: TRUTH, str: TEXT, int: WHOLE, float: NUMBER}
"""By the kind of a value, true and false before the whole numbers that Python has them among."""


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
    named = {**_PLAIN, dict: TABLE, list: LIST}
    return next((name for kind, name in named.items() if isinstance(value, kind)), OTHER)


def wanted(kind: Any) -> Text:
    """What a field of a model class takes."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return wanted(inner[0])
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind == Written:
        return WRITTEN
    if origin is tuple:
        return LIST
    if type(None) in inner and len(inner) == 2:
        return wanted(next(one for one in inner if one is not type(None)))
    if kind is Label:
        return LABEL
    if kind is Text:
        return _BOTH
    return TABLE if attrs.has(kind) or hasattr(origin, "items") else TEXT


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
