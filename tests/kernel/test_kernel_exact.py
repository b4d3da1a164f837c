"""Sums without rounding: right to the last bit, and the same in every order."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.column import available, mean_and_deviation, mean_of
from dei_core.kernel.exact import BLOCK, blocks_of, exact_sum

ANY = st.floats(allow_nan=False, allow_infinity=False)
SIGNED = st.lists(ANY, min_size=1, max_size=80)
POSITIVE = st.lists(ANY.map(abs), min_size=1, max_size=80)


def total(values: np.ndarray) -> float:
    return exact_sum(blocks_of(values), float(np.abs(values).max())).over(1)


@given(POSITIVE)
@tried(300)
def test_numbers_of_one_sign_are_summed_to_the_nearest_double(data: list[float]) -> None:
    """The mean is at most half a last place from the exact one, at any level, also where a plain sum overflows."""
    exact = Fraction(sum(map(Fraction, data)), len(data))
    found = exact_sum(blocks_of(np.array(data)), max(data)).over(len(data))

    assert abs(Fraction(found) - exact) <= Fraction(math.ulp(found)) * Fraction(0.5 + 2**-40)


@given(SIGNED, st.randoms(use_true_random=False))
@tried(200)
def test_order_changes_no_bit(data: list[float], random: object) -> None:
    """Mean and deviation of shuffled values are the same doubles."""
    shuffled = list(data)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = np.array(data), np.array(shuffled)

    assert mean_of(one).hex() == mean_of(two).hex()
    if math.isfinite(max(data) - min(data)) and min(data) < max(data):
        assert mean_and_deviation(one, 0) == mean_and_deviation(two, 0)


@pytest.mark.parametrize("size", [1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5])
@pytest.mark.parametrize("level", [1e-305, 1.0, 1e300])
def test_long_columns_agree_with_fsum(size: int, level: float) -> None:
    """Skewed values in several blocks, in two orders, beside Python's exact sum."""
    random = np.random.default_rng(size)
    values = random.lognormal(sigma=4.0, size=size) * level

    assert math.fsum(values) == total(values)
    assert total(values).hex() == total(random.permutation(values)).hex()


def test_numbers_that_cancel_leave_what_the_largest_can_carry() -> None:
    """What is left counts to 2^-97 of the largest number: 1e-12 beside 1e16 stays, digits below that go."""
    assert total(np.array([1e16, 1e-12, -1e16])) == pytest.approx(1e-12, rel=0.2)
    assert total(np.array([1e16, 1.0, -1e16])) == 1.0


def test_largest_bits_do_not_meet() -> None:
    """A whole block of the largest numbers of one sign, whose whole-number sum is the longest there is."""
    values = np.full(2 * BLOCK, np.nextafter(1.0, 0.0))

    assert math.fsum(values) == total(values)
    assert -math.fsum(values) == total(-values)


def test_mean_of_values_that_no_double_can_span() -> None:
    """The greatest and the least double have a mean; a column with gaps has that of what is there."""
    ends = np.array([-1.7e308, math.nan, 1.7e308])

    assert mean_of(available(ends)) == 0.0
    assert np.array([1.5, -2.0]).tolist() == available(np.array([1.5, math.nan, -2.0])).tolist()


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=50), st.sampled_from([0.0, 1e9, -1e15]))
@tried(200)
def test_deviation_at_a_high_level(data: list[float], level: float) -> None:
    """The deviation agrees with exact arithmetic where the level takes all but a few digits of the differences."""
    values = np.array([*data, data[0] + 7.0]) + level
    exact = list(map(Fraction, values.tolist()))
    mean = sum(exact) / len(exact)
    expected = math.sqrt(sum((one - mean) ** 2 for one in exact) / len(exact))

    found, deviation = mean_and_deviation(values, 0)

    assert float(mean) == pytest.approx(found, rel=2e-16, abs=1e-290)
    assert expected == pytest.approx(deviation, rel=1e-15)
