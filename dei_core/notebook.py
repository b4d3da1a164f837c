"""How values show themselves: one line in a program, a small table in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from dei_core.text import Text

SHOWN = 12
"""Rows of a table that a notebook shows."""
_LONGEST = 160


def one_line(kind: str, *facts: object) -> str:
    """What a thing is and what of it matters, in one line.

    >>> one_line("Table", "3 rows", "2 columns")
    '<Table: 3 rows, 2 columns>'
    """
    told = " ".join(", ".join(str(fact) for fact in facts if fact not in (None, "")).split())
    return f"<{kind}: {told if len(told) <= _LONGEST else told[: _LONGEST - 1] + '…'}>"


def counted(count: int, one: str) -> str:
    """How many there are of something.

    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{count} {one}{'' if count == 1 else 's'}"


def small_table(
    title: Text, headings: Sequence[Text], rows: Iterable[Sequence[Any]], count: int | None = None
) -> str:
    """A table in HTML, in both languages, everything in it escaped: the first twelve rows, and how many more there are.

    count: of all rows, where not all are given.

    >>> small_table(Text(en="T", zh="表"), [Text(en="a", zh="甲")], [["<b>"]])[:24]
    '<table><caption>T 表</cap'
    """
    given = list(rows)
    head = "".join(f"<th>{_both(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(f'<td>{_cell(cell)}</td>' for cell in row)}</tr>" for row in given[:SHOWN])
    more = (len(given) if count is None else count) - SHOWN
    rest = f'<tr><td colspan="{len(headings)}">… {more} more 另有 {more} 行</td></tr>' if more > 0 else ""
    caption = f"<caption>{_both(title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}{rest}</tbody></table>"


def _both(text: Text) -> str:
    return escape(text.en if text.en == text.zh else f"{text.en} {text.zh}")


def _cell(cell: Any) -> str:
    if isinstance(cell, Text):
        return _both(cell)
    if isinstance(cell, float):
        return "" if cell != cell else escape(f"{cell:.6g}")
    return "" if cell is None else escape(str(cell))
