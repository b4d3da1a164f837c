"""Linear combinations and trimmed means of children."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel import messages as say
from dei_core.kernel.method import Refusal
from dei_methods.aggregators.linear import (
    Linear,
    Trimmed,
    attribute_linear,
    attribute_trimmed,
    linear,
    trimmed,
)

NAN = float("nan")
CHILDREN = [np.array([10.0, 50.0, NAN]), np.array([90.0, 50.0, 1.0]), np.array([40.0, 50.0, 2.0])]
WEIGHTS = np.full((3, 1), 1.0 / 3.0)


def test_coefficients_have_any_sign_and_sum() -> None:
    """1.5 a - 0.5 b + 2 c."""
    score = linear(CHILDREN, WEIGHTS, Linear(coefficients=(1.5, -0.5, 2.0)))

    np.testing.assert_array_equal(score, [50.0, 150.0, NAN])


def test_contributions_are_the_terms() -> None:
    """They add up to the score, a subtracted child with a negative one."""
    params = Linear(coefficients=(1.5, -0.5, 2.0))
    parts = attribute_linear(CHILDREN, WEIGHTS, params, linear(CHILDREN, WEIGHTS, params))

    assert [float(part[0]) for part in parts] == [15.0, -45.0, 80.0]


def test_each_child_has_a_coefficient() -> None:
    """Neither more nor fewer."""
    with pytest.raises(Refusal) as caught:
        linear(CHILDREN, WEIGHTS, Linear(coefficients=(1.0, 2.0)))

    assert (caught.value.message, caught.value.facts["needed"]) == (say.PARTS_COUNT, 2)


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [(0, 0, 140.0 / 3.0), (1, 0, 65.0), (0, 1, 25.0), (1, 1, 40.0), (2, 0, 90.0)],
)
def test_what_remains_is_averaged(lowest: int, highest: int, expected: float) -> None:
    """Of 10, 90 and 40: all, the best two, the worst two, the median, the best; a missing child leaves no score."""
    score = trimmed(CHILDREN, WEIGHTS, Trimmed(lowest=lowest, highest=highest))

    np.testing.assert_allclose(score, [expected, 50.0, NAN], rtol=1e-15)


def test_what_is_left_out_contributes_nothing() -> None:
    """The children that remain share the score by their own size; of equal ones the first is the lower."""
    params = Trimmed(lowest=1)
    parts = attribute_trimmed(CHILDREN, WEIGHTS, params, trimmed(CHILDREN, WEIGHTS, params))

    assert [part[:2].tolist() for part in parts] == [[0.0, 0.0], [45.0, 25.0], [20.0, 25.0]]
    assert all(np.isnan(part[2]) for part in parts)


def test_something_has_to_remain() -> None:
    """Three children cannot lose three; counts below 0 are none."""
    with pytest.raises(Refusal) as caught:
        trimmed(CHILDREN, WEIGHTS, Trimmed(lowest=1, highest=2))
    with pytest.raises(Refusal) as negative:
        Trimmed(lowest=-1)

    assert (caught.value.message, caught.value.facts["needed"]) == (say.PARTS_TOO_FEW, 4)
    assert negative.value.message == say.PARAMETER_BELOW
