"""A track's indicators and nodes by name, before they get their slots."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dei_core.model.source import Origin
from dei_core.scoring.node_plan import NodePlan, OwnWeights
from dei_core.scoring.plan import IndicatorPlan
from dei_core.scoring.steps import Step
from dei_core.text import Text
from dei_core.vocabulary import Rounding


@attrs.frozen(kw_only=True)
class DraftNode:
    """A node whose children are still named. weights: one per child, summing to 1; equal ones under a weigher."""

    name: Text
    children: tuple[str, ...]
    weights: tuple[float, ...]
    step: Step
    missing: str = "refuse"
    coverage: float = 0.0
    least: int = 0
    weigher: Step | None = None
    own: OwnWeights | None = None
    inverted: bool = False
    transform: Step | None = None
    normalizer: Step | None = None
    round: int | None = None
    rounding: Rounding = "half_even"
    origin: Origin | None = None


@attrs.frozen
class Draft:
    """Everything a track computes, by id; parts are added and pillars rebuilt until it is finished.

    columns: the indicators that it speaks of, those included whose rules have faults.
    """

    root: str
    columns: dict[str, None] = attrs.field(factory=dict)
    indicators: dict[str, IndicatorPlan] = attrs.field(factory=dict)
    nodes: dict[str, DraftNode] = attrs.field(factory=dict)

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

    def add(self, indicators: Mapping[str, IndicatorPlan], nodes: Mapping[str, DraftNode]) -> None:
        """Take in a standard's clauses and parts."""
        self.indicators.update(indicators)
        self.nodes.update(nodes)
        self.columns.update(dict.fromkeys(plan.column for plan in indicators.values()))


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
            for child in draft.nodes[name].children:
                visit(child)
            order[name] = None

    for name in (draft.root, *draft.nodes):
        visit(name)
    levels = _levels(draft, tuple(order))
    slots = {name: slot for slot, name in enumerate((*draft.indicators, *order))}
    nodes = tuple(_plan(name, draft.nodes[name], levels[name], slots) for name in order)
    return Slotted(indicators=tuple(draft.indicators.values()), nodes=nodes, slots=slots)


def _levels(draft: Draft, order: tuple[str, ...]) -> dict[str, int]:
    """1 for the root, one more for each step below it, 0 for what it does not reach."""
    levels = dict.fromkeys(order, 0)
    levels[draft.root] = 1
    for name in reversed(order):
        for child in draft.nodes[name].children:
            if levels[name] and child in levels:
                levels[child] = max(levels[child], levels[name] + 1)
    return levels


def _plan(name: str, node: DraftNode, level: int, slots: dict[str, int]) -> NodePlan:
    return NodePlan(
        id=name,
        name=node.name,
        level=level,
        children=tuple(slots[child] for child in node.children),
        weights=node.weights,
        aggregator=node.step,
        missing="reweight" if node.missing == "reweight" else "refuse",
        coverage=node.coverage,
        least=node.least,
        weigher=node.weigher,
        own=node.own,
        inverted=node.inverted,
        transform=node.transform,
        normalizer=node.normalizer,
        round=node.round,
        rounding=node.rounding,
        origin=node.origin,
    )
