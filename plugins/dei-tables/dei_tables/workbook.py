"""XLSX workbooks, read by calamine; its silence about cells that hold an error is broken here."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from itertools import dropwhile
from pathlib import Path
from typing import Any

import python_calamine

from dei_core import Findings, Place, Sheet
from dei_tables import messages as say
from dei_tables.files import content_of, kind_of, stop, wrong_kind
from dei_tables.letters import column_index, column_letters
from dei_tables.notes import is_note

SUFFIXES = (".xlsx", ".xlsm")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR_MARKS = (b't="e"', b"t='e'")


def read_xlsx(path: str | Path, sheet: str | None = None) -> Sheet:
    """One worksheet's cells: text, numbers, logical values and dates as the workbook holds them.

    sheet: its name; the first worksheet where None. The first row that holds anything is the header, after those
    whose first cell begins with `##`, which are for people; rows without anything are passed over. Findings name
    the sheet, the spreadsheet's own row numbers and column letters. Formulas count with the result that was saved
    last.
    Refuses, with a finding each: no readable file, another kind of file, a broken or locked workbook, a sheet
    that is not there (naming those that are), cells that hold an error such as #DIV/0! (all): DeiError.
    """
    path = Path(path)
    content = content_of(path)
    kind = kind_of(content)
    if kind is not say.WORKBOOK:
        wrong_kind(path, kind)
    name, file, grid = _grid(content, path, sheet)
    rows = [(row, cells) for row, cells in enumerate(grid, start=1) if any(cell != "" for cell in cells)]
    filled = list(dropwhile(lambda numbered: is_note(numbered[1]), rows))
    if not filled:
        return Sheet(file=file, header=(), columns=(), rows=())
    (header_row, first), *body = filled
    header = tuple(_header(cell) for cell in first)
    letters = tuple(column_letters(index) for index in range(len(header)))
    labels = tuple(
        f"{letter} · {word}" if word else letter for letter, word in zip(letters, header, strict=True)
    )
    _check_errors(content, name, header_row, labels, file)
    columns = zip(*(cells for _, cells in body), strict=True) if body else [()] * len(header)
    return Sheet(
        file=file,
        header=header,
        columns=tuple(list(cells) for cells in columns),
        rows=tuple(row for row, _ in body),
        labels=labels,
    )


def _grid(content: bytes, path: Path, sheet: str | None) -> tuple[str, str, list[list[Any]]]:
    """The worksheet's name, what findings call it, and its cells from A1 on; "" is an empty cell."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        names = [
            about.name
            for about in book.sheets_metadata
            if about.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        name = names[0] if sheet is None and names else sheet
        if name is None or name not in names:
            stop(say.NO_SUCH_SHEET, path, sheet=sheet or "", sheets=names)
        file = path.name if len(names) == 1 else f"{path.name} [{name}]"
        return name, file, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except python_calamine.CalamineError as error:
        stop(say.BROKEN_WORKBOOK, path, why=str(error))


def _header(cell: Any) -> str:
    """A header as text; a year written as a number has no decimal point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _check_errors(content: bytes, name: str, header_row: int, labels: tuple[str, ...], file: str) -> None:
    """Note every cell that holds an error: calamine gives them as empty, which they are not."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = archive.read(_part(archive, name))
    if not any(mark in part for mark in _ERROR_MARKS):
        return
    found = Findings()
    for _, cell in ElementTree.iterparse(io.BytesIO(part)):
        if cell.tag == f"{_MAIN}c" and cell.get("t") == "e":
            address = cell.get("r", "")
            letters, row = re.sub(r"[^A-Z]", "", address), int(re.sub(r"[^0-9]", "", address))
            column = labels[column_index(letters)] if row > header_row else letters
            place = Place(file=file, row=row, column=column)
            found.add(say.ERROR_CELL, place, cell=address, value=cell.findtext(f"{_MAIN}v", ""))
    found.raise_errors()


def _part(archive: zipfile.ZipFile, name: str) -> str:
    """The file inside the workbook that holds a worksheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    link = next(sheet.get(_LINK) for sheet in book.iter(f"{_MAIN}sheet") if sheet.get("name") == name)
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = next(part.get("Target", "") for part in links if part.get("Id") == link)
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
