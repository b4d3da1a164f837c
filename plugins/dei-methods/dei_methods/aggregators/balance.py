"""A weighted mean with a penalty for imbalance: the further the children lie apart, the lower the score.

apply and attribute as in mean.py.
"""

from __future__ import annotations

import attrs

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Params,
    Weights,
    Worked,
    finite,
    number,
    parameter,
    refuse_rows,
    require_at_least,
    weighted_sum,
)
from dei_core.plugin import messages as say


@attrs.frozen(kw_only=True)
class Balance(Params):
    """0 is the arithmetic mean."""

    strength: float = parameter(
        Text("how much imbalance costs, 0 or more", "均衡惩罚的力度，不小于 0；0 为算术平均"), 1.0
    )

    def check(self) -> None:
        """Refuse a reward for imbalance."""
        require_at_least(0.0, strength=self.strength)


@finite
def balance(children: Children, weights: Weights, params: Balance) -> Column:
    """M (1 - strength V) for weighted mean M and squared coefficient of variation V of the children.

    The same as M - strength S^2 / M with the weighted population variance S^2. Below 0 where V is above
    1 / strength, and not monotone: raising the best child far above the others can cost more than it brings.
    M at or below 0 is refused: Refusal.
    Principle: De Muro, Mazziotta and Pareto (2011), Social Indicators Research 104(1), 1-18.
    """
    mean, _, squared = _spread(children, weights)
    return mean * (1.0 - params.strength * squared)


def attribute_balance(children: Children, weights: Weights, params: Balance, score: Column) -> list[Column]:
    """w_k s_k (1 - 2 strength r_k + strength V) with r_k = (s_k - M) / M: Euler's s_k df/ds_k."""
    _, relative, squared = _spread(children, weights)
    rest = 1.0 + params.strength * squared
    return [
        weights[..., k, :] * child * (rest - 2.0 * params.strength * apart)
        for k, (child, apart) in enumerate(zip(children, relative, strict=True))
    ]


def _spread(children: Children, weights: Weights) -> tuple[Column, list[Column], Column]:
    """M, the relative deviations (s_k - M) / M, and the weighted mean V of their squares."""
    mean = finite(weighted_sum)(children, weights)
    refuse_rows(mean <= 0.0, say.MEAN_TOO_LOW)
    relative = [(child - mean) / mean for child in children]
    return mean, relative, weighted_sum((apart * apart for apart in relative), weights)


def tell_balance(params: Balance, direction: int) -> Text:
    """How many times the penalty is taken."""
    if params.strength == 1.0:
        return _ABOUT
    times = number(params.strength)
    return Text(
        en=f"Weighted mean less {times} times a penalty for imbalance between the scores",
        zh=f"均衡调整平均：加权平均扣除 {times} 倍的得分不均衡惩罚（变异系数法）",
    )


_ABOUT = Text(
    en="Weighted mean less a penalty for imbalance between the scores",
    zh="均衡调整平均：加权平均扣除因得分不均衡产生的惩罚（变异系数法）",
)


METHODS = (
    Aggregator(
        id="methods.balance",
        apply=balance,
        attribute=attribute_balance,
        params=Balance,
        formula=Text(
            "M (1 − strength × V), of M the weighted mean and V the squared coefficient of variation",
            "M (1 − strength × V)，M 为加权平均，V 为变异系数的平方",
        ),
        source="De Muro, Mazziotta and Pareto (2011), Social Indicators Research 104(1), 1-18",
        worked=(Worked(given=((40.0,), (60.0,)), gives=(48.0,)),),
        about=_ABOUT,
        tells=tell_balance,
    ),
)
