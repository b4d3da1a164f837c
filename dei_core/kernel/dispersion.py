"""Weights by dispersion: a child weighs as much as the regions differ in it."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.method import Column, NoParams, Refusal, Weighing
from dei_core.kernel.weigh import CELLS, Children, shared, weigher
from dei_core.messages import statistics as say

_NOISE = 4.0 * np.finfo(np.float64).eps
"""How far from their mean equal values can seem to lie, relative to it."""


def standard_deviation(children: Children, params: NoParams) -> Weighing:
    """w_k in proportion to the standard deviation of child k over the regions (n - 1, which weights do not show).

    Fewer than two regions, and children in which no region differs, are refused: Refusal. The order of the regions
    changes at most the last digits. Diagnostics: `deviation` (K,), in score points.
    Diakoulaki, Mavrotas and Papayannakis (1995), Computers and Operations Research 22(7), 763-770, SD method.
    """
    count = children[0].size
    if count < 2:
        raise Refusal(say.TOO_FEW_REGIONS, found=count, needed=2)
    step = max(1, CELLS // count)
    squares = [_squares(np.array(children[k : k + step])) for k in range(0, len(children), step)]
    deviation = np.sqrt(np.concatenate(squares) / (count - 1))
    return shared(deviation, {"deviation": deviation})


def _squares(apart: Column) -> Column:
    """The sums of squared distances of (k, n) rows from their means, (k,); the rows are overwritten."""
    count = apart.shape[1]
    mean = apart.sum(axis=1) / count
    apart -= mean[:, None]
    squares = np.einsum("ki,ki->k", apart, apart)
    return np.where(squares <= count * (_NOISE * mean) ** 2, 0.0, squares)


METHODS = (
    weigher(
        "standard_deviation",
        standard_deviation,
        NoParams,
        "Standard-deviation weights: a child weighs as much as the regions differ in it",
        "标准差赋权：权重与区域间得分的标准差成正比",
    ),
)
