"""The tree of an index: where everything that is scored enters it, and with which weight."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from dei_core import TrackPlan
from dei_core.host import IndicatorPlan, NodePlan


@attrs.frozen(kw_only=True)
class Place:
    """An indicator, or a standard's clause, where it enters the index.

    path: the slots from the index down to it, itself included. within: its weight in its parent.
    effective: the product of the weights on the path.
    """

    path: tuple[int, ...]
    within: float
    effective: float

    @property
    def slot(self) -> int:
        """The slot of the indicator or clause."""
        return self.path[-1]


def places(track: TrackPlan) -> tuple[Place, ...]:
    """Where everything that is scored enters the index, in the order of the tree."""
    first = len(track.indicators)
    clauses = {clause.score for standard in track.standards for clause in standard.clauses}

    def below(path: tuple[int, ...], within: float, effective: float) -> Iterator[Place]:
        slot = path[-1]
        if slot < first or track.slots[slot] in clauses:
            yield Place(path=path, within=within, effective=effective)
            return
        node = track.node(slot)
        for child, weight in zip(node.children, node.weights, strict=True):
            yield from below((*path, child), weight, effective * weight)

    return tuple(below((track.root,), 1.0, 1.0))


def inside(track: TrackPlan) -> tuple[int, ...]:
    """The nodes of the index above what is scored, every parent after its children."""
    return tuple(sorted({slot for place in places(track) for slot in place.path[:-1]}))


def scored(track: TrackPlan) -> tuple[IndicatorPlan, ...]:
    """The indicators that the index looks at, those of its standards' clauses among them."""
    levels = {clause.score: clause.level for standard in track.standards for clause in standard.clauses}
    names = dict.fromkeys(
        levels.get(name, name) for name in (track.slots[place.slot] for place in places(track))
    )
    return tuple(track.indicators[track.slot(name)] for name in names)


def is_mean(node: NodePlan) -> bool:
    """Whether a node's score is the sum of its parts' scores times their weights, but for a rounding."""
    return node.additive and attrs.evolve(node, inverted=False).attributable


def nominal(track: TrackPlan) -> tuple[int, ...]:
    """The nodes of the index that are not weighted arithmetic means, so that weights below them are nominal.

    Means that are transformed or normalised afterwards are none either.
    """
    return tuple(slot for slot in inside(track) if not is_mean(track.node(slot)))
