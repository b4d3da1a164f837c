"""The mean with a penalty for imbalance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core.kernel.aggregators.mean import arithmetic
from dei_core.kernel.method import NoParams
from dei_methods.aggregators.balance import Balance, attribute_balance, balance

levels = st.lists(st.floats(1.0, 120.0), min_size=1, max_size=6)


def score(children: list[float], weights: list[float], strength: float = 1.0) -> float:
    arrays = [np.array([child]) for child in children]
    return balance(arrays, np.array(weights)[:, None], Balance(strength=strength)).item()


@pytest.mark.parametrize(
    ("children", "weights", "strength", "expected"),
    [
        ([60.0, 90.0], [0.5, 0.5], 1.0, 72.0),  # 75 - 225 / 75
        ([60.0, 90.0], [0.5, 0.5], 2.0, 69.0),
        ([60.0, 90.0], [0.5, 0.5], 0.0, 75.0),
        ([90.0, 110.0], [0.5, 0.5], 1.0, 99.0),  # the units of the paper: 100 - 10 * 0.1
        ([40.0, 80.0], [0.75, 0.25], 1.0, 44.0),  # 50 - 300 / 50
        ([0.0, 100.0], [0.9, 0.1], 1.0, -80.0),  # 10 - 900 / 10
    ],
)
def test_by_hand(children: list[float], weights: list[float], strength: float, expected: float) -> None:
    """M - strength S^2 / M, with weights in both; below 0 where the scores are very uneven."""
    assert expected == pytest.approx(score(children, weights, strength), rel=1e-14)


def test_contributions_by_hand() -> None:
    """w_k s_k (1 - 2 r_k + V) of 60 and 90 with r = -+0.2 and V = 0.04: the better one earns less than its half."""
    children, weights = [np.array([60.0]), np.array([90.0])], np.array([[0.5], [0.5]])
    first, second = attribute_balance(children, weights, Balance(), np.array([72.0]))

    assert 43.2 == pytest.approx(first.item(), rel=1e-14)
    assert 28.8 == pytest.approx(second.item(), rel=1e-14)


@given(levels, st.floats(0.0, 3.0))
def test_never_above_the_mean(children: list[float], strength: float) -> None:
    """Imbalance only costs, and costs in proportion to the strength."""
    even = [1 / len(children)] * len(children)
    mean = arithmetic([np.array([child]) for child in children], np.array(even)[:, None], NoParams()).item()
    full = mean - score(children, even)

    assert score(children, even, strength) <= mean * (1 + 1e-12)
    assert mean - score(children, even, strength) == pytest.approx(strength * full, rel=1e-9, abs=1e-9)


@given(levels, st.floats(0.01, 100.0))
def test_homogeneous_of_degree_one(children: list[float], factor: float) -> None:
    """Scores twice as high make a result twice as high: the law that the contributions rest on."""
    even = [1 / len(children)] * len(children)
    scaled = score([factor * child for child in children], even)

    assert factor * score(children, even) == pytest.approx(scaled, rel=1e-9, abs=1e-9)
