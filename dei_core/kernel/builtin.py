"""All methods of the core's own."""

from __future__ import annotations

from dei_core.kernel import (
    combine,
    derivation,
    distance,
    efficacy,
    given,
    goalpost,
    impute,
    mean,
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
    *transform.METHODS,
    *derivation.METHODS,
    *impute.METHODS,
    *winsorise.METHODS,
    *mean.METHODS,
    *combine.METHODS,
)
"""In the order in which people meet them; ids are unique within a kind."""
