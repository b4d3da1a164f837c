"""One word for one thing: every text of code and packs keeps to the vocabulary, in both languages."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

from dei_core import vocabulary
from dei_core.host import VOCABULARY

ROOT = Path(__file__).resolve().parents[2]
TERMS = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))["term"]
NEVER = {word: term["zh"] for term in TERMS for word in term.get("never", ())}
RENDERED = {term["en"].lower(): term["zh"] for term in TERMS}
PUBLISHERS = ROOT / "examples/published"
"""What is published by others is called as its publisher calls it, and locks hold it to the letter."""
EXCEPTIONS = {
    ("derived", "据原文推算"): "a grade of evidence, beside the state of a cell of the same English name",
    ("level", "总体水平"): "how high the scores are, a topic of the report; no depth in the tree",
}
"""English words that are a term's, with another sense: text -> why."""


def texts_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Every (English, Chinese) that a source writes: texts, labels, sentences, messages and fields of tables."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        args = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        named = {one.arg: one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)}
        if {"en", "zh"} <= named.keys():
            yield named["en"], named["zh"]
        elif called == "message" and len(args) >= 5:
            yield from ((args[1], args[3]), (args[2], args[4]))
        elif called in ("Text", "Label", "said") and len(args) >= 2:
            yield args[0], args[1]
        elif called == "field" and len(args) == 4:
            yield args[2], args[3]


def texts_in(value: Any) -> Iterator[tuple[str, str]]:
    """The same of a TOML file."""
    if isinstance(value, dict) and {"en", "zh"} == value.keys():
        yield value["en"], value["zh"]
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


@cache
def everything() -> dict[str, list[tuple[str, str]]]:
    """The texts of all sources and packs, by file."""
    sources = [*(ROOT / "dei_core").rglob("*.py"), *(ROOT / "plugins").glob("*/dei_*/**/*.py")]
    packs = [*(ROOT / "plugins").glob("*/dei_*/*.toml"), *(ROOT / "examples").rglob("*.toml")]
    packs = [path for path in packs if not path.name.endswith(".lock.toml")]
    found = {path: list(texts_of(ast.parse(path.read_text(encoding="utf-8")))) for path in sources}
    found |= {path: list(texts_in(tomllib.loads(path.read_text(encoding="utf-8")))) for path in packs}
    return {
        path.relative_to(ROOT).as_posix(): [
            pair for pair in pairs if all(isinstance(one, str) for one in pair)
        ]
        for path, pairs in sorted(found.items())
        if PUBLISHERS not in path.parents
    }


DOCUMENTS = [
    ROOT / "README.md",
    *sorted(path for folder in ("plugins", "examples") for path in (ROOT / folder).rglob("*.md")),
]


def strangers(pairs: list[tuple[str, str]]) -> list[str]:
    """Chinese texts with a word that the vocabulary has another for."""
    return [f"{zh}: {word}, not {right}" for _, zh in pairs for word, right in NEVER.items() if word in zh]


def test_there_is_something_to_look_at() -> None:
    """Terms and texts are found, so that no test below passes over nothing."""
    assert len(TERMS) == 173
    assert sum(map(len, everything().values())) > 3000
    assert ("pillar", "一级指标") in everything()["dei_core/vocabulary.py"]


def test_no_text_says_a_term_in_another_word() -> None:
    """What stood for a term before it was chosen stands nowhere."""
    assert {name: found for name, pairs in everything().items() if (found := strangers(pairs))} == {}


def test_no_document_does() -> None:
    """What is read beside the code keeps to the same words."""
    for path in DOCUMENTS:
        lines = path.read_text(encoding="utf-8").splitlines()

        assert strangers([("", line) for line in lines]) == [], path


def test_a_term_by_itself_has_its_one_rendering() -> None:
    """A label that is nothing but a term is that term in Chinese as well."""
    odd = [
        (name, en, zh)
        for name, pairs in everything().items()
        for en, zh in pairs
        if en.lower() in RENDERED and zh != RENDERED[en.lower()] and (en.lower(), zh) not in EXCEPTIONS
    ]

    assert odd == []


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (VOCABULARY.stages, vocabulary.Stage),
        (VOCABULARY.states, vocabulary.State),
        (VOCABULARY.verdicts, vocabulary.Verdict),
        (VOCABULARY.confidence, vocabulary.Confidence),
        (VOCABULARY.severities, vocabulary.Severity),
        (VOCABULARY.directions, vocabulary.Direction),
        (VOCABULARY.roles, vocabulary.Role),
        (VOCABULARY.frequencies, vocabulary.Frequency),
        (VOCABULARY.missing, vocabulary.MissingPolicy),
        (VOCABULARY.rounding, vocabulary.Rounding),
    ],
)
def test_every_key_that_a_file_may_say_has_words(words: vocabulary.Words, keys: Any) -> None:
    """And no others: what schemas list is what is spoken."""
    assert tuple(words) == get_args(keys)


def test_grades_that_a_rule_may_have_come_first() -> None:
    """What an edition sets by itself is no grade that a rule can claim."""
    assert tuple(VOCABULARY.evidence) == (*get_args(vocabulary.Evidence), "unstated")


def test_words_of_a_kind_differ() -> None:
    """No two keys of a kind are called the same; in Chinese a heading and its plural are one word."""
    for field in attrs.fields(vocabulary.Vocabulary):
        words = getattr(VOCABULARY, field.name)
        for lang in ("en",) if field.name == "headings" else ("en", "zh"):
            assert len({text.of(lang) for text in words.values()}) == len(words), field.name


class TestTheTestItself:
    """The checks above can fail."""

    def test_all_ways_to_write_a_text_are_seen(self) -> None:
        source = (
            'Text("a", "甲")\nText(en="b", zh="乙")\nsaid("c", "丙", n=1)\nfield("x", "string", "d", "丁")\n'
            'message("m", "e", "f", "戊", "己")\nText(name, "庚")\n'
        )
        found = list(texts_of(ast.parse(source)))

        assert [pair for pair in found if all(pair)] == [*zip("abcdef", "甲乙丙丁戊己", strict=True)]

    def test_another_word_is_seen(self) -> None:
        assert strangers([("pillars", "五大支柱")]) == ["五大支柱: 支柱, not 一级指标"]
