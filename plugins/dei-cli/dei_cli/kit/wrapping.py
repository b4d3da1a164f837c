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
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, columns: int) -> list[str]:
    """A text broken into lines of at most so many columns; closing punctuation never begins a line.

    >>> wrapped("得分与排名，由优到劣", 10)
    ['得分与排', '名，由优到', '劣']
    """
    lines, line, taken = [], "", 0
    for piece in _PIECES.findall(text.strip()):
        if line and taken + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line, taken = "", 0
        piece = piece if line else piece.lstrip()
        line, taken = line + piece, taken + width(piece)
    return [*lines, line.rstrip()] if line else lines or [""]


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
