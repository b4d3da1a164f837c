"""SDG Index 2000-2022: which zeros are gaps, and what was done about them in 2022."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dei_core import TrackScores
from dei_core.host import cell_states

FILE = "sdg_index_2000_2022/sdg_index.csv"
GOALS = tuple(f"sdgi.goal_{goal}" for goal in range(1, 18))


@pytest.fixture(scope="module")
def table(published: Any) -> Any:
    return published(FILE, "country_code", "year")


@pytest.fixture(scope="module")
def series(shared: Any, scored: Callable[[str], TrackScores]) -> TrackScores:
    return scored("sdg-index-2023/back-series")


@pytest.fixture(scope="module")
def latest(shared: Any, scored: Callable[[str], TrackScores]) -> TrackScores:
    return scored("sdg-index-2023/2022")


def farthest(means: np.ndarray, printed: np.ndarray) -> float:
    return float(np.abs(means - printed).max())


def test_every_row_is_scored(series: TrackScores, latest: TrackScores) -> None:
    """180 countries and groups in 22 years, and the 166 countries of 2022."""
    assert (len(series.table), len(latest.table)) == (3960, 166)
    assert not np.isnan([*series.total, *latest.total]).any()


def test_gaps_are_those_of_three_goals(series: TrackScores) -> None:
    """No other goal has a missing score; Burundi's goal 1 and South Africa's goal 10 stay the zeros that they are."""
    missing = {goal: int(np.isnan(series.table.columns[goal]).sum()) for goal in GOALS}
    rows = {region: row for row, region in enumerate(series.table.regions)}

    assert {goal: count for goal, count in missing.items() if count} == {
        "sdgi.goal_1": 330,
        "sdgi.goal_10": 374,
        "sdgi.goal_14": 902,
    }
    assert series.table.columns["sdgi.goal_1"][rows["BDI"]] == 0.0
    assert series.table.columns["sdgi.goal_10"][rows["ZAF"]] == 0.0


def test_neither_all_zeros_nor_none_are_gaps(series: TrackScores, table: Any, rows_of: Any) -> None:
    """With every zero counted the index would be off by up to 8.98, with none by up to 5.46; so by 0.067."""
    rows = rows_of(series)
    goals = np.array([table.column(f"goal_{goal}_score", rows) for goal in range(1, 18)])
    printed = table.column("sdg_index_score", rows)

    assert farthest(goals.mean(axis=0), printed) == pytest.approx(8.98, abs=0.01)
    assert farthest(np.nanmean(np.where(goals == 0.0, np.nan, goals), axis=0), printed) == pytest.approx(
        5.46, abs=0.01
    )
    assert farthest(series.total, printed) == pytest.approx(0.067, abs=0.001)


def test_regional_means_make_up_for_gaps_in_2022(latest: TrackScores, table: Any, rows_of: Any) -> None:
    """Means of the goals at hand would be off by up to 3.46, means of the world by 1.73; those of regions by 0.061."""
    printed = table.column("sdg_index_score", rows_of(latest))
    given = np.array([latest.table.columns[goal] for goal in GOALS])
    world = np.where(np.isnan(given), np.nanmean(given, axis=1)[:, None], given)

    assert farthest(np.nanmean(given, axis=0), printed) == pytest.approx(3.46, abs=0.01)
    assert farthest(world.mean(axis=0), printed) == pytest.approx(1.73, abs=0.01)
    assert farthest(latest.total, printed) == pytest.approx(0.061, abs=0.001)


def test_imputed_cells_are_marked(latest: TrackScores) -> None:
    """The 72 cells of 59 countries that the file has no score for, and no others, are called imputed."""
    states = np.array([cell_states(latest, goal) for goal in GOALS])
    gaps = np.isnan([latest.table.columns[goal] for goal in GOALS])

    np.testing.assert_array_equal(states == "imputed", gaps)
    assert (int(gaps.sum()), int(gaps.any(axis=0).sum())) == (72, 59)
    assert len(set(latest.table.parents["region"])) == 7
