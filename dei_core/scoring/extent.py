"""Whether scores lie on the scale, seen while they are computed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dei_core.kernel.method import Column
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import IndicatorPlan, TrackPlan, once

SLACK = 1e-9
"""How far beyond 0 or 100 a score is still taken for the end itself: what sums of doubles may add."""
_LOW, _HIGH = -SLACK, 100.0 + SLACK
_HIGH_BITS = int(np.array(_HIGH).view(np.uint64))


class Extent:
    """Which slots have a score beyond 0-100; those whose rules cannot leave it are not looked at.

    watching: whether there are others.
    """

    def __init__(self, plan: TrackPlan) -> None:
        self.beyond: set[int] = set()
        self._first = len(plan.indicators)
        self._inside = inside(plan)
        self.watching = not all(self._inside)

    def see(self, row: int, node: NodePlan, scores: Column, children: Sequence[Column]) -> None:
        """Look at some scores of a node, and of its children that are indicators, while they are at hand.

        A node that keeps to the scale of its children is looked at once one of them has left it.
        """
        first, left = self._first, self.beyond
        for slot, child in zip(node.children, children, strict=True):
            if slot < first and not self._inside[slot] and slot not in left and _beyond(child):
                left.add(slot)
        slot = first + row
        if (
            slot not in left
            and not (_keeps_node(node) and left.isdisjoint(node.children))
            and _beyond(scores)
        ):
            left.add(slot)


@once
def inside(plan: TrackPlan) -> tuple[bool, ...]:
    """Per slot, whether its rule and those below it keep every score to 0-100, whatever the data are."""
    fresh = plan.references is None and plan.base is None
    known = [_keeps_leaf(item, fresh) for item in plan.indicators]
    for node in plan.nodes:
        known.append(_keeps_node(node) and all(known[child] for child in node.children))
    return tuple(known)


@once
def positive(plan: TrackPlan) -> tuple[bool, ...]:
    """Per node, whether neither a child nor a weight can be below 0, whatever the data are."""
    known = inside(plan)
    return tuple(
        node.aggregator.method.keeps_scale and all(known[child] for child in node.children)
        for node in plan.nodes
    )


def _beyond(scores: Column) -> bool:
    """Whether any score lies beyond the scale.

    Read as whole numbers, doubles of 0 to 100 are no larger than that of 100, and those below 0, infinite or NaN are:
    one pass, and a closer look only where there is any.
    """
    bits = scores.view(np.uint64)
    if not bits.size or bits.item(bits.argmax()) <= _HIGH_BITS:
        return False
    return bool(((scores < _LOW) | (scores > _HIGH)).any())


def _keeps_leaf(item: IndicatorPlan, fresh: bool) -> bool:
    """Whether an indicator's rule cannot leave the scale. fresh: what it learned, it learned from these very rows."""
    method, learned = item.normalizer, fresh or item.normalizer.fit is None
    return learned and item.then is None and all(method.keeps_scale(one) for one in item.variants.values())


def _keeps_node(node: NodePlan) -> bool:
    """Whether a node keeps to the scale of its children."""
    plain = node.transform is None and node.normalizer is None and sum(node.weights) <= 1.0 + SLACK
    return plain and node.aggregator.method.keeps_scale
