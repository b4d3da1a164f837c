"""A tree of names and weights as a Python program gives it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import numpy as np

from dei_core.binding import messages as say_binding
from dei_core.binding import messages_composing as say
from dei_core.binding.choices import is_number
from dei_core.binding.covering import equal
from dei_core.data.handed import kind_of, labels_of
from dei_core.data.words import show
from dei_core.findings import Findings, Place

_ULP = Fraction(1, 2**52)
"""What each weight may add to what a sum of doubles misses 1 by: w / w.sum() seldom sums to exactly 1."""


@attrs.frozen(kw_only=True)
class Outline:
    """Nodes with their children and what is said of their weights: one a child, or None where they weigh the same.

    order: nodes after their children, the root last; none where names or shape have faults.
    """

    children: Mapping[str, tuple[str, ...]]
    stated: Mapping[str, tuple[Any, ...] | None]
    order: tuple[str, ...]

    @property
    def leaves(self) -> tuple[str, ...]:
        """The names that are no nodes, in the order of the tree."""
        names = (name for node in self.order for name in self.children[node])
        return tuple(dict.fromkeys(name for name in names if name not in self.children))


def read_outline(tree: Any, found: Findings) -> Outline:
    """The outline of a tree; all faults of its names and shape are noted."""
    if not isinstance(tree, Mapping):
        found.add(say.NOT_A_TREE, Place(path="tree"), kind=kind_of(tree))
        return Outline(children={}, stated={}, order=())
    given = {node: _children(node, inside, found) for node, inside in tree.items()}
    names = [name for node, (inner, _) in given.items() for name in (node, *inner)]
    wrong = {(type(name).__name__, show(name)): name for name in names if not _is_name(name)}
    for kind, shown in wrong:
        found.add(say.NAME_NOT_TEXT, Place(path="tree"), name=shown, kind=kind)
    children = {str(node): tuple(map(str, inner)) for node, (inner, _) in given.items()}
    stated = {str(node): values for node, (_, values) in given.items()}
    return Outline(children=children, stated=stated, order=() if wrong else order_of(children, found))


def shares_of(
    outline: Outline, relative: bool, free: Set[str], found: Findings
) -> dict[str, tuple[float, ...]]:
    """Every node's weights, one a child, with all their faults noted.

    relative: they are proportions, to be divided by their sum. free: nodes whose weights may add up to anything.
    """
    return {
        node: _weights(node, children, outline.stated[node], relative, found, node in free)
        for node, children in outline.children.items()
    }


def order_of(children: Mapping[str, tuple[str, ...]], found: Findings) -> tuple[str, ...]:
    """Nodes after their children, the one root last; empty with a finding where there is none such order."""
    inner = {child for inside in children.values() for child in inside}
    roots = [node for node in children if node not in inner]
    if len(roots) != 1:
        found.add(say.NOT_ONE_ROOT, Place(path="tree"), roots=roots or "-")
        return ()
    waiting, done = dict(children), dict[str, None]()
    while waiting:
        ready = [node for node, inside in waiting.items() if not any(child in waiting for child in inside)]
        if not ready:
            found.add(say.COMPOSED_CIRCLE, Place(path="tree"), nodes=tuple(waiting))
            return ()
        for node in ready:
            del waiting[node]
            done[node] = None
    return tuple(done)


def _is_name(name: Any) -> bool:
    return isinstance(name, str) and bool(name.strip())


def _children(node: Any, inside: Any, found: Findings) -> tuple[tuple[Any, ...], tuple[Any, ...] | None]:
    """The children of a node and their weights, None where they weigh the same.

    A word is one child; names without an order of their own are sorted; a column that is labelled has weights by
    label, unless it holds names.
    """
    if isinstance(inside, str):
        return (inside,), None
    if isinstance(inside, Mapping):
        return tuple(inside), tuple(inside.values()) or None
    if isinstance(inside, bytes) or not isinstance(inside, Iterable) or not _in_a_row(inside):
        found.add(say.NOT_CHILDREN, Place(path=f"tree.{node}"), node=node, kind=kind_of(inside))
        return (), ()
    values = tuple(sorted(inside, key=str) if isinstance(inside, Set) else inside)
    labels = labels_of(inside)
    if labels is None or all(isinstance(value, str) for value in values):
        return values, None
    return tuple(labels.tolist()), values


def _in_a_row(inside: Any) -> bool:
    """Whether an array of any library has one dimension; what is no array has."""
    return not hasattr(inside, "__array__") or len(np.shape(inside)) == 1


def _weights(
    node: str,
    children: tuple[str, ...],
    given: tuple[Any, ...] | None,
    relative: bool,
    found: Findings,
    free: bool,
) -> tuple[float, ...]:
    """One weight per child, summing to 1, or to what is given where they are free; faults are noted."""
    place = Place(path=f"tree.{node}")
    if not children and given is None:
        found.add(say_binding.NO_CHILDREN, place, node=node)
    for child in sorted({child for child in children if children.count(child) > 1}):
        found.add(say_binding.CHILD_TWICE, place, node=node, child=child)
    exact = [_exact(value) for value in given or ()]
    for child, value, weight in zip(children, given or (), exact, strict=False):
        if weight is None:
            message = say.NESTED_TREE if isinstance(value, Mapping | list | tuple) else say.NOT_A_WEIGHT
            facts = {"child": child, "value": str(value), "kind": type(value).__name__}
            found.add(message, Place(path=f"tree.{node}.{child}"), node=node, **facts)
    known = [weight for weight in exact if weight is not None]
    if not known or len(known) < len(exact):
        return equal(len(children))
    total = sum(known, Fraction(0))
    if total == 0:
        found.add(say.NO_WEIGHT, place, node=node)
    elif free and not relative:
        return tuple(map(float, known))
    elif not relative and abs(total - 1) > len(known) * _ULP:
        shown = Decimal(total.numerator) / total.denominator
        found.add(say.COMPOSED_WEIGHTS, place, node=node, total=shown)
    elif len(set(known)) == 1:
        return equal(len(children))
    else:
        return tuple(float(weight / total) for weight in known)
    return equal(len(children))


def _exact(value: Any) -> Fraction | None:
    """A weight as it is written, None for what is none: no number, not finite or below 0."""
    if not is_number(value):
        return None
    if isinstance(value, int | np.integer | Fraction | Decimal):
        kept = Fraction(int(value)) if isinstance(value, int | np.integer) else value
        written = kept if not isinstance(kept, Decimal) or kept.is_finite() else Decimal(-1)
    else:
        number = float(value)
        written = Fraction(repr(number)) if np.isfinite(number) else Decimal(-1)
    return Fraction(written) if written >= 0 else None
