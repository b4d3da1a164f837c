"""Kernel decisions exactly at the bound, where both sides look right."""

from __future__ import annotations

import numpy as np
import pytest
from every import EVERY

from dei_core.kernel import messages as say_kernel
from dei_core.kernel.aggregators.combine import attribute_attaining
from dei_core.kernel.aggregators.points import Deduct, attribute_deduct, deduct
from dei_core.kernel.bound import slack
from dei_core.kernel.column import mean_and_deviation
from dei_core.kernel.method import NoParams, Reference, Refusal
from dei_core.kernel.moments import refuse_shapeless
from dei_core.kernel.normalizers.goalpost import Goalposts
from dei_core.kernel.rounding import rounded
from dei_core.kernel.transforms.digits import Round, tell_round
from dei_methods import sentences as say
from dei_methods.aggregators.copeland import Copeland, fit_copeland
from dei_methods.aggregators.vikor import Vikor, fit_vikor, vikor
from dei_methods.normalizers.standard import Standardised, standardised
from dei_methods.steady import _bits
from dei_methods.treatments.outliers import SkewKurtosis, fit_skew_kurtosis
from dei_methods.treatments.reshape import BOX_COX, LOG_CT_ORIG, Reshape, apply_fitted
from dei_methods.weighers.judgement import refuse_off_scale
from dei_methods.weighers.merec import merec
from dei_methods.weighers.principal import Principal, principal_component

ONE = np.ones((2, 1))


def test_losses_that_meet_the_floor_exactly_are_still_losses() -> None:
    """A base of 60 less 20 points is 40, the floor: the parts are 60 and -20, not 40 and 0, and sum to 40 in both."""
    children = [np.array([60.0, 60.0]), np.array([0.0, 0.0])]
    params = Deduct(points=(20.0,), floor=40.0)
    score = deduct(children, ONE, params)
    base, loss = attribute_deduct(children, ONE, params, score)

    assert score.tolist() == [40.0, 40.0]
    assert (base.tolist(), loss.tolist()) == ([60.0, 60.0], [-20.0, -20.0])

    held = Deduct(points=(20.0,), floor=40.5)
    assert [part.tolist() for part in attribute_deduct(children, ONE, held, deduct(children, ONE, held))] == [
        [40.5, 40.5],
        [0.0, 0.0],
    ]


def test_a_symmetric_column_is_held_at_the_top_first() -> None:
    """A skewness of exactly 0 counts as skewed to the right."""
    column = np.array([-9.0, -1.0, 0.0, 0.0, 1.0, 9.0])
    learned = fit_skew_kurtosis(column, SkewKurtosis(most=1, forced=True))

    assert learned["high"] == 1.0
    assert "low" not in learned


@pytest.mark.parametrize("ties", ["half_even", "half_up"])
@pytest.mark.parametrize("decimals", [-2, -1])
def test_tens_and_hundreds_round_up_as_units_do(decimals: int, ties: str) -> None:
    """Above the half to the next, below it down, on both sides of zero."""
    unit = 10.0**-decimals
    given = np.array([0.4, 0.6, 1.4, 1.6, -0.6, -1.6]) * unit

    assert (rounded(given, decimals, ties) / unit).tolist() == [0.0, 1.0, 1.0, 2.0, -1.0, -2.0]


def test_children_at_the_last_unit_that_ties_share_the_score() -> None:
    """16 units below the best still ties with it, 17 do not."""
    best = np.array([1.0, 1.0])
    other = 1.0 - slack(best) * [1.0, 17.0 / 16.0]
    parts = attribute_attaining([best, other], ONE, NoParams(), best)

    assert [part.tolist() for part in parts] == [[0.5, 1.0], [0.5, 0.0]]


@pytest.mark.parametrize(("kind", "degree"), [(LOG_CT_ORIG, 0.0), (BOX_COX, 0.5), (BOX_COX, -1.0)])
def test_the_pole_itself_is_beyond_it(kind: int, degree: float) -> None:
    """One below the least value that was learned from: infinitely far down, or a power of 0; just above it is not."""
    reference: Reference = {"transformation": float(kind), "minimum": 0.0, "maximum": 9.0, "degree": degree}
    with pytest.raises(Refusal) as caught:
        apply_fitted(np.array([0.0, -1.0]), Reshape(), reference)

    assert caught.value.message is say.BEYOND_POLE
    assert caught.value.rows is not None
    assert caught.value.rows.tolist() == [False, True]
    assert np.isfinite(apply_fitted(np.array([-0.99]), Reshape(), reference)).all()


def test_a_span_that_no_double_holds_has_no_deviation() -> None:
    """From -1e308 to 1e308 it is twice what a double holds; half of that is one."""
    with pytest.raises(Refusal) as caught:
        mean_and_deviation(np.array([-1e308, 1e308]), 0)

    assert caught.value.message is say_kernel.SPAN_TOO_LARGE
    assert mean_and_deviation(np.array([-5e307, 5e307]), 0) == (0.0, 5e307)


@pytest.mark.parametrize(("low", "high", "said"), [(0.0, 100.0, False), (0.0, 7.0, True), (1.0, 100.0, True)])
def test_a_rounding_of_another_printed_scale_says_which(low: float, high: float, said: bool) -> None:
    """0 to 100 goes without saying."""
    told = tell_round(Round(decimals=1, low=low, high=high), 1)

    assert (f"as printed from {low:g} to {high:g}" in told.en) is said
    assert (f"按 {low:g} 至 {high:g} 的公布分值" in told.zh) is said


@pytest.mark.parametrize(("count", "bits"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (1024, 10)])
def test_a_count_that_is_a_power_of_two_needs_no_bit_more(count: int, bits: int) -> None:
    assert _bits(count) == bits


def test_a_standard_score_is_held_to_the_ends_alone() -> None:
    """What lies just inside them stays what it is."""
    params = Standardised(mean=0.0, deviation=1.0, centre=0.0, spread=1.0, clip="both")
    given = np.array([-0.25, 0.0, 0.25, 99.75, 100.0, 100.25])

    assert standardised(given, params, {}, 1).tolist() == [0.0, 0.0, 0.25, 99.75, 100.0, 100.0]


def test_the_only_child_has_all_the_effect() -> None:
    """Called without the guard that spares methods a single child."""
    assert merec([np.array([1.0, 2.0, 4.0])], NoParams()).weights.tolist() == [1.0]


def test_a_child_that_goes_neither_with_nor_against_the_others_weighs_nothing() -> None:
    """Its loading is 0, which is not below 0."""
    same, across = np.array([-1.0, 1.0, -1.0, 1.0]), np.array([-1.0, -1.0, 1.0, 1.0])

    assert principal_component([same, same, across], Principal()).weights.tolist() == [0.5, 0.5, 0.0]


@pytest.mark.parametrize(("low", "high", "possible"), [(1.0, 5.0, True), (5.0, 1.0, False)])
def test_values_are_held_between_two_ends_in_order(low: float, high: float, possible: bool) -> None:
    """A frozen reference whose low end lies above its high one was not learned by the rule."""
    method = next(one for one in EVERY if one.id == "skew_kurtosis")
    reference: Reference = {"transformation": 0.0, "low": low, "high": high}
    reference |= {"winsorised_low": 1.0, "winsorised_high": 1.0}
    faults = [text.en for text in method.learns.check(reference, SkewKurtosis())]

    assert (faults == []) is possible
    assert all("low" in fault and "high" in fault for fault in faults)


def test_opponents_have_one_zero() -> None:
    """-0.0 is kept as 0.0: they are one score, and one order."""
    known = fit_copeland([np.array([-0.0, 1.0, 0.0])], np.ones((1, 1)), Copeland())

    assert not np.signbit(known["opponents"]).any()


@pytest.mark.parametrize("bound", [9.0 + 1e-9, 1.0 / 9.0 - 1e-9])
def test_a_comparison_may_miss_its_bound_by_a_billionth(bound: float) -> None:
    """By that and no more: 9 or a ninth, worked out elsewhere and rounded."""
    outward = 99.0 if bound > 1.0 else 0.0
    refuse_off_scale("judgements", (bound, 1.0), 1.0 / 9.0)
    with pytest.raises(Refusal) as caught:
        refuse_off_scale("judgements", (1.0, float(np.nextafter(bound, outward))), 1.0 / 9.0)

    assert caught.value.facts["position"] == 1


def test_a_child_in_which_none_differed_counts_nothing_for_a_region_that_does() -> None:
    """All that taught had 50 in it; that a later one has 0 or 90 is neither lack nor regret."""
    learned = [np.array([0.0, 40.0, 100.0]), np.array([50.0, 50.0, 50.0])]
    weights = np.array([[0.5], [0.5]])
    reference = fit_vikor(learned, weights, Vikor())
    later = [np.array([40.0, 40.0, 40.0]), np.array([50.0, 0.0, 90.0])]

    assert len(set(vikor(later, weights, Vikor(), reference).tolist())) == 1


def test_four_values_have_a_shape_and_three_have_none() -> None:
    refuse_shapeless(np.array([1.0, 2.0, 3.0, 9.0]))
    with pytest.raises(Refusal):
        refuse_shapeless(np.array([1.0, 2.0, 9.0]))


@pytest.mark.parametrize(
    ("worst", "best", "keeps"), [(0.0, 100.0, True), (0.0, 100.5, False), (-0.5, 100.0, False)]
)
def test_goalposts_keep_the_scale_up_to_its_ends(worst: float, best: float, keeps: bool) -> None:
    """Held to them on both sides; half a point more is off the scale."""
    params = Goalposts(low=0.0, high=1.0, worst=worst, best=best, clip="both")

    assert params.keeps_scale() is keeps


@pytest.mark.parametrize("name", ["topsis", "vikor"])
def test_draws_of_weights_may_have_two_axes(name: str) -> None:
    """2 by 3 draws give 2 by 3 rows of scores, each as if it were drawn alone."""
    method = next(one for one in EVERY if one.id == name)
    children = [np.array([0.0, 40.0, 100.0, 10.0]), np.array([50.0, 20.0, 0.0, 90.0])]
    first = np.array([[0.2, 0.4, 0.5], [0.6, 0.7, 0.9]])
    weights = np.stack([first, 1.0 - first], axis=-1)[..., None]
    reference = method.fit(children, weights[0, 0], method.params())
    whole = method.apply(children, weights, method.params(), reference)

    assert whole.shape == (2, 3, 4)
    for at in np.ndindex(2, 3):
        assert whole[at].tolist() == method.apply(children, weights[at], method.params(), reference).tolist()


def test_removal_effects_of_scores_that_no_quotient_holds() -> None:
    """The least double beside 1: the logarithm of their quotient is finite, though the quotient is not."""
    children = [np.array([5e-324, 1.0, 2.0]), np.array([1.0, 2.0, 3.0])]
    weights = merec(children, NoParams()).weights

    assert np.isfinite(weights).all()
    assert weights[0] > weights[1]
