"""Number formats of spreadsheets: which of them show another number than the cell holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal
from xml.etree import ElementTree

Kind = Literal["percent", "percent sign", "scaled", "padded", "date"]
"""percent: a hundred times what is held, with the sign. percent sign: what is held, with the sign. scaled: a thousandth
or another part of it, or with a word such as 万. padded: with leading zeros. date: a day or a time."""

_BUILT_IN: dict[int, Kind] = {
    9: "percent",
    10: "percent",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "date"),
}
"""The formats that every workbook has without saying so, those of Chinese, Japanese and Korean dates included."""
_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|_.|\*.')
_BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]", re.IGNORECASE)
_SCALING = re.compile(r"[0#?],+(?![0#?,])")
_POINT = re.compile(r"[0#?]\x01[0#?]")
_MANY = re.compile("[万萬亿億千百兆‰‱]|thousand|million|billion|lakh|crore|per ?mille", re.IGNORECASE)
_GENERAL = re.compile("General|G/通用格式", re.IGNORECASE)
_PADDED = re.compile("0{2,}")
_LONGEST = 255


def kind_of_format(code: str) -> Kind | None:
    """What a format does to the number in its cell; None where it shows that number, rounded or not.

    >>> [kind_of_format(code) for code in ("0.0%", '0"%"', "0.0,", '0!.0,"万"', "000000", "yyyy-mm-dd", "#,##0.00")]
    ['percent', 'percent sign', 'scaled', 'scaled', 'padded', 'date', None]
    """
    code = code[:_LONGEST]
    literals = "".join(one[1] or one[2] or "" for one in _LITERAL.finditer(code))
    bare = _GENERAL.sub("0", _BRACKETS.sub("", _LITERAL.sub(_mark, code)))
    if "%" in bare or "％" in bare:
        return "percent"
    if re.search("[ymdhs]", bare, re.IGNORECASE):
        return "date"
    if _SCALING.search(bare) or _POINT.search(bare) or _MANY.search(literals) or _MANY.search(bare):
        return "scaled"
    if "%" in literals or "％" in literals:
        return "percent sign"
    return "padded" if _PADDED.fullmatch(bare) else None


def _mark(literal: re.Match[str]) -> str:
    """A point between digits that is only drawn divides what is seen; other literals do not count."""
    return "\x01" if (literal[1] or literal[2]) in (".", "．", "·") else ""


def formats_of(styles: bytes) -> dict[str, tuple[Kind, str]]:
    """Cell style -> what its format does and its code, for the styles whose format does something."""
    root = ElementTree.fromstring(styles)
    codes = {
        one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    return dict(_telling(codes, root.iterfind("{*}cellXfs/{*}xf")))


def _telling(
    codes: dict[str, str], used: Iterable[ElementTree.Element]
) -> Iterable[tuple[str, tuple[Kind, str]]]:
    for index, style in enumerate(used):
        number = style.get("numFmtId", "0")
        kind = kind_of_format(codes[number]) if number in codes else _BUILT_IN.get(int(number))
        if kind is not None:
            yield str(index), (kind, codes.get(number, "0%" if kind == "percent" else "yyyy-mm-dd"))
