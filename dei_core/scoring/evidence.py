"""On what evidence a plan stands: how many of its rules and weights were read, derived, recalled or chosen."""

from __future__ import annotations

from collections.abc import Iterable

from dei_core.model.source import Origin
from dei_core.scoring.plan import TrackPlan
from dei_core.vocabulary import VOCABULARY


def evidence_of_rules(plan: TrackPlan) -> dict[str, int]:
    """How many indicators and clauses are scored by a rule of each kind.

    >>> from dei_core import open_edition
    >>> from dei_core.host import evidence_of_rules
    >>> evidence_of_rules(open_edition("examples/gigabit-2022").plan.track("city"))
    {'read': 4, 'derived': 0, 'recalled': 0, 'chosen': 0, 'unstated': 0}
    """
    return _counted(item.origin for item in plan.indicators)


def evidence_of_weights(plan: TrackPlan) -> dict[str, int]:
    """How many nodes have weights of each kind; a single child has no weight to speak of.

    >>> from dei_core import open_edition
    >>> from dei_core.host import evidence_of_weights
    >>> evidence_of_weights(open_edition("examples/gigabit-2022").plan.track("city"))
    {'read': 0, 'derived': 3, 'recalled': 0, 'chosen': 0, 'unstated': 0}
    """
    return _counted(node.origin for node in plan.nodes if len(node.children) > 1)


def _counted(origins: Iterable[Origin | None]) -> dict[str, int]:
    counts = dict.fromkeys(VOCABULARY.evidence, 0)
    for origin in origins:
        counts[(origin and origin.evidence) or "unstated"] += 1
    return counts
