"""A table that a Python program hands over: rows, which every column of it is joined to by its labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data import messages as say_data
from dei_core.data import messages_tables as say
from dei_core.data import table as plain
from dei_core.data.cells import EMPTY_ONLY, BadCell, Cells, codes, numbers, words
from dei_core.data.handed import cells_of, kind_of, labels_of, named_columns
from dei_core.data.spelling import note_codes, note_look_alikes
from dei_core.data.table import Years
from dei_core.data.words import show, word
from dei_core.findings import DeiError, Findings, Place
from dei_core.kernel.method import Column
from dei_core.text import Text

Order = npt.NDArray[np.intp]
Label = str | tuple[str, str]
_WORDS = (str, int, float, np.number, np.bool_, type(None))


class Table(plain.Table):
    """Values by indicator for R rows, each one region in one year.

    regions: (R,) region codes: text, or whole numbers, without white space around them.
    years: (R,) whole years of four digits; 0 where the data have no year.
    names: (R,) what people call the regions; the codes where left out or empty.
    columns: indicator id -> (R,) values in the indicator's unit, or a data frame; NaN is the only missing value.
    parents: scale (city, province, cluster) -> (R,) the group each region lies in, "" where none.
    traits: trait id -> (R,) the value a rule branches on, "" where unknown.
    complete: the columns without a missing cell. extent: the least and the greatest value of each column, NaN in one
    without any.
    Every one of them may be labelled by the regions, or by pairs of region and year: a mapping, a Series of pandas
    with an index, an array of xarray with a coordinate. It is then put in the order of the rows; other labels are
    refused (see `dei_core.data.handed`). Masked cells and nulls are missing; text that is written as a number is one.
    Refuses, all at once and by region: columns of another length or shape, infinite cells, logical values, dates,
    text, whole numbers that a double cannot hold, years that are not whole and a region twice in one year: DeiError.

    >>> table = Table(regions=["a", "b"], columns={"x": {"b": 2.0, "a": None}})
    >>> table.columns["x"].tolist()
    [nan, 2.0]
    """

    __slots__ = ()

    def __init__(
        self,
        *,
        regions: Any,
        columns: Any,
        years: Any = None,
        names: Any = None,
        parents: Any = None,
        traits: Any = None,
    ) -> None:
        found = Findings()
        rows = Rows.of(regions, years, found)
        numbers = {
            name: rows.numbers(name, values)
            for name, values in named_columns(columns, "columns", found).items()
        }
        called = rows.regions if names is None else rows.words("names", names, groups=False)
        grouped, kinds = (
            {name: rows.words(name, values) for name, values in named_columns(given, what, found).items()}
            for what, given in (("parents", parents or {}), ("traits", traits or {}))
        )
        super().__init__(
            regions=rows.regions,
            years=rows.years,
            names=tuple(name or code for name, code in zip(called, rows.regions, strict=True)),
            columns=numbers,
            parents=grouped,
            traits=kinds,
        )
        for name, extent in self.extent.items():
            if len(self) and np.isinf(extent).any():
                note_infinite(self, name, self.columns[name], found)
        _note_twice(self, found)
        found.raise_errors()


def note_infinite(table: plain.Table, name: str, column: Column, found: Findings) -> None:
    """Note the regions of which (R,) a column has an infinite value."""
    rows = np.flatnonzero(np.isinf(column)).tolist()
    if rows:
        found.add(say.INFINITE_CELL, Place(column=name), regions=[table.label(row) for row in rows])


def _note_twice(table: plain.Table, found: Findings) -> None:
    """Note every region that an earlier row has in the same year."""
    if not table.years.any() and len(set(table.regions)) == len(table.regions):
        return
    seen: set[tuple[str, int]] = set()
    for region, year in zip(table.regions, table.years.tolist(), strict=True):
        if (region, year) in seen:
            found.add(say.DUPLICATE_REGION, Place(region=region), region=region, year=year or "-")
        seen.add((region, year))


@attrs.frozen(kw_only=True, eq=False)
class Rows:
    """The rows of a table, which every column is joined to.

    regions: (R,) codes. years: (R,) or 0. own: labels of the regions' own column, where it has some.
    sound: whether regions and years are all there and each once.
    """

    regions: tuple[str, ...]
    years: Years
    own: tuple[Label, ...] | None
    sound: bool
    found: Findings
    _known_orders: list[tuple[npt.NDArray[Any], Order]] = attrs.field(factory=list)

    @classmethod
    def of(cls, regions: Any, years: Any, found: Findings) -> Rows:
        """The rows that regions and years make; years: None where the data have none."""
        carried = labels_of(regions)
        own = None if carried is None or isinstance(regions, Mapping) else _labels(carried)
        cells = None if isinstance(regions, Mapping) else cells_of(regions)
        if cells is None:
            found.add(say.NOT_A_COLUMN, Place(column="regions"), kind=kind_of(regions))
            raise DeiError(found)
        written, faults = codes(cells)
        for fault in faults:
            found.add(fault.message, Place(column="regions"), **fault.facts)
        unknown = {fault.index for fault in faults}
        empty = [row + 1 for row, code in enumerate(written) if not code and row not in unknown]
        if empty:
            found.add(say.NO_CODE, Place(column="regions"), rows=empty)
        note_codes(written, lambda row: Place(column="regions", region=written[row]), found)
        named = tuple(written)
        bare = cls(
            regions=named,
            years=np.zeros(len(named), np.int64),
            own=own,
            sound=not found.stopped,
            found=found,
        )
        if years is None:
            return bare
        read = bare.whole_years(years)
        return attrs.evolve(bare, years=read, sound=not found.stopped, known_orders=[])

    @classmethod
    def known(cls, regions: tuple[str, ...], years: Years, found: Findings) -> Rows:
        """The rows of a table that is there."""
        return cls(regions=regions, years=years, own=None, sound=True, found=found)

    def label(self, row: int) -> str:
        """How a finding names a row: the code, and the year where there is one."""
        code, year = self.regions[row], int(self.years[row])
        return f"{code} ({year})" if year else code

    def whole_years(self, values: Any) -> Years:
        """(R,) whole years; what is none becomes a finding and 0."""
        cells = self.joined("years", values)
        if cells is None:
            return np.zeros(len(self.regions), np.int64)
        read, faults = numbers(cells, EMPTY_ONLY)
        whole = (read == np.floor(read)) & ((read == 0.0) | ((read >= 1000.0) & (read <= 9999.0)))
        bad = {fault.index for fault in faults} | set(np.flatnonzero(~whole).tolist())
        for row in sorted(bad):
            place = Place(column="years", region=self.label(row))
            self.found.add(say_data.BAD_YEAR, place, value=show(cells[row]))
        return np.where(whole, read, 0.0).astype(np.int64)

    def numbers(self, name: str, values: Any) -> Column:
        """(R,) a column of numbers, NaN where a cell is empty or masked; what is no number becomes a finding."""
        kind = getattr(getattr(values, "dtype", None), "kind", "")
        if kind in say.KINDS:
            facts = {"kind": say.KINDS[kind], "example": values.dtype}
            self.found.add(say.COLUMN_KIND, Place(column=name), **facts)
            return self._nothing()
        cells = self.joined(name, values)
        if cells is None or isinstance(cells, np.ndarray):
            return self._nothing() if cells is None else cells
        read, faults = numbers(cells, EMPTY_ONLY)
        endless = [self.label(fault.index) for fault in faults if fault.message is say_data.NOT_FINITE_CELL]
        if endless:
            self.found.add(say.INFINITE_CELL, Place(column=name), regions=endless)
        rest = [fault for fault in faults if fault.message is not say_data.NOT_FINITE_CELL]
        messages = {fault.message for fault in rest}
        if len(rest) > 1 and len(messages) == 1 and np.isnan(read).all() and not endless:
            kind = say.KINDS_OF_CELLS.get(messages.pop().code)
            if kind is not None:
                self.found.add(say.COLUMN_KIND, Place(column=name), kind=kind, example=rest[0].facts["value"])
                return read
        for fault in rest:
            self._refuse(name, fault)
        return read

    def words(self, name: str, values: Any, groups: bool = True) -> tuple[str, ...]:
        """(R,) a column of words, "" where a cell is empty. groups: no two may look alike."""
        cells = self.joined(name, values)
        if cells is None:
            return ("",) * len(self.regions)
        listed = cells.tolist() if isinstance(cells, np.ndarray) else cells
        odd = {kind for kind in set(map(type, listed)) if not issubclass(kind, _WORDS)}
        for row, cell in enumerate(listed if odd else ()):
            if type(cell) in odd:
                facts = {"value": show(cell), "kind": type(cell).__name__}
                self.found.add(say.NOT_A_WORD, Place(column=name, region=self.label(row)), **facts)
        made = tuple(words(listed))
        if groups:
            note_look_alikes(made, Place(column=name), self.found)
        return made

    def joined(self, name: str, values: Any) -> Cells | None:
        """A column's cells in the order of the rows; None, with a finding, where it cannot be joined."""
        cells, labels = cells_of(values), labels_of(values)
        if cells is None:
            self.found.add(say.NOT_A_COLUMN, Place(column=name), kind=kind_of(values))
        elif labels is not None and self.sound:
            order = self._order(name, labels, isinstance(values, Mapping))
            if order is not None:
                return cells[order] if isinstance(cells, np.ndarray) else [cells[at] for at in order.tolist()]
        elif len(cells) == len(self.regions):
            return cells
        else:
            facts = {"cells": len(cells), "rows": len(self.regions)}
            self.found.add(say.COLUMN_LENGTH, Place(column=name), **facts)
        return None

    def _nothing(self) -> Column:
        return np.full(len(self.regions), np.nan)

    def _refuse(self, name: str, fault: BadCell) -> None:
        message = say_data.TEXT_CELL if fault.message is say_data.NAN_CELL else fault.message
        facts = {"indicator": Text(en=name, zh=name), "unit": say_data.OWN_UNIT, **fault.facts}
        self.found.add(message, Place(column=name, region=self.label(fault.index)), **facts)

    def _order(self, name: str, labels: npt.NDArray[Any], keys: bool) -> Order | None:
        """The position among a column's labels of every row's; None, with a finding, where they are others."""
        for known, order in () if keys else self._known_orders:  # as the columns of one frame have the same
            if known.dtype == labels.dtype and np.array_equal(known, labels):
                return order
        made = self._matched(name, _labels(labels), keys)
        if made is not None and not keys:
            self._known_orders.append((labels, made))
        return made

    def _matched(self, name: str, labels: tuple[Label, ...], keys: bool) -> Order | None:
        rows = len(self.regions)
        as_they_lie = np.arange(rows)
        pairs = tuple(zip(self.regions, map(str, self.years.tolist()), strict=True))
        meant: list[tuple[Label, ...]] = [self.regions, pairs]
        if self.own is not None:
            meant.insert(0, self.own)
        if labels in meant and (labels == self.own or not _counted(labels, rows)):
            return as_they_lie
        place = {label: at for at, label in enumerate(labels)}
        orders = [
            np.array([place[label] for label in wanted], dtype=np.intp)
            for wanted in meant
            if len(place) == len(labels) == rows == len(set(wanted)) and place.keys() == set(wanted)
        ]
        own = self.own is not None and place.keys() == set(self.own)
        if not keys and not own and _counted(labels, rows):
            orders.append(as_they_lie)
        if orders and all(np.array_equal(orders[0], other) for other in orders):
            return orders[0]
        self._unlike(name, labels, place, meant[-1] if any(self.years) else self.regions, bool(orders))
        return None

    def _unlike(
        self,
        name: str,
        labels: tuple[Label, ...],
        place: Mapping[Label, int],
        wanted: tuple[Label, ...],
        several: bool,
    ) -> None:
        """Note labels that are not those of the rows, are there twice, or could mean two orders."""
        where = Place(column=name)
        if several:
            self.found.add(say.LABELS_AMBIGUOUS, where, labels=_shown(labels), regions=self.regions)
        elif len(place) < len(labels):
            twice = dict.fromkeys(label for at, label in enumerate(labels) if place[label] != at)
            self.found.add(say.LABELS_TWICE, where, labels=_shown(twice))
        else:
            lacking, others = set(wanted) - place.keys(), place.keys() - set(wanted)
            facts = {
                "lacking": _shown(row for row in wanted if row in lacking) or say_data.NONE,
                "others": _shown(label for label in labels if label in others) or say_data.NONE,
            }
            self.found.add(say.LABELS_UNLIKE, where, **facts)


def _shown(labels: Iterable[Label]) -> list[str]:
    return [label if isinstance(label, str) else " ".join(label) for label in labels]


def _labels(labels: npt.NDArray[Any]) -> tuple[Label, ...]:
    """Labels as they are compared: codes as text, pairs of a region and a year as pairs of text."""
    return tuple(
        (word(label[0]), word(label[1])) if isinstance(label, tuple) and len(label) == 2 else word(label)
        for label in labels.tolist()
    )


def _counted(labels: tuple[Label, ...], rows: int) -> bool:
    """Whether labels are the numbers from 0 to R-1 in that order."""
    return labels == tuple(map(str, range(rows)))
