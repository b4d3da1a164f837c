"""The national water-saving city: the old technical items, and recalled thresholds of the newer ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from needing import needs
from standard_tracks import evidence_of, score_standard, total_of

from dei_core import DeiError, evaluate
from dei_core.host import compliance_frame
from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_watersaving", "0")
OLD = {
    "industrial_water_reuse_rate": 75.0,
    "water_saving_enterprise_share": 15.0,
    "water_saving_fixture_rate": 100.0,
    "reclaimed_water_rate": 20.0,
    "unconventional_water_substitution": 0.0,
    "water_saving_fund_share": 0.0,
}
"""A city that is at every threshold of the old technical items, and at none of the encouraged ones."""


def test_evidence() -> None:
    """The old items were read; of the newer ones five are recalled, two of them with low confidence."""
    assert evidence_of(PACK) == {"read": 6, "recalled medium": 3, "recalled low": 2}


@pytest.mark.parametrize(("share", "points"), [(4.9, 0), (5.0, 1), (9.9, 1), (10.0, 2), (15.0, 3), (40.0, 3)])
def test_points_by_step(share: float, points: int, tmp_path: Path) -> None:
    """Old technical item 10: 1, 2 or 3 of 3 points from 5, 10 or 15 % of water-saving enterprises."""
    regions = {"a": {**OLD, "water_saving_enterprise_share": share}}
    scores = score_standard(tmp_path, "watersaving.water_saving_city_old", 2012, "city", regions, ("base",))

    clause = scores.score("watersaving.water_saving_city_old.water_saving_enterprise_share")
    assert clause[0] == pytest.approx(100 * points / 3, rel=1e-15)


def test_encouraged_items_stand_outside_the_score(tmp_path: Path) -> None:
    """Their bonus is not known, so they are judged and change nothing."""
    full = {**OLD, "unconventional_water_substitution": 5.0, "water_saving_fund_share": 1.0}
    scores = score_standard(
        tmp_path, "watersaving.water_saving_city_old", 2017, "city", {"a": OLD, "b": full}, ("base",)
    )

    assert scores.score("watersaving.water_saving_city_old.water_saving_fund_share").tolist() == [0.0, 100.0]
    assert total_of(scores) == pytest.approx({"a": 100.0, "b": 100.0}, rel=1e-15)


def test_newer_thresholds_need_trust(tmp_path: Path) -> None:
    """At low trust three clauses count, at medium one, at high none."""
    regions = {
        "a": {
            "industrial_water_reuse_rate": 83.0,
            "pipe_leakage": 10.0,
            "unconventional_water_substitution": 19.0,
        }
    }
    standard = "watersaving.water_saving_city_2018"
    low = score_standard(tmp_path, standard, 2022, "city", regions, ("base",), trust="low")
    medium = score_standard(tmp_path, standard, 2022, "city", regions, ("base",), trust="medium")

    assert total_of(low) == pytest.approx({"a": 200 / 3}, rel=1e-14)
    assert total_of(medium) == {"a": 100.0}
    with pytest.raises(DeiError, match="known well enough"):
        score_standard(tmp_path, standard, 2022, "city", regions, ("base",))


USE = """
name = {en = "Use", zh = "用水"}
year = 2024
packs = ["base", "watersaving"]
[dataset.made_up]
path = "now.csv"
specimen = true
ignore = ["*"]
[dataset.before]
path = "before.csv"
columns = {water_per_gdp = "water_per_gdp"}
[stages.derive]
method = "none"
[track.use]
name = {en = "Use", zh = "用水"}
benchmark = "watersaving.water_saving_city_2018_use"
unit = "city"
trust = "medium"
dataset = "made_up"
previous = "before"
"""
MEAN = """
[[track.use.override]]
benchmark = "watersaving.water_saving_city_2018_use"
indicator = "%s"
params = {reference = %s}
reason = {en = "national mean, made up for this test", zh = "全国平均值（测试虚构）"}
"""
MEANS = MEAN % ("base.water_per_gdp", 50) + MEAN % ("water_per_industrial_value_added", 24)


def use(folder: Path, edition: str) -> list[tuple[object, ...]]:
    """Region, clause, threshold and verdict of four cities, the year before given for three of them."""
    now = "region,water_per_gdp,water_per_industrial_value_added\na,30,12\nb,31,13\nc,31,13\nd,31,13\n"
    before = "region,water_per_gdp,water_per_industrial_value_added\nb,40,14\nc,32,13.5\na,30,12\n"
    (folder / "edition.toml").write_text(edition, encoding="utf-8")
    (folder / "now.csv").write_text(now, encoding="utf-8")
    (folder / "before.csv").write_text(before, encoding="utf-8")
    columns = compliance_frame(evaluate(folder).card).columns
    return list(zip(*(columns[name] for name in ("region", "clause", "threshold", "verdict")), strict=True))


def test_relative_to_the_national_mean_or_improving(tmp_path: Path) -> None:
    """0.6 of a mean of 50 is 30, 0.5 of 24 is 12; b used 22.5 % and 7.1 % less than before, c 3.1 % and 3.7 %."""
    needs("dei-tables")
    found = use(tmp_path, USE + MEANS)

    assert [row[2:] for row in found if row[1] == "water_per_gdp"] == [
        (30.0, "passed"), (30.0, "passed"), (30.0, "failed"), (30.0, "missing"),
    ]  # fmt: skip
    assert [row[3] for row in found if row[1] == "water_per_industrial_value_added"] == [
        "passed", "passed", "failed", "missing",
    ]  # fmt: skip


def test_the_national_mean_is_asked_for(tmp_path: Path) -> None:
    """Without it the edition is refused, naming the parameter that is missing, and where."""
    with pytest.raises(DeiError) as caught:
        use(tmp_path, USE)

    assert {finding.code for finding in caught.value.findings if finding.severity == "error"} == {
        "missing-key"
    }
    assert "'reference'" in caught.value.text("en")
