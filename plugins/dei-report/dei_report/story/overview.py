"""The portrait of a whole track: distribution, pillars, groups."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_report.story.numbers import bins, spread, whole
from dei_report.story.sentences import sentences
from dei_report.story.trust import trust
from dei_report.story.view import View

PODIUM, MOST_NAMED = 3, 5


def overview(view: View) -> dict[str, Any]:
    """Count, spread and histogram of the index, pillars against median and best, groups at every scale."""
    total = view.total
    histogram = bins(total)
    return {
        "count": len(total),
        "scored": int(np.count_nonzero(~np.isnan(total))),
        "spread": spread(total, view.told),
        "histogram": histogram,
        "tiers_of_bins": tiers_of_bins(view, histogram) if histogram else [],
        "pillars": [_pillar(view, name) for name in view.pillars],
        "groups": {scale: _groups(view, scale) for scale in view.track.table.parents},
        "podium": podium(view),
        "sentences": sentences(view),
        "trust": trust(view),
    }


def podium(view: View) -> list[dict[str, Any]]:
    """The first three; none where ties make them more than can be named."""
    ranks = view.rank_column(None)
    rows = np.flatnonzero(ranks <= PODIUM)
    if len(rows) > MOST_NAMED:
        return []
    told = zip(rows.tolist(), whole(ranks[rows]), view.told(view.total[rows]), strict=True)
    return [{**view.region(row), "rank": rank, "score": score} for row, rank, score in told]


def spreads(view: View) -> dict[str, dict[str, Any]]:
    """Node below the root, or pillar -> the quartiles and the best of its scores."""
    names = dict.fromkeys([*(view.plan.slots[slot] for slot in view.inner[1:]), *view.pillars])
    found = {name: spread(view.score(name), view.told) for name in names}
    kept = ("q1", "median", "q3", "max")
    return {name: {key: told[key] for key in kept} for name, told in found.items() if told is not None}


def tiers_of_bins(view: View, histogram: list[dict[str, Any]]) -> list[list[int]]:
    """[bin, tier, count] of the regions with a score, by place; tier -1 is none."""
    there = ~np.isnan(view.total)
    edges = [row["from"] for row in histogram]
    at = np.searchsorted(edges, view.kept(view.total[there]), "right") - 1
    pairs = np.column_stack([np.maximum(at, 0), view.track.tiers()[view.rows][there]])
    found, counts = np.unique(pairs, axis=0, return_counts=True)
    return [[*map(int, pair), int(count)] for pair, count in zip(found, counts, strict=True)]


def _pillar(view: View, name: str) -> dict[str, Any]:
    score = view.score(name)
    told = spread(score, view.told) or {}
    first = np.flatnonzero(view.rank_column(name) == 1.0)
    best = int(first[0]) if first.size else None
    top = view.told(score[:1])[0] if len(score) else None
    leader = (
        None
        if best is None
        else {**view.region(best), "score": view.told(score[[best]])[0], "ties": int(first.size)}
    )
    return {"id": name, "name": view.label(name), **told, "top": top, "leader": leader}


def _groups(view: View, scale: str) -> list[dict[str, Any]]:
    """Groups with a score in them, best median first."""
    there = ~np.isnan(view.total)
    inside = {name: rows[there[rows]].tolist() for name, rows in view.members(scale).items()}
    told = [_group(view, name, rows) for name, rows in inside.items() if rows]
    return sorted(told, key=lambda group: (-group["median"], group["name"]))


def _group(view: View, name: str, rows: list[int]) -> dict[str, Any]:
    scores = view.total[rows]
    told = spread(scores, view.told) or {}
    kept = {key: told[key] for key in ("min", "median", "mean", "max")}
    return {"name": name, "count": len(rows), **kept, "best": view.region(rows[0])}
