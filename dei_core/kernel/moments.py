"""Skewness and kurtosis of one column, and the test of both that outlier treatment goes by."""

from __future__ import annotations

import math

import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.column import above_lowest
from dei_core.kernel.method import Column, Refusal

NEEDED = 4
"""Values below which a kurtosis does not exist."""


def skewness_of(values: Column) -> float:
    """The adjusted skewness (type 2) of at least three rising values that differ: SKEW of spreadsheets.

    sqrt(n (n - 1)) / (n - 2) * m3 / m2^1.5 with the central moments m2 and m3 (divided by n).
    Joanes and Gill (1998), The Statistician 47(1), G1.

    >>> skewness_of(np.array([1.0, 2.0, 9.0])).__round__(6)
    1.630059
    """
    n, second, third, _ = _central(values)
    return math.sqrt(n * (n - 1.0)) / (n - 2.0) * third / math.sqrt(second) ** 3


def kurtosis_of(values: Column) -> float:
    """The adjusted excess kurtosis (type 2) of at least four rising values that differ: KURT of spreadsheets.

    (n - 1) / ((n - 2) (n - 3)) * ((n + 1) (m4 / m2^2 - 3) + 6). Joanes and Gill (1998), G2.

    >>> import numpy as np
    >>> from dei_core.plugin import kurtosis_of
    >>> round(kurtosis_of(np.array([1.0, 2.0, 3.0, 9.0])), 3)
    3.014
    """
    n, second, _, fourth = _central(values)
    excess = fourth / second**2 - 3.0
    return (n - 1.0) / ((n - 2.0) * (n - 3.0)) * ((n + 1.0) * excess + 6.0)


def refuse_shapeless(values: Column) -> None:
    """Refuse rising values that have no skewness and kurtosis: fewer than four, or all alike: Refusal.

    >>> import numpy as np
    >>> from dei_core.plugin import Refusal, refuse_shapeless
    >>> refuse_shapeless(np.array([1.0, 2.0, 3.0, 5.0]))
    >>> try:
    ...     refuse_shapeless(np.array([1.0, 2.0, 3.0]))
    ... except Refusal as refusal:
    ...     refusal.message.code
    'too-few-values'
    """
    if values.size < NEEDED:
        raise Refusal(say.TOO_FEW_VALUES, found=values.size, needed=NEEDED)
    if values[0] == values[-1]:
        raise Refusal(say.CONSTANT_COLUMN, value=float(values[0]))


def _central(values: Column) -> tuple[int, float, float, float]:
    """n and the central moments of order 2 to 4, on a scale of their own; sums run over the rising values."""
    apart, _ = above_lowest(values)
    apart -= np.sum(apart) / values.size
    apart -= np.sum(apart) / values.size  # what the first mean missed by its rounding
    square = apart * apart
    second, third, fourth = (
        float(np.sum(power)) / values.size for power in (square, square * apart, square * square)
    )
    return values.size, second, third, fourth
