"""What every method keeps to: finite parameters, finite results, refusals that name the regions."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.method import Bounds, Column, Mask, Refusal
from dei_core.sentence import Message
from dei_core.text import Text

P = ParamSpec("P")


@attrs.frozen(kw_only=True)
class Params:
    """Parameters of a method: every number in them is finite, and `check` holds.

    TOML can spell nan and inf, so both are refused here: Refusal.
    """

    def __attrs_post_init__(self) -> None:
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            for number in value if isinstance(value, tuple) else (value,):
                if isinstance(number, float) and not math.isfinite(number):
                    raise Refusal(say.PARAMETER_NOT_FINITE, parameter=field.name, value=number)
        self.check()

    def check(self) -> None:
        """Refuse parameters that contradict each other."""


def finite(compute: Callable[P, Column]) -> Callable[P, Column]:
    """The same function, refusing a result that overflowed and naming the rows: Refusal.

    The processor notes an overflow anyway, so only a computation that had one is looked through for its rows.
    """

    noting = np.errstate(over="raise", divide="raise", under="ignore", invalid="ignore")(compute)

    @functools.wraps(compute)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Column:
        try:
            return noting(*args, **kwargs)
        except FloatingPointError:
            with np.errstate(all="ignore"):
                result = compute(*args, **kwargs)
            refuse_rows(np.isinf(result), say.RESULT_TOO_LARGE)
            return result

    return guarded


def refuse_rows(offending: Mask, message: Message, **facts: Any) -> None:
    """Refuse if any cell of a (..., R) mask is set, naming the rows where one is: Refusal."""
    if offending.any():
        leading = tuple(range(offending.ndim - 1))
        raise Refusal(message, rows=np.asarray(offending.any(axis=leading)), **facts)


def refuse_low(x: Column, bound: float) -> None:
    """Refuse cells at or below a bound, naming their rows: Refusal. NaN passes."""
    refuse_rows(x <= bound, say.VALUE_TOO_LOW, bound=bound)


def require_above(bound: float, **parameters: float) -> None:
    """Refuse parameters that are not above a bound: Refusal."""
    for name, value in parameters.items():
        if not value > bound:
            raise Refusal(say.PARAMETER_TOO_LOW, parameter=name, value=value, bound=bound)


def require_at_least(bound: float, **parameters: float) -> None:
    """Refuse parameters below a bound: Refusal."""
    for name, value in parameters.items():
        if not value >= bound:
            raise Refusal(say.PARAMETER_BELOW, parameter=name, value=value, bound=bound)


def require_within(low: float, high: float, **parameters: float) -> None:
    """Refuse parameters outside low to high: Refusal."""
    for name, value in parameters.items():
        if not low <= value <= high:
            raise Refusal(say.PARAMETER_OUTSIDE, parameter=name, value=value, low=low, high=high)


def require_rising(**parameters: float) -> None:
    """Refuse parameters that do not rise strictly in the order given: Refusal."""
    items = list(parameters.items())
    for (lower_name, lower), (upper_name, upper) in itertools.pairwise(items):
        if not lower < upper:
            names = {"lower_name": lower_name, "upper_name": upper_name}
            raise Refusal(say.PARAMETERS_NOT_RISING, None, lower=lower, upper=upper, **names)
        width(lower, upper)


def require_rising_entries(name: str, values: Sequence[float]) -> None:
    """Refuse a list parameter whose entries do not rise strictly: Refusal."""
    require_rising(**{f"{name}[{position}]": value for position, value in enumerate(values)})


def require_parts(parts: Sequence[Column], needed: int) -> None:
    """Refuse another number of inputs than a method works on: Refusal."""
    if len(parts) != needed:
        raise Refusal(say.PARTS_COUNT, needed=needed, found=len(parts))


def width(low: float, high: float) -> float:
    """high - low; a difference that overflows is refused: Refusal."""
    apart = high - low
    if math.isinf(apart):
        raise Refusal(say.SPAN_TOO_LARGE, low=low, high=high)
    return apart


def as_good_as(value: float, direction: int) -> Bounds:
    """The bounds of the values that are as good as this one or better."""
    return (value, None) if direction > 0 else (None, value)


def sense(direction: int) -> Text:
    """How a direction reads inside a message."""
    return say.HIGHER_IS_BETTER if direction > 0 else say.LOWER_IS_BETTER
