"""The Broadband China demonstration city: at least four of six thresholds."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_broadband", "0")
STANDARD = "broadband.broadband_city_2014"

THRESHOLDS = {
    "urban_20m_access_capability": 85.0,
    "rural_4m_access_capability": 90.0,
    "fixed_broadband_household_rate": 55.0,
    "mobile_broadband_penetration": 40.0,
    "subscribers_4m_share": 80.0,
    "subscribers_8m_share": 35.0,
}
"""Measures for the Broadband China demonstration cities (2014), conditions of application."""


def reaching(count: int) -> dict[str, float]:
    """A city that reaches the first `count` thresholds exactly and misses the others by a little."""
    return {
        name: least if place < count else least - 0.1
        for place, (name, least) in enumerate(THRESHOLDS.items())
    }


def test_evidence() -> None:
    """All six thresholds were read."""
    assert evidence_of(PACK) == {"read": 6}


@pytest.mark.parametrize("unit", ["city", "district", "county"])
def test_four_of_six(unit: str, tmp_path: Path) -> None:
    """Four thresholds reached are enough for a city, a district or a county; three are three quarters of the way."""
    regions = {f"{count} of 6": reaching(count) for count in (0, 3, 4, 6)}
    scores = score_standard(tmp_path, STANDARD, 2014, unit, regions, ("base",))

    assert total_of(scores) == {"0 of 6": 0.0, "3 of 6": 75.0, "4 of 6": 100.0, "6 of 6": 100.0}
