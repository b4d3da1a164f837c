"""A table of one year joined with that of the year before."""

from __future__ import annotations

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table
from dei_core.findings import Findings
from dei_core.scoring.plan import DerivedPlan
from dei_core.scoring.prepare import BEFORE, derived_columns
from dei_core.scoring.refusals import Refusals


def with_year_before(table: Table, before: Table, derived: tuple[DerivedPlan, ...], found: Findings) -> Table:
    """The table with the columns of another one as those of the year before, matched by region code.

    Where both tables say their years, each row takes the row of its own year less one; a table without years is
    taken at its word. What derives from its columns alone is derived there first.
    """
    refusals = Refusals()
    given = [item for item in derived if not any(part.endswith(BEFORE) for part in item.of)]
    there = [item for item in given if set(item.of) <= {*before.columns, *(one.id for one in given)}]
    earlier, _ = derived_columns(there, before, found, refusals)
    refusals.report(before, found)
    rows = _rows_before(table, before)
    columns = {
        f"{name}{BEFORE}": np.where(rows < 0, np.nan, column[rows]) for name, column in earlier.items()
    }
    return attrs.evolve(table, columns={**table.columns, **columns})


def _rows_before(table: Table, before: Table) -> npt.NDArray[np.int64]:
    """(R,) the row of `before` that each row looks back to, -1 where there is none."""
    dated = before.years.any() and table.years.any()
    keys = zip(before.regions, (before.years * dated).tolist(), strict=True)
    rows: dict[tuple[str, int], int] = {key: row for row, key in enumerate(keys)}
    wanted = zip(table.regions, ((table.years - 1) * dated).tolist(), strict=True)
    return np.array([rows.get(key, -1) for key in wanted], dtype=np.int64)
