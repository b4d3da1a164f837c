"""Weights that differ by region: by the value of a trait, or measured in the region itself."""

from __future__ import annotations

from collections.abc import Mapping

from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.hints import did_you_mean
from dei_core.ids import local, qualified
from dei_core.messages import binding as say
from dei_core.messages import stages as say_stage
from dei_core.model.tree import Weights
from dei_core.packs.references import unknown
from dei_core.scoring.node_plan import OwnWeights


def cases_of(scope: Scope, space: str, dated: Weights, node: str) -> Mapping[str, Mapping[str, float]]:
    """Value of the trait -> what it says of a node, nothing for most; none at all where no value says anything."""
    trait = scope.registry.find("trait", qualified(space, dated.by)) if dated.by else None
    if trait is None or not any(node in nodes for nodes in dated.when.values()):
        return {}
    return {value: dated.when.get(value, {}).get(node, {}) for value in trait.value}


def check_cases(scope: Scope, full: str, index: int, dated: Weights) -> None:
    """Note cases without a trait, and those of nodes whose weights the same entry does not state."""
    place = scope.registry.place(full, "weighting", f"dated[{index}].when")
    if dated.when and dated.by is None:
        scope.found.add(say.WHEN_WITHOUT_BY, place, cases=tuple(dated.when))
    stated = (*dated.shares, *dated.relative)
    for node in dict.fromkeys(node for nodes in dated.when.values() for node in nodes):
        if node not in stated:
            near = did_you_mean(node, stated)
            scope.found.add(say_stage.CASE_OF_UNSTATED, place, node=node, hint=near)


def measured_weights(
    scope: Scope, space: str, given: Mapping[str, str], children: tuple[str, ...], node: str, place: Place
) -> OwnWeights | None:
    """The column that weighs each child; None, with findings, where they do not cover the children."""
    where = Place(file=place.file, path=f"{place.path}.measured.{node}")
    named = {key if key in children else qualified(space, key): of for key, of in given.items()}
    missing = [child for child in children if child not in named]
    extra = [child for child in named if child not in children]
    if missing:
        scope.found.add(say.WEIGHTS_MISS, where, node=node, children=missing)
    if extra:
        near = did_you_mean(local(extra[0]), children)
        scope.found.add(say.WEIGHTS_EXCEED, where, node=node, children=extra, hint=near)
    columns = {child: qualified(space, of) for child, of in named.items()}
    for full in columns.values():
        if scope.registry.find("indicator", full) is None:
            scope.found.extend([unknown(scope.registry, where, "indicator", full)])
    return None if missing or extra else OwnWeights(columns=tuple(columns[child] for child in children))
