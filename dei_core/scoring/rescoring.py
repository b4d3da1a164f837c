"""The index as it would be with other scores of some indicators, or without some parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs
import numpy as np

from dei_core.findings import Findings
from dei_core.kernel.method import Column
from dei_core.scoring.aggregate import Aggregation
from dei_core.scoring.learning import Teacher
from dei_core.scoring.normalise import Replaced
from dei_core.scoring.own_weights import OwnOf, without_others
from dei_core.scoring.plan import NodePlan, TrackPlan
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.scorecard import TrackScores


def rescore(
    track: TrackScores,
    scores: Mapping[str, Column] | None = None,
    without: Iterable[str] = (),
    node: str | None = None,
) -> Column:
    """(R,) a node's score, by default the index, with other normalised scores or without some parts.

    scores: indicator -> (R,) on 0-100, NaN for missing. without: indicators or nodes taken out; the weights of
    their siblings are rescaled to sum to 1, and a node left without weight goes too (NaN where that is the whole).
    What nodes learned from the regions, or took from frozen references, stays; a node that loses a child learns anew
    from the regions of the track.
    KeyError for an unknown id, and for a `node` that is an indicator; ValueError for scores of another shape;
    DeiError where a method refuses the scores.
    """
    plan = track.plan
    wanted = plan.root if node is None else _node(plan, node)
    replaced = {_leaf(plan, name): _column(track, name, column) for name, column in (scores or {}).items()}
    gone = _gone(plan, {plan.slot(name) for name in without})
    nodes = tuple(_pruned(item, gone) for item in plan.nodes)
    pruned = attrs.evolve(plan, nodes=nodes, references=None)  # frozen ones speak of all children
    changed = {new.id for new, old in zip(pruned.nodes, plan.nodes, strict=True) if new is not old}
    lessons = {name: known for name, known in track.nodes.lessons.items() if name not in changed}
    refusals, found = Refusals(), Findings()
    teacher = Teacher.of(pruned, track.table, found)
    leaves = Replaced(track.leaves, replaced)
    own = _own(track, gone)
    values = Aggregation(pruned, leaves, len(track.table), teacher, refusals, own).run(lessons).values
    refusals.report(track.table, found)
    found.raise_errors()
    made: Column = values[wanted - len(plan.indicators)]
    return made * np.nan if wanted in gone else made


def _own(track: TrackScores, gone: frozenset[int]) -> OwnOf:
    """The weights that differ by region, of the children that are left."""
    nodes = {node.id: node for node in track.plan.nodes}
    kept = {
        name: [place for place, child in enumerate(nodes[name].children) if child not in gone]
        for name in track.nodes.own
    }
    return {
        name: without_others(own, kept[name]) if 0 < len(kept[name]) < len(own) else own
        for name, own in track.nodes.own.items()
    }


def _leaf(plan: TrackPlan, name: str) -> int:
    slot = plan.slot(name)
    if slot >= len(plan.indicators):
        raise KeyError(name)
    return slot


def _node(plan: TrackPlan, name: str) -> int:
    slot = plan.slot(name)
    if slot < len(plan.indicators):
        raise KeyError(name)
    return slot


def _column(track: TrackScores, name: str, column: Column) -> Column:
    if np.shape(column) != (len(track.table),):
        raise ValueError(f"scores of {name}: {np.shape(column)}, but the track has {len(track.table)} rows")
    return column


def _gone(plan: TrackPlan, slots: set[int]) -> frozenset[int]:
    """The slots taken out, with the nodes of which they leave no weight."""
    gone = set(slots)
    for slot, node in enumerate(plan.nodes, start=len(plan.indicators)):
        pairs = zip(node.children, node.weights, strict=True)
        if not gone.isdisjoint(node.children) and not any(
            weight for child, weight in pairs if child not in gone
        ):
            gone.add(slot)
    return frozenset(gone)


def _pruned(node: NodePlan, gone: frozenset[int]) -> NodePlan:
    """The node without the children that are gone, weights rescaled; itself where it loses none, or all weight."""
    pairs = zip(node.children, node.weights, strict=True)
    kept = [(child, weight) for child, weight in pairs if child not in gone]
    total = sum(weight for _, weight in kept)
    if len(kept) == len(node.children) or total == 0.0:
        return node
    children, weights = zip(*((child, weight / total) for child, weight in kept), strict=True)
    return attrs.evolve(node, children=children, weights=weights)
