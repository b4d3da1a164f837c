"""What exactly a result was made from: versions, digests, resolved rules, weights and references."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from dei_core.editions.datafile import Input
from dei_core.editions.lock_shape import DIGEST, digest_of, digest_of_lock, locked_references
from dei_core.files.reading import file_digest
from dei_core.model.dataset import Dataset
from dei_core.model.pack import Pack
from dei_core.model.record import (
    DataRecord,
    FillRecord,
    IndicatorRecord,
    NodeRecord,
    PlanRecord,
    StepRecord,
    TiersRecord,
    TrackRecord,
)
from dei_core.model.source import Origin
from dei_core.protocol import PROTOCOL
from dei_core.results.comparison import FORM
from dei_core.scoring.record import plan_record
from dei_core.toml.files import dumps, plain


def lock_text(result: Any, record: PlanRecord | None = None) -> str:
    """The lock of a run as TOML. The plan's digest is the same for every sample and machine."""
    return dumps(lock_of(result, record))


def lock_of(result: Any, record: PlanRecord | None = None) -> dict[str, Any]:
    """The lock of a run as plain values. record: of its plan, with what was learned, where it is known already.

    >>> from dei_core import evaluate
    >>> from dei_core.host import lock_of
    >>> lock = lock_of(evaluate("examples/gigabit-2022"))
    >>> list(lock["pack"]), list(lock["track"])
    (['gigabit'], ['city'])
    """
    evaluation, edition = result.evaluation, result.evaluation.edition
    record = record or plan_record(evaluation.plan, result.card)
    lock = {
        "form": FORM,
        "protocol": PROTOCOL,
        "dei_core": version("dei-core"),
        "edition": {
            "name": attrs.asdict(edition.name),
            "year": edition.year,
            **_given(edition, "about"),
        },
        "plan_digest": plan_digest(record.track),
        "pack": {
            space: {"version": pack.version, "digest": pack.digest, **files_of(pack)}
            for space, pack in evaluation.registry.packs.items()
        },
        "dataset": {name: _dataset(data, edition.dataset[name]) for name, data in result.inputs.items()},
        "track": {
            name: {
                "name": attrs.asdict(track.name),
                **track_lock(track),
                "references": locked_references(track),
            }
            for name, track in record.track.items()
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


def plan_digest(tracks: Mapping[str, TrackRecord]) -> str:
    """sha-256 over the resolved plan of all tracks."""
    return digest_of({name: track_lock(track) for name, track in tracks.items()})


def track_lock(track: TrackRecord) -> dict[str, Any]:
    """One track's resolved stages, rules, weights and reading of its data as plain values."""
    told = [{"node": tiers.node, **_tiers(track, tiers)} for tiers in track.beside]
    return {
        "region_type": track.region_type,
        **({} if track.rank.tolerance is None else {"tolerance": track.rank.tolerance}),
        "tiers": {} if track.tiers is None else _tiers(track, track.tiers),
        **({"beside": told} if told else {}),
        **({} if track.rank.decimals is None else {"printed": [track.zero, track.scale]}),
        "stages": dict(track.stages),
        "intake": _intake(track.data),
        "previous": {} if track.previous is None else _intake(track.previous),
        "absent": list(track.absent),
        "peer_dependent": _peer_dependent(track),
        "derived": {name: {**_step(item), "of": list(item.of)} for name, item in track.derived.items()},
        "indicator": {name: _indicator(name, item) for name, item in track.indicator.items()},
        "node": {name: _node(item) for name, item in track.node.items()},
    }


def _tiers(track: TrackRecord, tiers: TiersRecord) -> dict[str, Any]:
    """A tier scheme; where it classes what is printed, with how that is rounded."""
    told: dict[str, Any] = {"id": tiers.id, "by": tiers.by, "bounds": [tier.bound for tier in tiers.tier]}
    if tiers.by == "printed":
        told |= {"decimals": track.decimals, "rounding": track.rank.rounding}
    return told


def files_of(pack: Pack) -> dict[str, Any]:
    """sha-256 of every file that a pack was read from; of a pack that brings code, of its modules too."""
    found = {"files": dict(pack.sha256)}
    if pack.pack.provides:
        folder = Path(pack.location)
        modules = sorted(path for path in folder.rglob("*.py") if path.is_file())
        found["code"] = {path.relative_to(folder).as_posix(): file_digest(path) for path in modules}
    return found


def _peer_dependent(track: TrackRecord) -> list[str]:
    """The indicators and nodes whose own methods look at other regions, the filling of a column included."""
    items: dict[str, IndicatorRecord | NodeRecord] = {**track.indicator, **track.node}
    return [name for name, item in items.items() if item.peer_dependent]


def _intake(data: DataRecord) -> dict[str, Any]:
    """How the data are read: everything but what is said of them, which moves no score."""
    said = plain(attrs.evolve(data, gap=(), title=None, licence=None, accessed=None, specimen=False))
    del said["column"]
    gaps = plain(data.gap)
    for gap in gaps:
        del gap["reason"]
    columns = {name: plain(column) for name, column in data.column.items()}
    return {"dataset": data.dataset, **said, **({"gaps": gaps} if gaps else {}), "columns": columns}


def _indicator(name: str, item: IndicatorRecord) -> dict[str, Any]:
    lock: dict[str, Any] = {
        "method": item.method,
        "direction": 1 if item.direction == "higher" else -1,
        "unit": plain(item.unit),
        **_filled("impute", item.impute),
        **_filled("treat", item.treat),
        **_said(item.origin),
    }
    if item.column != name:
        lock["column"] = item.column
    if item.transform is not None:
        lock["transform"] = item.transform.method
        if item.transform.params:
            lock["transform_params"] = item.transform.params
    if item.then is not None:
        lock["then"] = _step(item.then)
    if item.round is not None:
        lock |= {"round": item.round, "rounding": item.rounding}
    if item.by is not None:
        lock |= {"by": item.by, "when": item.when}
    else:
        lock["params"] = item.params
    return lock


def _filled(stage: str, fill: FillRecord | None) -> dict[str, Any]:
    """What a stage does to a column, under the stage's name; nothing where it leaves it alone."""
    if fill is None:
        return {}
    within = {} if fill.by is None else {"by": fill.by}
    return {stage: {**_step(fill), **within, **({"fit": "yearly"} if fill.fit == "yearly" else {})}}


def _node(node: NodeRecord) -> dict[str, Any]:
    """children: in their order, which a ratio, coefficients and judgements go by."""
    lock: dict[str, Any] = {
        "method": node.method,
        "params": node.params,
        "missing": node.missing,
        "coverage": node.coverage,
        "children": list(node.children),
        "weights": node.weights,
        **_chosen(node),
    }
    if node.when is not None:
        cases = {value: list(case.values()) for value, case in node.when.items()}
        lock["own"] = {"trait": node.by, "cases": cases}
    if node.measured is not None:
        lock["own"] = {"columns": list(node.measured.values())}
    for part in ("weigher", "transform", "normalise"):
        step = getattr(node, part)
        if step is not None:
            lock[part] = _step(step)
    if node.origin is not None:
        lock |= _said(node.origin)
    return lock


def _chosen(node: NodeRecord) -> dict[str, Any]:
    """A node's rules that are not as they are where nobody says anything, so that a new one moves no digest."""
    usual = {field.name: field.default for field in attrs.fields(NodeRecord)}
    chosen = {name: value for name, value in node.rules.items() if value != usual[name]}
    rounding = {} if node.round is None else {"rounding": node.rounding}
    return {name: value for name, value in chosen.items() if name != "rounding"} | rounding


def _said(origin: Origin) -> dict[str, Any]:
    """Who says so, and why where the edition chose or changed it."""
    rule = {"rule": f"{origin.pack}/{origin.path}"}
    return rule if origin.reason is None else {**rule, "reason": attrs.asdict(origin.reason)}


def _step(step: StepRecord) -> dict[str, Any]:
    return {"method": step.method, "params": step.params}
