"""Statistics of a column: accuracy where naive sums lose digits."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.column import deviation_of, extent, mean_of, median_of, ordered, quantile_of

NUMACC = {
    "NumAcc1": ([10000001.0, 10000003.0, 10000002.0], 10000002.0, 1.0),
    "NumAcc2": ([1.2] + [1.1, 1.3] * 500, 1.2, 0.1),
    "NumAcc3": ([1000000.2] + [1000000.1, 1000000.3] * 500, 1000000.2, 0.1),
    "NumAcc4": ([10000000.2] + [10000000.1, 10000000.3] * 500, 10000000.2, 0.1),
}
"""NIST Statistical Reference Datasets, univariate: data, certified mean, certified standard deviation."""


@pytest.mark.parametrize("name", NUMACC)
def test_certified_mean_and_deviation(name: str) -> None:
    """The certified values, to what the data keep of them as doubles."""
    data, mean, deviation = NUMACC[name]
    values = ordered(np.array(data))

    assert mean == pytest.approx(mean_of(values), rel=1e-15)
    assert deviation == pytest.approx(deviation_of(values, 1), rel=1e-8)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60), st.sampled_from([0, 1]))
@tried(200)
def test_statistics_agree_with_exact_arithmetic(data: list[float], ddof: int) -> None:
    """Mean, median and deviation against Python's exact statistics."""
    values = ordered(np.array([*data, float("nan"), data[0] + 1.0]))
    exact = values.tolist()
    spread = statistics.stdev(exact) if ddof else statistics.pstdev(exact)

    assert statistics.fmean(exact) == pytest.approx(mean_of(values), rel=1e-14, abs=1e-8)
    assert statistics.median(exact) == pytest.approx(median_of(values), rel=1e-14, abs=1e-9)
    assert spread == pytest.approx(deviation_of(values, ddof), rel=1e-11)


@pytest.mark.parametrize("level", [1e-300, 1e-160, 1.0, 1e160, 1e300])
def test_deviation_at_any_level(level: float) -> None:
    """Squares neither overflow nor vanish: 2, 4, 6 times any level deviate by 2 levels."""
    values = np.array([2.0, 4.0, 6.0]) * level

    assert 2.0 * level == pytest.approx(deviation_of(values, 1), rel=1e-15)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=30), st.floats(0.0, 1.0))
@tried(200)
def test_quantile_is_type_seven(data: list[float], share: float) -> None:
    """The linear interpolation that numpy calls by the same definition."""
    values = ordered(np.array(data))
    expected = float(np.quantile(values, share, method="linear"))

    assert expected == pytest.approx(quantile_of(values, share), rel=1e-12, abs=1e-9)


def test_available_values() -> None:
    """Missing values are left out, and a zero has one sign."""
    low, high = extent(np.array([math.nan, -0.0, -3.0, 0.0]))

    assert (-3.0, 0.0) == (low, high)
    assert math.copysign(1.0, high) == 1.0
    assert [-3.0, 0.0, 0.0] == ordered(np.array([math.nan, -0.0, -3.0, 0.0])).tolist()
