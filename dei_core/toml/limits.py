"""What no TOML file may hold, whatever it is for: what cannot be followed, shown or written any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dei_core.findings import Finding, Place
from dei_core.messages import limits as say
from dei_core.toml.shapes import TEXT, WORD

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
