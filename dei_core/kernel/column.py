"""Statistics of one column's available values, the same to the last bit in every order of the regions."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.check import width
from dei_core.kernel.exact import BLOCK, blocks_of, exact_sum
from dei_core.kernel.method import Column, Refusal

_SQUARES = 400
"""Powers of two up to which squares, and what two grids keep of them, are ordinary doubles."""


def extent(x: Column) -> tuple[float, float]:
    """The smallest and the largest available value of (R,); a column without any is refused: Refusal."""
    low, high = float(np.minimum.reduce(x, initial=np.inf)), float(np.maximum.reduce(x, initial=-np.inf))
    if math.isnan(low):  # which is how a missing cell shows; without one this is four times as fast
        low, high = float(np.fmin.reduce(x)), float(np.fmax.reduce(x))
    if math.isnan(low) or low > high:
        raise Refusal(say.NO_VALUES)
    return _unsigned(low), _unsigned(high)


def differing(x: Column) -> tuple[float, float]:
    """`extent` of a column whose available values differ: one value, or one alike, is refused: Refusal.

    >>> import numpy as np
    >>> from dei_core.plugin import differing
    >>> differing(np.array([3.0, np.nan, 1.0]))
    (1.0, 3.0)
    """
    low, high = extent(x)
    if low == high:
        found = int(np.count_nonzero(~np.isnan(x)))
        if found < 2:
            raise Refusal(say.TOO_FEW_VALUES, found=found, needed=2)
        raise Refusal(say.CONSTANT_COLUMN, value=low)
    width(low, high)
    return low, high


def ordered(x: Column) -> Column:
    """The available values of (R,) in rising order, at least one: Refusal.

    For what needs an order, and for sums that have no exact form: numpy adds in pairs that depend on order and
    strides, so a sum over the column as it lies would change its last bits with the order of the regions.

    >>> import numpy as np
    >>> from dei_core.plugin import ordered
    >>> ordered(np.array([3.0, np.nan, 1.0])).tolist()
    [1.0, 3.0]
    """
    values = x + 0.0  # -0.0 and 0.0 sort as equals, in any order: keep only one of them
    values.sort()
    values = values[: np.searchsorted(values, np.nan)]
    if values.size == 0:
        raise Refusal(say.NO_VALUES)
    return values


def available(x: Column) -> Column:
    """The available values of (R,) as they lie, at least one: Refusal.

    >>> import numpy as np
    >>> from dei_core.plugin import available
    >>> available(np.array([3.0, np.nan, 1.0])).tolist()
    [3.0, 1.0]
    """
    values = x if not np.isnan(np.add.reduce(x)) else x[~np.isnan(x)]
    if values.size == 0:
        raise Refusal(say.NO_VALUES)
    return values


def mean_of(values: Column) -> float:
    """The mean of values in any order: no further from the exact one than any double must be (see `exact_sum`).

    >>> import numpy as np
    >>> from dei_core.plugin import mean_of
    >>> mean_of(np.array([0.1, 0.2, 0.3]))
    0.2
    """
    bound = max(-float(values.min()), float(values.max()))
    return exact_sum(blocks_of(values), bound).over(values.size)


def deviation_of(values: Column, ddof: int) -> float:
    """The standard deviation of at least two values that differ, in any order: corrected two-pass formula.

    Chan, Golub and LeVeque (1983), The American Statistician 37(3).

    >>> import numpy as np
    >>> from dei_core.plugin import deviation_of
    >>> deviation_of(np.array([2.0, 4.0, 6.0]), ddof=1)
    2.0
    """
    return mean_and_deviation(values, ddof)[1]


def mean_and_deviation(values: Column, ddof: int) -> tuple[float, float]:
    """`mean_of` and `deviation_of` the same values, faster than one after the other."""
    low, high = float(values.min()), float(values.max())
    width(low, high)
    count = values.size
    total = exact_sum(blocks_of(values), max(-low, high))
    mean = total.over(count)
    farthest = max(mean - low, high - mean)
    exponent = math.frexp(farthest)[1]
    scale = 1.0 if abs(exponent) < _SQUARES else 2.0 ** min(-exponent, 1000)
    squares = exact_sum(_squares(values, mean, scale), (farthest * scale) ** 2)
    rest = total.left_over(mean, count) * scale
    variance = squares.over(count) - rest * rest
    return mean, math.sqrt(variance * count / (count - ddof)) / scale


def median_of(values: Column) -> float:
    """The middle of rising values, or the mean of the middle two."""
    return quantile_of(values, 0.5)


def quantile_of(values: Column, share: float) -> float:
    """The quantile of rising values by linear interpolation between order statistics.

    Hyndman and Fan (1996), The American Statistician 50(4), definition 7.

    >>> quantile_of(np.array([1.0, 2.0, 4.0]), 0.75)
    3.0
    """
    place = share * (values.size - 1)
    below = math.floor(place)
    low, high = float(values[below]), float(values[min(below + 1, values.size - 1)])
    return low + width(low, high) * (place - below)


def above_lowest(values: Column) -> tuple[Column, float]:
    """Distances from the lowest value times a power of two that brings them near 1, and that power.

    Exact up to the subtraction, and squares of the distances can neither overflow nor vanish.
    """
    low = float(values[0])
    exponent = math.frexp(width(low, float(values[-1])))[1]
    scale = 2.0 ** -max(exponent, -1000)
    return (values - low) * scale, scale


def _squares(values: Column, centre: float, scale: float) -> Iterator[Column]:
    """The squared distances from a centre; a scale keeps them from overflowing and vanishing."""
    held = np.empty(min(BLOCK, values.size))
    for block in blocks_of(values):
        apart = np.subtract(block, centre, out=held[: block.size])
        if scale != 1.0:
            apart *= scale
        apart *= apart
        yield apart


def _unsigned(value: float) -> float:
    return value + 0.0  # -0.0 and 0.0 compare equal, and which of them is met first depends on the order
