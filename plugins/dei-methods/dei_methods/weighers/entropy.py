"""Entropy weights: a child weighs more, the more unequally the regions share in it."""

from __future__ import annotations

import math

import numpy as np

from dei_core import Text
from dei_core.plugin import Column, NoParams, Part, Refusal, Weigher, Weighing, Worked
from dei_methods import sentences as say
from dei_methods.steady import steady_sums
from dei_methods.weighers.spreads import Children, Spread, one_child_is_all, shared, spreads

_NOT_BELOW_ZERO = Text(en="of 0 or more, not all of them 0", zh="不小于 0 且不全为 0")


def entropy(children: Children, params: NoParams) -> Weighing:
    """w_k in proportion to 1 - E_k, with E_k = -sum_i p_ik ln p_ik / ln n and p_ik the share of region i in child k.

    A share of 0 adds 0, the limit of p ln p. Negative scores, a child of zeros alone, fewer than two regions, and
    children in which no region differs are refused: Refusal. Diagnostics: `entropy` (K,), each from 0 to 1.
    Zeleny (1982), Multiple Criteria Decision Making, ch. 7.
    """
    measured = np.concatenate([_entropies(block) for block in spreads(children, 2)])
    return shared(1.0 - measured, {"entropy": measured})


def _entropies(block: Spread) -> Column:
    total = block.mean * block.values.shape[1]
    refused = np.flatnonzero((block.low < 0.0) | (total <= 0.0))
    if refused.size:
        first = int(refused[0])
        low = float(block.low[first])
        raise Refusal(say.CHILD_TOO_LOW, child=Part(block.first + first), value=low, bound=_NOT_BELOW_ZERO)
    values = block.values
    logs = np.log(np.where(values == 0.0, 1.0, values) if (block.low == 0.0).any() else values)
    logs *= values
    ends = np.maximum(np.abs(_times_log(block.low)), np.abs(_times_log(block.high)))
    inside = steady_sums(logs, np.maximum(ends, 0.5)) / total  # x ln x is at least -1/e between the ends
    measured = (np.log(total) - inside) / math.log(values.shape[1])
    return np.where(block.high > block.low, np.clip(measured, 0.0, 1.0), 1.0)


def _times_log(x: Column) -> Column:
    """x ln x, 0 for 0."""
    return x * np.log(np.where(x == 0.0, 1.0, x))


METHODS = (
    Weigher(
        id="methods.entropy",
        apply=one_child_is_all(entropy),
        formula=Text(
            "w_k = (1 − e_k) ÷ Σ (1 − e_j), e_k = −Σ_i p_ik ln p_ik ÷ ln n",
            "w_k = (1 − e_k) ÷ Σ (1 − e_j)，e_k = −Σ_i p_ik ln p_ik ÷ ln n",
        ),
        source="Zeleny (1982), Multiple Criteria Decision Making, ch. 7",
        worked=(Worked(given=((1.0, 1.0), (1.0, 0.0)), gives=(0.0, 1.0)),),
        about=Text(
            en="Entropy weights: the more the regions differ in a child, the more it weighs",
            zh="熵权法：区域间差异越大的下级项，权重越大",
        ),
    ),
)
