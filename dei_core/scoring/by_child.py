"""What nodes learned, told by child: it holds for the same children in any order, and for no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Reference
from dei_core.messages import scoring as say
from dei_core.scoring.frozen import frozen_of, told_by_child
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.steps import Step

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


def learning_steps(node: NodePlan) -> dict[str, Step]:
    """The node's id with each of its parts that learn from the regions behind it -> the method that learns there."""
    steps = {WEIGHT: node.weigher if node.learns_weights else None}
    steps |= {AGGREGATE: node.aggregator, NORMALISE: node.normalizer}
    return {
        node.id + part: step
        for part, step in steps.items()
        if step is not None and (part == WEIGHT or step.method.fit is not None)
    }


def known_before(plan: TrackPlan, groups: Sequence[str], found: Findings) -> Known | None:
    """The plan's frozen references that fit its nodes, None where it has none; all that do not fit are noted."""
    if plan.references is None:
        return None
    made: dict[str, Mapping[str, Reference]] = {}
    for node in plan.nodes:
        ours = [plan.slots[slot] for slot in node.children]
        for label, step in learning_steps(node).items():
            mine: Mapping[str, Reference] = plan.references.get(label, {})
            theirs = dict.fromkeys(child for key in groups if key in mine for child in _children(mine[key]))
            there = any(key in mine for key in groups)
            if set(theirs) != set(ours) and (theirs or label.endswith(WEIGHT)) and there:
                facts = {"node": node.id, "theirs": list(theirs) or "-", "ours": ours}
                found.add(say.OTHER_CHILDREN, Place(file=plan.references_from, path=label), **facts)
                made[label] = {}
            else:
                of = () if label.endswith(NORMALISE) else ours
                made[label] = frozen_of(
                    plan, label, step.method, dict.fromkeys(groups, step.params), found, of
                )
    return made


def _children(reference: Reference) -> list[str]:
    return [name.partition("[")[2][:-1] for name in reference if told_by_child(name)]
