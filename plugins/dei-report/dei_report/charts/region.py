"""Charts of one region, without values: the page puts in those of the region that a reader opens."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Figure, figure, pattern, spec
from dei_report.charts.legends import Legend
from dei_report.charts.rows import below, row, row_chart
from dei_report.charts.spreads import banded

Track = dict[str, Any]
PROFILE = Text(
    en="Scores of {name} in each pillar and its dimensions, beside the middle half of all regions, the median of its "
    "peer group and the best.",
    zh="{name}各一级指标及其二级指标的得分，并列示中间 50% 区域的得分区间、同类区域中位数和最高分。",
)
PROFILE_FEW = Text(
    en="Scores of {name} in each pillar and its dimensions, beside the median of its peer group and the best.",
    zh="{name}各一级指标及其二级指标的得分，并列示同类区域中位数和最高分。",
)
PLACE = Text(
    en="Where {name} stands in the distribution of the index: rank {rank}, score {score}.",
    zh="{name}在总指数分布中的位置：第 {rank} 位，得分 {score}。",
)
TREND = Text(
    en="The score of {name} year by year, beside the median of all regions; in the latest year {score}, rank {rank}.",
    zh="{name}历年得分与全部区域中位数；最近一年得分 {score}，第 {rank} 位。",
)


KINDS = (
    (words.MIDDLE, theme.PALE),
    (words.ALL, theme.PEER),
    (words.PEERS, theme.INK),
    (words.BEST, theme.BLUE),
    (words.HERE, theme.ACCENT),
)


def profile(track: Track) -> Figure:
    """A dot for the region in every pillar and dimension, beside peers, quartiles, median and best."""
    facts = (track["decimals"], banded(track))
    alt = PROFILE if banded(track) else PROFILE_FEW
    return figure(lambda lang: row_chart(_profile, (*facts, lang), name="profile"), alt)


def _profile(decimals: int, bands: bool, lang: Lang, narrow: bool) -> list[Any]:
    import altair as alt

    legend = Legend(kinds=KINDS if bands else KINDS[1:], lang=lang)
    form = pattern(decimals)
    shown = (("score", words.SCORE), ("peer", words.PEERS), ("median", words.ALL), ("best", words.BEST))
    tips = [
        alt.Tooltip("label:N", title=words.NAME.of(lang)),
        *(alt.Tooltip(f"{field}:Q", title=title.of(lang), format=form) for field, title in shown),
        alt.Tooltip("rank:Q", title=words.RANK.of(lang)),
    ]
    base = alt.Chart().encode(y=row(narrow), tooltip=tips)
    down = below(narrow)

    def put(mark: Any, field: str, kind: Text, **more: Any) -> Any:
        x = alt.X(f"{field}:Q", title=words.SCORE.of(lang), scale=alt.Scale(zero=False))
        return legend.on(mark.encode(x=x, **more), kind)

    thick = alt.condition("datum.level == 2", alt.value(16), alt.value(9))
    band = put(base.mark_bar(cornerRadius=2, **down), "q1", words.MIDDLE, x2=alt.X2("q3:Q"), size=thick)
    return [
        *([band] if bands else []),
        put(base.mark_tick(size=16, thickness=2, **down), "median", words.ALL),
        put(base.mark_tick(size=20, thickness=2.5, **down), "peer", words.PEERS),
        put(base.mark_point(size=46, fill=theme.PAPER, opacity=1, strokeWidth=1.5, **down), "best", words.BEST),
        put(base.mark_point(filled=True, opacity=1, stroke=theme.PAPER, **down), "score", words.HERE,
            size=alt.condition("datum.level == 2", alt.value(150), alt.value(80))),
    ]  # fmt: skip


def place(track: Track) -> Figure:
    """The histogram of the index with the region's bar and its score."""
    return figure(lambda lang: spec(drawn(_place, lang)), PLACE)


def _place(lang: Lang) -> Any:
    import altair as alt

    bars = histogram(lang, words.SCORE.of(lang))
    here = alt.Chart(alt.NamedData("here")).encode(x=alt.X("value:Q"))
    rule = here.mark_rule(color=theme.ACCENT, strokeWidth=2)
    text = here.mark_text(color=theme.ACCENT, fontWeight="bold", dy=-8, baseline="bottom")
    return alt.layer(bars, rule, text.encode(y=alt.value(0), text=alt.Text("label:N")), height=130)


def histogram(lang: Lang, title: str) -> Any:
    """Bars of the data "bins"; the one that holds the region bears the accent."""
    import altair as alt

    counted = alt.Axis(tickCount=3, tickMinStep=1, labelExpr=words.WHOLE)
    return alt.Chart(alt.NamedData("bins")).mark_bar(binSpacing=1).encode(
        x=alt.X("from:Q", bin="binned", title=title, scale=alt.Scale(zero=False, nice=False)),
        x2=alt.X2("to:Q"),
        y=alt.Y("count:Q", title=words.REGIONS.of(lang), axis=counted),
        color=alt.condition("datum.here", alt.value(theme.ACCENT), alt.value(theme.SOFT)),
        tooltip=[
            alt.Tooltip("from:Q", title=words.FROM.of(lang)),
            alt.Tooltip("to:Q", title=words.TO.of(lang)),
            alt.Tooltip("count:Q", title=words.REGIONS.of(lang)),
        ],
    )  # fmt: skip


def trend(track: Track) -> Figure:
    """The region's score and the median of all by year, the rank written at the points that are named."""
    return figure(lambda lang: spec(drawn(_trend, track["decimals"], lang)), TREND)


def _trend(decimals: int, lang: Lang) -> Any:
    import altair as alt

    form = pattern(decimals)
    legend = Legend(kinds=((words.HERE, theme.ACCENT), (words.ALL, theme.PEER)), lang=lang)
    y: dict[str, Any] = {"title": words.SCORE.of(lang), "scale": alt.Scale(zero=False, padding=16)}
    tips = [
        alt.Tooltip("year:O", title=words.YEAR.of(lang)),
        alt.Tooltip("score:Q", title=words.SCORE.of(lang), format=form),
        alt.Tooltip("rank:Q", title=words.RANK.of(lang)),
        alt.Tooltip("median:Q", title=words.ALL.of(lang), format=form),
    ]
    base = alt.Chart().encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy")), tooltip=tips
    )
    line = base.mark_line(point={"size": 60, "filled": True}, strokeWidth=2.5)
    middle = base.mark_line(strokeDash=[5, 3], strokeWidth=2).encode(y=alt.Y("median:Q", **y))
    text = base.mark_text(dy=-14).encode(y=alt.Y("score:Q", **y), text=alt.Text("said:N"))
    said = "'第 ' + datum.rank + ' 位'" if lang == "zh" else "'#' + datum.rank"
    layers = (legend.on(middle, words.ALL), legend.on(line.encode(y=alt.Y("score:Q", **y)), words.HERE), text)
    chart = alt.layer(*layers, data=alt.NamedData("trend"), height=220)
    return chart.transform_calculate(said=f"datum.named && isValid(datum.rank) ? {said} : ''")
