"""How many of a node's children there are, for grades of data coverage beside an index."""

from __future__ import annotations

from typing import ClassVar

import attrs
import numpy as np

from dei_core.kernel.combine import Unweighted, over_draws
from dei_core.kernel.mean import Children, Weights
from dei_core.kernel.method import Column, Method
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Availability(Unweighted):
    """handles_missing: a missing child lowers the score; it takes none away."""

    handles_missing: ClassVar[bool] = True


def availability(children: Children, weights: Weights, params: Availability) -> Column:
    """100 times the share of the K children that have a score, whatever the score; 0 where none has.

    With `steps` as the node's normalizer it becomes a grade; `product` with an index discounts the index by it.
    OECD/JRC Handbook (2008), step 3 (data availability).

    >>> availability([np.array([1.0, np.nan]), np.array([2.0, 5.0])], np.ones((2, 1)), Availability())
    array([100.,  50.])
    """
    there = np.sum([~np.isnan(child) for child in children], axis=0)
    return over_draws(100.0 * there / len(children), weights)


def attribute_availability(
    children: Children, weights: Weights, params: Availability, score: Column
) -> list[Column]:
    """100 / K from every child that is there, 0 from the others."""
    return [np.where(np.isnan(child), 0.0, 100.0 / len(children)) + 0.0 * score for child in children]


METHODS = (
    Method(
        id="availability",
        kind="aggregator",
        sees="children",
        apply=availability,
        attribute=attribute_availability,
        params=Availability,
        about=Text(
            en="Availability: the share of the scores that are there, whatever they are",
            zh="数据可得性：有得分的下级项占全部下级项的百分比",
        ),
    ),
)
