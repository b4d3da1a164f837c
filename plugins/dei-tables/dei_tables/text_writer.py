"""Result tables as CSV for programs: full precision, nothing rounded, nothing decorated."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from dei_core import Field, Frame
from dei_tables.typed import typed

_SPECIAL = re.compile(r'[",\r\n]')


def write_csv(frame: Frame, path: str | Path) -> None:
    r"""Write a result table as RFC 4180 text in UTF-8 without a byte order mark, lines ending in \n.

    Numbers are the shortest text that reads back as the same double; NaN and None are empty cells. Text is
    written as it is, also where it begins with =, +, - or @: these files are for programs, and a changed
    code would be another code. For people there is the workbook.
    """
    columns = [_texts(frame, field) for field in frame.fields]
    if len(columns) == 1:
        columns = [[text or '""' for text in columns[0]]]
    header = ",".join(_quoted(field.name) for field in frame.fields)
    with Path(path).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{header}\n")
        file.writelines(f"{line}\n" for line in map(",".join, zip(*columns, strict=True)))


def _texts(frame: Frame, field: Field) -> list[str]:
    values = typed(frame, field)
    if field.kind == "number":
        texts = list(map(repr, values.tolist()))
        for index in np.flatnonzero(np.isnan(values)).tolist():
            texts[index] = ""
        return texts
    if field.kind == "string":
        return [_quoted(value or "") for value in values]
    return ["" if value is None else str(value) for value in values]


def _quoted(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
