"""The table of how many regions each tier has."""

from __future__ import annotations

import numpy as np
import pytest
from plans import as_it_is, scored, track

from dei_core import Scorecard, Text, result_frames
from dei_core.results.tiers import tier_counts_frame
from dei_core.scoring.plan import TierPlan
from dei_core.scoring.scorecard import TrackScores

TIERS = TierPlan(
    id="town.three",
    names=(Text("high", "高"), Text("middle", "中"), Text("low", "低")),
    bounds=(80.0, 60.0, 20.0),
    by="score",
)


def made(values: list[float]) -> TrackScores:
    """A track of one indicator with three tiers."""
    return scored(track(as_it_is({"index": {"a": 1.0}}), tiers=TIERS), {"a": values})


def test_each_tier_tells_its_bound_size_share_and_ends() -> None:
    """One without regions is there too; the share is of all with a score, in a tier or below the last."""
    columns = tier_counts_frame([made([90.0, 80.0, 30.0, 10.0, np.nan])]).columns

    assert list(columns["tier"]) == ["high", "middle", "low"]
    assert list(columns["by"]) == ["score"] * 3
    assert list(columns["bound"]) == [80.0, 60.0, 20.0]
    assert list(columns["regions"]) == [2, 0, 1]
    assert list(columns["share"]) == [0.5, 0.0, 0.25]
    np.testing.assert_array_equal(columns["minimum"], [80.0, np.nan, 30.0])
    np.testing.assert_array_equal(columns["maximum"], [90.0, np.nan, 30.0])


def test_without_a_score_there_is_no_share() -> None:
    """Nothing is divided by nothing."""
    columns = tier_counts_frame([made([np.nan, np.nan])]).columns

    assert list(columns["regions"]) == [0, 0, 0]
    assert np.isnan(columns["share"]).all()


@pytest.mark.parametrize("tiers", [TIERS, None])
def test_it_is_a_result_table_where_the_index_has_tiers(tiers: TierPlan | None) -> None:
    """And nowhere else."""
    card = Scorecard({"one": scored(track(as_it_is({"index": {"a": 1.0}}), tiers=tiers), {"a": [1.0]})})

    assert ("tier_counts" in {frame.name for frame in result_frames(card)}) == (tiers is not None)
