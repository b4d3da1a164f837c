"""The Mazziotta-Pareto index: a mean less a penalty for imbalance, and the scale of its adjusted form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs

from dei_core import Text
from dei_core.plugin import (
    ENDS,
    REFERENCE,
    Aggregator,
    Column,
    Learns,
    Normalizer,
    Params,
    Reference,
    Worked,
    available,
    below,
    differing,
    finite,
    mean_of,
    minus,
    number,
    parameter,
    require_above,
    stated,
    width,
)
from dei_methods.aggregators.balance import attribute_balance, balance


@attrs.frozen(kw_only=True)
class AdjustedMpi(Params):
    """What scores 100, and how far the scale goes."""

    reference: float | None = parameter(
        Text(
            "the value that scores 100, such as a base year's average; the column's mean where left out",
            "得 100 分的数值，如基期均值；省略时为该列均值",
        ),
        None,
        in_unit=True,
    )
    span: float = parameter(
        Text("the score points between the least and the greatest value", "最小值与最大值之间的分数"), 60.0
    )

    def check(self) -> None:
        """Refuse a span that would turn the direction round or flatten all scores."""
        require_above(0.0, span=self.span)


@attrs.frozen(kw_only=True)
class MazziottaPareto(Params):
    """Which way imbalance goes."""

    penalty: Literal["negative", "positive"] = parameter(
        Text(
            "whether imbalance lowers the score (negative, where higher is better) or raises it (positive)",
            "不均衡使得分降低（negative，得分越高越好时）或升高（positive）",
        ),
        "negative",
    )

    @property
    def strength(self) -> float:
        """What `balance` calls it."""
        return 1.0 if self.penalty == "negative" else -1.0


def fit_adjusted_mpi(x: Column, params: AdjustedMpi) -> Reference:
    """Minimum, maximum and reference of (R,); fewer than two values, or all alike, are refused: Refusal."""
    low, high = differing(x)
    centre = mean_of(available(x)) if params.reference is None else params.reference
    return {"minimum": low, "maximum": high, "reference": centre}


def _possible(reference: Reference, params: AdjustedMpi) -> Iterator[Text]:
    yield from below(reference, "minimum", "maximum")
    yield from stated(reference, "reference", params.reference)
    if params.reference is None:
        yield from below(reference, "minimum", "reference", equal=True)
        yield from below(reference, "reference", "maximum", equal=True)


@finite
def adjusted_mpi(x: Column, params: AdjustedMpi, reference: Reference, direction: int) -> Column:
    """100 at the reference value, `span` points from the least to the greatest value: about 70 to 130.

    100 + span (x - reference) / (maximum - minimum); 100 - span (...) where lower is better. The same as goalposts
    half the range either side of the reference, scored from 70 to 130.
    Mazziotta and Pareto (2016), Social Indicators Research 127(3), 983-1003.
    """
    score = minus(x, float(reference["reference"]))
    score /= width(float(reference["minimum"]), float(reference["maximum"]))
    score *= direction * params.span
    score += 100.0
    return score


def tell_adjusted(params: AdjustedMpi, direction: int) -> Text:
    """What scores 100, how many points the range has, and whether scores rise with the values."""
    span, stated = number(params.span), params.reference is not None
    en, zh = ("a stated value", "给定值") if stated else ("the regions' mean", "区域均值")
    down_en, down_zh = ("", "") if direction > 0 else (", falling as values rise", "，数值越高得分越低")
    return Text(
        en=f"Adjusted Mazziotta-Pareto scale: 100 at {en}, {span} points over the range{down_en}",
        zh=f"调整的 Mazziotta-Pareto 标准化：{zh}得 100 分，极差对应 {span} 分{down_zh}",
    )


def tell_mazziotta(params: MazziottaPareto, direction: int) -> Text:
    """Which way imbalance counts."""
    en, zh = ("less", "减去") if params.penalty == "negative" else ("plus", "加上")
    return Text(
        en=f"Mazziotta-Pareto index: the mean {en} its product with the squared variation of the scores",
        zh=f"Mazziotta-Pareto 指数：均值{zh}变异系数与标准差之积",
    )


METHODS = (
    Normalizer(
        id="methods.adjusted_mpi",
        apply=adjusted_mpi,
        fit=fit_adjusted_mpi,
        learns=Learns(
            by=("reference",),
            numbers=("minimum", "maximum", "reference"),
            words={**ENDS, **REFERENCE},
            in_unit=("minimum", "maximum"),
            check=_possible,
        ),
        params=AdjustedMpi,
        formula="100 + {span} × ({x} − {reference}) ÷ ({maximum} − {minimum})",
        falling="100 − {span} × ({x} − {reference}) ÷ ({maximum} − {minimum})",
        symbols={"minimum": "min", "maximum": "max"},
        source="Mazziotta and Pareto (2016), Social Indicators Research 127(3), 983-1003",
        worked=(Worked(given=((0.0, 5.0, 10.0),), gives=(70.0, 100.0, 130.0)),),
        about=Text(
            en="Adjusted Mazziotta-Pareto scale: 100 at a reference value, 60 points over the range",
            zh="调整的 Mazziotta-Pareto 标准化：参照值得 100 分，极差对应 60 分",
        ),
        tells=tell_adjusted,
    ),
    Aggregator(
        id="methods.mazziotta_pareto",
        apply=balance,
        attribute=attribute_balance,
        params=MazziottaPareto,
        examples=(MazziottaPareto(), MazziottaPareto(penalty="positive")),
        formula=Text(
            "M − S cv, of M the mean, S the deviation and cv = S ÷ M; M + S cv for a positive penalty",
            "M − S cv，M 为均值，S 为标准差，cv = S ÷ M；penalty 为 positive 时为 M + S cv",
        ),
        source="De Muro, Mazziotta and Pareto (2011), Social Indicators Research 104(1), 1-18",
        worked=(Worked(given=((40.0,), (60.0,)), gives=(48.0,)),),
        about=Text(
            en="Mazziotta-Pareto index: the mean less (or plus) its product with the squared variation of the scores",
            zh="Mazziotta-Pareto 指数：均值减去（或加上）变异系数与标准差之积",
        ),
        tells=tell_mazziotta,
    ),
)
