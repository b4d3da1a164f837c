"""Regions with a like profile: who is nearest in all scores, among those not too far off in the ranking."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dei_core.plugin import Column
from dei_report.story.view import View

SIMILAR = 6
NEAR = 3_000
"""Places up and down the ranking within which a region is compared; tracks no longer than that are compared whole."""
HALF = 0.5 - 1e-9
"""Of the weight, what two regions need in common; half of it in doubles may fall short of half."""
_BLOCK, _DIGITS, _ALIKE = 64, 9, 1e-12
_PRODUCT = 2**18
"""Multiplications at a time: so few that no linear algebra library spreads them over threads that wait idly."""


def similar(view: View) -> list[list[int]]:
    """(H, up to 6) for each region that the page holds, rows of those with the nearest profile, nearest first.

    Distance: the root of the mean squared difference of the leaves' scores that both have, by their weight in the
    index, whichever way it counts; two regions need half of the weight in common. Compared are regions up to NEAR
    places apart, so the work grows with the regions and not with their pairs. Of equal distances the better ranked
    comes first.
    """
    scored = np.flatnonzero(~np.isnan(view.total[: view.held]))
    weights = np.abs([leaf.effective for leaf in view.leaves])  # coefficients may lie below 0
    scores = np.column_stack([view.track.score(leaf.id)[view.rows[scored]] for leaf in view.leaves])
    found: list[list[int]] = [[] for _ in range(view.held)]
    for row, near in _nearest(scores, weights):
        found[int(scored[row])] = scored[near].tolist()
    return found


def _nearest(scores: np.ndarray, weights: Column) -> Iterator[tuple[int, np.ndarray]]:
    """Each row of (S, n) scores with its nearest rows, nearest first."""
    there = (~np.isnan(scores)).astype(np.float64)
    values = np.nan_to_num(scores) * np.sqrt(weights)
    present = there * weights
    squares = values**2
    whole = there.all()
    # |a - b|^2 over what both have, as one product: squares.b + a.squares - 2 a.b, where an absent score is 0
    sums = squares.sum(axis=1, keepdims=True)
    left = np.hstack([sums, np.ones_like(sums), -2.0 * values] if whole else [squares, there, -2.0 * values])
    right = np.hstack([np.ones_like(sums), sums, values] if whole else [there, squares, values])
    slack = _ALIKE * (1.0 + sums.max(initial=0.0) / weights.sum())
    for start in range(0, len(scores), _BLOCK):
        rows = np.arange(start, min(start + _BLOCK, len(scores)))
        near = np.arange(max(start - NEAR, 0), min(int(rows[-1]) + NEAR + 1, len(scores)))
        distance = _product(left[rows], right[near])
        common = weights.sum() if whole else _product(present[rows], there[near])
        with np.errstate(divide="ignore", invalid="ignore"):
            distance /= common
        if not whole:
            distance[~(common >= HALF * weights.sum())] = np.inf
        _bar(distance, rows, near)
        first, others = _first(distance, slack)
        yield from _in_order(scores, weights, rows[first], near[others])


def _product(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """(B, N) every row of one with every row of the other."""
    made = np.empty((len(left), len(right)))
    step = max(_PRODUCT // left.size, 1)
    for start in range(0, len(right), step):
        made[:, start : start + step] = left @ right[start : start + step].T
    return made


def _bar(distance: np.ndarray, rows: np.ndarray, near: np.ndarray) -> None:
    """Put the region itself, and those more than NEAR places apart, out of reach; these are in two corners."""
    distance[rows - rows[0], rows - near[0]] = np.inf
    above, below = slice(None, len(rows)), slice(-len(rows), None)
    distance[:, above][rows[:, None] - near[above] > NEAR] = np.inf
    distance[:, below][near[below] - rows[:, None] > NEAR] = np.inf


def _first(rough: np.ndarray, slack: float) -> tuple[np.ndarray, np.ndarray]:
    """Places (row, column) of each row's least distances: the first few, and as many that equal the last of them."""
    last = min(SIMILAR, rough.shape[1]) - 1
    bound = np.minimum(np.partition(rough, last, axis=1)[:, last], np.finfo(np.float64).max)
    row, column = np.nonzero(rough <= (bound + slack)[:, None])
    equal = rough[row, column] >= (bound - slack)[row]
    before = np.cumsum(equal)
    starts = np.searchsorted(row, row)
    number = before - before[starts] + equal[starts]
    kept = ~equal | (number <= SIMILAR)
    return row[kept], column[kept]


def _in_order(
    scores: np.ndarray, weights: Column, rows: np.ndarray, others: np.ndarray
) -> Iterator[tuple[int, np.ndarray]]:
    """Each of the rows with its nearest among the others beside it, by exact distance, then by rank."""
    difference = scores[others] - scores[rows]
    both = ~np.isnan(difference)
    distance = (np.where(both, difference, 0.0) ** 2 @ weights) / (both @ weights)
    order = np.lexsort((others, np.round(distance, _DIGITS), rows))
    rows, others = rows[order], others[order]
    for row, start in zip(*np.unique(rows, return_index=True), strict=True):
        yield int(row), others[start : np.searchsorted(rows, row, "right")][:SIMILAR]
