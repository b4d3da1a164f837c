"""Imputation and outlier treatment: their methods, the groups they work within, and their exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding.params import bind_step
from dei_core.binding.scope import Scope
from dei_core.findings import Findings, Place
from dei_core.ids import did_you_mean, local
from dei_core.kernel.kinds import Imputer, Learning, Treatment, fills_panel
from dei_core.model.edition import Edition
from dei_core.model.stages import NONE, FillStage, Stage
from dei_core.scoring import messages as say_scoring
from dei_core.scoring.plan import FillPlan, TrackPlan
from dei_core.scoring.steps import Step

KINDS: dict[str, type[Learning]] = {"impute": Imputer, "treat": Treatment}
"""The stages that fill or change cells, and the kind of method of each."""


def bind_filling(scope: Scope, name: str, columns: Iterable[str]) -> FillPlan | None:
    """The imputation or outlier treatment of the edition for one track, or None."""
    stage: FillStage = getattr(scope.stages, name)
    place = scope.stage(name)
    _check_by(scope, stage, place)
    _check_used(scope, name, stage, place)
    step = _step(scope, name, stage, place)
    other = _others(scope, name, stage, tuple(columns), place)
    if step is None and not any(other.values()):
        return None
    _check_frozen(scope, (step, *other.values()), place)
    return FillPlan(step=step, by=_group(scope, stage), yearly=stage.fit == "yearly", other=other)


def filling_traits(scope: Scope) -> tuple[str, ...]:
    """The traits that a stage groups by; the data must have them."""
    groups = (_group(scope, getattr(scope.stages, name)) for name in KINDS)
    return tuple(by for by in groups if by is not None and by not in scope.dataset.scales)


def _step(scope: Scope, name: str, stage: FillStage | Stage, place: Place) -> Step[Learning] | None:
    if stage.method == NONE:
        return None
    return bind_step(scope.registry, KINDS[name], stage.method, stage.params, place, scope.found)


def _others(
    scope: Scope, name: str, stage: FillStage, columns: tuple[str, ...], place: Place
) -> dict[str, Step[Learning] | None]:
    """The exceptions that are this track's; a name that no pack knows is a finding, as are two for one column."""
    made: dict[str, Step[Learning] | None] = {}
    taken: dict[str, str] = {}
    for key, other in stage.other.items():
        where = place.inside("other", key)
        fits = [full for full in columns if key in (full, local(full))]
        if not fits and not any(key in (full, local(full)) for full in scope.registry.ids("indicator")):
            near = did_you_mean(key, columns)
            scope.found.add(say.NOT_A_MAPPED_INDICATOR, where, name=key, track=scope.track_id, hint=near)
        for full in fits[:1]:
            if len(fits) > 1:
                scope.found.add(say.AMBIGUOUS_NAME, where, name=key, known=fits)
            scope.once(taken, full, f"{place.path}.other.{key}", where)
            made[full] = _step(scope, name, other, where)
    return made


def unused_exceptions(
    edition: Edition, file: str, plans: Mapping[str, TrackPlan | None], found: Findings
) -> None:
    """Note exceptions of a stage that are of no track that goes by it; nothing while any track has faults."""
    tracks = {name: plan for name, plan in plans.items() if plan is not None}
    if len(tracks) < len(plans):
        return
    for name in KINDS:
        shared = [
            plan for track, plan in tracks.items() if getattr(edition.track[track].stages, name) is None
        ]
        _unused(name, getattr(edition.stages, name), shared, Place(file=file, path=f"stages.{name}"), found)
        for track, plan in tracks.items():
            own = getattr(edition.track[track].stages, name)
            if own is not None:
                _unused(name, own, [plan], Place(file=file, path=f"track.{track}.stages.{name}"), found)


def _unused(name: str, stage: FillStage, plans: list[TrackPlan], place: Place, found: Findings) -> None:
    columns = tuple(dict.fromkeys(item.column for plan in plans for item in plan.indicators))
    for key in stage.other:
        if not any(key in (column, local(column)) for column in columns):
            where = place.inside("other", key)
            facts = {"stage": name, "name": key, "hint": did_you_mean(key, columns)}
            found.add(say_stages.EXCEPTION_UNUSED, where, **facts)


def _group(scope: Scope, stage: FillStage) -> str | None:
    """A parent's name, or a trait's full id."""
    if stage.by is None or stage.by in scope.dataset.scales:
        return stage.by
    fits = _traits(scope, stage)
    return fits[0] if len(fits) == 1 else None


def _traits(scope: Scope, stage: FillStage) -> list[str]:
    return [full for full in scope.registry.ids("trait") if stage.by in (full, local(full))]


def _check_used(scope: Scope, name: str, stage: FillStage, place: Place) -> None:
    """Note what is said of a stage, or of an exception, that does nothing."""
    unused: list[tuple[Place, tuple[str, ...]]] = [
        (place.inside("other", key), ("params",))
        for key, other in stage.other.items()
        if other.method == NONE and other.params
    ]
    if stage.method == NONE and all(other.method == NONE for other in stage.other.values()):
        given = {"by": stage.by is not None, "fit": stage.fit != "pooled"}
        unused.append((place, tuple(word for word, there in given.items() if there)))
    for where, said in unused:
        if said:
            scope.found.add(say_stages.STAGE_PARAMS, where, stage=name, method=NONE, params=said)


def _check_by(scope: Scope, stage: FillStage, place: Place) -> None:
    fits, scales = _traits(scope, stage), scope.dataset.scales
    if stage.by in scales and fits:
        where = place.inside("by")
        dataset_id = scope.track.dataset
        scope.found.add(say_scoring.GROUP_AMBIGUOUS, where, by=stage.by, traits=fits, dataset=dataset_id)
    elif stage.by is not None and stage.by not in scales and len(fits) > 1:
        scope.found.add(say.AMBIGUOUS_NAME, place, name=stage.by, known=fits)
    elif stage.by is not None and _group(scope, stage) is None:
        known = (*scales, *scope.registry.ids("trait"))
        where = place.inside("by")
        facts = {"by": stage.by, "dataset": scope.track.dataset, "hint": did_you_mean(stage.by, known)}
        scope.found.add(say_stages.UNKNOWN_GROUP, where, **facts, known=known or "-")


def _check_frozen(scope: Scope, steps: Iterable[Step[Learning] | None], place: Place) -> None:
    """What looks at the whole table learns nothing that could be frozen."""
    for step in steps:
        if step is not None and fills_panel(step.method) and scope.stages.normalise.references:
            scope.found.add(say_stages.NOTHING_TO_FREEZE, place, method=step.method.id)
