"""What normalizers learn from the data, per indicator and group of rows."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Refusal
from dei_core.messages import scoring as say
from dei_core.scoring.frozen import frozen_of
from dei_core.scoring.learner import Learner, Taught
from dei_core.scoring.plan import IndicatorPlan, TrackPlan
from dei_core.scoring.prepare import Prepared
from dei_core.scoring.refusals import Refusals
from dei_core.scoring.rows import Rows, row_groups, teaching


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
    years = table.years if plan.fit == "yearly" and item.normalizer.fit is not None else None
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
    params = {group.key: group.params for group in groups}
    frozen = frozen_of(plan, Learner("normalise", item.id), item.normalizer, params, found)
    if frozen is not None:
        return frozen
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
