"""A region type's own indicators and nodes as a draft, before any standard is added."""

from __future__ import annotations

from dei_core.binding.covering import in_order
from dei_core.binding.draft import Draft, DraftNode
from dei_core.binding.params import bind_chosen, bind_step
from dei_core.binding.rules import bind_indicators
from dei_core.binding.scope import Scope
from dei_core.binding.stages import check_share
from dei_core.binding.tree import bind_tree, node_name
from dei_core.binding.weights import bind_weights
from dei_core.messages import binding as say
from dei_core.messages import stages as say_stage
from dei_core.model.tree import Framework
from dei_core.scoring.steps import Step, free_weights, handles_missing, reweights, stated_factors, weighted


def bind_tree_draft(scope: Scope) -> tuple[Draft, Framework] | None:
    """The tree of the track's region type with rules, weights and methods; None if it does not hold together."""
    tree = bind_tree(scope)
    if tree is None:
        return None
    indicators = bind_indicators(scope, tree.indicators)
    steps = {node: _aggregator(scope, node, children) for node, children in tree.children.items()}
    weightless = {node for node, step in steps.items() if step and not weighted(step)}
    free = frozenset(node for node, step in steps.items() if step and free_weights(step))
    weights = bind_weights(scope, tree, weightless, free)
    stage = scope.stages.aggregate
    draft = Draft(scope.region_type.root, columns=dict.fromkeys(tree.indicators))
    draft.indicators.update({plan.id: plan for plan in indicators})
    for node, step in steps.items():
        item = scope.region_type.node[node]
        name, place = node_name(scope, tree, node), scope.tree(f"node.{node}")
        transform = bind_chosen(scope, "transform", item.transform, place, "transform")
        if step is not None:
            _check_missing(scope, node, step)
            _check_learning(scope, node, step, weights[node].own is not None)
            draft.nodes[node] = DraftNode(
                name=name,
                children=tree.children[node],
                weights=stated_factors(step, tree.children[node]) or weights[node].weights,
                step=step,
                missing=(item.missing or stage.missing) if weighted(step) else "refuse",
                coverage=stage.coverage if item.coverage is None else item.coverage,
                weigher=weights[node].weigher if weighted(step) else None,
                least=item.least or 0,
                own=weights[node].own,
                inverted=item.inverted,
                transform=transform,
                normalizer=bind_chosen(scope, "normalizer", item.normalise, place, "normalise", transform),
                round=item.round,
                rounding=item.rounding,
                origin=weights[node].origin,
            )
    return draft, tree.framework


def _check_learning(scope: Scope, node: str, step: Step, own: bool) -> None:
    """Note what a method that looks at all regions cannot do."""
    facts, place = {"node": node, "method": step.method.id}, scope.tree(f"node.{node}")
    if step.method.fit is not None and own:
        scope.found.add(say_stage.OWN_WEIGHTS_LEARNED, place, **facts)
    if step.method.fit is not None and scope.region_type.node[node].inverted:
        scope.found.add(say_stage.INVERTED_LEARNED, place, **facts)


def _check_missing(scope: Scope, node: str, step: Step) -> None:
    """Note what a node says about missing children to no effect."""
    item, place = scope.region_type.node[node], scope.tree(f"node.{node}")
    if item.missing == "reweight" and (handles_missing(step) or not weighted(step)):
        scope.found.add(say.NOTHING_TO_REWEIGHT, place, node=node, method=step.method.id)
    policy, children = item.missing or scope.stages.aggregate.missing, len(item.children)
    if policy == "reweight" and weighted(step) and not reweights(step):
        where = place if item.missing else scope.stage("aggregate", "missing")
        scope.found.add(say.REWEIGHT_REFUSED, where, node=node, method=step.method.id)
    if 0.0 < (item.coverage or 0.0) <= 1.0 and policy == "refuse":
        scope.found.add(say.COVERAGE_UNUSED, place, coverage=item.coverage)
    if item.least is not None and not (1 <= item.least <= children and policy == "reweight"):
        facts = {"node": node, "least": item.least, "children": children}
        scope.found.add(say_stage.LEAST_OUT_OF_REACH, place, **facts)


def _aggregator(scope: Scope, node: str, children: tuple[str, ...]) -> Step | None:
    item, stage = scope.region_type.node[node], scope.stages.aggregate
    if item.coverage is not None:
        check_share(scope, item.coverage, scope.tree(f"node.{node}"))
    own = item.method is not None
    method = item.method or stage.method
    place = scope.tree(f"node.{node}") if own else scope.stage("aggregate")
    given = item.params if own else {**stage.params, **item.params}
    params = in_order(scope, ("aggregator", method), given, node, children, place)
    return bind_step(scope.registry, "aggregator", method, params, place, scope.found)
