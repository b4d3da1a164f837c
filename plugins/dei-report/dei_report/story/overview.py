"""The portrait of a whole track: distribution, pillars, groups."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_report.story.numbers import bins, spread
from dei_report.story.sentences import sentences
from dei_report.story.trust import trust
from dei_report.story.view import View

PODIUM, MOST_NAMED = 3, 5


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
        "podium": podium(view),
        "sentences": sentences(view),
        "trust": trust(view),
    }


def podium(view: View) -> list[dict[str, Any]]:
    """The first three; none where ties make them more than can be named."""
    ranks = view.rank_column(None)
    rows = np.flatnonzero(ranks <= PODIUM).tolist()
    scores, places = view.told(view.total), view.ranks()
    if len(rows) > MOST_NAMED:
        return []
    return [{**view.region(row), "rank": places[row], "score": scores[row]} for row in rows]


def _pillar(view: View, name: str) -> dict[str, Any]:
    score = view.score(name)
    told = spread(score, view.digits) or {}
    best = None if np.isnan(score).all() else int(np.nanargmax(score))
    top = view.told(score[:1])[0] if len(score) else None
    ties = int(np.count_nonzero(view.rank_column(name) == 1.0))
    leader = (
        None if best is None else {**view.region(best), "score": view.told(score[[best]])[0], "ties": ties}
    )
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
