"""Plans as notebooks compose them: words, Series, proportions and numbers of every kind; each right or refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas
import polars
import pytest
from house import House, findings, only
from hypothesis import given
from hypothesis import strategies as st
from plans import bits, scored, table

from dei_core import Scenario, Text, compose, rescore, score
from dei_core.binding import messages_composing as say
from dei_core.ids import NOT_A_CHOICE
from dei_core.plugin import Method, Normalizer

NAMES = ["a", "b", "c"]


def weights(tree: Any, **more: Any) -> dict[str, float]:
    """Indicator -> weight of a plan of one node."""
    plan = compose({"index": tree}, **more).tracks[0]
    return dict(zip(plan.slots, plan.nodes[0].weights, strict=False))


STATED: dict[str, Any] = {
    "floats": {"a": 0.5, "b": 0.3, "c": 0.2},
    "a Series": pandas.Series([0.2, 0.5, 0.3], index=["c", "a", "b"]),
    "numbers of numpy": {"a": np.float64(0.5), "b": np.float64(0.3), "c": np.float64(0.2)},
    "decimal numbers": {"a": Decimal("0.5"), "b": Decimal("0.3"), "c": Decimal("0.2")},
    "fractions": {"a": Fraction(1, 2), "b": Fraction(3, 10), "c": Fraction(1, 5)},
}


@pytest.mark.parametrize("name", STATED)
def test_stated_weights_stay_what_they_are(name: str) -> None:
    """To the bit, and by label."""
    assert weights(STATED[name]) == {"a": 0.5, "b": 0.3, "c": 0.2}


THIRD = 1 / 3
EQUAL: dict[str, Any] = {
    "a list": ["a", "b", "c"],
    "a generator": (name for name in "abc"),
    "a tuple": ("a", "b", "c"),
    "a set": {"c", "a", "b"},
    "an array": np.array(["a", "b", "c"]),
    "a Series of names": pandas.Series(["a", "b", "c"]),
    "an index": pandas.Index(["a", "b", "c"]),
    "a polars Series": polars.Series(["a", "b", "c"]),
    "thirds": dict.fromkeys(NAMES, THIRD),
    "exact thirds": dict.fromkeys(NAMES, Fraction(1, 3)),
    "shares of a sum": dict(zip(NAMES, np.ones(3) / np.ones(3).sum(), strict=True)),
    "a Series by its sum": pandas.Series(7.0, index=NAMES) / 21.0,
}


@pytest.mark.parametrize("name", EQUAL)
def test_equal_weights_are_exactly_equal(name: str) -> None:
    """However they are written: all the same bits as those of a list."""
    assert weights(EQUAL[name]) == dict.fromkeys(NAMES, THIRD)


@pytest.mark.parametrize("word", ["price", "ab"])
def test_a_word_is_one_name(word: str) -> None:
    """One child, one indicator of which less is better; not one a letter."""
    (track,) = compose({"index": word}, lower=word).tracks

    assert track.slots == (word, "index")
    assert track.indicators[0].direction == -1
    assert compose({"index": [word, "x"]}, lower=word).tracks[0].indicators[1].direction == 1


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=40))
def test_proportions_divided_by_their_sum_are_weights(counts: list[int]) -> None:
    """As doubles, by any library, or as they are when asked for: the same, and their sum is 1 to the last bits."""
    names = [f"i{place}" for place in range(len(counts))]
    array = np.array(counts, float)
    by_numpy = weights(dict(zip(names, array / array.sum(), strict=True)))
    by_hand = weights({name: count / sum(counts) for name, count in zip(names, counts, strict=True)})
    asked = weights(dict(zip(names, counts, strict=True)), relative=True)

    for made in (by_numpy, by_hand):
        assert list(made) == names
        np.testing.assert_allclose(list(made.values()), list(asked.values()), rtol=1e-13)
    assert all(
        asked[name] == float(Fraction(count, sum(counts))) for name, count in zip(names, counts, strict=True)
    )


@given(st.permutations(NAMES), st.sampled_from(["mapping", "Series"]))
def test_the_order_of_weights_changes_no_score(order: list[str], kind: str) -> None:
    """Weights go by label."""
    stated = {"a": 0.5, "b": 0.3, "c": 0.2}
    columns = {"a": [1.0, 5.0, 2.0], "b": [7.0, 3.0, 4.0], "c": [2.0, 9.0, 4.0]}
    shuffled: Any = {name: stated[name] for name in order}
    tree = {"index": pandas.Series(shuffled) if kind == "Series" else shuffled}
    made = scored(compose(tree, normalizer="as_is"), columns).total

    np.testing.assert_allclose(made, scored(compose({"index": stated}, normalizer="as_is"), columns).total)
    assert weights(tree["index"]) == stated


SUMS: dict[str, Mapping[str, float]] = {
    "published to three places": {"a": 0.333, "b": 0.333, "c": 0.333},
    "twice": {"a": 1.0, "b": 1.0},
    "percent": {"a": 60, "b": 40},
    "nearly": {"a": 0.5, "b": 0.5 + 1e-14},
}


@pytest.mark.parametrize("name", SUMS)
def test_other_sums_are_refused_unless_asked_for(name: str) -> None:
    """Nothing is rescaled in silence; `relative` says that it is meant."""
    finding = only(findings(compose, {"index": SUMS[name]}))

    assert finding.message is say.COMPOSED_WEIGHTS
    assert sum(weights(SUMS[name], relative=True).values()) == pytest.approx(1.0, rel=1e-15)


@pytest.mark.parametrize(
    "wrong",
    [
        True,
        np.True_,
        "0.5",
        None,
        float("nan"),
        float("inf"),
        -0.1,
        Decimal("NaN"),
        Decimal("-1"),
        1j,
        b"1",
        pandas.NA,
        np.timedelta64(1, "s"),
    ],
    ids=str,
)
@pytest.mark.parametrize("relative", [False, True])
def test_what_is_no_weight_is_named(wrong: Any, relative: bool) -> None:
    """By child; the sum of what is left is not told besides."""
    finding = only(findings(compose, {"index": {"a": wrong, "b": 0.5}}, relative=relative))

    assert finding.message is say.NOT_A_WEIGHT
    assert finding.place.path == "tree.index.a"


TREES: dict[str, tuple[Any, str]] = {
    "nothing": (None, "composed-tree"),
    "a word": ("index", "composed-tree"),
    "a set": ({"a"}, "composed-tree"),
    "an array": (np.array(["a"]), "composed-tree"),
    "a frame of weights": ({"index": pandas.DataFrame({"a": [1.0]})}, "composed-children"),
    "two dimensions": ({"index": np.array([["a", "b"]])}, "composed-children"),
    "bytes": ({"index": b"ab"}, "composed-children"),
    "no children": ({"index": None}, "composed-children"),
    "no dimension": ({"index": np.array(3.0)}, "composed-children"),
    "a list of weights": ({"index": [0.6, 0.4]}, "composed-name"),
    "an array of weights": ({"index": np.array([0.6, 0.4])}, "composed-name"),
    "a node that is a number": ({1: ["a"]}, "composed-name"),
    "an empty name": ({"index": ["a", " "]}, "composed-name"),
    "a child that is a list": ({"index": [["a"]]}, "composed-name"),
    "a Series of weights without labels": ({"index": pandas.Series([0.5, 0.5])}, "composed-name"),
}


@pytest.mark.parametrize("name", TREES)
def test_what_is_no_tree_is_refused(name: str) -> None:
    """Never taken letter by letter or row by row."""
    tree, code = TREES[name]

    assert {finding.code for finding in findings(compose, tree)} == {code}


def test_every_fault_of_a_call_is_told_at_once() -> None:
    """Names and shape of the tree, methods, parameters and words, with the nearest."""
    found = findings(
        compose,
        {"index": {"a": "x", 2: 0.5}},
        normalizer="minmx",
        aggregator="power",
        aggregator_params={"degre": 2},
        weigher=5,
        weigher_params=[1],
        missing=["refuse"],
    )

    assert sorted(finding.code for finding in found) == [
        "composed-method",
        "composed-method",
        "composed-name",
        "composed-weight",
        "missing-key",
        "not-a-choice",
        "unknown-key",
    ]
    assert "did you mean 'degree'?" in " ".join(finding.says("en") for finding in found)


PARAMETERS: dict[str, tuple[str, dict[str, Any], Any]] = {
    "numbers of numpy": ("goalposts", {"low": np.float32(1), "high": np.int64(3)}, {"low": 1.0, "high": 3.0}),
    "exact numbers": ("goalposts", {"low": Decimal(1), "high": Fraction(3)}, {"low": 1.0, "high": 3.0}),
    "degrees of freedom": ("zscore", {"ddof": 0}, {"ddof": 0}),
    "degrees of freedom of numpy": ("zscore", {"ddof": np.int64(1)}, {"ddof": 1}),
    "an array": ("steps", {"at": np.array([1.0, 2.0]), "scores": [0, 50, 100]}, {"at": (1.0, 2.0)}),
    "a word of numpy": ("minmax", {"clip": np.str_("both")}, {"clip": "both"}),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_are_what_the_method_asks_for(name: str) -> None:
    """Whichever library made them."""
    method, given_params, wanted = PARAMETERS[name]
    plan = compose({"index": ["a"]}, normalizer=method, normalizer_params=given_params).tracks[0]
    made = attrs.asdict(plan.indicators[0].variants[""])

    assert {key: made[key] for key in wanted} == wanted
    assert all(type(made[key]) is type(value) for key, value in wanted.items())


WRONG: dict[str, tuple[str, Any, str]] = {
    "a list": ("minmax", [1], "composed-parameter"),
    "text for a number": ("minmax", {"worst": "1"}, "composed-parameter"),
    "a logical value for a number": ("minmax", {"worst": True}, "composed-parameter"),
    "nothing for a number": ("minmax", {"worst": None}, "composed-parameter"),
    "a span of time for a number": ("minmax", {"worst": np.timedelta64(1, "s")}, "composed-parameter"),
    "more than a double": ("minmax", {"worst": 10**400}, "composed-parameter"),
    "a decimal that signals": ("minmax", {"worst": Decimal("sNaN")}, "composed-parameter"),
    "no finite number": ("minmax", {"worst": float("nan")}, "parameter-not-finite"),
    "a part of a whole number": ("zscore", {"ddof": 1.0}, "composed-parameter"),
    "a logical value for a whole number": ("zscore", {"ddof": True}, "composed-parameter"),
    "another divisor": ("zscore", {"ddof": 2}, "parameter-outside-range"),
    "a number for a word": ("minmax", {"clip": 5}, "not-a-choice"),
    "a word for a list": ("steps", {"at": "12", "scores": [0, 50, 100]}, "composed-parameter"),
    "text in a list": ("steps", {"at": [1, "2"], "scores": [0, 50, 100]}, "composed-parameter"),
    "a name that is no text": ("minmax", {5: 1.0}, "unknown-key"),
}


@pytest.mark.parametrize("name", WRONG)
def test_parameters_of_another_kind_are_refused(name: str) -> None:
    """Before they reach the method."""
    method, given_params, code = WRONG[name]

    assert (
        only(findings(compose, {"index": ["a"]}, normalizer=method, normalizer_params=given_params)).code
        == code
    )


def test_nested_parameters_are_read_alike() -> None:
    """A table in a table, and parameters that are made already."""
    plan = compose(
        {"index": ["a"]},
        normalizer="learned_goalposts",
        normalizer_params={"low": {"quantile": np.float64(5)}, "high": {"value": 9}},
    )
    ends = plan.tracks[0].indicators[0].variants[""]
    again = compose(
        {"index": ["a"]},
        normalizer="learned_goalposts",
        normalizer_params={"low": ends.low, "high": ends.high},
    )

    assert (ends.low.quantile, ends.high.value) == (5.0, 9.0)
    assert again.tracks[0].indicators[0].variants[""] == ends


def test_standard_scores_by_either_divisor(tmp_path: Path) -> None:
    """Of 1, 2, 3: deviations 1 and the root of two thirds; in an edition too."""
    made = [
        scored(
            compose({"index": ["a"]}, normalizer="zscore", normalizer_params={"ddof": ddof}),
            {"a": [1.0, 2.0, 3.0]},
        )
        for ddof in (1, 0)
    ]

    house = House(tmp_path)
    house.town["rule"]["firms"][0]["params"] = {"ddof": 0}
    (bound,) = (item for item in house.plan().tracks[0].indicators if item.id == "town.firms")

    assert bound.variants[""].ddof == 0
    assert made[0].total.tolist() == [40.0, 50.0, 60.0]
    np.testing.assert_allclose(made[1].total, [50 - 10 * 1.5**0.5, 50.0, 50 + 10 * 1.5**0.5])


def test_a_thing_that_is_no_method_is_refused() -> None:
    """A function, a class, nothing."""
    about = Text(en="for a test", zh="测试用")
    made = Normalizer(id="t.half", apply=lambda x, *_: x / 2.0, about=about)

    for wrong in (len, None, Method, 5):
        assert only(findings(compose, {"index": ["a"]}, normalizer=wrong)).message is say.NO_SUCH_METHOD
    assert bits(scored(compose({"index": "a"}, normalizer=made), {"a": [8.0]}).total) == bits([4.0])
    assert only(findings(compose, {"index": ["a"]}, missing="rewieght")).message is NOT_A_CHOICE


COLUMNS = {"income": [1.0, 2.0, 3.0], "schools": [5.0, 0.0, 10.0], "waste": [7.0, 9.0, 8.0]}
NESTED = {"index": {"g": 0.5, "waste": 0.5}, "g": ["income", "schools"]}


def test_each_item_can_have_a_method_of_its_own() -> None:
    """By hand: min-max of income is 0, 50, 100, schools as they are 5, 0, 10, waste 70, 90, 80; g is the lower one."""
    plan = compose(
        NESTED,
        normalizer={"schools": "as_is", "waste": "goalposts"},
        normalizer_params={"waste": {"low": 0.0, "high": np.int64(10)}},
        aggregator={"g": "minimum"},
    )
    made = scored(plan, COLUMNS)

    assert made.score("g").tolist() == [0.0, 0.0, 10.0]
    np.testing.assert_allclose(made.total, [35.0, 45.0, 45.0])


def test_parameters_alone_are_those_of_the_usual_method() -> None:
    """Of one indicator, where the others are as they were."""
    track = compose({"index": ["a", "b"]}, normalizer={}, normalizer_params={"b": {"worst": 1}}).tracks[0]

    assert [item.variants[""].worst for item in track.indicators] == [0.0, 1.0]


def test_a_plain_function_makes_the_scores() -> None:
    """Of all regions' values, in any order of the table, missing ones left out; numpy's functions too."""

    def share_of_best(values: np.ndarray) -> np.ndarray:
        return 100.0 * values / values.max()

    plan = compose({"index": ["a", "b"]}, normalizer={"a": share_of_best, "b": np.sqrt}, missing="reweight")
    made = scored(plan, {"a": [2.0, 4.0, np.nan, 2.0], "b": [9.0, 4.0, 1.0, 9.0]})
    turned = scored(plan, {"a": [2.0, np.nan, 4.0, 2.0], "b": [9.0, 1.0, 4.0, 9.0]})

    assert made.total.tolist() == [26.5, 51.0, 1.0, 26.5]
    assert turned.total.tolist() == [26.5, 1.0, 51.0, 26.5]
    assert made.plan.indicators[0].told.en == "What the function share_of_best makes of the values"
    assert made.plan.indicators[0].normalizer.sees == "column"


def test_gaps_are_filled_and_outliers_treated() -> None:
    """b by the mean, a by the median; 60 of 1, 2, 60 is held to the median."""
    columns = {"a": [1.0, 2.0, 9.0, np.nan], "b": [10.0, np.nan, 30.0, 90.0]}
    filled = compose({"index": ["a", "b"]}, normalizer="as_is", imputer={"a": "median", "b": "mean"})
    alone = compose({"index": ["a", "b"]}, normalizer="as_is", imputer={"b": "mean"}, missing="reweight")
    treated = compose(
        {"index": "a"}, normalizer="as_is", treatment="winsorise", treatment_params={"upper": 0.5}
    )

    made = scored(filled, columns).total.tolist()
    assert made == pytest.approx([5.5, (2.0 + 130.0 / 3.0) / 2.0, 19.5, 46.0])
    assert scored(alone, columns).total.tolist()[3] == 90.0
    assert scored(treated, {"a": [1.0, 2.0, 60.0]}).total.tolist()[2] == 2.0
    assert filled.tracks[0].stages["impute"] == "none (other.a = median, other.b = mean)"


def test_ranks_follow_the_rule_that_is_given() -> None:
    """Dense, or with a tolerance, or of what is printed; the words of an edition's rank stage."""
    columns = {"a": [9.0, 9.0, 8.6, 1.0]}

    def places(rank: Any) -> list[float]:
        return scored(compose({"index": "a"}, normalizer="as_is", rank=rank), columns).ranks().tolist()

    assert places("competition") == [1.0, 1.0, 3.0, 4.0]
    assert places("dense") == [1.0, 1.0, 2.0, 3.0]
    assert places({"tolerance": 0.5}) == [1.0, 1.0, 1.0, 4.0]
    assert places({"method": "dense", "decimals": np.int64(0)}) == [1.0, 1.0, 1.0, 2.0]


def test_rules_of_a_node_are_those_of_a_pack() -> None:
    """Two thirds of the weight must be there at the index, and it is rounded; g does without."""
    tree = {"index": ["g", "waste", "x"], "g": ["income", "schools"]}
    rules = {
        "index": {"missing": "reweight", "coverage": 0.6, "round": 0, "rounding": "half_up"},
        "g": {"inverted": True},
    }
    columns = {"income": [4.0, 5.0], "schools": [6.0, 6.0], "waste": [1.0, 2.0], "x": [np.nan, np.nan]}
    plan = compose(tree, normalizer="as_is", rules=rules)

    assert scored(plan, columns).total.tolist() == [3.0, 4.0]
    assert scored(plan, columns | {"waste": [np.nan, 2.0]}).total.tolist()[1:] == [4.0]
    assert np.isnan(scored(plan, columns | {"waste": [np.nan, 2.0]}).total[0])


AMISS: dict[str, tuple[dict[str, Any], str, str]] = {
    "decimals that doubles do not have": (
        {"rules": {"index": {"round": 20}}},
        "decimals-range",
        "rules.index.round",
    ),
    "more than all of them": ({"rules": {"index": {"coverage": 2}}}, "share-range", "rules.index"),
    "too many": (
        {"rules": {"index": {"least": 3, "missing": "reweight"}}},
        "least-out-of-reach",
        "rules.index",
    ),
    "a rule that is none": ({"rules": {"index": {"cover": 1}}}, "unknown-key", "rules.index"),
    "no rules": ({"rules": 3}, "composed-parameter", "rules"),
    "an unknown rank": ({"rank": "dens"}, "not-a-choice", "rank.method"),
    "a negative tolerance": ({"rank": {"tolerance": -1}}, "tolerance-negative", "rank.tolerance"),
    "parameters of no imputer": ({"imputer_params": {}}, "composed-method", "imputer"),
    "a method of another kind": ({"treatment": "mean"}, "composed-method", "treatment"),
    "a list of parameters": (
        {"normalizer": {"a": "minmax"}, "normalizer_params": [1]},
        "composed-parameter",
        "normalizer_params",
    ),
    "an unknown parameter of a node": (
        {"aggregator": {"index": "power"}, "aggregator_params": {"index": {"degree": 1, "degre": 1}}},
        "unknown-key",
        "aggregator_params.index",
    ),
}


@pytest.mark.parametrize("name", AMISS)
def test_what_is_said_by_name_is_held_to_the_same(name: str) -> None:
    """At the argument and the item that say it."""
    how, code, path = AMISS[name]
    finding = only(findings(compose, {"index": ["a", "b"]}, **how))

    assert (finding.code, finding.place.path) == (code, path)


def test_a_capped_node_gives_its_full_mark_at_most() -> None:
    """60 + 70 counts as 100, 100 and 50 stay; it is no sum of its parts, and other weights are rescored."""
    tree = {"index": {"g": 1.0, "bonus": 1.0}, "g": ["a"]}
    columns = {"a": [60.0, 40.0, 20.0, np.nan], "bonus": [70.0, 60.0, 30.0, 70.0]}
    plan = compose(tree, normalizer="as_is", aggregator="weighted_sum", rules={"index": {"capped": True}})
    card = score(plan, table(columns))
    node = plan.tracks[0].nodes[-1]

    np.testing.assert_array_equal(card.only.total, [100.0, 100.0, 50.0, np.nan])
    assert (node.attributable, node.linear, node.finishing) == (False, False, True)
    assert not [finding for finding in card.findings if finding.code == "off-scale"]
    lower = rescore(card.only, Scenario(weights={"index": {"g": 0.5, "bonus": 0.5}}))
    np.testing.assert_array_equal(lower.total, [65.0, 50.0, 25.0, np.nan])
