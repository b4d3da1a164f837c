"""`did you mean …?`"""

from __future__ import annotations

from collections.abc import Iterable

from dei_core.ids import nearest
from dei_core.text import Text

NO_HINT = Text(en="", zh="")


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """A half-sentence with the known names nearest to a word; empty where none is near."""
    near = nearest(word, known)
    if not near:
        return NO_HINT
    en, zh = " or ".join(f"'{name}'" for name in near), " 或 ".join(f"'{name}'" for name in near)
    return Text(en=f", did you mean {en}?", zh=f"，是否想写 {zh}？")
