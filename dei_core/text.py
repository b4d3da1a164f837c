"""Sentences, names and labels in the two languages of the index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import attrs

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")


@attrs.frozen(kw_only=True)
class Text:
    """The same words in English and in Chinese.

    en: in English. zh: in Chinese.

    >>> Text(en="green coverage", zh="绿化覆盖率").of("zh")
    '绿化覆盖率'
    """

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """The words in one language."""
        return self.zh if lang == "zh" else self.en


@attrs.frozen(kw_only=True)
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


def listed(names: Iterable[Any] | Any) -> tuple[Any, ...]:
    """Names as a tuple; one word is one name.

    >>> listed("price"), listed(["price", "speed"])
    (('price',), ('price', 'speed'))
    """
    return tuple(names) if isinstance(names, Iterable) and not isinstance(names, str) else (names,)
