"""A sentence or a name in the two languages of the index."""

from __future__ import annotations

from typing import Literal

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
