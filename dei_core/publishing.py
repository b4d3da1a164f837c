"""A result folder that is whole or not there: written aside, then put in place."""

from __future__ import annotations

import glob
import json
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from dei_core.evaluation import Progress, Result
from dei_core.findings import DeiError, Finding, Findings
from dei_core.messages import reading as say
from dei_core.messages.message import Message
from dei_core.packs.hooks import Writer
from dei_core.results.lock import lock_text, plan_digest, track_lock
from dei_core.scoring.evidence import evidence_of_rules, evidence_of_weights

MARK = "run.json"
LOCK = "edition.lock.toml"
_PART = ".part"
_ABANDONED = 3600.0
"""Seconds after which a half-written folder belongs to no run that is still writing."""


def publish(
    result: Result, folder: str | Path, writers: Iterable[Writer], progress: Progress | None = None
) -> Path:
    """The result folder, written by all writers and put in place in one move; an earlier result is replaced.

    Until the move, and whenever anything fails or the process is killed, an earlier result stays whole. Nothing
    that a run did not write is ever removed. DeiError where the folder cannot be written, is not an earlier
    result, holds files of somebody else's, or a writer fails.
    """
    target = Path(os.path.realpath(folder))
    try:
        _recover(target)
    except OSError as error:
        raise _error(say.CANNOT_WRITE, folder=target, why=error.strerror or error) from error
    _check_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=_PART, dir=target.parent))
    except OSError as error:
        raise _error(say.CANNOT_WRITE, folder=target, why=error.strerror or error) from error
    try:
        _write_all(result, aside, target, writers, progress)
        _put_in_place(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return target


def _check_target(target: Path) -> None:
    """Refuse a folder that is not wholly an earlier result: what is put in its place would remove the rest."""
    if target.exists() and not target.is_dir():
        raise _error(say.NOT_A_FOLDER, folder=target)
    there = _files(target)
    if not there:
        return
    try:
        written = set(json.loads((target / MARK).read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        raise _error(say.NOT_A_RESULT, folder=target, mark=MARK) from None
    foreign = sorted(there - written)
    if foreign:
        raise _error(say.FOREIGN_FILES, folder=target, files=foreign)


def _files(folder: Path) -> set[str]:
    """Every file below a folder, by its path in it; hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _write_all(
    result: Result, aside: Path, target: Path, writers: Iterable[Writer], progress: Progress | None
) -> None:
    found = Findings()
    aside.chmod(0o755)
    for writer in sorted(writers, key=lambda writer: writer.name):
        if progress is not None:
            progress("write", writer.name)
        try:
            writer.write(result, aside)
        except DeiError as error:
            found.extend(error.findings)
        except OSError as error:
            raise _error(say.CANNOT_WRITE, folder=target, why=error.strerror or error) from error
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            found.add(say.WRITER_FAILED, writer=writer.name, why=why, folder=target)
    found.raise_errors()
    try:
        (aside / LOCK).write_text(lock_text(result), encoding="utf-8")
        record = {**run_record(result), "files": sorted({*_files(aside), MARK})}
        text = json.dumps(record, ensure_ascii=False, indent=2)
        (aside / MARK).write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise _error(say.CANNOT_WRITE, folder=target, why=error.strerror or error) from error


def run_record(result: Result) -> dict[str, Any]:
    """What run.json says: versions, inputs, plan digest, timings, and whether the data are a specimen."""
    plan = result.evaluation.plan
    tracks = {name: track_lock(track.plan) for name, track in result.card.tracks.items()}
    return {
        "specimen": any(track.plan.data.specimen for track in result.card.tracks.values()),
        "edition": {"name": attrs.asdict(plan.name), "year": plan.year},
        "plan_digest": plan_digest(tracks),
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


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _recover(target: Path) -> None:
    """Finish what a killed run left: the earlier result goes back or is cleared away, as is what it half wrote."""
    previous = _previous(target)
    if previous.is_dir():
        if target.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(target)
    for part in target.parent.glob(f".{glob.escape(target.name)}.*{_PART}"):
        if time.time() - part.stat().st_mtime > _ABANDONED:
            shutil.rmtree(part, ignore_errors=True)


def _put_in_place(aside: Path, target: Path) -> None:
    previous = _previous(target)
    try:
        if target.exists():
            target.rename(previous)
        try:
            aside.rename(target)
        except OSError:
            if previous.exists():
                previous.rename(target)
            raise
    except OSError as error:
        raise _error(say.CANNOT_WRITE, folder=target, why=error.strerror or error) from error
    shutil.rmtree(previous, ignore_errors=True)


def _error(message: Message, **facts: Any) -> DeiError:
    return DeiError([Finding(message=message, facts=facts)])
