"""Online government service capability: five dimensions, the overall index, the classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of, weights_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_govservice", "0")
DIMENSIONS = [item.indicator for item in PACK.benchmark["service_capability_2021"].target]


def test_evidence() -> None:
    """The names of the five dimensions and the bound of the highest class were read."""
    assert evidence_of(PACK) == {"read": 6}


def test_no_weight_is_claimed() -> None:
    """The published weights are not known, so none is given, and the part says so in both languages."""
    name = PACK.benchmark["service_capability_2021"].part["capability"].name

    assert set(weights_of(PACK, "service_capability_2021").values()) == {None}
    assert "equal weight" in name.en
    assert "等权" in name.zh


def test_five_dimensions_and_classes(tmp_path: Path) -> None:
    """A plain mean of five; the published classes lie above 90, from 80 to 90 and below 80."""
    regions = {
        "a": dict(zip(DIMENSIONS, (95, 93, 91, 90, 91), strict=True)),
        "b": dict(zip(DIMENSIONS, (90, 85, 80, 80, 85), strict=True)),
        "c": dict(zip(DIMENSIONS, (60, 70, 80, 90, 95), strict=True)),
    }
    scores = score_standard(
        tmp_path,
        "govservice.service_capability_2021",
        2021,
        "city",
        regions,
        ("base",),
        tiers="base.zwfw_gov",
    )

    assert total_of(scores) == pytest.approx({"a": 92.0, "b": 84.0, "c": 79.0}, rel=1e-14)
    assert scores.plan.tiers is not None
    assert [scores.plan.tiers.names[tier].zh for tier in scores.tiers()] == ["非常高", "高", "中"]


def test_overall_index(tmp_path: Path) -> None:
    """The class very high begins at 90."""
    regions = {"a": {"online_service_index": 90.0}, "b": {"online_service_index": 89.99}}
    scores = score_standard(
        tmp_path, "govservice.service_capability_overall_2021", 2021, "city", regions, ("base",)
    )

    assert total_of(scores) == {"a": 100.0, "b": 0.0}
