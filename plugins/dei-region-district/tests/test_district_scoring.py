"""Districts through the engine: an edition binds, goalposts give the points that their clauses speak of."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from plans import without_ranges

from dei_core import Plan, Table, evaluate, open_edition, score

EDITION = """
name = { en = "Districts 2023", zh = "城区 2023" }
year = 2023
packs = ["base", "district"]
stages.tier.method = "base.shares"

[dataset.made_up]
path = "districts.csv"
specimen = true
fixed_year = 2023
name = "name"

[track.district]
name = { en = "Urban districts", zh = "城区" }
region_type = "district.district"
dataset = "made_up"
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    folder = tmp_path_factory.mktemp("edition")
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    return open_edition(folder).plan


def goalposts(plan: Plan) -> dict[str, tuple[float, float]]:
    """The worst and the best value of every indicator, in its unit."""
    back = {"log": math.exp, "log1p": math.expm1}
    ends = {}
    for item in plan.tracks[0].indicators:
        low, high = item.variants[""].low, item.variants[""].high
        if item.transform is not None:
            low, high = (back[item.transform.method.id](value) for value in (low, high))
        ends[item.id] = (low, high) if item.direction > 0 else (high, low)
    return ends


def test_an_edition_of_districts_binds(plan: Plan) -> None:
    """The tree holds together under the five-pillar protocol; nothing of it is left without rule or weight."""
    (track,) = plan.tracks
    names = {node.id for node in track.nodes}

    assert not plan.findings
    assert {"dei", "infrastructure", "economy", "society", "government", "ecology"} <= names
    assert len(track.indicators) == 59
    assert len(track.nodes) == 1 + 5 + 18
    assert {item.normalizer.sees for item in track.indicators} == {"cell"}


def test_data_are_collected_as_auxiliaries(plan: Plan) -> None:
    """A derived indicator's column is not asked for, its parts are: 22 derived indicators from 29 auxiliaries."""
    track = plan.tracks[0]
    derived = {item.id for item in track.derived}
    columns = {column.indicator for column in track.intake.columns}
    parts = {part for item in track.derived for part in item.of}

    assert not derived & columns
    assert parts <= columns
    assert columns == parts | ({item.id for item in track.indicators} - derived)
    assert (len(derived), len(parts)) == (22, 29)


def test_goalposts_are_the_ends_of_the_scale(plan: Plan) -> None:
    """A district at the good goalpost everywhere has 100 in every node, at the bad one 0, halfway in all 50."""
    ends = goalposts(plan)
    track = plan.tracks[0]
    middle = {}
    for item in track.indicators:
        low, high = ends[item.id]
        change = {"log": (math.log, math.exp), "log1p": (math.log1p, math.expm1)}
        there, back = change[item.transform.method.id] if item.transform else (float, float)
        middle[item.id] = back((there(low) + there(high)) / 2)
    columns = {name: [best, worst, middle[name]] for name, (worst, best) in ends.items()}
    card = score(plan, {"district": Table(regions=["good", "bad", "middle"], columns=columns)}).only

    for node in track.nodes:
        np.testing.assert_allclose(card.score(node.id), [100.0, 0.0, 50.0], atol=1e-9)
    assert card.ranks().tolist() == [1.0, 3.0, 2.0]


@pytest.mark.parametrize(
    ("indicator", "value", "points"),
    [
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
)
def test_clauses_say_what_published_anchors_earn(
    plan: Plan, indicator: str, value: float, points: int
) -> None:
    """The points that a rule's clause gives for a published value are the engine's, to the whole point."""
    columns = {name: [best] for name, (_, best) in goalposts(plan).items()}
    card = score(plan, {"district": Table(regions=["a"], columns={**columns, indicator: [value]})}).only

    assert points == math.floor(card.score(indicator)[0] + 0.5)


def test_scores_pass_the_ends_of_the_scale(plan: Plan) -> None:
    """Nothing is clipped: beyond the goalposts a district goes on above 100 and below 0."""
    columns = {name: [best, best] for name, (_, best) in goalposts(plan).items()}
    columns["base.users_5g_share"] = [76.5, -5.5]
    card = score(without_ranges(plan), {"district": Table(regions=["a", "b"], columns=columns)}).only

    np.testing.assert_allclose(card.score("base.users_5g_share"), [150.0, -50.0], rtol=1e-12)


def test_only_the_data_centres_may_be_missing(plan: Plan) -> None:
    """A district without data centres keeps its score; one that leaves out another indicator has none."""
    ends = goalposts(plan)
    columns = {name: [best, best] for name, (_, best) in ends.items()}
    columns["base.data_centre_pue"][0] = math.nan
    columns["base.green_coverage"][1] = math.nan
    card = score(plan, {"district": Table(regions=["a", "b"], columns=columns)}).only

    np.testing.assert_allclose(card.score("computing"), [100.0, 100.0], rtol=1e-12)
    np.testing.assert_allclose(card.total, [100.0, math.nan], rtol=1e-12)


def test_a_table_of_made_up_districts_is_ranked(plan: Plan, tmp_path: Path) -> None:
    """From a collection table in CSV to the index: the better of two districts leads, parts add up to the whole."""
    columns = plan.tracks[0].intake.columns
    amounts = {"base.population": 1e6, "base.households": 4e5, "base.gdp": 1e3, "base.land_area": 1e2}
    header = ["region", "name", *(column.header for column in columns)]
    ends = goalposts(plan)
    rows = []
    for code, at in (("110105", 1), ("110106", 0)):
        cells = [
            ends[column.indicator][at] if column.indicator in ends else amounts.get(column.indicator, 10.0)
            for column in columns
        ]
        rows.append([code, f"District {code}", *(repr(cell) for cell in cells)])
    text = "\n".join(",".join(row) for row in [header, *rows]) + "\n"
    (tmp_path / "districts.csv").write_text(text, encoding="utf-8")
    (tmp_path / "edition.toml").write_text(EDITION, encoding="utf-8")
    card = evaluate(tmp_path).card.only
    parts = np.sum(list(card.contributions().values()), axis=0)

    assert card.ranks().tolist() == [1.0, 2.0]
    np.testing.assert_allclose(parts, card.total, rtol=1e-12)
