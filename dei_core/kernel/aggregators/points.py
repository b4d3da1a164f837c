"""Points added to a base score or taken off it, clause by clause.

apply and attribute as in combine.py; weights are not used, and NaN in a child gives NaN.
"""

from __future__ import annotations

import functools

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.aggregators.combine import over_draws
from dei_core.kernel.aggregators.mean import Children, Weights
from dei_core.kernel.check import Params, finite, require_above, require_at_least
from dei_core.kernel.decimals import from_full, minus
from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column, Refusal, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Points(Params):
    """Points for every child but the first, the base."""

    points: tuple[float, ...] = parameter(
        Text(
            "the points of every child after the first, each 0 or more, on the scale of the base",
            "首项之后各下级项的分数，均不小于 0，与首项同一分值范围",
        )
    )

    def check(self) -> None:
        """Refuse negative points: bonus and deduct say which way they go."""
        require_at_least(0.0, **{f"points[{position}]": value for position, value in enumerate(self.points)})


@attrs.frozen(kw_only=True)
class Bonus(Points):
    """What points may add up to."""

    ceiling: float | None = parameter(Text("what the score is held to, above 0", "得分的上限，大于 0"), None)

    def check(self) -> None:
        """Refuse what all points refuse, and a ceiling on the floor."""
        Points.check(self)
        if self.ceiling is not None:
            require_above(0.0, ceiling=self.ceiling)


@attrs.frozen(kw_only=True)
class Deduct(Points):
    """What points may take the score down to."""

    floor: float = parameter(Text("what the score is held to", "得分的下限"), 0.0)


@finite
def bonus(children: Children, weights: Weights, params: Bonus) -> Column:
    """base + sum_k points_k s_k / 100, above 100 too unless a ceiling holds it.

    The first child is the base; a child of 100 earns all of its points. Another number of points than of
    further children is refused: Refusal.
    """
    score = functools.reduce(np.add, _parts(children, params))
    return over_draws(score if params.ceiling is None else np.minimum(score, params.ceiling), weights)


def attribute_bonus(children: Children, weights: Weights, params: Bonus, score: Column) -> list[Column]:
    """The base and the points earned, all in the same proportion where the ceiling holds them."""
    parts = _parts(children, params)
    if params.ceiling is None:
        return parts
    total = functools.reduce(np.add, parts)
    held = np.divide(params.ceiling, total, out=np.ones_like(total), where=total > params.ceiling)
    return [part * held for part in parts]


@finite
def deduct(children: Children, weights: Weights, params: Deduct) -> Column:
    """base - sum_k points_k (100 - s_k) / 100, held to the floor.

    The first child is the base; a child of 100 costs nothing and a child of 0 all of its points. Another number
    of points than of further children is refused: Refusal.
    """
    score = functools.reduce(minus, _losses(children, params))
    return over_draws(np.maximum(score, params.floor), weights)


def attribute_deduct(children: Children, weights: Weights, params: Deduct, score: Column) -> list[Column]:
    """The base, and less the points lost; where the floor holds, it is all the base's."""
    base, *losses = _losses(children, params)
    held = functools.reduce(minus, losses, base) < params.floor
    return [np.where(held, params.floor, base), *(np.where(held, 0.0, -loss) for loss in losses)]


def _parts(children: Children, params: Points) -> list[Column]:
    """A copy of the base, and the points that each further child stands for."""
    base, *others = children
    if len(others) != len(params.points):
        raise Refusal(say.POINTS_COUNT, children=len(children), points=len(params.points))
    earned = (most * (child / 100.0) for most, child in zip(params.points, others, strict=True))
    return [base + 0.0, *earned]


def _losses(children: Children, params: Points) -> list[Column]:
    """A copy of the base, and the points that each further child falls short by."""
    return _parts([children[0], *(from_full(child) for child in children[1:])], params)


METHODS = (
    Aggregator(
        id="bonus",
        apply=bonus,
        attribute=attribute_bonus,
        params=Bonus,
        weighted=False,
        formula="s_1 + Σ p_k s_k ÷ 100",
        symbols={"points": "p_k"},
        worked=(Worked(given=((90.0,), (50.0,)), params=Bonus(points=(4.0,)), gives=(92.0,)),),
        about=Text(
            en="Bonus: the first score plus the points earned by the others",
            zh="加分项：在首项得分基础上，按其余各项得分加分",
        ),
    ),
    Aggregator(
        id="deduct",
        apply=deduct,
        attribute=attribute_deduct,
        params=Deduct,
        weighted=False,
        formula="s_1 − Σ p_k (100 − s_k) ÷ 100",
        symbols={"points": "p_k"},
        worked=(Worked(given=((90.0,), (50.0,)), params=Deduct(points=(4.0,)), gives=(88.0,)),),
        about=Text(
            en="Deduction: the first score less the points that the others fall short by",
            zh="扣分项：在首项得分基础上，按其余各项失分扣减",
        ),
    ),
)
