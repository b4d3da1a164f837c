"""Result tables as CSV for programs: full precision, nothing rounded, nothing decorated."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dei_core import Frame
from dei_core.host import Coded, Field, disarmed
from dei_tables.typed import checked

_SPECIAL = re.compile(r'[",\r\n]')
_ROWS = 2**13
"""Rows written at a time: their texts fit the cache."""
_Texts = Callable[[slice], list[str]]
"""Some rows of a column as they stand in the file."""


def write_csv(frame: Frame, path: str | Path) -> None:
    r"""Write a result table as RFC 4180 text in UTF-8 without a byte order mark, lines ending in \n.

    Numbers are the shortest text that reads back as the same double; NaN and None are empty cells. Text that a
    spreadsheet would run has an apostrophe before it (`disarmed`), which `read_csv` takes away.
    """
    columns = [_texts(frame, field) for field in frame.fields]
    header = ",".join(_quoted(field.name) for field in frame.fields)
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{header}\n")
        for start in range(0, len(frame), _ROWS):
            texts = [column(slice(start, start + _ROWS)) for column in columns]
            if len(texts) == 1:
                texts = [[text or '""' for text in texts[0]]]
            lines = "\n".join(map(",".join, zip(*texts, strict=True)))
            file.write(f"{lines}\n")


def _texts(frame: Frame, field: Field) -> _Texts:
    values = checked(frame, field)
    if field.kind == "number":
        return lambda rows: _numbers(values[rows])
    if isinstance(values, Coded):
        words = _by_place([*map(_quoted, values.words), ""])
        return lambda rows: words[values.codes[rows]].tolist()
    if field.kind == "string":
        return lambda rows: [_quoted(value or "") for value in values[rows]]
    if isinstance(values, np.ndarray):
        return _integers(values)
    return lambda rows: ["" if value is None else str(value) for value in values[rows]]


def _numbers(values: Any) -> list[str]:
    texts = list(map(repr, values.tolist()))
    for index in np.flatnonzero(np.isnan(values)).tolist():
        texts[index] = ""
    return texts


def _integers(values: Any) -> _Texts:
    """Integers that lie close together, as years, levels and ranks do, become text once each."""
    empty = np.isnan(values)
    known = values[~empty]
    low, high = (int(known.min()), int(known.max())) if known.size else (0, 0)
    if high - low > values.size:
        return lambda rows: ["" if value != value else str(int(value)) for value in values[rows].tolist()]
    texts = _by_place([*map(str, range(low, high + 1)), ""])
    places = np.where(empty, -1, values - low).astype(np.int32)
    return lambda rows: texts[places[rows]].tolist()


def _by_place(texts: Sequence[str]) -> Any:
    """An array to take many of a few texts from; the last one also by -1."""
    made = np.empty(len(texts), object)
    made[:] = texts
    return made


def _quoted(plain: str) -> str:
    text = disarmed(plain)
    if _SPECIAL.search(text) is None:
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
