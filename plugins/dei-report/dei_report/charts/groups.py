"""Groups of regions: how many are in each tier, and how the groups of a scale compare."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.figure import Figure, Row, Spec, figure, filled, number, pattern, say
from dei_report.charts.legends import Legend
from dei_report.charts.rows import below, row, row_chart

Track = dict[str, Any]
MOST = 20
TIERS = Text(en="Regions by tier, best first: {all}.", zh="各档次区域数（由高到低）：{all}。")
ONE = Text(en="{name} {count}", zh="{name} {count} 个")
LEAST = Text(en="{count}, from {lowest} up", zh="{count} 个，不低于 {lowest} 分")
GROUPS = Text(
    en="{n} groups by the median score of their regions: {best} is first with {high}, {worst} last with {low}.",
    zh="{n} 个分组的得分中位数：{best}最高（{high}），{worst}最低（{low}）。",
)
BEYOND = Text(en=" Shown are the first {n}.", zh="图中仅列前 {n} 个。")


def tiers(track: Track) -> Figure | None:
    """How many regions are in each tier; None without tiers."""
    items = track["tiers"]
    if not items:
        return None
    told = [filled(ONE, name=item["name"], count=item["count"]) for item in items]
    listed = Text(en=", ".join(text.en for text in told), zh="、".join(text.zh for text in told))
    return figure(lambda lang: _tiers(track, lang), filled(TIERS, all=listed))


def _tiers(track: Track, lang: Lang) -> Spec:
    rows: list[Row] = []
    for place, item in enumerate(track["tiers"]):
        lowest = number(item["lowest"], track["decimals"])
        said = (
            str(item["count"])
            if item["lowest"] is None
            else filled(LEAST, count=item["count"], lowest=lowest).of(lang)
        )
        rows.append({"order": place, "label": say(item["name"], lang), "count": item["count"], "said": said})
    return row_chart(_tier_marks, (len(rows), max(row["count"] for row in rows)), rows, short=True)


def _tier_marks(count: int, most: int, narrow: bool) -> list[Any]:
    import altair as alt

    colours = alt.Scale(domain=list(range(count)), range=theme.tier_colours(count))
    room = alt.Scale(domain=[0, most * 1.6], nice=False)
    base = alt.Chart().encode(x=alt.X("count:Q", axis=None, scale=room), y=row(narrow))
    bar = base.mark_bar(size=18, cornerRadiusEnd=2, stroke=theme.PEER, strokeWidth=0.5)
    text = base.mark_text(align="left", dx=6)
    colour = alt.Color("order:O", scale=colours, legend=None)
    return [bar.encode(color=colour), text.encode(text=alt.Text("said:N"))]


def groups(track: Track, scale: str) -> Figure | None:
    """Lowest, median and highest score of each group of a scale; None with fewer than two."""
    found = track["overview"]["groups"].get(scale, [])
    if len(found) < 2:
        return None
    shown = found[:MOST]
    digits = track["decimals"]
    facts = {"high": number(found[0]["median"], digits), "low": number(found[-1]["median"], digits)}
    alt = filled(GROUPS, n=len(found), best=found[0]["name"], worst=found[-1]["name"], **facts)
    if len(found) > MOST:
        beyond = filled(BEYOND, n=MOST)
        alt = Text(en=alt.en + beyond.en, zh=alt.zh + beyond.zh)
    return figure(lambda lang: _groups(track, shown, lang), alt)


def _groups(track: Track, shown: list[Row], lang: Lang) -> Spec:
    rows = [
        {
            "order": place,
            "label": f"{item['name']} ({item['count']})"
            if lang == "en"
            else f"{item['name']}（{item['count']}）",
            **{name: item[name] for name in ("min", "median", "mean", "max", "count")},
            "best": item["best"]["name"],
        }
        for place, item in enumerate(shown)
    ]
    return row_chart(_group_marks, (track["decimals"], lang), rows, step=24, short=True)


def _group_marks(decimals: int, lang: Lang, narrow: bool) -> list[Any]:
    import altair as alt

    form = pattern(decimals)
    shown = (("median", words.MEDIAN), ("mean", words.MEAN), ("min", words.LOWEST), ("max", words.HIGHEST))
    tips = [
        alt.Tooltip("label:N", title=words.NAME.of(lang)),
        *(alt.Tooltip(f"{field}:Q", title=title.of(lang), format=form) for field, title in shown),
        alt.Tooltip("best:N", title=words.BEST.of(lang)),
    ]
    legend = Legend(kinds=((words.RANGE, theme.SOFT), (words.MEDIAN, theme.BLUE)), lang=lang)
    base = alt.Chart().encode(y=row(narrow), tooltip=tips)
    x = alt.X("min:Q", title=words.SCORE.of(lang), scale=alt.Scale(zero=False))
    down = below(narrow)
    span = base.mark_bar(size=4, cornerRadius=2, **down).encode(x=x, x2=alt.X2("max:Q"))
    dot = base.mark_point(size=70, filled=True, opacity=1, stroke=theme.PAPER, strokeWidth=1, **down)
    return [legend.on(span, words.RANGE), legend.on(dot.encode(x=alt.X("median:Q")), words.MEDIAN)]
