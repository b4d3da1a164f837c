"""Change of ranks since the edition before: the regions that moved most."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.figure import Figure, Row, Spec, figure, filled
from dei_report.charts.rows import row, row_chart

Track = dict[str, Any]
ALT = Text(
    en="Ranks before and now of the regions that moved most among {n} in both editions: {all}.",
    zh="{n} 个共有区域中位次变动最大的区域：{all}。",
)
ONE = Text(en="{name} from {was} to {now}", zh="{name}由第 {was} 位变为第 {now} 位")
UP, DOWN = theme.BLUE, theme.DIVERGING[0]
ROSE, FELL = Text(en="rose", zh="位次上升"), Text(en="fell", zh="位次下降")


def change(track: Track) -> Figure | None:
    """Risers, then fallers; None where nothing can be compared or none moved."""
    told = track["change"]
    if not told or not (told["risers"] or told["fallers"]):
        return None
    rising = len(told["risers"])
    moved = [_moved(item) for item in (*told["moved"][:rising], *reversed(told["moved"][rising:]))]
    ends = [item for item in (moved[0], moved[-1]) if item["moved"]]
    texts = [filled(ONE, name=item["label"], was=item["was"], now=item["now"]) for item in ends]
    listed = Text(en=", ".join(text.en for text in texts), zh="，".join(text.zh for text in texts))
    return figure(lambda lang: _spec(moved, lang), filled(ALT, n=told["common"], all=listed))


def _moved(item: Row) -> Row:
    was, now = item["was"], item["now"]
    return {"row": item["row"], "label": item["name"], "was": was, "now": now, "moved": was - now}


def _spec(moved: list[Row], lang: Lang) -> Spec:
    kinds = {True: ROSE.of(lang), False: FELL.of(lang)}
    rows = [{"order": order, **item, "kind": kinds[item["moved"] > 0]} for order, item in enumerate(moved)]
    return row_chart(_marks, (tuple(kinds.values()), lang), rows, short=True, step=26)


def _marks(kinds: tuple[str, ...], lang: Lang, narrow: bool) -> list[Any]:
    import altair as alt

    scale = alt.Scale(domain=list(kinds), range=[UP, DOWN])
    axis = alt.Axis(title=words.RANK.of(lang), tickMinStep=1, labelExpr="datum.value < 1 ? '' : datum.label")
    x: dict[str, Any] = {"scale": alt.Scale(reverse=True, zero=False, padding=34), "axis": axis}
    base = alt.Chart().encode(
        y=row(narrow),
        color=alt.Color("kind:N", scale=scale),
        tooltip=[
            alt.Tooltip("label:N", title=words.REGION.of(lang)),
            alt.Tooltip("was:Q", title=words.WAS.of(lang)),
            alt.Tooltip("now:Q", title=words.NOW.of(lang)),
            alt.Tooltip("moved:Q", title=words.MOVED.of(lang), format="+d"),
        ],
    )
    turned = alt.expr("datum.moved > 0 ? 90 : -90")
    rule = base.mark_rule(strokeWidth=2).encode(x=alt.X("was:Q", **x), x2=alt.X2("now:Q"))
    start = base.mark_point(size=36, fill=theme.PAPER, opacity=1, strokeWidth=1.5).encode(
        x=alt.X("was:Q", **x)
    )
    end = base.mark_point(size=90, shape="triangle", filled=True, opacity=1, angle=turned).encode(
        x=alt.X("now:Q", **x)
    )
    said = base.transform_calculate(said="(datum.moved > 0 ? '+' : '−') + abs(datum.moved)")
    rose = said.transform_filter("datum.moved > 0").mark_text(align="left", dx=9, fontWeight="bold")
    fell = said.transform_filter("datum.moved < 0").mark_text(align="right", dx=-9, fontWeight="bold")
    ends = [text.encode(x=alt.X("now:Q", **x), text=alt.Text("said:N")) for text in (rose, fell)]
    return [rule, start, end, *ends]
