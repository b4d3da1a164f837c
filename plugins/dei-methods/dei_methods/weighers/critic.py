"""CRITIC weights: a child weighs more, the more the regions differ in it and the less the others tell the same."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import Params, Part, Refusal, Weigher, Weighing, Worked, parameter
from dei_methods import sentences as say
from dei_methods.weighers.correlation import correlations
from dei_methods.weighers.spreads import Children, one_child_is_all, shared

_ALIKE = 1e-12
"""What a correlation of 1 may fall short of it by rounding alone."""


@attrs.frozen(kw_only=True)
class Critic(Params):
    """Whether spreads are compared on one range."""

    rescale: bool = parameter(
        Text(
            "whether every child is first brought to the range from its worst to its best region, as the source does",
            "是否先将各下级项换算至最差与最佳区域之间，与出处一致",
        ),
        True,
    )


def critic(children: Children, params: Critic) -> Weighing:
    """w_k in proportion to s_k sum_j (1 - r_jk), with standard deviations s and correlations r of the children.

    Fewer than three regions, a child with one value alone, and children that all tell the same are refused: Refusal.
    Diagnostics: `deviation` (K,) on the scale that was weighed, `conflict` (K,), the sum over the others.
    Diakoulaki, Mavrotas and Papayannakis (1995), Computers and Operations Research 22(7), 763-770.
    """
    found, deviation = correlations(children)
    if params.rescale:
        deviation = deviation / np.array([child.max() - child.min() for child in children])
    apart = 1.0 - found
    apart[apart < _ALIKE] = 0.0
    if not apart.any():
        raise Refusal(say.CHILDREN_PARALLEL, children=[Part(place) for place in range(len(children))])
    conflict = apart.sum(axis=1)
    return shared(deviation * conflict, {"deviation": deviation, "conflict": conflict})


METHODS = (
    Weigher(
        id="methods.critic",
        apply=one_child_is_all(critic),
        params=Critic,
        examples=(
            Critic(),
            Critic(rescale=False),
        ),
        formula=Text(
            "w_k = C_k ÷ Σ C_j, C_k = s_k Σ_j (1 − r_kj)", "w_k = C_k ÷ Σ C_j，C_k = s_k Σ_j (1 − r_kj)"
        ),
        source="Diakoulaki, Mavrotas and Papayannakis (1995), Computers and Operations Research 22(7), 763-770",
        worked=(Worked(given=((0.0, 5.0, 10.0), (10.0, 5.0, 0.0)), gives=(0.5, 0.5)),),
        about=Text(
            en="CRITIC weights: by how much the regions differ in a child and how little the others say the same",
            zh="CRITIC 法：综合区域间差异程度与指标间冲突性（低相关性）确定权重",
        ),
    ),
)
