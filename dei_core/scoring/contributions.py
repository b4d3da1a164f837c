"""How much each indicator adds to a node's score, exactly: the parts sum to the score."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.method import Column
from dei_core.scoring.aggregate import BLOCK, NodeScores, block_children
from dei_core.scoring.node import weighed
from dei_core.scoring.normalise import Normaliser
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.refusals import Refusals


def contributions(plan: TrackPlan, normaliser: Normaliser, nodes: NodeScores, root: int) -> dict[int, Column]:
    """Slot -> (R,) points of the score in slot `root`; the leaves below it, whose points sum to it.

    Each node's score is shared among its children by its aggregator's own exact attribution (Euler's
    theorem, which is the Aumann-Shapley value along the ray from zero), and each child's share among its
    own children in proportion. A missing leaf gets NaN: it adds nothing. A node whose method has no
    attribution (a ratio), or that is ranked or rescaled afterwards, counts as a leaf.
    Where a node's score is 0, so are its children's points.
    """
    rows = nodes.values.shape[1]
    leaves: dict[int, Column] = {}
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        for slot, points in _block(plan, normaliser, nodes, root, start, stop).items():
            leaves.setdefault(slot, np.empty(rows))[start:stop] = points
    return dict(sorted(leaves.items()))


def _block(
    plan: TrackPlan, normaliser: Normaliser, nodes: NodeScores, root: int, start: int, stop: int
) -> dict[int, Column]:
    first, values = len(plan.indicators), nodes.values
    if root < first:
        return {root: normaliser.block(root, start, stop, Refusals())}
    points: dict[int, Column] = {root: values[root - first, start:stop]}
    for slot in range(root, first - 1, -1):
        node = plan.node(slot)
        method = node.aggregator.method
        if slot not in points or method.attribute is None or not node.attributable:
            continue
        mine, score = points.pop(slot), values[slot - first, start:stop]
        children = block_children(plan, normaliser, values, node, start, stop, Refusals())
        parts = weighed(node, children, nodes.weights(node, start, stop))
        raw = method.apply(parts.values, parts.weights, node.aggregator.params)
        shares = method.attribute(parts.values, parts.weights, node.aggregator.params, raw)
        for child, share, value in zip(node.children, shares, children, strict=True):
            part = np.where(np.isnan(value) | np.isnan(score), np.nan, _portion(mine, share, raw))
            points[child] = _add(points[child], part) if child in points else part
    return points


def _portion(points: Column, share: Column, total: Column) -> Column:
    part: Column = np.divide(share, total, out=np.zeros_like(share), where=total != 0.0)
    return points * part


def _add(first: Column, second: Column) -> Column:
    both = np.isnan(first) & np.isnan(second)
    return np.where(both, np.nan, np.nan_to_num(first) + np.nan_to_num(second))
