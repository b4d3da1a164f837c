"""The gigabit city standard: its thresholds against cities that were certified."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_gigabit", "0")
STANDARD = "gigabit.gigabit_2021"

REPORTED = {
    "张家口市": (13.8, 27.0, 48.0, 37.0),
    "大同市": (16.2, 31.0, 30.0, 27.0),
    "包头市": (21.0, 43.0, 25.0, 29.0),
}
"""The ministry's report of December 2022, annex 1: 5G stations per 10,000, 5G users, 10G-PON ports, 500M users."""


def city(
    stations: float, users_5g: float, ports: float, users_500m: float, others: float
) -> dict[str, float]:
    """A city's six columns; the two that the report does not give are `others`."""
    return {
        "gigabit_household_coverage": others,
        "pon_10g_port_share": ports,
        "key_venue_5g_reach": others,
        "base_stations_5g_per_10k": stations,
        "users_500m_share": users_500m,
        "users_5g_share": users_5g,
    }


def test_evidence() -> None:
    """Three thresholds are recalled with high and three with medium confidence; none was read."""
    assert evidence_of(PACK) == {"recalled high": 3, "recalled medium": 3}


def test_certified_cities_pass(tmp_path: Path) -> None:
    """Cities at the lower end of the certified ones pass all thresholds, Baotou its 25 % of ports exactly."""
    regions = {name: city(*figures, others=80.0) for name, figures in REPORTED.items()}
    scores = score_standard(tmp_path, STANDARD, 2022, "city", regions, ("base",), trust="medium")

    assert total_of(scores) == {"张家口市": 100.0, "大同市": 100.0, "包头市": 100.0}


def test_groups_and_items_weigh_the_same(tmp_path: Path) -> None:
    """One of four items of network building failed costs a quarter of its half of the score."""
    regions = {"a": city(11.9, 25.0, 25.0, 25.0, others=80.0)}
    scores = score_standard(tmp_path, STANDARD, 2021, "district", regions, ("base",), trust="medium")

    assert total_of(scores) == {"a": 87.5}


def test_at_high_trust_three_clauses_count(tmp_path: Path) -> None:
    """Thresholds of medium confidence are left out, and with them the whole group of users."""
    regions = {"a": city(12.0, 0.0, 0.0, 0.0, others=79.0)}
    scores = score_standard(tmp_path, STANDARD, 2023, "city", regions, ("base",))

    assert [clause.id for clause in scores.plan.standards[0].clauses] == [
        "gigabit_household_coverage",
        "key_venue_5g_reach",
        "base_stations_5g_per_10k",
    ]
    assert total_of(scores)["a"] == pytest.approx(100 / 3, rel=1e-15)
