"""The sheet of one track: lines for people, the header that the engine reads, and room for the regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs
from xlsxwriter.utility import xl_range

from dei_core import Text
from dei_tables.book.columns import both
from dei_tables.book.page import set_print
from dei_tables.book.styles import Styles
from dei_tables.book.widths import lines_of, width_of
from dei_tables.notes import NOTE
from dei_tables.template import words
from dei_tables.template.cells import range_text, validation, wrong
from dei_tables.template.fields import Field
from dei_tables.template.known import Row
from dei_tables.template.snippet import REMARKS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

ROOM = 500
"""Rows for regions that nobody has named yet."""

HEADER = 6
"""The row of the header that the engine reads, from 0."""

_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "sort": True,
    "autofilter": True,
}


@attrs.frozen(kw_only=True, eq=False)
class TrackSheet:
    """One track's sheet.

    hints: header -> what a cell says when it is selected. lists: header -> where the words to pick from are.
    """

    name: str
    title: Text
    fields: tuple[Field, ...]
    regions: Sequence[Row]
    hints: Mapping[str, str]
    lists: Mapping[str, str]

    @property
    def last(self) -> int:
        """The last row that is checked while it is filled in."""
        return HEADER + len(self.regions) + ROOM

    @property
    def first_number(self) -> int:
        """The column of the first indicator."""
        return next((index for index, field in enumerate(self.fields) if field.indicator), len(self.fields))


def write_sheet(sheet: Worksheet, styles: Styles, track: TrackSheet) -> None:
    """Write the sheet; its header cells are locked, without a password."""
    widths = [_width(field, track.regions) for field in track.fields]
    for index, (field, width) in enumerate(zip(track.fields, widths, strict=True)):
        sheet.set_column(index, index, width, _open(styles, field))
    sheet.set_column(len(widths), len(widths), 30, styles.text(locked=False))
    _lines(sheet, styles, track, widths)
    for offset, row in enumerate(track.regions):
        for index, field in enumerate(track.fields):
            if row.get(field.header):
                _fill_in(sheet, HEADER + 1 + offset, index, row[field.header], field, styles)
    _checks(sheet, styles, track)
    frozen = min(track.first_number, 2)
    sheet.freeze_panes(HEADER + 1, frozen)
    sheet.autofilter(HEADER, 0, track.last, len(track.fields))
    sheet.protect("", _ALLOWED)
    codes = [
        xl_range(HEADER + 1, index, track.last, index)
        for index, field in enumerate(track.fields)
        if not field.number
    ]
    sheet.ignore_errors({"number_stored_as_text": " ".join(codes)})
    set_print(sheet, both(track.title, " "), sum(widths))
    sheet.repeat_rows(2, HEADER)
    sheet.repeat_columns(0, max(frozen - 1, 0))


def _open(styles: Styles, field: Field) -> Any:
    return styles.of(locked=False) if field.number else styles.text(locked=False)


def _fill_in(sheet: Worksheet, row: int, column: int, word: str, field: Field, styles: Styles) -> None:
    if field.number:
        sheet.write_number(row, column, float(word), _open(styles, field))
    else:
        sheet.write_string(row, column, word, _open(styles, field))


def _width(field: Field, regions: Sequence[Row]) -> float:
    if field.number:
        return float(max(13.0, min(width_of(field.written) / 2 + 4, 20.0)))
    longest = max((width_of(row.get(field.header, "")) for row in regions), default=0)
    return float(max(20.0, min(longest + 3.0, 36.0)))


def _lines(sheet: Worksheet, styles: Styles, track: TrackSheet, widths: Sequence[float]) -> None:
    """Title, then pillar, name, unit and range of every column, and the header; the first cell names the line."""
    pale = styles.of(
        font_size=9, bg_color="#F2F2F2", text_wrap=True, align="center", border=1, border_color="#BFBFBF"
    )
    label = styles.of(bold=True, font_size=9, font_color="#7F7F7F", text_wrap=True)
    name = styles.of(
        bold=True, bg_color="#DAE3F3", text_wrap=True, align="center", border=1, border_color="#BFBFBF"
    )
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, f"{NOTE} {both(track.title, ' · ')}", styles.title)
    texts = [
        (both(field.group, " "), field.name.zh, field.name.en, both(field.unit), _range(field))
        for field in track.fields
    ]
    heads = (words.PILLAR_LINE, words.NAME_LINE, words.NAME_LINE, words.UNIT_LINE, words.RANGE_LINE)
    for row, (head, line) in enumerate(zip(heads, zip(*texts, strict=True), strict=True), start=1):
        shown = head.zh if row == 2 else head.en if row == 3 else both(head, " ")
        sheet.write_string(row, 0, f"{NOTE} {shown}", label)
        for index, text in enumerate(line[1:], start=1):
            sheet.write_string(row, index, text, name if row in (2, 3) else pale)
        most = max(
            (lines_of(text, width) for text, width in zip(line[1:], widths[1:], strict=True)), default=1
        )
        sheet.set_row(row, 13.5 * min(most, 6) + 4)
    head = styles.of(
        bold=True, font_size=9, font_color="#FFFFFF", bg_color="#1F3864", text_wrap=True, border=1
    )
    tallest = max(lines_of(field.written, width) for field, width in zip(track.fields, widths, strict=True))
    sheet.set_row(HEADER, 12.5 * min(tallest, 4) + 4)
    for index, field in enumerate(track.fields):
        sheet.write_string(HEADER, index, field.written, head)
    sheet.write_string(2, len(widths), words.REMARKS.zh, name)
    sheet.write_string(3, len(widths), words.REMARKS.en, name)
    sheet.write_string(HEADER, len(widths), REMARKS, head)


def _range(field: Field) -> str:
    return both(range_text(field)) if field.number else ""


def _checks(sheet: Worksheet, styles: Styles, track: TrackSheet) -> None:
    top, last = HEADER + 1, track.last
    for index, field in enumerate(track.fields):
        choices = track.lists.get(field.header)
        rule = validation(field, track.hints[field.header], choices, top, last, index)
        sheet.data_validation(top, index, last, index, rule)
        if field.number:
            orange = styles.of(bg_color="#F4B183", bold=True)
            sheet.conditional_format(
                top,
                index,
                last,
                index,
                {"type": "formula", "criteria": wrong(field, top, index), "format": orange},
            )
    if track.first_number < len(track.fields):
        empty = styles.of(bg_color="#FFF9DB")
        start = xl_range(top, track.first_number, top, track.first_number)
        criteria = f'=AND($A{top + 1}<>"",ISBLANK({start}))'
        area = (top, track.first_number, last, len(track.fields) - 1)
        sheet.conditional_format(*area, {"type": "formula", "criteria": criteria, "format": empty})
