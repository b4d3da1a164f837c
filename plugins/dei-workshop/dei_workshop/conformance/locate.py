"""Where a plugin is: a distribution's folder, a bare pack folder, or an installed namespace."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from dei_core import DeiError, Finding
from dei_core.host import GROUP, Installed, find_pack, installed, parse
from dei_core.plugin import Place
from dei_workshop.conformance import messages as say

PYPROJECT = "pyproject.toml"


@attrs.frozen(kw_only=True)
class Located:
    """One pack to look at.

    folder: its TOML. announced: how its distribution names it; None for a bare folder.
    project: the distribution's folder and pyproject: what its pyproject.toml says, where the source is at hand.
    """

    folder: Path
    announced: Installed | None = None
    project: Path | None = None
    pyproject: Mapping[str, Any] = attrs.field(factory=dict)


def locate(target: str | Path) -> tuple[Located, ...]:
    """The packs at a path, or of an installed namespace. DeiError where there is none."""
    path = Path(target)
    if os.path.isfile(path / PYPROJECT):
        return _announced(path.resolve())
    if os.path.isdir(path):
        return (Located(folder=path.resolve()),)
    pack = find_pack(str(target), installed())
    folder = pack.folder or Path(pack.module)
    for located in _announced(folder.parent) if os.path.isfile(folder.parent / PYPROJECT) else ():
        if located.announced is not None and located.announced.name == pack.name:
            return (located,)
    return (Located(folder=folder, announced=pack),)


def _announced(project: Path) -> tuple[Located, ...]:
    pyproject = parse(project / PYPROJECT, PYPROJECT)
    about = pyproject.get("project", {})
    points = about.get("entry-points", {}).get(GROUP, {})
    if not points:
        place = Place(file=PYPROJECT, path="project.entry-points")
        raise DeiError([Finding(message=say.NO_ENTRY_POINT, place=place, facts={"group": GROUP})])
    return tuple(_located(project, pyproject, about, name, points[name]) for name in sorted(points))


def _located(
    project: Path, pyproject: Mapping[str, Any], about: Mapping[str, Any], name: str, module: str
) -> Located:
    package = module.partition(":")[0].partition(".")[0]
    folders = [project / package, project / "src" / package]
    folder = next((path for path in folders if path.is_dir()), folders[0])
    announced = Installed(
        name=name,
        module=module.partition(":")[0],
        distribution=str(about.get("name", project.name)),
        version=str(about.get("version", "0")),
        folder=folder,
    )
    return Located(folder=folder, announced=announced, project=project, pyproject=pyproject)
