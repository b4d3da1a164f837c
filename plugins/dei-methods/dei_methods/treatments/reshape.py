"""Transformations that pull in a long tail, fitted to the extremes of a column; they never turn an order round.

A treatment: fit(column, params) -> Reference, apply(column, params, reference) -> column; NaN stays NaN. Unlike
the transforms of an indicator (transform.py) they depend on the regions' extremes, and what they did is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    ENDS,
    NEEDED,
    Column,
    Learns,
    Method,
    Params,
    Reference,
    Refusal,
    Treatment,
    Worked,
    above_zero,
    below,
    differing,
    finite,
    kurtosis_of,
    one_of,
    ordered,
    parameter,
    refuse_rows,
    refuse_shapeless,
    skewness_of,
    stated,
    width,
)
from dei_methods import sentences as say

NONE, LOG_CT, LOG_CT_ORIG, LOG_CT_NEG, LOG_GII, BOX_COX = range(6)
"""What a reference says of itself as `transformation`; it holds numbers only."""

_EDGE = 0.01
"""The share of the range that lies between the outermost value and the pole of the logarithm."""

TRANSFORMED = Text("which transform was taken, by its code", "所作变换的代码")
"""How people call the entry `transformation`."""


@attrs.frozen(kw_only=True)
class Reshape(Params):
    """No choices."""


@attrs.frozen(kw_only=True)
class BoxCox(Params):
    """The power."""

    degree: float = parameter(
        Text(
            "the exponent, often called λ; 0 is the logarithm and 1 changes nothing",
            "幂次，常记作 λ；0 为对数，1 为不变换",
        ),
        0.0,
    )


@attrs.frozen(kw_only=True)
class LogGII(Params):
    """The scale of the maximum."""

    factor: float = parameter(
        Text("what the maximum is multiplied by, to bring it well above 1", "最大值所乘的系数，使其远大于 1"),
        1.0,
    )


def fit_log_ct(x: Column, params: object) -> Reference:
    """Extremes and shape of (R,); fewer than two values, or all alike, are refused: Refusal."""
    return _fitted(x, LOG_CT)


def fit_log_ct_orig(x: Column, params: object) -> Reference:
    """As for `log_ct`."""
    return _fitted(x, LOG_CT_ORIG)


def fit_log_ct_plus(x: Column, params: object) -> Reference:
    """As for `log_ct`, of at least four values; a tail to the left is transformed from the other side."""
    return _fitted(x, tail_of(ordered(x)))


def fit_log_gii(x: Column, params: LogGII) -> Reference:
    """As for `log_ct`; a maximum times the factor that is not above 1 is refused: Refusal."""
    return _fitted(x, LOG_GII, params.factor)


def fit_box_cox(x: Column, params: BoxCox) -> Reference:
    """As for `log_ct`."""
    return _fitted(x, BOX_COX, params.degree)


def tail_of(values: Column) -> int:
    """The logarithm that pulls in the longer tail of rising values."""
    refuse_shapeless(values)
    return LOG_CT if skewness_of(values) > 0.0 else LOG_CT_NEG


def apply_fitted(x: Column, params: object, reference: Reference) -> Column:
    """(R,) transformed as its reference says; under a frozen one, a value beyond its pole is refused: Refusal.

    With minimum m, maximum M and range r: `log_ct` ln(x - m + r/100); `log_ct_orig` ln(x - m + 1); `log_ct_plus`
    ln(x - m + r/100) for a positive skewness, else -ln(M + r/100 - x); `log_gii` ln((f M - 1) (x - m) / r + 1);
    `box_cox` ((x - m + 1)^d - 1) / d, ln(x - m + 1) for d = 0.
    OECD/JRC COIN Tool (log_ct); Global Innovation Index, appendix I, technical notes (log_gii);
    Box and Cox (1964), Journal of the Royal Statistical Society B 26(2).
    """
    return reshaped(x, reference)


@finite
def reshaped(x: Column, reference: Reference) -> Column:
    """(R,) under the transformation, the extremes and the degree or factor that a reference holds."""
    kind = int(reference["transformation"])
    low, high = float(reference["minimum"]), float(reference["maximum"])
    degree = float(reference.get("degree", 0.0))
    edge = _EDGE * width(low, high)
    if kind == LOG_CT_NEG:
        return -_log(high + edge - x)
    if kind == LOG_GII:
        return _log((x - low) * ((high * degree - 1.0) / width(low, high)) + 1.0)
    if kind == BOX_COX and degree != 0.0:
        return _power(x - low + 1.0, degree)
    return _log(x - low + (edge if kind == LOG_CT else 1.0))


def shape_of(values: Column, when: str) -> dict[str, float]:
    """Skewness and kurtosis of rising values, named for the moment they are taken at; none of fewer than four."""
    if values.size < NEEDED:
        return {}
    return {f"skewness_{when}": skewness_of(values), f"kurtosis_{when}": kurtosis_of(values)}


def base(values: Column, kind: int, degree: float = 0.0) -> dict[str, float]:
    """What `reshaped` needs to know of rising values."""
    low, high = float(values[0]), float(values[-1])
    if kind == LOG_GII and not high * degree > 1.0:
        raise Refusal(say.MAXIMUM_TOO_LOW, maximum=high, factor=degree)
    return {"transformation": float(kind), "minimum": low, "maximum": high, "degree": degree}


def _fitted(x: Column, kind: int, degree: float = 0.0) -> Reference:
    differing(x)
    values = ordered(x)
    found = {**shape_of(values, "before"), **base(values, kind, degree)}
    return {**found, **shape_of(reshaped(values, found), "after")}


def _log(x: Column) -> Column:
    refuse_rows(x <= 0.0, say.BEYOND_POLE)
    return np.log(np.array(x))  # a copy: numpy's logarithm of a strided array differs in a bit


def _power(x: Column, degree: float) -> Column:
    refuse_rows(x <= 0.0, say.BEYOND_POLE)
    # not x**degree - 1, which would lose the digits of what is small
    return np.expm1(degree * np.log(np.array(x))) / degree


def transformed_as(reference: Reference, degree: float, *kinds: int) -> Iterator[Text]:
    """Why a reference is none of some transformations, with this degree or factor."""
    yield from one_of(reference, "transformation", *map(float, kinds))
    if reference["transformation"] != NONE:
        lacking = [name for name in ("minimum", "maximum") if name not in reference]
        yield from (Text(en=f"{name} is missing", zh=f"缺少 {name}") for name in lacking)
        if not lacking:
            yield from below(reference, "minimum", "maximum")
            yield from stated({"degree": 0.0, **reference}, "degree", degree)
    if reference["transformation"] == LOG_GII and "maximum" in reference:
        above_one = {"maximum × degree - 1": float(reference["maximum"]) * degree - 1.0}
        yield from above_zero(above_one, *above_one)


def _method(
    id: str,
    fit: Any,
    params: type[Any],
    en: str,
    zh: str,
    *kinds: int,
    degree: str | None = None,
    **said: Any,
) -> Method:
    return Treatment(
        id=id,
        apply=apply_fitted,
        fit=fit,
        learns=Learns(
            numbers=("transformation", "minimum", "maximum"),
            words={**ENDS, "transformation": TRANSFORMED},
            check=lambda reference, given: transformed_as(
                reference, 0.0 if degree is None else getattr(given, degree), *kinds
            ),
        ),
        params=params,
        about=Text(en=en, zh=zh),
        **said,
    )


METHODS: tuple[Method, ...] = (
    _method(
        "methods.log_ct",
        fit_log_ct,
        Reshape,
        "Logarithm above the minimum, a hundredth of the range away from it",
        "对数变换（COIN Tool）：以最小值为基准，加极差的 1% 后取对数",
        LOG_CT,
        formula="ln(x − min + 0.01 × (max − min))",
        source="OECD/JRC COIN Tool (log_ct)",
        worked=(Worked(given=((0.0, 100.0),), gives=(0.0, 4.615120517)),),
    ),
    _method(
        "methods.log_ct_orig",
        fit_log_ct_orig,
        Reshape,
        "Logarithm of one plus the distance from the minimum",
        "对数变换：与最小值之差加 1 后取对数",
        LOG_CT_ORIG,
        formula="ln(x − min + 1)",
        worked=(Worked(given=((0.0, 9.0),), gives=(0.0, 2.302585093)),),
    ),
    _method(
        "methods.log_ct_plus",
        fit_log_ct_plus,
        Reshape,
        "Logarithm from the side of the shorter tail, so that either tail is pulled in",
        "双侧对数变换：按偏态方向自较短尾一侧取对数，左偏、右偏均可收敛",
        LOG_CT,
        LOG_CT_NEG,
        formula=Text(
            "ln(x − min + 0.01 × (max − min)), or −ln of the mirrored values where the skew is negative",
            "ln(x − min + 0.01 × (max − min))；左偏时对镜像数值取 −ln",
        ),
        worked=(Worked(given=((0.0, 1.0, 2.0, 100.0),), gives=(0.0, 0.693147181, 1.098612289, 4.615120517)),),
    ),
    _method(
        "methods.log_gii",
        fit_log_gii,
        LogGII,
        "Logarithm of the Global Innovation Index, between the minimum and a scaled maximum",
        "全球创新指数对数变换：在最小值与缩放后的最大值之间取对数",
        LOG_GII,
        degree="factor",
        formula="ln((max × factor − 1) × (x − min) ÷ (max − min) + 1)",
        source="Global Innovation Index, appendix I, technical notes",
        worked=(Worked(given=((0.0, 50.0, 100.0),), gives=(0.0, 3.921973336, 4.605170186)),),
    ),
    _method(
        "methods.box_cox",
        fit_box_cox,
        BoxCox,
        "Box-Cox power of one plus the distance from the minimum",
        "Box-Cox 变换：对与最小值之差加 1 后作幂变换",
        BOX_COX,
        degree="degree",
        formula=Text(
            "((x − min + 1)^degree − 1) ÷ degree, the logarithm for degree 0",
            "((x − min + 1)^degree − 1) ÷ degree，degree 为 0 时取对数",
        ),
        source="Box and Cox (1964), Journal of the Royal Statistical Society B 26(2)",
        worked=(Worked(given=((0.0, 3.0),), gives=(0.0, 1.386294361)),),
    ),
)
