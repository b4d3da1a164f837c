"""How each indicator of a track is scored: whose rule counts, as of the edition's year, with its changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import attrs

from dei_core.binding import messages as say
from dei_core.binding import messages_standards as say_standards
from dei_core.binding.params import bind_chosen, bind_params, method_of, structured
from dei_core.binding.scope import Scope, in_force, same_since
from dei_core.findings import Place
from dei_core.ids import local, owner, qualified
from dei_core.kernel.kinds import Normalizer, Transform
from dei_core.model.edition import Override
from dei_core.model.measure import Params
from dei_core.model.rule import Benchmark, Rule, Scoring, Way
from dei_core.model.source import Origin
from dei_core.packs.references import sought
from dei_core.packs.registry import place_in
from dei_core.scoring.plan import IndicatorPlan
from dei_core.scoring.steps import Step


@attrs.frozen(kw_only=True)
class Demand(Way):
    """One way of scoring an indicator, its trait by full id, and who says so."""

    origin: Origin
    place: Place


Change = Callable[[Demand], Demand]


def bind_indicators(scope: Scope, indicators: tuple[str, ...]) -> tuple[IndicatorPlan, ...]:
    """The plan of every indicator, in order.

    The edition's choice counts first, then the rule of the region type's own pack, then that of the
    indicator's pack, then the normalise stage's method. Rules that other packs write count only by choice.
    """
    chosen = _choices(scope, indicators)
    overrides = _overrides(scope, indicators)
    plans = []
    for name in indicators:
        demand = chosen.get(name) or _rule(scope, name)
        if demand is not None:
            plan = plan_indicator(scope, name, overrides.get(name, _same)(demand))
            plans.append(plan)
    return tuple(plan for plan in plans if plan is not None)


def _same(demand: Demand) -> Demand:
    return demand


def _rule(scope: Scope, name: str) -> Demand | None:
    year, stage = scope.year, scope.stages.normalise
    later: list[int] = []
    for space in dict.fromkeys((scope.space, owner(name))):
        key, rules = _written(scope, space, name)
        place = place_in(scope.registry.packs[space], f"rule.{key}")
        same_since(rules, place, scope.found)
        hit = in_force(rules, year)
        if hit is not None:
            index, rule = hit
            path = f"rule.{key}[{index}]"
            return demand_of(scope, space, path, rule, attrs.evolve(place, path=path))
        later += [rule.since for rule in rules]
    if stage.method != "rules":
        place = scope.stage("normalise")
        origin = Origin(pack="edition", version=str(year), path=place.path or "")
        return Demand(method=stage.method, params=stage.params, origin=origin, place=place)
    place = scope.registry.place(name, "indicator")
    if later:
        scope.found.add(say.NO_RULE_YET, place, indicator=name, first=min(later), year=year)
    else:
        scope.found.add(say.NO_RULE, place, indicator=name, local=local(name), pack=owner(name))
    return None


def _written(scope: Scope, space: str, name: str) -> tuple[str, tuple[Rule, ...]]:
    """The rules that a pack writes for an indicator, under its bare or its full id."""
    pack = scope.registry.packs[space]
    keys = [key for key in (local(name), name) if key in pack.rule and qualified(space, key) == name]
    taken: dict[str, str] = {}
    for key in keys:
        scope.once(taken, name, f"rule.{key}", place_in(pack, f"rule.{key}"))
    return (keys[0], pack.rule[keys[0]]) if keys else (local(name), ())


def demand_of(
    scope: Scope, space: str, path: str, scoring: Scoring, place: Place, reason: Any = None
) -> Demand:
    """A rule or target as a demand, with who says so."""
    by = qualified(space, scoring.by) if scoring.by else None
    return Demand(**{**scoring.way, "by": by}, origin=scope.origin(space, path, scoring, reason), place=place)


def _choices(scope: Scope, indicators: tuple[str, ...]) -> dict[str, Demand]:
    chosen: dict[str, Demand] = {}
    first: dict[str, str] = {}
    for index, choice in enumerate(scope.track.choice):
        place = scope.here(f"choice[{index}]")
        name = scope.pick(choice.indicator, indicators, place)
        benchmark = sought(scope.registry, place, "benchmark", choice.benchmark, scope.found)
        if name is None or benchmark is None:
            continue
        if name in first:
            facts = {"first": first[name], "second": choice.benchmark}
            scope.found.add(say.TWO_CHOICES, place, indicator=name, **facts)
        first[name] = choice.benchmark
        check_in_force(scope, choice.benchmark, benchmark, place)
        space = owner(choice.benchmark)
        names = [qualified(space, target.indicator) for target in benchmark.target]
        if name not in names:
            known = tuple(names) or "-"
            scope.found.add(say.NO_TARGET, place, benchmark=choice.benchmark, indicator=name, known=known)
            continue
        taken: dict[str, str] = {}
        for at in (at for at, other in enumerate(names) if other == name):
            where = scope.registry.place(choice.benchmark, "benchmark", f"target[{at}]")
            scope.once(taken, name, f"target[{at}]", where)
            if benchmark.target[at].or_improve is not None:
                scope.found.add(say.CHOICE_OF_EITHER, place, indicator=name, benchmark=choice.benchmark)
            path = f"benchmark.{local(choice.benchmark)}.target[{at}]"
            chosen[name] = demand_of(scope, space, path, benchmark.target[at], where, choice.reason)
    return chosen


def check_in_force(scope: Scope, full: str, benchmark: Benchmark, place: Place) -> None:
    """Note a standard that is not in force in the year that counts."""
    year = scope.year
    if not benchmark.since <= year <= (benchmark.until or year):
        period = {"since": benchmark.since, "until": benchmark.until or "…", "year": year}
        scope.found.add(say_standards.NOT_IN_FORCE, place, benchmark=full, **period)


def _overrides(scope: Scope, indicators: tuple[str, ...]) -> dict[str, Change]:
    changes: dict[str, Change] = {}
    taken: dict[str, str] = {}
    for index, override in enumerate(scope.track.override):
        place = scope.here(f"override[{index}]")
        of_rule = bool(override.method or override.params or override.transform)
        of_node = bool(override.shares)
        named = (override.indicator is not None, override.node is not None)
        if named not in ((True, False), (False, True)) or (of_rule, of_node) != named:
            scope.found.add(say.OVERRIDE_SHAPE, place)
            continue
        if override.indicator is None or override.benchmark is not None:
            continue
        name = scope.pick(override.indicator, indicators, place)
        if name is not None:
            scope.once(taken, name, f"override[{index}]", place)
            changes[name] = partial(changed, override, place)
    return changes


def changed(override: Override, place: Place, demand: Demand) -> Demand:
    """A demand under an override.

    The source stays named as what was departed from, but the evidence is the edition's own choice.
    """
    return attrs.evolve(
        override.over(demand),
        origin=attrs.evolve(demand.origin, evidence="chosen", confidence=None, reason=override.reason),
        place=place,
    )


def plan_indicator(scope: Scope, name: str, demand: Demand) -> IndicatorPlan | None:
    """A demand on an indicator with its parameters bound; None, with findings, where they do not fit."""
    registry, found = scope.registry, scope.found
    indicator = registry.find("indicator", name)
    checked = demand.origin.checked
    if checked is not None and checked < scope.year:
        found.add(say_standards.RULE_UNCHECKED, demand.place, checked=checked, year=scope.year)
    if demand.when and demand.by is None:
        found.add(say.WHEN_WITHOUT_BY, demand.place, cases=tuple(demand.when))
    method = method_of(registry, Normalizer, demand.method, demand.place.inside("method"), found)
    if method is None:
        return None
    transform = _transform(scope, demand)
    then = bind_chosen(scope, Transform, demand.then, demand.place, "then")
    trait = registry.find("trait", demand.by) if demand.by else None
    cases: dict[str, Params] = {
        value: {**demand.params, **demand.when.get(value, {})} for value in (trait.value if trait else ())
    }
    bound = {
        value: bind_params(method, params, demand.place, found, transform)
        for value, params in (cases or {"": demand.params}).items()
    }
    if any(params is None for params in bound.values()) or indicator is None:
        return None
    direction: Literal[1, -1] = -1 if indicator.direction == "lower" else 1
    return IndicatorPlan(
        id=name,
        name=indicator.name,
        unit=indicator.unit,
        direction=direction,
        normalizer=method,
        variants=bound,
        trait=demand.by,
        transform=transform,
        then=then,
        round=demand.round,
        rounding=demand.rounding,
        origin=demand.origin,
    )


def _transform(scope: Scope, demand: Demand) -> Step[Transform] | None:
    """The transform of a demand with its parameters, or None."""
    if demand.transform is None:
        if demand.transform_params:
            facts = {"params": tuple(demand.transform_params)}
            scope.found.add(say_standards.TRANSFORM_PARAMS, demand.place, **facts)
        return None
    place, found = demand.place, scope.found
    method = method_of(scope.registry, Transform, demand.transform, place.inside("transform"), found)
    if method is None:
        return None
    bound = structured(demand.transform_params, method.params, place.inside("transform_params"), found)
    return None if bound is None else Step(method=method, params=bound)
