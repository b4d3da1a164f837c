"""Derivations by formulas with stated numbers: linear combinations and exponentials.

apply(parts, params) as in derivation.py; NaN in any part gives NaN.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import attrs
import numpy as np

from dei_core.kernel.check import Params, finite, require_parts
from dei_core.kernel.decimals import plus
from dei_core.kernel.kinds import Derivation
from dei_core.kernel.method import Column, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class LinearFormula(Params):
    """One coefficient a part."""

    coefficients: tuple[float, ...] = parameter(
        Text("what each part is multiplied by, in their order", "各列所乘的系数，按列的次序")
    )
    constant: float = parameter(Text("what is added to the sum", "加到总和上的常数"), 0.0)


@finite
def linear(parts: Sequence[Column], params: LinearFormula) -> Column:
    """constant + sum_k c_k x_k, added in the order given; another number of coefficients than of parts: Refusal.

    >>> linear([np.array([3.0]), np.array([1.0])], LinearFormula(coefficients=(2.0, -1.0), constant=10.0))
    array([15.])
    """
    require_parts(parts, len(params.coefficients))
    terms = (factor * part for factor, part in zip(params.coefficients, parts, strict=True))
    return functools.reduce(plus, terms, np.full(parts[0].shape, params.constant))


@finite
def exponential(parts: Sequence[Column], params: LinearFormula) -> Column:
    """exp(constant + sum_k c_k x_k); another number of coefficients than of parts: Refusal.

    World Bank, Human Capital Index: productivity by years of schooling, exp(0.08 (years - 14)).

    >>> exponential([np.array([14.0])], LinearFormula(coefficients=(0.08,), constant=-1.12)).round(12)
    array([1.])
    """
    return np.exp(linear(parts, params))


METHODS = (
    Derivation(
        id="linear",
        apply=linear,
        params=LinearFormula,
        examples=(LinearFormula(coefficients=(2.0, -1.0), constant=10.0),),
        formula="constant + Σ c_k x_k",
        symbols={"coefficients": "c_k"},
        worked=(
            Worked(
                given=((3.0,), (1.0,)),
                params=LinearFormula(coefficients=(2.0, -1.0), constant=10.0),
                gives=(15.0,),
            ),
        ),
        about=Text(
            en="Linear combination of columns, and a constant", zh="线性组合：各列乘以给定系数相加，再加常数"
        ),
    ),
    Derivation(
        id="exponential",
        apply=exponential,
        params=LinearFormula,
        examples=(LinearFormula(coefficients=(0.08,), constant=-1.12),),
        formula="exp(constant + Σ c_k x_k)",
        symbols={"coefficients": "c_k"},
        source="World Bank, Human Capital Index (productivity by years of schooling)",
        worked=(
            Worked(
                given=((14.0, 4.0),),
                params=LinearFormula(coefficients=(0.08,), constant=-1.12),
                gives=(1.0, 0.449328964),
            ),
        ),
        about=Text(
            en="Exponential of a linear combination of columns", zh="指数函数：对各列的线性组合取自然指数"
        ),
    ),
)
