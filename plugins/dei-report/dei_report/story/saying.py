"""Sentences in both languages, with what is in them."""

from __future__ import annotations

from collections.abc import Iterable

import dei_words
from dei_core import Text
from dei_report.story.numbers import Words


def both(text: Text) -> Words:
    """A text for JSON."""
    return {"en": text.en, "zh": text.zh}


def said(en: str, zh: str, **facts: object) -> Words:
    """A sentence in both languages with its blanks filled; a fact that is a text is said in each.

    >>> said("{name} leads.", "{name}居首。", name="Switzerland")["zh"]
    'Switzerland 居首。'
    """
    told = {key: Text(**fact) if isinstance(fact, dict) else fact for key, fact in facts.items()}
    return both(Text(en, zh).filled(**told))


def texts(words: Iterable[Words]) -> list[Text]:
    """What is there for JSON as texts again."""
    return [Text(**one) for one in words]


def joined(sentences: Iterable[Words]) -> Words:
    """Sentences one after the other."""
    return both(dei_words.joined(texts(sentences)))


def listed(names: Iterable[Words]) -> Words:
    """Names in a row."""
    return both(dei_words.listed(texts(names)))
