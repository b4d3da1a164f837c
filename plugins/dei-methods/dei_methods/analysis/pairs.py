"""Pairs of indicators that belong together, and those of them that should not move as they do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import attrs
import numpy as np

from dei_methods.analysis.correlation import Matrix


@attrs.frozen(kw_only=True)
class Pair:
    """Two indicators or nodes of one group and their correlation. p: its p-value. regions: that have both."""

    group: str
    first: str
    second: str
    r: float
    p: float
    regions: int


def within(
    groups: Mapping[str, Sequence[str]], names: Sequence[str], r: Matrix, p: Matrix, regions: Matrix
) -> Iterator[Pair]:
    """Every pair of members of one group, each pair once.

    groups: node -> its members. names: (M,) what the rows and columns of the (M, M) matrices are.
    """
    places = {name: at for at, name in enumerate(names)}
    for group, members in groups.items():
        for first, second in combinations([name for name in members if name in places], 2):
            at = places[first], places[second]
            yield Pair(
                group=group,
                first=first,
                second=second,
                r=float(r[at]),
                p=float(p[at]),
                regions=int(regions[at]),
            )


def beyond(pairs: Iterable[Pair], above: float = math.inf, below: float = -math.inf) -> tuple[Pair, ...]:
    """The pairs whose correlation is above one bound or below the other."""
    return tuple(pair for pair in pairs if pair.r > above or pair.r < below)


def strongest(
    names: Sequence[str], others: Sequence[str], r: Matrix, least: float
) -> Iterator[tuple[str, str, float]]:
    """The cells of an (M, K) matrix whose correlation is beyond `least` in either direction, row by row."""
    for row, place in zip(*np.nonzero(np.abs(r) > least), strict=True):
        yield names[row], others[place], float(r[row, place])
