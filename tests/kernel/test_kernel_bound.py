"""At a bound, but for the last units of a double: the exact distance at which it ends, on both sides."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel.bound import UNITS, above, at_least, at_most, below, slack
from dei_core.kernel.derivations.arithmetic import METHODS as DERIVATIONS
from dei_core.kernel.normalizers.demand import gap, pass_or_fail
from dei_core.kernel.normalizers.given import Steps, steps
from dei_core.kernel.proportion import proportions
from dei_core.kernel.rank import competition_ranks, places
from dei_core.kernel.rounding import rounded
from dei_core.kernel.tier import tier_by_score

BOUNDS = [0.8, 60.0, -3.7, 1e-300, 1e300]


def steps_from(bound: float, count: int) -> float:
    """The double that lies `count` units of the bound away from it."""
    return bound + count * float(np.spacing(abs(bound)))


@pytest.mark.parametrize("bound", BOUNDS)
def test_sixteen_units_are_at_the_bound_and_seventeen_are_not(bound: float) -> None:
    inside, outside = np.array([steps_from(bound, -16)]), np.array([steps_from(bound, -17)])

    assert UNITS == 16.0
    assert (at_least(inside, bound), below(inside, bound)) == ([True], [False])
    assert (at_least(outside, bound), below(outside, bound)) == ([False], [True])
    over, beyond = np.array([steps_from(bound, 16)]), np.array([steps_from(bound, 17)])
    assert (at_most(over, bound), above(over, bound)) == ([True], [False])
    assert (at_most(beyond, bound), above(beyond, bound)) == ([False], [True])


def test_nothing_is_at_a_bound_that_is_not_a_number() -> None:
    one = np.array([np.nan])

    assert not (at_least(one, 1.0) | at_most(one, 1.0) | below(one, 1.0) | above(one, 1.0)).any()
    assert not (below(np.array([0.0]), -np.inf) | above(np.array([0.0]), np.inf)).any()
    assert np.isnan(slack(np.nan))


@pytest.mark.parametrize(("units", "wanted"), [(16, [1.0, 1.0]), (17, [1.0, 2.0])])
def test_a_tie_reaches_sixteen_units_below_its_best(units: int, wanted: list[float]) -> None:
    assert competition_ranks(np.array([60.0, steps_from(60.0, -units)])).tolist() == wanted


def test_ties_do_not_chain() -> None:
    """Each of three scores ties with the next, but the last one not with the first, which opened the tie."""
    scores = np.array([steps_from(60.0, -10 * place) for place in range(4)])

    assert competition_ranks(scores).tolist() == [1.0, 1.0, 3.0, 3.0]
    assert places(scores, "dense").tolist() == [1.0, 1.0, 2.0, 2.0]


@pytest.mark.parametrize(("units", "tier"), [(16, 0), (17, -1)])
def test_a_tier_begins_sixteen_units_below_its_bound(units: int, tier: int) -> None:
    score = np.array([steps_from(60.0, -units)])

    assert tier_by_score(score, (60.0,)).tolist() == [tier]
    assert tier_by_score(score, (60.0,), exact=True).tolist() == [-1]


@pytest.mark.parametrize(("units", "score"), [(16, 100.0), (17, 0.0)])
def test_a_demand_is_met_sixteen_units_beyond_its_bounds(units: int, score: float) -> None:
    """And what meets it lacks nothing."""
    ends = np.array([steps_from(0.7, -units), steps_from(0.9, units)])

    assert pass_or_fail(ends, 0.7, 0.9).tolist() == [score, score]
    assert (gap(ends, 0.7, 0.9) == 0.0).tolist() == [score == 100.0] * 2


@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize(("units", "score"), [(16, 100.0), (17, 0.0)])
def test_a_step_is_reached_sixteen_units_before_it(direction: int, units: int, score: float) -> None:
    params = Steps(at=(0.3,), scores=(0.0, 100.0) if direction > 0 else (100.0, 0.0))

    assert steps(np.array([steps_from(0.3, -direction * units)]), params, {}, direction).tolist() == [score]


def test_a_difference_of_equals_is_zero_and_growth_is_that_of_the_decimals() -> None:
    work = {method.id: method for method in DERIVATIONS}
    parts = [np.array([0.1 + 0.2, 100.5, 110.0]), np.array([0.3, 100.0, 100.0])]
    none = work["difference"].params()

    assert work["difference"].apply(parts, none).tolist() == [0.0, 0.5, 10.0]
    assert work["growth"].apply(parts, none).tolist() == [0.0, 0.5, 10.0]


@pytest.mark.parametrize(
    ("value", "even", "up"), [(0.575, 0.58, 0.58), (0.585, 0.58, 0.59), (4.35, 4.35, 4.35)]
)
def test_a_decimal_at_a_tie_is_rounded_as_a_tie(value: float, even: float, up: float) -> None:
    """Whichever side of the tie its double lies on."""
    assert rounded(np.array([value]), 2, "half_even").tolist() == [even]
    assert rounded(np.array([value]), 2, "half_up").tolist() == [up]


@pytest.mark.parametrize(
    ("weights", "parts", "total"),
    [
        ((0.3, 0.3, 0.4), [3.0, 3.0, 4.0], 10.0),
        ((1 / 12,) * 12, [1.0] * 12, 12.0),
        ((0.333333, 0.666667), [333333.0, 666667.0], 1e6),
        ((1 / 3, 2 / 3), [1.0, 2.0], 3.0),
        ((0.0, 1.0), [0.0, 1.0], 1.0),
    ],
)
def test_weights_are_whole_numbers_of_one_total(
    weights: tuple[float, ...], parts: list[float], total: float
) -> None:
    found = proportions(weights)

    assert found.parts.ravel().tolist() == parts
    assert found.total == total
    assert found.shares.ravel().tolist() == list(weights)


def test_weights_in_no_small_proportion_stay_as_they_are() -> None:
    weights = tuple(np.random.default_rng(1).dirichlet(np.ones(5)).tolist())

    assert proportions(weights).total == 1.0
    assert proportions(weights).shares.ravel().tolist() == list(weights)
