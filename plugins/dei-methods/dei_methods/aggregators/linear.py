"""Sums of children by stated coefficients, and means of those in the middle.

apply and attribute as in combine.py; weights are not used, and NaN in a child gives NaN.
"""

from __future__ import annotations

import functools

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Params,
    Refusal,
    Weights,
    Worked,
    finite,
    over_draws,
    parameter,
    plus,
    require_at_least,
    require_parts,
)
from dei_core.plugin import messages as say


@attrs.frozen(kw_only=True)
class Linear(Params):
    """Any sign, and any sum."""

    coefficients: tuple[float, ...] = parameter(
        Text(
            "what each score is multiplied by, by child's name or in their order",
            "各项得分所乘的系数，按下级项名称或次序",
        ),
        per_child=True,
    )


@attrs.frozen(kw_only=True)
class Trimmed(Params):
    """How many scores are left out."""

    lowest: int = parameter(
        Text("how many of the lowest scores are left out, 0 or more", "去掉最低得分的个数，不小于 0"), 0
    )
    highest: int = parameter(
        Text("how many of the highest scores are left out, 0 or more", "去掉最高得分的个数，不小于 0"), 0
    )

    def check(self) -> None:
        """Refuse counts below 0."""
        require_at_least(0.0, lowest=float(self.lowest), highest=float(self.highest))


@finite
def linear(children: Children, weights: Weights, params: Linear) -> Column:
    """sum_k c_k s_k, added in the order given; another number of coefficients than of children: Refusal.

    For indices that add and take off by fixed factors, where weights would have to be shares of 1: 1.5 a - 0.5 b.
    A constant is the node's `normalise`: goalposts of -100 and 100 make (100 + d) / 2 of a difference d.

    >>> linear([np.array([80.0]), np.array([60.0])], np.ones((2, 1)), Linear(coefficients=(1.5, -0.5)))
    array([90.])
    """
    return over_draws(functools.reduce(plus, _terms(children, params)), weights)


def attribute_linear(children: Children, weights: Weights, params: Linear, score: Column) -> list[Column]:
    """c_k s_k."""
    return _terms(children, params)


@finite
def trimmed(children: Children, weights: Weights, params: Trimmed) -> Column:
    """The mean of the scores that remain when the lowest and the highest are left out, region by region.

    Of five children, `lowest = 1, highest = 1` is the mean of the middle three, `lowest = 3` that of the best two
    and `lowest = 2, highest = 2` the median. Where nothing would remain: Refusal.

    >>> trimmed([np.array([10.0]), np.array([90.0]), np.array([40.0])], np.ones((3, 1)), Trimmed(lowest=1))
    array([65.])
    """
    _require_rest(children, params)
    rising = np.sort(np.array(children), axis=0)
    inside = rising[params.lowest : len(children) - params.highest]
    total = functools.reduce(np.add, list(inside))
    return over_draws(np.where(np.isnan(rising[-1]), np.nan, total / len(inside)), weights)


def attribute_trimmed(children: Children, weights: Weights, params: Trimmed, score: Column) -> list[Column]:
    """An equal share of each score that remains, 0 of each that is left out; of equal ones the first is the lower."""
    stacked = np.array(children)
    place = np.argsort(np.argsort(stacked, axis=0, kind="stable"), axis=0, kind="stable")
    rest = len(children) - params.lowest - params.highest
    inside = (place >= params.lowest) & (place < len(children) - params.highest)
    without = np.where(np.isnan(score), score, 0.0)
    return [np.where(here, child / rest, 0.0) + without for here, child in zip(inside, stacked, strict=True)]


def _terms(children: Children, params: Linear) -> list[Column]:
    require_parts(children, len(params.coefficients))
    return [factor * child for factor, child in zip(params.coefficients, children, strict=True)]


def _require_rest(children: Children, params: Trimmed) -> None:
    needed = params.lowest + params.highest + 1
    if len(children) < needed:
        raise Refusal(say.PARTS_TOO_FEW, needed=needed, found=len(children))


def tell_trimmed(params: Trimmed, direction: int) -> Text:
    """How many scores are left out at each end."""
    if not params.lowest and not params.highest:
        return Text(en="Trimmed mean: no score is left out", zh="截尾平均：不去掉任何得分")
    ends = [
        (params.lowest, "lowest", "最低"),
        (params.highest, "highest", "最高"),
    ]
    en = " and ".join(f"the {count} {side}" for count, side, _ in ends if count)
    zh = "和 ".join(f"{count} 项{side}" for count, _, side in ends if count)
    return Text(
        en=f"Trimmed mean: the mean without {en} of the scores", zh=f"截尾平均：去掉 {zh}得分后取平均"
    )


METHODS = (
    Aggregator(
        id="methods.linear",
        apply=linear,
        attribute=attribute_linear,
        params=Linear,
        examples=(Linear(coefficients=(1.5, -0.5)),),
        weighted=False,
        factors=lambda params: params.coefficients,
        formula="Σ c_k s_k",
        symbols={"coefficients": "c_k"},
        worked=(Worked(given=((80.0,), (60.0,)), params=Linear(coefficients=(1.5, -0.5)), gives=(90.0,)),),
        about=Text(
            en="Linear combination: each score times its coefficient, added up",
            zh="线性组合：各项得分乘以给定系数后相加",
        ),
    ),
    Aggregator(
        id="methods.trimmed",
        apply=trimmed,
        attribute=attribute_trimmed,
        params=Trimmed,
        examples=(Trimmed(), Trimmed(lowest=1), Trimmed(lowest=1, highest=1)),
        weighted=False,
        formula=Text(
            "the mean of the s_k without the lowest and the highest", "去掉最低与最高若干项后各 s_k 的均值"
        ),
        worked=(Worked(given=((10.0,), (90.0,), (40.0,)), params=Trimmed(lowest=1), gives=(65.0,)),),
        about=Text(
            en="Trimmed mean: the lowest or the highest scores are left out",
            zh="截尾平均：去掉若干最低或最高得分后取平均",
        ),
        tells=tell_trimmed,
    ),
)
