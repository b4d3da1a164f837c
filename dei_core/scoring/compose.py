"""A plan for people who have numbers and weights, and no packs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, get_args, get_origin

import attrs

from dei_core.data.intake import Intake
from dei_core.findings import DeiError, Findings, Place
from dei_core.hints import did_you_mean
from dei_core.kernel.builtin import BUILTIN
from dei_core.kernel.method import Method, Refusal
from dei_core.messages import binding as say_tree
from dei_core.messages import composing as say
from dei_core.messages import files as say_file
from dei_core.scoring.plan import IndicatorPlan, NodePlan, Origin, Plan, Provenance, TrackPlan
from dei_core.scoring.steps import Step, reweights, weighted
from dei_core.text import Label, Text

Tree = Mapping[str, Mapping[str, float] | Iterable[str]]
_POLICIES = ("refuse", "reweight")
_WHO = Origin(pack="python", version="-", path="compose")


def compose(
    tree: Tree,
    lower: Iterable[str] = (),
    normalizer: str | Method = "minmax",
    normalizer_params: Mapping[str, Any] | None = None,
    aggregator: str | Method = "arithmetic",
    aggregator_params: Mapping[str, Any] | None = None,
    weigher: str | Method | None = None,
    weigher_params: Mapping[str, Any] | None = None,
    missing: str = "refuse",
) -> Plan:
    """A plan of one track from a tree alone: every indicator by one normalizer, every node by one aggregator.

    tree: node -> its children with weights that sum to 1, or a list of children that weigh the same; a name
    that is no node is an indicator, that is a column of the table. The node that is nobody's child is the index.
    lower: indicators of which less is better. missing: "refuse" or "reweight".
    normalizer, aggregator, weigher: the id of a method of the core, or a method. A weigher sets the weights of every
    node with several children, in the place of the tree's.
    DeiError for weights that do not sum to 1, a circle, several roots, unknown methods or names in `lower`.

    >>> compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"]).track("index").slots
    ('income', 'waste', 'index')
    """
    found = Findings()
    children = {node: tuple(inner) for node, inner in tree.items()}
    order = _order(children, found)
    leaves = tuple(dict.fromkeys(leaf for node in order for leaf in children[node] if leaf not in children))
    flipped = tuple(lower)
    _check_words(flipped, leaves, found)
    normalise = _step("normalizer", normalizer, normalizer_params or {}, found)
    aggregate = _step("aggregator", aggregator, aggregator_params or {}, found)
    weigh = None if weigher is None else _step("weigher", weigher, weigher_params or {}, found)
    _check_policy(missing, aggregate, found)
    if weigh is not None and aggregate is not None and not weighted(aggregate):
        facts = {"weigher": weigh.method.id, "method": aggregate.method.id}
        found.add(say.WEIGHER_UNUSED, Place(path="weigher"), **facts)
    weights = {node: _weights(node, tree[node], children[node], found) for node in order}
    found.raise_errors()
    if normalise is None or aggregate is None:
        raise DeiError(found)
    nodes = _nodes(children, order, leaves, weights, (aggregate, weigh, missing))
    indicators = tuple(_indicator(leaf, normalise, leaf in flipped) for leaf in leaves)
    track = _track(order[-1], indicators, nodes, normalise.method.id, aggregate.method.id)
    return Plan(name=track.name, year=0, tracks=(track,))


def _nodes(
    children: Mapping[str, tuple[str, ...]],
    order: tuple[str, ...],
    leaves: tuple[str, ...],
    weights: Mapping[str, tuple[float, ...]],
    methods: tuple[Step, Step | None, str],
) -> tuple[NodePlan, ...]:
    aggregate, weigh, missing = methods
    slots = {name: slot for slot, name in enumerate((*leaves, *order))}
    levels = _levels(children, order)
    weighed = {node for node in order if weigh and len(children[node]) > 1 and weighted(aggregate)}
    return tuple(
        NodePlan(
            id=node,
            name=_name(node),
            level=levels[node],
            children=tuple(slots[child] for child in children[node]),
            weights=_equal(children[node]) if node in weighed else weights[node],
            aggregator=aggregate,
            missing="reweight" if missing == "reweight" else "refuse",
            coverage=0.0,
            weigher=weigh if node in weighed else None,
        )
        for node in order
    )


def _equal(children: tuple[str, ...]) -> tuple[float, ...]:
    return (1.0 / max(len(children), 1),) * len(children)


def _check_words(lower: tuple[str, ...], leaves: tuple[str, ...], found: Findings) -> None:
    for name in lower:
        if name not in leaves:
            found.add(say.NOT_IN_COMPOSED, Place(path="lower"), name=name, known=leaves)


def _check_policy(missing: str, aggregate: Step | None, found: Findings) -> None:
    if missing not in _POLICIES:
        facts = {"value": missing, "known": _POLICIES, "hint": did_you_mean(missing, _POLICIES)}
        found.add(say_file.NOT_A_CHOICE, Place(path="missing"), **facts)
    if missing == "reweight" and aggregate is not None and not reweights(aggregate):
        facts = {"node": "tree", "method": aggregate.method.id}
        refused = say_tree.REWEIGHT_REFUSED if weighted(aggregate) else say_tree.NOTHING_TO_REWEIGHT
        found.add(refused, Place(path="missing"), **facts)


def _order(children: Mapping[str, tuple[str, ...]], found: Findings) -> tuple[str, ...]:
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


def _levels(children: Mapping[str, tuple[str, ...]], order: tuple[str, ...]) -> dict[str, int]:
    levels = {order[-1]: 1}
    for node in reversed(order):
        for child in children[node]:
            if child in children:
                levels[child] = max(levels.get(child, 0), levels[node] + 1)
    return levels


def _weights(
    node: str, inside: Mapping[str, float] | Iterable[str], children: tuple[str, ...], found: Findings
) -> tuple[float, ...]:
    place = Place(path=f"tree.{node}")
    if not children:
        found.add(say_tree.NO_CHILDREN, place, node=node)
    for child in sorted({child for child in children if children.count(child) > 1}):
        found.add(say_tree.CHILD_TWICE, place, node=node, child=child)
    if not isinstance(inside, Mapping) or not inside:
        return _equal(children)
    values = tuple(float(weight) for weight in inside.values())
    finite = all(math.isfinite(value) for value in values)
    total = sum((Fraction(repr(value)) for value in values), Fraction(0)) if finite else Fraction(0)
    if total != 1 or min(values) < 0.0:
        found.add(say.COMPOSED_WEIGHTS, place, node=node, total=Decimal(total.numerator) / total.denominator)
    return values


def _method(kind: str, chosen: str | Method, found: Findings) -> Method | None:
    """A method of a kind: itself, or the core's own by its id."""
    methods: dict[str, Method] = {method.id: method for method in BUILTIN if method.kind == kind}
    method = methods.get(chosen) if isinstance(chosen, str) else chosen
    if method is None or method.kind != kind:
        found.add(
            say.NO_SUCH_METHOD, Place(path=kind), method=getattr(chosen, "id", chosen), known=tuple(methods)
        )
        return None
    return method


def _step(kind: str, chosen: str | Method, params: Mapping[str, Any], found: Findings) -> Step | None:
    method, place = _method(kind, chosen, found), Place(path=f"{kind}_params")
    if method is None:
        return None
    fields = {field.name: field.type for field in attrs.fields(attrs.resolve_types(method.params))}
    for key, value in params.items():
        if key not in fields:
            facts = {"key": key, "hint": did_you_mean(key, fields), "known": tuple(fields) or "-"}
            found.add(say_file.UNKNOWN_KEY, place, **facts)
        elif get_origin(fields[key]) is Literal and value not in get_args(fields[key]):
            known = get_args(fields[key])
            facts = {"value": value, "known": known, "hint": did_you_mean(str(value), known)}
            found.add(say_file.NOT_A_CHOICE, place, **facts)
    needed = [field.name for field in attrs.fields(method.params) if field.default is attrs.NOTHING]
    lacking = [key for key in needed if key not in params]
    for key in lacking:
        found.add(say_file.MISSING_KEY, place, key=key, wanted=Text(en="a value", zh="一个值"))
    if lacking:
        return None
    try:
        return Step(
            method=method, params=method.params(**{key: params[key] for key in fields if key in params})
        )
    except Refusal as refusal:
        found.add(refusal.message, place, **refusal.facts)
        return None


def _name(word: str) -> Text:
    return Text(en=word, zh=word)


def _indicator(name: str, step: Step, lower: bool) -> IndicatorPlan:
    return IndicatorPlan(
        id=name,
        name=_name(name),
        unit=Label.shared(""),
        direction=-1 if lower else 1,
        normalizer=step.method,
        variants={"": step.params},
        origin=_WHO,
    )


def _track(
    root: str,
    indicators: tuple[IndicatorPlan, ...],
    nodes: tuple[NodePlan, ...],
    normalizer: str,
    aggregator: str,
) -> TrackPlan:
    return TrackPlan(
        id=root,
        name=_name(root),
        year=0,
        region_type="-",
        scale=100.0,
        decimals=2,
        intake=Intake(dataset="python"),
        data=Provenance(dataset="python"),
        derived=(),
        screen=None,
        imputer=None,
        treatment=None,
        indicators=indicators,
        nodes=nodes,
        root=len(indicators) + len(nodes) - 1,
        fit="pooled",
        references=None,
        tolerance=0.0,
        tiers=None,
        stages={"normalise": normalizer, "aggregate": aggregator},
    )
