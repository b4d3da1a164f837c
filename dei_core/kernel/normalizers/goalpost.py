"""Scores by place between two goalposts: taken from the column, stated, or around an interval."""

from __future__ import annotations

from typing import Literal

import attrs
import numpy as np

from dei_core.kernel.check import Params, as_good_as, finite, require_rising, width
from dei_core.kernel.column import differing
from dei_core.kernel.decimals import way
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Bounds, Column, Reference, Worked, parameter
from dei_core.kernel.reference import EXTREMES
from dei_core.kernel.telling import WHERE_HELD, held, number
from dei_core.text import Text

Clip = Literal["none", "both", "low", "high"]


@attrs.frozen(kw_only=True)
class MinMax(Params):
    """worst < best; scores pass an end only under a frozen reference."""

    clip: Clip = parameter(WHERE_HELD, "none")
    worst: float = parameter(Text("the score of the worst value", "最差值的得分"), 0.0)
    best: float = parameter(Text("the score of the best value", "最佳值的得分"), 100.0)

    def check(self) -> None:
        """Refuse a scale that would turn the direction round."""
        require_rising(worst=self.worst, best=self.best)

    def keeps_scale(self) -> bool:
        """Whether the regions that the extremes are learned from all score 0 to 100."""
        return self.worst >= 0.0 and self.best <= 100.0


@attrs.frozen(kw_only=True)
class Goalposts(Params):
    """low < high in both directions, worst < best.

    >>> from dei_core.plugin import Goalposts
    >>> Goalposts(low=20, high=100, clip="both")
    Goalposts(low=20, high=100, clip='both', worst=0.0, best=100.0)
    """

    low: float = parameter(Text("the lower goalpost", "较低的阈值"), in_unit=True)
    high: float = parameter(Text("the upper goalpost", "较高的阈值"), in_unit=True)
    clip: Clip = parameter(WHERE_HELD, "none")
    worst: float = parameter(Text("the score of the worse goalpost", "较差一端阈值的得分"), 0.0)
    best: float = parameter(Text("the score of the better goalpost", "较好一端阈值的得分"), 100.0)

    def check(self) -> None:
        """Refuse goalposts that are equal or reversed, and a scale that would turn the direction round."""
        require_rising(low=self.low, high=self.high)
        require_rising(worst=self.worst, best=self.best)

    def keeps_scale(self) -> bool:
        """Whether every value scores 0 to 100."""
        return self.clip == "both" and self.worst >= 0.0 and self.best <= 100.0

    def passing(self, direction: int) -> Bounds:
        """The better goalpost."""
        return as_good_as(self.high if direction > 0 else self.low, direction)


@attrs.frozen(kw_only=True)
class Interval(Params):
    """lowest < best_low <= best_high < highest."""

    lowest: float = parameter(
        Text(
            "the value below the best range at which the score has fallen to 0",
            "低于最佳区间、得分降为 0 的数值",
        ),
        in_unit=True,
    )
    best_low: float = parameter(Text("where the range of full marks begins", "满分区间的下界"), in_unit=True)
    best_high: float = parameter(Text("where the range of full marks ends", "满分区间的上界"), in_unit=True)
    highest: float = parameter(
        Text(
            "the value above the best range at which the score has fallen to 0",
            "高于最佳区间、得分降为 0 的数值",
        ),
        in_unit=True,
    )
    clip: Literal["none", "low"] = parameter(
        Text(
            "whether scores are held to at least 0 (low) or go on below it (none)",
            "得分是否不低于 0（low），或可为负（none）",
        ),
        "none",
    )

    def check(self) -> None:
        """Refuse bounds out of order; best_low and best_high may be one value."""
        require_rising(lowest=self.lowest, best_low=self.best_low)
        if self.best_low != self.best_high:
            require_rising(best_low=self.best_low, best_high=self.best_high)
        require_rising(best_high=self.best_high, highest=self.highest)

    def passing(self, direction: int) -> Bounds:
        """The best interval."""
        return self.best_low, self.best_high


def fit_minmax(x: Column, params: MinMax) -> Reference:
    """The minimum and maximum of (R,); fewer than two values, or all alike, are refused: Refusal."""
    low, high = differing(x)
    return {"minimum": low, "maximum": high}


@finite
def minmax(x: Column, params: MinMax, reference: Reference, direction: int) -> Column:
    """Place between the column's worst (exactly `worst`) and best value (exactly `best`).

    100 (x - min) / (max - min); 100 (max - x) / (max - min) where lower is better; on another scale
    worst + (best - worst) (x - min) / (max - min).
    OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5, min-max.

    >>> minmax(np.array([1.0, 2.0, 5.0]), MinMax(), {"minimum": 1.0, "maximum": 5.0}, -1)
    array([100.,  75.,   0.])
    """
    return _between(x, reference["minimum"], reference["maximum"], params, direction)


@finite
def goalposts(x: Column, params: Goalposts, reference: Reference, direction: int) -> Column:
    """Place between two fixed values, beyond the scale outside them unless clipped.

    100 (x - low) / (high - low); 100 (high - x) / (high - low) where lower is better; on another scale
    worst + (best - worst) (x - low) / (high - low).
    UNDP, Human Development Report, technical note 1 (dimension indices).

    >>> import numpy as np
    >>> from dei_core.plugin import Goalposts, goalposts
    >>> goalposts(np.array([20.0, 60.0, 110.0]), Goalposts(low=20, high=100), {}, 1).tolist()
    [0.0, 50.0, 112.5]
    """
    return _between(x, params.low, params.high, params, direction)


@finite
def interval(x: Column, params: Interval, reference: Reference, direction: int) -> Column:
    """100 inside the best interval, falling in straight lines to 0 at lowest and highest, below 0 beyond.

    100 min(1, (x - lowest) / (best_low - lowest), (highest - x) / (highest - best_high)).
    The interval itself says which values are better, so the direction changes nothing.
    """
    below = way(x, params.lowest, params.best_low)
    above = way(x, params.highest, params.best_high)
    np.minimum(below, above, out=below)
    np.minimum(below, 1.0, out=below)
    below *= 100.0
    return _clipped(below, params.clip)


def _between(
    x: Column, low: float | Column, high: float | Column, params: MinMax | Goalposts, direction: int
) -> Column:
    low, high = float(low), float(high)
    width(low, high)
    start, end = (low, high) if direction > 0 else (high, low)
    score = way(x, start, end)  # not folded with the 100: only so is the best exactly 100
    score *= params.best - params.worst
    if params.worst:
        score += params.worst
    return _clipped(score, params.clip, params.worst, params.best)


def _clipped(score: Column, clip: Clip, worst: float = 0.0, best: float = 100.0) -> Column:
    if clip in ("both", "low"):
        score[score < worst] = worst
    if clip in ("both", "high"):
        score[score > best] = best
    return score


def tell_minmax(params: MinMax, direction: int) -> Text:
    """With the scores of the two ends."""
    worst, best, end = number(params.worst), number(params.best), held(params.clip, params.worst, params.best)
    return Text(
        en=f"Min-max: {worst} for the worst region, {best} for the best, in proportion between them{end.en}",
        zh=f"极差标准化：最差区域得 {worst} 分，最优区域得 {best} 分，其余按比例取值{end.zh}",
    )


def tell_goalposts(params: Goalposts, direction: int) -> Text:
    """With the scores of the two ends, and which is which where lower is better."""
    return _ends(
        Text(en="Fixed goalposts", zh="固定阈值标准化"),
        Text(en="two stated values", zh="两个给定阈值"),
        params,
        direction,
    )


def _ends(name: Text, ends: Text, params: Goalposts, direction: int) -> Text:
    worst, best, end = number(params.worst), number(params.best), held(params.clip, params.worst, params.best)
    beyond = "between and beyond them" if params.clip == "none" else "between them"
    if direction > 0:
        en, zh = f"{worst} and {best} at {ends.en}", f"以{ends.zh}为 {worst} 分和 {best} 分"
    else:
        en = f"{best} at the lower of {ends.en}, {worst} at the higher"
        zh = f"{ends.zh}中较小者为 {best} 分，较大者为 {worst} 分"
    return Text(
        en=f"{name.en}: {en}, in proportion {beyond}{end.en}", zh=f"{name.zh}：{zh}，其余按比例取值{end.zh}"
    )


def tell_interval(params: Interval, direction: int) -> Text:
    """With the end at which scores are held; the direction changes nothing."""
    end = held(params.clip)
    return Text(en=f"{_INTERVAL.en}{end.en}", zh=f"{_INTERVAL.zh}{end.zh}")


_INTERVAL = Text(
    en="Best interval: 100 inside it, falling in proportion to 0 at stated values on both sides",
    zh="区间型（适度）指标标准化：最佳区间内得 100 分，向两侧按比例递减至给定界值处得 0 分",
)

METHODS = (
    Normalizer(
        id="minmax",
        apply=minmax,
        fit=fit_minmax,
        learns=EXTREMES,
        params=MinMax,
        keeps_scale=MinMax.keeps_scale,
        formula="[{worst} + ]{best−worst} × ({x} − {minimum}) ÷ ({maximum} − {minimum})",
        falling="[{worst} + ]{best−worst} × ({maximum} − {x}) ÷ ({maximum} − {minimum})",
        symbols={"minimum": "min", "maximum": "max"},
        source="OECD/JRC Handbook (2008), step 5, min-max",
        worked=(Worked(given=((1.0, 2.0, 5.0),), direction=-1, gives=(100.0, 75.0, 0.0)),),
        about=Text(
            en="Min-max: 0 for the worst region, 100 for the best, in proportion between them",
            zh="极差标准化：最差区域得 0 分，最优区域得 100 分，其余按比例取值",
        ),
        tells=tell_minmax,
    ),
    Normalizer(
        id="goalposts",
        apply=goalposts,
        params=Goalposts,
        passing=Goalposts.passing,
        keeps_scale=Goalposts.keeps_scale,
        formula="[{worst} + ]{best−worst} × ({x} − {low}) ÷ ({high} − {low})",
        falling="[{worst} + ]{best−worst} × ({high} − {x}) ÷ ({high} − {low})",
        source="UNDP, Human Development Report, technical note 1 (dimension indices)",
        worked=(
            Worked(
                given=((20.0, 52.5, 85.0),), params=Goalposts(low=20.0, high=85.0), gives=(0.0, 50.0, 100.0)
            ),
        ),
        about=Text(
            en="Fixed goalposts: 0 and 100 at two stated values, in proportion between and beyond them",
            zh="固定阈值标准化：以两个给定阈值为 0 分和 100 分，其余按比例取值",
        ),
        tells=tell_goalposts,
    ),
    Normalizer(
        id="interval",
        apply=interval,
        params=Interval,
        passing=Interval.passing,
        formula="100 × min(1, ({x} − {lowest}) ÷ ({best_low} − {lowest}), "
        "({highest} − {x}) ÷ ({highest} − {best_high}))",
        worked=(
            Worked(
                given=((1.0, 2.5, 7.0),),
                params=Interval(lowest=0.0, best_low=2.0, best_high=3.0, highest=11.0),
                gives=(50.0, 100.0, 50.0),
            ),
        ),
        about=_INTERVAL,
        tells=tell_interval,
    ),
)
