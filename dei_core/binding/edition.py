"""Registry and edition in, plan out: the one room that words and numbers share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding import messages_standards as say_standards
from dei_core.binding.checkpoints import bind_checkpoints
from dei_core.binding.data import bind_derived, bind_intake, bind_previous
from dei_core.binding.draft import Draft, track_plan
from dei_core.binding.filling import bind_filling, unused_exceptions
from dei_core.binding.nodes import bind_tree_draft
from dei_core.binding.scope import Scope
from dei_core.binding.stages import (
    bind_ranking,
    bind_screen,
    bind_tiers,
    bind_tiers_beside,
    check_stages,
    described,
)
from dei_core.binding.standards import Standard, bind_standard, standard_plan, unused_overrides
from dei_core.findings import Findings, Place
from dei_core.model.dataset import Dataset
from dei_core.model.edition import Edition, Track
from dei_core.model.tree import Framework, RegionType
from dei_core.packs.references import sought, unknown, unresolved
from dei_core.packs.registry import Registry
from dei_core.scoring.learner import References
from dei_core.scoring.plan import Plan, TrackPlan
from dei_core.scoring.refusals import titled

Frozen = Mapping[str, References]
"""Track -> what was learned, from an earlier run's lock."""


def bind(
    registry: Registry, edition: Edition, file: str = "edition.toml", frozen: Frozen | None = None
) -> Plan:
    """The plan of an edition: every rule, weight and parameter resolved for its year.

    file: the edition's name in findings. frozen: references to use instead of fitting, of the tracks
    that have them.
    DeiError with all that does not fit together, in any pack or in the edition.

    >>> from dei_core import open_edition
    >>> from dei_core.host import bind
    >>> opened = open_edition("examples/gigabit-2022")
    >>> bind(opened.registry, opened.edition)
    <Plan: Gigabit cities 2022 (reference scheme of this project, not the ministry's score), 2022, city (4 indicators)>
    """
    found = Findings(unresolved(registry))
    plans = {
        name: _track(registry, edition, file, name, track, found, frozen)
        for name, track in edition.track.items()
    }
    unused_exceptions(edition, file, plans, found)
    _note_directions(registry, file, plans.values(), found)
    if not edition.track:
        found.add(say.NO_TRACK, Place(file=file, path="track"))
    once = Findings({finding.text(): finding for finding in found}.values())
    once.raise_errors()
    tracks = tuple(plan for plan in plans.values() if plan is not None)
    return Plan(name=edition.name, year=edition.year, tracks=tracks, findings=tuple(once))


def _note_directions(
    registry: Registry, file: str, plans: Iterable[TrackPlan | None], found: Findings
) -> None:
    """Warn, once for the edition, of scored indicators that do not say which way is better."""
    scored = {item.column: item.name for plan in plans if plan is not None for item in plan.indicators}
    unsaid = [
        titled(name, full)
        for full, name in scored.items()
        if (item := registry.find("indicator", full)) is not None and item.direction is None
    ]
    if unsaid:
        found.add(say.DIRECTION_UNSAID, Place(file=file, path="packs"), indicators=unsaid)


def _track(
    registry: Registry,
    edition: Edition,
    file: str,
    name: str,
    track: Track,
    found: Findings,
    frozen: Frozen | None,
) -> TrackPlan | None:
    place = Place(file=file, path=f"track.{name}")
    evaluated = _evaluated(registry, track, place, found)
    dataset = _dataset(registry, edition, track.dataset, place, found)
    previous = None if track.previous is None else _dataset(registry, edition, track.previous, place, found)
    if evaluated is None or dataset is None:
        return None
    full, kind = evaluated
    scope = Scope(
        registry=registry,
        edition=edition,
        file=file,
        track_id=name,
        track=track,
        dataset=dataset,
        region_type_id=full,
        region_type=kind,
        found=found,
    )
    check_stages(scope)
    made = _with_checkpoints(scope) if track.benchmark is None else _by_itself(scope, track.benchmark)
    unused_overrides(scope, () if made is None else made[2])
    mine = (frozen or {}).get(name)
    return None if made is None else _finished(scope, *made, previous, mine)


def _evaluated(
    registry: Registry, track: Track, place: Place, found: Findings
) -> tuple[str, RegionType] | None:
    """What a track evaluates: a region type, or a benchmark in the place of one."""
    if (track.region_type is None) == (track.benchmark is None):
        found.add(say_standards.TRACK_SHAPE, place)
        return None
    if track.region_type is not None:
        kind = sought(registry, place, "region_type", track.region_type, found)
        return None if kind is None else (track.region_type, kind)
    full = str(track.benchmark)
    benchmark = sought(registry, place, "benchmark", full, found)
    if benchmark is None:
        return None
    return full, RegionType(name=benchmark.name, unit=track.unit, root="-", node={})


def _dataset(
    registry: Registry, edition: Edition, name: str, place: Place, found: Findings
) -> Dataset | None:
    dataset = edition.dataset.get(name)
    if dataset is None:
        found.extend([unknown(registry, place, "dataset", name, tuple(edition.dataset))])
    return dataset


Made = tuple[Draft, Framework, tuple[Standard, ...]]


def _by_itself(scope: Scope, full: str) -> Made | None:
    """A standard's own tree as the index of the track."""
    track = scope.track
    standard = bind_standard(scope, full, scope.here(), track.trust, track.unit, None)
    if standard is None:
        return None
    return standard.draft, Framework(name=standard.benchmark.name, pillar={}), (standard,)


def _with_checkpoints(scope: Scope) -> Made | None:
    """A region type's tree, with the standards that the edition adds to it."""
    made = bind_tree_draft(scope)
    if made is None:
        return None
    draft, framework = made
    return draft, framework, bind_checkpoints(scope, draft, tuple(framework.pillar))


def _finished(
    scope: Scope,
    draft: Draft,
    framework: Framework,
    standards: tuple[Standard, ...],
    previous: Dataset | None,
    frozen: References | None,
) -> TrackPlan | None:
    """The plan of a track whose draft is complete; None where anything so far is an error."""
    data = _data(scope, draft, previous)
    stages = _stages(scope, draft, framework)
    ends = {f"{end:.{framework.decimals}f}" for end in (framework.zero, framework.scale)}
    if len(ends) == 1:
        scope.found.add(say_stages.FLAT_SCALE, scope.tree("framework"), value=ends.pop())
    if scope.found.stopped:
        return None
    plans = tuple(standard_plan(item) for item in standards)
    return track_plan(scope, draft, framework, references=frozen, standards=plans, **data, **stages)


def _data(scope: Scope, draft: Draft, previous: Dataset | None) -> dict[str, Any]:
    """The parts of a track's plan that say what is read and derived."""
    derived = bind_derived(scope, draft.needed)
    intake, absent = bind_intake(scope, draft.needed, draft.traits, derived)
    return {
        "intake": intake,
        "data": scope.dataset,
        "derived": derived,
        "absent": absent,
        "previous": bind_previous(scope, previous, draft.needed, derived),
    }


def _stages(scope: Scope, draft: Draft, framework: Framework) -> dict[str, Any]:
    """The parts of a track's plan that the edition's stages say."""
    return {
        "screen": bind_screen(scope, draft),
        "imputer": bind_filling(scope, "impute", draft.columns),
        "treatment": bind_filling(scope, "treat", draft.columns),
        "fit": scope.stages.normalise.fit,
        "base": scope.stages.normalise.base,
        "ranking": bind_ranking(scope),
        "tiers": bind_tiers(scope, framework),
        "beside": bind_tiers_beside(scope, draft.root, draft.nodes, framework),
        "stages": described(scope),
    }
