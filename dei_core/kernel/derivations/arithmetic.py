"""Indicators derived from other columns: a cell from the cells of the same region.

apply(parts, params) takes (R,) columns in the order that the edition names them and gives (R,);
NaN in any part gives NaN.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.check import Params, finite, refuse_low, refuse_rows, require_parts
from dei_core.kernel.decimals import minus, plus, reckoned
from dei_core.kernel.kinds import Derivation
from dei_core.kernel.method import Column, NoParams, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Ratio(Params):
    """What a quotient is told in."""

    factor: float = parameter(
        Text(
            "what the quotient is multiplied by, such as 10000 for “per 10,000 people”",
            "商所乘的系数，如“每万人”为 10000",
        ),
        1.0,
    )


@finite
def ratio(parts: Sequence[Column], params: Ratio) -> Column:
    """factor a / b; a divisor of 0 is refused: Refusal."""
    result = _quotient(parts)
    result *= params.factor
    return result


@finite
def share(parts: Sequence[Column], params: NoParams) -> Column:
    """100 a / b, a percentage, not held to 0-100; a divisor of 0 is refused: Refusal."""
    result = _quotient(parts)
    result *= 100.0
    return result


@finite
def total(parts: Sequence[Column], params: NoParams) -> Column:
    """a + b + ..., added in the order given, as decimals (see decimals.py)."""
    size = functools.reduce(np.maximum, (np.abs(part) for part in parts))
    return reckoned(functools.reduce(plus, parts[1:], parts[0] + 0.0), size)


@finite
def difference(parts: Sequence[Column], params: NoParams) -> Column:
    """a - b, as decimals (see decimals.py): 0 where the two are equal but for the last units of a double."""
    require_parts(parts, 2)
    return minus(parts[0], parts[1])


def product(parts: Sequence[Column], params: NoParams) -> Column:
    """a b ..., multiplied in the order given."""
    return functools.reduce(_times, parts[1:], parts[0] + 0.0)


@finite
def growth(parts: Sequence[Column], params: NoParams) -> Column:
    """100 (now - before) / before, the rate of growth in percent; `before` at or below 0 is refused: Refusal."""
    require_parts(parts, 2)
    refuse_low(parts[1], 0.0)
    result = difference(parts, params)
    result *= 100.0
    result /= parts[1]
    return result


@finite  # at every step, as an overflow times 0 would end as NaN
def _times(sofar: Column, part: Column) -> Column:
    return sofar * part


def _quotient(parts: Sequence[Column]) -> Column:
    require_parts(parts, 2)
    refuse_rows(parts[1] == 0.0, say.DIVISOR_ZERO)
    return parts[0] / parts[1]


METHODS = (
    Derivation(
        id="ratio",
        apply=ratio,
        params=Ratio,
        formula="factor × a ÷ b",
        worked=(Worked(given=((3.0,), (4.0,)), params=Ratio(factor=10000.0), gives=(7500.0,)),),
        about=Text(en="One column divided by another, times a factor", zh="两列相除并乘以系数"),
    ),
    Derivation(
        id="share",
        apply=share,
        formula="100 × a ÷ b",
        worked=(Worked(given=((3.0,), (4.0,)), gives=(75.0,)),),
        about=Text(en="One column as a percentage of another", zh="占比：一列占另一列的百分比"),
    ),
    Derivation(
        id="sum",
        apply=total,
        formula="a + b + …",
        worked=(Worked(given=((3.0,), (4.0,), (5.0,)), gives=(12.0,)),),
        about=Text(en="The sum of columns", zh="各列之和"),
    ),
    Derivation(
        id="difference",
        apply=difference,
        formula="a − b",
        worked=(Worked(given=((3.0,), (4.0,)), gives=(-1.0,)),),
        about=Text(en="One column less another", zh="两列之差"),
    ),
    Derivation(
        id="product",
        apply=product,
        formula="a × b × …",
        worked=(Worked(given=((3.0,), (4.0,)), gives=(12.0,)),),
        about=Text(en="The product of columns", zh="各列之积"),
    ),
    Derivation(
        id="growth",
        apply=growth,
        formula="100 × (a − b) ÷ b",
        worked=(Worked(given=((110.0,), (100.0,)), gives=(10.0,)),),
        about=Text(en="Growth over an earlier column, in percent", zh="增长率：较前期增长的百分比"),
    ),
)
