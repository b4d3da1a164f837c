"""The indicator system of a track in reading order: a node before what it is made of, the index first."""

from __future__ import annotations

from collections.abc import Iterator

from dei_core import Text, TrackPlan


def reading_order(plan: TrackPlan) -> tuple[int, ...]:
    """Every slot once, from the index down, then what stands beside it, each tree from its top down."""
    below = {child for node in plan.nodes for child in node.children}
    first = len(plan.indicators)
    tops = [plan.root, *(slot for slot in range(first, len(plan.slots)) if slot not in below)]
    seen: dict[int, None] = {}
    for top in tops:
        for slot in _down(plan, top):
            seen.setdefault(slot)
    for slot in range(len(plan.slots)):
        seen.setdefault(slot)
    return tuple(seen)


def _down(plan: TrackPlan, slot: int) -> Iterator[int]:
    yield slot
    if slot >= len(plan.indicators):
        for child in plan.node(slot).children:
            yield from _down(plan, child)


def pillars(plan: TrackPlan) -> dict[int, Text]:
    """Slot -> the name of the pillar that it counts for; slots beside the index, and the index, have none."""
    found: dict[int, Text] = {}
    if plan.root >= len(plan.indicators):
        for pillar in plan.node(plan.root).children:
            for slot in _down(plan, pillar):
                found.setdefault(slot, plan.label(pillar))
    return found
