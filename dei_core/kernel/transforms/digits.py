"""Rounding as a transform: between an aggregate and what is learned from it, or of a value before it is scored."""

from __future__ import annotations

import attrs

from dei_core.kernel.check import Params, finite, require_rising, require_within
from dei_core.kernel.decimals import minus
from dei_core.kernel.kinds import Transform
from dei_core.kernel.method import Column, Worked, parameter
from dei_core.kernel.rounding import rounded
from dei_core.kernel.telling import number
from dei_core.text import Text
from dei_core.vocabulary import Rounding


@attrs.frozen(kw_only=True)
class Round(Params):
    """As they are, the decimals are those of the value itself; low and high are for scores printed on another scale."""

    decimals: int = parameter(Text("how many decimals stay, from −12 to 12", "保留的小数位数，−12 至 12"))
    rounding: Rounding = parameter(
        Text(
            "where ties go: to the even digit (half_even) or away from zero (half_up)",
            "恰为一半时四舍六入五成双（half_even）或四舍五入（half_up）",
        ),
        "half_even",
    )
    low: float = parameter(Text("what a score of 0 is printed as", "0 分公布为多少"), 0.0)
    high: float = parameter(Text("what a score of 100 is printed as", "100 分公布为多少"), 100.0)

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
    printed = rounded(params.low + x * (span / 100.0), params.decimals, params.rounding, params.low)
    return minus(printed, params.low) * (100.0 / span) + 0.0


def tell_round(params: Round, direction: int) -> Text:
    """To how many decimals, where ties go, and of which printed scale."""
    even = params.rounding == "half_even"
    printed = (params.low, params.high) != (0.0, 100.0)
    low, high = number(params.low), number(params.high)
    ties_en = "to the even digit" if even else "away from zero"
    of_en = f" of scores as printed from {low} to {high}" if printed else ""
    of_zh = f"按 {low} 至 {high} 的公布分值，" if printed else ""
    how_zh = "按四舍六入五成双修约" if even else "四舍五入"
    return Text(
        en=f"Rounding to {params.decimals} decimals{of_en}, ties {ties_en}",
        zh=f"{of_zh}{how_zh}至 {params.decimals} 位小数",
    )


METHODS = (
    Transform(
        id="round",
        apply=round_to,
        params=Round,
        examples=(Round(decimals=1),),
        keeps_parts=True,
        formula=Text("x to so many decimals", "x 修约至 decimals 位小数"),
        worked=(Worked(given=((2.25, 2.35, 2.449),), params=Round(decimals=1), gives=(2.2, 2.4, 2.4)),),
        about=Text(en="Rounding to a number of decimals", zh="修约至给定小数位"),
        tells=tell_round,
    ),
)
