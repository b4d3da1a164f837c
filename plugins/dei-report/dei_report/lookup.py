"""What ids stand for, looked up in the packs at hand and, as data alone, in those that are installed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dei_core import DeiError, Text
from dei_core.host import find_pack, read_installed
from dei_core.plugin import FIVE_PILLARS, Pack


def qualified(namespace: str, name: str) -> str:
    """The full id of a name that a pack uses."""
    return name if "." in name else f"{namespace}.{name}"


class Library:
    """Packs by namespace; one that is not at hand is read when it is first asked for, without its code."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._packs: dict[str, Pack | None] = {pack.namespace: pack for pack in packs}

    def pack(self, space: str) -> Pack | None:
        """The pack of a namespace; None where it is not to be had."""
        if space not in self._packs:
            try:
                self._packs[space] = read_installed(find_pack(space))
            except DeiError:
                self._packs[space] = None
        return self._packs[space]

    def find(self, table: str, full: str) -> Any | None:
        """The entity of a table by full id; None where its pack is not to be had or has no such entity."""
        space, _, name = full.partition(".")
        pack = self.pack(space)
        return None if pack is None else getattr(pack, table).get(name)

    def name(self, table: str, full: str) -> Text | None:
        """What people call an entity."""
        found = self.find(table, full)
        return None if found is None else found.name

    def pillar(self, full: str | None, name: str) -> Text | None:
        """What people call a pillar of the framework of a region type; of the index's own five without one."""
        kind = None if full is None else self.find("region_type", full)
        framework: Any = FIVE_PILLARS
        if full is not None and kind is not None and kind.framework != "dei":
            framework = self.find("framework", qualified(full.partition(".")[0], kind.framework))
        pillar = None if framework is None else framework.pillar.get(name)
        found: Text | None = None if pillar is None else pillar.name
        return found
