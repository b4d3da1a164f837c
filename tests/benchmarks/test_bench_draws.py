"""Scores under many weights beside plain numpy that multiplies the same matrices: `make bench` prints both."""

from __future__ import annotations

import numpy as np
import pytest

import dei_core as dei

REGIONS, DRAWS = 2_850, 1_000
PILLARS, DIMENSIONS, INDICATORS = 5, 4, 3


def tree():
    """Five pillars of four dimensions of three indicators."""
    nodes = {"index": [f"p{p}" for p in range(PILLARS)]}
    for p in range(PILLARS):
        nodes[f"p{p}"] = [f"d{p}{d}" for d in range(DIMENSIONS)]
        for d in range(DIMENSIONS):
            nodes[f"d{p}{d}"] = [f"x{p}{d}{i}" for i in range(INDICATORS)]
    return nodes


def made(missing=0.0):
    """The scores of a random sample, and weights of every node in every draw."""
    random = np.random.default_rng(2022)
    names = [name for inner in tree().values() for name in inner if name.startswith("x")]
    columns = {name: random.uniform(1.0, 100.0, REGIONS) for name in names}
    for column in columns.values():
        column[random.random(REGIONS) < missing] = np.nan
    plan = dei.compose(tree(), normalizer="as_is", missing="reweight")
    card = dei.score(plan, dei.Table(regions=[str(row) for row in range(REGIONS)], columns=columns))
    weights = {node: random.dirichlet(np.ones(len(inside)), DRAWS) for node, inside in tree().items()}
    return card.only, weights


def effective(weights):
    """(D, m) the weight of every indicator in the index."""
    found = {"index": np.ones(DRAWS)}
    for node, inside in tree().items():
        for place, child in enumerate(inside):
            found[child] = found[node] * weights[node][:, place]
    return np.column_stack([found[name] for name in found if name.startswith("x")])


def plain_numpy(scores, weights):
    """(D, R) the index of every draw: one product of matrices."""
    return effective(weights) @ scores


def test_engine_and_baseline_give_the_same_scores():
    """The ratio compares equal work."""
    track, weights = made()
    scores = np.array([track.score(item.id) for item in track.plan.indicators])
    found = dei.rescore(track, dei.Scenario(weights=weights), nodes="index")["index"]

    np.testing.assert_allclose(found, plain_numpy(scores, weights), rtol=1e-12)


@pytest.mark.parametrize("who", ["plain numpy", "engine", "engine, 2 % of the cells missing"])
def test_drawn_weights(benchmark, who):
    benchmark.group = f"weights of all nodes, {REGIONS:,} x 60, {DRAWS:,} draws"
    track, weights = made(0.02 if "missing" in who else 0.0)
    scores = np.array([track.score(item.id) for item in track.plan.indicators])
    scenario = dei.Scenario(weights=weights)
    if who == "plain numpy":
        benchmark.pedantic(lambda: plain_numpy(scores, weights), rounds=20, warmup_rounds=2)
    else:
        benchmark.pedantic(lambda: dei.rescore(track, scenario, nodes="index"), rounds=5, warmup_rounds=1)
