"""National high-tech zones: headings of 2021, and multipliers inside a heading."""

from __future__ import annotations

from pathlib import Path

import pytest
from standard_tracks import evidence_of, score_standard, total_of, weights_of

from dei_core.plugin import read_pack

PACK = read_pack(Path(__file__).resolve().parents[1] / "dei_benchmark_hitech", "0")
HEADINGS = {
    "innovation_capability": 0.20,
    "structure_and_value_chain": 0.20,
    "green_and_inclusive": 0.15,
    "open_innovation": 0.15,
    "quality_and_innovation": 0.30,
}
"""Document 106 of 2021: the first weight read, the others recalled."""


def test_evidence() -> None:
    """Of the five headings of 2021 one was read; both multipliers, and all of 2024 that is here, were read."""
    assert evidence_of(PACK) == {"read": 8, "recalled high": 4}


def test_weights_sum_to_one() -> None:
    """20 + 20 + 15 + 15 + 30 percent."""
    assert {k: v for k, v in weights_of(PACK, "hitech_2021").items() if v is not None} == HEADINGS
    assert sum(HEADINGS.values()) == pytest.approx(1.0, rel=1e-15)


def test_headings_by_standing(tmp_path: Path) -> None:
    """Of three zones the best has 100, the next two thirds, the last one third of each weight."""
    regions = {
        "a": dict.fromkeys(HEADINGS, 90.0),
        "b": {**dict.fromkeys(HEADINGS, 80.0), "quality_and_innovation": 95.0},
        "c": dict.fromkeys(HEADINGS, 70.0),
    }
    scores = score_standard(tmp_path, "hitech.hitech_2021", 2022, "zone", regions, ("base",))

    expected = {"a": 0.7 * 100 + 0.3 * 200 / 3, "b": 0.7 * 200 / 3 + 0.3 * 100, "c": 100 / 3}
    assert total_of(scores) == pytest.approx(expected, rel=1e-14)


def test_multipliers_are_relative(tmp_path: Path) -> None:
    """Multipliers 0.8 and 1.2 are shares of 40 and 60 %: of the heading's 20 %, 8 and 12 %."""
    regions = {
        "a": {"r_and_d_institutions": 10.0, "r_and_d_staff_share": 5.0},
        "b": {"r_and_d_institutions": 20.0, "r_and_d_staff_share": 4.0},
    }
    scores = score_standard(tmp_path, "hitech.hitech_2021_innovation", 2021, "zone", regions, ("base",))

    assert total_of(scores) == pytest.approx(
        {"a": 0.4 * 50 + 0.6 * 100, "b": 0.4 * 100 + 0.6 * 50}, rel=1e-14
    )


def test_multipliers_of_2024(tmp_path: Path) -> None:
    """0.8, 1.2, 1 and 1 sum to the number of items, so each is that many quarters; revenue may fall."""
    names = (
        "value_added_share_of_city",
        "manufacturing_and_services_share",
        "manufacturing_value_added_rate",
        "net_revenue_increase",
    )
    regions = {
        "a": dict(zip(names, (9, 1, 1, -5), strict=True)),
        "b": dict(zip(names, (1, 9, 9, 7), strict=True)),
    }
    scores = score_standard(tmp_path, "hitech.hitech_2024_performance", 2024, "zone", regions, ("base",))

    assert total_of(scores) == pytest.approx(
        {"a": 0.2 * 100 + 0.8 * 50, "b": 0.2 * 50 + 0.8 * 100}, rel=1e-14
    )


@pytest.mark.parametrize(
    ("newer", "older"),
    [("hitech_2024", "hitech_2021"), ("hitech_2024_performance", "hitech_2021_innovation")],
)
def test_2024_takes_over(newer: str, older: str) -> None:
    """The system of 2024 supersedes that of 2021 in the year after it ends."""
    assert PACK.benchmark[newer].supersedes == older
    assert PACK.benchmark[newer].since == (PACK.benchmark[older].until or 0) + 1
