"""The first sheet: how to fill in, how far it is, and what makes the engine read it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from dei_core import Text
from dei_core.host import Edition, shown_lines
from dei_tables.book.columns import both
from dei_tables.book.page import set_print
from dei_tables.book.styles import NAVY, Styles
from dei_tables.book.widths import lines_of
from dei_tables.template import words
from dei_tables.template.sheet import HEADER, TrackSheet

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FIRST, _WIDTH = 30.0, 24.0
_COLUMNS = 4


def write_guide(
    sheet: Worksheet, styles: Styles, edition: Edition, tracks: Sequence[TrackSheet], toml: str
) -> None:
    """Write the sheet from the top down; it is locked, as nothing in it is to be filled in."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, _COLUMNS, _WIDTH)
    row = _head(sheet, styles, edition)
    row = _steps(sheet, styles, row)
    row = _progress(sheet, styles, row, tracks)
    _toml(sheet, styles, row, toml)
    sheet.protect()
    set_print(sheet, both(edition.name, " "), 120.0)


def _head(sheet: Worksheet, styles: Styles, edition: Edition) -> int:
    for row, (text, size) in enumerate(((edition.name.zh, 16), (edition.name.en, 12))):
        sheet.set_row(row, size * 1.8)
        sheet.write_string(row, 0, text, styles.of(bold=True, font_size=size, font_color=NAVY))
    return _wide(sheet, styles, 2, words.ABOUT)


def _steps(sheet: Worksheet, styles: Styles, row: int) -> int:
    row = _heading(sheet, styles, row, words.HOW)
    for number, step in enumerate(words.STEPS, start=1):
        row = _wide(sheet, styles, row, Text(en=step.en, zh=f"{number}. {step.zh}"))
    return row


def _progress(sheet: Worksheet, styles: Styles, row: int, tracks: Sequence[TrackSheet]) -> int:
    """How many of the cells of named regions are filled in, counted by the spreadsheet."""
    row = _heading(sheet, styles, row, words.PROGRESS)
    for column, text in enumerate((words.SHEET, words.FILLED, words.OF, words.SHARE)):
        sheet.write_string(row, column, both(text, " "), styles.of(bold=True, bottom=1))
    for track in tracks:
        row += 1
        quoted = track.name.replace("'", "''")
        cells = xl_range_abs(HEADER + 1, track.first_number, track.last, len(track.fields) - 1)
        codes = xl_range_abs(HEADER + 1, 0, track.last, 0)
        indicators = len(track.fields) - track.first_number
        sheet.write_url(
            row,
            0,
            f"internal:'{quoted}'!A{HEADER + 2}",
            styles.of(font_color="#0563C1", underline=1),
            track.name,
        )
        number, share = styles.of(num_format="#,##0"), styles.of(num_format="0%")
        sheet.write_formula(row, 1, f"=COUNT('{quoted}'!{cells})", number, 0)
        whole = indicators * len(track.regions)
        sheet.write_formula(row, 2, f"=COUNTA('{quoted}'!{codes})*{indicators}", number, whole)
        filled, of = xl_rowcol_to_cell(row, 1), xl_rowcol_to_cell(row, 2)
        sheet.write_formula(row, 3, f"=IF({of}=0,0,{filled}/{of})", share, 0)
        bar = {
            "type": "data_bar",
            "bar_color": "#9BC2E6",
            "min_type": "num",
            "min_value": 0,
            "max_type": "num",
            "max_value": 1,
        }
        sheet.conditional_format(row, 3, row, 3, bar)
    return row + 1


def _toml(sheet: Worksheet, styles: Styles, row: int, toml: str) -> None:
    row = _heading(sheet, styles, row, words.FOR_EVALUATORS)
    row = _wide(sheet, styles, row, words.USE)
    face = styles.of(font_name="Consolas", font_size=9, num_format="@", quote_prefix=True)
    for line in shown_lines(toml).split("\n"):
        sheet.write_string(row, 0, line, face)
        row += 1


def _heading(sheet: Worksheet, styles: Styles, row: int, text: Text) -> int:
    form = styles.of(bold=True, font_size=11, font_color=NAVY, bottom=1, bottom_color=NAVY)
    sheet.write_string(row + 1, 0, both(text, " "), form)
    for column in range(1, _COLUMNS + 1):
        sheet.write_blank(row + 1, column, None, form)
    return row + 2


def _wide(sheet: Worksheet, styles: Styles, row: int, text: Text) -> int:
    """A sentence in both languages over all columns."""
    said = both(text)
    sheet.set_row(row, 14.0 * lines_of(said, _FIRST + _WIDTH * _COLUMNS) + 6)
    sheet.merge_range(row, 0, row, _COLUMNS, said, styles.of(text_wrap=True))
    return row + 1
