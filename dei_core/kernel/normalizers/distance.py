"""Scores as shares of a reference: a statistic of the column, the best value, or a target."""

from __future__ import annotations

from typing import Literal

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.check import Params, as_good_as, finite, refuse_low, require_above, sense, width
from dei_core.kernel.column import available, extent, mean_of, median_of, ordered
from dei_core.kernel.decimals import way
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Bounds, Column, NoParams, Reference, Refusal, Worked, parameter
from dei_core.kernel.reference import ENDS, REFERENCE, Learns, above_zero, below
from dei_core.kernel.telling import elsewhere, held
from dei_core.text import Text

STATISTICS = {
    "mean": Text(en="mean", zh="均值"),
    "median": Text(en="median", zh="中位数"),
    "maximum": Text(en="maximum", zh="最大值"),
    "minimum": Text(en="minimum", zh="最小值"),
}


@attrs.frozen(kw_only=True)
class DistanceToReference(Params):
    """What the reference is."""

    statistic: Literal["mean", "median", "maximum", "minimum"] = parameter(
        Text("which statistic of the regions is the reference", "以区域数值的哪一统计量为参照值"), "mean"
    )


@attrs.frozen(kw_only=True)
class DistanceToTarget(Params):
    """What earns full marks."""

    target: float = parameter(Text("the value that earns 100", "得 100 分的数值"), in_unit=True)
    cap: bool = parameter(Text("whether scores are held to at most 100", "得分是否不高于 100"), False)

    def passing(self, direction: int) -> Bounds:
        """The target."""
        return as_good_as(self.target, direction)


@attrs.frozen(kw_only=True)
class ShareOfTarget(Params):
    """target: full marks, of which a share is earned, and no pass mark."""

    target: float = parameter(
        Text("the value that earns 100, above 0", "得 100 分的数值，大于 0"), in_unit=True
    )

    def check(self) -> None:
        """Refuse a target that nothing can be a share of."""
        require_above(0.0, target=self.target)


def fit_reference(x: Column, params: DistanceToReference) -> Reference:
    """The chosen statistic of (R,); no value at all, or a statistic that is not above 0: Refusal."""
    found = {
        "mean": lambda: mean_of(available(x)),
        "median": lambda: median_of(ordered(x)),
        "maximum": lambda: extent(x)[1],
        "minimum": lambda: extent(x)[0],
    }[params.statistic]()
    if found <= 0.0:
        raise Refusal(say.REFERENCE_TOO_LOW, statistic=STATISTICS[params.statistic], value=found)
    return {"reference": found}


@finite
def distance_to_reference(
    x: Column, params: DistanceToReference, reference: Reference, direction: int
) -> Column:
    """100 at the reference, in proportion elsewhere: 100 x / reference, 100 reference / x if lower is better.

    Values at or below 0 are refused where lower is better: Refusal.
    OECD/JRC Handbook (2008), step 5, distance to a reference.
    """
    return proportion(x, reference["reference"], direction)


def fit_extent(x: Column, params: object) -> Reference:
    """The minimum and maximum of (R,); a column without values is refused: Refusal."""
    low, high = extent(x)
    return {"minimum": low, "maximum": high}


@finite
def share_of_maximum(x: Column, params: NoParams, reference: Reference, direction: int) -> Column:
    """The share of the best value: 100 x / max, 100 min / x where lower is better.

    Refuses a best value that is not above 0 and, where lower is better, any such value: Refusal.
    Yoon and Hwang (1995), Multiple Attribute Decision Making, linear scale transformation.
    """
    statistic = "maximum" if direction > 0 else "minimum"
    best = reference[statistic]
    if best <= 0.0:
        raise Refusal(say.REFERENCE_TOO_LOW, statistic=STATISTICS[statistic], value=best)
    return proportion(x, best, direction)


@finite
def distance_to_target(x: Column, params: DistanceToTarget, reference: Reference, direction: int) -> Column:
    """How much of the way from the worst value (0) to the target (100) is behind a region.

    100 (1 - (target - x) / (target - worst)); worst is the column's minimum, its maximum if lower is better.
    A target no better than the worst value is refused: Refusal. Above 100 beyond the target unless capped.
    """
    target, worst = params.target, float(reference["minimum" if direction > 0 else "maximum"])
    if (target - worst) * direction <= 0.0:
        raise Refusal(say.TARGET_NOT_BETTER, target=target, worst=worst, sense=sense(direction))
    width(worst, target)
    score = way(x, worst, target)
    score *= 100.0
    if params.cap:
        score[score > 100.0] = 100.0
    return score


@finite
def share_of_target(x: Column, params: ShareOfTarget, reference: Reference, direction: int) -> Column:
    """How much of a target a region has reached, from 0 to 100.

    100 x / target, held to [0, 100]; where lower is better 100 target / x, and 100 at or below the target.

    >>> share_of_target(np.array([20.5, 41.0, 60.0]), ShareOfTarget(target=41.0), {}, 1)
    array([ 50., 100., 100.])
    """
    target = params.target
    if direction > 0:
        score = np.minimum(x, target)
        score[score < 0.0] = 0.0
        score /= target
    else:
        score = np.maximum(x, target)
        np.divide(target, score, out=score)
    score *= 100.0
    return score


def proportion(x: Column, reference: float | Column, direction: int) -> Column:
    """100 x / reference; 100 reference / x where lower is better, then refusing x at or below 0: Refusal."""
    if direction < 0:
        refuse_low(x, 0.0)
    score = x / reference if direction > 0 else reference / x
    score *= 100.0
    return score


def tell_reference(params: DistanceToReference, direction: int) -> Text:
    """With the statistic, and how scores go on from it."""
    what, on = STATISTICS[params.statistic], elsewhere(direction)
    return Text(
        en=f"Distance to a reference: 100 at the {what.en} of the regions, {on.en}",
        zh=f"相对参照值比率法：以全体区域的{what.zh}为 100，{on.zh}",
    )


def tell_maximum(params: NoParams, direction: int) -> Text:
    """Which value is the share of which."""
    if direction > 0:
        return _MAXIMUM
    return Text(
        en="Share of the best region's value, inverted: the lowest value as a percentage of the region's own",
        zh="线性比例法（逆向）：最低数值占该区域数值的百分比",
    )


def tell_target(params: DistanceToTarget, direction: int) -> Text:
    """With the bound at the target, where there is one."""
    end = held("high" if params.cap else "none")
    return Text(en=f"{_TARGET.en}{end.en}", zh=f"{_TARGET.zh}{end.zh}")


def tell_share(params: ShareOfTarget, direction: int) -> Text:
    """What is the share of what."""
    if direction > 0:
        return _SHARE
    return Text(
        en="Share of a target, inverted: 100 at or below the target, in inverse proportion above it",
        zh="目标完成率（逆向）：不高于目标值得 100 分，高于目标值按反比例计分",
    )


_MAXIMUM = Text(en="Share of the best region's value", zh="线性比例法：与最优区域数值之比")
_TARGET = Text(
    en="Distance to target: the part of the way from the worst region to the target",
    zh="目标距离法：自最差区域至目标值的距离中已完成的比例",
)
_SHARE = Text(
    en="Share of a target reached, from 0 to 100", zh="目标完成率：以目标值为满分，得分介于 0 至 100"
)
_EXTENT = Learns(
    by=(),
    numbers=("minimum", "maximum"),
    words=ENDS,
    in_unit=("minimum", "maximum"),
    check=lambda reference, _: below(reference, "minimum", "maximum", equal=True),
)

METHODS = (
    Normalizer(
        id="distance_to_reference",
        apply=distance_to_reference,
        fit=fit_reference,
        learns=Learns(
            numbers=("reference",),
            words=REFERENCE,
            check=lambda reference, _: above_zero(reference, "reference"),
        ),
        params=DistanceToReference,
        formula="100 × {x} ÷ {reference}",
        falling="100 × {reference} ÷ {x}",
        source="OECD/JRC Handbook (2008), step 5, distance to a reference",
        worked=(Worked(given=((2.0, 4.0, 6.0),), gives=(50.0, 100.0, 150.0)),),
        about=Text(
            en="Distance to a reference: 100 at the mean, median, maximum or minimum of the regions",
            zh="相对参照值比率法：以全体区域的均值、中位数、最大值或最小值为 100",
        ),
        tells=tell_reference,
    ),
    Normalizer(
        id="share_of_maximum",
        apply=share_of_maximum,
        fit=fit_extent,
        learns=_EXTENT,
        formula="100 × {x} ÷ {maximum}",
        falling="100 × {minimum} ÷ {x}",
        symbols={"minimum": "min", "maximum": "max"},
        source="Yoon and Hwang (1995), Multiple Attribute Decision Making, linear scale transformation",
        worked=(Worked(given=((1.0, 2.0, 4.0),), gives=(25.0, 50.0, 100.0)),),
        about=_MAXIMUM,
        tells=tell_maximum,
    ),
    Normalizer(
        id="distance_to_target",
        apply=distance_to_target,
        fit=fit_extent,
        learns=_EXTENT,
        params=DistanceToTarget,
        passing=DistanceToTarget.passing,
        formula="100 × ({x} − {minimum}) ÷ ({target} − {minimum})",
        falling="100 × ({x} − {maximum}) ÷ ({target} − {maximum})",
        symbols={"minimum": "min", "maximum": "max"},
        worked=(
            Worked(given=((0.0, 5.0, 20.0),), params=DistanceToTarget(target=10.0), gives=(0.0, 50.0, 200.0)),
        ),
        about=_TARGET,
        tells=tell_target,
    ),
    Normalizer(
        id="share_of_target",
        apply=share_of_target,
        params=ShareOfTarget,
        formula="100 × max(0, min({x}, {target})) ÷ {target}",
        falling="100 × {target} ÷ max({x}, {target})",
        worked=(
            Worked(
                given=((-1.0, 20.5, 41.0, 60.0),),
                params=ShareOfTarget(target=41.0),
                gives=(0.0, 50.0, 100.0, 100.0),
            ),
        ),
        about=_SHARE,
        tells=tell_share,
    ),
)
