"""The one call that scores: what is handed to it is held to what an edition's own data are held to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from dei_core.data.table import Table
from dei_core.data.words import show
from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.ids import did_you_mean
from dei_core.kernel.method import Column, Mask
from dei_core.model.measure import valid_range
from dei_core.scoring import messages as say
from dei_core.scoring.aggregate import Aggregation
from dei_core.scoring.alone import try_alone
from dei_core.scoring.extent import Extent
from dei_core.scoring.learning import Teacher
from dei_core.scoring.normalise import fit
from dei_core.scoring.own_weights import own_weights
from dei_core.scoring.plan import Plan, TrackPlan
from dei_core.scoring.prepare import BEFORE, prepare
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.remarks import remarks
from dei_core.scoring.scorecard import Scorecard, TrackScores
from dei_core.scoring.screening import unknown_regions

Bounds = tuple[float | None, float | None]


def tables_of(plan: Plan, tables: Mapping[str, Table] | Table, found: Findings) -> dict[str, Table]:
    """Track id -> its table, of those that are there; what is no table, or for no track, becomes a finding.

    Refuses what is no plan: DeiError.
    """
    if not isinstance(plan, Plan):
        found.add(say.NOT_A_PLAN, kind=type(plan).__name__)
        raise DeiError(found)
    known = [track.id for track in plan.tracks]
    if isinstance(tables, Table):
        given: dict[Any, Any] = dict.fromkeys(known[:1], tables)
    elif isinstance(tables, Mapping):
        given = dict(tables)
    else:
        found.add(say.NOT_A_TABLE, Place(path="tables"), kind=type(tables).__name__)
        return {}
    for name, table in given.items():
        if name not in known:
            facts = {"track": name, "hint": did_you_mean(str(name), known), "known": known}
            found.add(say.UNKNOWN_TRACK, Place(path="tables"), **facts)
        if not isinstance(table, Table):
            found.add(say.NOT_A_TABLE, Place(path=f"tables.{name}"), kind=type(table).__name__)
        elif not len(table):
            found.add(say.NO_ROWS, Place(path=f"tables.{name}"))
    for name in known:
        if name not in given:
            found.add(say.NO_TABLE, Place(path=name), track=name, given=list(given) or "-")
    return {
        name: table
        for name, table in given.items()
        if name in known and isinstance(table, Table) and len(table)
    }


def check_values(plan: TrackPlan, table: Table) -> Findings:
    """Values outside the valid ranges that a file would be refused for, and words that a trait does not know."""
    found = Findings()
    for name, (lowest, highest) in _ranges(plan).items():
        low, high = table.extent.get(name, (np.nan, np.nan))
        if (lowest is not None and low < lowest) or (highest is not None and high > highest):
            column = table.columns[name]
            outside = column < (-np.inf if lowest is None else lowest)
            outside |= column > (np.inf if highest is None else highest)
            facts = {"indicator": name, "range": valid_range(lowest, highest)}
            found.add(say.OUTSIDE_RANGE, Place(column=name), regions=_told(table, column, outside), **facts)
    branching = {item.trait for item in plan.indicators} | {node.own.trait for node in plan.nodes if node.own}
    for trait, known in plan.intake.trait_values.items():
        words = table.traits.get(trait, ())
        if trait not in branching and not {"", *known}.issuperset(words):  # rules tell what they do not know
            odd = np.array([word not in ("", *known) for word in words], np.bool_)
            facts = {"trait": trait, "known": known, "regions": _told(table, words, odd)}
            found.add(say.UNKNOWN_TRAIT, Place(column=trait), **facts)
    return found


def _ranges(plan: TrackPlan) -> dict[str, Bounds]:
    """The valid range of every column that a track reads, or would derive were it not given."""
    ranges: dict[str, Bounds] = {item.id: (item.lowest, item.highest) for item in plan.derived}
    ranges |= {item.indicator: (item.lowest, item.highest) for item in plan.intake.columns}
    if plan.previous is not None:
        before = {f"{item.indicator}{BEFORE}": item for item in plan.previous.columns}
        ranges |= {name: (item.lowest, item.highest) for name, item in before.items()}
    return ranges


def _told(table: Table, cells: Sequence[str] | Column, rows: Mask) -> list[str]:
    """The regions of some rows, with what each of them has."""
    return [f"{table.label(row)} = {show(cells[row])}" for row in np.flatnonzero(rows).tolist()]


Progress = Callable[[str], None]


def score(plan: Plan, tables: Mapping[str, Table] | Table, progress: Progress | None = None) -> Scorecard:
    """The scorecard of an edition: every track scored, or DeiError with all that stands in the way.

    tables: one per track id, or the table itself where the plan has one track. progress: told each track's id
    when it begins. The tables are not changed, and held to the valid ranges that a file is held to. A track in which
    no region has a score is an error among the findings of the scorecard: what its regions lack is in it.

    >>> from dei_core import Table, compose, score
    >>> plan = compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"])
    >>> card = score(plan, Table(regions=["a", "b"], columns={"income": [1, 2], "waste": [5, 3]}))
    >>> card["index"].total.tolist(), [finding.code for finding in card.findings]
    ([0.0, 100.0], [])
    """
    found = Findings()
    given = tables_of(plan, tables, found)
    noted: list[Finding] = []
    done: dict[str, TrackScores] = {}
    for track in plan.tracks:
        if track.id not in given:
            continue
        if progress is not None:
            progress(track.id)
        try:
            done[track.id], made = score_track(track, given[track.id])
            noted.extend(made)
        except DeiError as error:
            found.extend(error.findings)
    unknown_regions(plan.tracks, given, found)
    if found.stopped:
        raise DeiError((*noted, *found))
    return Scorecard(done, (*noted, *found))


def score_track(plan: TrackPlan, table: Table) -> tuple[TrackScores, tuple[Finding, ...]]:
    """One track's scores and what was found: warnings, and an error where no region has a score.

    DeiError with every refusal of every stage that was reached.
    """
    found = Findings()
    if plan.base is not None and plan.base not in table.years:
        found.add(
            say.NO_BASE_YEAR,
            Place(path=plan.id),
            base=plan.base,
            years=np.unique(table.years).tolist(),
        )
        found.raise_errors()
    prepared, of_columns = prepare(plan, table)
    normaliser, of_fits = fit(plan, table, prepared)
    for more in (check_values(plan, table), of_columns, of_fits):
        found.extend(more)
    refusals = Refusals()
    teacher = Teacher.of(plan, table, found)
    own = own_weights(plan, table, prepared.weighing, found, refusals)
    extent = Extent(plan)
    nodes = Aggregation(plan, normaliser, len(table), teacher, refusals, own, extent).run()
    refusals.report(table, found)
    found.raise_errors()
    try_alone(plan, table, prepared, normaliser, nodes, found)
    found.raise_errors()
    if prepared.screened is not None:
        nodes.cover(plan, prepared.given, prepared.screened)
    track = TrackScores(plan, table, prepared, normaliser, nodes)
    remarks(track, extent, found)
    return track, tuple(found)
