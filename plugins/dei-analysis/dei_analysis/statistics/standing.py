"""Where one region stands: what it is best and worst at, and its places in every part of the index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from dei_core.plugin import Column, competition_ranks


@attrs.frozen(kw_only=True)
class Place:
    """A region's place in one indicator: 1 the best of `regions` that have a value."""

    indicator: str
    rank: int
    regions: int


@attrs.frozen(kw_only=True)
class Profile:
    """What a region is best at, best first, and what it is worst at, worst last."""

    strengths: tuple[Place, ...]
    weaknesses: tuple[Place, ...]


@attrs.frozen(kw_only=True, eq=False)
class Ranked:
    """One indicator's ranks (R,), 1 the best, NaN where there is no value; the last rank, and how many have one."""

    ranks: Column
    last: float
    regions: int


def indicator_ranks(columns: Mapping[str, Column], unique: float = 0.0) -> dict[str, Ranked]:
    """Per indicator the competition ranks of all regions.

    columns: indicator -> (R,), higher is better, NaN where missing. unique: leave out the indicators with a smaller
    share of different values, 0-1, such as yes-or-no ones, in which a rank says little.
    """
    found: dict[str, Ranked] = {}
    for name, column in columns.items():
        if len(np.unique(column)) >= unique * len(column):
            ranks = competition_ranks(column)
            count = int(np.count_nonzero(~np.isnan(ranks)))
            found[name] = Ranked(
                ranks=ranks, last=float(np.fmax.reduce(ranks, initial=np.nan)), regions=count
            )
    return found


def profile(
    ranked: Mapping[str, Ranked], row: int, strengths: int = 5, weaknesses: int = 5, last_too: bool = False
) -> Profile:
    """The indicators in which a region has its best and its worst ranks among all regions.

    ranked: as `indicator_ranks` gives them. row: the region's row. strengths, weaknesses: how many to name at most;
    indicators of equal rank keep their order. last_too: call it a strength, too, where nobody is behind: in an
    indicator where most regions are first, the last place can still be the second.
    """
    ranks = {name: float(item.ranks[row]) for name, item in ranked.items()}
    rising = sorted((name for name, rank in ranks.items() if rank == rank), key=ranks.__getitem__)
    good = [name for name in rising if last_too or ranks[name] < ranked[name].last]

    def places(names: list[str]) -> tuple[Place, ...]:
        return tuple(
            Place(indicator=name, rank=int(ranks[name]), regions=ranked[name].regions) for name in names
        )

    return Profile(
        strengths=places(good[:strengths]), weaknesses=places(rising[max(len(rising) - weaknesses, 0) :])
    )


def ranks_within(score: Column, groups: Sequence[str]) -> Column:
    """(R,) competition ranks inside each group, 1 the best; NaN where there is no score or the group is "".

    >>> ranks_within(np.array([3.0, 5.0, 4.0]), ["a", "a", "b"])
    array([2., 1., 1.])
    """
    ranks = np.full(len(score), np.nan)
    names = np.array(groups)
    for name in dict.fromkeys(groups):
        if name:
            rows = np.flatnonzero(names == name)
            ranks[rows] = competition_ranks(score[rows])
    return ranks
