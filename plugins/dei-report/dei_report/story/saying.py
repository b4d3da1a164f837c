"""Sentences in both languages, with what is in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dei_core import Text
from dei_report.story.numbers import Words

_BLANK = re.compile(r"\{(\w+)\}")
_CHINESE, _LATIN = re.compile("[\u4e00-\u9fff]"), re.compile(r"[A-Za-z0-9%]")


def both(text: Text) -> Words:
    """A text for JSON."""
    return {"en": text.en, "zh": text.zh}


def said(en: str, zh: str, **facts: object) -> Words:
    """A sentence in both languages with its blanks filled; a fact that is a text is said in each.

    >>> said("{name} leads.", "{name}居首。", name="Switzerland")["zh"]
    'Switzerland 居首。'
    """
    told = {
        lang: {key: str(fact[lang] if isinstance(fact, dict) else fact) for key, fact in facts.items()}
        for lang in ("en", "zh")
    }
    return {"en": en.format(**told["en"]), "zh": chinese(zh, told["zh"])}


def chinese(words: str, facts: Mapping[str, str]) -> str:
    """A Chinese sentence with its blanks filled; a space parts Latin letters and digits from Chinese beside them."""

    def fill(found: re.Match[str]) -> str:
        fact, text = facts[found[1]], found.string
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        left = " " if _CHINESE.match(before) and _LATIN.match(fact[:1]) else ""
        right = " " if _CHINESE.match(after) and _LATIN.match(fact[-1:]) else ""
        return left + fact + right

    return _BLANK.sub(fill, words)


def joined(sentences: Iterable[Words]) -> Words:
    """Sentences one after the other."""
    found = list(sentences)
    return {"en": " ".join(one["en"] for one in found), "zh": "".join(one["zh"] for one in found)}


def listed(names: Iterable[Words]) -> Words:
    """Names in a row.

    >>> listed([{"en": "A", "zh": "甲"}, {"en": "B", "zh": "乙"}, {"en": "C", "zh": "丙"}])
    {'en': 'A, B and C', 'zh': '甲、乙、丙'}
    """
    found = list(names)
    *first, last = (one["en"] for one in found)
    english = f"{', '.join(first)} and {last}" if first else last
    return {"en": english, "zh": "、".join(one["zh"] for one in found)}


def percent(share: float) -> str:
    """A share in words: nothing and the whole only where it is, and else as many decimals as tell it from these.

    >>> percent(0.6), percent(0.975), percent(1.0), percent(0.99994), percent(0.0002)
    ('60%', '97.5%', '100%', '99.99%', '0.02%')
    """
    whole = min(abs(share), abs(1.0 - share)) < 1e-9  # but for what sums of weights in doubles add
    decimals = 1
    while not whole and float(f"{100.0 * share:.{decimals}f}") in (0.0, 100.0):
        decimals += 1
    return f"{100.0 * share:.{decimals}f}".removesuffix(".0") + "%"
