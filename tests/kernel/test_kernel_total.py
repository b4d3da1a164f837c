"""Sums of children, and what a missing one means."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel.aggregators.total import Sum, attribute_total, total

NAN = float("nan")
CHILDREN = [np.array([10.0, NAN, NAN, 0.0]), np.array([20.0, 5.0, NAN, 0.0]), np.array([70.5, 1.0, NAN, 0.0])]
WEIGHTS = np.full((3, 1), 1.0 / 3.0)


def test_a_missing_child_leaves_no_sum() -> None:
    """Unless told otherwise, what is missing is not nothing."""
    np.testing.assert_array_equal(total(CHILDREN, WEIGHTS, Sum()), [100.5, NAN, NAN, 0.0])


def test_a_missing_child_can_be_declared_to_add_nothing() -> None:
    """Then only a region without any child has no score."""
    np.testing.assert_array_equal(total(CHILDREN, WEIGHTS, Sum(missing="zero")), [100.5, 6.0, NAN, 0.0])


@pytest.mark.parametrize("missing", ["refuse", "zero"])
def test_contributions_are_the_children(missing: str) -> None:
    """They add up to the sum wherever there is one, a missing child with 0."""
    params = Sum(missing=missing)  # type: ignore[arg-type]
    score = total(CHILDREN, WEIGHTS, params)
    parts = attribute_total(CHILDREN, WEIGHTS, params, score)

    np.testing.assert_array_equal(np.sum(parts, axis=0), score)
    assert [float(part[0]) for part in parts] == [10.0, 20.0, 70.5]


def test_weights_change_nothing() -> None:
    """A sum has no weights: any give the same, and draws of them give it once each."""
    draws = np.array([[[0.2], [0.3], [0.5]], [[1.0], [0.0], [0.0]]])
    score = total(CHILDREN, draws, Sum())

    assert score.shape == (2, 4)
    np.testing.assert_array_equal(score[0], score[1])
