"""Imputation from the regions that are most alike in what they have."""

from __future__ import annotations

import math
from typing import Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Text
from dei_core.plugin import Column, Imputer, Panel, Params, Refusal, Worked, parameter, require_at_least
from dei_methods import messages as say
from dei_methods.imputers.members import LEVELS, groups_of, in_any_order, standardised

Matrix = npt.NDArray[np.float64]
_ROUNDING = 1.0 + 1e-9
"""How much farther off than another a region may seem and be equally near."""
_CELLS = 2**18
"""Cells of distances held at a time."""


@attrs.frozen(kw_only=True)
class NearestRegions(Params):
    """Which regions fill in, and how much each counts."""

    regions: int = parameter(
        Text(
            "how many regions, 1 or more; more where several are equally near",
            "所取的区域数，不小于 1；距离相同者一并计入",
        ),
        5,
    )
    weigh: Literal["equal", "distance"] = parameter(
        Text(
            "all alike (equal), or inversely to the distance (distance), where a region at distance 0 decides alone",
            "各区域等权（equal），或权重与距离成反比（distance，距离为 0 的区域单独决定）",
        ),
        "equal",
    )
    levels: int | None = parameter(LEVELS, None)

    def check(self) -> None:
        """Refuse a number of neighbours below 1."""
        require_at_least(1.0, regions=float(self.regions), levels=float(self.levels or 1))


@in_any_order
def nearest_regions(panel: Panel, params: NearestRegions) -> tuple[Column, ...]:
    """Gaps filled by the mean of the nearest regions that have the indicator.

    Distance: the root mean square difference of standardised values over the indicators that both regions have.
    Regions without an indicator in common are no neighbours; a gap without any neighbour stays. Fewer regions with an
    indicator than are asked for: Refusal.
    Troyanskaya et al. (2001), Bioinformatics 17(6), 520-525 (KNNimpute).
    """
    result = [column + 0.0 for column in panel.columns]
    for members in groups_of(panel, params.levels):
        rows = np.array([standardised(panel.columns[place])[0] for place in members])
        for place in members:
            gap = np.flatnonzero(np.isnan(panel.columns[place]))
            if gap.size:
                _fill(result[place], gap, panel.columns[place], rows, params)
    return tuple(result)


def _fill(
    out: Column, gap: npt.NDArray[np.intp], column: Column, rows: Matrix, params: NearestRegions
) -> None:
    donors = np.flatnonzero(~np.isnan(column))
    if donors.size < params.regions:
        raise Refusal(say.TOO_FEW_ROWS, found=donors.size, needed=params.regions)
    step = max(1, _CELLS // donors.size)
    for start in range(0, gap.size, step):
        part = gap[start : start + step]
        apart = _distances(rows[:, part], rows[:, donors])
        out[part] = _means(apart, column[donors], params)


def _distances(asked: Matrix, donors: Matrix) -> Matrix:
    """(A, D) root mean square differences over the indicators that both have; infinite where there are none."""
    total = np.zeros((asked.shape[1], donors.shape[1]))
    shared = np.zeros_like(total)
    for mine, theirs in zip(asked, donors, strict=True):
        apart = mine[:, None] - theirs[None, :]
        there = ~np.isnan(apart)
        total += np.where(there, apart * apart, 0.0)
        shared += there
    return np.where(shared > 0.0, np.sqrt(total / np.maximum(shared, 1.0)), np.inf)


def _means(apart: Matrix, values: Column, params: NearestRegions) -> Column:
    order = np.argsort(
        values, kind="stable"
    )  # sums run in the order of the values, whatever that of the regions
    apart, values = apart[:, order], values[order]
    last = np.partition(apart, params.regions - 1, axis=1)[:, params.regions - 1]
    chosen = (apart <= last[:, None] * _ROUNDING) & np.isfinite(apart)
    weights = chosen.astype(np.float64)
    if params.weigh == "distance":
        twin = chosen & (apart == 0.0)
        weights = np.where(chosen, 1.0 / np.where(apart == 0.0, 1.0, apart), 0.0)
        weights = np.where(twin.any(axis=1, keepdims=True), twin, weights)
    total = weights.sum(axis=1)
    mean: Column = (weights * values).sum(axis=1) / np.where(total > 0.0, total, 1.0)
    return np.where(total > 0.0, mean, np.nan)


METHODS = (
    Imputer(
        id="methods.nearest_regions",
        panel=True,
        apply=nearest_regions,
        params=NearestRegions,
        formula=Text("the mean of x over the nearest regions", "最相近的若干区域的 x 的均值"),
        source="Troyanskaya et al. (2001), Bioinformatics 17(6), 520-525",
        worked=(
            Worked(
                given=((1.0, 2.0, 10.0, 11.0), (5.0, 6.0, 9.0, math.nan)),
                params=NearestRegions(regions=1),
                gives=((1.0, 2.0, 10.0, 11.0), (5.0, 6.0, 9.0, 9.0)),
            ),
        ),
        examples=(NearestRegions(), NearestRegions(regions=3, weigh="distance", levels=1)),
        about=Text(
            en="Nearest regions: the mean of the regions most alike in the other indicators",
            zh="k 近邻插补：取其他指标最相近的若干区域的均值",
        ),
    ),
)
