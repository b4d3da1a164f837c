"""What a portrait of a region needs beside its own columns: peers, similar regions, what would raise its rank."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core import Scenario, rescore
from dei_core.host import VOCABULARY
from dei_core.plugin import Column, slack
from dei_report.story.nearest import similar
from dei_report.story.numbers import Words, whole
from dei_report.story.saying import both, said
from dei_report.story.view import Leaf, View

BEST_STEPS, LEAST_PEERS = 6, 5
MOST_TRIED = 200
"""Indicators that are raised one by one where each needs the index computed anew: those with the most weight."""
_DIGITS = 9
"""Decimals within which gains are equal."""
GOOD = 0.75
"""The level that a region is asked to reach in an indicator: a score that a quarter of the regions reach."""


def portraits(view: View) -> dict[str, Any]:
    """Columns "peers" and "similar", "potential", and the peer groups that "peers" points at."""
    peers, groups = peer_groups(view)
    return {
        "peers": peers,
        "peer_groups": groups,
        "similar": similar(view),
        "potential": potential(view),
        "good": {leaf.id: view.told(np.array([good(view, leaf.id)]))[0] for leaf in view.leaves},
    }


def peer_groups(view: View) -> tuple[list[int], list[dict[str, Any]]]:
    """(H,) the peers of each region that the page holds: the smallest group of at least five scored regions, or all.

    Groups are those of the scales (city, province, cluster). Each comes with the medians of its scores.
    """
    scored = ~np.isnan(view.total)
    everyone = np.flatnonzero(scored)
    groups = [_group(view, said("all {n} regions", "全部 {n} 个区域", n=len(everyone)), None, everyone)]
    size = np.full(len(scored), len(everyone))
    peers = np.zeros(len(scored), np.int64)
    for scale in view.track.table.parents:
        label = both(VOCABULARY.parents[scale]) if scale in VOCABULARY.parents else {"en": scale, "zh": scale}
        for word, rows in view.members(scale).items():
            inside = rows[scored[rows]]
            mine = rows[(size[rows] > len(inside)) & (rows < view.held)]
            if len(inside) < LEAST_PEERS or not mine.size:
                continue
            peers[mine], size[mine] = len(groups), len(inside)
            name = said("{word} ({n} regions)", "{word}（{n} 个区域）", word=word, n=len(inside))
            groups.append(_group(view, name, label, inside))
    return peers[: view.held].tolist(), groups


def _group(view: View, name: Words, scale: Words | None, inside: np.ndarray) -> dict[str, Any]:
    ids = [view.plan.slots[slot] for slot in view.inner] + [leaf.id for leaf in view.leaves]
    found = medians(np.array([view.score(one)[inside] for one in ids]))
    told = dict(zip(ids, view.told(found), strict=True))
    return {"name": name, "scale": scale, "count": len(inside), "medians": told}


def medians(values: np.ndarray) -> Column:
    """(n,) the median of each row over what is there; NaN for a row with nothing, or no columns at all.

    >>> medians(np.array([[1.0, np.nan, 4.0], [np.nan, np.nan, np.nan]]))
    array([2.5, nan])
    """
    if not values.shape[1]:
        return np.full(len(values), np.nan)
    ordered = np.sort(values, axis=1)
    count = np.count_nonzero(~np.isnan(ordered), axis=1)
    row = np.arange(len(ordered))
    low, high = (ordered[row, np.maximum(at, 0)] for at in ((count - 1) // 2, count // 2))
    middle: Column = np.where(count > 0, (low + high) / 2.0, np.nan)
    return middle


def good(view: View, name: str) -> float:
    """The score that a quarter of the regions reach, on the printed scale; NaN where nobody has one."""
    if name not in view.good:
        score = view.score(name)
        there = score[~np.isnan(score)]
        view.good[name] = float(np.quantile(there, GOOD)) if there.size else float("nan")
    return view.good[name]


def potential(view: View) -> list[list[list[Any]]]:
    """(H, up to 6) [indicator id, points gained, rank then] for each region that the page holds, most points first.

    Each indicator by itself is set to the score that a quarter of the regions reach, for the regions below it, and
    the index is computed anew: no linear guess. The others stay as they are. A missing value is left alone.
    """
    leaves, slopes, rows = _raised(view), view.slopes, view.rows[: view.held]
    gains = np.zeros((view.held, len(leaves)))
    for place, leaf in enumerate(leaves):
        score, level = view.track.score(leaf), (good(view, leaf) - view.zero) / view.factor
        lift = np.where(score < level, level - score, 0.0)
        if slopes is None:
            raised = rescore(view.track, Scenario(scores={leaf: score + lift}))
            gains[:, place] = (raised.total - view.track.total)[rows]
        else:
            gains[:, place] = slopes[leaf][rows] * lift[rows]
    return _steps(view, leaves, np.nan_to_num(gains))


def tried(view: View) -> int | None:
    """How many indicators `potential` raises, where these are not all."""
    return MOST_TRIED if len(_indicators(view)) > MOST_TRIED and view.slopes is None else None


def _raised(view: View) -> list[str]:
    """The indicators that are raised: all, or where each needs the index computed anew, the weightiest."""
    leaves = _indicators(view)
    heaviest = sorted(leaves, key=lambda leaf: -leaf.effective)[: tried(view)]
    kept = {leaf.id for leaf in heaviest}
    return [leaf.id for leaf in leaves if leaf.id in kept]


def _indicators(view: View) -> list[Leaf]:
    return [leaf for leaf in view.leaves if view.plan.slot(leaf.id) < len(view.plan.indicators)]


def _steps(view: View, leaves: list[str], gains: np.ndarray) -> list[list[list[Any]]]:
    """The largest gains of each region, (H, n) points of 0-100, with the rank that each leads to."""
    best = np.argsort(-np.round(gains, _DIGITS), axis=1, kind="stable")[:, :BEST_STEPS]
    points = np.take_along_axis(gains, best, axis=1)
    ranking, now = view.plan.ranking, view.track.total[view.rows]
    then = view.plan.as_ranked(now[: view.held, None] + points)
    level = then + (slack(then) if ranking.tolerance is None else ranking.tolerance)
    ordered = view.plan.as_ranked(now[~np.isnan(now)])
    if ranking.method == "dense":  # a place for each tie, which its best score opens
        starts = np.unique(view.rank_column()[: ordered.size], return_index=True)[1]
        ordered = np.maximum.reduceat(ordered, starts)
    above = ordered.size - np.searchsorted(np.sort(ordered), level, "right")
    gained = view.kept(points * view.factor)
    told = zip(best.tolist(), points.tolist(), gained.tolist(), (above + 1).tolist(), strict=True)
    return [
        [
            [leaves[at], gain, rank]
            for at, exact, gain, rank in zip(*row, strict=True)
            if exact > 10.0**-_DIGITS
        ]
        for row in told
    ]


def trend(view: View) -> dict[str, Any] | None:
    """Scores and ranks, in every year of a panel, of each region that the page holds; None where there is one year."""
    years = np.unique(view.track.table.years)
    if len(years) < 2:
        return None
    place = {view.track.table.regions[row]: at for at, row in enumerate(view.rows.tolist())}
    scores = np.full((len(years), len(view.rows)), np.nan)
    ranks = np.full((len(years), len(view.rows)), np.nan)
    total, ranked = view.printed(view.track.total), view.track.ranks()
    for row, region in enumerate(view.track.table.regions):
        if region in place:
            at = int(np.searchsorted(years, view.track.table.years[row]))
            scores[at, place[region]], ranks[at, place[region]] = total[row], ranked[row]
    return {
        "years": years.tolist(),
        "score": [view.told(column[: view.held]) for column in scores],
        "rank": [whole(column[: view.held]) for column in ranks],
        "median": view.told(medians(scores)),
    }
