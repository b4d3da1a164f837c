"""All-for-one tourism: 1,000 points, 200 more, 100 less, and a veto."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of, weights_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_tourism", "0")
STANDARD = "tourism.tourism_2019"
TARGETS = PACK.benchmark["tourism_2019"].target
PARTS = PACK.benchmark["tourism_2019"].part
WEIGHTS = weights_of(PACK, "tourism_2019")


def below(part: str) -> list[str]:
    """The targets anywhere below a part."""
    found = []
    for child in PARTS[part].children:
        found += below(child) if child in PARTS else [child]
    return found


def zone(
    basic: float = 0.0, innovation: float = 0.0, deductions: float = 0.0, veto: int = 0
) -> dict[str, float]:
    """A zone with a share of all points of each kind."""
    shares = {"basic_items": basic, "innovation": innovation, "deductions": deductions}
    points = {name: share * (WEIGHTS[name] or 0.0) for part, share in shares.items() for name in below(part)}
    return {**points, "veto_event": veto}


def test_evidence() -> None:
    """The whole point tree was read."""
    assert evidence_of(PACK) == {"read": 23}


@pytest.mark.parametrize(
    ("part", "points"),
    [("basic_items", 1000), ("institutions", 90), ("innovation", 200), ("deductions", 100)],
)
def test_points(part: str, points: int) -> None:
    """Acceptance standard (2019): 1,000 basic points, 90 of them for institutions, 200 to win and 100 to lose."""
    assert sum(WEIGHTS[name] or 0.0 for name in below(part)) == points


def test_every_item_is_in_the_tree_once() -> None:
    """The tree holds every target once, and a target's points are its full marks."""
    assert sorted(below("acceptance")) == sorted(item.indicator for item in TARGETS)
    marks = [item for item in TARGETS if item.method != "gate"]
    assert all(item.weight in (item.params.get("target"), item.params.get("high")) for item in marks)


@pytest.mark.parametrize(
    ("region", "total"),
    [
        (zone(basic=1.0), 100.0),
        (zone(basic=1.0, innovation=1.0), 120.0),
        (zone(basic=1.0, innovation=1.0, deductions=1.0), 110.0),
        (zone(basic=0.8, innovation=0.5, deductions=0.1), 80.0 + 10.0 - 1.0),
        (zone(basic=1.0, innovation=1.0, veto=1), 0.0),
        (zone(deductions=1.0), 0.0),
    ],
)
def test_total(region: dict[str, float], total: float, tmp_path: Path) -> None:
    """1,000 + 200 - 100 points, ten of them to one here; a veto leaves nothing, and nothing falls below 0."""
    scores = score_standard(tmp_path, STANDARD, 2019, "county", {"a": region})

    assert total_of(scores) == pytest.approx({"a": total}, rel=1e-13)


def test_points_lost_come_off_one_by_one(tmp_path: Path) -> None:
    """35 points off for safety and 15 of 30 for market order are 5 of the 100."""
    region = {**zone(basic=1.0), "safety_deduction": 35.0, "market_order_deduction": 15.0}
    scores = score_standard(tmp_path, STANDARD, 2020, "district", {"a": region})

    assert total_of(scores) == pytest.approx({"a": 95.0}, rel=1e-14)


def test_only_basic_items_count_for_pillars() -> None:
    """Bonus, deductions and veto act on the standard's own score alone."""
    assert {item.indicator for item in TARGETS if item.pillar} == set(below("basic_items"))
