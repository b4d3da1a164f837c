"""County agricultural and rural informatisation: 100 is the national mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_agri", "0")
MEANS_2020 = {
    "agricultural_production_digital_share": 22.5,
    "product_traceability_share": 22.1,
    "online_agricultural_sales_share": 13.8,
    "village_affairs_online_share": 72.1,
    "village_e_commerce_station_share": 78.9,
}
"""Report of 2021, means of 2,642 counties in 2020."""

MEANS_2019 = {
    "village_video_security_share": 66.7,
    "county_online_service_rate": 25.4,
    "informatisation_agency_coverage": 75.5,
}
"""Report of 2020, means of 2019."""

RANKED = {
    "internet_penetration": 70.0,
    "fixed_broadband_household_rate": 90.0,
    "rural_informatisation_spending_per_capita": 25.0,
}
"""Items without a published mean, with made-up values."""


def test_evidence() -> None:
    """All means and the names of the three items without one were read."""
    assert evidence_of(PACK) == {"read": 19}


def test_an_average_county_scores_100(tmp_path: Path) -> None:
    """At the national means a county scores 100 on each of the eight items, and at half of them 50."""
    average = {**MEANS_2020, **MEANS_2019}
    half = {name: mean / 2 for name, mean in average.items()}
    regions = {"average": {**average, **RANKED}, "half": {**half, **dict.fromkeys(RANKED, 1.0)}}
    scores = score_standard(tmp_path, "agri.county_agriculture_2021", 2021, "county", regions, ("base",))

    assert total_of(scores)["average"] == pytest.approx(100.0, rel=1e-14)
    for name in average:
        clause = scores.score(f"agri.county_agriculture_2021.{name}")
        assert clause.tolist() == pytest.approx([100.0, 50.0], rel=1e-14)
    for name in RANKED:
        assert scores.score(f"agri.county_agriculture_2021.{name}").tolist() == [100.0, 50.0]


def test_means_of_the_year_before(tmp_path: Path) -> None:
    """The version of 2020 holds the means of 2019, so that growth is seen: 13.8 % is 138 of 10.0 %."""
    county = {**MEANS_2020, **MEANS_2019}
    del county["agricultural_production_digital_share"]
    scores = score_standard(
        tmp_path, "agri.county_agriculture_2020", 2020, "county", {"a": county}, ("base",)
    )

    assert scores.score("agri.county_agriculture_2020.online_agricultural_sales_share")[0] == pytest.approx(
        138.0
    )
    assert scores.score("agri.county_agriculture_2020.county_online_service_rate")[0] == 100.0


def test_overall_level(tmp_path: Path) -> None:
    """Zhejiang's 66.7 % is 176 of the national 37.9 %: an anchor is no ceiling."""
    regions = {"330000": {"overall_level": 66.7}, "000000": {"overall_level": 37.9}}
    scores = score_standard(
        tmp_path, "agri.county_agriculture_overall_2021", 2021, "county", regions, ("base",)
    )

    assert total_of(scores) == pytest.approx({"330000": 6670 / 37.9, "000000": 100.0}, rel=1e-14)
