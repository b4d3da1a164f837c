"""Where a data file becomes a Table: everything that is wrong with it is found here, all at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from dei_core.data import messages as say
from dei_core.data import messages_cleaning as say_cleaning
from dei_core.data.admission import Admission, Key, note_strangers, parents_of
from dei_core.data.cells import EMPTY_ONLY, Missing, words
from dei_core.data.filters import emptied, note_seeming, note_unmet, rows_where
from dei_core.data.header import Grid, Sheet, check_unit, locate
from dei_core.data.labelled import Table
from dei_core.data.longform import spread
from dei_core.data.spelling import ends_alike, spelled
from dei_core.findings import Finding, Findings, Place
from dei_core.kernel.method import Column
from dei_core.model.dataset import Intake


def admit(sheet: Sheet, intake: Intake) -> tuple[Table, tuple[Finding, ...]]:
    """The Table in a sheet, and the warnings met on the way.

    Rows that `keep`, `drop` and `keep_ending` exclude are gone before anything else in them is looked at.
    Values come in the indicators' units (what is written, times `factor`); an empty cell or a word for a
    missing value is NaN. Words for a missing value are also empty in columns of parents and traits, not in
    those of codes and names. Nothing is guessed: a value of 0.41 in a column of percentages stays 0.41.
    Refuses, with every fault of the sheet: DeiError.

    >>> from dei_core.model.dataset import ColumnIntake
    >>> from dei_core.text import Label, Text
    >>> name = Text(en="Fibre", zh="光纤")
    >>> fibre = ColumnIntake(indicator="a.fibre", name=name, header="fibre", unit=Label.shared("%"))
    >>> cells = (["010", "011"], ["41.5", ""])
    >>> sheet = Sheet(file="a.csv", header=("region", "fibre"), columns=cells, rows=(2, 3))
    >>> table, warnings = admit(sheet, Intake(dataset="a", columns=(fibre,)))
    >>> table.regions, table.columns["a.fibre"].tolist(), [warning.code for warning in warnings]
    (('010', '011'), [41.5, nan], ['empty-rows'])
    """
    found = Findings(sheet.notes)
    _check_size(sheet, intake, found)
    found.raise_errors()
    if intake.years and intake.year is None:
        place = Place(path=f"dataset.{intake.dataset}.years")
        found.add(say_cleaning.YEARS_WITHOUT_COLUMN, place, words=tuple(intake.years))
    grid = locate(sheet, intake, found)
    note_strangers(grid, intake, found)
    missing = Missing.of(intake.missing)
    deciding = [*_filtering(intake), *(header for gap in intake.gap for header in gap.headers)]
    if not all(header in grid.columns for header in deciding):
        found.raise_errors()
    if all(header in grid.columns for header in deciding):
        note_unmet(grid, sheet.header, intake, found)
    rows = emptied(_filtered(grid, intake, missing, found), intake.gap, missing, found)
    visit = Admission(rows, intake, missing, found)
    parts = spread(visit) if intake.layout == "long" else _wide(visit)
    found.raise_errors()
    return _table(parts), tuple(found)


def _check_size(sheet: Sheet, intake: Intake, found: Findings) -> None:
    here = Place(file=sheet.file)
    if not any(header.strip() for header in sheet.header):
        found.add(say.EMPTY_FILE, here, dataset=intake.dataset)
    elif not len(sheet.rows):
        found.add(say.HEADER_ONLY, here, dataset=intake.dataset)


def _table(parts: Mapping[str, Any]) -> Table:
    regions, years = zip(*parts["keys"], strict=True)
    return Table(
        regions=regions,
        years=np.array(years, dtype=np.int64),
        **{name: part for name, part in parts.items() if name != "keys"},
    )


def _filtering(intake: Intake) -> list[str]:
    """The headers that decide which rows stay."""
    return list(dict.fromkeys((*intake.keep, *intake.drop, *intake.keep_ending)))


def _filtered(grid: Grid, intake: Intake, missing: Missing, found: Findings) -> Grid:
    """The rows for which every `keep` and `keep_ending` holds and no `drop` does."""
    note_seeming(grid, intake.keep, found)
    note_seeming(grid, intake.drop, found)
    stays = rows_where(grid, intake.keep, intake.drop, missing)
    for header, endings in intake.keep_ending.items():
        written = words(grid.columns[header].cells, EMPTY_ONLY)
        stays &= np.array([word.endswith(endings) for word in written], dtype=np.bool_)
        for word in dict.fromkeys(written):
            if (seeming := ends_alike(word, endings)) is not None:
                found.add(
                    say_cleaning.LOOK_ALIKES, grid.place(header), spellings=[spelled(word), spelled(seeming)]
                )
    if stays.all():
        return grid
    if not stays.any():
        facts = {"rows": len(grid.rows), "headers": _filtering(intake), "dataset": intake.dataset}
        found.add(say.NO_ROWS_LEFT, Place(file=grid.file), **facts)
        found.raise_errors()
    return grid.take(np.flatnonzero(stays).tolist())


def _wide(visit: Admission) -> dict[str, Any]:
    """The parts of a Table from a sheet with a column per indicator."""
    keys, intake = visit.keys(), visit.intake
    _check_twice(visit, keys)
    traits = {trait: visit.words(header) for trait, header in intake.traits.items()}
    for trait, said in traits.items():
        visit.check_trait(trait, said)
    columns = _columns(visit)
    written = {scale: visit.words(header) for scale, header in intake.parents.items()}
    _note_empty_rows(visit, keys, columns)
    return {
        "keys": keys,
        "names": visit.names(keys),
        "columns": columns,
        "parents": parents_of([region for region, _ in keys], written, intake, visit.grid.file, visit.found),
        "traits": traits,
    }


def _columns(visit: Admission) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    every_row = range(len(visit.grid.rows))
    for column in visit.intake.columns:
        located = visit.grid.columns.get(column.header)
        if located is not None:
            place = visit.grid.place(column.header)
            check_unit(column, located.unit, visit.intake.dataset, place, visit.found)
            columns[column.indicator] = visit.values(column, located.cells, column.header, every_row)
    return columns


def _note_empty_rows(visit: Admission, keys: list[Key], columns: Mapping[str, Column]) -> None:
    """Warn of rows that name a region and give nothing for it: they may be footnotes."""
    empty = np.ones(len(keys), dtype=np.bool_)
    for values in columns.values():
        empty &= np.isnan(values)
    if empty.any() and not empty.all() and not visit.found.stopped:
        rows = np.flatnonzero(empty).tolist()
        named = [f"{keys[row][0]} ({visit.grid.rows[row]})" for row in rows]
        visit.found.add(say.EMPTY_ROWS, Place(file=visit.grid.file), regions=named)


def _check_twice(visit: Admission, keys: list[Key]) -> None:
    """Note every row whose region and year an earlier row has."""
    first: dict[Key, int] = {}
    for index, key in enumerate(keys):
        earlier = first.setdefault(key, index)
        if earlier != index:
            rows = {"first": visit.grid.rows[earlier], "second": visit.grid.rows[index]}
            place = visit.grid.place(visit.intake.region, index)
            visit.found.add(say.DUPLICATE_ROW, place, region=key[0], year=key[1] or "-", **rows)
