"""Social Vulnerability Index 2018: ranks of sums of ranks, and why every step has to be rounded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dei_core import TrackScores

THEMES = {"socioeconomic": 4, "household": 4, "minority": 2, "housing": 5}


@pytest.fixture(scope="module")
def svi(shared: Any, scored: Callable[[str], TrackScores]) -> TrackScores:
    return scored("cdc-svi-2018")


def percentile(x: np.ndarray) -> np.ndarray:
    """Percentile ranks to four decimals, by the letter of the documentation: (least rank - 1) / (n - 1)."""
    values = np.sort(x[~np.isnan(x)])
    share = np.searchsorted(values, x) / (values.size - 1.0)
    return np.where(np.isnan(x), np.nan, np.round(share, 4))


def share_not_better(svi: TrackScores, indicator: str) -> np.ndarray:
    """Percentile ranks of an indicator with all their digits."""
    item = svi.plan.indicators[svi.plan.slot(indicator)]
    column = svi.raw(indicator)
    learned = item.normalizer.fit(column, item.variants[""])
    return item.normalizer.apply(column, item.variants[""], learned, item.direction)


def differing(sums: np.ndarray, svi: TrackScores, node: str) -> int:
    """How many counties would rank otherwise by other sums."""
    return int(np.nansum(np.abs(percentile(sums) - svi.score(node) / 100.0) > 1e-9))


def test_one_county_without_income_has_no_overall_rank(svi: TrackScores) -> None:
    """Rio Arriba lacks three figures of theme 1; its other three themes are ranked among all 3,142 counties."""
    row = svi.table.regions.index("35039")
    lacking = {node.id for node in svi.plan.nodes if np.isnan(svi.score(node.id)[row])}

    assert len(svi.table) == 3142
    assert int(np.isnan(svi.total).sum()) == 1
    assert lacking == {
        "svi",
        "sum_of_themes",
        "socioeconomic",
        "socioeconomic_ranking",
    }


def test_a_theme_weighs_as_many_ranks_as_it_sums(svi: TrackScores) -> None:
    """Fifteen ranks in four themes: no weight is written anywhere."""
    counts = {theme: len(svi.plan.node(svi.plan.slot(theme)).children) for theme in THEMES}

    assert counts == THEMES
    assert np.nanmax(svi.score("sum_of_themes")) < 1500.0


@pytest.mark.parametrize(
    ("theme", "unrounded", "unrounded_sums"),
    [
        ("socioeconomic", 270, 59),
        ("household", 569, 150),
        ("minority", 291, 82),
        ("housing", 392, 105),
    ],
)
def test_rounding_makes_the_ties(theme: str, unrounded: int, unrounded_sums: int, svi: TrackScores) -> None:
    """This many counties would rank otherwise from unrounded ranks, or from sums of doubles as they come."""
    children = [svi.plan.slots[slot] for slot in svi.plan.node(svi.plan.slot(theme)).children]
    exact = sum(share_not_better(svi, child) for child in children)
    as_they_come = sum(svi.score(child) for child in children)

    assert differing(exact, svi, f"{theme}_ranking") == unrounded
    assert differing(as_they_come, svi, f"{theme}_ranking") == unrounded_sums


def test_rounding_makes_the_ties_of_the_whole(svi: TrackScores) -> None:
    """The overall ranking needs the `round` transform between its sum and its rank."""
    assert differing(sum(svi.score(theme) for theme in THEMES), svi, "svi") == 23
    assert differing(svi.score("sum_of_themes"), svi, "svi") == 0


def test_income_counts_downwards(svi: TrackScores) -> None:
    """The county with the least income per head has the rank 1, and one minus the ascending rank holds for ties."""
    income = svi.table.columns["svi.income_per_head"]
    ascending = percentile(income)

    assert svi.score("svi.income_per_head")[int(np.nanargmin(income))] == 100.0
    np.testing.assert_allclose(svi.score("svi.income_per_head") / 100.0, 1.0 - ascending, atol=1e-12)
