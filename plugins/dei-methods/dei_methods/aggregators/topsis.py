"""TOPSIS: how much nearer a region is to the best scores found than to the worst."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Learns,
    Params,
    Reference,
    Weights,
    Worked,
    above_zero,
    apart,
    below,
    finite,
    parameter,
    refuse_rows,
)
from dei_methods import sentences as say
from dei_methods.aggregators.among import POINTS, extremes, listed
from dei_methods.steady import steady_sums


@attrs.frozen(kw_only=True)
class Topsis(Params):
    """How children are made comparable."""

    scaling: Literal["vector", "none"] = parameter(
        Text(
            "whether scores are first divided by their column's length (vector, as the source does) or not (none)",
            "是否先将各下级项除以其列的模（vector，与出处一致；none 为否）",
        ),
        "vector",
    )


def fit_topsis(children: Children, weights: Weights, params: Topsis) -> Reference:
    """`best`, `worst` and `length`, (K,) each, of K arrays (R,) of scores."""
    low, high = extremes(children, weights)
    length = np.ones(len(children))
    if params.scaling == "vector":
        for k, child in enumerate(children):
            bound = max(abs(low[k]), abs(high[k]))
            total = steady_sums((child * child)[None, :], np.array([bound * bound]))
            length[k] = math.sqrt(float(total[0])) or 1.0
    return {"best": high, "worst": low, "length": length}


def _possible(reference: Reference, params: Topsis) -> Iterator[Text]:
    yield from below(reference, "worst", "best", equal=True)
    yield from apart(reference, "worst", "best")
    yield from above_zero(reference, "length")
    if params.scaling == "none" and (np.asarray(reference["length"]) != 1.0).any():
        yield Text(en="length is not 1, and nothing is scaled", zh="未作缩放，length 应为 1")


@finite
def topsis(children: Children, weights: Weights, params: Topsis, reference: Reference) -> Column:
    """100 D- / (D+ + D-), with the distances D+ from the ideal and D- from the worst point.

    D+ = sqrt(sum_k (w_k (x_k - best_k) / length_k)^2), D- likewise from the worst; 100 for a region that is the best
    in everything. Raising the score of a region never lowers its own result while the reference stays.
    A region that has none of the children that tell regions apart is refused: Refusal.
    Hwang and Yoon (1981), Multiple Attribute Decision Making, pp. 128-134.
    """
    best, worst, length = (listed(reference, name) for name in ("best", "worst", "length"))
    shape = np.broadcast_shapes((*weights.shape[:-2], 1), weights.shape[:-2] + children[0].shape)
    near, far = np.zeros(shape), np.zeros(shape)
    for k, child in enumerate(children):
        weight = weights[..., k, :] / length[k]
        for total, ideal in ((near, best[k]), (far, worst[k])):
            apart = weight * (child - ideal)
            apart *= apart
            total += apart
    np.sqrt(near, out=near)
    np.sqrt(far, out=far)
    near += far
    refuse_rows(near == 0.0, say.NOTHING_APART_LEFT)
    far *= 100.0
    far /= near
    return far


METHODS = (
    Aggregator(
        id="methods.topsis",
        apply=topsis,
        fit=fit_topsis,
        learns=Learns(
            by=("scaling",),
            by_child=("best", "worst", "length"),
            words={**POINTS, "length": Text("the length of each child's column", "各下级项得分列的模")},
            check=_possible,
        ),
        params=Topsis,
        examples=(
            Topsis(),
            Topsis(scaling="none"),
        ),
        formula=Text(
            "100 × d⁻ ÷ (d⁺ + d⁻), of the weighted distances from the best and the worst point",
            "100 × d⁻ ÷ (d⁺ + d⁻)，d⁺、d⁻ 为至最优点、最劣点的加权距离",
        ),
        source="Hwang and Yoon (1981), Multiple Attribute Decision Making, pp. 128-134",
        worked=(
            Worked(
                given=((0.0, 5.0, 10.0), (0.0, 5.0, 10.0)),
                params=Topsis(scaling="none"),
                gives=(0.0, 50.0, 100.0),
            ),
        ),
        about=Text(
            en="TOPSIS: relative closeness to the best point and distance from the worst",
            zh="TOPSIS（优劣解距离法）：与正理想解、负理想解的相对贴近度",
        ),
    ),
)
