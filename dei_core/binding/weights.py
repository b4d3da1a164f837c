"""Weights in force for every node: exact, complete, and never rescaled in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from dei_core.binding import messages as say
from dei_core.binding.covering import (
    cases_of,
    check_cases,
    child_named,
    covering,
    equal,
    keyed,
    measured_weights,
)
from dei_core.binding.params import bind_chosen, bind_step
from dei_core.binding.scope import Scope, in_force, same_since
from dei_core.binding.tree import Tree
from dei_core.findings import Place
from dei_core.ids import did_you_mean, local, owner, qualified
from dei_core.kernel.kinds import Weigher
from dei_core.model.source import Origin
from dei_core.model.tree import Weighting, Weights
from dei_core.packs.references import unknown
from dei_core.scoring.node_plan import OwnWeights
from dei_core.scoring.steps import Step


class NodeWeights(NamedTuple):
    """One weight per child, summing to 1, and who says so; equal ones where a weigher, or data, are to set them.

    own: weights that differ by region. stated: whether somebody stated them.
    """

    weights: tuple[float, ...]
    origin: Origin | None
    weigher: Step[Weigher] | None = None
    own: OwnWeights | None = None
    stated: bool = True


def bind_weights(
    scope: Scope, tree: Tree, weightless: set[str], free: frozenset[str] = frozenset()
) -> dict[str, NodeWeights]:
    """The weights of every node; faults become findings. weightless: nodes whose method uses no weights.

    free: nodes whose shares may sum to anything.
    """
    overrides = _overrides(scope, tree, free)
    needed = [
        node
        for node, children in tree.children.items()
        if len(children) > 1 and node not in weightless and node not in overrides
    ]
    stage = scope.stages.weight
    if stage.method == "declared":
        others = _declared(scope, tree, needed, free) if needed else {}
    else:
        weigher = None if stage.method == "equal" else _stage_weigher(scope)
        others = {node: _equal(tree.children[node], weigher=weigher) for node in needed}
    return {
        node: overrides.get(node) or others.get(node) or _equal(children)
        for node, children in tree.children.items()
    }


def _stage_weigher(scope: Scope) -> Step[Weigher] | None:
    """The weigher that the edition's weight stage names; None where there is none, which is noted elsewhere."""
    stage = scope.stages.weight
    if ("weigher", stage.method) not in scope.registry.methods:
        return None
    place = scope.stage("weight")
    return bind_step(scope.registry, Weigher, stage.method, stage.params, place, scope.found)


def _equal(
    children: tuple[str, ...], origin: Origin | None = None, weigher: Step[Weigher] | None = None
) -> NodeWeights:
    return NodeWeights(equal(len(children)), origin, weigher, stated=False)


def _declared(scope: Scope, tree: Tree, needed: list[str], free: frozenset[str]) -> dict[str, NodeWeights]:
    chosen = _weighting(scope)
    if chosen is None:
        return {}
    full, weighting = chosen
    place = scope.registry.place(full, "weighting", "dated")
    entries = [_Entry(scope, tree, full, index, dated) for index, dated in enumerate(weighting.dated)]
    for entry in entries:
        entry.check()
    resolved = {}
    for node, children in tree.children.items():
        mentions = [dated for dated in weighting.dated if node in dated.nodes]
        same_since(mentions, place, scope.found)
        hit = in_force(mentions, scope.year)
        if hit is None:
            if node in needed:
                facts = {"node": node, "children": len(children), "year": scope.year}
                scope.found.add(say.NO_WEIGHTS, place, **facts)
            continue
        weights = entries[weighting.dated.index(hit[1])].weights(node, node in free)
        if weights is not None:
            resolved[node] = weights
    return resolved


def _weighting(scope: Scope) -> tuple[str, Weighting] | None:
    registry, kind = scope.registry, scope.region_type_id
    weightings: dict[str, Weighting] = {
        f"{space}.{name}": weighting
        for space, pack in registry.packs.items()
        for name, weighting in pack.weighting.items()
    }
    mine = {
        full: item for full, item in weightings.items() if qualified(owner(full), item.region_type) == kind
    }
    name = scope.track.weighting
    if name in mine:
        return name, mine[name]
    if name is not None:
        place = scope.here("weighting")
        if name not in weightings:
            scope.found.extend([unknown(registry, place, "weighting", name)])
        else:
            facts = {"weighting": name, "theirs": weightings[name].region_type, "known": tuple(mine)}
            scope.found.add(say.FOREIGN_WEIGHTING, place, region_type=kind, **facts)
        return None
    if len(mine) == 1:
        return next(iter(mine.items()))
    if mine:
        facts = {"region_type": kind, "known": tuple(mine), "example": next(iter(mine))}
        scope.found.add(say.MANY_WEIGHTINGS, scope.here(), **facts)
    else:
        scope.found.add(say.NO_WEIGHTING, scope.here("region_type"), region_type=kind)
    return None


@attrs.frozen
class _Entry:
    """One dated entry of a weighting, held to the tree that it weighs."""

    scope: Scope
    tree: Tree
    full: str
    index: int
    dated: Weights

    def place(self, *path: str) -> Place:
        """A place in it."""
        return self.scope.registry.place(self.full, "weighting", f"dated[{self.index}]", *path)

    def check(self) -> None:
        """Note nodes that the tree does not have, and those that it weighs in two ways."""
        nodes, known, place = self.dated.nodes, self.tree.children, self.place()
        for node in sorted(set(nodes)):
            if node not in known:
                facts = {"region_type": self.scope.region_type_id, "hint": did_you_mean(node, known)}
                self.scope.found.add(say.UNUSED, place, name=node, **facts)
            elif nodes.count(node) > 1:
                self.scope.found.add(say.WEIGHTS_TWICE, place, node=node)
        check_cases(self.scope, self.dated, self.place("when"))

    def weights(self, node: str, free: bool) -> NodeWeights | None:
        """What it says of a node; None, with findings, where that does not hold."""
        scope, dated, space = self.scope, self.dated, owner(self.full)
        origin = scope.origin(space, f"weighting.{local(self.full)}.dated[{self.index}]", dated)
        children = self.tree.children[node]
        if node in dated.equal:
            return _equal(children, origin)
        if node in dated.computed:
            step = bind_chosen(scope, Weigher, dated.computed[node], self.place(), f"computed.{node}")
            return _equal(children, origin, step)
        if node in dated.measured:
            own = measured_weights(scope, space, dated.measured[node], children, node, self.place())
            return None if own is None else _equal(children, origin)._replace(own=own)
        table = "shares" if node in dated.shares else "relative"
        given, exact = getattr(dated, table)[node], table == "shares"
        weights = self._stated(node, given, f"{table}.{node}", exact, free)
        cases = {
            value: self._stated(node, {**given, **case}, f"when.{value}.{node}", exact, free)
            for value, case in cases_of(scope, space, dated, node).items()
        }
        if weights is None or None in cases.values():
            return None
        stated = {value: case for value, case in cases.items() if case is not None}
        own = OwnWeights(trait=qualified(space, dated.by or ""), cases=stated) if stated else None
        return NodeWeights(weights, origin, own=own)

    def _stated(
        self, node: str, given: Mapping[str, float], path: str, exact: bool, free: bool
    ) -> tuple[float, ...] | None:
        children, place = self.tree.children, self.place(path)
        names = {key: key if key in children else qualified(owner(self.full), key) for key in given}
        by_child = keyed(self.scope, given, names, place)
        return covering(self.scope, node, children[node], by_child, place, exact, free)


def _overrides(scope: Scope, tree: Tree, free: frozenset[str]) -> dict[str, NodeWeights]:
    found: dict[str, NodeWeights] = {}
    taken: dict[str, str] = {}
    for index, override in enumerate(scope.track.override):
        node = override.node
        if node is None or override.indicator is not None or not override.shares:
            continue
        place = scope.here(f"override[{index}]")
        if node not in tree.children:
            near = did_you_mean(node, tree.children)
            scope.found.add(say.UNUSED, place, name=node, region_type=scope.region_type_id, hint=near)
            continue
        scope.once(taken, node, f"override[{index}]", place)
        children = tree.children[node]
        names = {key: key if key in tree.children else child_named(key, children) for key in override.shares}
        given = keyed(scope, override.shares, names, place)
        weights = covering(scope, node, children, given, place, exact=True, free=node in free)
        if weights is not None:
            found[node] = NodeWeights(weights, scope.chosen(f"override[{index}]", override.reason))
    return found
