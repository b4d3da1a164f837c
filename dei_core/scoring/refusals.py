"""Refusals of many blocks gathered into one finding per place, with the regions by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Part, Refusal
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.sentence import Message
from dei_core.text import Text


def named(facts: Mapping[str, Any], names: Sequence[Text]) -> dict[str, Any]:
    """What fills a message's blanks, with the names of the children or indicators that a method knows by place."""

    def told(value: Any) -> Any:
        if isinstance(value, Part):
            return names[value.place]
        return [told(one) for one in value] if isinstance(value, list | tuple) else value

    return {key: told(value) for key, value in facts.items()}


def titled(name: Text, id: str) -> Text:
    """A name with its id, or the id alone where it is the name."""
    both = Text(en=f"{name.en} ({id})", zh=f"{name.zh}（{id}）")
    return name if name.en == id else both


def children_of(plan: TrackPlan, node: NodePlan) -> tuple[Text, ...]:
    """The children of a node by name and id."""
    return tuple(titled(plan.label(slot), plan.slots[slot]) for slot in node.children)


class Refusals:
    """What methods refused while columns, or blocks of them, were computed."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Place, str], list[npt.NDArray[np.intp]]] = {}
        self._what: dict[tuple[Place, str], tuple[Message, dict[str, Any]]] = {}

    def __bool__(self) -> bool:
        return bool(self._what)

    def add(
        self,
        place: Place,
        refusal: Refusal,
        rows: int | npt.NDArray[np.intp] = 0,
        names: Sequence[Text] = (),
    ) -> None:
        """Note a refusal. rows: the first row of the block, or the row number of each of its rows.

        names: of the children or indicators that the method was given.
        """
        key = (place, refusal.message.code)
        self._what.setdefault(key, (refusal.message, named(refusal.facts, names)))
        if refusal.rows is not None:
            inside = np.flatnonzero(refusal.rows)
            self._rows.setdefault(key, []).append(inside + rows if isinstance(rows, int) else rows[inside])

    def report(self, table: Table, found: Findings) -> None:
        """One finding per place and message, naming every region once, in the order of the table."""
        for key, (message, facts) in self._what.items():
            rows = self._rows.get(key)
            regions = [table.label(row) for row in np.unique(np.concatenate(rows))] if rows else []
            found.add(message, key[0], **facts, regions=regions)
