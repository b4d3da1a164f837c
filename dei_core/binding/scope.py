"""What every part of binding one track needs to know, and where it puts what it finds; what is in force in a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar

import attrs

from dei_core.binding import messages as say
from dei_core.findings import Findings, Place
from dei_core.ids import did_you_mean, local, owner, qualified
from dei_core.model.dataset import Dataset
from dei_core.model.edition import Edition, Track
from dei_core.model.source import Origin, Sourced
from dei_core.model.stages import Stages
from dei_core.model.tree import RegionType
from dei_core.packs.registry import Registry
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Scope:
    """One track of an edition, its data and region type, the registry, and the findings so far."""

    registry: Registry
    edition: Edition
    file: str
    track_id: str
    track: Track
    dataset: Dataset
    region_type_id: str
    region_type: RegionType
    found: Findings

    @property
    def space(self) -> str:
        """The namespace that owns the region type."""
        return owner(self.region_type_id)

    @cached_property
    def stages(self) -> Stages:
        """The edition's stages with the track's own in their places."""
        return self.track.stages.over(self.edition.stages)

    @property
    def year(self) -> int:
        """Whose rules and weights count."""
        return self.edition.year if self.track.year is None else self.track.year

    def stage(self, name: str, *path: str) -> Place:
        """A place in a stage: the track's own, or the edition's."""
        own = getattr(self.track.stages, name) is not None
        parts = ("track", self.track_id) if own else ()
        return Place(file=self.file).inside(*parts, "stages", name, *path)

    def here(self, *path: str) -> Place:
        """A place in the edition's track."""
        return Place(file=self.file).inside("track", self.track_id, *path)

    def tree(self, *path: str) -> Place:
        """A place in the region type."""
        return self.registry.place(self.region_type_id, "region_type", *path)

    def pick(self, name: str, known: Iterable[str], place: Place) -> str | None:
        """The full id that an edition means by a full or, where only one fits, a bare name."""
        options = tuple(known)
        fits = [full for full in options if full == name or local(full) == name]
        if len(fits) == 1:
            return fits[0]
        if fits:
            self.found.add(say.AMBIGUOUS_NAME, place, name=name, known=fits)
        else:
            near = did_you_mean(name, options)
            self.found.add(say.NOT_A_MAPPED_INDICATOR, place, name=name, track=self.track_id, hint=near)
        return None

    def once(self, taken: dict[str, str], name: str, where: str, place: Place) -> None:
        """Keep where a thing is given, and note a second place that gives it."""
        first = taken.setdefault(name, where)
        if first != where:
            self.found.add(say.GIVEN_TWICE, place, name=name, first=first, second=where)

    def chosen(self, path: str, reason: Text) -> Origin:
        """Who says so where it is the edition itself."""
        place, year = self.here(path).path or "", self.year
        return Origin(pack="edition", version=str(year), path=place, evidence="chosen", reason=reason)

    def origin(
        self, space: str, path: str, rule: Sourced | None = None, reason: Text | None = None
    ) -> Origin:
        """Who says so: the pack, the entity in it and the rule's citation."""
        pack = self.registry.packs[space]
        cited: dict[str, Any] = {}
        if rule is not None:
            source = self.registry.find("source", qualified(space, rule.cite.source))
            cited = {
                "source": source.title if source else None,
                "clause": rule.cite.clause,
                "evidence": rule.evidence,
                "confidence": rule.confidence,
                "checked": rule.checked,
                "since": getattr(rule, "since", None),
            }
        return Origin(pack=space, version=pack.version, path=path, reason=reason, **cited)


class Dated(Protocol):
    """Anything in force from a year on."""

    @property
    def since(self) -> int:
        """The first year, included."""
        ...


D = TypeVar("D", bound=Dated)


def in_force(entries: Sequence[D], year: int) -> tuple[int, D] | None:
    """The entry with the latest `since` up to a year, and its index; None where none is in force yet."""
    started = [(entry.since, index) for index, entry in enumerate(entries) if entry.since <= year]
    if not started:
        return None
    index = max(started)[1]
    return index, entries[index]


def same_since(entries: Sequence[Dated], place: Place, found: Findings) -> None:
    """Note each year from which two entries would be in force."""
    years = [entry.since for entry in entries]
    for since in sorted({year for year in years if years.count(year) > 1}):
        found.add(say.SAME_SINCE, place, since=since)
