"""How far a node's children lie apart, for indices that print an uncertainty beside each score."""

from __future__ import annotations

from typing import Literal

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Params,
    Weights,
    Worked,
    finite,
    over_draws,
    parameter,
)


@attrs.frozen(kw_only=True)
class Spread(Params):
    """How spread is measured."""

    statistic: Literal["standard_error", "deviation", "range"] = parameter(
        Text(
            "the mean's standard error (standard_error), the deviation by n − 1 (deviation), or the range (range)",
            "均值的标准误（standard_error）、除数为 n − 1 的标准差（deviation）或极差（range）",
        ),
        "standard_error",
    )


@finite
def spread(children: Children, weights: Weights, params: Spread) -> Column:
    """The spread of the children that are there; fewer than two have none: NaN.

    Transparency International, Corruption Perceptions Index, technical methodology note (standard error of the
    sources of a country).

    >>> spread([np.array([40.0]), np.array([50.0])], np.ones((2, 1)), Spread(statistic="range"))
    array([10.])
    """
    rising = np.sort(
        np.array(children) + 0.0, axis=0
    )  # NaN last; summed in this order, whatever that of the children
    there = ~np.isnan(rising)
    count = there.sum(axis=0)
    enough = count >= 2
    known = np.where(there, rising, 0.0)
    if params.statistic == "range":
        last = np.take_along_axis(rising, np.maximum(count - 1, 0)[None, :], axis=0)[0]
        return over_draws(np.where(enough, last - rising[0], np.nan), weights)
    number = np.where(enough, count, 2)
    apart = np.where(there, known - known.sum(axis=0) / number, 0.0)
    deviation = np.sqrt((apart * apart).sum(axis=0) / (number - 1))
    if params.statistic == "standard_error":
        deviation /= np.sqrt(number)
    return over_draws(np.where(enough, deviation, np.nan), weights)


def tell_spread(params: Spread, direction: int) -> Text:
    """Which of the three it is."""
    en, zh = {
        "standard_error": ("the standard error of their mean", "均值的标准误"),
        "deviation": ("their standard deviation", "标准差"),
        "range": ("their range", "极差"),
    }[params.statistic]
    return Text(en=f"Spread of the scores: {en}", zh=f"离散程度：各项得分{zh}")


METHODS = (
    Aggregator(
        id="methods.spread",
        apply=spread,
        params=Spread,
        examples=(Spread(), Spread(statistic="deviation"), Spread(statistic="range")),
        weighted=False,
        handles_missing=True,
        formula=Text(
            "s ÷ √K, s, or max s_k − min s_k, of s the deviation of the s_k",
            "s ÷ √K、s 或 max s_k − min s_k，s 为各 s_k 的标准差",
        ),
        source="Transparency International, Corruption Perceptions Index, technical methodology note",
        worked=(Worked(given=((40.0,), (50.0,)), params=Spread(statistic="range"), gives=(10.0,)),),
        about=Text(
            en="Spread of the scores: the standard error of their mean, their deviation, or their range",
            zh="离散程度：各项得分均值的标准误、标准差或极差",
        ),
        tells=tell_spread,
    ),
)
