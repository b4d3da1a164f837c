"""Weights that give the children of a node stated shares of correlation with its score, or as much as there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Text
from dei_core.plugin import (
    Column,
    Params,
    Part,
    Refusal,
    Weigher,
    Weighing,
    Worked,
    parameter,
    require_above,
)
from dei_methods import messages as say

Matrix = npt.NDArray[np.float64]
_REACHED = 1e-9
_STEPS = 2000
_MOST = 1e140
_WIDTHS = (1.0, -0.5, 0.5, -0.25, 0.25, 0.1, -0.1, 0.05)
"""The sides of the simplices that a search starts with, as shares of the weights: rank correlations move in steps."""


_CORRELATION = Text(
    "which correlation: Pearson's or Spearman's", "所用的相关系数：皮尔逊（pearson）或斯皮尔曼（spearman）"
)


@attrs.frozen(kw_only=True)
class Balanced(Params):
    """What each child is meant to carry."""

    target: tuple[float, ...] | None = parameter(
        Text(
            "the shares of correlation, in the order of the node; equal ones where left out",
            "各下级项的相关性份额，按节点内次序；省略时均等",
        ),
        None,
    )
    correlation: Literal["pearson", "spearman"] = parameter(_CORRELATION, "pearson")

    def check(self) -> None:
        """Refuse shares that are not above 0."""
        require_above(0.0, **{f"target[{place}]": share for place, share in enumerate(self.target or ())})


@attrs.frozen(kw_only=True)
class Infomax(Params):
    """The correlation that is made greatest."""

    correlation: Literal["pearson", "spearman"] = parameter(_CORRELATION, "pearson")


def correlation_balance(children: Sequence[Column], params: Balanced) -> Weighing:
    """Weights under which the correlations of the children with the node's score stand in the stated proportions.

    For Pearson in closed form, w_k in proportion to (R^-1 t)_k / s_k with correlations R, standard deviations s and
    shares t; where that would make a weight negative, and for Spearman, the weights of 0 or more whose correlations
    come nearest, by a search from the closed form. A balance that is not reached is noted as a warning.
    Fewer than three regions and a child with one value alone are refused: Refusal. Diagnostics: `correlation` (K,)
    and `apart`, the root mean square distance from the shares.
    Becker, Saisana, Paruolo and Vandecasteele (2017), Ecological Indicators 80, 12-22.
    """
    rows, _ = _rows(children)
    count = len(rows)
    wanted = np.ones(count) if params.target is None else np.array(params.target)
    if wanted.size != count:
        raise Refusal(say.TARGETS_COUNT, found=wanted.size, children=count)
    wanted = wanted / wanted.sum()
    weights = exact_balance(rows, wanted)
    measure = _MEASURES[params.correlation]

    def apart(tried: Column) -> float:
        found = measure(rows, tried)
        return float(np.sqrt(np.mean((wanted - found / found.sum()) ** 2)))

    if (weights < 0.0).any() or params.correlation == "spearman":
        weights = searched(apart, np.maximum(weights, 0.0) + 1e-3 / count)
    reached = apart(weights)
    tolerance = _REACHED if params.correlation == "pearson" else 0.5 / children[0].size
    notes = () if reached < tolerance else ((say.BALANCE_NOT_REACHED, {"apart": f"{reached:.4f}"}),)
    by_child = {"correlation": measure(rows, weights)}
    return Weighing(weights=weights, by_child=by_child, diagnostics={"apart": reached}, notes=notes)


def exact_balance(rows: Matrix, wanted: Column) -> Column:
    """The weights, summing to 1, under which Pearson correlations stand in the wanted proportions.

    rows: (K, n); wanted: (K,). Some of the weights may be negative.
    """
    found = np.linalg.lstsq(np.corrcoef(rows), wanted, rcond=None)[0] / rows.std(axis=1, ddof=1)
    weights: Column = found / found.sum()
    return weights


def infomax(children: Sequence[Column], params: Infomax) -> Weighing:
    """Weights under which the correlations of the children with the node's score have the greatest sum.

    For Pearson in closed form: w_k in proportion to 1 / s_k, the standard deviation, whatever the correlations are, by
    the Cauchy-Schwarz inequality. For Spearman by a search from there. Refusals and `correlation` as for the balance.
    Becker et al. (2017), as above.
    """
    rows, deviation = _rows(children)
    weights = (1.0 / deviation) / (1.0 / deviation).sum()
    measure = _MEASURES[params.correlation]
    if params.correlation == "spearman":
        weights = searched(lambda tried: -float(measure(rows, tried).sum()), weights)
    return Weighing(weights=weights, by_child={"correlation": measure(rows, weights)})


def searched(worse: Callable[[Column], float], start: Column) -> Column:
    """Weights of 0 or more, summing to 1, that make a function small: downhill simplex from a start, then again.

    Nelder and Mead (1965), The Computer Journal 7(4). Never worse than the start, but not sure to be the best there is.
    """
    from scipy.optimize import minimize

    def scaled(tried: Column) -> Column:
        size = np.abs(tried)
        total = float(size.sum())
        return size / total if total > 0.0 else np.full(tried.size, 1.0 / tried.size)

    best = scaled(start)
    options = {"maxiter": _STEPS, "maxfev": _STEPS, "xatol": 1e-12, "fatol": 1e-15}
    for width in _WIDTHS:
        corners = np.vstack(
            [best, best + width * np.eye(best.size) * np.where(best > 0.0, best, 1.0 / best.size)]
        )
        found = minimize(
            lambda tried: worse(scaled(tried)),
            best,
            method="Nelder-Mead",
            options={**options, "initial_simplex": corners},
        )
        if worse(scaled(found.x)) < worse(best):
            best = scaled(found.x)
    return best


def _rows(children: Sequence[Column]) -> tuple[Matrix, Column]:
    """(K, n) scores and (K,) deviations, the regions in an order that only the scores decide.

    Sums and searches move their last digits, and a search its way, with the order: in one order there is one answer.
    """
    rows = np.array(children) + 0.0  # -0.0 and 0.0 are one score
    rows = rows[:, np.lexsort(rows)]
    if rows.shape[1] < 3:
        raise Refusal(say.TOO_FEW_ROWS, found=rows.shape[1], needed=3)
    if not float(np.abs(rows).max()) < _MOST:
        raise Refusal(say.SCORES_TOO_LARGE, value=float(np.abs(rows).max()), most=_MOST)
    for child in np.flatnonzero(rows.max(axis=1) == rows.min(axis=1)).tolist():
        raise Refusal(say.CHILD_CONSTANT, child=Part(child), value=float(rows[child, 0]))
    return rows, rows.std(axis=1, ddof=1)


def _pearson(rows: Matrix, weights: Column) -> Column:
    return _correlated(rows, weights @ rows)


def _spearman(rows: Matrix, weights: Column) -> Column:
    return rank_correlations(rows, weights @ rows)


def rank_correlations(rows: Matrix, score: Column) -> Column:
    """Spearman's correlation of each of (K, n) rows with (n,) scores; equal values share the mean of their ranks."""
    return _correlated(np.array([_ranks(row) for row in rows]), _ranks(score))


def _correlated(rows: Matrix, score: Column) -> Column:
    apart = rows - rows.mean(axis=1, keepdims=True)
    score = score - score.mean()
    length = np.sqrt((apart * apart).sum(axis=1) * (score @ score))
    found: Column = (apart @ score) / np.where(length > 0.0, length, 1.0)
    return found


def _ranks(values: Column) -> Column:
    ordered = np.sort(values)
    low, high = (np.searchsorted(ordered, values, side=side) for side in ("left", "right"))
    return (low + high + 1) / 2.0


_MEASURES: dict[str, Callable[[Matrix, Column], Column]] = {"pearson": _pearson, "spearman": _spearman}
_ABOUT_BALANCE = Text(
    en="Correlation-balanced weights: every child correlates with the score as much as it is meant to",
    zh="相关性均衡赋权：使各下级项与合成得分的相关性达到预定份额",
)
_ABOUT_INFOMAX = Text(
    en="Most informative weights: the score correlates as much as possible with all children together",
    zh="信息最大化赋权：使合成得分与各下级项的相关系数之和最大",
)


_APART = ((0.0, 2.0, 0.0, 2.0), (0.0, 0.0, 6.0, 6.0))
"""Two children without a correlation, one with three times the deviation of the other."""

METHODS = (
    Weigher(
        id="methods.correlation_balance",
        apply=correlation_balance,
        params=Balanced,
        formula=Text(
            "w_k in proportion to (R⁻¹ t)_k ÷ s_k, of the correlations R and the shares t",
            "w_k 与 (R⁻¹ t)_k ÷ s_k 成正比，R 为相关系数矩阵，t 为预定份额",
        ),
        symbols={"target": "t"},
        source="Becker, Saisana, Paruolo and Vandecasteele (2017), Ecological Indicators 80, 12-22",
        worked=(Worked(given=_APART, gives=(0.75, 0.25)),),
        examples=(Balanced(), Balanced(correlation="spearman")),
        about=_ABOUT_BALANCE,
    ),
    Weigher(
        id="methods.infomax",
        apply=infomax,
        params=Infomax,
        formula=Text("w_k in proportion to 1 ÷ s_k", "w_k 与 1 ÷ s_k 成正比"),
        source="Becker, Saisana, Paruolo and Vandecasteele (2017), Ecological Indicators 80, 12-22",
        worked=(Worked(given=_APART, gives=(0.75, 0.25)),),
        examples=(Infomax(), Infomax(correlation="spearman")),
        about=_ABOUT_INFOMAX,
    ),
)
