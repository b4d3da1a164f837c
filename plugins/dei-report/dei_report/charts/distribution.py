"""The distribution of the index over a track: a histogram whose bars are split by tier."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Figure, Row, Spec, figure, filled, number, say, spec
from dei_report.charts.spreads import banded

Track = dict[str, Any]
ALT = Text(
    en="Histogram of the index of {n} regions, from {low} to {high}: half of them score between {q1} and {q3}, the "
    "median is {median}.",
    zh="{n} 个区域总指数得分的直方图：得分介于 {low} 至 {high} 之间，半数区域位于 {q1} 至 {q3} 之间，"
    "中位数为 {median}。",
)

ALT_FEW = Text(
    en="Histogram of the index of {n} regions, from {low} to {high}.",
    zh="{n} 个区域总指数得分的直方图：得分介于 {low} 至 {high} 之间。",
)


def distribution(track: Track) -> Figure | None:
    """The figure; None where no region has a score."""
    overview = track["overview"]
    spread = overview["spread"]
    if spread is None or not overview["histogram"]:
        return None
    facts = {name: number(spread[key], track["decimals"]) for name, key in _FACTS.items()}
    alt = filled(ALT if banded(track) else ALT_FEW, n=overview["scored"], **facts)
    counted = _counted(overview["histogram"], overview["tiers_of_bins"])
    return figure(lambda lang: _spec(track, counted, lang), alt)


_FACTS = {"low": "min", "high": "max", "q1": "q1", "q3": "q3", "median": "median"}


def _counted(bins: list[Row], tiers: list[list[int]]) -> list[Row]:
    """How many regions of each tier (place, -1 none) are in each bin, the last tier at the bottom of the bar."""
    rows: list[Row] = []
    for at, tier, count in sorted(tiers, key=lambda entry: (entry[0], -entry[1])):
        low = rows[-1]["high"] if rows and rows[-1]["from"] == bins[at]["from"] else 0
        edge = {"from": bins[at]["from"], "to": bins[at]["to"]}
        rows.append({**edge, "tier": tier, "count": count, "low": low, "high": low + count})
    return rows


def _spec(track: Track, counted: list[Row], lang: Lang) -> Spec:
    tiers = tuple(say(tier["name"], lang) for tier in track["tiers"])
    rows = [{**row, "name": tiers[row["tier"]] if row["tier"] >= 0 else ""} for row in counted]
    median = track["overview"]["spread"]["median"]
    said = f"{words.MEDIAN.of(lang)} {number(median, track['decimals'])}"
    return spec(drawn(_chart, tiers, median, said, lang), rows)


def _chart(tiers: tuple[str, ...], median: float, said: str, lang: Lang) -> Any:
    import altair as alt

    bars = alt.Chart().mark_bar(binSpacing=1.5).encode(
        x=alt.X("from:Q", bin="binned", title=words.SCORE.of(lang), scale=alt.Scale(zero=False, nice=False)),
        x2=alt.X2("to:Q"),
        y=alt.Y("low:Q", title=words.REGIONS.of(lang), axis=alt.Axis(tickMinStep=1, labelExpr=words.WHOLE)),
        y2=alt.Y2("high:Q"),
        tooltip=[
            alt.Tooltip("from:Q", title=words.FROM.of(lang)),
            alt.Tooltip("to:Q", title=words.TO.of(lang)),
            *([alt.Tooltip("name:N", title=words.TIER.of(lang))] if tiers else []),
            alt.Tooltip("count:Q", title=words.REGIONS.of(lang)),
        ],
    )  # fmt: skip
    if tiers:
        scale = alt.Scale(domain=list(tiers), range=theme.tier_colours(len(tiers)))
        bars = bars.encode(color=alt.Color("name:N", scale=scale, legend=alt.Legend(offset=24)))
    place = alt.Chart(alt.InlineData(values=[{"at": median, "said": said}])).encode(x=alt.X("at:Q"))
    rule = place.mark_rule(color=theme.INK, strokeWidth=1.5)
    text = place.mark_text(align="left", dx=5, dy=-6, baseline="bottom", fontWeight="bold")
    layers = (bars, rule, text.encode(y=alt.value(0), text=alt.Text("said:N")))
    return alt.layer(*layers, data=alt.NamedData("rows"), height=240)
