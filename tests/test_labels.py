"""Labels: one word for both languages or one for each, from the file to the digest, and in the published packs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from house import BASE, findings, write

from dei_core import Text
from dei_core.host import Label
from dei_core.model.dataset import ColumnIntake
from dei_core.model.measure import Indicator
from dei_core.model.source import Citation
from dei_core.packs.folder import content_digest
from dei_core.plugin import Pack, read_pack
from dei_core.toml.files import dumps, plain
from dei_core.toml.structure import structure
from dei_workshop.conformance.words import every_rule_cited, parts, texts_in_both_languages, units_stated

ROOT = Path(__file__).resolve().parents[1]
NAME = '{en = "Output", zh = "产值"}'
YUAN = Label(en="100M CNY", zh="亿元")
PACKS = [
    *sorted(path.parent for path in (ROOT / "plugins").glob("*/*/indicators.toml")),
    *(ROOT / "examples" / name / "pack" for name in ("census-2020", "gigabit-2022")),
]
HAN = "\u3400-\u9fff"
ASCII_BY_HAN = re.compile(rf"[{HAN}][,;:!?()]|[,;:!?()][{HAN}]|[{HAN}]\.(?![\w.])")
LANGUAGE_FREE = re.compile(r"[%‰]|PFLOPS|([A-Z]{2,3}\d*-[A-Z\d.]+e?)")
"""What both languages write alike: signs of units, and the codes of the register of standards."""


def read(unit: str) -> Indicator:
    """An indicator with a unit as TOML writes it."""
    return structure(tomllib.loads(f"name = {NAME}\nunit = {unit}"), Indicator, "a.toml")


def changed(folder: Path, old: str, new: str) -> Pack:
    """The small pack with one line of its text changed."""
    assert old in BASE
    return read_pack(write(folder / "base", {"pack.toml": BASE.replace(old, new)}))


class TestOneWordOrTwo:
    """A pack writes what it has."""

    def test_a_word_is_both_languages(self) -> None:
        assert read('"%"').unit == Label(en="%", zh="%") == Label.shared("%")

    def test_each_language_may_have_its_own(self) -> None:
        assert read('{en = "100M CNY", zh = "亿元"}').unit == YUAN

    def test_a_label_is_a_text(self) -> None:
        """It is shown wherever a text is, but is never equal to a plain one."""
        assert isinstance(YUAN, Text)
        assert (YUAN.of("en"), YUAN.of("zh")) == ("100M CNY", "亿元")
        assert Text(en="%", zh="%") != Label.shared("%")

    def test_either_wording_is_its_own(self) -> None:
        assert [YUAN.reads(word) for word in ("100M CNY", "亿元", "万元", "")] == [True, True, False, False]

    @pytest.mark.parametrize(
        ("label", "blank"),
        [(Label.shared(" "), True), (Label(en="", zh=" "), True), (Label(en="a", zh=""), False)],
    )
    def test_blank_is_what_says_nothing_at_all(self, label: Label, blank: bool) -> None:
        assert label.is_blank is blank

    @pytest.mark.parametrize(
        ("unit", "code", "path"),
        [
            ("1", "wrong-type", "unit"),
            ("true", "wrong-type", "unit"),
            ('["元"]', "wrong-type", "unit"),
            ('{en = "yuan"}', "missing-key", "unit"),
            ('{en = "yuan", zh = 1}', "wrong-type", "unit.zh"),
            ('{en = "yuan", zh = "元", fr = "yuan"}', "unknown-key", "unit"),
        ],
    )
    def test_other_shapes_are_refused(self, unit: str, code: str, path: str) -> None:
        assert [(one.code, one.place.path) for one in findings(read, unit)] == [(code, path)]


class TestWrittenAgain:
    """What is shared stays one word, so that no digest of a pack moves that was written before labels."""

    def test_a_shared_word_stays_one_word(self) -> None:
        assert plain(read('"%"'))["unit"] == "%"
        assert plain(read('{en = "%", zh = "%"}'))["unit"] == "%"
        assert plain(read('{en = "100M CNY", zh = "亿元"}'))["unit"] == {"en": "100M CNY", "zh": "亿元"}

    def test_a_citation_comes_back(self) -> None:
        cited = Citation(source="plan", clause=Label(en="annex 1", zh="附件 1"))

        assert structure(tomllib.loads(dumps(cited)), Citation) == cited

    def test_the_same_words_have_the_same_digest(self, tmp_path: Path) -> None:
        """Written once or twice; other words in Chinese are another digest."""
        one, two, three = (
            changed(tmp_path / name, 'unit = "person"', unit)
            for name, unit in (
                ("one", 'unit = "person"'),
                ("two", 'unit = {en = "person", zh = "person"}'),
                ("three", 'unit = {en = "person", zh = "人"}'),
            )
        )

        assert one.digest == two.digest != three.digest
        assert content_digest(one, one.pack) == one.digest


def test_a_column_is_in_the_indicators_unit_or_in_the_declared_one() -> None:
    """The dataset's word for the indicator's own unit stands for both of its wordings."""

    def column(given_in: str | None) -> ColumnIntake:
        name = Text(en="Output", zh="产值")
        return ColumnIntake(indicator="a.gdp", name=name, header="gdp", unit=YUAN, given_in=given_in)

    assert [column(word).written_in for word in (None, "亿元", "100M CNY")] == [YUAN] * 3
    assert column("万元").written_in == Label.shared("万元")


class TestPromises:
    """What the conformance kit says of labels."""

    def test_half_a_label_is_a_text_blank_in_one_language(self, tmp_path: Path) -> None:
        made = changed(tmp_path, 'unit = "person"', 'unit = {en = "person", zh = ""}')
        (finding,) = texts_in_both_languages(made)

        assert (finding.code, finding.place.path) == ("text-blank", "indicator.people.unit.zh")
        assert list(units_stated(made)) == []

    @pytest.mark.parametrize("unit", ['" "', '{en = "", zh = " "}'])
    def test_an_empty_unit_is_said_once(self, tmp_path: Path, unit: str) -> None:
        made = changed(tmp_path, 'unit = "person"', f"unit = {unit}")

        assert list(texts_in_both_languages(made)) == []
        assert [one.code for one in units_stated(made)] == ["unit-blank"]

    def test_an_empty_clause_is_said_once(self, tmp_path: Path) -> None:
        made = changed(tmp_path, 'clause = "table 2"', 'clause = " "')

        assert list(texts_in_both_languages(made)) == []
        assert [one.code for one in every_rule_cited(made)] == ["clause-blank"]


def labels(made: Pack) -> Iterator[tuple[str, Label]]:
    """Every unit and clause of a pack, with its place."""
    for place, item in parts(made):
        if isinstance(item, Label):
            yield place.of("en"), item


def faults(item: Any) -> list[str]:
    """What is wrong with a label of a published pack."""
    if item.is_shared:
        return [] if LANGUAGE_FREE.fullmatch(item.en) else ["one word, but of one language"]
    found = ["English in Chinese signs"] if re.search(rf"[{HAN}，；：（）]", item.en) else []
    found += [] if re.search(f"[{HAN}]", item.zh) or "/" in item.zh else ["no Chinese"]
    return found + (["half-width punctuation"] if ASCII_BY_HAN.search(item.zh) else [])


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.parent.name)
def test_published_units_and_clauses_are_in_both_languages(folder: Path) -> None:
    """Each in words of its own, Chinese set in full width; what needs no language is one word."""
    named = list(labels(read_pack(folder, "0.1.0")))

    assert named
    assert [(place, item, faults(item)) for place, item in named if faults(item)] == []


def test_the_check_of_published_labels_can_fail() -> None:
    assert [bool(faults(item)) for item in (YUAN, Label.shared("%"), Label.shared("QZ-01"))] == [False] * 3
    for item in (Label.shared("persons"), Label(en="人", zh="人 "), Label(en="a", zh="b")):
        assert faults(item)
    for zh in ("附件 1,第 2 项", "附件(第 2 项)", "第 2 项:附件"):
        assert faults(Label(en="annex", zh=zh)) == ["half-width punctuation"]
