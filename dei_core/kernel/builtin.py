"""All methods of the core's own."""

from __future__ import annotations

from dei_core.kernel import (
    anchor,
    balance,
    combine,
    condition,
    demand,
    derivation,
    distance,
    efficacy,
    given,
    goalpost,
    impute,
    mean,
    points,
    relative,
    transform,
    winsorise,
)
from dei_core.kernel.method import Method

BUILTIN: tuple[Method, ...] = (
    *goalpost.METHODS,
    *relative.METHODS,
    *distance.METHODS,
    *efficacy.METHODS,
    *given.METHODS,
    *demand.METHODS,
    *anchor.METHODS,
    *transform.METHODS,
    *derivation.METHODS,
    *impute.METHODS,
    *winsorise.METHODS,
    *mean.METHODS,
    *balance.METHODS,
    *combine.METHODS,
    *condition.METHODS,
    *points.METHODS,
)
"""In the order in which people meet them; ids are unique within a kind."""
