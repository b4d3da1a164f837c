"""Gigabit cities 2022: committed data, worked by hand, and the committed expected ranking."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dei_core import Scorecard, evaluate, explain, result_frames

MEANS = {
    "gigabit.base_stations": 22.2,
    "gigabit.ports_10g_pon": 46.7,
    "gigabit.users_5g": 38.9,
    "gigabit.users_500m": 32.6,
}
"""Means of the 110 gigabit cities at the end of October 2022, as the ministry gives them."""

NOTICE = {
    "北京市": (33.2, 36.0, 36.0, 30.0),
    "张家口市": (13.8, 48.0, 27.0, 37.0),
    "包头市": (21.0, 25.0, 43.0, 29.0),
}
"""Annex 1 of the notice of 18 December 2022: base stations per 10,000, 10G-PON %, 5G users %, 500M users %."""


@pytest.fixture(scope="module")
def cities(scored: Callable[[str], Any]) -> Any:
    return scored("gigabit-2022")


@pytest.fixture(scope="module")
def expected(repository: Path) -> list[dict[str, str]]:
    with (repository / "examples/gigabit-2022/expected/ranking.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "network", "users", "total", "rank", "tier"),
    [
        # 100 | 36/46.7 -> 88.54; 36/38.9 | 30/32.6 -> 92.28
        ("北京市", (100 + 3600 / 46.7) / 2, (3600 / 38.9 + 3000 / 32.6) / 2, 90.41433, 4, "very high"),
        # 13.8/22.2 | 100 -> 81.08; 27/38.9 | 100 -> 84.70
        ("张家口市", (1380 / 22.2 + 100) / 2, (2700 / 38.9 + 100) / 2, 82.89273, 7, "high"),
        # 21/22.2 | 25/46.7 -> 74.06; 100 | 29/32.6 -> 94.48
        ("包头市", (2100 / 22.2 + 2500 / 46.7) / 2, (100 + 2900 / 32.6) / 2, 84.27121, 6, "high"),
    ],
)
def test_worked_by_hand(
    name: str, network: float, users: float, total: float, rank: int, tier: str, cities: Any
) -> None:
    """Share of the mean of all gigabit cities, 100 at most; plain means of two, then of the two pillars."""
    row = cities.table.names.index(name)

    assert cities.score("network")[row] == pytest.approx(network, rel=1e-14)
    assert cities.score("users")[row] == pytest.approx(users, rel=1e-14)
    assert cities.total[row] == pytest.approx((network + users) / 2, rel=1e-14)
    assert cities.total[row] == pytest.approx(total, abs=5e-6)
    assert cities.ranks()[row] == rank
    assert cities.plan.tiers.names[cities.tiers()[row]].en == tier


@pytest.mark.parametrize("name", NOTICE)
def test_data_are_those_of_the_notice(name: str, cities: Any) -> None:
    """The committed data say what the ministry's annex says."""
    row = cities.table.names.index(name)

    assert tuple(float(cities.raw(indicator)[row]) for indicator in MEANS) == NOTICE[name]


def test_ranking_equals_expected(cities: Any, expected: list[dict[str, str]]) -> None:
    """The whole ranking is the committed one: order, scores, ranks, tiers and coverage."""
    frames = {frame.name: frame for frame in result_frames(Scorecard({cities.plan.id: cities}))}
    columns = frames["ranking"].columns

    assert len(expected) == 8
    for header in ("track", "region", "name", "tier"):
        assert list(columns[header]) == [row[header] for row in expected]
    for header in ("year", "score", "rank", "coverage"):
        wanted = [float(row[header]) for row in expected]
        np.testing.assert_allclose(np.asarray(columns[header], np.float64), wanted, rtol=1e-12, atol=0.0)


def test_every_tier_is_there(cities: Any) -> None:
    """Four cities very high, three high, one below: the demonstration shows every tier."""
    names = [tier.en for tier in cities.plan.tiers.names]

    assert [cities.tiers().tolist().count(tier) for tier in range(len(names))] == [4, 3, 1]


def test_clusters_summarise_their_cities(cities: Any) -> None:
    """Three city clusters hold seven cities; Datong lies in none."""
    keys, counts = cities.group_keys("cluster"), cities.groups("cluster").count.tolist()
    groups = {cluster: count for (cluster, _), count in zip(keys, counts, strict=True)}

    assert groups == {"京津冀城市群": 4, "呼包鄂榆城市群": 2, "山西中部城市群": 1}


def test_says_whose_index_it_is(cities: Any, repository: Path) -> None:
    """The edition's name and the pack say that the index is this project's and not the ministry's."""
    edition = evaluate(repository / "examples/gigabit-2022").evaluation.edition

    assert "not the ministry's score" in edition.name.en
    assert "非工业和信息化部评分" in edition.name.zh


def test_every_rule_is_read(cities: Any) -> None:
    """All four rules cite figures that were read; an explanation carries the citation."""
    leaves = [line for line in explain(cities, "110000").top.walk() if not line.children]

    assert [line.origin.evidence for line in leaves] == ["read"] * 4
    assert {line.id: line.params["target"] for line in leaves} == MEANS


def test_standard_gives_every_certified_city_full_marks(repository: Path, tmp_path: Path) -> None:
    """By the thresholds of the standard itself all eight cities score 100: why the scheme uses the means."""
    example = repository / "examples/gigabit-2022"
    text = (example / "edition.toml").read_text(encoding="utf-8")
    text = text.replace('packs = ["./pack"]', f'packs = ["{(example / "pack").as_posix()}"]')
    text = text.replace('path = "data.csv"', f'path = "data.csv"\nfolders = ["{example.as_posix()}"]')
    for indicator in MEANS:
        text += (
            f'\n[[track.city.choice]]\nindicator = "{indicator}"\nbenchmark = "gigabit.gigabit_2021"\n'
            'reason = {en = "the standard itself", zh = "按评价标准本身计分"}\n'
        )
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    by_standard = evaluate(tmp_path).card.only

    assert by_standard.total.tolist() == [100.0] * 8
    assert {item.origin.evidence for item in by_standard.plan.indicators} == {"recalled"}
