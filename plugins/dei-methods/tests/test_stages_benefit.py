"""Benefit of the doubt: analytic cases, another solver's answer, and its laws."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dei_core.plugin import Column, Refusal
from dei_methods.aggregators.benefit import BenefitOfTheDoubt, benefit_of_the_doubt, fit_benefit, undominated
from dei_methods.solver import Programme, least, warm_model


def scored(children: list[Column], **given: Any) -> Column:
    params = BenefitOfTheDoubt(**given)
    weights = np.full((len(children), 1), 1.0 / len(children))
    result: Column = benefit_of_the_doubt(children, weights, params, fit_benefit(children, weights, params))
    return result


def test_two_outputs_by_hand() -> None:
    """Frontier (4, 1), (3, 3), (1, 4); (2, 2) reaches two thirds of the way to (3, 3), (2, 1) half of (4, 2)."""
    first, second = np.array([4.0, 3.0, 1.0, 2.0, 2.0]), np.array([1.0, 3.0, 4.0, 2.0, 1.0])
    expected = [100.0, 100.0, 100.0, 200.0 / 3.0, 100.0 * 5.0 / 9.0]

    np.testing.assert_allclose(scored([first, second]), expected, rtol=1e-9)


def test_one_child_is_a_share_of_the_best() -> None:
    """With a single score, its weights leave no choice."""
    np.testing.assert_allclose(scored([np.array([5.0, 20.0, 8.0])]), [25.0, 100.0, 40.0])


def test_fixed_shares_leave_one_solution() -> None:
    """Shares from a half to a half: both parts are equal, so the score is twice the smaller part of the best."""
    first, second = np.array([4.0, 2.0]), np.array([4.0, 4.0])

    np.testing.assert_allclose(scored([first, second], share_low=0.5, share_high=0.5), [100.0, 200.0 / 3.0])


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.1, 0.7)])
def test_another_solver_agrees(low: float, high: float) -> None:
    """The primal programme of every region by scipy's own interface, over all regions and not the frontier alone."""
    from scipy.optimize import linprog

    generator = np.random.default_rng(1)
    children = list(generator.uniform(1.0, 100.0, (4, 40)))
    rows = np.array(children)
    expected = []
    for outputs in rows.T:
        bounds = [np.outer(np.ones(4), outputs) * low - np.diag(outputs)]
        bounds += [np.diag(outputs) - np.outer(np.ones(4), outputs) * high]
        above = np.vstack([rows.T, *bounds])
        found = linprog(-outputs, A_ub=above, b_ub=np.append(np.ones(40), np.zeros(8)))
        expected.append(-100.0 * found.fun)

    np.testing.assert_allclose(scored(children, share_low=low, share_high=high), expected, rtol=1e-8)


def test_the_frontier_is_all_that_counts() -> None:
    """Every region that another equals or passes in all is left out, and none else."""
    generator = np.random.default_rng(2)
    rows = np.round(generator.uniform(1.0, 9.0, (3, 700)))
    kept = {tuple(column) for column in undominated(rows).T.tolist()}
    expected = {
        tuple(one)
        for one in rows.T.tolist()
        if not any(np.all(other >= one) and np.any(other > one) for other in rows.T)
    }

    assert kept == expected


def test_neither_order_nor_units_matter() -> None:
    """Regions and children in another order, and children in another unit: the same scores."""
    generator = np.random.default_rng(3)
    children = list(generator.uniform(1.0, 100.0, (4, 60)))
    order = generator.permutation(60)
    straight = scored(children)

    np.testing.assert_array_equal(scored([child[order] for child in children]), straight[order])
    np.testing.assert_array_equal(scored(children[::-1]), straight)
    np.testing.assert_array_equal(scored([children[0] * 7.0, *children[1:]]), straight)


def test_a_region_beyond_a_frozen_frontier_passes_100() -> None:
    """Scored later, against the regions of before."""
    children = [np.array([4.0, 1.0]), np.array([1.0, 4.0])]
    weights, params = np.full((2, 1), 0.5), BenefitOfTheDoubt()
    reference = fit_benefit(children, weights, params)
    later = [np.array([8.0, np.nan]), np.array([2.0, 1.0])]

    np.testing.assert_array_equal(benefit_of_the_doubt(later, weights, params, reference), [200.0, np.nan])


def test_a_least_share_of_nothing_is_nothing() -> None:
    """A score of 0 can make up no share of a region's score, so under a least share the region has 0."""
    assert scored([np.array([4.0, 0.0]), np.array([1.0, 4.0])], share_low=0.2)[1] == 0.0


def test_what_the_solver_leaves_open_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A programme without an optimum names its regions."""
    answers = iter([1.0, np.inf])
    monkeypatch.setattr("dei_methods.aggregators.benefit.least", lambda model: next(answers))
    with pytest.raises(Refusal) as caught:
        scored([np.array([4.0, 0.0]), np.array([1.0, 4.0])])

    assert caught.value.message.code == "methods.no-solution"
    assert [False, True] == np.asarray(caught.value.rows).tolist()


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Not from its own code either: with --json, stdout holds one document."""
    one = np.ones(1)
    model = warm_model(Programme(cost=one, matrix=np.ones((1, 1)), low=one, high=one))

    assert least(model) == 1.0
    assert capfd.readouterr() == ("", "")
