"""Powers as a transform: scores that are squared, or rooted, before they are ranked, rounded or published."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Column,
    Params,
    Transform,
    Worked,
    finite,
    parameter,
    refuse_rows,
    require_above,
    require_within,
)
from dei_core.plugin import messages as say


@attrs.frozen(kw_only=True)
class Exponent(Params):
    """full stays what it is; 100 keeps scores on 0-100."""

    exponent: float = parameter(Text("the power, above 0, up to 20", "幂次，大于 0，至多为 20"))
    full: float = parameter(Text("the value that stays what it is", "变换后保持不变的满值"), 100.0)

    def check(self) -> None:
        """Refuse exponents that turn the order round or flatten it, and a full value of 0 or less."""
        require_above(0.0, exponent=self.exponent, full=self.full)
        require_within(0.0, 20.0, exponent=self.exponent)


@finite
def power(x: Column, params: Exponent) -> Column:
    """full (x / full)^p of (R,); NaN stays NaN; negative values are refused: Refusal.

    Above 1 the exponent sets the best apart, below 1 it sets the worst apart; the order stays.

    >>> power(np.array([0.0, 25.0, 100.0]), Exponent(exponent=0.5))
    array([  0.,  50., 100.])
    """
    refuse_rows(x < 0.0, say.VALUE_NEGATIVE)
    raised: Column = np.array(x) / params.full  # a copy: powers of strided arrays differ in a bit
    raised **= params.exponent
    raised *= params.full
    return raised


METHODS = (
    Transform(
        id="methods.power",
        apply=power,
        params=Exponent,
        examples=(Exponent(exponent=2.0), Exponent(exponent=0.5)),
        formula="full × (x ÷ full)^exponent",
        worked=(Worked(given=((25.0, 100.0),), params=Exponent(exponent=0.5), gives=(50.0, 100.0)),),
        about=Text(
            en="A power of the value, in proportion to a full value that stays what it is",
            zh="幂变换：以满值为基准取幂，满值保持不变",
        ),
    ),
)
