"""Change since the edition before, on the regions that both have: ranks are counted anew among them."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core import Text
from dei_core.plugin import Column
from dei_report.story.numbers import Words, whole
from dei_report.story.saying import both, listed, said
from dei_report.story.sentences import CLOSE, MOST_NAMED, brief
from dei_report.story.view import View

MOVERS = 8


def change(view: View, before: View | None, told: dict[str, Any]) -> dict[str, Any] | None:
    """Ranks and scores then and now of the regions that the page holds, and who moved; None where none can be compared.

    before: the track of the edition before. told: what is to be said of that edition.
    """
    if before is None:
        return None
    regions = [view.track.table.regions[row] for row in view.rows.tolist()]
    then = {before.track.table.regions[row]: at for at, row in enumerate(before.rows.tolist())}
    old_at = np.array([then.get(region, -1) for region in regions])
    was, now = before.total, view.total
    common = (old_at >= 0) & ~np.isnan(now)
    common[common] &= ~np.isnan(was[old_at[common]])
    if not common.any():
        return None
    rows = np.flatnonzero(common)
    still = set(regions)
    return {
        **told,
        "common": len(rows),
        "entered": [view.region(row) for row in np.flatnonzero((old_at < 0) & ~np.isnan(now)).tolist()],
        "left": [
            before.region(at) for region, at in then.items() if region not in still and not np.isnan(was[at])
        ],
        **_columns(view, before, rows, old_at[rows]),
        "method": moved(view, before),
        "pillars": _pillars(view, before, rows, old_at[rows]),
    }


def moved(view: View, before: View) -> dict[str, Any]:
    """Which rules and nodes of the index differ, so that a change of the method is not taken for one of the data."""
    rules, nodes = _parts(view), _nodes(view)
    old_rules, old_nodes = _parts(before), _nodes(before)
    told = {
        "rules": sum(rules[name] != old_rules[name] for name in rules.keys() & old_rules.keys()),
        "weights": sum(nodes[name] != old_nodes[name] for name in nodes.keys() & old_nodes.keys()),
        "added": len(rules.keys() - old_rules.keys()),
        "removed": len(old_rules.keys() - rules.keys()),
    }
    return {**told, "sentence": _method_sentence(told)}


def _parts(view: View) -> dict[str, Any]:
    """Each indicator of the index -> what decides its score."""
    items = (
        view.plan.indicators[view.plan.slot(leaf.level)] for leaf in view.leaves if leaf.level is not None
    )
    return {
        item.id: (
            item.normalizer.id,
            item.direction,
            item.trait,
            dict(item.variants),
            _steps(item.transform, item.then),
            item.round if item.round is None else (item.round, item.rounding),
        )
        for item in items
    }


def _nodes(view: View) -> dict[str, Any]:
    """Each node of the index -> its children, how they weigh and how they combine."""
    told = {}
    for slot in view.inner:
        node = view.plan.node(slot)
        children = tuple(view.plan.slots[child] for child in node.children)
        told[node.id] = (
            children,
            node.weights,
            node.own,
            _steps(node.weigher, node.aggregator, node.transform, node.normalizer),
            node.rules | ({"rounding": None} if node.round is None else {}),
        )
    return told


def _steps(*steps: Any) -> tuple[Any, ...]:
    """Methods by id, with their parameters."""
    return tuple(None if step is None else (step.method.id, step.params) for step in steps)


def _method_sentence(told: dict[str, int]) -> Words:
    if not any(told.values()):
        return said(
            "Rules and weights are the same in both editions: what changed is the data.",
            "两期的评分规则与权重完全一致，变化均来自数据。",
        )
    return said(
        "The method changed too: {rules} scoring rules and the weights or methods of {weights} nodes differ, "
        "{added} indicators are new and {removed} are gone.",
        "方法也有调整：{rules} 条评分规则、{weights} 个节点的权重或合成方法有变，新增指标 {added} 项，"
        "取消 {removed} 项。",
        **told,
    )


def _columns(view: View, before: View, rows: np.ndarray, old: np.ndarray) -> dict[str, Any]:
    was, now = before.total[old], view.total[rows]
    old_rank, new_rank = before.ranks_among(old), view.ranks_among(rows)
    rose = old_rank - new_rank
    columns: dict[str, Any] = {}
    for name, values in (("was_rank", old_rank), ("rank", new_rank)):
        columns[name] = whole(_spread(view, values, rows))
    columns["was_score"] = view.told(_spread(view, was, rows))
    order = np.lexsort((new_rank, -rose))
    up, down = order[:MOVERS], order[::-1][:MOVERS]
    up, down = up[rose[up] > 0], down[rose[down] < 0]

    def mover(at: int) -> dict[str, Any]:
        return {**view.region(int(rows[at])), "was": int(old_rank[at]), "now": int(new_rank[at])}

    return {
        **columns,
        "risers": rows[up].tolist(),
        "fallers": rows[down].tolist(),
        "moved": [mover(at) for at in (*up.tolist(), *down.tolist())],
        "median_was": view.told(np.array([np.median(was)]))[0],
        "median": view.told(np.array([np.median(now)]))[0],
        "sentences": _sentences(view, rows, rose, was, now),
    }


def _spread(view: View, values: Column, rows: np.ndarray) -> Column:
    """(H,) values of some rows in a column of the regions that the page holds, NaN for the others."""
    column = np.full(len(view.rows), np.nan)
    column[rows] = values
    return column[: view.held]


def _pillars(view: View, before: View, rows: np.ndarray, old: np.ndarray) -> list[dict[str, Any]]:
    """Medians of the pillars that both editions have, on the common regions."""
    told = []
    for name in view.pillars:
        if name not in before.pillars:
            continue
        was, now = before.score(name)[old], view.score(name)[rows]
        if not (np.isnan(was).all() or np.isnan(now).all()):
            medians = view.told(np.array([np.nanmedian(was), np.nanmedian(now)]))
            told.append({"id": name, "name": view.label(name), "was": medians[0], "median": medians[1]})
    return told


def _sentences(view: View, rows: np.ndarray, rose: Column, was: Column, now: Column) -> list[Words]:
    up, down = int(np.count_nonzero(rose > 0)), int(np.count_nonzero(rose < 0))
    told = [
        said(
            "Of {n} regions in both editions {up} rose, {down} fell and {same} kept their rank.",
            "{n} 个共有区域中，{up} 个位次上升，{down} 个下降，{same} 个不变。",
            n=len(rows),
            up=up,
            down=down,
            same=len(rows) - up - down,
        )
    ]
    if up:
        told.append(_most(view, rows, rose))
    return [*told, _medians(view, float(np.median(was)), float(np.median(now)))]


def _most(view: View, rows: np.ndarray, rose: Column) -> Words:
    """Who rose most; all of them where several did."""
    best = rows[rose == rose.max()].tolist()
    n = int(rose.max())
    facts: dict[str, Any] = {"n": n, "places": "1 place" if n == 1 else f"{n} places", "count": len(best)}
    names = [dict.fromkeys(("en", "zh"), view.region(row)["name"]) for row in best[:MOST_NAMED]]
    if len(best) > MOST_NAMED:
        return said(
            "{count} regions rose most, by {places} each.",
            "{count} 个区域上升最多，均前进 {n} 位。",
            **facts,
        )
    if len(best) > 1:
        return said(
            "{names} rose most, by {places} each.",
            "{names}上升最多，均前进 {n} 位。",
            names=listed(names),
            **facts,
        )
    return said(
        "{names} rose most, by {places}.", "{names}上升最多，前进 {n} 位。", names=listed(names), **facts
    )


def _medians(view: View, was: float, now: float) -> Words:
    facts = {"was": brief(view, was), "now": brief(view, now)}
    if abs(now - was) < CLOSE * view.span:
        return said(
            "Their median score hardly changed ({was}, now {now}).",
            "得分中位数基本持平（{was}，{now}）。",
            **facts,
        )
    return said("Their median score went from {was} to {now}.", "得分中位数由 {was} 变为 {now}。", **facts)


def earlier(view: View) -> View | None:
    """The year before the latest of a panel; None where there is one year."""
    years = np.unique(view.track.table.years)
    return View(view.track, int(years[-2])) if len(years) > 1 else None


def edition_told(name: Text, year: int) -> dict[str, Any]:
    """The edition before, by name and year."""
    return {"edition": {"name": both(name), "year": year}}


def year_told(year: int) -> dict[str, Any]:
    """The year before in the data at hand."""
    return {"edition": {"name": {"en": str(year), "zh": f"{year} 年"}, "year": year}}
