"""What is measured: indicators, how they derive from others, the traits that rules branch on, ranges of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import attrs

from dei_core.sentence import Message, message
from dei_core.text import Label, Text
from dei_core.vocabulary import Direction, Frequency, Role

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
    """The numbers that a field takes.

    lowest, highest: the ends, both in it. message: what is said of any other number.
    """

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


Params = Mapping[str, Any]
"""Parameters as TOML gives them; the binder holds them against the method's own types."""

Written = str | float
"""What is written in a cell: text as text, a number as a number."""


@attrs.frozen(kw_only=True)
class Chosen:
    """A method and its parameters.

    method: its id. params: the method's own.
    """

    method: str
    params: Params = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Derived:
    """How an indicator is computed from others: a method for derivations over them, in order.

    method: the id of a derivation method. of: the indicators that it takes. params: the method's own.
    """

    method: str
    of: tuple[str, ...]
    params: Params = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Indicator:
    """What is measured, independent of what anyone demands of it.

    name: what people call it. unit: as in the data, "%" and "share" being different units; one word, or one for
    each language. direction: which way is better; where a scored
    indicator leaves it out, higher is taken for better, with a warning.
    role: an auxiliary is collected for others to derive from and is never scored.
    lowest, highest: the valid range, ends included; a cell outside is refused at the door.
    definition: what it says of a region. calibre: the statistical scope (统计口径): what is counted, where and
    when. supplier: who can give it. frequency: how often it is published. source: the id of the source that
    defines it.
    """

    name: Text
    unit: Label
    direction: Direction | None = None
    role: Role = "scored"
    lowest: float | None = None
    highest: float | None = None
    derivation: Derived | None = None
    definition: Text | None = None
    calibre: Text | None = None
    supplier: Text | None = None
    frequency: Frequency | None = None
    source: str | None = None


@attrs.frozen(kw_only=True)
class Trait:
    """A covariate that rules branch on (east / central / west; mountain / hill / plain), and what it can say.

    name: what people call it. value: word -> what people call that value.
    """

    name: Text
    value: Mapping[str, Text]
