"""A worksheet's own XML: what a reader of values passes over in silence, and sheets that are mostly empty."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html import escape
from xml.etree import ElementTree

from dei_core.plugin import Spoilt
from dei_tables import messages as say
from dei_tables.formats import Kind, formats_of
from dei_tables.letters import column_index, column_letters
from dei_tables.sheet_cells import At, Cell, cells_of

_LINK = re.compile(r"\{[^}]*\}id")
_TELLING = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b't="e"', b"t='e'")
_PLACE = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]+)["']""")
_BOOK, _ROOM, _SLACK = "xl/workbook.xml", 1_000_000, 16
_EPOCH = datetime.datetime(1899, 12, 30)
Instead = Spoilt | str | datetime.datetime


class Worksheet:
    """The XML of one worksheet of a workbook, read only as far as somebody asks."""

    def __init__(self, content: bytes, name: str) -> None:
        """content: the whole workbook. name: the worksheet's."""
        self._content = content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {entry.replace("\\", "/").lower(): entry for entry in archive.namelist()}
            book = ElementTree.fromstring(archive.read(entries[_BOOK]))
            self._entry = entries[
                _part(book, archive.read(entries["xl/_rels/workbook.xml.rels"]), name).lower()
            ]
            self._part = archive.read(self._entry)
            styles = entries.get("xl/styles.xml")
            self._formats = {} if styles is None else formats_of(archive.read(styles))
        self._uncalculated = any(
            one.get("fullCalcOnLoad") in ("1", "true") for one in book.iterfind("{*}calcPr")
        )

    @property
    def is_sparse(self) -> bool:
        """Whether the rectangle around its cells is far larger than the cells in it are many."""
        places = _PLACE.findall(self._part)
        rows = max(map(int, {row for _, row in places}), default=0)
        columns = max(
            (column_index(letters.decode()) + 1 for letters in {letters for letters, _ in places}), default=0
        )
        return rows * columns > _most(len(places))

    def otherwise(self) -> Iterator[tuple[At, Instead]]:
        """The cells that hold something else than a reader of values gives, each with what is to stand there."""
        if not self._tells():
            return
        for cell in self.cells():
            instead = self._instead(cell)
            if instead is not None:
                yield cell.at, instead

    def _tells(self) -> bool:
        if b"\0" in self._part[:64] or any(mark in self._part for mark in _TELLING):
            return True
        styles = "|".join(self._formats)
        return bool(styles) and re.search(rf"""\ss=["'](?:{styles})["']""".encode(), self._part) is not None

    def _instead(self, cell: Cell) -> Instead | None:
        if cell.kind == "e":
            facts = {"cell": cell.address, "value": cell.saved or ""}
            return Spoilt(message=say.ERROR_CELL, facts=facts, text=cell.saved or "")
        if cell.formula is not None and self._unsaved(cell):
            text = f"={cell.formula}"
            return Spoilt(
                message=say.UNSAVED_FORMULA, facts={"cell": cell.address, "formula": text}, text=text
            )
        kind, code = self._formats.get(cell.style, (None, ""))
        return None if kind is None or cell.kind != "n" or not cell.saved else _seen(cell, kind, code)

    def _unsaved(self, cell: Cell) -> bool:
        """Whether a formula waits for a program to calculate it: without a value, or with the 0 of a file in which
        everything is still to be calculated."""
        if cell.saved is None:
            return True
        return (not cell.saved and cell.kind != "str") or (self._uncalculated and cell.saved == "0")

    def cells(self) -> Iterator[Cell]:
        """Every cell that the file has, in its order."""
        return cells_of(self._part)

    def extent(self) -> dict[str, object]:
        """How many cells are filled, over how many rows and columns, and which is the last."""
        filled = [cell for cell in self.cells() if not cell.is_blank]
        rows, columns = {cell.at[0] for cell in filled}, {cell.at[1] for cell in filled}
        last = max(filled, key=lambda cell: cell.at).address
        return {"cells": len(filled), "rows": max(rows), "columns": max(columns) + 1, "last": last}

    def compact(self) -> tuple[bytes, list[int], list[int]] | None:
        """The workbook with this sheet's filled rows and columns moved together, and where those were.

        Rows as people count them, columns from 0. None where even they leave far more room than there are cells.
        """
        filled = [cell for cell in self.cells() if not cell.is_blank]
        rows = sorted({cell.at[0] for cell in filled})
        columns = sorted({cell.at[1] for cell in filled})
        if len(rows) * len(columns) > _most(len(filled)):
            return None
        sheet = _written(filled, rows, columns)
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._content)) as old, zipfile.ZipFile(made, "w") as new:
            for entry in old.namelist():
                new.writestr(entry, sheet if entry == self._entry else old.read(entry))
        return made.getvalue(), rows, columns


def _most(cells: int) -> int:
    """How many cells a rectangle around so many may have."""
    return _ROOM + _SLACK * cells


def _part(book: ElementTree.Element, links: bytes, name: str) -> str:
    """The file inside the workbook that holds a worksheet."""
    sheet = next(one for one in book.iterfind("{*}sheets/{*}sheet") if one.get("name") == name)
    link = next(value for key, value in sheet.attrib.items() if _LINK.fullmatch(key))
    target = next(one.get("Target", "") for one in ElementTree.fromstring(links) if one.get("Id") == link)
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _seen(cell: Cell, kind: Kind, code: str) -> Instead | None:
    """What stands for a number that its format shows as another."""
    held = cell.saved or ""
    try:
        number = Decimal(held)
    except InvalidOperation:
        return None
    if kind == "padded":
        return str(int(number)).zfill(len(code)) if 0 <= number == int(number) else None
    if kind == "date":
        return _EPOCH + datetime.timedelta(days=float(number))
    if kind == "scaled":
        facts = {"cell": cell.address, "held": held, "format": code}
        return Spoilt(message=say.SCALED_CELL, facts=facts, text=held, is_text=True)
    return Spoilt.percent(number if kind == "percent" else number / 100)


def _written(filled: list[Cell], rows: list[int], columns: list[int]) -> bytes:
    """A worksheet with the same cells, close together."""
    row_at = {row: number for number, row in enumerate(rows, start=1)}
    letters = {column: column_letters(place) for place, column in enumerate(columns)}
    lines: dict[int, list[str]] = {}
    for cell in filled:
        row = row_at[cell.at[0]]
        value = "" if cell.saved is None else f"<v>{escape(cell.saved, quote=False)}</v>"
        inline = f'<is><t xml:space="preserve">{escape(cell.text, quote=False)}</t></is>' if cell.text else ""
        about = f'r="{letters[cell.at[1]]}{row}" s="{cell.style}" t="{cell.kind}"'
        lines.setdefault(row, []).append(f"<c {about}>{value}{inline}</c>")
    body = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in sorted(lines.items()))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{body}</sheetData></worksheet>'.encode()
