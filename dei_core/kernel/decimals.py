"""Differences of decimals as people reckon them, where doubles would show what decimals lose in becoming doubles.

2020.1 - 2015 is 5.0999999999999090 in doubles, hundreds of units in the last place away from 5.1: what is left of
large numbers that cancel is no better than their own last places. There a difference is taken for the decimal that it
misses by no more than that, if there is one; numbers that are no decimals stay as doubles have them, but for as much.
"""

from __future__ import annotations

import math

import numpy as np

from dei_core.kernel.bound import UNITS, Values
from dei_core.kernel.method import Column

_COARSER = 12
"""Powers of two by which decimals looked for lie further apart than the last places of what cancels."""
_MOST = 22
"""Digits up to which a power of ten is a double."""
_DIGITS_A_BIT = math.log10(2.0)
_POWERS = 10.0 ** np.arange(_MOST + 1)
_NEAR_ZERO = 2.0**-12
"""A start nearer to 0, as a share of the way, takes digits that tell from nothing but the first ten-thousandths."""
_UNTOLD = 2.0**-36
"""A way so short, as a share of its start, has steps that only doubles tell: they are taken as they are."""
_CANCELS = 0.25
"""A difference below this share of what is taken away has lost digits that tell."""


def minus(x: Values, y: Values) -> Column:
    """x - y of decimals, of the shape of both together; NaN stays NaN. y: what x may cancel with, where it is one.

    >>> float(minus(2020.1, 2015.0)), float(minus(0.1 + 0.2, 0.3)), float(minus(2.0, 1.0))
    (5.1, 0.0, 1.0)
    """
    return left_over(np.asarray(x - y), np.abs(y))


def way(x: Column, start: float, end: float) -> Column:
    """(R,) the part of the way from start (0) to end (exactly 1), beyond them too; NaN stays NaN.

    start, end: two numbers that differ, finite as is what lies between them. A start that is no decimal leaves none.

    >>> way(np.array([2015.0, 2020.1]), 2015.0, 2025.0), way(np.array([10.0, 9.9]), 10.0, 0.0)
    (array([0.  , 0.51]), array([0.  , 0.01]))
    """
    full, size = end - start, abs(start)
    made = x - start if full > 0.0 else start - x
    cancels = size > _NEAR_ZERO * abs(full) and abs(full) > _UNTOLD * size
    if cancels and _is_decimal(start):
        if abs(full) < _CANCELS * size:
            full = float(minus(end, start))
        left_over(made, float(size))
    made /= abs(full)
    return made


def plus(x: Column, y: Column) -> Column:
    """x + y of decimals, which cancel where their signs differ.

    >>> plus(np.array([2020.1]), np.array([-2015.0]))
    array([5.1])
    """
    return minus(x, -y)


def from_full(score: Column) -> Column:
    """100 - score, as decimals.

    >>> from_full(np.array([99.9, 100.0]))
    array([0.1, 0. ])
    """
    return np.subtract(0.0, minus(score, 100.0))


def left_over(total: Column, size: Values) -> Column:
    """Sums of decimals that cancel, as the decimals that they miss by the last units of what was added up.

    total: doubles, overwritten. size: of the largest number that was added, or of all together. Sums that are no
    small part of it, and those that are no decimals, stay as they are.
    """
    cells = np.atleast_1d(total)
    near = (np.abs(cells) < _CANCELS * size).nonzero()
    if near[0].size:
        one = isinstance(size, float)
        cells[near] = _decimal(cells[near], size if one else np.broadcast_to(size, cells.shape)[near])
    return total


def reckoned(total: Column, size: Column) -> Column:
    """Sums of decimals as the decimals that they miss by the last units of what was added up, cancelling or not.

    total, size: (R,), size of the largest number that was added. Sums that are no decimals stay as they are.

    >>> reckoned(np.array([0.1 + 0.2, 2 / 3]), np.array([0.2, 1 / 3])).tolist()
    [0.3, 0.6666666666666666]
    """
    return _decimal(total, size)


def reaches_all(x: Column, bound: float) -> bool:
    """Whether no number is below a bound, in one quick pass; False where any is NaN."""
    return x.size == 0 or x.item(x.argmin()) >= bound


def _is_decimal(value: float) -> bool:
    """Whether a number is a decimal but for its last places, or too large for places behind the point."""
    digits = _digits(abs(value))
    return digits < 0 or abs(round(value, digits) - value) <= UNITS * math.ulp(value)


def _digits(size: float) -> int:
    """Digits behind the point that still lie coarser than the last places of a number; below 0 for none."""
    return min(math.floor((53 - _COARSER - math.frexp(size)[1]) * _DIGITS_A_BIT), _MOST)


def _decimal(total: Column, size: Values) -> Column:
    unit: Values
    if isinstance(size, float):  # one for all, as goalposts have it: the same in plain numbers, faster
        digits, unit = _digits(size), math.ulp(size)
        power = float(_POWERS[max(digits, 0)])
        decimal = np.rint(total * power) / power if digits >= 0 else np.zeros_like(total)
    else:
        several = np.floor((53 - _COARSER - np.frexp(size)[1]) * _DIGITS_A_BIT).astype(np.int64)
        powers, unit = _POWERS[np.clip(several, 0, _MOST)], np.spacing(size)
        decimal = np.where(several < 0, 0.0, np.rint(total * powers) / powers)
    kept: Column = np.where(np.abs(decimal - total) <= UNITS * unit, decimal + 0.0, total)
    return kept
