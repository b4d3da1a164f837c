"""The layers of the map: land, regions, boundary lines, leaders with their labels, and the South China Sea's inset."""

from __future__ import annotations

import math
from typing import Any

from dei_core.host import Lang
from dei_geo import PROVINCES, Atlas, Placing
from dei_report.charts import map_marks, theme
from dei_report.charts.drawing import drawn
from dei_report.charts.figure import Row, Spec

Track = dict[str, Any]
Frame = tuple[float, float, float, float]
WIDE: Frame = (110.0, 3930.0, 5580.0, 4100.0)
"""Middle and size in kilometres of what a wide page shows: the land, with room for labels and the inset."""
NARROW: Frame = (-180.0, 3140.0, 5060.0, 5700.0)
"""On a phone the whole territory down to the last dash stands in one frame."""
HEIGHT, NARROW_HEIGHT = 640, 400
MARGIN, LEAST_FRAME, ROOM = 1.12, 420.0, 1.4
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)


def drawn_map(track: Track, placing: Placing, atlas: Atlas, lang: Lang, narrow: bool) -> Spec:
    """The map's spec. Its data: "geometry", "places/<track>" and "regions"."""
    marks = map_marks.Marks(
        track=track["id"],
        decimals=min(int(track["decimals"]), 2),
        pillars=tuple((item["id"], item["name"][lang]) for item in track["overview"]["pillars"]),
        nodes=tuple(name for name in track["nodes"] if name != track["root"]),
        many=len(placing.places) > map_marks.MANY,
        breaks=tuple(breaks(track)),
        lang=lang,
        narrow=narrow,
    )
    told = drawn(_chart, marks)
    held = {"name": "frames", "value": frames(atlas, placing, narrow)}
    return {**told, "params": [held, *told["params"]]}


def _chart(marks: map_marks.Marks) -> Any:
    import altair as alt

    layers = [*marks.whole(), *marks.dots(), *marks.leaders(), *([] if marks.narrow else marks.inset())]
    return alt.layer(*layers, height=NARROW_HEIGHT if marks.narrow else HEIGHT).add_params(
        alt.param(name="node", value="score"),
        alt.param(name="view", value=""),
        alt.param(name="zoom", expr="frames[view]"),
        alt.param(name="k", expr="min(width / zoom[2], height / zoom[3])"),
    )


def frames(atlas: Atlas, placing: Placing, narrow: bool) -> dict[str, list[float]]:
    """What each view shows: "" all of China, two digits a province with regions of the track."""
    found = {"": list(NARROW if narrow else WIDE)}
    for province in sorted({item.region[:2] for item in placing.places}):
        found[province] = _frame(atlas, province, 1.0 if narrow else ROOM)
    return found


def _frame(atlas: Atlas, province: str, room: float) -> list[float]:
    """Middle and size of a province: around its units, each as wide as a square of its area, with room at the right."""
    sides: list[tuple[float, float, float, float]] = []
    for code, (_, x, y, area) in atlas.places.items():
        if code[:2] == province and not code.startswith("4603"):
            half = math.sqrt(area) * 0.7
            sides.append((x - half, y - half, x + half, y + half))
    left, bottom = (min(side[at] for side in sides) for at in (0, 1))
    right, top = (max(side[at] for side in sides) for at in (2, 3))
    size = (max((right - left) * MARGIN, LEAST_FRAME), max((top - bottom) * MARGIN, LEAST_FRAME))
    middle = ((left + right) / 2 + (room - 1) / 2 * size[0], (bottom + top) / 2)
    return [round(value, 1) for value in (*middle, size[0] * room, size[1])]


def views(placing: Placing) -> list[Row]:
    """Options of the view: all of China, then the provinces with regions of the track."""
    held = sorted({item.region[:2] for item in placing.places})
    told: list[Row] = [{"value": "", "label": {"en": "All of China", "zh": "全国"}}]
    return told + [
        {"value": code, "label": {"en": PROVINCES[code].en, "zh": PROVINCES[code].zh}} for code in held
    ]


def breaks(track: Track) -> list[float]:
    """Three to six round bounds of the colours, the same for the index and every pillar.

    They lie between the tenth and the ninetieth percentile of the scores shown.
    """
    spreads = [track["overview"]["spread"], *track["overview"]["pillars"]]
    known = [item for item in spreads if item and "q10" in item]
    low, high = min(item["q10"] for item in known), max(item["q90"] for item in known)
    most = len(theme.SEQUENTIAL) - 1
    for step in STEPS:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return [round(place * step, 6) for place in range(first, max(last, first) + 1)]
    return [round((low + high) / 2, 6)]
