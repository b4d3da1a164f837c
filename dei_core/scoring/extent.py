"""Whether scores lie on the scale, seen while they are computed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dei_core.kernel.method import Column
from dei_core.scoring.plan import IndicatorPlan, NodePlan, TrackPlan
from dei_core.scoring.steps import keeps_scale

SLACK = 1e-9
"""How far beyond 0 or 100 a score is still taken for the end itself: what sums of doubles may add."""
_LOW, _HIGH = -SLACK, 100.0 + SLACK
_HIGH_BITS = int(np.array(_HIGH).view(np.uint64))


class Extent:
    """Which slots have a score beyond 0-100; those whose rules cannot leave it are not looked at."""

    def __init__(self, plan: TrackPlan) -> None:
        self.beyond: set[int] = set()
        self._held = [_leaf_held(plan, item) for item in plan.indicators]
        for node in plan.nodes:
            self._held.append(_node_held(node, self._held))

    def see(self, slot: int, scores: Column, children: Sequence[tuple[int, Column]]) -> None:
        """Look at some scores of a node, and of its children that are indicators, while they are at hand."""
        for one, column in ((slot, scores), *children):
            if not self._held[one] and one not in self.beyond and _beyond(column):
                self.beyond.add(one)


def _beyond(scores: Column) -> bool:
    """Whether any score lies beyond the scale.

    Read as whole numbers, doubles of 0 to 100 are no larger than that of 100, and those below 0, infinite or NaN are:
    one pass, and a closer look only where there is any.
    """
    if int(scores.view(np.uint64).max(initial=0)) <= _HIGH_BITS:
        return False
    return bool(((scores < _LOW) | (scores > _HIGH)).any())


def _leaf_held(plan: TrackPlan, item: IndicatorPlan) -> bool:
    """Whether an indicator's rule cannot leave the scale: what it learned, it learned from these very rows."""
    learned = item.normalizer.fit is None or (plan.references is None and plan.base is None)
    return learned and item.then is None and all(keeps_scale(params) for params in item.variants.values())


def _node_held(node: NodePlan, held: Sequence[bool]) -> bool:
    """Whether a node keeps to the scale of its children, and they to theirs."""
    plain = node.transform is None and node.normalizer is None and sum(node.weights) <= 1.0 + SLACK
    return plain and keeps_scale(node.aggregator.params) and all(held[child] for child in node.children)
