"""The assessment of every indicator: distribution, coverage, leaders, threshold and how many pass."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from dei_core.host import IndicatorPlan, cell_states
from dei_report.story.numbers import bins, significant, spread
from dei_report.story.saying import both
from dei_report.story.view import Leaf, View

LEADERS = 5


def indicator_rows(view: View, entities: dict[str, Any]) -> list[dict[str, Any]]:
    """A row for each leaf of the index, in the order of the tree. entities: indicator id -> its declaration."""
    return [_row(view, leaf, entities) for leaf in view.leaves]


def _row(view: View, leaf: Leaf, entities: dict[str, Any]) -> dict[str, Any]:
    score = view.score(leaf.id)
    told: dict[str, Any] = {
        "id": leaf.id,
        "score": spread(score, view.told),
        "scored": int(np.count_nonzero(~np.isnan(score))),
        "full": int(np.count_nonzero(score >= view.scale - view.span * 1e-9)),
    }
    if leaf.level is None:
        return told
    item = view.plan.indicators[view.plan.slot(leaf.level)]
    raw = view.track.raw(item.id)[view.rows]
    entity = entities.get(item.column)
    return {
        **told,
        **_cells(view, item, raw),
        "raw": spread(raw),
        "bins": bins(raw),
        "leaders": _leaders(view, raw, score, item.direction),
        **_threshold(item, raw),
        "definition": both(entity.definition) if entity is not None and entity.definition else None,
        "calibre": both(entity.calibre) if entity is not None and entity.calibre else None,
    }


def _cells(view: View, item: IndicatorPlan, raw: np.ndarray) -> dict[str, Any]:
    """How many cells are in each state; coverage counts those that were collected."""
    told = cell_states(view.track, item.id)
    found = Counter(told[row] for row in view.rows.tolist())
    collected = found["given"] + found["derived"] + found["treated"] + found["screened"]
    states = ("given", "derived", "imputed", "treated", "missing", "screened")
    cells = {name: found[name] for name in states}
    return {"cells": cells, "coverage": round(collected / max(len(raw), 1), 4)}


def _leaders(view: View, raw: np.ndarray, score: np.ndarray, direction: int) -> list[dict[str, Any]]:
    """The regions with the best scores; of equal scores, those with the better value."""
    order = np.lexsort((-raw * direction, -score))[:LEADERS]
    best = order[~np.isnan(score[order])]
    told = zip(best.tolist(), significant(raw[best]), view.told(score[best]), strict=True)
    return [{**view.region(row), "value": value, "score": points} for row, value, points in told]


def _threshold(item: IndicatorPlan, raw: np.ndarray) -> dict[str, Any]:
    """What earns full marks, and how many regions reach it."""
    least, most = demand(item)
    if least is None and most is None:
        return {"least": None, "most": None, "passing": None}
    inside = ~np.isnan(raw)
    if least is not None:
        inside &= raw >= least
    if most is not None:
        inside &= raw <= most
    return {"least": least, "most": most, "passing": int(np.count_nonzero(inside))}


def demand(item: IndicatorPlan) -> tuple[float | None, float | None]:
    """The least and the most value that passes, where the rule says it, and the same for all regions."""
    demands = {item.normalizer.passing(params, item.direction) for params in item.variants.values()}
    if item.transform is not None or len(demands) != 1:
        return None, None
    ((least, most),) = demands
    return (None if least is None else float(least)), (None if most is None else float(most))
