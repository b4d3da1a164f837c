"""The Python of a new plugin: nothing for data, one worked method for methods."""

from __future__ import annotations

DATA = '"""Data alone: the rules are in the TOML files of this folder, and nothing here is imported."""\n'

METHODS = '''"""The methods of this plugin: pure functions on arrays, with typed parameters."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import Column, Method, Normalizer, Reference, Refusal, hookimpl, message, parameter

HALF_TOO_LOW = message(
    "@namespace@.half-too-low",
    "half is {half}; it must be above 0",
    "Correct half.",
    "half 为 {half}，必须大于 0",
    "请更正 half。",
)
VALUE_NEGATIVE = message(
    "@namespace@.value-negative",
    "negative values cannot be scored: {regions}",
    "Correct the data, or use another method.",
    "负值无法计分：{regions}",
    "请更正数据，或改用其他方法。",
)


@attrs.frozen(kw_only=True)
class Saturating:
    """Where the scores bend."""

    half: float = parameter(
        Text("the value that scores 50, above 0", "得 50 分的数值，大于 0"), in_unit=True
    )

    def __attrs_post_init__(self) -> None:
        if not self.half > 0.0:
            raise Refusal(HALF_TOO_LOW, half=self.half)


def saturating(x: Column, params: Saturating, reference: Reference, direction: int) -> Column:
    """Scores that come ever closer to 100 as values grow, or to 0 where less is better.

    x: (R,) in the indicator's unit; NaN stays NaN. Gives (R,) on the 0-100 scale: 100 x / (x + half), or
    100 half / (x + half) for direction -1. Refuses negative values: Refusal.

    >>> saturating(np.array([0.0, 50.0, 150.0]), Saturating(half=50.0), {}, 1)
    array([ 0., 50., 75.])
    """
    if (x < 0.0).any():
        raise Refusal(VALUE_NEGATIVE, rows=x < 0.0)
    share = x / (x + params.half)
    return 100.0 * (share if direction > 0 else 1.0 - share)


@hookimpl
def dei_methods() -> list[Method]:
    """Asked once, when an edition lists this pack."""
    return [
        Normalizer(
            id="@namespace@.saturating",
            apply=saturating,
            params=Saturating,
            examples=(Saturating(half=50.0),),
            formula="100 × {x} ÷ ({x} + {half})",
            falling="100 × {half} ÷ ({x} + {half})",
            about=Text(en="Saturating: each further unit counts for less", zh="饱和型：边际得分递减"),
        )
    ]
'''
