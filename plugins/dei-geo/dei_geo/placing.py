"""Where regions stand on the map: by their code, by their name in the same city, or at a place that holds them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import attrs

from dei_geo.building import Atlas

How = Literal["code", "name", "host", "city"]
SPREAD = 9.0
"""Kilometres between points that stand for zones of one place."""
GOLDEN = math.pi * (3.0 - math.sqrt(5.0))


@attrs.frozen(kw_only=True)
class Place:
    """A region on the map.

    shape: the code of its polygon, None where it stands as a point. x, y: kilometres of the projection. area: of
    its polygon in square kilometres, 0 for a point. how: by its own code; by its name in the same city, its code
    having changed; in the county-level unit that its code begins with; at the centre of the city of its code.
    """

    region: str
    shape: str | None
    x: float
    y: float
    area: float
    how: How


@attrs.frozen(kw_only=True)
class Placing:
    """The regions that have a place and the codes of those that have none."""

    places: tuple[Place, ...]
    without: tuple[str, ...]


def place(regions: Iterable[tuple[str, str]], atlas: Atlas) -> Placing:
    """Places of regions of (code, name); points at one place are spread around it so that each is seen.

    >>> small = Atlas(topology={}, places={"110108": ("海淀区", 923.0, 4372.0, 431.0)})
    >>> found = place([("110108", "海淀区"), ("110108-H01", "中关村"), ("AUT", "Austria")], small)
    >>> [(one.region, one.how) for one in found.places], found.without
    ([('110108', 'code'), ('110108-H01', 'host')], ('AUT',))
    """
    names, cities = _names(atlas), _cities(atlas)
    found: list[Place] = []
    without: list[str] = []
    crowd: defaultdict[str, int] = defaultdict(int)
    for region, name in regions:
        at = _polygon(region, name, atlas, names) or _point(region, atlas, cities, crowd)
        if at is None:
            without.append(region)
        else:
            found.append(at)
    return Placing(places=tuple(found), without=tuple(without))


def looks_chinese(codes: Sequence[str]) -> bool:
    """Whether most codes could be Chinese ones, which can be asked before the map is built.

    >>> looks_chinese(["110101", "110108-H01"]), looks_chinese(["AUT", "BEL"])
    (True, False)
    """
    return 2 * sum(re.match(r"[1-8]\d{5}(?!\d)", code) is not None for code in codes) >= max(len(codes), 1)


def _names(atlas: Atlas) -> Mapping[tuple[str, str], list[str]]:
    """(city's code, name) -> codes of that name."""
    names: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for code, (name, *_) in atlas.places.items():
        names[code[:4], name].append(code)
    return names


def _cities(atlas: Atlas) -> Mapping[str, tuple[float, float]]:
    """City's code -> the middle of its units, kilometres."""
    inside: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, (_, x, y, _) in atlas.places.items():
        inside[code[:4]].append((x, y))
    return {
        code: (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
        for code, points in inside.items()
    }


def _polygon(
    region: str, name: str, atlas: Atlas, names: Mapping[tuple[str, str], list[str]]
) -> Place | None:
    same = names.get((region[:4], name), []) if _is_code(region) else []
    code, how = (region, "code") if region in atlas.places else (same[0] if len(same) == 1 else "", "name")
    if not code:
        return None
    _, x, y, area = atlas.places[code]
    return Place(region=region, shape=code, x=x, y=y, area=area, how="code" if how == "code" else "name")


def _point(
    region: str, atlas: Atlas, cities: Mapping[str, tuple[float, float]], crowd: defaultdict[str, int]
) -> Place | None:
    """A zone: in its county, else at the centre of its city."""
    host = region[:6]
    if len(region) > 6 and host in atlas.places:
        _, x, y, _ = atlas.places[host]
        return _spread(region, host, x, y, "host", crowd)
    if not (_is_code(host) and region[4:5] in ("7", "8", "9")):
        return None
    if region[:4] not in cities:
        return None
    x, y = cities[region[:4]]
    return _spread(region, region[:4], x, y, "city", crowd)


def _spread(region: str, at: str, x: float, y: float, how: How, crowd: defaultdict[str, int]) -> Place:
    """The n-th point of a place on a sunflower's spiral around it, the first on the place itself."""
    number = crowd[at]
    crowd[at] += 1
    away, angle = SPREAD * math.sqrt(number), GOLDEN * number
    return Place(
        region=region,
        shape=None,
        x=round(x + away * math.cos(angle), 1),
        y=round(y + away * math.sin(angle), 1),
        area=0.0,
        how=how,
    )


def _is_code(text: str) -> bool:
    """Six digits of GB/T 2260, to begin with."""
    return len(text) >= 6 and text[:6].isdigit()
