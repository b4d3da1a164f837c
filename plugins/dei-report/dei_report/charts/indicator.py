"""One indicator that a reader opens: its values over all regions, with threshold, median and the region."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Figure, figure, spec
from dei_report.charts.region import histogram

Track = dict[str, Any]
KINDS = {"threshold": -36, "median": -20, "here": -4}
"""What is marked, and where above the bars its label stands."""
ALT = Text(
    en="Histogram of the values of one indicator over all regions, with its median and threshold; the table beside "
    "it has the numbers.",
    zh="单项指标在全部区域中的数值直方图，标注中位数和达标线；具体数值见相邻表格。",
)


def indicator(track: Track) -> Figure:
    """A histogram of "bins" with the rules of "marks"; labels of marks stand one under the other."""

    return figure(lambda lang: spec(drawn(_chart, lang)), ALT)


def _chart(lang: Lang) -> Any:
    import altair as alt

    scale = alt.Scale(domain=list(KINDS), range=[theme.CATEGORIES[1], theme.INK, theme.ACCENT])
    colour = alt.Color("kind:N", scale=scale, legend=None)
    marks = alt.Chart(alt.NamedData("marks")).encode(x=alt.X("value:Q"), color=colour)
    dash = alt.condition("datum.kind == 'threshold'", alt.value([5, 3]), alt.value([1, 0]))
    texts = [
        marks.transform_filter(f"datum.kind == '{kind}'")
        .mark_text(align="left", dx=4, fontWeight="bold")
        .encode(y=alt.value(place), text=alt.Text("label:N"))
        for kind, place in KINDS.items()
    ]
    rule = marks.mark_rule(strokeWidth=2).encode(strokeDash=dash)
    chart = alt.layer(histogram(lang, words.VALUE.of(lang)), rule, *texts, height=180)
    return chart.properties(padding={"left": 2, "right": 90, "top": 46, "bottom": 2})
