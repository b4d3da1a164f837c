"""Numbers as people read them; programs get every digit from result tables and JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dei_core import TrackPlan
    from dei_core.host import Label, Lang

MINUS = "−"
_EXACT = 1e15
"""From here on all fifteen digits stand before the point, and none is left to round."""


def plain(value: float) -> str:
    """A value of the data or of a rule: six significant digits, thousands unseparated.

    >>> plain(61.0), plain(0.1 + 0.2), plain(1234567.0), plain(-4.5)
    ('61', '0.3', '1234567', '−4.5')
    """
    whole = float(value).is_integer() and abs(value) < _EXACT
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
    """A value with its unit, a percentage without a space.

    >>> from dei_core.host import Label
    >>> measured(61.2, Label("100M CNY", "亿元"), "zh"), measured(80.0, Label.shared("%"), "en")
    ('61.2 亿元', '80%')
    """
    word = "" if unit is None else unit.of(lang)
    return plain(value) + word if word.startswith("%") else f"{plain(value)} {word}".rstrip()


def percent(share: float, decimals: int = 1) -> str:
    """A share of 1 as a percentage with that many decimals at most: 0% and 100% only where it is exactly that.

    >>> percent(0.6), percent(0.975), percent(1.0), percent(0.99994), percent(0.0002), percent(0.0425, 2)
    ('60%', '97.5%', '100%', '99.99%', '0.02%', '4.25%')
    """
    whole = min(abs(share), abs(1.0 - share)) < 1e-9  # but for what sums of weights in doubles add
    while not whole and float(f"{100.0 * share:.{decimals}f}") in (0.0, 100.0):
        decimals += 1
    text = f"{100.0 * share:.{decimals}f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS) + "%"


def weight(share: float) -> str:
    """A weight, as every product writes it: a percentage with two decimals at most.

    >>> weight(0.18), weight(1 / 3)
    ('18%', '33.33%')
    """
    return percent(share, 2)
