"""Transforms of an indicator before it is normalized: the same function for every cell."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.check import finite, refuse_low
from dei_core.kernel.method import Column, Method, NoParams
from dei_core.text import Text


@finite
def log(x: Column, params: NoParams) -> Column:
    """The natural logarithm of (R,); NaN stays NaN; values at or below 0 are refused: Refusal."""
    refuse_low(x, 0.0)
    return np.log(
        np.array(x)
    )  # a copy: numpy's logarithm of a strided array, even of one cell, differs in a bit


@finite
def log1p(x: Column, params: NoParams) -> Column:
    """ln(1 + x) of (R,), for counts that can be 0; values at or below -1 are refused: Refusal."""
    refuse_low(x, -1.0)
    return np.log1p(np.array(x))


METHODS = (
    Method(
        id="log",
        kind="transform",
        sees="cell",
        apply=log,
        about=Text(en="Natural logarithm", zh="取自然对数"),
    ),
    Method(
        id="log1p",
        kind="transform",
        sees="cell",
        apply=log1p,
        about=Text(en="Natural logarithm of one plus the value", zh="加 1 后取自然对数"),
    ),
)
