"""Rounding of scores: of indices that are published rounded at every tier, and before ranks and tiers of prints."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.bound import slack
from dei_core.kernel.method import Column
from dei_core.vocabulary import Rounding

_MOST = 2.0**-12
"""How much of the last decimal the slack at a tie may be: of numbers with more digits than a double it would be all."""
_WHOLE = 2.0**52
"""From here on every double is a whole number."""


def rounded(x: Column, decimals: int, ties: Rounding, offset: float = 0.0) -> Column:
    """(R,) rounded to decimals; NaN stays NaN.

    half_even: ties to the even digit. half_up: ties away from zero, as spreadsheets and people round. Most decimals
    have no exact double, so a value that misses a tie by the last units of a double is one in both (see bound.py),
    of its own or of an offset, a number that was added to make it and is not smaller.

    >>> rounded(np.array([0.285, 2.5, -2.5]), 2, "half_up")
    array([ 0.29,  2.5 , -2.5 ])
    >>> rounded(np.array([0.575, 0.5, 1.5]), 2, "half_even"), rounded(np.array([0.5, 1.5, 2.5]), 0, "half_even")
    (array([0.58, 0.5 , 1.5 ]), array([0., 2., 2.]))
    """
    power, fine = 10.0 ** abs(decimals), decimals >= 0
    with np.errstate(over="ignore", invalid="ignore"):
        size = np.abs(x) * power if fine else np.abs(x) / power
        whole = np.floor(size)
        over = size - whole - 0.5
        made_of = np.maximum(size, abs(offset) * power if fine else abs(offset) / power)
        tie = np.abs(over) <= np.minimum(slack(made_of), _MOST)
        up = np.where(tie, (ties == "half_up") | (whole % 2.0 == 1.0), over > 0.0)
        near = (whole + up) / power if fine else (whole + up) * power
    return np.where(size < _WHOLE, np.copysign(near, x), x)
