"""Spreads of scores, a row each: pillars with the best and the number one, the indicators of a pillar."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.figure import Figure, Row, Spec, figure, filled, number, pattern, say
from dei_report.charts.legends import Legend
from dei_report.charts.rows import below, row, row_chart

Track = dict[str, Any]
PILLARS = Text(
    en="Profile of the pillars by the median of all regions: {all}.", zh="各一级指标得分中位数：{all}。"
)
INDICATORS = Text(
    en="Spread of the scores of {n} indicators of {pillar}; the median is highest in {best} ({high}) and lowest in "
    "{worst} ({low}).",
    zh="{pillar}下 {n} 项指标得分的分布：中位数最高的是{best}（{high}），最低的是{worst}（{low}）。",
)
ONE = Text(en="{name} {median}", zh="{name} {median}")
BAND = 14
LEAST_BANDED = 5
KINDS = (
    (words.OUTER, theme.PALE),
    (words.MIDDLE, theme.SOFT),
    (words.MEDIAN, theme.INK),
    (words.BEST, theme.BLUE),
    (words.FIRST, theme.CATEGORIES[1]),
)
_NUMBERS = ("q10", "q1", "median", "q3", "q90", "min", "max")


def banded(track: Track) -> bool:
    """Whether enough regions are scored for the middle half of them to say something."""
    return bool(track["overview"]["scored"] >= LEAST_BANDED)


def pillars(track: Track) -> Figure | None:
    """Median, middle half and best of each pillar, and where the number one stands."""
    items = [item for item in track["overview"]["pillars"] if "median" in item]
    if len(items) < 2:
        return None
    told = [
        filled(ONE, name=item["name"], median=number(item["median"], track["decimals"])) for item in items
    ]
    listed = Text(en=", ".join(text.en for text in told), zh="、".join(text.zh for text in told))
    rows = [(item["name"], {**_kept(item), "first": item["top"]}) for item in items]
    return figure(lambda lang: _spec(track, rows, lang, first=True), filled(PILLARS, all=listed))


def by_pillar(track: Track) -> dict[str, list[Row]]:
    """Pillar -> the rows of its indicators."""
    found: dict[str, list[Row]] = {}
    for item in track["indicator_rows"]:
        found.setdefault(track["indicators"][item["id"]]["pillar"], []).append(item)
    return found


def indicators(track: Track, pillar: str, rows: list[Row] | None = None) -> Figure | None:
    """Median, middle half, middle four fifths and best of each indicator of a pillar. rows: those of `by_pillar`."""
    mine, inside = track["indicators"], by_pillar(track).get(pillar, []) if rows is None else rows
    found = [(_named(mine[item["id"]]), _kept(item["score"])) for item in inside if item["score"] is not None]
    if not found:
        return None
    best, worst = (choose(found, key=lambda item: item[1]["median"]) for choose in (max, min))
    named = track["nodes"].get(pillar) or track["indicators"][pillar]
    facts = {
        "high": number(best[1]["median"], track["decimals"]),
        "low": number(worst[1]["median"], track["decimals"]),
    }
    alt = filled(INDICATORS, n=len(found), pillar=named["name"], best=best[0], worst=worst[0], **facts)
    return figure(lambda lang: _spec(track, found, lang, first=False), alt)


def _named(leaf: Row) -> dict[str, str]:
    """A leaf's name; the clause of a standard is told from the indicator that it looks at."""
    name: dict[str, str] = leaf["name"]
    return {"en": f"{name['en']} (standard)", "zh": f"{name['zh']}（标准）"} if leaf["standard"] else name


def _kept(item: Row) -> Row:
    return {name: item[name] for name in _NUMBERS}


def _spec(track: Track, found: list[tuple[dict[str, str], Row]], lang: Lang, first: bool) -> Spec:
    rows = [
        {"order": place, "label": say(name, lang), **numbers} for place, (name, numbers) in enumerate(found)
    ]
    return row_chart(_marks, (track["decimals"], lang, first, banded(track)), rows)


def _marks(decimals: int, lang: Lang, first: bool, bands: bool, narrow: bool) -> list[Any]:
    """The layers of a spread: outer and inner band where there are bands, median, best, the number one if asked."""
    import altair as alt

    begin = 0 if bands else 2
    kinds = KINDS[begin:] if first else KINDS[begin:-1]
    legend = Legend(kinds=kinds, lang=lang)
    base = alt.Chart().encode(y=row(narrow), tooltip=_tooltip(lang, decimals, first, bands))
    down = below(narrow)
    scale = alt.Scale(zero=False, nice=True)
    marks = (
        (base.mark_bar(size=BAND, cornerRadius=2, **down).encode(x2=alt.X2("q90:Q")), "q10"),
        (base.mark_bar(size=BAND, **down).encode(x2=alt.X2("q3:Q")), "q1"),
        (base.mark_tick(size=BAND + 8, thickness=2.5, **down), "median"),
        (base.mark_point(size=100, strokeWidth=2, opacity=1, fill=theme.PAPER, **down), "max"),
        (base.mark_point(size=52, shape="diamond", filled=True, opacity=1, **down), "first"),
    )
    return [
        legend.on(mark, kind).encode(x=alt.X(f"{field}:Q", title=words.SCORE.of(lang), scale=scale))
        for (mark, field), (kind, _) in zip(marks[begin:], kinds, strict=False)
    ]


def _tooltip(lang: Lang, decimals: int, first: bool, bands: bool) -> list[Any]:
    import altair as alt

    shown = [
        ("max", words.BEST),
        *([("q3", words.Q3)] if bands else []),
        ("median", words.MEDIAN),
        *([("q1", words.Q1)] if bands else []),
        ("min", words.LOWEST),
    ]
    if first:
        shown.insert(0, ("first", words.FIRST))
    form = pattern(decimals)
    return [
        alt.Tooltip("label:N", title=words.NAME.of(lang)),
        *(alt.Tooltip(f"{field}:Q", title=title.of(lang), format=form) for field, title in shown),
    ]
