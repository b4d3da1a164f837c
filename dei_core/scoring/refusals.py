"""Refusals of many blocks gathered into one finding per place, with the regions by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Refusal
from dei_core.messages.message import Message


class Refusals:
    """What methods refused while columns, or blocks of them, were computed."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Place, str], list[npt.NDArray[np.intp]]] = {}
        self._what: dict[tuple[Place, str], tuple[Message, dict[str, Any]]] = {}

    def __bool__(self) -> bool:
        return bool(self._what)

    def add(self, place: Place, refusal: Refusal, rows: int | npt.NDArray[np.intp] = 0) -> None:
        """Note a refusal. rows: the first row of the block, or the row number of each of its rows."""
        key = (place, refusal.message.code)
        self._what.setdefault(key, (refusal.message, refusal.facts))
        if refusal.rows is not None:
            inside = np.flatnonzero(refusal.rows)
            self._rows.setdefault(key, []).append(inside + rows if isinstance(rows, int) else rows[inside])

    def report(self, table: Table, found: Findings) -> None:
        """One finding per place and message, naming every region once, in the order of the table."""
        for key, (message, facts) in self._what.items():
            rows = self._rows.get(key)
            regions = [table.label(row) for row in np.unique(np.concatenate(rows))] if rows else []
            found.add(message, key[0], **facts, regions=regions)
