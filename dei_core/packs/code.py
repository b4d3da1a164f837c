"""The code of packs: imported only when asked for, held to the hooks it declares."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any

import attrs
from pluggy import PluginManager

from dei_core.findings import DeiError, Finding, Findings, guarded
from dei_core.ids import did_you_mean, owner
from dei_core.packs import hooks
from dei_core.packs import messages as say
from dei_core.packs.announced import Installed, installed
from dei_core.packs.declared import declared_hooks
from dei_core.packs.hooks import HOOKS
from dei_core.text import Text, listed

if TYPE_CHECKING:
    from dei_core.model.pack import Pack, Provides

_RECORDS: dict[str, type] = {
    "readers": hooks.Reader,
    "writers": hooks.Writer,
    "checks": hooks.Check,
    "commands": hooks.Command,
}
HOUSE = ("dei-analysis", "dei-cli", "dei-methods", "dei-report", "dei-tables", "dei-workshop")
"""The distributions that come with the core: what they bring is never displaced by a stranger's of the same name."""

_CALLED = {
    "readers": Text(en="reader", zh="读取器"),
    "writers": Text(en="writer", zh="写出器"),
    "commands": Text(en="command", zh="命令"),
    "methods": Text(en="method", zh="方法"),
}
_SHAPES: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: isinstance(value, str) and value != "",
    "kind": lambda value: isinstance(value, str),
    "name": lambda value: isinstance(value, str) and value != "",
    "about": lambda value: isinstance(value, Text),
    "target": lambda value: isinstance(value, str),
    "suffixes": lambda value: isinstance(value, tuple) and all(isinstance(one, str) for one in value),
    "standard": lambda value: isinstance(value, bool),
    **dict.fromkeys(("read", "write", "check", "apply"), callable),
}
"""What the fields of records are, whichever hook gives them."""
_KNOWN = (*HOOKS.values(), "dei_pack")


@attrs.frozen(kw_only=True)
class Contribution:
    """One record of one pack, with who says so. own: whether the pack comes with the core.

    >>> from dei_core.host import Contribution, tools
    >>> made, notes = tools("readers")
    >>> made[0].pack, made[0].record.name
    ('tables', 'csv')
    """

    pack: str
    label: str
    record: Any
    own: bool = False


def tools(provides: Provides) -> tuple[tuple[Contribution, ...], tuple[Finding, ...]]:
    """The methods, readers, writers or commands of all installed packs that declare them, the house's own first.

    A broken pack becomes a warning among the second part, as does a second record of one name (of a method: of one kind
    and id); the others serve.

    >>> from dei_core.host import tools
    >>> made, notes = tools("writers")
    >>> "tables" in {one.pack for one in made}
    True
    """
    got: list[Contribution] = []
    found = Findings()
    for pack in sorted(installed(), key=lambda pack: pack.distribution not in HOUSE):
        try:
            declared = declared_hooks(pack)
            if provides in declared:
                got += ask(pack, declared, provides)
        except DeiError as error:
            found.extend(finding.lowered() for finding in error.findings)
    return _unique(got, provides, found), tuple(found)


def writers(
    also: Iterable[str] | str = (), without: Iterable[str] | str = ()
) -> tuple[tuple[hooks.Writer, ...], tuple[Finding, ...]]:
    """The standard writers of all installed packs and those asked for by name, and the warnings met.

    also, without: names, or one; those of `without` are left out, whoever asks for them. DeiError for a name that no
    writer has, with the nearest ones.

    >>> from dei_core.host import writers
    >>> made, notes = writers(also="parquet", without="workbook")
    >>> {"parquet", "workbook"} & {writer.name for writer in made}
    {'parquet'}
    """
    made, notes = tools("writers")
    known = {item.record.name: item.record for item in made}
    found = Findings()
    wanted, unwanted = set(listed(also)), set(listed(without))
    for name in sorted(wanted | unwanted):
        if name not in known:
            near = did_you_mean(name, known)
            found.add(say.UNKNOWN_WRITER, writer=name, hint=near, known=tuple(known) or "-")
    found.raise_errors()
    kept = (item for item in known.values() if item.name not in unwanted)
    return tuple(item for item in kept if item.standard or item.name in wanted), notes


def ask(pack: Installed, declared: Iterable[str], provides: Provides) -> tuple[Contribution, ...]:
    """What a pack's code answers to one hook. DeiError where the code or the hook is at fault.

    >>> from dei_core.host import ask, find_pack
    >>> [made.record.id for made in ask(find_pack("methods"), ["methods"], "methods")][:1]
    ['methods.learned_goalposts']
    """
    manager = _manager(pack, tuple(declared))
    answers = _call(manager, pack, HOOKS[provides]) or [None]  # pluggy passes over an answer of None
    records = _records(answers, pack, provides)
    own = pack.distribution in HOUSE
    made = tuple(Contribution(pack=pack.name, label=pack.label, record=one, own=own) for one in records)
    if provides == "methods":
        _own_names(pack, made)
    return made


def _records(answers: list[Any], pack: Installed, provides: Provides) -> list[Any]:
    """The records of a pack's answers, each of the hook's own type."""
    facts = {"pack": pack.name, "hook": HOOKS[provides]}
    records: list[Any] = []
    for answer in answers:
        with guarded(say.HOOK_FAILED, **facts):
            listed = list(answer) if isinstance(answer, Iterable) else [None]
            sound, found = all(_is_record(record, provides) for record in listed), repr(answer)[:200]
        if not sound:
            facts |= {"found": found, "wanted": provides.removesuffix("s").title()}
            raise DeiError([Finding(message=say.HOOK_ANSWER, facts=facts)])
        records += listed
    return records


def _is_record(record: Any, provides: Provides) -> bool:
    """Whether an answer is of the hook's type, and each of its fields what it should be."""
    key = "kind" if provides == "methods" else "name"
    return (
        isinstance(record, _RECORDS.get(provides, object))
        and hasattr(record, key)
        and all(fits(getattr(record, name)) for name, fits in _SHAPES.items() if hasattr(record, name))
    )


def confirm(pack: Installed, content: Pack) -> None:
    """Hold `dei_pack()`, where a pack's code answers it, to the pack's TOML on disk: DeiError if they differ.

    >>> from dei_core.host import confirm, find_pack, read_installed
    >>> pack = find_pack("base")
    >>> confirm(pack, read_installed(pack))
    """
    for answer in _call(_manager(pack, content.pack.provides), pack, "dei_pack"):
        with guarded(say.HOOK_FAILED, pack=pack.name, hook="dei_pack"):
            same = bool(answer == content)
        if not same:
            raise DeiError([Finding(message=say.NOT_ITS_TOML, facts={"pack": pack.name})])


def installed_pack(pack: Installed) -> Pack:
    """An installed pack's content; where it also carries code, the code is held to it.

    >>> from dei_core.host import find_pack, installed_pack
    >>> installed_pack(find_pack("base")).pack.namespace
    'base'
    """
    from dei_core.packs.discovery import read_installed  # loads the rule model, which `dei` starts without

    content = read_installed(pack)
    if content.pack.provides:
        confirm(pack, content)
    return content


def _manager(pack: Installed, declared: tuple[str, ...]) -> PluginManager:
    module = _import(pack)
    manager = PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    with guarded(say.IMPORT_FAILED, pack=pack.name, module=pack.module):
        answered = _answered(manager, module)
    found = Findings(_misfits(pack, answered))
    unclear = found.stopped
    for provides, hook in HOOKS.items():
        facts = {"pack": pack.name, "hook": hook, "provides": provides}
        if provides in declared and hook not in answered and not unclear:
            found.add(say.HOOK_ABSENT, **facts)
        if hook in answered and provides not in declared:
            found.add(say.HOOK_UNDECLARED, **facts)
    found.raise_errors()
    with guarded(say.IMPORT_FAILED, pack=pack.name, module=pack.module):
        manager.register(module, name=pack.name)
    return manager


def _import(pack: Installed) -> ModuleType:
    with guarded(say.IMPORT_FAILED, pack=pack.name, module=pack.module):
        return importlib.import_module(pack.module)


@attrs.frozen
class _Answer:
    """What a hook's function asks for that none may: a place in an order, arguments."""

    order: bool
    arguments: bool


def _answered(manager: PluginManager, module: ModuleType) -> dict[str, _Answer]:
    """The hooks that a module answers."""
    order = ("wrapper", "hookwrapper", "tryfirst", "trylast")
    answered = {}
    for name in dir(module):
        options = manager.parse_hookimpl_opts(module, name)
        if options is not None:
            parameters = inspect.signature(getattr(module, name)).parameters.values()
            answered[options.get("specname") or name] = _Answer(
                any(options.get(key) for key in order),
                any(parameter.default is parameter.empty for parameter in parameters),
            )
    return answered


def _misfits(pack: Installed, answered: dict[str, _Answer]) -> Findings:
    """Hooks that do not exist, or that ask for what no hook gets."""
    found = Findings()
    unknown = [name for name in answered if name not in _KNOWN]
    if unknown:
        near = did_you_mean(unknown[0], _KNOWN)
        found.add(say.UNKNOWN_HOOK, pack=pack.name, hooks=unknown, hint=near, known=_KNOWN)
    ordered = [name for name, answer in answered.items() if answer.order]
    if ordered:
        found.add(say.ORDERED_HOOK, pack=pack.name, hooks=ordered)
    asking = [name for name, answer in answered.items() if answer.arguments and name in _KNOWN]
    if asking:
        found.add(say.HOOK_ARGUMENTS, pack=pack.name, hooks=asking)
    return found


def _call(manager: PluginManager, pack: Installed, hook: str) -> list[Any]:
    with guarded(say.HOOK_FAILED, pack=pack.name, hook=hook):
        answers: list[Any] = getattr(manager.hook, hook)()
        return answers


def _own_names(pack: Installed, methods: tuple[Contribution, ...]) -> None:
    found = Findings()
    for made in methods:
        if owner(made.record.id) != pack.name or "." not in made.record.id:
            local = made.record.id.rpartition(".")[2]
            found.add(say.METHOD_FOREIGN, method=made.record.id, pack=pack.name, local=local)
    found.raise_errors()


def _unique(got: list[Contribution], what: str, found: Findings) -> tuple[Contribution, ...]:
    first: dict[tuple[str, str], Contribution] = {}
    for made in got:
        record = made.record
        kind, name = (record.kind, record.id) if what == "methods" else (what, record.name)
        other = first.setdefault((kind, name), made)
        if other is not made:
            facts = {
                "what": _CALLED[what],
                "name": name,
                "first": other.label,
                "second": made.label,
            }
            found.add(say.NAME_TAKEN, **facts)
    return tuple(first.values())
