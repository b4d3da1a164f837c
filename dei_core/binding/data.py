"""What a track expects of its dataset, and which indicators are computed from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dei_core.binding.params import bind_step
from dei_core.binding.scope import Scope
from dei_core.data.intake import ColumnIntake, Intake
from dei_core.findings import Place
from dei_core.ids import local, owner, qualified
from dei_core.messages import binding as say
from dei_core.model.edition import Dataset
from dei_core.scoring.plan import DerivedPlan, IndicatorPlan, Provenance


def bind_derived(scope: Scope, indicators: Iterable[str]) -> tuple[DerivedPlan, ...]:
    """The derivations that indicators need, parts first; none if the stage says so."""
    if scope.edition.stages.derive.method == "none":
        return ()
    done: dict[str, DerivedPlan] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        item = scope.registry.find("indicator", name)
        if name in done or item is None or item.derivation is None:
            return
        place = scope.registry.place(name, "indicator", "derivation")
        if name in above:
            cycle = " → ".join((*above[above.index(name) :], name))
            scope.found.add(say.DERIVES_FROM_ITSELF, place, cycle=cycle)
            return
        parts = tuple(qualified(owner(name), part) for part in item.derivation.of)
        for part in parts:
            visit(part, (*above, name))
        method, params = item.derivation.method, item.derivation.params
        step = bind_step(scope.registry, "derivation", method, params, place, scope.found)
        if step is not None:
            done[name] = DerivedPlan(id=name, step=step, of=parts)

    for name in indicators:
        visit(name, ())
    return tuple(done.values())


def bind_intake(
    scope: Scope, dataset: Dataset, plans: tuple[IndicatorPlan, ...], derived: tuple[DerivedPlan, ...]
) -> Intake:
    """The dataset's columns as this track reads them; entries for nothing the track uses become findings."""
    place = Place(file=scope.file, path=f"dataset.{scope.track.dataset}")
    made = {item.id for item in derived}
    named = [*(plan.id for plan in plans), *(part for item in derived for part in item.of)]
    used = tuple(name for name in dict.fromkeys(named) if scope.registry.find("indicator", name))
    headers = _keyed(scope, dataset.columns, used, place, "columns")
    wanted = [name for name in used if name not in made or name in headers]
    units = _keyed(scope, dataset.units, wanted, place, "units")
    factors = _keyed(scope, dataset.factors, wanted, place, "factors")
    for name, factor in factors.items():
        if factor == 0.0:
            scope.found.add(say.FACTOR_ZERO, place, name=name)
    branches = dict.fromkeys(plan.trait for plan in plans if plan.trait)
    traits = tuple(trait for trait in branches if scope.registry.find("trait", trait))
    trait_headers = _keyed(scope, dataset.traits, traits, place, "traits")
    return Intake(
        dataset=scope.track.dataset,
        layout=dataset.layout,
        region=dataset.region,
        name=dataset.name,
        year=dataset.year,
        fixed_year=dataset.fixed_year,
        indicator=dataset.indicator,
        value=dataset.value,
        unit=dataset.unit,
        columns=tuple(_column(scope, name, headers, units, factors) for name in wanted),
        parents=dataset.parents,
        traits={trait: trait_headers.get(trait, local(trait)) for trait in traits},
        trait_values={trait: _values(scope, trait) for trait in traits},
        keep=dataset.keep,
        drop=dataset.drop,
        ignore=dataset.ignore,
        **({} if dataset.missing is None else {"missing": dataset.missing}),
    )


def provenance(dataset: Dataset, name: str) -> Provenance:
    """What outputs say about where the data come from."""
    return Provenance(
        dataset=name,
        title=dataset.title,
        licence=dataset.licence,
        accessed=dataset.accessed,
        specimen=dataset.specimen,
    )


def _keyed(
    scope: Scope, entries: Mapping[str, Any], known: Iterable[str], place: Place, table: str
) -> dict[str, Any]:
    """Entries of the dataset by full id."""
    inside = Place(file=place.file, path=f"{place.path}.{table}")
    picked: dict[str, str] = {}
    for name in entries:
        full = scope.pick(name, known, inside)
        if full is not None:
            scope.once(picked, full, name, inside)
    return {full: entries[name] for full, name in picked.items()}


def _column(
    scope: Scope, name: str, headers: dict[str, str], units: dict[str, str], factors: dict[str, float]
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
