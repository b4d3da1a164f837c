"""A plugin read for its checks: its content, its code where it declares any, and the packs that it refers to."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from dei_core import DeiError, Finding
from dei_core.host import (
    BUILTIN,
    HOOKS,
    MANIFEST,
    NAMESPACE_DIFFERS,
    Contribution,
    Installed,
    Registry,
    ask,
    confirm,
    installed,
    installed_pack,
    owner,
    plain,
    registry_of,
)
from dei_core.plugin import Method, Pack, Place, read_pack
from dei_workshop.conformance.locate import Located


@attrs.frozen(kw_only=True)
class Subject:
    """What is looked at.

    pack: None where reading stopped, for the reasons in `refusals`. records: hook -> what the code answers;
    None where the pack's code is at fault, for the reasons in `code_faults`.
    registry: the pack with those that it refers to; None where either of the two stopped.
    """

    located: Located
    pack: Pack | None
    refusals: tuple[Finding, ...] = ()
    records: Mapping[str, tuple[Contribution, ...]] | None = None
    code_faults: tuple[Finding, ...] = ()
    registry: Registry | None = None

    @property
    def namespace(self) -> str:
        """Whose promises they are."""
        announced = self.located.announced
        if self.pack is not None:
            return self.pack.namespace
        return self.located.folder.name if announced is None else announced.name

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that the pack's code contributes."""
        return tuple(made.record for made in (self.records or {}).get("methods", ()))


def read_subject(located: Located) -> Subject:
    """A plugin as far as it can be read; its code is imported only if its manifest declares hooks."""
    try:
        pack = read_located(located)
    except DeiError as error:
        return Subject(located=located, pack=None, refusals=error.findings)
    announced = located.announced
    named = announced is None or announced.name == pack.namespace
    refusals = () if named or announced is None else (_renamed(announced, pack),)
    try:
        records = answers(located, pack)
    except DeiError as error:
        return Subject(located=located, pack=pack, refusals=refusals, code_faults=error.findings)
    try:
        registry = _registry(pack, records)
    except DeiError as error:
        return Subject(located=located, pack=pack, refusals=(*refusals, *error.findings), records=records)
    return Subject(located=located, pack=pack, refusals=refusals, records=records, registry=registry)


def read_located(located: Located) -> Pack:
    """The content of its TOML files. DeiError with all their faults."""
    return read_pack(located.folder, None if located.announced is None else located.announced.version)


def answers(located: Located, pack: Pack) -> dict[str, tuple[Contribution, ...]]:
    """Hook -> the records of the pack's code, which must be `importable`. DeiError where the code is at fault."""
    announced = located.announced
    if announced is None or not pack.pack.provides:
        return {}
    confirm(announced, pack)
    return {name: ask(announced, pack.pack.provides, name) for name in pack.pack.provides if name in HOOKS}


@contextmanager
def importable(located: Located) -> Iterator[None]:
    """Let a distribution that is not installed be imported from its folder, and forget it in the end.

    A package of the same name that was imported from elsewhere is put aside meanwhile.
    """
    if located.announced is None:
        yield
        return
    folder, package = located.folder, located.announced.module.partition(".")[0]
    before = _loaded(package)
    own = package in before and Path(str(before[package].__file__)).parent == folder
    if not own:
        _forget(before)
    importlib.invalidate_caches()
    sys.path.insert(0, str(folder.parent))
    try:
        yield
    finally:
        sys.path.remove(str(folder.parent))
        if not own:
            _forget(_loaded(package))
            sys.modules.update(before)


def _loaded(package: str) -> dict[str, ModuleType]:
    """The modules of a package that are imported."""
    return {
        name: module
        for name, module in sys.modules.items()
        if name == package or name.startswith(f"{package}.")
    }


def _forget(modules: Mapping[str, ModuleType]) -> None:
    for name in modules:
        del sys.modules[name]


def _renamed(announced: Installed, pack: Pack) -> Finding:
    place = Place(file=f"{announced.module}/{MANIFEST}", path="pack.namespace")
    facts = {"theirs": pack.namespace, "name": announced.name, "distribution": announced.distribution}
    return Finding(message=NAMESPACE_DIFFERS, place=place, facts=facts)


def _registry(pack: Pack, records: Mapping[str, tuple[Contribution, ...]]) -> Registry:
    """The pack, the installed packs that it refers to, those that they refer to, and all their methods."""
    known = {item.name: item for item in installed()}
    packs = {pack.namespace: pack}
    methods: list[tuple[str, Any]] = [("dei-core", method) for method in BUILTIN]
    methods += [(made.label, made.record) for made in records.get("methods", ())]
    waiting = [pack]
    while waiting:
        for space in sorted(referred(waiting.pop()) & known.keys() - packs.keys()):
            other = installed_pack(known[space])
            packs[space] = other
            waiting.append(other)
            if "methods" in other.pack.provides:
                asked = ask(known[space], other.pack.provides, "methods")
                methods += [(made.label, made.record) for made in asked]
    return registry_of(packs.values(), methods)


def referred(pack: Pack) -> set[str]:
    """Every word before a dot that may be another pack's namespace."""
    return {owner(word) for word in _words(plain(pack)) if word.count(".") == 1}


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, str):
        yield value
