"""A data file: where it is, what its columns mean, which of its rows and cells count, and how it becomes a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from dei_core.model.measure import Written, Year
from dei_core.text import Label, Text, listed

_SHARES = frozenset({"share", "ratio", "proportion", "fraction", "1", "比例", "比值", "比重", "小数"})


def each_listed(words: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Each entry as a tuple; one word is one entry."""
    return {name: listed(inside) for name, inside in words.items()}


@attrs.frozen(kw_only=True)
class Gap:
    """Cells in which something is written although nothing is known (a 0 for "not measured"): they count as empty.

    columns: headers. values: what is written there. keep, drop: header -> cell values that the row must, or must
    not, have; without them, every row is meant. reason: how that is known, for readers of the edition.
    """

    columns: tuple[str, ...] = attrs.field(converter=listed)
    values: tuple[Written, ...] = attrs.field(converter=listed)
    keep: Mapping[str, tuple[Written, ...]] = attrs.field(converter=each_listed, factory=dict)
    drop: Mapping[str, tuple[Written, ...]] = attrs.field(converter=each_listed, factory=dict)
    reason: Text

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that it speaks of."""
        return (*self.columns, *self.keep, *self.drop)


@attrs.frozen(kw_only=True)
class Layout:
    """How a data file is laid out, and which of its rows and cells count.

    layout: wide (a column per indicator) or long (a row per value, with `indicator`, `value` and perhaps `unit`
    columns).
    region, name, year, indicator, value, unit: column headers. fixed_year: serves where no column has the year.
    years: what the year column says in words (a season "2017-2018") -> the year that it stands for.
    region_else: the header whose word stands for a region without a code.
    parents: what regions belong to (city, province) -> header. members: the same where no column says it (city
    cluster): parent -> group -> the codes of its regions. traits: trait -> header.
    keep, drop: header -> cell values that a row must, or must not, have. keep_ending: header -> endings, one of
    which a row's word must have. missing: words for an empty cell, in any column. gap: cells that count as empty in
    some columns, or in some rows.
    ignore: headers passed over ("*" for all others).
    """

    layout: Literal["wide", "long"] = "wide"
    region: str = "region"
    region_else: str | None = None
    name: str | None = None
    year: str | None = None
    fixed_year: Year | None = None
    years: Mapping[str, Year] = attrs.field(factory=dict)
    indicator: str = "indicator"
    value: str = "value"
    unit: str | None = None
    parents: Mapping[str, str] = attrs.field(factory=dict)
    members: Mapping[str, Mapping[str, tuple[str, ...]]] = attrs.field(factory=dict)
    traits: Mapping[str, str] = attrs.field(factory=dict)
    keep: Mapping[str, tuple[Written, ...]] = attrs.field(converter=each_listed, factory=dict)
    drop: Mapping[str, tuple[Written, ...]] = attrs.field(converter=each_listed, factory=dict)
    keep_ending: Mapping[str, tuple[str, ...]] = attrs.field(converter=each_listed, factory=dict)
    missing: tuple[str, ...] = attrs.field(
        converter=listed, default=("", "NA", "N/A", "NaN", "nan", "null", "-", "--", "—", "…")
    )
    gap: tuple[Gap, ...] = ()
    ignore: tuple[str, ...] = attrs.field(converter=listed, default=())


@attrs.frozen(kw_only=True)
class Dataset(Layout):
    """A data file and what its columns mean.

    path: relative to the first of `folders` that holds it. folders: relative to the edition's own;
    `$NAME` stands for an environment variable. title, licence: as its publisher gives them. accessed: the day
    it was taken, YYYY-MM-DD. obtain: said when the file is in none of them.
    format: a reader's name, where the suffix does not tell. sheet: of a workbook, the sheet's name; the first
    one where left out.
    columns: indicator -> header, where it is not the indicator's own id. units, factors: indicator -> the unit
    a column is in, in the words of either language, and what it is multiplied by to come to the indicator's.
    absent: indicators that the file does not have, and that
    count as missing. specimen: the values are made up for demonstration.

    >>> from pathlib import Path
    >>> from dei_core.host import Dataset, read_edition
    >>> read_edition(Path("examples/gigabit-2022/edition.toml")).dataset["notice"].path
    'data.csv'
    """

    path: str
    folders: tuple[str, ...] = (".",)
    obtain: Text | None = None
    title: Text | None = None
    licence: str | None = None
    accessed: str | None = None
    format: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = attrs.field(factory=dict)
    units: Mapping[str, str] = attrs.field(factory=dict)
    factors: Mapping[str, float] = attrs.field(factory=dict)
    absent: tuple[str, ...] = ()
    specimen: bool = False

    @property
    def scales(self) -> tuple[str, ...]:
        """Everything that regions belong to, by column or by list."""
        return tuple(dict.fromkeys((*self.parents, *self.members)))


@attrs.frozen(kw_only=True)
class ColumnIntake:
    """One indicator's column at the door.

    indicator: full id. name: for findings. header: its column in a wide file, its word in the indicator
    column of a long one. unit: the indicator's. given_in: the unit the dataset declares for the column,
    in the words of either language, where it declares one. factor: multiplies what is read, to come from
    `given_in` to `unit`. lowest, highest: the valid range, in `unit`, both ends allowed; None is open.

    >>> from dei_core import Text
    >>> from dei_core.host import ColumnIntake, Label
    >>> share, name = Label(en="%", zh="%"), Text(en="Fibre", zh="光纤")
    >>> ColumnIntake(indicator="fibre", name=name, header="fibre", unit=share, highest=100).highest
    100
    """

    indicator: str
    name: Text
    header: str
    unit: Label
    given_in: str | None = None
    factor: float = 1.0
    lowest: float | None = None
    highest: float | None = None

    @property
    def written_in(self) -> Label:
        """The unit of the numbers in the file."""
        own = self.given_in is None or self.unit.reads(self.given_in)
        return self.unit if own else Label.shared(str(self.given_in))

    @property
    def in_shares(self) -> bool:
        """Whether the numbers in the file are shares of 1, so that 0.5 is what a spreadsheet may show as 50 %."""
        return bool({self.written_in.en.strip().lower(), self.written_in.zh.strip()} & _SHARES)


@attrs.frozen(kw_only=True)
class Intake(Layout):
    """How one dataset's sheet becomes a Table.

    dataset: its id. columns: those of the indicators. traits: trait id -> header. trait_values: what each trait may
    say. All else as in the dataset; where several words may stand, one is one word.

    >>> from dei_core.host import Intake
    >>> Intake(dataset="cities", region="code", year="year").layout
    'wide'
    """

    dataset: str
    columns: tuple[ColumnIntake, ...] = ()
    trait_values: Mapping[str, tuple[str, ...]] = attrs.field(converter=each_listed, factory=dict)
