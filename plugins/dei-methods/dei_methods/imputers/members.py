"""Which indicators and regions fill in for one another, in an order that no file decides."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Text
from dei_core.plugin import Column, Panel

Matrix = npt.NDArray[np.float64]
Imputer = Callable[[Panel, Any], tuple[Column, ...]]
LEVELS = Text(
    "how far above an indicator the node stands among whose indicators it looks, 1 or more; all where left out",
    "所参照的各指标同属于该指标之上第几级节点，不小于 1；省略时为全部指标",
)
"""What a parameter `levels` means."""


def in_any_order(impute: Imputer) -> Imputer:
    """The same imputer, given the regions in an order that only their values decide, so that no other changes a bit.

    For those that look at values and branches alone: regions and years move along.
    """

    @functools.wraps(impute)
    def ordered(panel: Panel, params: Any) -> tuple[Column, ...]:
        columns = [column + 0.0 for column in panel.columns]  # -0.0 and 0.0 are one value
        order = np.lexsort(columns)
        moved = attrs.evolve(
            panel,
            columns=tuple(column[order] for column in columns),
            regions=panel.regions[order],
            years=panel.years[order],
        )
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        return tuple(column[back] for column in impute(moved, params))

    return ordered


def weighted_rows(columns: Iterable[Column], slopes: Matrix) -> Matrix:
    """(n, ...) sums of (n,) columns times one row of (K, ...) slopes each, the same bits for equal rows.

    A matrix product would give equal regions other last digits at other places.
    """
    terms = (np.multiply.outer(column, slope) for column, slope in zip(columns, slopes, strict=True))
    total: Matrix = functools.reduce(np.add, terms)
    return total


def groups_of(panel: Panel, levels: int | None) -> list[list[int]]:
    """Positions of the indicators below each node `levels` above them; all together where levels is left out."""
    if levels is None:
        return [list(range(len(panel.columns)))]
    found: dict[str, list[int]] = {}
    for place, above in enumerate(panel.branches):
        found.setdefault(above[-levels:][0] if above else "", []).append(place)
    return list(found.values())


def standardised(column: Column) -> tuple[Column, float, float]:
    """(R,) in standard deviations (n - 1) from the mean of the available values, and both; 1 for a constant column."""
    known = np.sort(column[~np.isnan(column)])
    mean = float(known.mean()) if known.size else 0.0
    deviation = float(known.std(ddof=1)) if known.size > 1 and known[0] < known[-1] else 1.0
    return (column - mean) / deviation, mean, deviation
