"""Users' data frames: pandas, polars, pyarrow and whatever else narwhals knows."""

from __future__ import annotations

import decimal
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from dei_core import DeiError, Finding, Findings, Table
from dei_core.host import did_you_mean
from dei_core.plugin import Place, Sheet
from dei_tables import messages as say

if TYPE_CHECKING:
    import narwhals as nw

_EXACT = 2**53
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def sheet_from_frame(frame: Any, file: str = "frame") -> Sheet:
    """A frame's cells as a reader gives them: numbers as float64, everything else as it is, null as None.

    frame: eager, of any library that narwhals supports. file: what findings call it. Rows count from 1.
    Whole numbers beyond 2**53 stay whole numbers, so that long codes keep their digits.
    Refuses what is no eager frame, and a header that is there twice: DeiError.
    """
    import narwhals as nw

    try:
        known = nw.from_native(frame, eager_only=True)
        headers = known.columns
    except TypeError as error:
        facts = {"kind": type(frame).__name__}
        raise DeiError([Finding(message=say.NOT_A_FRAME, place=Place(file=file), facts=facts)]) from error
    except nw.exceptions.DuplicateError:
        _refuse_doubled([str(header) for header in frame.columns], file)
    _refuse_doubled([str(header).strip() for header in headers], file)
    columns = tuple(map(_cells, known.iter_columns()))
    return Sheet(
        file=file,
        header=tuple(str(header).strip() for header in headers),
        columns=columns,
        rows=range(1, len(known) + 1),
    )


def _refuse_doubled(headers: list[str], file: str) -> None:
    found = Findings()
    for header in dict.fromkeys(headers):
        if headers.count(header) > 1:
            found.add(say.DOUBLED_HEADER, Place(file=file), header=header)
    found.raise_errors()


def _cells(column: nw.Series[Any]) -> Any:
    if column.dtype.is_numeric() and not _beyond_doubles(column):
        return np.asarray(column.to_numpy(), dtype=np.float64)
    with decimal.localcontext() as quiet:
        quiet.traps[decimal.InvalidOperation] = False  # a decimal NaN that signals is a null like any other
        empty = column.is_null().to_list()
    return [None if null else cell for cell, null in zip(column.to_list(), empty, strict=True)]


def _beyond_doubles(column: nw.Series[Any]) -> bool:
    """Whether a column of whole numbers would lose digits as float64."""
    if not column.dtype.is_integer() or column.is_null().all():
        return False
    return bool(column.max() > _EXACT or column.min() < -_EXACT)


def table_from_frame(
    frame: Any,
    region: str = "region",
    year: str | None = None,
    name: str | None = None,
    *,
    parents: Mapping[str, str] | Iterable[str] | str | None = None,
    traits: Mapping[str, str] | Iterable[str] | str | None = None,
    ignore: Iterable[str] | str = (),
    missing: Iterable[str | float] | str | float = ("",),
) -> Table:
    """A Table whose indicators are a frame's other columns, each under its own header.

    region, year, name: headers; the region may be the frame's index by that name. parents, traits: scale or trait ->
    header, or headers that are scales and traits themselves. ignore: headers to leave out.
    missing: what means an empty cell in indicators, parents and traits, as words or numbers. Text that is written as a
    number is one. One word is one header, or one word for a missing value. Rows stay together whatever index they have.
    Refuses, all at once and by region: what a Table refuses, headers that are not there, and other columns that hold
    words only: DeiError.

    >>> import polars
    >>> frame = polars.DataFrame({"region": ["a", "b"], "x": [1.0, None]})
    >>> table_from_frame(frame).columns["x"].tolist()
    [1.0, nan]
    """
    sheet = sheet_from_frame(frame)
    cells = _with_index(frame, region, dict(zip(sheet.header, sheet.columns, strict=True)))
    scales, kinds = _headers(parents), _headers(traits)
    found = Findings()
    described = {"regions": region, "years": year, "names": name, **scales, **kinds}
    wanted = {header for header in described.values() if header is not None}
    _note_lacking(wanted, cells, found)
    empty = _Empty.of(missing)
    left = {header: column for header, column in cells.items() if header not in wanted | {*_listed(ignore)}}
    columns = {header: empty.out_of(column) for header, column in left.items()}
    columns = {
        header: column for header, column in columns.items() if not _holds_words(header, column, found)
    }
    try:
        table = Table(
            regions=cells.get(region, ()),
            years=None if year is None else cells.get(year),
            names=None if name is None else cells.get(name),
            columns=columns if region in cells else {},
            parents={
                scale: empty.out_of(cells[header]) for scale, header in scales.items() if header in cells
            },
            traits={trait: empty.out_of(cells[header]) for trait, header in kinds.items() if header in cells},
        )
    except DeiError as error:
        found.extend(_by_header(finding, described) for finding in error.findings)
    found.raise_errors()
    return table


def _note_lacking(wanted: set[str], cells: Mapping[str, Any], found: Findings) -> None:
    for header in sorted(wanted - cells.keys(), key=str):
        known = tuple(cells)
        facts = {"header": header, "hint": did_you_mean(str(header), known), "known": known or "-"}
        found.add(say.NO_HEADER, Place(file="frame"), **facts)


def _by_header(finding: Finding, described: Mapping[str, str | None]) -> Finding:
    """A finding about a part of a table, by the header that the part has in the frame."""
    part = finding.place.column
    header = described.get(part, part) if part is not None else None
    return attrs.evolve(finding, place=attrs.evolve(finding.place, file="frame", column=header))


def _with_index(frame: Any, region: str, cells: dict[str, Any]) -> dict[str, Any]:
    """A frame's columns by header, with its index where that is the column of regions."""
    index = getattr(frame, "index", None)
    if region in cells or getattr(index, "name", None) != region:
        return cells
    return {region: list(index), **cells}


def _listed(names: Iterable[Any] | Any) -> tuple[Any, ...]:
    """Names as a tuple; one word is one name."""
    return tuple(names) if isinstance(names, Iterable) and not isinstance(names, str) else (names,)


def _headers(given: Mapping[str, str] | Iterable[str] | str | None) -> dict[str, str]:
    """Scale or trait -> header."""
    if isinstance(given, Mapping):
        return dict(given)
    return {} if given is None else {header: header for header in _listed(given)}


@attrs.frozen
class _Empty:
    """What means an empty cell: words as text, and those of them that are numbers, which cells may hold as such."""

    words: frozenset[str]
    numbers: tuple[float, ...]

    @classmethod
    def of(cls, missing: Iterable[Any] | Any) -> _Empty:
        words = frozenset(str(word).strip() for word in _listed(missing)) | {""}
        return cls(words, tuple(float(word) for word in words if _NUMBER.fullmatch(word)))

    def out_of(self, cells: Any) -> Any:
        """A column with NaN, or None, in the place of empty cells."""
        if isinstance(cells, np.ndarray):
            return np.where(np.isin(cells, self.numbers), np.nan, cells) if self.numbers else cells
        return [None if self._is_empty(cell) else cell for cell in cells]

    def _is_empty(self, cell: Any) -> bool:
        if isinstance(cell, str):
            text = cell.strip()
            return text in self.words or (_NUMBER.fullmatch(text) is not None and float(text) in self.numbers)
        return isinstance(cell, int | float) and not isinstance(cell, bool) and cell in self.numbers


def _holds_words(header: str, cells: Any, found: Findings) -> bool:
    """Whether a column is text without a digit in it, which is said once instead of once a cell."""
    filled = [cell for cell in cells if cell is not None] if isinstance(cells, list) else []
    if not filled or not all(isinstance(cell, str) and not _has_digit(cell) for cell in filled):
        return False
    found.add(say.TEXT_COLUMN, Place(file="frame", column=header), value=filled[0])
    return True


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
