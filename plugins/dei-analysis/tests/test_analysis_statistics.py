"""Statistics of a column: against scipy's, by hand, and whatever the order of the regions."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dei_analysis import Limits, column_statistics, flags, group_availability, moments

NAN = float("nan")
columns = st.lists(st.floats(-1e6, 1e6) | st.just(NAN) | st.just(0.0), max_size=40).map(np.array)


def test_statistics_by_hand() -> None:
    """Counts, extremes and shares of a small column with a gap and ties."""
    found = column_statistics(np.array([2.0, NAN, 0.0, 2.0, 5.0, -0.0]))

    assert (found.minimum, found.maximum, found.mean, found.median) == (0.0, 5.0, 1.8, 2.0)
    assert (found.rows, found.available, found.nonzero, found.unique, found.same) == (6, 5, 3, 3, 2)
    assert (found.share("available"), found.share("nonzero")) == (5 / 6, 0.6)


@given(st.lists(st.integers(-50, 50), min_size=4, max_size=40))
def test_moments_are_those_of_scipy(drawn: list[int]) -> None:
    """Mean, deviation, skewness and kurtosis, bias-corrected."""
    x = np.sort(np.array(drawn, dtype=np.float64))
    if x[0] == x[-1]:
        assert moments(x)[1] == 0.0
        assert np.isnan(moments(x)[2:]).all()
        return
    expected = [x.mean(), x.std(ddof=1), stats.skew(x, bias=False), stats.kurtosis(x, bias=False)]

    np.testing.assert_allclose(moments(x), expected, rtol=1e-9, atol=1e-9)


@given(columns)
def test_the_order_of_regions_changes_no_bit(x: np.ndarray) -> None:
    """Sums run over sorted values."""
    shuffled = x.copy()
    np.random.default_rng(7).shuffle(shuffled)

    for name in ("mean", "deviation", "skewness", "kurtosis", "median", "unique", "same"):
        one, two = getattr(column_statistics(x), name), getattr(column_statistics(shuffled), name)
        assert one == two or (math.isnan(one) and math.isnan(two))


def test_what_is_not_defined_is_missing() -> None:
    """No value, one value, two values, values all alike."""
    nothing = column_statistics(np.array([NAN, NAN]))
    one, two = column_statistics(np.array([3.0])), column_statistics(np.array([3.0, 4.0]))
    alike = column_statistics(np.array([0.1] * 10))

    assert math.isnan(nothing.mean)
    assert math.isnan(nothing.share("nonzero"))
    assert math.isnan(one.deviation)
    assert (one.mean, two.deviation) == (3.0, math.sqrt(0.5))
    assert math.isnan(two.skewness)
    assert (alike.mean, alike.deviation) == (0.1, 0.0)
    assert math.isnan(alike.skewness)


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        ([1.0, NAN, NAN, 2.0], ("few",)),
        ([0.0, 0.0, 0.0, 0.0, 2.0, 3.0, 4.0], ("zeros",)),
        ([1.0, 1.0, 1.0, 2.0, 2.0], ("alike",)),
        ([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 500.0], ("outliers",)),
        ([1.0, 2.0, 3.0, 4.0], ()),
    ],
)
def test_flags(x: list[float], expected: tuple[str, ...]) -> None:
    """Each flag by itself."""
    assert flags(column_statistics(np.array(x)), Limits()) == expected


def test_availability_inside_groups() -> None:
    """An indicator that comes twice counts once."""
    given_columns = {"a": np.array([1.0, NAN]), "b": np.array([NAN, NAN])}
    found = group_availability(given_columns, {"one": ("a", "a"), "both": ("a", "b")})

    assert found["one"].tolist() == [1.0, 0.0]
    assert found["both"].tolist() == [0.5, 0.0]


@pytest.mark.parametrize("unit", [1e-300, 1e300, 5e-324])
def test_a_unit_changes_no_shape(unit: float) -> None:
    """Skewness and kurtosis of values at the ends of what a double holds."""
    x = np.array([0.0, 1.0, 2.0, 3.0, 9.0])
    expected = column_statistics(x)
    found = column_statistics(x * unit)

    assert (found.skewness, found.kurtosis) == (
        pytest.approx(expected.skewness),
        pytest.approx(expected.kurtosis),
    )
    assert found.mean == pytest.approx(expected.mean * unit)
