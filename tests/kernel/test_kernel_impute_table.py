"""Imputation from a region's own other indicators or years: worked examples and laws."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from every import EVERY
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.method import Column, Method, Panel, Part, Refusal
from dei_methods.imputers.branch import Branch, row_mean, row_median
from dei_methods.imputers.years import Linear, Years, latest, latest_years, linear_in_time, nearest_year

NAN = np.nan
WIDE = [method for method in EVERY if method.kind == "imputer" and method.sees == "table"]


def panel(
    columns: list[list[float]],
    directions: tuple[int, ...] | None = None,
    branches: tuple[tuple[str, ...], ...] | None = None,
    regions: list[int] | None = None,
    years: list[int] | None = None,
) -> Panel:
    rows = range(len(columns[0]))
    return Panel(
        columns=tuple(np.array(column) for column in columns),
        directions=directions or (1,) * len(columns),
        branches=branches or (("index", "one"),) * len(columns),
        regions=np.array(regions or list(rows), np.int64),
        years=np.array(years or [0 for _ in rows], np.int64),
    )


def series(values: list[float], years: list[int]) -> Panel:
    """One indicator of one region."""
    return panel([values], regions=[0 for _ in years], years=years)


def test_row_mean_works_on_places() -> None:
    """Three quarters up and at the top: seven eighths up the third, whose unit is another; lower is better turns."""
    given_panel = panel([[0.0, 4.0, 3.0], [10.0, 20.0, 20.0], [100.0, 500.0, NAN]], (1, 1, 1))
    turned = panel([[0.0, 4.0, 3.0], [10.0, 20.0, 20.0], [100.0, 500.0, NAN]], (1, 1, -1))

    assert 450.0 == row_mean(given_panel, Branch())[2][2]
    assert 150.0 == row_mean(turned, Branch())[2][2]


def test_row_median_and_raw_values() -> None:
    """The median of three places; without normalising, of the values as they are."""
    columns = [[0.0, 10.0, 2.0], [0.0, 10.0, 3.0], [0.0, 10.0, 10.0], [0.0, 10.0, NAN]]

    assert 3.0 == pytest.approx(row_median(panel(columns), Branch())[3][2])
    assert 5.0 == pytest.approx(row_mean(panel(columns), Branch(normalise=False))[3][2])


def test_a_branch_is_what_stands_below_one_node() -> None:
    """One level up the sibling fills in, two levels up the cousin too; without any, the gap stays."""
    columns = [[0.0, 10.0, NAN], [0.0, 10.0, NAN], [0.0, 10.0, 4.0]]
    branches = (("index", "a", "x"), ("index", "a", "x"), ("index", "a", "y"))
    given_panel = panel(columns, branches=branches)

    assert np.isnan(row_mean(given_panel, Branch())[0][2])
    assert 4.0 == pytest.approx(row_mean(given_panel, Branch(levels=2))[0][2])
    assert 4.0 == pytest.approx(row_mean(given_panel, Branch(levels=9))[1][2])


def test_latest_and_its_limit() -> None:
    """Carried forward over the years, up to the limit, and never to another region."""
    years = [2018, 2019, 2020, 2021, 2022]
    values = [NAN, 5.0, NAN, NAN, 7.0]

    np.testing.assert_array_equal([NAN, 5.0, 5.0, 5.0, 7.0], latest(series(values, years), Years())[0])
    np.testing.assert_array_equal([NAN, 5.0, 5.0, NAN, 7.0], latest(series(values, years), Years(limit=1))[0])
    np.testing.assert_array_equal(
        [NAN, 2019.0, 2019.0, 2019.0, 2022.0], latest_years(series(values, years), Years())[0]
    )
    two = panel([[1.0, NAN, NAN, NAN]], regions=[0, 0, 1, 1], years=[2020, 2021, 2020, 2021])
    np.testing.assert_array_equal([1.0, 1.0, NAN, NAN], latest(two, Years())[0])


def test_nearest_year_prefers_the_earlier_of_two() -> None:
    """2019 and 2021 are equally far from 2020; a gap at either end takes the one neighbour."""
    values, years = [NAN, 5.0, NAN, 9.0, NAN], [2018, 2019, 2020, 2021, 2022]

    assert [5.0, 5.0, 5.0, 9.0, 9.0] == nearest_year(series(values, years), Years())[0].tolist()


def test_linear_in_time() -> None:
    """On the line by years, not by rows; ends take the nearest value, or stay."""
    values, years = [NAN, 4.0, NAN, 8.0, NAN], [2010, 2011, 2012, 2015, 2020]
    inner = linear_in_time(series(values, years), Linear(ends="none"))[0]
    near = linear_in_time(series(values, years), Linear(limit=1))[0]

    assert [4.0, 4.0, 5.0, 8.0, 8.0] == linear_in_time(series(values, years), Linear())[0].tolist()
    np.testing.assert_array_equal([NAN, 4.0, 5.0, 8.0, NAN], inner)
    np.testing.assert_array_equal([4.0, 4.0, 5.0, 8.0, NAN], near)


@pytest.mark.parametrize("flat", [[NAN, NAN, NAN], [2.0, 2.0, 2.0]], ids=["empty", "constant"])
@pytest.mark.parametrize("fill", [row_mean, row_median])
def test_only_branches_with_gaps_have_to_have_places(fill: Any, flat: list[float]) -> None:
    """A column that has none is refused by its own place, unless nothing of its branch is to be filled."""
    branches = (("index", "one"), ("index", "one"), ("index", "two"), ("index", "two"))
    known = [1.0, 2.0, 3.0]
    with pytest.raises(Refusal) as caught:
        fill(panel([known, known, flat, [1.0, NAN, 3.0]], branches=branches), Branch())

    assert caught.value.of == Part(2)
    whole = [1.0, 2.0, 4.0]
    if not np.isnan(flat).any():
        made = fill(panel([[1.0, NAN, 3.0], known, flat, whole], branches=branches), Branch())

        assert made[0].tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize("method", WIDE, ids=lambda method: method.id)
@given(st.integers(0, 10_000))
@tried(40)
def test_laws_of_whole_tables(method: Method, seed: int) -> None:
    """Given cells stay, gaps fill with finite numbers or stay, inputs stay, and no order changes a cell."""
    generator = np.random.default_rng(seed)
    columns: Any = generator.uniform(1.0, 9.0, (4, 30))
    columns[generator.random((4, 30)) < 0.3] = NAN
    regions, years = np.arange(30) % 10, 2020 + np.arange(30) // 10

    def run(order: Column, places: list[int]) -> tuple[Column, ...]:
        branches = ("one", "one", "two", "two")
        given_panel = Panel(
            columns=tuple(columns[place][order] for place in places),
            directions=tuple((1, -1, 1, 1)[place] for place in places),
            branches=tuple(("index", branches[place]) for place in places),
            regions=regions[order].astype(np.int64),
            years=years[order].astype(np.int64),
        )
        for column in given_panel.columns:
            column.flags.writeable = False
        try:
            return tuple(method.apply(given_panel, method.params()))
        except Refusal:
            return tuple(given_panel.columns)

    straight = run(np.arange(30), [0, 1, 2, 3])
    order = generator.permutation(30)
    turned = run(order, [3, 2, 1, 0])
    known = ~np.isnan(columns)

    assert np.array_equal(np.array(straight)[known], columns[known])
    np.testing.assert_allclose(np.array(turned)[::-1], np.array(straight)[:, order], rtol=1e-12)
