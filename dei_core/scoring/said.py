"""What a scenario says of scores, read and held to the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from dei_core.data.handed import named_columns
from dei_core.data.labelled import Rows, note_infinite
from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Mask
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.aggregate import Said
from dei_core.scoring.mentions import Mentions


def said_scores(table: Table, names: Mentions, scores: Any, targets: Any, found: Findings) -> dict[int, Said]:
    """Slot -> what a scenario says of its scores; names that mean nothing are passed over, and told elsewhere."""
    made: dict[int, Said] = {}
    for field, given in (("scores", scores), ("targets", targets)):
        for name, values in named_columns(given, field, found).items():
            slot, place = names.slot(name), Place(path=f"{field}.{name}")
            if slot is None:
                continue
            if isinstance(values, Mapping):
                here, column = _by_region(table, names, values, place, found)
            elif field == "targets":
                found.add(say.NOT_BY_REGION, place, kind=type(values).__name__)
                continue
            else:
                here, column = np.ones(len(table), np.bool_), whole_column(table, name, values, found)
            known = made.get(slot) or _nothing(len(table))
            changes = {"here": here, "score": column} if field == "scores" else {"least": column}
            made[slot] = attrs.evolve(known, **changes)
    return made


def whole_column(table: Table, name: str, values: Any, found: Findings) -> Column:
    """(R,) a column of scores, read and joined by labels as the columns of a Table are."""
    column = Rows.known(table.regions, table.years, found).numbers(name, values)
    note_infinite(table, name, column, found)
    return column


def _nothing(rows: int) -> Said:
    empty = np.full(rows, np.nan)
    return Said(here=np.zeros(rows, np.bool_), score=empty, least=empty)


def _by_region(
    table: Table, names: Mentions, values: Mapping[Any, Any], place: Place, found: Findings
) -> tuple[Mask, Column]:
    """Which rows are said, and (R,) what; NaN in the others."""
    here, column = np.zeros(len(table), np.bool_), np.full(len(table), np.nan)
    for region, value in values.items():
        rows = names.rows(str(region))
        number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
        if not number or not np.isfinite(value):
            found.add(say.NOT_A_SCORE, Place(path=f"{place.path}.{region}"), value=f"{value!r:.60}")
        elif rows is not None:
            here[rows], column[rows] = True, float(value)
    return here, column
