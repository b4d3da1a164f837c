"""The columns that a dataset expects, found in a sheet by their headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from dei_core.data import messages as say
from dei_core.data.cells import Cells
from dei_core.data.spelling import note_look_alikes
from dei_core.findings import Finding, Findings, Place
from dei_core.ids import nearest
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.text import Text

_WITH_UNIT = re.compile(r"(.*\S)\s*\[([^\[\]]*)\]")


@attrs.frozen(kw_only=True)
class Sheet:
    """A data file as a reader gives it: nothing interpreted yet.

    file: its name for findings. header: column names as written. columns: as many, equally long.
    rows: the row number a person sees in the file for each data row. labels: what a person finds each column by,
    such as its letters in a spreadsheet; none where that is its header. notes: what its reader has to say of a file
    that it can read.

    >>> from dei_core.plugin import Sheet
    >>> Sheet(file="a.csv", header=("region", "fibre"), columns=(("110000",), ("92",)), rows=range(2, 3)).header
    ('region', 'fibre')
    """

    file: str
    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: range | tuple[int, ...]
    labels: tuple[str, ...] = ()
    notes: tuple[Finding, ...] = ()

    def label(self, index: int) -> str | None:
        """What a person finds a column by, where that is not its header."""
        return self.labels[index] if self.labels else None


@attrs.frozen
class Located:
    """A column of the sheet: what people find it by, the unit that its header carries, its cells."""

    written: str
    unit: str | None
    cells: Cells


@attrs.frozen
class Grid:
    """The expected columns that are there, by expected header, and the row numbers that people see."""

    file: str
    rows: Sequence[int]
    columns: Mapping[str, Located]

    def place(self, header: str, index: int | None = None) -> Place:
        """Where a cell of a column is; the column itself without an index."""
        row = None if index is None else self.rows[index]
        return Place(file=self.file, row=row, column=self.columns[header].written)

    def take(self, kept: Sequence[int]) -> Grid:
        """The same columns with some of the rows."""
        columns = {
            header: attrs.evolve(column, cells=some(column.cells, kept))
            for header, column in self.columns.items()
        }
        return Grid(self.file, [self.rows[index] for index in kept], columns)


def some(cells: Cells, kept: Sequence[int]) -> Cells:
    """Some cells of a column."""
    if isinstance(cells, np.ndarray):
        return cells[np.asarray(kept, dtype=np.intp)]
    return [cells[index] for index in kept]


def offers(word: str, known: Sequence[str]) -> tuple[str, ...] | Text:
    """The nearest known names for a message, or its word for none."""
    return nearest(word, known) or say.NONE


def expected(intake: Intake) -> list[str]:
    """Every header that a dataset's intake speaks of, each once, in the order of the intake."""
    where = [
        intake.region,
        intake.region_else,
        intake.name,
        intake.year,
        *intake.parents.values(),
        *intake.traits.values(),
    ]
    if intake.layout == "long":
        what: list[str | None] = [intake.indicator, intake.value, intake.unit]
    else:
        what = [column.header for column in intake.columns]
    headers = [*where, *what, *intake.keep, *intake.drop, *intake.keep_ending]
    for gap in intake.gap:
        headers += gap.headers
    return list(dict.fromkeys(header for header in headers if header is not None))


def locate(sheet: Sheet, intake: Intake, found: Findings) -> Grid:
    """The expected columns that the sheet has.

    A header `name [unit]` stands for `name`, unless a dataset expects it as written. Notes every column
    that is missing, unknown, without a name, or there twice.
    """
    wanted = expected(intake)
    meanings = [_meaning(header.strip(), wanted) for header in sheet.header]
    first: dict[str, int] = {}
    others: list[str] = []
    for index, (meaning, _) in enumerate(meanings):
        if meaning in first:
            numbers = {"first": _called(sheet, first[meaning]), "second": _called(sheet, index)}
            place = Place(file=sheet.file, column=sheet.label(index))
            found.add(say.DUPLICATE_COLUMN, place, header=meaning, **numbers)
        elif meaning in wanted:
            first[meaning] = index
        elif meaning:
            others.append(meaning)
        elif "*" not in intake.ignore and not _empty(sheet.columns[index]):
            place = Place(file=sheet.file, column=sheet.label(index))
            found.add(say.UNNAMED_COLUMN, place, number=_called(sheet, index))
    note_look_alikes((*wanted, *others), Place(file=sheet.file), found)
    _missing_and_unknown(sheet, intake, [name for name in wanted if name not in first], others, found)
    columns = {
        name: Located(sheet.label(index) or sheet.header[index], meanings[index][1], sheet.columns[index])
        for name, index in first.items()
    }
    return Grid(sheet.file, sheet.rows, columns)


def _called(sheet: Sheet, index: int) -> str | int:
    """What a person finds a column by: its letters in a spreadsheet, else its number."""
    return sheet.label(index) or index + 1


def _meaning(header: str, wanted: Sequence[str]) -> tuple[str, str | None]:
    parts = _WITH_UNIT.fullmatch(header)
    if header in wanted or parts is None or parts[1] not in wanted:
        return header, None
    return parts[1], parts[2].strip()


def _empty(cells: Cells) -> bool:
    if isinstance(cells, np.ndarray):
        return bool(np.isnan(cells).all())
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def _missing_and_unknown(
    sheet: Sheet, intake: Intake, missing: list[str], others: list[str], found: Findings
) -> None:
    here, known = Place(file=sheet.file), {"dataset": intake.dataset}
    for header in missing:
        found.add(say.MISSING_COLUMN, here, header=header, nearest=offers(header, others), **known)
    if "*" in intake.ignore:
        return
    for header in others:
        if header not in intake.ignore:
            found.add(say.UNKNOWN_COLUMN, here, header=header, nearest=offers(header, missing), **known)


def check_unit(column: ColumnIntake, stated: str | None, dataset: str, place: Place, found: Findings) -> None:
    """Note a unit that the factor does not bring to the indicator's, or brings there a second time.

    stated: the unit that the file itself gives, where it gives one. Either language's word is the indicator's unit.
    """
    facts = {"indicator": column.name, "unit": column.unit, "dataset": dataset}
    declared = column.given_in
    ours = column.unit.reads
    if stated and declared is not None and stated != declared and not (ours(stated) and ours(declared)):
        found.add(say.UNIT_CONFLICT, place, stated=stated, given=declared, **facts)
        return
    given = declared or stated
    if not given:
        return
    if not ours(given) and column.factor == 1.0:
        found.add(say.UNIT_MISMATCH, place, given=given, **facts)
    if ours(given) and column.factor != 1.0:
        found.add(say.FACTOR_ON_SAME_UNIT, place, factor=column.factor, **facts)
