"""Names of worksheets under the rules of spreadsheets: short, without certain signs, each there once."""

from __future__ import annotations

import re

from dei_core.host import shown
from dei_tables.book.widths import units

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_TAKEN = "history"


class SheetNames:
    """The names given so far in one workbook."""

    def __init__(self) -> None:
        self._used = {_TAKEN}

    def take(self, head: str, tail: str = "") -> str:
        """A name nobody has: head, then tail; of a name that is too long the tail is cut, never the head.

        >>> names = SheetNames()
        >>> names.take("排名 Ranking", "a/b"), names.take("排名 ranking", "A_B")
        ('排名 Ranking · a_b', '排名 ranking · A_B (2)')
        """
        number = 1
        while True:
            suffix = "" if number == 1 else f" ({number})"
            name = _joined(head, tail, LONGEST - units(suffix)) + suffix
            if name.lower() not in self._used:
                self._used.add(name.lower())
                return name
            number += 1


def _joined(head: str, tail: str, room: int) -> str:
    whole = _FORBIDDEN.sub("_", shown(f"{head} · {tail}" if tail else head)).strip().strip("'") or "_"
    while units(whole) > room:
        whole = whole[:-1]
    return whole.rstrip(" ·'") or "_"
