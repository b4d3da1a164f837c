"""A method with its parameters, and what an aggregator's parameters say of missing children."""

from __future__ import annotations

from typing import Any

import attrs

from dei_core.kernel.method import Method
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Step:
    """A method with its parameters, structured to the method's own class."""

    method: Method
    params: Any

    @property
    def told(self) -> Text:
        """What it does, under its parameters, in one sentence for people."""
        return self.method.told(self.params)


def weighted(step: Step) -> bool:
    """Whether an aggregator uses the weights of the children."""
    return getattr(step.params, "weighted", True) is True


def linear(step: Step) -> bool:
    """Whether an aggregator gives a score in proportion to the sum of its weights, so that it can be divided once."""
    return getattr(step.params, "linear", False) is True


def handles_missing(step: Step) -> bool:
    """Whether an aggregator says itself what a missing child means (k of n may be decided without it)."""
    return getattr(step.params, "handles_missing", False) is True


def keeps_scale(params: Any) -> bool:
    """Whether every score is known to lie on 0-100: of the rows that were learned from, of children that do."""
    return getattr(params, "keeps_scale", False) is True


def reweights(step: Step) -> bool:
    """Whether the children that are there can take over the weight of a missing one.

    Not where there are no weights, nor where an aggregator compares single weights with what it learned of them.
    """
    return weighted(step) and getattr(step.params, "reweights", True) is True
