"""The sum of the children of a node, for indices that add points up rather than average them."""

from __future__ import annotations

import functools
from typing import Literal

import attrs
import numpy as np

from dei_core.kernel.aggregators.combine import over_draws
from dei_core.kernel.aggregators.mean import Children, Weights
from dei_core.kernel.check import Params, finite
from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Sum(Params):
    """What a missing child means."""

    missing: Literal["refuse", "zero"] = parameter(
        Text(
            "a missing child leaves the node without a score (refuse) or adds nothing (zero)",
            "下级项缺失时：该节点无得分（refuse），或该项计 0（zero）",
        ),
        "refuse",
    )


@finite
def total(children: Children, weights: Weights, params: Sum) -> Column:
    """a + b + ..., added in the order given: K children of 0-100 reach up to 100 K.

    Where `missing` is zero, only a region without any child has no score.
    CDC/ATSDR Social Vulnerability Index, documentation (themes as sums of percentile ranks).

    >>> total([np.array([10.0, np.nan]), np.array([20.0, 5.0])], np.ones((2, 1)), Sum(missing="zero"))
    array([30.,  5.])
    """
    parts = children if params.missing == "refuse" else [_or_zero(child) for child in children]
    score = functools.reduce(np.add, parts)
    if params.missing == "zero":
        score = np.where(np.isnan(children).all(axis=0), np.nan, score)
    return over_draws(score, weights)


def attribute_total(children: Children, weights: Weights, params: Sum, score: Column) -> list[Column]:
    """The children themselves; a missing one adds 0 where `missing` is zero, and NaN where nothing is known."""
    without = np.where(np.isnan(score), score, 0.0)
    return [(child if params.missing == "refuse" else _or_zero(child)) + without for child in children]


def _or_zero(child: Column) -> Column:
    return np.where(np.isnan(child), 0.0, child)


def tell_total(params: Sum, direction: int) -> Text:
    """What a missing score does."""
    if params.missing == "refuse":
        return Text(
            en="The sum of the scores; none where one is missing",
            zh="求和：各项得分相加，缺一项则无得分",
        )
    return Text(
        en="The sum of the scores; a missing one adds nothing", zh="求和：各项得分直接相加，缺失项按零计"
    )


METHODS = (
    Aggregator(
        id="sum",
        apply=total,
        attribute=attribute_total,
        params=Sum,
        weighted=False,
        handles_missing=True,
        formula="Σ s_k",
        source="CDC/ATSDR Social Vulnerability Index, documentation",
        worked=(
            Worked(given=((10.0, float("nan")), (20.0, 5.0)), params=Sum(missing="zero"), gives=(30.0, 5.0)),
        ),
        about=Text(
            en="The sum of the scores; a missing one can be declared to add nothing",
            zh="求和：各项得分直接相加，可声明缺失项按零计",
        ),
        tells=tell_total,
    ),
)
