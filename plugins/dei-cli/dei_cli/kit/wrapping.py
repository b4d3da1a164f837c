"""Lines of a given width on screen, where a Chinese character takes two columns."""

from __future__ import annotations

import re
import unicodedata

_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]"
_CLOSING = "[，。；：、！？）》”’】]"
_PIECES = re.compile(rf"\s+|{_WIDE}{_CLOSING}*|(?:(?!{_WIDE})\S)+{_CLOSING}*")


def width(text: str) -> int:
    """How many columns a text takes on screen.

    >>> width("GDP 总量")
    8
    """
    return sum(_columns(char) for char in text)


def wrapped(text: str, columns: int) -> list[str]:
    """A text broken into lines of at most so many columns; closing punctuation never begins a line.

    >>> wrapped("得分与排名，由优到劣", 10)
    ['得分与排', '名，由优到', '劣']
    """
    lines, line = [], ""
    for piece in _PIECES.findall(text.strip()):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line else lines or [""]


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
