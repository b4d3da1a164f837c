"""Districts, counties and zones through the engine: goalposts give the points that their clauses speak of."""

from __future__ import annotations

import math
from pathlib import Path

import attrs
import numpy as np
import pytest
from plans import without_ranges

from dei_core import Plan, Table, TrackScores, evaluate, open_edition, score
from dei_core.plugin import FIVE_PILLARS

EDITION = """
name = {{ en = "Regions 2023", zh = "2023 年区域" }}
year = 2023
packs = ["base", "{name}"]
stages.tier.method = "base.shares"

[dataset.made_up]
path = "made_up.csv"
specimen = true
fixed_year = 2023
name = "name"

[track.{name}]
name = {{ en = "Regions", zh = "区域" }}
region_type = "{name}.{name}"
dataset = "made_up"
"""
BACK = {"log": math.exp, "log1p": math.expm1}


@attrs.frozen(kw_only=True)
class Kind:
    """What is expected of one region type; the rest is the same of every one.

    nodes, indicators, derived, parts: how many there are. required: an indicator that no region may lack.
    auxiliaries: counts of a made-up region, 10 where none is given.
    made: what derives from them, by hand, each in its indicator's unit.
    """

    name: str
    nodes: int
    indicators: int
    derived: int
    parts: int
    required: str
    auxiliaries: dict[str, float]
    made: dict[str, float]

    @property
    def edition(self) -> str:
        """An edition of this type alone."""
        return EDITION.format(name=self.name)


KINDS = (
    # A district of a million residents and 100 billion yuan, ten of everything else.
    Kind(
        name="district",
        nodes=1 + 5 + 18,
        indicators=59,
        derived=22,
        parts=29,
        required="base.green_coverage",
        auxiliaries={"base.population": 1e6, "base.gdp": 1e3},
        made={
            "base.base_stations_5g_per_10k": 0.1,
            "base.users_5g_share": 100.0,
            "base.users_500m_share": 100.0,
            "base.iot_connections_per_100": 0.001,
            "base.computing_power_per_10k": 0.1,
            "base.digital_economy_share": 1.0,
            "district.digital_headquarters_per_100k": 1.0,
            "district.ai_enterprises_per_100k": 1.0,
            "district.software_revenue_share": 1.0,
            "base.online_retail_per_capita": 1000.0,
            "district.cross_border_ecommerce_share": 100.0,
            "base.r_and_d_intensity": 1.0,
            "base.high_value_patents_per_10k": 0.1,
            "base.high_tech_enterprises_per_10k": 0.1,
            "district.community_platform_use_rate": 0.001,
            "district.digital_culture_visits_per_capita": 1e-5,
            "base.open_datasets_per_10k": 0.1,
            "district.data_exchange_per_gdp": 10.0,
            "base.digital_talent_share": 100.0,
            "base.it_investment_share": 100.0,
            "district.digital_venture_share": 1.0,
            "base.energy_per_gdp": 0.01,
        },
    ),
    # A county of 600,000 residents, 250,000 of them in the countryside.
    Kind(
        name="county",
        nodes=1 + 5 + 16,
        indicators=58,
        derived=10,
        parts=14,
        required="county.rural_income",
        auxiliaries={
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
        },
        made={
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
        },
    ),
    # A zone of 100 square kilometres with 200,000 persons employed.
    Kind(
        name="zone",
        nodes=1 + 5 + 14,
        indicators=54,
        derived=15,
        parts=22,
        required="zone.venture_capital",
        auxiliaries={
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
        },
        made={
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
        },
    ),
)
ANCHORS = {
    "district": [
        ("base.base_stations_5g_per_10k", 15.7, 46),  # national mean, October 2022
        ("base.base_stations_5g_per_10k", 22.2, 60),  # mean of the gigabit cities, October 2022
        ("base.base_stations_5g_per_10k", 12.0, 35),  # goal for the end of 2023
        ("base.gigabit_household_coverage", 80.0, 50),  # goal for the end of 2023
        ("base.gigabit_household_coverage", 100.0, 75),
        ("base.key_venue_5g_reach", 80.0, 50),
        ("base.computing_power_per_10k", 1.275, 27),  # 180 EFLOPS over 1.412 billion people
        ("base.digital_economy_share", 7.8, 50),  # national, 2020
        ("base.digital_economy_share", 10.0, 59),  # goal for 2025
        ("base.full_digital_process_share", 48.3, 37),
        ("base.full_digital_process_share", 60.0, 60),
        ("base.high_value_patents_per_10k", 6.3, 43),
        ("base.high_value_patents_per_10k", 12.0, 56),
        ("base.e_social_security_card_rate", 67.0, 56),
        ("base.it_investment_share", 3.5, 49),
        ("base.it_investment_share", 5.8, 63),
        ("base.energy_per_gdp", 0.70, 28),  # ecological civilisation indicators 2016, item 5
        ("base.green_coverage", 36.0, 30),  # sanitary city standard 2014
        ("base.green_coverage", 43.0, 65),  # eco-garden city
        ("base.users_5g_share", 56.0, 100),
        ("base.industrial_internet_adoption", 45.0, 100),
    ],
    "county": [
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
    "zone": [
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
}
"""Of each type: an indicator, a published value and the points that its clause says it earns."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    """The plan of an edition of each type."""
    made = {}
    for kind in KINDS:
        folder = tmp_path_factory.mktemp(kind.name)
        (folder / "edition.toml").write_text(kind.edition, encoding="utf-8")
        made[kind.name] = open_edition(folder).plan
    return made


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Kind:
    made: Kind = request.param
    return made


@pytest.fixture
def plan(kind: Kind, plans: dict[str, Plan]) -> Plan:
    return plans[kind.name]


def at(plan: Plan, points: float) -> dict[str, float]:
    """The value of every indicator, in its unit, that earns so many points."""
    values = {}
    for item in plan.tracks[0].indicators:
        low, high = item.variants[""].low, item.variants[""].high
        way = points / 100 if item.direction > 0 else 1 - points / 100
        place = low + way * (high - low)
        values[item.id] = BACK[item.transform.method.id](place) if item.transform else place
    return values


def scored(plan: Plan, columns: dict[str, list[float]]) -> TrackScores:
    """The scores of regions a, b and so on."""
    regions = list("abcde"[: len(next(iter(columns.values())))])
    return score(plan, {plan.tracks[0].id: Table(regions=regions, columns=columns)}).only


def test_an_edition_binds(kind: Kind, plan: Plan) -> None:
    """Under the five-pillar protocol nothing of the tree is left without rule, weight or name."""
    (track,) = plan.tracks

    assert not plan.findings
    assert len(track.indicators) == kind.indicators
    assert len(track.nodes) == kind.nodes
    assert {*FIVE_PILLARS.pillar, "dei"} <= {node.id for node in track.nodes}
    assert {item.normalizer.id for item in track.indicators} == {"goalposts"}
    assert all(item.origin.pack == kind.name for item in track.indicators)


def test_derived_indicators_are_asked_for_by_their_parts(kind: Kind, plan: Plan) -> None:
    """The collection table has the auxiliaries, and every scored indicator that does not derive."""
    (track,) = plan.tracks
    derived = {item.id for item in track.derived}
    parts = {part for item in track.derived for part in item.of}
    columns = {column.indicator for column in track.intake.columns}

    assert columns == parts | ({item.id for item in track.indicators} - derived)
    assert (len(derived), len(parts)) == (kind.derived, kind.parts)


def test_goalposts_are_the_ends_of_the_scale(plan: Plan) -> None:
    """At the better goalpost everywhere a region has 100 in every node, at the worse 0, halfway 50, beyond more."""
    points = [100.0, 0.0, 50.0, 120.0, -20.0]
    rows = [at(plan, point) for point in points]
    card = scored(without_ranges(plan), {name: [row[name] for row in rows] for name in rows[0]})

    for node in plan.tracks[0].nodes:
        np.testing.assert_allclose(card.score(node.id), points, atol=1e-9)
    assert card.ranks().tolist() == [2.0, 4.0, 3.0, 1.0, 5.0]


@pytest.mark.parametrize(
    ("name", "indicator", "value", "points"),
    [(name, *anchor) for name, anchors in ANCHORS.items() for anchor in anchors],
)
def test_published_anchors_earn_what_the_clauses_say(
    plans: dict[str, Plan], name: str, indicator: str, value: float, points: float
) -> None:
    """To within half a point."""
    columns = {item: [best] for item, best in at(plans[name], 100.0).items()}
    card = scored(plans[name], {**columns, indicator: [value]})

    assert card.score(indicator)[0] == pytest.approx(points, abs=0.5)


def test_a_missing_value_is_no_score(kind: Kind, plan: Plan) -> None:
    """Nothing is reweighted in silence: a region that leaves one indicator out has no index."""
    columns = {name: [best, best] for name, best in at(plan, 100.0).items()}
    columns[kind.required] = [math.nan, columns[kind.required][1]]

    assert np.isnan(scored(without_ranges(plan), columns).total).tolist() == [True, False]


def test_a_district_may_have_no_data_centres(plans: dict[str, Plan]) -> None:
    """It keeps its score: their efficiency alone may be missing."""
    plan = plans["district"]
    columns = {name: [best] for name, best in at(plan, 100.0).items()}
    card = scored(plan, {**columns, "base.data_centre_pue": [math.nan]})

    np.testing.assert_allclose([*card.score("computing"), *card.total], 100.0, rtol=1e-12)


def test_from_a_table_of_counts_to_the_index(kind: Kind, plan: Plan, tmp_path: Path) -> None:
    """Auxiliaries derive to what a hand calculation gives; contributions add up to the score."""
    columns = plan.tracks[0].intake.columns
    lines = [["region", "name", *(column.header for column in columns)]]
    for code, points in (("110105", 80.0), ("110106", 20.0)):
        known = {**at(plan, points), **kind.auxiliaries}
        lines.append(
            [code, f"Region {code}", *(repr(known.get(column.indicator, 10.0)) for column in columns)]
        )
    text = "".join(",".join(line) + "\n" for line in lines)
    (tmp_path / "made_up.csv").write_text(text, encoding="utf-8")
    (tmp_path / "edition.toml").write_text(kind.edition, encoding="utf-8")
    card = evaluate(tmp_path).card.only
    parts = np.sum(list(card.contributions().values()), axis=0)

    for name, value in kind.made.items():
        np.testing.assert_allclose(card.raw(name), value, rtol=1e-12)
    assert set(kind.made) == {item.id for item in card.plan.derived}
    assert card.ranks().tolist() == [1.0, 2.0]
    np.testing.assert_allclose(parts, card.total, rtol=1e-12)
