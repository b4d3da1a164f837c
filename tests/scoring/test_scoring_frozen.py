"""What no method can have learned is refused before it serves, of every method that learns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import numpy as np
import pytest
from every import EVERY
from house import findings, only
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, fill, node, step, table, track
from trying import tried

from dei_core import DeiError, Plan, Text, compose, score
from dei_core.kernel.kinds import Learning, Weigher
from dei_core.kernel.reference import Learns, impossible
from dei_core.plugin import Method, NoParams, Normalizer, Reference, Refusal
from dei_core.scoring import messages as say
from dei_core.scoring.learner import Learner, Taught
from dei_core.scoring.steps import Step
from dei_methods.aggregators.benefit import METHODS as BENEFIT
from dei_methods.weighers.balanced import METHODS as BALANCED

NAN, INF = float("nan"), float("inf")
COLUMNS = {
    "a": [12.0, 25.0, 40.0, 61.0, 83.0, 99.0],
    "b": [70.0, 20.0, 45.0, 30.0, 95.0, 10.0],
    "c": [33.0, 35.0, 30.0, 90.0, 52.0, 61.0],
}
TREE = {"index": ["a", "b", "c"]}
LEARNING = [
    method
    for method in (*EVERY, *BALANCED, *BENEFIT)
    if (isinstance(method, Learning) and method.fit) or (isinstance(method, Weigher) and not method.judged)
]


def examples(method: Method) -> tuple[Any, ...]:
    """Parameters to try a method with."""
    needed = {"distance_to_target": {"target": 120.0}}.get(method.id, {})
    return method.examples or (method.params(**needed),)


def cases() -> Iterator[tuple[str, Step]]:
    """Every method that learns, with each of its examples."""
    for method in LEARNING:
        for place, params in enumerate(examples(method)):
            yield f"{method.kind} {method.id} {place}", Step(method=method, params=params)


CASES = dict(cases())


def plan_of(made: Step) -> tuple[Plan, Learner]:
    """A plan in which a method learns, and what learns there."""
    match made.method.kind:
        case "normalizer":
            plan = compose(TREE, normalizer="minmax")
            items = tuple(
                attrs.evolve(item, normalizer=made.method, variants={"": made.params})
                for item in plan.tracks[0].indicators
            )
            return track(plan, indicators=items), Learner("normalise", "a")
        case "imputer":
            return track(as_it_is(TREE), imputer=attrs.evolve(fill("imputer", "mean"), step=made)), Learner(
                "impute", "a"
            )
        case "treatment":
            return track(as_it_is(TREE), treatment=attrs.evolve(fill("imputer", "mean"), step=made)), Learner(
                "treat", "a"
            )
        case "weigher":
            return node(as_it_is(TREE), "index", weigher=made), Learner("weight", "index", node=True)
        case _:
            return node(as_it_is(TREE), "index", aggregator=made), Learner("aggregate", "index", node=True)


def frozen(made: Step) -> tuple[Plan, Learner, dict[Any, Any]]:
    """A plan that uses what was learned; what learned it; and all references."""
    plan, label = plan_of(made)
    learned = score(plan, table(COLUMNS)).only.references
    return plan, label, {name: {key: deep(one) for key, one in by.items()} for name, by in learned.items()}


def deep(taught: Taught) -> dict[str, Any]:
    """What was learned, to be changed."""
    return {name: dict(one) if isinstance(one, Mapping) else one for name, one in taught.items()}


def entries(reference: dict[str, Any]) -> list[tuple[dict[str, Any], str, str]]:
    """Every entry, of each child by itself: where it stands, under which key, and what it is called."""
    made = [(reference, name, name) for name, one in reference.items() if not isinstance(one, dict)]
    tables = {name: one for name, one in reference.items() if isinstance(one, dict)}
    return [*made, *((one, child, name) for name, one in tables.items() for child in one)]


def test_every_kind_that_learns_is_among_them() -> None:
    """So that no law below passes over one."""
    assert {method.kind for method in LEARNING} == {
        "normalizer",
        "imputer",
        "treatment",
        "weigher",
        "aggregator",
    }
    assert len(LEARNING) > 30


@pytest.mark.parametrize("name", CASES)
def test_what_a_method_learned_serves(name: str) -> None:
    """The scores are the same, to the bit, and nothing is found."""
    plan, _, references = frozen(CASES[name])
    first = score(plan, table(COLUMNS))
    again = score(track(plan, references=references), table(COLUMNS))

    assert again.only.total.tobytes() == first.only.total.tobytes()
    assert again.findings == first.findings


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    "value", [NAN, INF, -INF, "x", [], {}, None, [[1.0], [1.0, 2.0]]], ids=lambda value: repr(value)
)
def test_no_entry_may_be_what_is_no_finite_number(name: str, value: Any) -> None:
    """Each entry in turn, whatever the method: one finding with the method and the entry.

    NaN among the opponents of a method that compares them pairwise is a score that is missing.
    """
    plan, label, references = frozen(CASES[name])
    if getattr(CASES[name].params, "missing", "") == "pairwise" and value is NAN:
        return
    (reference,) = references[label].values()
    for place, entry, called in entries(reference):
        was = place[entry]
        place[entry] = (
            value if np.ndim(was) == 0 or not isinstance(value, float) else np.full(np.shape(was), value)
        )
        found = findings(score, track(plan, references=references), table(COLUMNS))

        assert {finding.message for finding in found} == {say.IMPOSSIBLE_REFERENCE}, entry
        assert CASES[name].method.id in found[0].says("en")
        assert called in found[0].says("en") or "by child" in found[0].says("en")
        assert "不可能由方法" in found[0].says("zh")
        place[entry] = was


@pytest.mark.parametrize("name", CASES)
def test_no_entry_that_a_score_hangs_on_may_be_missing(name: str) -> None:
    """A reference without one of them is refused; without one that informs only, the scores are the same."""
    plan, label, references = frozen(CASES[name])
    first = score(plan, table(COLUMNS)).only.total.tobytes()
    (reference,) = references[label].values()
    for place, entry, _ in entries(reference):
        was = place.pop(entry)
        try:
            again = score(track(plan, references=references), table(COLUMNS)).only.total.tobytes()
        except DeiError as error:
            codes = {finding.code for finding in error.findings}
            assert codes <= {"reference-impossible", "reference-other-children"}, entry
        else:
            assert again == first, entry
        place[entry] = was


CONTRADICTIONS: dict[str, tuple[Step, Callable[[dict[str, Any]], Any], str]] = {
    "minmax": (
        step("normalizer", "minmax"),
        lambda one: one.update(minimum=200.0),
        "minimum 200 is not below maximum 99",
    ),
    "minmax, equal": (
        step("normalizer", "minmax"),
        lambda one: one.update(minimum=99.0),
        "minimum 99 is not below maximum 99",
    ),
    "zscore": (
        step("normalizer", "zscore"),
        lambda one: one.update(deviation=-1.0),
        "deviation -1 is not above 0",
    ),
    "zscore, none": (
        step("normalizer", "zscore"),
        lambda one: one.update(deviation=0.0),
        "deviation 0 is not above 0",
    ),
    "rank": (
        step("normalizer", "rank"),
        lambda one: one.update(sorted=one["sorted"][::-1]),
        "sorted is not in rising order",
    ),
    "rank, of none": (
        step("normalizer", "rank"),
        lambda one: one.update(sorted=np.array([])),
        "sorted is empty",
    ),
    "rank, a number": (
        step("normalizer", "rank"),
        lambda one: one.update(sorted=3.0),
        "sorted has 1 numbers",
    ),
    "percentile rank": (
        step("normalizer", "percentile_rank"),
        lambda one: one.update(sorted=np.ones(1)),
        "sorted has 1 numbers",
    ),
    "place": (
        step("normalizer", "place"),
        lambda one: one.update(sorted=np.array([2.0, 1.0])),
        "sorted is not in rising",
    ),
    "exponential rank": (
        step("normalizer", "exponential_rank"),
        lambda one: one.update(sorted=np.ones((2, 2))),
        "sorted has 2×2",
    ),
    "distance to the mean": (
        step("normalizer", "distance_to_reference"),
        lambda one: one.update(reference=0.0),
        "reference 0 is not above 0",
    ),
    "share of the maximum": (
        step("normalizer", "share_of_maximum"),
        lambda one: one.update(maximum=1.0),
        "minimum 12 is not below maximum 1",
    ),
    "adjusted MPI": (
        step("normalizer", "adjusted_mpi"),
        lambda one: one.update(reference=100.0),
        "reference 100 is not below maximum 99",
    ),
    "adjusted MPI, stated": (
        step("normalizer", "adjusted_mpi", reference=50.0),
        lambda one: one.update(reference=51.0),
        "the rule states 50",
    ),
    "winsorise": (
        step("treatment", "winsorise", upper=0.9),
        lambda one: one.update(low=95.0),
        "low 95 is not below high",
    ),
    "log_ct": (
        step("treatment", "log_ct"),
        lambda one: one.update(transformation=4.0),
        "transformation 4 is not 1",
    ),
    "log_ct, of one": (
        step("treatment", "log_ct"),
        lambda one: one.update(minimum=99.0),
        "minimum 99 is not below maximum 99",
    ),
    "box_cox": (
        step("treatment", "box_cox", degree=0.5),
        lambda one: one.update(degree=0.4),
        "degree is 0.4, and the rule states 0.5",
    ),
    "log_gii": (
        step("treatment", "log_gii", factor=2.0),
        lambda one: one.update(minimum=0.1, maximum=0.4),
        "maximum × degree - 1 -0.2 is not above 0",
    ),
    "skew and kurtosis": (
        step("treatment", "skew_kurtosis"),
        lambda one: one.update(transformation=5.0),
        "transformation 5 is not 0 or 1",
    ),
    "entropy": (
        step("weigher", "entropy"),
        lambda one: one["weights"].update(a=2.0),
        "weights are none below 0 and sum to 1",
    ),
    "critic": (
        step("weigher", "critic"),
        lambda one: one["weights"].update(a=-0.2),
        "weights are none below 0 and sum to 1",
    ),
    "topsis": (
        step("aggregator", "topsis"),
        lambda one: one["best"].update(a=0.0),
        "worst 12 is not below best 0",
    ),
    "topsis, length": (
        step("aggregator", "topsis"),
        lambda one: one["length"].update(b=0.0),
        "length 0 is not above 0",
    ),
    "topsis, unscaled": (
        step("aggregator", "topsis", scaling="none"),
        lambda one: one["length"].update(b=2.0),
        "length is not 1",
    ),
    "vikor": (
        step("aggregator", "vikor"),
        lambda one: one.update(regret_least=9.0),
        "regret_least 9 is not below regret_most",
    ),
    "borda": (
        step("aggregator", "borda"),
        lambda one: one["sorted"].update(a=one["sorted"]["a"][::-1]),
        "sorted is not in rising order",
    ),
    "borda, uneven": (
        step("aggregator", "borda"),
        lambda one: one["sorted"].update(a=np.array([1.0, 2.0])),
        "of unlike shapes",
    ),
    "copeland": (
        step("aggregator", "copeland"),
        lambda one: one["opponents"].update(a=np.full(6, NAN)),
        "opponents have no score",
    ),
    "goalposts": (
        Step(
            method=(found := next(m for m in EVERY if m.id == "learned_goalposts")),
            params=found.examples[2],
        ),
        lambda one: one.update(low=5.0),
        "low is 5, and the rule states 0",
    ),
    "benefit of the doubt": (
        Step(method=BENEFIT[0], params=BENEFIT[0].examples[0]),
        lambda one: one["best"].update(a=-1.0),
        "best -1 is not above 0",
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_entries_that_contradict_each_other_are_refused(name: str) -> None:
    """By what holds between whatever the method learns."""
    made, change, said = CONTRADICTIONS[name]
    plan, label, references = frozen(made)
    (reference,) = references[label].values()
    change(reference)
    finding = only(
        findings(score, track(plan, references=references, references_from="a.lock.toml"), table(COLUMNS))
    )

    assert finding.message is say.IMPOSSIBLE_REFERENCE
    assert finding.place.file == "a.lock.toml"
    assert finding.facts["indicator"] == str(label)
    assert said in finding.says("en")


@pytest.mark.parametrize(
    "method",
    [method for method in LEARNING if isinstance(method, Learning) and method.learns is not None],
    ids=lambda one: one.id,
)
@given(data=st.data())
@tried(30)
def test_whatever_a_fit_makes_is_possible(method: Learning, data: st.DataObject) -> None:
    """For any values that it does not refuse, and each example: in no case does the declaration refuse its own fit."""
    assert method.fit is not None
    assert method.learns is not None
    params = data.draw(st.sampled_from(examples(method)))
    cells = st.floats(0.5, 1e6) | st.sampled_from([1.0, 2.0, 50.0])
    count = data.draw(st.integers(1, 9))
    columns = [np.array(data.draw(st.lists(cells, min_size=count, max_size=count))) for _ in range(3)]
    try:
        if method.kind == "aggregator":
            learned = method.fit(columns, np.full((3, 1), 1 / 3), params)
        else:
            learned = method.fit(columns[0], params)
    except Refusal:
        return

    assert impossible(method.learns, learned, params, 3) == []


OTHERS: dict[str, tuple[Any, ...]] = {
    "minmax": (step("normalizer", "minmax", clip="both", worst=1.0, best=7.0).params,),
    "zscore": (step("normalizer", "zscore", centre=0.0, spread=1.0).params,),
    "adjusted_mpi": (step("normalizer", "adjusted_mpi", span=40.0).params,),
    "rank": (step("normalizer", "rank", ties="average").params,),
    "percentile_rank": (step("normalizer", "percentile_rank", ties="average").params,),
    "distance_to_target": (step("normalizer", "distance_to_target", target=200.0, cap=True).params,),
}
"""Parameters beside the examples, of methods that do not go by them."""


@pytest.mark.parametrize("name", CASES)
def test_parameters_that_are_said_to_play_no_part_in_a_fit_play_none(name: str) -> None:
    """Examples of a method that differ in such parameters alone learn the same."""
    made = CASES[name]
    method, learns = made.method, made.method.learns
    if not isinstance(method, Learning) or learns is None or learns.by is None or method.fit is None:
        return
    columns = [np.array(column) for column in COLUMNS.values()]
    given_ = (columns, np.full((3, 1), 1 / 3)) if method.kind == "aggregator" else (columns[0],)
    usual = {
        field.name: getattr(made.params, field.name)
        for field in attrs.fields(method.params)
        if field.name in learns.by
    }
    for other in (*examples(method), *OTHERS.get(method.id, ())):
        alike = attrs.evolve(other, **usual)
        one, two = method.fit(*given_, made.params), method.fit(*given_, alike)

        assert one.keys() == two.keys()
        assert all(np.array_equal(one[key], two[key], equal_nan=True) for key in one)


def _odd_fit(x: np.ndarray, params: NoParams) -> Reference:
    return {"middle": float(np.nanmean(x)), "ends": np.array([np.nanmin(x), np.nanmax(x)])}


def _odd(x: np.ndarray, params: NoParams, reference: Reference, direction: int) -> np.ndarray:
    low, high = np.asarray(reference["ends"]).tolist()
    return (x - float(reference["middle"])) / (high - low)


ODD = Step(
    method=Normalizer(id="t.odd", apply=_odd, fit=_odd_fit, about=Text(en="a", zh="甲")),
    params=NoParams(),
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one.update(middle=NAN), "middle is nan, not a finite number"),
        (lambda one: one.pop("middle"), "middle is missing"),
        (lambda one: one.update(ends=np.array([1.0, INF])), "ends is inf, not a finite number"),
        (lambda one: one.update(ends=np.ones(3)), "the method fails on it"),
        (lambda one: one.update(ends=1.0), "the method fails on it"),
        (lambda one: one.update(ends=np.ones((0, 2))), "ends is empty"),
    ],
)
def test_a_method_that_does_not_say_what_it_learns_is_tried(change: Callable[[Any], Any], said: str) -> None:
    """It is held to finite numbers, and to what it makes of no value at all."""
    plan, label, references = frozen(ODD)
    change(references[label][""])
    finding = only(findings(score, track(plan, references=references), table(COLUMNS)))

    assert finding.message is say.IMPOSSIBLE_REFERENCE
    assert said in finding.says("en")


def test_groups_are_told_one_by_one() -> None:
    """By year, of those that cannot have been learned and of those that are not there."""
    plan = track(compose(TREE, normalizer="minmax"), fit="yearly")
    given_ = table(COLUMNS, years=[2020, 2020, 2020, 2021, 2021, 2021])
    learned = score(plan, given_).only.references
    references: Any = {name: dict(by) for name, by in learned.items()}
    references[Learner("normalise", "a")]["2020"] = {"minimum": 2.0, "maximum": 1.0}
    del references[Learner("normalise", "b")]["2021"]
    found = findings(score, track(plan, references=references), given_)

    assert [(one.message, one.place.region) for one in found] == [
        (say.IMPOSSIBLE_REFERENCE, "2020"),
        (say.NO_REFERENCE, None),
    ]
    assert found[1].facts["groups"] == ["2021"]


def test_entries_that_inform_only_are_held_to_be_finite() -> None:
    """A diagnostic beside what the method names changes no score; it is a number all the same."""
    learns = Learns(numbers=("mean",))

    assert impossible(learns, {"mean": 1.0, "skewness": 2.0}, None) == []
    assert [one.zh for one in impossible(learns, {"mean": 1.0, "skewness": NAN}, None)] == [
        "skewness 为 nan，不是有限数值"
    ]
