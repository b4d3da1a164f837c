"""What each part of an index weighs in the whole: weights multiplied down from the root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan

Tree = Mapping[str, Mapping[str, float]]
"""Node -> its children with their weights."""


def _stated(node: NodePlan) -> Sequence[float]:
    return node.weights


@attrs.frozen(kw_only=True)
class IndexWeights:
    """through: (node, child) -> what the child weighs in the root through that node.

    whole: what each node and indicator weighs in the root, through all its parents; the root itself weighs 1. What is
    beside the root stands in neither.

    >>> from dei_core.host import IndexWeights, index_weights
    >>> found = index_weights({"index": {"a": 0.4, "b": 0.6}}, "index")
    >>> isinstance(found, IndexWeights), found.whole["b"]
    (True, 0.6)
    """

    through: Mapping[tuple[str, str], float]
    whole: Mapping[str, float]


def index_weights(tree: Tree, root: str) -> IndexWeights:
    """The weights of a tree multiplied down from its root: what the score gains by a point of each, 0-1.

    That is exact where every node is a weighted mean; elsewhere the weights are nominal. Where the weights of every
    node sum to 1, those of the leaves do too. A weight of NaN is passed on.

    >>> found = index_weights({"index": {"a": 0.25, "b": 0.75}, "b": {"a": 0.5, "c": 0.5}}, "index")
    >>> found.whole
    {'index': 1.0, 'a': 0.625, 'b': 0.75, 'c': 0.375}
    >>> found.through["b", "a"]
    0.375
    """
    whole, through = {root: 1.0}, {}
    for node in _downward(tree, root):
        for child, weight in tree[node].items():
            through[node, child] = whole[node] * weight
            whole[child] = whole.get(child, 0.0) + through[node, child]
    return IndexWeights(through=through, whole=whole)


def weight_tree(
    plan: TrackPlan, weights: Callable[[NodePlan], Sequence[float]] = _stated
) -> dict[str, dict[str, float]]:
    """A track's nodes with the weights of their children: as stated, or as `weights` has them for a node.

    >>> from dei_core import compose
    >>> from dei_core.host import weight_tree
    >>> weight_tree(compose({"index": {"a": 0.4, "b": 0.6}}).track("index"))
    {'index': {'a': 0.4, 'b': 0.6}}
    """
    return {
        node.id: {
            plan.slots[child]: float(weight)
            for child, weight in zip(node.children, weights(node), strict=True)
        }
        for node in reversed(plan.nodes)
    }


def _downward(tree: Tree, root: str) -> list[str]:
    """The nodes below a root, each after all nodes that it is a child of."""
    order: list[str] = []
    done: set[str] = set()

    def visit(node: str) -> None:
        if node in tree and node not in done:
            done.add(node)
            for child in reversed(list(tree[node])):
                visit(child)
            order.append(node)

    visit(root)
    return order[::-1]
