"""Imputation by expectation and maximisation: what a normal distribution of all indicators of a branch expects."""

from __future__ import annotations

import math
from collections.abc import Iterator

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
    require_above,
    require_at_least,
)
from dei_methods import messages as say
from dei_methods.imputers.members import LEVELS, groups_of, in_any_order, standardised, weighted_rows

Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@attrs.frozen(kw_only=True)
class ExpectationMaximisation(Params):
    """Which indicators share a distribution, and when its estimates have settled."""

    levels: int | None = parameter(LEVELS, 1)
    ridge: float = parameter(
        Text(
            "a share of each variance added to it, 0 or more, where too few regions tell the indicators apart",
            "各方差按此比例加大，不小于 0；用于区域过少、指标难以区分时",
        ),
        0.0,
    )
    tolerance: float = parameter(
        Text(
            "how little the estimates move when they have settled, in standard deviations",
            "估计值收敛的判定界限，以标准差计",
        ),
        1e-10,
    )
    steps: int = parameter(Text("how many steps it takes at most", "至多迭代的步数"), 10_000)

    def check(self) -> None:
        """Refuse what the iteration could not end with."""
        require_at_least(0.0, ridge=self.ridge)
        require_above(0.0, tolerance=self.tolerance)
        require_at_least(1.0, steps=float(self.steps), levels=float(self.levels or 1))


@attrs.frozen(kw_only=True, eq=False)
class Normal:
    """A multivariate normal distribution. mean: (M,); covariance: (M, M)."""

    mean: Column
    covariance: Matrix


@attrs.frozen(kw_only=True, eq=False)
class Pattern:
    """Rows in which the same indicators are known: rows, and (M,) what is known there."""

    rows: npt.NDArray[np.intp]
    known: Mask


@in_any_order
def expectation_maximisation(panel: Panel, params: ExpectationMaximisation) -> tuple[Column, ...]:
    """Gaps filled by E[missing | available] under the maximum-likelihood normal distribution of each branch.

    Works on standardised columns. Available cells stay; a region without any value in the branch keeps its gaps.
    Indicators whose covariances cannot be inverted, and an
    iteration that does not settle, are refused: Refusal.
    Dempster, Laird and Rubin (1977), Journal of the Royal Statistical Society B 39(1); Little and Rubin (2002),
    Statistical Analysis with Missing Data, section 11.2.
    """
    result = [column + 0.0 for column in panel.columns]
    for members in groups_of(panel, params.levels):
        columns = [panel.columns[place] for place in members]
        if any(np.isnan(column).any() for column in columns):
            scaled = [standardised(column) for column in columns]
            rows = np.array([each for each, _, _ in scaled]).T
            filled = expected(rows, fitted(rows, members, params))
            for place, column, values, (_, mean, deviation) in zip(
                members, columns, filled.T, scaled, strict=True
            ):
                result[place] = np.where(np.isnan(column), mean + deviation * values, column)
    return tuple(result)


def fitted(rows: Matrix, members: list[int], params: ExpectationMaximisation) -> Normal:
    """The maximum-likelihood normal distribution of (R, M) rows with gaps. Refusal as for the imputer."""
    patterns = list(_patterns(rows))
    count = sum(pattern.rows.size for pattern in patterns)
    if count < 2:
        raise Refusal(say.TOO_FEW_ROWS, found=count, needed=2)
    normal = Normal(mean=np.nanmean(rows, axis=0), covariance=np.diag(np.nanvar(rows, axis=0)))
    for _ in range(params.steps):
        try:
            following = _step(rows, patterns, count, normal, params.ridge)
        except np.linalg.LinAlgError:
            names = [Part(place) for place in members]
            raise Refusal(say.COVARIANCE_SINGULAR, members=names, found=count) from None
        moved = max(
            float(np.abs(following.mean - normal.mean).max()),
            float(np.abs(following.covariance - normal.covariance).max()),
        )
        normal = following
        if moved < params.tolerance:
            return normal
    raise Refusal(say.NOT_CONVERGED, steps=params.steps)


def expected(rows: Matrix, normal: Normal) -> Matrix:
    """(R, M) rows with each gap at its conditional mean; rows without any value keep theirs."""
    filled = rows.copy()
    for pattern in _patterns(rows):
        filled[np.ix_(pattern.rows, ~pattern.known)], _ = _conditional(rows, pattern, normal)
    return filled


def _step(rows: Matrix, patterns: list[Pattern], count: int, normal: Normal, ridge: float) -> Normal:
    size = rows.shape[1]
    total, squares = np.zeros(size), np.zeros((size, size))
    for pattern in patterns:
        block = rows[pattern.rows]
        means, rest = _conditional(rows, pattern, normal)
        block[:, ~pattern.known] = means
        apart = block - normal.mean
        total += apart.sum(axis=0)
        squares += apart.T @ apart
        squares[np.ix_(~pattern.known, ~pattern.known)] += pattern.rows.size * rest
    shift = total / count
    covariance = squares / count - np.outer(shift, shift)
    covariance[np.diag_indices(size)] *= 1.0 + ridge
    return Normal(mean=normal.mean + shift, covariance=covariance)


def _conditional(rows: Matrix, pattern: Pattern, normal: Normal) -> tuple[Matrix, Matrix]:
    """Conditional means of what a pattern lacks, one row each, and their common conditional covariance."""
    known, missing = pattern.known, ~pattern.known
    if not missing.any():
        return np.empty((pattern.rows.size, 0)), np.empty((0, 0))
    across = normal.covariance[np.ix_(known, missing)]
    inside = normal.covariance[np.ix_(known, known)]
    factor = np.linalg.cholesky(inside)
    if (np.diag(factor) < 1e-7 * np.sqrt(np.diag(inside))).any():
        raise np.linalg.LinAlgError
    slopes = np.linalg.solve(inside, across).astype(np.float64, copy=False)
    apart = rows[np.ix_(pattern.rows, known)] - normal.mean[known]
    rest = normal.covariance[np.ix_(missing, missing)] - across.T @ slopes
    return normal.mean[missing] + weighted_rows(apart.T, slopes), rest


def _patterns(rows: Matrix) -> Iterator[Pattern]:
    known = ~np.isnan(rows)
    kinds, which = np.unique(known, axis=0, return_inverse=True)
    for number, kind in enumerate(kinds):
        if kind.any():
            yield Pattern(rows=np.flatnonzero(which == number), known=kind)


METHODS = (
    Imputer(
        id="methods.em",
        panel=True,
        apply=expectation_maximisation,
        params=ExpectationMaximisation,
        formula=Text("E[x | what the region has], of x normal", "E[x | 该区域已有各项]，x 服从多元正态分布"),
        source="Dempster, Laird and Rubin (1977), Journal of the Royal Statistical Society B 39(1), 1-38",
        worked=(
            Worked(
                given=((0.0, 0.0, 2.0, 2.0, 1.0), (1.0, 3.0, 3.0, 5.0, math.nan)),
                gives=((0.0, 0.0, 2.0, 2.0, 1.0), (1.0, 3.0, 3.0, 5.0, 3.0)),
                digits=6,
            ),
        ),
        examples=(ExpectationMaximisation(), ExpectationMaximisation(levels=None, ridge=0.05)),
        about=Text(
            en="EM imputation: what a normal distribution of the branch's indicators expects for the gap",
            zh="EM 插补：按分支内各指标的多元正态分布求缺失值的条件期望",
        ),
    ),
)
