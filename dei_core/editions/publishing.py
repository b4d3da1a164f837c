"""A result folder that is whole or not there: written aside, then put in place in one step."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import attrs
import numpy as np

from dei_core.editions import messages as say
from dei_core.editions.evaluation import Progress, Result
from dei_core.editions.lock import lock_text, plan_digest
from dei_core.editions.outputs import write_all
from dei_core.files.reading import bytes_of, file_digest
from dei_core.files.rooms import room, sweep
from dei_core.files.writing import SEAL, is_sealed, resolved, sealed, why
from dei_core.findings import DeiError, Finding, Place, error_of
from dei_core.model.record import PlanRecord
from dei_core.packs.code import writers as installed_writers
from dei_core.packs.hooks import Writer
from dei_core.scoring.evidence import evidence_of_rules, evidence_of_weights
from dei_core.scoring.record import plan_record, record_text

MARK = "run.json"
LOCK = "edition.lock.toml"
PLAN = "plan.json"
_TRIES = 50
_Found = TypeVar("_Found")
_UNTOLD = "untold"
"""Stands for the digest of a file of which run.json says that it was written, and not what was in it."""


class PartlyPublished(DeiError):
    """A result that stands in its folder without the files of writers that failed.

    findings: a `writer-failed` of each. folder: where all other files are.

    >>> from dei_core import Text, evaluate, publish
    >>> from dei_core.host import PartlyPublished
    >>> from dei_core.plugin import Writer
    >>> def write(result, folder):
    ...     raise OSError("the disk is full")
    >>> mine = Writer(name="mine", about=Text(en="Mine", zh="自写"), write=write)
    >>> try:
    ...     publish(evaluate("examples/gigabit-2022"), "out/partly", [mine])
    ... except PartlyPublished as error:
    ...     error.folder.name, [finding.code for finding in error.findings]
    ('partly', ['writer-failed'])
    """

    def __init__(self, folder: Path, findings: Iterable[Finding]) -> None:
        super().__init__(findings)
        self.folder = folder


def publish(
    result: Result,
    folder: str | Path,
    writers: Iterable[Writer] | None = None,
    progress: Progress | None = None,
) -> Path:
    """The result folder, written by all writers and put in place in one step; an earlier result is replaced.

    Until then, and whenever the process is killed, an earlier result stays whole. Nothing that a run did not write,
    or that was changed since, is ever removed. A writer that fails loses its own files alone: PartlyPublished.
    DeiError, and nothing is changed, where the folder cannot be written, is not an earlier result, or holds files of
    somebody else's.
    writers: those of all installed packs, as `dei run` has them, where none are given.

    >>> from dei_core import evaluate, publish
    >>> folder = publish(evaluate("examples/gigabit-2022"), "out/gigabit-2022")
    >>> (folder / "ranking.csv").exists()
    True
    """
    writers = installed_writers()[0] if writers is None else writers
    try:
        target = resolved(folder)
        _check_place(result, target)
        with room(target) as made:
            _check_earlier(target)
            made.new.mkdir()
            owners, failed = write_all(result, made, (MARK, LOCK, PLAN), writers, progress)
            text = _own_files(result, owners, failed, made.new)
            (made.new / MARK).write_text(text, encoding="utf-8")
            _check_earlier(target)
            made.place_folder()
    except OSError as error:
        raise error_of(say.CANNOT_WRITE, folder=folder, why=why(error)) from error
    if failed:
        raise PartlyPublished(target, failed)
    return target


def result_findings(folder: str | Path, files: Iterable[str]) -> tuple[Finding, ...]:
    """Which files of a result folder are no longer as its run wrote them; nothing where all are.

    files: those that are read. With them stands run.json, by which they are judged; one that is not there is not told.

    >>> from dei_core.host import result_findings
    >>> result_findings("out/gigabit-2022", ["ranking.csv"])
    ()
    """
    target = Path(folder)
    changed = _steadily(target, lambda: _changed(target, files))
    if not changed:
        return ()
    return (
        Finding(message=say.RESULT_CHANGED, place=Place(file=str(folder)), facts={"files": list(changed)}),
    )


def _check_place(result: Result, target: Path) -> None:
    """Refuse a place that cannot be exchanged, or in which this very run has what it is made from."""
    if target.exists() and not target.is_dir():
        raise error_of(say.NOT_A_FOLDER, folder=target)
    if os.path.ismount(target) or Path.cwd().is_relative_to(target):
        raise error_of(say.FIXED_FOLDER, folder=target)
    inside = {
        path for path in map(resolved, _sources(result)) if path.is_relative_to(target) and path.exists()
    }
    if inside:
        raise error_of(say.INPUT_INSIDE, folder=target, files=sorted(map(str, inside)))


def _sources(result: Result) -> Iterator[Path]:
    """Every file and folder that a run may have read."""
    evaluation = result.evaluation
    edition, folder = evaluation.edition, evaluation.folder
    yield evaluation.file
    for pack in evaluation.registry.packs.values():
        yield Path(pack.location)
    for dataset in edition.dataset.values():
        for place in dataset.folders:
            yield folder / os.path.expandvars(place) / dataset.path
    earlier = (track.stages.over(edition.stages).normalise.references for track in edition.track.values())
    for named in (edition.previous, *earlier):
        if named is not None:
            yield folder / named


def _check_earlier(target: Path) -> None:
    """Refuse a folder that is not wholly an earlier result: what is put in its place would remove the rest."""
    sweep(target)
    wrong = _steadily(target, lambda: _in_the_way(target))
    if wrong is not None:
        raise wrong


def _steadily(folder: Path, look: Callable[[], _Found]) -> _Found | None:
    """What a look finds in a folder that was the same result all the while; nothing of one that others exchange."""
    found = None
    for _ in range(_TRIES):
        before = _standing(folder)
        try:
            found = look()
        except FileNotFoundError:
            continue
        if not found or _standing(folder) == before:
            break
    return found


def _standing(folder: Path) -> tuple[int, ...] | None:
    """Which result stands in a folder: another run's has other numbers, were it the same to the last byte."""
    try:
        whole, mark = folder.stat(), (folder / MARK).stat()
    except OSError:
        return None
    return whole.st_ino, mark.st_ino, mark.st_mtime_ns, mark.st_ctime_ns


def _mark(folder: Path) -> bytes | None:
    try:
        return bytes_of(folder / MARK)
    except OSError:
        return None


def _in_the_way(target: Path) -> DeiError | None:
    """What is in a folder and is not, as it was written, a result's."""
    if not target.exists() or not any(target.iterdir()):
        return None
    written = _written(_mark(target))
    if written is None:
        return error_of(say.NOT_A_RESULT, folder=target, mark=MARK)
    there = _inside(target)
    parents = {str(parent) for name in written for parent in Path(name).parents}
    foreign = sorted(name for name in there if name not in written and name.removesuffix("/") not in parents)
    if foreign:
        return error_of(say.FOREIGN_FILES, folder=target, files=foreign)
    edited = _edited(there, written)
    return error_of(say.EDITED_FILES, folder=target, files=edited) if edited else None


def _changed(folder: Path, files: Iterable[str]) -> list[str]:
    """Of run.json and some files of a folder, those that are there and are not as it says."""
    written = _written(_mark(folder))
    if written is None:
        return [MARK]
    there = {name: folder / name for name in (MARK, *files) if os.path.lexists(folder / name)}
    return _edited(there, {name: written.get(name, "") for name in there})


def _edited(there: Mapping[str, Path], written: Mapping[str, str]) -> list[str]:
    return sorted(name for name in written if name in there and not _as_written(there[name], written[name]))


def _written(record: bytes | None) -> dict[str, str] | None:
    """What run.json says was written: path -> sha-256, for run.json itself nothing; None where it says none.

    Version 0.1 wrote the names alone, so what it left can be told from what is foreign, not from what was edited.
    """
    try:
        files = json.loads(record or b"")["files"]
        if isinstance(files, list):
            return {**{str(name): _UNTOLD for name in files}, MARK: _UNTOLD}
        return {**{str(name): str(digest) for name, digest in files.items()}, MARK: ""}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _inside(folder: Path) -> dict[str, Path]:
    """Everything below a folder by its path in it, folders with a `/` at the end; links are not followed."""

    def fail(error: OSError) -> None:
        raise error

    found = {}
    for at, folders, files in os.walk(folder, onerror=fail):
        for name in (*folders, *files):
            path = Path(at) / name
            end = "/" if path.is_dir() and not path.is_symlink() else ""
            found[f"{path.relative_to(folder).as_posix()}{end}"] = path
    return found


def _as_written(path: Path, digest: str) -> bool:
    """Whether a file is as a run or `dei report` left it."""
    if path.is_symlink() or not path.is_file():
        return False
    return digest == _UNTOLD or file_digest(path) == digest or is_sealed(path.read_bytes())


def _own_files(result: Result, files: Iterable[str], failed: Iterable[Finding], folder: Path) -> str:
    """The lock and plan.json, written; and run.json: the record of the run, which writers failed, and the digest of
    every file, its own included.
    """
    plan = plan_record(result.evaluation.plan, result.card)
    (folder / PLAN).write_text(record_text(plan), encoding="utf-8")
    (folder / LOCK).write_text(lock_text(result, plan), encoding="utf-8")
    record = {
        **_run(result, plan),
        "failed": [finding.facts["writer"] for finding in failed],
        "files": {name: file_digest(folder / name) for name in sorted({*files, LOCK, PLAN})},
        "seal": SEAL,
    }
    return sealed(json.dumps(record, ensure_ascii=False, indent=2) + "\n")


def _run(result: Result, plan: PlanRecord) -> dict[str, Any]:
    """What run.json says: versions, inputs, plan digest, timings, and whether the data are a specimen."""
    return {
        "specimen": any(track.plan.data.specimen for track in result.card.tracks.values()),
        "edition": {"name": attrs.asdict(plan.name), "year": plan.year},
        "plan_digest": plan_digest(plan.track),
        "versions": {
            "dei-core": version("dei-core"),
            "numpy": np.__version__,
            "python": platform.python_version(),
            "packs": {space: pack.version for space, pack in result.evaluation.registry.packs.items()},
        },
        "inputs": {
            name: {
                "path": data.path,
                "sha256": data.sha256,
                "bytes": data.size,
                "rows": data.rows,
                "reader": data.reader,
            }
            for name, data in result.inputs.items()
        },
        "tracks": {
            name: {
                "rows": len(track.table),
                "scored": int(np.count_nonzero(~np.isnan(track.total))),
                "evidence": {
                    "rules": evidence_of_rules(track.plan),
                    "weights": evidence_of_weights(track.plan),
                },
            }
            for name, track in result.card.tracks.items()
        },
        "findings": len(result.card.findings),
        "seconds": {name: round(value, 4) for name, value in result.seconds.items()},
    }
