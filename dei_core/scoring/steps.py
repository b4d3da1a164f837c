"""A method with its parameters, and what an aggregator states one a child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

import attrs
import numpy as np

from dei_core.kernel.kinds import Aggregator, Normalizer, Transform
from dei_core.kernel.method import Column, Method, Refusal
from dei_core.kernel.rank import known_as
from dei_core.scoring import messages as say
from dei_core.text import Text

M_co = TypeVar("M_co", bound=Method, covariant=True)

BEFORE_TRANSFORM = Text(
    en="the values stated are those before the transform, which moves them too",
    zh="所给数值为变换前的数值，随之一并变换",
)
"""Behind a normalizer that follows a transform: its parameters in the values' unit are written before it."""


@attrs.frozen(kw_only=True)
class Step(Generic[M_co]):
    """A method of a kind with its parameters, structured to the method's own class.

    stated: the parameters as they are written, where a transform of the values moved them as well; else None.
    """

    method: M_co
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

    def undone(self: Step[Transform], value: float) -> float | None:
        """What a transform made this number of; None where that cannot be told."""
        back = self.method.back
        try:
            return None if back is None else back(value)
        except OverflowError:
            return None

    @property
    def note(self) -> Text | None:
        """How the values that it states are meant, where a transform comes before it; None where there is no doubt."""
        return None if self.stated is None else BEFORE_TRANSFORM


def factors(step: Step[Aggregator]) -> tuple[float, ...] | None:
    """What an aggregator multiplies each child's score by, where its parameters say so in the place of weights."""
    return None if step.method.factors is None else step.method.factors(step.params)


def stated_factors(step: Step[Aggregator], children: Sequence[object]) -> tuple[float, ...] | None:
    """`factors` where there is one a child: how many there must be is told where they are counted."""
    found = factors(step)
    return found if found is not None and len(found) == len(children) else None


def without_others(step: Step[Aggregator], kept: Sequence[int]) -> Step[Aggregator]:
    """The step for some of the children by their places: what it states one a child is that of those."""
    fields = [field.name for field in attrs.fields(type(step.params)) if field.metadata.get("per_child")]
    changes = {name: tuple(getattr(step.params, name)[place] for place in kept) for name in fields}
    return attrs.evolve(step, params=attrs.evolve(step.params, **changes)) if changes else step


def per_row(made: Any, rows: int) -> Column:
    """What a method gave for some rows, if it is one number for each; nothing is spread over them: Refusal."""
    if isinstance(made, np.ndarray) and made.shape == (rows,) and made.dtype.kind in "fiu":
        return made
    shape = f" {made.shape} {made.dtype}" if isinstance(made, np.ndarray) else ""
    raise Refusal(say.NOT_PER_ROW, found=f"{type(made).__name__}{shape}")


def met_again(method: Normalizer, values: Column, reference: Mapping[str, Any]) -> Column:
    """(B,) computed values, of which those that a method learned from are the very same; NaN stays NaN.

    Where doubles cannot tell them apart (see `known_as`), a row of another sample so has the place of its equals.
    """
    for name in method.learns.rising if method.learns else ():
        values = known_as(values, np.asarray(reference[name]))
    return values
