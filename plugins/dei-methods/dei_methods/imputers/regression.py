"""Imputation by linear regression on the indicators that correlate most with the one that is missing."""

from __future__ import annotations

import math

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Text
from dei_core.plugin import (
    Column,
    Imputer,
    Panel,
    Params,
    Part,
    Refusal,
    Worked,
    parameter,
    require_at_least,
    require_within,
)
from dei_methods import messages as say
from dei_methods.imputers.members import LEVELS, groups_of, in_any_order, standardised, weighted_rows

Matrix = npt.NDArray[np.float64]
_SPARE = 2
"""How many more regions than coefficients a regression needs."""


@attrs.frozen(kw_only=True)
class Regression(Params):
    """Which indicators predict."""

    predictors: int = parameter(
        Text("at most how many indicators predict, 1 or more", "至多用几项指标预测，不小于 1"), 3
    )
    least: float = parameter(
        Text("the least absolute correlation of a predictor, 0 to 1", "预测指标相关系数绝对值的下限，0 至 1"),
        0.3,
    )
    levels: int | None = parameter(LEVELS, None)

    def check(self) -> None:
        """Refuse no predictors, and correlations that none has."""
        require_at_least(1.0, predictors=float(self.predictors), levels=float(self.levels or 1))
        require_within(0.0, 1.0, least=self.least)


@in_any_order
def regression(panel: Panel, params: Regression) -> tuple[Column, ...]:
    """Gaps filled by least squares on the most correlated of the indicators that the region has.

    Predictors are taken in falling order of absolute pairwise correlation. Each set of available predictors has a
    regression of its own, on the regions that have all of it; one with fewer than two regions to spare uses fewer
    predictors. A gap without an available predictor stays. An indicator with which none correlates: Refusal.
    OECD/JRC Handbook (2008), step 3, regression imputation, pp. 55-57.
    """
    result = [column + 0.0 for column in panel.columns]
    for members in groups_of(panel, params.levels):
        rows = np.array([standardised(panel.columns[place])[0] for place in members])
        for which, place in enumerate(members):
            gap = np.flatnonzero(np.isnan(panel.columns[place]))
            if gap.size:
                _, mean, deviation = standardised(panel.columns[place])
                result[place][gap] = mean + deviation * _predicted(rows, which, gap, place, params)
    return tuple(result)


def _predicted(rows: Matrix, which: int, gap: npt.NDArray[np.intp], place: int, params: Regression) -> Column:
    """(G,) the standardised predictions of indicator `which` for the regions that lack it."""
    candidates = _candidates(rows, which, params.least)
    if not candidates:
        raise Refusal(say.NOTHING_TO_LEARN_FROM, indicator=Part(place), least=params.least)
    there = ~np.isnan(rows[candidates][:, gap])
    there &= np.cumsum(there, axis=0) <= params.predictors
    made = np.full(gap.size, np.nan)
    kinds, kind_of = np.unique(there, axis=1, return_inverse=True)
    for number, kind in enumerate(kinds.T):
        chosen = [candidate for candidate, used in zip(candidates, kind, strict=True) if used]
        here = np.flatnonzero(kind_of == number)
        if chosen:
            made[here] = _fitted(rows, which, chosen, gap[here])
    return made


def _candidates(rows: Matrix, which: int, least: float) -> list[int]:
    """The other indicators by falling absolute correlation with one, down to the least that counts."""
    strength = {}
    for other in range(len(rows)):
        both = ~np.isnan(rows[which]) & ~np.isnan(rows[other])
        if other != which and np.count_nonzero(both) > _SPARE:
            one, two = rows[which][both], rows[other][both]
            if np.ptp(one) > 0.0 and np.ptp(two) > 0.0:
                strength[other] = abs(float(np.corrcoef(one, two)[0, 1]))
    return sorted((k for k in strength if strength[k] >= least), key=lambda k: (-round(strength[k], 9), k))


def _fitted(rows: Matrix, which: int, chosen: list[int], asked: npt.NDArray[np.intp]) -> Column:
    while chosen:
        known = ~np.isnan(rows[[which, *chosen]]).any(axis=0)
        if np.count_nonzero(known) >= len(chosen) + 1 + _SPARE:
            design = np.vstack([np.ones(np.count_nonzero(known)), rows[chosen][:, known]]).T
            slopes = np.linalg.lstsq(design, rows[which][known], rcond=1e-10)[0]
            predicted: Column = slopes[0] + weighted_rows(rows[chosen][:, asked], slopes[1:])
            return predicted
        chosen = chosen[:-1]
    return np.full(asked.size, np.nan)


METHODS = (
    Imputer(
        id="methods.regression",
        panel=True,
        apply=regression,
        params=Regression,
        formula=Text(
            "b_0 + Σ b_k x_k, of least squares over the regions that have all of these",
            "b_0 + Σ b_k x_k，由各项齐全的区域按最小二乘法求系数",
        ),
        source="OECD/JRC Handbook (2008), step 3, regression imputation, pp. 55-57",
        worked=(
            Worked(
                given=((1.0, 2.0, 3.0, 4.0, 5.0), (2.0, 4.0, 6.0, 8.0, math.nan)),
                gives=((1.0, 2.0, 3.0, 4.0, 5.0), (2.0, 4.0, 6.0, 8.0, 10.0)),
            ),
        ),
        examples=(Regression(least=0.0), Regression(predictors=1, least=0.0, levels=1)),
        about=Text(
            en="Regression imputation: predicted from the indicators that correlate most with the missing one",
            zh="回归插补：以相关性最强的若干指标作线性回归预测缺失值",
        ),
    ),
)
