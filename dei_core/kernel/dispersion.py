"""Weights by dispersion: a child weighs as much as the regions differ in it."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.method import Column, NoParams, Refusal, Weighing
from dei_core.kernel.weigh import Children, refuse_huge, shared, weigher
from dei_core.messages import statistics as say

_CELLS = 2**17
"""How many scores are held at a time: one megabyte stays in the second-level cache."""
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
    step = max(1, _CELLS // count)
    with np.errstate(over="ignore", invalid="ignore"):
        blocks = (np.array(children[k : k + step]) for k in range(0, len(children), step))
        squares = np.concatenate([_squares(block) for block in blocks])
    if not np.isfinite(squares).all():
        refuse_huge(*(np.array([end(child) for child in children]) for end in (np.min, np.max)))
    deviation = np.sqrt(squares / (count - 1))
    return shared(deviation, {"deviation": deviation})


def _squares(apart: Column) -> Column:
    """The sums of squared distances of (k, n) rows from their means, (k,); the rows are overwritten."""
    count = apart.shape[1]
    mean = apart.sum(axis=1) / count
    apart -= mean[:, None]
    squares = np.einsum("ki,ki->k", apart, apart)
    return np.where(np.isfinite(squares) & (squares <= count * (_NOISE * mean) ** 2), 0.0, squares)


METHODS = (
    weigher(
        "standard_deviation",
        standard_deviation,
        NoParams,
        "Standard-deviation weights: a child weighs as much as the regions differ in it",
        "标准差赋权：权重与区域间得分的标准差成正比",
    ),
)
