"""Result tables as expected results: written, read, and compared row by row under their keys."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from dei_core import DeiError, Finding, Frame
from dei_core.host import VERDICTS, bytes_of, disarmed, restored
from dei_core.plugin import Place
from dei_workshop.verifying import messages as say

CLOSE = 1e-12
"""Numbers within this relative difference are the same, and so are numbers this near to zero."""

Row = Mapping[str, str]
Key = tuple[tuple[str, ...], int]


@attrs.frozen(kw_only=True)
class Expected:
    """A committed table: its columns and its rows as texts, with their lines in the file."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Change:
    """One cell or row that is not as expected. column: empty for a whole row; expected, got: None for no row."""

    row: Row
    line: int | None
    column: str = ""
    expected: str | None = None
    got: str | None = None


def read_expected(path: Path, shown: str) -> Expected:
    """A committed CSV table. DeiError where it is none."""
    try:
        text = bytes_of(path).decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        columns = tuple(next(reader, ()))
        rows, lines = [], []
        for cells in reader:
            rows.append(dict(zip(columns, map(restored, cells), strict=True)))
            lines.append(reader.line_num)
    except (OSError, ValueError, csv.Error) as error:
        raise _bad(shown, str(error)) from error
    if not columns or len(set(columns)) < len(columns):
        raise _bad(shown, "its header is empty or names a column twice")
    return Expected(columns=columns, rows=tuple(rows), lines=tuple(lines))


def as_rows(frame: Frame, columns: Sequence[str]) -> list[dict[str, str]]:
    """Some columns of a result table as the texts of a CSV file: every digit, nothing for a missing value."""
    kinds = {field.name: field.kind for field in frame.fields}
    texts = {name: [_text(cell, kinds[name]) for cell in frame.columns[name]] for name in columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*texts.values(), strict=True)]


def verdict_counts(frame: Frame) -> list[dict[str, str]]:
    """How many regions of each track have each verdict, clause by clause."""
    keys = ("track", "benchmark", "clause")
    rows = as_rows(frame, (*keys, "verdict"))
    counts = Counter((tuple(row[key] for key in keys), row["verdict"]) for row in rows)
    clauses = dict.fromkeys(clause for clause, _ in counts)
    words = VERDICTS.values()
    return [
        {**dict(zip(keys, clause, strict=True)), **{word: str(counts[clause, word]) for word in words}}
        for clause in clauses
    ]


def rows_like(frame: Frame, columns: Sequence[str], shown: str) -> list[dict[str, str]]:
    """The rows of a result table in the shape of an expected one.

    An expected `compliance` table with the verdicts as columns holds how many regions have each.
    DeiError for a column that the table does not have, or where none tells rows apart.
    """
    if frame.name == "compliance" and set(columns) & set(VERDICTS.values()):
        known = ("track", "benchmark", "clause", *VERDICTS.values())
        _check_columns(frame, columns, known, shown)
        return [{name: row[name] for name in columns} for row in verdict_counts(frame)]
    _check_columns(frame, columns, tuple(field.name for field in frame.fields), shown)
    return as_rows(frame, columns)


def keys_of(frame: Frame) -> frozenset[str]:
    """The columns of a table that say which row one is, as it declares them; every other column is a value."""
    return frozenset(field.name for field in frame.fields if field.key)


def changes(expected: Expected, got: Iterable[Row], known: Collection[str]) -> Iterator[Change]:
    """What is not as expected, in the order of the expected rows, then new rows. The order of rows is no matter.

    known: the columns that say which row one is.
    """
    keys = tuple(name for name in expected.columns if name in known)
    values = [name for name in expected.columns if name not in known]
    now = _keyed(got, keys)
    for (key, row), line in zip(_keyed(expected.rows, keys).items(), expected.lines, strict=True):
        other = now.pop(key, None)
        if other is None:
            yield Change(row=row, line=line, expected="")
            continue
        for name in values:
            if not same(row[name], other[name]):
                yield Change(row=row, line=line, column=name, expected=row[name], got=other[name])
    for row in now.values():
        yield Change(row=row, line=None, got="")


def same(one: str, two: str) -> bool:
    """Whether two cells say the same: equal texts, or numbers that are close."""
    if one == two:
        return True
    try:
        return math.isclose(float(one), float(two), rel_tol=CLOSE, abs_tol=CLOSE)
    except ValueError:
        return False


def table_text(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as the text of a CSV file."""
    made = io.StringIO()
    writer = csv.DictWriter(made, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: disarmed(cell) for name, cell in row.items()} for row in rows)
    return made.getvalue()


def _keyed(rows: Iterable[Row], keys: Sequence[str]) -> dict[Key, Row]:
    """Rows by key; of alike ones the first, the second and so on."""
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[Key, Row] = {}
    for row in rows:
        key = tuple(row[name] for name in keys)
        found[key, seen[key]] = row
        seen[key] += 1
    return found


def _check_columns(frame: Frame, columns: Sequence[str], known: tuple[str, ...], shown: str) -> None:
    place = Place(file=shown)
    for name in columns:
        if name not in known:
            facts: dict[str, Any] = {"table": frame.name, "column": name, "known": known}
            raise DeiError([Finding(message=say.UNKNOWN_COLUMN, place=place, facts=facts)])
    keys = tuple(name for name in known if name in keys_of(frame))
    if not set(columns) & set(keys):
        raise DeiError([Finding(message=say.NO_KEY, place=place, facts={"known": keys})])


def _text(cell: Any, kind: str) -> str:
    if cell is None or cell != cell:
        return ""
    if kind == "integer":
        return str(int(cell))
    return repr(float(cell)) if kind == "number" else str(cell)


def _bad(shown: str, why: str) -> DeiError:
    return DeiError([Finding(message=say.BAD_TABLE, place=Place(file=shown), facts={"why": why})])
