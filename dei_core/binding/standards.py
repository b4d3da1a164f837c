"""Published standards: their clauses as scores, their own trees, and what they count for in a pillar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from dei_core.binding import messages_standards as say
from dei_core.binding.covering import equal
from dei_core.binding.draft import Draft
from dei_core.binding.params import bind_step
from dei_core.binding.parts import bind_parts, clause_id
from dei_core.binding.rules import Demand, changed, check_in_force, demand_of, plan_indicator
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.ids import did_you_mean, local, owner, qualified
from dei_core.kernel.kinds import Aggregator, Normalizer
from dei_core.model.rule import Benchmark, Target
from dei_core.packs.references import sought
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import ClausePlan, IndicatorPlan, StandardPlan
from dei_core.scoring.prepare import GROWTH
from dei_core.text import Label, Text

_TRUST = {"low": 1, "medium": 2, "high": 3}
_IMPROVED = Text(en="improvement", zh="年度改善")


@attrs.frozen(kw_only=True)
class Standard:
    """A benchmark bound for a track.

    draft: its clauses and its tree. clauses: in its order. pillar_of: clause id -> pillar. weight_of: clause or part ->
    published weight.
    """

    id: str
    benchmark: Benchmark
    draft: Draft
    clauses: tuple[ClausePlan, ...]
    pillar_of: Mapping[str, str | None]
    weight_of: Mapping[str, float | None]


def bind_standard(
    scope: Scope, full: str, place: Place, trust: str, unit: str | None, although: Text | None
) -> Standard | None:
    """The clauses of a benchmark that count at a level of trust, and its tree; None, with findings, if none do."""
    benchmark = sought(scope.registry, place, "benchmark", full, scope.found)
    if benchmark is None:
        return None
    _applies(scope, full, benchmark, place, unit, although)
    targets = _trusted(scope, full, benchmark, place, trust)
    draft = Draft("")
    bound = (_clause(scope, full, at, name, target, draft) for at, name, target in targets)
    clauses = tuple(clause for clause in bound if clause is not None)
    if not clauses:
        return None
    ids = {name: clause_id(full, name) for _, name, _ in targets}
    weights = {ids[name]: target.weight for _, name, target in targets}
    weights |= {clause_id(full, name): part.weight for name, part in benchmark.part.items()}
    root = bind_parts(scope, full, benchmark, ids, weights, draft)
    if root is None:
        return None
    return Standard(
        id=full,
        benchmark=benchmark,
        draft=attrs.evolve(draft, root=root),
        clauses=clauses,
        pillar_of={ids[name]: target.pillar for _, name, target in targets},
        weight_of=weights,
    )


def standard_plan(standard: Standard) -> StandardPlan:
    """What the plan keeps of a bound standard."""
    name = standard.benchmark.name
    return StandardPlan(id=standard.id, name=name, root=standard.draft.root, clauses=standard.clauses)


def joined(first: Text, second: Text) -> Text:
    """A name and what of it is meant."""
    return Text(en=f"{first.en}: {second.en}", zh=f"{first.zh}：{second.zh}")


def one_version(scope: Scope, standards: Iterable[Standard]) -> None:
    """Note standards that are listed together with what supersedes them."""
    listed = {standard.id: standard for standard in standards}
    for full, standard in listed.items():
        older = standard.benchmark.supersedes
        if older is not None and qualified(owner(full), older) in listed:
            facts = {"newer": full, "older": qualified(owner(full), older)}
            scope.found.add(say.SUPERSEDED, scope.here("checkpoint"), **facts)


def unused_overrides(scope: Scope, standards: Iterable[Standard]) -> None:
    """Note overrides of targets that no standard of the track has."""
    known = {
        (standard.id, plan.column) for standard in standards for plan in standard.draft.indicators.values()
    }
    for index, override in enumerate(scope.track.override):
        if override.benchmark is None:
            continue
        name = override.indicator or ""
        if not any(full == override.benchmark and name in (column, local(column)) for full, column in known):
            near = did_you_mean(name, [column for full, column in known if full == override.benchmark])
            facts = {"benchmark": override.benchmark, "indicator": name or "-", "hint": near}
            scope.found.add(say.OVERRIDE_OF_NOTHING, scope.here(f"override[{index}]"), **facts)


def _applies(
    scope: Scope, full: str, benchmark: Benchmark, place: Place, unit: str | None, although: Text | None
) -> None:
    """Note a standard that is not in force, or not written for this kind of region."""
    if unit is not None and benchmark.units and unit not in benchmark.units and although is None:
        facts = {"benchmark": full, "unit": unit, "units": benchmark.units}
        scope.found.add(say.BEYOND_ITS_UNITS, place, **facts)
    check_in_force(scope, full, benchmark, place)


def _trusted(
    scope: Scope, full: str, benchmark: Benchmark, place: Place, trust: str
) -> list[tuple[int, str, Target]]:
    """Targets that count: read and derived ones, and recalled ones of enough confidence."""
    kept, left = [], []
    taken: dict[str, str] = {}
    for at, target in enumerate(benchmark.target):
        name = target.id or local(target.indicator)
        scope.once(taken, name, f"target[{at}]", scope.registry.place(full, "benchmark", f"target[{at}]"))
        if target.evidence == "recalled" and _TRUST[target.confidence or "low"] < _TRUST[trust]:
            left.append(name)
        else:
            kept.append((at, name, target))
    if left and kept:
        scope.found.add(say.TARGETS_LEFT_OUT, place, benchmark=full, targets=left, trust=trust)
    if not kept:
        scope.found.add(say.NO_TARGET_TRUSTED, place, benchmark=full, targets=left or "-", trust=trust)
    return kept


def _overridden(scope: Scope, full: str, column: str, demand: Demand) -> Demand:
    """A target's demand under the edition's override of it; two overrides are a finding."""
    taken: dict[str, str] = {}
    for index, override in enumerate(scope.track.override):
        if override.benchmark == full and override.indicator in (column, local(column)):
            place = scope.here(f"override[{index}]")
            scope.once(taken, column, f"override[{index}]", place)
            demand = changed(override, place, demand)
    return demand


def _clause(scope: Scope, full: str, at: int, name: str, target: Target, draft: Draft) -> ClausePlan | None:
    """A target, added to the draft as the slots that score it: one, or three where a yearly improvement will do too."""
    column = qualified(owner(full), target.indicator)
    where = scope.registry.place(full, "benchmark", f"target[{at}]")
    path = f"benchmark.{local(full)}.target[{at}]"
    demand = demand_of(scope, owner(full), path, target, where)
    demand = _overridden(scope, full, column, demand)
    bound = plan_indicator(scope, column, demand)
    if bound is None:
        return None
    clause = clause_id(full, name)
    level = attrs.evolve(bound, id=clause, column=column, name=target.name or bound.name)
    plan = ClausePlan(benchmark=full, id=name, name=level.name, score=clause, level=clause)
    if target.or_improve is None:
        draft.score([level])
        return plan
    either = _either(scope, where, target.or_improve, level, draft)
    return attrs.evolve(plan, level=either) if either else None


def _either(scope: Scope, where: Place, rate: float, level: IndicatorPlan, draft: Draft) -> str | None:
    """A clause that a level or a yearly improvement passes, added to the draft; the id of the level."""
    step = bind_step(scope.registry, Normalizer, "improvement", {"rate": rate}, where, scope.found)
    either = bind_step(scope.registry, Aggregator, "kofn", {"k": 1}, where, scope.found)
    if step is None or either is None:
        return None
    clause, level = level.id, attrs.evolve(level, id=f"{level.id}.level")
    growth = attrs.evolve(
        level,
        id=f"{clause}.improvement",
        column=level.column + GROWTH,
        name=joined(level.name, _IMPROVED),
        unit=Label.shared("%"),
        normalizer=step.method,
        variants={"": step.params},
        trait=None,
        transform=None,
        then=None,
    )
    draft.score([level, growth])
    node = NodePlan(
        id=clause,
        name=level.name,
        level=0,
        children=(),
        weights=equal(2),
        aggregator=either,
        origin=level.origin,
    )
    draft.put(node, (level.id, growth.id))
    return level.id
