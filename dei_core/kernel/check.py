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

    >>> import attrs
    >>> from dei_core.plugin import Params, Refusal, require_above
    >>> @attrs.frozen(kw_only=True)
    ... class Power(Params):
    ...     power: float = 2.0
    ...     def check(self) -> None:
    ...         require_above(0, power=self.power)
    >>> Power().power
    2.0
    >>> try:
    ...     Power(power=float("nan"))
    ... except Refusal as refusal:
    ...     refusal.message.code
    'parameter-not-finite'
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

    >>> import numpy as np
    >>> from dei_core.plugin import Refusal, finite
    >>> @finite
    ... def squared(x):
    ...     return x * x
    >>> squared(np.array([3.0])).tolist()
    [9.0]
    >>> try:
    ...     with np.errstate(over="ignore"):
    ...         squared(np.array([3.0, 1e200]))
    ... except Refusal as refusal:
    ...     refusal.rows.tolist()
    [False, True]
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
    """Refuse if any cell of a (..., R) mask is set, naming the rows where one is: Refusal.

    >>> import numpy as np
    >>> from dei_core.plugin import Refusal, message, refuse_rows
    >>> odd = message("a.odd", "odd values", "Make them even.", "奇数", "请改为偶数。")
    >>> try:
    ...     refuse_rows(np.array([True, False]), odd)
    ... except Refusal as refusal:
    ...     refusal.message.code, refusal.rows.tolist()
    ('a.odd', [True, False])
    """
    if offending.any():
        leading = tuple(range(offending.ndim - 1))
        raise Refusal(message, rows=np.asarray(offending.any(axis=leading)), **facts)


def refuse_low(x: Column, bound: float) -> None:
    """Refuse cells at or below a bound, naming their rows: Refusal. NaN passes.

    >>> import numpy as np
    >>> from dei_core.plugin import Refusal, refuse_low
    >>> try:
    ...     refuse_low(np.array([1.0, 0.0, np.nan]), 0.0)
    ... except Refusal as refusal:
    ...     refusal.rows.tolist()
    [False, True, False]
    """
    refuse_rows(x <= bound, say.VALUE_TOO_LOW, bound=bound)


def require_above(bound: float, **parameters: float) -> None:
    """Refuse parameters that are not above a bound: Refusal.

    >>> from dei_core.plugin import Refusal, require_above
    >>> require_above(0, power=2.0)
    >>> try:
    ...     require_above(0, power=0.0)
    ... except Refusal as refusal:
    ...     refusal.message.code, refusal.facts["parameter"]
    ('parameter-too-low', 'power')
    """
    for name, value in parameters.items():
        if not value > bound:
            raise Refusal(say.PARAMETER_TOO_LOW, parameter=name, value=value, bound=bound)


def require_at_least(bound: float, **parameters: float) -> None:
    """Refuse parameters below a bound: Refusal.

    >>> from dei_core.plugin import Refusal, require_at_least
    >>> require_at_least(0, power=0.0)
    >>> try:
    ...     require_at_least(0, power=-1.0)
    ... except Refusal as refusal:
    ...     refusal.message.code
    'parameter-below'
    """
    for name, value in parameters.items():
        if not value >= bound:
            raise Refusal(say.PARAMETER_BELOW, parameter=name, value=value, bound=bound)


def require_within(low: float, high: float, **parameters: float) -> None:
    """Refuse parameters outside low to high: Refusal.

    >>> from dei_core.plugin import Refusal, require_within
    >>> require_within(0, 1, share=0.5)
    >>> try:
    ...     require_within(0, 1, share=1.5)
    ... except Refusal as refusal:
    ...     refusal.message.code
    'parameter-outside-range'
    """
    for name, value in parameters.items():
        if not low <= value <= high:
            raise Refusal(say.PARAMETER_OUTSIDE, parameter=name, value=value, low=low, high=high)


def require_rising(**parameters: float) -> None:
    """Refuse parameters that do not rise strictly in the order given: Refusal.

    >>> from dei_core.plugin import Refusal, require_rising
    >>> require_rising(low=0.0, high=1.0)
    >>> try:
    ...     require_rising(low=1.0, high=1.0)
    ... except Refusal as refusal:
    ...     refusal.message.code
    'parameters-not-rising'
    """
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
    """Refuse another number of inputs than a method works on: Refusal.

    >>> import numpy as np
    >>> from dei_core.plugin import Refusal, require_parts
    >>> try:
    ...     require_parts([np.array([1.0])], 2)
    ... except Refusal as refusal:
    ...     refusal.message.code
    'parts-count'
    """
    if len(parts) != needed:
        raise Refusal(say.PARTS_COUNT, needed=needed, found=len(parts))


def width(low: float, high: float) -> float:
    """high - low; a difference that overflows is refused: Refusal.

    >>> from dei_core.plugin import width
    >>> width(20.0, 100.0)
    80.0
    """
    apart = high - low
    if math.isinf(apart):
        raise Refusal(say.SPAN_TOO_LARGE, low=low, high=high)
    return apart


def as_good_as(value: float, direction: int) -> Bounds:
    """The bounds of the values that are as good as this one or better."""
    return (value, None) if direction > 0 else (None, value)


def sense(direction: int) -> Text:
    """How a direction reads inside a message.

    >>> from dei_core.plugin import sense
    >>> sense(-1).en
    'lower is better'
    """
    return say.HIGHER_IS_BETTER if direction > 0 else say.LOWER_IS_BETTER
