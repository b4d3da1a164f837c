"""Where a value counts as at a bound, though most decimals, and so most bounds, have no exact double.

A value that misses a bound by at most 16 units in the last place of that bound's own double counts as at the bound:
in ties of ranks, tiers, verdicts, k of n, gates, steps and coverage limits alike, and where nodes are placed by ranks.
Values as they are given are compared as they are given.
`stages.rank.tolerance = 0` asks for none of it in ranks and tiers, which then compare doubles bit by bit.

Where ranked scores lie on both sides of 0, units are those of the one farthest from it, as what cancels keeps the
errors of what was added; and differences of decimals are reckoned as decimals (see decimals.py).

Sixteen, since trees of four levels of means, sums and ratios over decimals of six digits, computed as the engine does,
were never seen more than four units from exact arithmetic, while different results of such trees lie further apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dei_core.kernel.method import Column, Mask

Values = float | Column

UNITS = 16.0
"""Units in the last place of a bound by which a value may miss it."""


def slack(bound: Values | Sequence[float]) -> Column:
    """By how much a value may miss each bound and still be at it; 0 for a bound without end, NaN for NaN.

    >>> bool(slack(60.0) == 16 * np.spacing(60.0))
    True
    """
    size = np.abs(np.asarray(bound, dtype=np.float64))
    made: Column = UNITS * np.spacing(np.where(np.isinf(size), 0.0, size))
    return made


def at_least(x: Column, bound: Values) -> Mask:
    """Where a value reaches a bound from below, but for the last units; not where it is NaN.

    >>> at_least(np.array([0.1 + 0.7, 0.79, np.nan]), 0.8)
    array([ True, False, False])
    """
    reached: Mask = x >= bound - slack(bound)
    return reached


def at_most(x: Column, bound: Values) -> Mask:
    """Where a value does not exceed a bound, but for the last units; not where it is NaN."""
    kept: Mask = x <= bound + slack(bound)
    return kept


def below(x: Column, bound: Values) -> Mask:
    """Where a value falls short of a bound by more than the last units; not where it is NaN."""
    short: Mask = x < bound - slack(bound)
    return short


def above(x: Column, bound: Values) -> Mask:
    """Where a value exceeds a bound by more than the last units; not where it is NaN.

    >>> import numpy as np
    >>> from dei_core.plugin import above
    >>> above(np.array([0.3, 0.1 + 0.2, 0.4, np.nan]), np.array(0.3)).tolist()
    [False, False, True, False]
    """
    over: Mask = x > bound + slack(bound)
    return over
