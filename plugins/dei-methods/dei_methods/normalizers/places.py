"""Scores by place alone: the place among the regions, and Borda points."""

from __future__ import annotations

import numpy as np

from dei_core import Text
from dei_core.plugin import SAMPLE, Column, Normalizer, Ranked, Reference, Worked, finite, fit_rank, with_ties
from dei_core.plugin import place as place_among


@finite
def place(x: Column, params: Ranked, reference: Reference, direction: int) -> Column:
    """The place of each value among the n reference values, 1 the worst and n the best: not a 0-100 score.

    A value absent from a frozen reference counts the reference values that it equals or beats.
    OECD/JRC Handbook (2008), step 5, ranking.

    >>> place(np.array([3.0, 1.0, 3.0, 9.0]), Ranked(), {"sorted": np.array([1.0, 3.0, 3.0, 9.0])}, 1)
    array([2., 1., 2., 4.])
    """
    return np.asarray(place_among(x, reference, params.ties, direction), np.float64)


@finite
def borda(x: Column, params: Ranked, reference: Reference, direction: int) -> Column:
    """Borda points: how many places a value is above the worst, from 0 to n - 1: not a 0-100 score.

    A value worse than a whole frozen reference has -1. Borda (1784), Mémoire sur les élections au scrutin.
    """
    score = place(x, params, reference, direction)
    score -= 1.0
    return score


_PLACE = Text(
    en="The place among the regions, 1 for the worst, as it is, equal values at the worst of their places",
    zh="位次：末位为 1，直接以位次作为得分，并列者取其最差位次",
)
_BORDA = Text(
    en="Borda points: how many places a region is above the last, equal values at the worst of their places",
    zh="博尔达计分：高于末位的位次数，并列者取其最差位次",
)

METHODS = (
    Normalizer(
        id="methods.place",
        apply=place,
        fit=fit_rank,
        learns=SAMPLE,
        params=Ranked,
        formula=Text("the place of x, counted from the last", "x 自末位数起的位次"),
        source="OECD/JRC Handbook (2008), step 5, ranking",
        worked=(Worked(given=((5.0, 6.0, 9.0),), gives=(1.0, 2.0, 3.0)),),
        about=_PLACE,
        tells=with_ties(_PLACE),
    ),
    Normalizer(
        id="methods.borda",
        apply=borda,
        fit=fit_rank,
        learns=SAMPLE,
        params=Ranked,
        formula=Text("p − 1, of p the place of x counted from the last", "p − 1，p 为 x 自末位数起的位次"),
        source="de Borda (1784), Mémoire sur les élections au scrutin",
        worked=(Worked(given=((5.0, 6.0, 9.0),), gives=(0.0, 1.0, 2.0)),),
        about=_BORDA,
        tells=with_ties(_BORDA),
    ),
)
