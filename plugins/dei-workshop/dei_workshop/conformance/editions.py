"""Editions of one track made of a plugin's own content: does it bind?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from dei_core import DeiError, Finding, Plan, Text
from dei_core.host import (
    Dataset,
    Edition,
    Framework,
    Node,
    Pillar,
    RegionType,
    Registry,
    Stage,
    Stages,
    Track,
    bind,
    qualified,
)
from dei_core.plugin import Pack
from dei_workshop.conformance.subject import Subject

FRAME = "conformance"
"""The id of the region type in which indicators are scored by themselves."""

_NAME = Text(en="Conformance", zh="符合性检验")


def framed(registry: Registry, space: str, indicators: Iterable[str]) -> Registry:
    """A registry whose pack of a namespace has one more region type, over some indicators under one node.

    It stands in the pack itself, as only a pack's own region types are scored by its rules for others' indicators.
    """
    pack = registry.packs[space]
    framework = Framework(name=_NAME, pillar={"all": Pillar(name=_NAME)})
    node = {
        "total": Node(name=_NAME, children=("all",)),
        "all": Node(name=_NAME, children=tuple(indicators)),
    }
    kind = RegionType(name=_NAME, framework=FRAME, root="total", node=node)
    widened = attrs.evolve(
        pack,
        framework={**pack.framework, FRAME: framework},
        region_type={**pack.region_type, FRAME: kind},
    )
    return attrs.evolve(registry, packs={**registry.packs, space: widened})


def plan_of(
    registry: Registry,
    year: int,
    *,
    equal: bool = False,
    dataset: Mapping[str, Any] | None = None,
    **track: Any,
) -> Plan:
    """The plan of an edition with one track. DeiError where it does not bind."""
    stages = Stages(weight=Stage(method="equal")) if equal else Stages()
    edition = Edition(
        name=_NAME,
        year=year,
        packs=tuple(registry.packs),
        stages=stages,
        dataset={"values": Dataset(path="values", fixed_year=year, **(dataset or {}))},
        track={"all": Track(name=_NAME, dataset="values", **track)},
    )
    return bind(registry, edition)


def bindings(subject: Subject) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """What each part of a plugin that a track could be made of says when it is bound, with its name."""
    pack, registry = subject.pack, subject.registry
    if pack is None or registry is None:
        return
    space = pack.namespace
    for name, standard in pack.benchmark.items():
        track = {"benchmark": f"{space}.{name}", "trust": "low"}
        track |= {"unit": standard.units[0]} if standard.units else {}
        yield f"benchmark.{name}", _faults(registry, standard.since, **track)
    for name in pack.region_type:
        yield from _region_type(registry, pack, name)
    yield from _rules(registry, pack)


def _region_type(registry: Registry, pack: Pack, name: str) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Under each of the pack's weightings in each of its years; under equal weights where it has none."""
    full = f"{pack.namespace}.{name}"
    mine = {
        f"{pack.namespace}.{key}": item
        for key, item in pack.weighting.items()
        if qualified(pack.namespace, item.region_type) == full
    }
    for weighting, item in mine.items():
        year = max(_latest(pack), *(dated.since for dated in item.dated))
        about = f"region_type.{name} {weighting} {year}"
        yield about, _faults(registry, year, region_type=full, weighting=weighting)
    if not mine:
        year = _latest(pack)
        yield f"region_type.{name} {year}", _faults(registry, year, equal=True, region_type=full)


def _latest(pack: Pack) -> int:
    """The last year from which a rule of the pack is in force."""
    return max((rule.since for rules in pack.rule.values() for rule in rules), default=2000)


def _rules(registry: Registry, pack: Pack) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Each rule of the pack in its first year, with the indicator by itself."""
    for name, rules in pack.rule.items():
        full = qualified(pack.namespace, name)
        for rule in rules:
            region = {"region_type": f"{pack.namespace}.{FRAME}"}
            about = f"rule.{name} {rule.since}"
            yield about, _faults(framed(registry, pack.namespace, [full]), rule.since, equal=True, **region)


def _faults(registry: Registry, year: int, **track: Any) -> tuple[Finding, ...]:
    try:
        plan_of(registry, year, **track)
    except DeiError as error:
        return tuple(finding for finding in error.findings if finding.severity == "error")
    return ()
