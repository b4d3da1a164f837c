"""Weights of a node's children: stated ones one per child, exact and never rescaled in silence; and those by region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.ids import did_you_mean, local, qualified
from dei_core.model.tree import Weights
from dei_core.packs.references import sought
from dei_core.scoring.node_plan import OwnWeights


def keyed(
    scope: Scope, given: Mapping[str, float], names: Mapping[str, str], place: Place
) -> dict[str, float]:
    """Weights by the child that each key names; two keys for one child are a finding."""
    taken: dict[str, str] = {}
    for key, child in names.items():
        scope.once(taken, child, key, place)
    return {names[key]: value for key, value in given.items()}


def equal(children: int) -> tuple[float, ...]:
    """Weights of children that all weigh the same."""
    return (1.0 / max(children, 1),) * children


def shares_of_sum(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights as shares of their sum, which is above 0, in exact arithmetic and rounded once."""
    exact = [Fraction(repr(weight)) for weight in weights]
    return tuple(float(weight / sum(exact)) for weight in exact)


def covering(
    scope: Scope,
    node: str,
    children: tuple[str, ...],
    given: Mapping[str, float],
    place: Place,
    exact: bool,
    free: bool = False,
) -> tuple[float, ...] | None:
    """One weight per child in the tree's order, or None with findings. Sums are taken in exact arithmetic.

    exact: whether they have to sum to 1, or are divided by their sum. free: exact ones may sum to anything.
    """
    fits = _one_each(scope, node, children, given, place)
    negative = [f"{child} = {value:g}" for child, value in given.items() if value < 0]
    if negative or not any(given.values()):
        scope.found.add(say.WEIGHT_NEGATIVE, place, node=node, weights=negative or tuple(given.values()))
        return None
    if not fits:
        return None
    if not exact:
        return shares_of_sum([given[child] for child in children])
    total = sum(Fraction(repr(given[child])) for child in children)
    if total != 1 and not free:
        scope.found.add(say.WEIGHTS_SUM, place, node=node, total=Decimal(total.numerator) / total.denominator)
        return None
    return tuple(given[child] for child in children)


def _one_each(
    scope: Scope,
    node: str,
    children: tuple[str, ...],
    given: Iterable[str],
    place: Place,
    word: Callable[[str], str] = str,
) -> bool:
    """Whether each child of a node, and nothing else, is given a weight; what is not becomes findings.

    word: what of a name that is no child's is compared with theirs.
    """
    named = tuple(given)
    missing = [child for child in children if child not in named]
    extra = [name for name in named if name not in children]
    if missing:
        scope.found.add(say.WEIGHTS_MISS, place, node=node, children=missing)
    if extra:
        near = did_you_mean(word(extra[0]), children)
        scope.found.add(say.WEIGHTS_EXCEED, place, node=node, children=extra, hint=near)
    return not (missing or extra)


def in_order(
    scope: Scope,
    kind: tuple[str, str],
    params: Mapping[str, Any],
    node: str,
    children: tuple[str, ...],
    place: Place,
) -> dict[str, Any]:
    """Parameters with those that are stated by child put into the children's order; findings where they do not cover.

    kind: of the method, with its id. Only parameters with one entry a child can be stated so.
    """
    method = scope.registry.methods.get(kind)
    made = dict(params)
    for field in () if method is None else attrs.fields(method.params):
        given = params.get(field.name)
        if field.metadata.get("per_child") and isinstance(given, Mapping):
            where = place.inside("params", field.name)
            names = {key: child_named(key, children) for key in given}
            by_child = keyed(scope, given, names, where)
            _one_each(scope, node, children, by_child, where)
            made[field.name] = [by_child[child] for child in children if child in by_child]
    return made


def child_named(name: str, children: tuple[str, ...]) -> str:
    """The child that is meant by its id or by its bare name; the name itself where none or several fit."""
    fits = [child for child in children if local(child) == name]
    return fits[0] if name not in children and len(fits) == 1 else name


def cases_of(scope: Scope, space: str, dated: Weights, node: str) -> Mapping[str, Mapping[str, float]]:
    """Value of the trait -> what it says of a node, nothing for most; none at all where no value says anything."""
    trait = scope.registry.find("trait", qualified(space, dated.by)) if dated.by else None
    if trait is None or not any(node in nodes for nodes in dated.when.values()):
        return {}
    return {value: dated.when.get(value, {}).get(node, {}) for value in trait.value}


def check_cases(scope: Scope, dated: Weights, place: Place) -> None:
    """Note cases without a trait, and those of nodes whose weights the same entry does not state."""
    if dated.when and dated.by is None:
        scope.found.add(say.WHEN_WITHOUT_BY, place, cases=tuple(dated.when))
    stated = (*dated.shares, *dated.relative)
    for node in dict.fromkeys(node for nodes in dated.when.values() for node in nodes):
        if node not in stated:
            near = did_you_mean(node, stated)
            scope.found.add(say_stages.CASE_OF_UNSTATED, place, node=node, hint=near)


def measured_weights(
    scope: Scope, space: str, given: Mapping[str, str], children: tuple[str, ...], node: str, place: Place
) -> OwnWeights | None:
    """The column that weighs each child; None, with findings, where they do not cover the children."""
    where = place.inside("measured", node)
    named = {key if key in children else qualified(space, key): of for key, of in given.items()}
    fits = _one_each(scope, node, children, named, where, word=local)
    columns = {child: qualified(space, of) for child, of in named.items()}
    for full in columns.values():
        sought(scope.registry, where, "indicator", full, scope.found)
    return OwnWeights(columns=tuple(columns[child] for child in children)) if fits else None
