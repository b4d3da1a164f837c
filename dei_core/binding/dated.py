"""Which of several dated entries is in force in a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from dei_core.findings import Findings, Place
from dei_core.messages import binding as say


class Dated(Protocol):
    """Anything in force from a year on."""

    @property
    def since(self) -> int:
        """The first year, included."""


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
