"""A plugin held to every promise: nothing skipped in silence, and never fewer checks than its content implies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dei_core import Finding, Text
from dei_core.host import case_files, unresolved
from dei_core.plugin import Pack, Place
from dei_workshop.conformance import code, distribution, words
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.assign import promise_of
from dei_workshop.conformance.cases import hold_cases
from dei_workshop.conformance.catalogue import NAMED, PROMISES
from dei_workshop.conformance.editions import bindings
from dei_workshop.conformance.expected import expectations, weighed
from dei_workshop.conformance.locate import locate
from dei_workshop.conformance.methods import hold_methods
from dei_workshop.conformance.promise import Conformance, Outcome
from dei_workshop.conformance.subject import Subject, importable, read_subject

UNREAD = Text(en="the pack cannot be read", zh="规则包无法读取")
UNLOADED = Text(en="its code, or a pack that it refers to, is at fault", zh="其代码或所引用的规则包有误")
NO_CODE = Text(en="pure data: none of it runs", zh="纯数据，无代码运行")
NO_METHODS = Text(en="it contributes no methods", zh="不提供方法")
NO_PROJECT = Text(en="no pyproject.toml is at hand", zh="没有可查的 pyproject.toml")
NO_TABLE = Text(en="the README has no marked table", zh="README 中没有带标记的表")
OTHER_BACKEND = Text(
    en="only hatchling's wheels can be told from pyproject.toml", zh="仅 hatchling 可据 pyproject.toml 判断"
)

_OF_PACK: dict[str, Callable[[Pack], Iterable[Finding]]] = {
    "texts-in-both-languages": words.texts_in_both_languages,
    "units-stated": words.units_stated,
    "dated-rules-in-order": words.dated_rules_in_order,
    "every-rule-cited": words.every_rule_cited,
    "every-rule-graded": words.every_rule_graded,
}
_OF_CODE: dict[str, Callable[[Subject], Iterable[Finding]]] = {
    "pack-is-data": code.pack_is_data,
    "same-twice": code.same_twice,
    "hash-seed-free": code.hash_seed_free,
}
_OF_DISTRIBUTION: dict[str, Callable[[Subject], Iterable[Finding]]] = {
    "wheel-contains-toml": distribution.wheel_contains_toml,
    "dependency-floor": distribution.dependency_floor,
    "readme-table-fresh": distribution.readme_table_fresh,
}
_BINDING = ("binds", "weights-cover", "weights-exact")


def check_plugin(target: str | Path, expected: Mapping[str, str] | None = None) -> tuple[Conformance, ...]:
    """What came of holding every pack at a path, or the installed pack of a namespace, to its promises.

    expected: promise, or one outcome of it ("binds[benchmark.x]") -> why it is expected to fail, beside what the
    distribution's pyproject.toml says under [tool.dei.expected-failures]. DeiError where there is no plugin to look at.
    """
    return tuple(_checked(located, expected or {}) for located in locate(target))


def conformance_cases(target: str | Path, expected: Mapping[str, str] | None = None) -> list[Outcome]:
    """Every outcome of `check_plugin`, for a test to be parametrised by and to call `hold` on each."""
    return [outcome for made in check_plugin(target, expected) for outcome in made.outcomes]


def _checked(located: Any, expected: Mapping[str, str]) -> Conformance:
    with importable(located):
        subject = read_subject(located)
        outcomes = tuple(_outcomes(subject))
    outcomes = (*outcomes, *_enough(subject, outcomes))
    return Conformance(
        namespace=subject.namespace,
        outcomes=weighed(outcomes, {**expectations(located), **expected}),
        notes=() if subject.pack is None else (*subject.pack.notes, *code.declared_by_kind(subject)),
    )


def _outcomes(subject: Subject) -> Iterator[Outcome]:
    refused = _sorted(subject)
    for promise in PROMISES:
        name = promise.name
        if promise.kind in ("pack", "distribution"):
            yield _outcome(name, "", refused.get(name, ())) if name in refused else _held(subject, name)
    if subject.registry is None:
        for promise in PROMISES:
            if promise.kind in ("edition", "case", "method") and not _nothing(subject, promise.kind):
                yield Outcome(promise=promise, state="skipped", reason=_reason(subject))
        return
    yield from _editions(subject)
    yield from _guarded("methods-tried", lambda: [_outcome(*held) for held in hold_methods(subject)])
    cases = [_outcome("cases-hold", about, found) for about, found in hold_cases(subject)]
    yield from cases


def _sorted(subject: Subject) -> dict[str, tuple[Finding, ...]]:
    """What stopped the reading, and what leads nowhere, by the promise that it breaks."""
    found = [*subject.refusals, *subject.code_faults]
    if subject.registry is not None:
        mine = subject.located.folder.name
        space = subject.namespace
        found += [
            finding
            for finding in unresolved(subject.registry)
            if (finding.place.file or "").partition("/")[0] in (mine, space)
        ]
    by: dict[str, tuple[Finding, ...]] = {}
    for finding in found:
        name = promise_of(finding, "files-readable")
        by[name] = (*by.get(name, ()), finding)
    return by


def _reason(subject: Subject) -> Text:
    return UNREAD if subject.pack is None else UNLOADED


def _nothing(subject: Subject, kind: str) -> bool:
    """Whether a readable pack has nothing that a kind of check could look at."""
    return kind == "method" and subject.pack is not None and "methods" not in subject.pack.pack.provides


def _held(subject: Subject, name: str) -> Outcome:
    """A promise of the pack or the distribution that no refusal has broken yet."""
    reason = _skipped(subject, name)
    if reason is not None:
        return Outcome(promise=NAMED[name], state="skipped", reason=reason)
    pack = subject.pack

    def held() -> list[Outcome]:
        if name in _OF_PACK and pack is not None:
            return [_outcome(name, "", tuple(_OF_PACK[name](pack)))]
        look = _OF_CODE.get(name) or _OF_DISTRIBUTION.get(name)
        return [_outcome(name, "", tuple(look(subject)) if look is not None else ())]

    return _guarded(name, held)[0]


def _skipped(subject: Subject, name: str) -> Text | None:
    """Why a promise cannot be tried, if it cannot."""
    if name in _OF_DISTRIBUTION:
        if subject.located.project is None:
            return NO_PROJECT
        if name == "readme-table-fresh" and not distribution.has_table(subject):
            return NO_TABLE
        if name == "wheel-contains-toml" and not distribution.is_hatchling(subject):
            return OTHER_BACKEND
    if subject.pack is None:
        return UNREAD
    if name == "hooks-answer" and not subject.pack.pack.provides:
        return NO_CODE
    if name == "hash-seed-free" and "methods" not in subject.pack.pack.provides:
        return NO_METHODS
    needs_code = name in ("references-resolve", "hash-seed-free", "same-twice")
    return UNLOADED if needs_code and subject.registry is None else None


def _editions(subject: Subject) -> Iterator[Outcome]:
    """The three promises of binding, for each part that binds by itself."""
    for about, found in bindings(subject):
        by: dict[str, list[Finding]] = {name: [] for name in _BINDING}
        for finding in found:
            name = promise_of(finding, "binds")
            if name in by:
                by[name].append(finding)
        weighted = not about.startswith("rule.")
        for name in _BINDING if weighted else _BINDING[:1]:
            yield _outcome(name, about, tuple(by[name]))


def _outcome(name: str, about: str, found: tuple[Finding, ...]) -> Outcome:
    return Outcome(promise=NAMED[name], about=about, state="failed" if found else "passed", findings=found)


def _guarded(name: str, held: Callable[[], list[Outcome]]) -> list[Outcome]:
    """The outcomes, or one that says that the check itself failed."""
    try:
        return held()
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        return [_outcome(name, "", (Finding(message=say.CHECK_BROKEN, facts={"promise": name, "why": why}),))]


def _enough(subject: Subject, outcomes: tuple[Outcome, ...]) -> Iterator[Outcome]:
    """Whether as many checks ran, not skipped, as the content implies; not asked where reading stopped."""
    if subject.pack is None or subject.registry is None:
        yield Outcome(promise=NAMED["enough-checks"], state="skipped", reason=_reason(subject))
        return
    ran = Counter(item.promise.kind for item in outcomes if item.state != "skipped")
    found = []
    halted = {
        item.about.split()[1]
        for item in outcomes
        if item.state == "failed" and item.promise.name in ("methods-tried", "repeatable")
    }
    for kind, least in implied(subject, subject.pack, len(halted)).items():
        if ran[kind] < least:
            what = _WHAT[kind]
            facts = {"what": what, "ran": ran[kind], "implied": least}
            place = Place(file=subject.namespace)
            found.append(Finding(message=say.TOO_FEW_CHECKS, place=place, facts=facts))
    yield _outcome("enough-checks", "", tuple(found))


_WHAT: dict[Any, Text] = {
    "pack": Text(en="the pack", zh="规则包"),
    "edition": Text(en="rules, region types and standards", zh="评分规则、区域类型和评价标准"),
    "method": Text(en="methods", zh="方法"),
    "case": Text(en="cases", zh="示例"),
}


_ALWAYS = sum(promise.kind == "pack" for promise in PROMISES) - 2
"""Promises that no readable pack can do without: all but the two about code."""


def implied(subject: Subject, pack: Pack, halted: int = 0) -> dict[Any, int]:
    """How many checks of each kind a pack's content calls for at least, counted from the content alone.

    Every rule and every standard binds by itself, and each region type; a pack that declares methods has one
    at least, which is tried and held to four laws; every file of cases has one. halted: methods that cannot be
    tried or repeated, whose other laws say nothing.
    """
    rules = sum(len(entries) for entries in pack.rule.values())
    structures = len(pack.benchmark) + len(pack.region_type)
    methods = max(len(subject.methods), 1) if "methods" in pack.pack.provides else 0
    files = len(case_files(subject.located.folder))
    return {
        "pack": _ALWAYS,
        "edition": rules + 3 * structures,
        "method": 5 * methods - 4 * halted,
        "case": files,
    }
