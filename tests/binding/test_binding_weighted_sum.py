"""Sums whose stated weights add up to something else than 1, and coefficients: the true ones in every output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from house import House, findings, only, towns
from plans import node, table

from dei_core import Scenario, TrackScores, compose, explain, rescore, score
from dei_core.binding import messages as say
from dei_core.binding import messages_composing as say_composing
from dei_core.editions.lock import track_lock
from dei_core.results.learned import weights_frame
from dei_core.scoring.record import track_record

SHARES = {"infrastructure": 0.333, "economy": 0.1, "society": 0.2, "government": 0.2, "ecology": 0.166}
"""They add up to 0.999."""
NAN = float("nan")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An index with published weights of 0.999 in all."""
    house = House(tmp_path)
    house.dated[0]["shares"]["index"] = dict(SHARES)
    return house


def scored(house: House) -> TrackScores:
    return score(house.plan(), towns()).only


def test_other_totals_are_refused_by_default(house: House) -> None:
    """The mend names the honest way."""
    finding = only(house.findings())

    assert finding.message is say.WEIGHTS_SUM
    assert "sum to 0.999, not to 1" in finding.says()
    assert 'method = "weighted_sum"' in finding.mend()
    assert 'method = "weighted_sum"' in finding.mend("zh")


def test_a_weighted_sum_takes_them_as_they_are(house: House) -> None:
    """The score is the sum of score times weight: 0.999 of a mean; contributions add up to it."""
    house.nodes["index"]["method"] = "weighted_sum"
    track = scored(house)
    by_hand = sum(weight * track.score(name) for name, weight in SHARES.items())

    np.testing.assert_allclose(track.total, by_hand, rtol=1e-13)
    np.testing.assert_allclose(sum(track.contributions("index").values()), track.total, rtol=1e-13)


def test_the_weights_are_told_as_they_are(house: House) -> None:
    """In the plan, the lock, the weights in force and in the index, and the explanation."""
    house.nodes["index"]["method"] = "weighted_sum"
    track = scored(house)
    root = track.plan.node(track.plan.root)
    columns = weights_frame([track]).columns
    rows = zip(columns["node"], columns["child"], columns["weight"], columns["effective"], strict=True)
    index = {child: (weight, reach) for name, child, weight, reach in rows if name == "index"}
    lines = {line.id: line.weight for line in explain(track, "a").top.children}

    assert root.weights == tuple(SHARES.values())
    assert track_lock(track_record(track.plan))["node"]["index"]["weights"] == SHARES
    assert index == {name: (weight, weight) for name, weight in SHARES.items()}
    assert lines == SHARES
    assert "whatever the weights add up to" in explain(track, "a").top.about.en


@pytest.mark.parametrize("total", [0.999, 1.0, 3.0, 250.0])
def test_a_missing_child_leaves_what_the_weights_add_up_to(total: float) -> None:
    """Reweighted, those that are there grow in proportion to the stated total: equal scores keep their sum."""
    weights = {"a": 0.5 * total, "b": 0.3 * total, "c": 0.2 * total}
    plan = compose({"index": weights}, normalizer="as_is", aggregator="weighted_sum", missing="reweight")

    track = score(plan, table({"a": [60.0, 60.0, 10.0], "b": [60.0, NAN, NAN], "c": [60.0, 60.0, 40.0]})).only

    np.testing.assert_allclose(track.total[:2], [60.0 * total, 60.0 * total], rtol=1e-12)
    np.testing.assert_allclose(track.total[2], total * (0.5 * 10.0 + 0.2 * 40.0) / 0.7, rtol=1e-12)
    np.testing.assert_allclose(track.coverage[0], [1.0, 0.7, 0.7], rtol=1e-12)
    parts = np.nan_to_num(np.array(list(track.contributions("index").values()))).sum(axis=0)
    np.testing.assert_allclose(parts, track.total, rtol=1e-12)


def test_coverage_is_of_the_weight_there_is(house: House) -> None:
    """Half of a total of 0.999 is 0.4995, not 0.5."""

    weights = {"a": 0.4995, "b": 0.4995}
    plan = compose({"index": weights}, normalizer="as_is", aggregator="weighted_sum", missing="reweight")
    made = score(node(plan, "index", coverage=0.5), table({"a": [60.0, 60.0], "b": [60.0, NAN]})).only

    assert made.coverage[0].tolist() == [1.0, 0.5]
    np.testing.assert_allclose(made.total, [59.94, 59.94], rtol=1e-13)


def test_whole_weights_make_exact_sums() -> None:
    """Weights of 2 and 1 of decimals: no rounding creeps in, whatever the order of the children."""

    columns = {"a": [0.1, 33.3], "b": [0.2, 66.7]}
    one = compose({"index": {"a": 2.0, "b": 1.0}}, normalizer="as_is", aggregator="weighted_sum")
    other = compose({"index": {"b": 1.0, "a": 2.0}}, normalizer="as_is", aggregator="weighted_sum")

    assert score(one, table(columns)).only.total.tolist() == [0.4, 133.3]
    assert score(other, table(columns)).only.total.tolist() == [0.4, 133.3]


def test_compose_refuses_other_totals_and_names_the_way() -> None:
    """As in TOML."""

    finding = only(findings(compose, {"index": {"a": 0.5, "b": 0.499}}))

    assert finding.message is say_composing.COMPOSED_WEIGHTS
    assert 'aggregator="weighted_sum"' in finding.mend()
    plan = compose({"index": {"a": 0.5, "b": 0.499}}, aggregator="weighted_sum")
    assert plan.tracks[0].nodes[0].weights == (0.5, 0.499)


def test_without_a_part_the_rest_grow_to_the_stated_total() -> None:
    """A total of 3 stays 3."""

    plan = compose({"index": {"a": 1.0, "b": 1.5, "c": 0.5}}, normalizer="as_is", aggregator="weighted_sum")
    track = score(plan, table({"a": [10.0], "b": [20.0], "c": [40.0]})).only

    np.testing.assert_allclose(
        rescore(track, Scenario(without=["b"])).total, [3.0 * (10.0 * 2 + 40.0) / 3.0], rtol=1e-13
    )


def test_weights_by_group_may_each_have_a_total(house: House) -> None:
    """East adds up to 0.999, west to 1.2."""
    house.nodes["index"]["method"] = "weighted_sum"
    house.dated[0] |= {"by": "side", "when": {"west": {"index": {"economy": 0.301}}}}
    house.edition["dataset"]["towns"]["traits"] = {"side": "side"}
    track = scored(house)
    west = {**SHARES, "economy": 0.301}
    by_hand = [
        sum((west if side == "west" else SHARES)[name] * track.score(name)[row] for name in SHARES)
        for row, side in enumerate(track.table.traits["town.side"])
    ]

    np.testing.assert_allclose(track.total, by_hand, rtol=1e-13)
    np.testing.assert_allclose(sum(track.contributions("index").values()), track.total, rtol=1e-12)


FACTORS: dict[str, Any] = {"fibre": 1.5, "density": -0.5}


@pytest.mark.parametrize("given", [FACTORS, {"town.fibre": 1.5, "base.density": -0.5}, [1.5, -0.5]])
def test_coefficients_are_stated_by_child_and_told(tmp_path: Path, given: Any) -> None:
    """By bare or full name in any order, or as a list in the order of the children."""
    house = House(tmp_path)
    house.nodes["infrastructure"] |= {"method": "linear", "params": {"coefficients": given}}
    del house.dated[0]["shares"]["infrastructure"]
    track = scored(house)
    children = {"town.fibre": 1.5, "base.density": -0.5}
    by_hand = sum(factor * track.score(name) for name, factor in children.items())
    columns = weights_frame([track]).columns
    rows = zip(columns["node"], columns["child"], columns["weight"], strict=True)
    line = next(line for line in explain(track, "a").top.walk() if line.id == "infrastructure")

    np.testing.assert_allclose(track.score("infrastructure"), by_hand, rtol=1e-13)
    assert {child: weight for name, child, weight in rows if name == "infrastructure"} == children
    assert {child.id: child.weight for child in line.children} == children
    assert track_lock(track_record(track.plan))["node"]["infrastructure"]["weights"] == children
    parts = track.contributions("infrastructure")
    np.testing.assert_allclose(sum(parts.values()), track.score("infrastructure"), rtol=1e-12)


def test_coefficients_have_to_cover_the_children(tmp_path: Path) -> None:
    """What is left out, and what is none of them."""
    house = House(tmp_path)
    house.nodes["infrastructure"] |= {
        "method": "linear",
        "params": {"coefficients": {"fibre": 1.5, "fibr": 1.0}},
    }
    messages = {item.message for item in house.findings()}

    assert {say.WEIGHTS_MISS, say.WEIGHTS_EXCEED} <= messages


def test_a_part_of_a_linear_node_can_be_left_out() -> None:
    """Its term goes, and the other coefficients stay what they are, also where they cancel."""

    plan = compose(
        {"index": ["a", "b", "c"]},
        normalizer="as_is",
        aggregator="linear",
        aggregator_params={"coefficients": (1.0, 1.0, -1.0)},
    )
    track = score(plan, table({"a": [10.0], "b": [20.0], "c": [5.0]})).only

    assert track.total.tolist() == [25.0]
    assert track.weights("index")[:, 0].tolist() == [1.0, 1.0, -1.0]
    assert rescore(track, Scenario(without="a")).total.tolist() == [15.0]


def test_weights_of_the_regions_themselves_may_be_unknown(tmp_path: Path) -> None:
    """Measured weights are shares and add up to 1, whatever adds them; a region without them has no score, no data."""
    house = House(tmp_path)
    house.nodes["infrastructure"]["method"] = "weighted_sum"
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0]["measured"] = {"infrastructure": {"fibre": "base.people", "base.density": "base.area"}}
    given = towns()
    columns = {
        **{name: np.array(column) for name, column in given.columns.items()},
        "base.density": np.arange(4.0),
    }
    columns["base.people"][3] = NAN
    track = score(house.plan(), attrs.evolve(given, columns=columns)).only
    del house.nodes["infrastructure"]["method"]
    mean = score(house.plan(), attrs.evolve(given, columns=columns)).only

    assert np.isnan(track.score("infrastructure")[3])
    np.testing.assert_allclose(track.score("infrastructure"), mean.score("infrastructure"), rtol=1e-14)
    np.testing.assert_allclose(track.coverage, mean.coverage, rtol=1e-14)
