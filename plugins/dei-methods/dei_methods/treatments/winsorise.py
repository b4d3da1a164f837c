"""Winsorisation: values beyond two quantiles of the column are held to them."""

from __future__ import annotations

import attrs

from dei_core import Text
from dei_core.plugin import (
    Column,
    Learns,
    Params,
    Reference,
    Treatment,
    Worked,
    below,
    ordered,
    parameter,
    quantile_of,
    require_rising,
    require_within,
)


@attrs.frozen(kw_only=True)
class Winsorise(Params):
    """0 <= lower < upper <= 1."""

    lower: float = parameter(
        Text(
            "the quantile that lower values are raised to; 0 leaves this end alone",
            "较小数值提至该分位数；0 为不处理",
        ),
        0.0,
    )
    upper: float = parameter(
        Text(
            "the quantile that higher values are lowered to; 1 leaves this end alone",
            "较大数值降至该分位数；1 为不处理",
        ),
        1.0,
    )

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
            numbers=("low", "high"),
            words={
                "low": Text("what lower values are raised to", "较小数值提至"),
                "high": Text("what higher values are lowered to", "较大数值降至"),
            },
            check=lambda reference, _: below(reference, "low", "high", equal=True),
        ),
        params=Winsorise,
        formula=Text(
            "max(low, min(x, high)), of the quantiles `lower` and `upper`",
            "max(low, min(x, high))，low、high 为 `lower` 与 `upper` 分位数",
        ),
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
