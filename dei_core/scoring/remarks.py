"""What a finished track shows of itself: who is not ranked, what is ranked by nothing of its own, what says nothing."""

from __future__ import annotations

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Mask
from dei_core.kernel.rank import competition_ranks
from dei_core.scoring import messages_remarks as say
from dei_core.scoring.beyond import tell_beyond
from dei_core.scoring.extent import SLACK, Extent
from dei_core.scoring.prepare import IMPUTED
from dei_core.scoring.scorecard import TrackScores
from dei_core.scoring.unscored import tell_unscored

MOSTLY = 0.5
"""The share of imputed values from which a region is told."""


def remarks(track: TrackScores, extent: Extent, found: Findings) -> None:
    """All that has to be said of a track's scores. extent: what was seen while they were computed."""
    tell_unscored(track, found)
    _tell_imputed(track, found)
    _tell_years(track, found)
    _tell_void(track, found)
    _tell_untiered(track, found)
    _tell_cases(track, found)
    tell_beyond(track, extent, found)


def _tell_imputed(track: TrackScores, found: Findings) -> None:
    """Regions at least half of whose values are imputed and that are ranked."""
    if track.plan.imputer is None:
        return
    plan, states = track.plan, track.prepared.states
    first = len(plan.indicators)
    columns = {plan.indicators[slot].column: None for slot in sorted(plan.reached) if slot < first}
    filled = [states[column] == IMPUTED for column in columns if column in states]
    if not any(one.any() for one in filled):
        return
    imputed = np.add.reduce(filled, dtype=np.int64)
    have = np.zeros(len(track.table), np.int64)
    for column in columns:
        have += ~np.isnan(track.prepared.columns[column])
    mostly: Mask = (imputed > 0) & (imputed >= MOSTLY * have) & ~np.isnan(track.total)
    rows = np.flatnonzero(mostly)
    if rows.size:
        rows = rows[np.argsort(-(imputed[rows] / have[rows]), kind="stable")]
        regions = [f"{track.table.label(row)} {imputed[row]}/{have[row]}" for row in rows.tolist()]
        found.add(say.MOSTLY_IMPUTED, Place(path=plan.id), regions=regions)


def _tell_years(track: TrackScores, found: Findings) -> None:
    """Regions that have rows of some years and not of others, those that the last year lacks before all."""
    plan, table, years = track.plan, track.table, np.array(list(track.years))
    if len(years) < 2:
        return
    _, first, codes = np.unique(np.array(table.regions), return_index=True, return_inverse=True)
    there = np.zeros((len(first), len(years)), np.bool_)
    there[codes, np.searchsorted(years, table.years)] = True
    place, last = Place(path=plan.id), int(years[-1])
    gone = np.flatnonzero(~there[:, -1])
    if gone.size:
        regions = [_of_years(table, first[one], years[there[one]]) for one in gone.tolist()]
        found.add(say.GONE_LAST_YEAR, place, year=last, regions=regions)
    uneven = np.flatnonzero(there[:, -1] & ~there.all(axis=1))
    if uneven.size:
        regions = [_of_years(table, first[one], years[~there[one]]) for one in uneven.tolist()]
        found.add(say.UNEVEN_YEARS, place, regions=regions)


def _of_years(table: Table, row: int, years: np.ndarray) -> str:
    """A region with some years, runs of them as 2010–2014."""
    code, name = table.regions[row], table.names[row]
    runs = np.split(years, np.flatnonzero(np.diff(years) > 1) + 1)
    spans = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"{code if name == code else f'{code} {name}'} ({' '.join(spans)})"


def _tell_void(track: TrackScores, found: Findings) -> None:
    """Years in which there is nothing to rank: one region alone, or all of them alike."""
    alone: list[str] = []
    alike: list[str] = []
    for year, rows in track.years.items():
        scores = track.total[rows]
        low, high = (float(end.reduce(scores, initial=np.nan)) for end in (np.fmin, np.fmax))
        if np.isnan(low) or not _alike(track, low, high):
            continue
        known = np.flatnonzero(~np.isnan(scores))
        if len(known) == 1:
            alone.append(track.table.label(int(np.arange(len(track.table))[rows][known[0]])))
        else:
            shown = f"{float(track.plan.printed(low)):.6g}"
            alike.append(f"{year}: {shown}" if year else shown)
    if alone:
        found.add(say.ONE_SCORED, Place(path=track.plan.id), regions=alone)
    if alike:
        found.add(say.ALL_TIED, Place(path=track.plan.id), years=alike)


def _alike(track: TrackScores, low: float, high: float) -> bool:
    """Whether scores from low to high tie as the plan ranks them."""
    ends = track.plan.as_ranked(np.array([low, high]))
    return bool((competition_ranks(ends, track.plan.ranking.tolerance) == 1.0).all())


def _tell_untiered(track: TrackScores, found: Findings) -> None:
    """Regions with a score of which a scheme by score says nothing; a scheme by share may leave the rest out."""
    plan = track.plan
    index = plan.slots[plan.root]
    for name, scheme in ((index, plan.tiers), *plan.beside):
        if scheme is None or scheme.by == "share":
            continue
        scores = track.score(name)
        if np.fmin.reduce(scores, initial=np.inf) >= max(scheme.bounds[-1], 0.0) + SLACK:
            continue
        rows = np.flatnonzero((track.tiers(name, scheme) < 0) & ~np.isnan(scores))
        if rows.size:
            regions = [
                f"{track.table.label(row)} {float(plan.printed(scores[row])):.6g}" for row in rows.tolist()
            ]
            found.add(say.IN_NO_TIER, Place(path=plan.id), scheme=scheme.id, regions=regions)


def _tell_cases(track: TrackScores, found: Findings) -> None:
    """Values of traits for which rules or weights have a case and that no region has."""
    plan, traits = track.plan, track.table.traits
    cases: dict[str, dict[str, None]] = {}
    for item in plan.indicators:
        if item.trait is not None:
            cases.setdefault(item.trait, {}).update(dict.fromkeys(item.variants))
    for node in plan.nodes:
        if node.own is not None and node.own.trait is not None:
            cases.setdefault(node.own.trait, {}).update(dict.fromkeys(node.own.cases))
    there = {trait: set(traits[trait]) for trait in cases}
    lost = [f"{trait} = {value}" for trait in cases for value in cases[trait] if value not in there[trait]]
    if lost:
        found.add(say.CASE_OF_NOBODY, Place(path=plan.id), cases=lost)
