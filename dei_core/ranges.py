"""The ranges of numbers that mean something: years, decimals, printed scores."""

from __future__ import annotations

from typing import Annotated

import attrs

from dei_core.messages import limits as say
from dei_core.messages.message import Message


@attrs.frozen
class Within:
    """The numbers that a field takes, from the lowest to the highest, and what is said of any other."""

    lowest: float
    highest: float
    message: Message


Year = Annotated[int, Within(1000, 9999, say.YEAR_RANGE)]
"""A year of four digits, as in cells."""

Decimals = Annotated[int, Within(-12, 12, say.DECIMALS_RANGE)]
"""Decimals that doubles have; below zero, the tens that are rounded to."""

PrintedDecimals = Annotated[int, Within(0, 12, say.DECIMALS_RANGE)]
"""Decimals that can be printed."""

Printed = Annotated[float, Within(-1e9, 1e9, say.SCALE_RANGE)]
"""A score as it is printed, and the ends of that scale."""
