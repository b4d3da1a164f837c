"""Installed packs: found by entry point, described without importing any of their code."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from dei_core.findings import DeiError, Finding, Findings, Place
from dei_core.ids import did_you_mean
from dei_core.model.pack import Manifest, Pack, PackFile
from dei_core.packs import messages as say
from dei_core.packs.announced import MANIFEST, NAMELESS, Installed, installed
from dei_core.packs.folder import manifest_faults, read_pack
from dei_core.toml.files import parse
from dei_core.toml.structure import structure


@attrs.frozen(kw_only=True)
class Listing:
    """One row of `dei plugins`: an installed pack, its manifest, and what is wrong with it.

    >>> from dei_core.host import Listing, listing
    >>> row = next(row for row in listing() if row.installed.name == "base")
    >>> row.manifest.protocol, row.findings
    (1, ())
    """

    installed: Installed
    manifest: Manifest | None
    findings: tuple[Finding, ...] = ()


def listing() -> tuple[Listing, ...]:
    """What is installed, with each pack's manifest; a broken pack is a row with findings, never an exception.

    >>> from dei_core.host import listing
    >>> [row.manifest.name.en for row in listing() if row.installed.name == "base"]
    ['Shared indicators of the city digitalisation index']
    """
    packs = installed()
    return tuple(_listed(pack, packs) for pack in packs)


def find_pack(namespace: str, packs: Iterable[Installed] | None = None) -> Installed:
    """The installed pack of a namespace. DeiError where none, or more than one, claims it.

    >>> from dei_core import DeiError
    >>> from dei_core.host import find_pack
    >>> find_pack("base").distribution
    'dei-base'
    >>> try:
    ...     find_pack("bas")
    ... except DeiError as error:
    ...     [finding.code for finding in error.findings]
    ['unknown-pack']
    """
    known = tuple(packs if packs is not None else installed())
    mine = [pack for pack in known if pack.name == namespace != NAMELESS]
    if len(mine) == 1:
        return mine[0]
    found = Findings()
    if mine:
        facts = {"namespace": namespace, "first": mine[0].label, "second": mine[1].label}
        found.add(say.NAMESPACE_TAKEN, **facts)
    else:
        names = [pack.name for pack in known if pack.name != NAMELESS]
        near = did_you_mean(namespace, names)
        found.add(say.UNKNOWN_PACK, pack=namespace, hint=near, known=names or "-")
        found.extend(fault for pack in known if pack.name == NAMELESS for fault in pack.faults)
    raise DeiError(found)


def read_installed(pack: Installed) -> Pack:
    """An installed pack's content from its TOML files, whose namespace must be the entry point's name.

    >>> from dei_core.host import find_pack, read_installed
    >>> read_installed(find_pack("base")).pack.namespace
    'base'
    """
    content = read_pack(_folder(pack), pack.version)
    Findings(_other_name(pack, content.pack)).raise_errors()
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
    found.extend((*manifest_faults(shown, manifest, pack.version), *_other_name(pack, manifest)))
    found.raise_errors()
    return manifest


def _other_name(pack: Installed, manifest: Manifest) -> Iterator[Finding]:
    """The finding for a pack that calls itself otherwise than its distribution does."""
    if manifest.namespace != pack.name:
        place = Place(file=f"{_folder(pack).name}/{MANIFEST}", path="pack.namespace")
        facts = {"theirs": manifest.namespace, "name": pack.name, "distribution": pack.distribution}
        yield Finding(message=say.NAMESPACE_DIFFERS, place=place, facts=facts)


def _folder(pack: Installed) -> Path:
    if pack.faults:
        raise DeiError(pack.faults)
    if pack.folder is None or not os.path.isfile(pack.folder / MANIFEST):
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
        if not pack.faults:
            find_pack(pack.name, packs)
        return Listing(installed=pack, manifest=read_manifest(pack))
    except DeiError as error:
        return Listing(installed=pack, manifest=None, findings=error.findings)
