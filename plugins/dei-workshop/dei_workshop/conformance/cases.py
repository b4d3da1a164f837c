"""The cases of a pack: situation in, score out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import numpy as np

from dei_core import DeiError, Finding, Plan, TrackPlan, TrackScores, score
from dei_core.host import (
    CASES,
    Intake,
    Registry,
    admit,
    case_files,
    did_you_mean,
    local,
    qualified,
    read_case_file,
)
from dei_core.plugin import Case, Place, Sheet
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.editions import FRAME, framed, plan_of
from dei_workshop.conformance.subject import Subject

_TOTAL = "total"


def hold_cases(subject: Subject) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Every case of a pack's `cases` folder by name, with what is wrong with it."""
    for path in case_files(subject.located.folder):
        shown = f"{CASES}/{path.name}"
        try:
            made = read_case_file(path)
        except DeiError as error:
            yield shown, error.findings
            continue
        if not made:
            yield shown, (Finding(message=say.NO_CASE, place=Place(file=shown)),)
        for index, case in enumerate(made):
            place = Place(file=shown, path=f"case[{index}]")
            yield f"{shown} {index + 1}: {case.name.en}", tuple(_hold(subject, case, place))


def _hold(subject: Subject, case: Case, place: Place) -> Iterator[Finding]:
    registry, pack = subject.registry, subject.pack
    if registry is None or pack is None:
        return
    try:
        plan = _bound(registry, pack.namespace, case, place)
        scores = _scores(plan, pack.namespace, case, place)
    except DeiError as error:
        yield from (_inside(finding, place) for finding in error.findings if finding.severity == "error")
        return
    for name, expected in case.expected.items():
        yield from _compared(scores, pack.namespace, case, name, expected, place)


def _inside(finding: Finding, place: Place) -> Finding:
    """A finding with the case's place, where it has none of a file's."""
    known = finding.place.file is not None and finding.place.file.endswith(".toml")
    ours = finding.place.file == "edition.toml"
    return finding if known and not ours else attrs.evolve(finding, place=place)


def _bound(registry: Registry, space: str, case: Case, place: Place) -> Plan:
    """The plan of the case's one track; indicators without a value count as missing."""
    named = [name for name in (case.region_type, case.benchmark, case.indicator) if name is not None]
    if len(named) != 1:
        raise DeiError([Finding(message=say.CASE_SUBJECT, place=place)])
    track: dict[str, Any] = {"trust": case.trust}
    if case.indicator is not None:
        registry = framed(registry, space, [qualified(space, case.indicator)])
        track["region_type"] = f"{space}.{FRAME}"
    elif case.benchmark is not None:
        standard = registry.find("benchmark", qualified(space, case.benchmark))
        first = standard.units[0] if standard is not None and standard.units else None
        track |= {"benchmark": qualified(space, case.benchmark), "unit": case.unit or first}
    else:
        track["region_type"] = qualified(space, str(case.region_type))
    equal = case.indicator is not None
    columns = {name: name for name in dict.fromkeys(name for row in _rows(case) for name in row)}
    plan = plan_of(registry, case.year, equal=equal, dataset={"columns": columns}, **track)
    gone = [item.indicator for item in _intake(plan).columns if item.header not in columns]
    dataset = {"columns": columns, "absent": tuple(gone)}
    return plan_of(registry, case.year, equal=equal, dataset=dataset, **track) if gone else plan


def _intake(plan: Plan) -> Intake:
    return plan.tracks[0].intake


def _rows(case: Case) -> tuple[Mapping[str, float], ...]:
    return (case.values, *case.peers)


def _scores(plan: Plan, space: str, case: Case, place: Place) -> TrackScores:
    """What the engine makes of the case's region and its peers, by the door that every data file comes in by."""
    intake, rows = _intake(plan), _rows(case)
    headers = [item.header for item in intake.columns]
    columns: list[list[Any]] = [[row.get(header) for row in rows] for header in headers]
    for trait, header in intake.traits.items():
        said = case.traits.get(trait) or case.traits.get(local(trait))
        headers.append(header)
        columns.append([said] * len(rows))
    sheet = Sheet(
        file=place.of("en"),
        header=("region", *headers),
        columns=([str(index) for index in range(len(rows))], *columns),
        rows=tuple(range(1, len(rows) + 1)),
    )
    table, _ = admit(sheet, intake)
    return score(plan, table).only


def _compared(
    scores: TrackScores, space: str, case: Case, name: str, expected: float, place: Place
) -> Iterator[Finding]:
    slot = _slot(scores.plan, space, case, name)
    inside = attrs.evolve(place, path=f"{place.path}.expected.{name}")
    if slot is None:
        known = (_TOTAL, *scores.plan.slots)
        facts: dict[str, Any] = {"node": name, "hint": did_you_mean(name, known), "known": known}
        yield Finding(message=say.CASE_NODE, place=inside, facts=facts)
        return
    got = float(scores.score(slot)[0])
    if np.isnan(got):
        gone = sorted(scores.plan.absent) or ["–"]
        facts = {"node": slot, "expected": expected, "missing": gone}
        yield Finding(message=say.CASE_NO_SCORE, place=inside, facts=facts)
    elif abs(got - expected) > case.tolerance:
        facts = {"node": slot, "got": got, "expected": expected, "tolerance": case.tolerance}
        yield Finding(
            message=say.CASE_DIFFERS, place=inside, facts={**facts, "rule": _rule(scores.plan, slot)}
        )


def _slot(plan: TrackPlan, space: str, case: Case, name: str) -> str | None:
    """The id of what a case means by a full or bare name; None for nothing, or for several."""
    first = len(plan.indicators)
    slots = plan.slots
    if name == _TOTAL and name not in slots:
        return str(plan.nodes[plan.root - first].id)
    if name in slots:
        return name
    fits = [slot for slot in slots if local(slot) == name or slot == qualified(space, name)]
    return fits[0] if len(fits) == 1 else None


def _rule(plan: TrackPlan, slot: str) -> str:
    """Where the pack writes what gives a slot its score."""
    place = plan.slot(slot)
    first = len(plan.indicators)
    origin = plan.indicators[place].origin if place < first else plan.nodes[place - first].origin
    return slot if origin is None else f"{origin.pack} {origin.path}"
