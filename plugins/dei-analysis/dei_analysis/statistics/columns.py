"""Statistics of one indicator's values, what in them an index maker should look at, and how much data regions have."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from dei_core.plugin import Column, data_availability


@attrs.frozen(kw_only=True)
class Limits:
    """From where on a statistic is flagged.

    skewness, kurtosis: an outlier problem where |skewness| and kurtosis are both above these. available, nonzero,
    unique: least shares of the regions, 0-1, that have a value, a value other than 0, and a value of their own.
    """

    skewness: float = 2.0
    kurtosis: float = 3.5
    available: float = 0.65
    nonzero: float = 0.5
    unique: float = 0.5


@attrs.frozen(kw_only=True)
class Statistics:
    """What there is to know about one column of R values.

    minimum to deviation: in the unit of the values; deviation is that of a sample (n - 1). skewness, kurtosis:
    without unit, of type 2, kurtosis in excess of the normal distribution's. available, nonzero, unique, same:
    how many values there are, are not 0, are different, and how often the most frequent one is met.
    NaN where a statistic is not defined: without values, of too few, or of values that are all alike.
    """

    minimum: float
    maximum: float
    mean: float
    median: float
    deviation: float
    skewness: float
    kurtosis: float
    rows: int
    available: int
    nonzero: int
    unique: int
    same: int

    def share(self, counted: str) -> float:
        """One of the counts as a share of the values there are, 0-1; `available` as a share of all rows."""
        whole = self.rows if counted == "available" else self.available
        return float(getattr(self, counted)) / whole if whole else math.nan


def column_statistics(x: Column) -> Statistics:
    """The statistics of a column.

    x: (R,), NaN where missing. The values are sorted first, so their order changes no bit of the result.
    Skewness and kurtosis are the sample estimators G1 and G2 of Joanes and Gill (1998), The Statistician 47(1),
    those of most spreadsheets: from 3 and from 4 values on.

    >>> found = column_statistics(np.array([1.0, 2.0, 3.0, np.nan, 14.0]))
    >>> found.mean, found.median, round(found.skewness, 6)
    (5.0, 2.5, 1.891656)
    """
    values = np.sort(x[~np.isnan(x)] + 0.0)
    mean, deviation, skewness, kurtosis = moments(values)
    found = len(values)
    opens = np.flatnonzero(np.diff(values, prepend=math.nan) != 0.0)
    return Statistics(
        minimum=float(values[0]) if found else math.nan,
        maximum=float(values[-1]) if found else math.nan,
        mean=mean,
        median=float(np.median(values)) if found else math.nan,
        deviation=deviation,
        skewness=skewness,
        kurtosis=kurtosis,
        rows=len(x),
        available=found,
        nonzero=int(np.count_nonzero(values)),
        unique=len(opens),
        same=int(np.diff(opens, append=found).max(initial=0)),
    )


def moments(values: Column) -> tuple[float, float, float, float]:
    """Mean, standard deviation (n - 1), skewness G1 and excess kurtosis G2 of rising values without NaN.

    NaN for what too few values, or values all alike, do not define; the deviation of values all alike is 0.
    """
    count = len(values)
    if count == 0:
        return (math.nan,) * 4
    low, high = float(values[0]), float(values[-1])
    if low == high:
        return low, 0.0 if count > 1 else math.nan, math.nan, math.nan
    exponent = math.frexp(max(-low, high))[1]
    near = np.ldexp(values, -exponent)  # near 1, so that no square overflows or vanishes
    above = near - near[0]
    centre = float(np.sum(above)) / count
    above -= centre
    second, third, fourth = (float(np.sum(above**power)) / count for power in (2, 3, 4))
    skewness = kurtosis = math.nan
    if count > 2:
        skewness = third / second**1.5 * math.sqrt(count * (count - 1)) / (count - 2)
    if count > 3:
        excess = fourth / second**2 - 3.0
        kurtosis = ((count + 1) * excess + 6.0) * (count - 1) / ((count - 2) * (count - 3))
    deviation = math.ldexp(math.sqrt(second * count / (count - 1)), exponent)
    return math.ldexp(float(near[0]) + centre, exponent), deviation, skewness, kurtosis


def flags(found: Statistics, limits: Limits) -> tuple[str, ...]:
    """What of a column should be looked at: any of `few`, `zeros`, `alike` and `outliers`.

    few: too few values. zeros: too few values other than 0. alike: too few different values; both as shares of
    all rows, missing ones included. outliers: skewness and kurtosis both beyond their limits.
    """
    share = {name: getattr(found, name) / found.rows for name in ("available", "nonzero", "unique")}
    outlying = abs(found.skewness) > limits.skewness and found.kurtosis > limits.kurtosis
    raised = {
        "few": share["available"] < limits.available,
        "zeros": share["nonzero"] < limits.nonzero,
        "alike": share["unique"] < limits.unique,
        "outliers": outlying,
    }
    return tuple(name for name, up in raised.items() if up)


def group_availability(
    columns: Mapping[str, Column], groups: Mapping[str, Sequence[str]]
) -> dict[str, Column]:
    """Per group (R,) the share, 0-1, of its indicators for which each region has a value.

    columns: indicator -> (R,), NaN where missing. groups: node -> the indicators below it, each counted once;
    KeyError for one that has no column. Every indicator counts the same, whatever its weight.
    """
    return {
        name: data_availability([columns[indicator] for indicator in dict.fromkeys(inside)]).share
        for name, inside in groups.items()
    }
