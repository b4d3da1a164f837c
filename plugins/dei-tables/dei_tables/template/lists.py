"""The sheet of words that cells may be picked from: values of traits, cities and provinces that are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs

from dei_tables.book.styles import Styles
from dei_tables.template.fields import Field
from dei_tables.template.known import Row

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


class Lists:
    """The lists of one workbook, each there once, a column each on a sheet of their own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._columns: dict[tuple[str, ...], str] = {}
        self._heads: list[str] = []

    def of(self, fields: Sequence[Field], regions: Sequence[Row]) -> dict[str, str]:
        """Header -> the range of its words; for a parent, the words that the known regions have."""
        made: dict[str, str] = {}
        for field in fields:
            words = field.choices or (() if field.strict else _words(regions, field.header))
            if words:
                made[field.header] = self._range(field.header, words)
        return made

    def write(self, book: Workbook, styles: Styles) -> None:
        """Write the sheet, locked; none where there is no list."""
        if not self._columns:
            return
        sheet = book.add_worksheet(self._name)
        for column, (head, words) in enumerate(zip(self._heads, self._columns, strict=True)):
            sheet.set_column(column, column, 22)
            sheet.write_string(0, column, head, styles.head(2))
            for row, word in enumerate(words, start=1):
                sheet.write_string(row, column, word, styles.text())
        sheet.freeze_panes(1, 0)
        sheet.protect()

    def _range(self, head: str, words: tuple[str, ...]) -> str:
        if words not in self._columns:
            column = len(self._columns)
            quoted = self._name.replace("'", "''")
            self._columns[words] = f"='{quoted}'!{xl_range_abs(1, column, len(words), column)}"
            self._heads.append(head)
        return self._columns[words]


def _words(regions: Sequence[Row], header: str) -> tuple[str, ...]:
    return tuple(sorted({word for row in regions if (word := row.get(header))}))
