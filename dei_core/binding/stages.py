"""The protocol's stages as methods with parameters, and in words for the plan and the lock."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dei_core.binding.params import structured
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.hints import did_you_mean
from dei_core.kernel.screen import ScreenLimits
from dei_core.messages import binding as say
from dei_core.messages import stages as say_stage
from dei_core.model.stages import NONE, FillStage, NormaliseStage, ScreenStage
from dei_core.packs.references import unknown
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
    stages: Any = scope.edition.stages
    weighers = scope.registry.method_ids("weigher")
    for name, own in _OWN.items():
        method, known = getattr(stages, name).method, (*own, *(weighers if name == "weight" else ()))
        if method not in known:
            near = did_you_mean(method, known)
            facts = {"stage": name, "method": method, "hint": near, "known": known}
            scope.found.add(say_stage.UNKNOWN_STAGE_METHOD, _place(scope, name), **facts)
    for name, without in _WITHOUT_PARAMS.items():
        stage = getattr(stages, name)
        bare = stage.method == without or (
            without is None and stage.method in _OWN.get(name, (stage.method,))
        )
        if stage.params and bare:
            facts = {"stage": name, "method": stage.method, "params": tuple(stage.params)}
            scope.found.add(say_stage.STAGE_PARAMS, _place(scope, f"{name}.params"), **facts)
    if stages.rank.tolerance < 0.0:
        place = _place(scope, "rank.tolerance")
        scope.found.add(say.TOLERANCE_NEGATIVE, place, value=stages.rank.tolerance)
    check_share(scope, stages.aggregate.coverage, _place(scope, "aggregate"))
    policies = {stages.aggregate.missing, *(node.missing for node in scope.region_type.node.values())}
    if 0.0 < stages.aggregate.coverage <= 1.0 and "reweight" not in policies:
        place = _place(scope, "aggregate.coverage")
        scope.found.add(say.COVERAGE_UNUSED, place, coverage=stages.aggregate.coverage)


def check_share(scope: Scope, coverage: float, place: Place) -> None:
    """Note a least coverage that is no share."""
    if not 0.0 <= coverage <= 1.0:
        scope.found.add(say.SHARE_RANGE, place, what="coverage", value=coverage)


def bind_screen(scope: Scope) -> ScreenPlan | None:
    """Who is to be left without a score, or None for no screening."""
    stage = scope.edition.stages.screen
    both = [code for code in stage.include if code in stage.exclude]
    if both:
        scope.found.add(say_stage.SCREENED_TWICE, _place(scope, "screen"), regions=both)
    if stage.method != "coverage":
        if stage.include or stage.exclude:
            facts = {"stage": "screen", "method": stage.method, "params": ("include", "exclude")}
            scope.found.add(say_stage.STAGE_PARAMS, _place(scope, "screen"), **facts)
        return None
    place = _place(scope, "screen.params")
    limits = structured(dict(stage.params), ScreenLimits, place, scope.found)
    if limits is None:
        return None
    if limits.least is None and limits.nonzero is None and not stage.exclude:
        scope.found.add(say_stage.NOTHING_SCREENED, place)
    return ScreenPlan(limits=limits, include=stage.include, exclude=stage.exclude)


def bind_tiers(scope: Scope) -> TierPlan | None:
    """The tier scheme of the edition, or None."""
    name = scope.edition.stages.tier.method
    if name == NONE:
        return None
    scheme = scope.registry.find("tier_scheme", name)
    if scheme is None:
        scope.found.extend([unknown(scope.registry, _place(scope, "tier.method"), "tier_scheme", name)])
        return None
    bounds = tuple(tier.bound for tier in scheme.tier)
    falling = bounds if scheme.by == "score" else bounds[::-1]
    if not bounds or any(low >= high for high, low in pairwise(falling)):
        place = scope.registry.place(name, "tier_scheme", "tier")
        scope.found.add(say.TIERS_ORDER, place, scheme=name, found=bounds or "-")
        return None
    return TierPlan(id=name, names=tuple(tier.name for tier in scheme.tier), bounds=bounds, by=scheme.by)


def described(scope: Scope) -> dict[str, str]:
    """Every stage in the handbook's order, as `method` or `method (parameter = value, …)`."""
    stages: Any = scope.edition.stages
    return {
        "derive": _words(stages.derive),
        "screen": _words(stages.screen, **_forced(stages.screen)),
        "impute": _filling_words(stages.impute),
        "treat": _filling_words(stages.treat),
        "normalise": _words(stages.normalise, fit=stages.normalise.fit, **_frozen(stages.normalise)),
        "weight": _words(stages.weight),
        "aggregate": _words(
            stages.aggregate, missing=stages.aggregate.missing, coverage=stages.aggregate.coverage
        ),
        "rank": f"{stages.rank.method} (tolerance = {stages.rank.tolerance:g})",
        "tier": _words(stages.tier),
    }


def _frozen(stage: NormaliseStage) -> dict[str, str]:
    return {} if stage.references is None else {"references": stage.references}


def _forced(stage: ScreenStage) -> dict[str, str]:
    named = {"include": stage.include, "exclude": stage.exclude}
    return {key: " ".join(codes) for key, codes in named.items() if codes}


def _filling_words(stage: FillStage) -> str:
    more = {"by": stage.by} if stage.by else {}
    if stage.fit == "yearly":
        more["fit"] = stage.fit
    return _words(stage, **more, **{name: _words(other) for name, other in stage.other.items()})


def _words(stage: Any, **more: Any) -> str:
    inside = ", ".join(f"{key} = {value}" for key, value in {**stage.params, **more}.items())
    return f"{stage.method} ({inside})" if inside else stage.method


def _place(scope: Scope, path: str) -> Place:
    return Place(file=scope.file, path=f"stages.{path}")
