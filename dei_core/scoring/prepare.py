"""From the data as given to the columns that are scored: derive, screen, impute, treat."""

from __future__ import annotations

from collections.abc import Mapping

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table, is_complete
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Mask, Refusal
from dei_core.messages import scoring as say
from dei_core.scoring.plan import DerivedPlan, Step, TrackPlan

States = npt.NDArray[np.uint8]
GIVEN, DERIVED, IMPUTED, TREATED, MISSING = range(5)
STATES = ("given", "derived", "imputed", "treated", "missing")


@attrs.frozen(kw_only=True, eq=False)
class Prepared:
    """The columns a track's scores are computed from.

    columns: indicator id -> (R,), in the indicator's unit. complete: those without a missing cell.
    screened: (R,) rows left out of every fit and score for want of data, or None where no row is.
    states: indicator id -> (R,) codes into STATES; an indicator whose cells are all given is left out.
    """

    columns: Mapping[str, Column]
    complete: frozenset[str]
    screened: Mask | None
    states: Mapping[str, States]


def prepare(plan: TrackPlan, table: Table, found: Findings) -> Prepared:
    """The stages before normalisation, each only where the plan names a method; refusals become findings."""
    columns = dict(table.columns)
    states: dict[str, States] = {}
    for derived in plan.derived:
        if derived.id not in columns:
            columns[derived.id] = _derive(derived, columns, table, found)
            states[derived.id] = np.full(len(table), DERIVED, np.uint8)
    scored: dict[str, Column] = {}
    for item in plan.indicators:
        if item.id not in columns:
            found.add(say.NO_COLUMN, Place(path=plan.id), indicator=item.id, name=item.name)
            columns[item.id] = np.full(len(table), np.nan)
        scored[item.id] = columns[item.id]
    screened = _screen(plan, scored, found, table)
    calm = screened is None and plan.treatment is None
    for name, column in scored.items():
        if not (calm and _whole(name, column, table)):
            scored[name] = _fill(plan, name, column, screened, states, found)
    complete = frozenset(name for name, column in scored.items() if _whole(name, column, table))
    return Prepared(columns=scored, complete=complete, screened=screened, states=states)


def _whole(name: str, column: Column, table: Table) -> bool:
    """Whether a column has no missing cell; the table knows it of its own columns."""
    return name in table.complete if column is table.columns.get(name) else is_complete(column)


def _derive(derived: DerivedPlan, columns: Mapping[str, Column], table: Table, found: Findings) -> Column:
    absent = [part for part in derived.of if part not in columns]
    if absent:
        found.add(say.NO_PARTS, Place(column=derived.id), indicator=derived.id, parts=absent)
        return np.full(len(table), np.nan)
    try:
        column: Column = derived.step.method.apply(
            [columns[part] for part in derived.of], derived.step.params
        )
        return column
    except Refusal as refusal:
        add_refusal(found, refusal, Place(column=derived.id), table)
        return np.full(len(table), np.nan)


def _screen(plan: TrackPlan, scored: Mapping[str, Column], found: Findings, table: Table) -> Mask | None:
    if plan.screen is None:
        return None
    given = np.zeros(len(table))
    for column in scored.values():
        given += ~np.isnan(column)
    screened: Mask = given < plan.screen * len(scored)
    if not screened.any():
        return None
    regions = [table.label(row) for row in np.flatnonzero(screened).tolist()]
    found.add(say.SCREENED, Place(path=plan.id), regions=regions, least=plan.screen)
    return screened


def _fill(
    plan: TrackPlan,
    name: str,
    column: Column,
    screened: Mask | None,
    states: dict[str, States],
    found: Findings,
) -> Column:
    """Screened rows out, then impute, then treat; each changed cell is marked."""
    if screened is not None:
        column = np.where(screened, np.nan, column)
    absent = np.isnan(column)
    for step, mark in ((plan.imputer, IMPUTED), (plan.treatment, TREATED)):
        if step is not None:
            before, column = column, _apply(step, column, name, found)
            changed = (column != before) & ~(np.isnan(column) & np.isnan(before))
            if screened is not None and changed.any():
                column = np.where(screened, np.nan, column)
                changed &= ~screened
            _mark(states, name, changed, mark)
    still = np.isnan(column) & absent
    _mark(states, name, still, MISSING)
    return column


def _apply(step: Step, column: Column, name: str, found: Findings) -> Column:
    try:
        reference = step.method.fit(column, step.params) if step.method.fit else {}
        filled: Column = step.method.apply(column, step.params, reference)
        return filled
    except Refusal as refusal:
        add_refusal(found, refusal, Place(column=name), None)
        return column


def _mark(states: dict[str, States], name: str, changed: Mask, mark: int) -> None:
    if changed.any():
        state = states.setdefault(name, np.zeros(len(changed), np.uint8))
        state[changed] = mark


def add_refusal(found: Findings, refusal: Refusal, place: Place, table: Table | None, start: int = 0) -> None:
    """A method's refusal as a finding; rows it names are named as regions, `start` being its first row."""
    facts = dict(refusal.facts)
    if refusal.rows is not None and table is not None:
        facts["regions"] = [table.label(start + row) for row in np.flatnonzero(refusal.rows).tolist()]
    found.add(refusal.message, place, **facts)
