"""Cells as numbers, years, codes and words: strict, whole columns at once, every fault kept."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data import messages as say
from dei_core.data.words import DIGITS_BITS, EXACT, SHOWN, is_whole, shortened, show, word
from dei_core.kernel.method import Column
from dei_core.sentence import Message
from dei_core.text import listed

_PLAIN_TYPES = frozenset({str, int, float, np.float64, type(None)})
_NUMBER = re.compile(
    r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?"
)  # ++: digits match once
_WHOLE = re.compile(r"[+-]?[0-9]++")
_PERCENT = re.compile(r"([+-]?[0-9]++(?:\.[0-9]++)?)\s*+%")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[,'’_\s][0-9]{3})++(?:\.[0-9]++)?")
_DECIMAL_COMMA = re.compile(r"[+-]?(?:[0-9]++|[0-9]{1,3}(?:\.[0-9]{3})++),[0-9]++")
_INFINITE = re.compile(r"[+-]?inf(?:inity)?", re.IGNORECASE)
_SIGNS = str.maketrans({"，": ",", "．": ".", "％": "%", "＋": "+", "－": "-", "−": "-", "﹪": "%"})
_TIMES = (datetime.date, datetime.time, datetime.timedelta, np.datetime64, np.timedelta64)


Cells = list[Any] | npt.NDArray[np.float64]
"""One column as a reader found it: text, numbers, None, `Spoilt`; or numbers already, NaN for an empty cell."""


@attrs.frozen(kw_only=True)
class Spoilt:
    """A cell that its reader found and that is no number as it stands.

    message, facts: what is said where a number is expected there. text: what stands there as text.
    is_text: whether that text may be a code, name or word; else the message is said there too.
    share: what it is in a column whose unit is a share of 1.
    """

    message: Message
    facts: Mapping[str, Any]
    text: str
    is_text: bool = False
    share: float | None = None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def percent(cls, share: Decimal) -> Spoilt:
        """A share of 1 that is seen as a percentage.

        >>> Spoilt.percent(Decimal("0.415")).text
        '41.5%'
        """
        number = format((share * 100).normalize(), "f")
        facts = {"value": f"{number}%", **percent_facts(number)}
        return cls(message=say.PERCENT_CELL, facts=facts, text=f"{number}%", is_text=True, share=float(share))


def percent_facts(number: str) -> dict[str, str]:
    """What a cell of so many per cent probably means, both ways; cut short where it is long.

    >>> percent_facts("41.50")
    {'number': '41.50', 'share': '0.415'}
    """
    if len(number) > SHOWN:
        return {"number": shortened(number), "share": "-"}
    return {"number": number, "share": format(Decimal(number) / 100, "f")}


@attrs.frozen
class BadCell:
    """A cell that cannot be read: its position in the column, what is wrong, and the message's facts."""

    index: int
    message: Message
    facts: Mapping[str, Any]


@attrs.frozen
class Missing:
    """What counts as an empty cell besides the empty cell itself.

    words: as text, without white space around them. numbers: those of the words that are numbers; a cell
    that holds such a number is empty too.
    """

    words: frozenset[str]
    numbers: tuple[float, ...] = ()

    @classmethod
    def of(cls, words: Iterable[str] | str) -> Missing:
        """The set made of the words that a dataset lists."""
        stripped = frozenset(word.strip() for word in listed(words)) | {""}
        return cls(stripped, tuple(sorted(float(word) for word in stripped if _NUMBER.fullmatch(word))))


EMPTY_ONLY = Missing.of(())


def words(cells: Cells, missing: Missing = EMPTY_ONLY) -> list[str]:
    """A column as text, "" for an empty cell."""
    blank = missing.words
    return ["" if text in blank else text for text in map(word, _listed(cells))]


def codes(cells: Cells) -> tuple[list[str], list[BadCell]]:
    """A column as region codes: text stays as it is but for white space around it, 110101.0 is '110101'.

    Refuses logical values, dates, and numbers that are not whole or above 2**53: REGION_CODE.
    """
    listed = _listed(cells)
    if set(map(type, listed)) == {str}:
        return [cell.strip() for cell in listed], []
    faults = [
        BadCell(index, say.REGION_CODE, {"value": show(cell)})
        for index, cell in enumerate(listed)
        if not isinstance(cell, str | Spoilt) and not _may_be_code(cell)
    ]
    return words(listed), [*faults, *spoilt(listed)]


def years(cells: Cells) -> tuple[Column, list[BadCell]]:
    """A column as whole years of four digits, still as float64. Refuses everything else: BAD_YEAR."""
    values, unread = numbers(cells, EMPTY_ONLY)
    whole = (values >= 1000) & (values <= 9999) & (values == np.floor(values))
    listed = _listed(cells)
    bad = {fault.index for fault in unread} | set(np.flatnonzero(~whole).tolist())
    return values, [BadCell(index, say.BAD_YEAR, {"value": show(listed[index])}) for index in sorted(bad)]


def spoilt(cells: Cells) -> list[BadCell]:
    """The cells of a column of codes or words that can be no word either."""
    if isinstance(cells, np.ndarray) or Spoilt not in set(map(type, cells)):
        return []
    return [
        BadCell(index, cell.message, cell.facts)
        for index, cell in enumerate(cells)
        if isinstance(cell, Spoilt) and not cell.is_text
    ]


def named_years(cells: Cells, known: Mapping[str, int]) -> Cells:
    """A column with the year in place of every word that stands for one.

    >>> named_years(["2012-2013", "2014"], {"2012-2013": 2013})
    [2013, '2014']
    """
    return [known.get(word(cell), cell) for cell in _listed(cells)] if known else cells


def numbers(cells: Cells, missing: Missing) -> tuple[Column, list[BadCell]]:
    """A column as float64, NaN for an empty cell and for one that cannot be read, and the latter's faults.

    Text is a number if it is written in ASCII digits with an optional sign, decimal point and exponent;
    white space around it is allowed. Everything else is a fault: separators, percent signs, full-width
    digits, other text, infinite values, logical values, dates.

    >>> values, faults = numbers(["1.5", None, "1,234.5"], EMPTY_ONLY)
    >>> values.tolist(), faults[0].facts["number"]
    ([1.5, nan, nan], '1234.5')
    """
    if isinstance(cells, np.ndarray) and cells.dtype.kind in "iuf":
        values = np.array(cells, dtype=np.float64)
        infinite = np.flatnonzero(np.isinf(values))
        faults = [
            BadCell(int(row), say.NOT_FINITE_CELL, {"value": show(str(values[row]))}) for row in infinite
        ]
        values[infinite] = np.nan
    else:
        listed = _listed(cells)
        fast = _fast(listed, missing)
        values, faults = (fast, []) if fast is not None else _slow(listed, missing)
    if missing.numbers:
        values[np.isin(values, missing.numbers)] = np.nan
    return values, faults


def _listed(cells: Cells) -> list[Any]:
    return cells.tolist() if isinstance(cells, np.ndarray) else cells


def _may_be_code(cell: Any) -> bool:
    if isinstance(cell, float | np.floating):
        return math.isnan(cell) or is_whole(cell)
    if isinstance(cell, int | np.integer) and not isinstance(cell, bool | np.timedelta64):
        return int(cell).bit_length() <= DIGITS_BITS
    return cell is None


def _fast(cells: list[Any], missing: Missing) -> Column | None:
    """The whole column, or None where a cell may need a closer look.

    float() also takes underscores, other scripts' digits, 'nan' and 'inf': the joined text shows them.
    """
    kinds = set(map(type, cells))
    if not kinds <= _PLAIN_TYPES:
        return None
    blank: frozenset[Any] = missing.words | {None}
    marked = cells if blank.isdisjoint(cells) else [math.nan if cell in blank else cell for cell in cells]
    whole = kinds == {str} and _plain(
        "".join(cells)
    )  # one pass less where no word for an empty cell is in the way
    if not whole and not _plain("".join([cell for cell in marked if type(cell) is str])):
        return None
    try:
        values = np.fromiter(map(float, marked), dtype=np.float64, count=len(marked))
    except (ValueError, OverflowError):
        return None
    return None if values.size and not np.fmax.reduce(np.abs(values)) < EXACT else values


def _plain(text: str) -> bool:
    return text.isascii() and not any(sign in text for sign in "_nN")


def _slow(cells: list[Any], missing: Missing) -> tuple[Column, list[BadCell]]:
    values = np.full(len(cells), np.nan)
    faults: list[BadCell] = []
    for index, cell in enumerate(cells):
        read = _text(cell.strip(), missing) if isinstance(cell, str) else _other(cell)
        if isinstance(read, tuple):
            note, facts = read
            faults.append(BadCell(index, note, {"value": show(cell), **facts}))
        else:
            values[index] = read
    return values, faults


_Read = float | tuple[Message, Mapping[str, Any]]


def _text(text: str, missing: Missing) -> _Read:
    if text in missing.words:
        return math.nan
    if _NUMBER.fullmatch(text):
        value = float(text)
        if not math.isfinite(value):
            return say.NOT_FINITE_CELL, {}
        lossy = abs(value) >= EXACT and _WHOLE.fullmatch(text) and Decimal(text) != Decimal(value)
        return (say.INEXACT_CELL, {"held": f"{value:.0f}"}) if lossy else value
    return _unread(text)


def _unread(text: str) -> tuple[Message, dict[str, str]]:
    """Which message explains best why a text is no number, and the number that it probably means."""
    plain = "".join(_digit(sign) for sign in text).translate(_SIGNS)
    if _NUMBER.fullmatch(plain):
        return say.FULL_WIDTH_CELL, {"number": shortened(plain)}
    if percent := _PERCENT.fullmatch(plain):
        return say.PERCENT_CELL, percent_facts(percent[1])
    if _GROUPED.fullmatch(plain):
        return say.GROUPED_CELL, {"number": shortened(re.sub(r"[^0-9.+-]", "", plain))}
    if _DECIMAL_COMMA.fullmatch(plain):
        return say.DECIMAL_COMMA_CELL, {"number": shortened(plain.replace(".", "").replace(",", "."))}
    if _INFINITE.fullmatch(plain):
        return say.NOT_FINITE_CELL, {}
    return (say.NAN_CELL if plain.lower() == "nan" else say.TEXT_CELL), {}


def _digit(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _other(cell: Any) -> _Read:
    if cell is None:
        return math.nan
    if isinstance(cell, bool | np.bool_):
        return say.BOOLEAN_CELL, {}
    if isinstance(cell, _TIMES):  # before whole numbers, as numpy counts spans of time among them
        return say.DATE_CELL, {}
    if isinstance(cell, int | float | np.integer | np.floating | Decimal | Fraction):
        try:
            value = float(cell)
        except OverflowError:
            return say.NOT_FINITE_CELL, {}
        except ValueError:  # a decimal number that signals that it is none
            return math.nan
        if math.isinf(value):
            return say.NOT_FINITE_CELL, {}
        lossy = isinstance(cell, int | np.integer) and int(cell) != value
        return (say.INEXACT_CELL, {"held": f"{value:.0f}"}) if lossy else value
    if isinstance(cell, Spoilt):
        return cell.message, cell.facts
    return say.OBJECT_CELL, {"kind": type(cell).__name__}
