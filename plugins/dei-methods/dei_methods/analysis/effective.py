"""What each part of an index weighs in the whole."""

from __future__ import annotations

from collections.abc import Mapping


def effective_weights(tree: Mapping[str, Mapping[str, float]], root: str) -> dict[str, float]:
    """The share of the root, 0-1, that each node and indicator below it stands for.

    tree: node -> its children with weights of any sum; inside a node they are brought to a sum of 1, then
    multiplied down from the root, which is 1. What is a child of several nodes gets the sum of its ways. Every
    node comes after its parents. Exact where every node is an arithmetic mean, nominal elsewhere.

    >>> effective_weights({"index": {"a": 1, "b": 3}, "b": {"c": 1, "d": 1}}, "index")
    {'index': 1.0, 'a': 0.25, 'b': 0.75, 'c': 0.375, 'd': 0.375}
    """
    found = {root: 1.0}
    for node in _downward(tree, root):
        total = sum(tree[node].values())
        for child, weight in tree[node].items():
            found[child] = found.get(child, 0.0) + found[node] * weight / total
    return found


def _downward(tree: Mapping[str, Mapping[str, float]], root: str) -> list[str]:
    """The nodes below a root, each after all nodes that it is a child of."""
    order: list[str] = []
    done: set[str] = set()

    def visit(node: str) -> None:
        if node in tree and node not in done:
            done.add(node)
            for child in tree[node]:
                visit(child)
            order.append(node)

    visit(root)
    return order[::-1]
