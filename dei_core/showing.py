"""How things show themselves: text without what is obeyed instead of shown, a line for a value, a small table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from dei_core.text import Text

_FORMATS = "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
_FORMATS += "\u3164\ufeff\uffa0\ufff0-\ufffb"
HIDDEN = re.compile(
    f"[\\x00-\\x1f\\x7f-\\x9f{_FORMATS}\\ud800-\\udfff\\U000e0000-\\U000e00ff\\U000e01f0-\\U000e0fff]"
)
"""One character that nobody sees and something may obey: controls (C0, DEL, C1), marks of direction, embeddings,
overrides and isolates, zero-width and other invisible signs, line and paragraph separators, tags, the byte order
mark, halves of surrogate pairs. Selectors of a character's variant are not among them: they change its look."""
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_JOINERS = "\u200c\u200d"
_SELECTOR = "\ufe0f"


def shown(text: str) -> str:
    r"""A text as one visible line: its hidden characters written as TOML writes them.

    A joiner stays where a script needs it: between two Arabic or Syriac letters, behind an Indic virama, between
    two parts of an emoji; U+180E stays inside Mongolian.

    >>> shown("a\x1b[31mb\u202ec\n"), shown("\u06a9\u200c\u0627") == "\u06a9\u200c\u0627"
    ('a\\u001b[31mb\\u202ec\\n', True)
    """
    return HIDDEN.sub(_written, text) if HIDDEN.search(text) else text


def shown_lines(text: str) -> str:
    """As `shown`, but line breaks and tabs stay: for what is meant to be several lines.

    >>> from dei_core.host import shown_lines
    >>> shown_lines("two\\nlines\\x1b[31m")
    'two\\nlines\\\\u001b[31m'
    """
    if not HIDDEN.search(text):
        return text
    plain = text.replace("\r\n", "\n")
    return HIDDEN.sub(lambda found: found[0] if found[0] in "\n\t" else _written(found), plain)


def shown_json(document: str) -> str:
    r"""A JSON document of the same content whose hidden characters are escaped.

    >>> shown_json('["\u202e"]')
    '["\\u202e"]'
    """
    return HIDDEN.sub(lambda found: found[0] if found[0] in "\n\r\t" else _json(found[0]), document)


def _json(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _written(found: re.Match[str]) -> str:
    sign = found[0]
    before, after = (
        found.string[max(found.start() - 1, 0) : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    if _joins(before, sign, after):
        return sign
    return _ESCAPES.get(sign) or (f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}")


def _joins(before: str, sign: str, after: str) -> bool:
    if not before or not after:
        return False
    if sign == "\u180e":
        return "\u1800" <= before <= "\u18aa"
    if sign not in _JOINERS:
        return False
    arabic = unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL"
    pictures = sign == "\u200d" and _is_picture(before) and _is_picture(after)
    return arabic or pictures or unicodedata.combining(before) == 9


def _is_picture(sign: str) -> bool:
    return sign == _SELECTOR or unicodedata.category(sign) in ("So", "Sk")


GUARD = "'"
_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_AMOUNT = re.compile(r"'*+[+-](?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")


def disarmed(text: str) -> str:
    """A text as it stands in a CSV file: one that a spreadsheet would run has an apostrophe before it.

    So has one that begins with apostrophes and then such a sign, so that every text can be told from every other. A
    text that is a number stays.

    >>> disarmed("=1+1"), disarmed("'=1+1"), disarmed("-1.5"), disarmed("it's")
    ("'=1+1", "''=1+1", '-1.5', "it's")
    """
    return f"{GUARD}{text}" if _is_run(text) else text


def restored(text: str) -> str:
    """The text that `disarmed` wrote so.

    >>> restored("'=1+1"), restored("''=1+1"), restored("-1.5"), restored("'tis")
    ('=1+1', "'=1+1", '-1.5', "'tis")
    """
    return text[1:] if text.startswith(GUARD) and _is_run(text) else text


def _is_run(text: str) -> bool:
    return _RUNS.match(text) is not None and _AMOUNT.fullmatch(text) is None


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
    return _escaped(text.en if text.en == text.zh else f"{text.en} {text.zh}")


def _cell(cell: Any) -> str:
    if isinstance(cell, Text):
        return _both(cell)
    if isinstance(cell, float):
        return "" if cell != cell else _escaped(f"{cell:.6g}")
    return "" if cell is None else _escaped(str(cell))


_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def _escaped(text: str) -> str:
    return text.translate(_HTML)
