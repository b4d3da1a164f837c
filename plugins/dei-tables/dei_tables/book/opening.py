"""Workbooks into which no text gets that a screen or a spreadsheet would obey, whatever it is called with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dei_core.host import shown, shown_lines
from dei_tables.book.styles import FACE
from dei_tables.book.widths import cut, held

_LINK = 255
_CUTS = {"input_title": 32, "error_title": 32, "input_message": 255, "error_message": 255}
_UNDATED = datetime(2000, 1, 1)


class Book(Workbook):  # type: ignore[misc]
    """A workbook in memory; text in it is text, never a formula, a number or an address."""

    def __init__(self, made: IO[bytes] | Path) -> None:
        """made: what it is written into when it is closed."""
        never = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
        super().__init__(made, {"in_memory": True, "default_format_properties": dict(FACE), **never})

    def add_worksheet(self, name: str | None = None, worksheet_class: Any = None) -> Any:
        """A sheet that keeps to that."""
        return super().add_worksheet(name, worksheet_class or _Page)

    def describe(self, title: str, subject: str) -> None:
        """Say what it is in its properties; it has no date, so that the same input makes the same bytes."""
        self.set_properties({"title": shown(title), "subject": shown(subject), "created": _UNDATED})


class _Page(Worksheet):  # type: ignore[misc]
    def write_string(self, row: int, column: int, text: str, form: Any = None) -> Any:
        return super().write_string(row, column, held(text), form)

    def write_url(self, row: int, column: int, target: str, form: Any = None, text: str = "") -> Any:
        return super().write_url(row, column, target, form, cut(shown(text), _LINK))

    def data_validation(self, top: int, left: int, last: int, right: int, rule: dict[str, Any]) -> Any:
        said = {name: cut(shown_lines(rule[name]), most) for name, most in _CUTS.items() if name in rule}
        return super().data_validation(top, left, last, right, {**rule, **said})
