"""Standards inside an edition: a share of each pillar for the clauses that speak to it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from dei_core.binding import messages_standards as say
from dei_core.binding.draft import Draft
from dei_core.binding.params import bind_step
from dei_core.binding.parts import relative
from dei_core.binding.scope import Scope
from dei_core.binding.standards import Standard, bind_standard, joined, one_version
from dei_core.findings import Place
from dei_core.ids import did_you_mean, local, owner, with_nearest
from dei_core.kernel.kinds import Aggregator
from dei_core.model.edition import Checkpoint
from dei_core.model.source import Origin
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.steps import Step
from dei_core.text import Text

_OWN = Text("indicators", "指标部分")
_REASON = Text("checkpoints of the edition", "年度方案的考察点")  # a lock holds it: its digest must stay


def bind_checkpoints(scope: Scope, draft: Draft, pillars: Sequence[str]) -> tuple[Standard, ...]:
    """The track's standards, added to its draft: every clause beside the index, and shares inside the pillars."""
    bound: list[tuple[Checkpoint, Standard, Place]] = []
    for index, checkpoint in enumerate(scope.track.checkpoint):
        place = scope.here(f"checkpoint[{index}]")
        unit = scope.region_type.unit if scope.region_type else None
        standard = bind_standard(
            scope, checkpoint.benchmark, place, checkpoint.trust, unit, checkpoint.although
        )
        if standard is not None:
            bound.append((checkpoint, standard, place))
            draft.add(standard.draft)
        for pillar in checkpoint.share:
            if pillar not in pillars:
                near = did_you_mean(pillar, pillars)
                scope.found.add(say.SHARE_OF_NO_PILLAR, place, pillar=pillar, hint=near, known=tuple(pillars))
    for checkpoint, standard, place in bound:
        _note_without(scope, checkpoint, standard, place)
    standards = tuple(standard for _, standard, _ in bound)
    one_version(scope, standards)
    for pillar in pillars:
        _share(scope, draft, pillar, bound)
    return standards


def _note_without(scope: Scope, checkpoint: Checkpoint, standard: Standard, place: Place) -> None:
    """Warn of indicators that are left out of a share and that the standard has no clause for."""
    columns = {standard.draft.indicators[clause.level].column for clause in standard.clauses}
    known = {*columns, *map(local, columns)}
    lost = [name for name in checkpoint.without if name not in known]
    if lost:
        facts = {"benchmark": standard.id, "indicators": with_nearest(lost, known)}
        scope.found.add(say.WITHOUT_NOTHING, place, **facts)


def _share(scope: Scope, draft: Draft, pillar: str, bound: list[tuple[Checkpoint, Standard, Place]]) -> None:
    """Rebuild a pillar from its own indicators and the standards that have a share of it."""
    sharing = [(point, item, place) for point, item, place in bound if pillar in point.share]
    shares = {item.id: point.share[pillar] for point, item, _ in sharing}
    total = float(sum(Fraction(repr(share)) for share in shares.values()))
    if not shares or pillar not in draft.nodes:
        return
    if total >= 1.0 or min(shares.values()) <= 0.0:
        given = [f"{name} = {share:g}" for name, share in shares.items()]
        scope.found.add(
            say.SHARES_OF_PILLAR, scope.here("checkpoint"), pillar=pillar, shares=given, total=total
        )
        return
    mean = bind_step(scope.registry, Aggregator, "arithmetic", {}, scope.here("checkpoint"), scope.found)
    if mean is None:
        return
    own, inside = draft.nodes[pillar], f"{pillar}.indicators"
    draft.put(attrs.evolve(own, id=inside, name=joined(own.name, _OWN), round=None), draft.children[pillar])
    weights = {inside: float(1 - sum(Fraction(repr(share)) for share in shares.values()))}
    counted = _counted(scope, pillar, sharing)
    for _, standard, place in sharing:
        name, clauses = joined(own.name, standard.benchmark.name), counted[standard.id]
        origin = scope.origin(owner(standard.id), f"benchmark.{local(standard.id)}")
        node = f"{pillar}.{standard.id}"
        said = [standard.weight_of[clause] for clause in clauses]
        parts = _mean(scope, node, name, mean, relative(said, place, scope, node), origin)
        draft.put(attrs.evolve(parts, stated=any(said)), clauses)
        weights[node] = shares[standard.id]
        if not clauses:
            scope.found.add(say.NO_CLAUSE_FOR_PILLAR, place, benchmark=standard.id, pillar=pillar)
    origin = scope.chosen("checkpoint", _REASON)
    whole = _mean(scope, pillar, own.name, mean, tuple(weights.values()), origin)
    draft.put(attrs.evolve(whole, round=own.round, rounding=own.rounding), tuple(weights))


def _mean(
    scope: Scope, node: str, name: Text, mean: Step[Aggregator], weights: tuple[float, ...], origin: Origin
) -> NodePlan:
    """A weighted mean by the edition's own policy."""
    stage = scope.stages.aggregate
    return NodePlan(
        id=node,
        name=name,
        level=0,
        children=(),
        weights=weights,
        stated=True,
        aggregator=mean,
        missing=stage.missing,
        coverage=stage.coverage,
        origin=origin,
    )


def _counted(
    scope: Scope, pillar: str, sharing: Sequence[tuple[Checkpoint, Standard, Place]]
) -> dict[str, tuple[str, ...]]:
    """Each standard's clauses that count for a pillar; an indicator that two of them count is a finding."""
    claims: dict[str, str] = {}
    counted: dict[str, tuple[str, ...]] = {}
    for checkpoint, standard, place in sharing:
        inside = []
        for clause in standard.clauses:
            column = standard.draft.indicators[clause.level].column
            left = column in checkpoint.without or local(column) in checkpoint.without
            if standard.pillar_of[clause.score] != pillar or left:
                continue
            inside.append(clause.score)
            first = claims.setdefault(column, standard.id)
            if first != standard.id:
                facts = {"indicator": column, "first": first, "second": standard.id}
                scope.found.add(say.TWO_STANDARDS, place, **facts)
        counted[standard.id] = tuple(inside)
    return counted
