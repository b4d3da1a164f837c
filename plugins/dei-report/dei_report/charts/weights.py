"""The weights of the index as a sunburst: the pillars inside, the indicators at the rim."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Figure, Row, Spec, figure, filled, say, spec

Track = dict[str, Any]
ALT = Text(
    en="Weights of the index: {all}. The rim shows the effective weight of {n} indicators, the largest {most}.",
    zh="总指数权重构成：{all}。外圈为 {n} 项指标的总指数权重，最大为 {most}。",
)
ONE = Text(en="{name} {share}", zh="{name} {share}")
CORE, RIM, NARROW_RIM = 46.0, 205.0, 150.0
FADE = 0.22
"""How much paler each ring is than the one inside it."""


def weights(track: Track) -> Figure | None:
    """Every place where something enters the index, as an arc of its effective weight; None where there is no tree."""
    arcs = list(_arcs(track))
    if len(arcs) < 2:
        return None
    pillars = [arc for arc in arcs if arc["depth"] == 1]
    told = [filled(ONE, name=arc["name"], share=percent(arc["share"])) for arc in pillars]
    listed = Text(en=", ".join(text.en for text in told), zh="、".join(text.zh for text in told))
    rim = [arc["share"] for arc in arcs if arc["leaf"]]
    alt = filled(ALT, all=listed, n=len(rim), most=percent(max(rim)))
    return figure(lambda lang: _spec(track, arcs, lang), alt)


def percent(share: float) -> str:
    """A share as people read it.

    >>> percent(0.2), percent(0.0136)
    ('20%', '1.36%')
    """
    return f"{100 * share:.2f}".rstrip("0").rstrip(".") + "%"


def _arcs(track: Track) -> Iterator[Row]:
    yield from _below(track, track["root"], 0, (0.0, 1.0), "")


def _below(track: Track, node: str, depth: int, span: tuple[float, float], pillar: str) -> Iterator[Row]:
    """The arcs under a node, which share its span by their weights."""
    children = [(child, _weight(track, child, node)) for child in track["nodes"][node]["children"]]
    whole = math.fsum(weight for _, weight in children)
    start = span[0]
    for child, weight in children:
        size = (span[1] - span[0]) * (weight / whole if whole else 0.0)
        leaf = child not in track["nodes"]
        mine = pillar or child
        named = track["indicators" if leaf else "nodes"][child]
        if size > 0.0:
            yield {
                "name": named["name"], "pillar": mine, "depth": depth + 1, "leaf": leaf, "weight": weight,
                "share": size, "start": start, "end": start + size,
            }  # fmt: skip
            if not leaf:
                yield from _below(track, child, depth + 1, (start, start + size), mine)
        start += size


def _weight(track: Track, child: str, parent: str) -> float:
    if child in track["nodes"]:
        return float(track["nodes"][child]["weight"])
    places = track["indicators"][child]["places"]
    return float(next((weight for above, weight, *_ in places if above == parent), 0.0))


def _spec(track: Track, arcs: list[Row], lang: Lang) -> Spec:
    deep = max(arc["depth"] for arc in arcs)
    named = {arc["pillar"]: say(arc["name"], lang) for arc in arcs if arc["depth"] == 1}
    rows = [
        {
            "name": say(arc["name"], lang),
            "pillar": named[arc["pillar"]],
            "weight": percent(arc["weight"]),
            "share": percent(arc["share"]),
            "depth": arc["depth"],
            "a0": round(2 * math.pi * arc["start"], 5),
            "a1": round(2 * math.pi * arc["end"], 5),
            "r0": round((arc["depth"] - 1) / deep, 4),
            "r1": 1.0 if arc["leaf"] else round(arc["depth"] / deep, 4),
        }
        for arc in arcs
    ]
    wide, narrow = (drawn(_sunburst, tuple(named.values()), small, lang) for small in (False, True))
    return spec(wide, rows, narrow)


def _sunburst(pillars: tuple[str, ...], narrow: bool, lang: Lang) -> Any:
    import altair as alt

    rim = NARROW_RIM if narrow else RIM
    colours = [theme.CATEGORIES[place % len(theme.CATEGORIES)] for place in range(len(pillars))]
    scale = alt.Scale(domain=list(pillars), range=colours)
    legend = alt.Legend() if narrow else None
    base = alt.Chart().transform_calculate(
        inner=f"{CORE} + datum.r0 * {rim - CORE}", outer=f"{CORE} + datum.r1 * {rim - CORE} - 1"
    )
    arcs = base.mark_arc(stroke=theme.PAPER, strokeWidth=0.8).encode(
        theta=alt.Theta("a0:Q", scale=None, stack=None),
        theta2=alt.Theta2("a1:Q"),
        radius=alt.Radius("inner:Q", scale=None),
        radius2=alt.Radius2("outer:Q"),
        color=alt.Color("pillar:N", scale=scale, legend=legend),
        opacity=alt.Opacity(
            "depth:Q", scale=alt.Scale(domain=[1, 5], range=[1, 1 - 4 * FADE * 0.8]), legend=None
        ),
        tooltip=[
            alt.Tooltip("name:N", title=words.NAME.of(lang)),
            alt.Tooltip("weight:N", title=words.WEIGHT.of(lang)),
            alt.Tooltip("share:N", title=words.EFFECTIVE.of(lang)),
        ],
    )
    layers = [arcs] if narrow else [arcs, *_names(base, scale, rim)]
    return alt.layer(*layers, data=alt.NamedData("rows"), height=2 * rim + 24)


def _names(base: Any, scale: Any, rim: float) -> list[Any]:
    """The pillars' names around the rim, those of the left half ending at it."""
    import altair as alt

    told = base.transform_filter("datum.depth == 1").transform_calculate(
        middle="(datum.a0 + datum.a1) / 2", said="datum.name + ' ' + datum.share", at=f"{rim + 12}"
    )
    sides = (("left", "sin(datum.middle) >= 0"), ("right", "sin(datum.middle) < 0"))
    return [
        told.transform_filter(where).mark_text(align=side, fontWeight="bold", fontSize=13).encode(
            theta=alt.Theta("middle:Q", scale=None, stack=None),
            radius=alt.Radius("at:Q", scale=None),
            text=alt.Text("said:N"),
            color=alt.Color("pillar:N", scale=scale, legend=None),
        )
        for side, where in sides
    ]  # fmt: skip
