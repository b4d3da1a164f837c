"""Method and evidence: stages, every rule with its citation and grade, weights and who says so, sources, packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dei_core import Evaluation, TrackPlan
from dei_core.host import IndicatorPlan, NodePlan, Origin, evidence_of_rules, evidence_of_weights
from dei_report.lookup import Library
from dei_report.story.numbers import Words, one
from dei_report.story.saying import both
from dei_report.story.stages import stages
from dei_report.story.tree import short
from dei_report.story.view import Leaf, View
from dei_words import (
    MEANS_SHOWN,
    Way,
    first,
    indicator_ways,
    is_mean,
    node_steps,
    sentence,
    usual_missing,
    weighing,
    weights_by_case,
)


def method(view: View, library: Library) -> dict[str, Any]:
    """Stages, evidence in numbers, a rule for every leaf, and the origin of the weights of every node."""
    return {
        "stages": stages(view),
        "region_type": view.plan.region_type,
        "evidence": {"rules": evidence_of_rules(view.plan), "weights": evidence_of_weights(view.plan)},
        "rules": [_rule(view, leaf) for leaf in view.leaves if leaf.level is not None],
        "weights": [_weights(view, slot, library) for slot in view.inner],
        "nominal": [
            both(view.plan.node(slot).name) for slot in view.inner if not is_mean(view.plan.node(slot))
        ],
    }


def _rule(view: View, leaf: Leaf) -> dict[str, Any]:
    item = view.plan.indicators[view.plan.slot(leaf.level or leaf.id)]
    return {
        "id": leaf.id,
        "method": item.normalizer.id,
        "about": both(item.told),
        "sees": item.normalizer.sees,
        "params": _variants(item),
        "trait": item.trait,
        "transform": both(sentence(first(item.transform.told))) if item.transform else None,
        "steps": _steps(indicator_ways(item)),
        **_origin(item.origin),
    }


def _variants(item: IndicatorPlan) -> list[list[str]]:
    """(trait value or "", parameters in one line) of each case of a rule."""
    return [[value, ", ".join(_params(params))] for value, params in item.variants.items()]


def _params(params: Any) -> list[str]:
    values: Mapping[str, Any] = attrs.asdict(params) if attrs.has(type(params)) else {}
    return [f"{name} = {_plain(value)}" for name, value in values.items() if value is not None]


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(one(float(value), 10))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_plain(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_plain, value))}]"
    return str(value)


def _origin(origin: Origin | None) -> dict[str, Any]:
    """Who says so, where, and how well it is known."""
    if origin is None:
        nothing = dict.fromkeys(("pack", "source", "clause", "confidence", "checked", "reason"))
        return {**nothing, "evidence": "unstated"}
    return {
        "pack": origin.pack,
        "source": None if origin.source is None else both(origin.source),
        "clause": None if origin.clause is None else both(origin.clause),
        "evidence": origin.evidence or "unstated",
        "confidence": origin.confidence,
        "checked": origin.checked,
        "reason": None if origin.reason is None else both(origin.reason),
    }


def _weights(view: View, slot: int, library: Library) -> dict[str, Any]:
    node = view.plan.node(slot)
    return {
        "id": node.id,
        "name": both(node.name),
        "method": node.aggregator.method.id,
        "about": both(node.aggregator.told),
        "missing": node.missing,
        "coverage": node.coverage,
        "children": [
            [both(short(view, view.plan.slots[child], node.id)), round(weight, 10)]
            for child, weight in zip(node.children, view.weights(node), strict=True)
        ],
        "steps": _steps(node_steps(node, usual_missing(view.plan))),
        "weighing": _weighing(view.plan, node, library),
        **_origin(node.origin),
    }


def packs(evaluation: Evaluation) -> list[dict[str, Any]]:
    """The rule packs of the edition."""
    return [
        {
            "namespace": space,
            "name": both(pack.pack.name),
            "version": pack.version,
            "licence": pack.pack.licence,
        }
        for space, pack in evaluation.registry.packs.items()
    ]


def sources(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Every document that the edition's packs cite, by title."""
    found = [
        {
            "title": both(source.title),
            "body": None if source.body is None else both(source.body),
            "number": source.number,
            "year": source.year,
            "url": source.url,
            "accessed": source.accessed,
        }
        for pack in evaluation.registry.packs.values()
        for source in pack.source.values()
    ]
    return sorted(found, key=lambda source: str(source["title"]))


def _steps(ways: Iterable[Way]) -> list[Words]:
    return [both(sentence(way.says)) for way in ways]


def _weighing(plan: TrackPlan, node: NodePlan, library: Library) -> list[Words]:
    """What sets the weights of a node whose weights are not fixed numbers, a sentence each; none for others."""
    told = [*weights_by_case(plan, node, library), *weighing(plan, node, library)]
    if node.own is not None:
        told.append(MEANS_SHOWN)
    return [both(sentence(one)) for one in told]
