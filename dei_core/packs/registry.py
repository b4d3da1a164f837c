"""What the packs of an edition contribute, together: entities and methods by full id, conflicts refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from dei_core.findings import Findings, Place
from dei_core.ids import METHOD_KIND, did_you_mean, local, owner
from dei_core.model.pack import Pack
from dei_core.model.pillars import DEI, FIVE_PILLARS
from dei_core.model.tree import Framework
from dei_core.packs import messages as say
from dei_core.packs.announced import Installed, installed
from dei_core.packs.code import ask
from dei_core.vocabulary import VOCABULARY

HOME, DISTRIBUTION = "methods", "dei-methods"
"""The namespace that they have moved to, and what brings it."""
MOVED: dict[str, tuple[str, ...]] = {
    "normalizer": (
        "adjusted_mpi",
        "efficacy_linear",
        "efficacy_log",
        "efficacy_exponential",
        "place",
        "borda",
        "exponential_rank",
        "standardised",
        "learned_goalposts",
    ),
    "transform": ("power",),
    "imputer": ("row_mean", "row_median", "latest", "nearest_year", "linear_in_time"),
    "treatment": ("winsorise", "skew_kurtosis", "log_ct", "log_ct_orig", "log_ct_plus", "log_gii", "box_cox"),
    "weigher": (
        "entropy",
        "critic",
        "merec",
        "standard_deviation",
        "coefficient_of_variation",
        "principal_component",
        "ahp",
    ),
    "aggregator": (
        "topsis",
        "vikor",
        "borda",
        "copeland",
        "balance",
        "mazziotta_pareto",
        "geometric_lifted",
        "spread",
        "availability",
        "linear",
        "trimmed",
    ),
}
"""Kind -> the ids of those that have moved; each is `methods.` and the same id now."""


def has_moved(kind: str, name: str) -> bool:
    """Whether a bare id was that of a method of the core."""
    return name in MOVED.get(kind, ())


def home() -> Installed | None:
    """The installed pack that brings them; None where nothing does."""
    named = (pack for pack in installed() if (pack.name, pack.distribution) == (HOME, DISTRIBUTION))
    return next(named, None)


def moved_methods() -> dict[tuple[str, str], Any]:
    """Those that are there, by kind and bare id, which they bear; none where nothing brings them.

    DeiError where the plugin's code is at fault.

    >>> from dei_core.host import moved_methods
    >>> ("aggregator", "topsis") in moved_methods()
    True
    """
    found, pack = {}, home()
    for made in ask(pack, ("methods",), "methods") if pack is not None else ():
        method, name = made.record, local(made.record.id)
        if has_moved(method.kind, name):
            found[method.kind, name] = attrs.evolve(method, id=name)
    return found


class Methods(Mapping[tuple[str, str], Any]):
    """Methods by kind and id. Those that have moved out of the core are read when the first of them is asked for."""

    def __init__(self, own: Mapping[tuple[str, str], Any]) -> None:
        self._own = own
        self._moved: Mapping[tuple[str, str], Any] | None = None

    def __getitem__(self, key: tuple[str, str]) -> Any:
        if key in self._own or not has_moved(*key):
            return self._own[key]
        if self._moved is None:
            self._moved = moved_methods()
        return self._moved[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The ids that can be named; one that has moved may turn out to lack its plugin."""
        yield from self._own
        yield from ((kind, name) for kind, names in MOVED.items() for name in names)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@attrs.frozen(kw_only=True)
class Registry:
    """The set of packs an edition is made of.

    packs: by namespace, sorted; their order in the edition plays no part.
    methods: (kind, id) -> method, the core's own and the packs'. checks: the packs' house rules, each with who
    contributes it, by name.

    >>> from dei_core import open_edition
    >>> from dei_core.host import Registry
    >>> registry = open_edition("examples/gigabit-2022").registry
    >>> list(registry.packs), ("normalizer", "minmax") in registry.methods
    (['gigabit'], True)
    """

    packs: Mapping[str, Pack]
    methods: Mapping[tuple[str, str], Any]
    checks: tuple[tuple[str, Any], ...] = ()

    def find(self, table: str, full: str) -> Any | None:
        """The entity of a table ("indicator", "region_type", …) with a full id; None where there is none."""
        pack, name = self.packs.get(owner(full)), local(full)
        return getattr(pack, table).get(name) if full == f"{owner(full)}.{name}" and pack else None

    def ids(self, table: str) -> tuple[str, ...]:
        """The full ids of all entities of a table."""
        return tuple(f"{space}.{name}" for space, pack in self.packs.items() for name in getattr(pack, table))

    def framework(self, full: str) -> Framework | None:
        """A framework by id; `dei` is the core's own."""
        return FIVE_PILLARS if full == DEI else self.find("framework", full)

    def method_ids(self, kind: str) -> tuple[str, ...]:
        """The ids of all methods of a kind."""
        return tuple(name for of, name in self.methods if of == kind)

    def place(self, full: str, table: str, *path: str) -> Place:
        """Where an entity is written, for findings."""
        pack = self.packs[owner(full)]
        entity = f"{table}.{local(full)}"
        return place_in(pack, entity, *path)


def place_in(pack: Pack, entity: str, *path: str) -> Place:
    """Where a pack writes an entity ("indicator.fibre_coverage"), and the path inside it.

    >>> from pathlib import Path
    >>> from dei_core.host import place_in
    >>> from dei_core.plugin import read_pack
    >>> pack = read_pack(Path("examples/gigabit-2022/pack"))
    >>> place_in(pack, f"indicator.{next(iter(pack.indicator))}", "unit").file
    'pack/indicators.toml'
    """
    return Place(file=pack.files.get(entity, pack.namespace), path=entity).inside(*path)


def registry_of(
    packs: Iterable[Pack], methods: Iterable[tuple[str, Any]], checks: Iterable[tuple[str, Any]] = ()
) -> Registry:
    """The registry of a set of packs. DeiError where two claim one namespace or one method name.

    methods, checks: (who contributes it, method or check); `who` is named in a conflict or a failure. A method
    of a kind that no stage asks for is refused too.

    >>> from pathlib import Path
    >>> from dei_core.host import registry_of
    >>> from dei_core.plugin import read_pack
    >>> list(registry_of([read_pack(Path("examples/gigabit-2022/pack"))], []).packs)
    ['gigabit']
    """
    found = Findings()
    by_space = _by_namespace(packs, found)
    by_name = _by_name(methods, found)
    found.raise_errors()
    ordered = tuple(sorted(checks, key=lambda pair: (pair[1].name, pair[0])))
    return Registry(packs=by_space, methods=Methods(by_name), checks=ordered)


def with_pack(registry: Registry, pack: Pack) -> Registry:
    """A registry with one more pack; the same where it has it. DeiError where another claims its namespace."""
    found = Findings()
    there = {one.location: one for one in (*registry.packs.values(), pack)}
    packs = _by_namespace(there.values(), found)
    found.raise_errors()
    return attrs.evolve(registry, packs=packs)


def _by_namespace(packs: Iterable[Pack], found: Findings) -> dict[str, Pack]:
    by_space: dict[str, Pack] = {}
    for pack in sorted(packs, key=lambda pack: (pack.namespace, pack.location)):
        other = by_space.setdefault(pack.namespace, pack)
        if other is not pack:
            facts = {"namespace": pack.namespace, "first": other.label, "second": pack.label}
            found.add(say.NAMESPACE_TAKEN, **facts)
    if DEI in by_space:
        facts = {"namespace": DEI, "first": "dei-core", "second": by_space[DEI].label}
        found.add(say.NAMESPACE_TAKEN, **facts)
    return by_space


def _by_name(methods: Iterable[tuple[str, Any]], found: Findings) -> dict[tuple[str, str], Any]:
    by_name: dict[tuple[str, str], tuple[str, Any]] = {}
    for who, method in sorted(methods, key=lambda pair: (pair[1].kind, pair[1].id, pair[0])):
        if method.kind not in VOCABULARY.methods:
            near = did_you_mean(str(method.kind), VOCABULARY.methods)
            odd = {
                "method": method.id,
                "who": who,
                "kind": method.kind,
                "hint": near,
                "known": tuple(VOCABULARY.methods),
            }
            found.add(METHOD_KIND, **odd)
            continue
        first = by_name.setdefault((method.kind, method.id), (who, method))
        if first[1] is not method:
            facts = {
                "kind": VOCABULARY.methods[method.kind],
                "method": method.id,
                "first": first[0],
                "second": who,
            }
            found.add(say.METHOD_TAKEN, **facts)
    return {key: method for key, (_, method) in by_name.items()}
