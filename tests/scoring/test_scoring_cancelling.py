"""Ranks are those of exact arithmetic where numbers cancel: offset columns, standard scores, what is better low."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs
import pytest
from plans import track

from dei_core import Plan, Table, Text, compose, score
from dei_core.scoring.plan import TierPlan

REGIONS = 300
OFFSET = [
    ["2015", "2020.1", "2018.3", "2025", "2016.7"],
    ["1000.1", "1000.2", "1000.3", "1000.4", "1000.8"],
    ["95.1", "96.3", "97.5", "98.7", "99.9"],
    ["-273.15", "-272.1", "-270.3", "-269"],
]
ANSWERS = ["0", "33", "67", "100"]
SIGNED = ["-0.3", "0.1", "0.2", "0.7", "-0.6"]


Exact = Callable[[Fraction, Fraction, Fraction], Fraction]
"""The score of a value of a column whose least and most value are these."""


def least(x: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return (x - low) / (high - low)


def most(x: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return (high - x) / (high - low)


CASES: list[tuple[list[str], dict[str, Any], Exact]] = [
    *((pool, {}, least) for pool in OFFSET),
    *((pool, {"lower": "all"}, most) for pool in OFFSET),
    (
        ANSWERS,
        {"normalizer": "goalposts", "normalizer_params": {"low": 30.0, "high": 100.0}},
        lambda x, *_: (x - 30) / 70,
    ),
    *(
        (
            ANSWERS,
            {
                "normalizer": "standardised",
                "normalizer_params": {"mean": 50.0, "deviation": deviation, "centre": 0.0, "spread": 1.0},
            },
            lambda x, *_, deviation=deviation: (x - 50) / Fraction(int(deviation)),
        )
        for deviation in (10.0, 15.0)
    ),
    (SIGNED, {"normalizer": "as_is"}, lambda x, *_: x),
    (["99.9", "99.8", "99.7", "99.6"], {"normalizer": "as_is", "lower": "all"}, lambda x, *_: 100 - x),
]


@pytest.mark.parametrize(("pool", "how", "exact"), CASES)
@pytest.mark.parametrize("count", [3, 12])
def test_ranks_are_exact_where_numbers_cancel(
    pool: list[str],
    how: dict[str, Any],
    exact: Exact,
    count: int,
) -> None:
    """Every rank of 300 regions by 3 and by 12 columns."""
    chance = random.Random(count)
    names = [f"x{place}" for place in range(count)]
    columns = {name: [Fraction(chance.choice(pool)) for _ in range(REGIONS)] for name in names}
    words = {**how, "lower": names} if how.get("lower") else how
    table = Table(
        regions=[str(row) for row in range(REGIONS)],
        columns={name: [float(value) for value in column] for name, column in columns.items()},
    )
    card = score(compose({"index": names}, **words), table).only
    made = [
        [exact(x, *ends) for x in column]
        for column in columns.values()
        for ends in [(min(column), max(column))]
    ]
    sums = [sum(row) for row in zip(*made, strict=True)]
    better = sorted(-one for one in sums)

    assert card.ranks().tolist() == [1.0 + bisect_left(better, -own) for own in sums]


@pytest.mark.parametrize("aggregator", ["arithmetic", "linear", "weighted_sum"])
def test_what_cancels_to_nothing_is_nothing(aggregator: str) -> None:
    """0.1 + 0.2 - 0.3 is 0, in every order: one score, one rank."""
    rows = [(0.1, 0.2, -0.3), (-0.3, 0.1, 0.2), (0.2, -0.3, 0.1), (0.0, 0.0, 0.0)]
    params = {"coefficients": [1.0, 1.0, 1.0]} if aggregator == "linear" else None
    tree = (
        {"index": {"a": 0.25, "b": 0.25, "c": 0.25}}
        if aggregator == "weighted_sum"
        else {"index": list("abc")}
    )
    plan = compose(tree, normalizer="as_is", aggregator=aggregator, aggregator_params=params)
    columns = dict(zip("abc", map(list, zip(*rows, strict=True)), strict=True))
    card = score(plan, Table(regions=list("vwxy"), columns=columns)).only

    assert card.total.tolist() == [0.0] * 4
    assert card.ranks().tolist() == [1.0] * 4


def test_inverted_nodes_count_distances_as_decimals() -> None:
    """100 - 99.9 and 100 - 99.7 amount to twice 100 - 99.8."""
    plan = compose({"index": ["a", "b"]}, normalizer="as_is")
    nodes = tuple(attrs.evolve(node, inverted=True) for node in plan.tracks[0].nodes)
    table = Table(regions=["x", "y"], columns={"a": [0.1, 0.2], "b": [0.3, 0.2]})

    assert score(track(plan, nodes=nodes), table).only.ranks().tolist() == [1.0, 1.0]


@pytest.mark.parametrize(("zero", "scale", "at"), [(-2.5, 2.5, 0.2), (1000.0, 0.0, 0.01), (0.0, 100.0, 0.29)])
def test_printed_scores_reach_tiers_on_every_scale(zero: float, scale: float, at: float) -> None:
    """A score that is printed as the bound is in the tier, near the end of a scale where digits cancel too."""

    def change(plan: Plan) -> Plan:
        tiers = TierPlan(id="t", names=(Text(en="t", zh="档"),), bounds=(at,), by="printed")
        return track(plan, zero=zero, scale=scale, decimals=4, tiers=tiers)

    card = score(
        change(compose({"index": ["a"]}, normalizer="as_is")), Table(regions=["x"], columns={"a": [at]})
    ).only

    assert card.tiers().tolist() == [0]
