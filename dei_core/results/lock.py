"""What exactly a result was made from: versions, digests, resolved rules, weights and references."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from dei_core.data.intake import Intake
from dei_core.datafile import Input
from dei_core.model.dataset import Dataset
from dei_core.model.pack import Pack
from dei_core.model.source import Origin
from dei_core.protocol import PROTOCOL
from dei_core.reading import bytes_of
from dei_core.results.comparison import FORM
from dei_core.results.lock_shape import DIGEST, digest_of, digest_of_lock, locked_references
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import FillPlan, IndicatorPlan, TierPlan, TrackPlan
from dei_core.scoring.steps import Step
from dei_core.toml.files import dumps, plain


def lock_text(result: Any) -> str:
    """The lock of a run as TOML. The plan's digest is the same for every sample and machine."""
    return dumps(lock_of(result))


def lock_of(result: Any) -> dict[str, Any]:
    """The lock of a run as plain values."""
    evaluation, edition = result.evaluation, result.evaluation.edition
    tracks = {name: track_lock(track.plan) for name, track in result.card.tracks.items()}
    lock = {
        "form": FORM,
        "protocol": PROTOCOL,
        "dei_core": version("dei-core"),
        "edition": {
            "name": attrs.asdict(edition.name),
            "year": edition.year,
            **_given(edition, "about"),
        },
        "plan_digest": plan_digest(tracks),
        "pack": {
            space: {"version": pack.version, "digest": pack.digest, **files_of(pack)}
            for space, pack in evaluation.registry.packs.items()
        },
        "dataset": {name: _dataset(data, edition.dataset[name]) for name, data in result.inputs.items()},
        "track": {
            name: {
                "name": attrs.asdict(result.card.tracks[name].plan.name),
                **plan,
                "references": locked_references(result.card.tracks[name].references),
            }
            for name, plan in tracks.items()
        },
    }
    return {DIGEST: digest_of_lock(lock), **lock}


def _dataset(data: Input, said: Dataset) -> dict[str, Any]:
    """The bytes that were read, and what outputs say of them."""
    found = {"path": data.path, "sha256": data.sha256, "rows": data.rows, "specimen": said.specimen}
    return {**found, **_given(said, "title", "licence", "accessed")}


def _given(value: Any, *fields: str) -> dict[str, Any]:
    """Some fields of a model object as plain values, those that say something."""
    return {name: plain(getattr(value, name)) for name in fields if getattr(value, name) is not None}


def plan_digest(tracks: dict[str, Any]) -> str:
    """sha-256 over the resolved plan of all tracks."""
    return digest_of(tracks)


def track_lock(plan: TrackPlan) -> dict[str, Any]:
    """One track's resolved stages, rules, weights and reading of its data as plain values."""
    slots = plan.slots
    return {
        "region_type": plan.region_type,
        **({} if plan.ranking.tolerance is None else {"tolerance": plan.ranking.tolerance}),
        "tiers": {} if plan.tiers is None else _tiers(plan, plan.tiers),
        **_standing(plan),
        "stages": dict(plan.stages),
        "intake": _intake(plan.intake),
        "previous": {} if plan.previous is None else _intake(plan.previous),
        "absent": sorted(plan.absent),
        "peer_dependent": _peer_dependent(plan),
        "derived": {item.id: {**_step(item.step), "of": list(item.of)} for item in plan.derived},
        "indicator": {item.id: _indicator(item, plan) for item in plan.indicators},
        "node": {node.id: _node(node, slots) for node in plan.nodes},
    }


def _standing(plan: TrackPlan) -> dict[str, Any]:
    """Tiers beside those of the index, and the printed scale where ranks depend on it; nothing where there is none."""
    told = [{"node": node, **_tiers(plan, item)} for node, item in plan.beside]
    printed = {"printed": [plan.zero, plan.scale]} if plan.ranking.decimals is not None else {}
    return {**({"beside": told} if told else {}), **printed}


def _tiers(plan: TrackPlan, tiers: TierPlan) -> dict[str, Any]:
    """A tier scheme; where it classes what is printed, with how that is rounded."""
    told: dict[str, Any] = {"id": tiers.id, "by": tiers.by, "bounds": list(tiers.bounds)}
    if tiers.by == "printed":
        told |= {"decimals": plan.decimals, "rounding": plan.ranking.rounding}
    return told


def files_of(pack: Pack) -> dict[str, Any]:
    """sha-256 of every file that a pack was read from; of a pack that brings code, of its modules too."""
    found = {"files": dict(pack.sha256)}
    if pack.pack.provides:
        folder = Path(pack.location)
        modules = sorted(path for path in folder.rglob("*.py") if path.is_file())
        found["code"] = {path.relative_to(folder).as_posix(): _sha256(path) for path in modules}
    return found


def _sha256(path: Path) -> str:
    return hashlib.sha256(bytes_of(path)).hexdigest()


def _peer_dependent(plan: TrackPlan) -> list[str]:
    """The indicators and nodes whose own methods look at other regions, the filling of a column included."""
    filled = [fill for fill in (plan.imputer, plan.treatment) if fill is not None]
    found = []
    for item in plan.indicators:
        steps = [fill.of(item.column) for fill in filled]
        seen = {item.normalizer.sees, *(step.method.sees for step in steps if step is not None)}
        if seen != {"cell"}:
            found.append(item.id)
    return [*found, *(node.id for node in plan.nodes if node.peer_dependent)]


def _intake(intake: Intake) -> dict[str, Any]:
    """How the data are read: everything but names and known trait values, which move no score."""
    columns = {item.indicator: plain(item) for item in intake.columns}
    for column in columns.values():
        del column["name"], column["indicator"]
    gaps = plain(intake.gap)
    for gap in gaps:
        del gap["reason"]
    said = plain(attrs.evolve(intake, columns=(), trait_values={}, gap=()))
    return {"dataset": intake.dataset, **said, **({"gaps": gaps} if gaps else {}), "columns": columns}


def _indicator(item: IndicatorPlan, plan: TrackPlan) -> dict[str, Any]:
    lock: dict[str, Any] = {
        "method": item.normalizer.id,
        "direction": item.direction,
        "unit": plain(item.unit),
        **_filled(plan.imputer, "impute", item.column),
        **_filled(plan.treatment, "treat", item.column),
        **_said(item.origin),
    }
    if item.column != item.id:
        lock["column"] = item.column
    if item.transform is not None:
        lock["transform"] = item.transform.method.id
        if attrs.fields(type(item.transform.params)):
            lock["transform_params"] = _params(item.transform.params)
    if item.then is not None:
        lock["then"] = _step(item.then)
    if item.round is not None:
        lock |= {"round": item.round, "rounding": item.rounding}
    if item.trait is not None:
        lock["by"] = item.trait
        lock["when"] = {value: _params(params) for value, params in item.variants.items()}
    else:
        lock["params"] = _params(item.variants[""])
    return lock


def _filled(fill: FillPlan | None, stage: str, column: str) -> dict[str, Any]:
    """What a stage does to a column, under the stage's name; nothing where it leaves it alone."""
    step = None if fill is None else fill.of(column)
    if fill is None or step is None:
        return {}
    within = {} if fill.by is None else {"by": fill.by}
    return {stage: {**_step(step), **within, **({"fit": "yearly"} if fill.yearly else {})}}


def _node(node: NodePlan, slots: tuple[str, ...]) -> dict[str, Any]:
    """children: in their order, which a ratio, coefficients and judgements go by."""
    lock: dict[str, Any] = {
        **_step(node.aggregator),
        "missing": node.missing,
        "coverage": node.coverage,
        "children": [slots[slot] for slot in node.children],
        "weights": {slots[slot]: weight for slot, weight in zip(node.children, node.weights, strict=True)},
    }
    if node.inverted:
        lock["inverted"] = True
    if node.least:
        lock["least"] = node.least
    if node.own is not None:
        lock["own"] = plain(node.own)
    for part, step in (
        ("weigher", node.weigher),
        ("transform", node.transform),
        ("normalise", node.normalizer),
    ):
        if step is not None:
            lock[part] = _step(step)
    if node.round is not None:
        lock |= {"round": node.round, "rounding": node.rounding}
    if node.origin is not None:
        lock |= _said(node.origin)
    return lock


def _said(origin: Origin) -> dict[str, Any]:
    """Who says so, and why where the edition chose or changed it."""
    rule = {"rule": f"{origin.pack}/{origin.path}"}
    return rule if origin.reason is None else {**rule, "reason": attrs.asdict(origin.reason)}


def _step(step: Step) -> dict[str, Any]:
    return {"method": step.method.id, "params": _params(step.params)}


def _params(params: Any) -> dict[str, Any]:
    made: dict[str, Any] = as_locked(params)
    return made


def as_locked(value: Any) -> Any:
    """A parameter, or all of them, as a lock that was read gives them: tables, lists, and nothing that is None."""
    if attrs.has(type(value)):
        inside = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
        return {name: as_locked(inner) for name, inner in inside.items() if inner is not None}
    return [as_locked(one) for one in value] if isinstance(value, list | tuple) else value
