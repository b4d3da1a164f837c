"""The map of China of this machine, kept in the user's cache folder; where none can be, it is built anew each time."""

from __future__ import annotations

import contextlib
import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from dei_core import DeiError
from dei_core.host import write_text
from dei_geo.building import Atlas, build
from dei_geo.source import boundaries, boundaries_version


@cache
def china() -> Atlas:
    """County-level map of China; the first call on a machine takes some seconds, later ones milliseconds.

    ValueError where the package of the boundaries is not complete.
    """
    from platformdirs import user_cache_dir

    return atlas(Path(user_cache_dir("dei-geo", appauthor=False)))


def kept_in(folder: Path) -> Path:
    """The file of the map in a folder; its name changes with the boundaries, the recipe and its libraries."""
    from importlib import metadata

    recipe = hashlib.sha256()
    for module in ("projection.py", "source.py", "building.py"):
        recipe.update((files("dei_geo") / module).read_bytes())
    for library in ("shapely", "topojson"):
        recipe.update(f"{library} {metadata.version(library)}".encode())
    return folder / f"china-{boundaries_version()}-{recipe.hexdigest()[:12]}.json"


def atlas(folder: Path) -> Atlas:
    """The map as the folder keeps it; built, and kept there where that can be, if it does not or is damaged."""
    path = kept_in(folder)
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        return _read(path)
    built = build(boundaries())
    told = {"topology": built.topology, "places": built.places}
    with contextlib.suppress(DeiError):
        write_text(path, json.dumps(told, ensure_ascii=False, separators=(",", ":")), over=True)
    return built


def _read(path: Path) -> Atlas:
    told = json.loads(path.read_text(encoding="utf-8"))
    places = {
        code: (str(name), float(x), float(y), float(area))
        for code, (name, x, y, area) in told["places"].items()
    }
    if not places or not told["topology"]["arcs"]:
        raise ValueError(path)
    return Atlas(topology=told["topology"], places=places)
