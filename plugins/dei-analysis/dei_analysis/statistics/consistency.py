"""How far the indicators of a group measure one thing: Cronbach's alpha and principal components."""

from __future__ import annotations

import math
from collections.abc import Sequence

import attrs
import numpy as np

from dei_analysis.statistics import messages as say
from dei_analysis.statistics.correlation import Matrix
from dei_core.plugin import Column, Refusal


def cronbach_alpha(columns: Sequence[Column]) -> float:
    """The internal consistency of K columns; 1 where they are one thing, 0 where unrelated, below 0 where opposed.

    columns: (R,) of one scale (scores, not raw units), NaN where missing; none is turned round, so indicators of
    which less is better are to be scored first. alpha = K^2 * (mean covariance of two different columns) / (sum of
    the covariance matrix); each covariance over the regions that have both values. NaN for fewer than two columns,
    for a pair with fewer than two regions, and where the sum is 0.
    Source: Cronbach (1951), Psychometrika 16(3); OECD and JRC (2008), Handbook, step 4.

    >>> cronbach_alpha([np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])])
    0.8888888888888888
    """
    count = len(columns)
    if count < 2:
        return math.nan
    covariance = covariances(columns)
    total = float(covariance.sum())
    if math.isnan(total) or total == 0.0:
        return math.nan
    between = (total - float(np.trace(covariance))) / (count * (count - 1))
    return count * count * between / total


def covariances(columns: Sequence[Column]) -> Matrix:
    """(K, K) sample covariances (n - 1), each over the regions that have both values; NaN for fewer than two."""
    found = np.full((len(columns), len(columns)), np.nan)
    for row, one in enumerate(columns):
        for place in range(row, len(columns)):
            both = ~(np.isnan(one) | np.isnan(columns[place]))
            count = np.count_nonzero(both)
            if count > 1:
                x, y = one[both], columns[place][both]
                found[row, place] = found[place, row] = float(
                    np.dot(x - x.mean(), y - y.mean()) / (count - 1)
                )
    return found


@attrs.frozen(kw_only=True, eq=False)
class Components:
    """The components of K columns, the one with most variance first.

    loadings: (K, K), a row per column and a column per component, each of length 1. variances: (K,) of the
    components, summing to K. explained: (K,) their shares, summing to 1. means, deviations: (K,) of the columns, in
    their unit (n - 1). rows: the regions that have all columns, on which everything stands.
    """

    loadings: Matrix
    variances: Column
    explained: Column
    means: Column
    deviations: Column
    rows: int


def principal_components(columns: Sequence[Column]) -> Components:
    """The principal components of the correlation matrix of K columns.

    columns: (R,) of any units, NaN where missing; only regions with all of them count. A component's sign means
    nothing by itself: here the loadings of each sum to 0 or more.
    Refuses fewer than two columns, fewer than two complete regions and a constant column: Refusal.
    Source: OECD and JRC (2008), Handbook, step 4; Jolliffe (2002), Principal Component Analysis, section 2.3.

    >>> principal_components([np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])]).explained.round(12)
    array([1., 0.])
    """
    table = np.array(columns, dtype=np.float64)
    if len(table) < 2:
        raise Refusal(say.ONE_COLUMN, found=len(table))
    table = table[:, ~np.isnan(table).any(axis=0)]
    rows = table.shape[1]
    if rows < 2:
        raise Refusal(say.FEW_COMPLETE, found=rows)
    constant = np.flatnonzero(table.min(axis=1) == table.max(axis=1))
    if constant.size:
        raise Refusal(say.CONSTANT_AMONG, places=(constant + 1).tolist())
    means = table.mean(axis=1)
    centred = table - means[:, None]
    deviations = np.sqrt(np.einsum("ij,ij->i", centred, centred) / (rows - 1))
    standard = centred / deviations[:, None]
    values, vectors = np.linalg.eigh(standard @ standard.T / (rows - 1))
    variances = np.maximum(values[::-1], 0.0)  # rounding alone falls below 0
    loadings = vectors[:, ::-1]
    signs = np.where(loadings.sum(axis=0) < 0.0, -1.0, 1.0)
    return Components(
        loadings=loadings * signs,
        variances=variances,
        explained=variances / variances.sum(),
        means=means,
        deviations=deviations,
        rows=rows,
    )
