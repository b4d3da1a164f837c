"""What nodes learned, told by child: it holds for the same children in any order, and for no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Reference
from dei_core.messages import scoring as say
from dei_core.scoring.plan import NodePlan, TrackPlan

WEIGHT, AGGREGATE, NORMALISE = "@weight", "@aggregate", "@normalise"
"""Behind a node's id in references: what each part of it learned."""

Known = Mapping[str, Mapping[str, Reference]]
"""Node's id with its part -> group of rows -> what was learned from them before, by child."""


def by_child(reference: Reference, children: Sequence[str]) -> dict[str, float | Column]:
    """A reference with an entry `name[child]` for each child in the place of an array along the children.

    >>> by_child({"weights": np.array([0.25, 0.75]), "explained": 0.5}, ("a", "b"))
    {'weights[a]': 0.25, 'weights[b]': 0.75, 'explained': 0.5}
    """
    made: dict[str, float | Column] = {}
    for name, value in reference.items():
        if np.ndim(value) and len(np.atleast_1d(value)) == len(children):
            parts = np.asarray(value)
            made |= {
                f"{name}[{child}]": part if np.ndim(part) else float(part)
                for child, part in zip(children, parts, strict=True)
            }
        else:
            made[name] = value
    return made


def along(reference: Reference, children: Sequence[str]) -> dict[str, float | Column]:
    """The reference that `by_child` took apart, its arrays along these children; KeyError for one unknown to it."""
    names = dict.fromkeys(name.partition("[")[0] for name in reference if told_by_child(name))
    arrays = {name: np.array([reference[f"{name}[{child}]"] for child in children]) for name in names}
    return {**{name: value for name, value in reference.items() if not told_by_child(name)}, **arrays}


def told_by_child(name: str) -> bool:
    """Whether an entry of a reference is that of one child."""
    return name.endswith("]")


def learning_parts(node: NodePlan) -> tuple[str, ...]:
    """The node's id with each of its parts that learn from the regions."""
    normalises = node.normalizer is not None and node.normalizer.method.fit is not None
    parts = (
        (WEIGHT, node.learns_weights),
        (AGGREGATE, node.aggregator.method.fit is not None),
        (NORMALISE, normalises),
    )
    return tuple(node.id + part for part, learns in parts if learns)


def known_before(plan: TrackPlan, groups: Sequence[str], found: Findings) -> Known | None:
    """The plan's frozen references that fit its nodes, None where it has none; all that do not fit are noted."""
    if plan.references is None:
        return None
    made: dict[str, Mapping[str, Reference]] = {}
    for node in plan.nodes:
        ours = [plan.slots[slot] for slot in node.children]
        for label in learning_parts(node):
            mine: Mapping[str, Reference] = plan.references.get(label, {})
            there = {key: mine[key] for key in groups if key in mine}
            absent = [key or say.ALL for key in groups if key not in mine]
            if absent:
                found.add(say.NO_REFERENCE, Place(path=label), indicator=label, groups=absent)
            theirs = dict.fromkeys(child for one in there.values() for child in _children(one))
            if set(theirs) != set(ours) and (theirs or label.endswith(WEIGHT)) and there:
                facts = {"node": node.id, "theirs": list(theirs) or "-", "ours": ours}
                found.add(say.OTHER_CHILDREN, Place(path=label), **facts)
                there = {}
            made[label] = there
    return made


def _children(reference: Reference) -> list[str]:
    return [name.partition("[")[2][:-1] for name in reference if told_by_child(name)]
