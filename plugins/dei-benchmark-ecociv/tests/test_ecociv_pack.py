"""Ecological civilisation demonstration: thresholds by terrain and by region."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_ecociv", "0")
COUNTY = {
    "protected_area_share": 100.0,
    "planning_assessment_rate": 100.0,
    "energy_per_gdp": 0.70,
    "water_per_gdp": 50.0,
    "ecology_in_cadre_assessment": 20.0,
    "discharge_permit_coverage": 100.0,
    "terrain": "plain",
    "three_regions": "east",
}
"""A county that is at every threshold of the trial edition, or beyond."""


def test_evidence() -> None:
    """What was read of the trial edition; the later edition is recalled."""
    assert evidence_of(PACK) == {"read": 12, "recalled high": 2, "recalled medium": 9}


@pytest.mark.parametrize(("terrain", "least"), [("mountain", 33.0), ("hill", 22.0), ("plain", 16.0)])
def test_protected_area_by_terrain(terrain: str, least: float, tmp_path: Path) -> None:
    """Trial edition, county table, item 3: 33 % in mountains, 22 % in hills, 16 % in plains."""
    regions = {
        "just": {**COUNTY, "terrain": terrain, "protected_area_share": least},
        "short": {**COUNTY, "terrain": terrain, "protected_area_share": least - 0.01},
    }
    scores = score_standard(tmp_path, "ecociv.ecological_county_2016", 2016, "county", regions, ("base",))

    assert scores.score("ecociv.ecological_county_2016.protected_area_share").tolist() == [100.0, 0.0]
    assert total_of(scores) == pytest.approx({"just": 100.0, "short": 500 / 6}, rel=1e-14)


def test_water_by_region(tmp_path: Path) -> None:
    """Trial edition, county table, item 6: 60 m3 is too much in the east, and not in the centre or the west."""
    regions = {
        region: {**COUNTY, "three_regions": region, "water_per_gdp": 60.0}
        for region in ("east", "central", "west")
    }
    scores = score_standard(tmp_path, "ecociv.ecological_county_2016", 2017, "district", regions, ("base",))

    assert scores.score("ecociv.ecological_county_2016.water_per_gdp").tolist() == [0.0, 100.0, 100.0]


@pytest.mark.parametrize(("region", "least"), [("east", 50.0), ("central", 40.0), ("west", 30.0)])
def test_green_buildings_by_region(region: str, least: float, tmp_path: Path) -> None:
    """Trial edition, city table, item 26: half of new buildings in the east, fewer to the west."""
    names = [item.indicator for item in PACK.benchmark["ecological_city_2016"].target]
    city = {**dict.fromkeys(names, 100.0), "three_regions": region}
    regions = {
        "just": {**city, "new_green_building_share": least},
        "short": {**city, "new_green_building_share": least - 1},
    }
    scores = score_standard(tmp_path, "ecociv.ecological_city_2016", 2018, "city", regions, ("base",))

    assert total_of(scores) == pytest.approx({"just": 100.0, "short": 500 / 6}, rel=1e-14)


def test_city_and_county_of_2019(tmp_path: Path) -> None:
    """90 % of sewage treated is enough for a county (85) and not for a city (95)."""
    shared = {
        "sewage_treatment_rate": 90.0,
        "harmless_waste_treatment_rate": 95.0,
        "public_satisfaction": 80.0,
        "public_participation": 80.0,
        "cadre_training": 100.0,
    }
    county = {**shared, "forest_and_grass_cover": 40.0, "terrain": "hill"}
    lists = {"county": county, "city": shared}
    found = {
        unit: total_of(
            score_standard(
                tmp_path, f"ecociv.ecological_{unit}_2019", 2021, unit, {"a": row}, ("base",), trust="medium"
            )
        )["a"]
        for unit, row in lists.items()
    }

    assert found == pytest.approx({"county": 100.0, "city": 80.0}, rel=1e-14)


@pytest.mark.parametrize("unit", ["county", "city"])
def test_2019_takes_over(unit: str) -> None:
    """The later edition supersedes the trial in the year after it ends."""
    newer, older = PACK.benchmark[f"ecological_{unit}_2019"], PACK.benchmark[f"ecological_{unit}_2016"]

    assert newer.supersedes == f"ecological_{unit}_2016"
    assert newer.since == (older.until or 0) + 1
