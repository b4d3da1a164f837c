"""Nodes of a region type's tree, or of a standard's: their methods and rules bound, and held against each other."""

from __future__ import annotations

import attrs

from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding.covering import in_order
from dei_core.binding.draft import Draft
from dei_core.binding.params import bind_chosen, bind_step
from dei_core.binding.rules import bind_indicators
from dei_core.binding.scope import Scope
from dei_core.binding.stages import check_share
from dei_core.binding.tree import bind_tree, node_name
from dei_core.binding.weights import NodeWeights, bind_weights
from dei_core.findings import Place
from dei_core.ids import local
from dei_core.kernel.kinds import Aggregator, Normalizer, Transform
from dei_core.model.tree import Combined, Framework, Part
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.steps import Step, stated_factors
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class NodeBinder:
    """A node as it is written, on its way into the draft. children: by the ids that the track has for them."""

    scope: Scope
    id: str
    item: Combined
    children: tuple[str, ...]
    place: Place

    @property
    def said(self) -> str:
        """What findings call it: a part by its name in its standard."""
        return local(self.id) if isinstance(self.item, Part) else self.id

    def aggregator(self) -> Step[Aggregator] | None:
        """Its own method, or the edition's; None, with findings, where it does not fit."""
        item, stage = self.item, self.scope.stages.aggregate
        own = item.method is not None
        method, place = item.method or stage.method, self.place if own else self.scope.stage("aggregate")
        given = item.params if own else {**stage.params, **item.params}
        kind = (Aggregator.kind, method)
        params = in_order(self.scope, kind, given, self.said, self.children, place)
        return bind_step(self.scope.registry, Aggregator, method, params, place, self.scope.found)

    def plan(self, name: Text, step: Step[Aggregator], weights: NodeWeights) -> NodePlan:
        """The node without its slots; what it says to no effect becomes findings."""
        item, stage = self.item, self.scope.stages.aggregate
        self._check_missing(step)
        self._check_learning(step, weights.own is not None)
        transform = bind_chosen(self.scope, Transform, item.transform, self.place, "transform")
        rules = {
            **item.rules,
            "missing": (item.missing or stage.missing) if step.method.takes_over else "refuse",
            "coverage": stage.coverage if item.coverage is None else item.coverage,
            "least": item.least or 0,
        }
        return NodePlan(
            **rules,
            id=self.id,
            name=name,
            level=0,
            children=(),
            weights=stated_factors(step, self.children) or weights.weights,
            stated=weights.stated,
            aggregator=step,
            weigher=weights.weigher if step.method.weighted else None,
            own=weights.own,
            transform=transform,
            normalizer=bind_chosen(
                self.scope, Normalizer, item.normalise, self.place, "normalise", transform
            ),
            origin=weights.origin,
        )

    def _check_learning(self, step: Step[Aggregator], own: bool) -> None:
        """Note what a method that looks at all regions cannot do."""
        facts = {"node": self.said, "method": step.method.id}
        if step.method.fit is not None and own:
            self.scope.found.add(say_stages.OWN_WEIGHTS_LEARNED, self.place, **facts)
        if step.method.fit is not None and self.item.inverted:
            self.scope.found.add(say_stages.INVERTED_LEARNED, self.place, **facts)

    def _check_missing(self, step: Step[Aggregator]) -> None:
        """Note what a node says about missing children to no effect."""
        item, found, facts = self.item, self.scope.found, {"node": self.said, "method": step.method.id}
        if item.coverage is not None:
            check_share(self.scope, item.coverage, self.place)
        if item.missing == "reweight" and (step.method.handles_missing or not step.method.weighted):
            found.add(say.NOTHING_TO_REWEIGHT, self.place, **facts)
        policy, children = item.missing or self.scope.stages.aggregate.missing, len(self.children)
        asked = item.missing is not None or not isinstance(
            item, Part
        )  # a standard's part is as it is published
        if policy == "reweight" and step.method.weighted and not step.method.reweights and asked:
            where = self.place if item.missing else self.scope.stage("aggregate", "missing")
            found.add(say.REWEIGHT_REFUSED, where, **facts)
        if 0.0 < (item.coverage or 0.0) <= 1.0 and policy == "refuse":
            found.add(say.COVERAGE_UNUSED, self.place, coverage=item.coverage)
        if item.least is not None and not (1 <= item.least <= children and policy == "reweight"):
            told = {"node": self.said, "least": item.least, "children": children}
            found.add(say_stages.LEAST_OUT_OF_REACH, self.place, **told)


def bind_tree_draft(scope: Scope) -> tuple[Draft, Framework] | None:
    """The tree of the track's region type with rules, weights and methods; None if it does not hold together."""
    tree = bind_tree(scope)
    if tree is None:
        return None
    draft = Draft(scope.region_type.root, columns=dict.fromkeys(tree.indicators))
    draft.score(bind_indicators(scope, tree.indicators))
    binders = {
        node: NodeBinder(
            scope=scope,
            id=node,
            item=scope.region_type.node[node],
            children=children,
            place=scope.tree(f"node.{node}"),
        )
        for node, children in tree.children.items()
    }
    steps = {node: binder.aggregator() for node, binder in binders.items()}
    weightless = {node for node, step in steps.items() if step and not step.method.weighted}
    free = frozenset(node for node, step in steps.items() if step and step.method.free_weights)
    weights = bind_weights(scope, tree, weightless, free)
    for node, step in steps.items():
        name = node_name(scope, tree, node)
        if step is not None:
            draft.put(binders[node].plan(name, step, weights[node]), tree.children[node])
    return draft, tree.framework
