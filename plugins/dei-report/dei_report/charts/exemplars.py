"""Leaders by pillar: how far each exemplary region is ahead of the median, as a heat map with its scores."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Figure, Row, Spec, figure, filled, number, pattern, say, spec

Track = dict[str, Any]
ALT = Text(
    en="Scores of {n} exemplary regions in each pillar; the widest lead over the median is that of {name} in {pillar}: "
    "{ahead} points.",
    zh="{n} 个标杆区域在各一级指标的得分；领先中位数幅度最大的是{name}的{pillar}，高出 {ahead} 分。",
)


def exemplars(track: Track) -> Figure | None:
    """The figure; None without exemplars or with fewer than two pillars, or where nobody is ahead."""
    medians = {item["id"]: item["median"] for item in track["overview"]["pillars"] if "median" in item}
    names = {item["id"]: item["name"] for item in track["overview"]["pillars"]}
    cells = [
        {"region": item, "pillar": pillar, "score": score, "ahead": score - medians[pillar], "order": order}
        for order, item in enumerate(track["exemplars"])
        for pillar, score in item["pillars"].items()
        if score is not None and pillar in medians
    ]
    if len(medians) < 2 or not any(cell["ahead"] for cell in cells):
        return None
    first = max(cells, key=lambda cell: cell["ahead"])
    alt = filled(
        ALT,
        n=len(track["exemplars"]),
        name=first["region"]["name"],
        pillar=names[first["pillar"]],
        ahead=number(first["ahead"], track["decimals"]),
    )
    return figure(lambda lang: _spec(track, cells, names, lang), alt)


def _spec(track: Track, cells: list[Row], names: dict[str, Any], lang: Lang) -> Spec:
    rows = [
        {
            "order": cell["order"],
            "region": " ".join(
                str(cell["region"][key]) for key in ("rank", "name") if cell["region"].get(key)
            ),
            "row": cell["region"]["row"],
            "pillar": say(names[cell["pillar"]], lang),
            "score": cell["score"],
            "ahead": round(cell["ahead"], 4),
        }
        for cell in cells
    ]
    order = [say(name, lang) for name in names.values()]
    far = max(abs(cell["ahead"]) for cell in cells)
    facts = (track["decimals"], track["scale"], tuple(order), far, len(track["exemplars"]))
    wide, narrow = (drawn(_heat, *facts, small, lang) for small in (False, True))
    return spec(wide, rows, narrow)


def _heat(
    decimals: int, whole: float, order: tuple[str, ...], far: float, count: int, narrow: bool, lang: Lang
) -> Any:
    import altair as alt

    form = pattern(0 if narrow and whole >= 100 else decimals)
    base = alt.Chart().encode(
        x=alt.X("pillar:N", sort=list(order), axis=_heads(narrow, lang)),
        y=alt.Y("region:N", sort=alt.EncodingSortField("order"), axis=alt.Axis(title=None)),
        tooltip=[
            alt.Tooltip("region:N", title=words.REGION.of(lang)),
            alt.Tooltip("pillar:N", title=words.PILLAR.of(lang)),
            alt.Tooltip("score:Q", title=words.SCORE.of(lang), format=pattern(decimals)),
            alt.Tooltip("ahead:Q", title=words.AHEAD.of(lang), format="+" + pattern(decimals)),
        ],
    )
    last = len(theme.DIVERGING) - 1
    steps = [far * (2 * place / last - 1) for place in range(last + 1)]
    colour = alt.Color(
        "ahead:Q",
        scale=alt.Scale(domain=steps, range=list(theme.DIVERGING), interpolate="lab"),
        legend=alt.Legend(
            title=words.AHEAD.of(lang),
            orient="bottom",
            gradientLength=180,
            gradientThickness=10,
            format="+.0f",
        ),
    )
    cells = base.mark_rect(stroke=theme.PAPER, strokeWidth=2).encode(color=colour)
    light = alt.condition(f"abs(datum.ahead) > {0.55 * far}", alt.value(theme.PAPER), alt.value(theme.INK))
    text = base.mark_text().encode(text=alt.Text("score:Q", format=form), color=light)
    return alt.layer(cells, text, data=alt.NamedData("rows"), height=32 * count)


def _heads(narrow: bool, lang: Lang) -> Any:
    """The pillars' names above the columns: slanted or on two lines where columns are narrow."""
    import altair as alt

    given: dict[str, Any] = {
        "title": None,
        "orient": "top",
        "labelColor": theme.INK,
        "labelLimit": 150,
        "labelAngle": 0,
    }
    if narrow and lang == "en":
        given |= {"labelAngle": -40, "labelAlign": "left"}
    elif narrow:
        half = "ceil(length(datum.label) / 2)"
        given["labelExpr"] = f"[slice(datum.label, 0, {half}), slice(datum.label, {half})]"
        given["labelBaseline"] = "line-bottom"
        given["labelPadding"] = 20
    return alt.Axis(**given)
