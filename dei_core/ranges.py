"""The ranges of numbers that mean something: years, decimals, printed scores."""

from __future__ import annotations

from typing import Annotated

import attrs

from dei_core.sentence import Message, message
from dei_core.text import Text

YEAR_RANGE = message(
    "year-range",
    "{value} is not a year: years have four digits, from {lowest} to {highest}",
    "Write the year in full.",
    "{value} 不是年份：年份为四位数，介于 {lowest} 与 {highest} 之间",
    "请写出完整年份。",
)
DECIMALS_RANGE = message(
    "decimals-range",
    "decimals are {value}, but here they go from {lowest} to {highest}",
    "Give the number of decimals that the index is printed with.",
    "小数位数为 {value}，此处应介于 {lowest} 与 {highest} 之间",
    "请给出该指数公布时采用的小数位数。",
)
SCALE_RANGE = message(
    "scale-range",
    "{value} is beyond any printed scale, which goes from {lowest} to {highest}",
    "Write the score as it is printed.",
    "{value} 超出任何分值范围，应介于 {lowest} 与 {highest} 之间",
    "请写出公布时的数值。",
)


@attrs.frozen
class Within:
    """The numbers that a field takes, from the lowest to the highest, and what is said of any other."""

    lowest: float
    highest: float
    message: Message


Year = Annotated[int, Within(1000, 9999, YEAR_RANGE)]
"""A year of four digits, as in cells."""

Decimals = Annotated[int, Within(-12, 12, DECIMALS_RANGE)]
"""Decimals that doubles have; below zero, the tens that are rounded to."""

PrintedDecimals = Annotated[int, Within(0, 12, DECIMALS_RANGE)]
"""Decimals that can be printed."""

Printed = Annotated[float, Within(-1e9, 1e9, SCALE_RANGE)]
"""A score as it is printed, and the ends of that scale."""


def valid_range(lowest: float | None, highest: float | None) -> Text:
    """How a message names a range of which at least one end is given."""
    if lowest is None:
        return Text(en=f"at most {highest:.12g}", zh=f"不高于 {highest:.12g}")
    if highest is None:
        return Text(en=f"at least {lowest:.12g}", zh=f"不低于 {lowest:.12g}")
    return Text(en=f"from {lowest:.12g} to {highest:.12g}", zh=f"{lowest:.12g} 至 {highest:.12g}")
