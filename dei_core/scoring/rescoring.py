"""The index as it would be with other scores of some indicators, or without some parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import numpy as np

from dei_core.data.handed import named_columns
from dei_core.data.labelled import Rows
from dei_core.findings import DeiError, Findings, Place
from dei_core.hints import did_you_mean
from dei_core.kernel.method import Column
from dei_core.messages import calling as say
from dei_core.messages import tables as say_table
from dei_core.messages.message import Message
from dei_core.scoring.aggregate import Aggregation
from dei_core.scoring.learning import Teacher
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.normalise import Replaced
from dei_core.scoring.own_weights import OwnOf, shares_left
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.scorecard import TrackScores
from dei_core.scoring.steps import factors, free_weights, without_others
from dei_core.text import listed


def rescore(
    track: TrackScores,
    scores: Mapping[str, Any] | None = None,
    without: Iterable[str] | str = (),
    node: str | None = None,
) -> Column:
    """(R,) a node's score, by default the index, with other normalised scores or without some parts.

    scores: indicator -> (R,) on 0-100, NaN for missing, read and joined by labels as the columns of a Table are.
    without: indicators or nodes taken out, or one; the weights of their siblings are rescaled to sum to 1, and a node
    left without weight goes too (NaN where that is the whole).
    What nodes learned from the regions, or took from frozen references, stays; a node that loses a child learns anew
    from the regions of the track.
    DeiError, with all faults at once: unknown ids, a `node` that is an indicator, scores that are no column of finite
    numbers, one per row, and scores that a method refuses.
    """
    found = Findings()
    if not isinstance(track, TrackScores):
        found.add(say.NOT_SCORES, kind=type(track).__name__)
        raise DeiError(found)
    plan = track.plan
    first = len(plan.indicators)
    leaves_known, nodes_known = plan.slots[:first], plan.slots[first:]
    others = _columns(track, named_columns({} if scores is None else scores, "scores", found), found)
    _known(others, leaves_known, say.NO_INDICATOR, Place(path="scores"), found)
    parts = listed(without)
    _known(parts, plan.slots, say.NO_PART, Place(path="without"), found)
    _known(() if node is None else (node,), nodes_known, say.NO_NODE, Place(path="node"), found)
    found.raise_errors()
    wanted = plan.root if node is None else plan.slot(node)
    replaced = {plan.slot(name): column for name, column in others.items()}
    gone = _gone(plan, {plan.slot(name) for name in parts})
    nodes = tuple(_pruned(item, gone) for item in plan.nodes)
    pruned = attrs.evolve(plan, nodes=nodes, references=None)  # frozen ones speak of all children
    changed = {new.id for new, old in zip(pruned.nodes, plan.nodes, strict=True) if new is not old}
    lessons = {name: known for name, known in track.nodes.lessons.items() if name not in changed}
    refusals = Refusals()
    teacher = Teacher.of(pruned, track.table, found)
    leaves = Replaced(track.leaves, replaced)
    own = _own(track, gone)
    values = Aggregation(pruned, leaves, len(track.table), teacher, refusals, own).run(lessons).values
    refusals.report(track.table, found)
    found.raise_errors()
    made: Column = values[wanted - first]
    return made * np.nan if wanted in gone else made


def _own(track: TrackScores, gone: frozenset[int]) -> OwnOf:
    """The weights that differ by region, of the children that are left."""
    nodes = {node.id: node for node in track.plan.nodes}
    kept = {
        name: [place for place, child in enumerate(nodes[name].children) if child not in gone]
        for name in track.nodes.own
    }
    return {
        name: shares_left(own, kept[name], free_weights(nodes[name].aggregator))
        if 0 < len(kept[name]) < len(own)
        else own
        for name, own in track.nodes.own.items()
    }


def _known(
    names: Iterable[Any], known: tuple[str, ...], message: Message, place: Place, found: Findings
) -> None:
    for name in names:
        if name not in known:
            found.add(message, place, name=name, hint=did_you_mean(str(name), known), known=known)


def _columns(track: TrackScores, scores: Mapping[str, Any], found: Findings) -> dict[str, Column]:
    """The scores as columns of the track's rows."""
    table = track.table
    rows = Rows.known(table.regions, table.years, found)
    columns = {name: rows.numbers(name, values) for name, values in scores.items()}
    for name, column in columns.items():
        endless = np.flatnonzero(np.isinf(column)).tolist()
        if endless:
            regions = [table.label(row) for row in endless]
            found.add(say_table.INFINITE_CELL, Place(column=name), regions=regions)
    return columns


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
    """The node without the children that are gone; itself where it loses none, or all weight.

    Weights are rescaled to add up to what they did; coefficients stay what they are.
    """
    kept = [place for place, child in enumerate(node.children) if child not in gone]
    left = [node.weights[place] for place in kept]
    if len(kept) == len(node.children) or not any(left):
        return node
    whole = sum(node.weights) if free_weights(node.aggregator) else 1.0
    total, whole = (1.0, 1.0) if factors(node.aggregator) else (sum(left), whole)
    return attrs.evolve(
        node,
        children=tuple(node.children[place] for place in kept),
        weights=tuple(weight / total * whole for weight in left),
        aggregator=without_others(node.aggregator, kept),
    )
