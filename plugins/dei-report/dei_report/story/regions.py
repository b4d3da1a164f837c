"""What a portrait of a region needs beside its own columns: peers, similar regions, what would raise its rank."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core import Column, rescore, slack
from dei_report.story.numbers import plain
from dei_report.story.ranking import SCALES
from dei_report.story.saying import both, said
from dei_report.story.view import View

SIMILAR, BEST_STEPS, LEAST_PEERS = 6, 6, 5
GOOD = 0.75
"""The level that a region is asked to reach in an indicator: a score that a quarter of the regions reach."""
_BLOCK = 512


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
    """The peers of each region: the smallest group of at least five scored regions that it belongs to, or all.

    Groups are those of the scales (city, province, cluster). Each comes with the medians of its scores.
    """
    scored = ~np.isnan(view.total)
    everyone = said("all {n} regions", "全部 {n} 个区域", n=int(np.count_nonzero(scored)))
    groups: list[tuple[Any, np.ndarray]] = [(everyone, scored)]
    size = np.full(len(scored), np.count_nonzero(scored))
    peers = np.zeros(len(scored), np.int64)
    for scale, words in view.track.table.parents.items():
        here = np.array([words[row] for row in view.rows.tolist()])
        for word in sorted(set(here.tolist()) - {""}):
            inside = (here == word) & scored
            count = int(np.count_nonzero(inside))
            if count < LEAST_PEERS:
                continue
            mine = (here == word) & (count < size)
            if mine.any():
                peers[mine], size[mine] = len(groups), count
                name = both(SCALES[scale]) if scale in SCALES else {"en": scale, "zh": scale}
                groups.append(
                    (said("{word} ({n} regions)", "{word}（{n} 个区域）", word=word, n=count), inside)
                )
                groups[-1][0]["scale"] = name
    return peers.tolist(), [_group(view, name, inside) for name, inside in groups]


def _group(view: View, name: dict[str, Any], inside: np.ndarray) -> dict[str, Any]:
    ids = [view.plan.slots[slot] for slot in view.inner] + [leaf.id for leaf in view.leaves]
    scale = name.pop("scale", None)
    found = medians(np.array([view.score(one) for one in ids])[:, inside])
    told = dict(zip(ids, plain(found, view.digits), strict=True))
    return {"name": name, "scale": scale, "count": int(np.count_nonzero(inside)), "medians": told}


def medians(values: np.ndarray) -> Column:
    """(n,) the median of each row over what is there; NaN for a row with nothing.

    >>> medians(np.array([[1.0, np.nan, 4.0], [np.nan, np.nan, np.nan]]))
    array([2.5, nan])
    """
    ordered = np.sort(values, axis=1)
    count = np.count_nonzero(~np.isnan(ordered), axis=1)
    row = np.arange(len(ordered))
    low, high = (ordered[row, np.maximum(at, 0)] for at in ((count - 1) // 2, count // 2))
    middle: Column = np.where(count > 0, (low + high) / 2.0, np.nan)
    return middle


def similar(view: View) -> list[list[int]]:
    """(N, up to 6) rows of the regions with the nearest profile, nearest first.

    Distance: the root of the mean squared difference of the leaves' scores that both have, by their weight in the
    index; two regions need half of the weight in common.
    """
    scored = np.flatnonzero(~np.isnan(view.total))
    weights = np.array([leaf.effective for leaf in view.leaves])
    scores = np.column_stack([view.track.score(leaf.id)[view.rows] for leaf in view.leaves])[scored]
    there = (~np.isnan(scores)).astype(np.float64)
    values = np.nan_to_num(scores)
    found: list[list[int]] = [[] for _ in range(len(view.rows))]
    for start in range(0, len(scored), _BLOCK):
        block = slice(start, start + _BLOCK)
        distance = _distances(values, there, weights, block)
        distance[np.arange(len(distance)), np.arange(start, start + len(distance))] = np.inf
        nearest = np.argsort(distance, axis=1, kind="stable")[:, :SIMILAR]
        for place, near in enumerate(nearest):
            kept = near[np.isfinite(distance[place, near])]
            found[int(scored[start + place])] = scored[kept].tolist()
    return found


def _distances(values: np.ndarray, there: np.ndarray, weights: Column, block: slice) -> np.ndarray:
    """(B, N) mean squared differences over what both have; infinite where that is less than half the weight."""
    mine, present = values[block] * weights, there[block] * weights
    squares = (values**2).T
    total = (mine * values[block]) @ there.T + present @ squares - 2.0 * mine @ values.T
    common = present @ there.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(common >= 0.5 * weights.sum(), np.maximum(total, 0.0) / common, np.inf)


def good(view: View, name: str) -> float:
    """The score that a quarter of the regions reach, on the printed scale; NaN where nobody has one."""
    if name not in view.good:
        score = view.score(name)
        there = score[~np.isnan(score)]
        view.good[name] = float(np.quantile(there, GOOD)) if there.size else float("nan")
    return view.good[name]


def potential(view: View) -> list[list[list[Any]]]:
    """Per region up to six [indicator id, points gained, rank then], most points first.

    Each indicator by itself is set to the score that a quarter of the regions reach, for the regions below it, and
    the index is computed anew: no linear guess. The others stay as they are. A missing value is left alone.
    """
    leaves = [leaf.id for leaf in view.leaves if view.plan.slot(leaf.id) < len(view.plan.indicators)]
    gains = np.zeros((len(leaves), len(view.rows)))
    for place, leaf in enumerate(leaves):
        gains[place] = np.nan_to_num(_gain(view, leaf))
    ordered = np.sort(view.total[~np.isnan(view.total)])
    return [_steps(view, leaves, gains[:, row], ordered, row) for row in range(len(view.rows))]


def _gain(view: View, leaf: str) -> Column:
    """(N,) what the index on 0-100 gains by an indicator raised to the good level.

    Where the index is a weighted mean all the way up and nobody below that level scores 0, points grow with the
    score, and the index need not be computed anew.
    """
    score, level = view.track.score(leaf), (good(view, leaf) - view.zero) / view.factor
    raised = np.where(score < level, level, score)
    if view.proportional and leaf in view.shares and not (score[view.rows] == 0.0).any():
        points = view.shares[leaf] / view.factor
        return points * (raised[view.rows] / score[view.rows] - 1.0)
    return (rescore(view.track, {leaf: raised}) - view.track.total)[view.rows]


def _steps(view: View, leaves: list[str], gains: Column, ordered: Column, row: int) -> list[list[Any]]:
    best = [place for place in np.argsort(-gains, kind="stable")[:BEST_STEPS].tolist() if gains[place] > 1e-9]
    told = []
    for place in best:
        gain = float(gains[place]) * view.factor
        reached = view.total[row] + gain
        above = ordered.size - np.searchsorted(
            ordered, reached + (slack(reached) if view.tolerance is None else view.tolerance), "right"
        )
        told.append([leaves[place], view.told(np.array([gain]))[0], int(above) + 1])
    return told


def trend(view: View) -> dict[str, Any] | None:
    """Scores and ranks of every region in every year of a panel; None where there is one year."""
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
        "score": [view.told(column) for column in scores],
        "rank": [plain(column, 0) for column in ranks],
        "median": view.told(medians(scores)),
    }
