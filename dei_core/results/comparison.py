"""What differs between two locks: every version, rule, weight, reference and dataset that is not the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import attrs

Kind = Literal[
    "core",
    "edition",
    "pack",
    "files",
    "dataset",
    "track",
    "setting",
    "intake",
    "derived",
    "rule",
    "clause",
    "node",
    "weight",
    "reference",
    "plan",
]
Lock = Mapping[str, Any]
FORM = 2
"""The form of the locks that are written now. 1 had no `form` and none of what `_SINCE` lists."""
_SINCE = (
    ("edition", "about"),
    ("dataset", "*", "specimen"),
    ("dataset", "*", "title"),
    ("dataset", "*", "licence"),
    ("dataset", "*", "accessed"),
    ("track", "*", "name"),
    ("track", "*", "indicator", "*", "unit"),
    ("track", "*", "indicator", "*", "impute"),
    ("track", "*", "indicator", "*", "treat"),
    ("plan_digest",),
)
"""What a lock of form 1 does not say, or says otherwise: entries, where * is any."""
_HOME = "methods"
"""The pack of methods that were the core's own, which a lock of form 1 has only where the edition lists it."""
SAME = 1e-12
"""References within this relative difference are the same: machines may differ in the last bit of a mean."""

_SETTINGS = ("region_type", "tolerance", "tiers", "beside", "printed", "stages")
_INTAKE = ("intake", "previous", "absent")
_INFORMATION = ("core", "edition", "pack", "files", "dataset", "reference")


@attrs.frozen(kw_only=True)
class Move:
    """One thing that differs.

    subject: the pack, dataset, indicator, clause or node. key: the dotted path inside it, or a weight's child;
    empty where the whole of it is new (old is None) or gone (new is None). pack: whose rule it is, if anyone's.

    >>> from dei_core.host import Move, compare
    >>> (move,) = compare({"dei_core": "0.1.0"}, {"dei_core": "0.2.0"})
    >>> move.kind, move.key, move.old, move.new
    ('core', 'dei_core', '0.1.0', '0.2.0')
    """

    kind: Kind
    track: str | None = None
    subject: str
    key: str = ""
    old: Any = None
    new: Any = None
    pack: str | None = None


def compare(old: Lock, new: Lock) -> tuple[Move, ...]:
    """All that differs between two locks, in a stable order; nothing for equal ones.

    Locks of two forms are compared in what both of them say.

    What follows from a difference that is named is not named beside it: the plan's digest where rules, weights or
    settings differ, a pack's digest where a file or rule of it does, and its one file that differs where a rule does.

    >>> from dei_core.host import compare
    >>> compare({"dei_core": "0.1.0"}, {"dei_core": "0.2.0"})[0].new
    '0.2.0'
    """
    if form_of(old) != form_of(new):
        both = all(_HOME in lock.get("pack", {}) for lock in (old, new))
        unsaid = _SINCE if both else (*_SINCE, ("pack", _HOME))
        old, new = (_without(lock, unsaid) for lock in (old, new))
    moves = [
        *_leaves_moved("core", "", _only(old, "dei_core", "protocol"), _only(new, "dei_core", "protocol")),
        *_leaves_moved("edition", "", old.get("edition", {}), new.get("edition", {})),
        *_packs(old.get("pack", {}), new.get("pack", {})),
        *_each("dataset", old.get("dataset", {}), new.get("dataset", {})),
    ]
    for name, before, after in _pairs(old.get("track", {}), new.get("track", {})):
        if before is None or after is None:
            moves.append(_whole("track", name, before, after))
        else:
            moves += [attrs.evolve(move, track=name) for move in _track(before, after)]
    before, after = old.get("plan_digest"), new.get("plan_digest")
    if before != after and all(move.kind in _INFORMATION for move in moves):
        moves.append(Move(kind="plan", subject="", key="plan_digest", old=before, new=after))
    ruled = {move.pack for move in moves if move.pack is not None}
    filed = Counter(move.subject for move in moves if move.kind == "files")
    told = {"digest": {*ruled, *filed}, "files": {pack for pack in ruled if filed[pack] == 1}}
    return tuple(move for move in moves if move.subject not in told.get(_of_pack(move), ()))


def _of_pack(move: Move) -> str:
    """Which digest of a pack a move is of: `digest`, or `files`; empty for all else."""
    return move.kind if move.kind == "files" else move.key if move.kind == "pack" else ""


def form_of(lock: Lock) -> int:
    """The form of a lock, 1 where it names none."""
    form: int = lock.get("form", 1)
    return form


def _without(lock: Any, paths: Iterable[tuple[str, ...]]) -> Any:
    """A lock without some entries; a lock itself is never changed."""
    if not isinstance(lock, Mapping):
        return lock
    made = dict(lock)
    for key in lock:
        inner = [path[1:] for path in paths if path[0] in ("*", key)]
        if () in inner:
            del made[key]
        elif inner:
            made[key] = _without(made[key], inner)
    return made


def plan_moved(moves: Iterable[Move]) -> bool:
    """Whether any of some moves is of the plan: of what decides a score, beside the data and their sample.

    >>> from dei_core.host import compare, plan_moved
    >>> plan_moved(compare({"dei_core": "0.1.0"}, {"dei_core": "0.2.0"}))
    False
    """
    return any(move.kind not in _INFORMATION for move in moves)


def leaves(value: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    """Nested tables as dotted keys.

    >>> leaves({"method": "goalposts", "params": {"low": 0, "steps": [1, 2]}})
    {'method': 'goalposts', 'params.low': 0, 'params.steps': [1, 2]}
    """
    found: dict[str, Any] = {}
    for key, inner in value.items():
        found |= leaves(inner, f"{before}{key}.") if isinstance(inner, Mapping) else {f"{before}{key}": inner}
    return found


def _packs(old: Lock, new: Lock) -> Iterator[Move]:
    """Packs: a file that moved is news of its own kind where it may have moved nothing but its layout."""
    for move in _each("pack", old, new):
        yield attrs.evolve(move, kind="files") if move.key.startswith("files.") else move


def _track(old: Lock, new: Lock) -> Iterator[Move]:
    yield from _leaves_moved("edition", "", _only(old, "name"), _only(new, "name"))
    yield from _leaves_moved("setting", "", _only(old, *_SETTINGS), _only(new, *_SETTINGS))
    yield from _leaves_moved("intake", "", _only(old, *_INTAKE), _only(new, *_INTAKE))
    yield from _each("derived", old["derived"], new["derived"])
    refitted = set()
    for name, before, after in _pairs(old["indicator"], new["indicator"]):
        kind: Kind = "clause" if "column" in (after or before or {}) else "rule"
        found = list(_one(kind, name, before, after))
        if any(move.key in ("", "method", "transform") for move in found):
            refitted.add(name)
        yield from found
    for name, before, after in _pairs(old["node"], new["node"]):
        yield from _one("node", name, _without_children(before), _without_children(after))
        if before is not None and after is not None:
            was, now = before.get("children"), after.get("children")
            if was != now and before["weights"].keys() == after["weights"].keys():  # else told one by one
                yield Move(kind="node", subject=name, key="children", old=was, new=now, pack=_pack(after))
            for child, was, now in _pairs(before["weights"], after["weights"]):
                if was != now:
                    pack = _pack(after)
                    yield Move(kind="weight", subject=name, key=child, old=was, new=now, pack=pack)
    for name, before, after in _pairs(old.get("references", {}), new.get("references", {})):
        if name not in refitted:
            yield from _references(name, before or {}, after or {})


def _references(name: str, old: Lock, new: Lock) -> Iterator[Move]:
    for group, before, after in _pairs(old, new):
        for key, was, now in _pairs(before or {}, after or {}):
            if not _alike(was, now):
                path = f"{group}.{key}" if group else key
                yield Move(kind="reference", subject=name, key=path, old=was, new=now)


def _alike(old: Any, new: Any) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_alike, old, new))
    if isinstance(old, int | float) and isinstance(new, int | float):
        gaps = math.isnan(old) and math.isnan(new)  # of samples that are kept with their missing scores
        return gaps or math.isclose(old, new, rel_tol=SAME, abs_tol=0.0)
    return bool(old == new)


def _without_children(node: Lock | None) -> Lock | None:
    """A node's own settings: children that come and go, or weigh otherwise, are told one by one."""
    inner = ("children", "weights")
    return None if node is None else {key: value for key, value in node.items() if key not in inner}


def _each(kind: Kind, old: Lock, new: Lock) -> Iterator[Move]:
    for name, before, after in _pairs(old, new):
        yield from _one(kind, name, before, after)


def _one(kind: Kind, name: str, before: Lock | None, after: Lock | None) -> Iterator[Move]:
    if before is None or after is None:
        yield _whole(kind, name, before, after)
    else:
        pack = _pack(after) if kind in ("rule", "clause", "node") else None
        yield from _leaves_moved(kind, name, before, after, pack)


def _leaves_moved(kind: Kind, subject: str, old: Lock, new: Lock, pack: str | None = None) -> Iterator[Move]:
    for key, was, now in _pairs(leaves(old), leaves(new)):
        if was != now:
            yield Move(kind=kind, subject=subject, key=key, old=was, new=now, pack=pack)


def _whole(kind: Kind, name: str, before: Lock | None, after: Lock | None) -> Move:
    return Move(kind=kind, subject=name, old=before, new=after, pack=_pack(after or before or {}))


def _pack(entry: Lock) -> str | None:
    owner = str(entry.get("rule", "")).partition("/")[0]
    return owner if owner not in ("", "edition") else None


def _pairs(old: Lock, new: Lock) -> Iterator[tuple[str, Any, Any]]:
    for name in dict.fromkeys((*old, *new)):
        yield name, old.get(name), new.get(name)


def _only(lock: Lock, *keys: str) -> dict[str, Any]:
    return {key: lock[key] for key in keys if key in lock}
