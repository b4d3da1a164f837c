"""Why a region has the score it has, and what is said to a question that has no answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from house import House, findings, only, towns
from plans import as_it_is, scored, step, track

from dei_core import Table, Text, TrackScores, compose, explain, score
from dei_core.host import Label, find_row
from dei_core.plugin import Message, ScreenLimits
from dei_core.results import messages as say
from dei_core.scoring.plan import FillPlan, ScreenPlan

NAN = float("nan")


@pytest.fixture
def made(tmp_path: Path) -> TrackScores:
    return score(House(tmp_path).plan(), towns()).only


def panel() -> TrackScores:
    """Two regions of one name, over two years; the second lacks the earlier."""
    table = Table(
        regions=("x1", "x2", "x1"),
        names=("Lake", "Lake", "Lake"),
        years=np.array([2023, 2024, 2024]),
        columns={"a": [1.0, 2.0, NAN]},
    )
    return score(as_it_is({"index": ["a"]}, missing="reweight"), table).only


def test_an_explanation_adds_up(made: TrackScores) -> None:
    """Contributions of the leaves sum to the score, each line's to those below it."""
    found = explain(made, "b")
    leaves = [line for line in found.top.walk() if not line.children]

    assert (found.track, found.region, found.name, found.year, found.regions) == (
        "towns",
        "b",
        "Beh",
        2024,
        4,
    )
    assert found.top.score == made.total[1]
    assert math.fsum(line.contribution or 0.0 for line in leaves) == pytest.approx(made.total[1], rel=1e-14)
    for line in found.top.walk():
        if line.children:
            below = math.fsum(child.contribution or 0.0 for child in line.children)

            assert line.contribution == pytest.approx(below, rel=1e-14)


def test_a_line_tells_everything_behind_a_number(made: TrackScores) -> None:
    """Value, unit, state, method, parameters, reference, weight and origin."""
    lines = {line.id: line for line in explain(made, "Beh").top.walk()}
    fibre, density, pillar = lines["town.fibre"], lines["base.density"], lines["infrastructure"]

    assert (fibre.raw, fibre.unit, fibre.state, fibre.score) == (80.0, Label.shared("%"), "given", 100.0)
    assert (fibre.method, fibre.params["high"], fibre.weight) == ("goalposts", 80.0, 0.5)
    assert fibre.origin is not None
    assert fibre.origin.clause == Label.shared("2")
    assert (density.raw, density.state) == (300.0, "derived")
    assert density.reference == {"minimum": 100.0, "maximum": 300.0}
    assert lines["town.schools"].params["high"] == 50.0
    assert (pillar.weight, pillar.rank, pillar.coverage, pillar.method) == (0.3, 1, 1.0, "arithmetic")
    assert pillar.origin is not None
    assert pillar.origin.path == "weighting.expert.dated[0]"


def test_one_node_can_be_explained(made: TrackScores) -> None:
    """Contributions are then of that node's score."""
    top = explain(made, "b", "infrastructure").top

    assert top.id == "infrastructure"
    assert top.contribution == pytest.approx(top.score, rel=1e-14)
    assert explain(made, "b", "density").top.id == "base.density"


def test_the_latest_year_is_explained_unless_one_is_asked_for() -> None:
    """A missing score is None, never a number."""
    made = panel()

    assert explain(made, "x1").year == 2024
    assert explain(made, "x1").top.score is None
    assert explain(made, "x1", year=2023).top.score == 1.0
    assert find_row(made, "x2") == 1


def test_a_code_counts_before_a_name() -> None:
    """A region whose name is another's code can still be told from it."""
    table = Table(regions=("a", "b"), names=("b", "c"), columns={"x": [1.0, 2.0]})
    made = score(compose({"index": ["x"]}), table).only

    assert find_row(made, "b") == 1
    assert find_row(made, "c") == 1


CASES: dict[str, tuple[Callable[[TrackScores], Any], str, str]] = {
    "UNKNOWN_REGION": (
        lambda made: explain(made, "Bhe"),
        "no region has the code or name 'Bhe', did you mean",
        "没有代码或名称为“Bhe”的区域",
    ),
    "SHARED_NAME": (
        lambda made: explain(panel(), "Lake"),
        "several regions are called 'Lake': x1, x2",
        "有多个区域名为“Lake”：x1、x2",
    ),
    "UNKNOWN_YEAR": (
        lambda made: explain(panel(), "x1", year=2020),
        "there are no data of 'x1' for 2020; there are for: 2023, 2024",
        "“x1”没有 2020 年的数据；已有年份：2023、2024",
    ),
    "UNKNOWN_NODE": (
        lambda made: explain(made, "b", "econmy"),
        "the tree has no node or indicator 'econmy', did you mean 'economy'",
        "指标体系中没有节点或指标“econmy”",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_question_without_an_answer_is_told_the_nearest(made: TrackScores, name: str) -> None:
    """With what could be asked instead, in both languages."""
    ask, en, zh = CASES[name]
    finding = only(findings(ask, made))

    assert finding.message is getattr(say, name)
    assert isinstance(finding.message, Message)
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_a_line_tells_what_filled_its_cell() -> None:
    """The mean 5 of g's 1 and 9 is held to the upper quantile: both stages, each with its group."""
    treat = FillPlan(step=step("treatment", "winsorise", upper=0.5), yearly=True)
    impute = FillPlan(step=step("imputer", "mean"), by="g")
    plan = track(as_it_is({"index": ["a"]}), imputer=impute, treatment=treat)
    columns = {"a": [1.0, 9.0, NAN, 3.0, 2.0]}
    made = scored(plan, columns, parents={"g": list("xxxyy")}, years=[2024] * 5)

    def filled(region: str) -> list[tuple[str, str, str]]:
        (line,) = explain(made, region).top.children
        return [(one.stage, one.method, one.group) for one in line.filled]

    assert filled("r2") == [("impute", "mean", "x"), ("treat", "winsorise", "2024")]
    assert filled("r1") == [("treat", "winsorise", "2024")]
    assert filled("r4") == []


def test_a_region_that_is_screened_out_shows_what_it_has() -> None:
    """Its value and state, and no score."""
    screen = ScreenPlan(limits=ScreenLimits(), exclude={"r1": Text(en="asked", zh="要求")})
    made = scored(track(as_it_is({"index": ["a"]}), screen=screen), {"a": [1.0, 2.0]})
    (line,) = explain(made, "r1").top.children

    assert (line.raw, line.state, line.score, line.filled) == (2.0, "screened", None, ())
