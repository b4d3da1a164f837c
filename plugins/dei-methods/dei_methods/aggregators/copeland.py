"""Copeland scores of a node: how many more regions a region outranks than outrank it, child against child."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Learns,
    Params,
    Reference,
    Refusal,
    Weights,
    Worked,
    parameter,
)
from dei_methods import sentences as say
from dei_methods.aggregators.among import extremes, listed

_CELLS = 2**17
"""Pairs of regions compared at a time: their balances stay in the second-level cache."""
_ROUNDING = 1e-12
"""What a balance of weights may miss 0 by and be a draw: in doubles, 0.1 + 0.2 is not 0.3."""


@attrs.frozen(kw_only=True)
class Copeland(Params):
    """The scale of wins and losses, and who is an opponent."""

    scale: Literal["percent", "net"] = parameter(
        Text(
            "scores on 0–100 (percent), or wins less losses as they are (net)",
            "0–100 分（percent），或直接取胜负之差（net）",
        ),
        "percent",
    )
    missing: Literal["refuse", "pairwise"] = parameter(
        Text(
            "who lacks a child is not scored or compared (refuse), or is compared in what both have (pairwise)",
            "缺少下级项的区域无得分、也不参与比较（refuse），或两区域只就共有的下级项比较（pairwise）",
        ),
        "refuse",
    )


def fit_copeland(children: Children, weights: Weights, params: Copeland) -> Reference:
    """`opponents` (K, R): the scores that every region is held against, in an order that only the scores decide.

    Fewer than two of them, and such as differ in no child with a weight, are refused: Refusal.
    """
    rows = np.array(children) + 0.0  # -0.0 and 0.0 are one score
    gaps = np.isnan(rows)
    rows = rows[:, ~(gaps.any(axis=0) if params.missing == "refuse" else gaps.all(axis=0))]
    if rows.shape[1] < 2:
        raise Refusal(say.TOO_FEW_REGIONS, found=rows.shape[1], needed=2)
    some = ~np.isnan(rows).all(axis=1)  # a child that no region has cannot tell them apart
    extremes([np.where(np.isnan(child), np.nanmin(child), child) for child in rows[some]], weights[some])
    return {"opponents": rows[:, np.lexsort(rows)]}


def _whole(reference: Reference, params: Copeland) -> Iterator[Text]:
    gaps = np.isnan(listed(reference, "opponents"))
    if gaps.any() if params.missing == "refuse" else gaps.all(axis=0).any():
        yield Text(en="opponents have no score", zh="opponents 中存在没有得分者")


def copeland(children: Children, weights: Weights, params: Copeland, reference: Reference) -> Column:
    """50 (1 + (wins - losses) / (n - 1)): 100 for a region that outranks all others, 0 for one that all outrank.

    A region wins against another where the weight of the children in which it is better is the greater one; children
    in which both are equal count for neither. NaN for a region without any comparable child.
    Time grows with n^2 K, memory does not: pairs are compared in blocks, child by child.
    Munda and Nardo (2009), Applied Economics 41(12), 1513-1523; OECD/JRC Handbook (2008), step 6, pp. 112-114.
    """
    opponents = listed(reference, "opponents")
    rows = np.array(children)
    heavy = np.broadcast_to(weights, (*weights.shape[:-1], rows.shape[1]))
    net = np.empty((*weights.shape[:-2], rows.shape[1]))
    for place in np.ndindex(weights.shape[:-2]):
        net[place] = _net_wins(rows, heavy[place], opponents)
    gaps = np.isnan(rows)
    net[..., gaps.any(axis=0) if params.missing == "refuse" else gaps.all(axis=0)] = np.nan
    return net if params.scale == "net" else 50.0 + 50.0 * net / (opponents.shape[1] - 1)


def outranking(children: Children, weights: Weights) -> tuple[Column, Column]:
    """The weight of the children in which each region beats, and ties with, each other one: (n, n) each.

    children: K arrays (n,); weights: (K, 1). A child that one of the two lacks counts for neither, so where nothing is
    missing a win, the loss that it is for the other and a draw add up to the sum of the weights.
    """
    size = children[0].size
    wins, draws = np.zeros((size, size)), np.zeros((size, size))
    for child, weight in zip(children, weights[:, 0].tolist(), strict=True):
        wins += weight * (child[:, None] > child)
        draws += weight * (child[:, None] == child)
    return wins, draws


def _net_wins(rows: Column, weights: Column, opponents: Column) -> Column:
    """Wins less losses of (K, B) rows with weights (K, B) against (K, R) opponents: (B,)."""
    count = opponents.shape[1]
    step = max(1, _CELLS // count)
    net = np.empty(rows.shape[1])
    better, worse = np.empty((2, step, count), np.bool_)
    balance, term = np.empty((2, step, count))
    for start in range(0, rows.shape[1], step):
        stop = min(start + step, rows.shape[1])
        size = stop - start
        balance[:size] = 0.0
        for mine, weight, theirs in zip(rows, weights, opponents, strict=True):
            here = mine[start:stop, None]
            np.greater(here, theirs, out=better[:size])
            np.less(here, theirs, out=worse[:size])
            sign = np.subtract(better[:size].view(np.int8), worse[:size].view(np.int8))
            balance[:size] += np.multiply(sign, weight[start:stop, None], out=term[:size])
        wins = (balance[:size] > _ROUNDING).sum(axis=1)
        net[start:stop] = wins - (balance[:size] < -_ROUNDING).sum(axis=1)
    return net


METHODS = (
    Aggregator(
        id="methods.copeland",
        apply=copeland,
        fit=fit_copeland,
        learns=Learns(
            by=("missing",),
            samples={"opponents": 2},
            words={"opponents": Text("the regions that it is compared with", "参与比较的区域")},
            gaps=True,
            check=_whole,
        ),
        params=Copeland,
        examples=(
            Copeland(),
            Copeland(scale="net", missing="pairwise"),
        ),
        handles_missing=True,
        formula=Text(
            "50 + 50 (wins − losses) ÷ (n − 1), of comparisons by the greater sum of weights",
            "50 + 50 (胜 − 负) ÷ (n − 1)，两两比较以权重之和较大者为胜",
        ),
        source="Munda and Nardo (2009), Applied Economics 41(12), 1513-1523",
        worked=(Worked(given=((1.0, 2.0, 3.0),), gives=(0.0, 50.0, 100.0)),),
        about=Text(
            en="Copeland score: how many more regions a region outranks by weight than outrank it",
            zh="科普兰法：按权重两两比较，以胜出区域数与落败区域数之差计分",
        ),
    ),
)
