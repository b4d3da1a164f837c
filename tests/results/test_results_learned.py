"""The tables of weights in force and of what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from plans import as_it_is, fill, node, scored, step, track

from dei_core import Text, TrackScores
from dei_core.plugin import NoParams, Weigher, Weighing
from dei_core.results.learned import references_frame, weights_frame
from dei_core.scoring.learner import Learner
from dei_core.scoring.steps import Step

TREE = {"index": {"x": 0.25, "c": 0.75}, "x": {"a": 0.4, "b": 0.6}}
COLUMNS = {"a": [1.0, 2.0], "b": [3.0, 4.0], "c": [5.0, 6.0]}


def rows(made: Any) -> list[tuple[Any, ...]]:
    return list(zip(*(list(made.columns[one.name]) for one in made.fields), strict=True))


def test_weights_are_multiplied_down_to_the_index() -> None:
    """Those of the leaves sum to 1; an index has a weight of its own parts alone."""
    made = scored(as_it_is(TREE), COLUMNS)

    assert rows(weights_frame([made])) == [
        ("index", 0, "x", "a", 0.4, 0.1),
        ("index", 0, "x", "b", 0.6, 0.15),
        ("index", 0, "index", "x", 0.25, 0.25),
        ("index", 0, "index", "c", 0.75, 0.75),
    ]


def _weigh(children: Sequence[np.ndarray], params: NoParams) -> Weighing:
    spread = np.array([np.ptp(child) for child in children])
    return Weighing(weights=spread / spread.sum(), diagnostics={"spread": float(spread.sum())})


def learned() -> TrackScores:
    about = Text(en="for a test", zh="测试用")
    method = Weigher(id="t.w", apply=_weigh, about=about)
    plan = node(as_it_is(TREE), "x", weigher=Step(method=method, params=NoParams()))
    plan = node(plan, "index", normalizer=step("normalizer", "rank"))
    plan = track(plan, fit="yearly", imputer=fill("imputer", "mean"))
    columns = {"a": [0.0, 8.0, 1.0, 1.0], "b": [2.0, 2.0, 0.0, 6.0], "c": [0.0, 1.0, 2.0, 3.0]}
    return scored(plan, columns, years=[2020, 2020, 2021, 2021])


def test_weights_learned_by_year_have_a_row_for_each() -> None:
    """As they differ."""
    found = {row[1:4]: row[4] for row in rows(weights_frame([learned()]))}

    assert (found[2020, "x", "a"], found[2021, "x", "a"]) == (1.0, 0.0)
    assert found[2020, "index", "x"] == found[2021, "index", "x"] == 0.25


def test_every_number_learned_has_a_row_with_its_stage() -> None:
    """By child, as weights; by position, as the sorted scores of a small sample."""
    found = {row[1:5]: row[5] for row in rows(references_frame([learned()]))}

    assert found["weight", "x", "2020", "weights[a]"] == 1.0
    assert found["weight", "x", "2020", "spread"] == 8.0
    assert found["impute", "a", "", "fill"] == 2.5
    assert found["normalise", "index", "2021", "sorted[1]"] > found["normalise", "index", "2021", "sorted[0]"]


def test_samples_are_left_out() -> None:
    """A rank keeps every value of its column; nobody reads ten thousand of them in a table."""
    made = scored(as_it_is({"index": ["a"]}), {"a": np.arange(500.0)})
    ranked = scored(
        node(as_it_is({"index": ["a"]}), "index", normalizer=step("normalizer", "rank")),
        {"a": np.arange(500.0)},
    )

    assert rows(references_frame([made])) == []
    assert rows(references_frame([ranked])) == []
    assert len(ranked.references[Learner("normalise", "index", node=True)][""]["sorted"]) == 500


def test_a_filled_column_of_growth_keeps_its_name_and_stage() -> None:
    """Its id has the sign in it that sets the stage apart."""
    plan = as_it_is({"index": ["x@growth"]})
    made = scored(track(plan, imputer=fill("imputer", "mean")), {"x@growth": [1.0, 3.0, float("nan")]})

    assert rows(references_frame([made])) == [("index", "impute", "x@growth", "", "fill", 2.0)]
