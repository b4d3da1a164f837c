"""Indicator scores on 0-100: learned by group of rows, and computed for any block of rows, always the same bits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from dei_core.data.table import Table, is_complete, read_only
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Refusal
from dei_core.kernel.rounding import rounded
from dei_core.scoring import messages as say
from dei_core.scoring.frozen import frozen_of
from dei_core.scoring.learner import Learner, References, Taught
from dei_core.scoring.plan import IndicatorPlan, TrackPlan, once
from dei_core.scoring.prepare import Prepared
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.rows import Rows, row_groups, teaching
from dei_core.scoring.steps import met_again, per_row


@attrs.frozen(kw_only=True, eq=False)
class Group:
    """Rows of one indicator that share parameters and reference. rows, taught: None for all of them.

    taught: those that the reference is learned from.
    """

    rows: Rows | None
    taught: Rows | None
    key: str
    params: object


def groups_of(plan: TrackPlan, item: IndicatorPlan, table: Table, found: Findings) -> tuple[Group, ...]:
    """How an indicator's rows fall apart by trait and, for methods that look at all regions, by year."""
    years = table.years if _by_year(plan, item) else None
    if years is None and item.trait is None:
        return (Group(rows=None, taught=teaching(plan, table, None), key="", params=item.variants[""]),)
    values = tuple(sorted(item.variants))
    codes = None if item.trait is None else value_codes(item.id, item.trait, values, table, found)
    return tuple(
        Group(
            rows=group.rows,
            taught=teaching(plan, table, group.rows),
            key=group.key,
            params=item.variants[group.word],
        )
        for group in row_groups(values, codes, years)
    )


def _by_year(plan: TrackPlan, item: IndicatorPlan) -> bool:
    """Whether an indicator's rule is learned year by year."""
    return plan.fit == "yearly" and item.normalizer.fit is not None


@once
def _undivided(plan: TrackPlan) -> tuple[tuple[Group, ...], ...]:
    """Per slot, the group that all rows of an indicator are in whatever the table is; none where it divides them."""
    return tuple(
        ()
        if plan.base is not None or item.trait is not None or _by_year(plan, item)
        else (Group(rows=None, taught=None, key="", params=item.variants[""]),)
        for item in plan.indicators
    )


def fit_groups(
    plan: TrackPlan,
    item: IndicatorPlan,
    groups: tuple[Group, ...],
    prepared: Prepared,
    found: Findings,
    refusals: Refusals,
) -> dict[str, Taught]:
    """References of one indicator by group: the plan's frozen ones, or learned now; a group refused has none."""
    if item.normalizer.fit is None:
        return {group.key: {} for group in groups}
    if plan.references is not None:
        params = {group.key: group.params for group in groups}
        return frozen_of(plan, Learner("normalise", item.id), item.normalizer, params, found) or {}
    fitted: dict[str, Taught] = {}
    column = prepared.columns[item.column]
    for group in groups:
        part = column if group.taught is None else column[group.taught]
        try:
            fitted[group.key] = item.normalizer.fit(transformed(item, part), group.params)
        except Refusal as refusal:
            place = Place(path=item.id, region=group.key or None)
            refusals.add(place, refusal, 0 if group.taught is None else group.taught)
    return fitted


@once
def _learners(plan: TrackPlan) -> tuple[Learner, ...]:
    """Who learns here, per slot of an indicator."""
    return tuple(Learner("normalise", item.id) for item in plan.indicators)


def transformed(item: IndicatorPlan, column: Column) -> Column:
    """The column on the scale that its normalizer works on."""
    if item.transform is None:
        return column
    result: Column = item.transform.method.apply(column, item.transform.params)
    return result


def value_codes(name: str, trait: str, cases: tuple[str, ...], table: Table, found: Findings) -> Rows:
    """(R,) the position of each row's trait value among the cases of a rule or node, -1 where it is none of them."""
    values = table.traits.get(trait)
    if values is None:
        found.add(say.NO_TRAIT, Place(path=name), trait=trait, indicator=name)
        return np.full(len(table), -1, np.intp)
    position = {case: code for code, case in enumerate(cases)}
    codes = np.array([position.get(value, -1) for value in values], np.intp)
    absent = [table.label(row) for row in np.flatnonzero(codes < 0).tolist()]
    if absent:
        facts = {"trait": trait, "regions": absent, "known": cases}
        found.add(say.NO_TRAIT_VALUE, Place(path=name), **facts)
    return codes


def fit(plan: TrackPlan, table: Table, prepared: Prepared) -> tuple[Normaliser, Findings]:
    """The normalisation stage fitted to a table's prepared columns, and what no fit could be made of."""
    found, refusals = Findings(), Refusals()
    groups: list[tuple[Group, ...]] = []
    fitted: list[dict[str, Taught]] = []
    for item, undivided in zip(plan.indicators, _undivided(plan), strict=True):
        if item.column in prepared.lacking:
            groups.append(())
        else:
            groups.append(undivided or groups_of(plan, item, table, found))
        fitted.append(fit_groups(plan, item, groups[-1], prepared, found, refusals))
    refusals.report(table, found)
    return Normaliser(plan, prepared, len(table), groups, fitted), found


class Normaliser:
    """The normalisation stage of one track, fitted: applied block by block.

    groups: per slot, the groups of rows that are scored by parameters of their own. fitted: per slot, what was learned
    from each; one that nothing could be learned from is left out, and its indicator has no scores. references: the
    same by who learned. Refusals of single cells are gathered in `refusals` while blocks are computed.
    """

    def __init__(
        self,
        plan: TrackPlan,
        prepared: Prepared,
        rows: int,
        groups: Sequence[tuple[Group, ...]],
        fitted: Sequence[Mapping[str, Taught]],
    ) -> None:
        self._plan = plan
        self._rows = rows
        self._derived = {item.id for item in plan.derived}
        self._columns = [prepared.columns[item.column] for item in plan.indicators]
        self._groups, self._fitted = groups, fitted
        self._whole: dict[int, Column] = {}
        self._failed = {
            slot
            for slot, (some, learned) in enumerate(zip(groups, fitted, strict=True))
            if not some or len(learned) < len(some)
        }
        self.references: References = dict(zip(_learners(plan), fitted, strict=True))
        self.complete: Sequence[bool] = [
            item.column in prepared.complete and slot not in self._failed
            for slot, item in enumerate(plan.indicators)
        ]

    def block(self, slot: int, start: int, stop: int, refusals: Refusals | None = None) -> Column:
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
                return self._apply(slot, group, cell, row)
        return np.full(1, np.nan)

    def column(self, slot: int) -> Column:
        """(R,) scores of one indicator, after a run without refusals."""
        return self.block(slot, 0, self._rows)

    def _by_group(self, slot: int, groups: tuple[Group, ...], refusals: Refusals | None) -> Column:
        whole = np.full(self._rows, np.nan)
        for group in groups:
            if group.rows is not None:
                part = self._columns[slot][group.rows]
                whole[group.rows] = self._apply(slot, group, part, group.rows, refusals)
        return read_only(whole)

    def _apply(
        self,
        slot: int,
        group: Group,
        column: Column,
        rows: int | np.ndarray,
        refusals: Refusals | None = None,
    ) -> Column:
        item = self._plan.indicators[slot]
        reference = self._fitted[slot][group.key]
        try:
            values = transformed(item, column)
            if item.column in self._derived:
                values = met_again(item.normalizer, values, reference)
            scores: Column = item.normalizer.apply(values, group.params, reference, item.direction)
            if item.then is not None:
                scores = item.then.method.apply(scores, item.then.params)
            scores = per_row(scores, len(column))
            return scores if item.round is None else rounded(scores, item.round, item.rounding)
        except Refusal as refusal:
            if refusals is not None:
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

    def block(self, slot: int, start: int, stop: int, refusals: Refusals | None = None) -> Column:
        """(stop - start,) scores of one indicator."""
        if slot in self._columns:
            return self._columns[slot][start:stop]
        return self._leaves.block(slot, start, stop, refusals)

    def column(self, slot: int) -> Column:
        """(R,) scores of one indicator, after a run without refusals."""
        return self._columns[slot] if slot in self._columns else self._leaves.column(slot)


Indicators = Normaliser | Replaced
"""The scores of a track's indicators: as they were computed, or with some of them replaced."""
