"""Powers of scores."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.findings import Fault
from dei_core.kernel.method import Refusal
from dei_methods.transforms.exponent import Exponent, power


def test_the_ends_of_the_scale_stay() -> None:
    """0 and the full value are what they were, whatever the exponent; a missing score stays missing."""
    for exponent in (0.25, 1.0, 3.0):
        x = power(np.array([0.0, 100.0, np.nan]), Exponent(exponent=exponent))
        np.testing.assert_array_equal(x, [0.0, 100.0, np.nan])


def test_squares_set_the_best_apart_and_roots_the_worst() -> None:
    """70 of 100 becomes 49 squared; 49 of 100 becomes 70 as a root."""
    assert power(np.array([70.0]), Exponent(exponent=2.0)) == pytest.approx(49.0)
    assert power(np.array([49.0]), Exponent(exponent=0.5)) == pytest.approx(70.0)


def test_another_full_value() -> None:
    """On a scale of 1 to 7 it is 7 that stays: 7 (3.5 / 7)^2."""
    assert power(np.array([3.5, 7.0]), Exponent(exponent=2.0, full=7.0)).tolist() == [1.75, 7.0]


def test_negative_values_are_refused_by_row() -> None:
    with pytest.raises(Refusal) as caught:
        power(np.array([1.0, -0.1]), Exponent(exponent=2.0))

    assert caught.value.message.code == "value-negative"
    np.testing.assert_array_equal(np.asarray(caught.value.rows), [False, True])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"exponent": 0.0}, "parameter-too-low"),
        ({"exponent": -1.0}, "parameter-too-low"),
        ({"exponent": 20.5}, "parameter-outside-range"),
        ({"exponent": 2.0, "full": 0.0}, "parameter-too-low"),
    ],
)
def test_exponents_that_turn_the_order_round_are_refused(given: dict[str, float], code: str) -> None:
    with pytest.raises(Fault) as caught:
        Exponent(**given)

    assert caught.value.message.code == code
