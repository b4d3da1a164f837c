"""What an edition or its packs declare and what nothing of it can match: told when it is bound."""

from __future__ import annotations

from pathlib import Path

import pytest
from house import House

from dei_core import Finding
from dei_core.binding import messages_stages as say_stages
from dei_core.binding import messages_standards as say_standards
from dei_core.sentence import Message


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def found(house: House, message: Message) -> list[Finding]:
    """The findings of one sentence."""
    return [finding for finding in house.plan().findings if finding.code == message.code]


@pytest.mark.parametrize(
    ("by", "bound", "told"), [("score", 101, True), ("score", 100, False), ("share", 101, False)]
)
def test_a_tier_that_no_score_can_reach_is_told(house: House, by: str, bound: float, told: bool) -> None:
    """100 is the most, shares of regions have their own measure, and an open scale has no end."""
    scheme = house.town["tier_scheme"]["three"]
    scheme["by"] = by
    scheme["tier"][0]["bound"] = bound
    if by == "share":
        scheme["tier"].reverse()
    house.edition["stages"] = {**house.edition.get("stages", {}), "tier": {"method": "town.three"}}
    findings = found(house, say_stages.TIER_OUT_OF_REACH)

    assert len(findings) == told
    for finding in findings:
        assert finding.severity == "warning"
        assert "no region can be in them" in finding.text("en")
        assert finding.says("en").find("Good") > 0
        assert "任何区域都无法达到：良好" in finding.says("zh")


def test_what_is_left_out_of_a_share_has_to_be_a_clause(house: House) -> None:
    """A misspelt indicator would count all the same; a clause by its bare or full id is no fault."""
    point = {"benchmark": "base.dense", "trust": "low"}
    house.track["checkpoint"] = [{**point, "without": ["fiber", "density"]}]
    (finding,) = found(house, say_standards.WITHOUT_NOTHING)

    assert finding.severity == "warning"
    assert finding.place.path == "track.towns.checkpoint[0]"
    assert "no clause for: fiber (did you mean 'fibre'?)" in finding.text("en")
    assert "没有条款：fiber（是否应为“fibre”？）" in finding.says("zh")
    house.track["checkpoint"] = [{**point, "without": ["town.fibre", "density"]}]
    assert found(house, say_standards.WITHOUT_NOTHING) == []
