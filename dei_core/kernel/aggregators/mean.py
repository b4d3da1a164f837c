"""Weighted means of the children of a node, and what each child contributes to them.

apply(children, weights, params): K arrays (B,) of scores and weights (..., K, 1) or (..., K, B), where
`weights[..., k, :]` belongs to child k and the weights of a node sum to 1 (but for a weighted sum); gives (..., B).
Leading axes are draws of weights. NaN in a child gives NaN; under reweighting the engine gives an absent child the
weight 0 and a value of 1, which changes nothing here.

attribute(children, weights, params, score) splits a score exactly: K arrays that sum to it. All means are
homogeneous of degree 1, so by Euler's theorem the parts s_k df/ds_k sum to f; they are the Aumann-Shapley
values along the ray from zero (Aumann and Shapley 1974, Values of Non-Atomic Games; Billera and Heath 1982,
Mathematics of Operations Research 7(1)).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.check import Params, finite, refuse_rows, require_within
from dei_core.kernel.decimals import left_over, reaches_all
from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column, Mask, NoParams, Refusal, Worked, parameter
from dei_core.text import Text

Children = Sequence[Column]
Weights = Column


@attrs.frozen(kw_only=True)
class ZeroSensitive(Params):
    """What a score of 0 means."""

    zero: Literal["refuse", "zero"] = parameter(
        Text(
            "whether a weighted child with score 0 is refused (refuse) or makes the mean 0, its limit (zero)",
            "有权重的下级项得 0 分时：不予计算（refuse），或均值取其极限 0（zero）",
        ),
        "refuse",
    )


@attrs.frozen(kw_only=True)
class Power(Params):
    """Beyond that, powers of scores leave the range of doubles, and `maximum` and `minimum` are near."""

    degree: float = parameter(
        Text(
            "the power, from −20 to 20 but 0; 1 is the arithmetic mean, −1 the harmonic one",
            "幂次，−20 至 20 且不为 0；1 为算术平均，−1 为调和平均",
        )
    )

    def check(self) -> None:
        """Refuse the degree that has no power mean, and those too far out to compute."""
        if self.degree == 0.0:
            raise Refusal(say.DEGREE_ZERO)
        require_within(-20.0, 20.0, degree=self.degree)


@finite
def arithmetic(children: Children, weights: Weights, params: NoParams) -> Column:
    """sum_k w_k s_k, added child by child in their order."""
    return weighted_sum(children, weights)


def attribute_arithmetic(
    children: Children, weights: Weights, params: NoParams, score: Column
) -> list[Column]:
    """w_k s_k."""
    return [weights[..., k, :] * child for k, child in enumerate(children)]


@finite
def weighted_total(children: Children, weights: Weights, params: NoParams) -> Column:
    """sum_k w_k s_k, with weights that may add up to anything: what some indices publish is no mean.

    Weights of 0.333 each make 99.9 of three scores of 100. Where a missing child's weight is shared among the others,
    theirs grow in proportion until they add up to what all were stated to.

    >>> weighted_total([np.array([100.0]), np.array([50.0])], np.array([[0.5], [0.499]]), NoParams())
    array([74.95])
    """
    return weighted_sum(children, weights)


@finite
def geometric(children: Children, weights: Weights, params: ZeroSensitive) -> Column:
    """exp(sum_k w_k ln s_k). Negative scores are refused, and scores of 0 unless `zero` allows: Refusal."""
    return _mean_through(np.log, np.exp, children, weights, params.zero)


def attribute_geometric(
    children: Children, weights: Weights, params: ZeroSensitive, score: Column
) -> list[Column]:
    """w_k f."""
    return [weights[..., k, :] * score for k in range(len(children))]


@finite
def harmonic(children: Children, weights: Weights, params: ZeroSensitive) -> Column:
    """1 / sum_k (w_k / s_k). Negative scores are refused, and scores of 0 unless `zero` allows: Refusal."""
    return _mean_through(np.reciprocal, np.reciprocal, children, weights, params.zero)


def attribute_harmonic(
    children: Children, weights: Weights, params: ZeroSensitive, score: Column
) -> list[Column]:
    """w_k f^2 / s_k; 0 for a child that is 0, as then the mean is 0 or the child has no weight."""
    return [weights[..., k, :] * score * (score / _nonzero(child)) for k, child in enumerate(children)]


@finite
def power(children: Children, weights: Weights, params: Power) -> Column:
    """(sum_k w_k s_k^p)^(1/p) for degree p, tending to the maximum (minimum) as p grows (falls).

    Negative scores are refused and, below degree 0, scores of 0: Refusal.
    """
    degree = params.degree
    if degree < 0.0:
        return _mean_through(lambda s: s**degree, lambda s: s ** (1.0 / degree), children, weights, "refuse")
    _refuse_negative(children)
    powers = (np.array(child) ** degree for child in children)  # a copy, see `_nonzero`
    return weighted_sum(powers, weights) ** (1.0 / degree)


def attribute_power(children: Children, weights: Weights, params: Power, score: Column) -> list[Column]:
    """w_k s_k^p f^(1-p)."""
    if params.degree < 0.0:
        children = [_nonzero(child) for child in children]
    share = (np.power(child / _nonzero(score), params.degree) for child in children)
    return [weights[..., k, :] * part * score for k, part in enumerate(share)]


def _mean_through(
    forward: Callable[[Column], Column],
    back: Callable[[Column], Column],
    children: Children,
    weights: Weights,
    zero: Literal["refuse", "zero"],
) -> Column:
    """back(sum_k w_k forward(s_k)), and 0 where a child with a weight is 0."""
    _refuse_negative(children)
    zeroed = _zeroed(children, weights)
    if zero == "refuse":
        refuse_rows(zeroed, say.SCORE_ZERO)
    mean = back(weighted_sum((forward(_nonzero(child)) for child in children), weights))
    mean[zeroed] *= 0.0  # a NaN from another child stays
    return mean


def weighted_sum(parts: Iterable[Column], weights: Weights) -> Column:
    """sum_k w_k x_k of K arrays (..., B), added child by child in their order: (..., B).

    >>> import numpy as np
    >>> from dei_core.plugin import weighted_sum
    >>> weighted_sum([np.array([100.0, 50.0]), np.array([50.0, 0.0])], np.array([[0.6], [0.4]])).tolist()
    [80.0, 30.0]
    """
    alike = weights.ndim == 2 and weights.shape[1] == 1  # in every row: plain numbers are faster
    factors: Iterator[float | Column] = iter(weights[:, 0].tolist() if alike else np.moveaxis(weights, -2, 0))
    parts = iter(parts)
    factor, part = next(factors), next(parts)
    total: Column = part.copy() if alike and factor == 1.0 else factor * part
    term = np.empty_like(total)
    for factor, part in zip(factors, parts, strict=True):
        total += part if alike and factor == 1.0 else np.multiply(factor, part, out=term)
    return total


def cancelled(total: Column, children: Children, weights: Weights) -> Column:
    """A weighted sum, where some of its terms are below 0 and cancel others as decimals (see decimals.py)."""
    if all(reaches_all(part, 0.0) for part in (weights, *children)):
        return total
    return left_over(total, weighted_sum(map(np.abs, children), np.abs(weights)))


def _refuse_negative(children: Children) -> None:
    refuse_rows(functools.reduce(np.logical_or, (child < 0.0 for child in children)), say.SCORE_NEGATIVE)


def _zeroed(children: Children, weights: Weights) -> Mask:
    """Where a child that has a weight is 0: (..., B)."""
    zero = ((child == 0.0) & (weights[..., k, :] != 0.0) for k, child in enumerate(children))
    return functools.reduce(np.logical_or, zero)


def _nonzero(x: Column) -> Column:
    """A copy with 1 in place of 0; numpy's log and power of strided arrays, even of one cell, differ in last bits."""
    return np.where(x == 0.0, 1.0, x)


METHODS = (
    Aggregator(
        id="arithmetic",
        apply=arithmetic,
        attribute=attribute_arithmetic,
        linear=True,
        keeps_scale=True,
        formula="Σ w_k s_k",
        worked=(Worked(given=((80.0,), (60.0,)), weights=(0.75, 0.25), gives=(75.0,)),),
        about=Text(
            en="Weighted arithmetic mean: a low score can be made up for by a high one",
            zh="加权算术平均：各项得分可完全相互补偿",
        ),
    ),
    Aggregator(
        id="weighted_sum",
        apply=weighted_total,
        attribute=attribute_arithmetic,
        linear=True,
        any_total=True,
        formula="Σ w_k s_k",
        worked=(Worked(given=((100.0,), (50.0,)), weights=(0.5, 0.499), gives=(74.95,)),),
        about=Text(
            en="Weighted sum: each score times its weight as stated, whatever the weights add up to",
            zh="加权求和：各项得分乘以给定权重后相加，权重之和不必为 1",
        ),
    ),
    Aggregator(
        id="geometric",
        apply=geometric,
        attribute=attribute_geometric,
        params=ZeroSensitive,
        formula="exp(Σ w_k ln s_k)",
        worked=(Worked(given=((25.0,), (100.0,)), weights=(0.5, 0.5), gives=(50.0,)),),
        about=Text(
            en="Weighted geometric mean: imbalance between the scores lowers the result",
            zh="加权几何平均：得分不均衡会拉低合成得分",
        ),
    ),
    Aggregator(
        id="harmonic",
        apply=harmonic,
        attribute=attribute_harmonic,
        params=ZeroSensitive,
        formula="1 ÷ Σ (w_k ÷ s_k)",
        worked=(Worked(given=((30.0,), (60.0,)), weights=(0.5, 0.5), gives=(40.0,)),),
        about=Text(
            en="Weighted harmonic mean: the lowest scores count most", zh="加权调和平均：低分项影响最大"
        ),
    ),
    Aggregator(
        id="power",
        apply=power,
        attribute=attribute_power,
        params=Power,
        formula="(Σ w_k s_k^p)^(1 ÷ p)",
        symbols={"degree": "p"},
        worked=(
            Worked(
                given=((30.0,), (40.0,)), params=Power(degree=2.0), weights=(0.5, 0.5), gives=(35.355339059,)
            ),
        ),
        about=Text(
            en="Weighted power mean: the degree says how far scores make up for one another",
            zh="加权幂平均：由幂次决定得分之间的补偿程度",
        ),
    ),
)
