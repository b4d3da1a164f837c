"""National economic and technological development zones: five weights, and the items that are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of, weights_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_etdz", "0")
HEADINGS = {
    "opening_up": 0.30,
    "innovation": 0.15,
    "green_development": 0.15,
    "coordination": 0.10,
    "development_quality": 0.30,
}
"""Measures of 2021: the weights of the five headings."""

ITEMS = PACK.benchmark["etdz_2021_items"].target


def test_evidence() -> None:
    """Headings and items were read; four means are totals divided by 230 zones."""
    assert evidence_of(PACK) == {"read": 13, "derived": 4}


def test_weights_sum_to_one() -> None:
    """30 + 15 + 15 + 10 + 30 percent, at the headings and again above the items."""
    deeper = weights_of(PACK, "etdz_2021_items")

    assert {k: v for k, v in weights_of(PACK, "etdz_2021").items() if v is not None} == HEADINGS
    assert {name: deeper[name] for name in HEADINGS} == HEADINGS
    assert sum(HEADINGS.values()) == pytest.approx(1.0, rel=1e-15)


@pytest.mark.parametrize(
    ("indicator", "total", "decimals"),
    [
        ("r_and_d_institutions", 12_000, 1),
        ("high_tech_enterprises", 65_000, 1),
        ("national_incubators", 683, 2),
        ("gdp", 140_000, 1),
    ],
)
def test_means_are_totals_over_230_zones(indicator: str, total: float, decimals: int) -> None:
    """Evaluation of 2023, data of 2022: 230 zones; the GDP of 14 trillion yuan in hundred millions."""
    means = {
        item.indicator.removeprefix("base."): item.params["mean"] for item in ITEMS if item.method == "anchor"
    }

    assert round(total / 230, decimals) == means[indicator]


def test_headings_by_standing(tmp_path: Path) -> None:
    """First of two on everything is 100; first on opening-up alone is half of the rest and all of 30 %."""
    regions = {
        "a": {
            "opening_up": 90,
            "innovation": 50,
            "green_development": 50,
            "coordination": 50,
            "development_quality": 50,
        },
        "b": {
            "opening_up": 80,
            "innovation": 60,
            "green_development": 60,
            "coordination": 60,
            "development_quality": 60,
        },
    }
    scores = score_standard(tmp_path, "etdz.etdz_2021", 2021, "zone", regions, ("base",))

    assert total_of(scores) == pytest.approx(
        {"a": 0.3 * 100 + 0.7 * 50, "b": 0.3 * 50 + 0.7 * 100}, rel=1e-14
    )


def test_items(tmp_path: Path) -> None:
    """A zone at the means that stands first everywhere else scores 100; lower energy and CO2 stand higher."""
    lower = {"energy_per_industrial_value_added", "carbon_per_industrial_value_added", "co2_growth"}
    names = [item.indicator.removeprefix("base.") for item in ITEMS if item.method == "rank"]
    means = {
        item.indicator.removeprefix("base."): item.params["mean"] for item in ITEMS if item.method == "anchor"
    }
    first = {**means, **{name: 1.0 if name in lower else 9.0 for name in names}}
    last = {**{name: mean / 2 for name, mean in means.items()}, **dict.fromkeys(names, 5.0)}
    scores = score_standard(
        tmp_path, "etdz.etdz_2021_items", 2022, "zone", {"a": first, "b": last}, ("base",)
    )

    assert total_of(scores) == pytest.approx({"a": 100.0, "b": 50.0}, rel=1e-14)
