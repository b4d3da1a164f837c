"""A plan for people who have numbers and weights, and no packs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from dei_core.data.intake import Intake
from dei_core.findings import DeiError, Findings, Place
from dei_core.kernel.builtin import BUILTIN
from dei_core.kernel.method import Method
from dei_core.messages import composing as say
from dei_core.scoring.plan import IndicatorPlan, NodePlan, Origin, Plan, Provenance, Step, TrackPlan
from dei_core.text import Text

Tree = Mapping[str, Mapping[str, float] | Iterable[str]]
_WHO = Origin(pack="python", version="-", path="compose")


def compose(
    tree: Tree,
    lower: Iterable[str] = (),
    normalizer: str = "minmax",
    normalizer_params: Mapping[str, Any] | None = None,
    aggregator: str = "arithmetic",
    missing: str = "refuse",
) -> Plan:
    """A plan of one track from a tree alone: every indicator by one normalizer, every node by one aggregator.

    tree: node -> its children with weights that sum to 1, or a list of children that weigh the same; a name
    that is no node is an indicator, that is a column of the table. The node that is nobody's child is the index.
    lower: indicators of which less is better. missing: "refuse" or "reweight".
    DeiError for weights that do not sum to 1, a circle, several roots, unknown methods or names in `lower`.

    >>> compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"]).track("index").slots
    ('income', 'waste', 'index')
    """
    found = Findings()
    children = {node: tuple(inner) for node, inner in tree.items()}
    order = _order(children, found)
    leaves = tuple(dict.fromkeys(leaf for node in order for leaf in children[node] if leaf not in children))
    for name in lower:
        if name not in leaves:
            found.add(say.NOT_IN_COMPOSED, Place(path="lower"), name=name, known=leaves)
    normalise = _step("normalizer", normalizer, normalizer_params or {}, found)
    aggregate = _step("aggregator", aggregator, {}, found)
    weights = {node: _weights(node, tree[node], found) for node in order}
    found.raise_errors()
    if normalise is None or aggregate is None:
        raise DeiError(found)
    slots = {name: slot for slot, name in enumerate((*leaves, *order))}
    levels = _levels(children, order)
    flipped = set(lower)
    track = _track(
        order[-1],
        tuple(_indicator(leaf, normalise, leaf in flipped) for leaf in leaves),
        tuple(
            NodePlan(
                id=node,
                name=_name(node),
                level=levels[node],
                children=tuple(slots[child] for child in children[node]),
                weights=weights[node],
                aggregator=aggregate,
                missing="reweight" if missing == "reweight" else "refuse",
                coverage=0.0,
            )
            for node in order
        ),
        normalizer,
        aggregator,
    )
    return Plan(name=track.name, year=0, tracks=(track,))


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


def _weights(node: str, inside: Mapping[str, float] | Iterable[str], found: Findings) -> tuple[float, ...]:
    if not isinstance(inside, Mapping):
        count = len(tuple(inside))
        return (1.0 / count,) * count if count else ()
    values = tuple(float(weight) for weight in inside.values())
    total = sum((Fraction(repr(value)) for value in values), Fraction(0))
    if total != 1 or min(values) < 0.0:
        found.add(say.COMPOSED_WEIGHTS, Place(path=f"tree.{node}"), node=node, total=float(total))
    return values


def _step(kind: str, name: str, params: Mapping[str, Any], found: Findings) -> Step | None:
    methods: dict[str, Method] = {method.id: method for method in BUILTIN if method.kind == kind}
    if name not in methods:
        found.add(say.NO_SUCH_METHOD, Place(path=kind), method=name, known=tuple(methods))
        return None
    return Step(method=methods[name], params=methods[name].params(**params))


def _name(word: str) -> Text:
    return Text(en=word, zh=word)


def _indicator(name: str, step: Step, lower: bool) -> IndicatorPlan:
    return IndicatorPlan(
        id=name,
        name=_name(name),
        unit="",
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
