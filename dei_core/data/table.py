"""The data of one track: one contiguous run of numbers per indicator, one row per region and year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.kernel.method import Column
from dei_core.showing import SHOWN, counted, one_line, small_table
from dei_core.text import Text
from dei_core.vocabulary import VOCABULARY

_TABLE = Text(en="Data", zh="数据表")
_REGION, _NAME, _YEAR = (
    VOCABULARY.headings["region"],
    VOCABULARY.headings["name"],
    VOCABULARY.headings["year"],
)
Array = TypeVar("Array", bound=np.ndarray)
Years = npt.NDArray[np.int64]
T = TypeVar("T")
Extent = tuple[float, float]


class Fixed(Mapping[str, T]):
    """A mapping that nobody can change."""

    __slots__ = ("_inside",)

    def __init__(self, inside: Mapping[str, T]) -> None:
        self._inside = dict(inside)

    def __getitem__(self, name: str) -> T:
        return self._inside[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._inside)

    def __len__(self) -> int:
        return len(self._inside)

    def __repr__(self) -> str:
        return repr(self._inside)


def read_only(array: Array) -> Array:
    """The array itself, closed to writing."""
    array.flags.writeable = False
    return array


def _closed(years: Years) -> Years:
    """`read_only`, of one type that attrs can tell."""
    return read_only(years)


def _fixed(columns: Mapping[str, Column]) -> Fixed[Column]:
    """Columns that nobody can change, each of its own memory."""
    return Fixed({name: _own(column) for name, column in columns.items()})


@attrs.frozen(kw_only=True)
class Table:
    """Values by indicator for R rows, each one region in one year: nothing but the numbers and words themselves.

    The public `Table` is this value too, and reads what a program hands over (`dei_core.data.labelled`); scoring asks
    for no more than stands here.

    regions: (R,) codes. years: (R,) years of four digits, 0 where the data have none; no region twice in one.
    names: (R,) what people call the regions. columns: id -> (R,) finite values, NaN where missing.
    parents: scale -> (R,) groups, "" where none. traits: trait id -> (R,) values, "" where unknown.
    complete: the columns without a missing cell. extent: the least and the greatest value of each column, NaN in one
    without any.
    """

    regions: tuple[str, ...]
    years: Years = attrs.field(converter=_closed, eq=attrs.cmp_using(eq=np.array_equal))
    names: tuple[str, ...]
    columns: Mapping[str, Column] = attrs.field(converter=_fixed, eq=False)
    parents: Mapping[str, tuple[str, ...]] = attrs.field(converter=Fixed[tuple[str, ...]])
    traits: Mapping[str, tuple[str, ...]] = attrs.field(converter=Fixed[tuple[str, ...]])
    complete: frozenset[str] = attrs.field(init=False, eq=False)
    extent: Mapping[str, Extent] = attrs.field(init=False, eq=False)

    @complete.default
    def _complete(self) -> frozenset[str]:
        return frozenset(name for name, column in self.columns.items() if is_complete(column))

    @extent.default
    def _extents(self) -> Mapping[str, Extent]:
        return Fixed({name: _extent(column) for name, column in self.columns.items()})

    def __len__(self) -> int:
        return len(self.regions)

    def __repr__(self) -> str:
        years = sorted(set(self.years.tolist()) - {0})
        span = f"years {years[0]}–{years[-1]}" if len(years) > 1 else f"year {years[0]}" if years else ""
        return one_line(
            "Table",
            counted(len(self), "row"),
            counted(len(self.columns), "column"),
            span,
            *list(self.columns)[:6],
        )

    def _repr_html_(self) -> str:
        names = list(self.columns)[:8]
        headings = [_REGION, _NAME, _YEAR, *(Text(en=name, zh=name) for name in names)]
        columns = [self.columns[name][:SHOWN].tolist() for name in names]
        years = [year or None for year in self.years[:SHOWN].tolist()]
        rows = zip(self.regions[:SHOWN], self.names[:SHOWN], years, *columns, strict=True)
        return small_table(_TABLE, headings, rows, len(self))

    def label(self, row: int) -> str:
        """How a finding names a row: the code, the name where it differs, the year where there is one."""
        code, name, year = self.regions[row], self.names[row], int(self.years[row])
        who = code if name == code else f"{code} {name}"
        return f"{who} ({year})" if year else who

    def counted(self, rows: int) -> Text:
        """How a finding counts rows: regions, or, where there are several years, regions by year.

        >>> from dei_core import Table
        >>> Table(regions=["a"], columns={}).counted(1).en
        '1 region'
        >>> Table(regions=["a", "a"], years=[2023, 2024], columns={}).counted(2).zh
        '2 条区域年度记录'
        """
        one = "" if rows == 1 else "s"
        if self._panel:
            return Text(en=f"{rows} region-year{one}", zh=f"{rows} 条区域年度记录")
        return Text(en=f"{rows} region{one}", zh=f"{rows} 个区域")

    def part(self, rows: int, of: int) -> Text:
        """How a finding tells some rows from how many there are.

        >>> from dei_core import Table
        >>> Table(regions=["a", "b", "c"], columns={}).part(1, 3)
        Text(en='1 of 3 regions', zh='3 个区域中的 1 个')
        """
        all_rows, measure = self.counted(of), "条" if self._panel else "个"
        return Text(en=f"{rows} of {all_rows.en}", zh=f"{all_rows.zh}中的 {rows} {measure}")

    @property
    def _panel(self) -> bool:
        """Whether the rows are of several years."""
        return bool((self.years != self.years[:1]).any())


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


def _own(values: Column) -> Column:
    """A private, contiguous, read-only column; no copy where it is that already."""
    layer: Any = values
    while isinstance(layer, np.ndarray) and not layer.flags.writeable:
        layer = layer.base
    fixed = not isinstance(layer, np.ndarray) and values.flags.c_contiguous and values.dtype.isnative
    return values if fixed else read_only(np.array(values, dtype=np.float64, order="C", copy=True))


def _extent(values: Column) -> Extent:
    """The least and the greatest value of (R,), NaN where there is none."""
    low, high = float(values.min(initial=np.inf)), float(values.max(initial=-np.inf))
    if np.isnan(low):
        low, high = float(np.fmin.reduce(values)), float(np.fmax.reduce(values))
    return low, high
