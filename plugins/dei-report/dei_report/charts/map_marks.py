"""The marks of the map, in kilometres of the projection brought to pixels by the signals `zoom` and `k`."""

from __future__ import annotations

from typing import Any

import attrs

from dei_core import Text
from dei_core.host import Lang
from dei_report.charts import theme, words
from dei_report.charts.figure import pattern

LAND, BORDER, COAST = "#eceef1", "#98a3af", "#4d5965"
MANY = 400
"""Above this many regions they are many."""
LEADERS = 10
LABEL, LABEL_LINE, LABEL_NORTH = 185, 19, 3730.0
"""Pixels of a label's column and line; the kilometres north around which labels stand, at sea."""
SOUTH = (1070.0, 1385.0, 1780.0, 2680.0)
"""Middle and size in kilometres of the inset; it is drawn at a share of the map's own scale."""
SHARE = 0.42
NORTHMOST = 3000.0
INSET_NAME = Text(en="South China Sea", zh="南海诸岛")
_LINES = (
    ("provinces", BORDER, 0.5, ()),
    ("outline", COAST, 0.8, ()),
    ("undetermined", COAST, 0.9, (3, 2)),
    ("dashes", COAST, 1.5, ()),
)


@attrs.frozen(kw_only=True)
class Marks:
    """What the marks of a map depend on.

    track: its id. decimals: of printed scores. pillars: ids with names in the language. nodes: ids of all nodes
    below the index. many: regions are so many that dots are small and edges thin. breaks: bounds of the colours.
    """

    track: str
    decimals: int
    pillars: tuple[tuple[str, str], ...]
    nodes: tuple[str, ...]
    many: bool
    breaks: tuple[float, ...]
    lang: Lang
    narrow: bool

    def whole(self) -> list[Any]:
        """Land, regions with an outline, and all boundary lines."""
        place = {"scale": "k", "translate": "[width / 2 - k * zoom[0], height / 2 + k * zoom[1]]"}
        return self._ground(place, "true", "true")

    def inset(self) -> list[Any]:
        """The South China Sea at the lower right, while all of China is shown."""
        import altair as alt

        k = f"({SHARE} * k)"
        left, top = f"(width - {k} * {SOUTH[2]} - 1)", f"(height - {k} * {SOUTH[3]} - 1)"
        place = {
            "scale": k,
            "translate": f"[{left} + {k} * {SOUTH[2] / 2 - SOUTH[0]}, {top} + {k} * {SOUTH[3] / 2 + SOUTH[1]}]",
            "clipExtent": f"[[{left}, {top}], [width - 1, height - 1]]",
        }
        shown = "view === ''"
        box = alt.Chart(alt.InlineData(values=[{}])).transform_filter(shown).encode(
            x=alt.value(alt.expr(left)), x2=alt.value(alt.expr("width - 1")),
            y=alt.value(alt.expr(top)), y2=alt.value(alt.expr("height - 1")),
        )  # fmt: skip
        paper = box.mark_rect(fill=theme.PAPER, stroke=None)
        edge = box.mark_rect(fill=None, stroke=COAST, strokeWidth=0.8)
        name = (
            alt.Chart(alt.InlineData(values=[{}]))
            .transform_filter(shown)
            .mark_text(fontSize=10, baseline="bottom", align="left", dx=4, dy=-3)
        )
        corner = name.encode(
            x=alt.value(alt.expr(left)),
            y=alt.value(alt.expr("height - 1")),
            text=alt.value(INSET_NAME.of(self.lang)),
        )
        return [paper, *self._ground(place, shown, f"datum.y < {NORTHMOST}"), edge, corner]

    def _ground(self, place: dict[str, str], shown: str, near: str) -> list[Any]:
        """Land, regions, lines under one projection. shown, near: expressions that filter shapes and places."""
        projection = {
            "type": "identity",
            "reflectY": True,
            **{key: _expr(value) for key, value in place.items()},
        }
        land = self._shape("land", shown).mark_geoshape(fill=LAND, stroke=None, clip=True, tooltip=None)
        lines = [
            self._shape(name, shown).mark_geoshape(
                fill=None, filled=False, stroke=colour, strokeWidth=width, strokeDash=list(dash), clip=True
            )
            for name, colour, width, dash in _LINES
        ]
        return [layer.project(**projection) for layer in (land, self._areas(f"{shown} && {near}"), *lines)]

    def _shape(self, name: str, shown: str) -> Any:
        import altair as alt

        return alt.Chart(_geometry()).transform_filter(f"{shown} && datum.id === '{name}'")

    def _areas(self, shown: str) -> Any:
        """Regions with an outline of their own."""
        import altair as alt

        found = self._scored(f"isValid(datum.shape) && {shown}").transform_lookup(
            lookup="shape", from_=alt.LookupData(data=_geometry(), key="id"), as_="geo"
        )
        edge = 0.15 if self.many else 0.5
        return (
            found.transform_filter("isValid(datum.geo)")
            .mark_geoshape(stroke=theme.PAPER, strokeWidth=edge, clip=True, cursor="pointer")
            .encode(shape=alt.Shape("geo:G"), color=self._colour(), tooltip=self._tips())
        )

    def dots(self) -> list[Any]:
        """Regions that have no outline, or whose outline is smaller than a dot."""
        import altair as alt

        size = (12 if self.narrow else 16) if self.many else (26 if self.narrow else 40)
        base = self._pixels(self._scored(f"!isValid(datum.shape) || datum.area * k * k < {size * 0.6}"))
        dots = base.mark_circle(
            size=size, opacity=1, stroke=COAST, strokeWidth=0.4, clip=True, cursor="pointer"
        )
        return [dots.encode(color=self._colour(), tooltip=self._tips(), order=alt.Order("value:Q"))]

    def leaders(self) -> list[Any]:
        """Rings around the first in view by the score shown, with places and names at sea on a wide page."""
        import altair as alt

        order = [alt.SortField("value", order="descending"), alt.SortField("rank")]
        scored = self._scored("true").transform_filter("isValid(datum.value)")
        here = scored.transform_window(lead="row_number()", sort=order).transform_filter(
            "view === '' || slice(datum.id, 0, 2) === view"
        )
        counted = here.transform_window(at="row_number()", sort=[alt.SortField("lead")])
        first = self._pixels(counted.transform_filter(f"datum.at <= {LEADERS}"))
        rings = [
            first.mark_point(size=130, filled=False, stroke=colour, strokeWidth=width, clip=True)
            for colour, width in ((theme.PAPER, 2.6), (theme.INK, 1.3))
        ]
        return rings if self.narrow else [*self._names(first), *rings]

    def _names(self, first: Any) -> list[Any]:
        """Names in a column, north above south, each with a line to its region."""
        import altair as alt

        value = f"format(datum.value, '{pattern(self.decimals)}')"
        middle = f"(view === '' ? height / 2 - k * ({LABEL_NORTH} - zoom[1]) : height / 2)"
        north = [alt.SortField("y", order="descending")]
        told = first.transform_window(line="row_number()", sort=north).transform_calculate(
            lx=f"width - {LABEL}",
            ly=f"{middle} + (datum.line - {(LEADERS + 1) / 2}) * {LABEL_LINE}",
            said=f"datum.lead + '  ' + datum.name + '  ' + {value}",
        )
        ends = {"x2": alt.X2("lx:Q"), "y2": alt.Y2("ly:Q")}
        lines = [
            told.mark_rule(stroke=colour, strokeWidth=width, opacity=0.8).encode(**ends)
            for colour, width in ((theme.PAPER, 2.2), (COAST, 0.7))
        ]
        names = told.mark_text(align="left", baseline="middle", dx=4, fontSize=11.5, limit=LABEL)
        return [*lines, names.encode(x=_pixel("x", "lx"), y=_pixel("y", "ly"), text=alt.Text("said:N"))]

    def _scored(self, where: str) -> Any:
        """Places with the score that the reader chose, those that have one."""
        import altair as alt

        nodes = dict.fromkeys((*(name for name, _ in self.pillars), *self.nodes))
        fields = ["row", "name", "rank", "score", *nodes]
        plain = [field.replace(".", "\\.") for field in fields]
        regions = alt.LookupData(data=alt.NamedData(name="regions"), key="id", fields=plain)
        places = alt.Chart(alt.NamedData(name=f"places/{self.track}")).transform_filter(where)
        return places.transform_lookup(lookup="id", from_=regions).transform_calculate(value="datum[node]")

    def _pixels(self, chart: Any) -> Any:
        placed = chart.transform_calculate(
            px="width / 2 + k * (datum.x - zoom[0])", py="height / 2 - k * (datum.y - zoom[1])"
        )
        return placed.encode(x=_pixel("x", "px"), y=_pixel("y", "py"))

    def _colour(self) -> Any:
        import altair as alt

        last = len(theme.SEQUENTIAL) - 1
        steps = [round(last * place / len(self.breaks)) for place in range(len(self.breaks) + 1)]
        scale = alt.Scale(
            type="threshold", domain=list(self.breaks), range=[theme.SEQUENTIAL[step] for step in steps]
        )
        side: Any = "bottom" if self.narrow else "bottom-left"
        legend = alt.Legend(
            title=words.SCORE.of(self.lang),
            orient=side,
            gradientLength=210,
            gradientThickness=12,
            offset=4,
            padding=6,
            fillColor=theme.PAPER,
        )
        return alt.Color("value:Q", scale=scale, legend=legend)

    def _tips(self) -> list[Any]:
        import altair as alt

        form = pattern(self.decimals)
        shown = [
            alt.Tooltip("name:N", title=words.REGION.of(self.lang)),
            alt.Tooltip("rank:Q", title=words.RANK.of(self.lang)),
            alt.Tooltip("value:Q", title=words.SHOWN.of(self.lang), format=form),
            alt.Tooltip("score:Q", title=words.INDEX.of(self.lang), format=form),
        ]
        names = [(name.replace(".", "\\."), title) for name, title in self.pillars]
        return shown + [alt.Tooltip(f"{name}:Q", title=title, format=form) for name, title in names]


def _geometry() -> Any:
    import altair as alt

    return alt.NamedData(name="geometry", format=alt.TopoDataFormat(type="topojson", feature="china"))


def _pixel(channel: str, field: str) -> Any:
    import altair as alt

    made = alt.X if channel == "x" else alt.Y
    return made(f"{field}:Q", scale=None, axis=None)


def _expr(text: str) -> Any:
    import altair as alt

    return alt.expr(text)
