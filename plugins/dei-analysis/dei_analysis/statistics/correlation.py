"""Correlations of columns, each pair over the regions that have both values, and the pairs that stand out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_analysis.statistics.kendall import kendall
from dei_core.plugin import Column

Kind = Literal["pearson", "spearman", "kendall"]
KINDS: tuple[Kind, ...] = ("pearson", "spearman", "kendall")
Matrix = npt.NDArray[np.float64]
Rows = npt.NDArray[np.bool_]
_FEW_PATTERNS = 4
"""Up to so many patterns of missing cells, each pair of patterns is a matrix product of its own."""
_CANCELLED = 1e-4
"""Below this share of its squares, a variance has lost digits to the subtraction and is computed anew."""

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
        found = _with_gaps(np.array(columns), np.array(right))
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
            first = _standard(np.array([ours(one, shared) for one in at]))
            second = _standard(np.array([theirs(one, shared) for one in where]))
            found[np.ix_(at, where)] = np.clip(first @ second.T, -1.0, 1.0)  # rounding alone exceeds 1


def _with_gaps(rows: Matrix, others: Matrix) -> Matrix:
    """(M, K) Pearson correlations of the rows of (M, R) and (K, R), each pair where both have a value.

    NaN where these are fewer than two or all alike. The sums of all pairs are six matrix products; what these cannot
    give to 12 digits is computed from the pair itself.
    """
    x, here = _centred(rows)
    y, there = _centred(others)
    with np.errstate(divide="ignore", invalid="ignore"):
        count = here @ there.T
        first, second = x @ there.T, here @ y.T
        squares, others_squares = (x * x) @ there.T, here @ (y * y).T
        spread = squares - first * first / count
        others_spread = others_squares - second * second / count
        found = (x @ y.T - first * second / count) / np.sqrt(spread * others_spread)
    lost = (spread <= _CANCELLED * squares) | (others_spread <= _CANCELLED * others_squares)
    found[count < 2.0] = np.nan
    for row, place in zip(*np.nonzero(lost & (count >= 2.0)), strict=True):
        both = (here[row] * there[place]) > 0.0
        pair = _standard(np.array([rows[row][both], others[place][both]]))
        found[row, place] = pair[0] @ pair[1]
    made: Matrix = np.clip(found, -1.0, 1.0)  # rounding alone exceeds 1
    return made


def _standard(rows: Matrix) -> Matrix:
    """Rows of mean 0 and length 1; NaN for a row that is constant or has fewer than two values."""
    if rows.shape[1] < 2:
        return np.full((len(rows), 1), np.nan)
    low, high = rows.min(axis=1, keepdims=True), rows.max(axis=1, keepdims=True)
    near = np.ldexp(rows, -np.frexp(np.maximum(-low, high))[1])  # near 1: no square overflows or vanishes
    above = near - near.min(axis=1, keepdims=True)
    above -= above.mean(axis=1, keepdims=True)
    length = np.sqrt(np.einsum("ij,ij->i", above, above))[:, None]
    made: Matrix = np.divide(above, length, out=np.full(rows.shape, np.nan), where=high > low)
    return made


def _centred(rows: Matrix) -> tuple[Matrix, Matrix]:
    """Rows about their own means, near 1 in size, 0 where missing; and where they are not missing, as 0 and 1."""
    there = ~np.isnan(rows)
    filled = np.where(there, rows, 0.0)
    near = np.ldexp(filled, -np.frexp(np.abs(filled).max(axis=1, keepdims=True))[1])
    low = np.where(there, near, 2.0).min(axis=1, keepdims=True)
    above = np.where(there, near - low, 0.0)
    count = there.sum(axis=1, keepdims=True)
    mean = above.sum(axis=1, keepdims=True) / np.maximum(count, 1)
    return np.where(there, above - mean, 0.0), there.astype(np.float64)


@attrs.frozen(kw_only=True)
class Pair:
    """Two indicators or nodes of one group and their correlation. p: its p-value. regions: that have both."""

    group: str
    first: str
    second: str
    r: float
    p: float
    regions: int


def within(
    groups: Mapping[str, Sequence[str]], names: Sequence[str], r: Matrix, p: Matrix, regions: Matrix
) -> Iterator[Pair]:
    """Every pair of members of one group, each pair once.

    groups: node -> its members. names: (M,) what the rows and columns of the (M, M) matrices are.
    """
    places = {name: at for at, name in enumerate(names)}
    for group, members in groups.items():
        for first, second in combinations([name for name in members if name in places], 2):
            at = places[first], places[second]
            yield Pair(
                group=group,
                first=first,
                second=second,
                r=float(r[at]),
                p=float(p[at]),
                regions=int(regions[at]),
            )


def beyond(pairs: Iterable[Pair], above: float = math.inf, below: float = -math.inf) -> tuple[Pair, ...]:
    """The pairs whose correlation is above one bound or below the other."""
    return tuple(pair for pair in pairs if pair.r > above or pair.r < below)


def strongest(
    names: Sequence[str], others: Sequence[str], r: Matrix, least: float
) -> Iterator[tuple[str, str, float]]:
    """The cells of an (M, K) matrix whose correlation is beyond `least` in either direction, row by row."""
    for row, place in zip(*np.nonzero(np.abs(r) > least), strict=True):
        yield names[row], others[place], float(r[row, place])
