"""All figures of a story, and the data that several of them look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dei_geo import Placing, boundaries_licence, boundaries_version, china, looks_chinese
from dei_report.charts import (
    change,
    distribution,
    exemplars,
    groups,
    indicator,
    maps,
    reasons,
    region,
    spreads,
    stacked,
    weights,
)
from dei_report.charts.drawing import specs
from dei_report.charts.figure import Figure

Track = dict[str, Any]


def figures(story: dict[str, Any]) -> dict[str, Figure]:
    """Figure id -> figure; those that have nothing to show are left out."""
    found = {
        f"{track['id']}/{name}": made for track in story["tracks"] for name, made in _figures(track).items()
    }
    told = {name: made for name, made in {**found, **_maps(story)}.items() if made is not None}
    specs().keep()
    return told


def shared(story: dict[str, Any]) -> dict[str, Any]:
    """Dataset name -> values: what is too big to stand in every spec that looks at it."""
    mapped = _mapped(story)
    if not mapped:
        return {}
    places = {f"places/{track['id']}": maps.rows(placing) for track, placing in mapped}
    return {"geometry": {**china().topology, "licence": boundaries_licence()}, **places}


def _maps(story: dict[str, Any]) -> dict[str, Figure]:
    return {
        f"{track['id']}/map": maps.china_map(track, placing, china(), boundaries_version())
        for track, placing in _mapped(story)
    }


def _mapped(story: dict[str, Any]) -> list[tuple[Track, Placing]]:
    """The tracks whose regions are in China, with their places."""
    chinese = [track for track in story["tracks"] if looks_chinese(track["regions"]["id"])]
    found = [(track, maps.placed(track, china())) for track in chinese]
    return [(track, placing) for track, placing in found if placing is not None]


def _figures(track: Track) -> dict[str, Figure | None]:
    scales, rows = [scale["id"] for scale in track["scales"]], spreads.by_pillar(track)
    return {
        **{name: make(track) for name, make in _WHOLE.items()},
        **{f"groups/{scale}": groups.groups(track, scale) for scale in scales},
        **{
            f"indicators/{pillar}": spreads.indicators(track, pillar, rows.get(pillar, []))
            for pillar in track["pillars"]
        },
        **({"region/trend": region.trend(track)} if track["trend"] else {}),
    }


_WHOLE: dict[str, Callable[[Track], Figure | None]] = {
    "distribution": distribution.distribution,
    "pillars": spreads.pillars,
    "tiers": groups.tiers,
    "weights": weights.weights,
    "standards": stacked.standards,
    "coverage": stacked.coverage,
    "exemplars": exemplars.exemplars,
    "change": change.change,
    "region/profile": region.profile,
    "region/waterfall": reasons.waterfall,
    "region/steps": reasons.steps,
    "region/place": region.place,
    "region/potential": reasons.potential,
    "indicator": indicator.indicator,
}
