"""A standard's own tree: its parts over its targets, weighted as published."""

from __future__ import annotations

from collections.abc import Mapping

from dei_core.binding import messages as say_binding
from dei_core.binding import messages_standards as say
from dei_core.binding.covering import equal, shares_of_sum
from dei_core.binding.draft import Draft
from dei_core.binding.nodes import NodeBinder
from dei_core.binding.scope import Scope
from dei_core.binding.tree import Descent
from dei_core.binding.weights import NodeWeights
from dei_core.findings import Place
from dei_core.ids import did_you_mean, local, owner
from dei_core.kernel.kinds import Aggregator
from dei_core.model.rule import Benchmark
from dei_core.model.tree import Part
from dei_core.scoring.steps import Step

_ROOT = "compliance"
"""The part over all targets, where a standard has none of its own."""


def bind_parts(
    scope: Scope,
    full: str,
    benchmark: Benchmark,
    ids: Mapping[str, str],
    weights: Mapping[str, float | None],
    draft: Draft,
) -> str | None:
    """The standard's own tree added to its draft; its root's id. None, with findings, where it does not hold.

    ids: target that counts -> its id. weights: id of a clause or part -> published weight.
    """
    parts = benchmark.part or {_ROOT: Part(name=benchmark.name, children=tuple(ids))}
    root = benchmark.root if benchmark.part else _ROOT
    if root is None or root not in parts:
        near, place = did_you_mean(root or "", parts), scope.registry.place(full, "benchmark", "root")
        scope.found.add(say.NO_ROOT_PART, place, benchmark=full, root=root or "-", hint=near)
        return None
    order = _order(scope, full, benchmark, parts, root)
    made = set[str]()
    for name in order:
        inside = [child for child in parts[name].children if child in ids or child in made]
        if inside and _part(scope, full, name, parts[name], inside, ids, weights, draft):
            made.add(name)
    return clause_id(full, root) if root in made else None


def clause_id(full: str, name: str) -> str:
    """The full id of a clause or a part of a standard."""
    return f"{full}.{name}"


def _order(
    scope: Scope, full: str, benchmark: Benchmark, parts: Mapping[str, Part], root: str
) -> tuple[str, ...]:
    """The parts under the root, each after its own; names that lead nowhere or to two things are findings."""
    targets = {target.id or local(target.indicator) for target in benchmark.target}
    for name in sorted(targets & parts.keys()):
        where = _place(scope, full, name)
        scope.found.add(say_binding.GIVEN_TWICE, where, name=name, first="target", second="part")

    def inside(name: str) -> list[str]:
        return [child for child in parts[name].children if child in parts and child not in targets]

    descent = Descent(inside, say.PART_CYCLE, lambda name: _place(scope, full, name), scope.found)
    descent.take(root)
    for name in descent.order:
        for child in parts[name].children:
            if child not in targets and child not in parts:
                near = did_you_mean(child, (*targets, *parts))
                scope.found.add(say.UNKNOWN_CHILD, _place(scope, full, name), child=child, hint=near)
    return descent.order


def _place(scope: Scope, full: str, name: str) -> Place:
    return scope.registry.place(full, "benchmark", f"part.{name}")


def _part(
    scope: Scope,
    full: str,
    name: str,
    part: Part,
    inside: list[str],
    ids: Mapping[str, str],
    weights: Mapping[str, float | None],
    draft: Draft,
) -> bool:
    """Put one part into the draft; False, with findings, where its method does not fit."""
    where = _place(scope, full, name)
    children = tuple(ids.get(child, clause_id(full, child)) for child in inside)
    binder = NodeBinder(scope=scope, id=clause_id(full, name), item=part, children=children, place=where)
    step = binder.aggregator()
    if step is None:
        return False
    _enough(scope, step, len(children), name, where)
    said, method = [weights.get(child) for child in children], step.method
    shares = equal(len(said))
    if method.weighted:
        shares = relative(said, where, scope, name, method.free_weights)
    origin = scope.origin(owner(full), f"benchmark.{local(full)}.part.{name}")
    draft.put(binder.plan(part.name, step, NodeWeights(shares, origin, stated=any(said))), children)
    return True


def _enough(scope: Scope, step: Step[Aggregator], children: int, name: str, where: Place) -> None:
    """Note a k-of-n whose k no number of passed children can reach."""
    wanted = 0 if step.method.needs is None else step.method.needs(step.params)
    if wanted > children:
        scope.found.add(say.K_ABOVE_N, where, node=name, k=wanted, children=children)


def relative(
    weights: list[float | None], place: Place, scope: Scope, node: str, free: bool = False
) -> tuple[float, ...]:
    """Published weights as shares of their sum, as they are where they are free, or equal shares where none is."""
    given = [weight for weight in weights if weight is not None]
    if not given:
        return equal(len(weights))
    if len(given) < len(weights) or min(given) < 0.0 or sum(given) == 0.0:
        scope.found.add(say.PART_WEIGHTS, place, node=node, given=len(given), children=len(weights))
        return equal(len(weights))
    return tuple(given) if free else shares_of_sum(given)
