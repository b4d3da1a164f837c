"""Imputation from a region's own other years.

apply(panel, params) -> M columns: given cells as they are, gaps filled from the same region's and indicator's values
of other years. A gap that no year can fill stays one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Text
from dei_core.plugin import (
    Column,
    Imputer,
    Method,
    Panel,
    Params,
    Refusal,
    Worked,
    parameter,
    require_at_least,
)
from dei_methods import sentences as say

Rows = npt.NDArray[np.intp]


@attrs.frozen(kw_only=True)
class Years(Params):
    """How far a value may come from."""

    limit: int | None = parameter(
        Text(
            "how many years away a value may be taken from at most, 1 or more",
            "至多可取自几年之外的数值，不小于 1",
        ),
        None,
    )

    def check(self) -> None:
        """Refuse limits that nothing is within."""
        if self.limit is not None:
            require_at_least(1.0, limit=float(self.limit))


@attrs.frozen(kw_only=True)
class Linear(Years):
    """What becomes of a gap at the ends."""

    ends: Literal["nearest", "none"] = parameter(
        Text(
            "whether a gap before the first or after the last value takes that value (nearest) or stays (none)",
            "首个数值之前、末个数值之后的缺失：取该数值（nearest）或不插补（none）",
        ),
        "nearest",
    )


@attrs.frozen(kw_only=True, eq=False)
class Around:
    """Per row of one column, where the nearest values of its region stand: rows, -1 for none, and how far, in years."""

    before: Rows
    after: Rows
    since: Column
    until: Column


def latest(panel: Panel, params: Years) -> tuple[Column, ...]:
    """The region's last value before the gap: last observation carried forward. Data of one year: Refusal."""
    return _filled(panel, lambda column, around: _taken(column, around.before, around.since, params.limit))


def nearest_year(panel: Panel, params: Years) -> tuple[Column, ...]:
    """The region's value of the nearest year, the earlier of two equally near. Data of one year: Refusal."""
    return _filled(panel, lambda column, around: _nearest(column, around, params.limit))


def linear_in_time(panel: Panel, params: Linear) -> tuple[Column, ...]:
    """On the straight line between the region's values before and after the gap. Data of one year: Refusal.

    A gap with both neighbours is filled if the nearer one is within the limit.
    """
    return _filled(panel, lambda column, around: _interpolated(column, around, params))


def latest_years(panel: Panel, params: Years) -> tuple[Column, ...]:
    """The year that each cell's value is of once `latest` has filled the gaps; NaN where a gap stays."""
    years = panel.years.astype(np.float64)

    def year(column: Column, around: Around) -> Column:
        return np.where(np.isnan(column), _taken(years, around.before, around.since, params.limit), years)

    return tuple(year(column, _around(panel, column)) for column in panel.columns)


def _filled(panel: Panel, fill: Callable[[Column, Around], Column]) -> tuple[Column, ...]:
    years = np.unique(panel.years).size
    if years < 2:
        raise Refusal(say.ONE_YEAR, years=years)
    result = []
    for column in panel.columns:
        gap = np.isnan(column)
        result.append(
            np.where(gap, fill(column, _around(panel, column)), column) if gap.any() else column + 0.0
        )
    return tuple(result)


def _around(panel: Panel, column: Column) -> Around:
    order = np.lexsort((panel.years, panel.regions))
    known = ~np.isnan(column[order])
    region = panel.regions[order]
    steps = np.arange(order.size)
    last = np.maximum.accumulate(np.where(known, steps, -1))
    following = np.minimum.accumulate(np.where(known, steps, order.size)[::-1])[::-1]
    before, after = np.full(order.size, -1), np.full(order.size, -1)
    for found, inside, places in ((before, last >= 0, last), (after, following < order.size, following)):
        inside &= region[np.where(inside, places, 0)] == region
        found[order[inside]] = order[places[inside]]
    far = np.full(order.size, np.inf)
    since = np.where(before >= 0, panel.years - panel.years[before], far)
    until = np.where(after >= 0, panel.years[after] - panel.years, far)
    return Around(before=before, after=after, since=since, until=until)


def _taken(values: Column, rows: Rows, apart: Column, limit: int | None) -> Column:
    """The values at some rows, NaN where there is none within the limit."""
    within = np.isfinite(apart) & (apart <= (np.inf if limit is None else limit))
    return np.where(within, values[rows], np.nan)


def _nearest(column: Column, around: Around, limit: int | None) -> Column:
    earlier = around.since <= around.until
    rows = np.where(earlier, around.before, around.after)
    return _taken(column, rows, np.minimum(around.since, around.until), limit)


def _interpolated(column: Column, around: Around, params: Linear) -> Column:
    both = np.isfinite(around.since) & np.isfinite(around.until)
    nearest = _nearest(column, around, params.limit)
    span = np.where(both & (around.since + around.until > 0.0), around.since + around.until, 1.0)
    start, stop = column[around.before], column[around.after]
    line = start + (stop - start) * (np.where(both, around.since, 0.0) / span)
    if params.ends == "none":
        nearest = np.where(both, nearest, np.nan)
    return np.where(both & ~np.isnan(nearest), line, nearest)


def _method(
    id: str,
    apply: Callable[..., Sequence[Column]],
    params: type[Years],
    en: str,
    zh: str,
    formula: Text,
    between: float,
) -> Method:
    """between: what a gap in 2021 is filled with, where the region has 1 in 2020 and 5 in 2024."""
    worked = Worked(
        given=((1.0, float("nan"), 5.0),),
        regions=(1, 1, 1),
        years=(2020, 2021, 2024),
        gives=((1.0, between, 5.0),),
    )
    return Imputer(
        id=id,
        panel=True,
        apply=apply,
        params=params,
        examples=(params(), params(limit=2)),
        about=Text(en=en, zh=zh),
        formula=formula,
        worked=(worked,),
    )


METHODS = (
    _method(
        "methods.latest",
        latest,
        Years,
        "The region's last value of an earlier year",
        "末次观测值结转：沿用该区域此前最近年份的数值",
        formula=Text("x of the last year before that has one", "此前最近一个有数值年份的 x"),
        between=1.0,
    ),
    _method(
        "methods.nearest_year",
        nearest_year,
        Years,
        "The region's value of the nearest year",
        "最近年份插补：取该区域最近年份的数值",
        formula=Text(
            "x of the nearest year that has one, the earlier of two",
            "最近一个有数值年份的 x，远近相同取较早者",
        ),
        between=1.0,
    ),
    _method(
        "methods.linear_in_time",
        linear_in_time,
        Linear,
        "On the straight line between the region's values of the years around",
        "时间线性插补：按该区域前后年份的数值线性内插",
        formula=Text(
            "x_1 + (x_2 − x_1) × (t − t_1) ÷ (t_2 − t_1), of the years around",
            "x_1 + (x_2 − x_1) × (t − t_1) ÷ (t_2 − t_1)，取前后两个有数值的年份",
        ),
        between=2.0,
    ),
)
