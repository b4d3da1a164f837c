"""Users' data frames: pandas, polars, pyarrow and whatever else narwhals knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from dei_core import (
    ColumnIntake,
    DeiError,
    Finding,
    Findings,
    Intake,
    Label,
    Place,
    Sheet,
    Table,
    Text,
    admit,
)
from dei_tables import messages as say

if TYPE_CHECKING:
    import narwhals as nw

_EXACT = 2**53


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
    empty = column.is_null().to_list()
    return [None if null else _cell(cell) for cell, null in zip(column.to_list(), empty, strict=True)]


def _cell(cell: Any) -> Any:
    """A cell as it is, but for a decimal number, which pandas keeps as an object."""
    return float(cell) if isinstance(cell, Decimal) else cell


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
    parents: Mapping[str, str] | None = None,
    traits: Mapping[str, str] | None = None,
    ignore: Iterable[str] = (),
    missing: Iterable[str] = ("",),
) -> Table:
    """A Table whose indicators are a frame's other columns, each under its own header.

    region, year, name: headers. parents, traits: scale or trait -> header. ignore: headers to leave out.
    missing: words that mean an empty cell in columns of text. Text that is written as a number is one.
    Refuses, all at once: what the door refuses, and other columns that hold words only: DeiError.

    >>> import polars
    >>> frame = polars.DataFrame({"region": ["a", "b"], "x": [1.0, None]})
    >>> table_from_frame(frame).columns["x"].tolist()
    [1.0, nan]
    """
    sheet = sheet_from_frame(frame)
    parents, traits = dict(parents or {}), dict(traits or {})
    described = {region, year, name, *parents.values(), *traits.values(), *ignore}
    others = [index for index, header in enumerate(sheet.header) if header not in described]
    found = Findings()
    textual = {index for index in others if _holds_words(sheet, index, found)}
    intake = Intake(
        dataset=sheet.file,
        region=region,
        year=year,
        name=name,
        parents=parents,
        traits=traits,
        ignore=(*ignore, *(sheet.header[index] for index in textual)),
        missing=tuple(missing),
        columns=tuple(_indicator(sheet.header[index]) for index in others if index not in textual),
    )
    return _admitted(sheet, intake, found)


def _admitted(sheet: Sheet, intake: Intake, found: Findings) -> Table:
    """What the door makes of a sheet, refused together with what was found before."""
    try:
        table, _ = admit(sheet, intake)
    except DeiError as error:
        found.extend(error.findings)
    found.raise_errors()
    return table


def _indicator(header: str) -> ColumnIntake:
    return ColumnIntake(
        indicator=header, name=Text(en=header, zh=header), header=header, unit=Label.shared("")
    )


def _holds_words(sheet: Sheet, index: int, found: Findings) -> bool:
    """Whether a column is text without a digit in it, which is said once instead of once a cell."""
    cells = sheet.columns[index]
    filled = [cell for cell in cells if cell is not None and cell != ""] if isinstance(cells, list) else []
    if not filled or not all(isinstance(cell, str) and not _has_digit(cell) for cell in filled):
        return False
    found.add(say.TEXT_COLUMN, Place(file=sheet.file, column=sheet.header[index]), value=filled[0])
    return True


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
