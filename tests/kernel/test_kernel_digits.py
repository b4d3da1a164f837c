"""Rounding as a transform."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.findings import Fault
from dei_core.kernel.method import Refusal
from dei_core.kernel.transforms.digits import Round, round_to


def test_sums_that_print_alike_become_one_value() -> None:
    """0.1 + 0.2 and 0.3 differ in their last bit; rounded they tie."""
    x = round_to(np.array([0.1 + 0.2, 0.3, np.nan]), Round(decimals=4))

    assert x[0] == x[1] == 0.3
    assert np.isnan(x[2])


def test_ties_go_where_the_parameter_says() -> None:
    x = np.array([0.5, 1.5, -2.5])

    assert round_to(x, Round(decimals=0)).tolist() == [0.0, 2.0, -2.0]
    assert round_to(x, Round(decimals=0, rounding="half_up")).tolist() == [1.0, 2.0, -3.0]


@pytest.mark.parametrize(("low", "high"), [(1.0, 7.0), (0.0, 1.0), (-2.5, 2.5), (0.0, 100.0)])
def test_decimals_of_another_scale(low: float, high: float) -> None:
    """A score printed with one decimal on 1-7 is rounded there: 49.0 is 3.94 in print, and so 3.9."""
    scores = np.linspace(0.0, 100.0, 1001)
    printed = low + (high - low) * round_to(scores, Round(decimals=1, low=low, high=high)) / 100.0

    np.testing.assert_allclose(printed, np.round(printed, 1), rtol=0.0, atol=1e-12)
    assert np.abs(printed - (low + (high - low) * scores / 100.0)).max() <= 0.05 + 1e-12
    assert round_to(np.array([49.0]), Round(decimals=1, low=1.0, high=7.0))[0] == pytest.approx(
        100.0 * 2.9 / 6.0
    )


def test_a_scale_rises() -> None:
    with pytest.raises(Refusal) as caught:
        Round(decimals=1, low=7.0, high=1.0)

    assert caught.value.message.code == "parameters-not-rising"


def test_zero_has_no_sign() -> None:
    """What rounds to zero from below is plain zero, so that it ties with it."""
    assert not np.signbit(round_to(np.array([-0.01]), Round(decimals=1)))[0]


def test_decimals_that_no_double_has_are_refused() -> None:
    with pytest.raises(Fault) as outside:
        Round(decimals=13)

    assert outside.value.message.code == "parameter-outside-range"


@pytest.mark.parametrize("rounding", ["half_even", "half_up"])
def test_what_has_no_decimals_is_rounded_already(rounding: str) -> None:
    """From 2^52 on doubles are whole numbers, up to the largest, whose decimals would overflow."""
    values = np.array([1.7e308, -(2.0**52), 2.0**53 + 2.0])

    np.testing.assert_array_equal(round_to(values, Round(decimals=2, rounding=rounding)), values)  # type: ignore[arg-type]
