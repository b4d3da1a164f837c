"""Ranks, against their definition written out."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.method import Column
from dei_core.kernel.rank import competition_ranks

NAN = float("nan")
scores = st.lists(
    st.integers(0, 40).map(lambda tenths: tenths / 10) | st.floats(0.0, 4.0) | st.just(NAN), max_size=30
).map(lambda drawn: np.array(drawn, dtype=np.float64))


def by_definition(score: Column, tolerance: float) -> Column:
    """Take the best score left, tie with it what is within the tolerance, and go on below."""
    ranks = np.full(score.shape, NAN)
    left = ~np.isnan(score)
    while left.any():
        tie = left & (score[left].max() - score <= tolerance)
        ranks[tie] = 1 + np.count_nonzero(~np.isnan(ranks))
        left &= ~tie
    return ranks


@given(scores, st.sampled_from([0.0, 1e-9, 0.1, 0.25, 1.0, 10.0]))
@tried(400)
def test_ranks_are_those_of_the_definition(score: Column, tolerance: float) -> None:
    """Sorting and gaps give what the definition gives, for every tolerance."""
    expected = by_definition(score, tolerance)

    assert np.array_equal(expected, competition_ranks(score, tolerance), equal_nan=True)


@given(scores, st.sampled_from([0.0, 0.25]), st.randoms(use_true_random=False))
@tried(100)
def test_ranks_are_free_of_order_and_layout(score: Column, tolerance: float, random: Any) -> None:
    """A region has the same rank wherever it stands in the table."""
    order = random.sample(range(score.size), score.size)
    expected = competition_ranks(score, tolerance)

    assert np.array_equal(expected[order], competition_ranks(score[order], tolerance), equal_nan=True)
    assert np.array_equal(expected[::-1], competition_ranks(score[::-1], tolerance), equal_nan=True)


def test_ties_do_not_chain() -> None:
    """Scores half a point apart under a tolerance of one half: each tie reaches down from its best only."""
    score = np.array([90.0, 89.5, 89.0, 88.5, 88.0])

    assert [1.0, 1.0, 3.0, 3.0, 5.0] == competition_ranks(score, 0.5).tolist()
    assert [1.0, 1.0, 1.0, 1.0, 1.0] == competition_ranks(score, 2.0).tolist()


def test_zeros_of_both_signs_tie() -> None:
    """0.0 and -0.0 are one score."""
    assert [2.0, 2.0, 1.0] == competition_ranks(np.array([0.0, -0.0, 1.0])).tolist()


@pytest.mark.parametrize("score", [[], [NAN, NAN]])
def test_nobody_to_rank(score: list[float]) -> None:
    """Without scores there are no ranks."""
    ranks = competition_ranks(np.array(score), 0.1)

    assert len(score) == np.count_nonzero(np.isnan(ranks))
