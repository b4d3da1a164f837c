"""The portrait of a whole track: distribution, pillars, groups, and what to know of it in a minute."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core import Column
from dei_report.story.numbers import Words, bins, spread
from dei_report.story.saying import both, said
from dei_report.story.view import View


def overview(view: View) -> dict[str, Any]:
    """Count, spread and histogram of the index, pillars against median and best, groups at every scale."""
    total = view.total
    return {
        "count": len(total),
        "scored": int(np.count_nonzero(~np.isnan(total))),
        "spread": spread(total, view.digits),
        "histogram": bins(total),
        "pillars": [_pillar(view, name) for name in view.pillars],
        "groups": {scale: _groups(view, scale) for scale in view.track.table.parents},
        "sentences": sentences(view),
    }


def _pillar(view: View, name: str) -> dict[str, Any]:
    score = view.score(name)
    told = spread(score, view.digits) or {}
    best = None if np.isnan(score).all() else int(np.nanargmax(score))
    top = view.told(score[:1])[0] if len(score) else None
    leader = None if best is None else {**view.region(best), "score": view.told(score[[best]])[0]}
    return {"id": name, "name": view.label(name), **told, "top": top, "leader": leader}


def _groups(view: View, scale: str) -> list[dict[str, Any]]:
    """Groups with a score in them, best median first."""
    words = view.track.table.parents[scale]
    inside: dict[str, list[int]] = {}
    for row, at in enumerate(view.rows.tolist()):
        if words[at] and not np.isnan(view.total[row]):
            inside.setdefault(words[at], []).append(row)
    told = [_group(view, name, rows) for name, rows in inside.items()]
    return sorted(told, key=lambda group: (-group["median"], group["name"]))


def _group(view: View, name: str, rows: list[int]) -> dict[str, Any]:
    scores = view.total[rows]
    told = spread(scores, view.digits) or {}
    kept = {key: told[key] for key in ("min", "median", "mean", "max")}
    return {"name": name, "count": len(rows), **kept, "best": view.region(rows[0])}


def sentences(view: View) -> list[Words]:
    """What to know of the track in a minute: who leads, how far apart, what is strong and what is weak."""
    total = view.total
    scored = int(np.count_nonzero(~np.isnan(total)))
    if not scored:
        return [said("No region has a score.", "没有区域获得总指数得分。")]
    told = [_leaders(view, scored), _middle(view, total)]
    if len(view.pillars) > 1:
        told.append(_strong_and_weak(view))
        told.append(_apart(view))
    return told


def _leaders(view: View, scored: int) -> Words:
    names = view.region(0)["name"]
    second = view.region(1)["name"] if scored > 1 else None
    third = view.region(2)["name"] if scored > 2 else None
    if second is None or third is None:
        return said("{name} leads.", "{name}位居第一。", name=names)
    return said(
        "{first} leads {n} regions with {score}, followed by {second} and {third}.",
        "在 {n} 个区域中，{first}以 {score} 分居首，{second}、{third}分列第二、第三。",
        first=names,
        second=second,
        third=third,
        n=scored,
        score=printed(view, view.total[0]),
    )


def _middle(view: View, total: Column) -> Words:
    low, middle, high = np.nanquantile(total, [0.25, 0.5, 0.75])
    return said(
        "Half of them score between {low} and {high}; the median is {middle}, and {gap} separate the first from "
        "the last.",
        "半数区域得分在 {low} 至 {high} 之间，中位数为 {middle}，首末位相差 {gap} 分。",
        low=printed(view, low),
        high=printed(view, high),
        middle=printed(view, middle),
        gap=printed(view, float(np.nanmax(total) - np.nanmin(total))),
    )


def _medians(view: View) -> dict[str, float]:
    columns = {name: view.score(name) for name in view.pillars}
    return {
        name: float(np.nanmedian(column)) for name, column in columns.items() if not np.isnan(column).all()
    }


def _strong_and_weak(view: View) -> Words:
    medians = _medians(view)
    best, worst = max(medians, key=medians.__getitem__), min(medians, key=medians.__getitem__)
    return said(
        "The typical region is strongest in {best} (median {high}) and weakest in {worst} ({low}).",
        "从中位水平看，{best}最强（{high}），{worst}最弱（{low}）。",
        best=view.label(best),
        high=printed(view, medians[best]),
        worst=view.label(worst),
        low=printed(view, medians[worst]),
    )


def _apart(view: View) -> Words:
    spreads = {}
    for name in _medians(view):
        column = view.score(name)
        low, high = np.nanquantile(column, [0.1, 0.9])
        spreads[name] = float(high - low)
    widest = max(spreads, key=spreads.__getitem__)
    return said(
        "Regions differ most in {name}: {gap} between the leading and the trailing tenth.",
        "区域间差距最大的是{name}，前 10% 与后 10% 的分界相差 {gap} 分。",
        name=view.label(widest),
        gap=printed(view, spreads[widest]),
    )


def printed(view: View, value: float) -> str:
    """A score as the track prints it.

    >>> f"{80.5612:.2f}"
    '80.56'
    """
    return f"{value:.{view.plan.decimals}f}"


def name_of(view: View) -> Words:
    """The track's name."""
    return both(view.plan.name)
