"""All methods of the core's own."""

from __future__ import annotations

from dei_core.kernel import (
    anchor,
    combine,
    condition,
    demand,
    derivation,
    digits,
    distance,
    formula,
    given,
    goalpost,
    impute,
    mean,
    points,
    relative,
    several,
    total,
    transform,
)
from dei_core.kernel.method import Method

BUILTIN: tuple[Method, ...] = (
    *goalpost.METHODS,
    *relative.METHODS,
    *distance.METHODS,
    *given.METHODS,
    *demand.METHODS,
    *anchor.METHODS,
    *transform.METHODS,
    *digits.METHODS,
    *derivation.METHODS,
    *formula.METHODS,
    *several.METHODS,
    *impute.METHODS,
    *mean.METHODS,
    *combine.METHODS,
    *total.METHODS,
    *condition.METHODS,
    *points.METHODS,
)
"""In the order in which people meet them; ids are unique within a kind."""
