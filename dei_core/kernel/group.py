"""Summaries of a score over groups of regions: cities, provinces, clusters."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.kernel.bound import at_least
from dei_core.kernel.method import Column

Codes = npt.NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class GroupSummary:
    """(G,) each: regions with a score, their mean, median, minimum and maximum score, row of the best one.

    A group without scores has count 0, NaN and best -1.
    """

    count: Codes
    mean: Column
    median: Column
    minimum: Column
    maximum: Column
    best: Codes


def group_summary(score: Column, codes: Codes, groups: int) -> GroupSummary:
    """What the scores in each group look like.

    score: (R,), NaN counts for nothing. codes: (R,) the group of each region, 0 to groups - 1, -1 for none.
    Sums run over the scores in rising order, so no number depends on the order of the regions; only `best`
    names a row, the first one where several tie, but for the last units of a double (see bound.py).
    """
    rows = np.flatnonzero((codes >= 0) & ~np.isnan(score))
    group, values = codes[rows], score[rows] + 0.0
    order = np.lexsort((values, group))
    group, values = group[order], values[order]
    count = np.bincount(group, minlength=groups)
    start = np.cumsum(count) - count
    full = np.flatnonzero(count)
    first, size = start[full], count[full]
    maximum = _placed(groups, full, values[first + size - 1])
    best = np.full(groups, -1)
    tops = rows[at_least(score[rows], maximum[codes[rows]])][
        ::-1
    ]  # of repeated targets, the last assigned stays
    best[codes[tops]] = tops
    middle = (values[first + (size - 1) // 2] + values[first + size // 2]) / 2.0
    lowest = values[first]
    total = np.add.reduceat(values - np.repeat(lowest, size), first) if full.size else lowest
    return GroupSummary(
        count=count,
        mean=_placed(groups, full, lowest + total / size),
        median=_placed(groups, full, middle),
        minimum=_placed(groups, full, lowest),
        maximum=maximum,
        best=best,
    )


def _placed(groups: int, full: Codes, values: Column) -> Column:
    """(G,) with the values at the groups that have scores and NaN elsewhere."""
    result = np.full(groups, np.nan)
    result[full] = values
    return result
