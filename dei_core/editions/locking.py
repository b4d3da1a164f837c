"""An edition's lock beside it: written, read, and compared with what a run finds now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dei_core.editions import messages as say
from dei_core.editions.evaluation import Result
from dei_core.editions.lock import lock_of, lock_text
from dei_core.editions.lock_shape import read_lock, standing
from dei_core.files.writing import write_text
from dei_core.findings import Finding, Place
from dei_core.results.comparison import Lock, Move, compare
from dei_core.sentence import Message
from dei_core.text import Text
from dei_core.vocabulary import VOCABULARY

ENDING = ".lock.toml"
_NONE = Text(en="none", zh="无")
_WHAT = {
    **{kind: VOCABULARY.things[kind] for kind in ("pack", "dataset", "track", "derived", "clause", "node")},
    "rule": VOCABULARY.things["indicator"],
}
_MOVED = {
    "core": (say.CORE_MOVED, ""),
    "pack": (say.PACK_MOVED, "pack"),
    "dataset": (say.DATA_MOVED, "dataset"),
    "rule": (say.RULE_MOVED, "indicator"),
    "clause": (say.RULE_MOVED, "indicator"),
    "derived": (say.RULE_MOVED, "indicator"),
    "node": (say.NODE_MOVED, "node"),
    "reference": (say.REFERENCE_MOVED, "indicator"),
    "plan": (say.PLAN_MOVED, ""),
}
_DIGESTS = ("digest", "sha256", "plan_digest")
_DIGITS = 12


def lock_path(edition: Path) -> Path:
    """Where the lock of an edition's file lies: beside it, under the file's own name.

    >>> lock_path(Path("2024/edition.toml")).as_posix()
    '2024/edition.lock.toml'
    """
    return edition.with_name(edition.stem + ENDING)


def write_lock(result: Result) -> Path:
    """Writes the lock of a run beside its edition, whole or not at all. DeiError where it cannot be written.

    >>> from dei_core import evaluate
    >>> from dei_core.host import write_lock
    >>> write_lock(evaluate("examples/gigabit-2022")).name
    'edition.lock.toml'
    """
    return write_text(lock_path(result.evaluation.file), lock_text(result), over=True)


def lock_findings(result: Result) -> tuple[Finding, ...]:
    """What a run finds other than its edition's lock says, and where there is no lock that there is none.

    >>> from dei_core import evaluate
    >>> from dei_core.host import lock_findings
    >>> found = lock_findings(evaluate("examples/gigabit-2022"))
    >>> [finding for finding in found if finding.severity == "error"]
    []
    """
    path = lock_path(result.evaluation.file)
    if not os.path.exists(path):
        facts = {"lock": path.name, "edition": result.evaluation.file}
        place = Place(file=result.evaluation.file.name)
        return (Finding(message=say.LOCK_MISSING, place=place, facts=facts),)
    old, new = read_lock(path), lock_of(result)
    return (*standing(old, path.name), *findings_of(compare(old, new), old, new, path.name))


def findings_of(moves: Iterable[Move], old: Lock, new: Lock, file: str | None = None) -> tuple[Finding, ...]:
    """Moves between two locks as findings. file: the lock's name.

    >>> from dei_core.host import compare, findings_of
    >>> old, new = {"dei_core": "0.1.0"}, {"dei_core": "0.2.0"}
    >>> [finding.severity for finding in findings_of(compare(old, new), old, new)]
    ['note']
    """
    return tuple(_finding(move, old, new, file) for move in moves)


def _finding(move: Move, old: Lock, new: Lock, file: str | None) -> Finding:
    place = Place(file=file, path=f"track.{move.track}" if move.track else None)
    message, facts = _said(move, old, new)
    return Finding(message=message, place=place, facts=facts)


def _said(move: Move, old: Lock, new: Lock) -> tuple[Message, dict[str, Any]]:
    if move.key == "" and move.kind in _WHAT:
        message = say.PART_ADDED if move.old is None else say.PART_GONE
        return message, {"what": _WHAT[move.kind], "name": move.subject}
    if move.kind == "files":
        same = old["pack"][move.subject].get("digest") == new["pack"][move.subject].get("digest")
        return say.FILES_MOVED if same else say.PACK_MOVED, _facts(move, old, new)
    if move.kind == "pack" and move.key.startswith("code."):
        return say.CODE_MOVED, _facts(move, old, new)
    if move.kind == "weight":
        return say.WEIGHT_MOVED, {**_facts(move, old, new), "child": move.key, "node": move.subject}
    message, blank = _MOVED.get(move.kind, (say.SETTING_MOVED, ""))
    return message, {**_facts(move, old, new), blank: move.subject}


def _facts(move: Move, old: Lock, new: Lock) -> dict[str, Any]:
    pack = (
        {"pack": move.subject} if move.kind in ("pack", "files") else {"pack": _versions(move.pack, old, new)}
    )
    file = move.key.partition(".")[2]
    key = f"edition.{move.key}" if move.kind == "edition" and move.track is None else move.key
    return {**pack, "key": key, "file": file, "old": _shown(move, move.old), "new": _shown(move, move.new)}


def _versions(pack: str | None, old: Lock, new: Lock) -> Text:
    """The versions of the pack whose rule moved, in brackets; nothing where no pack says it."""
    if pack is None:
        return Text(en="", zh="")
    was, now = (lock["pack"].get(pack, {}).get("version") for lock in (old, new))
    if was is None or was == now:
        return Text(en=f" (pack {pack} {now})", zh=f"（规则包 {pack} {now}）")
    return Text(en=f" (pack {pack} {was} -> {now})", zh=f"（规则包 {pack} {was} → {now}）")


def _shown(move: Move, value: Any) -> Any:
    if value is None:
        return _NONE
    digest = move.key in _DIGESTS or move.key.startswith(("files.", "code."))
    if digest and isinstance(value, str):
        return value[:_DIGITS]
    if isinstance(value, float):
        return repr(value)
    return _NONE if isinstance(value, Mapping) else value
