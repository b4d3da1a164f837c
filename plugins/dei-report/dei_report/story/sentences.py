"""What to know of a track in a minute: who leads and who is behind, what is strong and weak, where regions differ."""

from __future__ import annotations

from typing import Any

import numpy as np

from dei_core.plugin import Column
from dei_report.story.numbers import Words
from dei_report.story.ranking import scales
from dei_report.story.saying import listed, said
from dei_report.story.view import View

CLOSE = 0.01
"""A difference below this share of the scale is not told as one."""
LEAST_GROUP, LEAST_GROUPS, MOST_NAMED = 5, 3, 3


def sentences(view: View) -> list[dict[str, Any]]:
    """{"topic", "text"}: the leaders first, then what else there is to say; differences that are none are not told.

    Topics: first, level, pillars, spread.
    """
    if np.isnan(view.total).all():
        return [{"topic": "first", "text": said("No region has a score.", "没有区域获得总指数得分。")}]
    told: list[tuple[str, Words | None]] = [
        ("first", _leaders(view)),
        ("first", _close(view)),
        ("level", _middle(view)),
    ]
    if len(view.pillars) > 1:
        told += [("pillars", _strong_and_weak(view)), ("spread", _apart(view))]
        if np.count_nonzero(~np.isnan(view.total)) < LEAST_GROUP:
            told.pop()
    told.append(("spread", _groups(view)))
    return [{"topic": topic, "text": text} for topic, text in told if text is not None]


def _leaders(view: View) -> Words:
    scored = int(np.count_nonzero(~np.isnan(view.total)))
    facts: dict[str, Any] = {"n": scored, "score": scored_as(view, view.total[0])}
    first = _named(view, np.flatnonzero(view.rank_column(None) == 1.0))
    if first["count"] > 1:
        return said(
            "{count} of {n} regions share the first place with {score}: {names}.",
            "{n} 个区域中有 {count} 个以 {score}并列第一：{names}。",
            **facts,
            **first,
        )
    if scored < 3:
        return said("{name} leads.", "{name}位居第一。", name=first["names"])
    return said(
        "{first} leads {n} regions with {score}, followed by {second} and {third}.",
        "在 {n} 个区域中，{first}以 {score}居首，其后为{second}和{third}。",
        first=first["names"],
        second=view.region(1)["name"],
        third=view.region(2)["name"],
        **facts,
    )


def _named(view: View, rows: np.ndarray) -> dict[str, Any]:
    """How many regions, and the names of the first of them."""
    names: list[Words] = [
        dict.fromkeys(("en", "zh"), view.region(row)["name"]) for row in rows[:MOST_NAMED].tolist()
    ]
    told = listed(names)
    if len(rows) > MOST_NAMED:
        first = ", ".join(name["en"] for name in names)
        told = {"en": f"{first} and {len(rows) - MOST_NAMED} others", "zh": f"{told['zh']}等"}
    return {"count": len(rows), "names": told}


def _close(view: View) -> Words | None:
    """That the first is hardly ahead of the second, where it is so."""
    ranks = view.rank_column(None)
    if len(ranks) < 2 or np.isnan(view.total[1]) or ranks[1] == 1.0:
        return None
    first, second = view.plan.to_decimals(view.total[:2]).tolist()
    if first - second >= CLOSE * view.span:
        return None
    return said(
        "The first is only {gap} ahead of the second, less than 1% of the scale.",
        "第一名仅领先第二名 {gap}，差距不足满分的 1%。",
        gap=scored_as(view, first - second),
    )


def _middle(view: View) -> Words:
    total = view.total
    if np.count_nonzero(~np.isnan(total)) < LEAST_GROUP:
        return _ends(view, float(np.nanmin(total)), float(np.nanmax(total)))
    low, middle, high = np.nanquantile(total, [0.25, 0.5, 0.75])
    facts = {"low": brief(view, low), "high": brief(view, high), "middle": brief(view, middle)}
    ranks = view.rank_column(None)
    last = _named(view, np.flatnonzero(ranks == np.nanmax(ranks)))
    return said(
        "Half of them score between {low} and {high}, and the median is {middle}; {names} come last with {least}."
        if last["count"] != 1
        else "Half of them score between {low} and {high}, and the median is {middle}; {names} is last with {least}.",
        "半数区域得分在 {low} 至 {high} 之间，中位数为 {middle}；末位为{names}（{least}）。",
        names=last["names"],
        least=brief(view, float(np.nanmin(total))),
        **facts,
    )


def _ends(view: View, low: float, high: float) -> Words:
    """The lowest and the highest score of regions that are too few for more."""
    facts = {"low": scored_as(view, low), "high": scored_as(view, high)}
    if low == high:
        return said("The score is {low}.", "得分为 {low}。", **facts)
    return said(
        "The lowest score is {low}, the highest {high}.", "最低得分 {low}，最高得分 {high}。", **facts
    )


def _columns(view: View) -> dict[str, Column]:
    columns = {name: view.score(name) for name in view.pillars}
    return {name: column for name, column in columns.items() if not np.isnan(column).all()}


def _near(view: View, values: dict[str, float], best: float) -> list[str]:
    """The pillars whose value is as good as the best."""
    return [name for name, value in values.items() if abs(value - best) < CLOSE * view.span]


def _labels(view: View, names: list[str]) -> Words:
    return listed(view.label(name) for name in names)


def _strong_and_weak(view: View) -> Words | None:
    medians = {name: float(np.nanmedian(column)) for name, column in _columns(view).items()}
    if len(medians) < 2:
        return None
    high, low = max(medians.values()), min(medians.values())
    facts = {"high": brief(view, high), "low": brief(view, low)}
    if facts["high"] == facts["low"]:
        return said("The median is {low} in every pillar.", "各一级指标中位数均为 {low}。", **facts)
    if high - low < 2 * CLOSE * view.span:
        return said(
            "The medians of all pillars lie between {low} and {high}: none stands out.",
            "各一级指标中位数介于 {low} 至 {high} 之间，水平接近。",
            **facts,
        )
    best, worst = _near(view, medians, high), _near(view, medians, low)
    strong = said("The typical region is strongest in {best} ({high})", "从中位水平看，{best}最强（{high}）",
                  best=_labels(view, best), **facts)  # fmt: skip
    weak = said(
        " and weakest in {worst} ({low})", "，{worst}最弱（{low}）", worst=_labels(view, worst), **facts
    )
    ends = [strong] if 2 * len(worst) > len(medians) else [strong, weak]
    if 2 * len(best) > len(medians):
        ends = [said("The typical region is weakest in {worst} ({low})", "从中位水平看，{worst}最弱（{low}）",
                     worst=_labels(view, worst), **facts)]  # fmt: skip
    return {"en": "".join(end["en"] for end in ends) + ".", "zh": "".join(end["zh"] for end in ends) + "。"}


def _apart(view: View) -> Words | None:
    spreads = {}
    for name, column in _columns(view).items():
        low, high = np.nanquantile(column, [0.1, 0.9])
        spreads[name] = float(high - low)
    widest, least = max(spreads.values()), min(spreads.values())
    near = _near(view, spreads, widest)
    if widest - least < CLOSE * view.span or 2 * len(near) > len(spreads):
        return None
    return said(
        "Regions differ most in {name}: the bounds of the top and the bottom tenth are {gap} apart.",
        "区域间差距最大的是{name}，前 10% 与后 10% 的分界相差 {gap}。",
        name=_labels(view, near),
        gap=scored_as(view, widest, short=True),
    )


def _groups(view: View) -> Words | None:
    """The best and the last group of the widest scale with enough groups that are large enough."""
    for scale in scales(view):
        there = ~np.isnan(view.total)
        medians = {}
        for word, rows in view.members(scale["id"]).items():
            scores = view.total[rows[there[rows]]]
            if len(scores) >= LEAST_GROUP:
                medians[word] = float(np.median(scores))
        if len(medians) >= LEAST_GROUPS:
            return _group_sentence(view, scale["name"], medians)
    return None


def _group_sentence(view: View, scale: Words, medians: dict[str, float]) -> Words | None:
    best, worst = max(medians, key=medians.__getitem__), min(medians, key=medians.__getitem__)
    if medians[best] - medians[worst] < CLOSE * view.span:
        return None
    return said(
        "By {scale}, the median is highest in {best} ({high}) and lowest in {worst} ({low}), of those with at least "
        "{n} regions.",
        "按{scale}看（仅计不少于 {n} 个区域者），{best}中位数最高（{high}），{worst}最低（{low}）。",
        scale={"en": scale["en"].lower(), "zh": scale["zh"]},
        n=LEAST_GROUP,
        best=best,
        worst=worst,
        high=brief(view, medians[best]),
        low=brief(view, medians[worst]),
    )


def brief(view: View, value: float) -> str:
    """A score in a sentence: one decimal of a scale of 100 says enough."""
    most = 1 if view.scale >= 100.0 else view.plan.decimals
    return view.words(value, min(view.plan.decimals, most))


def scored_as(view: View, value: float, short: bool = False) -> Words:
    """A score or a difference of scores with what it is counted in; on a scale of 0-1 it is a plain number."""
    number = brief(view, value) if short else view.words(value)
    return {"en": number, "zh": f"{number} 分" if view.scale >= 100.0 else number}
