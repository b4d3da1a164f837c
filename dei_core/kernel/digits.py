"""Rounding as a transform: between an aggregate and what is learned from it, or of a value before it is scored."""

from __future__ import annotations

from typing import ClassVar, Literal

import attrs

from dei_core.kernel.check import Params, finite, require_rising, require_within
from dei_core.kernel.method import Column, Method
from dei_core.kernel.rounding import rounded
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Round(Params):
    """decimals: from -12 to 12. rounding: where ties go, to the even digit or away from zero.

    keeps_parts: what is rounded is still the sum of its parts, but for the rounding.
    low, high: what 0 and 100 are printed as, where the decimals are those of another scale: 1 and 7 for scores of
    1-7. As they are, the decimals are those of the value itself.
    """

    keeps_parts: ClassVar[bool] = True

    decimals: int
    rounding: Literal["half_even", "half_up"] = "half_even"
    low: float = 0.0
    high: float = 100.0

    def check(self) -> None:
        """Refuse decimals that doubles do not have, and a scale that does not rise."""
        require_within(-12, 12, decimals=self.decimals)
        require_rising(low=self.low, high=self.high)


@finite
def round_to(x: Column, params: Round) -> Column:
    """(R,) rounded to decimals; NaN stays NaN.

    An index that ranks the sums it prints needs it: what is equal in print then ties, whatever the last bits of
    a sum of doubles are.

    >>> import numpy as np
    >>> round_to(np.array([50.0, 66.0]), Round(decimals=1, low=1.0, high=7.0))  # 4.0, and 5.0 for 4.96
    array([50.        , 66.66666667])
    """
    if (params.low, params.high) == (0.0, 100.0):
        return rounded(x, params.decimals, params.rounding) + 0.0  # -0.0 and 0.0 are one value
    span = params.high - params.low
    printed = rounded(params.low + x * (span / 100.0), params.decimals, params.rounding)
    return (printed - params.low) * (100.0 / span) + 0.0


METHODS = (
    Method(
        id="round",
        kind="transform",
        sees="cell",
        apply=round_to,
        params=Round,
        examples=(Round(decimals=1),),
        about=Text(en="Rounding to a number of decimals", zh="四舍五入至给定小数位"),
    ),
)
