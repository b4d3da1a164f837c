"""An edition from its file to its result: the doors that people and programs come in by."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from functools import wraps
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs

from dei_core.binding.edition import bind
from dei_core.builtin import BUILTIN
from dei_core.data.door import admit
from dei_core.data.labelled import Table
from dei_core.deprecation import deprecated_in
from dei_core.editions import messages as say
from dei_core.editions.datafile import Input, note_gone, read_dataset, with_year_before
from dei_core.editions.frozen import Frozen, held_to_rules, read_frozen
from dei_core.findings import DeiError, Finding, Findings, Place, error_of, guarded
from dei_core.kernel.method import Method, Refusal
from dei_core.model.edition import Edition
from dei_core.model.pack import Pack
from dei_core.packs.announced import Installed, installed
from dei_core.packs.code import Contribution, ask, installed_pack, tools
from dei_core.packs.discovery import find_pack
from dei_core.packs.folder import read_pack
from dei_core.packs.registry import Registry, has_moved, home, registry_of, with_pack
from dei_core.scoring.plan import Plan
from dei_core.scoring.record import steps_of
from dei_core.scoring.run import score
from dei_core.scoring.scorecard import Scorecard
from dei_core.showing import one_line
from dei_core.text import Text
from dei_core.toml import messages as say_toml
from dei_core.toml.files import parse
from dei_core.toml.structure import structure

EDITION = "edition.toml"
_RESULT = "run.json"
Progress = Callable[[str, str], None]
"""Told the stage ("data", "score", "write") and what of it begins."""


@attrs.frozen(kw_only=True, eq=False)
class Evaluation:
    """An edition that has been read and bound: its folder, its packs and its plan.

    registry: of the packs that it lists, and of dei-methods where the plan names a method by the bare id that it had
    in the core.

    >>> from dei_core import Evaluation, open_edition
    >>> opened = open_edition("examples/gigabit-2022")
    >>> opened.edition.year, list(opened.registry.packs)
    (2022, ['gigabit'])
    """

    folder: Path
    file: Path
    edition: Edition
    registry: Registry
    plan: Plan

    def __repr__(self) -> str:
        return one_line("Evaluation", str(self.file), repr(self.plan).strip("<>"))

    def _repr_html_(self) -> str:
        return self.plan._repr_html_()


@attrs.frozen(kw_only=True, eq=False)
class Result:
    """All that a run made, for writers.

    inputs: dataset id -> the file that was read. seconds: stage -> wall time.

    >>> from dei_core import Result, evaluate
    >>> result = evaluate("examples/gigabit-2022")
    >>> list(result.inputs), list(result.seconds)
    (['notice'], ['bind', 'data', 'score'])
    """

    evaluation: Evaluation
    card: Scorecard
    inputs: Mapping[str, Input]
    seconds: Mapping[str, float]

    def __repr__(self) -> str:
        return one_line("Result", str(self.evaluation.file), repr(self.card).strip("<>"))

    def _repr_html_(self) -> str:
        return self.card._repr_html_()


def open_edition(path: str | Path) -> Evaluation:
    """The edition in a file, or in a folder's edition.toml, bound to its packs.

    DeiError with every fault of the edition, of the packs it lists and of how they fit together.

    >>> from dei_core import open_edition
    >>> open_edition("examples/gigabit-2022").plan.track("city")
    <TrackPlan: city, 2022, 4 indicators, 3 nodes, index gigabit>
    """
    file = Path(path) / EDITION if os.path.isdir(path) else Path(path)
    values = _edition_values(file)
    edition = structure(values, Edition, file.name)
    registry = assemble(edition, file.parent)
    notes = Findings(
        (
            *deprecated_in(values, file.name),
            *_edition_before(edition, file),
            *(note for pack in registry.packs.values() for note in pack.notes),
        )
    )
    frozen = _frozen(edition, file.parent, notes)
    plan = bind(registry, edition, file.name, {name: one.references for name, one in frozen.items()})
    plan = held_to_rules(plan, frozen, notes)
    notes.raise_errors()
    plan = attrs.evolve(plan, findings=(*notes, *plan.findings))
    registry = _with_home(registry, plan)
    return Evaluation(folder=file.parent, file=file, edition=edition, registry=registry, plan=plan)


def _with_home(registry: Registry, plan: Plan) -> Registry:
    """The packs, with the one behind bare ids of methods that have left the core, where the plan names such."""
    named = (step.method for track in plan.tracks for step in steps_of(track))
    behind = home() if any(has_moved(method.kind, method.id) for method in named) else None
    return registry if behind is None else with_pack(registry, installed_pack(behind))


def _frozen(edition: Edition, folder: Path, found: Findings) -> dict[str, Frozen]:
    """Track -> what it uses of the lock of an earlier run, for the tracks that name one; a lock is read once."""
    named = {
        name: track.stages.over(edition.stages).normalise.references for name, track in edition.track.items()
    }
    locks = {
        lock: read_frozen(folder / lock, found) for lock in dict.fromkeys(named.values()) if lock is not None
    }
    return {
        name: locks[lock].get(name, Frozen(file=Path(lock).name))
        for name, lock in named.items()
        if lock is not None
    }


def _edition_before(edition: Edition, file: Path) -> tuple[Finding, ...]:
    """A warning where the edition before is named and not there; nothing of it enters a score."""
    before = edition.previous
    there = () if before is None else (file.parent / before / EDITION, file.parent / before)
    if before is None or any(os.path.isfile(path) for path in there):
        return ()
    facts = {"previous": before, "folder": file.parent}
    return (
        Finding(message=say.NO_EDITION_BEFORE, place=Place(file=file.name, path="previous"), facts=facts),
    )


def read_edition(file: Path) -> Edition:
    """An edition's TOML alone. DeiError with all its faults."""
    return structure(_edition_values(file), Edition, file.name)


def _edition_values(file: Path) -> dict[str, Any]:
    if not os.path.exists(file):
        if file.name == EDITION and os.path.isfile(file.parent / _RESULT):
            raise error_of(say.IS_RESULT, Place(file=str(file.parent)))
        what = Text(
            en=f"edition (a folder with {EDITION}, or such a file)",
            zh=f"年度方案（含 {EDITION} 的文件夹或该文件）",
        )
        raise error_of(say_toml.NOT_FOUND, Place(file=str(file)), what=what, path=file)
    try:
        return parse(file, file.name)
    except DeiError as error:
        wrong = {say_toml.NOT_TOML.code, say_toml.NOT_UTF8.code} & {
            finding.code for finding in error.findings
        }
        if file.suffix.lower() == ".toml" or not wrong:
            raise
        raise error_of(say.NO_EDITION_FILE, Place(file=str(file))) from error


def assemble(edition: Edition, folder: Path) -> Registry:
    """The registry of an edition's packs: only these are read, and only their code is imported."""
    found = Findings()
    packs: list[Pack] = []
    methods: list[tuple[str, Any]] = [("dei-core", method) for method in BUILTIN]
    checks: list[tuple[str, Any]] = []
    known = installed()
    for name in edition.packs:
        try:
            pack, contributions = _load(name, folder, known)
            packs.append(pack)
            methods += [(made.label, _careful(made)) for made in contributions["methods"]]
            checks += [(made.label, made.record) for made in contributions["checks"]]
        except DeiError as error:
            found.extend(error.findings)
    found.raise_errors()
    return registry_of(packs, methods, checks)


def _careful(made: Contribution) -> Any:
    """A pack's method whose functions fail by a finding that names it, if they fail otherwise than by a Refusal."""
    method = made.record
    if not isinstance(method, Method):
        return method

    def careful(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            with guarded(say.METHOD_BROKE, method=method.id, who=made.label):
                try:
                    return function(*args, **kwargs)
                except Refusal as error:
                    refusal = error
            raise refusal

        return call

    said: dict[str, Any] = attrs.asdict(method, recurse=False)
    functions = {name: one for name, one in said.items() if callable(one) and not isinstance(one, type)}
    guards: dict[str, Any] = {name: careful(one) for name, one in functions.items()}
    return attrs.evolve(method, **guards)


def _load(
    name: str, folder: Path, known: tuple[Installed, ...]
) -> tuple[Pack, dict[str, tuple[Contribution, ...]]]:
    made: dict[str, tuple[Contribution, ...]] = {"methods": (), "checks": ()}
    if name.startswith(".") or "/" in name or os.sep in name:
        return read_pack(Path(os.path.realpath(folder / name))), made
    where = find_pack(name, known)
    pack = installed_pack(where)
    for provides in ("methods", "checks"):
        if provides in pack.pack.provides:
            made[provides] = ask(where, pack.pack.provides, provides)
    return pack, made


def read_tables(
    evaluation: Evaluation, progress: Progress | None = None
) -> tuple[dict[str, Table], dict[str, Input], tuple[Finding, ...]]:
    """The table of every track, the files they came from, and the warnings met at the door.

    DeiError with every bad cell of every file at once.
    """
    readers, notes = tools("readers")
    found = Findings(notes)
    tables: dict[str, Table] = {}
    inputs: dict[str, Input] = {}
    earlier_tables: dict[str, Table] = {}
    for track in evaluation.plan.tracks:
        name = evaluation.edition.track[track.id].dataset
        if progress is not None:
            progress("data", track.id)
        try:
            data = inputs.get(name) or _dataset(evaluation, name, readers)
            inputs[name] = data
            tables[track.id], warnings = admit(data.sheet, track.intake)
            found.extend(warnings)
            if track.previous is not None:
                earlier = evaluation.edition.track[track.id].previous or ""
                data = inputs.get(earlier) or _dataset(evaluation, earlier, readers)
                inputs[earlier] = data
                before, warnings = admit(data.sheet, track.previous)
                found.extend(warnings)
                earlier_tables[earlier] = before
                tables[track.id] = with_year_before(tables[track.id], before, track.derived, found)
        except DeiError as error:
            found.extend(error.findings)
    if not found.stopped:
        note_gone(earlier_tables, tables.values(), found)
    once = Findings({finding.text(): finding for finding in found}.values())  # tracks may share a dataset
    once.raise_errors()
    return tables, inputs, tuple(once)


def _dataset(evaluation: Evaluation, name: str, readers: tuple[Contribution, ...]) -> Input:
    dataset = evaluation.edition.dataset[name]
    return read_dataset(name, dataset, evaluation.folder, evaluation.file.name, readers)


def house_findings(evaluation: Evaluation, card: Scorecard | None) -> tuple[Finding, ...]:
    """What the packs' own checks observe in the plan, and in the scorecard where there is one."""
    found = Findings()
    for who, check in evaluation.registry.checks:
        try:
            with guarded(say.CHECK_FAILED, check=check.name, pack=who):
                observed = tuple(check.check(evaluation.plan, card))
                if not all(isinstance(finding, Finding) for finding in observed):
                    raise TypeError(f"it gave {observed!r:.200}, not findings")
                found.extend(observed)
        except DeiError as error:
            found.extend(error.findings)
    return tuple(found)


def evaluate(path: str | Path, progress: Progress | None = None) -> Result:
    """An edition scored: read, bound, its data admitted, every track computed. DeiError with all faults.

    A track in which no region has a score is an error among the findings of a result all the same: its tables and
    report show what is lacking.

    >>> from dei_core import evaluate
    >>> result = evaluate("examples/gigabit-2022")
    >>> result.card.only.total.round(2)[:3].tolist()
    [90.41, 97.49, 82.89]
    """
    clock = {"start": time.perf_counter()}
    evaluation = open_edition(path)
    clock["bind"] = time.perf_counter()
    tables, inputs, notes = read_tables(evaluation, progress)
    clock["data"] = time.perf_counter()
    begins = None if progress is None else (lambda track: progress("score", track))
    card = score(evaluation.plan, tables, begins)
    clock["score"] = time.perf_counter()
    house = house_findings(evaluation, card)
    findings = (*evaluation.plan.findings, *notes, *card.findings, *house)
    if Findings(house).stopped:
        raise DeiError(findings)
    marks = list(clock.items())
    seconds = {name: end - start for (_, start), (name, end) in pairwise(marks)}
    return Result(
        evaluation=evaluation, card=Scorecard(card.tracks, findings), inputs=inputs, seconds=seconds
    )
