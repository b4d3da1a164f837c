"""Chinese regions on the ground: the county-level map, where a region stands on it, what provinces are called.

The public names, each loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "Atlas": "building",
    "Boundaries": "source",
    "PROVINCES": "provinces",
    "Place": "placing",
    "Placing": "placing",
    "albers": "projection",
    "boundaries": "source",
    "boundaries_licence": "source",
    "boundaries_version": "source",
    "build": "building",
    "china": "keeping",
    "looks_chinese": "placing",
    "place": "placing",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dei_geo' has no public name '{name}'")
    return getattr(import_module(f"dei_geo.{home}"), name)


def __dir__() -> list[str]:
    return __all__
