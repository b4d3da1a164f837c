"""Indicator scores on 0-100, computed for any block of rows, the same bits whatever the block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dei_core.data.table import Table, is_complete, read_only
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Refusal
from dei_core.kernel.rounding import rounded
from dei_core.scoring.fit import Group, fit_groups, groups_of, transformed
from dei_core.scoring.learner import Learner, References, Taught
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.prepare import Prepared
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.steps import per_row


class Normaliser:
    """The normalisation stage of one track: fitted once, applied block by block.

    references: what was learned, or the plan's frozen references. Refusals of whole-column fits become
    findings at once; those of single cells are gathered in `refusals` while blocks are computed.
    """

    def __init__(self, plan: TrackPlan, table: Table, prepared: Prepared, found: Findings) -> None:
        self._plan = plan
        self._rows = len(table)
        self._columns = [prepared.columns[item.column] for item in plan.indicators]
        self._groups: list[tuple[Group, ...]] = []
        self._whole: dict[int, Column] = {}
        self._failed: set[int] = set()
        self._fitted = self._fit(table, prepared, found)
        learners = (Learner("normalise", item.id) for item in plan.indicators)
        self.references: References = dict(zip(learners, self._fitted, strict=True))
        self.complete: Sequence[bool] = [
            item.column in prepared.complete and slot not in self._failed
            for slot, item in enumerate(plan.indicators)
        ]

    def _fit(self, table: Table, prepared: Prepared, found: Findings) -> list[dict[str, Taught]]:
        """Per slot, what was learned from each group of rows."""
        fitted: list[dict[str, Taught]] = []
        refusals = Refusals()
        for slot, item in enumerate(self._plan.indicators):
            groups = () if item.column in prepared.lacking else groups_of(self._plan, item, table, found)
            fitted.append(fit_groups(self._plan, item, groups, prepared, found, refusals))
            if not groups or any(group.key not in fitted[slot] for group in groups):
                self._failed.add(slot)
            self._groups.append(groups)
        refusals.report(table, found)
        return fitted

    def block(self, slot: int, start: int, stop: int, refusals: Refusals) -> Column:
        """(stop - start,) scores of one indicator; NaN where the cell is missing or was refused."""
        if slot in self._failed:
            return np.full(stop - start, np.nan)
        groups = self._groups[slot]
        if len(groups) == 1 and groups[0].rows is None:
            return self._apply(slot, groups[0], self._columns[slot][start:stop], start, refusals)
        if slot not in self._whole:
            self._whole[slot] = self._by_group(slot, groups, refusals)
        return self._whole[slot][start:stop]

    def alone(self, slot: int, row: int) -> Column:
        """(1,) the score of one row from its own cell and what was learned, as if there were no other row."""
        cell = self._columns[slot][row : row + 1]
        for group in () if slot in self._failed else self._groups[slot]:
            if group.rows is None or row in group.rows:
                return self._apply(slot, group, cell, row, Refusals())
        return np.full(1, np.nan)

    def column(self, slot: int) -> Column:
        """(R,) scores of one indicator, after a run without refusals."""
        return self.block(slot, 0, self._rows, Refusals())

    def _by_group(self, slot: int, groups: tuple[Group, ...], refusals: Refusals) -> Column:
        whole = np.full(self._rows, np.nan)
        for group in groups:
            if group.rows is not None:
                part = self._columns[slot][group.rows]
                whole[group.rows] = self._apply(slot, group, part, group.rows, refusals)
        return read_only(whole)

    def _apply(
        self, slot: int, group: Group, column: Column, rows: int | np.ndarray, refusals: Refusals
    ) -> Column:
        item = self._plan.indicators[slot]
        reference = self._fitted[slot][group.key]
        try:
            values = transformed(item, column)
            scores: Column = item.normalizer.apply(values, group.params, reference, item.direction)
            if item.then is not None:
                scores = item.then.method.apply(scores, item.then.params)
            scores = per_row(scores, len(column))
            return scores if item.round is None else rounded(scores, item.round, item.rounding)
        except Refusal as refusal:
            refusals.add(Place(path=item.id), refusal, rows)
            return np.full(len(column), np.nan)


class Replaced:
    """Leaves with the scores of some indicators replaced: slot -> (R,)."""

    def __init__(self, leaves: Indicators, columns: Mapping[int, Column]) -> None:
        self._leaves = leaves
        self._columns = columns
        self.references: References = leaves.references
        self.complete: Sequence[bool] = [
            is_complete(columns[slot]) if slot in columns else known
            for slot, known in enumerate(leaves.complete)
        ]

    def block(self, slot: int, start: int, stop: int, refusals: Refusals) -> Column:
        """(stop - start,) scores of one indicator."""
        if slot in self._columns:
            return self._columns[slot][start:stop]
        return self._leaves.block(slot, start, stop, refusals)

    def column(self, slot: int) -> Column:
        """(R,) scores of one indicator, after a run without refusals."""
        return self._columns[slot] if slot in self._columns else self._leaves.column(slot)


Indicators = Normaliser | Replaced
"""The scores of a track's indicators: as they were computed, or with some of them replaced."""
