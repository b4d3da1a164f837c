"""What a region can do about its gaps: directions of the packs, feature by pillar, chosen by where it falls short."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core.plugin import Pack
from dei_report.lookup import Library, qualified
from dei_report.story.regions import good
from dei_report.story.saying import both
from dei_report.story.view import View

MOST, LEAST_GAP = 5, 1e-9
"""Directions that one region is given, and the gap from which one is called for."""


def guidance(view: View, library: Library, packs: list[Pack]) -> dict[str, Any] | None:
    """Features, directions with how many regions they are chosen for, and for each region that the page holds the
    directions with the widest gaps; None without any.

    The gap of a direction: the mean over its scored indicators, each at most once, of what the region lacks to the
    score that a quarter of the regions reach, in points of the score.
    """
    found = list(_directions(view, packs))
    if not found:
        return None
    features = list(dict.fromkeys(item["feature"] for item in found))
    named = {name: library.name("feature", name) for name in features}
    gaps = np.column_stack([_gap(view, item["indicators"]) for item in found])
    chosen = np.argsort(-gaps, axis=1, kind="stable")[:, :MOST]
    width = np.take_along_axis(gaps, chosen, axis=1)
    called = np.bincount(chosen[width > LEAST_GAP], minlength=len(found)).tolist()
    return {
        "features": [
            {"id": name, "name": None if text is None else both(text)} for name, text in named.items()
        ],
        "directions": [{**item, "called": count} for item, count in zip(found, called, strict=True)],
        "regions": _by_region(view, chosen[: view.held], width[: view.held]),
    }


def _by_region(view: View, chosen: np.ndarray, width: np.ndarray) -> list[list[list[Any]]]:
    """[direction's place, gap] of each region, widest first."""
    told = zip(chosen.tolist(), width.tolist(), view.kept(width).tolist(), strict=True)
    return [
        [[place, gap] for place, exact, gap in zip(*row, strict=True) if exact > LEAST_GAP] for row in told
    ]


def _directions(view: View, packs: list[Pack]) -> list[dict[str, Any]]:
    leaves = {leaf.level: leaf.id for leaf in view.leaves if leaf.standard is None}
    found = []
    for pack in packs:
        for name, item in pack.guidance.items():
            if qualified(pack.namespace, item.region_type) != view.plan.region_type:
                continue
            ids = [qualified(pack.namespace, indicator) for indicator in item.indicators]
            found.append(
                {
                    "id": f"{pack.namespace}.{name}",
                    "feature": qualified(pack.namespace, item.feature),
                    "pillar": item.pillar,
                    "advice": both(item.advice),
                    "indicators": [leaves[one] for one in ids if one in leaves],
                }
            )
    return found


def _gap(view: View, leaves: list[str]) -> np.ndarray:
    """(N,) mean shortfall over the leaves that are there; 0 where none is."""
    short = [np.maximum(good(view, leaf) - view.score(leaf), 0.0) for leaf in leaves]
    if not short:
        return np.zeros(len(view.rows))
    stacked = np.array(short)
    there = (~np.isnan(stacked)).sum(axis=0)
    mean: np.ndarray = np.nansum(stacked, axis=0) / np.maximum(there, 1)
    return mean
