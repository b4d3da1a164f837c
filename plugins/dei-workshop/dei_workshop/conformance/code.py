"""Promises about a plugin's code: none undeclared, the same answers every time, free of the hash seed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dei_core import DeiError, Finding
from dei_core.host import bytes_of, deprecation_of
from dei_core.plugin import Place
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.subject import Subject, answers, read_located

_SEEDS = ("0", "1")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def pack_is_data(subject: Subject) -> Iterator[Finding]:
    """A finding for every module of a pack without `provides` that marks functions as hooks; none is imported."""
    pack, folder = subject.pack, subject.located.folder
    if pack is None or pack.pack.provides:
        return
    for path in sorted(folder.rglob("*.py")):
        hooks = _hooks(path)
        if hooks:
            module = path.relative_to(folder.parent).as_posix()
            facts = {"module": module, "functions": hooks}
            yield Finding(message=say.CODE_UNDECLARED, place=Place(file=module), facts=facts)


def _hooks(path: Path) -> list[str]:
    """Functions marked with anything called hookimpl; none in a file that Python could not import anyway."""
    try:
        tree = ast.parse(bytes_of(path))
    except (OSError, SyntaxError, ValueError):
        return []
    return [
        item.name
        for item in ast.walk(tree)
        if isinstance(item, _FUNCTIONS) and any("hookimpl" in ast.dump(mark) for mark in item.decorator_list)
    ]


def same_twice(subject: Subject) -> Iterator[Finding]:
    """A finding where a second reading gives other content, or other records of its code."""
    pack = subject.pack
    if pack is None:
        return
    first = f"{pack.digest[:12]} {_named(subject.records)}"
    try:
        again = read_located(subject.located)
        second = f"{again.digest[:12]} {_named(answers(subject.located, again))}"
    except DeiError as error:
        second = error.text()
    if first != second:
        facts = {"first": first, "second": second}
        yield Finding(message=say.READ_DIFFERS, place=Place(file=pack.namespace), facts=facts)


def _named(records: object) -> str:
    """The names of a pack's records, hook by hook."""
    if not isinstance(records, dict):
        return ""
    named = {
        hook: sorted(str(getattr(made.record, "id", None) or made.record.name) for made in made_by)
        for hook, made_by in records.items()
    }
    return str(named) if named else ""


def declared_by_kind(subject: Subject) -> Iterator[Finding]:
    """A note for every method that is declared in the way of protocol 1's first year, with what to write instead."""
    going = deprecation_of("call", "Method(kind=…, sees=…)")
    for method in subject.methods:
        if method.rewritten and going is not None:
            facts = {"method": method.id, "removal": going.removal, "instead": method.rewritten}
            yield Finding(message=say.METHOD_BY_KIND, place=Place(file=subject.namespace), facts=facts)


def hash_seed_free(subject: Subject) -> Iterator[Finding]:
    """A finding for every method whose results differ between processes with other hash seeds."""
    digests = [_digests(subject, seed) for seed in _SEEDS]
    for method in sorted(digests[0].keys() | digests[1].keys()):
        if len({digest.get(method) for digest in digests}) > 1:
            yield Finding(message=say.SEED_MATTERS, facts={"method": method.rpartition(" ")[0]})


def _digests(subject: Subject, seed: str) -> dict[str, str]:
    """Method -> digest of its results, computed by a process of its own."""
    announced = subject.located.announced
    target = subject.located.project or (announced.name if announced else subject.located.folder)
    paths = os.pathsep.join([str(subject.located.folder.parent), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "dei_workshop.conformance.seeded", str(target)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line.rpartition(" ") for line in done.stdout.splitlines())
    return {name: digest for name, _, digest in lines}
