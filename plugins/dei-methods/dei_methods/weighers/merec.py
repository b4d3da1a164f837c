"""MEREC weights: a child weighs as much as the regions' overall performance changes when it is taken away."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Column, NoParams, Part, Refusal, Weigher, Weighing, Worked
from dei_methods import sentences as say
from dei_methods.steady import steady_sums
from dei_methods.weighers.spreads import Children, one_child_is_all, shared

_ABOVE_ZERO = Text(en="above 0", zh="大于 0")
_ROWS = 2048
"""Regions at a time: the children of that many fit the second-level cache."""


def merec(children: Children, params: NoParams) -> Weighing:
    """w_k in proportion to sum_i |S'_ik - S_i|, how much region i's performance changes without child k.

    S_i = ln(1 + sum_k |ln n_ik| / K) with n_ik = min_i x_ik / x_ik, and S'_ik is the same without child k, divided by
    K as before. Scores of 0 or below and children in which no region differs are refused: Refusal.
    Diagnostics: `effect` (K,). Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene (2021), Symmetry
    13(4), 525, steps 1 to 6.
    """
    if children[0].size < 2:
        raise Refusal(say.TOO_FEW_REGIONS, found=children[0].size, needed=2)
    low = np.array([child.min() for child in children])
    if low.min() <= 0.0:
        first = int(np.argmax(low <= 0.0))
        raise Refusal(say.CHILD_TOO_LOW, child=Part(first), value=float(low[first]), bound=_ABOVE_ZERO)
    changes = np.empty((len(children), children[0].size))
    for start in range(0, children[0].size, _ROWS):
        _changes(children, low, changes[:, start : start + _ROWS], start)
    effect = steady_sums(changes, changes.max(axis=1))
    return shared(effect, {"effect": effect})


def _changes(children: Children, low: Column, out: Column, start: int) -> None:
    """|S' - S| of the children for some regions, in place."""
    stop = start + out.shape[1]
    part = out
    with np.errstate(over="ignore"):
        for k, child in enumerate(children):
            np.divide(child[start:stop], low[k], out=part[k])
    np.log(part, out=part)  # |ln(min / x)|, as x is at least the minimum
    for k in np.flatnonzero(np.isinf(part).any(axis=1)).tolist():  # a quotient that no double holds
        apart = np.log(children[k][start:stop]) - np.log(low[k])
        part[k] = np.where(np.isinf(part[k]), apart, part[k])
    part /= len(children)
    total = 1.0 + part.sum(axis=0)
    part /= total  # ln(total - part) - ln(total) = ln(1 - part / total)
    np.negative(part, out=part)
    np.log1p(part, out=part)
    np.negative(part, out=part)


METHODS = (
    Weigher(
        id="methods.merec",
        apply=one_child_is_all(merec),
        formula=Text(
            "w_k = E_k ÷ Σ E_j, E_k = Σ_i |S_i without k − S_i|",
            "w_k = E_k ÷ Σ E_j，E_k = Σ_i |去除 k 后的 S_i − S_i|",
        ),
        source="Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene (2021), Symmetry 13(4), 525",
        worked=(Worked(given=((1.0, 2.0), (1.0, 2.0)), gives=(0.5, 0.5)),),
        about=Text(
            en="MEREC weights: by how much the regions' performance changes when a child is removed",
            zh="MEREC 法：按去除某一下级项后区域总体表现的变化量确定权重",
        ),
    ),
)
