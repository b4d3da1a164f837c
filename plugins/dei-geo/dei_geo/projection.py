"""The map projection: Albers' equal-area conic, with the parallels that maps of China are drawn with."""

from __future__ import annotations

import math

import numpy as np

from dei_core.plugin import Column

RADIUS = 6371.0088
"""Mean radius of the earth in kilometres (IUGG)."""
MERIDIAN, ORIGIN = 105.0, 0.0
PARALLELS = (25.0, 47.0)


def albers(
    longitude: Column,
    latitude: Column,
    *,
    parallels: tuple[float, float] = PARALLELS,
    meridian: float = MERIDIAN,
    origin: float = ORIGIN,
    radius: float = RADIUS,
) -> tuple[Column, Column]:
    """Kilometres east of a meridian and north of a parallel, for degrees on a sphere; areas keep their proportions.

    longitude, latitude: (N,) degrees; NaN stays NaN. parallels: the two latitudes of true scale. Gives x and y,
    (N,) each, in the unit of the radius.
    Source: J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), formulas 14-1 to 14-6.

    >>> x, y = albers(np.array([105.0, 116.4]), np.array([35.0, 39.9]))
    >>> x.round(), y.round()
    (array([  0., 954.]), array([3751., 4360.]))
    """
    first, second = (math.radians(value) for value in parallels)
    cone = (math.sin(first) + math.sin(second)) / 2
    constant = math.cos(first) ** 2 + 2 * cone * math.sin(first)
    angle = cone * np.radians(np.asarray(longitude, dtype=np.float64) - meridian)
    distance = radius * np.sqrt(constant - 2 * cone * np.sin(np.radians(latitude))) / cone
    height = radius * math.sqrt(constant - 2 * cone * math.sin(math.radians(origin))) / cone
    return distance * np.sin(angle), height - distance * np.cos(angle)
