"""How rows fall into the groups that learn by themselves: by trait or parent, and by year."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table
from dei_core.scoring.plan import TrackPlan

Rows = npt.NDArray[np.intp]


@attrs.frozen(kw_only=True, eq=False)
class RowGroup:
    """Rows that share a reference. rows: None for all of them. word, year: "" and 0 where they do not matter."""

    rows: Rows | None = None
    word: str = ""
    year: int = 0

    @property
    def key(self) -> str:
        """What the group is called in references."""
        return group_key(self.word, self.year)


def group_key(word: str, year: int) -> str:
    """What a group of rows is called in references: its word and year, "" for all rows."""
    return " ".join(str(part) for part in (word, year) if part)


def row_groups(
    words: tuple[str, ...], codes: Rows | None, years: npt.NDArray[np.int64] | None
) -> Iterator[RowGroup]:
    """The groups that have rows, by word and year.

    words: what codes (R,) stand for, None for no such division; a row whose code is below 0 is in no group.
    years: (R,), None for no division by year.
    """
    if codes is None and years is None:
        yield RowGroup()
        return
    size = len(years if codes is None else codes)  # type: ignore[arg-type]
    known, year = np.unique(np.zeros(size, np.int64) if years is None else years, return_inverse=True)
    word = np.zeros(size, np.intp) if codes is None else codes
    joint = np.where(word < 0, -1, word * len(known) + year)
    order = np.argsort(joint, kind="stable")
    named = words if codes is not None else ("",)
    ends = np.searchsorted(joint[order], np.arange(len(named) * len(known) + 1))
    for code in np.flatnonzero(np.diff(ends)).tolist():
        yield RowGroup(
            rows=order[ends[code] : ends[code + 1]],
            word=named[code // len(known)],
            year=int(known[code % len(known)]),
        )


def teaching(plan: TrackPlan, table: Table, rows: Rows | None) -> Rows | None:
    """Those of some rows that references are learned from: the rows of the base year, where there is one."""
    if plan.base is None:
        return rows
    base = np.flatnonzero(table.years == plan.base)
    return base if rows is None else np.intersect1d(rows, base, assume_unique=True)
