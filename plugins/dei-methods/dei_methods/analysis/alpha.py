"""Cronbach's alpha: how far the indicators of a group measure one thing."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from dei_core import Column
from dei_methods.analysis.correlation import Matrix


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
