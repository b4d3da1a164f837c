"""From the data as given to the columns that are scored: derive, screen, impute, treat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table, is_complete, looked_up, read_only, rows_before
from dei_core.findings import Findings, Place
from dei_core.kernel.bound import above, below
from dei_core.kernel.method import Column, Mask, Refusal
from dei_core.kernel.rank import settled
from dei_core.scoring import messages as say
from dei_core.scoring.filling import Filler
from dei_core.scoring.learner import Learner, References, Stage, Taught
from dei_core.scoring.plan import DerivedPlan, FillPlan, TrackPlan, once
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.screening import screened_rows

States = npt.NDArray[np.uint8]
GIVEN, DERIVED, IMPUTED, TREATED, MISSING, SCREENED = range(6)
BEFORE, GROWTH = "@before", "@growth"
"""Behind an indicator's id: its value of the year before, and its growth since then in percent."""


@attrs.frozen(kw_only=True, eq=False)
class Prepared:
    """The columns a track's scores are computed from.

    columns: indicator id -> (R,), in the indicator's unit. complete: those without a missing cell.
    given: the same as given or derived, before screening, imputation and treatment.
    screened: (R,) rows left out of every fit and score for want of data, or None where no row is.
    states: indicator id -> (R,) codes into STATES; an indicator whose cells are all given is left out.
    weighing: indicator id -> (R,), the columns that weigh children region by region.
    references: what imputation and treatment learned, by column and group.
    lacking: those without any data, on purpose or as a finding says, so that nothing is learned from them.
    """

    columns: Mapping[str, Column]
    given: Mapping[str, Column]
    complete: frozenset[str]
    screened: Mask | None
    states: Mapping[str, States]
    references: References = attrs.field(factory=dict)
    lacking: frozenset[str] = frozenset()
    weighing: Mapping[str, Column] = attrs.field(factory=dict)


def prepare(plan: TrackPlan, table: Table) -> tuple[Prepared, Findings]:
    """The stages before normalisation, each only where the plan names a method, and what was found on the way."""
    found, refusals = Findings(), Refusals()
    columns, lacking = derived_columns(plan.derived, table, found, refusals)
    for name in _compared(plan) - table.columns.keys() - lacking:
        columns[name] = settled(columns[name])
    states = {
        item.id: np.full(len(table), DERIVED, np.uint8)
        for item in plan.derived
        if item.id not in table.columns
    }
    given = _given(plan, columns, lacking, table, found)
    scored = dict(given)
    screened = screened_rows(plan, scored, table, found)
    known = {name: column for name, column in scored.items() if name not in lacking}
    if screened is not None:
        known = {name: np.where(screened, np.nan, column) for name, column in known.items()}
    absent = {name: np.isnan(given[name]) for name in known if not _whole(name, given[name], table)}
    references = _filled(plan, known, table, screened, states, found, refusals)
    for name, missing in absent.items():
        _mark(states, name, missing & np.isnan(known[name]), MISSING)
    for name in () if screened is None else known:
        _mark(states, name, screened & ~np.isnan(given[name]), SCREENED)
    for name in lacking & scored.keys():
        _mark(states, name, np.ones(len(table), np.bool_), MISSING)
    scored |= known
    refusals.report(table, found)
    changed = {name: read_only(column) for name, column in scored.items() if column is not given[name]}
    complete = given.keys() - absent.keys() - lacking - changed.keys()
    prepared = Prepared(
        columns=scored,
        given=given,
        complete=frozenset(complete.union(name for name, column in changed.items() if is_complete(column))),
        screened=screened,
        states=states,
        references=references,
        lacking=frozenset(lacking),
        weighing=_weighing(plan, columns, table, found),
    )
    return prepared, found


@once
def _compared(plan: TrackPlan) -> set[str]:
    """The derived columns in which regions are placed, or outranked by one another, whose ties are settled first."""
    slots = {slot for node in plan.nodes if node.aggregator.method.fit is not None for slot in node.children}
    placed = {
        item.column
        for slot, item in enumerate(plan.indicators)
        if slot in slots or ((learns := item.normalizer.learns) and (learns.samples or learns.rising))
    }
    return placed & {item.id for item in plan.derived}


def _given(
    plan: TrackPlan, columns: dict[str, Column], lacking: set[str], table: Table, found: Findings
) -> dict[str, Column]:
    """The columns that are scored, as given or derived; one that is not there is added to both, all missing."""
    for item in plan.indicators:
        if item.column not in columns:
            if item.column not in plan.absent:
                found.add(say.NO_COLUMN, Place(path=plan.id), indicator=item.column, name=item.name)
            lacking.add(item.column)
            columns[item.column] = np.full(len(table), np.nan)
    return {item.column: read_only(columns[item.column]) for item in plan.indicators}


def _weighing(
    plan: TrackPlan, columns: Mapping[str, Column], table: Table, found: Findings
) -> dict[str, Column]:
    """The columns that weigh children; one that the data do not have is missing everywhere."""
    wanted = dict.fromkeys(name for node in plan.nodes if node.own for name in node.own.columns)
    for name in wanted:
        if name not in columns:
            found.add(say.NO_COLUMN, Place(path=plan.id), indicator=name, name=name)
    none = np.full(len(table), np.nan)
    return {name: read_only(columns.get(name, none)) for name in wanted}


def _whole(name: str, column: Column, table: Table) -> bool:
    """Whether a column has no missing cell; the table knows it of its own columns."""
    return name in table.complete if column is table.columns.get(name) else is_complete(column)


def derived_columns(
    derived: Iterable[DerivedPlan], table: Table, found: Findings, refusals: Refusals
) -> tuple[dict[str, Column], set[str]]:
    """The table's columns with those that derive from them, and the ones that lack a part and are all missing.

    A column that is given is not derived.
    """
    columns, lacking = dict(table.columns), set[str]()
    for item in derived:
        if item.id not in columns:
            parts = {part: _part(part, columns, table) for part in item.of}
            known = lacking.isdisjoint(item.of)
            made = _derive(item, parts, table, found, refusals) if known else None
            if made is None:
                lacking.add(item.id)
            columns[item.id] = np.full(len(table), np.nan) if made is None else made
    return columns, lacking


def _part(part: str, columns: Mapping[str, Column], table: Table) -> Column | None:
    """A part of a derivation; the year before is the same region's row of that year, unless it is a column."""
    if part in columns or not part.endswith(BEFORE):
        return columns.get(part)
    now = columns.get(part.removesuffix(BEFORE))
    return None if now is None else of_year_before(table, now)


def of_year_before(table: Table, column: Column) -> Column:
    """(R,) each region's value one year earlier, NaN where the table has no such row or no years."""
    if not table.years.any():
        return np.full(len(table), np.nan)
    return looked_up(column, rows_before(table, table))


def _derive(
    derived: DerivedPlan,
    parts: Mapping[str, Column | None],
    table: Table,
    found: Findings,
    refusals: Refusals,
) -> Column | None:
    columns = [column for column in parts.values() if column is not None]
    if len(columns) < len(parts):
        absent = [part for part, column in parts.items() if column is None]
        found.add(say.NO_PARTS, Place(column=derived.id), indicator=derived.id, parts=absent)
        return None
    try:
        made: Column = derived.step.method.apply(columns, derived.step.params)
    except Refusal as refusal:
        refusals.add(Place(column=derived.id), refusal)
        return None
    _note_outside(derived, made, table, found)
    _note_unknown_growth(derived, made, columns[0], table, found)
    return made


def _note_outside(derived: DerivedPlan, made: Column, table: Table, found: Findings) -> None:
    """What is computed is held to the valid range that a given cell would be held to."""
    low = -np.inf if derived.lowest is None else derived.lowest
    high = np.inf if derived.highest is None else derived.highest
    outside = np.flatnonzero(below(made, low) | above(made, high)).tolist()
    if outside:
        shown = [f"{table.label(row)} = {made[row]:.6g}" for row in outside]
        facts = {"indicator": derived.id, "parts": derived.of, "low": low, "high": high, "regions": shown}
        found.add(say.DERIVED_OUTSIDE, Place(column=derived.id), **facts)


def _note_unknown_growth(
    derived: DerivedPlan, made: Column, now: Column, table: Table, found: Findings
) -> None:
    """Warn of regions whose growth is unknown for want of the year before alone."""
    if any(part.endswith(BEFORE) for part in derived.of):
        lost = np.flatnonzero(np.isnan(made) & ~np.isnan(now)).tolist()
        if lost:
            facts = {"indicator": derived.of[0], "regions": [table.label(row) for row in lost]}
            found.add(say.NO_YEAR_BEFORE, Place(column=derived.id), **facts)


def _filled(
    plan: TrackPlan,
    scored: dict[str, Column],
    table: Table,
    screened: Mask | None,
    states: dict[str, States],
    found: Findings,
    refusals: Refusals,
) -> References:
    """Impute, then treat; each changed cell is marked. What was learned on the way, by column and stage."""
    references: dict[Learner, dict[str, Taught]] = {}
    stages: tuple[tuple[Stage, FillPlan | None, int], ...] = (
        ("impute", plan.imputer, IMPUTED),
        ("treat", plan.treatment, TREATED),
    )
    for stage, fill, mark in stages:
        if fill is not None:
            filler = Filler(
                stage=stage,
                fill=fill,
                plan=plan,
                table=table,
                screened=screened,
                found=found,
                refusals=refusals,
            )
            filled, learned = filler.run(scored)
            references |= learned
            for name, column in filled.items():
                before = scored[name]
                _mark(states, name, (column != before) & ~(np.isnan(column) & np.isnan(before)), mark)
                scored[name] = column
    return references


def _mark(states: dict[str, States], name: str, changed: Mask, mark: int) -> None:
    if changed.any():
        state = states.setdefault(name, np.zeros(len(changed), np.uint8))
        state[changed] = mark
