"""How much an index gains by a point of each indicator: the weights in force, where it is a weighted mean."""

from __future__ import annotations

import numpy as np
import pytest
from plans import as_it_is, node, scored, step

from dei_core import Scenario, TrackScores, rescore

NAN = float("nan")
COLUMNS = {
    "a": np.array([10.0, 0.0, NAN, 40.0, NAN]),
    "b": np.array([50.0, 60.0, 70.0, NAN, NAN]),
    "c": np.array([0.0, 90.0, 20.0, 30.0, 40.0]),
    "d": np.array([25.0, 35.0, 45.0, 55.0, 65.0]),
}
TREE = {"index": {"left": 0.3, "right": 0.7}, "left": {"a": 0.25, "b": 0.75}, "right": {"c": 0.5, "d": 0.5}}


def track(tree: object = TREE, **more: object) -> TrackScores:
    return scored(as_it_is(tree, missing="reweight", **more), COLUMNS)  # type: ignore[arg-type]


def test_slopes_are_the_weights_in_force() -> None:
    """Half of a node's weight gone leaves the other half all of it; a node without children leaves its sibling all."""
    slopes = track().slopes()

    assert slopes is not None
    np.testing.assert_allclose(slopes["a"], [0.075, 0.075, NAN, 0.3, NAN], rtol=1e-12)
    np.testing.assert_allclose(slopes["b"], [0.225, 0.225, 0.3, NAN, NAN], rtol=1e-12)
    np.testing.assert_allclose(slopes["c"], [0.35, 0.35, 0.35, 0.35, 0.5], rtol=1e-12)


def test_slopes_say_what_the_index_computed_anew_gains() -> None:
    """For scores of 0 as for others, and for an indicator in two nodes."""
    twice = {"index": ["left", "right"], "left": ["a", "b", "c"], "right": ["c", "d"]}
    for tree in (TREE, twice):
        found = track(tree)
        slopes = found.slopes()
        assert slopes is not None
        for name, slope in slopes.items():
            raised = rescore(found, Scenario(scores={name: found.score(name) + 4.0})).total - found.total

            np.testing.assert_allclose(np.nan_to_num(slope) * 4.0, raised, rtol=1e-9, atol=1e-12)


def test_slopes_times_scores_are_the_contributions() -> None:
    found = track()
    slopes = found.slopes()
    assert slopes is not None
    for name, points in found.contributions().items():
        np.testing.assert_allclose(slopes[name] * found.score(name), points, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(
    "changes",
    [
        {"round": 1},
        {"aggregator": step("aggregator", "geometric", zero="zero")},
        {"transform": step("transform", "power", exponent=2.0)},
        {"normalizer": step("normalizer", "minmax")},
    ],
)
@pytest.mark.parametrize("name", ["left", "index"])
def test_other_indices_have_none(changes: dict[str, object], name: str) -> None:
    """Wherever a node on the way is more than a weighted mean, no one number says it."""
    plan = node(as_it_is(TREE, missing="reweight"), name, **changes)

    assert scored(plan, COLUMNS).slopes() is None


def test_weights_are_asked_by_nodes_only() -> None:
    """An indicator has no children to weigh."""
    with pytest.raises(KeyError):
        track().weights("a")
    with pytest.raises(KeyError):
        track().weights("nobody")
