"""Weights that differ by region, as numbers: by the value of a trait, or from columns of the region's own."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.check import refuse_rows
from dei_core.kernel.method import Column, Refusal
from dei_core.scoring import messages as say
from dei_core.scoring.node import Matrix
from dei_core.scoring.node_plan import NodePlan, OwnWeights
from dei_core.scoring.normalise import value_codes
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.refusals import Refusals

OwnOf = Mapping[str, Matrix]
"""Node -> (K, R) weights of its children in each row, which sum to 1, or NaN where one of them is missing."""


def own_weights(
    plan: TrackPlan,
    table: Table,
    weighing: Mapping[str, Column],
    found: Findings,
    refusals: Refusals,
    empty: bool = False,
) -> OwnOf:
    """The weights of every node that has its own in each region. weighing: column -> (R,) values that weigh.

    empty: whether a region may have no weight at all, as when the children that it weighs are left out; NaN then.
    """
    made: dict[str, Matrix] = {}
    for node in plan.nodes:
        if node.own is not None and node.own.trait is not None:
            made[node.id] = _by_trait(node, node.own, node.own.trait, table, found)
        elif node.own is not None:
            try:
                values = np.array([weighing[column] for column in node.own.columns])
                made[node.id] = shares_of(
                    np.where(values.sum(axis=0) == 0.0, np.nan, values) if empty else values
                )
            except Refusal as refusal:
                refusals.add(Place(path=node.id), refusal, 0)
                made[node.id] = np.full((len(node.children), len(table)), np.nan)
    return made


def shares_of(values: Matrix) -> Matrix:
    """(K, R) values as shares of their sum in each row; NaN in a row where any is missing.

    Values below 0, and rows of nothing but 0, are refused: Refusal.
    """
    refuse_rows(np.logical_or.reduce(values < 0.0), say.WEIGHT_BELOW_ZERO)
    total: Column = np.add.reduce(values)
    refuse_rows(total == 0.0, say.WEIGHTS_ALL_ZERO)
    shares: Matrix = values / total
    return shares


def _by_trait(node: NodePlan, own: OwnWeights, trait: str, table: Table, found: Findings) -> Matrix:
    values = tuple(own.cases)
    codes = value_codes(node.id, trait, values, table, found)
    cases = np.array([*own.cases.values(), (np.nan,) * len(node.children)])
    return np.ascontiguousarray(cases[codes].T)
