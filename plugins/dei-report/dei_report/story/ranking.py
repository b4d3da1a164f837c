"""The regions in columns, best first: scores, ranks, tiers, parents, and every indicator behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dei_core import Text
from dei_core.host import VOCABULARY, cell_states
from dei_report.story.numbers import significant
from dei_report.story.saying import both
from dei_report.story.view import Leaf, View

_LETTERS = {"given": "g", "derived": "d", "imputed": "i", "treated": "t", "missing": "m", "screened": "s"}


def scales(view: View) -> list[dict[str, Any]]:
    """What regions belong to, widest group first."""
    parents = view.track.table.parents
    counted = sorted(parents, key=lambda scale: (len(set(parents[scale])), scale))
    return [
        {"id": scale, "name": both(VOCABULARY.parents.get(scale, Text(en=scale, zh=scale)))}
        for scale in counted
    ]


def tiers(view: View) -> list[dict[str, Any]]:
    """The tiers, best first, with how many regions are in each and the lowest score of them."""
    scheme = view.plan.tiers
    if scheme is None:
        return []
    at, total = view.track.tiers()[view.rows], view.total
    told = []
    for place, (name, bound) in enumerate(zip(scheme.names, scheme.bounds, strict=True)):
        inside = total[at == place]
        lowest = view.told(inside[np.argmin(inside)][None])[0] if inside.size else None
        told.append(
            {
                "name": both(name),
                "bound": _bound(view, scheme.by, bound),
                "by": scheme.by,
                "count": int(inside.size),
                "lowest": lowest,
            }
        )
    return told


def _bound(view: View, by: str, bound: float) -> float:
    """A share as it is, a score as it is printed."""
    return bound if by == "share" else view.zero + bound * view.factor


def regions(view: View) -> dict[str, Any]:
    """The columns of every region that the page holds, one entry a region."""
    table, held = view.track.table, view.rows[: view.held]
    rows = held.tolist()
    root = view.plan.root - len(view.plan.indicators)
    return {
        "id": [table.regions[row] for row in rows],
        "name": [table.names[row] for row in rows],
        "score": view.told(view.total[: view.held]),
        "rank": view.ranks(),
        "tier": view.track.tiers()[held].tolist(),
        "coverage": np.round(view.track.coverage[root][held], 4).tolist(),
        "parents": {scale: _coded([words[row] for row in rows]) for scale, words in table.parents.items()},
        "nodes": {view.plan.slots[slot]: _node(view, view.plan.slots[slot]) for slot in view.inner[1:]},
        "indicators": {leaf.id: _leaf(view, leaf) for leaf in view.leaves},
        "pillar_points": {
            pillar: view.told(points[: view.held]) for pillar, points in pillar_points(view).items()
        },
    }


def pillar_points(view: View) -> dict[str, np.ndarray]:
    """Pillar -> (N,) points that sum to the index, from where the scale begins; none where the root cannot say.

    What lies in several pillars is divided by its nominal weights in them. NaN for a region without a score.
    """
    if view.root in view.shares:
        return {}
    branches = view.branches
    points = {pillar: np.where(np.isnan(view.total), np.nan, 0.0) for pillar in view.pillars}
    for name, column in view.shares.items():
        weights = branches[name]
        whole = sum(weights.values()) or 1.0
        for pillar, weight in weights.items():
            mine = np.nan_to_num(column)
            points[pillar] = points[pillar] + (mine if len(weights) == 1 else mine * (weight / whole))
    return points


def _coded(words: Sequence[str]) -> dict[str, Any]:
    known = {word: place for place, word in enumerate(sorted(set(words)))}
    return {"words": list(known), "at": [known[word] for word in words]}


def _node(view: View, name: str) -> dict[str, Any]:
    return {"score": view.told(view.score(name)[: view.held]), "rank": view.ranks(name)}


def _leaf(view: View, leaf: Leaf) -> dict[str, Any]:
    told: dict[str, Any] = {
        **_node(view, leaf.id),
        "points": view.told(view.points(leaf)[: view.held]),
    }
    if leaf.level is not None:
        states = cell_states(view.track, leaf.level)
        held = view.rows[: view.held]
        told["raw"] = significant(view.track.published(leaf.level)[held])
        told["state"] = "".join(_LETTERS[states[row]] for row in held.tolist())
    return told
