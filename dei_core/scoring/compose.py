"""A plan for people who have numbers and weights, and no packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dei_core.data.intake import Intake
from dei_core.findings import DeiError, Findings, Place
from dei_core.hints import did_you_mean
from dei_core.kernel.builtin import BUILTIN
from dei_core.kernel.method import Method
from dei_core.messages import binding as say_tree
from dei_core.messages import composing as say
from dei_core.messages import files as say_file
from dei_core.model.dataset import Dataset
from dei_core.model.source import Origin
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.outline import Outline, equal, read_outline
from dei_core.scoring.parameters import parameters
from dei_core.scoring.plan import IndicatorPlan, Plan, TrackPlan
from dei_core.scoring.steps import Step, free_weights, reweights, stated_factors, weighted
from dei_core.text import Label, Text, listed

Tree = Mapping[str, Mapping[str, float] | Iterable[str] | str]
_POLICIES = ("refuse", "reweight")
_WHO = Origin(pack="python", version="-", path="compose")


def compose(
    tree: Tree,
    lower: Iterable[str] | str = (),
    normalizer: str | Method = "minmax",
    normalizer_params: Mapping[str, Any] | None = None,
    aggregator: str | Method = "arithmetic",
    aggregator_params: Mapping[str, Any] | None = None,
    weigher: str | Method | None = None,
    weigher_params: Mapping[str, Any] | None = None,
    missing: str = "refuse",
    relative: bool = False,
) -> Plan:
    """A plan of one track from a tree alone: every indicator by one normalizer, every node by one aggregator.

    tree: node -> its children with weights that sum to 1, as a mapping or a Series with an index, or a list of
    children that weigh the same, or one child; a name that is no node is an indicator, that is a column of the table.
    The node that is nobody's child is the index.
    relative: the weights of every node are proportions, such as 2 to 1, and divided by their sum. A sum that misses 1
    by no more than doubles must (w / w.sum()) is divided out too; equal weights are exactly equal then. Under the
    aggregator "weighted_sum" weights count as they are given, whatever they add up to.
    lower: indicators, or one, of which less is better. missing: "refuse" or "reweight".
    normalizer, aggregator, weigher: the id of a method of the core, or a method. A weigher sets the weights of every
    node with several children, in the place of the tree's.
    DeiError, with all faults at once: weights that are no numbers, below 0 or do not sum to 1, a circle, several
    roots, unknown methods, parameters or names in `lower`.

    >>> compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"]).track("index").slots
    ('income', 'waste', 'index')
    """
    found = Findings()
    aggregate = _step("aggregator", aggregator, aggregator_params, found)
    outline = read_outline(tree, relative, found, aggregate is not None and free_weights(aggregate))
    leaves, flipped = outline.leaves, listed(lower)
    if outline.order:
        _check_words(flipped, leaves, found)
    normalise = _step("normalizer", normalizer, normalizer_params, found)
    weigh = None if weigher is None else _step("weigher", weigher, weigher_params, found)
    _check_policy(missing, aggregate, found)
    if weigh is not None and aggregate is not None and not weighted(aggregate):
        facts = {"weigher": weigh.method.id, "method": aggregate.method.id}
        found.add(say.WEIGHER_UNUSED, Place(path="weigher"), **facts)
    found.raise_errors()
    if normalise is None or aggregate is None or not outline.order:
        raise DeiError(found)
    nodes = _nodes(outline, leaves, (aggregate, weigh, missing))
    indicators = tuple(_indicator(leaf, normalise, leaf in flipped) for leaf in leaves)
    track = _track(outline.order[-1], indicators, nodes, normalise.method.id, aggregate.method.id)
    return Plan(name=track.name, year=0, tracks=(track,))


def _nodes(
    outline: Outline, leaves: tuple[str, ...], methods: tuple[Step, Step | None, str]
) -> tuple[NodePlan, ...]:
    aggregate, weigh, missing = methods
    children, order = outline.children, outline.order
    slots = {name: slot for slot, name in enumerate((*leaves, *order))}
    levels = _levels(children, order)
    weighed = {node for node in order if weigh and len(children[node]) > 1 and weighted(aggregate)}
    return tuple(
        NodePlan(
            id=node,
            name=_name(node),
            level=levels[node],
            children=tuple(slots[child] for child in children[node]),
            weights=equal(children[node])
            if node in weighed
            else stated_factors(aggregate, children[node]) or outline.weights[node],
            aggregator=aggregate,
            missing="reweight" if missing == "reweight" else "refuse",
            coverage=0.0,
            weigher=weigh if node in weighed else None,
        )
        for node in order
    )


def _check_words(lower: tuple[Any, ...], leaves: tuple[str, ...], found: Findings) -> None:
    for name in lower:
        if name not in leaves:
            hint = did_you_mean(str(name), leaves)
            found.add(say.NOT_IN_COMPOSED, Place(path="lower"), name=name, hint=hint, known=leaves)


def _check_policy(missing: str, aggregate: Step | None, found: Findings) -> None:
    if missing not in _POLICIES:
        facts = {"value": missing, "known": _POLICIES, "hint": did_you_mean(str(missing), _POLICIES)}
        found.add(say_file.NOT_A_CHOICE, Place(path="missing"), **facts)
    if missing == "reweight" and aggregate is not None and not reweights(aggregate):
        facts = {"node": "tree", "method": aggregate.method.id}
        refused = say_tree.REWEIGHT_REFUSED if weighted(aggregate) else say_tree.NOTHING_TO_REWEIGHT
        found.add(refused, Place(path="missing"), **facts)


def _levels(children: Mapping[str, tuple[str, ...]], order: tuple[str, ...]) -> dict[str, int]:
    levels = {order[-1]: 1}
    for node in reversed(order):
        for child in children[node]:
            if child in children:
                levels[child] = max(levels.get(child, 0), levels[node] + 1)
    return levels


def _method(kind: str, chosen: str | Method, found: Findings) -> Method | None:
    """A method of a kind: itself, or the core's own by its id."""
    methods: dict[str, Method] = {method.id: method for method in BUILTIN if method.kind == kind}
    method = methods.get(chosen) if isinstance(chosen, str) else chosen
    if not isinstance(method, Method) or method.kind != kind:
        name = chosen.id if isinstance(chosen, Method) else str(chosen)
        facts = {"method": name, "hint": did_you_mean(name, methods), "known": tuple(methods)}
        found.add(say.NO_SUCH_METHOD, Place(path=kind), **facts)
        return None
    return method


def _step(kind: str, chosen: str | Method, params: Mapping[str, Any] | None, found: Findings) -> Step | None:
    method = _method(kind, chosen, found)
    if method is None:
        return None
    made = parameters(method, {} if params is None else params, f"{kind}_params", found)
    return None if made is None else Step(method=method, params=made)


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
        data=Dataset(path="-"),
        derived=(),
        screen=None,
        imputer=None,
        treatment=None,
        indicators=indicators,
        nodes=nodes,
        root=len(indicators) + len(nodes) - 1,
        fit="pooled",
        references=None,
        tiers=None,
        stages={"normalise": normalizer, "aggregate": aggregator},
    )
