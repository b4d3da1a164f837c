"""TOML files in and out, and what none may hold, whatever it is for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import tomli_w

from dei_core.files.reading import NotRegular, bytes_of
from dei_core.findings import DeiError, Finding, Place
from dei_core.text import Label, Text
from dei_core.toml import messages as say
from dei_core.toml.shapes import TEXT, WORD

DEEPEST = 32
"""How many tables and lists may be inside one another; the rule model needs eight."""

LONGEST = {WORD: 300, TEXT: 100_000}
"""Most characters of a key and of a text."""

DIGITS = 4_300
"""Most digits of a whole number that Python reads: its time grows with their square."""

_QUOTED = 40
_RUN = re.compile(rf"[0-9_]{{{DIGITS + 1},}}")
_HUGE = 10**DIGITS
_TOML = Text(en="TOML file", zh=" TOML 文件")


def parse(path: Path, shown: str | None = None) -> dict[str, Any]:
    """A TOML file's values; `shown` is the name that findings use. A byte order mark is passed over.

    Refuses what is no regular file, or not UTF-8 TOML: DeiError.

    >>> from pathlib import Path
    >>> from dei_core.host import parse
    >>> parse(Path("examples/gigabit-2022/edition.toml"))["year"]
    2022
    """
    return parsed(content_of(path, shown), shown or str(path))


def content_of(path: Path, shown: str | None = None) -> bytes:
    """All bytes of a TOML file. Refuses what is not there, no regular file, or cannot be read: DeiError."""
    place = Place(file=shown or str(path))
    try:
        return bytes_of(path)
    except FileNotFoundError:
        finding = Finding(message=say.NOT_FOUND, place=place, facts={"what": _TOML, "path": path})
    except OSError as error:
        finding = unreadable(error, place)
    raise DeiError([finding])


def unreadable(error: OSError, place: Place) -> Finding:
    """Why a file that is there could not be read."""
    if isinstance(error, NotRegular):
        return Finding(message=say.NOT_REGULAR, place=place, facts={"kind": error.kind})
    return Finding(message=say.UNREADABLE, place=place, facts={"why": error.strerror or error})


def parsed(content: bytes, shown: str) -> dict[str, Any]:
    """The values of a TOML file's bytes. Refuses what is not UTF-8 TOML or beyond the limits below: DeiError."""
    place = Place(file=shown)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        facts = {"position": error.start}
        raise DeiError([Finding(message=say.NOT_UTF8, place=place, facts=facts)]) from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DeiError([Finding(message=say.NOT_TOML, place=place, facts={"why": error})]) from None
    except RecursionError:
        raise DeiError([too_deep(shown)]) from None
    except ValueError:  # the one that is left: int() of more digits than Python reads
        raise DeiError([too_many_digits(text, shown)]) from None
    found = tuple(beyond(values, shown))
    if found:
        raise DeiError(found)
    return values


def plain(value: Any) -> Any:
    """A model object as TOML values; fields at their default are left out, so that reading gives it back.

    >>> from dei_core.host import Stage, plain
    >>> plain(Stage(method="zscore", params={"mean": 50.0}))
    {'method': 'zscore', 'params': {'mean': 50.0}}
    """
    if isinstance(value, Label) and value.is_shared:
        return value.en
    if attrs.has(type(value)):
        fields = {}
        for field in attrs.fields(type(value)):
            item = getattr(value, field.name)
            if field.eq and not _is_default(field, item):
                fields[field.name] = plain(item)
        return fields
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def dumps(value: Any) -> str:
    """A model object, or plain values, as TOML text."""
    return tomli_w.dumps(plain(value), multiline_strings=False)


def _is_default(field: attrs.Attribute[Any], item: Any) -> bool:
    default: Any = field.default
    if default is attrs.NOTHING:
        return False
    if hasattr(default, "factory"):
        default = default.factory()
    return bool(item == default)


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
            inside = [(f"{path}.{key[:_QUOTED]}".lstrip("."), depth + 1, item) for key, item in value.items()]
            waiting += reversed(inside)


def _words(what: Any, text: str, place: Place) -> Iterator[Finding]:
    shown = {"what": what, "text": f"{text[:_QUOTED]}…" if len(text) > _QUOTED else text}
    if "\0" in text:
        yield Finding(message=say.NUL_CHARACTER, place=place, facts=shown)
    if len(text) > LONGEST[what]:
        facts = {**shown, "length": len(text), "longest": LONGEST[what]}
        yield Finding(message=say.TOO_LONG, place=place, facts=facts)
