"""Zones through the engine: an edition binds, and published anchors earn the points that clauses speak of."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from plans import without_ranges

from dei_core import Plan, Table, evaluate, open_edition, score

EDITION = """
name = { en = "Zones 2023", zh = "2023 年高新区、经开区" }
year = 2023
packs = ["base", "zone"]
stages.tier.method = "base.shares"

[dataset.made_up]
path = "made_up.csv"
specimen = true
fixed_year = 2023
name = "name"

[track.zone]
name = { en = "Zones", zh = "高新区、经开区" }
region_type = "zone.zone"
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

    assert len(track.indicators) == 54
    assert len(track.nodes) == 1 + 5 + 14
    assert {item.normalizer.id for item in track.indicators} == {"goalposts"}
    assert all(item.origin.pack == "zone" for item in track.indicators)


def test_derived_indicators_are_asked_for_by_their_parts(plan: Plan) -> None:
    """The collection table has the auxiliaries, and every scored indicator that does not derive."""
    (track,) = plan.tracks
    derived = {item.id for item in track.derived}
    parts = {part for item in track.derived for part in item.of}
    columns = {column.indicator for column in track.intake.columns}

    assert columns == parts | ({item.id for item in track.indicators} - derived)
    assert (len(derived), len(parts)) == (15, 22)


def test_goalposts_are_the_ends_of_the_scale(plan: Plan) -> None:
    """At the better goalpost everywhere a region has 100 in every node, at the worse 0, halfway 50, beyond more."""
    points = [100.0, 0.0, 50.0, 120.0, -20.0]
    rows = [at(plan, point) for point in points]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    card = score(without_ranges(plan), {"zone": Table(regions=list("abcde"), columns=columns)}).only

    for node in plan.tracks[0].nodes:
        np.testing.assert_allclose(card.score(node.id), points, atol=1e-9)
    assert card.ranks().tolist() == [2.0, 4.0, 3.0, 1.0, 5.0]


@pytest.mark.parametrize(
    ("indicator", "value", "points"),
    [
        ("base.r_and_d_institutions", 52.2, 50.0),  # mean of the national development zones, 2022
        ("base.national_incubators", 2.97, 50.0),
        ("base.industrial_internet_adoption", 14.7, 0.0),  # digital economy plan, 2020
        ("base.industrial_internet_adoption", 45.0, 100.0),  # digital economy plan, 2025
        ("base.equipment_on_cloud_share", 13.1, 0.0),
        ("base.equipment_on_cloud_share", 30.0, 100.0),  # informatisation plan, 2025
        ("base.full_digital_process_share", 60.0, 50.0),
        ("base.digital_economy_share", 10.0, 33.0),
        ("base.industrial_water_reuse_rate", 83.0, 50.0),
        ("zone.project_approval_days", 5.0, 100.0),  # fewer days are better
        ("zone.project_approval_days", 60.0, 0.0),
    ],
)
def test_published_anchors_earn_what_the_clauses_say(
    plan: Plan, indicator: str, value: float, points: float
) -> None:
    """To within half a point."""
    columns = {name: [best] for name, best in at(plan, 100.0).items()}
    card = score(plan, {"zone": Table(regions=["a"], columns={**columns, indicator: [value]})}).only

    assert card.score(indicator)[0] == pytest.approx(points, abs=0.5)


def test_a_missing_value_is_no_score(plan: Plan) -> None:
    """Nothing is reweighted in silence: a region that leaves one indicator out has no index."""
    columns = {name: [best, best] for name, best in at(plan, 100.0).items()}
    columns["zone.venture_capital"] = [math.nan, 100.0]
    card = score(plan, {"zone": Table(regions=["a", "b"], columns=columns)}).only

    assert np.isnan(card.total).tolist() == [True, False]


AUXILIARIES = {
    "base.base_stations_5g": 500.0,
    "base.land_area": 100.0,
    "zone.private_5g_networks": 12.0,
    "zone.industrial_enterprises": 400.0,
    "base.computing_power": 500.0,
    "base.employees": 200000.0,
    "base.enterprise_r_and_d": 60.0,
    "base.enterprise_revenue": 2000.0,
    "base.r_and_d_staff": 20000.0,
    "base.invention_patents": 6000.0,
    "base.technology_contracts": 40.0,
    "base.high_tech_enterprises": 600.0,
    "zone.enterprises": 10000.0,
    "zone.technology_smes": 500.0,
    "base.srdi_enterprises": 80.0,
    "base.digital_core_value_added": 150.0,
    "base.gdp": 600.0,
    "base.digital_employees": 20000.0,
    "zone.green_factories": 20.0,
    "base.industrial_energy": 60.0,
    "base.industrial_value_added": 200.0,
    "base.industrial_carbon": 150.0,
}
"""A made-up zone of 100 square kilometres with 200,000 persons employed."""

DERIVED = {
    "zone.base_stations_5g_per_km2": 5.0,
    "zone.private_5g_per_100_enterprises": 3.0,
    "zone.computing_power_per_10k_employees": 25.0,
    "base.enterprise_r_and_d_intensity": 3.0,
    "base.r_and_d_staff_share": 10.0,
    "zone.invention_patents_per_10k_employees": 300.0,
    "zone.technology_contracts_per_employee": 2.0,
    "zone.high_tech_enterprises_per_1000": 60.0,
    "zone.technology_smes_per_1000": 50.0,
    "zone.srdi_enterprises_per_1000": 8.0,
    "base.digital_economy_share": 25.0,
    "base.digital_talent_share": 10.0,
    "zone.green_factories_per_100": 5.0,
    "base.energy_per_industrial_value_added": 0.3,
    "base.carbon_per_industrial_value_added": 0.75,
}
"""The same by hand, each in its indicator's unit."""


def test_from_a_table_of_counts_to_the_index(plan: Plan, tmp_path: Path) -> None:
    """Auxiliaries derive to what a hand calculation gives; contributions add up to the score."""
    good, bad = at(plan, 80.0), at(plan, 20.0)
    columns = plan.tracks[0].intake.columns
    lines = [["region", "name", *(column.header for column in columns)]]
    for code, values in (("Z001", good), ("Z002", bad)):
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
