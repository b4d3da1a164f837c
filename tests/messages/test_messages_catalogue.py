"""The catalogue of user-facing sentences as a whole: unique codes, two languages, same blanks, all provoked."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

import dei_core
import dei_workshop
from dei_core.plugin import Message, message

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = {
    id(value): (f"{module.name}.{name}", value)
    for package in (dei_core, dei_workshop)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    for name, value in vars(importlib.import_module(module.name)).items()
    if isinstance(value, Message)
}
MESSAGES = dict(SENTENCES.values())
CJK = r"\u3400-\u4dbf\u4e00-\u9fff"
ASCII_AFTER_CJK = re.compile(rf"[{CJK}][,;:!?]|[{CJK}]\.(?![\w.])|[{CJK}]\(|\)[{CJK}]")


def blanks(*texts: str) -> set[str]:
    """The names of the blanks in sentences."""
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def names_used(source: str) -> set[str]:
    """Every attribute, name and text of a source: what a test can provoke a message by."""
    found: set[str] = set()
    for item in ast.walk(ast.parse(source)):
        if isinstance(item, ast.Attribute):
            found.add(item.attr)
        elif isinstance(item, ast.Name):
            found.add(item.id)
        elif isinstance(item, ast.Constant) and isinstance(item.value, str):
            found.add(item.value)
    return found


def test_the_catalogue_is_found() -> None:
    """Many sentences, from several modules."""
    assert len(MESSAGES) > 100
    rooms = {"toml", "packs", "binding", "scoring", "data", "kernel", "results", "editions"}
    assert rooms <= {name.split(".")[1] for name in MESSAGES}


def test_codes_are_unique() -> None:
    """A code means one sentence, whichever module writes it."""
    codes = [value.code for value in MESSAGES.values()]

    assert sorted(codes) == sorted(set(codes))


def test_a_code_is_lower_case_words() -> None:
    """Codes are kebab-case; the core's, and those that were its own, carry no namespace."""
    for name, found in MESSAGES.items():
        assert re.fullmatch(r"(cli\.)?[a-z]+[a-z0-9]*(-[a-z0-9]+)*", found.code), name


def test_both_languages_speak() -> None:
    """Sentence and mend exist in English and Chinese, without stray space, and are not one another's copy."""
    for name, found in MESSAGES.items():
        for text in (found.says, found.mend):
            for words in (text.en, text.zh):
                assert words.strip() == words != "", name
        assert found.says.en != found.says.zh, name
        assert re.search(f"[{CJK}]", found.says.zh), name
        assert not re.search(f"[{CJK}]", found.says.en + found.mend.en), name


def test_both_languages_have_the_same_blanks() -> None:
    """No fact is told in one language only; every blank is a plain name."""
    for name, found in MESSAGES.items():
        english, chinese = blanks(found.says.en, found.mend.en), blanks(found.says.zh, found.mend.zh)

        assert english == chinese, name
        assert all(blank.isidentifier() for blank in english), name


def test_chinese_is_set_in_full_width() -> None:
    """Commas, colons and brackets after a Chinese character are Chinese ones."""
    for name, found in MESSAGES.items():
        for words in (found.says.zh, found.mend.zh):
            assert not ASCII_AFTER_CJK.search(words), name


def test_sentences_end_where_the_engine_ends_them() -> None:
    """`says` leaves the full stop to the finding; a mend is a whole sentence, or one blank, or a line to add."""
    for name, found in MESSAGES.items():
        assert found.says.en[-1] not in ".,;:", name
        assert found.says.zh[-1] not in "。，；：", name
        assert re.fullmatch(r".*[.?…]|\{\w+\}", found.mend.en), name
        assert re.fullmatch(r".*[。？…]|\{\w+\}", found.mend.zh), name


def test_a_sentence_is_provoked_somewhere() -> None:
    """A test names the constant or its code."""
    tested = {
        name
        for folder in (ROOT / "tests", *ROOT.glob("plugins/*/tests"))
        for path in folder.rglob("test_*.py")
        for name in names_used(path.read_text(encoding="utf-8"))
    }
    untested = [
        name for name, found in MESSAGES.items() if not {name.rpartition(".")[2], found.code} & tested
    ]

    assert untested == []


class TestTheChecksThemselves:
    """Each check above can fail."""

    def test_blanks_are_read(self) -> None:
        assert blanks("a {b} {{c}}", "{d.e}") == {"b", "d.e"}

    def test_names_in_tests_are_read(self) -> None:
        assert names_used("say.ONE\nTWO\nx = 'three-four'\n# FIVE") >= {"ONE", "TWO", "three-four"}
        assert "FIVE" not in names_used("# FIVE")

    @pytest.mark.parametrize("words", ["你好,", "你好:", "版本;", "指标(甲", "完.", "甲)乙"])
    def test_ascii_punctuation_is_seen(self, words: str) -> None:
        assert ASCII_AFTER_CJK.search(words)

    @pytest.mark.parametrize("words", ["你好，a, b", "见 [a.b]:", "以 0.5 计。", "取 f(x) 值", "用 *.toml"])
    def test_other_punctuation_is_let_pass(self, words: str) -> None:
        assert not ASCII_AFTER_CJK.search(words)

    def test_a_message_is_written_in_reading_order(self) -> None:
        made = message("a-b", "says", "Mend.", "说明", "修正。", "note")

        assert (made.code, made.says.en, made.mend.en) == ("a-b", "says", "Mend.")
        assert (made.says.zh, made.mend.zh, made.severity) == ("说明", "修正。", "note")
