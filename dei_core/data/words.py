"""A cell as words: as a spreadsheet would show it, and as messages quote it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

SHOWN = 40
"""Signs of a cell that a message quotes."""
EXACT = 2.0**53
"""Whole numbers above it may be none of the doubles."""
DIGITS_BITS = 4096
"""Longer whole numbers are shown in hexadecimal digits: int to text costs the square of its length."""


def show(cell: Any) -> str:
    """A cell as a message quotes it: its text, shortened.

    >>> show(110101.0), show(True), show(None)
    ('110101', 'TRUE', '')
    """
    return shortened(word(cell))


def word(cell: Any) -> str:
    """A cell as text, as a spreadsheet would show it unformatted; an empty cell is "".

    White space around text goes; whole numbers have no decimal point; dates are in ISO form.
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool | np.bool_):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | np.floating):
        return "" if math.isnan(cell) else str(int(cell)) if is_whole(cell) else repr(float(cell))
    return hex(cell) if isinstance(cell, int) and cell.bit_length() > DIGITS_BITS else str(cell)


def shortened(text: str) -> str:
    """A text as a message quotes it."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def is_whole(cell: float | np.floating[Any]) -> bool:
    """Whether a float is a whole number of which no digit can have been lost."""
    number = float(cell)
    return abs(number) <= EXACT and number.is_integer()
