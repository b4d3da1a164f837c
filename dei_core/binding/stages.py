"""The protocol's stages as methods with parameters, and in words for the plan and the lock."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding.draft import Draft
from dei_core.binding.params import structured
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.ids import did_you_mean
from dei_core.kernel.screen import ScreenLimits
from dei_core.model.measure import Params
from dei_core.model.stages import NONE, FillStage, RankStage
from dei_core.model.tree import Framework
from dei_core.packs.references import sought, unknown
from dei_core.scoring.plan import ScreenPlan, TierPlan

_WITHOUT_PARAMS = {
    "derive": None,
    "screen": NONE,
    "impute": NONE,
    "treat": NONE,
    "normalise": "rules",
    "weight": None,
    "tier": None,
}
"""Stages that take no parameters with one method of theirs, or (None) with none."""
_OWN = {"derive": ("declared", NONE), "screen": ("coverage", NONE), "weight": ("declared", "equal")}
"""The protocol's own words; the weight stage takes the id of a weigher as well."""


def check_stages(scope: Scope) -> None:
    """Note methods that are none of the protocol's own words, and settings that nothing would use."""
    stages: Any = scope.stages
    weighers = scope.registry.method_ids("weigher")
    for name, own in _OWN.items():
        method, known = getattr(stages, name).method, (*own, *(weighers if name == "weight" else ()))
        if method not in known:
            near = did_you_mean(method, known)
            facts = {"stage": name, "method": method, "hint": near, "known": known}
            scope.found.add(say_stages.UNKNOWN_STAGE_METHOD, scope.stage(name), **facts)
        elif method not in own and ("weigher", method) not in scope.registry.methods:
            scope.found.extend([unknown(scope.registry, scope.stage(name, "method"), "weigher", method)])
    for name, without in _WITHOUT_PARAMS.items():
        stage = getattr(stages, name)
        bare = stage.method == without or (
            without is None and stage.method in _OWN.get(name, (stage.method,))
        )
        if stage.params and bare:
            facts = {"stage": name, "method": stage.method, "params": tuple(stage.params)}
            scope.found.add(say_stages.STAGE_PARAMS, scope.stage(name, "params"), **facts)
    if stages.normalise.base is not None and stages.normalise.fit == "yearly":
        scope.found.add(say_stages.BASE_AND_YEARLY, scope.stage("normalise"), base=stages.normalise.base)
    check_share(scope, stages.aggregate.coverage, scope.stage("aggregate"))
    policies = {stages.aggregate.missing, *(node.missing for node in scope.region_type.node.values())}
    if 0.0 < stages.aggregate.coverage <= 1.0 and "reweight" not in policies:
        place = scope.stage("aggregate", "coverage")
        scope.found.add(say.COVERAGE_UNUSED, place, coverage=stages.aggregate.coverage)


def check_share(scope: Scope, coverage: float, place: Place) -> None:
    """Note a least coverage that is no share."""
    if not 0.0 <= coverage <= 1.0:
        scope.found.add(say.SHARE_RANGE, place, what="coverage", value=coverage)


def bind_screen(scope: Scope, draft: Draft) -> ScreenPlan | None:
    """Who is to be left without a score, or None for no screening."""
    stage = scope.stages.screen
    both = [code for code in stage.include if code in stage.exclude]
    if both:
        scope.found.add(say_stages.SCREENED_TWICE, scope.stage("screen"), regions=both)
    if stage.method != "coverage":
        if stage.include or stage.exclude:
            facts = {"stage": "screen", "method": stage.method, "params": ("include", "exclude")}
            scope.found.add(say_stages.STAGE_PARAMS, scope.stage("screen"), **facts)
        return None
    place = scope.stage("screen", "params")
    limits = structured(dict(stage.params), ScreenLimits, place, scope.found)
    if limits is None:
        return None
    if limits == ScreenLimits() and not stage.exclude:
        scope.found.add(say_stages.NOTHING_SCREENED, place)
    _check_within(scope, draft, stage.within)
    for node in stage.within or (draft.root,):
        known = len(_columns(draft, node))
        if limits.count is not None and node in draft.nodes and limits.count > known:
            message = say_stages.SCREEN_OUT_OF_REACH
            scope.found.add(message, place, count=limits.count, node=node, known=known)
    return ScreenPlan(limits=limits, within=stage.within, include=stage.include, exclude=stage.exclude)


def _columns(draft: Draft, name: str) -> set[str]:
    """The columns of the indicators below a node, or of an indicator."""
    if name in draft.indicators:
        return {draft.indicators[name].column}
    return {column for child in draft.children.get(name, ()) for column in _columns(draft, child)}


def _check_within(scope: Scope, draft: Draft, within: tuple[str, ...]) -> None:
    known = tuple(draft.nodes)
    for node in within:
        if node not in known:
            facts = {"node": node, "track": scope.track_id, "hint": did_you_mean(node, known)}
            scope.found.add(say_stages.NODE_OF_NO_TRACK, scope.stage("screen", "within"), **facts)


def bind_ranking(scope: Scope) -> RankStage:
    """How the regions are ranked."""
    stage = scope.stages.rank
    if stage.tolerance is not None and stage.tolerance < 0.0:
        scope.found.add(say.TOLERANCE_NEGATIVE, scope.stage("rank", "tolerance"), value=stage.tolerance)
    return stage


def bind_tiers(scope: Scope, framework: Framework) -> TierPlan | None:
    """The tier scheme of the index, or None."""
    name = scope.stages.tier.method
    return None if name == NONE else _tiers(scope, name, scope.stage("tier", "method"), framework)


def bind_tiers_beside(
    scope: Scope, root: str, nodes: Iterable[str], framework: Framework
) -> tuple[tuple[str, TierPlan], ...]:
    """Further tier schemes, each with its node."""
    known, made = tuple(nodes), dict[tuple[str, str], TierPlan | None]()
    for index, item in enumerate(scope.stages.tier.beside):
        place, node = scope.stage("tier", f"beside[{index}]"), item.node or root
        if node not in known:
            facts = {"node": node, "track": scope.track_id, "hint": did_you_mean(node, known)}
            scope.found.add(say_stages.NODE_OF_NO_TRACK, place, **facts)
        elif (node, item.method) in made or (node, item.method) == (root, scope.stages.tier.method):
            scope.found.add(say_stages.TIERS_TWICE, place, node=node, scheme=item.method)
        else:
            made[node, item.method] = _tiers(scope, item.method, place, framework)
    return tuple((node, plan) for (node, _), plan in made.items() if plan is not None)


def _tiers(scope: Scope, name: str, place: Place, framework: Framework) -> TierPlan | None:
    scheme = sought(scope.registry, place, "tier_scheme", name, scope.found)
    if scheme is None:
        return None
    bounds = tuple(tier.bound for tier in scheme.tier)
    if scheme.by == "printed":
        bounds = tuple(_of_print(bound, framework) for bound in bounds)
    falling = bounds[::-1] if scheme.by == "share" else bounds
    if not bounds or any(low >= high for high, low in pairwise(falling)):
        place = scope.registry.place(name, "tier_scheme", "tier")
        scope.found.add(say.TIERS_ORDER, place, scheme=name, found=bounds or "-")
        return None
    names = tuple(tier.name for tier in scheme.tier)
    beyond = [name for name, bound in zip(names, bounds, strict=True) if bound > 100.0]
    if beyond and scheme.by != "share" and not framework.open:
        scope.found.add(say_stages.TIER_OUT_OF_REACH, place, scheme=name, tiers=beyond)
    return TierPlan(id=name, names=names, bounds=bounds, by=scheme.by)


def _of_print(bound: float, framework: Framework) -> float:
    """A bound on the printed scale as a score of 0-100, in exact arithmetic and rounded once."""
    exact, zero, scale = (Fraction(repr(value)) for value in (bound, framework.zero, framework.scale))
    return float(100 * (exact - zero) / (scale - zero))


def described(scope: Scope) -> dict[str, str]:
    """Every stage in the handbook's order, as `method` or `method (parameter = value, …)`."""
    stages: Any = scope.stages
    screen, normalise, aggregate, rank = stages.screen, stages.normalise, stages.aggregate, stages.rank
    codes = {key: " ".join(getattr(screen, key)) for key in ("within", "include", "exclude")}
    beside = (
        item.method if item.node is None else f"{item.node}:{item.method}" for item in stages.tier.beside
    )
    tolerance = None if rank.tolerance is None else f"{rank.tolerance:g}"
    rounding = None if rank.decimals is None else rank.rounding
    return {
        "derive": _words(stages.derive),
        "screen": _words(screen, **codes),
        "impute": _filling_words(stages.impute),
        "treat": _filling_words(stages.treat),
        "normalise": _words(
            normalise, fit=normalise.fit, base=normalise.base, references=normalise.references
        ),
        "weight": _words(stages.weight),
        "aggregate": _words(aggregate, missing=aggregate.missing, coverage=aggregate.coverage),
        "rank": _told(rank.method, {}, tolerance=tolerance, decimals=rank.decimals, rounding=rounding),
        "tier": _words(stages.tier, beside=" ".join(beside)),
    }


def _filling_words(stage: FillStage) -> str:
    other = {f"other.{name}": _words(other) for name, other in stage.other.items()}
    return _words(stage, by=stage.by, fit="yearly" if stage.fit == "yearly" else None, **other)


def _words(stage: Any, /, **more: Any) -> str:
    return _told(stage.method, stage.params, **more)


def _told(method: str, params: Params, /, **more: Any) -> str:
    """A method with its parameters and with what else is said; None and an empty text say nothing."""
    said = {**params, **{key: value for key, value in more.items() if value not in (None, "")}}
    inside = ", ".join(f"{key} = {value}" for key, value in said.items())
    return f"{method} ({inside})" if inside else method
