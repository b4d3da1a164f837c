"""Weights by dispersion: a child weighs as much as the regions differ in it."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import NoParams, Weigher, Weighing, Worked
from dei_methods.weighers.spreads import Children, centred_squares, one_child_is_all, shared, spreads


def standard_deviation(children: Children, params: NoParams) -> Weighing:
    """w_k in proportion to the standard deviation of child k over the regions (n - 1, which weights do not show).

    Fewer than two regions, and children in which no region differs, are refused: Refusal. Diagnostics: `deviation`
    (K,), in score points.
    Diakoulaki, Mavrotas and Papayannakis (1995), Computers and Operations Research 22(7), 763-770, SD method.
    """
    squares = np.concatenate([centred_squares(block)[1] for block in spreads(children, 2)])
    deviation = np.sqrt(squares / (children[0].size - 1))
    return shared(deviation, {"deviation": deviation})


METHODS = (
    Weigher(
        id="methods.standard_deviation",
        apply=one_child_is_all(standard_deviation),
        formula="w_k = s_k ÷ Σ s_j",
        source="Diakoulaki, Mavrotas and Papayannakis (1995), Computers and Operations Research 22(7), 763-770",
        worked=(Worked(given=((0.0, 2.0), (0.0, 6.0)), gives=(0.25, 0.75)),),
        about=Text(
            en="Standard-deviation weights: a child weighs as much as the regions differ in it",
            zh="标准差赋权：权重与区域间得分的标准差成正比",
        ),
    ),
)
