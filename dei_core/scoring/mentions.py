"""What the words of a scenario mean in a track: parts of its tree, standards, regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.ids import did_you_mean, local
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.rows import Rows
from dei_core.sentence import Message


class Mentions:
    """What a track's parts and regions are called; a part by its bare name too, where that is no other's."""

    def __init__(self, plan: TrackPlan, table: Table) -> None:
        self._plan = plan
        self._table = table

    def slot(self, name: str) -> int | None:
        """The slot of an indicator or node."""
        return self._parts.get(name)

    def node(self, name: str) -> int | None:
        """The slot of a node; None for an indicator as well."""
        slot = self.slot(name)
        return slot if slot is not None and slot >= len(self._plan.indicators) else None

    def taken_out(self, name: str) -> int | None:
        """The slot that is left out by a name: a part's own, or that of a standard's overall score."""
        slot = self.slot(name)
        return self._standards.get(name) if slot is None else slot

    def rows(self, name: str) -> Rows | None:
        """The rows of a region: of all its years by its code, of one by the code with the year as findings tell it."""
        found = self._regions.get(name)
        return None if found is None else np.array(found, np.intp)

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of all indicators and nodes."""
        return self._plan.slots

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids of all nodes."""
        return self._plan.slots[len(self._plan.indicators) :]

    @property
    def regions(self) -> Iterable[str]:
        """What regions are called by."""
        return self._regions

    def to_leave_out(self) -> list[str]:
        """All that can be left out."""
        return [*self.parts, *self._standards, *self._regions]

    @cached_property
    def _parts(self) -> Mapping[str, int]:
        return _with_bare({name: slot for slot, name in enumerate(self._plan.slots)})

    @cached_property
    def _standards(self) -> Mapping[str, int]:
        places = {name: slot for slot, name in enumerate(self._plan.slots)}
        roots = {one.id: places[one.root] for one in self._plan.standards if one.root in places}
        return _with_bare(roots)

    @cached_property
    def _regions(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for row, (code, year) in enumerate(zip(self._table.regions, self._table.years.tolist(), strict=True)):
            found.setdefault(code, []).append(row)
            if year:
                found.setdefault(f"{code} ({year})", []).append(row)
        return found


def _with_bare(known: dict[str, int]) -> dict[str, int]:
    """The slots by id, and by the bare name behind the namespace where one id alone ends in it."""
    bare: dict[str, list[int]] = {}
    for name, slot in known.items():
        bare.setdefault(local(name), []).append(slot)
    alone = {name: slots[0] for name, slots in bare.items() if len(slots) == 1}
    return {**alone, **known}


def unknown(message: Message, place: Place, name: str, known: Iterable[str], found: Findings) -> None:
    """Note a name that means nothing, with those that are near and, where they are few words, all that would do."""
    names = tuple(known)
    found.add(message, place, name=name, hint=did_you_mean(str(name), names), known=names)
