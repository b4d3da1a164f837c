"""The record of a plan from the plan itself, and as JSON; whoever tells, locks or compares a plan reads this form."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
import numpy as np

from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Method
from dei_core.model import record as r
from dei_core.model.dataset import Dataset, Intake, Layout
from dei_core.model.stages import ScreenStage
from dei_core.scoring.learner import References
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import (
    DerivedPlan,
    FillPlan,
    IndicatorPlan,
    Plan,
    StandardPlan,
    TierPlan,
    TrackPlan,
)
from dei_core.scoring.scorecard import Scorecard
from dei_core.scoring.steps import Step

_PLAIN = frozenset((float, int, str, bool))
_AND = ",\n"
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
NAN = "NaN"
"""How a number that is missing among what was learned is written, for which JSON has no word."""


def plan_record(plan: Plan, card: Scorecard | None = None) -> r.PlanRecord:
    """A plan as plain data, with what was learned in scoring it, or with the frozen references that it goes by.

    card: of the plan. The content of plan.json: `record_text` writes it, `dei schema plan` describes it.

    >>> from dei_core import compose
    >>> from dei_core.host import plan_record
    >>> record = plan_record(compose({"index": {"fibre": 0.6, "price": 0.4}}, lower=["price"]))
    >>> record.track["index"].node["index"].weights, record.track["index"].indicator["price"].direction
    ({'fibre': 0.6, 'price': 0.4}, 'lower')
    >>> record.track["index"].comparable.peer_dependent
    ('fibre', 'price', 'index')
    """
    learned = {} if card is None else {name: track.references for name, track in card.tracks.items()}
    methods: dict[str, dict[str, r.MethodRecord]] = {}
    for step in (step for track in plan.tracks for step in steps_of(track)):
        methods.setdefault(step.method.kind, {})[step.method.id] = _method(step)
    return r.PlanRecord(
        form=r.RECORD_FORM,
        name=plan.name,
        year=plan.year,
        method=methods,
        track={track.id: track_record(track, learned.get(track.id)) for track in plan.tracks},
    )


def record_text(record: r.PlanRecord) -> str:
    """A record as the text of plan.json: every field that says something, numbers with every digit.

    A table stands on one line unless it holds others, and so does each entry of a list.

    >>> import json
    >>> from dei_core import compose
    >>> from dei_core.host import plan_record, record_text
    >>> text = record_text(plan_record(compose({"index": ["fibre", "price"]})))
    >>> json.loads(text)["track"]["index"]["node"]["index"]["weighted"]
    'equal'
    """
    data = as_data(record)
    try:
        return _laid_out(data, "") + "\n"
    except ValueError:  # of a number that is none, of which there are few
        return _laid_out(_finite(data), "") + "\n"


def _laid_out(value: Any, pad: str) -> str:
    inner = f"{pad} "
    if isinstance(value, dict) and any(isinstance(one, dict | list) for one in value.values()):
        lines = [f"{inner}{_JSON(key)}: {_laid_out(one, inner)}" for key, one in value.items()]
        return f"{{\n{_AND.join(lines)}\n{pad}}}"
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        lines = [f"{inner}{_JSON(one)}" for one in value]
        return f"[\n{_AND.join(lines)}\n{pad}]"
    return _JSON(value)


def as_data(value: Any) -> Any:
    """A record, or a part of one, as dicts, lists, words and numbers; what is None is left out of its table."""
    if type(value) in _PLAIN:
        return value
    if attrs.has(type(value)):
        inside = ((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))
        return {name: as_data(inner) for name, inner in inside if inner is not None}
    if isinstance(value, Mapping):
        return {name: as_data(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return list(value) if _PLAIN.issuperset(map(type, value)) else [as_data(one) for one in value]
    return np.asarray(value).tolist() if isinstance(value, np.ndarray | np.generic) else value


def _finite(value: Any) -> Any:
    """The same data with words for what is no number."""
    if isinstance(value, dict):
        return {name: _finite(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_finite(one) for one in value]
    return NAN if isinstance(value, float) and math.isnan(value) else value


def track_record(plan: TrackPlan, references: References | None = None) -> r.TrackRecord:
    """One track of a plan. references: what was learned; the plan's frozen ones where left out."""
    learned = (plan.references or {}) if references is None else references
    alike = {field: getattr(plan, field) for field in ("name", "year", "region_type", "stages")}
    printed = {field: getattr(plan, field) for field in ("scale", "zero", "decimals", "open")}
    return r.TrackRecord(
        **alike,
        **printed,
        root=plan.slots[plan.root],
        data=_data(plan.intake, plan.data),
        previous=None if plan.previous is None else _data(plan.previous),
        absent=tuple(sorted(plan.absent)),
        derived={item.id: _derived(item) for item in plan.derived},
        screen=_screen(plan),
        indicator={item.id: _indicator(item, plan) for item in plan.indicators},
        node={node.id: _node(node, plan.slots) for node in plan.nodes},
        rank=plan.ranking,
        tiers=None if plan.tiers is None else _tiers(plan.slots[plan.root], plan.tiers),
        beside=tuple(_tiers(node, tiers) for node, tiers in plan.beside),
        standard={item.id: _standard(item) for item in plan.standards},
        comparable=r.ComparableRecord(
            fit=plan.fit,
            base=plan.base,
            references=plan.references_from,
            peer_dependent=_moved_by_peers(plan),
        ),
        learned=tuple(_learned(learned)),
        beyond=tuple(_beyond(plan)),
    )


def is_core(method: Method) -> bool:
    """Whether a method is one of the engine's own, wherever it lives: those of packs bear their namespace."""
    return "." not in method.id


def steps_of(plan: TrackPlan) -> Iterator[Step[Method]]:
    """Every method that a track names, with parameters."""
    yield from (item.step for item in plan.derived)
    columns = dict.fromkeys(item.column for item in plan.indicators)
    found: list[Step[Method] | None] = [
        fill.of(column) for fill in (plan.imputer, plan.treatment) if fill is not None for column in columns
    ]
    for item in plan.indicators:
        params = next(iter(item.variants.values()))
        found += [item.transform, Step(method=item.normalizer, params=params), item.then]
    for node in plan.nodes:
        found += [node.weigher, node.aggregator, node.transform, node.normalizer]
    yield from (step for step in found if step is not None)


def _method(step: Step[Method]) -> r.MethodRecord:
    method = step.method
    adds = method if isinstance(method, Aggregator) else None
    return r.MethodRecord(
        sees=method.sees,
        core=is_core(method),
        weighted=None if adds is None else adds.weighted,
        reweights=None if adds is None else adds.takes_over,
        decides=None if adds is None else adds.handles_missing,
        about=method.about,
    )


def _said(step: Step[Method]) -> dict[str, Any]:
    stated = None if step.stated is None else as_data(step.stated)
    return {"method": step.method.id, "params": as_data(step.params), "stated": stated}


def _step(step: Step[Method] | None) -> r.StepRecord | None:
    return None if step is None else r.StepRecord(**_said(step))


def _data(intake: Intake, data: Dataset | None = None) -> r.DataRecord:
    """data: what its publisher says of it."""
    said = {field.name: getattr(intake, field.name) for field in attrs.fields(Layout)}
    if data is not None:
        said |= {field: getattr(data, field) for field in ("title", "licence", "accessed", "specimen")}
    kept = [field.name for field in attrs.fields(r.ColumnRecord)]
    columns = {
        item.indicator: r.ColumnRecord(**{field: getattr(item, field) for field in kept})
        for item in intake.columns
    }
    return r.DataRecord(**said, dataset=intake.dataset, column=columns)


def _derived(item: DerivedPlan) -> r.DerivedRecord:
    return r.DerivedRecord(**_said(item.step), of=item.of, lowest=item.lowest, highest=item.highest)


def _screen(plan: TrackPlan) -> ScreenStage | None:
    screen = plan.screen
    if screen is None:
        return None
    return ScreenStage(
        method="coverage",
        params=as_data(screen.limits),
        within=screen.within,
        include=screen.include,
        exclude=screen.exclude,
    )


def _filled(fill: FillPlan | None, column: str) -> r.FillRecord | None:
    """What a stage does to a column; None where it leaves it alone."""
    step = None if fill is None else fill.of(column)
    if fill is None or step is None:
        return None
    return r.FillRecord(**_said(step), by=fill.by, fit="yearly" if fill.yearly else "pooled")


def _indicator(item: IndicatorPlan, plan: TrackPlan) -> r.IndicatorRecord:
    by_trait = {value: as_data(params) for value, params in item.variants.items()}
    return r.IndicatorRecord(
        name=item.name,
        column=item.column,
        unit=item.unit,
        direction="higher" if item.direction > 0 else "lower",
        method=item.normalizer.id,
        params=by_trait[""] if item.trait is None else None,
        by=item.trait,
        when=None if item.trait is None else by_trait,
        transform=_step(item.transform),
        then=_step(item.then),
        round=item.round,
        rounding=item.rounding,
        impute=_filled(plan.imputer, item.column),
        treat=_filled(plan.treatment, item.column),
        peer_dependent=_looks_around(item, plan),
        origin=item.origin,
    )


def _looks_around(item: IndicatorPlan, plan: TrackPlan) -> bool:
    """Whether an indicator's methods look at other regions, the filling of its column included."""
    fills = (fill.of(item.column) for fill in (plan.imputer, plan.treatment) if fill is not None)
    return {item.normalizer.sees, *(step.method.sees for step in fills if step is not None)} != {"cell"}


def _node(node: NodePlan, slots: tuple[str, ...]) -> r.NodeRecord:
    children = tuple(slots[slot] for slot in node.children)
    own = node.own
    by_trait = own is not None and own.trait is not None
    return r.NodeRecord(
        name=node.name,
        level=node.level,
        children=children,
        weighted=_weighted(node),
        weights=dict(zip(children, node.weights, strict=True)),
        weigher=_step(node.weigher),
        by=own.trait if own is not None else None,
        when={value: dict(zip(children, case, strict=True)) for value, case in own.cases.items()}
        if own is not None and by_trait
        else None,
        measured=dict(zip(children, own.columns, strict=True)) if own is not None and not by_trait else None,
        **{key: value for key, value in _said(node.aggregator).items() if key != "stated"},
        **node.rules,
        transform=_step(node.transform),
        normalise=_step(node.normalizer),
        peer_dependent=node.peer_dependent,
        origin=node.origin,
    )


def _weighted(node: NodePlan) -> r.Weighted:
    """Where a node's weights come from."""
    if node.has_coefficients:
        return "coefficients"
    if not node.aggregator.method.weighted:
        return "unweighted"
    if node.own is not None:
        return "measured" if node.own.trait is None else "by_trait"
    if node.weigher is not None:
        return "computed"
    return "stated" if node.stated else "equal"


def _tiers(node: str, tiers: TierPlan) -> r.TiersRecord:
    classes = (
        r.TierRecord(name=name, bound=bound) for name, bound in zip(tiers.names, tiers.bounds, strict=True)
    )
    return r.TiersRecord(id=tiers.id, node=node, by=tiers.by, tier=tuple(classes))


def _standard(item: StandardPlan) -> r.StandardRecord:
    clauses = {
        one.id: r.ClauseRecord(name=one.name, score=one.score, level=one.level) for one in item.clauses
    }
    return r.StandardRecord(name=item.name, root=item.root, clause=clauses)


def _moved_by_peers(plan: TrackPlan) -> tuple[str, ...]:
    """The indicators and nodes that other regions' values move, by themselves or through what they are made of."""
    moved = [_looks_around(item, plan) for item in plan.indicators]
    for node in plan.nodes:
        moved.append(node.peer_dependent or any(moved[slot] for slot in node.children))
    return tuple(name for name, moves in zip(plan.slots, moved, strict=True) if moves)


def _learned(references: References) -> Iterator[r.LearnedRecord]:
    """What was learned, one entry a group; nothing for what learns nothing."""
    for learner, by in references.items():
        for group, taught in by.items() if any(by.values()) else ():
            values = as_data(taught)
            yield r.LearnedRecord(stage=learner.stage, item=learner.item, group=group, values=values)


def _beyond(plan: TrackPlan) -> Iterator[r.BeyondRecord]:
    """What nobody can compute again without a pack's code, or without values that no result table has."""
    for item in plan.indicators:
        steps = [step.method for step in (item.transform, item.then) if step is not None]
        yield from _foreign(item.id, [item.normalizer, *steps])
        if item.trait is not None:
            yield r.BeyondRecord(item=item.id, why="trait", what=item.trait)
    for node in plan.nodes:
        parts = (node.aggregator, node.transform, node.normalizer)
        yield from _foreign(node.id, [step.method for step in parts if step is not None])
        if node.own is not None and node.own.trait is not None:
            yield r.BeyondRecord(item=node.id, why="trait", what=node.own.trait)
        for column in node.own.columns if node.own is not None else ():
            yield r.BeyondRecord(item=node.id, why="column", what=column)


def _foreign(item: str, methods: Iterable[Method]) -> Iterator[r.BeyondRecord]:
    for method in methods:
        if not is_core(method):
            yield r.BeyondRecord(item=item, why="method", what=method.id)
