"""Which rows of a track are left out of every fit and score, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place, listed
from dei_core.ids import with_nearest
from dei_core.kernel.method import Column, Mask
from dei_core.kernel.screen import lacking
from dei_core.scoring import messages as say
from dei_core.scoring.plan import ScreenPlan, TrackPlan
from dei_core.sentence import Message
from dei_core.text import Text


def screened_rows(
    plan: TrackPlan, scored: Mapping[str, Column], table: Table, found: Findings
) -> Mask | None:
    """(R,) the rows that are not to be scored, or None where there is none. Every one of them is named."""
    screen = plan.screen
    if screen is None:
        return None
    include, exclude = _named(screen.include, table), _named(screen.exclude, table)
    few, zeros = np.zeros(len(table), np.bool_), np.zeros(len(table), np.bool_)
    for slots in _parts(plan, screen):
        columns = [scored[name] for name in {plan.indicators[slot].column: None for slot in slots}]
        few_here, zeros_here = lacking(columns, screen.limits)
        few |= few_here
        zeros |= zeros_here
    out = ((few | zeros) & ~include) | exclude
    _tell(plan, screen, table, few, zeros, found)
    return out if out.any() else None


def _parts(plan: TrackPlan, screen: ScreenPlan) -> Iterator[tuple[int, ...]]:
    """The indicator slots among which the limits have to be kept: those of the index, or those below each node."""
    first = len(plan.indicators)
    for reached in [plan.below(plan.slot(node)) for node in screen.within] or [plan.reached]:
        yield tuple(slot for slot in sorted(reached) if slot < first)


def unknown_regions(plans: Iterable[TrackPlan], tables: Mapping[str, Table], found: Findings) -> None:
    """Warn, once, of regions that a screen stage names and no track has."""
    screens = [plan.screen for plan in plans if plan.screen is not None]
    named = dict.fromkeys(code for screen in screens for code in (*screen.include, *screen.exclude))
    if not named:
        return
    known = {code for table in tables.values() for code in table.regions}
    lost = [code for code in named if code not in known]
    if lost:
        found.add(say.SCREENED_UNKNOWN, Place(path="stages.screen"), regions=with_nearest(lost, known))


def _named(reasons: Mapping[str, object], table: Table) -> Mask:
    return np.array([code in reasons for code in table.regions], np.bool_)


def _short(plan: TrackPlan, screen: ScreenPlan) -> Text:
    """What too few data are, and below which nodes, where the limits are to be kept in each of several."""
    few = screen.limits.too_few()
    if not screen.within:
        return few
    nodes = listed(plan.label(plan.slot(node)) for node in screen.within)
    return Text(en=f"{few.en}, within one of: {nodes.en}", zh=f"{nodes.zh}之一{few.zh}")


def _tell(plan: TrackPlan, screen: ScreenPlan, table: Table, few: Mask, zeros: Mask, found: Findings) -> None:
    limits, place = screen.limits, Place(path=plan.id)
    forced = _named(screen.include, table) | _named(screen.exclude, table)

    def note(message: Message, rows: Mask, **facts: object) -> None:
        if rows.any():
            regions = [table.label(row) for row in np.flatnonzero(rows).tolist()]
            found.add(message, place, regions=regions, **facts)

    note(say.SCREENED, few & ~forced, short=_short(plan, screen))
    note(say.SCREENED_ZEROS, zeros & ~few & ~forced, nonzero=limits.nonzero)
    for code, reason in screen.exclude.items():
        note(say.EXCLUDED, _named({code: reason}, table), reason=reason)
    for code, reason in screen.include.items():
        note(say.INCLUDED, _named({code: reason}, table) & (few | zeros), reason=reason)
