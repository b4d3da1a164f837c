"""Winsorisation: values beyond two quantiles of the column are held to them."""

from __future__ import annotations

import attrs

from dei_core import Column, Learns, Params, Reference, Text, Treatment, Worked, require_within
from dei_core.plugin import below, ordered, quantile_of, require_rising


@attrs.frozen(kw_only=True)
class Winsorise(Params):
    """lower, upper: the quantiles, 0 <= lower < upper <= 1; 0 and 1 leave their end alone."""

    lower: float = 0.0
    upper: float = 1.0

    def check(self) -> None:
        """Refuse quantiles outside 0-1 or out of order."""
        require_within(0.0, 1.0, lower=self.lower, upper=self.upper)
        require_rising(lower=self.lower, upper=self.upper)


def fit_winsorise(x: Column, params: Winsorise) -> Reference:
    """The two quantiles (type 7) of (R,); a column without values is refused: Refusal."""
    values = ordered(x)
    return {"low": quantile_of(values, params.lower), "high": quantile_of(values, params.upper)}


def winsorise(x: Column, params: Winsorise, reference: Reference) -> Column:
    """(R,) with values below `low` raised to it and values above `high` lowered to it; NaN stays NaN.

    Hastings et al. (1947), Annals of Mathematical Statistics 18(3).
    """
    low, high = reference["low"], reference["high"]
    held = x + 0.0
    held[held < low] = low
    held[held > high] = high
    return held


METHODS = (
    Treatment(
        id="methods.winsorise",
        apply=winsorise,
        fit=fit_winsorise,
        learns=Learns(
            numbers=("low", "high"), check=lambda reference, _: below(reference, "low", "high", equal=True)
        ),
        params=Winsorise,
        formula="max(low, min(x, high)), of the quantiles `lower` and `upper`",
        source="Hastings et al. (1947), Annals of Mathematical Statistics 18(3)",
        worked=(
            Worked(
                given=((0.0, 1.0, 2.0, 3.0, 100.0),),
                params=Winsorise(lower=0.25, upper=0.75),
                gives=(1.0, 1.0, 2.0, 3.0, 3.0),
            ),
        ),
        about=Text(
            en="Winsorisation: extreme values are held to two quantiles of the column",
            zh="缩尾：将离群值收缩至指定分位数",
        ),
    ),
)
