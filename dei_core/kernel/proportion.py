"""Weights as whole numbers of one total, so that a mean divides once what it has added up without rounding."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import attrs
import numpy as np

from dei_core.kernel.method import Column

_FINEST = 10**6
"""The largest denominator that is looked for: decimals of six digits, and any share of up to a million parts."""
_MOST = 2**40
"""The largest common total: whole numbers below it, times scores of four digits, add up without rounding."""


@attrs.frozen(kw_only=True, eq=False)
class Proportions:
    """The weights of K children as parts of a total.

    parts: (K, 1), or (K, B) where they differ by row. total: what they are out of, one number or (B,).
    free: whether the weights may add up to something else than 1, or be below 0.
    """

    parts: Column
    total: float | Column = 1.0
    free: bool = False

    @property
    def whole(self) -> float | Column:
        """What all parts amount to: their total, or where they are free their sizes added up; 1 where none is known."""
        if not self.free:
            return self.total
        sizes: Column = np.nan_to_num(np.abs(self.parts)).sum(axis=0)
        return np.where(sizes > 0.0, sizes, 1.0)

    @property
    def shares(self) -> Column:
        """The weights themselves: parts divided by the total."""
        return self.parts if isinstance(self.total, float) and self.total == 1.0 else self.parts / self.total


def proportions(weights: Sequence[float]) -> Proportions:
    """Weights as the least whole numbers that have their proportions; as they are where there are no small ones.

    weights: (K,), in doubles. Each of them is its part of the total, to the last bit.

    >>> found = proportions([0.3, 0.3, 0.4])
    >>> found.parts.ravel().tolist(), found.total
    ([3.0, 3.0, 4.0], 10.0)
    >>> proportions([1 / 3, 1 / 3, 1 / 3]).total
    3.0
    """
    near = [Fraction(weight).limit_denominator(_FINEST) for weight in weights]
    total = math.lcm(*(one.denominator for one in near))
    exact = all(float(one) == weight for one, weight in zip(near, weights, strict=True))
    if not exact or total > _MOST:
        return Proportions(parts=np.array(weights, dtype=np.float64)[:, None])
    parts = [float(one * total) for one in near]
    return Proportions(parts=np.array(parts)[:, None], total=float(total))
