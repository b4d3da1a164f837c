"""Welsh Index of Multiple Deprivation 2019: deciles, shared ranks and the weights of the domains."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dei_core import TrackScores

FILE = "wimd_wales_2019/wimd_2019_lsoa.csv"
SPAN = 1.0 - np.exp(-100.0 / 23.0)


@pytest.fixture(scope="module")
def wimd(shared: Any, scored: Callable[[str], TrackScores]) -> TrackScores:
    return scored("wimd-2019")


def test_tiers_are_the_published_deciles(wimd: TrackScores, shared: Path) -> None:
    """All 1,909 areas lie in their decile: nine groups of 191 and one of 190."""
    with (shared / "data" / FILE).open(encoding="utf-8", newline="") as file:
        deciles = {row["lsoa11_code"]: int(row["IMD_decile"]) - 1 for row in csv.DictReader(file)}
    expected = [deciles[region] for region in wimd.table.regions]

    assert wimd.tiers().tolist() == expected
    assert np.bincount(expected).tolist() == [191] * 9 + [190]


def test_areas_that_share_a_rank_share_the_better_place(wimd: TrackScores) -> None:
    """One pair shares a rank in employment and one in housing; both areas have the score of that rank."""
    tied = {}
    for item in wimd.plan.indicators:
        ranks, counts = np.unique(wimd.table.columns[item.id], return_counts=True)
        for rank in ranks[counts > 1].tolist():
            tied[item.id] = rank

    assert set(tied) == {"wimd.employment", "wimd.housing"}
    for name, rank in tied.items():
        scores = wimd.score(name)[wimd.table.columns[name] == rank]
        assert scores[0] == scores[1] == pytest.approx(-23.0 * np.log(1.0 - (1910.0 - rank) / 1909.0 * SPAN))


def test_weights_are_those_of_2019(wimd: TrackScores) -> None:
    """Income and employment make up 44 percent."""
    weights = dict(zip(wimd.plan.slots, wimd.plan.node(wimd.plan.root).weights, strict=False))

    assert (weights["wimd.income"], weights["wimd.employment"], weights["wimd.crime"]) == (0.22, 0.22, 0.05)
