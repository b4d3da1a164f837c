"""One track scored again as a scenario has it, from what was prepared and learned, or anew from the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from dei_core.data.table import Table, read_only
from dei_core.findings import Findings, Place
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.aggregate import Aggregation, Said
from dei_core.scoring.changed import gone_with, without_parts
from dei_core.scoring.learning import Teacher
from dei_core.scoring.mentions import Mentions
from dei_core.scoring.normalise import Indicators, Replaced, fit
from dei_core.scoring.own_weights import own_weights
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.prepare import Prepared, prepare
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.rows import Rows
from dei_core.scoring.said import said_scores
from dei_core.scoring.scenario import Learn, Scenario
from dei_core.scoring.scorecard import TrackScores
from dei_core.scoring.weights_set import Weights, weights_set


@attrs.frozen(kw_only=True, eq=False)
class Changes:
    """What a scenario comes to in one track.

    plan: with the weights that are one set. rows: those that are kept, None for all. said: of scores, by id.
    """

    plan: TrackPlan
    rows: Rows | None
    weights: Weights
    said: Mapping[str, Said]


def changes_of(track: TrackScores, scenario: Scenario, found: Findings) -> Changes | None:
    """What a scenario changes; None, with a finding, where it leaves nothing of the index."""
    names = Mentions(track.plan, track.table)
    slots, rows = _taken_out(track, names, scenario.without, found)
    gone = gone_with(track.plan, slots)
    if track.plan.root in gone or (rows is not None and not rows.size):
        found.add(say.NOTHING_LEFT, Place(path="without"), node=track.plan.slots[track.plan.root])
        return None
    plan = without_parts(track.plan, gone)
    kept = frozenset(plan.slots)
    for field in ("weights", "scores", "targets"):
        for name in getattr(scenario, field):
            slot = names.slot(name)
            if slot is not None and track.plan.slots[slot] not in kept:
                found.add(say.LEFT_OUT, Place(path=f"{field}.{name}"), name=name, field=field)
    weights = weights_set(plan, Mentions(plan, track.table), scenario.weights, scenario.rest, found)
    said = said_scores(track.table, names, scenario.scores, scenario.targets, found)
    told = {track.plan.slots[slot]: one for slot, one in said.items()}
    some = {name: one if rows is None else one.of_rows(rows) for name, one in told.items() if name in kept}
    return Changes(plan=weights.of(plan), rows=rows, weights=weights, said=some)


def _taken_out(
    track: TrackScores, names: Mentions, without: tuple[str, ...], found: Findings
) -> tuple[set[int], Rows | None]:
    """The slots that are left out, and the rows that are kept, None for all."""
    slots: set[int] = set()
    out = np.zeros(len(track.table), np.bool_)
    for name in without:
        slot = names.taken_out(name)
        rows = names.rows(name)
        if slot is not None and rows is not None:
            found.add(say.TWO_THINGS, Place(path="without"), name=name)
        elif slot is not None:
            slots.add(slot)
        elif rows is not None:
            out[rows] = True
    return slots, np.flatnonzero(~out) if out.any() else None


def rescored(track: TrackScores, changes: Changes, learn: Learn, found: Findings) -> TrackScores:
    """The track under some changes. learn: what becomes of what was learned, as a scenario says it."""
    moved, anew = _moved(track.plan, changes), learn == "anew"
    if learn == "frozen":
        _refuse_learned(track.plan, changes.plan, moved, found)
        found.raise_errors()
    plan = changes.plan if anew else attrs.evolve(changes.plan, references=track.references)
    table = track.table if changes.rows is None else _table_of(track.table, changes.rows)
    if anew:
        prepared, noted = prepare(plan, table)
        found.extend(noted)
    else:
        prepared = track.prepared if changes.rows is None else _prepared_of(track.prepared, changes.rows)
    as_before = not anew and changes.rows is None and plan.indicators == track.plan.indicators
    leaves: Indicators = track.leaves
    if not as_before:
        leaves, noted = fit(plan, table, prepared)
        found.extend(noted)
    slots = {plan.slot(name): one for name, one in changes.said.items()}
    first = len(plan.indicators)
    inside = {slot: read_only(one.over(leaves.column(slot))) for slot, one in slots.items() if slot < first}
    leaves = Replaced(leaves, inside) if inside else leaves
    refusals = Refusals()
    teacher = Teacher.of(plan, table, found, moved if learn == "changed" else frozenset())
    own = own_weights(plan, table, prepared.weighing, found, refusals, empty=True)
    said = {plan.slots[slot]: one for slot, one in slots.items() if slot >= first}
    nodes = Aggregation(plan, leaves, len(table), teacher, refusals, own, said=said).run()
    refusals.report(table, found)
    found.raise_errors()
    if prepared.screened is not None:
        nodes.cover(plan, prepared.given, prepared.screened)
    return TrackScores(changes.plan, table, prepared, leaves, nodes)


def _moved(before: TrackPlan, changes: Changes) -> frozenset[str]:
    """The nodes that have other children or weights than before."""
    nodes = {node.id: node for node in before.nodes}
    names = {node.id: [before.slots[child] for child in node.children] for node in before.nodes}
    plan, drawn = changes.plan, changes.weights.drawn
    return frozenset(
        node.id
        for slot, node in enumerate(plan.nodes, start=len(plan.indicators))
        if slot in drawn
        or node.weights != nodes[node.id].weights
        or [plan.slots[child] for child in node.children] != names[node.id]
    )


def _refuse_learned(before: TrackPlan, plan: TrackPlan, moved: frozenset[str], found: Findings) -> None:
    """Note the nodes that learned with the children or weights that they had, and have others now."""
    for node in plan.nodes:
        if node.id in moved and (node.weigher is not None or node.aggregator.method.fit is not None):
            step = node.aggregator if node.weigher is None else node.weigher
            found.add(say.LEARNED, Place(path=node.id), node=node.id, what=step.method.id)


def _table_of(table: Table, rows: Rows) -> Table:
    """Some rows of a table."""

    def some(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(words[row] for row in rows.tolist())

    return attrs.evolve(
        table,
        regions=some(table.regions),
        years=table.years[rows],
        names=some(table.names),
        columns={name: column[rows] for name, column in table.columns.items()},
        parents={name: some(words) for name, words in table.parents.items()},
        traits={name: some(words) for name, words in table.traits.items()},
    )


def _prepared_of(prepared: Prepared, rows: Rows) -> Prepared:
    """Some rows of the columns that were prepared, as they are."""

    def some(columns: Mapping[str, Any]) -> dict[str, Any]:
        return {name: read_only(column[rows]) for name, column in columns.items()}

    return attrs.evolve(
        prepared,
        columns=some(prepared.columns),
        given=some(prepared.given),
        states=some(prepared.states),
        weighing=some(prepared.weighing),
        screened=None if prepared.screened is None else prepared.screened[rows],
    )
