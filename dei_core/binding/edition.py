"""Registry and edition in, plan out: the one room that words and numbers share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dei_core.binding.data import bind_derived, bind_intake, provenance
from dei_core.binding.params import bind_step
from dei_core.binding.rules import bind_indicators
from dei_core.binding.scope import Scope
from dei_core.binding.stages import bind_filling, bind_screen, bind_tiers, check_names, described
from dei_core.binding.tree import Tree, bind_tree, node_name
from dei_core.binding.weights import NodeWeights, bind_weights
from dei_core.findings import Findings, Place
from dei_core.messages import binding as say
from dei_core.model.edition import Edition, Track
from dei_core.packs.references import unknown, unresolved
from dei_core.packs.registry import Registry
from dei_core.scoring.plan import NodePlan, Plan, Step, TrackPlan

Frozen = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Track -> indicator -> group -> reference, from an earlier run's lock."""


def bind(
    registry: Registry, edition: Edition, file: str = "edition.toml", frozen: Frozen | None = None
) -> Plan:
    """The plan of an edition: every rule, weight and parameter resolved for its year.

    file: the edition's name in findings. frozen: references to use instead of fitting.
    DeiError with all that does not fit together, in any pack or in the edition.
    """
    found = Findings(unresolved(registry))
    tracks = []
    for name, track in edition.track.items():
        plan = _track(registry, edition, file, name, track, found, frozen)
        if plan is not None:
            tracks.append(plan)
    if not edition.track:
        found.add(say.NO_TRACK, Place(file=file, path="track"))
    found.raise_errors()
    return Plan(name=edition.name, year=edition.year, tracks=tuple(tracks))


def _track(
    registry: Registry,
    edition: Edition,
    file: str,
    name: str,
    track: Track,
    found: Findings,
    frozen: Frozen | None,
) -> TrackPlan | None:
    kind = registry.find("region_type", track.region_type)
    dataset = edition.dataset.get(track.dataset)
    place = Place(file=file, path=f"track.{name}")
    if kind is None:
        found.extend([unknown(registry, place, "region_type", track.region_type)])
    if dataset is None:
        found.extend([unknown(registry, place, "dataset", track.dataset, tuple(edition.dataset))])
    if kind is None or dataset is None:
        return None
    scope = Scope(
        registry=registry,
        edition=edition,
        file=file,
        track_id=name,
        track=track,
        region_type_id=track.region_type,
        region_type=kind,
        found=found,
    )
    tree = bind_tree(scope)
    return None if tree is None else _assemble(scope, tree, dataset, frozen)


def _assemble(scope: Scope, tree: Tree, dataset: Any, frozen: Frozen | None) -> TrackPlan | None:
    before = len(scope.found)
    check_names(scope)
    indicators = bind_indicators(scope, tree.indicators)
    derived = bind_derived(scope, tree.indicators)
    intake = bind_intake(scope, dataset, indicators, derived)
    aggregators = {node: _aggregator(scope, node) for node in tree.children}
    weightless = {
        node for node, step in aggregators.items() if step and not getattr(step.params, "weighted", True)
    }
    weights = bind_weights(scope, tree, weightless)
    screen, tiers = bind_screen(scope), bind_tiers(scope)
    imputer, treatment = (
        bind_filling(scope, *stage) for stage in (("impute", "imputer"), ("treat", "treatment"))
    )
    names = {node: node_name(scope, tree, node) for node in tree.children}
    if len(scope.found) > before:
        return None
    slots = {name: slot for slot, name in enumerate((*tree.indicators, *tree.children))}
    nodes = tuple(
        _node(scope, node, tree, slots, step, weights[node], names[node])
        for node, step in aggregators.items()
        if step
    )
    return TrackPlan(
        id=scope.track_id,
        name=scope.track.name,
        year=scope.edition.year,
        region_type=scope.region_type_id,
        scale=tree.framework.scale,
        decimals=tree.framework.decimals,
        intake=intake,
        data=provenance(dataset, scope.track.dataset),
        derived=derived,
        screen=screen,
        imputer=imputer,
        treatment=treatment,
        indicators=indicators,
        nodes=nodes,
        root=slots[scope.region_type.root],
        fit=scope.edition.stages.normalise.fit,
        references=None if frozen is None else frozen.get(scope.track_id, {}),
        tolerance=scope.edition.stages.rank.tolerance,
        tiers=tiers,
        stages=described(scope),
    )


def _aggregator(scope: Scope, node: str) -> Step | None:
    item, stage = scope.region_type.node[node], scope.edition.stages.aggregate
    if item.method is None:
        place = Place(file=scope.file, path="stages.aggregate")
        params = {**stage.params, **item.params}
        return bind_step(scope.registry, "aggregator", stage.method, params, place, scope.found)
    place = scope.tree(f"node.{node}")
    return bind_step(scope.registry, "aggregator", item.method, item.params, place, scope.found)


def _node(
    scope: Scope, node: str, tree: Tree, slots: Mapping[str, int], step: Step, weights: NodeWeights, name: Any
) -> NodePlan:
    item, stage = scope.region_type.node[node], scope.edition.stages.aggregate
    return NodePlan(
        id=node,
        name=name,
        level=tree.levels[node],
        children=tuple(slots[child] for child in tree.children[node]),
        weights=weights.weights,
        aggregator=step,
        missing=item.missing or stage.missing,
        coverage=stage.coverage if item.coverage is None else item.coverage,
        round=item.round,
        origin=weights.origin,
    )
