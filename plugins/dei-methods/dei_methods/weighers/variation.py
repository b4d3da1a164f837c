"""Weights by relative dispersion: a child weighs as much as the regions differ in it, for its level."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Column,
    NoParams,
    Part,
    Refusal,
    Weigher,
    Weighing,
    Worked,
    deviation_of,
    differing,
    mean_of,
    ordered,
)
from dei_methods import sentences as say
from dei_methods.weighers.spreads import Children, one_child_is_all, shared

_ABOVE_ZERO = Text(en="whose mean is above 0", zh="均值大于 0")


def coefficient_of_variation(children: Children, params: NoParams) -> Weighing:
    """w_k in proportion to the standard deviation (n - 1) of child k over the regions, divided by its mean.

    A child in which no region differs weighs nothing; where that is all of them, a mean at or below 0, and fewer than
    two regions are refused: Refusal. Diagnostics: `variation` (K,).
    Pearson (1896), Philosophical Transactions of the Royal Society A 187; in China 变异系数法.
    """
    if children[0].size < 2:
        raise Refusal(say.TOO_FEW_REGIONS, found=children[0].size, needed=2)
    measured = np.array([_variation(place, child) for place, child in enumerate(children)])
    return shared(measured, {"variation": measured})


def _variation(place: int, child: Column) -> float:
    values = ordered(child)
    mean = mean_of(values)
    if mean <= 0.0:
        raise Refusal(say.CHILD_TOO_LOW, child=Part(place), value=mean, bound=_ABOVE_ZERO)
    if values[0] == values[-1]:
        return 0.0
    differing(values)
    return deviation_of(values, 1) / mean


METHODS = (
    Weigher(
        id="methods.coefficient_of_variation",
        apply=one_child_is_all(coefficient_of_variation),
        formula=Text("w_k = v_k ÷ Σ v_j, v_k = s_k ÷ mean_k", "w_k = v_k ÷ Σ v_j，v_k = s_k ÷ 均值_k"),
        worked=(Worked(given=((1.0, 3.0), (5.0, 15.0)), gives=(0.5, 0.5)),),
        about=Text(
            en="Coefficient of variation: the more the regions differ in a child for its mean, the more it weighs",
            zh="变异系数法：标准差与均值之比越大的下级项，权重越大",
        ),
    ),
)
