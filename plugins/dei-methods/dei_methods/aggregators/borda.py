"""Borda scores of a node: the weighted mean of a region's places among the others in each child."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    SORTED,
    Aggregator,
    Children,
    Column,
    Learns,
    Params,
    Reference,
    Weights,
    Worked,
    finite,
    parameter,
    place,
    weighted_sum,
)
from dei_methods.aggregators.among import extremes, listed


@attrs.frozen(kw_only=True)
class BordaMean(Params):
    """Where equal scores stand."""

    ties: Literal["minimum", "average", "maximum"] = parameter(
        Text(
            "where equal scores stand: the worst of their places (minimum), the mean (average) or the best (maximum)",
            "得分相同者取其中最差（minimum）、平均（average）还是最佳位次（maximum）",
        ),
        "average",
    )


def fit_borda(children: Children, weights: Weights, params: BordaMean) -> Reference:
    """`sorted` (K, R): the scores of each child in rising order.

    Fewer than two regions, and regions that differ in no child with a weight, are refused: Refusal.
    """
    extremes(children, weights)
    return {"sorted": np.sort(np.array(children) + 0.0, axis=1)}


def _rising(reference: Reference, params: BordaMean) -> Iterator[Text]:
    if (np.diff(listed(reference, "sorted"), axis=1) < 0.0).any():
        yield Text(en="sorted is not in rising order", zh="sorted 未按升序排列")


@finite
def borda_mean(children: Children, weights: Weights, params: BordaMean, reference: Reference) -> Column:
    """sum_k w_k 100 (place_k - 1) / (n - 1): 100 for a region that is first in every child, 0 for the last in all.

    The weighted Borda count of n regions, as a share of the most points there are.
    Borda (1784); OECD/JRC Handbook (2008), step 6, ranking systems, pp. 104-106.
    """
    known = listed(reference, "sorted")
    step = 100.0 / (known.shape[1] - 1)
    parts = (
        (place(child, {"sorted": values}, params.ties, 1) - 1.0) * step
        for child, values in zip(children, known, strict=True)
    )
    return weighted_sum(parts, weights)


METHODS = (
    Aggregator(
        id="methods.borda",
        apply=borda_mean,
        fit=fit_borda,
        learns=Learns(by=(), samples={"sorted": 2}, words=SORTED, check=_rising),
        params=BordaMean,
        formula=Text(
            "Σ w_k 100 (p_k − 1) ÷ (n − 1), of p_k the place of s_k counted from the last",
            "Σ w_k 100 (p_k − 1) ÷ (n − 1)，p_k 为 s_k 自末位数起的位次",
        ),
        source="OECD/JRC Handbook (2008), step 6, ranking systems, pp. 104-106",
        worked=(
            Worked(given=((1.0, 2.0, 3.0), (3.0, 2.0, 1.0)), weights=(0.75, 0.25), gives=(25.0, 50.0, 75.0)),
        ),
        about=Text(
            en="Borda score: the weighted mean of a region's places, from 0 for the last to 100 for the first in all",
            zh="博尔达法：各下级项位次的加权平均，各项均居首位得 100 分",
        ),
    ),
)
