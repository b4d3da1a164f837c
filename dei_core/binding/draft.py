"""A track's indicators and nodes by name, before they get their slots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from dei_core.binding.scope import Scope
from dei_core.model.tree import Framework
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import IndicatorPlan, TrackPlan


@attrs.frozen
class Draft:
    """What a track, or a standard in it, computes, by id; parts are added and pillars rebuilt until it is finished.

    root: the id of what all of it is for. columns: the indicators that it speaks of, those included whose rules have
    faults. nodes: without slots and levels yet. children: of each node, by name.
    """

    root: str
    columns: dict[str, None] = attrs.field(factory=dict)
    indicators: dict[str, IndicatorPlan] = attrs.field(factory=dict)
    nodes: dict[str, NodePlan] = attrs.field(factory=dict)
    children: dict[str, tuple[str, ...]] = attrs.field(factory=dict)

    @property
    def needed(self) -> dict[str, None]:
        """The columns scored, and those that weigh children."""
        own = (node.own.columns for node in self.nodes.values() if node.own is not None)
        return self.columns | dict.fromkeys(column for columns in own for column in columns)

    @property
    def traits(self) -> dict[str, None]:
        """The traits that rules and weights branch on."""
        rules = dict.fromkeys(plan.trait for plan in self.indicators.values() if plan.trait)
        own = (node.own.trait for node in self.nodes.values() if node.own is not None)
        return rules | dict.fromkeys(trait for trait in own if trait)

    def score(self, indicators: Iterable[IndicatorPlan]) -> None:
        """Take in indicators, and their columns."""
        for item in indicators:
            self.indicators[item.id] = item
            self.columns[item.column] = None

    def put(self, node: NodePlan, children: tuple[str, ...]) -> None:
        """Take in a node over the named children, in the place of one of the same id."""
        self.nodes[node.id], self.children[node.id] = node, children

    def add(self, other: Draft) -> None:
        """Take in a standard's clauses and parts."""
        self.score(other.indicators.values())
        self.nodes.update(other.nodes)
        self.children.update(other.children)


@attrs.frozen(kw_only=True)
class Slotted:
    """The draft with slots: indicators first, then every node after its children."""

    indicators: tuple[IndicatorPlan, ...]
    nodes: tuple[NodePlan, ...]
    slots: dict[str, int]


def slotted(draft: Draft) -> Slotted:
    """Slots, levels and child positions for a draft without circles; the root's own nodes come first."""
    order: dict[str, None] = {}

    def visit(name: str) -> None:
        if name in draft.nodes and name not in order:
            for child in draft.children[name]:
                visit(child)
            order[name] = None

    for name in (draft.root, *draft.nodes):
        visit(name)
    levels = _levels(draft, tuple(order))
    slots = {name: slot for slot, name in enumerate((*draft.indicators, *order))}
    nodes = tuple(
        attrs.evolve(
            draft.nodes[name],
            level=levels[name],
            children=tuple(slots[child] for child in draft.children[name]),
        )
        for name in order
    )
    return Slotted(indicators=tuple(draft.indicators.values()), nodes=nodes, slots=slots)


def track_plan(scope: Scope, draft: Draft, framework: Framework, **parts: Any) -> TrackPlan:
    """The plan of a track whose draft is complete. parts: what is read, and what its stages do."""
    made = slotted(draft)
    return TrackPlan(
        id=scope.track_id,
        name=scope.track.name,
        year=scope.year,
        region_type=scope.region_type_id,
        scale=framework.scale,
        zero=framework.zero,
        open=framework.open,
        decimals=framework.decimals,
        indicators=made.indicators,
        nodes=made.nodes,
        root=made.slots[draft.root],
        **parts,
    )


def _levels(draft: Draft, order: tuple[str, ...]) -> dict[str, int]:
    """1 for the root, one more for each step below it, 0 for what it does not reach."""
    levels = dict.fromkeys(order, 0)
    levels[draft.root] = 1
    for name in reversed(order):
        for child in draft.children[name]:
            if levels[name] and child in levels:
                levels[child] = max(levels[child], levels[name] + 1)
    return levels
