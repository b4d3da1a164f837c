"""Two outcomes for the same regions side by side: what moved, and how much they agree."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import attrs
import numpy as np
import numpy.typing as npt

from dei_analysis.statistics.correlation import Kind, correlations
from dei_core.plugin import Column


@attrs.frozen(kw_only=True, eq=False)
class Alignment:
    """The rows that two outcomes share, by a key such as (region, year).

    keys: those that both have, in the order of the first. first, second: (C,) their rows in each. gone, new: the keys
    that only the first, or only the second has.
    """

    keys: tuple[object, ...]
    first: npt.NDArray[np.intp]
    second: npt.NDArray[np.intp]
    gone: tuple[object, ...]
    new: tuple[object, ...]


def aligned(first: Sequence[object], second: Sequence[object]) -> Alignment:
    """Which rows of two outcomes belong together. first, second: one key per row, each once in its outcome."""
    places = {key: row for row, key in enumerate(second)}
    known = set(first)
    shared = [(row, places[key]) for row, key in enumerate(first) if key in places]
    return Alignment(
        keys=tuple(first[row] for row, _ in shared),
        first=np.array([row for row, _ in shared], dtype=np.intp),
        second=np.array([row for _, row in shared], dtype=np.intp),
        gone=tuple(key for key in first if key not in places),
        new=tuple(key for key in second if key not in known),
    )


@attrs.frozen(kw_only=True)
class Agreement:
    """How near two outcomes of the same regions are.

    regions: how many have both. pearson, spearman, kendall: their correlations. moved: how many differ. mean, most:
    mean and largest absolute difference, in the unit of the outcomes. NaN without regions.
    """

    regions: int
    pearson: float
    spearman: float
    kendall: float
    moved: int
    mean: float
    most: float


def agreement(first: Column, second: Column) -> Agreement:
    """How near two outcomes are. first, second: (C,) scores or ranks of the same regions, NaN where there is none."""
    apart = np.abs(second - first)
    known = apart[~np.isnan(apart)]

    def correlation(kind: Kind) -> float:
        return float(correlations([first], kind, [second])[0, 0])

    return Agreement(
        regions=len(known),
        pearson=correlation("pearson"),
        spearman=correlation("spearman"),
        kendall=correlation("kendall"),
        moved=int(np.count_nonzero(known)),
        mean=float(np.sort(known).sum() / len(known)) if len(known) else math.nan,
        most=float(known.max()) if len(known) else math.nan,
    )


def cells_that_differ(
    first: Mapping[str, Column], second: Mapping[str, Column], digits: int | None = None
) -> dict[str, int]:
    """Per column how many cells of two aligned tables differ; a missing cell equals a missing cell.

    digits: compare that many significant digits, each number rounded to the nearest and halves to even; None
    compares every bit. KeyError for a column that the second table lacks.
    """
    found: dict[str, int] = {}
    for name, column in first.items():
        ours, theirs = (
            (column, second[name])
            if digits is None
            else (
                significant(column, digits),
                significant(second[name], digits),
            )
        )
        same = (ours == theirs) | (np.isnan(ours) & np.isnan(theirs))
        found[name] = int(np.count_nonzero(~same))
    return found


def significant(x: Column, digits: int) -> Column:
    """(R,) numbers rounded to so many significant decimal digits: the nearest, an exact half to even.

    >>> significant(np.array([123456.0, 0.00123456, 2.5]), 3).tolist()
    [123000.0, 0.00123, 2.5]
    """
    return np.array([float(f"{value:.{digits - 1}e}") for value in x.tolist()])
