"""The data of one track: one contiguous run of numbers per indicator, one row per region and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from typing import TypeVar

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.kernel.method import Column
from dei_core.messages import data as say

Array = TypeVar("Array", bound=np.ndarray)


def _column(values: npt.ArrayLike) -> Column:
    """A private, contiguous, read-only float64 copy; no copy where the array is that already."""
    array = np.asarray(values, dtype=np.float64)
    if array.flags.writeable or not array.flags.c_contiguous:
        array = read_only(np.array(array, dtype=np.float64, order="C", copy=True))
    return array


def read_only(array: Array) -> Array:
    """The array itself, closed to writing."""
    array.flags.writeable = False
    return array


def _years(values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """A private, read-only int64 copy; a number that is not whole is refused: DeiError."""
    given = np.asarray(values)
    years = given.astype(np.int64) if given.dtype.kind in "iuf" else np.zeros(given.shape, np.int64)
    facts = [{"value": str(given[row])} for row in np.flatnonzero(years != given)]
    if facts:
        raise DeiError([Finding(message=say.BAD_YEAR, place=Place(column="years"), facts=facts[0])])
    return read_only(years)


def _labels(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(words)


def _columns(columns: Mapping[str, npt.ArrayLike]) -> dict[str, Column]:
    return {name: _column(values) for name, values in columns.items()}


def _words(columns: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in columns.items()}


@attrs.frozen(kw_only=True)
class Table:
    """Values by indicator for R rows, each one region in one year.

    regions: (R,) region codes. years: (R,) whole years; 0 where the data have no year.
    names: (R,) what people call the regions; the codes where left out.
    columns: indicator id -> (R,) values in the indicator's unit; NaN is the only missing value.
    parents: scale (city, province, cluster) -> (R,) the group each region lies in, "" where none.
    traits: trait id -> (R,) the value a rule branches on, "" where unknown.
    complete: the columns without a missing cell.
    Refuses columns of another length, infinite cells, years that are not whole and a region twice in one year:
    DeiError.
    """

    regions: tuple[str, ...] = attrs.field(converter=_labels)
    years: npt.NDArray[np.int64] = attrs.field(converter=_years, eq=attrs.cmp_using(eq=np.array_equal))
    names: tuple[str, ...] = attrs.field(converter=_labels)
    columns: Mapping[str, Column] = attrs.field(converter=_columns, eq=False)
    parents: Mapping[str, tuple[str, ...]] = attrs.field(converter=_words, factory=dict)
    traits: Mapping[str, tuple[str, ...]] = attrs.field(converter=_words, factory=dict)
    complete: frozenset[str] = attrs.field(init=False, eq=False, default=frozenset())

    @years.default
    def _no_years(self) -> npt.NDArray[np.int64]:
        return np.zeros(len(self.regions), dtype=np.int64)

    @names.default
    def _codes(self) -> tuple[str, ...]:
        return self.regions

    def __attrs_post_init__(self) -> None:
        found = Findings()
        _same_length(self, found)
        if not found.stopped:
            object.__setattr__(self, "complete", _complete(self, found))
            _once(self, found)
        found.raise_errors()

    def __len__(self) -> int:
        return len(self.regions)

    def label(self, row: int) -> str:
        """How a finding names a row: the code, the name where it differs, the year where there is one."""
        code, name, year = self.regions[row], self.names[row], int(self.years[row])
        who = code if name == code else f"{code} {name}"
        return f"{who} ({year})" if year else who


def _same_length(table: Table, found: Findings) -> None:
    rows = len(table.regions)
    parts: dict[str, Sized] = {"years": table.years, "names": table.names}
    for name, values in {**parts, **table.columns, **table.parents, **table.traits}.items():
        if len(values) != rows:
            found.add(say.COLUMN_LENGTH, Place(column=name), cells=len(values), rows=rows)


def rows_before(table: Table, before: Table) -> npt.NDArray[np.int64]:
    """(R,) the row of `before` that each row of a table looks back to, -1 where there is none.

    The same region one year earlier; where either table has no years, the same region.
    """
    dated = before.years.any() and table.years.any()
    keys = zip(before.regions, (before.years * dated).tolist(), strict=True)
    rows: dict[tuple[str, int], int] = {key: row for row, key in enumerate(keys)}
    wanted = zip(table.regions, ((table.years - 1) * dated).tolist(), strict=True)
    return np.array([rows.get(key, -1) for key in wanted], dtype=np.int64)


def looked_up(column: Column, rows: npt.NDArray[np.int64]) -> Column:
    """(R,) a column's values in other rows, NaN where the row is -1."""
    found: Column = np.full(len(rows), np.nan)
    found[rows >= 0] = column[rows[rows >= 0]]
    return found


def is_complete(values: Column) -> bool:
    """Whether no cell of (R,) is missing: one pass, since the minimum of a column with a NaN is NaN."""
    return not np.isnan(values.min(initial=np.inf))


def _complete(table: Table, found: Findings) -> frozenset[str]:
    """The columns without a missing cell; infinite cells become findings."""
    for name, values in table.columns.items():
        if np.isinf(values).any():
            rows = np.flatnonzero(np.isinf(values)).tolist()
            found.add(say.INFINITE_CELL, Place(column=name), regions=[table.label(row) for row in rows])
    return frozenset(name for name, values in table.columns.items() if is_complete(values))


def _once(table: Table, found: Findings) -> None:
    if not table.years.any() and len(set(table.regions)) == len(table.regions):
        return
    seen: set[tuple[str, int]] = set()
    for region, year in zip(table.regions, table.years.tolist(), strict=True):
        if (region, year) in seen:
            found.add(say.DUPLICATE_REGION, Place(region=region), region=region, year=year or "-")
        seen.add((region, year))
