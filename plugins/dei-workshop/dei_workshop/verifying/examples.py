"""Examples held to what is committed beside them: expected result tables and the lock."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from dei_core import DeiError, Finding, Findings, Frame, Result, Text, evaluate, result_frames
from dei_core.host import (
    DATA_NOT_FOUND,
    EDITION,
    GROUP,
    UNKNOWN_PACK,
    compare,
    findings_of,
    lock_of,
    lock_path,
    parse,
    plan_moved,
    read_lock,
    standing,
)
from dei_core.plugin import Place
from dei_workshop.conformance.locate import PYPROJECT
from dei_workshop.verifying import messages as say
from dei_workshop.verifying.tables import Change, changes, keys_of, read_expected, rows_like

EXAMPLES = "examples"
EXPECTED = "expected"
_CAUSES = 3
_NODES = ("node", "indicator", "clause", "group", "code")
_UNLOCKED = Text(en="there is no lock to say what moved", zh="无锁定文件，无从得知变动之处")
_UNMOVED = Text(en="nothing that the lock holds has moved", zh="锁定文件所载内容均无变动")
_EMPTY = Text(en="nothing", zh="空")


@attrs.frozen(kw_only=True, eq=False)
class Verification:
    """One example recomputed.

    name: its path below the folder that was asked for. tables: expected table -> how many rows it has.
    result: None where it was skipped or could not be run. moved: what moved since the lock, None where nothing
    did or there is no lock. findings: what is not as expected, and why skipped.
    """

    name: str
    folder: Path
    tables: dict[str, int]
    result: Result | None
    moved: Text | None
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def skipped(self) -> bool:
        """Whether the example's data are absent, or the plugin in whose repository it lies."""
        reasons = (say.SKIPPED.code, say.PLUGIN_ABSENT.code)
        return any(finding.code in reasons for finding in self.findings)

    @property
    def failed(self) -> bool:
        """Whether anything is not as expected."""
        return Findings(self.findings).stopped


def examples_in(paths: Iterable[Path]) -> dict[Path, str]:
    """Folders that hold an edition and expected results, at or below some paths, with the name each goes by.

    DeiError for a path under which there is none.
    """
    found: dict[Path, str] = {}
    for path in paths:
        inside = sorted(
            Path(at)
            for at, folders, files in os.walk(path)  # passes over what nobody may open
            if EXPECTED in folders and EDITION in files
        )
        if not inside:
            raise DeiError([Finding(message=say.NO_EXAMPLES, place=Place(file=str(path)))])
        for folder in inside:
            found.setdefault(folder, example_name(folder, path))
    return found


def example_name(folder: Path, asked: Path) -> str:
    """What an example goes by: its path below `examples`, else below the folder asked for, else its own name."""
    parts = folder.resolve().parts
    if EXAMPLES in parts[:-1]:
        below = len(parts) - parts[::-1].index(EXAMPLES)
        return "/".join(parts[below:])
    inside = folder.relative_to(asked).as_posix()
    return parts[-1] if inside == "." else inside


def verify(folder: Path, name: str) -> Verification:
    """An example recomputed and compared with its expected tables and its lock; faults are findings, not errors."""
    clock = time.perf_counter()
    found, tables, result, moved = Findings(), dict[str, int](), None, None
    try:
        result = evaluate(folder)
    except DeiError as error:
        skipped = _skipped(name, error) or _foreign(folder, name, error)
        found.extend(skipped or (_inside(name, finding) for finding in error.findings))
    if result is not None:
        moved = _moved(result, name, found)
        _compare_all(result, name, folder, moved, tables, found)
    seconds = time.perf_counter() - clock
    return Verification(
        name=name,
        folder=folder,
        tables=tables,
        result=result,
        moved=None if moved in (_UNLOCKED, _UNMOVED) else moved,
        findings=tuple(found),
        seconds=seconds,
    )


def expected_tables(folder: Path) -> list[Path]:
    """The committed tables of an example, sorted."""
    return sorted((folder / EXPECTED).glob("*.csv"))


def frames_of(result: Result) -> dict[str, Frame]:
    """The result tables of a run by name."""
    return {frame.name: frame for frame in result_frames(result.card)}


def causes(moves: Iterable[Finding]) -> Text:
    """The first few of some moves in one sentence.

    >>> causes([]).en
    'nothing that the lock holds has moved'
    """
    listed = list(moves)
    if not listed:
        return _UNMOVED
    more = len(listed) - _CAUSES
    english, chinese = ([move.says(lang) for move in listed[:_CAUSES]] for lang in ("en", "zh"))
    return Text(
        en="moved since the lock: " + "; ".join(english) + (f"; and {more} more" if more > 0 else ""),
        zh="锁定后的变动：" + "；".join(chinese) + (f"；另有 {more} 项" if more > 0 else ""),
    )


def _moved(result: Result, name: str, found: Findings) -> Text:
    """What moved since the lock, in words; noted as errors where the plan moved, else as warnings."""
    path = lock_path(result.evaluation.file)
    if not os.path.exists(path):
        return _UNLOCKED
    try:
        old = read_lock(path)
    except DeiError as error:
        found.extend(_inside(name, finding) for finding in error.findings)
        return _UNLOCKED
    found.extend(standing(old, f"{name}/{path.name}"))
    new = lock_of(result)
    moves = compare(old, new)
    said = findings_of(moves, old, new, f"{name}/{path.name}")
    strict = plan_moved(moves)
    found.extend(move if strict or move.severity == "note" else move.lowered() for move in said)
    of_plan = [move for move, one in zip(said, moves, strict=True) if plan_moved((one,))]
    return causes(of_plan or [move for move in said if move.severity != "note"])


def _compare_all(
    result: Result, name: str, folder: Path, moved: Text, tables: dict[str, int], found: Findings
) -> None:
    frames = frames_of(result)
    for path in expected_tables(folder):
        shown = f"{name}/{EXPECTED}/{path.name}"
        if path.stem not in frames:
            found.add(say.UNKNOWN_TABLE, Place(file=shown), table=path.stem, known=tuple(frames))
            continue
        try:
            expected = read_expected(path, shown)
            got = rows_like(frames[path.stem], expected.columns, shown)
        except DeiError as error:
            found.extend(error.findings)
            continue
        tables[path.stem] = len(expected.rows)
        told = changes(expected, got, keys_of(frames[path.stem]))
        found.extend(_findings(result, shown, told, moved))


def _findings(result: Result, shown: str, told: Iterable[Change], moved: Text) -> Iterator[Finding]:
    names = {
        (track.plan.id, code): name
        for track in result.card.tracks.values()
        for code, name in zip(track.table.regions, track.table.names, strict=True)
    }
    for change in told:
        row = change.row
        track, code = row.get("track", ""), row.get("region", "")
        name = names.get((track, code), row.get("name", code))
        region = None if not code else code if name == code else f"{name} ({code})"
        place = Place(file=shown, path=track or None, row=change.line, region=region)
        yield _finding(change, place, _node(result, row), moved)


def _finding(change: Change, place: Place, node: str, moved: Text) -> Finding:
    facts: dict[str, Any] = {"node": node, "why": moved}
    if not change.column:
        message = say.ROW_GONE if change.got is None else say.ROW_NEW
        return Finding(message=message, place=place, facts=facts)
    facts |= {"column": change.column, "expected": change.expected or _EMPTY, "got": change.got or _EMPTY}
    return Finding(message=say.DIFFERS, place=place, facts=facts)


def _node(result: Result, row: Any) -> str:
    """What a row is about: the node or clause it names, or the track's index."""
    named = next((row[key] for key in _NODES if row.get(key)), None)
    if named is not None:
        return str(named)
    track = result.card.tracks.get(row.get("track", ""))
    return "-" if track is None else track.plan.slots[track.plan.root]


def _skipped(name: str, error: DeiError) -> tuple[Finding, ...]:
    """One note where nothing but absent data stops an example; nothing where anything else does."""
    errors = [finding for finding in error.findings if finding.severity == "error"]
    if any(finding.code != DATA_NOT_FOUND.code for finding in errors):
        return ()
    first = errors[0]
    why = Text(en=first.says("en"), zh=first.says("zh"))
    facts = {"why": why, "obtain": first.facts["obtain"]}
    return (Finding(message=say.SKIPPED, place=Place(file=name), facts=facts),)


def _foreign(folder: Path, name: str, error: DeiError) -> tuple[Finding, ...]:
    """One note where an example in a plugin's own repository lacks nothing but that plugin, installed."""
    errors = [finding for finding in error.findings if finding.severity == "error"]
    project = next((above for above in folder.resolve().parents if (above / PYPROJECT).is_file()), None)
    if project is None or any(finding.code != UNKNOWN_PACK.code for finding in errors):
        return ()
    announced = parse(project / PYPROJECT).get("project", {}).get("entry-points", {}).get(GROUP, {})
    absent = [finding.facts["pack"] for finding in errors]
    if not set(absent) <= announced.keys():
        return ()
    facts = {"plugin": absent, "folder": os.path.relpath(project)}
    return (Finding(message=say.PLUGIN_ABSENT, place=Place(file=name), facts=facts),)


def _inside(name: str, finding: Finding) -> Finding:
    file = finding.place.file
    return attrs.evolve(
        finding, place=attrs.evolve(finding.place, file=name if file is None else f"{name}/{file}")
    )
