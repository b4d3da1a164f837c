"""Every name that packs use for something defined elsewhere must lead to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from dei_core.findings import Finding, Place
from dei_core.hints import did_you_mean
from dei_core.ids import owner, qualified
from dei_core.model.pack import Pack
from dei_core.model.rule import Scoring
from dei_core.model.tree import Combined, RegionType
from dei_core.packs import messages as say
from dei_core.packs.moved import DISTRIBUTION, has_moved
from dei_core.packs.registry import Registry, place_in
from dei_core.protocol import DEI
from dei_core.vocabulary import VOCABULARY

WHAT = {**VOCABULARY.things, **VOCABULARY.methods}


@attrs.frozen(kw_only=True)
class Reference:
    """A name used at a place for a thing of a table, or for a method of a kind."""

    place: Place
    table: str
    name: str


def unresolved(registry: Registry) -> Iterator[Finding]:
    """A finding for every name in any pack that leads nowhere, with the nearest names that would.

    >>> from dei_core import open_edition
    >>> from dei_core.host import unresolved
    >>> list(unresolved(open_edition("examples/gigabit-2022").registry))
    []
    """
    for pack in registry.packs.values():
        for reference in _of_pack(pack):
            if not _leads(registry, reference):
                yield unknown(registry, reference.place, reference.table, reference.name)
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


def _leads(registry: Registry, reference: Reference) -> bool:
    if reference.table == "framework":
        return registry.framework(reference.name) is not None
    if (reference.table, reference.name) in registry.methods:
        return True
    return hasattr(Pack, reference.table) and registry.find(reference.table, reference.name) is not None


def _of_pack(pack: Pack) -> Iterator[Reference]:
    space = pack.namespace

    def refer(entity: str, path: str, table: str, name: str | None) -> Iterator[Reference]:
        if name is not None:
            yield Reference(place=place_in(pack, entity, path), table=table, name=name)

    for name, item in pack.indicator.items():
        entity = f"indicator.{name}"
        if item.source:
            yield from refer(entity, "source", "source", qualified(space, item.source))
        if item.derivation:
            yield from refer(entity, "derivation.method", "derivation", item.derivation.method)
            for part in item.derivation.of:
                yield from refer(entity, "derivation.of", "indicator", qualified(space, part))
    for entity, path, scoring in scorings(pack):
        yield from refer(entity, f"{path}.cite.source", "source", qualified(space, scoring.cite.source))
        yield from refer(entity, f"{path}.method", "normalizer", scoring.method)
        yield from refer(entity, f"{path}.transform", "transform", scoring.transform)
        then = None if scoring.then is None else scoring.then.method
        yield from refer(entity, f"{path}.then.method", "transform", then)
        if scoring.by:
            yield from refer(entity, f"{path}.by", "trait", qualified(space, scoring.by))
    for name in pack.rule:
        yield from refer(f"rule.{name}", "", "indicator", qualified(space, name))
    yield from _of_structures(pack)


def _of_structures(pack: Pack) -> Iterator[Reference]:
    """Names in trees, weights, standards, tier schemes and guidance."""
    for entity, path, table, name in (*_in_trees(pack), *_in_standards(pack), *_in_guidance(pack)):
        yield Reference(place=place_in(pack, entity, path), table=table, name=name)


def _in_trees(pack: Pack) -> Iterator[tuple[str, str, str, str]]:
    space = pack.namespace
    for name, kind in pack.region_type.items():
        entity = f"region_type.{name}"
        framework = kind.framework if kind.framework == DEI else qualified(space, kind.framework)
        yield entity, "framework", "framework", framework
        for node, item in kind.node.items():
            yield from ((entity, *method) for method in _of_node(f"node.{node}", item))
    for name, weighting in pack.weighting.items():
        entity = f"weighting.{name}"
        yield entity, "region_type", "region_type", qualified(space, weighting.region_type)
        for index, dated in enumerate(weighting.dated):
            yield entity, f"dated[{index}].cite.source", "source", qualified(space, dated.cite.source)
            if dated.by:
                yield entity, f"dated[{index}].by", "trait", qualified(space, dated.by)
            for node, chosen in dated.computed.items():
                yield entity, f"dated[{index}].computed.{node}.method", "weigher", chosen.method
    for name, scheme in pack.tier_scheme.items():
        yield f"tier_scheme.{name}", "cite.source", "source", qualified(space, scheme.cite.source)


def _in_standards(pack: Pack) -> Iterator[tuple[str, str, str, str]]:
    space = pack.namespace
    for name, benchmark in pack.benchmark.items():
        entity = f"benchmark.{name}"
        if benchmark.supersedes:
            yield entity, "supersedes", "benchmark", qualified(space, benchmark.supersedes)
        for index, target in enumerate(benchmark.target):
            yield entity, f"target[{index}].indicator", "indicator", qualified(space, target.indicator)
        for part, item in benchmark.part.items():
            yield from ((entity, *method) for method in _of_node(f"part.{part}", item))


def _of_node(path: str, node: Combined) -> Iterator[tuple[str, str, str]]:
    """The methods that a node of a tree, or of a standard, names: where, of which kind, which."""
    if node.method:
        yield f"{path}.method", "aggregator", node.method
    if node.transform:
        yield f"{path}.transform.method", "transform", node.transform.method
    if node.normalise:
        yield f"{path}.normalise.method", "normalizer", node.normalise.method


def _in_guidance(pack: Pack) -> Iterator[tuple[str, str, str, str]]:
    space = pack.namespace
    for name, item in pack.guidance.items():
        entity = f"guidance.{name}"
        yield entity, "region_type", "region_type", qualified(space, item.region_type)
        yield entity, "feature", "feature", qualified(space, item.feature)
        for indicator in item.indicators:
            yield entity, "indicators", "indicator", qualified(space, indicator)


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
    cases: list[tuple[str, str, str | None, Iterable[str]]] = [
        (entity, path, scoring.by, scoring.when) for entity, path, scoring in scorings(pack)
    ]
    for name, weighting in pack.weighting.items():
        for index, dated in enumerate(weighting.dated):
            cases.append((f"weighting.{name}", f"dated[{index}]", dated.by, dated.when))
    for entity, path, by, values in cases:
        trait = registry.find("trait", qualified(pack.namespace, by)) if by else None
        for value in values if trait is not None else ():
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
        of_kind = kind.framework if kind.framework == DEI else qualified(owner(full), kind.framework)
        framework = registry.framework(of_kind)
        if framework is not None and item.pillar not in framework.pillar:
            place = place_in(pack, f"guidance.{name}", "pillar")
            yield unknown(registry, place, "pillar", item.pillar, tuple(framework.pillar))
