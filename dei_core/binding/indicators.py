"""A region type's own indicators and nodes as a draft, before any standard is added."""

from __future__ import annotations

from dei_core.binding.draft import Draft
from dei_core.binding.nodes import NodeBinder
from dei_core.binding.rules import bind_indicators
from dei_core.binding.scope import Scope
from dei_core.binding.tree import bind_tree, node_name
from dei_core.binding.weights import bind_weights
from dei_core.model.tree import Framework
from dei_core.scoring.steps import free_weights, weighted


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
    weightless = {node for node, step in steps.items() if step and not weighted(step)}
    free = frozenset(node for node, step in steps.items() if step and free_weights(step))
    weights = bind_weights(scope, tree, weightless, free)
    for node, step in steps.items():
        name = node_name(scope, tree, node)
        if step is not None:
            draft.put(binders[node].plan(name, step, weights[node]), tree.children[node])
    return draft, tree.framework
