"""Correlations with how likely they are where there is none: two-sided p-values."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

import attrs
import numpy as np

from dei_analysis.statistics.correlation import Kind, Matrix, correlations, shared_rows
from dei_analysis.statistics.kendall import kendall
from dei_core.plugin import Column

SERIES_BELOW = 1290
"""Without ties, Spearman's correlation of fewer regions has its own distribution; from there on Student's t."""

_ENUMERATED = 9


@attrs.frozen(kw_only=True, eq=False)
class Tested:
    """Correlations of M columns with K others. r, p: (M, K), NaN where undefined. regions: (M, K) that have both."""

    r: Matrix
    p: Matrix
    regions: Matrix


def significance(
    columns: Sequence[Column],
    kind: Kind = "pearson",
    others: Sequence[Column] | None = None,
) -> Tested:
    """The correlations that `correlations` gives, each with the p-value of a single two-sided test against 0.

    Nothing is corrected for how many tests there are. Pearson: Student's t with n - 2 degrees of freedom.
    Spearman: without ties and below 1290 regions by Best and Roberts (1975), Applied Statistics 24(3), algorithm
    AS 89, exact up to 9 regions and beyond a series that falls to 0 for the strongest correlations; else Student's t.
    Kendall: see `kendall`. A column with itself has p 0.
    """
    regions = shared_rows(columns, others)
    if kind == "kendall":
        found = kendall(np.array(columns), None if others is None else np.array(others))
        return Tested(r=found.tau, p=found.p, regions=regions)
    r = correlations(columns, kind, others)
    p = _student(r, regions)
    right = columns if others is None else others
    for row, one in enumerate(columns):
        if kind == "spearman":
            for place in np.flatnonzero(~np.isnan(r[row]) & (regions[row] < SERIES_BELOW)).tolist():
                if _untied(one, right[place]):
                    p[row, place] = _of_rho(float(r[row, place]), int(regions[row, place]))
        if others is None and not math.isnan(r[row, row]):
            p[row, row] = 0.0
    return Tested(r=r, p=p, regions=regions)


def _student(r: Matrix, regions: Matrix) -> Matrix:
    """Student's t of a correlation; NaN of fewer than three regions, 0 where the correlation is perfect."""
    from scipy.special import stdtr  # type: ignore[import-untyped]

    freedom = regions - 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(r) * np.sqrt(freedom / (1.0 - r * r))
    p = 2.0 * stdtr(np.where(freedom > 0.0, freedom, np.nan), -np.where(np.isinf(t), 0.0, t))
    made: Matrix = np.where(np.isinf(t) & (freedom > 0.0), 0.0, p)
    return made


def _untied(one: Column, two: Column) -> bool:
    """Whether neither column has ties over the regions that have both values."""
    both = ~(np.isnan(one) | np.isnan(two))
    count = np.count_nonzero(both)
    return len(np.unique(one[both])) == count and len(np.unique(two[both])) == count


def _of_rho(rho: float, count: int) -> float:
    """Two-sided p-value of Spearman's correlation without ties, by the sum of squared differences of ranks."""
    cubes = count**3 - count
    squares = round(cubes * (1.0 - rho) / 6.0)
    if squares > cubes / 6.0:
        return min(2.0 * _at_least(squares, count), 1.0)
    return min(2.0 * (1.0 - _at_least(squares + 2, count)), 1.0)


def _at_least(squares: int, count: int) -> float:
    """The chance that the sum of squared rank differences reaches an even value, under no relation."""
    if squares <= 0:
        return 1.0
    if squares > (count**3 - count) // 3:
        return 0.0
    if count <= _ENUMERATED:
        ways = _distribution(count)
        return float(sum(ways[squares:])) / math.factorial(count)
    b = 1.0 / count
    x = (6.0 * (squares - 1) * b / (count * count - 1.0) - 1.0) * math.sqrt(1.0 / b - 1.0)
    y = x * x
    inner = 0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y))
    series = (
        x
        * b
        * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * inner))
    )
    tail = series / math.exp(y / 2.0) + 0.5 * math.erfc(x / math.sqrt(2.0))
    return min(max(tail, 0.0), 1.0)


@functools.cache
def _distribution(count: int) -> tuple[int, ...]:
    """How many orders of `count` ranks have each sum of squared differences from the natural order."""
    most = (count**3 - count) // 3
    ways = {0: {0: 1}}
    for place in range(count):
        grown: dict[int, dict[int, int]] = {}
        for taken, sums in ways.items():
            for rank in range(count):
                if not taken >> rank & 1:
                    into = grown.setdefault(taken | 1 << rank, {})
                    for total, many in sums.items():
                        reached = total + (place - rank) ** 2
                        into[reached] = into.get(reached, 0) + many
        ways = grown
    final = ways[(1 << count) - 1]
    return tuple(final.get(total, 0) for total in range(most + 1))
