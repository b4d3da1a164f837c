"""Nodes that learn from all regions: weights, references of aggregators, rescaled and ranked node scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
import pytest
from house import findings, only
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, bits, node, scored, step, table, track

from dei_core import Plan, Text, compose, score
from dei_core.kernel import messages as say_kernel
from dei_core.kernel.kinds import Aggregator, Weigher
from dei_core.plugin import NoParams, Reference, Refusal, Weighing
from dei_core.scoring import messages as say
from dei_core.scoring.learner import Learner
from dei_core.scoring.messages import LEARNED_FROM_SOME
from dei_core.scoring.node_plan import OwnWeights
from dei_core.scoring.steps import Step
from dei_core.sentence import Message, message
from dei_methods import sentences as say_statistics

NAN = float("nan")
ABOUT = Text(en="for a test", zh="测试用")
TREE = {"index": ["x", "c"], "x": ["a", "b"]}
DOUBT = message(
    "t.doubt",
    "'{node}' rests on {count} regions",
    "Add regions.",
    "“{node}”只有 {count} 个区域",
    "请补充区域。",
    "note",
)


def weigher(apply: Any) -> Step[Weigher]:
    return Step(
        method=Weigher(id="t.weigher", apply=apply, about=ABOUT),
        params=NoParams(),
    )


def by_spread(children: Sequence[np.ndarray], params: NoParams) -> Weighing:
    """Weights in proportion to the range of each child."""
    spread = np.array([np.ptp(child) for child in children])
    notes: tuple[tuple[Message, dict[str, Any]], ...] = ((DOUBT, {"count": len(children[0])}),)
    return Weighing(weights=spread / spread.sum(), by_child={"spread": spread}, notes=notes)


def _fit(children: Sequence[np.ndarray], weights: np.ndarray, params: Any) -> Reference:
    return {"best": np.array([np.nanmax(child) for child in children]), "rows": float(len(children[0]))}


def _share_of_best(
    children: Sequence[np.ndarray], weights: np.ndarray, params: Any, reference: Reference
) -> np.ndarray:
    best = np.asarray(reference["best"])
    total = np.zeros(np.shape(children[0]))
    for k, child in enumerate(children):
        total = total + weights[k] * np.nan_to_num(child) / best[k]
    return 100.0 * total


def aggregator(**more: Any) -> Step[Aggregator]:
    """100 times the weighted mean of shares of the best region."""
    method = Aggregator(
        id="t.share",
        apply=_share_of_best,
        fit=_fit,
        about=ABOUT,
        **more,
    )
    return Step(method=method, params=NoParams())


def test_a_weigher_sets_the_weights_of_its_node() -> None:
    """Ranges of 30 and 10 weigh 3/4 and 1/4; coverage and contributions go by the same weights."""
    plan = node(as_it_is(TREE, missing="reweight"), "x", weigher=weigher(by_spread))
    card = score(plan, table({"a": [0.0, 30.0, NAN], "b": [10.0, 0.0, 4.0], "c": [0.0, 10.0, 4.0]}))
    made = card.only

    assert made.weights("x").tolist() == [[0.75] * 3, [0.25] * 3]
    assert made.weights("index").tolist() == [[0.5] * 3] * 2
    assert made.score("x").tolist() == [2.5, 22.5, 4.0]
    assert made.coverage[0].tolist() == [1.0, 1.0, 0.25]
    assert made.contributions()["a"].tolist()[:2] == [0.0, 11.25]
    assert made.references[Learner("weight", "x", node=True)][""] == {
        "spread": {"a": 30.0, "b": 10.0},
        "weights": {"a": 0.75, "b": 0.25},
    }


def test_what_a_weigher_has_to_say_becomes_a_finding_of_its_node() -> None:
    """It saw the two regions that have both children."""
    plan = node(as_it_is(TREE, missing="reweight"), "x", weigher=weigher(by_spread))
    card = score(plan, table({"a": [0.0, 30.0, NAN], "b": [10.0, 0.0, 4.0], "c": [0.0, 10.0, 4.0]}))
    finding, left_out = card.findings

    assert left_out.message is LEARNED_FROM_SOME
    assert (finding.message, finding.place.path) == (DOUBT, "x")
    assert "'x' rests on 2 regions" in finding.says("en")


@pytest.mark.parametrize(
    "weights", [[1.0], [0.5, 0.6], [0.5, 0.55], [0.5, 0.500001], [-0.5, 1.5], [NAN, 1.0]]
)
def test_a_weigher_that_breaks_its_word_is_refused(weights: list[float]) -> None:
    """One weight per child, none below 0, summing to 1."""
    plan = node(as_it_is(TREE), "x", weigher=weigher(lambda *_: Weighing(weights=np.array(weights))))
    finding = only(findings(score, plan, table({"a": [1.0, 2.0], "b": [1.0, 2.0], "c": [1.0, 2.0]})))

    assert (finding.message, finding.place.path) == (say.BAD_WEIGHTS, "x")
    assert "weights are one per child" in finding.says("en")
    assert "权重应与下级项一一对应" in finding.says("zh")


def test_weights_learned_year_by_year_differ_by_row() -> None:
    """In 2020 only a varies, in 2021 only b."""
    plan = node(track(as_it_is(TREE), fit="yearly"), "x", weigher=weigher(by_spread))
    columns = {"a": [0.0, 8.0, 1.0, 1.0], "b": [2.0, 2.0, 0.0, 6.0], "c": [0.0] * 4}
    made = score(plan, table(columns, years=[2020, 2020, 2021, 2021])).only

    assert made.weights("x").tolist() == [[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]
    assert made.score("x").tolist() == [0.0, 8.0, 0.0, 6.0]
    assert made.contributions("x")["b"].tolist() == [0.0, 0.0, 0.0, 6.0]
    assert set(made.references[Learner("weight", "x", node=True)]) == {"2020", "2021"}


def test_an_aggregator_learns_from_regions_that_have_every_child() -> None:
    """The best of a is 8, as the region with 99 has no b; under refuse that one has no score."""
    plan = node(as_it_is(TREE), "x", aggregator=aggregator())
    made = scored(plan, {"a": [8.0, 4.0, 99.0], "b": [5.0, 10.0, NAN], "c": [0.0] * 3})

    assert made.score("x").tolist()[:2] == [75.0, 75.0]
    assert np.isnan(made.score("x")[2])
    assert made.references[Learner("aggregate", "x", node=True)][""]["rows"] == 2.0


def test_an_aggregator_that_handles_missing_children_sees_them() -> None:
    """It gets every row as it is."""
    plan = node(as_it_is(TREE), "x", aggregator=aggregator(handles_missing=True))
    made = scored(plan, {"a": [8.0, 4.0, NAN], "b": [5.0, 10.0, 5.0], "c": [0.0] * 3})

    assert made.score("x").tolist() == [75.0, 75.0, 25.0]
    assert made.references[Learner("aggregate", "x", node=True)][""]["rows"] == 3.0


def test_a_node_may_be_ranked_among_the_regions_and_rounded_last() -> None:
    """Percentile ranks of sums: 0, 50, 100, then a mean that starts from them; no contribution passes through."""
    ranked = step("normalizer", "percentile_rank")
    plan = node(as_it_is(TREE), "x", normalizer=ranked)
    made = scored(plan, {"a": [1.0, 9.0, 2.0], "b": [1.0, 1.0, 1.0], "c": [0.0] * 3})

    assert made.score("x").tolist() == [0.0, 100.0, 50.0]
    assert made.total.tolist() == [0.0, 50.0, 25.0]
    assert made.contributions()["x"].tolist() == [0.0, 50.0, 25.0]
    assert "a" not in made.contributions()


def test_a_node_is_transformed_then_normalised_then_rounded() -> None:
    """Logarithms of 1, 10 and 1000, put on 0-100 between the extremes, to whole points."""
    plan = node(
        as_it_is({"index": ["a"]}),
        "index",
        transform=step("transform", "log"),
        normalizer=step("normalizer", "minmax"),
        round=0,
    )

    assert scored(plan, {"a": [1.0, 10.0, 1000.0]}).total.tolist() == [0.0, 33.0, 100.0]


def test_ties_of_rounding_go_where_the_node_says() -> None:
    """Computers round 0.5 to 0, people to 1."""
    plan = as_it_is({"index": ["a"]})
    even = node(plan, "index", round=0)
    up = node(plan, "index", round=0, rounding="half_up")
    columns = {"a": [0.5, 1.5, 2.5]}

    assert scored(even, columns).total.tolist() == [0.0, 2.0, 2.0]
    assert scored(up, columns).total.tolist() == [1.0, 2.0, 3.0]


def test_a_constant_node_that_is_normalised_is_refused_by_name() -> None:
    """Nothing to learn from equal scores."""
    plan = node(as_it_is(TREE), "x", normalizer=step("normalizer", "minmax"))
    finding = only(findings(score, plan, table({"a": [1.0, 1.0], "b": [1.0, 1.0], "c": [1.0, 2.0]})))

    assert (finding.message, finding.place.path) == (say_kernel.CONSTANT_COLUMN, "x")


def learning_plan() -> Any:
    plan = node(as_it_is(TREE, missing="reweight"), "x", weigher=weigher(by_spread))
    return node(plan, "index", aggregator=aggregator(), normalizer=step("normalizer", "zscore"))


def test_frozen_references_score_one_region_alone_to_the_bit() -> None:
    """Weights, the best values and the mean of the first sample serve the second."""
    columns = {"a": [1.0, 5.0, 9.0, 3.0], "b": [2.0, 8.0, 4.0, 1.0], "c": [7.0, 1.0, 3.0, 9.0]}
    first = scored(learning_plan(), columns)
    frozen = track(learning_plan(), references=first.references)
    for row in range(4):
        alone = scored(frozen, {name: [cells[row]] for name, cells in columns.items()})

        assert bits(alone.total) == bits(first.total[row : row + 1])


def test_a_lock_without_what_a_node_learned_is_refused() -> None:
    """By the part of the node that lacks it."""
    plan = track(node(as_it_is(TREE), "x", weigher=weigher(by_spread)), references={})
    finding = only(findings(score, plan, table({"a": [1.0], "b": [1.0], "c": [1.0]})))

    assert finding.message is say.NO_REFERENCE
    assert "'x@weight'" in finding.says("en")


def test_all_that_a_lock_lacks_is_told_at_once() -> None:
    """Below and above, every part of every node and every year, and what an indicator lacks."""
    plan = track(learning_plan(), references={}, fit="yearly")
    given = table({"a": [1.0, 2.0], "b": [1.0, 2.0], "c": [1.0, 2.0]}, years=[2020, 2021])
    found = findings(score, plan, given)

    assert {finding.message for finding in found} == {say.NO_REFERENCE}
    assert [finding.place.path for finding in found] == ["x@weight", "index@aggregate", "index@normalise"]
    assert {tuple(finding.facts["groups"]) for finding in found} == {("2020", "2021")}


@pytest.mark.parametrize("method", ["topsis", "vikor", "borda", "copeland"])
def test_what_was_frozen_is_told_by_child(method: str) -> None:
    """Weights and ideals find their children in another order; scores are added in that order, so to rounding."""
    columns = {"a": [1.0, 5.0, 9.0, 3.0], "b": [2.0, 8.0, 4.0, 1.0], "c": [7.0, 1.0, 3.0, 9.0]}

    def plan(*children: str) -> Plan:
        made = node(as_it_is({"index": list(children)}), "index", aggregator=step("aggregator", method))
        return node(made, "index", weigher=step("weigher", "entropy"))

    first = scored(plan("a", "b", "c"), columns)
    again = scored(track(plan("c", "a", "b"), references=first.references), columns)

    np.testing.assert_allclose(again.total, first.total, rtol=1e-12)
    assert again.weights("index")[:, 0].tolist() == first.weights("index")[[2, 0, 1], 0].tolist()


def test_frozen_weights_of_another_number_of_children_are_refused() -> None:
    """Three weights do not weigh two children."""
    three = node(as_it_is({"index": ["a", "b", "c"]}), "index", weigher=weigher(by_spread))
    columns = {"a": [1.0, 5.0], "b": [2.0, 8.0], "c": [7.0, 1.0]}
    two = node(as_it_is({"index": ["a", "b"]}), "index", weigher=weigher(by_spread))
    plan = track(two, references=scored(three, columns).references)
    finding = only(findings(score, plan, table(columns)))

    assert (finding.message, finding.place.path) == (say.OTHER_CHILDREN, "index@weight")
    assert "learned from a, b, c, but its children are a, b" in finding.says("en")
    assert "由 a、b、c 得出，而该节点现在的下级项为 a、b" in finding.says("zh")


def test_frozen_ideals_hold_for_the_children_they_were_learned_from() -> None:
    """As many others are not the same."""
    columns = {"a": [1.0, 5.0], "b": [2.0, 8.0], "c": [7.0, 1.0]}
    first = scored(node(as_it_is({"index": ["a", "b"]}), "index", aggregator=aggregator()), columns)
    other = node(as_it_is({"index": ["a", "c"]}), "index", aggregator=aggregator())
    finding = only(findings(score, track(other, references=first.references), table(columns)))

    assert (finding.message, finding.place.path) == (say.OTHER_CHILDREN, "index@aggregate")


def test_refusals_and_notes_name_children() -> None:
    """By name and id, or the id alone where it is the name."""
    plan = node(as_it_is(TREE), "x", weigher=step("weigher", "critic"))
    items = tuple(
        attrs.evolve(item, name=Text(en="Fibre", zh="光纤")) if item.id == "b" else item
        for item in plan.tracks[0].indicators
    )
    flat = table({"a": [1.0, 2.0, 3.0], "b": [7.0] * 3, "c": [1.0, 2.0, 3.0]})
    finding = only(findings(score, track(plan, indicators=items), flat))

    assert finding.place.path == "x"
    assert "the child Fibre (b) is 7 in every region" in finding.says("en")
    assert "下级项 光纤（b） 在所有区域均为 7" in finding.says("zh")

    judged = step("weigher", "ahp", judgements=(3.0, 0.2, 3.0))
    contrary = node(as_it_is({"index": ["a", "b", "c"]}), "index", weigher=judged)
    note = only(score(contrary, flat).findings)

    assert "most at odds are a and b" in note.says("en")


def test_vikor_takes_no_weight_over() -> None:
    """A region without one of its children has no score, rather than one beyond what was learned."""
    plan = as_it_is({"index": ["a", "b"]}, missing="reweight")
    plan = node(plan, "index", aggregator=step("aggregator", "vikor"))
    made = scored(plan, {"a": [1.0, 5.0, NAN, 2.0], "b": [4.0, 4.0, 4.0, 9.0]})

    assert np.isnan(made.total).tolist() == [False, False, True, False]
    assert made.total[~np.isnan(made.total)].min() >= 0.0


def test_topsis_names_the_regions_that_it_cannot_place() -> None:
    """What they are left with is the same everywhere, so no distance is more than 0."""
    plan = as_it_is({"index": ["a", "b"]}, missing="reweight", aggregator="topsis")
    left_out, finding = findings(score, plan, table({"a": [1.0, 5.0, NAN], "b": [4.0, 4.0, 4.0]}))

    assert left_out.message is LEARNED_FROM_SOME
    assert (finding.message, finding.place.path) == (say_statistics.NOTHING_APART_LEFT, "index")
    assert finding.facts["regions"] == ["r2"]


def test_judgements_count_whatever_was_frozen() -> None:
    """No sample taught them, so a new judgement is not overruled by the weights of an old one."""
    old = node(as_it_is(TREE), "x", weigher=step("weigher", "ahp", judgements=(1.0,)))
    new = node(as_it_is(TREE), "x", weigher=step("weigher", "ahp", judgements=(3.0,)))
    columns = {"a": [100.0, 0.0], "b": [0.0, 0.0], "c": [0.0, 0.0]}
    plan = track(new, references=scored(old, columns).references)

    assert scored(plan, columns).score("x").tolist() == pytest.approx([75.0, 0.0])


def test_what_a_weigher_says_of_a_year_names_the_year() -> None:
    """Two years, two findings, each of its own."""
    plan = node(track(as_it_is(TREE), fit="yearly"), "x", weigher=weigher(by_spread))
    columns = {"a": [0.0, 8.0, 1.0, 1.0], "b": [2.0, 2.0, 0.0, 6.0], "c": [0.0] * 4}
    card = score(plan, table(columns, years=[2020, 2020, 2021, 2021]))

    assert [finding.place.region for finding in card.findings if finding.place.path == "x"] == [
        "2020",
        "2021",
    ]


def test_a_refusal_is_not_repeated_by_the_nodes_above() -> None:
    """They have nothing to learn from for that reason alone."""
    plan = node(as_it_is(TREE), "x", weigher=step("weigher", "entropy"))
    plan = node(plan, "index", weigher=step("weigher", "entropy"), normalizer=step("normalizer", "minmax"))
    columns = {"a": [1.0, 1.0, 1.0], "b": [2.0, 2.0, 2.0], "c": [1.0, 2.0, 3.0]}
    finding = only(findings(score, plan, table(columns)))

    assert finding.place.path == "x"


def test_a_node_whose_aggregator_learns_counts_as_a_leaf() -> None:
    """What the regions taught is no child's, whatever the method says of attribution."""
    learns = aggregator()
    method = attrs.evolve(learns.method, attribute=lambda *_: [])
    plan = node(as_it_is(TREE), "x", aggregator=attrs.evolve(learns, method=method))
    made = scored(plan, {"a": [8.0, 4.0], "b": [5.0, 10.0], "c": [0.0, 0.0]})

    assert set(made.contributions()) == {"x", "c"}


def test_coverage_of_a_node_that_learns_goes_by_the_regions_own_weights() -> None:
    """b is three quarters of x in the second region, which lacks a."""
    own = OwnWeights(trait="t", cases={"p": (1.0, 0.0), "q": (0.25, 0.75)})
    plan = node(as_it_is(TREE, missing="reweight"), "x", own=own, normalizer=step("normalizer", "minmax"))
    columns = {"a": [1.0, NAN, 9.0], "b": [2.0, 8.0, 4.0], "c": [7.0, 1.0, 3.0]}
    made = scored(plan, columns, traits={"t": ["p", "q", "p"]})

    assert made.coverage[0].tolist() == [1.0, 0.75, 1.0]


CELLS = st.lists(st.tuples(*[st.integers(0, 99)] * 3), min_size=3, max_size=12)


@given(CELLS, st.randoms(use_true_random=False))
def test_the_order_of_the_regions_changes_no_bit_of_what_is_learned(rows: list[Any], random: Any) -> None:
    """Scores are a function of the set of regions."""
    plan = node(as_it_is(TREE), "index", aggregator=aggregator(), normalizer=step("normalizer", "rank"))
    rows = [*rows, (1, 1, 1), (2, 2, 2)]
    order = list(range(len(rows)))
    random.shuffle(order)
    columns = {name: [float(row[k]) for row in rows] for k, name in enumerate("abc")}
    mixed = {name: [cells[place] for place in order] for name, cells in columns.items()}

    assert bits(scored(plan, columns).total[order]) == bits(scored(plan, mixed).total)


def test_a_refusal_to_weigh_names_the_node() -> None:
    """As every refusal does."""

    def refuse(children: Sequence[np.ndarray], params: NoParams) -> Weighing:
        raise Refusal(say_kernel.TOO_FEW_VALUES, found=len(children[0]), needed=9)

    plan = node(as_it_is(TREE), "x", weigher=weigher(refuse))
    finding = only(findings(score, plan, table({"a": [1.0], "b": [1.0], "c": [1.0]})))

    assert (finding.message, finding.place.path) == (say_kernel.TOO_FEW_VALUES, "x")


def test_a_base_year_teaches_all_years() -> None:
    """Goalposts, weights and references of nodes come from 2020 alone; 2021 may leave the scale."""
    plan = compose(TREE, weigher=weigher(by_spread).method)
    plan = node(track(plan, base=2020), "index", normalizer=step("normalizer", "minmax"))
    columns = {"a": [0.0, 10.0, 20.0], "b": [0.0, 1.0, 0.5], "c": [0.0, 1.0, 1.0]}
    years = [2020, 2020, 2021]
    made = score(plan, table(columns, years=years)).only
    alone = score(track(plan, base=None), table({k: v[:2] for k, v in columns.items()}, years=years[:2])).only

    assert made.score("a").tolist() == [0.0, 100.0, 200.0]
    assert bits(made.total[:2]) == bits(alone.total)
    assert {k: str(v) for k, v in made.references.items()} == {k: str(v) for k, v in alone.references.items()}


def test_a_base_year_that_the_data_lack_is_named() -> None:
    """With the years they have."""
    plan = track(as_it_is(TREE), base=1999)
    given = table({"a": [1.0], "b": [1.0], "c": [1.0]}, years=[2020])
    finding = only(findings(score, plan, given))

    assert finding.message is say.NO_BASE_YEAR
    assert "learned from 1999, but the data have: 2020" in finding.says("en")
    assert "参照值应取自 1999 年，但数据中的年份为：2020" in finding.says("zh")


@pytest.mark.parametrize("base", [None, 2020])
def test_a_refusal_to_learn_names_the_region_it_saw(base: int | None) -> None:
    """Among all rows, though it saw only those with every child, or only those of the base year."""

    def refuse(children: Sequence[np.ndarray], params: NoParams) -> Weighing:
        raise Refusal(say_kernel.SCORE_NEGATIVE, rows=children[0] == 3.0)

    plan = node(as_it_is(TREE, missing="reweight"), "x", weigher=weigher(refuse))
    years = [2019, 2020, 2020]
    given = table({"a": [NAN, 1.0, 3.0], "b": [1.0, 1.0, 1.0], "c": [1.0, 1.0, 1.0]}, years=years)
    finding = only(findings(score, track(plan, base=base), given))

    assert finding.facts["regions"] == ["r2 (2020)"]
