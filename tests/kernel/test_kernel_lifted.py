"""Geometric means of scores lifted off zero."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel import messages as say
from dei_core.kernel.method import Refusal
from dei_methods.aggregators.lifted import Lifted, geometric_lifted

HALVES = np.full((2, 1), 0.5)


def test_inverted_at_ten_is_the_formula_of_inform() -> None:
    """On 0-10: (10 - geomean((10 - a) / 10 * 9 + 1, (10 - b) / 10 * 9 + 1)) / 9 * 10."""
    a, b = np.array([0.0, 3.2, 10.0, 7.5]), np.array([0.0, 8.8, 10.0, 0.0])
    lifted = np.sqrt(((10.0 - a) / 10.0 * 9.0 + 1.0) * ((10.0 - b) / 10.0 * 9.0 + 1.0))
    expected = (10.0 - lifted) / 9.0 * 10.0
    score = geometric_lifted([10.0 * a, 10.0 * b], HALVES, Lifted(inverted=True))

    np.testing.assert_allclose(score / 10.0, expected, rtol=0.0, atol=1e-13)


def test_equal_scores_have_their_own_mean() -> None:
    """Wherever the floor is, from either end, and at both ends of the scale."""
    same = np.array([0.0, 37.5, 100.0])
    for params in (Lifted(), Lifted(floor=1.0), Lifted(floor=60.0, inverted=True)):
        np.testing.assert_allclose(geometric_lifted([same, same], HALVES, params), same, rtol=0.0, atol=1e-12)


def test_a_high_score_counts_more_inverted() -> None:
    """The mean lies below the arithmetic one, inverted above it."""
    children = [np.array([20.0]), np.array([80.0])]

    assert geometric_lifted(children, HALVES, Lifted())[0] < 50.0
    assert geometric_lifted(children, HALVES, Lifted(inverted=True))[0] > 50.0


@pytest.mark.parametrize(
    ("params", "message"),
    [(Lifted(), say.SCORE_NEGATIVE), (Lifted(inverted=True), say.SCORE_ABOVE_FULL)],
)
def test_scores_off_the_scale_are_refused(params: Lifted, message: object) -> None:
    """Below 0, or inverted above 100, with the rows; the other end is open."""
    off = np.array([50.0, 101.0 if params.inverted else -1.0])
    fine = np.array([-1.0 if params.inverted else 101.0, 50.0])
    with pytest.raises(Refusal) as caught:
        geometric_lifted([off, fine], HALVES, params)

    assert caught.value.message == message
    assert caught.value.rows is not None
    assert caught.value.rows.tolist() == [False, True]


@pytest.mark.parametrize("floor", [0.0, 100.0, -5.0])
def test_a_floor_lies_inside_the_scale(floor: float) -> None:
    with pytest.raises(Refusal) as caught:
        Lifted(floor=floor)

    assert caught.value.message == say.PARAMETER_OUTSIDE
