"""Moments and outlier treatment: closed forms, worked examples, and what a frozen treatment does to other values."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.method import Column, Reference
from dei_core.kernel.moments import kurtosis_of, skewness_of
from dei_methods.treatments.outliers import SkewKurtosis, fit_skew_kurtosis, skew_kurtosis
from dei_methods.treatments.reshape import (
    BoxCox,
    LogGII,
    Reshape,
    apply_fitted,
    fit_box_cox,
    fit_log_ct,
    fit_log_ct_plus,
    fit_log_gii,
)

TAIL = np.array([1.2, 2.1, 1.8, 2.5, 1.9, 2.2, 1.5, 2.8, 2.0, 1.7, 2.3, 1.6, 60.0, 180.0])


def treated(x: Column, **given_params: Any) -> tuple[Column, Reference]:
    params = SkewKurtosis(**given_params)
    reference = fit_skew_kurtosis(x, params)
    return skew_kurtosis(x, params, reference), reference


def test_moments_by_hand() -> None:
    """1, 2, 9: third moment 30 over 38/3 to the power 3/2, corrected; 1 to 5 are flat with a kurtosis of -1.2."""
    assert math.sqrt(6.0) * 30.0 / (38.0 / 3.0) ** 1.5 == pytest.approx(
        skewness_of(np.array([1.0, 2.0, 9.0]))
    )
    assert 0.0 == pytest.approx(skewness_of(np.arange(1.0, 6.0)), abs=1e-15)
    assert -1.2 == pytest.approx(kurtosis_of(np.arange(1.0, 6.0)))


@pytest.mark.parametrize("level", [0.0, 1e6, 1e12])
def test_moments_do_not_depend_on_the_level(level: float) -> None:
    """Whole numbers a million million up have the moments of those near 0, digit by digit."""
    x = np.array([1.0, 2.0, 4.0, 8.0, 64.0])

    assert skewness_of(x + level) == pytest.approx(skewness_of(x), rel=1e-13)
    assert kurtosis_of(x + level) == pytest.approx(kurtosis_of(x), rel=1e-13)


def test_a_column_that_passes_is_left_alone() -> None:
    """Nothing is held, nothing transformed, and the shapes are published."""
    x = np.array([3.0, np.nan, 1.0, 4.0, 1.5, 9.0])
    after, reference = treated(x)

    np.testing.assert_array_equal(x, after)
    assert (0.0, 0.0) == (reference["winsorised"], reference["transformation"])
    assert reference["skewness_before"] == reference["skewness_after"]


def test_two_values_are_held() -> None:
    """Both outermost values come down to the third; the counts and the limit are published."""
    after, reference = treated(TAIL)

    assert [2.8, 2.8] == after[-2:].tolist()
    np.testing.assert_array_equal(TAIL[:-2], after[:-2])
    assert (2.0, 0.0, 2.0, 2.8) == tuple(
        reference[name] for name in ("winsorised", "winsorised_low", "winsorised_high", "high")
    )
    assert "low" not in reference
    assert abs(float(reference["skewness_after"])) < 2.0


def test_the_fallback_works_on_the_column_as_it_was() -> None:
    """Where one value is not enough, the logarithm is taken of all values, or of the held ones if combined."""
    after, reference = treated(TAIL, most=1)
    combined, _ = treated(TAIL, most=1, combine=True)
    low, high = TAIL.min(), TAIL.max()

    np.testing.assert_allclose(after, np.log(TAIL - low + 0.01 * (high - low)), rtol=1e-14)
    np.testing.assert_allclose(combined[-1], combined[-2])
    assert (1.0, 1.0) == (reference["winsorised"], reference["transformation"])
    assert {"skewness_winsorised", "kurtosis_winsorised"} <= reference.keys()


def test_a_treatment_is_replayed_on_other_values() -> None:
    """Under a frozen reference a new value above the limit is held, one below stays; one beyond the pole is refused."""
    params = SkewKurtosis()
    reference = fit_skew_kurtosis(TAIL, params)

    assert [2.8, 0.5] == skew_kurtosis(np.array([99.0, 0.5]), params, reference).tolist()


def test_logarithms_pull_in_the_tail_that_is_there() -> None:
    """A tail to the left is taken from above: the order stays, and a mirrored column is mirrored."""
    left = 200.0 - TAIL
    one, other = (apply_fitted(x, Reshape(), fit_log_ct_plus(x, Reshape())) for x in (TAIL, left))

    np.testing.assert_allclose(other, -one, rtol=1e-12)


def test_box_cox_between_the_logarithm_and_the_line() -> None:
    """Degree 1 shifts alone, degree 0 is the logarithm, and small degrees are near it."""
    x = np.array([1.0, 2.0, 4.0, 9.0])

    def at(degree: float) -> Column:
        params = BoxCox(degree=degree)
        return apply_fitted(x, params, fit_box_cox(x, params))

    np.testing.assert_allclose(at(1.0), x - 1.0, rtol=1e-14)
    np.testing.assert_allclose(at(0.0), np.log(x), rtol=1e-14)
    np.testing.assert_allclose(at(1e-9), np.log(x), rtol=1e-7)


def test_log_gii_ends() -> None:
    """0 at the minimum, and the logarithm of the scaled maximum at the maximum."""
    x = np.array([10.0, 20.0, 500.0])
    params = LogGII(factor=0.1)
    after = apply_fitted(x, params, fit_log_gii(x, params))

    assert after[0] == 0.0
    assert after[-1] == pytest.approx(math.log(50.0))


@given(st.lists(st.floats(-1e6, 1e6), min_size=5, max_size=40, unique=True), st.floats(-3.0, 3.0))
@tried(100)
def test_no_transformation_turns_an_order_round(drawn: list[float], degree: float) -> None:
    """Rising values stay in order, whatever the degree."""
    x = np.sort(np.array(drawn))
    for params, reference in (
        (BoxCox(degree=degree), fit_box_cox(x, BoxCox(degree=degree))),
        (Reshape(), fit_log_ct(x, Reshape())),
        (Reshape(), fit_log_ct_plus(x, Reshape())),
    ):
        assert (np.diff(apply_fitted(x, params, reference)) >= 0.0).all()
