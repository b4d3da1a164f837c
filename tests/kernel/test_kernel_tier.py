"""Tiers by score and by place."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.rank import competition_ranks
from dei_core.kernel.tier import tier_by_score, tier_by_share

NAN = float("nan")
MINIMUM = (80.0, 60.0, 40.0)
SHARES = (10.0, 30.0, 60.0)


@given(st.lists(st.integers(0, 100).map(float) | st.just(NAN), max_size=40))
@tried(100)
def test_tier_is_the_first_minimum_reached(score: list[float]) -> None:
    """The first of the falling minimum scores that is reached, -1 if none is."""
    expected = [next((tier for tier, least in enumerate(MINIMUM) if s >= least), -1) for s in score]

    assert expected == tier_by_score(np.array(score), MINIMUM).tolist()


@given(st.lists(st.integers(0, 20).map(float) | st.just(NAN), max_size=40))
@tried(100)
def test_tier_by_share_is_the_first_share_that_covers_the_place(score: list[float]) -> None:
    """The first of the rising top shares that covers the place; ties share it; unranked regions have none."""
    ranks = competition_ranks(np.array(score, dtype=np.float64))
    ranked = int(np.count_nonzero(~np.isnan(ranks)))
    expected = [
        next((tier for tier, share in enumerate(SHARES) if 100 * rank <= share * ranked), -1)
        for rank in ranks
    ]

    assert expected == tier_by_share(ranks, SHARES).tolist()


def test_tiers_are_whole_numbers() -> None:
    """Tiers index a list of names."""
    assert np.int64 == tier_by_score(np.array([50.0]), MINIMUM).dtype
    assert np.int64 == tier_by_share(np.array([1.0]), SHARES).dtype
