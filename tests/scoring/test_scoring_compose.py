"""Plans composed in Python: what they hold, and what is refused before anything is computed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import numpy as np
import pytest
from house import findings, only
from plans import scored, table

from dei_core import Plan, Text, compose, score
from dei_core.binding import messages as say_binding
from dei_core.binding import messages_composing as say
from dei_core.ids import NOT_A_CHOICE
from dei_core.plugin import Message, NoParams, Normalizer, Weigher, Weighing
from dei_core.toml import messages as say_toml

TREE = {"index": {"g": 0.4, "waste": 0.6}, "g": ["income", "schools"]}


def test_a_composed_plan_is_scored_by_hand() -> None:
    """Min-max of three regions, less waste being better: 0.4 · (0 + 50) / 2 + 0.6 · 100, and so on."""
    columns = {"income": [1.0, 2.0, 3.0], "schools": [5.0, 0.0, 10.0], "waste": [7.0, 9.0, 8.0]}
    made = scored(compose(TREE, lower=["waste"]), columns)

    assert made.score("g").tolist() == [25.0, 25.0, 100.0]
    assert made.total.tolist() == pytest.approx([70.0, 10.0, 70.0], rel=1e-15)
    assert made.ranks().tolist() == [1.0, 3.0, 1.0]


def test_a_composed_plan_lists_its_slots() -> None:
    """Indicators in tree order, nodes after their children, the index last at level 1."""
    (track,) = compose(TREE).tracks

    assert track.slots == ("income", "schools", "waste", "g", "index")
    assert [(item.id, item.level, item.weights) for item in track.nodes] == [
        ("g", 2, (0.5, 0.5)),
        ("index", 1, (0.4, 0.6)),
    ]
    assert track.slots[track.root] == "index"


def test_iterables_are_read_once() -> None:
    """Generators serve as well as lists."""
    plan = compose({"index": (name for name in "ab")}, lower=(name for name in "b"))

    assert [item.direction for item in plan.tracks[0].indicators] == [1, -1]
    assert plan.tracks[0].nodes[0].weights == (0.5, 0.5)


def test_parameters_reach_their_methods() -> None:
    """Of the normalizer and of the aggregator."""
    plan = compose(
        {"index": ["a"]},
        normalizer="goalposts",
        normalizer_params={"low": 0, "high": 50, "clip": "both"},
        aggregator="power",
        aggregator_params={"degree": 2.0},
    )

    assert scored(plan, {"a": [-5.0, 25.0, 80.0]}).total.tolist() == [0.0, 50.0, 100.0]


def half(values: np.ndarray) -> np.ndarray:
    """Scores that are half of the values."""
    return values / 2.0


def one_base_year() -> Plan:
    """A plan whose function is given the values of 2020 alone."""
    plan = compose({"index": ["a"]}, normalizer=half)
    return attrs.evolve(plan, tracks=(attrs.evolve(plan.tracks[0], base=2020),))


CASES: dict[str, tuple[Callable[[], Any], Message, str, str, str]] = {
    "no root": (
        lambda: compose({"a": ["b"], "b": ["a"]}),
        say.NOT_ONE_ROOT,
        "tree",
        "exactly one node that is nobody's child, the index; found -",
        "须恰有一个不属于任何上级的节点（总指数）；现为 -",
    ),
    "two roots": (
        lambda: compose({"a": ["x"], "b": ["y"]}),
        say.NOT_ONE_ROOT,
        "tree",
        "found a, b",
        "现为 a、b",
    ),
    "nothing": (lambda: compose({}), say.NOT_ONE_ROOT, "tree", "found -", "现为 -"),
    "circle": (
        lambda: compose({"index": ["a"], "a": ["b", "x"], "b": ["a", "y"]}),
        say.COMPOSED_CIRCLE,
        "tree",
        "these nodes contain each other: index, a, b",
        "以下节点相互包含：index、a、b",
    ),
    "weights sum": (
        lambda: compose({"index": {"a": 0.33, "b": 0.66}}),
        say.COMPOSED_WEIGHTS,
        "tree.index",
        "the weights of 'index' sum to 0.99; they must sum to 1",
        "“index”的权重之和为 0.99",
    ),
    "weights by more than a hair": (
        lambda: compose({"index": {"a": 0.5, "b": 0.500000000000001}}),
        say.COMPOSED_WEIGHTS,
        "tree.index",
        "sum to 1.000000000000001",
        "之和为 1.000000000000001",
    ),
    "proportions unasked": (
        lambda: compose({"index": {"a": 2, "b": 1}}),
        say.COMPOSED_WEIGHTS,
        "tree.index",
        "let relative=True divide them by their sum",
        "以 relative=True 按其合计折算",
    ),
    "weights of nothing": (
        lambda: compose({"index": {"a": 0.0, "b": 0}}, relative=True),
        say.NO_WEIGHT,
        "tree.index",
        "the weights of 'index' are all 0",
        "“index”的权重均为 0",
    ),
    "a negative weight": (
        lambda: compose({"index": {"a": -0.5, "b": 1.5}}),
        say.NOT_A_WEIGHT,
        "tree.index.a",
        "the weight of 'a' under 'index' is -0.5 of type float",
        "“index”下“a”的权重为 float 类型的 -0.5",
    ),
    "a weight that is no number": (
        lambda: compose({"index": {"a": float("nan"), "b": 1.0}}),
        say.NOT_A_WEIGHT,
        "tree.index.a",
        "the weight of 'a' under 'index' is nan of type float",
        "为 float 类型的 nan",
    ),
    "a tree in a tree": (
        lambda: compose({"index": {"a": {"b": 1.0}}}),
        say.NESTED_TREE,
        "tree.index.a",
        "'a' under 'index' holds children of its own",
        "“index”下的“a”以其自身的下级项代替了权重",
    ),
    "no tree": (
        lambda: compose(["a", "b"]),  # type: ignore[arg-type]
        say.NOT_A_TREE,
        "tree",
        'the tree is of type list; a mapping from each node to its children is expected. Give {"index": ["income"',
        "指标体系为 list 类型",
    ),
    "no children but a number": (
        lambda: compose({"index": 5}),  # type: ignore[dict-item]
        say.NOT_CHILDREN,
        "tree.index",
        "the children of 'index' are of type int",
        "“index”的下级项为 int 类型",
    ),
    "a number for a name": (
        lambda: compose({"index": [1, "b"]}),  # type: ignore[list-item]
        say.NAME_NOT_TEXT,
        "tree",
        "'1' of type int cannot be the name of a node or an indicator",
        "int 类型的“1”不能作为节点或指标的名称",
    ),
    "a parameter of another kind": (
        lambda: compose({"index": ["a"]}, aggregator="power", aggregator_params={"degree": "2"}),
        say.PARAMETER_KIND,
        "aggregator_params.degree",
        "'2' of type str is given, but a number is expected",
        "给出的是 str 类型的 '2'，应为数值",
    ),
    "no children": (
        lambda: compose({"index": []}),
        say_binding.NO_CHILDREN,
        "tree.index",
        "the node 'index' has no children",
        "没有下级",
    ),
    "no weights": (
        lambda: compose({"index": {}}),
        say_binding.NO_CHILDREN,
        "tree.index",
        "the node 'index' has no children",
        "没有下级",
    ),
    "a child twice": (
        lambda: compose({"index": ["a", "a", "b"]}),
        say_binding.CHILD_TWICE,
        "tree.index",
        "lists 'a' twice",
        "重复列出“a”",
    ),
    "an unknown normalizer": (
        lambda: compose({"index": ["a"]}, normalizer="minmx"),
        say.NO_SUCH_METHOD,
        "normalizer",
        "the core has no such method: 'minmx', did you mean 'minmax' or 'min'? Use one of: anchor",
        "核心中没有方法“minmx”，是否应为“minmax”或“min”？请改用：anchor",
    ),
    "an unknown aggregator": (
        lambda: compose({"index": ["a"]}, aggregator="minmax"),
        say.NO_SUCH_METHOD,
        "aggregator",
        "Use one of: arithmetic, bonus",
        "请改用：arithmetic",
    ),
    "an unknown indicator": (
        lambda: compose({"index": ["a"]}, lower=["b"]),
        say.NOT_IN_COMPOSED,
        "lower",
        "'b' is named under lower, but is not an indicator of the tree. Use one of: a.",
        "“b”列在 lower 中，但不是体系中的指标",
    ),
    "a node under lower": (
        lambda: compose({"index": ["a"]}, lower=["index"]),
        say.NOT_IN_COMPOSED,
        "lower",
        "'index' is named",
        "“index”列在",
    ),
    "an unknown policy": (
        lambda: compose({"index": ["a"]}, missing="rewieght"),
        NOT_A_CHOICE,
        "missing",
        "'rewieght' is not one of the possible words, did you mean 'reweight'?",
        "是否应为“reweight”？",
    ),
    "an unknown parameter": (
        lambda: compose({"index": ["a"]}, normalizer_params={"clipp": "both"}),
        say_toml.UNKNOWN_KEY,
        "normalizer_params",
        "has no key 'clipp', did you mean 'clip'? Remove it or use one of: clip, worst, best.",
        "没有键“clipp”，是否应为“clip”？",
    ),
    "reweighting without weights": (
        lambda: compose({"index": ["a"]}, aggregator="minimum", missing="reweight"),
        say_binding.NOTHING_TO_REWEIGHT,
        "missing",
        "but the method 'minimum' uses no weights",
        "方法“minimum”不使用权重",
    ),
    "an unknown word": (
        lambda: compose({"index": ["a"]}, normalizer_params={"clip": "bth"}),
        NOT_A_CHOICE,
        "normalizer_params.clip",
        "'bth' is not one of the possible words, did you mean 'both'",
        "“bth”不在可选词之列",
    ),
    "a weigher for a product": (
        lambda: compose({"index": ["a", "b"]}, aggregator="product", weigher="entropy"),
        say.WEIGHER_UNUSED,
        "weigher",
        "the weigher 'entropy' sets weights that the method 'product' does not use",
        "方法“product”不使用赋权方法“entropy”给出的权重",
    ),
    "a compromise that cannot be reweighted": (
        lambda: compose({"index": ["a", "b"]}, aggregator="vikor", missing="reweight"),
        say_binding.REWEIGHT_REFUSED,
        "missing",
        "'vikor' holds single weighted shortfalls against",
        "方法“vikor”将单项加权差距与数据齐全区域的差距相比较",
    ),
    "a rule of no node": (
        lambda: compose({"index": ["a"]}, rules={"a": {"round": 1}}),
        say.NOT_IN_COMPOSED,
        "rules",
        "'a' is named under rules, but is not a node of the tree. Use one of: index.",
        "“a”列在 rules 中，但不是体系中的节点。请改用：index。",
    ),
    "a normalizer of no indicator": (
        lambda: compose({"index": ["a"]}, normalizer={"b": "zscore"}),
        say.NOT_IN_COMPOSED,
        "normalizer",
        "'b' is named under normalizer, but is not an indicator of the tree",
        "“b”列在 normalizer 中，但不是体系中的指标",
    ),
    "parameters of no node": (
        lambda: compose({"index": ["a"]}, aggregator={}, aggregator_params={"g": {}}),
        say.NOT_IN_COMPOSED,
        "aggregator_params",
        "'g' is named under aggregator_params, but is not a node of the tree",
        "“g”列在 aggregator_params 中，但不是体系中的节点",
    ),
    "a function that gives nothing": (
        lambda: score(
            compose({"index": ["a"]}, normalizer=lambda x: x * np.nan), table({"a": np.array([1.0])})
        ),
        say.FUNCTION_GIVES,
        "a",
        "the function '<lambda>' gives no finite score for some value",
        "函数“<lambda>”对某些数值未给出有限的得分",
    ),
    "a function that goes by place": (
        lambda: score(
            compose({"index": ["a"]}, normalizer=lambda x: np.arange(len(x))), table({"a": np.ones(2)})
        ),
        say.FUNCTION_GIVES,
        "a",
        "or two different ones for the same value",
        "或对相同的数值给出不同的得分",
    ),
    "a function that saw one year": (
        lambda: score(one_base_year(), table({"a": np.array([1.0, 2.0])}, years=[2020, 2021])),
        say.FUNCTION_UNASKED,
        "a",
        "r1 (2021) has a value that the function 'half' was not given",
        "的数值在函数“half”计算得分时未曾给出",
    ),
    "a missing parameter": (
        lambda: compose({"index": ["a"]}, aggregator="power"),
        say_toml.MISSING_KEY,
        "aggregator_params",
        "the key 'degree' is missing; it takes a value. Add degree = …",
        "缺少键“degree”",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_hold_together_is_refused(name: str) -> None:
    """Before any data are seen, in both languages."""
    call, message, path, en, zh = CASES[name]
    finding = only(findings(call))

    assert finding.message is message
    assert finding.place.path == path
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_parameters_that_contradict_each_other_are_refused() -> None:
    """The method's own word becomes a finding."""
    finding = only(
        findings(
            compose, {"index": ["a"]}, normalizer="goalposts", normalizer_params={"low": 2.0, "high": 1.0}
        )
    )

    assert finding.code == "parameters-not-rising"
    assert finding.place.path == "normalizer_params"


def test_all_faults_of_a_composed_plan_come_at_once() -> None:
    """Tree, weights, methods and names together."""
    found = findings(compose, {"index": {"a": 0.5}}, lower=["b"], normalizer="x", aggregator="y", missing="z")

    assert {finding.code for finding in found} == {
        "composed-lower",
        "not-a-choice",
        "composed-method",
        "composed-weights",
    }
    assert len(found) == 5


def test_every_sentence_about_composing_has_a_case() -> None:
    """The catalogue and these cases name the same sentences."""
    catalogue = {value.code for value in vars(say).values() if isinstance(value, Message)}

    assert catalogue <= {message.code for _, message, *_ in CASES.values()}


def test_a_plan_of_one_track_takes_the_table_itself() -> None:
    """Or a mapping by track id; progress is told when it is done."""
    plan, told = compose({"index": ["a"]}), []
    given = table({"a": np.array([1.0, 2.0])})
    first = score(plan, given).only.total.tolist()

    assert score(plan, {"index": given}, told.append)["index"].total.tolist() == first == [0.0, 100.0]
    assert told == ["index"]


def test_methods_of_packs_are_taken_as_they_are() -> None:
    """A normalizer and a weigher that the core does not have; nodes of one child need no weights."""
    about = Text(en="for a test", zh="测试用")
    halved = Normalizer(id="t.half", apply=lambda x, *_: x / 2.0, about=about)

    def first(children: Sequence[np.ndarray], params: NoParams) -> Weighing:
        return Weighing(weights=np.eye(len(children))[0])

    chosen = Weigher(id="t.first", apply=first, about=about)
    plan = compose({"index": ["x", "c"], "x": ["a"]}, normalizer=halved, weigher=chosen)

    assert scored(plan, {"a": [8.0], "c": [2.0]}).total.tolist() == [4.0]
    assert plan.tracks[0].nodes[0].weigher is None


def test_a_method_of_another_kind_is_refused() -> None:
    """A weigher cannot normalise."""
    about = Text(en="for a test", zh="测试用")
    wrong = Weigher(id="t.first", apply=len, about=about)
    finding = only(findings(compose, {"index": ["a"]}, normalizer=wrong))

    assert finding.message is say.NO_SUCH_METHOD
    assert "t.first" in finding.says("en")
