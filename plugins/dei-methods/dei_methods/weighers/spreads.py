"""What weighers share: apply(children, params) -> Weighing, over the regions that have every child of the node.

children: K arrays (n,) of scores, higher is better, none missing. Weights are (K,), none below 0, and sum to 1. The
order of the regions, and how they lie in memory, changes no bit of them; that of the children changes at most the last
digits. A node with one child gives it the weight 1.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from dei_core.plugin import Column, Refusal, Weighing
from dei_methods import sentences as say
from dei_methods.steady import steady_sums

Children = Sequence[Column]
CELLS = 2**14
"""How many scores are held at a time: small arrays are given back and taken again without new pages."""


MOST = 1e140
"""Scores at which squares and their sums are still far from the end of the range of doubles."""


@attrs.frozen(kw_only=True, eq=False)
class Spread:
    """Some children in one block: values (k, n), contiguous; low, high, mean: (k,)."""

    first: int
    values: Column
    low: Column
    high: Column
    mean: Column


def spreads(children: Children, needed: int) -> Iterator[Spread]:
    """The children block by block; fewer regions than needed are refused: Refusal."""
    count = children[0].size
    if count < needed:
        raise Refusal(say.TOO_FEW_REGIONS, found=count, needed=needed)
    step = max(1, CELLS // count)
    for first in range(0, len(children), step):
        values = np.array(children[first : first + step], np.float64)
        low, high = values.min(axis=1), values.max(axis=1)
        refuse_huge(low, high)
        bound = np.maximum(np.abs(low), np.abs(high))
        mean = steady_sums(values.copy(), bound) / count
        yield Spread(first=first, values=values, low=low, high=high, mean=np.clip(mean, low, high))


def refuse_huge(low: Column, high: Column) -> None:
    """Refuse scores whose squares would leave the range of doubles: Refusal. low, high: (K,) least and greatest."""
    largest = float(max(-low.min(), high.max()))
    if not largest < MOST:
        raise Refusal(say.SCORES_TOO_LARGE, value=largest, most=MOST)


def centred_squares(spread: Spread) -> tuple[Column, Column]:
    """The distances of a block's values from their means, (k, n), and the sums of their squares, (k,).

    The values themselves are overwritten by the distances.
    """
    apart = spread.values
    apart -= spread.mean[:, None]
    bound = np.maximum(spread.high - spread.mean, spread.mean - spread.low)
    squares = steady_sums(apart * apart, bound * bound)
    return apart, np.where(spread.high > spread.low, squares, 0.0)


def shared(amounts: Column, by_child: Mapping[str, Column], **more: Any) -> Weighing:
    """Weights in proportion to amounts that are not negative; all 0 is refused: Refusal."""
    total = float(amounts.sum())
    if not total > 0.0:
        raise Refusal(say.NOTHING_TO_WEIGH)
    return Weighing(weights=amounts / total, by_child=by_child, **more)


def one_child_is_all(apply: Callable[..., Weighing]) -> Callable[..., Weighing]:
    """The same weigher, giving a single child the whole weight."""

    @functools.wraps(apply)
    def guarded(children: Children, params: Any) -> Weighing:
        return Weighing(weights=np.ones(1)) if len(children) == 1 else apply(children, params)

    return guarded
