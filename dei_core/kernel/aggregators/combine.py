"""Combinations of the children of a node without weights, and what each child contributes to them.

apply(children, weights, params) and attribute(...) as for the means (see mean.py). The weights are not used,
which `weighted=False` says: the engine neither asks for weights nor reweights here, and NaN in a
child gives NaN. Contributions are those of Euler's theorem where it applies; ratio and shortfall are
homogeneous of degree 0, so nothing can be split: they have no attribute, and explanations stop at the node.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.aggregators.mean import Children, Weights
from dei_core.kernel.bound import slack
from dei_core.kernel.check import finite, refuse_low, refuse_rows, require_parts
from dei_core.kernel.decimals import minus
from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column, Mask, NoParams, Worked
from dei_core.text import Text


def product(children: Children, weights: Weights, params: NoParams) -> Column:
    """100 prod_k (s_k / 100), each child scaling the others down; negative scores are refused: Refusal."""
    for child in children:
        refuse_rows(child < 0.0, say.SCORE_NEGATIVE)
    scale = finite(lambda sofar, child: sofar * (child / 100.0))
    return over_draws(functools.reduce(scale, children[1:], children[0]), weights)


def attribute_product(children: Children, weights: Weights, params: NoParams, score: Column) -> list[Column]:
    """f / K: a product of K scores is homogeneous of degree K, and the children share it equally."""
    return [score / len(children) for _ in children]


@finite
def ratio(children: Children, weights: Weights, params: NoParams) -> Column:
    """100 a / b of exactly two children; b at or below 0 is refused: Refusal."""
    return over_draws(100.0 * _quotient(children), weights)


@finite
def shortfall(children: Children, weights: Weights, params: NoParams) -> Column:
    """100 (b - a) / b of exactly two children: how far a falls short of b; b at or below 0 is refused.

    UNDP, Human Development Report, technical note 2 (overall loss due to inequality).
    """
    require_parts(children, 2)
    short, whole = minus(children[1], children[0]), children[1]
    return over_draws(100.0 * _quotient([short, whole]), weights)


@finite
def difference(children: Children, weights: Weights, params: NoParams) -> Column:
    """a - b of exactly two children, as decimals (see decimals.py)."""
    require_parts(children, 2)
    return over_draws(minus(*children), weights)


def attribute_difference(
    children: Children, weights: Weights, params: NoParams, score: Column
) -> list[Column]:
    """a and -b."""
    return [children[0] + 0.0, 0.0 - children[1]]


def maximum(children: Children, weights: Weights, params: NoParams) -> Column:
    """The best of the children."""
    return over_draws(functools.reduce(np.maximum, children), weights)


def minimum(children: Children, weights: Weights, params: NoParams) -> Column:
    """The worst of the children: the weakest link."""
    return over_draws(functools.reduce(np.minimum, children), weights)


def attribute_attaining(
    children: Children, weights: Weights, params: NoParams, score: Column
) -> list[Column]:
    """The whole score to the child that attains it, in equal parts where several do; NaN where it is NaN."""
    return in_equal_parts(score, [np.abs(child - score) <= slack(score) for child in children])


def in_equal_parts(score: Column, among: Sequence[Mask]) -> list[Column]:
    """The score shared equally, row by row, by the children whose mask is set; NaN where it is NaN."""
    each = score / np.maximum(np.sum(among, axis=0), 1)
    return [here * each for here in among]


def over_draws(score: Column, weights: Weights) -> Column:
    """A fresh (..., B) array: the same score for every draw of weights; -0.0 becomes 0.0.

    >>> import numpy as np
    >>> from dei_core.plugin import over_draws
    >>> over_draws(np.array([90.0, 60.0]), np.array([[0.5], [0.5]])).tolist()
    [90.0, 60.0]
    """
    return score + np.zeros((*weights.shape[:-2], 1))


def _quotient(children: Children) -> Column:
    require_parts(children, 2)
    refuse_low(children[1], 0.0)
    return children[0] / children[1]


METHODS = (
    Aggregator(
        id="product",
        apply=product,
        attribute=attribute_product,
        weighted=False,
        formula="100 × Π (s_k ÷ 100)",
        worked=(Worked(given=((50.0,), (80.0,)), gives=(40.0,)),),
        about=Text(
            en="Product: every score scales the others down, as a share of 100",
            zh="连乘：各项得分以百分数相乘，逐项折减",
        ),
    ),
    Aggregator(
        id="ratio",
        apply=ratio,
        weighted=False,
        formula="100 × s_1 ÷ s_2",
        worked=(Worked(given=((30.0,), (40.0,)), gives=(75.0,)),),
        about=Text(en="The first score as a percentage of the second", zh="比率：前项得分占后项得分的百分比"),
    ),
    Aggregator(
        id="shortfall",
        apply=shortfall,
        weighted=False,
        formula="100 × (s_2 − s_1) ÷ s_2",
        source="UNDP, Human Development Report, technical note 2 (overall loss due to inequality)",
        worked=(Worked(given=((30.0,), (40.0,)), gives=(25.0,)),),
        about=Text(
            en="Shortfall: by how many percent the first score is below the second",
            zh="损失率：前项得分低于后项得分的百分比",
        ),
    ),
    Aggregator(
        id="difference",
        apply=difference,
        attribute=attribute_difference,
        weighted=False,
        formula="s_1 − s_2",
        worked=(Worked(given=((30.0,), (40.0,)), gives=(-10.0,)),),
        about=Text(en="The first score less the second", zh="差值：前项得分减后项得分"),
    ),
    Aggregator(
        id="maximum",
        apply=maximum,
        attribute=attribute_attaining,
        weighted=False,
        formula="max s_k",
        worked=(Worked(given=((30.0,), (40.0,)), gives=(40.0,)),),
        about=Text(en="The best of the scores", zh="取最大值：以最高的一项得分为准"),
    ),
    Aggregator(
        id="minimum",
        apply=minimum,
        attribute=attribute_attaining,
        weighted=False,
        formula="min s_k",
        worked=(Worked(given=((30.0,), (40.0,)), gives=(30.0,)),),
        about=Text(en="The worst of the scores", zh="取最小值（短板法）：以最低的一项得分为准"),
    ),
)
