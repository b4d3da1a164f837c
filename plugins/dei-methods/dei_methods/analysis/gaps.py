"""Pearson correlations of many columns that miss different regions, by a few matrix products."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
_CANCELLED = 1e-4
"""Below this share of its squares, a variance has lost digits to the subtraction and is computed anew."""


def with_gaps(rows: Matrix, others: Matrix) -> Matrix:
    """(M, K) Pearson correlations of the rows of (M, R) and (K, R), each pair where both have a value.

    NaN where these are fewer than two or all alike. The sums of all pairs are six matrix products; what these cannot
    give to 12 digits is computed from the pair itself.
    """
    x, here = _centred(rows)
    y, there = _centred(others)
    with np.errstate(divide="ignore", invalid="ignore"):
        count = here @ there.T
        first, second = x @ there.T, here @ y.T
        squares, others_squares = (x * x) @ there.T, here @ (y * y).T
        spread = squares - first * first / count
        others_spread = others_squares - second * second / count
        found = (x @ y.T - first * second / count) / np.sqrt(spread * others_spread)
    lost = (spread <= _CANCELLED * squares) | (others_spread <= _CANCELLED * others_squares)
    found[count < 2.0] = np.nan
    for row, place in zip(*np.nonzero(lost & (count >= 2.0)), strict=True):
        both = (here[row] * there[place]) > 0.0
        pair = standard(np.array([rows[row][both], others[place][both]]))
        found[row, place] = pair[0] @ pair[1]
    made: Matrix = np.clip(found, -1.0, 1.0)  # rounding alone exceeds 1
    return made


def standard(rows: Matrix) -> Matrix:
    """Rows of mean 0 and length 1; NaN for a row that is constant or has fewer than two values."""
    if rows.shape[1] < 2:
        return np.full((len(rows), 1), np.nan)
    low, high = rows.min(axis=1, keepdims=True), rows.max(axis=1, keepdims=True)
    near = np.ldexp(rows, -np.frexp(np.maximum(-low, high))[1])  # near 1: no square overflows or vanishes
    above = near - near.min(axis=1, keepdims=True)
    above -= above.mean(axis=1, keepdims=True)
    length = np.sqrt(np.einsum("ij,ij->i", above, above))[:, None]
    made: Matrix = np.divide(above, length, out=np.full(rows.shape, np.nan), where=high > low)
    return made


def _centred(rows: Matrix) -> tuple[Matrix, Matrix]:
    """Rows about their own means, near 1 in size, 0 where missing; and where they are not missing, as 0 and 1."""
    there = ~np.isnan(rows)
    filled = np.where(there, rows, 0.0)
    near = np.ldexp(filled, -np.frexp(np.abs(filled).max(axis=1, keepdims=True))[1])
    low = np.where(there, near, 2.0).min(axis=1, keepdims=True)
    above = np.where(there, near - low, 0.0)
    count = there.sum(axis=1, keepdims=True)
    mean = above.sum(axis=1, keepdims=True) / np.maximum(count, 1)
    return np.where(there, above - mean, 0.0), there.astype(np.float64)
