"""Outlier treatment by skewness and kurtosis: hold the outermost values, then transform if that was not enough.

A treatment: fit(column, params) -> Reference, apply(column, params, reference) -> column; NaN stays NaN.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Column,
    Learns,
    Params,
    Reference,
    Refusal,
    Treatment,
    Worked,
    below,
    kurtosis_of,
    ordered,
    parameter,
    refuse_shapeless,
    require_above,
    require_at_least,
    skewness_of,
)
from dei_methods import sentences as say
from dei_methods.treatments.reshape import (
    BOX_COX,
    LOG_CT,
    LOG_CT_NEG,
    LOG_CT_ORIG,
    LOG_GII,
    NONE,
    TRANSFORMED,
    base,
    reshaped,
    shape_of,
    tail_of,
    transformed_as,
)

_KINDS = {"log_ct": LOG_CT, "log_ct_orig": LOG_CT_ORIG, "log_gii": LOG_GII, "box_cox": BOX_COX}


@attrs.frozen(kw_only=True)
class SkewKurtosis(Params):
    """When a column has outliers, and what is done about them."""

    skewness: float = parameter(
        Text("the absolute skewness below which a column passes", "偏度绝对值低于此值即视为合格"), 2.0
    )
    kurtosis: float = parameter(
        Text("the kurtosis below which a column passes", "峰度低于此值即视为合格"), 3.5
    )
    most: int = parameter(
        Text(
            "at most how many values are held to the next one inward, ties counted, 0 or more; ties may pass it",
            "至多缩尾的数值个数，并列计入，不小于 0；因并列可略超",
        ),
        5,
    )
    fallback: Literal["log_ct", "log_ct_orig", "log_ct_plus", "log_gii", "box_cox", "none"] = parameter(
        Text(
            "the transform of the column as it was, where it does not pass even so",
            "缩尾后仍不合格时，对原列所作的变换",
        ),
        "log_ct",
    )
    combine: bool = parameter(
        Text("whether the fallback transforms the held column instead", "是否改对缩尾后的列作变换"), False
    )
    degree: float = parameter(Text("the exponent of `box_cox`", "`box_cox` 的幂次"), 0.0)
    factor: float = parameter(Text("the factor of `log_gii`", "`log_gii` 的系数"), 1.0)
    forced: bool = parameter(
        Text(
            "whether `most` values are held even if the column passes", "列已合格时是否仍缩尾 `most` 个数值"
        ),
        False,
    )

    def check(self) -> None:
        """Refuse thresholds that nothing is below, and a negative count."""
        require_above(0.0, skewness=self.skewness)
        require_at_least(0.0, most=float(self.most))


def fit_skew_kurtosis(x: Column, params: SkewKurtosis) -> Reference:
    """How (R,) is treated: `high`, `low` where values are held, `transformation`, counts, shapes before and after.

    `winsorised` counts the values held, `winsorised_low` and `winsorised_high` those of each end.

    Values at the current maximum (minimum, where the skewness is negative) are held to the next value inward until
    the column passes or `most` are held. Fewer than four values, values all alike, and a column whose values would
    all be held to one are refused: Refusal.
    """
    values = ordered(x)
    refuse_shapeless(values)
    found = {"transformation": float(NONE), **shape_of(values, "before")}
    held, sides = values, (0, 0)
    if params.forced or not _passes(values, params):
        held, sides = _hold(values, params)
    found |= {
        "winsorised": float(sum(sides)),
        "winsorised_low": float(sides[0]),
        "winsorised_high": float(sides[1]),
    }
    if params.fallback == "none" or params.forced or _passes(held, params):
        return {**found, **_limits(held, sides), **shape_of(held, "after")}
    start = held if params.combine else values
    kind = tail_of(start) if params.fallback == "log_ct_plus" else _KINDS[params.fallback]
    degree = {LOG_GII: params.factor, BOX_COX: params.degree}.get(kind, 0.0)
    found |= {**shape_of(held, "winsorised"), **base(start, kind, degree)}
    limits = _limits(held, sides) if params.combine else {}
    return {**found, **limits, **shape_of(reshaped(start, found), "after")}


def skew_kurtosis(x: Column, params: SkewKurtosis, reference: Reference) -> Column:
    """(R,) held to `low` and `high` and transformed, as its reference says; unchanged where it passed.

    The rule: a column whose absolute skewness is 2 or more with a kurtosis of 3.5 or more has outliers; up to five
    values are winsorised, and beyond that a logarithm is taken. OECD/JRC Handbook (2008), step 4, p. 84;
    Saisana and Saltelli (2012), JRC Statistical Audit of the Global Innovation Index.
    """
    held = x + 0.0
    if "low" in reference:
        held[held < reference["low"]] = reference["low"]
    if "high" in reference:
        held[held > reference["high"]] = reference["high"]
    return held if reference["transformation"] == NONE else reshaped(held, reference)


def _possible(reference: Reference, params: SkewKurtosis) -> Iterator[Text]:
    kinds = {"log_ct_plus": (LOG_CT, LOG_CT_NEG), "none": ()}.get(params.fallback)
    kinds = (_KINDS[params.fallback],) if kinds is None else kinds
    degree = {"log_gii": params.factor, "box_cox": params.degree}.get(params.fallback, 0.0)
    yield from transformed_as(reference, degree, NONE, *kinds)
    if {"low", "high"} <= reference.keys():
        yield from below(reference, "low", "high")
    held = params.combine or reference["transformation"] == NONE
    for end in ("low", "high"):
        count = float(reference.get(f"winsorised_{end}", 1.0 if end in reference else 0.0))
        if (held and count > 0.0) != (end in reference):
            yield Text(en=f"{end} does not go with the values held there", zh=f"{end} 与该端的缩尾个数不符")


def _passes(values: Column, params: SkewKurtosis) -> bool:
    return abs(skewness_of(values)) < params.skewness or kurtosis_of(values) < params.kurtosis


def _hold(values: Column, params: SkewKurtosis) -> tuple[Column, tuple[int, int]]:
    """Rising values with the outermost held, and how many are, at the bottom and at the top."""
    held, below, above = values, 0, 0
    while below + above < params.most and (params.forced or not _passes(held, params)):
        if skewness_of(held) >= 0.0:
            above = values.size - int(np.searchsorted(held, held[-1], side="left"))
        else:
            below = int(np.searchsorted(held, held[0], side="right"))
        if below + above >= values.size:
            raise Refusal(say.HELD_TO_ONE, most=params.most)
        held = np.clip(values, values[below], values[values.size - 1 - above])
        if held[0] == held[-1]:
            raise Refusal(say.HELD_TO_ONE, most=params.most)
    return held, (below, above)


def _limits(held: Column, sides: tuple[int, int]) -> dict[str, float]:
    """The values that the outermost are held to, on the sides where any are."""
    ends = {"low": float(held[0]), "high": float(held[-1])}
    return {name: end for (name, end), count in zip(ends.items(), sides, strict=True) if count}


METHODS = (
    Treatment(
        id="methods.skew_kurtosis",
        apply=skew_kurtosis,
        fit=fit_skew_kurtosis,
        learns=Learns(numbers=("transformation",), words={"transformation": TRANSFORMED}, check=_possible),
        params=SkewKurtosis,
        examples=(
            SkewKurtosis(),
            SkewKurtosis(skewness=0.01, kurtosis=-9.0, most=2, fallback="log_ct_plus", combine=True),
            SkewKurtosis(most=3, forced=True),
        ),
        formula=Text(
            "the outermost values to the next ones, then a logarithm, until the column has no outliers",
            "先将最外侧数值收至相邻数值，再取对数，直至该列没有离群值",
        ),
        source="OECD/JRC Handbook (2008), step 4, p. 84",
        worked=(Worked(given=((1.0, 2.0, 3.0, 4.0, 5.0, 100.0),), gives=(1.0, 2.0, 3.0, 4.0, 5.0, 5.0)),),
        about=Text(
            en="Skewness-kurtosis rule: winsorise the outermost values, then transform if that is not enough",
            zh="偏度—峰度规则：先对离群值缩尾，仍不达标时再作对数或 Box-Cox 变换",
        ),
    ),
)
