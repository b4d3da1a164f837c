"""Counties through the engine: an edition binds, and published anchors earn the points that clauses speak of."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from plans import without_ranges

from dei_core import Plan, Table, evaluate, open_edition, score

EDITION = """
name = { en = "Counties 2023", zh = "2023 年县市" }
year = 2023
packs = ["base", "county"]
stages.tier.method = "base.shares"

[dataset.made_up]
path = "made_up.csv"
specimen = true
fixed_year = 2023
name = "name"

[track.county]
name = { en = "Counties", zh = "县市" }
region_type = "county.county"
dataset = "made_up"
"""
FORWARD = {"log": math.log, "log1p": math.log1p}
BACK = {"log": math.exp, "log1p": math.expm1}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder = tmp_path_factory.mktemp("edition")
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    return open_edition(folder).plan


def at(plan: Plan, points: float) -> dict[str, float]:
    """The value of every indicator, in its unit, that earns so many points."""
    values = {}
    for item in plan.tracks[0].indicators:
        low, high = item.variants[""].low, item.variants[""].high
        way = points / 100 if item.direction > 0 else 1 - points / 100
        place = low + way * (high - low)
        values[item.id] = BACK[item.transform.method.id](place) if item.transform else place
    return values


def test_an_edition_binds(plan: Plan) -> None:
    """Under the five-pillar protocol nothing of the tree is left without rule, weight or name."""
    (track,) = plan.tracks

    assert len(track.indicators) == 58
    assert len(track.nodes) == 1 + 5 + 16
    assert {item.normalizer.id for item in track.indicators} == {"goalposts"}
    assert all(item.origin.pack == "county" for item in track.indicators)


def test_derived_indicators_are_asked_for_by_their_parts(plan: Plan) -> None:
    """The collection table has the auxiliaries, and every scored indicator that does not derive."""
    (track,) = plan.tracks
    derived = {item.id for item in track.derived}
    parts = {part for item in track.derived for part in item.of}
    columns = {column.indicator for column in track.intake.columns}

    assert columns == parts | ({item.id for item in track.indicators} - derived)
    assert (len(derived), len(parts)) == (10, 14)


def test_goalposts_are_the_ends_of_the_scale(plan: Plan) -> None:
    """At the better goalpost everywhere a region has 100 in every node, at the worse 0, halfway 50, beyond more."""
    points = [100.0, 0.0, 50.0, 120.0, -20.0]
    rows = [at(plan, point) for point in points]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    card = score(without_ranges(plan), {"county": Table(regions=list("abcde"), columns=columns)}).only

    for node in plan.tracks[0].nodes:
        np.testing.assert_allclose(card.score(node.id), points, atol=1e-9)
    assert card.ranks().tolist() == [2.0, 4.0, 3.0, 1.0, 5.0]


@pytest.mark.parametrize(
    ("indicator", "value", "points"),
    [
        ("base.base_stations_5g_per_10k", 12.0, 50.0),  # dual-gigabit plan, end of 2023
        ("base.users_5g_share", 15.0, 0.0),  # informatisation plan, 2020
        ("base.users_5g_share", 56.0, 100.0),  # informatisation plan, 2025
        ("base.equipment_on_cloud_share", 30.0, 100.0),
        ("base.e_social_security_card_rate", 67.0, 56.0),
        ("base.full_digital_process_share", 60.0, 100.0),
        ("base.digital_economy_share", 10.0, 100.0),
        ("base.agricultural_production_digital_share", 22.5, 50.0),  # national mean, 2020
        ("base.product_traceability_share", 22.1, 50.0),
        ("base.online_agricultural_sales_share", 13.8, 50.0),
        ("base.village_e_commerce_station_share", 78.9, 50.0),
        ("base.village_affairs_online_share", 72.1, 50.0),
        ("base.village_video_security_share", 66.7, 50.0),  # national mean, 2019
        ("county.rural_online_retail_per_capita", 4419.19, 59.0),  # national, 2022
        ("county.rural_internet_penetration", 57.6, 50.0),  # national, 2021
        ("base.urban_rural_income_ratio", 2.45, 50.0),  # national, 2022
        ("county.village_service_point_share", 53.0, 50.0),  # rural revitalisation plan, 2022
        ("county.manure_utilisation_rate", 78.0, 50.0),
        ("county.digital_training_per_1000", 12.0, 62.0),  # 3,000 of 250,000
    ],
)
def test_published_anchors_earn_what_the_clauses_say(
    plan: Plan, indicator: str, value: float, points: float
) -> None:
    """To within half a point."""
    columns = {name: [best] for name, best in at(plan, 100.0).items()}
    card = score(plan, {"county": Table(regions=["a"], columns={**columns, indicator: [value]})}).only

    assert card.score(indicator)[0] == pytest.approx(points, abs=0.5)


def test_a_missing_value_is_no_score(plan: Plan) -> None:
    """Nothing is reweighted in silence: a region that leaves one indicator out has no index."""
    columns = {name: [best, best] for name, best in at(plan, 100.0).items()}
    columns["county.rural_income"] = [math.nan, 100.0]
    card = score(without_ranges(plan), {"county": Table(regions=["a", "b"], columns=columns)}).only

    assert np.isnan(card.total).tolist() == [True, False]


AUXILIARIES = {
    "base.population": 600000.0,
    "base.rural_population": 250000.0,
    "base.base_stations_5g": 720.0,
    "base.subscribers_5g": 224000.0,
    "base.mobile_subscribers": 400000.0,
    "county.rural_online_retail": 20.0,
    "county.parcels": 6000.0,
    "base.srdi_enterprises": 30.0,
    "base.digital_core_value_added": 15.0,
    "base.gdp": 300.0,
    "base.high_tech_enterprises": 60.0,
    "base.open_datasets": 120.0,
    "base.rural_informatisation_spending": 1000.0,
    "county.digital_training_participants": 3000.0,
}
"""A made-up county of 600,000 residents, 250,000 of them in the countryside."""

DERIVED = {
    "base.base_stations_5g_per_10k": 12.0,
    "base.users_5g_share": 56.0,
    "county.rural_online_retail_per_capita": 8000.0,
    "county.parcels_per_capita": 100.0,
    "county.srdi_enterprises_per_100k": 5.0,
    "base.digital_economy_share": 5.0,
    "base.high_tech_enterprises_per_10k": 1.0,
    "base.open_datasets_per_10k": 2.0,
    "base.rural_informatisation_spending_per_capita": 40.0,
    "county.digital_training_per_1000": 12.0,
}
"""The same by hand, each in its indicator's unit."""


def test_from_a_table_of_counts_to_the_index(plan: Plan, tmp_path: Path) -> None:
    """Auxiliaries derive to what a hand calculation gives; contributions add up to the score."""
    good, bad = at(plan, 80.0), at(plan, 20.0)
    columns = plan.tracks[0].intake.columns
    lines = [["region", "name", *(column.header for column in columns)]]
    for code, values in (("C001", good), ("C002", bad)):
        known = {**values, **AUXILIARIES}
        lines.append([code, f"Region {code}", *(repr(known[column.indicator]) for column in columns)])
    text = "".join(",".join(line) + "\n" for line in lines)
    (tmp_path / "made_up.csv").write_text(text, encoding="utf-8")
    (tmp_path / "edition.toml").write_text(EDITION, encoding="utf-8")
    card = evaluate(tmp_path).card.only
    parts = np.sum(list(card.contributions().values()), axis=0)

    for name, value in DERIVED.items():
        np.testing.assert_allclose(card.raw(name), value, rtol=1e-12)
    assert set(DERIVED) == {item.id for item in card.plan.derived}
    assert card.ranks().tolist() == [1.0, 2.0]
    np.testing.assert_allclose(parts, card.total, rtol=1e-12)
