"""Components, effective weights and removals: against their definitions and against indices built anew."""

from __future__ import annotations

import attrs
import numpy as np
import pytest

from dei_analysis import effective_weights, principal_components, removals
from dei_analysis.statistics import messages as say
from dei_core import Table, TrackScores, compose, score
from dei_core.plugin import Column, Refusal

NAN = float("nan")
TREE = {
    "index": {"left": 0.5, "right": 0.3, "e": 0.2},
    "left": {"a": 0.75, "b": 0.25},
    "right": {"c": 0.5, "d": 0.5},
}
RANDOM = np.random.default_rng(11)
DATA = {name: RANDOM.normal(size=30) for name in "abcde"}


def scored(tree: dict[str, dict[str, float]], **columns: Column) -> TrackScores:
    """The index of a tree over the sample."""
    plan = compose(tree, ["d"] if "right" in tree else [])
    return score(plan, Table(regions=[f"r{row}" for row in range(30)], columns={**DATA, **columns})).only


def test_components_are_those_of_the_correlation_matrix() -> None:
    """Orthonormal loadings, falling variances that sum to the number of columns, and the matrix back again."""
    columns = [*DATA.values(), DATA["a"] + 0.1 * DATA["b"]]
    found = principal_components(columns)
    expected = np.corrcoef(columns)

    np.testing.assert_allclose(found.loadings.T @ found.loadings, np.eye(6), atol=1e-12)
    np.testing.assert_allclose(found.loadings * found.variances @ found.loadings.T, expected, atol=1e-12)
    assert (np.diff(found.variances) <= 0.0).all()
    assert found.explained.sum() == pytest.approx(1.0)
    assert (found.loadings.sum(axis=0) >= 0.0).all()


def test_components_stand_on_complete_regions() -> None:
    """A gap drops the region for all columns; more columns than regions leave components without variance."""
    gap = DATA["a"].copy()
    gap[3] = NAN
    few = principal_components([column[:3] for column in DATA.values()])

    assert principal_components([gap, DATA["b"]]).rows == 29
    assert few.loadings.shape == (5, 5)
    np.testing.assert_allclose(few.variances[2:], 0.0, atol=1e-12)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ([DATA["a"]], say.ONE_COLUMN),
        ([DATA["a"], np.where(np.arange(30) == 4, 1.0, NAN)], say.FEW_COMPLETE),
        ([DATA["a"], np.full(30, 0.1)], say.CONSTANT_AMONG),
    ],
)
def test_what_has_no_components_is_refused(columns: list[Column], message: object) -> None:
    """One column, one complete region, a column that does not differ."""
    with pytest.raises(Refusal) as refused:
        principal_components(columns)

    assert refused.value.message is message


def test_effective_weights_multiply_down_and_add_up() -> None:
    """By hand; relative weights are brought to a sum of 1; two ways to one child add up."""
    found = effective_weights(TREE, "index")
    relative = effective_weights({"i": {"x": 2, "y": 6}, "x": {"z": 5, "w": 5}, "y": {"z": 1}}, "i")

    assert found["a"] == pytest.approx(0.375)
    assert sum(found[name] for name in "abcde") == pytest.approx(1.0)
    assert relative == pytest.approx({"i": 1.0, "x": 0.25, "y": 0.75, "z": 0.875, "w": 0.125})


@pytest.mark.parametrize(
    ("removed", "expected"),
    [
        ("a", {**TREE, "left": {"b": 1.0}}),
        ("e", {"index": {"left": 0.625, "right": 0.375}, "left": TREE["left"], "right": TREE["right"]}),
        ("right", {"index": {"left": 5 / 7, "e": 2 / 7}, "left": TREE["left"]}),
    ],
)
def test_a_removal_is_the_index_without_it(removed: str, expected: dict[str, dict[str, float]]) -> None:
    """An index composed without the indicator or branch has the same scores and ranks."""
    whole = scored(TREE)
    (found,) = removals(whole, [removed])
    shares = {node: list(inside) for node, inside in expected.items()}
    plan = compose(shares, ["d"] if removed != "right" else [])
    weights = {node: tuple(inside.values()) for node, inside in expected.items()}
    nodes = tuple(attrs.evolve(node, weights=weights[node.id]) for node in plan.tracks[0].nodes)
    anew = attrs.evolve(plan, tracks=(attrs.evolve(plan.tracks[0], nodes=nodes),))
    table = Table(regions=whole.table.regions, columns=DATA)
    other = score(anew, table).only

    np.testing.assert_allclose(found.scores, other.total, rtol=1e-12)
    np.testing.assert_array_equal(found.ranks, other.ranks())
    shift = np.abs(other.ranks() - whole.ranks())
    assert (found.mean_shift, found.most_shift, found.regions) == (
        pytest.approx(shift.mean()),
        shift.max(),
        30,
    )


def test_a_region_without_the_removed_indicator_gains_a_score() -> None:
    """What was missing is no longer asked for."""
    gap = DATA["e"].copy()
    gap[7] = NAN
    whole = scored(TREE, e=gap)
    (found,) = removals(whole, ["e"])

    assert np.isnan(whole.total[7])
    assert not np.isnan(found.scores[7])
    assert found.regions == 29


def test_a_parent_of_which_nothing_is_left_goes_too() -> None:
    """Removing an only child removes its parent; removing the root's last child leaves nothing."""
    tree = {"index": {"left": 0.5, "b": 0.5}, "left": {"a": 1.0}}
    whole = scored(tree)
    found = {item.removed: item for item in removals(whole, ["a", "left"])}
    alone = scored({"index": {"a": 1.0}})
    (last,) = removals(alone, ["a"])

    np.testing.assert_array_equal(found["a"].scores, found["left"].scores)
    np.testing.assert_allclose(found["a"].scores, whole.score("b"))
    assert np.isnan(last.scores).all()
    assert np.isnan(last.mean_shift)


def test_another_node_and_other_rows_can_be_watched() -> None:
    """What is outside the watched node moves nothing in it; progress is told every name."""
    told: list[str] = []
    whole = scored(TREE)
    found = list(removals(whole, ["a", "c"], watched="right", rows=np.arange(10), progress=told.append))

    assert found[0].mean_shift == 0.0
    assert found[1].mean_shift > 0.0
    assert found[1].regions == 10
    assert told == ["a", "c"]


def test_what_a_method_needs_in_its_place_cannot_be_removed() -> None:
    """A ratio of two children has no score without one of them."""
    plan = compose({"index": ["a", "b"]}, aggregator="geometric")
    positive = {name: np.exp(DATA[name]) for name in "ab"}
    track = plan.tracks[0]
    fussy = attrs.evolve(track.nodes[0].aggregator.method, apply=_only_two)
    node = attrs.evolve(track.nodes[0], aggregator=attrs.evolve(track.nodes[0].aggregator, method=fussy))
    changed = attrs.evolve(plan, tracks=(attrs.evolve(track, nodes=(node,)),))
    whole = score(changed, Table(regions=[f"r{row}" for row in range(30)], columns=positive)).only
    (found,) = removals(whole, ["a"])

    assert not np.isnan(whole.total).any()
    assert np.isnan(found.scores).all()
    assert found.regions == 0


def _only_two(children: list[Column], weights: Column, params: object) -> Column:
    if len(children) != 2:
        raise Refusal(say.ONE_COLUMN, found=len(children))
    return (children[0] + children[1]) / 2.0
