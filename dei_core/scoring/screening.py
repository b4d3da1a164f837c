"""Which rows of a track are left out of every fit and score, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Mask
from dei_core.kernel.screen import data_availability, screened_out
from dei_core.messages import scoring as say
from dei_core.messages.message import Message
from dei_core.scoring.plan import ScreenPlan, TrackPlan


def screened_rows(
    plan: TrackPlan, scored: Mapping[str, Column], table: Table, found: Findings
) -> Mask | None:
    """(R,) the rows that are not to be scored, or None where there is none. Every one of them is named."""
    if plan.screen is None:
        return None
    inside = {item.column for slot, item in enumerate(plan.indicators) if slot in plan.reached}
    columns = [scored[name] for name in inside]
    include, exclude = _named(plan.screen.include, table), _named(plan.screen.exclude, table)
    out = screened_out(columns, plan.screen.limits, include, exclude)
    _tell(plan, plan.screen, columns, table, include, exclude, found)
    return out if out.any() else None


def unknown_regions(plans: Iterable[TrackPlan], tables: Mapping[str, Table], found: Findings) -> None:
    """Warn of regions that the screen stage names and no track has."""
    plans = tuple(plans)
    known = {code for table in tables.values() for code in table.regions}
    for screen in {id(plan.screen): plan.screen for plan in plans if plan.screen is not None}.values():
        named = dict.fromkeys((*screen.include, *screen.exclude))
        lost = [code for code in named if code not in known]
        if lost:
            found.add(say.SCREENED_UNKNOWN, Place(path="stages.screen"), regions=lost)


def _named(reasons: Mapping[str, object], table: Table) -> Mask:
    return np.array([code in reasons for code in table.regions], np.bool_)


def _tell(
    plan: TrackPlan,
    screen: ScreenPlan,
    columns: list[Column],
    table: Table,
    include: Mask,
    exclude: Mask,
    found: Findings,
) -> None:
    there, limits, place = data_availability(columns), screen.limits, Place(path=plan.id)
    few = np.zeros(len(table), np.bool_) if limits.least is None else there.share < limits.least
    zeros = np.zeros(len(table), np.bool_) if limits.nonzero is None else there.nonzero < limits.nonzero

    def note(message: Message, rows: Mask, **facts: object) -> None:
        if rows.any():
            regions = [table.label(row) for row in np.flatnonzero(rows).tolist()]
            found.add(message, place, regions=regions, **facts)

    note(say.SCREENED, few & ~include & ~exclude, least=limits.least)
    note(say.SCREENED_ZEROS, zeros & ~few & ~include & ~exclude, nonzero=limits.nonzero)
    for code, reason in screen.exclude.items():
        note(say.EXCLUDED, _named({code: reason}, table), reason=reason)
    for code, reason in screen.include.items():
        note(say.INCLUDED, _named({code: reason}, table) & (few | zeros), reason=reason)
