"""Scores that exist already: taken as they are, or from 100, and told both ways and off the scale."""

from __future__ import annotations

import attrs
import pytest
from plans import table

from dei_core import Plan, compose, explain, score
from dei_core.scoring import messages_remarks as say

VALUES = [250.0, -20.0, 1e308, 50.0]


def plan(lower: bool, open_scale: bool = False) -> Plan:
    """An index of one indicator that is a score already."""
    made = compose({"index": ["a"]}, normalizer="as_is", lower=["a"] if lower else [])
    return attrs.evolve(made, tracks=(attrs.evolve(made.tracks[0], open=open_scale),))


@pytest.mark.parametrize("lower", [False, True])
def test_what_is_off_the_scale_is_named(lower: bool) -> None:
    """Every region whose value is no score of 0 to 100, with the value; not the one whose value is."""
    (finding,) = score(plan(lower), table({"a": VALUES})).findings

    assert finding.message is say.OFF_SCALE
    assert finding.severity == "warning"
    for shown in ("r0", "(250)", "r1", "(-20)", "r2", "(1e+308)"):
        assert shown in finding.says()
    assert "r3" not in finding.says()


def test_an_index_that_leaves_the_scale_on_purpose_says_so() -> None:
    """Then it is a note."""
    (finding,) = score(plan(False, open_scale=True), table({"a": VALUES})).findings

    assert (finding.message, finding.severity) == (say.OFF_OPEN_SCALE, "note")


@pytest.mark.parametrize(("lower", "made", "told"), [(False, 30.0, "already"), (True, 70.0, "turned round")])
def test_turning_round_is_told(lower: bool, made: float, told: str) -> None:
    """The plan and the explanation say which of the two it is, in both languages."""
    track = score(plan(lower), table({"a": [30.0, 40.0]})).only
    (item,) = track.plan.indicators
    (line,) = explain(track, "r0").top.children

    assert track.total[0] == made
    assert told in item.told.en
    assert ("以 100 减数值评分" in item.told.zh) == lower
    assert line.about == item.told
