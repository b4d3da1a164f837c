"""Efficacy functions (功效系数法): base score at the unallowed value, full marks at the satisfactory."""

from __future__ import annotations

import math

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Column,
    Normalizer,
    Params,
    Reference,
    Refusal,
    Tells,
    Worked,
    finite,
    number,
    parameter,
    refuse_low,
    require_above,
    sense,
    way,
    width,
)
from dei_core.plugin import messages as say


@attrs.frozen(kw_only=True)
class Efficacy(Params):
    """Where lower is better, satisfactory is the smaller of the two."""

    unallowed: float = parameter(
        Text("the value that earns the base score", "得基础分的数值（不允许值）"), in_unit=True
    )
    satisfactory: float = parameter(
        Text(
            "the value that earns full marks, base + span", "得满分（基础分与分值跨度之和）的数值（满意值）"
        ),
        in_unit=True,
    )
    base: float = parameter(Text("the score of the unallowed value", "不允许值的得分（基础分）"), 60.0)
    span: float = parameter(
        Text("the score points between the two values, above 0", "不允许值与满意值之间的分数，大于 0"), 40.0
    )

    def check(self) -> None:
        """Refuse equal values and a span that would turn the direction round."""
        require_above(0.0, span=self.span)
        if self.unallowed == self.satisfactory:
            raise Refusal(say.GOALPOSTS_EQUAL, value=self.unallowed)
        width(self.unallowed, self.satisfactory)


@attrs.frozen(kw_only=True)
class LogEfficacy(Efficacy):
    """As for the linear function; both values above 0."""

    def check(self) -> None:
        """Refuse values without a logarithm, or with the same one."""
        require_above(0.0, span=self.span, unallowed=self.unallowed, satisfactory=self.satisfactory)
        if math.log(self.unallowed) == math.log(self.satisfactory):
            raise Refusal(say.GOALPOSTS_EQUAL, value=self.unallowed)


@attrs.frozen(kw_only=True)
class ExponentialEfficacy(Efficacy):
    """As for the linear function; a base above 0, as full marks are a multiple of it."""

    def check(self) -> None:
        """Refuse what the linear function refuses, and a base that cannot grow."""
        Efficacy.check(self)
        require_above(0.0, base=self.base)


@finite
def efficacy_linear(x: Column, params: Efficacy, reference: Reference, direction: int) -> Column:
    """base + span (x - unallowed) / (satisfactory - unallowed), not held at either end.

    A satisfactory value that is the worse one for the direction is refused: Refusal.
    The textbook form of 功效系数法; its exam item: x = 5.81 between 6 and 12 gives 58.73.
    """
    score = _way(x, params, direction)
    score *= params.span
    score += params.base
    return score


@finite
def efficacy_log(x: Column, params: LogEfficacy, reference: Reference, direction: int) -> Column:
    """base + span (ln x - ln unallowed) / (ln satisfactory - ln unallowed); x at or below 0 is refused.

    Peking University Digital Financial Inclusion Index of China (base 0, span 100).
    """
    _agree(params, direction)
    refuse_low(x, 0.0)
    low = math.log(params.unallowed)
    score = np.log(np.array(x))  # a copy, as numpy's logarithm of a strided array differs in the last bit
    score -= low
    score /= math.log(params.satisfactory) - low
    score *= params.span
    score += params.base
    return score


@finite
def efficacy_exponential(
    x: Column, params: ExponentialEfficacy, reference: Reference, direction: int
) -> Column:
    """base exp(B (x - unallowed) / (satisfactory - unallowed)), B = ln((base + span) / base): convex.

    With base 60 and span 40, halfway earns 77.4597.
    """
    score = _way(x, params, direction)
    score *= math.log((params.base + params.span) / params.base)
    np.exp(score, out=score)
    score *= params.base
    return score


def _way(x: Column, params: Efficacy, direction: int) -> Column:
    """The part of the way from unallowed (0) to satisfactory (1): a fresh, contiguous array."""
    _agree(params, direction)
    return way(x, params.unallowed, params.satisfactory)


def _agree(params: Efficacy, direction: int) -> None:
    if (params.satisfactory > params.unallowed) != (direction > 0):
        raise Refusal(
            say.GOALPOSTS_AGAINST_DIRECTION,
            sense=sense(direction),
            unallowed=params.unallowed,
            satisfactory=params.satisfactory,
        )


def _telling(en: str, zh: str) -> Tells:
    """A sentence with the scores of the two values in its blanks."""

    def told(params: Efficacy, direction: int) -> Text:
        ends = {"base": number(params.base), "full": number(params.base + params.span)}
        return Text(en=en.format(**ends), zh=zh.format(**ends))

    return told


METHODS = (
    Normalizer(
        id="methods.efficacy_linear",
        apply=efficacy_linear,
        params=Efficacy,
        examples=(Efficacy(unallowed=1.0, satisfactory=100.0),),
        formula="{base} + {span} × ({x} − {unallowed}) ÷ ({satisfactory} − {unallowed})",
        worked=(
            Worked(
                given=((6.0, 9.0, 12.0),),
                params=Efficacy(unallowed=6.0, satisfactory=12.0),
                gives=(60.0, 80.0, 100.0),
            ),
        ),
        about=Text(
            en="Linear efficacy function: 60 at the unallowed value, 100 at the satisfactory one",
            zh="功效系数法（线性）：不允许值得 60 分，满意值得 100 分",
        ),
        tells=_telling(
            "Linear efficacy function: {base} at the unallowed value, {full} at the satisfactory one",
            "功效系数法（线性）：不允许值得 {base} 分，满意值得 {full} 分",
        ),
    ),
    Normalizer(
        id="methods.efficacy_log",
        apply=efficacy_log,
        params=LogEfficacy,
        examples=(LogEfficacy(unallowed=1.0, satisfactory=100.0),),
        formula="{base} + {span} × (ln({x}) − ln({unallowed})) ÷ (ln({satisfactory}) − ln({unallowed}))",
        worked=(
            Worked(
                given=((1.0, 10.0, 100.0),),
                params=LogEfficacy(unallowed=1.0, satisfactory=100.0),
                gives=(60.0, 80.0, 100.0),
            ),
        ),
        about=Text(
            en="Logarithmic efficacy function: equal ratios earn equal points",
            zh="对数型功效函数：等比变化取得等量分值",
        ),
        tells=_telling(
            "Logarithmic efficacy function: equal ratios earn equal points, "
            "{base} at the unallowed value and {full} at the satisfactory one",
            "对数型功效函数：等比变化取得等量分值，不允许值得 {base} 分，满意值得 {full} 分",
        ),
    ),
    Normalizer(
        id="methods.efficacy_exponential",
        apply=efficacy_exponential,
        params=ExponentialEfficacy,
        examples=(ExponentialEfficacy(unallowed=1.0, satisfactory=100.0),),
        formula="{base} × exp(ln({base+span} ÷ {base}) × ({x} − {unallowed}) ÷ ({satisfactory} − {unallowed}))",
        worked=(
            Worked(
                given=((0.0, 1.0, 2.0),),
                params=ExponentialEfficacy(unallowed=0.0, satisfactory=2.0, base=25.0, span=75.0),
                gives=(25.0, 50.0, 100.0),
            ),
        ),
        about=Text(
            en="Exponential efficacy function: equal steps earn ever more towards the satisfactory value",
            zh="指数型功效函数：越接近满意值，单位变化取得的分值越高",
        ),
        tells=_telling(
            "Exponential efficacy function: equal steps earn ever more towards the satisfactory value, "
            "{base} at the unallowed value and {full} at the satisfactory one",
            "指数型功效函数：越接近满意值，单位变化取得的分值越高，不允许值得 {base} 分，满意值得 {full} 分",
        ),
    ),
)
