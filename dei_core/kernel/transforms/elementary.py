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
def asinh(x: Column, params: NoParams) -> Column:
    """ln(x + sqrt(x^2 + 1)) of (R,): as a logarithm far from 0 on both sides of it, as x itself near 0; NaN stays NaN.

    For amounts that can be 0 or negative, such as balances and net flows.
    Burbidge, Magee and Robb (1988), JASA 83(401), alternative transformations to handle extreme values.

    >>> asinh(np.array([-10.0, 0.0, 10.0]), NoParams()).round(6)
    array([-2.998223,  0.      ,  2.998223])
    """
    return np.arcsinh(np.array(x))


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
        id="asinh",
        apply=asinh,
        back=math.sinh,
        formula="ln(x + √(x² + 1))",
        worked=(Worked(given=((0.0, 0.75, -0.75),), gives=(0.0, 0.693147181, -0.693147181)),),
        about=Text(en="Inverse hyperbolic sine", zh="取反双曲正弦"),
        source="Burbidge, Magee and Robb (1988), JASA 83(401)",
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
