"""How values move over the years: growth rates and linear trends of every region at once."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import numpy as np
import numpy.typing as npt

from dei_analysis.statistics.correlation import Matrix
from dei_core.plugin import Column

Years = npt.NDArray[np.int64]
_NOISE = 1e-12


@attrs.frozen(kw_only=True, eq=False)
class Series:
    """One indicator of U regions over T years.

    values: (T, U) in the indicator's unit, NaN where missing. years: (T,) rising.
    """

    values: Matrix
    years: Years

    @property
    def available(self) -> Column:
        """(U,) the share of the years, 0-1, that have a value."""
        share: Column = (~np.isnan(self.values)).mean(axis=0)
        return share

    @property
    def first(self) -> Column:
        """(U,) the earliest year with a value, NaN where there is none."""
        return self._year(np.argmax(~np.isnan(self.values), axis=0))

    @property
    def latest(self) -> Column:
        """(U,) the latest year with a value, NaN where there is none."""
        back = np.argmax(~np.isnan(self.values[::-1]), axis=0)
        return self._year(len(self.years) - 1 - back)

    def last(self, count: int) -> Series:
        """The latest `count` years alone."""
        return Series(values=self.values[-count:], years=self.years[-count:])

    def during(self, years: tuple[int, ...]) -> Series:
        """Some years alone."""
        kept = np.isin(self.years, years)
        return Series(values=self.values[kept], years=self.years[kept])

    def at(self, years: Column) -> Column:
        """(U,) each region's value in a year of its own; NaN where that is NaN."""
        known = ~np.isnan(years)
        found = np.full(len(years), np.nan)
        rows = np.searchsorted(self.years, years[known].astype(np.int64))
        found[known] = self.values[rows, np.flatnonzero(known)]
        return found

    def _year(self, places: npt.NDArray[np.intp]) -> Column:
        known = ~np.isnan(self.values).all(axis=0)
        return np.where(known, self.years[places].astype(np.float64), np.nan)


Trend = Callable[[Series], Column]


def series_of(regions: tuple[str, ...], years: Years, column: Column) -> tuple[tuple[str, ...], Series]:
    """The regions, sorted, and their values (T, U) from one row per region and year; what is not there is NaN."""
    names, where = np.unique(np.array(regions), return_inverse=True)
    times, when = np.unique(years, return_inverse=True)
    values = np.full((len(times), len(names)), np.nan)
    values[when, where] = column
    return tuple(names.tolist()), Series(values=values, years=times)


def growth_rate(series: Series) -> Column:
    """(U,) the compound annual growth rate between the first and the latest value, as a share: 0.02 is 2 %.

    (latest / first) ** (1 / years between) - 1; 0 where both are equal. NaN for fewer than two values, and where
    the first is not above 0 or the latest is below 0, as no rate leads from the one to the other.

    >>> growth_rate(Series(values=np.array([[100.0], [121.0]]), years=np.array([2020, 2022]))).round(12)
    array([0.1])
    """
    start, end = series.first, series.latest
    before, after = series.at(start), series.at(end)
    apart = end - start
    rate = np.where(before == after, 0.0, np.nan)
    rate[(before > 0.0) & (after == 0.0)] = -1.0
    ready = (before > 0.0) & (after > 0.0) & (before != after)
    rate[ready] = np.expm1((np.log(after[ready]) - np.log(before[ready])) / apart[ready])
    rate[~(apart > 0.0)] = np.nan
    return rate


def percent_change(series: Series, period: float = 1.0) -> Column:
    """(U,) the linear trend over `period` years, in percent of where it starts.

    100 * period * slope / fitted value of the first year, by least squares over the years with a value; with two
    values, between these; 0 where all are equal. NaN for fewer than two values, and where the trend starts at 0.

    >>> percent_change(Series(values=np.array([[10.0], [11.0], [12.0]]), years=np.array([2020, 2021, 2022])))
    array([10.])
    """
    there = ~np.isnan(series.values)
    count = there.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        start = series.first
        times = np.where(there, series.years[:, None] - start, 0.0)
        values = np.where(there, series.values, 0.0)
        middle, mean = times.sum(axis=0) / count, values.sum(axis=0) / count
        apart = np.where(there, times - middle, 0.0)
        spread = np.where(there, values - mean, 0.0)
        slope = (apart * spread).sum(axis=0) / (apart * apart).sum(axis=0)
        origin = mean - slope * middle
        change = 100.0 * period * slope / origin
    change[np.abs(origin) <= _NOISE * np.abs(values).max(axis=0)] = np.nan
    highest = np.where(there, values, -np.inf).max(axis=0)
    change[highest == np.where(there, values, np.inf).min(axis=0)] = 0.0
    trend: Column = np.where(count > 1, change, np.nan)
    return trend
