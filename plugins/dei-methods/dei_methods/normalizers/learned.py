"""Goalposts learned from the regions: quantiles, means of the best, deviations from the mean, or a stated value."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    WHERE_HELD,
    Clip,
    Column,
    Goalposts,
    Learns,
    Normalizer,
    Params,
    Reference,
    Refusal,
    Worked,
    below,
    deviation_of,
    differing,
    finite,
    goalposts,
    held,
    mean_of,
    number,
    ordered,
    parameter,
    quantile_of,
    require_above,
    require_at_least,
    require_rising,
    require_within,
    stated,
)
from dei_core.plugin import messages as say


@attrs.frozen(kw_only=True)
class End(Params):
    """Where one end of the scale lies: one of these, or none for the extreme value of the regions."""

    value: float | None = parameter(Text("a stated value", "给定的数值"), None, in_unit=True)
    quantile: float | None = parameter(
        Text(
            "a percentile counted from this end, below 50: 5 is the 95th percentile at the high end",
            "自该端数起的百分位数，小于 50；上端的 5 即第 95 百分位数",
        ),
        None,
    )
    mean_of: int | None = parameter(
        Text("the mean of so many regions nearest to this end", "最靠近该端的若干区域的均值"), None
    )
    deviations: float | None = parameter(
        Text("so many standard deviations (n − 1) beyond the mean", "均值之外的标准差倍数（除数为 n − 1）"),
        None,
    )

    def check(self) -> None:
        """Refuse two answers to one question, and numbers that lead to no place."""
        said = [field.name for field in attrs.fields(type(self)) if getattr(self, field.name) is not None]
        if len(said) > 1:
            raise Refusal(say.ONE_OF, found=said)
        if self.quantile is not None:
            require_within(0.0, 49.999999, quantile=self.quantile)
        if self.mean_of is not None:
            require_at_least(1.0, mean_of=float(self.mean_of))
        if self.deviations is not None:
            require_above(0.0, deviations=self.deviations)


@attrs.frozen(kw_only=True)
class LearnedGoalposts(Params):
    """low below high in both directions."""

    low: End = parameter(
        Text(
            "where the lower end lies: `value`, `quantile`, `mean_of` or `deviations`; else the regions' least value",
            "较低一端的取法：`value`、`quantile`、`mean_of`、`deviations` 之一，或区域最小值",
        ),
        End(),
    )
    high: End = parameter(
        Text(
            "where the upper end lies, likewise; else the regions' greatest value",
            "较高一端的取法，同上，或区域最大值",
        ),
        End(),
    )
    clip: Clip = parameter(WHERE_HELD, "none")
    worst: float = parameter(Text("the score of the worse end", "较差一端的得分"), 0.0)
    best: float = parameter(Text("the score of the better end", "较好一端的得分"), 100.0)

    def check(self) -> None:
        """Refuse stated goalposts in the wrong order, and a scale that would turn the direction round."""
        require_rising(worst=self.worst, best=self.best)
        if self.low.value is not None and self.high.value is not None:
            require_rising(low=self.low.value, high=self.high.value)


def fit_learned(x: Column, params: LearnedGoalposts) -> Reference:
    """The two goalposts of (R,); ends that meet or cross, and fewer values than `mean_of`, are refused: Refusal."""
    values = ordered(x)
    mirrored = np.ascontiguousarray(-values[::-1])
    low, high = _low_end(values, params.low), -_low_end(mirrored, _mirrored(params.high))
    if not low < high:
        raise Refusal(say.LEARNED_NOT_RISING, low=low, high=high)
    return {"low": low + 0.0, "high": high + 0.0}


@finite
def learned_goalposts(x: Column, params: LearnedGoalposts, reference: Reference, direction: int) -> Column:
    """Place between two goalposts that the regions themselves set, beyond the scale outside them unless clipped.

    As `goalposts`, with low and high from the reference. SDSN, Sustainable Development Report, methods: the 2.5th
    percentile is the worst, a target or the mean of the five best the best; Yale, Environmental Performance Index,
    technical appendix: 5th and 95th percentiles; ITU, ICT Development Index: two deviations above the mean.

    >>> known = fit_learned(np.array([1.0, 2.0, 4.0, 6.0]), LearnedGoalposts(high=End(mean_of=2)))
    >>> known, learned_goalposts(np.array([1.0, 3.0]), LearnedGoalposts(), known, 1)
    ({'low': 1.0, 'high': 5.0}, array([ 0., 50.]))
    """
    ends = {"low": float(reference["low"]), "high": float(reference["high"])}
    held = Goalposts(**ends, clip=params.clip, worst=params.worst, best=params.best)
    return goalposts(x, held, {}, direction)


def _possible(reference: Reference, params: LearnedGoalposts) -> Iterator[Text]:
    yield from below(reference, "low", "high")
    yield from stated(reference, "low", params.low.value)
    yield from stated(reference, "high", params.high.value)


def _low_end(values: Column, end: End) -> float:
    """The low end of rising values."""
    if end.value is not None:
        return end.value
    if end.quantile is not None:
        return quantile_of(values, end.quantile / 100.0)
    if end.mean_of is not None:
        if values.size < end.mean_of:
            raise Refusal(say.TOO_FEW_VALUES, found=values.size, needed=end.mean_of)
        return mean_of(values[: end.mean_of])
    if end.deviations is not None:
        differing(values)
        return mean_of(values) - end.deviations * deviation_of(values, 1)
    return float(values[0])


def _mirrored(end: End) -> End:
    """The high end of values as the low end of their negatives."""
    return end if end.value is None else attrs.evolve(end, value=-end.value)


def tell_learned(params: LearnedGoalposts, direction: int) -> Text:
    """Where each end lies, counted from that end, what it scores, and where scores are held."""
    worst, best, end = number(params.worst), number(params.best), held(params.clip, params.worst, params.best)
    at_low, at_high = (worst, best) if direction > 0 else (best, worst)
    low, high = _told_end(params.low, high=False), _told_end(params.high, high=True)
    return Text(
        en=f"Learned goalposts: {at_low} at {low.en}, {at_high} at {high.en}{end.en}",
        zh=f"样本阈值标准化：{low.zh}为 {at_low} 分，{high.zh}为 {at_high} 分{end.zh}",
    )


def _told_end(end: End, high: bool) -> Text:
    """Where an end of the scale lies; low and high are those of the values, whichever of them is the better."""
    side = Text(en="highest", zh="最高") if high else Text(en="lowest", zh="最低")
    if end.value is not None:
        return Text(en="a stated value", zh="给定值")
    if end.quantile is not None:
        share = number(100.0 - end.quantile if high else end.quantile)
        return Text(en=f"percentile {share}", zh=f"第 {share} 百分位数")
    if end.mean_of is not None:
        return Text(
            en=f"the mean of the {end.mean_of} {side.en} values", zh=f"{side.zh}的 {end.mean_of} 个数值的均值"
        )
    if end.deviations is not None:
        many = "" if end.deviations == 1.0 else "s"
        far, way = number(end.deviations), ("above", "加") if high else ("below", "减")
        return Text(en=f"{far} standard deviation{many} {way[0]} the mean", zh=f"均值{way[1]} {far} 个标准差")
    return Text(en=f"the {side.en} value", zh=f"{side.zh}值")


METHODS = (
    Normalizer(
        id="methods.learned_goalposts",
        apply=learned_goalposts,
        fit=fit_learned,
        learns=Learns(
            by=("low", "high"),
            numbers=("low", "high"),
            words={"low": Text("low end", "下端阈值"), "high": Text("high end", "上端阈值")},
            in_unit=("low", "high"),
            check=_possible,
        ),
        params=LearnedGoalposts,
        examples=(
            LearnedGoalposts(),
            LearnedGoalposts(low=End(quantile=5.0), high=End(quantile=5.0), clip="both"),
            LearnedGoalposts(low=End(value=0.0), high=End(mean_of=2)),
            LearnedGoalposts(low=End(deviations=1.0), high=End(deviations=2.0), worst=1.0, best=7.0),
        ),
        formula="[{worst} + ]{best−worst} × ({x} − {low}) ÷ ({high} − {low})",
        falling="[{worst} + ]{best−worst} × ({high} − {x}) ÷ ({high} − {low})",
        source="SDSN, Sustainable Development Report, methods",
        worked=(
            Worked(
                given=((1.0, 2.0, 4.0, 6.0),),
                params=LearnedGoalposts(high=End(mean_of=2)),
                gives=(0.0, 25.0, 75.0, 125.0),
            ),
        ),
        about=Text(
            en="Learned goalposts: each end of the scale at a percentile counted from that end, the mean of the values "
            "nearest to it, deviations beyond the mean, or a value",
            zh="样本阈值标准化：两端阈值各取自该端数起的分位数、最靠近该端的若干数值的均值、均值加减标准差或给定值",
        ),
        tells=tell_learned,
    ),
)
