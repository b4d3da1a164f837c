"""Plain data that methods are tried on: no two values alike, none at or below zero, some gaps."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import Column

_ROWS = 24


@attrs.frozen(kw_only=True, eq=False)
class Sample:
    """A column with a name for people."""

    name: Text
    values: Column


def _column(low: float, high: float) -> Column:
    """Values from low to high, out of order, with two gaps."""
    spread = low + (high - low) * ((np.arange(_ROWS) * 7) % _ROWS) / (_ROWS - 1)
    spread[[5, 17]] = np.nan
    return spread


def _sample(en: str, zh: str, values: Column) -> Sample:
    return Sample(name=Text(en=en, zh=zh), values=values)


PLAIN = (
    _sample("values from 1 to 100", " 1 至 100 的数值", _column(1.0, 100.0)),
    _sample("values from 0 to 1", " 0 至 1 的数值", _column(0.0, 1.0)),
    _sample("zeros and ones", "由 0 和 1 组成的列", np.round(_column(0.0, 1.0))),
)
"""Tried in order; a method is held to its laws on the first that it does not refuse."""

DEGENERATE = (
    _sample("a column of one value", "数值全部相同的列", np.full(6, 42.0)),
    _sample("a column without any value", "全部缺失的列", np.full(6, np.nan)),
    _sample("a single region", "仅一个区域的列", np.array([42.0])),
    _sample("a column of zeros", "全为零的列", np.zeros(6)),
    _sample("huge values", "极大的数值", np.array([1e307, -1e307, 1.7e308, 3.0])),
)
"""What a method may refuse, and must not answer with infinite numbers."""


REGIONS = 8
"""Regions of the panel that imputers of the whole table are tried on, three years each."""


def panel(count: int) -> tuple[Column, ...]:
    """Region codes, years and so many indicators, (R,) each: values from 1 to 100 in orders of their own, with gaps."""
    rows = np.arange(_ROWS)
    columns = []
    for place in range(count):
        values = 1.0 + 99.0 * ((rows * _STEPS[place % len(_STEPS)] + place) % _ROWS) / (_ROWS - 1)
        values[[(5 + 4 * place) % _ROWS, (17 + 7 * place) % _ROWS]] = np.nan
        columns.append(values)
    regions, years = (rows % REGIONS).astype(np.float64), (2020 + rows // REGIONS).astype(np.float64)
    return regions, years, *columns


_STEPS = (7, 11, 5, 13, 17, 19)


def children(count: int) -> tuple[list[Column], Column]:
    """Scores of the children of a node, (B,) each, and their weights (count, 1)."""
    scores: list[Column] = [_scores(child) for child in range(count)]
    weights: Column = np.arange(1.0, count + 1.0)
    return scores, (weights / weights.sum())[:, None]


def _scores(child: int) -> Column:
    """Nine scores from 10 to 90, in an order of the child's own."""
    places = (np.arange(9.0) * (child + 2) + child) % 10.0
    return 10.0 + 80.0 * places / 9.0
