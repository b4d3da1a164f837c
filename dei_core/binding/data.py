"""What a track expects of its dataset, and which indicators are computed from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from dei_core.binding import messages as say
from dei_core.binding.filling import filling_traits
from dei_core.binding.params import bind_step
from dei_core.binding.scope import Scope
from dei_core.binding.tree import Descent
from dei_core.findings import Place
from dei_core.ids import local, owner, qualified
from dei_core.kernel.kinds import Derivation
from dei_core.model.dataset import ColumnIntake, Dataset, Intake, Layout
from dei_core.model.edition import Track
from dei_core.scoring.plan import DerivedPlan
from dei_core.scoring.prepare import BEFORE, GROWTH


def bind_derived(scope: Scope, columns: Iterable[str]) -> tuple[DerivedPlan, ...]:
    """The derivations that columns need, parts first; none if the stage says so.

    An indicator whose column the dataset names is read, not derived, and its parts are not asked for. A column
    of growth is always made: it is an indicator's value against that of the year before.
    """
    names = tuple(dict.fromkeys(columns))
    read = {full for full in names for key in scope.dataset.columns if key in (full, local(full))}
    done: dict[str, DerivedPlan] = {}
    if scope.stages.derive.method != "none":
        bases = (name.removesuffix(GROWTH) for name in names)
        done = _derived(scope, [base for base in bases if base not in read])
    for name in names:
        if name.endswith(GROWTH):
            base = name.removesuffix(GROWTH)
            step = bind_step(scope.registry, Derivation, "growth", {}, scope.here(), scope.found)
            if step is not None:
                done[name] = DerivedPlan(id=name, step=step, of=(base, base + BEFORE))
    return tuple(done.values())


def _derived(scope: Scope, names: Iterable[str]) -> dict[str, DerivedPlan]:
    """The derivations of these indicators and of what they derive from, parts first."""

    def parts(name: str) -> tuple[str, ...]:
        item = scope.registry.find("indicator", name)
        given = () if item is None or item.derivation is None else item.derivation.of
        return tuple(qualified(owner(name), part) for part in given)

    def place(name: str) -> Place:
        return scope.registry.place(name, "indicator", "derivation")

    descent = Descent(parts, say.DERIVES_FROM_ITSELF, place, scope.found)
    for name in names:
        descent.take(name)
    done: dict[str, DerivedPlan] = {}
    for name in descent.order:
        item = scope.registry.find("indicator", name)
        if item is None or item.derivation is None:
            continue
        method, params, of = item.derivation.method, item.derivation.params, parts(name)
        step = bind_step(scope.registry, Derivation, method, params, place(name), scope.found)
        if step is not None:
            of = (*of, of[0] + BEFORE) if method == "growth" and len(of) == 1 else of
            done[name] = DerivedPlan(id=name, step=step, of=of, lowest=item.lowest, highest=item.highest)
    return done


def bind_intake(
    scope: Scope,
    columns: Iterable[str],
    branches: Iterable[str],
    derived: tuple[DerivedPlan, ...],
) -> tuple[Intake, frozenset[str]]:
    """The dataset's columns as this track reads them, and the indicators that it says it does not have.

    branches: the traits that rules and weights branch on.
    Entries for nothing that the track uses become findings.
    """
    name, dataset = scope.track.dataset, scope.dataset
    place = Place(file=scope.file, path=f"dataset.{name}")
    made = {item.id for item in derived}
    used = _used(scope, columns, derived)
    headers = _keyed(scope, dataset.columns, used, place, "columns")
    wanted = [one for one in used if one not in made or one in headers]
    absent = frozenset(_keyed(scope, dict.fromkeys(dataset.absent), wanted, place, "absent"))
    there = [one for one in wanted if one not in absent]
    known = (trait for trait in branches if scope.registry.find("trait", trait))
    traits = tuple(dict.fromkeys((*known, *filling_traits(scope))))
    intake = _intake(scope, name, dataset, there, wanted, headers, traits)
    return _narrowed(intake, scope.track), absent


def _narrowed(intake: Intake, track: Track) -> Intake:
    """An intake with the track's own row filters over the dataset's."""
    return attrs.evolve(
        intake,
        keep={**intake.keep, **track.keep},
        drop={**intake.drop, **track.drop},
        keep_ending={**intake.keep_ending, **track.keep_ending},
    )


def bind_previous(
    scope: Scope, dataset: Dataset | None, columns: Iterable[str], derived: tuple[DerivedPlan, ...]
) -> Intake | None:
    """How the dataset of the year before is read, for the columns whose growth is asked for; None without one.

    It may name any column of the track; those that no growth needs are passed over, as all others in it are.
    """
    name = scope.track.previous
    if dataset is None or name is None:
        return None
    made = {item.id: item.of for item in derived}
    needed = [part.removesuffix(BEFORE) for of in made.values() for part in of if part.endswith(BEFORE)]
    for one in needed:
        needed += [part for part in made.get(one, ()) if part not in needed and not part.endswith(BEFORE)]
    known = tuple(dict.fromkeys([*_used(scope, columns, derived), *made]))
    place = Place(file=scope.file, path=f"dataset.{name}")
    headers = _keyed(scope, dataset.columns, known, place, "columns")
    wanted = [one for one in dict.fromkeys(needed) if one not in made or one in headers]
    intake = _intake(scope, name, dataset, wanted, known, headers, ())
    return attrs.evolve(intake, ignore=("*",))


def _used(scope: Scope, columns: Iterable[str], derived: tuple[DerivedPlan, ...]) -> tuple[str, ...]:
    """The indicators among columns and the parts that they derive from."""
    named = [*columns, *(part for item in derived for part in item.of)]
    return tuple(one for one in dict.fromkeys(named) if scope.registry.find("indicator", one))


def _intake(
    scope: Scope,
    name: str,
    dataset: Dataset,
    wanted: Iterable[str],
    known: Iterable[str],
    headers: Mapping[str, str],
    traits: tuple[str, ...],
) -> Intake:
    """How `wanted` is read; the dataset's units and factors may speak of `known`."""
    place = Place(file=scope.file, path=f"dataset.{name}")
    units = _keyed(scope, dataset.units, known, place, "units")
    factors = _keyed(scope, dataset.factors, known, place, "factors")
    for one, factor in factors.items():
        if factor == 0.0:
            scope.found.add(say.FACTOR_ZERO, place, name=one)
    trait_headers = _keyed(scope, dataset.traits, traits, place, "traits") if traits else {}
    said = {field.name: getattr(dataset, field.name) for field in attrs.fields(Layout)}
    return Intake(
        **{**said, "traits": {trait: trait_headers.get(trait, local(trait)) for trait in traits}},
        dataset=name,
        columns=tuple(_column(scope, one, headers, units, factors) for one in wanted),
        trait_values={trait: _values(scope, trait) for trait in traits},
    )


def _keyed(
    scope: Scope, entries: Mapping[str, Any], known: Iterable[str], place: Place, table: str
) -> dict[str, Any]:
    """Entries of the dataset by full id."""
    inside = place.inside(table)
    picked: dict[str, str] = {}
    for name in entries:
        full = scope.pick(name, known, inside)
        if full is not None:
            scope.once(picked, full, name, inside)
    return {full: entries[name] for full, name in picked.items()}


def _column(
    scope: Scope,
    name: str,
    headers: Mapping[str, str],
    units: Mapping[str, str],
    factors: Mapping[str, float],
) -> ColumnIntake:
    item: Any = scope.registry.find("indicator", name)
    return ColumnIntake(
        indicator=name,
        name=item.name,
        header=headers.get(name, local(name)),
        unit=item.unit,
        given_in=units.get(name),
        factor=factors.get(name, 1.0),
        lowest=item.lowest,
        highest=item.highest,
    )


def _values(scope: Scope, trait: str) -> tuple[str, ...]:
    item: Any = scope.registry.find("trait", trait)
    return tuple(item.value)
