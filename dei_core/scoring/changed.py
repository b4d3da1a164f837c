"""A track's plan without some of its parts: children struck out of nodes, and what no node needs any more."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs
import numpy as np

from dei_core.scoring.node_plan import NodePlan, OwnWeights
from dei_core.scoring.plan import ScreenPlan, TrackPlan
from dei_core.scoring.steps import factors, without_others


def gone_with(plan: TrackPlan, slots: set[int]) -> frozenset[int]:
    """The slots taken out, with the nodes of which they leave no weight."""
    gone = set(slots)
    for slot, node in enumerate(plan.nodes, start=len(plan.indicators)):
        pairs = zip(node.children, node.weights, strict=True)
        if not gone.isdisjoint(node.children) and not any(
            weight for child, weight in pairs if child not in gone
        ):
            gone.add(slot)
    return frozenset(gone)


def without_parts(plan: TrackPlan, gone: frozenset[int]) -> TrackPlan:
    """The plan without some slots, and without what only they were made of; the root is none of them.

    The weights of the children that are left are rescaled to add up to what all did; coefficients stay what they are.
    """
    if not gone:
        return plan
    pruned = attrs.evolve(plan, nodes=tuple(_pruned(node, gone) for node in plan.nodes))
    kept = set(pruned.reached)
    for slot in set(range(len(plan.slots))) - plan.reached - gone:
        kept |= pruned.below(slot)
    return _numbered_anew(pruned, sorted(kept))


def _numbered_anew(plan: TrackPlan, kept: Sequence[int]) -> TrackPlan:
    """The plan of some slots alone, which need no others."""
    place = {slot: at for at, slot in enumerate(kept)}
    ids = {plan.slots[slot] for slot in kept}
    first = len(plan.indicators)
    nodes = [plan.node(slot) for slot in kept if slot >= first]
    whole = [
        standard
        for standard in plan.standards
        if ids.issuperset({standard.root, *(clause.score for clause in standard.clauses)})
    ]
    return attrs.evolve(
        plan,
        indicators=tuple(plan.indicators[slot] for slot in kept if slot < first),
        nodes=tuple(
            attrs.evolve(node, children=tuple(place[child] for child in node.children)) for node in nodes
        ),
        root=place[plan.root],
        standards=tuple(whole),
        beside=tuple((node, tiers) for node, tiers in plan.beside if node in ids),
        screen=None if plan.screen is None else _screen(plan.screen, ids),
    )


def _screen(screen: ScreenPlan, ids: set[str]) -> ScreenPlan | None:
    """The limits within the nodes that are left; none where those were all that they were for."""
    within = tuple(node for node in screen.within if node in ids)
    return None if screen.within and not within else attrs.evolve(screen, within=within)


def _pruned(node: NodePlan, gone: frozenset[int]) -> NodePlan:
    """The node without the children that are gone; itself where it loses none, or all weight."""
    kept = [place for place, child in enumerate(node.children) if child not in gone]
    left = [node.weights[place] for place in kept]
    if len(kept) == len(node.children) or not any(left):
        return node
    free = node.aggregator.method.free_weights
    if factors(node.aggregator) is None:
        left = _grown(left, sum(node.weights) if free else 1.0)
    return attrs.evolve(
        node,
        children=tuple(node.children[place] for place in kept),
        weights=tuple(left),
        aggregator=without_others(node.aggregator, kept),
        own=None if node.own is None else _own(node.own, kept, free),
    )


def _grown(weights: Sequence[float], whole: float) -> list[float]:
    """Weights in their proportions that add up to the whole, in exact arithmetic and rounded once."""
    exact = [Fraction(repr(weight)) for weight in weights]
    total = sum(exact)
    return [float(weight / total * Fraction(repr(whole))) if total else 0.0 for weight in exact]


def _own(own: OwnWeights, kept: Sequence[int], free: bool) -> OwnWeights:
    """Weights that differ by region, of the children that are left; NaN in cases that leave them none."""
    cases = {}
    for value, weights in own.cases.items():
        left = [weights[place] for place in kept]
        whole = sum(weights) if free else 1.0
        cases[value] = tuple(_grown(left, whole) if any(left) else [np.nan] * len(left))
    columns = tuple(own.columns[place] for place in kept) if own.columns else ()
    return attrs.evolve(own, cases=cases, columns=columns)
