"""Weights by judgement: the best-worst method, from comparisons of all children with the best and with the worst."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import Column, Params, Refusal, Weigher, Weighing, Worked, parameter
from dei_methods import messages as say
from dei_methods.solver import Programme, solved, warm_model

_BEST = Text(en="best", zh="最优项")
_WORST = Text(en="worst", zh="最劣项")


@attrs.frozen(kw_only=True)
class BestWorst(Params):
    """In the order of the node."""

    best_to_others: tuple[float, ...] = parameter(
        Text(
            "how much more important the best child is than each, 1 for itself, up to 9",
            "最重要项相对于各项的重要程度，对自身为 1，至多为 9",
        )
    )
    others_to_worst: tuple[float, ...] = parameter(
        Text(
            "how much more important each child is than the worst, 1 for that one, up to 9",
            "各项相对于最不重要项的重要程度，对该项自身为 1，至多为 9",
        )
    )

    def check(self) -> None:
        """Refuse comparisons off the scale, and such as name no best or worst child."""
        named: tuple[tuple[str, tuple[float, ...], Text], ...] = (
            ("best_to_others", self.best_to_others, _BEST),
            ("others_to_worst", self.others_to_worst, _WORST),
        )
        for name, values, which in named:
            for position, value in enumerate(values):
                if not 1.0 <= value <= 9.0:
                    raise Refusal(
                        say.COMPARISON_OUTSIDE, None, parameter=name, position=position, value=value
                    )
            if 1.0 not in values:
                raise Refusal(say.NO_REFERENCE_CHILD, None, parameter=name, which=which)


def best_worst(children: Sequence[Column], params: BestWorst) -> Weighing:
    """The weights under which the comparisons are least contradicted: the linear best-worst method.

    Minimises xi with |w_B - a_Bj w_j| <= xi, |w_j - a_jW w_W| <= xi, sum w = 1. Scores play no part. Another number of
    comparisons than children is refused: Refusal. Diagnostics: `deviation`, the least xi, 0 if fully consistent;
    `consistency_ratio`, max_j |a_Bj a_jW - a_BW| / (a_BW^2 - a_BW), known from the judgements alone.
    Rezaei (2016), Omega 64, 126-130; Liang, Brunelli and Rezaei (2020), Omega 96, 102175.
    """
    count = len(children)
    for name in ("best_to_others", "others_to_worst"):
        found = len(getattr(params, name))
        if found != count:
            raise Refusal(say.COMPARISONS_COUNT, None, parameter=name, found=found, children=count)
    if count == 1:
        return Weighing(weights=np.ones(1))
    over, under = np.array(params.best_to_others), np.array(params.others_to_worst)
    solution = solved(warm_model(_programme(over, under)))
    if solution is None:  # not for comparisons on the scale: equal weights and a large enough xi always fit
        raise Refusal(say.NO_SOLUTION)
    weights = np.maximum(solution[:count], 0.0)
    diagnostics = {"deviation": float(solution[count]), "consistency_ratio": _ratio(over, under)}
    return Weighing(weights=weights / weights.sum(), diagnostics=diagnostics)


def _programme(over: Column, under: Column) -> Programme:
    count = over.size
    best, worst = int(np.argmin(over)), int(np.argmin(under))
    unit = np.eye(count)
    apart = np.vstack([unit[best] - over[:, None] * unit, unit - under[:, None] * unit[worst]])
    slack = np.ones((2 * count, 1))
    matrix = np.vstack(
        [np.hstack([apart, -slack]), np.hstack([-apart, -slack]), np.append(np.ones(count), 0.0)]
    )
    low = np.append(np.full(4 * count, -np.inf), 1.0)
    high = np.append(np.zeros(4 * count), 1.0)
    return Programme(cost=np.append(np.zeros(count), 1.0), matrix=matrix, low=low, high=high)


def _ratio(over: Column, under: Column) -> float:
    whole = float(over[int(np.argmin(under))])
    if whole <= 1.0:
        return 0.0
    return float(np.abs(over * under - whole).max()) / (whole * whole - whole)


_EXAMPLES: tuple[Any, ...] = (
    BestWorst(best_to_others=(1.0, 2.0, 4.0), others_to_worst=(4.0, 2.0, 1.0)),
    BestWorst(best_to_others=(8.0, 2.0, 1.0), others_to_worst=(1.0, 5.0, 8.0)),
)

METHODS = (
    Weigher(
        id="methods.best_worst",
        judged=True,
        apply=best_worst,
        params=BestWorst,
        examples=_EXAMPLES,
        formula=Text(
            "w that makes the greatest of |w_B − a_k w_k| and |w_k − b_k w_W| least, of the best B and the worst W",
            "使 |w_B − a_k w_k| 与 |w_k − b_k w_W| 中最大者最小的 w，B 为最重要项，W 为最不重要项",
        ),
        symbols={"best_to_others": "a_k", "others_to_worst": "b_k"},
        source="Rezaei (2016), Omega 64, 126-130",
        worked=(
            Worked(
                given=((1.0,), (1.0,), (1.0,)),
                params=BestWorst(best_to_others=(1.0, 2.0, 4.0), others_to_worst=(4.0, 2.0, 1.0)),
                gives=(4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0),
            ),
        ),
        about=Text(
            en="Best-worst method: weights from comparisons with the most and the least important child",
            zh="最优—最劣法：由各项与最重要项、最不重要项的比较求权重",
        ),
    ),
)
