"""The rows of a table as SpreadsheetML, put into a workbook whose headers and formats are there already.

A library that sets every cell by a call of its own takes microseconds for each; a table of numbers is one run of
text per column. The library writes the workbook with a row of empty cells in every format that the table needs,
and that row tells which format has which number.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import IO, Any

import attrs
import numpy as np

from dei_tables.book.widths import held
from dei_tables.letters import column_letters

_PATTERN_CELL = re.compile(r'<c r="([A-Z]+)(\d+)" s="(\d+)"/>')
_ROW = re.compile(r'<row r="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_ESCAPE = re.compile("[\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ROWS = 2**10
"""Rows that are made, and compressed, at a time."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same input makes the same bytes."""


@attrs.frozen(kw_only=True, eq=False)
class Body:
    """The cells of a table: by column, arrays or lists, None or NaN where empty. top: the first row, from 0.

    marks: per column, the mark of every cell, or None where all have the first. known: per column, its marks in the
    order of the pattern rows. heights: per row, in points, or None for the usual.
    """

    top: int
    cells: Sequence[Sequence[Any] | np.ndarray[Any, Any]]
    marks: Sequence[Sequence[str] | None]
    known: Sequence[Sequence[str]]
    heights: Sequence[float] | None = None


def fill(book: IO[bytes], to: Path | IO[bytes], bodies: Mapping[str, Body]) -> None:
    """Write the workbook with the bodies in place. bodies: by the file of the worksheet inside the workbook."""
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as filled:
        for name in made.namelist():
            content = made.read(name)
            about = zipfile.ZipInfo(name, _DAY)
            about.compress_type = zipfile.ZIP_DEFLATED
            with filled.open(about, "w") as file:
                parts = _filled(content.decode(), bodies[name]) if name in bodies else ()
                file.write(b"" if parts else content)
                while some := "".join(islice(parts, _ROWS)):
                    file.write(some.encode())


def _filled(sheet: str, body: Body) -> Iterator[str]:
    """A worksheet with the body in the place of its pattern rows, part by part."""
    start = next(match.start() for match in _ROW.finditer(sheet) if int(match[1]) > body.top)
    end = sheet.index("</sheetData>")
    numbers = {(letters, int(row)): style for letters, row, style in _PATTERN_CELL.findall(sheet[start:end])}
    rows = len(body.cells[0])
    letters = [column_letters(index) for index in range(len(body.cells))]
    reach = f'<dimension ref="A1:{letters[-1]}{max(body.top + rows, 1)}"/>'
    head = _DIMENSION.sub(reach, sheet[:start], count=1)
    columns = [
        _column(
            body, index, [numbers[letter, body.top + 1 + place] for place in range(len(body.known[index]))]
        )
        for index, letter in enumerate(letters)
    ]
    yield head
    yield from _rows(columns, body)
    yield sheet[end:]


def _rows(columns: Sequence[Iterable[str]], body: Body) -> Iterator[str]:
    for index, cells in enumerate(zip(*columns, strict=True)):
        high = "" if body.heights is None else f' ht="{body.heights[index]:g}" customHeight="1"'
        yield f'<row r="{body.top + 1 + index}"{high}>{"".join(cells)}</row>'


def _column(body: Body, index: int, styles: Sequence[str]) -> Iterator[str]:
    """The cells of one column, each with its address and the number of its format."""
    letter, given, marks = column_letters(index), body.cells[index], body.marks[index]
    cells = given.tolist() if isinstance(given, np.ndarray) else given
    by_mark = dict(zip(body.known[index], styles, strict=True))
    each = [styles[0]] * len(cells) if marks is None else [by_mark[mark] for mark in marks]
    said = {cell: _text(cell) for cell in dict.fromkeys(cells) if isinstance(cell, str)}
    for row, (cell, style) in enumerate(zip(cells, each, strict=True), start=body.top + 1):
        if cell is None or cell != cell:
            yield f'<c r="{letter}{row}" s="{style}"/>'
        elif isinstance(cell, str):
            yield f'<c r="{letter}{row}" s="{style}" t="inlineStr"><is>{said[cell]}</is></c>'
        else:
            yield f'<c r="{letter}{row}" s="{style}"><v>{cell!r}</v></c>'


def _text(cell: str) -> str:
    """Text as the format holds it: what looks like its own escapes of signs escaped, white space kept."""
    safe = escape(_ESCAPE.sub(_coded, held(cell)), quote=False)
    kept = ' xml:space="preserve"' if safe != safe.strip() or "\n" in safe else ""
    return f"<t{kept}>{safe}</t>"


def _coded(match: re.Match[str]) -> str:
    sign = match[0]
    return f"_x{ord(sign):04X}_" if len(sign) == 1 else f"_x005F{sign}"
