"""HDI 1990-2022 beyond the match of its scores: which rows there are, and what the rounding is needed for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

FILE = "hdi_undp_2024/hdi_ihdi_long.csv"
COUNTRY_YEARS = 6171
WITH_INEQUALITY = 2106


@pytest.fixture(scope="module")
def hdi(shared: Any, scored: Callable[[str], Any]) -> Any:
    return scored("hdi")


@pytest.fixture(scope="module")
def table(published: Any) -> Any:
    return published(FILE, "iso3", "year")


@pytest.fixture(scope="module")
def column(table: Any, hdi: Any, rows_of: Any) -> Callable[[str], np.ndarray]:
    rows = rows_of(hdi)
    return lambda header: table.column(header, rows)


def test_scores_the_rows_that_have_a_published_hdi(hdi: Any, table: Any, rows_of: Any) -> None:
    """The rows are those for which the Report gives an HDI, all of them and no others."""
    expected = {row for row, cells in table.rows.items() if cells["hdi"]}

    assert set(rows_of(hdi)) == expected
    assert len(hdi.table) == COUNTRY_YEARS


def test_five_rows_with_inputs_are_left_out(table: Any) -> None:
    """Only Rwanda 1990-1994 has all four inputs and no published HDI; its life expectancy of 1994 is below 20."""
    inputs = ("le", "eys", "mys", "gnipc")
    complete = {row for row, cells in table.rows.items() if all(cells[name] for name in inputs)}
    without = {row for row in complete if not table.rows[row]["hdi"]}

    assert without == {("RWA", year) for year in range(1990, 1995)}
    assert float(table.rows["RWA", 1994]["le"]) < 20.0
    assert len(table.rows) - COUNTRY_YEARS == 627


@pytest.mark.parametrize(("node", "count"), [("hdi", COUNTRY_YEARS), ("ihdi", WITH_INEQUALITY)])
def test_index_equals_published(node: str, count: int, hdi: Any, column: Any) -> None:
    """At the three decimals in print every value is the published one; where none is published, none is given."""
    expected = column(node)
    there = ~np.isnan(expected)

    assert int(there.sum()) == count
    np.testing.assert_array_equal(np.round(hdi.score(node) / 100.0, 3)[there], expected[there])
    np.testing.assert_array_equal(np.isnan(hdi.score(node)), ~there)


def test_loss_from_unrounded_indices_is_not_the_published_one(hdi: Any, column: Any) -> None:
    """Without the rounding the loss is off by up to 0.18 points: the rounded nodes are needed."""
    unrounded = 100.0 * (1.0 - hdi.score("ihdi") / hdi.score("hdi"))

    assert np.nanmax(np.abs(unrounded - column("loss"))) == pytest.approx(0.17735, abs=1e-5)


def test_nodes_beside_the_index_do_not_enter_it(hdi: Any) -> None:
    """The HDI's contributions come from the four achievements alone and add up to it."""
    parts = hdi.contributions()

    assert set(parts) == {
        "hdi.life_expectancy",
        "hdi.expected_schooling",
        "hdi.mean_schooling",
        "hdi.income_per_head",
    }
    np.testing.assert_allclose(sum(parts.values()), hdi.total, rtol=1e-12)
