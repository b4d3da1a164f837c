"""What differs between two editions, locks or result folders: rules, weights, thresholds, versions and samples."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from dei_core import DeiError, Finding, Result, Text, evaluate
from dei_core.host import (
    ENDING,
    LOCK,
    MARK,
    Move,
    bytes_of,
    compare,
    lock_of,
    read_lock,
    recover_result,
    restored_rows,
    result_findings,
    standing,
)
from dei_core.plugin import Place
from dei_workshop import messages as say

RANKING = "ranking.csv"
Regions = Mapping[str, Mapping[str, str]]
"""Track -> region code -> name."""


@attrs.frozen(kw_only=True, eq=False)
class Side:
    """One side of a comparison.

    regions: None for a lock by itself, which knows how many there are and not which. names: of indicators and
    nodes, where an edition says them. findings: what a lock or result folder tells of itself, that it was edited or
    is of an earlier form.
    """

    path: Path
    lock: Mapping[str, Any]
    regions: Regions | None = None
    names: Mapping[str, Text] = attrs.field(factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def name(self) -> Text:
        """The edition's name."""
        return Text(**self.lock["edition"]["name"])

    @property
    def year(self) -> int:
        """The edition's year."""
        year: int = self.lock["edition"]["year"]
        return year


@attrs.frozen(kw_only=True)
class Sample:
    """A track's regions on both sides. added, removed: code -> name."""

    track: str
    before: int
    after: int
    added: Mapping[str, str]
    removed: Mapping[str, str]


@attrs.frozen(kw_only=True, eq=False)
class Difference:
    """All that differs. samples: of the tracks that both sides have, where both know their regions."""

    old: Side
    new: Side
    moves: tuple[Move, ...]
    samples: tuple[Sample, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.moves and not any(item.added or item.removed for item in self.samples)


def open_side(path: str | Path) -> Side:
    """An edition (evaluated now), a lock file, or a result folder. DeiError where it is none of them."""
    path = Path(path)
    recover_result(path)
    if os.path.isfile(path) and path.name.endswith(ENDING):
        lock = read_lock(path)
        return Side(path=path, lock=lock, findings=standing(lock, str(path)))
    if os.path.isfile(path / MARK):
        lock, regions = read_lock(path / LOCK), _ranked(path / RANKING)
        told = (*standing(lock, str(path / LOCK)), *result_findings(path, (LOCK, RANKING)))
        return Side(path=path, lock=lock, regions=regions, findings=told)
    return _evaluated(path, evaluate(path))


def difference(old: Side, new: Side) -> Difference:
    """What differs between two sides, from the first to the second."""
    return Difference(old=old, new=new, moves=compare(old.lock, new.lock), samples=_samples(old, new))


def _evaluated(path: Path, result: Result) -> Side:
    tracks = result.card.tracks
    return Side(
        path=path,
        lock=lock_of(result),
        regions={
            name: dict(zip(track.table.regions, track.table.names, strict=True))
            for name, track in tracks.items()
        },
        names={
            slot: track.plan.label(place)
            for track in tracks.values()
            for place, slot in enumerate(track.plan.slots)
        },
    )


def _ranked(path: Path) -> Regions:
    """The regions of a result folder's ranking."""
    found: dict[str, dict[str, str]] = {}
    try:
        for row in restored_rows(bytes_of(path).decode("utf-8")):
            found.setdefault(row["track"], {})[row["region"]] = row["name"]
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        place, facts = Place(file=str(path)), {"why": str(error)}
        raise DeiError([Finding(message=say.NO_RANKING, place=place, facts=facts)]) from error
    return found


def _samples(old: Side, new: Side) -> tuple[Sample, ...]:
    if old.regions is None or new.regions is None:
        return ()
    return tuple(
        Sample(
            track=track,
            before=len(before),
            after=len(new.regions[track]),
            added={code: name for code, name in new.regions[track].items() if code not in before},
            removed={code: name for code, name in before.items() if code not in new.regions[track]},
        )
        for track, before in old.regions.items()
        if track in new.regions
    )
