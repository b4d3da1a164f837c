"""A node's transform and normalizer: one sense of the values that are stated, told wherever the node is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from house import House, towns

from dei_core import explain, score
from dei_core.scoring.steps import BEFORE_TRANSFORM

SQUARED = {"method": "power", "params": {"exponent": 2.0}}
"""Of a score x: 100 (x / 100)²."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    """One pillar whose score is an indicator's own, the trees."""
    return House(tmp_path)


def goalposts(low: float, high: float) -> dict[str, Any]:
    return {"method": "goalposts", "params": {"low": low, "high": high}}


def test_stated_scores_pass_the_transform_as_the_score_does(house: House) -> None:
    """Trees score 30, 40, 50, 60; squared 9, 16, 25, 36; goalposts of 30 and 50 are scores: 9 and 25 when squared."""
    house.nodes["ecology"] |= {"transform": SQUARED, "normalise": goalposts(30.0, 50.0)}
    made = score(house.plan(), towns()).only.score("ecology")

    by_hand = [100.0 * (square - 9.0) / (25.0 - 9.0) for square in (9.0, 16.0, 25.0, 36.0)]
    np.testing.assert_allclose(made, by_hand, rtol=1e-12)
    np.testing.assert_allclose(made, [0.0, 43.75, 100.0, 168.75], rtol=1e-12)


def test_an_indicator_and_a_node_have_one_sense(house: House) -> None:
    """The same transform and goalposts, of an indicator or of a node that is the indicator: the same scores."""
    house.nodes["ecology"] |= {"transform": SQUARED, "normalise": goalposts(30.0, 50.0)}
    of_node = score(house.plan(), towns()).only.score("ecology")
    del house.nodes["ecology"]["transform"], house.nodes["ecology"]["normalise"]
    house.town["rule"]["trees"][0] |= {
        **goalposts(30.0, 50.0),
        "transform": "power",
        "transform_params": {"exponent": 2.0},
    }
    of_rule = score(house.plan(), towns()).only.score("ecology")

    np.testing.assert_allclose(of_node, of_rule, rtol=1e-14)


def test_it_is_told_where_it_could_be_meant_otherwise(house: House) -> None:
    """With a transform and stated values; not without a transform, nor with a method that states none."""
    house.nodes["ecology"] |= {"transform": SQUARED, "normalise": goalposts(30.0, 50.0)}
    card = score(house.plan(), towns()).only
    node = card.plan.node(card.plan.slot("ecology"))
    assert node.normalizer is not None
    lines = {line.id: line for line in explain(card, "a").top.walk()}

    assert node.normalizer.as_written == node.normalizer.method.params(low=30.0, high=50.0)
    assert node.normalizer.params == node.normalizer.method.params(low=9.0, high=25.0)
    assert BEFORE_TRANSFORM.en in node.normalizer.told.en
    assert lines["ecology"].then[1] == node.normalizer.told

    for change in (
        {"transform": SQUARED, "normalise": {"method": "minmax"}},
        {"normalise": goalposts(30.0, 50.0)},
    ):
        for key in ("transform", "normalise"):
            house.nodes["ecology"].pop(key, None)
        house.nodes["ecology"] |= change
        plan = house.plan().tracks[0]
        step = plan.node(plan.slot("ecology")).normalizer
        assert step is not None
        assert step.note is None
        assert BEFORE_TRANSFORM.en not in step.told.en


def test_every_bound_of_steps_passes_the_transform(house: House) -> None:
    """A list of values in the unit as well as a single one: steps at 50 and 500 firms, of logarithms of firms."""
    rule = {"method": "steps", "params": {"at": [50, 500], "scores": [0, 60, 100]}, "transform": "log"}
    house.town["rule"]["firms"][0] |= rule

    assert score(house.plan(), towns()).only.score("town.firms").tolist() == [0.0, 60.0, 100.0, 60.0]
