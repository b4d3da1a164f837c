"""One sheet with a table: title, header, cells, and what makes it pleasant to read, filter and print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs

from dei_core.host import shown
from dei_tables.book.body import Body
from dei_tables.book.columns import Column
from dei_tables.book.styles import HIGH, LOW, POINTS, Styles
from dei_tables.book.widths import cut, lines_of, width_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a worksheet holds."""

A4 = 9
_LINE = 14.0
_WIDEST, _WRAPPED = 36.0, 32.0
_NUMBER = 11.0
_FOOTER = 110
"""Of 255 signs; an ampersand takes two."""
_PRINTED = 190.0
"""Columns of text that still can be read when a landscape page is fitted to them."""


@attrs.frozen(kw_only=True)
class Page:
    """Where a table stands on its sheet. title, banner: lines above it. frozen: columns that stay in sight.

    footer: what every printed page says.
    """

    title: str
    banner: str = ""
    footer: str = ""
    frozen: int = 0


def write_table(sheet: Worksheet, styles: Styles, page: Page, columns: Sequence[Column]) -> Body:
    """Write everything but the cells, and give these for `fill`."""
    widths = [_width(column) for column in columns]
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    top = _write_head(sheet, styles, page, columns, widths)
    body = _body(columns, widths, top + 1)
    _write_pattern(sheet, styles, columns, body)
    last = top + max(len(body.cells[0]), 1)
    sheet.freeze_panes(top + 1, page.frozen)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    for index, column in enumerate(columns):
        _colour(sheet, column, top + 1, index, last)
    _codes_are_text(sheet, columns, top + 1, last)
    set_print(sheet, page.footer, sum(widths))
    sheet.repeat_rows(top - 1, top)
    if page.frozen:
        sheet.repeat_columns(0, page.frozen - 1)
    return body


def set_print(sheet: Worksheet, footer: str, width: float) -> None:
    """A4 across: one page wide where that can be read, else pages side by side."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    said = cut(shown(footer), _FOOTER).replace("&", "&&")
    sheet.set_footer(f"&L&8{said}&C&8&A&R&8&P / &N")
    if width <= _PRINTED:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(60)


def _write_head(
    sheet: Worksheet, styles: Styles, page: Page, columns: Sequence[Column], widths: Sequence[float]
) -> int:
    """Title, banner, codes, notes and names; gives the row of the names."""
    row = 0
    sheet.set_row(row, 24)
    sheet.write_string(row, 0, page.title, styles.title)
    if page.banner:
        row += 1
        sheet.set_row(row, 20)
        for index in range(len(columns)):
            sheet.write_blank(row, index, None, styles.banner)
        sheet.write_string(row, 0, page.banner, styles.banner)
    for lines in zip(*((column.code, column.group, column.unit) for column in columns), strict=True):
        if any(lines):
            row += 1
            _write_line(sheet, styles, row, lines)
    row += 1
    tallest = max((lines_of(column.head, width) for column, width in zip(columns, widths, strict=True)))
    sheet.set_row(row, _LINE * min(tallest, 9) + 6)
    for index, column in enumerate(columns):
        sheet.write_string(row, index, column.head, styles.head(column.level))
    return row


def _write_line(sheet: Worksheet, styles: Styles, row: int, texts: Sequence[str]) -> None:
    """A line above the names; of equal texts side by side the first one, which has room then."""
    for index, text in enumerate(texts):
        if text and (index == 0 or texts[index - 1] != text):
            sheet.write_string(row, index, text, styles.code)
        else:
            sheet.write_blank(row, index, None, styles.code)


def _width(column: Column) -> float:
    """As wide as its cells need; names wrap, but none of their lines takes more than a few."""
    if column.width is not None:
        return column.width
    whole = width_of(column.head)
    word = max(map(width_of, column.title.en.split()), default=0) + 3.0
    head = max(whole / (3 if whole > 24 else 2) + 3.0, min(word, 20.0))
    if not column.words:
        return float(max(_NUMBER, min(head, 20.0)))
    longest = max((width_of(cell) for cell in dict.fromkeys(column.cells) if cell), default=0)
    most = _WRAPPED if column.wrap else _WIDEST
    return float(max(8.0, min(head, 20.0), min(longest + 2.5, most)))


def _body(columns: Sequence[Column], widths: Sequence[float], top: int) -> Body:
    wrapped = [(column.cells, width) for column, width in zip(columns, widths, strict=True) if column.wrap]
    heights = [
        _LINE
        * min(max(lines_of(cell or "", width) for cell, (_, width) in zip(line, wrapped, strict=True)), 28)
        + 3
        for line in zip(*(cells for cells, _ in wrapped), strict=True)
    ]
    return Body(
        top=top,
        cells=[column.cells for column in columns],
        marks=[column.marks for column in columns],
        known=[tuple(dict.fromkeys(column.marks or ("given",))) for column in columns],
        heights=heights or None,
    )


def _write_pattern(sheet: Worksheet, styles: Styles, columns: Sequence[Column], body: Body) -> None:
    """An empty cell in every format of every column, for the body to be written in."""
    for index, column in enumerate(columns):
        wrapped = {"text_wrap": True, "valign": "top"} if column.wrap else {}
        for place, mark in enumerate(body.known[index]):
            form = styles.text(mark, **wrapped) if column.words else styles.number(column.shape, mark)
            sheet.write_blank(body.top + place, index, None, form)


def _colour(sheet: Worksheet, column: Column, top: int, index: int, last: int) -> None:
    """A bar or a scale of one hue: lighter is less, also in print and for every kind of colour vision."""
    rules: dict[str, dict[str, Any]] = {
        "bar": {
            "type": "data_bar",
            "bar_color": HIGH,
            "min_type": "num",
            "min_value": 0,
        },
        "score": {"type": "2_color_scale", "min_color": LOW, "max_color": HIGH},
        "points": {"type": "2_color_scale", "min_color": LOW, "max_color": POINTS},
    }
    if column.scale is not None:
        sheet.conditional_format(top, index, last, index, rules[column.scale])


def _codes_are_text(sheet: Worksheet, columns: Sequence[Column], top: int, last: int) -> None:
    """No warning marks on codes that are written in digits."""
    from xlsxwriter.utility import xl_range

    ranges = [xl_range(top, index, last, index) for index, column in enumerate(columns) if column.words]
    if ranges:
        sheet.ignore_errors({"number_stored_as_text": " ".join(ranges)})
