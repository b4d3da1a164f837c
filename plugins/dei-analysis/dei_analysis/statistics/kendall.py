"""Kendall's tau-b of columns, its p-values, and the inversions that it is counted by."""

from __future__ import annotations

import functools

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.plugin import Column

Matrix = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
EXACT_BELOW = 50
"""Without ties, samples smaller than this have an exact p-value."""

_TIES = 3
"""Sums over groups of t tied values: of t (t - 1), of t (t - 1)(t - 2), of t (t - 1)(2 t + 5)."""

_BLOCK = 16
"""Blocks up to this length are counted by comparing all of their members."""


@attrs.frozen(kw_only=True, eq=False)
class Kendall:
    """tau: (M, K), from -1 to 1. p: (M, K), of no relation, two-sided. Both NaN where undefined."""

    tau: Matrix
    p: Matrix


def kendall(columns: Matrix, others: Matrix | None = None) -> Kendall:
    """How much more often two regions stand in the same order than in the opposite one, for every pair of columns.

    columns: (M, R), others: (K, R), or the columns themselves; any units, NaN where missing; a region counts that has
    both values. tau-b = (C - D) / sqrt((N - Tx)(N - Ty)), with C and D the concordant and discordant pairs of all N
    pairs of regions, Tx and Ty those tied in one and the other column. NaN for fewer than two regions and where a
    column is constant over them. p is exact below 50 regions without ties, else by the normal approximation with the
    variance for ties. R log R steps a pair of columns; no array of regions by regions.
    Source: Kendall (1970), Rank Correlation Methods, 4th edition, chapters 3 to 5.

    >>> kendall(np.array([[1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 4.0]])).tau.round(6)
    array([[1.      , 0.666667],
           [0.666667, 1.      ]])
    """
    square = others is None
    right = columns if others is None else others
    count = (~np.isnan(columns)).astype(float) @ (~np.isnan(right)).astype(float).T
    ours, theirs = _ties(columns, right), np.swapaxes(_ties(right, columns), 1, 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        pairs = count * (count - 1.0) / 2.0
        untied = (pairs - ours[0] / 2.0) * (pairs - theirs[0] / 2.0)
        defined = (count > 1.0) & (untied > 0.0)
        surplus = _surplus(columns, right, square, pairs - ours[0] / 2.0 - theirs[0] / 2.0)
        tau = np.clip(
            np.where(defined, surplus / np.sqrt(untied), np.nan), -1.0, 1.0
        )  # rounding alone exceeds 1
        p = np.where(defined, _normal(surplus, count, ours, theirs), np.nan)
    exact = defined & (count < EXACT_BELOW) & (ours[0] == 0.0) & (theirs[0] == 0.0)
    for row, place in zip(*np.nonzero(exact), strict=True):
        at = row, place
        p[at] = _exact(round((float(pairs[at]) - float(surplus[at])) / 2.0), int(count[at]))
    if square:
        own = np.flatnonzero(np.diagonal(defined))
        tau[own, own], p[own, own] = 1.0, 0.0
    return Kendall(tau=tau, p=p)


def _surplus(columns: Matrix, right: Matrix, square: bool, untied: Matrix) -> Matrix:
    """(M, K) C - D, one column with all others at a time. untied: pairs less those tied in one and in the other."""
    rows = columns.shape[1]
    last = (rows + 1) ** 2 - 1
    ours = _places(columns)
    theirs = ours if square else _places(right)
    found = np.zeros(untied.shape)
    for row, place in enumerate(ours):
        others = theirs[row + 1 :] if square else theirs
        keys = np.where((others < rows) & (place < rows), place * (rows + 1) + others, last)
        keys.sort(axis=1)
        falling = inversions(keys % (rows + 1), rows)
        start = len(theirs) - len(others)
        found[row, start:] = untied[row, start:] + _alike(keys, last) - 2.0 * falling
        if square:
            found[start:, row] = found[row, start:]
    return found


def _places(columns: Matrix) -> Ints:
    """(M, R) which of the rising different values of its row each cell has; R where it is missing."""
    found = np.full(columns.shape, columns.shape[1], np.int64)
    for row, column in enumerate(columns):
        there = ~np.isnan(column)
        found[row, there] = np.unique(column[there], return_inverse=True)[1].ravel()
    return found


def _alike(keys: Ints, last: int) -> Column:
    """(K,) how many pairs of each sorted row are equal; `last` is not counted."""
    ahead = (keys[:, 1:] == keys[:, :-1]) & (keys[:, 1:] < last)
    if not ahead.any():
        return np.zeros(len(keys))
    length = np.arange(1, keys.shape[1])
    runs = length - np.maximum.accumulate(np.where(ahead, 0, length), axis=1)
    alike: Column = np.where(ahead, runs, 0).sum(axis=1).astype(np.float64)
    return alike


def _ties(columns: Matrix, others: Matrix) -> Matrix:
    """(3, M, K) the sums over ties of each column, over the regions that have the other one, too."""
    known = ~np.isnan(others)
    patterns, which = np.unique(known, axis=0, return_inverse=True)
    found = np.zeros((_TIES, len(columns), len(others)))
    for row, column in enumerate(columns):
        order = np.argsort(column)[: np.count_nonzero(~np.isnan(column))]
        opens = np.flatnonzero(np.diff(column[order], prepend=np.nan) != 0.0)
        if len(opens) < len(order):
            t = np.add.reduceat(patterns[:, order], opens, axis=1, dtype=np.float64)
            t = t[:, np.diff(opens, append=len(order)) > 1]
            pairs = t * (t - 1.0)
            sums = pairs.sum(axis=1), (pairs * (t - 2.0)).sum(axis=1), (pairs * (2.0 * t + 5.0)).sum(axis=1)
            found[:, row] = np.array(sums)[:, which.ravel()]
    return found


def _normal(surplus: Matrix, n: Matrix, ours: Matrix, theirs: Matrix) -> Matrix:
    from scipy.special import erfc  # type: ignore[import-untyped]

    spread = (n * (n - 1.0) * (2.0 * n + 5.0) - ours[2] - theirs[2]) / 18.0
    spread += ours[0] * theirs[0] / (2.0 * n * (n - 1.0))
    third = np.where(n > 2.0, 9.0 * n * (n - 1.0) * (n - 2.0), np.inf)
    spread += ours[1] * theirs[1] / third
    p: Matrix = erfc(np.abs(surplus) / np.sqrt(2.0 * spread))
    return p


def _exact(discordant: int, count: int) -> float:
    """Two-sided p-value of a number of discordant pairs without ties."""
    chances = _chances(count)
    low, high = chances[: discordant + 1].sum(), chances[discordant:].sum()
    return min(2.0 * min(float(low), float(high)), 1.0)


@functools.cache
def _chances(count: int) -> Column:
    """The chance of each number of discordant pairs among so many regions, under no relation."""
    chances = np.ones(1)
    for size in range(2, count + 1):
        chances = np.convolve(chances, np.full(size, 1.0 / size))
    return chances


def inversions(lines: Ints, most: int) -> Ints:
    """(K,) how many pairs of each line stand in falling order; equal members do not.

    lines: (K, n) whole numbers from 0 to `most`, which is below 2 ** 30. K n log n steps.

    >>> inversions(np.array([[3, 1, 2], [0, 0, 5]]), 5)
    array([2, 0])
    """
    count, length = lines.shape
    if lines.size == 0:
        return np.zeros(count, np.int64)
    levels = max(int(np.ceil(np.log2(max(length, 1) / _BLOCK))), 0)
    width = -(-length // (1 << levels))
    blocks = np.full(
        (count, width << levels), most, np.int32
    )  # what is padded is never above what precedes it
    blocks[:, :length] = lines
    first = blocks.reshape(count, -1, width)
    found = np.zeros(count, np.int64)
    for shift in range(1, width):
        found += np.count_nonzero(first[..., :-shift] > first[..., shift:], axis=(1, 2))
    while width < blocks.shape[1]:
        packed = blocks.reshape(count, -1, 2 * width) * 2
        packed[..., width:] += 1
        packed.sort(axis=-1)
        places = (packed & 1).sum(axis=1, dtype=np.int64) @ np.arange(2 * width)
        found += packed.shape[1] * (width * width + width * (width - 1) // 2) - places
        blocks = (packed >> 1).reshape(count, -1)
        width *= 2
    return found
