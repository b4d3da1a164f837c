"""Regions with a gap teach a node nothing, and that is told: how many, which, and what is learned."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from every import EVERY
from plans import node, step, table, track

from dei_core import Plan, Scorecard, compose, score
from dei_core.kernel.kinds import Aggregator, Weigher
from dei_core.scoring import messages as say

NAN = float("nan")
COLUMNS = {
    "a": [10.0, 20.0, 30.0, 60.0, NAN, NAN],
    "b": [15.0, NAN, 40.0, 20.0, 50.0, NAN],
}
"""r0, r2 and r3 have both; r1 and r4 one of them; r5 neither."""
LEARN_WEIGHTS = [method.id for method in EVERY if isinstance(method, Weigher) and not method.judged]
LEARN_SCORES = [method.id for method in EVERY if isinstance(method, Aggregator) and method.fit is not None]


def told(card: Scorecard) -> list[dict[str, Any]]:
    """The facts of the findings of what is left out."""
    return [dict(item.facts) for item in card.findings if item.message is say.LEARNED_FROM_SOME]


def expected(what: str) -> dict[str, Any]:
    return {"node": "index", "what": what, "count": table(COLUMNS).part(3, 5), "regions": ["r1", "r4"]}


@pytest.mark.parametrize("missing", ["refuse", "reweight"])
@pytest.mark.parametrize("name", LEARN_WEIGHTS)
def test_a_weigher_says_from_whom_it_learned(name: str, missing: str) -> None:
    """Whatever becomes of the regions with a gap, refused or reweighted."""
    plan = compose({"index": ["a", "b"]}, normalizer="as_is", weigher=name, missing=missing)

    assert told(score(plan, table(COLUMNS))) == [expected(name)]


@pytest.mark.parametrize("name", LEARN_SCORES)
def test_an_aggregator_that_compares_says_from_whom_it_learned(name: str) -> None:
    """But for one that takes regions with a gap as they are, which passes over nobody."""
    plan = compose({"index": ["a", "b"]}, normalizer="as_is", aggregator=name)
    handles = plan.tracks[0].nodes[0].aggregator.method.handles_missing

    assert told(score(plan, table(COLUMNS))) == ([] if handles else [expected(name)])


def weighed(**more: Any) -> Plan:
    """A plan whose weights are learned by their deviation."""
    return compose({"index": ["a", "b"]}, normalizer="as_is", weigher="standard_deviation", **more)


def test_nothing_is_said_where_nobody_is_left_out() -> None:
    """Complete columns; regions without any value of the node, which are no news here; stated weights."""
    whole = {name: [value for value in column if value == value] for name, column in COLUMNS.items()}
    none = {name: [*column[:1], NAN, *column[2:4]] for name, column in COLUMNS.items()}
    none["a"][1] = NAN

    assert told(score(weighed(), table(whole))) == []
    assert told(score(weighed(), table(none))) == []
    assert told(score(compose({"index": {"a": 0.5, "b": 0.5}}, normalizer="as_is"), table(COLUMNS))) == []


def test_frozen_weights_are_not_learned_again() -> None:
    """What is taken from an earlier run leaves nobody out of it."""
    plan = weighed()
    known = score(plan, table(COLUMNS)).only.references

    assert told(score(track(plan, references=known), table(COLUMNS))) == []


def test_each_group_is_told_by_itself() -> None:
    """Learned year by year, the regions of one year alone; learned from a base year, those of that year."""
    years = (2020, 2020, 2020, 2020, 2021, 2021)
    columns = {"a": [10.0, 20.0, 30.0, NAN, 5.0, 7.0], "b": [15.0, 1.0, 40.0, 20.0, 50.0, 3.0]}
    yearly = score(track(weighed(), fit="yearly"), table(columns, years=years))
    based = score(track(weighed(), base=2021), table(columns, years=years))

    assert [(item["count"].en, item["regions"]) for item in told(yearly)] == [
        ("3 of 4 region-years", ["r3 (2020)"])
    ]
    assert told(based) == []


def test_a_node_that_learns_a_scale_leaves_nobody_out() -> None:
    """Its normalizer learns from all scores that there are: a region without one has no score to teach."""
    plan = compose({"index": ["a", "b"]}, normalizer="as_is", missing="reweight")
    made = score(node(plan, "index", normalizer=step("normalizer", "minmax")), table(COLUMNS))

    assert told(made) == []
    assert np.nanmax(made.only.total) == 100.0
