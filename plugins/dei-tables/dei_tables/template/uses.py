"""What each collected column is for: the indicators of the index and the clauses of standards that need it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dei_core import Text, TrackPlan
from dei_tables.book.tree import pillars


@attrs.frozen(kw_only=True)
class Use:
    """One indicator or clause. pillar: None beside the index. standard: None for an indicator of the index."""

    name: Text
    pillar: Text | None
    standard: Text | None = None


def uses_of(plan: TrackPlan) -> dict[str, tuple[Use, ...]]:
    """Collected column -> what needs it, directly or for what derives from it."""
    found: dict[str, dict[Use, None]] = {}
    for column, use in _uses(plan):
        for part in _parts(plan, column):
            found.setdefault(part, {}).setdefault(use)
    return {column: tuple(uses) for column, uses in found.items()}


def _uses(plan: TrackPlan) -> Iterator[tuple[str, Use]]:
    by_slot = pillars(plan)
    clauses = {
        name: (standard, clause)
        for standard in plan.standards
        for clause in standard.clauses
        for name in (clause.score, clause.level)
    }
    for slot, item in enumerate(plan.indicators):
        pillar = by_slot.get(slot)
        if item.id in clauses:
            standard, clause = clauses[item.id]
            yield item.column, Use(name=clause.name, pillar=pillar, standard=standard.name)
        else:
            yield item.column, Use(name=item.name, pillar=pillar)


def _parts(plan: TrackPlan, column: str) -> Iterator[str]:
    """The collected columns that a column is made of; itself where it is collected."""
    made = {item.id: item.of for item in plan.derived}
    waiting, seen = [column], set[str]()
    while waiting:
        one = waiting.pop().removesuffix("@before")
        if one in seen:
            continue
        seen.add(one)
        if one in made:
            waiting += made[one]
        else:
            yield one
