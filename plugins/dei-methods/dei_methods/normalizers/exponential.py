"""Exponential ranks: scores by place that set the top places apart and leave the rest close together."""

from __future__ import annotations

import math

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    SAMPLE,
    Column,
    Normalizer,
    Ranked,
    Reference,
    Worked,
    finite,
    fit_rank,
    parameter,
    place,
    require_within,
    with_ties,
)


@attrs.frozen(kw_only=True)
class ExponentialRank(Ranked):
    """How places spread out."""

    scale: float = parameter(
        Text(
            "how slowly the scores fall from the top, from 1 to 1000; with 23 the best tenth has 50 to 100",
            "得分自首位下降的快慢，1 至 1000；取 23 时，前十分之一得 50 至 100 分",
        ),
        23.0,
    )

    def check(self) -> None:
        """Refuse scales at which doubles cannot tell the places apart."""
        require_within(1.0, 1000.0, scale=self.scale)


@finite
def exponential_rank(x: Column, params: ExponentialRank, reference: Reference, direction: int) -> Column:
    """-s ln(1 - R (1 - exp(-100 / s))) with R = place / n: exactly 100 for the best of n places, 1 the worst.

    x: (R,) in the indicator's unit, or ranks already, whose direction is then "lower". NaN stays NaN.
    Ties share a place as `ties` says; a value absent from a frozen reference counts the reference values that
    it equals or beats.
    Noble et al. (2008), The English Indices of Deprivation 2007, annex on the exponential transformation; Welsh
    Government (2019), WIMD 2019 technical report.

    >>> exponential_rank(np.array([3.0, 1.0]), ExponentialRank(), {"sorted": np.array([1.0, 3.0])}, 1).round(2)
    array([100.  ,  15.65])
    """
    count = float(np.size(reference["sorted"]))
    places = place(x, reference, params.ties, direction)
    rest = (count - places) / count  # 1 - R, exact where R is 1
    rest += places / count * math.exp(-100.0 / params.scale)
    score: Column = np.log(rest)
    score *= -params.scale
    return score


_ABOUT = Text(
    en="Exponential rank: places spread out towards the top, so that a first place weighs most, equal values at the "
    "worst of their places",
    zh="指数化位次得分：位次越靠前，得分差距拉得越开，并列者取其最差位次",
)

METHODS = (
    Normalizer(
        id="methods.exponential_rank",
        apply=exponential_rank,
        fit=fit_rank,
        learns=SAMPLE,
        params=ExponentialRank,
        formula=Text(
            "−k ln(1 − R (1 − exp(−100 ÷ k))), of R the place of x as a share of the regions",
            "−k ln(1 − R (1 − exp(−100 ÷ k)))，R 为 x 的位次与区域数之比",
        ),
        symbols={"scale": "k"},
        source="Welsh Government (2019), WIMD 2019 technical report",
        worked=(Worked(given=((3.0, 1.0),), digits=2, gives=(100.0, 15.65)),),
        about=_ABOUT,
        tells=with_ties(_ABOUT),
    ),
)
