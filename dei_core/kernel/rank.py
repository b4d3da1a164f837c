"""Places among the regions: 1 for the best, and equals share a place."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.bound import slack
from dei_core.kernel.method import Column, Mask
from dei_core.vocabulary import Ties


def places(score: Column, method: Ties = "competition", tolerance: float | None = None) -> Column:
    """The place of each region: 1-2-2-4 (competition) or 1-2-2-3 (dense); in all else as `competition_ranks`.

    >>> places(np.array([80.0, 95.0, 80.0, 10.0]), "dense")
    array([2., 1., 2., 3.])
    """
    ranks = competition_ranks(score, tolerance)
    if method == "dense":
        known = ~np.isnan(ranks)
        ranks[known] = 1.0 + np.unique(ranks[known], return_inverse=True)[1]
    return ranks


def competition_ranks(score: Column, tolerance: float | None = None) -> Column:
    """The place of each region, 1-2-2-4; NaN is not ranked and stays NaN.

    score: (R,), higher is better. tolerance: None for what doubles cannot tell apart (see bound.py), or in score
    points, 0 or more. A tie is opened by its best score and takes in every score at most so far below that one, so
    ties do not depend on the order of the regions and do not chain. Scores on both sides of 0 are as hard to tell
    apart as the largest of them. Gives (R,) whole numbers as float64.

    >>> competition_ranks(np.array([80.0, 0.3, 80.0, 0.1 + 0.2]))
    array([1., 3., 1., 3.])
    >>> competition_ranks(np.array([0.3, 0.1 + 0.2]), tolerance=0.0)
    array([2., 1.])
    """
    order = np.argsort(-score)
    ranked = int(np.count_nonzero(~np.isnan(score)))
    falling = score[order[:ranked]]
    reach = _reach(falling) if tolerance is None else np.full(ranked, tolerance)
    places = np.where(_opens(falling, reach), np.arange(1.0, ranked + 1.0), 0.0)
    ranks = np.full(score.shape, np.nan)
    ranks[order[:ranked]] = np.maximum.accumulate(places)
    return ranks


def settled(score: Column) -> Column:
    """(R,) scores of which those that doubles cannot tell apart are the same double, the best of their tie.

    What compares computed scores with one another, as places and outranking do, then sees ties where ranks see them.

    >>> settled(np.array([0.3, 0.1 + 0.2, np.nan])).tolist()
    [0.30000000000000004, 0.30000000000000004, nan]
    """
    order = np.argsort(-score)
    ranked = int(np.count_nonzero(~np.isnan(score)))
    falling = score[order[:ranked]]
    opens = _opens(falling, _reach(falling))
    if opens.all():
        return score
    made = score + 0.0
    made[order[:ranked]] = falling[np.maximum.accumulate(np.where(opens, np.arange(ranked), 0))]
    return made


def known_as(score: Column, known: Column) -> Column:
    """(R,) scores of which those that doubles cannot tell from a known value are that value; NaN stays NaN.

    known: (N,) values in rising order, at least one. So what was learned of a sample is met again in other rows.

    >>> known_as(np.array([0.1 + 0.2, 0.5]), np.array([0.3, 0.4])).tolist()
    [0.3, 0.5]
    """
    above = np.searchsorted(known, score).clip(max=known.size - 1)
    below = (above - 1).clip(min=0)
    nearest = np.where(score - known[below] < known[above] - score, known[below], known[above])
    near: Column = np.where(np.abs(score - nearest) <= slack(nearest), nearest, score)
    return near


def _reach(falling: Column) -> Column:
    """How far below each of the falling scores one ties with it: on both sides of 0, as far as below the largest."""
    if falling.size and falling[-1] < 0.0 < falling[0]:
        return np.full(falling.shape, slack(max(falling[0], -falling[-1])))
    return slack(falling)


def _opens(falling: Column, reach: Column) -> Mask:
    """Which of the falling scores open a new tie. reach: how far below each one a score ties with it."""
    opens = np.ones(falling.shape, dtype=bool)
    opens[1:] = falling[:-1] - falling[1:] > reach[:-1]  # such a gap opens one, whatever came before
    if not opens.all():
        first = np.flatnonzero(opens)
        last = np.append(first[1:], falling.size) - 1
        wide = falling[first] - falling[last] > reach[first]
        for start, stop in zip(first[wide], last[wide], strict=True):
            _divide(falling, opens, range(start, stop + 1), reach)
    return opens


def _divide(falling: Column, opens: Mask, run: range, reach: Column) -> None:
    """Open further ties inside a run of small gaps that is wider than its best score reaches."""
    best = run[0]
    for place in run:
        if falling[best] - falling[place] > reach[best]:
            opens[place], best = True, place
