"""Correlations of columns with one another, each pair over the regions that have both values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from dei_core import Column
from dei_methods.analysis.gaps import standard, with_gaps
from dei_methods.analysis.kendall import kendall

Kind = Literal["pearson", "spearman", "kendall"]
KINDS: tuple[Kind, ...] = ("pearson", "spearman", "kendall")
Matrix = npt.NDArray[np.float64]
Rows = npt.NDArray[np.bool_]
_FEW_PATTERNS = 4
"""Up to so many patterns of missing cells, each pair of patterns is a matrix product of its own."""

_Scores = Callable[[int, Rows], Column]


def correlations(
    columns: Sequence[Column], kind: Kind = "pearson", others: Sequence[Column] | None = None
) -> Matrix:
    """How closely columns move together, from -1 to 1.

    columns: M arrays (R,), others: K arrays (R,), or the columns themselves; NaN where missing.
    kind: pearson for lines; spearman, pearson of average ranks over the pair's own regions, for any rising
    relation; kendall for tau-b, the surplus of pairs of regions in the same order.
    Gives (M, K). A pair of columns is compared over the regions that have both values; it is NaN where these are
    fewer than two or one of the columns is constant over them.
    """
    square = others is None
    right = columns if others is None else others
    if kind == "kendall":
        return kendall(np.array(columns), None if others is None else np.array(others)).tau
    found = np.full((len(columns), len(right)), np.nan)
    if (
        kind == "pearson"
        and len({(~np.isnan(column)).tobytes() for column in (*columns, *right)}) > _FEW_PATTERNS
    ):
        found = with_gaps(np.array(columns), np.array(right))
    else:
        _by_patterns(
            found, _scores(columns, kind), _scores(right, kind), list(_alike(columns)), list(_alike(right))
        )
    if square:
        at = np.flatnonzero(~np.isnan(np.diagonal(found)))
        found[at, at] = 1.0
    return found


def shared_rows(columns: Sequence[Column], others: Sequence[Column] | None = None) -> Matrix:
    """(M, K) how many regions have both values of each pair."""
    there = np.array([~np.isnan(column) for column in columns], dtype=np.float64)
    right = there if others is None else np.array([~np.isnan(column) for column in others], dtype=np.float64)
    return there @ right.T


def average_ranks(values: Column) -> Column:
    """(R,) the place of each value from the lowest, 1; equal values share the mean of their places.

    Values without NaN.

    >>> average_ranks(np.array([7.0, 3.0, 7.0, 9.0]))
    array([2.5, 1. , 2.5, 4. ])
    """
    order = np.argsort(values)
    return _ranked(values[order], order, len(values))


def _ranked(rising: Column, order: npt.NDArray[np.intp], rows: int) -> Column:
    opens = np.flatnonzero(np.diff(rising, prepend=np.nan) != 0.0)
    closes = np.append(opens[1:], len(rising))
    ranks = np.empty(rows)
    ranks[order] = np.repeat((opens + closes + 1) / 2.0, closes - opens)
    return ranks


def _scores(columns: Sequence[Column], kind: Kind) -> _Scores:
    """What gives a column's values, or their ranks, over some rows; each column is sorted once."""
    if kind == "pearson":
        return lambda at, rows: columns[at][rows]
    orders = [np.argsort(column) for column in columns]

    def ranks(at: int, rows: Rows) -> Column:
        order = orders[at][rows[orders[at]]]
        return _ranked(columns[at][order], order, len(rows))[rows]

    return ranks


def _alike(columns: Sequence[Column]) -> Iterator[tuple[Rows, list[int]]]:
    """The columns that have their values in the same rows, and these rows."""
    groups: dict[bytes, tuple[Rows, list[int]]] = {}
    for at, column in enumerate(columns):
        there = ~np.isnan(column)
        groups.setdefault(there.tobytes(), (there, []))[1].append(at)
    yield from groups.values()


def _by_patterns(
    found: Matrix,
    ours: _Scores,
    theirs: _Scores,
    rows: list[tuple[Rows, list[int]]],
    places: list[tuple[Rows, list[int]]],
) -> None:
    """Fill a matrix, one pair of patterns of missing cells after the other."""
    for here, at in rows:
        for there, where in places:
            shared = here & there
            first = standard(np.array([ours(one, shared) for one in at]))
            second = standard(np.array([theirs(one, shared) for one in where]))
            found[np.ix_(at, where)] = np.clip(first @ second.T, -1.0, 1.0)  # rounding alone exceeds 1
