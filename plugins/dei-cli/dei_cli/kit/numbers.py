"""Numbers as people read them; programs get every digit from --json and the result tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dei_core import Label, Lang, TrackPlan

MINUS = "−"
_EXACT = 1e15
"""From here on all fifteen digits stand before the point, and none is left to round."""


def plain(value: float) -> str:
    """A value of the data or of a rule: six significant digits, thousands unseparated.

    >>> plain(61.0), plain(0.1 + 0.2), plain(1234567.0), plain(-4.5)
    ('61', '0.3', '1234567', '−4.5')
    """
    whole = value.is_integer() and abs(value) < 1e15
    text = str(int(value)) if whole else f"{value:.6g}"
    return text.replace("-", MINUS)


def fixed(value: float, decimals: int) -> str:
    """A number with so many decimals, ties of its first 15 digits to the even one; what rounds to 0 has no sign.

    >>> fixed(61.204, 2), fixed(-0.001, 2), fixed(61.235, 2)
    ('61.20', '0.00', '61.24')
    """
    near = round(Decimal(f"{value:.15g}"), decimals) if abs(value) < _EXACT else value
    text = f"{near:.{decimals}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", MINUS)


def printed(plan: TrackPlan, score: float) -> str:
    """A score of 0-100 on the scale and with the decimals of its framework, rounded as printed ranks are."""
    return fixed(float(plan.as_printed(score)), plan.decimals)


def points(plan: TrackPlan, score: float, decimals: int = 2) -> str:
    """A score of 0-100 below the index, or points of it, rounded as printed ones are."""
    return fixed(float(plan.to_decimals(score, decimals)), decimals)


def measured(value: float, unit: Label | None, lang: Lang) -> str:
    """A value with its unit.

    >>> from dei_core import Label
    >>> measured(61.2, Label(en="100M CNY", zh="亿元"), "zh")
    '61.2 亿元'
    """
    return plain(value) if unit is None else f"{plain(value)} {unit.of(lang)}".rstrip()


def percent(share: float) -> str:
    """A share of 1 as a percentage with one decimal at most; only a whole share is 100 %, and only none is 0 %.

    >>> percent(0.875), percent(1.0), percent(0.99999)
    ('87.5 %', '100 %', '99.9 %')
    """
    if share in (0.0, 1.0):
        return f"{share * 100:.0f} %"
    return f"{plain(round(min(max(share * 100, 0.1), 99.9), 1))} %"
