"""Charts of one region that say why: how points add up to its score, and what would raise its rank."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.figure import Figure, figure, pattern
from dei_report.charts.rows import below, row, row_chart

Track = dict[str, Any]
WATERFALL = Text(
    en="How the pillars add up to the score of {name}: {score} in all.",
    zh="各一级指标得分如何构成{name}的总指数得分（{score}）。",
)
STEPS = Text(
    en="How the indicators of each pillar add up to the score of {name}: {score} in all.",
    zh="各一级指标下的指标得分如何构成{name}的总指数得分（{score}）。",
)
POTENTIAL = Text(
    en="The indicators whose improvement to the level of the best quarter would raise the score of {name} most.",
    zh="{name}提升空间最大的指标：达到前四分之一区域的水平后，总指数得分可提高的幅度。",
)


def waterfall(track: Track) -> Figure:
    """Points of the index by pillar, each from where the one before ends, and their sum."""
    return figure(
        lambda lang: row_chart(_waterfall, (track["decimals"], track["zero"], lang), name="waterfall"),
        WATERFALL,
    )


def _waterfall(decimals: int, zero: float, lang: Lang, narrow: bool) -> list[Any]:
    import altair as alt

    form = pattern(decimals)
    down = below(narrow)
    base = alt.Chart().encode(
        y=row(narrow),
        tooltip=[
            alt.Tooltip("label:N", title=words.NAME.of(lang)),
            alt.Tooltip("points:Q", title=words.POINTS.of(lang), format=form),
        ],
    )
    total = "datum.kind == 'total'"
    bars = base.mark_bar(size=18, **down).encode(
        x=alt.X("start:Q", title=words.POINTS.of(lang), scale=alt.Scale(zero=zero == 0.0)),
        x2=alt.X2("end:Q"),
        color=alt.condition(total, alt.value(theme.ACCENT), alt.value(theme.BLUE)),
    )
    bold = alt.expr(f"{total} ? 'bold' : 'normal'")
    text = base.mark_text(align="left", dx=5, fontWeight=bold, **down).encode(
        x=alt.X("right:Q"), text=alt.Text("said:N")
    )
    said = f"({total} ? '' : datum.points < 0 ? '−' : '+') + format(abs(datum.points), '{form}')"
    text = text.transform_calculate(said=said, right="max(datum.start, datum.end)")
    return [bars, text]


def steps(track: Track) -> Figure:
    """Points of the index by indicator, below their pillars and in their colours, and the sum."""
    facts = (track["decimals"], track["zero"], len(track["pillars"]))
    return figure(lambda lang: row_chart(_steps, (*facts, lang), name="steps", step=22), STEPS)


def _steps(decimals: int, zero: float, pillars: int, lang: Lang, narrow: bool) -> list[Any]:
    import altair as alt

    form = pattern(max(decimals, 2))
    down = below(narrow)
    tips = [
        alt.Tooltip("label:N", title=words.NAME.of(lang)),
        alt.Tooltip("points:Q", title=words.POINTS.of(lang), format=form),
    ]
    base = alt.Chart().encode(y=row(narrow), tooltip=tips)
    colours = [theme.ACCENT, *(theme.CATEGORIES[at % len(theme.CATEGORIES)] for at in range(pillars))]
    scale = alt.Scale(domain=list(range(-1, pillars)), range=colours)
    head = "datum.level == 2"
    bars = base.mark_bar(**down).encode(
        x=alt.X("start:Q", title=words.POINTS.of(lang), scale=alt.Scale(zero=zero == 0.0)),
        x2=alt.X2("end:Q"),
        color=alt.Color("branch:O", scale=scale, legend=None),
        size=alt.condition(head, alt.value(14), alt.value(8)),
    )
    bold = alt.expr(f"{head} ? 'bold' : 'normal'")
    text = base.mark_text(align="left", dx=5, fontWeight=bold, **down).encode(
        x=alt.X("right:Q"), text=alt.Text("said:N")
    )
    said = f"(datum.branch < 0 ? '' : datum.points < 0 ? '−' : '+') + format(abs(datum.points), '{form}')"
    return [bars, text.transform_calculate(said=said, right="max(datum.start, datum.end)")]


def potential(track: Track) -> Figure:
    """Points that the index would gain from an indicator, and the places that they are worth."""
    return figure(
        lambda lang: row_chart(_potential, _potential_facts(track, lang), name="potential"), POTENTIAL
    )


def _potential_facts(track: Track, lang: Lang) -> tuple[int, str, Lang]:
    """Decimals, what points are counted in, and the language."""
    return max(int(track["decimals"]), 2), " 分" if lang == "zh" and track["scale"] >= 100 else "", lang


def _potential(decimals: int, unit: str, lang: Lang, narrow: bool) -> list[Any]:
    import altair as alt

    form = pattern(decimals)
    down = below(narrow)
    base = alt.Chart().encode(
        x=alt.X("gain:Q", title=words.GAIN.of(lang), scale=alt.Scale(domainMin=0)),
        y=row(narrow),
        tooltip=[
            alt.Tooltip("label:N", title=words.INDICATOR.of(lang)),
            alt.Tooltip("gain:Q", title=words.GAIN.of(lang), format=form),
            alt.Tooltip("ranks:Q", title=words.PLACES.of(lang)),
        ],
    )
    said = (
        f"'+' + format(datum.gain, '{form}') + '{unit}' + (datum.ranks > 0 ? '，升 ' + datum.ranks + ' 位' : '')"
        if lang == "zh"
        else f"'+' + format(datum.gain, '{form}') + (datum.ranks > 0 ? ', ' + datum.ranks + "
        "(datum.ranks == 1 ? ' place' : ' places') + ' up' : '')"
    )
    bars = base.mark_bar(size=16, cornerRadiusEnd=2, **down)
    inside = "datum.gain > datum.most * 0.6"
    text = (
        base.transform_joinaggregate(most="max(gain)")
        .transform_calculate(said=said)
        .mark_text(
            align=alt.expr(f"{inside} ? 'right' : 'left'"),
            dx=alt.expr(f"{inside} ? -6 : 5"),
            fill=alt.expr(f"{inside} ? '{theme.PAPER}' : '{theme.INK}'"),
            **down,
        )
    )
    return [bars, text.encode(text=alt.Text("said:N"))]
