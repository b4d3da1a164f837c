"""Scenarios: other weights, scores and targets, fewer parts and regions, and many weights at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
import pytest
from house import findings, only
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, bits, forests, node, random_columns, scored, shares, step, table, track

from dei_core import Plan, Scenario, Scorecard, TrackScores, compose, rescore, score
from dei_core.ids import NOT_A_CHOICE
from dei_core.scoring import messages as say_scoring
from dei_core.scoring import messages_scenario as say

NAN = float("nan")
TREE = {"index": {"x": 0.4, "c": 0.6}, "x": {"a": 0.2, "b": 0.3, "d": 0.5}}
COLUMNS = {"a": [10.0, 20.0, 30.0], "b": [50.0, 60.0, 90.0], "c": [5.0, 5.0, 10.0], "d": [1.0, 2.0, 4.0]}


def made(missing: str = "reweight", **more: Any) -> TrackScores:
    return scored(as_it_is(TREE, missing=missing), COLUMNS, **more)


def weights(track: TrackScores, name: str) -> list[float]:
    return track.weights(name)[:, 0].tolist()


@st.composite
def weighings(draw: st.DrawFn, plan: Plan) -> dict[str, dict[str, float]]:
    """Whole weights of some nodes of a random plan, of two decimals."""
    track = plan.tracks[0]
    chosen = draw(
        st.lists(st.sampled_from(track.nodes), min_size=1, max_size=3, unique_by=lambda one: one.id)
    )
    return {one.id: draw(shares([track.slots[slot] for slot in one.children])) for one in chosen}


def under(plan: Plan, said: Mapping[str, Mapping[str, float]]) -> Plan:
    """A plan that states these weights itself."""
    slots = plan.tracks[0].slots
    for item in plan.tracks[0].nodes:
        if item.id in said and attrs.asdict(item, recurse=False):
            stated = tuple(said[item.id][slots[slot]] for slot in item.children)
            plan = node(plan, item.id, weights=stated)
    return plan


def weighable(plan: Plan, said: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Those of the nodes whose methods go by weights at all."""
    none = {item.id for item in plan.tracks[0].nodes if not item.aggregator.method.weighted}
    return {name: inside for name, inside in said.items() if name not in none}


@given(st.data())
def test_weights_of_a_scenario_give_the_bits_of_an_edition_that_states_them(data: st.DataObject) -> None:
    """Whatever the methods, policies, roundings and gaps of the plan are, and whether it learns anew or not."""
    plan = data.draw(forests())
    said = weighable(plan, data.draw(weighings(plan)))
    columns = random_columns(plan.tracks[0], 7, data.draw(st.integers(0, 99)))
    again = rescore(
        scored(plan, columns), Scenario(weights=said, learn=data.draw(st.sampled_from(("frozen", "anew"))))
    )
    wanted = scored(under(plan, said), columns)

    assert bits(again.values) == bits(wanted.values)
    assert bits(again.coverage) == bits(wanted.coverage)
    assert bits(again.ranks()) == bits(wanted.ranks())


@given(st.data())
def test_every_draw_is_the_scenario_of_its_weights(data: st.DataObject) -> None:
    """The same regions have a score, and the same one but for the last bits."""
    plan = data.draw(forests())
    columns = random_columns(plan.tracks[0], 5, data.draw(st.integers(0, 99)))
    card = scored(plan, columns)
    many = [weighable(plan, data.draw(weighings(plan))) for _ in range(3)]
    names = set.intersection(*(set(one) for one in many))
    drawn = {name: {child: [one[name][child] for one in many] for child in many[0][name]} for name in names}
    asked = [item.id for item in plan.tracks[0].nodes]
    if not names:
        return
    found = rescore(card, Scenario(weights=drawn), nodes=asked)

    for place, one in enumerate(many):
        alone = rescore(card, Scenario(weights={name: one[name] for name in names}))
        for name in asked:
            rounds = alone.plan.node(alone.plan.slot(name)).round is not None
            there = ~np.isnan(alone.score(name))
            np.testing.assert_array_equal(np.isnan(found[name][place]), ~there)
            near = 0.11 if rounds else 1e-9
            if not any(item.round is not None for item in plan.tracks[0].nodes) or rounds:
                np.testing.assert_allclose(found[name][place], alone.score(name), rtol=1e-12, atol=near)


@given(st.lists(st.integers(1, 9), min_size=5, max_size=5), st.booleans())
def test_draws_of_means_of_means_are_one_product(parts: list[int], gaps: bool) -> None:
    """All nodes drawn at once, on data without gaps and with some, and a weight that is not drawn."""
    columns = {**COLUMNS, "d": [1.0, NAN, 4.0] if gaps else COLUMNS["d"]}
    card = scored(as_it_is(TREE, missing="reweight"), columns)
    top = np.array([[part / 10, 1.0 - part / 10] for part in parts])
    low = {"a": np.array(parts) / 20, "b": 0.25, "d": 0.75 - np.array(parts) / 20}
    found = rescore(card, Scenario(weights={"index": top, "x": low}), nodes=["index", "x", "a", "c"])

    assert found["index"].shape == (5, 3)
    for place in range(5):
        said = {
            "index": {"x": top[place, 0], "c": top[place, 1]},
            "x": {"a": low["a"][place], "b": 0.25, "d": low["d"][place]},
        }
        alone = rescore(card, Scenario(weights=said))
        for name, scores in found.items():
            np.testing.assert_allclose(scores[place], alone.score(name), rtol=1e-13)


@pytest.mark.parametrize("policy", ["refuse", "reweight"])
@pytest.mark.parametrize("limits", [{}, {"coverage": 0.5}, {"least": 2}])
def test_draws_with_gaps_are_the_scores_of_their_weights(policy: str, limits: dict[str, Any]) -> None:
    """Whatever is missing, on whichever level, and where it depends on the draw whether enough is there."""
    random = np.random.default_rng(2022)
    tree = {"index": ["p", "q"], "p": ["d", "e", "x6"], "q": ["f", "x7"]}
    tree |= {name: [f"x{2 * place}", f"x{2 * place + 1}"] for place, name in enumerate("def")}
    columns = {f"x{place}": random.uniform(0.0, 100.0, 60) for place in range(8)}
    for column in columns.values():
        column[random.random(60) < 0.3] = NAN
    plan = as_it_is({name: dict.fromkeys(inside, 1 / len(inside)) for name, inside in tree.items()})
    for name in tree:
        plan = node(plan, name, missing=policy, **limits)
    card = scored(node(plan, "e", round=1), {name: column.tolist() for name, column in columns.items()})
    drawn = {name: random.dirichlet(np.ones(len(inside)), 20) for name, inside in tree.items() if name != "q"}
    found = rescore(card, Scenario(weights=drawn), nodes=list(tree))

    for place in range(20):
        said = {
            name: dict(zip(tree[name], many[place].tolist(), strict=True)) for name, many in drawn.items()
        }
        alone = rescore(card, Scenario(weights=said))
        for name, scores in found.items():
            np.testing.assert_allclose(scores[place], alone.score(name), rtol=1e-12, atol=1e-12)
    lacking = np.isnan(found["d"])
    assert lacking.all(axis=0).any()
    assert (policy == "reweight" and "coverage" in limits) == bool(
        (lacking.any(axis=0) & ~lacking.all(axis=0)).any()
    )


def test_draws_in_blocks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few fit at a time."""
    card = scored(as_it_is(TREE, missing="reweight"), {**COLUMNS, "d": [1.0, NAN, 4.0]})
    low = np.array([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4], [0.5, 0.4, 0.1]])
    scenario = Scenario(weights={"x": low}, targets={"x": {"r0": 30.0}}, scores={"x": {"r2": 7.0}})
    whole = rescore(card, scenario, nodes=["index", "x"])
    monkeypatch.setattr("dei_core.scoring.draws._CELLS", 1)
    parts = rescore(card, scenario, nodes=["index", "x"])

    for name, scores in whole.items():
        np.testing.assert_allclose(parts[name], scores, rtol=1e-14)
    assert whole["x"][:, 2].tolist() == [7.0] * 3
    assert whole["x"][:, 0].min() == 30.0


def test_draws_pass_what_was_learned_on() -> None:
    """A node above that learned keeps it, region by region of its own weights or not."""
    plan = node(as_it_is(TREE), "index", normalizer=step("normalizer", "minmax"))
    plan = node(plan, "x", normalizer=step("normalizer", "minmax"))
    columns = {name: [*column, 3.0] for name, column in COLUMNS.items()}
    card = scored(track(plan, fit="yearly"), columns, years=[2001, 2001, 2002, 2002])
    low = np.array([[0.1, 0.2, 0.7], [0.3, 0.3, 0.4]])
    found = rescore(card, Scenario(weights={"x": low}), nodes=["index"])["index"]

    for place, row in enumerate(low):
        alone = rescore(card, Scenario(weights={"x": dict(zip("abd", row.tolist(), strict=True))}))
        np.testing.assert_allclose(found[place], alone.total, rtol=1e-12)


def test_some_weights_and_the_rest_in_proportion() -> None:
    """In exact arithmetic: of 0.2, 0.3 and 0.5, with 0.5 for a, b and d keep 3 to 5."""
    found = rescore(made(), Scenario(weights={"x": {"a": 0.5}}, rest="proportional"))

    assert weights(found, "x") == [0.5, 3 / 16, 5 / 16]
    drawn = rescore(made(), Scenario(weights={"x": {"a": [0.5, 0.2]}}, rest="proportional"), nodes="x")["x"]
    np.testing.assert_allclose(drawn, [found.score("x"), made().score("x")], rtol=1e-14)


def test_some_weights_and_the_rest_as_they_are() -> None:
    """They add up to 1 all the same."""
    found = rescore(made(), Scenario(weights={"x": {"a": 0.4, "b": 0.1}}, rest="kept"))

    assert weights(found, "x") == [0.4, 0.1, 0.5]


def test_a_weighted_sum_takes_any_total() -> None:
    """And shares what was left of its own total."""
    plan = compose({"index": {"a": 1.0, "b": 1.5, "c": 0.5}}, normalizer="as_is", aggregator="weighted_sum")
    card = scored(plan, {name: COLUMNS[name] for name in "abc"})

    assert weights(rescore(card, Scenario(weights={"index": {"a": 2, "b": -1, "c": 5}})), "index") == [
        2,
        -1,
        5,
    ]
    shared = rescore(card, Scenario(weights={"index": {"a": 2}}, rest="proportional"))
    assert weights(shared, "index") == [2.0, 0.75, 0.25]


@pytest.mark.parametrize(
    ("said", "rest", "message"),
    [
        ({"a": 0.5}, None, say.WEIGHTS_OF_SOME),
        ({"a": 0.5, "b": 0.5, "d": 0.1}, None, say.WEIGHTS_TOTAL),
        ({"a": 0.5}, "kept", say.WEIGHTS_TOTAL),
        ({"a": 1e308, "b": 1e308, "d": 0.0}, None, say.WEIGHTS_TOTAL),
        ({"a": 1.5}, "proportional", say.WEIGHTS_LEAVE),
        ({"a": 1e308, "b": 1e308}, "proportional", say.WEIGHTS_LEAVE),
        ({"a": -0.5, "b": 1.0, "d": 0.5}, None, say.WEIGHT_BELOW_ZERO),
        ({"a": "0.5", "b": 0.0, "d": 0.5}, None, say.NOT_WEIGHTS),
        ({"a": NAN, "b": 0.0, "d": 0.5}, None, say.NOT_WEIGHTS),
        ({"a": [[1.0]], "b": 0.0, "d": 0.5}, None, say.NOT_WEIGHTS),
        ({"a": [0.1, 0.2], "b": [0.1, 0.2, 0.3], "d": 0.5}, None, say.NOT_WEIGHTS),
        (0.5, None, say.NOT_WEIGHTS),
        ([[0.5, 0.3, 0.2], [0.5]], None, say.NOT_WEIGHTS),
        (np.ma.array([[0.5, 0.3, 0.2]], mask=[[0, 0, 1]]), None, say.NOT_WEIGHTS),
        ({"a": np.ma.array([0.5], mask=[1]), "b": 0.3, "d": 0.2}, None, say.NOT_WEIGHTS),
        ([[0.5, 0.5]], None, say.NOT_WEIGHTS),
        ({"a": 0.5, "b": 0.0, "e": 0.5}, None, say.NOT_A_CHILD),
    ],
)
def test_weights_that_are_none_are_refused(said: Any, rest: Any, message: Any) -> None:
    """Nothing is rescaled unless it is said how."""
    found = findings(rescore, made(), Scenario(weights={"x": said}, rest=rest), nodes="x")

    assert message in {finding.message for finding in found}
    assert {finding.place.path.partition(".")[0] for finding in found if finding.place.path} == {"weights"}


def test_draws_of_nodes_are_as_many() -> None:
    """And the nodes whose scores are wanted are named, which are those of one track."""
    two = {"index": [[0.5, 0.5], [0.4, 0.6]], "x": [[0.1, 0.2, 0.7]] * 3}
    assert only(findings(rescore, made(), Scenario(weights=two), nodes="x")).message is say.NOT_WEIGHTS
    drawn = Scenario(weights={"index": two["index"]})
    assert only(findings(rescore, made(), drawn)).message is say.DRAWS_ASK
    several = Scorecard({"one": made(), "two": made()})
    assert only(findings(rescore, several, drawn, nodes="x")).message is say.ONE_TRACK
    assert only(findings(rescore, made(), drawn, nodes=["y"])).message is say_scoring.NO_PART


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"weigher": step("weigher", "standard_deviation")}, "standard_deviation"),
        ({"aggregator": step("aggregator", "minimum")}, "no weights"),
        ({"aggregator": step("aggregator", "linear", coefficients=(1.0, 1.0, 1.0))}, "coefficients"),
    ],
)
def test_weights_that_a_method_has_otherwise_cannot_be_set(changes: Any, why: str) -> None:
    """By name."""
    card = scored(node(as_it_is(TREE), "x", **changes), COLUMNS)
    finding = only(findings(rescore, card, Scenario(weights={"x": {"a": 0.2, "b": 0.3, "d": 0.5}})))

    assert finding.message is say.WEIGHTS_FIXED
    assert why in finding.says("en")


@pytest.mark.parametrize(
    ("changes", "scenario", "what"),
    [
        ({"weigher": step("weigher", "standard_deviation")}, Scenario(without="a"), "standard_deviation"),
        ({"aggregator": step("aggregator", "topsis")}, Scenario(without="a"), "topsis"),
        (
            {"aggregator": step("aggregator", "topsis")},
            Scenario(weights={"x": {"a": 0.3, "b": 0.3, "d": 0.4}}),
            "topsis",
        ),
    ],
)
def test_what_was_learned_with_others_is_refused_or_learned_anew(
    changes: Any, scenario: Scenario, what: str
) -> None:
    """Anew, it is what a run with these parts learns."""
    plan = node(as_it_is(TREE), "x", **changes)
    finding = only(findings(rescore, scored(plan, COLUMNS), scenario))

    assert finding.message is say.LEARNED
    assert what in finding.says("en")
    again = rescore(scored(plan, COLUMNS), attrs.evolve(scenario, learn="anew"))
    small = {"index": TREE["index"], "x": {"b": 0.375, "d": 0.625}}
    tree = small if scenario.without else {**TREE, "x": {"a": 0.3, "b": 0.3, "d": 0.4}}
    wanted = scored(node(as_it_is(tree), "x", **changes), COLUMNS)
    assert bits(again.total) == bits(wanted.total)


def test_draws_that_would_be_learned_from_are_refused() -> None:
    """A node above the drawn ones learns from every draw; frozen, it keeps what it has."""
    plan = node(as_it_is(TREE), "index", normalizer=step("normalizer", "minmax"))
    card = scored(plan, COLUMNS)
    drawn = {"x": [[0.1, 0.2, 0.7], [0.3, 0.3, 0.4]]}

    anew = Scenario(weights=drawn, learn="anew")
    assert only(findings(rescore, card, anew, nodes="index")).message is say.DRAWS_LEARN
    assert rescore(card, Scenario(weights=drawn), nodes="index")["index"].shape == (2, 3)


def test_what_a_method_refuses_in_a_draw_is_named() -> None:
    """With the regions, once."""
    plan = compose({"index": {"a": 1.0, "c": 1.0}}, normalizer="as_is", aggregator="weighted_sum")
    plan = compose({"top": ["index", "b"], "index": {"a": 0.5, "c": 0.5}}, normalizer="as_is")
    plan = node(plan, "index", aggregator=step("aggregator", "weighted_sum"))
    plan = node(plan, "top", aggregator=step("aggregator", "geometric"))
    card = scored(plan, {name: COLUMNS[name] for name in "abc"})
    drawn = Scenario(weights={"index": [[1.0, 1.0], [1.0, -9.0]]})
    finding = only(findings(rescore, card, drawn, nodes="top"))

    assert finding.code == "score-negative"
    assert finding.facts["regions"] == ["r0", "r1", "r2"]


def test_scores_are_set_region_by_region_and_for_nodes() -> None:
    """The others keep theirs; NaN takes one away."""
    card = made("refuse")
    found = rescore(card, Scenario(scores={"x": {"r1": 80.0}, "c": {"r0": 50}}))

    assert found.score("x").tolist() == [card.score("x")[0], 80.0, card.score("x")[2]]
    assert found.score("c").tolist() == [50.0, 5.0, 10.0]
    assert found.total[1] == pytest.approx(0.4 * 80 + 0.6 * 5)
    assert np.isnan(rescore(card, Scenario(scores={"x": [1.0, NAN, 2.0]})).total[1])
    assert found.total[2] == card.total[2]


def test_a_target_is_reached_and_nobody_falls_back_to_it() -> None:
    """Where there is no score, there is one then."""
    card = scored(as_it_is(TREE, missing="refuse"), {**COLUMNS, "a": [NAN, 20.0, 30.0]})
    found = rescore(card, Scenario(targets={"x": {"r0": 30.0, "r1": 30.0, "r2": 30.0}, "c": {"r2": 1}}))

    assert found.score("x").tolist() == [30.0, 30.0, card.score("x")[2]]
    assert found.score("c").tolist() == card.score("c").tolist()


@pytest.mark.parametrize("value", ["80", True, NAN, float("inf"), None])
def test_a_score_of_a_region_is_a_number(value: Any) -> None:
    for field in ("scores", "targets"):
        finding = only(findings(rescore, made(), Scenario(**{field: {"x": {"r1": value}}})))
        assert (finding.message, finding.place.path) == (say.NOT_A_SCORE, f"{field}.x.r1")


def test_targets_are_said_by_region() -> None:
    assert only(findings(rescore, made(), Scenario(targets={"x": [1, 2, 3]}))).message is say.NOT_BY_REGION


def test_regions_leave_and_the_others_keep_their_scores_to_the_bit() -> None:
    """As goalposts stay; learned anew, they are those of a run of the others."""
    plan = compose(TREE, normalizer="minmax", weigher="standard_deviation")
    columns = {**COLUMNS, "c": [5.0, 6.0, 10.0]}
    card = scored(plan, columns)
    without = rescore(card, Scenario(without="r2"))
    anew = rescore(card, Scenario(without="r2", learn="anew"))
    few = scored(plan, {name: column[:2] for name, column in columns.items()})

    assert without.table.regions == ("r0", "r1")
    assert bits(without.values) == bits(card.values[:, :2])
    assert without.ranks().tolist() == [2.0, 1.0]
    assert bits(anew.values) == bits(few.values)


def test_a_region_of_one_year_leaves_by_its_label() -> None:
    """By its code, with all years."""
    plan = as_it_is({"index": ["a"]})
    card = score(plan, table({"a": [1.0, 2.0, 3.0]}, years=[2001, 2001, 2001])).only

    assert rescore(card, Scenario(without="r1 (2001)")).table.regions == ("r0", "r2")
    assert only(findings(rescore, card, Scenario(without="r1 (2002)"))).message is say.NOT_TO_LEAVE_OUT


def test_without_a_part_is_the_run_of_an_edition_without_it() -> None:
    """What nothing else is made of is not there any more."""
    card = made()
    found = rescore(card, Scenario(without="x", learn="anew"))

    assert found.plan.slots == ("c", "index")
    assert bits(found.total) == bits(scored(as_it_is({"index": ["c"]}), COLUMNS).total)


def test_nothing_left_is_refused() -> None:
    for without in (["x", "c"], "index", ["r0", "r1", "r2"]):
        assert only(findings(rescore, made(), Scenario(without=without))).message is say.NOTHING_LEFT


def test_what_is_left_out_cannot_be_changed_as_well() -> None:
    """All of it at once."""
    scenario = Scenario(
        without="x", weights={"x": {"a": 1.0}}, scores={"a": {"r0": 1}}, targets={"x": {"r0": 1}}
    )

    assert {one.message for one in findings(rescore, made(), scenario)} == {say.LEFT_OUT}
    asked = findings(rescore, made(), Scenario(without="a", learn="changed"), nodes=["a"])
    assert only(asked).message is say.LEFT_OUT


def test_a_word_for_two_things_is_refused() -> None:
    plan = as_it_is({"index": ["r0", "b"]})
    card = scored(plan, {"r0": [1.0, 2.0], "b": [3.0, 4.0]})

    assert only(findings(rescore, card, Scenario(without="r0"))).message is say.TWO_THINGS


@pytest.mark.parametrize("field", ["rest", "learn"])
def test_words_that_are_no_choice_are_refused(field: str) -> None:
    found = only(findings(rescore, made(), Scenario(**{field: "proportionel"})))

    assert (found.message, found.place.path) == (NOT_A_CHOICE, field)


def test_a_scenario_for_all_tracks_changes_what_each_knows() -> None:
    """One by track has to know all that it says; a track that is not named stays as it is."""
    other = scored(as_it_is({"index": {"c": 0.5, "z": 0.5}}), {"c": [1.0], "z": [3.0]})
    card = Scorecard({"one": made(), "two": other})
    both = rescore(card, Scenario(without=["z", "a"], targets={"c": {"r0": 9.0, "r2": 20}}))
    found = findings(rescore, card, {"two": Scenario(without="a"), "thre": Scenario(), "one": 5})

    assert weights(both["one"], "x") == [0.375, 0.625]
    assert both["two"].total.tolist() == [9.0]
    assert [one.message for one in found] == [
        say.NOT_TO_LEAVE_OUT,
        say_scoring.UNKNOWN_TRACK,
        say.NOT_A_SCENARIO,
    ]
    assert rescore(card, {"two": Scenario()})["one"] is card["one"]
