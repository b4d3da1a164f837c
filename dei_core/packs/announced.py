"""What distributions announce under the entry-point group `dei.packs`; nothing of theirs is imported."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import attrs

GROUP = "dei.packs"
MANIFEST = "pack.toml"


@attrs.frozen(kw_only=True)
class Installed:
    """One announced pack: its entry point's name, module and distribution, and where its files are."""

    name: str
    module: str
    distribution: str
    version: str
    folder: Path | None

    @property
    def label(self) -> str:
        """How a finding names it."""
        return f"{self.distribution} {self.version} ({self.folder or self.module})"


def installed() -> tuple[Installed, ...]:
    """Every pack announced in the group `dei.packs`, sorted by name; imports nothing of them."""
    found = (_installed(point) for point in entry_points(group=GROUP))
    return tuple(sorted(found, key=lambda pack: (pack.name, pack.distribution, pack.module)))


def _installed(point: EntryPoint) -> Installed:
    distribution = point.dist
    return Installed(
        name=point.name,
        module=point.module,
        distribution=distribution.name if distribution else point.module,
        version=distribution.version if distribution else "0",
        folder=_package_folder(point.module.partition(".")[0]),
    )


def _package_folder(package: str) -> Path | None:
    """Where a top-level package's files are; finding a top-level package runs none of its code."""
    module = sys.modules.get(package)
    spec = module.__spec__ if module is not None else _spec(package)
    locations = list(spec.submodule_search_locations or ()) if spec else []
    return Path(locations[0]) if locations else None


def _spec(package: str) -> ModuleSpec | None:
    try:
        return find_spec(package)
    except (ImportError, ValueError):
        return None
