"""Plans composed in Python, with single parts of them changed, and random ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
from every import EVERY
from hypothesis import strategies as st

from dei_core import Plan, Table, TrackPlan, TrackScores, compose, score
from dei_core.scoring.plan import FillPlan
from dei_core.scoring.steps import Step


def step(kind: str, name: str, **params: Any) -> Step:
    """A method of the core's own with its parameters."""
    method = next(method for method in EVERY if (method.kind, method.id) == (kind, name))
    return Step(method=method, params=method.params(**params))


def fill(kind: str, name: str, **params: Any) -> FillPlan:
    """An imputation or treatment of all columns over all rows."""
    return FillPlan(step=step(kind, name, **params))


def track(plan: Plan, **changes: Any) -> Plan:
    """A plan of one track with parts of it replaced."""
    return attrs.evolve(plan, tracks=(attrs.evolve(plan.tracks[0], **changes),))


def node(plan: Plan, name: str, **changes: Any) -> Plan:
    """A plan of one track with parts of one node replaced."""
    nodes = plan.tracks[0].nodes
    return track(
        plan, nodes=tuple(attrs.evolve(item, **changes) if item.id == name else item for item in nodes)
    )


def table(columns: Mapping[str, Any], **more: Any) -> Table:
    """A table with regions r0, r1 and so on."""
    rows = len(next(iter(columns.values())))
    return Table(regions=tuple(f"r{row}" for row in range(rows)), columns=columns, **more)


def scored(plan: Plan, columns: Mapping[str, Any], **more: Any) -> TrackScores:
    """The scores of a plan of one track."""
    return score(plan, table(columns, **more)).only


def as_it_is(tree: Mapping[str, Any], **more: Any) -> Plan:
    """A plan whose indicators are scores already."""
    return compose(tree, normalizer="as_is", **more)


POSITIVE = (
    step("aggregator", "arithmetic"),
    step("aggregator", "geometric"),
    step("aggregator", "harmonic"),
    step("aggregator", "power", degree=-2.0),
    step("aggregator", "power", degree=3.0),
    step("aggregator", "maximum"),
    step("aggregator", "minimum"),
    step("aggregator", "product"),
)
"""Aggregators that take positive scores and give them."""


@st.composite
def shares(draw: st.DrawFn, names: list[str]) -> dict[str, float]:
    """Weights of two decimals for some names, summing to exactly 1."""
    cuts = draw(st.lists(st.integers(0, 100), min_size=len(names) - 1, max_size=len(names) - 1).map(sorted))
    ends = [0, *cuts, 100]
    return {name: (high - low) / 100 for name, low, high in zip(names, ends, ends[1:], strict=False)}


@st.composite
def forests(draw: st.DrawFn) -> Plan:
    """A random tree of up to three levels, each node with an aggregator, policy and coverage of its own."""
    groups = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    leaves = iter(f"i{index}" for index in range(sum(groups)))
    tree = {f"g{index}": [next(leaves) for _ in range(size)] for index, size in enumerate(groups)}
    top = [*tree, "own"] if draw(st.booleans()) else [*tree]
    whole = {name: draw(shares(children)) for name, children in tree.items()}
    plan = as_it_is({**whole, "index": draw(shares(top))}, missing="reweight")
    for item in plan.tracks[0].nodes:
        changes = {
            "aggregator": draw(st.sampled_from(POSITIVE)),
            "missing": draw(st.sampled_from(["refuse", "reweight"])),
            "coverage": draw(st.sampled_from([0.0, 0.3, 0.5, 0.8])),
            "round": draw(st.sampled_from([None, None, 1])),
        }
        plan = node(plan, item.id, **changes)
    return plan


def random_columns(plan: TrackPlan, rows: int, seed: int, missing: float = 0.2) -> dict[str, np.ndarray]:
    """Positive scores for every indicator of a plan, some of them missing."""
    random = np.random.default_rng(seed)
    columns = {}
    for item in plan.indicators:
        column = random.uniform(20.0, 100.0, rows)  # products of three, rounded, stay above 0
        column[random.random(rows) < missing] = np.nan
        columns[item.id] = column
    return columns


def bits(values: Any) -> bytes:
    """The bytes of numbers, every missing one the same."""
    array = np.array(values, dtype=np.float64, order="C")
    array[np.isnan(array)] = np.nan
    return array.tobytes()


def without_ranges(plan: Plan) -> Plan:
    """A plan that takes any value, also those that no file could hold."""

    def wide(item: Any) -> Any:
        columns = tuple(attrs.evolve(column, lowest=None, highest=None) for column in item.intake.columns)
        derived = tuple(attrs.evolve(one, lowest=None, highest=None) for one in item.derived)
        return attrs.evolve(item, intake=attrs.evolve(item.intake, columns=columns), derived=derived)

    return attrs.evolve(plan, tracks=tuple(map(wide, plan.tracks)))
