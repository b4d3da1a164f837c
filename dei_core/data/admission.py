"""What both layouts do with the rows of a sheet: read codes, years, words, groups and numbers, noting faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np

from dei_core.data import messages as say
from dei_core.data import messages_cleaning as say_cleaning
from dei_core.data.cells import (
    EMPTY_ONLY,
    BadCell,
    Cells,
    Missing,
    Spoilt,
    codes,
    named_years,
    numbers,
    spoilt,
    words,
    years,
)
from dei_core.data.header import Grid, offers
from dei_core.data.spelling import note_codes, note_look_alikes
from dei_core.data.words import show
from dei_core.findings import Findings, Place
from dei_core.ids import with_nearest
from dei_core.kernel.method import Column
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.model.measure import valid_range

Key = tuple[str, int]
"""A region and a year. The year is 0 where the data have none, and a negative number of the row's own where
region or year cannot be read, so that no such row is taken for another's double."""


@attrs.frozen
class Admission:
    """The rows of one sheet on their way into a Table, and the findings on the way."""

    grid: Grid
    intake: Intake
    missing: Missing
    found: Findings

    def keys(self) -> list[Key]:
        """The region and year of every row."""
        pairs = zip(self._regions(), self._years(), strict=True)
        return [(region, year if region else -1 - row) for row, (region, year) in enumerate(pairs)]

    def _regions(self) -> list[str]:
        header, rows = self.intake.region, len(self.grid.rows)
        if header not in self.grid.columns:
            return [""] * rows
        regions, faults = codes(self.grid.columns[header].cells)
        self.note(faults, header, range(rows))
        if self.intake.region_else is not None:
            others = self.words(self.intake.region_else, EMPTY_ONLY)
            regions = [region or other for region, other in zip(regions, others, strict=True)]
        note_codes(regions, lambda row: self.grid.place(header, row), self.found)
        for index, region in enumerate(regions):
            if not region:
                self.found.add(say.EMPTY_REGION, self.grid.place(header, index))
        return regions

    def _years(self) -> list[int]:
        header, rows = self.intake.year, len(self.grid.rows)
        if header is None:
            return [self.intake.fixed_year or 0] * rows
        if header not in self.grid.columns:
            return [-1 - row for row in range(rows)]
        values, faults = years(named_years(self.grid.columns[header].cells, self.intake.years))
        self.note(faults, header, range(rows))
        bad = {fault.index for fault in faults}
        return [-1 - row if row in bad else int(value) for row, value in enumerate(values.tolist())]

    def values(self, column: ColumnIntake, cells: Cells, header: str, at: Sequence[int]) -> Column:
        """An indicator's values in its unit. at: which row of the grid each cell is in."""
        values, faults = numbers(_shares(cells) if column.in_shares else cells, self.missing)
        unit = say.unit_of(column.written_in)
        facts = {"indicator": column.name, "unit": unit, "dataset": self.intake.dataset}
        self.note(faults, header, at, **facts)
        with np.errstate(over="ignore"):
            values *= column.factor
        overflow = np.flatnonzero(np.isinf(values)).tolist()
        too_large = [BadCell(index, say.NOT_FINITE_CELL, {"value": show(cells[index])}) for index in overflow]
        self.note(too_large, header, at, **facts)
        values[overflow] = np.nan
        self._range(column, cells, values, header, at)
        if not faults and not too_large and np.isnan(values).all():
            place = self.grid.place(header)
            self.found.add(say.EMPTY_INDICATOR, place, indicator=column.name, rows=len(values))
        return values

    def _range(
        self, column: ColumnIntake, cells: Cells, values: Column, header: str, at: Sequence[int]
    ) -> None:
        outside = np.zeros(len(values), dtype=np.bool_)
        if column.lowest is not None:
            outside |= values < column.lowest
        if column.highest is not None:
            outside |= values > column.highest
        if not outside.any():
            return
        facts = {
            "indicator": column.name,
            "unit": say.unit_of(column.unit),
            "range": valid_range(column.lowest, column.highest),
        }
        for index in np.flatnonzero(outside).tolist():
            place = self.grid.place(header, at[index])
            value = float(values[index])
            self.found.add(say.OUT_OF_RANGE, place, cell=show(cells[index]), value=value, **facts)

    def names(self, keys: Sequence[Key]) -> list[str]:
        """What people call the regions: the code where there is no name."""
        written = self.words(self.intake.name, EMPTY_ONLY) if self.intake.name else [""] * len(keys)
        return [name or region for name, (region, _) in zip(written, keys, strict=True)]

    def words(self, header: str, missing: Missing | None = None) -> list[str]:
        """A column as text, "" where empty or where the column is missing."""
        if header not in self.grid.columns:
            return [""] * len(self.grid.rows)
        cells = self.grid.columns[header].cells
        self.note(spoilt(cells), header, range(len(cells)))
        return words(cells, missing or self.missing)

    def check_trait(self, trait: str, written: Iterable[str]) -> None:
        """Note every value that a trait does not know; an empty cell is an unknown value and allowed."""
        known = self.intake.trait_values.get(trait)
        if known is None:
            return
        rows: dict[str, list[int]] = {}
        for index, value in enumerate(written):
            if value and value not in known:
                rows.setdefault(value, []).append(self.grid.rows[index])
        place = Place(file=self.grid.file, column=self.intake.traits[trait])
        note_look_alikes((*known, *rows), place, self.found)
        for value, where in rows.items():
            facts = {"trait": trait, "known": known, "nearest": offers(value, known)}
            self.found.add(say.UNKNOWN_TRAIT_VALUE, place, value=value, rows=where, **facts)

    def note(self, faults: Iterable[BadCell], header: str, at: Sequence[int], **facts: object) -> None:
        """Note unreadable cells. at: which row of the grid each cell is in."""
        for fault in faults:
            place = self.grid.place(header, at[fault.index])
            self.found.add(fault.message, place, **{**facts, **fault.facts})


def _shares(cells: Cells) -> Cells:
    """A column of shares of 1, in which a share that is seen as a percentage is what it is."""
    if isinstance(cells, np.ndarray):
        return cells
    return [cell.share if isinstance(cell, Spoilt) and cell.share is not None else cell for cell in cells]


def parents_of(
    regions: Sequence[str], written: Mapping[str, Sequence[str]], intake: Intake, file: str, found: Findings
) -> dict[str, list[str]]:
    """Parent -> the group of every row: the word in its column or, where that is empty, the list it is in.

    regions: the code of every row. file: what findings call the file. written: parent -> the words of its
    column. A region that no list names belongs to no group; one that two name is noted, and so are groups that only
    look alike.
    """
    parents = {scale: list(words) for scale, words in written.items()}
    for scale, groups in intake.members.items():
        listed = _listed(scale, groups, intake.dataset, found)
        words = parents.get(scale, [""] * len(regions))
        parents[scale] = [word or listed.get(region, "") for word, region in zip(words, regions, strict=True)]
    for scale, groups_of_rows in parents.items():
        note_look_alikes(groups_of_rows, Place(file=file, column=intake.parents.get(scale, scale)), found)
    return parents


def note_strangers(grid: Grid, intake: Intake, found: Findings) -> None:
    """Warn of codes in lists of members that no row of the sheet has, those included that filters drop."""
    coding = [item for header, item in grid.columns.items() if header in (intake.region, intake.region_else)]
    known = {word for column in coding for word in words(column.cells, EMPTY_ONLY)}
    for scale, groups in intake.members.items():
        lost = [code for codes in groups.values() for code in codes if code not in known]
        place = Place(path=f"dataset.{intake.dataset}.members.{scale}")
        note_look_alikes((*known, *lost), place, found)
        if lost:
            found.add(say_cleaning.MEMBER_UNKNOWN, place, regions=with_nearest(lost, known), file=grid.file)


def _listed(
    scale: str, groups: Mapping[str, tuple[str, ...]], dataset: str, found: Findings
) -> dict[str, str]:
    """The group of every region that a list names."""
    listed: dict[str, str] = {}
    for group, regions in groups.items():
        for region in regions:
            first = listed.setdefault(region, group)
            if first != group:
                facts = {"parent": scale, "region": region, "first": first, "second": group}
                path = f"dataset.{dataset}.members.{scale}"
                found.add(say_cleaning.MEMBER_TWICE, Place(path=path), dataset=dataset, **facts)
    return listed
