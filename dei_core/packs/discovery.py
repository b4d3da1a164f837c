"""Installed packs: found by entry point, described without importing any of their code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.hints import did_you_mean
from dei_core.messages import packs as say
from dei_core.model.pack import Manifest, Pack, PackFile
from dei_core.packs.announced import MANIFEST, Installed, installed
from dei_core.packs.folder import manifest_faults, read_pack
from dei_core.toml.files import parse
from dei_core.toml.structure import structure


@attrs.frozen(kw_only=True)
class Listing:
    """One row of `dei plugins`: an installed pack, its manifest, and what is wrong with it."""

    installed: Installed
    manifest: Manifest | None
    findings: tuple[Finding, ...] = ()


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
