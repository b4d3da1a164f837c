"""Plan and data in, scorecard out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.messages import scoring as say
from dei_core.scoring.aggregate import Aggregation
from dei_core.scoring.alone import try_alone
from dei_core.scoring.called import check_values, tables_of
from dei_core.scoring.extent import Extent
from dei_core.scoring.learning import Teacher
from dei_core.scoring.normalise import Normaliser
from dei_core.scoring.own_weights import own_weights
from dei_core.scoring.plan import Plan, TrackPlan
from dei_core.scoring.prepare import prepare
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.remarks import remarks
from dei_core.scoring.scorecard import Scorecard, TrackScores
from dei_core.scoring.screening import unknown_regions

Progress = Callable[[str], None]


def score(plan: Plan, tables: Mapping[str, Table] | Table, progress: Progress | None = None) -> Scorecard:
    """The scorecard of an edition: every track scored, or DeiError with all that stands in the way.

    tables: one per track id, or the table itself where the plan has one track. progress: told each track's id
    when it begins. The tables are not changed, and held to the valid ranges that a file is held to. A track in which
    no region has a score is an error among the findings of the scorecard: what its regions lack is in it.
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
            say.NO_BASE_YEAR, Place(path=plan.id), base=plan.base, years=np.unique(table.years).tolist()
        )
        found.raise_errors()
    check_values(plan, table, found)
    prepared = prepare(plan, table, found)
    normaliser = Normaliser(plan, table, prepared, found)
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
