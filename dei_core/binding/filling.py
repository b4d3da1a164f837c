"""Imputation and outlier treatment: their methods, the groups they work within, and their exceptions."""

from __future__ import annotations

from collections.abc import Iterable

from dei_core.binding.params import bind_step
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.hints import did_you_mean
from dei_core.ids import local
from dei_core.messages import binding as say
from dei_core.messages import stages as say_stage
from dei_core.model.edition import Dataset
from dei_core.model.stages import NONE, FillStage, Stage
from dei_core.scoring.plan import FillPlan, Step

KINDS = {"impute": "imputer", "treat": "treatment"}
"""The stages that fill or change cells, and the kind of method of each."""


def bind_filling(scope: Scope, name: str, dataset: Dataset, columns: Iterable[str]) -> FillPlan | None:
    """The imputation or outlier treatment of the edition for one track, or None."""
    stage: FillStage = getattr(scope.edition.stages, name)
    place = Place(file=scope.file, path=f"stages.{name}")
    _check_by(scope, stage, dataset, place)
    step = _step(scope, name, stage, place)
    other = _others(scope, name, stage, tuple(columns), place)
    if step is None and not any(other.values()):
        return None
    _check_frozen(scope, (step, *other.values()), place)
    return FillPlan(step=step, by=_group(scope, stage, dataset), yearly=stage.fit == "yearly", other=other)


def filling_traits(scope: Scope, dataset: Dataset) -> tuple[str, ...]:
    """The traits that a stage groups by; the data must have them."""
    groups = (_group(scope, getattr(scope.edition.stages, name), dataset) for name in KINDS)
    return tuple(by for by in groups if by is not None and by not in dataset.scales)


def _step(scope: Scope, name: str, stage: FillStage | Stage, place: Place) -> Step | None:
    if stage.method == NONE:
        return None
    return bind_step(scope.registry, KINDS[name], stage.method, stage.params, place, scope.found)


def _others(
    scope: Scope, name: str, stage: FillStage, columns: tuple[str, ...], place: Place
) -> dict[str, Step | None]:
    """The exceptions that are this track's; a name that no pack knows is a finding."""
    made: dict[str, Step | None] = {}
    for key, other in stage.other.items():
        where = Place(file=place.file, path=f"{place.path}.other.{key}")
        fits = [full for full in columns if key in (full, local(full))]
        if not fits and not any(key in (full, local(full)) for full in scope.registry.ids("indicator")):
            near = did_you_mean(key, columns)
            scope.found.add(say.NOT_A_MAPPED_INDICATOR, where, name=key, track=scope.track_id, hint=near)
        for full in fits[:1]:
            if len(fits) > 1:
                scope.found.add(say.AMBIGUOUS_NAME, where, name=key, known=fits)
            made[full] = _step(scope, name, other, where)
    return made


def _group(scope: Scope, stage: FillStage, dataset: Dataset) -> str | None:
    """A parent's name, or a trait's full id."""
    if stage.by is None or stage.by in dataset.scales:
        return stage.by
    fits = [full for full in scope.registry.ids("trait") if stage.by in (full, local(full))]
    return fits[0] if len(fits) == 1 else None


def _check_by(scope: Scope, stage: FillStage, dataset: Dataset, place: Place) -> None:
    if stage.by is not None and _group(scope, stage, dataset) is None:
        known = (*dataset.scales, *scope.registry.ids("trait"))
        where = Place(file=place.file, path=f"{place.path}.by")
        facts = {"by": stage.by, "dataset": scope.track.dataset, "hint": did_you_mean(stage.by, known)}
        scope.found.add(say_stage.UNKNOWN_GROUP, where, **facts, known=known or "-")


def _check_frozen(scope: Scope, steps: Iterable[Step | None], place: Place) -> None:
    """What looks at the whole table learns nothing that could be frozen."""
    for step in steps:
        if step is not None and step.method.sees == "table" and scope.edition.stages.normalise.references:
            scope.found.add(say_stage.NOTHING_TO_FREEZE, place, method=step.method.id)
