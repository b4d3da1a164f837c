"""Sentences, names and labels in the two languages of the index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any, Literal

import attrs

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
_CHINESE, _LATIN = re.compile("[\u4e00-\u9fff]"), re.compile(r"[A-Za-z0-9%]")


@attrs.frozen
class Text:
    """The same words in English and in Chinese.

    en: in English. zh: in Chinese.

    >>> Text("green coverage", "绿化覆盖率").of("zh")
    '绿化覆盖率'
    """

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """The words in one language."""
        return self.zh if lang == "zh" else self.en

    def filled(self, **facts: object) -> Text:
        """The words with their `{blanks}` filled; a fact that is a text is said in each language.

        In Chinese a space parts Latin letters and digits from the Chinese beside them.

        >>> Text("{name} leads by {n} points.", "{name}领先{n}分。").filled(name=Text("Ulm", "乌尔姆"), n=3).zh
        '乌尔姆领先 3 分。'
        """
        return Text(self.en.format(**_said(facts, "en")), spaced(self.zh, _said(facts, "zh")))


@attrs.frozen
class Label(Text):
    """A few words in both languages, one word where the two share it: a unit, a clause.

    en: in English. zh: in Chinese.

    >>> Label(en="100M CNY", zh="亿元").of("zh"), Label.shared("%").of("zh")
    ('亿元', '%')
    """

    @classmethod
    def shared(cls, word: str) -> Label:
        """One word for both languages."""
        return cls(en=word, zh=word)

    @property
    def is_shared(self) -> bool:
        """Whether both languages use the same word."""
        return self.en == self.zh

    @property
    def is_blank(self) -> bool:
        """Whether neither language says anything."""
        return not (self.en.strip() or self.zh.strip())

    def reads(self, word: str) -> bool:
        """Whether a word is the wording of either language.

        >>> Label(en="100M CNY", zh="亿元").reads("亿元")
        True
        """
        return word in (self.en, self.zh)


def spaced(words: str, facts: Mapping[str, str]) -> str:
    """A Chinese sentence with its blanks filled, a space between Latin letters or digits and Chinese.

    >>> spaced("共{n}项", {"n": "5"})
    '共 5 项'
    """

    parts = list(Formatter().parse(words))
    made = ""
    for at, (literal, name, _, _) in enumerate(parts):
        made += literal
        if name is not None:
            fact, after = facts[name], parts[at + 1][0] if at + 1 < len(parts) else ""
            left = " " if _CHINESE.match(made[-1:]) and _LATIN.match(fact[:1]) else ""
            right = " " if _CHINESE.match(after[:1]) and _LATIN.match(fact[-1:]) else ""
            made += left + fact + right
    return made


def _said(facts: Mapping[str, object], lang: Lang) -> dict[str, str]:
    return {key: fact.of(lang) if isinstance(fact, Text) else str(fact) for key, fact in facts.items()}


def listed(names: Iterable[Any] | Any) -> tuple[Any, ...]:
    """Names as a tuple; one word is one name.

    >>> listed("price"), listed(["price", "speed"])
    (('price',), ('price', 'speed'))
    """
    return tuple(names) if isinstance(names, Iterable) and not isinstance(names, str) else (names,)
