"""Imputation from a region's own other indicators of the same branch of the index.

apply(panel, params) -> M columns: given cells as they are, gaps filled. A region without any value in the branch keeps
its gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Column,
    Imputer,
    Method,
    Panel,
    Params,
    Part,
    Refusal,
    Worked,
    differing,
    parameter,
    require_at_least,
)


@attrs.frozen(kw_only=True)
class Branch(Params):
    """Whose means fill in, and of what."""

    levels: int = parameter(
        Text(
            "how far above an indicator the node stands whose indicators fill in for it, 1 or more",
            "由该指标之上第几级节点内的各指标插补，不小于 1",
        ),
        1,
    )
    normalise: bool = parameter(
        Text(
            "whether places between the worst and the best value are averaged; if not, raw values of one unit",
            "是否先将各指标换算为最差值与最佳值之间的位置再平均、并还原计量单位；否则直接平均原值，仅适用于计量单位相同的指标",
        ),
        True,
    )

    def check(self) -> None:
        """Refuse levels that are not above the indicator."""
        require_at_least(1.0, levels=float(self.levels))


def branches_of(panel: Panel, levels: int) -> list[list[int]]:
    """The positions of the indicators below each node that stands `levels` above them, or below the root."""
    found: dict[str, list[int]] = {}
    for place, above in enumerate(panel.branches):
        found.setdefault(above[-levels:][0] if above else "", []).append(place)
    return list(found.values())


def row_mean(panel: Panel, params: Branch) -> tuple[Column, ...]:
    """The mean of the region's available indicators in the branch, per gap.

    With x_ik as the place p = (x - min) / (max - min), turned round where lower is better, a gap in indicator k is
    filled by min_k + (max_k - min_k) p with the mean place p. Under `normalise` an indicator with fewer than two
    different values is refused where its branch has gaps: Refusal.
    OECD/JRC Handbook (2008), step 3, unconditional mean within a dimension.
    """
    return _filled(panel, params, lambda rows: np.nanmean(rows, axis=0))


def row_median(panel: Panel, params: Branch) -> tuple[Column, ...]:
    """As `row_mean`, by the median."""
    return _filled(panel, params, lambda rows: np.nanmedian(rows, axis=0))


def _filled(panel: Panel, params: Branch, middle: Callable[[Column], Column]) -> tuple[Column, ...]:
    result = [column + 0.0 for column in panel.columns]
    for places in branches_of(panel, params.levels):
        members = [panel.columns[place] for place in places]
        if not any(np.isnan(column).any() for column in members):
            continue
        signs = [panel.directions[place] for place in places]
        ends = [_ends(panel, place) if params.normalise else None for place in places]
        rows = np.array([_placed(*each) for each in zip(members, ends, signs, strict=True)])
        known = ~np.isnan(rows).all(axis=0)
        centre = np.full(rows.shape[1], np.nan)
        centre[known] = middle(rows[:, known])
        for place, column, span, sign in zip(places, members, ends, signs, strict=True):
            gap = np.isnan(column)
            result[place][gap] = _returned(centre[gap], span, sign)
    return tuple(result)


def _ends(panel: Panel, place: int) -> tuple[float, float]:
    """The worst and best value of an indicator, which has to have both: Refusal."""
    try:
        return differing(panel.columns[place])
    except Refusal as refusal:
        refusal.of = Part(place)
        raise


def _placed(column: Column, ends: tuple[float, float] | None, direction: int) -> Column:
    if ends is None:
        return column
    place: Column = (column - ends[0]) / (ends[1] - ends[0])
    return place if direction > 0 else 1.0 - place


def _returned(place: Column, ends: tuple[float, float] | None, direction: int) -> Column:
    if ends is None:
        return place
    return ends[0] + (ends[1] - ends[0]) * (place if direction > 0 else 1.0 - place)


def _method(
    id: str, apply: Callable[[Panel, Branch], Sequence[Column]], en: str, zh: str, **said: Any
) -> Method:
    about = Text(en=en, zh=zh)
    examples = (Branch(), Branch(levels=2, normalise=False))
    return Imputer(id=id, panel=True, apply=apply, params=Branch, examples=examples, about=about, **said)


METHODS = (
    _method(
        "methods.row_mean",
        row_mean,
        "The mean of the region's other indicators in the same branch",
        "同一分支内该区域其他指标的均值插补",
        formula=Text(
            "the mean of the region's places in the other indicators, on the scale of the missing one",
            "该区域其他指标相对位置的均值，换算至缺失指标的数值范围",
        ),
        source="OECD/JRC Handbook (2008), step 3, unconditional mean within a dimension",
        worked=(
            Worked(
                given=((0.0, 10.0, float("nan")), (0.0, 10.0, 5.0)),
                gives=((0.0, 10.0, 5.0), (0.0, 10.0, 5.0)),
            ),
        ),
    ),
    _method(
        "methods.row_median",
        row_median,
        "The median of the region's other indicators in the same branch",
        "同一分支内该区域其他指标的中位数插补",
        formula=Text(
            "the median of the region's places in the other indicators, on the scale of the missing one",
            "该区域其他指标相对位置的中位数，换算至缺失指标的数值范围",
        ),
        worked=(
            Worked(
                given=((0.0, 10.0, float("nan")), (0.0, 10.0, 5.0)),
                gives=((0.0, 10.0, 5.0), (0.0, 10.0, 5.0)),
            ),
        ),
    ),
)
