"""How people call TOML shapes, how one becomes another, and what no TOML file may hold, whatever it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import attrs

from dei_core.findings import Finding, Place
from dei_core.model.measure import Written
from dei_core.text import Label, Text
from dei_core.toml import messages as say

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


DEEPEST = 32
"""How many tables and lists may be inside one another; the rule model needs eight."""

LONGEST = {WORD: 300, TEXT: 100_000}
"""Most characters of a key and of a text."""

DIGITS = 4_300
"""Most digits of a whole number that Python reads: its time grows with their square."""

_SHOWN = 40
_RUN = re.compile(rf"[0-9_]{{{DIGITS + 1},}}")
_HUGE = 10**DIGITS


def too_deep(file: str) -> Finding:
    """The finding for a file whose nesting even the reader of TOML cannot follow."""
    return Finding(message=say.TOO_DEEP, place=Place(file=file), facts={"deepest": DEEPEST})


def too_many_digits(text: str, file: str) -> Finding:
    """The finding for a file with a whole number too long to read, and the line that it is on."""
    run = _RUN.search(text)
    line = None if run is None else 1 + text.count("\n", 0, run.start())
    return Finding(message=say.TOO_MANY_DIGITS, place=Place(file=file, row=line), facts={"digits": DIGITS})


def beyond(values: dict[str, Any], file: str) -> Iterator[Finding]:
    """A finding for every key, text or nesting of a file that is beyond the limits, where it is."""
    waiting: list[tuple[str, int, Any]] = [("", 0, values)]
    while waiting:
        path, depth, value = waiting.pop()
        place = Place(file=file, path=path or None)
        if isinstance(value, str):
            yield from _words(TEXT, value, place)
        elif isinstance(value, int) and abs(value) >= _HUGE:  # in another base than ten
            yield Finding(message=say.TOO_MANY_DIGITS, place=place, facts={"digits": DIGITS})
        elif isinstance(value, dict | list) and depth >= DEEPEST and value:
            yield Finding(message=say.TOO_DEEP, place=place, facts={"deepest": DEEPEST})
        elif isinstance(value, list):
            inside = [(f"{path}[{index}]", depth + 1, item) for index, item in enumerate(value)]
            waiting += reversed(inside)
        elif isinstance(value, dict):
            for key in value:
                yield from _words(WORD, key, place)
            inside = [(f"{path}.{key[:_SHOWN]}".lstrip("."), depth + 1, item) for key, item in value.items()]
            waiting += reversed(inside)


def _words(what: Any, text: str, place: Place) -> Iterator[Finding]:
    shown = {"what": what, "text": f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text}
    if "\0" in text:
        yield Finding(message=say.NUL_CHARACTER, place=place, facts=shown)
    if len(text) > LONGEST[what]:
        facts = {**shown, "length": len(text), "longest": LONGEST[what]}
        yield Finding(message=say.TOO_LONG, place=place, facts=facts)
