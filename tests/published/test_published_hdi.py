"""HDI 1990-2022: every published HDI, IHDI, loss and coefficient of human inequality."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

FILE = "hdi_undp_2024/hdi_ihdi_long.csv"
COUNTRY_YEARS = 6171
WITH_INEQUALITY = 2106
PRINTED = 1e-8
"""The loss and the coefficient are published with eight decimals, in percent."""


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


@pytest.mark.parametrize("node", ["hdi", "ihdi"])
def test_printed_index_is_rounded_once(node: str, hdi: Any, column: Any) -> None:
    """The node that rounds holds the published value itself, to the last bits of a double."""
    np.testing.assert_allclose(hdi.score(f"{node}_printed") / 100.0, column(node), rtol=0.0, atol=2.3e-16)


def test_loss_equals_published(hdi: Any, column: Any) -> None:
    """The loss is taken from the rounded indices: so taken it is the published one in all 2,106 rows."""
    assert int((~np.isnan(hdi.score("loss"))).sum()) == WITH_INEQUALITY
    np.testing.assert_allclose(hdi.score("loss"), column("loss"), rtol=0.0, atol=PRINTED)


def test_loss_from_unrounded_indices_is_not_the_published_one(hdi: Any, column: Any) -> None:
    """Without the rounding the loss is off by up to 0.18 points: the rounded nodes are needed."""
    unrounded = 100.0 * (1.0 - hdi.score("ihdi") / hdi.score("hdi"))

    assert np.nanmax(np.abs(unrounded - column("loss"))) == pytest.approx(0.17735, abs=1e-5)


def test_coefficient_equals_published(hdi: Any, column: Any) -> None:
    """100 less the mean equality is the published coefficient of human inequality in all 2,106 rows."""
    coefficient = 100.0 - hdi.score("equality")

    assert int((~np.isnan(coefficient)).sum()) == WITH_INEQUALITY
    np.testing.assert_allclose(coefficient, column("coef_ineq"), rtol=0.0, atol=PRINTED)


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
