"""Scores by standing among the regions: standard scores and ranks."""

from __future__ import annotations

from typing import Literal

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.check import Params, finite, require_above, require_within
from dei_core.kernel.column import available, differing, mean_and_deviation, ordered
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Column, Reference, Refusal, Worked, parameter
from dei_core.kernel.reference import SORTED, Learns, above_zero
from dei_core.kernel.telling import by_deviations, with_ties
from dei_core.text import Text

SAMPLE = Learns(by=(), rising={"sorted": 1}, words=SORTED)


@attrs.frozen(kw_only=True)
class ZScore(Params):
    """The score of the mean, and what a deviation is worth."""

    centre: float = parameter(Text("the score of the mean", "均值的得分"), 50.0)
    spread: float = parameter(
        Text("the score points of one standard deviation", "一个标准差对应的分数"), 10.0
    )
    ddof: int = parameter(
        Text("what the deviation's divisor is below n: 0 or 1", "计算标准差时除数比 n 少多少：0 或 1"), 1
    )

    def check(self) -> None:
        """Refuse a spread that would turn or flatten all scores, and a divisor other than n and n - 1."""
        require_above(0.0, spread=self.spread)
        require_within(0.0, 1.0, ddof=self.ddof)


@attrs.frozen(kw_only=True)
class Ranked(Params):
    """Where equal values stand.

    >>> from dei_core.plugin import Ranked
    >>> Ranked().ties, Ranked(ties="average").ties
    ('minimum', 'average')
    """

    ties: Literal["minimum", "average", "maximum"] = parameter(
        Text(
            "where equal values stand: the worst of their places (minimum), the mean (average) or the best (maximum)",
            "数值相同者取其中最差（minimum）、平均（average）还是最佳位次（maximum）",
        ),
        "minimum",
    )


def fit_zscore(x: Column, params: ZScore) -> Reference:
    """Mean and standard deviation of (R,); fewer than two values, or all alike, are refused: Refusal."""
    low, _ = differing(x)
    mean, deviation = mean_and_deviation(available(x), params.ddof)
    if deviation == 0.0:  # smaller than the smallest double
        raise Refusal(say.CONSTANT_COLUMN, value=low)
    return {"mean": mean, "deviation": deviation}


@finite
def zscore(x: Column, params: ZScore, reference: Reference, direction: int) -> Column:
    """Distance from the mean in standard deviations: centre ± spread (x - mean) / deviation.

    OECD/JRC Handbook (2008), step 5, standardisation; 50 and 10 give the T score of testing.
    """
    score = x - reference["mean"]
    score /= reference["deviation"]
    score *= direction * params.spread
    score += params.centre
    return score


def fit_rank(x: Column, params: Ranked) -> Reference:
    """The available values in rising order; a column without any is refused: Refusal.

    >>> import numpy as np
    >>> from dei_core.plugin import Ranked, fit_rank
    >>> fit_rank(np.array([3.0, np.nan, 1.0]), Ranked())["sorted"].tolist()
    [1.0, 3.0]
    """
    return {"sorted": ordered(x)}


@finite
def rank(x: Column, params: Ranked, reference: Reference, direction: int) -> Column:
    """The place among the n reference regions as a share of them: 100 place / n, place 1 the worst.

    A value absent from a frozen reference counts the reference values that it equals or beats.
    OECD/JRC Handbook (2008), step 5, ranking.

    >>> rank(np.array([3.0, 1.0, 3.0, 9.0]), Ranked(), {"sorted": np.array([1.0, 3.0, 3.0, 9.0])}, 1)
    array([ 50.,  25.,  50., 100.])
    """
    score = place(x, reference, params.ties, direction)
    score *= 100.0
    score /= np.size(reference["sorted"])
    return score


def fit_percentile_rank(x: Column, params: Ranked) -> Reference:
    """The available values in rising order; fewer than two are refused: Refusal."""
    values = ordered(x)
    if values.size < 2:
        raise Refusal(say.TOO_FEW_VALUES, found=values.size, needed=2)
    return {"sorted": values}


@finite
def percentile_rank(x: Column, params: Ranked, reference: Reference, direction: int) -> Column:
    """The percentile rank, 0 for the worst place and 100 for the best: 100 (place - 1) / (n - 1).

    A value worse than a whole frozen reference has place 0 and so scores below 0.
    CDC/ATSDR Social Vulnerability Index, documentation (percentile ranking).
    """
    score = place(x, reference, params.ties, direction)
    score -= 1.0
    score *= 100.0
    score /= np.size(reference["sorted"]) - 1
    return score


def place(x: Column, reference: Reference, ties: str, direction: int) -> Column:
    """(R,) the place of each value among the n sorted reference values, n the best; NaN stays NaN.

    >>> import numpy as np
    >>> from dei_core.plugin import place
    >>> place(np.array([3.0, 1.0, np.nan]), {"sorted": np.array([1.0, 2.0, 3.0])}, "minimum", 1).tolist()
    [3.0, 1.0, nan]
    """
    values = np.asarray(reference["sorted"])
    order = np.argsort(x)  # searching in rising order keeps to the cache
    asked = x[order]
    below = np.searchsorted(values, asked, side="left")
    upto = np.searchsorted(values, asked, side="right")
    if direction < 0:
        below, upto = values.size - upto, values.size - below
    first = below + (upto > below)
    shared = {"minimum": first, "maximum": upto, "average": (first + upto) / 2.0}[ties]
    result = np.empty(x.shape)
    result[order] = shared
    result[np.isnan(x)] = np.nan
    return result


def tell_zscore(params: ZScore, direction: int) -> Text:
    """With what the mean scores and what a deviation adds, and by how many regions it is divided."""
    if params == ZScore() and direction > 0:
        return _ZSCORE
    name = Text(en="Standard score", zh="标准分（Z 分数）")
    by_all = (
        Text(en=" (n in the divisor)", zh="（标准差以 n 为除数）") if params.ddof == 0 else Text(en="", zh="")
    )
    return by_deviations(name, params.centre, params.spread, direction, by_all)


_ZSCORE = Text(
    en="Standard score: distance from the mean in standard deviations, by default 50 ± 10",
    zh="标准分（Z 分数）：以标准差为单位的离均差，默认换算为均值 50、标准差 10",
)
_RANK = Text(
    en="Rank score: the place counted from the last, as a percentage of the regions, equal values at the worst of "
    "their places",
    zh="位次得分：自末位起的位次占区域总数的百分比，并列者取其最差位次",
)
_PERCENTILE = Text(
    en="Percentile rank: 0 for the last place, 100 for the first, in equal steps, equal values at the worst of their "
    "places",
    zh="百分等级：末位得 0 分，首位得 100 分，按位次等距取值，并列者取其最差位次",
)

METHODS = (
    Normalizer(
        id="zscore",
        apply=zscore,
        fit=fit_zscore,
        learns=Learns(
            by=("ddof",),
            numbers=("mean", "deviation"),
            words={"mean": Text("mean", "均值"), "deviation": Text("standard deviation", "标准差")},
            check=lambda reference, _: above_zero(reference, "deviation"),
        ),
        params=ZScore,
        formula="{centre} + {spread} × ({x} − {mean}) ÷ {deviation}",
        falling="{centre} − {spread} × ({x} − {mean}) ÷ {deviation}",
        symbols={"mean": "x̄", "deviation": "s"},
        source="OECD/JRC Handbook (2008), step 5, standardisation",
        worked=(Worked(given=((1.0, 2.0, 3.0),), gives=(40.0, 50.0, 60.0)),),
        about=_ZSCORE,
        tells=tell_zscore,
    ),
    Normalizer(
        id="rank",
        apply=rank,
        fit=fit_rank,
        learns=SAMPLE,
        params=Ranked,
        formula=Text(
            "100 × p ÷ n, of p the place of x counted from the last of n",
            "100 × p ÷ n，p 为 x 自末位数起的位次，n 为区域数",
        ),
        source="OECD/JRC Handbook (2008), step 5, ranking",
        worked=(Worked(given=((5.0, 7.0, 7.0, 9.0),), gives=(25.0, 50.0, 50.0, 100.0)),),
        about=_RANK,
        tells=with_ties(_RANK),
    ),
    Normalizer(
        id="percentile_rank",
        apply=percentile_rank,
        fit=fit_percentile_rank,
        learns=Learns(by=(), rising={"sorted": 2}, words=SORTED),
        params=Ranked,
        formula=Text(
            "100 × (p − 1) ÷ (n − 1), of p the place of x counted from the last of n",
            "100 × (p − 1) ÷ (n − 1)，p 为 x 自末位数起的位次，n 为区域数",
        ),
        source="CDC/ATSDR Social Vulnerability Index, documentation",
        worked=(Worked(given=((5.0, 6.0, 9.0),), gives=(0.0, 50.0, 100.0)),),
        about=_PERCENTILE,
        tells=with_ties(_PERCENTILE),
    ),
)
