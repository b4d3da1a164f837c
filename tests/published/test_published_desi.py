"""DESI 2022: every published score of 28 entities and six editions, from the completed indicators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

SCORES = "desi2022/scores_published.csv"
NORMALISED = "desi2022/indicators_normalised_published.csv"
TOLERANCE = 1e-12
"""In points of 100; sums of doubles in another order differ by some 1e-14."""

NODES = {
    "desi": "desi",
    "human_capital": "d1_human_capital",
    "connectivity": "d2_connectivity",
    "digital_integration": "d3_integration",
    "public_services": "d4_public_services",
    "internet_user_skills": "s1a",
    "advanced_skills": "s1b",
    "fixed_broadband_use": "s2a",
    "fixed_broadband_reach": "s2b",
    "mobile_broadband": "s2c",
    "broadband_prices": "s2d",
    "digital_intensity": "s3a",
    "digital_technologies": "s3b",
    "e_commerce": "s3c",
    "e_government": "s4a",
}


@pytest.fixture(scope="module")
def desi(shared: Any, scored: Callable[[str], Any]) -> Any:
    return scored("desi-2022")


def test_scores_every_entity_and_edition(desi: Any) -> None:
    """One run holds 28 entities in six editions, 33 indicators and 15 nodes."""
    assert (len(desi.table), len(set(desi.table.regions))) == (168, 28)
    assert set(desi.table.years.tolist()) == set(range(2017, 2023))
    assert (len(desi.plan.indicators), {node.id for node in desi.plan.nodes}) == (33, set(NODES))


@pytest.mark.parametrize("node", NODES)
def test_node_equals_published(node: str, desi: Any, published: Any, rows_of: Any) -> None:
    """The index, every dimension and every sub-dimension are the published ones, row by row."""
    expected = published(SCORES, "country", "edition").column(NODES[node], rows_of(desi))

    np.testing.assert_allclose(desi.score(node), expected, rtol=0.0, atol=TOLERANCE)


def test_normalised_indicators_equal_published(desi: Any, published: Any, rows_of: Any) -> None:
    """All 33 x 168 normalised values are the published ones, on their scale of 0-1."""
    table, rows = published(NORMALISED, "country", "edition"), rows_of(desi)
    headers = {column.indicator: column.header for column in desi.plan.intake.columns}
    for name, header in headers.items():
        expected = table.column(header, rows)

        np.testing.assert_allclose(desi.score(name) / 100.0, expected, rtol=0.0, atol=TOLERANCE)


def test_values_outside_the_goalposts_are_kept(desi: Any) -> None:
    """Eleven normalised values of back years lie below 0 and stay there: the published index does not clip."""
    normalised = np.array([desi.score(item.id) for item in desi.plan.indicators])

    assert (int((normalised < 0.0).sum()), int((normalised > 100.0).sum())) == (11, 0)
