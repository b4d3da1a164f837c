"""Transforms of an indicator before it is normalized: the same function for every cell."""

from __future__ import annotations

import math

import attrs
import numpy as np

from dei_core.kernel.check import Params, finite, refuse_low
from dei_core.kernel.kinds import Transform
from dei_core.kernel.method import Column, NoParams, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Shifted(Params):
    """What the value is shifted by."""

    constant: float = parameter(
        Text("what is added to the value before its logarithm is taken", "取对数前加到数值上的常数")
    )


@finite
def log(x: Column, params: NoParams) -> Column:
    """The natural logarithm of (R,); NaN stays NaN; values at or below 0 are refused: Refusal."""
    refuse_low(x, 0.0)
    return np.log(
        np.array(x)
    )  # a copy: numpy's logarithm of a strided array, even of one cell, differs in a bit


@finite
def log1p(x: Column, params: NoParams) -> Column:
    """ln(1 + x) of (R,), for counts that can be 0; values at or below -1 are refused: Refusal."""
    refuse_low(x, -1.0)
    return np.log1p(np.array(x))


@finite
def log_plus(x: Column, params: Shifted) -> Column:
    """ln(x + constant) of (R,), for values that can be 0 or a little below; x + constant at or below 0: Refusal."""
    refuse_low(x, -params.constant)
    return np.log(x + params.constant)


@finite
def reciprocal(x: Column, params: NoParams) -> Column:
    """-1 / x of (R,), which rises with x; NaN stays NaN; values at or below 0 are refused: Refusal.

    Min-max, goalposts and standard scores of it are those of 1 / x with the direction turned round, as indices do
    that invert what is better low (逆指标取倒数).

    >>> reciprocal(np.array([1.0, 4.0]), NoParams())
    array([-1.  , -0.25])
    """
    refuse_low(x, 0.0)
    return -1.0 / x


METHODS = (
    Transform(
        id="log",
        apply=log,
        back=math.exp,
        formula="ln({x})",
        worked=(Worked(given=((1.0, 10.0),), gives=(0.0, 2.302585093)),),
        about=Text(en="Natural logarithm", zh="取自然对数"),
    ),
    Transform(
        id="log1p",
        apply=log1p,
        back=math.expm1,
        formula="ln(1 + {x})",
        worked=(Worked(given=((0.0, 9.0),), gives=(0.0, 2.302585093)),),
        about=Text(en="Natural logarithm of one plus the value", zh="加 1 后取自然对数"),
    ),
    Transform(
        id="log_plus",
        apply=log_plus,
        params=Shifted,
        examples=(Shifted(constant=0.01), Shifted(constant=50.0)),
        formula="ln(x + constant)",
        worked=(Worked(given=((0.0, 9.0),), params=Shifted(constant=1.0), gives=(0.0, 2.302585093)),),
        about=Text(en="Natural logarithm of the value plus a constant", zh="加给定常数后取自然对数"),
    ),
    Transform(
        id="reciprocal",
        apply=reciprocal,
        formula="−1 ÷ x",
        worked=(Worked(given=((1.0, 4.0),), gives=(-1.0, -0.25)),),
        about=Text(
            en="Negative reciprocal: one over the value, in the same order", zh="取负倒数：倒数变换，次序不变"
        ),
    ),
)
