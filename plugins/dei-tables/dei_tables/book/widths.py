"""How wide and how high text stands in a cell: Chinese characters count twice."""

from __future__ import annotations

import math
import unicodedata

from dei_core.host import shown_lines

_WIDE = frozenset("WF")
MOST_TEXT = 32_767
"""Characters that a cell holds."""


def width_of(text: str) -> int:
    """The width of the widest line of a text, in columns of a monospaced face.

    >>> width_of("光纤 fibre"), width_of("一\\nsecond")
    (10, 6)
    """
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(map(_line, text.split("\n")))


def _line(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(sign) in _WIDE for sign in text)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes when it is wrapped into a column; a word may need one more than counted.

    >>> lines_of("光纤覆盖率 of households", 12)
    3
    """
    room = max(width - 1.0, 1.0)
    return sum(max(math.ceil(_line(line) / room), 1) for line in text.split("\n"))


def held(text: str) -> str:
    """A text as a cell holds it: hidden signs written out, and one that is longer ends in an ellipsis."""
    return cut(shown_lines(text), MOST_TEXT)


def cut(text: str, most: int) -> str:
    """A text of at most so many signs as spreadsheets count them; one that is longer ends in an ellipsis.

    >>> cut("𠮷𠮷", 4), cut("𠮷𠮷", 3)
    ('𠮷𠮷', '𠮷…')
    """
    if units(text) <= most:
        return text
    short = text[: most - 1]
    while units(short) >= most:
        short = short[:-1]
    return f"{short}…"


def units(text: str) -> int:
    """The length as spreadsheets count it: signs beyond the basic plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
