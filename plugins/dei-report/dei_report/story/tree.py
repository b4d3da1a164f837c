"""The tree of the index: nodes and leaves with their weights."""

from __future__ import annotations

from typing import Any

from dei_core import Text
from dei_report.story.saying import both
from dei_report.story.view import Leaf, View


def nodes(view: View) -> dict[str, Any]:
    """The nodes of the index above its leaves; weights are nominal where a parent is no weighted mean."""
    plan, whole = view.plan, view.index_weights.whole
    weights: dict[str, tuple[str | None, float]] = {view.root: (None, 1.0)}
    told: dict[str, Any] = {}
    for slot in view.inner:
        node = plan.node(slot)
        parent, weight = weights[node.id]
        for child, share in zip(node.children, view.weights(node), strict=True):
            weights.setdefault(plan.slots[child], (node.id, share))
        told[node.id] = {
            "name": both(short(view, node.id, parent)),
            "level": node.level,
            "parent": parent,
            "children": [plan.slots[child] for child in node.children],
            "weight": round(weight, 10),
            "effective": round(whole[node.id], 10),
            "method": node.aggregator.method.id,
            "about": both(node.aggregator.told),
        }
    return told


def short(view: View, name: str, parent: str | None) -> Text:
    """A node's name without its parent's before it.

    The engine names a standard's part of a pillar "<pillar>: <standard>".
    """
    label = view.plan.label(view.plan.slot(name))
    if parent is None:
        return label
    above = view.plan.label(view.plan.slot(parent))
    return Text(en=label.en.removeprefix(f"{above.en}: "), zh=label.zh.removeprefix(f"{above.zh}："))


def indicators(view: View) -> dict[str, Any]:
    """The leaves of the index, in the order of the tree."""
    return {leaf.id: _leaf(view, leaf) for leaf in view.leaves}


def _leaf(view: View, leaf: Leaf) -> dict[str, Any]:
    level = None if leaf.level is None else view.plan.indicators[view.plan.slot(leaf.level)]
    parent, weight, _, pillar = leaf.places[0]
    return {
        "name": both(leaf.name),
        "unit": {"en": "", "zh": ""} if level is None else both(level.unit),
        "direction": "lower" if level is not None and level.direction < 0 else "higher",
        "parent": parent,
        "pillar": pillar,
        "weight": round(weight, 10),
        "effective": round(leaf.effective, 10),
        "standard": leaf.standard,
        "places": [
            [parent, round(weight, 10), round(share, 10), top] for parent, weight, share, top in leaf.places
        ],
    }
