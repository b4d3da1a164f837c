"""Demands of a standard on one cell: full marks where the value meets them, 0 where not.

Every method states which values pass, as least and most value, so that a compliance table can show them. A value that
misses a bound by the last units of a double is at the bound (see bound.py).
"""

from __future__ import annotations

from typing import Protocol

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.kernel import messages as say
from dei_core.kernel.bound import above, at_least, below
from dei_core.kernel.check import (
    Params,
    as_good_as,
    finite,
    refuse_rows,
    require_at_least,
    require_rising,
    sense,
)
from dei_core.kernel.decimals import minus
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Bounds, Column, Mask, Reference, Refusal, Worked, parameter
from dei_core.text import Text

FULL = 100.0


class Demanding(Protocol):
    """Parameters that say which values earn 100 or more."""

    def passing(self, direction: int) -> Bounds:
        """The least and the most value that passes."""
        ...


@attrs.frozen(kw_only=True)
class Minimum(Params):
    """The demand of a least value."""

    target: float = parameter(Text("the least value that meets the demand", "达标的最小数值"), in_unit=True)

    def passing(self, direction: int) -> Bounds:
        """The target and more."""
        return self.target, None


@attrs.frozen(kw_only=True)
class Maximum(Params):
    """The demand of a most value."""

    target: float = parameter(
        Text("the greatest value that meets the demand", "达标的最大数值"), in_unit=True
    )

    def passing(self, direction: int) -> Bounds:
        """The target and less."""
        return None, self.target


@attrs.frozen(kw_only=True)
class Gate(Params):
    """A gate has no parameters: the cell itself says yes or no."""

    def passing(self, direction: int) -> Bounds:
        """Yes, or no where lower is better."""
        return as_good_as(1.0 if direction > 0 else 0.0, direction)


@attrs.frozen(kw_only=True)
class Within(Params):
    """low < high."""

    low: float = parameter(Text("the least value that meets the demand", "达标的最小数值"), in_unit=True)
    high: float = parameter(Text("the greatest value that meets the demand", "达标的最大数值"), in_unit=True)

    def check(self) -> None:
        """Refuse bounds that are equal or reversed."""
        require_rising(low=self.low, high=self.high)

    def passing(self, direction: int) -> Bounds:
        """Both bounds."""
        return self.low, self.high


@attrs.frozen(kw_only=True)
class Improvement(Params):
    """The demand of a change for the better."""

    rate: float = parameter(
        Text(
            "the yearly change for the better that meets the demand, in percent, 0 or more",
            "达标所需的年度改善幅度（%），不小于 0",
        )
    )

    def check(self) -> None:
        """Refuse a rate below 0: the direction says which way is better."""
        require_at_least(0.0, rate=self.rate)

    def passing(self, direction: int) -> Bounds:
        """Growth by the rate, or decline by it where lower is better."""
        return as_good_as(direction * self.rate + 0.0, direction)


def minimum(x: Column, params: Minimum, reference: Reference, direction: int) -> Column:
    """100 from the target upwards, 0 below it; NaN stays NaN. Refused where lower is better: Refusal.

    >>> minimum(np.array([11.9, 12.0, np.nan]), Minimum(target=12.0), {}, 1)
    array([  0., 100.,  nan])
    """
    return one_sided(x, params.passing(direction), direction, other="max")


def maximum(x: Column, params: Maximum, reference: Reference, direction: int) -> Column:
    """100 up to the target, 0 above it; NaN stays NaN. Refused where higher is better: Refusal."""
    return one_sided(x, params.passing(direction), direction, other="min")


def gate(x: Column, params: Gate, reference: Reference, direction: int) -> Column:
    """100 for yes (1) and 0 for no (0), the other way round where lower is better; NaN stays NaN.

    Any other value is refused: Refusal.
    """
    refuse_rows(~np.isnan(x) & (x != 0.0) & (x != 1.0), say.NOT_YES_NO)
    return pass_or_fail(x, *params.passing(direction))


def stated(x: Column, params: Demanding, reference: Reference, direction: int) -> Column:
    """100 for the values that the parameters let pass, 0 for the others; NaN stays NaN."""
    return pass_or_fail(x, *params.passing(direction))


def one_sided(x: Column, bounds: Bounds, direction: int, other: str) -> Column:
    """`pass_or_fail` with one bound, which has to hold off the worse values: Refusal, naming the other method."""
    least, most = bounds
    if (most is None) != (direction > 0):
        side, threshold = (say.AT_LEAST, least) if most is None else (say.AT_MOST, most)
        facts = {"side": side, "threshold": threshold, "other": other, "sense": sense(direction)}
        raise Refusal(say.DEMAND_AGAINST_DIRECTION, None, **facts)
    return pass_or_fail(x, least, most)


def pass_or_fail(x: Column, least: float | None, most: float | None) -> Column:
    """100 from least to most, both included, and 0 elsewhere; NaN stays NaN."""
    score = np.full(x.shape, FULL)
    if least is not None:
        score[below(x, least)] = 0.0
    if most is not None:
        score[above(x, most)] = 0.0
    score[np.isnan(x)] = np.nan
    return score


@finite
def gap(x: Column, least: float | None, most: float | None) -> Column:
    """How much each value of (R,) lacks to pass: 0 where it passes, otherwise the amount to raise or lower.

    In the indicator's unit, never negative. NaN stays NaN, and all is NaN where neither bound is stated.

    >>> gap(np.array([5.0, 7.0, 9.0]), 6.0, 8.0)
    array([1., 0., 1.])
    """
    if least is None and most is None:
        return np.full(x.shape, np.nan)
    lacking: Column = np.where(np.isnan(x), np.nan, 0.0)
    if least is not None:
        lacking = np.where(below(x, least), minus(least, x), lacking)
    if most is not None:
        lacking = np.where(above(x, most), minus(x, most), lacking)
    return lacking


def reaches(score: Column, mark: float = FULL) -> Mask:
    """Where a score is at or above a mark, but for the last units of a double; not where it is NaN."""
    return at_least(score, mark)


def misses(score: Column, mark: float = FULL) -> Mask:
    """Where a score is below a mark by more than the last units of a double; not where it is NaN."""
    return below(score, mark)


def verdict(score: Column) -> npt.NDArray[np.int8]:
    """1 where a clause is passed (100 or more), 0 where it is failed, -1 where its score is NaN.

    >>> verdict(np.array([100.0, 99.0, np.nan])).tolist()
    [1, 0, -1]
    """
    return reaches(score).astype(np.int8) - np.isnan(score).astype(np.int8)


METHODS = (
    Normalizer(
        id="min",
        apply=minimum,
        params=Minimum,
        passing=Minimum.passing,
        formula=Text("100 where x ≥ target, else 0", "x ≥ target 时为 100，否则为 0"),
        worked=(Worked(given=((11.9, 12.0),), params=Minimum(target=12.0), gives=(0.0, 100.0)),),
        about=Text(
            en="At least a target: 100 where it is reached, 0 where not",
            zh="下限达标：不低于目标值得 100 分，否则得 0 分",
        ),
    ),
    Normalizer(
        id="max",
        apply=maximum,
        params=Maximum,
        passing=Maximum.passing,
        formula=Text("100 where x ≤ target, else 0", "x ≤ target 时为 100，否则为 0"),
        worked=(
            Worked(given=((11.9, 12.5),), params=Maximum(target=12.0), direction=-1, gives=(100.0, 0.0)),
        ),
        about=Text(
            en="At most a target: 100 where it is kept, 0 where not",
            zh="上限达标：不高于目标值得 100 分，否则得 0 分",
        ),
    ),
    Normalizer(
        id="gate",
        apply=gate,
        params=Gate,
        passing=Gate.passing,
        formula=Text("100 for yes, 0 for no", "是为 100，否为 0"),
        falling=Text("0 for yes, 100 for no", "是为 0，否为 100"),
        worked=(Worked(given=((1.0, 0.0),), gives=(100.0, 0.0)),),
        about=Text(
            en="Gate: 100 for yes, 0 for no; the reverse where no is the better answer",
            zh="是否类条款：“是”得 100 分，“否”得 0 分；以“否”为优的条款反之",
        ),
    ),
    Normalizer(
        id="within",
        apply=stated,
        params=Within,
        passing=Within.passing,
        formula=Text("100 where low ≤ x ≤ high, else 0", "low ≤ x ≤ high 时为 100，否则为 0"),
        worked=(Worked(given=((6.0, 7.0, 9.0),), params=Within(low=6.5, high=8.5), gives=(0.0, 100.0, 0.0)),),
        about=Text(
            en="Within bounds: 100 between two stated values, 0 outside them",
            zh="区间达标：数值位于给定区间内得 100 分，否则得 0 分",
        ),
    ),
    Normalizer(
        id="improvement",
        apply=stated,
        params=Improvement,
        passing=Improvement.passing,
        formula=Text("100 where x ≥ rate, else 0", "x ≥ rate 时为 100，否则为 0"),
        falling=Text("100 where x ≤ −rate, else 0", "x ≤ −rate 时为 100，否则为 0"),
        worked=(Worked(given=((4.0, 5.0),), params=Improvement(rate=5.0), gives=(0.0, 100.0)),),
        about=Text(
            en="Improvement: 100 where the yearly change for the better reaches a rate in percent, 0 where not",
            zh="改善幅度达标：年度改善率达到给定百分比得 100 分，否则得 0 分",
        ),
    ),
)
