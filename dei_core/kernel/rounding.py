"""Rounding of scores, for indices that are published rounded at every tier."""

from __future__ import annotations

from typing import Literal

import numpy as np

from dei_core.kernel.method import Column

_SLACK = 4.0
"""How many units in the last place a value may be from a tie of decimals and still be one: 0.285 is stored below."""


def rounded(x: Column, decimals: int, ties: Literal["half_even", "half_up"]) -> Column:
    """(R,) rounded to decimals; NaN stays NaN.

    half_even: IEEE 754, ties to the even digit. half_up: ties away from zero, as spreadsheets and people round; a
    value within a few units in the last place of a tie counts as one, since most decimals have no exact double.

    >>> rounded(np.array([0.285, 2.5, -2.5]), 2, "half_up")
    array([ 0.29,  2.5 , -2.5 ])
    >>> rounded(np.array([0.5, 1.5, 2.5]), 0, "half_even"), rounded(np.array([0.5, 1.5, 2.5]), 0, "half_up")
    (array([0., 2., 2.]), array([1., 2., 3.]))
    """
    if ties == "half_even":
        return np.round(x, decimals)
    scale = 10.0**decimals
    size = np.abs(x) * scale
    whole = np.floor(size)
    up = size - whole >= 0.5 - _SLACK * np.spacing(size)
    near: Column = np.copysign((whole + up) / scale, x)
    return near
