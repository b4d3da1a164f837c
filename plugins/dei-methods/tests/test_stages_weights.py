"""Weighers of the plugin: closed forms, worked examples, and what a search must not fall short of."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.plugin import Column
from dei_methods.weighers.balanced import (
    Balanced,
    Infomax,
    correlation_balance,
    infomax,
    rank_correlations,
    searched,
)
from dei_methods.weighers.best_worst import BestWorst, best_worst


def children(rows: int, count: int, seed: int) -> list[Column]:
    """Scores that have something in common."""
    generator = np.random.default_rng(seed)
    common = generator.normal(size=rows)
    own = generator.normal(size=(count, rows))
    return [50.0 + 10.0 * common + 8.0 * place * row for place, row in enumerate(own, 1)]


def test_best_worst_gives_back_what_is_consistent() -> None:
    """Comparisons that are ratios of weights 4 : 8 : 2 : 4 : 1 give these weights, and no deviation."""
    params = BestWorst(best_to_others=(2.0, 1.0, 4.0, 2.0, 8.0), others_to_worst=(4.0, 8.0, 2.0, 4.0, 1.0))
    weighing = best_worst([np.ones(1)] * 5, params)

    np.testing.assert_allclose(weighing.weights, np.array([4.0, 8.0, 2.0, 4.0, 1.0]) / 19.0, rtol=1e-9)
    assert weighing.diagnostics["deviation"] == pytest.approx(0.0, abs=1e-12)
    assert weighing.diagnostics["consistency_ratio"] == 0.0


def test_best_worst_of_three_by_hand() -> None:
    """Twice the second and the second five times the third make ten, but the judgement says eight.

    w1 - 2 w2 = -xi, w2 - 5 w3 = -xi and w1 - 8 w3 = xi give weights of 17, 9 and 2 parts of 28, and xi = 1/28.
    """
    params = BestWorst(best_to_others=(1.0, 2.0, 8.0), others_to_worst=(8.0, 5.0, 1.0))
    weighing = best_worst([np.ones(1)] * 3, params)

    np.testing.assert_allclose(weighing.weights, np.array([17.0, 9.0, 2.0]) / 28.0, rtol=1e-9)
    assert weighing.diagnostics["deviation"] == pytest.approx(1.0 / 28.0)
    assert weighing.diagnostics["consistency_ratio"] == pytest.approx(2.0 / 56.0)


@pytest.mark.parametrize("seed", range(5))
def test_best_worst_is_no_worse_than_any_weights(seed: int) -> None:
    """No other weights contradict the comparisons less."""
    params = BestWorst(best_to_others=(3.0, 1.0, 7.0, 2.0), others_to_worst=(4.0, 6.0, 1.0, 5.0))
    weighing = best_worst([np.ones(1)] * 4, params)
    over, under = np.array(params.best_to_others), np.array(params.others_to_worst)
    for weights in np.random.default_rng(seed).dirichlet(60.0 * weighing.weights, size=200):
        apart = np.abs(np.concatenate([weights[1] - over * weights, weights - under * weights[2]])).max()

        assert apart >= float(weighing.diagnostics["deviation"]) - 1e-12


@pytest.mark.parametrize("target", [None, (1.0, 1.2, 1.1)])
def test_balance_is_reached_where_it_can_be(target: tuple[float, ...] | None) -> None:
    """The correlations of the children with the weighted sum stand in the stated proportions."""
    columns = children(200, 3, 1)
    weighing = correlation_balance(columns, Balanced(target=target))
    score = weighing.weights @ np.array(columns)
    correlation = np.array([np.corrcoef(column, score)[0, 1] for column in columns])
    wanted = np.array(target or (1.0, 1.0, 1.0))

    np.testing.assert_allclose(correlation / correlation.sum(), wanted / wanted.sum(), rtol=1e-9)
    np.testing.assert_allclose(weighing.by_child["correlation"], correlation, rtol=1e-9)
    assert weighing.notes == ()
    assert (weighing.weights >= 0.0).all()


def test_balance_in_ranks_comes_near() -> None:
    """Rank correlations move in steps: equal to a hundredth, over 300 regions."""
    weighing = correlation_balance(children(300, 3, 2), Balanced(correlation="spearman"))
    reached = np.asarray(weighing.by_child["correlation"])

    assert np.ptp(reached / reached.sum()) < 0.01


@pytest.mark.parametrize("seed", range(5))
def test_infomax_is_the_greatest_sum(seed: int) -> None:
    """No other weights have a greater sum of correlations."""
    columns = children(100, 4, seed)
    weighing = infomax(columns, Infomax())
    best = float(np.sum(weighing.by_child["correlation"]))
    for weights in np.random.default_rng(seed).dirichlet(np.ones(4), size=200):
        score = weights @ np.array(columns)

        assert sum(np.corrcoef(column, score)[0, 1] for column in columns) <= best + 1e-12


def test_a_search_ends_no_worse_than_it_starts() -> None:
    """For rank correlations, from equal weights and from the closed form."""
    columns = np.array(children(60, 4, 3))
    start = np.full(4, 0.25)

    def lost(weights: Column) -> float:
        return -float(rank_correlations(columns, weights @ columns).sum())

    assert lost(searched(lost, start)) <= lost(start)
    found = infomax(list(columns), Infomax(correlation="spearman"))
    assert np.sum(found.by_child["correlation"]) >= -lost(1.0 / columns.std(axis=1))
