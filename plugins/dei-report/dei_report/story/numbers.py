"""Numbers as the story tells them: null for what does not exist, no more digits than mean something."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from dei_core.plugin import Column

Words = dict[str, str]
MANY = 600
"""Values from which a histogram may have twice the bins."""
SPARE = 2
"""Digits kept beyond the printed ones, so that parts still sum to their whole."""


def known(values: Column) -> list[float | None]:
    """(R,) numbers, NaN as None."""
    return [None if math.isnan(value) else value for value in values.tolist()]


def whole(values: Column) -> list[int | None]:
    """(R,) counts or ranks, NaN as None."""
    return [None if math.isnan(value) else round(value) for value in values.tolist()]


def significant(values: Column | Iterable[float], digits: int = 6) -> list[float | int | None]:
    """(R,) numbers to significant digits; digits before the point are all kept.

    >>> significant([1234567.8, 0.000123456789, 97.0, float("nan")])
    [1234568, 0.000123457, 97, None]
    """
    return [one(value, digits) for value in np.asarray(values, dtype=np.float64).tolist()]


def one(value: float, digits: int = 6) -> float | int | None:
    """One number to significant digits."""
    if math.isnan(value):
        return None
    if value == 0.0:
        return 0
    places = max(digits - 1 - math.floor(math.log10(abs(value))), 0)
    rounded = round(value, places)
    return int(rounded) if rounded == int(rounded) else rounded


def spread(values: Column, told: Callable[[Column], list[Any]] = significant) -> dict[str, Any] | None:
    """Least, quantiles, mean and most of what is there, each as it is told; None where nothing is."""
    there = values[~np.isnan(values)]
    if not there.size:
        return None
    names = ("min", "q10", "q1", "median", "q3", "q90", "max")
    levels = np.quantile(there, [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])
    numbers = np.append(levels, there.mean())
    return dict(zip((*names, "mean"), told(numbers), strict=True))


def bins(values: Column) -> list[dict[str, Any]]:
    """A histogram with round edges: rows of from, to (left out, but for the last) and count."""
    there = values[~np.isnan(values)]
    most = 24 if there.size < MANY else 48
    if not there.size:
        return []
    low, high = float(there.min()), float(there.max())
    step = _round_step((high - low) / most) if high > low else (abs(low) or 1.0) / 10
    first = math.floor(low / step + 1e-9)
    count = max(math.ceil(high / step - 1e-9) - first, 1)
    at = np.minimum(np.floor(there / step + 1e-9).astype(np.int64) - first, count - 1)
    found = np.bincount(np.maximum(at, 0), minlength=count)
    return [
        {"from": one((first + place) * step), "to": one((first + place + 1) * step), "count": int(number)}
        for place, number in enumerate(found.tolist())
    ]


def _round_step(width: float) -> float:
    """The least of 1, 2, 2.5, 5 times a power of ten that is no narrower than a width."""
    power: float = 10.0 ** math.floor(math.log10(width))
    return next(factor * power for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if factor * power >= width * 0.999)
