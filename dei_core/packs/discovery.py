"""Installed packs: found by entry point, described without importing any of their code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import attrs

from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.hints import did_you_mean
from dei_core.messages import packs as say
from dei_core.model.pack import Manifest, Pack, PackFile
from dei_core.packs.folder import MANIFEST, manifest_faults, read_pack
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

GROUP = "dei.packs"


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


@attrs.frozen(kw_only=True)
class Listing:
    """One row of `dei plugins`: an installed pack, its manifest, and what is wrong with it."""

    installed: Installed
    manifest: Manifest | None
    findings: tuple[Finding, ...] = ()


def installed() -> tuple[Installed, ...]:
    """Every pack announced in the group `dei.packs`, sorted by name; imports nothing of them."""
    found = {(point.name, point.value): _installed(point) for point in entry_points(group=GROUP)}
    return tuple(found[key] for key in sorted(found))


def listing() -> tuple[Listing, ...]:
    """What is installed, with each pack's manifest; a broken pack is a row with findings, never an exception."""
    packs = installed()
    return tuple(_listed(pack, packs) for pack in packs)


def find_pack(namespace: str, packs: Iterable[Installed] | None = None) -> Installed:
    """The installed pack of a namespace. DeiError where none, or more than one, claims it."""
    known = tuple(packs if packs is not None else installed())
    mine = [pack for pack in known if pack.name == namespace]
    if len(mine) == 1:
        return mine[0]
    found = Findings()
    if mine:
        facts = {"namespace": namespace, "first": mine[0].label, "second": mine[1].label}
        found.add(say.NAMESPACE_TAKEN, **facts)
    else:
        names = [pack.name for pack in known]
        near = did_you_mean(namespace, names)
        found.add(say.UNKNOWN_PACK, pack=namespace, hint=near, known=names or "-")
    raise DeiError(found)


def read_installed(pack: Installed) -> Pack:
    """An installed pack's content from its TOML files, whose namespace must be the entry point's name."""
    folder = _folder(pack)
    content = read_pack(folder, pack.version)
    if content.namespace != pack.name:
        place = Place(file=f"{folder.name}/{MANIFEST}", path="pack.namespace")
        facts = {"theirs": content.namespace, "name": pack.name, "distribution": pack.distribution}
        raise DeiError([Finding(message=say.NAMESPACE_DIFFERS, place=place, facts=facts)])
    return content


def read_manifest(pack: Installed) -> Manifest:
    """An installed pack's manifest alone. DeiError where it is missing or faulty."""
    folder = _folder(pack)
    shown = f"{folder.name}/{MANIFEST}"
    manifest = structure(parse(folder / MANIFEST, shown), PackFile, shown).pack
    found = Findings()
    if manifest is None:
        found.add(say.NOT_A_PACK, **_facts(pack))
        raise DeiError(found)
    found.extend(manifest_faults(shown, manifest, pack.version))
    found.raise_errors()
    return manifest


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


def _folder(pack: Installed) -> Path:
    if pack.folder is None or not (pack.folder / MANIFEST).is_file():
        raise DeiError([Finding(message=say.NOT_A_PACK, facts=_facts(pack))])
    return pack.folder


def _facts(pack: Installed) -> dict[str, str]:
    return {
        "pack": pack.name,
        "distribution": pack.distribution,
        "manifest": MANIFEST,
        "module": pack.module.partition(".")[0],
    }


def _listed(pack: Installed, packs: tuple[Installed, ...]) -> Listing:
    try:
        find_pack(pack.name, packs)
        return Listing(installed=pack, manifest=read_manifest(pack))
    except DeiError as error:
        return Listing(installed=pack, manifest=None, findings=error.findings)
