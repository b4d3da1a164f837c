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
    What nodes learned from the regions stays as learned, but for a node that loses a child.
    KeyError for an unknown id; DeiError where a method refuses the scores.
    """
    plan = track.plan
    replaced = {_leaf(plan, name): column for name, column in (scores or {}).items()}
    gone = _gone(plan, {plan.slot(name) for name in without})
    pruned = attrs.evolve(plan, nodes=tuple(_pruned(item, gone) for item in plan.nodes))
    changed = {new.id for new, old in zip(pruned.nodes, plan.nodes, strict=True) if new is not old}
    lessons = {name: known for name, known in track.nodes.lessons.items() if name not in changed}
    refusals, found = Refusals(), Findings()
    teacher = Teacher(plan=pruned, table=track.table, found=found)
    leaves = Replaced(track.leaves, replaced)
    values = Aggregation(pruned, leaves, len(track.table), teacher, refusals).run(lessons).values
    refusals.report(track.table, found)
    found.raise_errors()
    wanted = plan.root if node is None else plan.slot(node)
    made: Column = values[wanted - len(plan.indicators)]
    return made * np.nan if wanted in gone else made


def _leaf(plan: TrackPlan, name: str) -> int:
    slot = plan.slot(name)
    if slot >= len(plan.indicators):
        raise KeyError(name)
    return slot


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
