"""The protocol's stages as methods with parameters, and in words for the plan and the lock."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dei_core.binding.params import bind_step
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.hints import did_you_mean
from dei_core.messages import binding as say
from dei_core.model.stages import NONE, Stage
from dei_core.packs.references import unknown
from dei_core.scoring.plan import Step, TierPlan

_OWN = {"derive": ("declared", NONE), "screen": ("coverage", NONE), "weight": ("declared", "equal")}


def check_names(scope: Scope) -> None:
    """Note stages whose method is none of the protocol's own words."""
    for name, known in _OWN.items():
        method = getattr(scope.edition.stages, name).method
        if method not in known:
            near = did_you_mean(method, known)
            facts = {"stage": name, "method": method, "hint": near, "known": known}
            scope.found.add(say.UNKNOWN_STAGE_METHOD, _place(scope, name), **facts)


def bind_screen(scope: Scope) -> float | None:
    """The least share of scored indicators that a region must have, or None for no screening."""
    stage = scope.edition.stages.screen
    if stage.method != "coverage":
        return None
    least: Any = stage.params.get("least")
    if type(least) not in (int, float) or not 0.0 <= least <= 1.0 or len(stage.params) != 1:
        place = _place(scope, "screen.params.least")
        scope.found.add(say.SHARE_RANGE, place, what="least", value="-" if least is None else least)
        return None
    return float(least)


def bind_filling(scope: Scope, name: str, kind: str) -> Step | None:
    """The imputation or outlier treatment of the edition, or None."""
    stage: Stage = getattr(scope.edition.stages, name)
    if stage.method == NONE:
        return None
    return bind_step(scope.registry, kind, stage.method, stage.params, _place(scope, name), scope.found)


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
        "screen": _words(stages.screen),
        "impute": _words(stages.impute),
        "treat": _words(stages.treat),
        "normalise": _words(stages.normalise, fit=stages.normalise.fit),
        "weight": _words(stages.weight),
        "aggregate": _words(
            stages.aggregate, missing=stages.aggregate.missing, coverage=stages.aggregate.coverage
        ),
        "rank": f"{stages.rank.method} (tolerance = {stages.rank.tolerance:g})",
        "tier": _words(stages.tier),
    }


def _words(stage: Any, **more: Any) -> str:
    inside = ", ".join(f"{key} = {value}" for key, value in {**stage.params, **more}.items())
    return f"{stage.method} ({inside})" if inside else stage.method


def _place(scope: Scope, path: str) -> Place:
    return Place(file=scope.file, path=f"stages.{path}")
