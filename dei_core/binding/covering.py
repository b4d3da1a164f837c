"""Stated weights of a node's children: one per child, exact, and never rescaled in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from dei_core.binding.scope import Scope
from dei_core.findings import Place
from dei_core.hints import did_you_mean
from dei_core.messages import binding as say


def keyed(
    scope: Scope, given: Mapping[str, float], names: Mapping[str, str], place: Place
) -> dict[str, float]:
    """Weights by the child that each key names; two keys for one child are a finding."""
    taken: dict[str, str] = {}
    for key, child in names.items():
        scope.once(taken, child, key, place)
    return {names[key]: value for key, value in given.items()}


def proportions(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights as shares of their sum, which is above 0, in exact arithmetic and rounded once."""
    exact = [Fraction(repr(weight)) for weight in weights]
    return tuple(float(weight / sum(exact)) for weight in exact)


def covering(
    scope: Scope, node: str, children: tuple[str, ...], given: Mapping[str, float], place: Place, exact: bool
) -> tuple[float, ...] | None:
    """One weight per child in the tree's order, or None with findings. Sums are taken in exact arithmetic."""
    before = len(scope.found)
    missing = [child for child in children if child not in given]
    extra = [child for child in given if child not in children]
    if missing:
        scope.found.add(say.WEIGHTS_MISS, place, node=node, children=missing)
    if extra:
        near = did_you_mean(extra[0], children)
        scope.found.add(say.WEIGHTS_EXCEED, place, node=node, children=extra, hint=near)
    negative = [f"{child} = {value:g}" for child, value in given.items() if value < 0]
    if negative or not any(given.values()):
        scope.found.add(say.WEIGHT_NEGATIVE, place, node=node, weights=negative or tuple(given.values()))
    if len(scope.found) > before:
        return None
    if not exact:
        return proportions([given[child] for child in children])
    total = sum(Fraction(repr(given[child])) for child in children)
    if total != 1:
        scope.found.add(say.WEIGHTS_SUM, place, node=node, total=Decimal(total.numerator) / total.denominator)
        return None
    return tuple(given[child] for child in children)
