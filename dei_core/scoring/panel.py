"""A table of one year joined with that of the year before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from dei_core.data.spelling import note_look_alikes
from dei_core.data.table import Table, looked_up, rows_before
from dei_core.findings import Findings, Place
from dei_core.messages import remarks as say
from dei_core.scoring.plan import DerivedPlan
from dei_core.scoring.prepare import BEFORE, derived_columns
from dei_core.scoring.refusals import Refusals


def note_gone(before: Mapping[str, Table], now: Iterable[Table], found: Findings) -> None:
    """Warn of the regions of each dataset of the year before that stand in no table of this year."""
    there = {region for table in now for region in table.regions}
    for dataset, table in before.items():
        gone = [row for row, region in enumerate(table.regions) if region not in there]
        if gone:
            regions = list(dict.fromkeys(table.label(row) for row in gone))
            found.add(say.GONE_SINCE, Place(path=f"dataset.{dataset}"), regions=regions)


def with_year_before(table: Table, before: Table, derived: tuple[DerivedPlan, ...], found: Findings) -> Table:
    """The table with the columns of another one as those of the year before, matched by region code.

    Where both tables say their years, each row takes the row of its own year less one; a table without years is
    taken at its word; codes that only look alike are noted. What derives from its columns alone is derived there first.
    """
    refusals = Refusals()
    given = [item for item in derived if not any(part.endswith(BEFORE) for part in item.of)]
    there = [item for item in given if set(item.of) <= {*before.columns, *(one.id for one in given)}]
    earlier, _ = derived_columns(there, before, found, refusals)
    refusals.report(before, found)
    note_look_alikes((*table.regions, *before.regions), Place(column="region"), found)
    rows = rows_before(table, before)
    columns = {f"{name}{BEFORE}": looked_up(column, rows) for name, column in earlier.items()}
    return attrs.evolve(table, columns={**table.columns, **columns})
