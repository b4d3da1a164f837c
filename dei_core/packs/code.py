"""The code of packs: imported only when asked for, held to the hooks it declares."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import attrs
from pluggy import PluginManager, PluginValidationError

from dei_core.findings import DeiError, Finding, Findings
from dei_core.hints import NO_HINT, did_you_mean
from dei_core.ids import owner
from dei_core.messages import packs as say
from dei_core.model.pack import Pack, Provides
from dei_core.packs import hooks
from dei_core.packs.discovery import Installed, installed, read_installed, read_manifest

HOOKS: dict[str, str] = {
    "methods": "dei_methods",
    "readers": "dei_readers",
    "writers": "dei_writers",
    "checks": "dei_checks",
    "commands": "dei_commands",
}
_KNOWN = (*HOOKS.values(), "dei_pack")


@attrs.frozen(kw_only=True)
class Contribution:
    """One record of one pack, with who says so."""

    pack: str
    label: str
    record: Any


def tools(provides: Provides) -> tuple[tuple[Contribution, ...], tuple[Finding, ...]]:
    """The readers, writers or commands of all installed packs that declare them, sorted by pack.

    A broken pack becomes a finding among the second part; the others still serve.
    """
    got: list[Contribution] = []
    found = Findings()
    for pack in installed():
        try:
            if provides in read_manifest(pack).provides:
                got += ask(pack, read_manifest(pack).provides, provides)
        except DeiError as error:
            found.extend(error.findings)
    return _unique(got, provides, found), tuple(found)


def ask(pack: Installed, declared: Iterable[str], provides: Provides) -> tuple[Contribution, ...]:
    """What a pack's code answers to one hook. DeiError where the code or the hook is at fault."""
    manager = _manager(pack, tuple(declared))
    hook = HOOKS[provides]
    records = [record for answer in _call(manager, pack, hook) for record in answer or ()]
    made = tuple(Contribution(pack=pack.name, label=pack.label, record=record) for record in records)
    if provides == "methods":
        _own_names(pack, made)
    return made


def confirm(pack: Installed, content: Pack) -> None:
    """Hold `dei_pack()`, where a pack's code answers it, to the pack's TOML on disk: DeiError if they differ."""
    for answer in _call(_manager(pack, content.pack.provides), pack, "dei_pack"):
        if answer != content:
            raise DeiError([Finding(message=say.NOT_ITS_TOML, facts={"pack": pack.name})])


def installed_pack(pack: Installed) -> Pack:
    """An installed pack's content; where it also carries code, the code is held to it."""
    content = read_installed(pack)
    if content.pack.provides:
        confirm(pack, content)
    return content


def _manager(pack: Installed, declared: tuple[str, ...]) -> PluginManager:
    module = _import(pack)
    manager = PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    found = Findings()
    try:
        manager.register(module, name=pack.name)
        manager.check_pending()
    except PluginValidationError as error:
        found.extend([_unknown_hooks(pack, module, error)])
    answered = _answered(manager, module)
    ordered = [name for name, options in answered.items() if options]
    if ordered:
        found.add(say.ORDERED_HOOK, pack=pack.name, hooks=ordered)
    for provides, hook in HOOKS.items():
        facts = {"pack": pack.name, "hook": hook, "provides": provides}
        if provides in declared and hook not in answered and not found.stopped:
            found.add(say.HOOK_ABSENT, **facts)
        if hook in answered and provides not in declared:
            found.add(say.HOOK_UNDECLARED, **facts)
    found.raise_errors()
    return manager


def _import(pack: Installed) -> ModuleType:
    try:
        return importlib.import_module(pack.module)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        facts = {"pack": pack.name, "module": pack.module, "why": why}
        raise DeiError([Finding(message=say.IMPORT_FAILED, facts=facts)]) from error


def _answered(manager: PluginManager, module: ModuleType) -> dict[str, bool]:
    """Which hooks a module answers, and whether it asks for a place in an order."""
    order = ("wrapper", "hookwrapper", "tryfirst", "trylast")
    answered = {}
    for name in dir(module):
        options = manager.parse_hookimpl_opts(module, name)
        if options is not None:
            answered[options.get("specname") or name] = any(options.get(key) for key in order)
    return answered


def _unknown_hooks(pack: Installed, module: ModuleType, error: PluginValidationError) -> Finding:
    names = [
        name
        for name in dir(module)
        if hasattr(getattr(module, name, None), f"{hooks.PROJECT}_impl") and name not in _KNOWN
    ]
    near = did_you_mean(names[0], _KNOWN) if names else NO_HINT
    facts = {"pack": pack.name, "hooks": names or error, "hint": near, "known": _KNOWN}
    return Finding(message=say.UNKNOWN_HOOK, facts=facts)


def _call(manager: PluginManager, pack: Installed, hook: str) -> list[Any]:
    try:
        answers: list[Any] = getattr(manager.hook, hook)()
        return answers
    except DeiError:
        raise
    except Exception as error:
        facts = {"pack": pack.name, "hook": hook, "why": f"{type(error).__name__}: {error}"}
        raise DeiError([Finding(message=say.HOOK_FAILED, facts=facts)]) from error


def _own_names(pack: Installed, methods: tuple[Contribution, ...]) -> None:
    found = Findings()
    for made in methods:
        if owner(made.record.id) != pack.name or "." not in made.record.id:
            local = made.record.id.rpartition(".")[2]
            found.add(say.METHOD_FOREIGN, method=made.record.id, pack=pack.name, local=local)
    found.raise_errors()


def _unique(got: list[Contribution], what: str, found: Findings) -> tuple[Contribution, ...]:
    first: dict[str, Contribution] = {}
    for made in got:
        other = first.setdefault(made.record.name, made)
        if other is not made:
            facts = {"what": what, "name": made.record.name, "first": other.label, "second": made.label}
            found.add(say.NAME_TAKEN, **facts)
    return tuple(first.values())
