"""A plugin's methods, tried and held to their laws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core import Finding, Findings, Text
from dei_core.host import VOCABULARY, Fault, bind_params, scorings
from dei_core.plugin import Method, Normalizer, Place
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.laws import Law, laws_of
from dei_workshop.conformance.subject import Subject
from dei_workshop.conformance.trial import Trial, trials

_PLAIN = Text(en="plain data", zh="普通数据")

Held = tuple[str, str, tuple[Finding, ...]]
"""The name of a promise, what it was held against, and what broke it."""


def trials_of(subject: Subject) -> Iterator[tuple[Method, tuple[Trial | Exception, ...]]]:
    """Every method of a plugin with what can be tried of it."""
    for method in subject.methods:
        yield method, tuple(trials(method, _params(subject, method)))


def _params(subject: Subject, method: Method) -> list[Any]:
    """A method's own examples, what the pack's rules give it, or its defaults."""
    given = list(method.examples)
    pack = subject.pack
    for _, _, rule in scorings(pack) if pack is not None and isinstance(method, Normalizer) else ():
        if rule.method == method.id and rule.transform is None:
            bound = bind_params(method, rule.params, Place(), Findings())
            given += [] if bound is None else [bound]
    if not given:
        try:
            given.append(method.params())
        except (TypeError, Fault):
            return []
    return given


def hold_methods(subject: Subject) -> Iterator[Held]:
    """What came of every law of every method."""
    for method, made in trials_of(subject):
        about = f"{method.kind} {method.id}"
        failures: list[Exception] = [one for one in made if isinstance(one, Exception)]
        if not made:
            failures = [Fault(say.METHOD_WITHOUT_PARAMETERS)]
        yield "methods-tried", about, tuple(_untried(method, error) for error in failures)
        for trial in made:
            if isinstance(trial, Trial):
                yield from _hold(trial)


def _hold(trial: Trial) -> Iterator[Held]:
    """What came of each law; of a method that does not repeat itself, the others would say nothing."""
    for name, law in laws_of(trial).items():
        broken = _broken(trial, law)
        yield name, trial.about, broken
        if name == "repeatable" and broken:
            return


def _broken(trial: Trial, law: Law) -> tuple[Finding, ...]:
    try:
        return tuple(law(trial))
    except Exception as error:
        facts = {"method": trial.method.id, "sample": _PLAIN, "why": f"{type(error).__name__}: {error}"}
        return (Finding(message=say.METHOD_FAILED, facts=facts),)


def _untried(method: Method, error: Exception) -> Finding:
    if isinstance(error, Fault):
        refused = Finding(message=error.message, facts={"regions": "-", **error.facts})
        why: Text | str = Text(en=refused.says("en"), zh=refused.says("zh"))
    else:
        why = f"{type(error).__name__}: {error}"
    facts = {"kind": VOCABULARY.methods.get(method.kind, method.kind), "method": method.id, "why": why}
    return Finding(message=say.METHOD_UNTRIED, facts=facts)
