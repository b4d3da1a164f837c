"""Charts with one named row for each thing: the label beside its row on a wide page, above it on a phone."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Row, Spec, spec

KEY = "format(datum.order, '04d') + (datum.level == 2 ? 'b' : ' ') + datum.label"
"""Keeps rows apart and in order, two of one label too; rows of level 2 are heads, in bold."""
HEAD = "slice(datum.value, 4, 5) == 'b'"
STEP, NARROW_STEP = 30, 44
BELOW, ABOVE = 9, -10
"""Pixels by which marks stand below, and labels above, the middle of a phone's row."""

Marks = Callable[..., list[Any]]


def row_chart(marks: Marks, facts: tuple[Hashable, ...], rows: list[Row] | None = None, **given: Any) -> Spec:
    """The spec of the layers that `marks(*facts, narrow)` gives, whose y is `row(narrow)`.

    rows: {order, label, …}; without them, data `name`. step: pixels a row, on a wide page. short: labels are short
    enough to stand beside their rows on a phone too.
    """
    step, name, short = given.pop("step", STEP), given.pop("name", "rows"), given.pop("short", False)
    high = {False: step, True: max(NARROW_STEP, step)}
    wide, narrow = (drawn(_chart, marks, facts, small, name, high[small]) for small in (False, True))
    if rows is not None:
        count = len({row["order"] for row in rows})
        wide, narrow = {**wide, "height": high[False] * count}, {**narrow, "height": high[True] * count}
    return spec(wide, rows, None if short else narrow, **given)


def _chart(marks: Marks, facts: tuple[Hashable, ...], narrow: bool, name: str, step: int) -> Any:
    import altair as alt

    layers = [*marks(*facts, narrow), *([_labels()] if narrow else [])]
    return alt.layer(*layers, data=alt.NamedData(name=name), height=alt.Step(step)).transform_calculate(
        key=KEY
    )


def row(narrow: bool, **more: Any) -> Any:
    """The y of a row's marks, with its label where there is room beside it."""
    import altair as alt

    bold = {"condition": {"test": HEAD, "value": "bold"}, "value": "normal"}
    plain = alt.Axis(title=None, grid=False, labelExpr="slice(datum.label, 5)", labelFontWeight=bold)
    axis = None if narrow else plain
    return alt.Y("key:N", axis=axis, scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15), **more)


def below(narrow: bool) -> dict[str, Any]:
    """What puts a row's marks below its middle on a phone, where the label stands above."""
    return {"yOffset": BELOW if narrow else 0}


def _labels() -> Any:
    """A row's label above its marks."""
    import altair as alt

    bold = alt.expr("datum.level == 2 ? 'bold' : 'normal'")
    chart = alt.Chart().mark_text(align="left", baseline="middle", dy=ABOVE, limit=340, fontWeight=bold)
    once = chart.transform_aggregate(groupby=["key", "label", "level"])
    labels: Any = once.encode(x=alt.value(0), y=row(True), text=alt.Text("label:N"))
    return labels
