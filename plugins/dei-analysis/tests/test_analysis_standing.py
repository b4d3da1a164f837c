"""Profiles of regions, trends over years, and two outcomes side by side."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_analysis import (
    Series,
    agreement,
    aligned,
    cells_that_differ,
    growth_rate,
    indicator_ranks,
    percent_change,
    profile,
    ranks_within,
    series_of,
    significant,
)

NAN = float("nan")
COLUMNS = {
    "best": np.array([9.0, 1.0, 2.0]),
    "tied": np.array([5.0, 5.0, 5.0]),
    "last": np.array([0.0, 1.0, 1.0]),
    "gap": np.array([NAN, 1.0, 2.0]),
    "middle": np.array([2.0, 1.0, 3.0]),
}


def test_a_profile_names_best_and_worst() -> None:
    """By rank, in order where equal; the last place is no strength, a gap is neither."""
    found = profile(indicator_ranks(COLUMNS), 0, strengths=2, weaknesses=2)

    assert [(place.indicator, place.rank, place.regions) for place in found.strengths] == [
        ("best", 1, 3),
        ("middle", 2, 3),
    ]
    assert [place.indicator for place in found.weaknesses] == ["middle", "last"]


def test_the_last_place_can_be_called_a_strength() -> None:
    """Where all are alike everybody is first, and last; few different values can be left out."""
    ranked = indicator_ranks(COLUMNS)

    assert [place.indicator for place in profile(ranked, 0, 3, 0, last_too=True).strengths] == [
        "best",
        "tied",
        "middle",
    ]
    assert list(indicator_ranks(COLUMNS, unique=0.9)) == ["best", "gap", "middle"]
    assert profile(ranked, 0, 0, 0) == profile({}, 0)


def test_ranks_inside_groups() -> None:
    """Each group by itself; a region without a group or a score has no rank."""
    score = np.array([3.0, 5.0, 4.0, NAN, 9.0])

    np.testing.assert_array_equal(ranks_within(score, ["a", "a", "b", "a", ""]), [2.0, 1.0, 1.0, NAN, NAN])


def one(values: list[float], years: list[int]) -> Series:
    """One region's series."""
    return Series(values=np.array(values)[:, None], years=np.array(years))


def test_series_come_from_rows_in_any_order() -> None:
    """One row per region and year; what is not there is missing."""
    regions, series = series_of(("b", "a", "a"), np.array([2021, 2022, 2020]), np.array([1.0, 2.0, 3.0]))

    assert regions == ("a", "b")
    assert series.years.tolist() == [2020, 2021, 2022]
    np.testing.assert_array_equal(series.values, [[3.0, NAN], [NAN, 1.0], [2.0, NAN]])
    assert series.available.tolist() == [2 / 3, 1 / 3]
    assert series.first.tolist() == [2020.0, 2021.0]
    assert series.latest.tolist() == [2022.0, 2021.0]
    assert series.during((2021, 2022)).years.tolist() == [2021, 2022]
    assert series.last(1).years.tolist() == [2022]


@given(st.floats(0.01, 1e6), st.floats(-0.5, 1.0), st.integers(1, 30))
def test_a_growth_rate_leads_from_the_first_value_to_the_last(first: float, rate: float, years: int) -> None:
    """Growing by it every year arrives there, whatever lies between."""
    last = first * (1.0 + rate) ** years
    found = growth_rate(one([first, NAN, last], [2000, 2000 + years, 2001 + years]))[0]

    assert first * (1.0 + found) ** (years + 1) == pytest.approx(last, rel=1e-9)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 5.0], NAN),
        ([-1.0, 5.0], NAN),
        ([4.0, -7.0], NAN),
        ([4.0, 0.0], -1.0),
        ([0.0, 0.0], 0.0),
        ([-3.0, -3.0], 0.0),
        ([4.0, NAN], NAN),
        ([NAN, NAN], NAN),
    ],
)
def test_where_there_is_a_growth_rate(values: list[float], expected: float) -> None:
    """None from zero or below, none to below zero, none of one value."""
    assert growth_rate(one(values, [2020, 2021]))[0] == pytest.approx(expected, nan_ok=True)


@given(st.floats(1.0, 100.0), st.floats(-0.9, 2.0))
def test_a_straight_line_has_its_slope(start: float, slope: float) -> None:
    """In percent of its start; the gap in the middle changes nothing, the period scales it."""
    line = [start + slope * year for year in range(4)]
    found = one([line[0], NAN, line[2], line[3]], [2020, 2021, 2022, 2023])

    assert percent_change(found)[0] == pytest.approx(100.0 * slope / start, abs=1e-9)
    assert percent_change(found, 10.0)[0] == pytest.approx(1000.0 * slope / start, abs=1e-8)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([2.0, NAN, NAN], NAN),
        ([NAN] * 3, NAN),
        ([0.0, 2.0, 4.0], NAN),
        ([0.0, 0.0, 0.0], 0.0),
        ([4.0, NAN, 2.0], -25.0),
    ],
)
def test_where_there_is_a_trend(values: list[float], expected: float) -> None:
    """None of one value, none of a line that starts at 0; two values are enough."""
    assert percent_change(one(values, [2020, 2021, 2022]))[0] == pytest.approx(expected, nan_ok=True)


def test_rows_are_aligned_by_key() -> None:
    """In the order of the first; what only one has is named."""
    found = aligned(("c", "a", "b"), ("b", "d", "c"))

    assert found.keys == ("c", "b")
    assert (found.first.tolist(), found.second.tolist()) == ([0, 2], [2, 0])
    assert (found.gone, found.new) == (("a",), ("d",))


def test_agreement_of_two_outcomes() -> None:
    """Correlations, and how far apart; without a shared region everything is missing."""
    found = agreement(np.array([1.0, 2.0, 3.0, NAN]), np.array([1.0, 3.0, 2.0, 4.0]))
    nothing = agreement(np.array([NAN]), np.array([1.0]))

    assert (found.regions, found.moved, found.most) == (3, 2, 1.0)
    assert (found.mean, found.spearman, found.kendall) == (
        pytest.approx(2 / 3),
        pytest.approx(0.5),
        pytest.approx(1 / 3),
    )
    assert nothing.regions == 0
    assert math.isnan(nothing.mean)
    assert math.isnan(nothing.pearson)


def test_cells_that_differ() -> None:
    """To the bit, or to so many digits; a gap equals a gap."""
    first = {"x": np.array([1.0, NAN, 3.0]), "y": np.array([0.12345, 2.0, NAN])}
    second = {"x": np.array([1.0, NAN, 4.0]), "y": np.array([0.12346, 2.0, 1.0])}

    assert cells_that_differ(first, second) == {"x": 1, "y": 2}
    assert cells_that_differ(first, second, 3) == {"x": 1, "y": 1}
    np.testing.assert_array_equal(significant(np.array([NAN, 0.0, -1234.5]), 2), [NAN, 0.0, -1200.0])
