"""How a value became a score, with the numbers in place, so that a reader can work it out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from dei_core import Text
from dei_core.host import IndicatorPlan, Line
from dei_core.plugin import Learns, Method
from dei_words.numbers import MINUS, plain

_TERM = re.compile(r"\[\{(\w+)\}([^\]]*)\]|\{([^}]*)\}")
"""A name in braces, two with a sign between them, or one in brackets that is left out where it is 0."""


def formula(item: IndicatorPlan, line: Line) -> str | None:
    """The formula of an indicator's score with its numbers; None for a method that has none, or without a value.

    Scores that the method holds to an end of the scale are not held here.
    """
    written = item.normalizer.written(item.direction).en
    if "{x}" not in written or line.raw is None or line.score is None:
        return None
    transform = None if item.transform is None else item.transform.method
    shown = plain(line.raw) if transform else _bracketed(line.raw)
    known = {**line.params, **line.reference}
    moved = _in_unit(item, line.reference)

    def write(name: str) -> str:
        if name == "x":
            return _under(transform, shown)
        before = item.transform.undone(known[name]) if item.transform and name in moved else None
        return _bracketed(known[name]) if before is None else _under(transform, plain(before))

    return _filled(written, write, known)


def in_symbols(method: Method, direction: int = 1) -> Text:
    """The formula of a method as documents write it, with its symbols or names; empty for a method without one.

    >>> from dei_core.host import BUILTIN
    >>> in_symbols(next(method for method in BUILTIN if method.id == "zscore")).en
    'centre + spread × (x − x̄) ÷ s'
    """

    def write(name: str) -> str:
        return method.symbols.get(name, name)

    written = method.written(direction)
    return Text(_filled(written.en, write, {}), _filled(written.zh, write, {}))


def _in_unit(item: IndicatorPlan, reference: Mapping[str, float]) -> set[str]:
    """The names of numbers that a transform of the indicator moved as well."""
    fields = attrs.fields(item.normalizer.params)
    stated = {field.name for field in fields if field.metadata.get("in_unit")} - reference.keys()
    return {*stated, *(item.normalizer.learns or Learns()).in_unit}


def _filled(written: str, write: Callable[[str], str], known: Mapping[str, Any]) -> str:
    """A formula with what is written for each name; where the numbers are known, a sum of two is worked out."""

    def fill(match: re.Match[str]) -> str:
        optional, behind, term = match.groups()
        if optional:
            return "" if known.get(optional) == 0.0 else f"{write(optional)}{behind}"
        for sign, way in (("−", -1.0), ("+", 1.0)):
            one, found, other = term.partition(sign)
            if found:
                numbers = one in known and other in known
                return (
                    _bracketed(known[one] + way * known[other])
                    if numbers
                    else f"({write(one)} {sign} {write(other)})"
                )
        return write(term)

    return _TERM.sub(fill, written)


def _under(transform: Method | None, text: str) -> str:
    """A value under a transform, by its own formula or as a function of its name."""
    if transform is None:
        return text
    written = transform.written().en
    if "{x}" in written:
        return written.replace("{x}", text)
    return f"{transform.id}({text})"


def _bracketed(value: float) -> str:
    text = plain(value)
    return f"({text})" if text.startswith(MINUS) else text
