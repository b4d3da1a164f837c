"""Nodes from their children: missing policy, coverage, rounding, contributions, by hand."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from house import findings, only
from plans import as_it_is, node, scored, step, track

from dei_core import DeiError, Plan, compose

NAN = float("nan")
TREE = {"index": {"a": 0.5, "b": 0.3, "c": 0.2}}
COLUMNS = {
    "a": [10.0, NAN, 10.0, NAN, NAN],
    "b": [20.0, 20.0, NAN, NAN, NAN],
    "c": [30.0, 30.0, NAN, 30.0, NAN],
}


def close(found: object, expected: list[float]) -> bool:
    return bool(np.allclose(np.asarray(found), expected, rtol=1e-15, atol=0.0, equal_nan=True))


def test_refuse_gives_no_score_where_a_child_is_missing() -> None:
    """0.5 · 10 + 0.3 · 20 + 0.2 · 30 = 17 where all are there."""
    made = scored(as_it_is(TREE), COLUMNS)

    assert close(made.total, [17.0, NAN, NAN, NAN, NAN])


def test_reweight_shares_the_weight_of_what_is_missing() -> None:
    """(0.3 · 20 + 0.2 · 30) / 0.5 = 24, and so on; nothing from nothing."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)

    assert close(made.total, [17.0, 24.0, 10.0, 30.0, NAN])


def test_coverage_bars_scores_below_it() -> None:
    """The weight that is there is 1, 0.5, 0.5, 0.2 and 0: half is enough for 0.5."""
    made = scored(node(as_it_is(TREE, missing="reweight"), "index", coverage=0.5), COLUMNS)

    assert close(made.total, [17.0, 24.0, 10.0, NAN, NAN])
    assert close(made.coverage[0], [1.0, 0.5, 0.5, 0.2, 0.0])


@pytest.mark.parametrize(
    ("weights", "coverage"), [((0.1, 0.7, 0.2), 0.8), ((0.1, 0.2, 0.7), 0.3), ((0.58, 0.08, 0.34), 0.66)]
)
def test_a_coverage_met_exactly_is_met(weights: tuple[float, float, float], coverage: float) -> None:
    """0.1 and 0.7 are the 0.8 that was asked for, though their sum in doubles falls short of it."""
    tree = {"index": dict(zip("abc", weights, strict=True))}
    plan = node(as_it_is(tree, missing="reweight"), "index", coverage=coverage)
    made = scored(plan, {"a": [10.0], "b": [10.0], "c": [NAN]})

    assert close(made.total, [10.0])


@pytest.mark.parametrize("method", ["minimum", "maximum", "product"])
def test_methods_without_weights_never_make_up_for_a_missing_child(method: str) -> None:
    """There is no weight to share, so the score is missing under either policy."""
    for missing in ("refuse", "reweight"):
        plan = node(
            as_it_is(TREE, missing=missing), "index", aggregator=step("aggregator", method), missing=missing
        )
        made = scored(plan, COLUMNS)

        assert np.isnan(made.total).tolist() == [False, True, True, True, True]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("arithmetic", 24.0),
        ("geometric", (20.0**0.6) * (30.0**0.4)),
        ("harmonic", 1.0 / (0.6 / 20.0 + 0.4 / 30.0)),
    ],
)
def test_every_mean_reweights_alike(method: str, expected: float) -> None:
    """The children that are there share the weight in proportion."""
    made = scored(compose(TREE, normalizer="as_is", aggregator=method, missing="reweight"), COLUMNS)

    assert made.total[1] == pytest.approx(expected, rel=1e-14)


def test_coverage_is_of_the_leaves_through_all_levels() -> None:
    """Half of a node of weight 0.4 is 0.2 of the whole."""
    plan = as_it_is(
        {"index": {"g": 0.4, "h": 0.6}, "g": {"a": 0.5, "b": 0.5}, "h": ["c"]}, missing="reweight"
    )
    made = scored(plan, COLUMNS)
    coverage = dict(zip(plan.tracks[0].slots[3:], made.coverage, strict=True))

    assert close(coverage["g"], [1.0, 0.5, 0.5, 0.0, 0.0])
    assert close(coverage["index"], [1.0, 0.8, 0.2, 0.6, 0.0])


def test_full_coverage_is_exactly_one_beside_regions_with_gaps() -> None:
    """Ten tenths are one, whatever the others lack."""
    names = [f"i{index}" for index in range(10)]
    columns = {name: [1.0, NAN if index else 1.0] for index, name in enumerate(names)}
    tree = {"index": dict.fromkeys(names, 0.1)}

    assert scored(as_it_is(tree, missing="reweight"), columns).coverage[0][0] == 1.0


def test_rounding_happens_where_a_node_asks_for_it() -> None:
    """An index published from rounded pillars is computed from them."""
    plan = as_it_is({"index": {"g": 0.5, "c": 0.5}, "g": {"a": 0.5, "b": 0.5}})
    columns = {"a": [1.26], "b": [1.0], "c": [0.0]}

    assert scored(plan, columns).total.tolist() == [0.565]
    assert scored(node(plan, "g", round=1), columns).total.tolist() == [0.55]


def test_a_refusal_names_the_node_and_all_its_regions(monkeypatch: pytest.MonkeyPatch) -> None:
    """From every block, as one finding."""
    monkeypatch.setattr("dei_core.scoring.aggregate.BLOCK", 2)
    plan = compose({"index": ["a", "b"]}, normalizer="as_is", aggregator="geometric")
    finding = only(findings(scored, plan, {"a": [0.0, 1.0, 1.0, 0.0, 5.0], "b": [1.0, 1.0, 0.0, 1.0, 1.0]}))

    assert finding.code == "score-zero"
    assert finding.place.path == "index"
    assert finding.facts["regions"] == ["r0", "r2", "r3"]


def test_contributions_of_a_mean_by_hand() -> None:
    """Points are weight times score; a missing leaf adds nothing, and the rest takes its weight."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)
    points = made.contributions()

    assert list(points) == ["a", "b", "c"]
    assert close(points["a"], [5.0, NAN, 10.0, NAN, NAN])
    assert close(points["b"], [6.0, 12.0, NAN, NAN, NAN])
    assert close(points["c"], [6.0, 12.0, NAN, 30.0, NAN])


def test_contributions_stop_at_a_node_without_attribution() -> None:
    """A ratio cannot be split: it stands for what is below it."""
    tree = {"index": {"ratio": 0.5, "c": 0.5}, "ratio": ["a", "b"]}
    plan = node(as_it_is(tree), "ratio", aggregator=step("aggregator", "ratio"))
    made = scored(plan, {"a": [10.0], "b": [20.0], "c": [30.0]})

    assert made.total.tolist() == [40.0]
    assert {name: points.tolist() for name, points in made.contributions().items()} == {
        "c": [15.0],
        "ratio": [25.0],
    }
    assert list(made.contributions("ratio")) == ["ratio"]


def test_contributions_to_a_node_and_to_an_indicator() -> None:
    """Any slot can be taken apart; an indicator is its own."""
    plan = as_it_is({"index": ["g", "c"], "g": {"a": 0.25, "b": 0.75}})
    made = scored(plan, {"a": [8.0], "b": [4.0], "c": [1.0]})

    assert {name: points.tolist() for name, points in made.contributions("g").items()} == {
        "a": [2.0],
        "b": [3.0],
    }
    assert {name: points.tolist() for name, points in made.contributions("a").items()} == {"a": [8.0]}


def test_an_indicator_in_two_places_adds_both() -> None:
    """A shared leaf gets the sum of what it adds on each way."""
    plan = as_it_is({"index": ["g", "h"], "g": ["a", "b"], "h": ["a", "c"]}, missing="reweight")
    made = scored(plan, {"a": [8.0, NAN], "b": [4.0, 4.0], "c": [2.0, NAN]})

    assert close(made.contributions()["a"], [4.0, NAN])
    assert close(made.contributions()["b"], [1.0, 4.0])


def test_differences_contribute_with_their_sign() -> None:
    """What is taken off counts against."""
    plan = node(as_it_is({"index": ["a", "b"]}), "index", aggregator=step("aggregator", "difference"))
    points = scored(plan, {"a": [8.0, 3.0], "b": [3.0, 3.0]}).contributions()

    assert points["a"].tolist() == [8.0, 0.0]
    assert points["b"].tolist() == [-3.0, 0.0]


def test_a_score_of_zero_has_points_of_zero() -> None:
    """Nothing is divided by it."""
    plan: Plan = as_it_is(TREE)
    made = scored(plan, {name: [0.0] for name in "abc"})

    assert [points.tolist() for points in made.contributions().values()] == [[0.0]] * 3


def test_an_empty_table_has_nothing_to_score() -> None:
    """It is refused whether or not a method needs values."""
    for plan in (as_it_is(TREE), compose(TREE)):
        with pytest.raises(DeiError):
            scored(plan, {"a": [], "b": [], "c": []})


def test_a_node_beside_the_index_enters_no_other_score() -> None:
    """It is computed from what is below it."""
    plan = as_it_is({"index": ["a", "b"]})
    nodes = plan.tracks[0].nodes
    beside = attrs.evolve(nodes[0], id="best", aggregator=step("aggregator", "maximum"), level=0)
    made = scored(track(plan, nodes=(*nodes, beside)), {"a": [1.0], "b": [3.0]})

    assert made.total.tolist() == [2.0]
    assert made.score("best").tolist() == [3.0]


@pytest.mark.parametrize("missing", ["refuse", "reweight"])
def test_a_region_without_a_score_stops_no_run(missing: str) -> None:
    """A zero that a geometric mean would refuse is passed over where too much is missing for a score anyway."""
    plan = node(
        as_it_is(TREE, missing=missing), "index", aggregator=step("aggregator", "geometric"), coverage=0.6
    )
    made = scored(plan, {"a": [0.0, 4.0], "b": [NAN, 4.0], "c": [NAN, 4.0]})

    assert close(made.total, [NAN, 4.0])
