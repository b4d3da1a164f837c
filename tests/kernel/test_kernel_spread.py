"""The spread of a node's children, and standard scores by stated numbers."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel import messages as say
from dei_core.kernel.method import Refusal
from dei_methods.aggregators.spread import Spread, spread
from dei_methods.normalizers.standard import Standardised, standardised

NAN = float("nan")
SOURCES = [
    np.array([40.0, 40.0, NAN, NAN]),
    np.array([50.0, NAN, 70.0, NAN]),
    np.array([60.0, 46.0, NAN, NAN]),
]
WEIGHTS = np.full((3, 1), 1.0 / 3.0)


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        ("deviation", [10.0, np.sqrt(18.0), NAN, NAN]),
        ("standard_error", [10.0 / np.sqrt(3.0), 3.0, NAN, NAN]),
        ("range", [20.0, 6.0, NAN, NAN]),
    ],
)
def test_of_the_sources_that_are_there(statistic: str, expected: list[float]) -> None:
    """Three of 40, 50, 60; two of 40 and 46; one source and none have no spread."""
    score = spread(SOURCES, WEIGHTS, Spread(statistic=statistic))  # type: ignore[arg-type]

    np.testing.assert_allclose(score, expected, rtol=1e-15)


def test_the_order_of_the_sources_changes_no_bit() -> None:
    """Sums run over the scores in rising order."""
    generator = np.random.default_rng(3)
    children = [generator.normal(50.0, 10.0, 40) for _ in range(7)]
    straight = spread(children, np.ones((7, 1)), Spread())

    np.testing.assert_array_equal(straight, spread(children[::-1], np.ones((7, 1)), Spread()))


def test_a_source_on_the_scale_of_an_index() -> None:
    """Corruption Perceptions Index: mean and deviation of the base year to 45 and 20, held to 0-100."""
    params = Standardised(mean=5.0, deviation=2.0, centre=45.0, spread=20.0, clip="both")
    values = np.array([5.0, 7.0, 12.0, -1.0, NAN])

    np.testing.assert_array_equal(standardised(values, params, {}, 1), [45.0, 65.0, 100.0, 0.0, NAN])
    np.testing.assert_array_equal(standardised(values, params, {}, -1), [45.0, 25.0, 0.0, 100.0, NAN])


@pytest.mark.parametrize(
    "wrong", [{"deviation": 0.0}, {"deviation": -1.0}, {"deviation": 1.0, "spread": 0.0}]
)
def test_a_deviation_lies_above_zero(wrong: dict[str, float]) -> None:
    with pytest.raises(Refusal) as caught:
        Standardised(mean=1.0, **wrong)

    assert caught.value.message == say.PARAMETER_TOO_LOW
