"""Tiers: which of several ordered classes a region belongs to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dei_core.kernel.bound import slack
from dei_core.kernel.check import require_rising_entries
from dei_core.kernel.method import Column

Tiers = npt.NDArray[np.int64]
"""(R,) 0 for the best tier, 1 for the next ...; -1 for none."""


def tier_by_score(score: Column, minimum_scores: tuple[float, ...], exact: bool = False) -> Tiers:
    """The best tier whose minimum score each region reaches, -1 below the last one and for NaN.

    minimum_scores: best tier first, falling strictly, otherwise refused: Refusal. exact: doubles as they are, where a
    score is otherwise at a bound that it misses by the last units of a double (see bound.py).

    >>> tier_by_score(np.array([90.0, 80.0, 59.9, np.nan]), (80.0, 60.0))
    array([ 0,  0, -1, -1])
    """
    rising = minimum_scores[::-1]
    require_rising_entries("minimum_scores", rising)
    bounds = np.array(rising) if exact else np.array(rising) - slack(rising)
    tier = len(rising) - np.searchsorted(bounds, score, side="right")
    return _none_where((tier == len(rising)) | np.isnan(score), tier)


def tier_by_share(ranks: Column, top_shares: tuple[float, ...]) -> Tiers:
    """The tier by place: the best one takes the top share of ranked regions, in percent, and so on.

    ranks: (R,) competition ranks, NaN where unranked; regions of one tie share a tier.
    top_shares: cumulative, best tier first, rising strictly, otherwise refused: Refusal.
    A region belongs to the first tier whose share covers 100 rank / (number ranked); -1 beyond the last.

    >>> tier_by_share(np.array([1.0, 2.0, 3.0, 4.0]), (25.0, 75.0))
    array([ 0,  1,  1, -1])
    """
    require_rising_entries("top_shares", top_shares)
    share = 100.0 * ranks / max(int(np.count_nonzero(~np.isnan(ranks))), 1)
    tier = np.searchsorted(np.array(top_shares), share, side="left")
    return _none_where((tier == len(top_shares)) | np.isnan(ranks), tier)


def _none_where(none: npt.NDArray[np.bool_], tier: npt.NDArray[np.int64]) -> Tiers:
    return np.where(none, np.int64(-1), tier)
