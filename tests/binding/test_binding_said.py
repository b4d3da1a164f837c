"""What a finding of the binder says to the letter: every offender, and a dash where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from house import House, only

from dei_core.binding import messages_standards as say_standards

GRADES = ("low", "medium", "high")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.mark.parametrize(("targets", "said"), [(2, ["density", "fibre"]), (0, "-")])
def test_a_standard_of_which_nothing_is_trusted_names_its_targets(
    house: House, targets: int, said: list[str] | str
) -> None:
    """All of those that were left out; a dash where it has none at all."""
    dense = house.base["benchmark"]["dense"]
    dense["target"] = [
        target | {"evidence": "recalled", "confidence": "low"} for target in dense["target"][:targets]
    ]
    house.track["checkpoint"] = [{"benchmark": "base.dense"}]
    finding = only(house.findings())

    assert finding.message is say_standards.NO_TARGET_TRUSTED
    assert finding.facts["targets"] == said


@pytest.mark.parametrize("trust", GRADES)
@pytest.mark.parametrize("confidence", GRADES)
def test_a_recalled_target_counts_from_its_own_confidence_down(
    house: House, confidence: str, trust: str
) -> None:
    """The other target, which was read, counts at any trust."""
    recalled, _ = house.base["benchmark"]["dense"]["target"]
    recalled["confidence"] = confidence
    house.track["checkpoint"] = [{"benchmark": "base.dense", "trust": trust}]
    (standard,) = house.plan().tracks[0].standards
    counted = GRADES.index(confidence) >= GRADES.index(trust)

    assert [clause.id for clause in standard.clauses if clause.id is not None] == ["density", "fibre"][
        not counted :
    ]
