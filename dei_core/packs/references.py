"""Every name that packs use for something defined elsewhere must lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dei_core.findings import Finding, Findings, Place
from dei_core.ids import did_you_mean, owner, qualified
from dei_core.model.measure import Chosen
from dei_core.model.pack import Pack
from dei_core.model.pillars import DEI
from dei_core.model.rule import Scoring
from dei_core.model.tree import Combined, RegionType, Weights
from dei_core.packs import messages as say
from dei_core.packs.registry import DISTRIBUTION, Registry, has_moved, place_in
from dei_core.vocabulary import VOCABULARY

WHAT = {**VOCABULARY.things, **VOCABULARY.methods}


Named = tuple[str, str, str, str | None]
"""A name that a pack uses: the entity and the path that it stands under, the table or kind of method, the name."""


def unresolved(registry: Registry) -> Iterator[Finding]:
    """A finding for every name in any pack that leads nowhere, with the nearest names that would.

    >>> from dei_core import open_edition
    >>> from dei_core.host import unresolved
    >>> list(unresolved(open_edition("examples/gigabit-2022").registry))
    []
    """
    for pack in registry.packs.values():
        for entity, path, table, written in _named(pack):
            name = None if written is None else _full(pack.namespace, table, written)
            if name is not None and not _leads(registry, table, name):
                yield unknown(registry, place_in(pack, entity, path), table, name)
        yield from _unknown_values(registry, pack)
        for name, kind in pack.region_type.items():
            yield from _unknown_children(registry, pack, name, kind)
        yield from _unknown_pillars(registry, pack)


def unknown(
    registry: Registry, place: Place, table: str, name: str, known: tuple[str, ...] | None = None
) -> Finding:
    """The finding for a name that leads nowhere; `known` are the right ones, by default the registry's."""
    if has_moved(table, name):
        facts = {"what": WHAT[table], "name": name, "distribution": DISTRIBUTION}
        return Finding(message=say.METHOD_MOVED, place=place, facts=facts)
    space = owner(name) if table in VOCABULARY.methods else ""
    if space in registry.packs and not any(owner(method) == space for _, method in registry.methods):
        facts = {"what": WHAT[table], "name": name, "pack": space}
        return Finding(message=say.METHOD_UNDECLARED, place=place, facts=facts)
    if known is None:
        known = registry.method_ids(table) if table in VOCABULARY.methods else registry.ids(table)
    facts = {
        "what": WHAT[table],
        "name": name,
        "hint": did_you_mean(name, known),
        "packs": tuple(registry.packs),
    }
    return Finding(message=say.UNKNOWN_REFERENCE, place=place, facts=facts)


def sought(registry: Registry, place: Place, table: str, name: str, found: Findings) -> Any | None:
    """The entity that a full id leads to; None, with a finding, where it leads nowhere."""
    entity = registry.find(table, name)
    if entity is None:
        found.extend([unknown(registry, place, table, name)])
    return entity


def _full(space: str, table: str, name: str) -> str:
    """What a pack means by a name: methods, and the core's own framework, go by the same name everywhere."""
    everywhere = table in VOCABULARY.methods or (table, name) == ("framework", DEI)
    return name if everywhere else qualified(space, name)


def _leads(registry: Registry, table: str, name: str) -> bool:
    if table == "framework":
        return registry.framework(name) is not None
    if table in VOCABULARY.methods:
        return (table, name) in registry.methods
    return registry.find(table, name) is not None


def _named(pack: Pack) -> Iterator[Named]:
    """Every name that a pack uses for something defined elsewhere."""
    for name, item in pack.indicator.items():
        entity = f"indicator.{name}"
        yield entity, "source", "source", item.source or None
        if item.derivation:
            yield entity, "derivation.method", "derivation", item.derivation.method
            for part in item.derivation.of:
                yield entity, "derivation.of", "indicator", part
    for entity, path, scoring in scorings(pack):
        yield entity, f"{path}.cite.source", "source", scoring.cite.source
        yield entity, f"{path}.method", "normalizer", scoring.method
        yield entity, f"{path}.transform", "transform", scoring.transform
        yield entity, f"{path}.then.method", "transform", _method(scoring.then)
        yield entity, f"{path}.by", "trait", scoring.by or None
    for name in pack.rule:
        yield f"rule.{name}", "", "indicator", name
    yield from _in_trees(pack)
    yield from _in_standards(pack)
    for name, guidance in pack.guidance.items():
        entity = f"guidance.{name}"
        yield entity, "region_type", "region_type", guidance.region_type
        yield entity, "feature", "feature", guidance.feature
        for indicator in guidance.indicators:
            yield entity, "indicators", "indicator", indicator


def _in_trees(pack: Pack) -> Iterator[Named]:
    for name, kind in pack.region_type.items():
        entity = f"region_type.{name}"
        yield entity, "framework", "framework", kind.framework
        for node, item in kind.node.items():
            yield from _of_node(entity, f"node.{node}", item)
    for name, weighting in pack.weighting.items():
        entity = f"weighting.{name}"
        yield entity, "region_type", "region_type", weighting.region_type
        for index, dated in enumerate(weighting.dated):
            yield entity, f"dated[{index}].cite.source", "source", dated.cite.source
            yield entity, f"dated[{index}].by", "trait", dated.by or None
            for node, chosen in dated.computed.items():
                yield entity, f"dated[{index}].computed.{node}.method", "weigher", chosen.method
    for name, scheme in pack.tier_scheme.items():
        yield f"tier_scheme.{name}", "cite.source", "source", scheme.cite.source


def _in_standards(pack: Pack) -> Iterator[Named]:
    for name, benchmark in pack.benchmark.items():
        entity = f"benchmark.{name}"
        yield entity, "supersedes", "benchmark", benchmark.supersedes or None
        for index, target in enumerate(benchmark.target):
            yield entity, f"target[{index}].indicator", "indicator", target.indicator
        for part, item in benchmark.part.items():
            yield from _of_node(entity, f"part.{part}", item)


def _of_node(entity: str, path: str, node: Combined) -> Iterator[Named]:
    """The methods that a node of a tree, or of a standard, names."""
    yield entity, f"{path}.method", "aggregator", node.method or None
    yield entity, f"{path}.transform.method", "transform", _method(node.transform)
    yield entity, f"{path}.normalise.method", "normalizer", _method(node.normalise)


def _method(chosen: Chosen | None) -> str | None:
    return None if chosen is None else chosen.method


def scorings(pack: Pack) -> Iterator[tuple[str, str, Scoring]]:
    """All rules and targets of a pack, with the entity and the path that they are written under.

    >>> from pathlib import Path
    >>> from dei_core.host import scorings
    >>> from dei_core.plugin import read_pack
    >>> next(scorings(read_pack(Path("examples/gigabit-2022/pack"))))[:2]
    ('rule.base_stations', '[0]')
    """
    for name, rules in pack.rule.items():
        for index, rule in enumerate(rules):
            yield f"rule.{name}", f"[{index}]", rule
    for name, benchmark in pack.benchmark.items():
        for index, target in enumerate(benchmark.target):
            yield f"benchmark.{name}", f"target[{index}]", target


def _unknown_values(registry: Registry, pack: Pack) -> Iterator[Finding]:
    cases: list[tuple[str, str, Scoring | Weights]] = [*scorings(pack)]
    for name, weighting in pack.weighting.items():
        cases += ((f"weighting.{name}", f"dated[{at}]", dated) for at, dated in enumerate(weighting.dated))
    for entity, path, item in cases:
        trait = registry.find("trait", qualified(pack.namespace, item.by)) if item.by else None
        for value in () if trait is None else item.when:
            if trait is not None and value not in trait.value:
                place = place_in(pack, entity, f"{path}.when")
                yield unknown(registry, place, "trait value", value, tuple(trait.value))


def _unknown_children(registry: Registry, pack: Pack, name: str, kind: RegionType) -> Iterator[Finding]:
    known = (*kind.node, *registry.ids("indicator"))
    for node, item in kind.node.items():
        for child in item.children:
            full = qualified(pack.namespace, child)
            if child not in kind.node and registry.find("indicator", full) is None:
                place = place_in(pack, f"region_type.{name}", f"node.{node}.children")
                yield unknown(registry, place, "node", child, known)


def _unknown_pillars(registry: Registry, pack: Pack) -> Iterator[Finding]:
    """Guidance speaks of the pillars of its region type's framework."""
    for name, item in pack.guidance.items():
        full = qualified(pack.namespace, item.region_type)
        kind = registry.find("region_type", full)
        if kind is None:
            continue
        framework = registry.framework(_full(owner(full), "framework", kind.framework))
        if framework is not None and item.pillar not in framework.pillar:
            place = place_in(pack, f"guidance.{name}", "pillar")
            yield unknown(registry, place, "pillar", item.pillar, tuple(framework.pillar))
