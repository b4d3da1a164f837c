"""The whole story of a result, track by track."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dei_core import DeiError, Finding, Result, evaluate
from dei_core.plugin import Pack
from dei_report.lookup import Library
from dei_report.story import change as changes
from dei_report.story import method as methods
from dei_report.story import quality as qualities
from dei_report.story import ranking, tree
from dei_report.story.exemplars import exemplars
from dei_report.story.guidance import guidance
from dei_report.story.indicators import indicator_rows
from dei_report.story.nearest import NEAR
from dei_report.story.overview import overview, spreads
from dei_report.story.regions import portraits, trend, tried
from dei_report.story.saying import both, said
from dei_report.story.standards import standards
from dei_report.story.view import ROOM, View

FORMAT = 3
Tell = Callable[[str], None]


def story(result: Result, tell: Tell | None = None) -> dict[str, Any]:
    """The story of a result. tell: told each track's id when it is done."""
    evaluation = result.evaluation
    before, notes = _edition_before(result)
    packs = list(evaluation.registry.packs.values())
    tracks = []
    room = ROOM // max(len(result.card.tracks), 1)
    for name, track in result.card.tracks.items():
        tracks.append(_track(result, View(track, room=room), before, packs))
        if tell is not None:
            tell(name)
    edition = evaluation.edition
    return {
        "format": FORMAT,
        "edition": {
            "name": both(edition.name),
            "about": None if edition.about is None else both(edition.about),
            "year": edition.year,
            "specimen": any(track["specimen"] for track in tracks),
        },
        "minute": minute(tracks),
        "tracks": tracks,
        "packs": methods.packs(evaluation),
        "sources": methods.sources(evaluation),
        "quality": {
            "findings": [*qualities.findings(result), *notes],
            "inputs": qualities.inputs(result),
        },
    }


def minute(tracks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each track its name and, by topic, its first sentences, what changed, and what can be relied on."""
    return [{"track": track["id"], "name": track["name"], "topics": _topics(track)} for track in tracks]


def _topics(track: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """Topic -> sentences; the leaders themselves are left to the podium, where there is one."""
    told: dict[str, list[dict[str, str]]] = {}
    skipped = 1 if track["overview"]["podium"] else 0
    for sentence in track["overview"]["sentences"][skipped:]:
        told.setdefault(sentence["topic"], []).append(sentence["text"])
    if track["change"]:
        told["change"] = track["change"]["sentences"][:2]
    return {**told, "trust": track["overview"]["trust"]}


def _edition_before(result: Result) -> tuple[Result | None, list[dict[str, Any]]]:
    """The edition before, evaluated now, where this one names it; else what stood in the way."""
    named = result.evaluation.edition.previous
    if named is None:
        return None, []
    try:
        return evaluate(result.evaluation.folder / named), []
    except DeiError as error:
        return None, [_note(finding) for finding in error.findings if finding.severity == "error"]


def _note(finding: Finding) -> dict[str, Any]:
    lead = said("The edition before cannot be compared: ", "无法与上期比较：")
    text = {"en": lead["en"] + finding.text("en"), "zh": lead["zh"] + finding.text("zh")}
    return {"code": finding.code, "severity": "warning", "text": text}


def _track(result: Result, view: View, before: Result | None, packs: list[Pack]) -> dict[str, Any]:
    plan = view.plan
    points = {item.benchmark: item for item in result.evaluation.edition.track[plan.id].checkpoint}
    found = portraits(view)
    return {
        "id": plan.id,
        "name": both(plan.name),
        "year": view.year,
        "specimen": plan.data.specimen,
        "zero": view.zero,
        "scale": view.scale,
        "decimals": plan.decimals,
        "data": None if plan.data.title is None else both(plan.data.title),
        "count": len(view.rows),
        "held": view.held,
        "near": NEAR if view.held > NEAR + 1 else None,
        "tried": tried(view),
        "root": view.root,
        "nodes": tree.nodes(view),
        "pillars": list(view.pillars),
        "indicators": tree.indicators(view),
        "scales": ranking.scales(view),
        "tiers": ranking.tiers(view),
        "regions": {
            **ranking.regions(view),
            **{key: found[key] for key in ("peers", "similar", "potential")},
        },
        "peer_groups": found["peer_groups"],
        "good": found["good"],
        "overview": overview(view),
        "spreads": spreads(view),
        "indicator_rows": indicator_rows(view, _declared(packs)),
        "standards": standards(view, points),
        "exemplars": exemplars(view),
        "guidance": guidance(view, Library(packs), packs),
        "change": _change(view, before),
        "trend": trend(view),
        "method": methods.method(view, Library(packs)),
        "quality": qualities.quality(view),
    }


def _declared(packs: list[Pack]) -> dict[str, Any]:
    return {f"{pack.namespace}.{name}": item for pack in packs for name, item in pack.indicator.items()}


def _change(view: View, before: Result | None) -> dict[str, Any] | None:
    """Against the same track of the edition before, or else the year before in the track's own data."""
    if before is not None and view.plan.id in before.card.tracks:
        edition = before.evaluation.edition
        told = changes.edition_told(edition.name, edition.year)
        return changes.change(view, View(before.card.tracks[view.plan.id]), told)
    past = changes.earlier(view)
    told = {} if past is None else changes.year_told(past.year)
    return changes.change(view, past, told)
