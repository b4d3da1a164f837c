"""What the index would be with other scores, or without some parts."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas
import pytest
from house import findings
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, bits, node, scored, step, table, track

from dei_core import Scenario, TrackScores, rescore, score
from dei_core.plugin import Column
from dei_core.scoring import messages as say
from dei_core.scoring import messages_scenario as say_scenario

NAN = float("nan")
TREE = {"index": {"x": 0.5, "c": 0.5}, "x": {"a": 0.2, "b": 0.8}}
COLUMNS = {"a": [10.0, 20.0, 30.0], "b": [50.0, 60.0, NAN], "c": [5.0, 5.0, 10.0]}


def without(made: TrackScores, *names: str, node: str | None = None) -> Column:
    """A node, by default the index, without some parts; nodes that lose a child learn again."""
    after = rescore(made, Scenario(without=names, learn="changed"))
    return after.total if node is None else after.score(node)


def test_other_scores_give_the_index_of_other_data() -> None:
    """To the bit what a new run with these data gives."""
    plan = as_it_is(TREE, missing="reweight")
    changed = {**COLUMNS, "a": [0.0, 99.0, NAN]}

    made = rescore(scored(plan, COLUMNS), Scenario(scores={"a": np.array(changed["a"])}))

    assert bits(made.total) == bits(scored(plan, changed).total)


def test_no_change_gives_the_index_itself() -> None:
    """And a node's own score where it is asked for."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)

    assert bits(rescore(made, Scenario()).total) == bits(made.total)
    assert bits(rescore(made, Scenario(), nodes=["x"])["x"]) == bits(made.score("x"))


def test_a_part_taken_out_leaves_its_weight_to_its_siblings() -> None:
    """Without b, x is a; without a and b, x goes too and the index is c."""
    made = scored(as_it_is(TREE, missing="refuse"), {**COLUMNS, "b": [50.0, 60.0, 70.0]})

    assert without(made, "b").tolist() == [7.5, 12.5, 20.0]
    assert without(made, "a", "b").tolist() == [5.0, 5.0, 10.0]
    assert without(made, "x").tolist() == [5.0, 5.0, 10.0]
    assert rescore(made, Scenario(without=["a", "b"])).plan.slots == ("c", "index")


def test_a_node_that_loses_no_child_keeps_what_it_learned() -> None:
    """c's replacement does not move the goalposts of x, whose own loss does."""
    plan = node(as_it_is(TREE), "x", normalizer=step("normalizer", "minmax"))
    made = scored(plan, {"a": [10.0, 20.0, 40.0], "b": [0.0, 0.0, 0.0], "c": [0.0, 0.0, 0.0]})

    other = Scenario(scores={"a": np.array([10.0, 20.0, 160.0])})

    assert rescore(made, other).total.tolist()[2] > 50.0
    assert without(made, "b").tolist() == made.total.tolist()


def test_unknown_names_are_refused_all_at_once() -> None:
    """With the names that are near."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)
    wrong = Scenario(
        weights={"a": {"x": 1.0}},
        scores={"q": np.zeros(3), "x": {"r9": 1.0}},
        targets={"y": {"r1": 1.0}},
        without=["inde", "r7"],
    )
    found = findings(rescore, made, wrong)

    assert [(finding.message, finding.place.path, finding.facts["name"]) for finding in found] == [
        (say_scenario.NOT_TO_LEAVE_OUT, "without", "inde"),
        (say_scenario.NOT_TO_LEAVE_OUT, "without", "r7"),
        (say.NO_NODE, "weights", "a"),
        (say.NO_PART, "scores", "q"),
        (say_scenario.NOT_A_REGION, "scores.x", "r9"),
        (say.NO_PART, "targets", "y"),
    ]
    assert "did you mean 'index'?" in found[0].says("en")


def test_one_word_is_one_part() -> None:
    """Not one a letter."""
    made = scored(as_it_is({"index": ["ab", "a", "b"]}), {"ab": [1.0], "a": [2.0], "b": [4.0]})

    assert rescore(made, Scenario(without="ab")).total.tolist() == [3.0]


@pytest.mark.parametrize(
    "other",
    [
        pandas.Series([9.0, NAN, 1.0], index=["r2", "r1", "r0"]),
        np.ma.array([1.0, 77.0, 9.0], mask=[0, 1, 0]),
        [1, None, "9"],
    ],
    ids=["Series", "masked", "list"],
)
def test_other_scores_are_joined_as_columns_are(other: object) -> None:
    """By label, nulls as nulls."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)
    wanted = rescore(made, Scenario(scores={"a": np.array([1.0, NAN, 9.0])})).total
    frame = pandas.DataFrame({"a": [1.0, NAN, 9.0]})

    assert bits(rescore(made, Scenario(scores={"a": other})).total) == bits(wanted)
    assert bits(rescore(made, Scenario(scores=frame)).total) == bits(wanted)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (np.zeros(2), "column-length"),
        (np.zeros(1), "column-length"),
        (np.zeros((3, 1)), "table-column-shape"),
        (np.float64(3.0), "table-column-shape"),
        (5, "table-column-shape"),
        ([1.0, 2.0, np.inf], "infinite-cell"),
        (np.array([1.0, 2.0, np.inf]), "infinite-cell"),
        ([1.0, 2.0, "x"], "text-cell"),
        ([1.0, 2.0, True], "boolean-cell"),
        (pandas.Series([1.0, 2.0, 3.0], index=["u", "v", "w"]), "table-labels"),
    ],
)
def test_scores_that_are_no_column_are_refused(column: object, code: str) -> None:
    """One finite number a row, and nothing that would be spread over the rows."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)
    found = findings(rescore, made, Scenario(scores={"a": column}))

    assert [(finding.code, finding.place.column) for finding in found] == [(code, "a")]


def test_only_what_was_scored_is_rescored() -> None:
    """And by nothing but scenarios."""
    card = score(as_it_is({"index": ["a"]}), table({"a": [1.0]}))

    for wrong in (None, {}):
        assert [one.message for one in findings(rescore, wrong, Scenario())] == [say_scenario.NOT_A_CARD]
    for wrong in (None, {}, {"index": 1.0}, [1.0]):
        assert [one.message for one in findings(rescore, card, wrong)] == [say_scenario.NOT_A_SCENARIO]
    assert [one.code for one in findings(rescore, card, Scenario(scores=[1.0]))] == ["table-columns"]


def test_a_node_under_frozen_weights_learns_anew_when_it_loses_a_child() -> None:
    """What is left of two children weighs all, not as much as it did beside the other."""
    plan = node(as_it_is(TREE), "x", weigher=step("weigher", "standard_deviation"))
    columns = {"a": [10.0, 20.0, 30.0], "b": [50.0, 60.0, 90.0], "c": [0.0, 0.0, 0.0]}
    frozen = track(plan, references=scored(plan, columns).references)

    assert without(scored(frozen, columns), "b", node="x").tolist() == [10.0, 20.0, 30.0]


def test_weights_of_a_tree_that_a_weigher_replaces_play_no_part() -> None:
    """A child that the tree would weigh nothing is as good as any other when its sibling goes."""
    plan = as_it_is({"index": {"a": 1.0, "b": 0.0}}, weigher="standard_deviation")
    made = scored(plan, {"a": [1.0, 2.0], "b": [5.0, 9.0]})

    assert without(made, "a").tolist() == [5.0, 9.0]


def test_scores_that_a_method_refuses_are_named() -> None:
    """As in a run."""
    made = scored(as_it_is({"index": ["a", "b"]}, aggregator="geometric"), {"a": [1.0], "b": [1.0]})

    assert [finding.code for finding in findings(rescore, made, Scenario(scores={"a": [-1.0]}))] == [
        "score-negative"
    ]


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3), st.sampled_from(["a", "c"]))
def test_raising_a_score_never_lowers_the_index(cells: list[int], name: str) -> None:
    """Means are monotone."""
    made = scored(as_it_is(TREE, missing="reweight"), COLUMNS)
    raised = np.maximum(made.score(name), np.array(cells, float))

    assert np.all(rescore(made, Scenario(scores={name: raised})).total >= made.total)


@pytest.mark.parametrize("beside", [{"without": ["b"]}, {"scores": {"a": [1.0]}}, {"node": "x"}])
def test_nothing_is_passed_over_beside_a_scenario(beside: dict[str, Any]) -> None:
    """What the old signature took would have been left out in silence."""
    made = scored(as_it_is(TREE, missing="refuse"), {**COLUMNS, "b": [50.0, 60.0, 70.0]})
    with pytest.raises(TypeError, match="says scores and without itself"):
        rescore(made, Scenario(), **beside)


def test_the_signature_before_scenarios_goes_on_working() -> None:
    """With a warning that says what to use instead."""
    made = scored(as_it_is(TREE, missing="refuse"), {**COLUMNS, "b": [50.0, 60.0, 70.0]})
    with pytest.warns(DeprecationWarning, match=r"rescore\(track, scores, without, node\).*Scenario"):
        by_label = rescore(made, {"a": {"r2": 9.0, "r0": 1.0, "r1": NAN}}, node="x")
    with pytest.warns(DeprecationWarning, match="rescore"):
        assert rescore(made, None, (), "x").tolist() == made.score("x").tolist()
    with pytest.warns(DeprecationWarning, match="rescore"):
        pruned = rescore(made, without=["b"])
    with pytest.warns(DeprecationWarning, match="rescore"):
        assert np.isnan(rescore(made, without=["a", "b"], node="x")).all()
    with pytest.warns(DeprecationWarning, match="rescore"):
        assert np.isnan(rescore(made, {}, ["a", "c", "b"])).all()
    with pytest.warns(DeprecationWarning, match="rescore"):
        assert [one.message for one in findings(rescore, made, node="a")] == [say.NO_NODE]
    with pytest.warns(DeprecationWarning, match="rescore"):
        assert [one.code for one in findings(rescore, made, {"a": {"r0": 1.0}})] == ["table-labels"]

    assert bits(by_label) == bits(rescore(made, Scenario(scores={"a": [1.0, NAN, 9.0]})).score("x"))
    assert pruned.tolist() == [7.5, 12.5, 20.0]
