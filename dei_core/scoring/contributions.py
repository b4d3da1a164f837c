"""How much each indicator adds to a node's score, exactly: the parts sum to the score."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dei_core.kernel.method import Column
from dei_core.scoring.aggregate import BLOCK, Leaves, NodeScores, block_children
from dei_core.scoring.node import weighed
from dei_core.scoring.plan import TrackPlan


def contributions(plan: TrackPlan, leaves: Leaves, nodes: NodeScores, root: int) -> dict[int, Column]:
    """Slot -> (R,) points of the score in slot `root`; the leaves below it, whose points sum to it.

    Each node's score is shared among its children by its aggregator's own exact attribution (Euler's
    theorem, which is the Aumann-Shapley value along the ray from zero), and each child's share among its
    own children in proportion. A missing leaf gets NaN: it adds nothing. A node whose method has no
    attribution (a ratio), or that is transformed (but for rounding), ranked or rescaled afterwards, counts as a leaf.
    Where a node's score is 0, so are its children's points.
    """
    rows = nodes.values.shape[1]
    made: dict[int, Column] = {}
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        for slot, points in _block(plan, leaves, nodes, root, start, stop).items():
            made.setdefault(slot, np.empty(rows))[start:stop] = points
    return dict(sorted(made.items()))


def slopes(plan: TrackPlan, leaves: Leaves, nodes: NodeScores, root: int) -> dict[int, Column] | None:
    """Slot -> (R,) points that the score in slot `root` gains by each point of an indicator below it.

    These are weights, as reweighting leaves them; NaN where the indicator, or a node on the way, has no score, and
    then it adds nothing. None where a node on the way is no weighted mean, so that no one number says it.
    """
    inside = sorted(plan.below(root), reverse=True)
    first, rows = len(plan.indicators), nodes.values.shape[1]
    if not all(plan.node(slot).linear for slot in inside if slot >= first):
        return None
    made = {slot: np.full(rows, np.nan) for slot in inside if slot < first}
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        found: dict[int, Column] = {root: np.ones(stop - start)}
        for slot in inside:
            mine = found.pop(slot)
            if slot < first:
                made[slot][start:stop] = mine
                continue
            for child, weight in _weights(plan, leaves, nodes, slot, start, stop):
                part = mine * weight
                found[child] = _add(found[child], part) if child in found else part
    return dict(sorted(made.items()))


def _weights(
    plan: TrackPlan, leaves: Leaves, nodes: NodeScores, slot: int, start: int, stop: int
) -> Iterator[tuple[int, Column]]:
    """Each child's slot and (B,) its weight in force, NaN where it or the node's score is missing."""
    node, score = plan.node(slot), nodes.values[slot - len(plan.indicators), start:stop]
    children = block_children(plan, leaves, nodes.values, node, start, stop)
    weights = weighed(node, children, nodes.proportions(node, start, stop)).weights.shares
    for child, weight, value in zip(node.children, weights, children, strict=True):
        yield child, np.where(np.isnan(value) | np.isnan(score), np.nan, weight)


def portions(
    plan: TrackPlan, leaves: Leaves, nodes: NodeScores, slot: int, row: int
) -> tuple[float, ...] | None:
    """What part of a node's score in one row each child adds, NaN for a missing one; None where nobody can say.

    Where several nodes have a child, each is told by itself, as `contributions` adds them up.
    """
    if slot < len(plan.indicators) or not plan.node(slot).attributable:
        return None
    parts = _parts(plan, leaves, nodes, slot, row, row + 1)
    return tuple(float(part[0]) for _, part in parts)


def _block(
    plan: TrackPlan, leaves: Leaves, nodes: NodeScores, root: int, start: int, stop: int
) -> dict[int, Column]:
    first, values = len(plan.indicators), nodes.values
    if root < first:
        return {root: leaves.block(root, start, stop)}
    points: dict[int, Column] = {root: values[root - first, start:stop]}
    for slot in range(root, first - 1, -1):
        if slot not in points or not plan.node(slot).attributable:
            continue
        mine = points.pop(slot)
        for child, portion in _parts(plan, leaves, nodes, slot, start, stop):
            part = mine * portion
            points[child] = _add(points[child], part) if child in points else part
    return points


def _parts(
    plan: TrackPlan, leaves: Leaves, nodes: NodeScores, slot: int, start: int, stop: int
) -> Iterator[tuple[int, Column]]:
    """Each child's slot and (B,) the part of a node's score that it adds, NaN where it or the score is missing."""
    node, score = plan.node(slot), nodes.values[slot - len(plan.indicators), start:stop]
    method, params = node.aggregator.method, node.aggregator.params
    children = block_children(plan, leaves, nodes.values, node, start, stop)
    parts = weighed(node, children, nodes.proportions(node, start, stop))
    weights = parts.weights_for(node.aggregator)
    raw = method.apply(parts.values, weights, params)
    shares = [] if method.attribute is None else method.attribute(parts.values, weights, params, raw)
    for child, share, value in zip(node.children, shares, children, strict=True):
        portion = np.divide(share, raw, out=np.zeros_like(share), where=raw != 0.0)
        yield child, np.where(np.isnan(value) | np.isnan(score), np.nan, portion)


def _add(first: Column, second: Column) -> Column:
    both = np.isnan(first) & np.isnan(second)
    return np.where(both, np.nan, np.nan_to_num(first) + np.nan_to_num(second))
