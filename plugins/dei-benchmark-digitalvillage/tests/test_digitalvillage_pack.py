"""The county digital village index: weights at both levels."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of, weights_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_digitalvillage", "0")
SUB = {"rural_infrastructure": 0.27, "rural_economy": 0.40, "rural_governance": 0.14, "rural_life": 0.19}
FIELDS = PACK.benchmark["county_digital_village_fields"]


def test_evidence() -> None:
    """Weights of the sub-indices are recalled with high confidence, those of the fields with medium."""
    assert evidence_of(PACK) == {"recalled high": 5, "recalled medium": 11}


def test_weights_sum_to_one() -> None:
    """The four sub-indices, the same four in the deeper tree, and the fields of each."""
    deeper = weights_of(PACK, "county_digital_village_fields")
    root = [deeper[name] for name in FIELDS.part["index"].children]

    assert {k: v for k, v in weights_of(PACK, "county_digital_village").items() if v is not None} == SUB
    assert root == list(SUB.values())
    assert sum(SUB.values()) == pytest.approx(1.0, rel=1e-15)
    for name in ("infrastructure_fields", "economy_fields", "life_fields"):
        inside = [deeper[child] or 0.0 for child in FIELDS.part[name].children]
        assert sum(inside) == pytest.approx(1.0, rel=1e-15)


def test_sub_indices(tmp_path: Path) -> None:
    """0.27 × 80 + 0.40 × 40 + 0.14 × 50 + 0.19 × 60 = 56, in the middle of the published bands."""
    county = dict(zip(SUB, (80.0, 40.0, 50.0, 60.0), strict=True))
    scores = score_standard(
        tmp_path,
        "digitalvillage.county_digital_village",
        2020,
        "county",
        {"a": county},
        ("base",),
        tiers="base.pku_county",
    )

    assert total_of(scores) == pytest.approx({"a": 56.0}, rel=1e-14)
    assert scores.plan.tiers is not None
    assert scores.plan.tiers.names[scores.tiers()[0]].zh == "中等水平"


def test_fields_need_medium_trust(tmp_path: Path) -> None:
    """At medium trust all levels count; at high trust the governance sub-index alone is left."""
    names = [item.indicator for item in FIELDS.target]
    county = {**dict.fromkeys(names, 50.0), "digital_production": 100.0, "rural_governance": 30.0}
    standard = "digitalvillage.county_digital_village_fields"
    medium = score_standard(tmp_path, standard, 2020, "county", {"a": county}, trust="medium")
    high = score_standard(tmp_path, standard, 2020, "county", {"a": county})

    assert total_of(medium) == pytest.approx({"a": 0.86 * 50 + 0.4 * 0.4 * 50 + 0.14 * 30}, rel=1e-14)
    assert total_of(high) == pytest.approx({"a": 30.0}, rel=1e-14)
