"""Frozen references of a track, each held to what its method can have learned before it serves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dei_core.findings import Findings, Place
from dei_core.kernel.kinds import Learning, Normalizer, Weigher
from dei_core.kernel.method import Refusal
from dei_core.kernel.reference import impossible, weights_fault
from dei_core.scoring import messages as say
from dei_core.scoring.learner import Learner, Stage, Taught, along
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.steps import Step
from dei_core.text import Text


def learners(plan: TrackPlan) -> Iterator[tuple[Learner, Learning | Weigher, Mapping[str, Any]]]:
    """What learns from the regions, with its method and trait value -> parameters, "" for all."""
    columns = dict.fromkeys(item.column for item in plan.indicators)
    fills: tuple[tuple[Stage, Any], ...] = (("impute", plan.imputer), ("treat", plan.treatment))
    for stage, fill in fills:
        for column in columns:
            step = None if fill is None else fill.of(column)
            if step is not None and step.method.fit is not None:
                yield Learner(stage, column), step.method, {"": step.params}
    for item in plan.indicators:
        if item.normalizer.fit is not None:
            yield Learner("normalise", item.id), item.normalizer, item.variants
    for node in plan.nodes:
        for learner, learning in learning_steps(node).items():
            yield learner, learning.method, {"": learning.params}


def learning_steps(node: NodePlan) -> dict[Learner, Step[Learning] | Step[Weigher]]:
    """The parts of a node that learn from the regions -> the method that learns there."""
    steps: dict[Stage, Step[Learning] | Step[Weigher] | None] = {
        "weight": node.weigher if node.learns_weights else None,
        "aggregate": node.aggregator if node.aggregator.method.fit else None,
        "normalise": node.normalizer if node.normalizer and node.normalizer.method.fit else None,
    }
    return {Learner(stage, node.id, node=True): step for stage, step in steps.items() if step is not None}


def frozen_of(
    plan: TrackPlan, learner: Learner, method: Learning | Weigher, groups: Mapping[str, Any], found: Findings
) -> dict[str, Taught] | None:
    """The frozen references that serve, by group; None where the plan has none, so that all learn anew.

    All that are missing, that were learned from other children, or that cannot have been learned, are noted.
    groups: group of rows -> the parameters in force there.
    """
    if plan.references is None:
        return None
    mine = plan.references.get(learner, {})
    ours = _children(plan, learner)
    if _from_others(plan, learner, [mine[key] for key in groups if key in mine], ours, found):
        return {}
    absent = [key or say.ALL for key in groups if key not in mine]
    if absent:
        place = Place(file=plan.references_from, path=str(learner))
        found.add(say.NO_REFERENCE, place, indicator=str(learner), groups=absent)
    serving = {}
    for key, params in groups.items():
        if key in mine:
            why = _faults(method, mine[key], params, ours)
            if not why:
                serving[key] = mine[key]
                continue
            place = Place(file=plan.references_from, path=f"track.{plan.id}.references", region=key or None)
            facts = {"indicator": str(learner), "method": method.id, "why": why}
            found.add(say.IMPOSSIBLE_REFERENCE, place, **facts)
    return serving


def _children(plan: TrackPlan, learner: Learner) -> tuple[str, ...]:
    """The children of which a learner's references tell; none of an indicator's, or of an aggregated score."""
    if not learner.node or learner.stage == "normalise":
        return ()
    node = plan.node(plan.slot(learner.item))
    return tuple(plan.slots[slot] for slot in node.children)


def _from_others(
    plan: TrackPlan, learner: Learner, mine: Sequence[Taught], ours: tuple[str, ...], found: Findings
) -> bool:
    """Whether references were learned from other children than a node has, which is noted."""
    tables = (value for one in mine for value in one.values() if isinstance(value, Mapping))
    theirs = dict.fromkeys(child for told in tables for child in told)
    if not mine or set(theirs) == set(ours) or not (theirs or learner.stage == "weight"):
        return False
    facts = {"node": learner.item, "theirs": list(theirs) or "-", "ours": ours}
    found.add(say.OTHER_CHILDREN, Place(file=plan.references_from, path=str(learner)), **facts)
    return True


def _faults(
    method: Learning | Weigher, reference: Taught, params: Any, children: Sequence[str]
) -> list[Text]:
    """Why a reference cannot have been learned by a method with these parameters; nothing where it can."""
    try:
        entries = along(reference, children)
    except KeyError as error:
        return [Text(en=f"{error.args[0]} is missing", zh=f"缺少 {error.args[0]}")]
    except (TypeError, ValueError):
        return [Text(en="its entries by child are of unlike shapes", zh="各下级项的条目形状不一")]
    faults = impossible(method.learns, entries, params, len(children))
    if faults or method.learns is not None:
        return faults
    if isinstance(method, Weigher):
        weights = entries.get("weights")
        return [Text(en="weights are missing", zh="缺少权重")] if weights is None else weights_fault(weights)
    return [] if children else _tried(method, entries, params)


def _tried(method: Learning, reference: Mapping[str, Any], params: Any) -> list[Text]:
    """What a method that does not say what it learns makes of a reference, when it is given no value at all."""
    direction = (1,) if isinstance(method, Normalizer) else ()
    try:
        method.apply(np.array([np.nan]), params, reference, *direction)
    except KeyError as error:
        return [Text(en=f"{error.args[0]} is missing", zh=f"缺少 {error.args[0]}")]
    except Refusal:
        return []  # refused again when it is applied, and reported there
    except (TypeError, ValueError, IndexError, ArithmeticError) as error:
        return [Text(en=f"the method fails on it: {error}", zh=f"该方法无法使用它：{error}")]
    return []
