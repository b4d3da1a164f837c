"""Findings: what people and machines are told, once and all together."""

from __future__ import annotations

import pytest

from dei_core import DeiError, Finding, Findings, Text
from dei_core.ids import did_you_mean, is_local, local, nearest, owner, qualified
from dei_core.plugin import Place, message

SAID = message("a-b", "{what} is {value}", "Correct it.", "{what} 为 {value}", "请更正。")
ASKED = message("a-c", "no '{word}'{hint}", "", "没有“{word}”{hint}", "", "warning")
WHAT = Text(en="weight", zh="权重")


def test_a_finding_reads_as_one_line() -> None:
    """Place, sentence and mend, with the punctuation of the language."""
    place = Place(file="a.csv", path="x.y", row=3, column="c", region="r")
    finding = Finding(message=SAID, place=place, facts={"what": WHAT, "value": 0.1})

    assert finding.text("en") == "a.csv: x.y: row 3: column c: r: weight is 0.1. Correct it."
    assert finding.text("zh") == "a.csv，x.y，第 3 行，列 c，r：权重 为 0.1。请更正。"
    assert Finding(message=SAID, facts={"what": WHAT, "value": 1}).text() == "weight is 1. Correct it."


def test_a_question_keeps_its_mark() -> None:
    """A hint ends the sentence."""
    facts = {"word": "direcshun", "hint": did_you_mean("direcshun", ["direction", "unit"])}

    assert Finding(message=ASKED, facts=facts).text() == "no 'direcshun', did you mean 'direction'?"
    assert Finding(message=ASKED, facts=facts).text("zh") == "没有“direcshun”，是否应为“direction”？"
    assert (
        Finding(message=ASKED, facts={"word": "x", "hint": did_you_mean("x", ["unit"])}).text() == "no 'x'."
    )


@pytest.mark.parametrize("fact", ["it broke.", "why?", "为何？", "坏了。", "no!"])
def test_a_sentence_has_one_stop(fact: str) -> None:
    """Whichever a fact at its end brings along, in the sentence and in the mend."""
    said = message("a-d", "failed: {why}", "Write: {why}.", "出错：{why}", "请写入：{why}。")
    finding = Finding(message=said, facts={"why": fact})

    assert finding.text("en") == f"failed: {fact} Write: {fact}"
    assert finding.text("zh") == f"出错：{fact}请写入：{fact}"
    assert (finding.says("en"), finding.mend("zh")) == (f"failed: {fact}", f"请写入：{fact}")


@pytest.mark.parametrize(
    ("value", "en", "zh"),
    [
        (["a", "b"], "a, b", "a、b"),
        ({"b", "a"}, "a, b", "a、b"),
        ([WHAT, 0.1 + 0.2], "weight, 0.3", "权重、0.3"),
        (
            list(range(14)),
            "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more",
            "0、1、2、3、4、5、6、7、8、9、10、11 等 14 项",
        ),
        (None, "None", "None"),
    ],
)
def test_facts_are_shown_in_the_language(value: object, en: str, zh: str) -> None:
    """Lists as a person writes them, twelve at most and a count; numbers without rounding noise."""
    finding = Finding(message=SAID, facts={"what": "w", "value": value})

    assert finding.says("en") == f"w is {en}"
    assert finding.says("zh") == f"w 为 {zh}"


def test_a_record_is_for_machines() -> None:
    """Code, severity, the known parts of the place, and both wordings."""
    finding = Finding(message=SAID, place=Place(file="f", row=0), facts={"what": WHAT, "value": 1})

    assert finding.record() == {
        "code": "a-b",
        "severity": "error",
        "place": {"file": "f", "row": 0},
        "en": {"says": "weight is 1", "mend": "Correct it."},
        "zh": {"says": "权重 为 1", "mend": "请更正。"},
    }


def test_errors_stop_with_everything_and_warnings_do_not() -> None:
    """A run is told all at once."""
    found = Findings()
    found.add(ASKED, word="a", hint="")

    assert not found.stopped
    found.raise_errors()

    found.add(SAID, Place(path="p"), what="w", value=1)
    with pytest.raises(DeiError, match="p: w is 1") as caught:
        found.raise_errors()

    assert len(caught.value.findings) == len(found) == 2
    assert caught.value.text("zh") == "没有“a”。\np：w 为 1。请更正。"


def test_a_lowered_finding_stops_nothing() -> None:
    """It says the same."""
    finding = Finding(message=SAID, facts={"what": "w", "value": 1})

    assert finding.lowered().severity == "warning"
    assert finding.lowered().text() == finding.text()
    assert finding.severity == "error"


def test_names_carry_their_owner() -> None:
    """Local inside a pack, qualified everywhere else."""
    assert (qualified("a", "b"), qualified("a", "c.b"), owner("a.b"), local("a.b")) == (
        "a.b",
        "c.b",
        "a",
        "b",
    )
    assert [is_local(name) for name in ("a", "a_1", "A", "1a", "", "a.b", "a-b", "甲", "a\n")] == [
        True
    ] * 2 + [False] * 7


def test_the_nearest_names_are_found() -> None:
    """A bare name finds the full ids that end in it, before those that look like it."""
    assert nearest("fibre", ["base.fibre", "fibres", "far.fibre"]) == ("base.fibre", "far.fibre", "fibres")
    assert nearest("xyz", ["abc"]) == ()
    assert nearest("aaab", [f"aaa{letter}" for letter in "cdefg"], most=2) == ("aaag", "aaaf")


def test_an_error_stops_whenever_it_is_found() -> None:
    """Given at first, added or found elsewhere; warnings stop nothing."""
    error, warning = Finding(message=SAID, facts={"what": 1, "value": 2}), Finding(message=ASKED)
    later = Findings([warning])
    assert not later.stopped
    later.extend([warning, error, warning])

    assert later.stopped
    assert Findings([error]).stopped
    assert not Findings().stopped
    assert [warning, warning, error, warning] == list(later)
