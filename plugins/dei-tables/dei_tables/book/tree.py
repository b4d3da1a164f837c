"""The indicator system of a track in reading order: a node before what it is made of, the index first."""

from __future__ import annotations

from dei_core import Text, TrackPlan


def reading_order(plan: TrackPlan) -> tuple[int, ...]:
    """Every slot once, from the index down, then what stands beside it, each tree from its top down."""
    below = {child for node in plan.nodes for child in node.children}
    first = len(plan.indicators)
    tops = [plan.root, *(slot for slot in range(first, len(plan.slots)) if slot not in below)]
    seen: dict[int, None] = {}
    for top in tops:
        _down(plan, top, seen)
    for slot in range(len(plan.slots)):
        seen.setdefault(slot)
    return tuple(seen)


def _down(plan: TrackPlan, slot: int, seen: dict[int, None]) -> None:
    """Enter a slot and what it is made of, in reading order, but for what is there already."""
    if slot in seen:
        return
    seen[slot] = None
    if slot >= len(plan.indicators):
        for child in plan.node(slot).children:
            _down(plan, child, seen)


def pillars(plan: TrackPlan) -> dict[int, Text]:
    """Slot -> the name of the pillar that it counts for; slots beside the index, and the index, have none."""
    found: dict[int, Text] = {}
    if plan.root >= len(plan.indicators):
        for pillar in plan.node(plan.root).children:
            below: dict[int, None] = {}
            _down(plan, pillar, below)
            for slot in below:
                found.setdefault(slot, plan.label(pillar))
    return found
