"""The national water-saving city: the old technical items, and recalled thresholds of the newer ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of

from dei_core import DeiError, read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_watersaving", "0")
OLD = {
    "industrial_water_reuse": 75.0,
    "water_saving_enterprise_share": 15.0,
    "water_saving_fixture_rate": 100.0,
    "reclaimed_water_rate": 20.0,
    "unconventional_water_substitution": 0.0,
    "water_saving_fund_share": 0.0,
}
"""A city that is at every threshold of the old technical items, and at none of the encouraged ones."""


def test_evidence() -> None:
    """The old items were read; of the newer ones three are recalled, two of them with low confidence."""
    assert evidence_of(PACK) == {"read": 6, "recalled medium": 1, "recalled low": 2}


@pytest.mark.parametrize(("share", "points"), [(4.9, 0), (5.0, 1), (9.9, 1), (10.0, 2), (15.0, 3), (40.0, 3)])
def test_points_by_step(share: float, points: int, tmp_path: Path) -> None:
    """Old technical item 10: 1, 2 or 3 of 3 points from 5, 10 or 15 % of water-saving enterprises."""
    regions = {"a": {**OLD, "water_saving_enterprise_share": share}}
    scores = score_standard(tmp_path, "watersaving.water_saving_city_old", 2012, "city", regions)

    clause = scores.score("watersaving.water_saving_city_old.water_saving_enterprise_share")
    assert clause[0] == pytest.approx(100 * points / 3, rel=1e-15)


def test_encouraged_items_stand_outside_the_score(tmp_path: Path) -> None:
    """Their bonus is not known, so they are judged and change nothing."""
    full = {**OLD, "unconventional_water_substitution": 5.0, "water_saving_fund_share": 1.0}
    scores = score_standard(
        tmp_path, "watersaving.water_saving_city_old", 2017, "city", {"a": OLD, "b": full}
    )

    assert scores.score("watersaving.water_saving_city_old.water_saving_fund_share").tolist() == [0.0, 100.0]
    assert total_of(scores) == pytest.approx({"a": 100.0, "b": 100.0}, rel=1e-15)


def test_newer_thresholds_need_trust(tmp_path: Path) -> None:
    """At low trust three clauses count, at medium one, at high none."""
    regions = {
        "a": {"industrial_water_reuse": 83.0, "pipe_leakage": 10.0, "unconventional_water_substitution": 19.0}
    }
    standard = "watersaving.water_saving_city_2018"
    low = score_standard(tmp_path, standard, 2022, "city", regions, trust="low")
    medium = score_standard(tmp_path, standard, 2022, "city", regions, trust="medium")

    assert total_of(low) == pytest.approx({"a": 200 / 3}, rel=1e-14)
    assert total_of(medium) == {"a": 100.0}
    with pytest.raises(DeiError, match="known well enough"):
        score_standard(tmp_path, standard, 2022, "city", regions)


def test_nothing_is_set_against_an_unknown_mean() -> None:
    """The two items that depend on a national mean are left out, so that every edition can bind the standard."""
    methods = {item.method for benchmark in PACK.benchmark.values() for item in benchmark.target}

    assert methods == {"min", "max", "steps"}
