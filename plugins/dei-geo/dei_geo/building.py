"""From boundaries to a small topology: cleaned, simplified without gaps or overlaps, shared borders kept once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from dei_geo.source import Boundaries

TOLERANCE = 3.6
"""Kilometres: a corner goes when its triangle is smaller than the square of this, less than a pixel of a wide page."""
STEPS = 10_000
"""Places of the grid that coordinates are rounded to, about half a kilometre apart."""


@attrs.frozen(kw_only=True)
class Atlas:
    """The map, ready to be drawn.

    topology: TopoJSON in kilometres with one object, "china", whose geometries are told apart by their ids: a
    county-level unit has its six digits; "land" is all of them in one; lines are "provinces" (borders between
    provinces), "outline" (coast and land boundary), "undetermined" and "dashes". places: code -> (name, x, y, area):
    a point inside the unit's largest part and its area in square kilometres, before simplifying.
    """

    topology: Mapping[str, Any]
    places: Mapping[str, tuple[str, float, float, float]]


def build(boundaries: Boundaries, tolerance: float = TOLERANCE) -> Atlas:
    """The map from boundaries, simplified to a tolerance in kilometres."""
    import shapely

    areas = _clean(boundaries.areas)
    slim = shapely.coverage_simplify(areas, tolerance)
    land = shapely.coverage_union_all(slim)
    outline = shapely.boundary(land)
    known = shapely.difference(outline, shapely.buffer(boundaries.undetermined, 2 * tolerance))
    geometries = {
        **dict(zip(boundaries.codes, slim, strict=True)),
        "land": land,
        "provinces": _between_provinces(boundaries.codes, slim, outline),
        "outline": shapely.line_merge(known),
        "undetermined": shapely.simplify(boundaries.undetermined, tolerance / 2),
        "dashes": shapely.simplify(boundaries.dashes, tolerance / 2),
    }
    return Atlas(topology=_topology(geometries), places=_places(boundaries, areas))


def _clean(areas: np.ndarray[Any, np.dtype[np.object_]]) -> np.ndarray[Any, np.dtype[np.object_]]:
    """Valid polygons with matching borders."""
    import shapely

    valid = shapely.make_valid(areas, method="structure", keep_collapsed=False)
    return np.asarray(shapely.coverage_clean(valid))


def _between_provinces(
    codes: tuple[str, ...], areas: np.ndarray[Any, np.dtype[np.object_]], outline: Any
) -> Any:
    """The lines between provinces, the outline left out."""
    import shapely

    owners = np.array([code[:2] for code in codes])
    provinces = [shapely.coverage_union_all(areas[owners == owner]) for owner in np.unique(owners)]
    return shapely.line_merge(shapely.difference(shapely.union_all(shapely.boundary(provinces)), outline))


def _places(
    boundaries: Boundaries, areas: np.ndarray[Any, np.dtype[np.object_]]
) -> dict[str, tuple[str, float, float, float]]:
    import shapely

    parts, owner = shapely.get_parts(areas, return_index=True)
    order = np.lexsort((shapely.area(parts), owner))
    largest = parts[order[np.append(np.flatnonzero(np.diff(owner[order])), len(order) - 1)]]
    inside = shapely.point_on_surface(largest)
    centre = shapely.centroid(largest)
    points = np.where(shapely.within(centre, largest), centre, inside)
    columns = (shapely.get_x(points).round(1), shapely.get_y(points).round(1), shapely.area(areas).round(2))
    told = zip(boundaries.names, *(column.tolist() for column in columns), strict=True)
    return dict(zip(boundaries.codes, told, strict=True))


def _topology(geometries: Mapping[str, Any]) -> dict[str, Any]:
    """TopoJSON of geometries by id, all on one set of arcs."""
    from shapely.geometry import mapping
    from topojson.core.topology import Topology

    features = [
        {"type": "Feature", "properties": {"id": name}, "geometry": mapping(geometry)}
        for name, geometry in geometries.items()
    ]
    whole = {"type": "FeatureCollection", "features": features}
    made = Topology(whole, prequantize=False, winding_order="CW_CCW").topoquantize(STEPS)
    told: dict[str, Any] = json.loads(str(made.to_json()))
    shapes = [
        {"type": shape["type"], "id": shape["properties"]["id"], "arcs": shape["arcs"]}
        for shape in told["objects"]["data"]["geometries"]
    ]
    china = {"type": "GeometryCollection", "geometries": shapes}
    return {
        "type": "Topology",
        "transform": told["transform"],
        "objects": {"china": china},
        "arcs": told["arcs"],
    }
