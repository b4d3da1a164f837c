"""A method with its parameters, and what an aggregator's parameters say of missing children."""

from __future__ import annotations

from typing import Any

import attrs

from dei_core.kernel.method import Method
from dei_core.text import Text

BEFORE_TRANSFORM = Text(
    en="the values stated are those before the transform, which moves them too",
    zh="所给数值为变换前的数值，随之一并变换",
)
"""Behind a normalizer that follows a transform: its parameters in the values' unit are written before it."""


@attrs.frozen(kw_only=True)
class Step:
    """A method with its parameters, structured to the method's own class.

    stated: the parameters as they are written, where a transform of the values moved them as well; else None.
    """

    method: Method
    params: Any
    stated: Any = None

    @property
    def as_written(self) -> Any:
        """The parameters as they are written."""
        return self.params if self.stated is None else self.stated

    @property
    def told(self) -> Text:
        """What it does, under its parameters, in one sentence for people."""
        told, note = self.method.told(self.as_written), self.note
        return told if note is None else Text(en=f"{told.en} ({note.en})", zh=f"{told.zh}（{note.zh}）")

    @property
    def note(self) -> Text | None:
        """How the values that it states are meant, where a transform comes before it; None where there is no doubt."""
        return None if self.stated is None else BEFORE_TRANSFORM


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
