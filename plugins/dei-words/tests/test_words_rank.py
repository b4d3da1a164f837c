"""What is said of ties is how regions are ranked, and of screening, who is: by the rules in force."""

from __future__ import annotations

from typing import Any

import pytest
from plans import as_it_is, table, track

from dei_core import Plan, score
from dei_core.kernel.screen import ScreenLimits
from dei_core.model.stages import RankStage
from dei_core.scoring.plan import ScreenPlan
from dei_words import stage_words

SCORES = [100.0, 68.26, 68.24, 20.0]
EQUAL = "Equal scores share a rank, and the next ranks are left out."
CASES: list[tuple[dict[str, Any], float, str, list[float]]] = [
    ({}, 100.0, EQUAL, [1, 2, 3, 4]),
    (
        {"tolerance": 40.0},
        100.0,
        "Scores of 0-100 that are at most 40 below the best of a tie share its rank, and the next ranks are left out.",
        [1, 1, 1, 4],
    ),
    ({"decimals": 0}, 100.0, f"{EQUAL} Scores are rounded to 0 decimals first.", [1, 2, 2, 4]),
    (
        {"tolerance": 0.1, "decimals": 1, "method": "dense"},
        100.0,
        "Printed scores that are at most 0.1 below the best of a tie share its rank, and no rank is left out. Scores "
        "are rounded to 1 decimal first.",
        [1, 2, 2, 3],
    ),
    ({"tolerance": 4.0}, 10.0, "Scores of 0-100 that are at most 4 below", [1, 2, 2, 4]),
    (
        {"tolerance": 4.0, "decimals": 1},
        10.0,
        "Printed scores that are at most 4 below the best",
        [1, 1, 1, 4],
    ),
]
"""How ties are ranked, what 100 is printed as, what has to be said of it, and the ranks."""


def ranked(ranking: dict[str, Any], scale: float) -> Plan:
    """A plan of one indicator with a ranking."""
    return track(as_it_is({"index": ["a"]}), ranking=RankStage(**ranking), scale=scale)


@pytest.mark.parametrize(("ranking", "scale", "told", "ranks"), CASES)
def test_ties_are_ranked_as_is_said(
    ranking: dict[str, Any], scale: float, told: str, ranks: list[float]
) -> None:
    """Of scores of 68.26 and 100 nobody reads that equal ones share a rank, where a tolerance makes them share it."""
    plan = ranked(ranking, scale)
    (only,) = plan.tracks
    words = stage_words(only)["rank"]

    assert words.en.startswith(told)
    assert (words.en.startswith("Equal")) == ("tolerance" not in ranking)
    assert words.zh.startswith("得分相同者并列") == ("tolerance" not in ranking)
    assert score(plan, table({"a": SCORES})).only.ranks().tolist() == ranks


def test_who_is_screened_is_said_by_number_and_by_share() -> None:
    """Each limit has its sentence, within the nodes that it counts in."""
    screen = ScreenPlan(limits=ScreenLimits(least=0.5, count=2), within=("index",))
    (only,) = track(as_it_is({"index": ["a", "b"]}), screen=screen).tracks
    words = stage_words(only)["screen"]

    assert (
        "at least 50% of the indicators. A region is scored if it has data for 2 or more of the ind"
        in words.en
    )
    assert "有数据的指标不少于 2 项的区域才参与评分。" in words.zh
