"""Regions to learn from, and the nodes of the tree that make them so."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_report.story.numbers import whole
from dei_report.story.saying import said
from dei_report.story.sentences import scored_as
from dei_report.story.view import View

FIRST, MOST, MOST_REASONS = 5, 8, 4
MOST_PILLARS = 24
"""Pillars whose first region is exemplary; more of them nobody compares."""
TOP = 0.05
"""A region is exemplary in a node in which it is among this share of the regions, and at least one of three."""


def exemplars(view: View) -> list[dict[str, Any]]:
    """The first of the index and the first of each pillar, or of the first many, with the nodes in which they lead."""
    scored = int(np.count_nonzero(~np.isnan(view.total)))
    rows = set(_first(view.rank_column(None), FIRST))
    for pillar in view.pillars[:MOST_PILLARS]:
        rows.update(_first(view.rank_column(pillar), 1))
    reasons = _reasons(view, scored)
    return [_exemplar(view, row, reasons, scored) for row in sorted(rows) if scored]


def _first(ranks: np.ndarray, last: int) -> list[int]:
    """The rows up to a rank; none where ties make them more than anyone can learn from."""
    rows: list[int] = np.flatnonzero(ranks <= last).tolist()
    return rows if len(rows) <= MOST else []


def _reasons(view: View, scored: int) -> dict[str, tuple[np.ndarray, np.ndarray, float]]:
    """Node below the root -> ranks, scores and median; a pillar's parts are left out, as it stands for them."""
    found = {}
    pillars = set(view.pillars)
    for slot in view.inner[1:]:
        name = view.plan.slots[slot]
        score = view.score(name)
        named = pillars.isdisjoint(_prefixes(name))
        if named and not np.isnan(score).all() and len(view.plan.node(slot).children) > 1:
            found[name] = (view.rank_column(name), score, float(np.nanmedian(score)))
    return found


def _prefixes(name: str) -> list[str]:
    """The names before the dots of a name.

    >>> _prefixes("economy.firms.large")
    ['economy', 'economy.firms']
    """
    parts = name.split(".")
    return [".".join(parts[:upto]) for upto in range(1, len(parts))]


def _exemplar(view: View, row: int, reasons: dict[str, Any], scored: int) -> dict[str, Any]:
    least = max(3.0, TOP * scored)
    mine = [
        (ranks[row], name, score[row], median)
        for name, (ranks, score, median) in reasons.items()
        if ranks[row] <= least and score[row] > median
    ]
    mine.sort(key=lambda reason: (reason[0], -(reason[2] - reason[3])))
    told = [
        {
            "node": name,
            "name": view.label(name),
            "rank": int(rank),
            "score": view.told(np.array([score]))[0],
            "ahead": view.told(np.array([score - median]))[0],
        }
        for rank, name, score, median in mine[:MOST_REASONS]
    ]
    return {
        **view.region(row),
        "rank": whole(view.rank_column()[[row]])[0],
        "score": view.told(view.total[[row]])[0],
        "pillars": {name: view.told(view.score(name)[[row]])[0] for name in view.pillars[:MOST_PILLARS]},
        "reasons": told,
        "sentence": _sentence(view, mine[:1]),
    }


def _sentence(view: View, best: list[Any]) -> dict[str, str] | None:
    if not best:
        return None
    rank, name, score, median = best[0]
    return said(
        "Number {rank} in {node}: {score}, {ahead} above the median.",
        "{node}居第 {rank} 位，得 {score}，高出中位数 {ahead}。",
        rank=int(rank),
        node=view.label(name),
        score=scored_as(view, score),
        ahead=scored_as(view, score - median),
    )
