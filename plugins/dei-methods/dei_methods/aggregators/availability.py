"""How many of a node's children there are, for grades of data coverage beside an index."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import Aggregator, Children, Column, NoParams, Weights, Worked, over_draws


def availability(children: Children, weights: Weights, params: NoParams) -> Column:
    """100 times the share of the K children that have a score, whatever the score; 0 where none has.

    With `steps` as the node's normalizer it becomes a grade; `product` with an index discounts the index by it.
    OECD/JRC Handbook (2008), step 3 (data availability).

    >>> availability([np.array([1.0, np.nan]), np.array([2.0, 5.0])], np.ones((2, 1)), NoParams())
    array([100.,  50.])
    """
    there = np.sum([~np.isnan(child) for child in children], axis=0)
    return over_draws(100.0 * there / len(children), weights)


def attribute_availability(
    children: Children, weights: Weights, params: NoParams, score: Column
) -> list[Column]:
    """100 / K from every child that is there, 0 from the others."""
    return [np.where(np.isnan(child), 0.0, 100.0 / len(children)) + 0.0 * score for child in children]


METHODS = (
    Aggregator(
        id="methods.availability",
        apply=availability,
        attribute=attribute_availability,
        weighted=False,
        handles_missing=True,
        formula=Text("100 × the share of the s_k that are there", "100 × 有得分的 s_k 所占比例"),
        source="OECD/JRC Handbook (2008), step 3",
        worked=(Worked(given=((1.0, float("nan")), (2.0, 5.0)), gives=(100.0, 50.0)),),
        about=Text(
            en="Availability: the share of the scores that are there, whatever they are",
            zh="有数据比例：有得分的下级项占全部下级项的百分比",
        ),
    ),
)
