"""Rounding as a transform: between an aggregate and what is learned from it, or of a value before it is scored."""

from __future__ import annotations

from typing import Literal

import attrs

from dei_core.kernel.check import Params, finite, require_within
from dei_core.kernel.method import Column, Method
from dei_core.kernel.rounding import rounded
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Round(Params):
    """decimals: from -12 to 12. rounding: where ties go, to the even digit or away from zero."""

    decimals: int
    rounding: Literal["half_even", "half_up"] = "half_even"

    def check(self) -> None:
        """Refuse decimals that doubles do not have."""
        require_within(-12, 12, decimals=self.decimals)


@finite
def round_to(x: Column, params: Round) -> Column:
    """(R,) rounded to decimals; NaN stays NaN.

    An index that ranks the sums it prints needs it: what is equal in print then ties, whatever the last bits of
    a sum of doubles are.
    """
    return rounded(x, params.decimals, params.rounding) + 0.0  # -0.0 and 0.0 are one value


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
