"""What ids are called, wherever the packs at hand say it."""

from __future__ import annotations

from typing import Any, Protocol

from dei_core import Text


class Library(Protocol):
    """Where entities are found: the registry of an edition, or whatever else knows packs."""

    def find(self, table: str, full: str) -> Any | None:
        """The entity of a table with a full id; None where there is none."""


def name_in(library: Library, table: str, full: str) -> Text:
    """What people call an entity; its id where no pack at hand has it."""
    found = library.find(table, full)
    return Text(full, full) if found is None else found.name


def value_in(library: Library, trait: str, value: str) -> Text:
    """What people call a value of a trait; the value itself where no pack at hand has it."""
    found = library.find("trait", trait)
    known = None if found is None else found.value.get(value)
    return Text(value, value) if known is None else Text(known.en, known.zh)
