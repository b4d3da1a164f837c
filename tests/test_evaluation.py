"""An edition from its file to its result: what is read, what is asked of packs, and in which order."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
import small

import dei_core as dei
from dei_core import host, plugin
from dei_core.editions import messages as say

EDITION = Path(__file__).parents[1] / "examples" / "gigabit-2022"


@pytest.fixture(scope="module")
def evaluation():
    return dei.open_edition(EDITION)


def checked(evaluation, check):
    """The evaluation with one more house check."""
    made = plugin.Check(name="p.check", about=dei.Text(en="a check", zh="检查"), check=check)
    registry = attrs.evolve(evaluation.registry, checks=(("p 1.0", made),))
    return attrs.evolve(evaluation, registry=registry)


def test_a_house_check_sees_plan_and_scorecard(evaluation):
    """It is given both, and what it finds is kept."""
    seen = []
    note = dei.Finding(message=say.CHECK_FAILED, facts={"check": "x", "pack": "p", "why": "y"})
    found = host.house_findings(
        checked(evaluation, lambda plan, card: seen.append((plan, card)) or [note]), None
    )

    assert found == (note,)
    assert seen == [(evaluation.plan, None)]


def test_a_house_check_that_breaks_is_named(evaluation):
    """An exception inside somebody's check is a finding with its name, not a crash."""
    (finding,) = host.house_findings(checked(evaluation, lambda plan, card: 1 / 0), None)

    assert finding.message is say.CHECK_FAILED
    assert "'p.check' of p 1.0" in finding.text("en")
    assert "ZeroDivisionError" in finding.text("zh")


@pytest.mark.parametrize("answer", ["all well", [1], None])
def test_a_house_check_gives_findings_and_nothing_else(evaluation, answer):
    """What is no finding is the check's own fault."""
    (finding,) = host.house_findings(checked(evaluation, lambda plan, card: answer), None)

    assert finding.message is say.CHECK_FAILED
    assert "TypeError" in finding.text("en")


def test_a_house_check_cannot_change_a_score():
    """What a result hands out is closed to writing."""
    track = dei.evaluate(EDITION).card.only
    raw = track.raw(track.plan.indicators[0].id)

    for array in (track.values, track.coverage, track.total, track.table.years, raw):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_progress_is_told_every_stage():
    """Data and score, once a track."""
    told = []
    dei.evaluate(EDITION, lambda stage, what: told.append((stage, what)))

    assert told == [("data", "city"), ("score", "city")]


def test_a_folder_and_its_file_are_the_same_edition():
    """`dei run FOLDER` and `dei run FOLDER/edition.toml` compute the same."""
    first, second = (dei.evaluate(path).card.only.total for path in (EDITION, EDITION / "edition.toml"))

    assert first.tolist() == second.tolist()


def test_an_indicator_whose_column_is_named_is_read_not_derived(tmp_path):
    """Naming a derived indicator's column frees the table from its parts."""
    pack = small.pack(
        small.indicator("people", "persons", 'role = "auxiliary"\n'),
        small.indicator("lines", "lines", 'role = "auxiliary"\n'),
        small.indicator("density", more='derivation = {method = "ratio", of = ["lines", "people"]}\n'),
        small.rule("density", "goalposts", "params = {low = 0, high = 2}\n"),
        small.region_type({"access": ["density"]}),
    )
    small.folder(tmp_path, pack, small.edition(), "region,lines,people\na,30,20\n")

    assert dei.evaluate(tmp_path).card.only.total.tolist() == [75.0]

    named = small.edition('columns = {density = "lines_per_head"}\n')
    small.folder(tmp_path, pack, named, "region,lines_per_head\na,0.5\n")

    assert dei.evaluate(tmp_path).card.only.total.tolist() == [25.0]
