"""XLSX workbooks, read by calamine; where it is silent or would fill a memory with nothing, `worksheet` looks on."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from itertools import dropwhile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

import python_calamine

from dei_core import Findings
from dei_core.plugin import Place, Sheet, Spoilt
from dei_tables import messages as say
from dei_tables.files import content_of, kind_of, stop, wrong_kind
from dei_tables.letters import column_letters
from dei_tables.notes import is_note
from dei_tables.worksheet import Worksheet

SUFFIXES = (".xlsx", ".xlsm")
_BROKEN = (
    python_calamine.CalamineError,
    zipfile.BadZipFile,
    ElementTree.ParseError,
    expat.ExpatError,
    KeyError,
    ValueError,
    StopIteration,
)


def read_xlsx(path: str | Path, sheet: str | None = None) -> Sheet:
    """One worksheet's cells: text, numbers, logical values and dates as the workbook holds them.

    sheet: its name; the first worksheet where None. The first row that holds anything is the header, after those
    whose first cell begins with `##`, which are for people; rows without anything are passed over. Findings name
    the sheet, the spreadsheet's own row numbers and column letters. Formulas count with the result that was saved
    last. What is no number as it stands is `Spoilt`: an error such as #DIV/0!, a formula whose result nobody saved, a
    number that is seen as another (50 %, thousands, 万). A number that is seen with leading zeros is that text.
    Refuses, with a finding each: no readable file, another kind of file, a broken or locked workbook, a sheet that is
    not there (naming those that are), one whose cells lie scattered over a huge area, headers that are `Spoilt`:
    DeiError.
    """
    path = Path(path)
    content = content_of(path)
    kind = kind_of(content)
    if kind is not say.WORKBOOK:
        wrong_kind(path, kind)
    book, name, file = _book(content, path, sheet)
    try:
        grid = _Grid(book, Worksheet(content, name), name, path)
    except _BROKEN as error:
        stop(say.BROKEN_WORKBOOK, path, why=str(error) or type(error).__name__)
    filled = list(dropwhile(lambda numbered: is_note(numbered[1]), grid.rows()))
    if not filled:
        return Sheet(file=file, header=(), columns=(), rows=())
    (header_row, first), *body = filled
    _refuse_spoilt(first, header_row, grid.letters, file)
    header = tuple(_header(cell) for cell in first)
    labels = tuple(
        f"{letter} · {word}" if word else letter for letter, word in zip(grid.letters, header, strict=True)
    )
    columns = zip(*(cells for _, cells in body), strict=True) if body else [()] * len(header)
    return Sheet(
        file=file,
        header=header,
        columns=tuple(list(cells) for cells in columns),
        rows=tuple(row for row, _ in body),
        labels=labels,
    )


def _book(content: bytes, path: Path, sheet: str | None) -> tuple[Any, str, str]:
    """The workbook, the worksheet's name, and what findings call it."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        names = [
            about.name
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except python_calamine.CalamineError as error:
        stop(say.BROKEN_WORKBOOK, path, why=str(error))
    name = names[0] if sheet is None and names else sheet
    if name is None or name not in names:
        stop(say.NO_SUCH_SHEET, path, sheet=sheet or "", sheets=names)
    return book, name, path.name if len(names) == 1 else f"{path.name} [{name}]"


class _Grid:
    """The cells of a worksheet by row, "" where empty, its rows and columns numbered as people see them."""

    def __init__(self, book: Any, page: Worksheet, name: str, path: Path) -> None:
        self._numbers: Sequence[int] | None = None
        self._columns: Sequence[int] | None = None
        if page.is_sparse:
            made = page.compact()
            if made is None:
                stop(say.SCATTERED_CELLS, path, sheet=name, **page.extent())
            content, self._numbers, self._columns = made
            book = python_calamine.load_workbook(io.BytesIO(content))
        self._cells: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        self._put(page)

    @property
    def letters(self) -> tuple[str, ...]:
        """What a spreadsheet calls the columns."""
        width = len(self._cells[0]) if self._cells else 0
        return tuple(map(column_letters, (self._columns or range(width))[:width]))

    def rows(self) -> list[tuple[int, list[Any]]]:
        """The rows in which anything is, with their numbers."""
        numbers = self._numbers or range(1, len(self._cells) + 1)
        return [
            (row, cells)
            for row, cells in zip(numbers, self._cells, strict=False)
            if any(map(_is_filled, cells))
        ]

    def _put(self, page: Worksheet) -> None:
        rows = None if self._numbers is None else {row: index for index, row in enumerate(self._numbers)}
        columns = (
            None if self._columns is None else {column: index for index, column in enumerate(self._columns)}
        )
        for (row, column), instead in page.otherwise():
            at = row - 1 if rows is None else rows[row]
            across = column if columns is None else columns[column]
            self._widen(at, across)
            if not isinstance(instead, datetime.date) or isinstance(self._cells[at][across], float):
                self._cells[at][across] = instead

    def _widen(self, at: int, across: int) -> None:
        """Room for a cell that the reader of values took for an empty one beyond the last."""
        width = max(across + 1, len(self._cells[0]) if self._cells else 0)
        if self._cells and len(self._cells[0]) < width:
            self._cells = [[*cells, *[""] * (width - len(cells))] for cells in self._cells]
        self._cells += [[""] * width for _ in range(at + 1 - len(self._cells))]


def _is_filled(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


def _header(cell: Any) -> str:
    """A header as text; a year written as a number has no decimal point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _refuse_spoilt(header: Sequence[Any], row: int, letters: Sequence[str], file: str) -> None:
    found = Findings()
    for letter, cell in zip(letters, header, strict=True):
        if isinstance(cell, Spoilt) and not cell.is_text:
            found.add(cell.message, Place(file=file, row=row, column=letter), **cell.facts)
    found.raise_errors()
