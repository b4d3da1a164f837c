"""A pack: what one namespace contributes, as data, with worked examples of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from dei_core.findings import Finding
from dei_core.model.measure import Indicator, Trait, Year
from dei_core.model.rule import Benchmark, Rule
from dei_core.model.source import Source
from dei_core.model.tree import Framework, RegionType, TierScheme, Weighting
from dei_core.text import Text
from dei_core.vocabulary import Confidence


@attrs.frozen(kw_only=True)
class Feature:
    """A feature of modernisation that guidance is ordered by.

    name: what people call it.
    """

    name: Text


@attrs.frozen(kw_only=True)
class Guidance:
    """Directions for a region type in one feature and pillar.

    region_type, feature, pillar: which regions, feature and part of the framework it speaks to.
    advice: what to develop. indicators: those whose gaps call for it.
    """

    region_type: str
    feature: str
    pillar: str
    advice: Text
    indicators: tuple[str, ...] = ()


Provides = Literal["methods", "readers", "writers", "checks", "commands"]


@attrs.frozen(kw_only=True)
class Manifest:
    """Who a pack is.

    namespace: the owner part of all its ids. name: what people call it. licence: an SPDX name.
    version: needed for a folder; an installed pack has its distribution's.
    protocol: the plugin protocol it was written for. provides: the hooks its code answers; a pack that names
    none is pure data, and its code is never imported.

    >>> from dei_core.host import Manifest, structure
    >>> structure({"namespace": "demo", "name": {"en": "Demo", "zh": "示例"}, "protocol": 1}, Manifest).namespace
    'demo'
    """

    namespace: str
    name: Text
    protocol: int
    version: str | None = None
    licence: str | None = None
    provides: tuple[Provides, ...] = ()


@attrs.frozen(kw_only=True)
class Content:
    """What rules a pack, or one of its files, contributes; ids are local to its namespace.

    rule: by the indicator it scores, oldest first.

    >>> from pathlib import Path
    >>> from dei_core.host import Content
    >>> from dei_core.plugin import read_pack
    >>> pack = read_pack(Path("examples/gigabit-2022/pack"))
    >>> isinstance(pack, Content), list(pack.source)
    (True, ['notice_2022', 'means_2022', 'plan_2021', 'service_tiers', 'scheme'])
    """

    source: Mapping[str, Source] = attrs.field(factory=dict)
    trait: Mapping[str, Trait] = attrs.field(factory=dict)
    framework: Mapping[str, Framework] = attrs.field(factory=dict)
    indicator: Mapping[str, Indicator] = attrs.field(factory=dict)
    rule: Mapping[str, tuple[Rule, ...]] = attrs.field(factory=dict)
    region_type: Mapping[str, RegionType] = attrs.field(factory=dict)
    weighting: Mapping[str, Weighting] = attrs.field(factory=dict)
    benchmark: Mapping[str, Benchmark] = attrs.field(factory=dict)
    tier_scheme: Mapping[str, TierScheme] = attrs.field(factory=dict)
    feature: Mapping[str, Feature] = attrs.field(factory=dict)
    guidance: Mapping[str, Guidance] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class PackFile(Content):
    """One TOML file of a pack; exactly one of its files carries the manifest.

    >>> from dei_core.host import PackFile, structure
    >>> note = {"title": {"en": "Note", "zh": "说明"}, "year": 2024}
    >>> structure({"source": {"note": note}}, PackFile).source["note"].year
    2024
    """

    pack: Manifest | None = None


@attrs.frozen(kw_only=True)
class Pack(Content):
    """A whole pack.

    version: its distribution's, or its manifest's.
    files: entity ("indicator.fibre_coverage") -> the file that says it, for findings. sha256: file -> digest of the
    bytes that it was read from.
    digest: of the content, whatever the files' layout. location: the folder, for people.
    notes: warnings met while reading, for whoever uses the pack.

    >>> from pathlib import Path
    >>> from dei_core.plugin import Pack, read_pack
    >>> pack = read_pack(Path("examples/gigabit-2022/pack"))
    >>> pack.pack.namespace, list(pack.region_type)
    ('gigabit', ['city'])
    """

    pack: Manifest
    version: str
    files: Mapping[str, str] = attrs.field(factory=dict, eq=False)
    sha256: Mapping[str, str] = attrs.field(factory=dict, eq=False)
    digest: str = attrs.field(default="", eq=False)
    location: str = attrs.field(default="", eq=False)
    notes: tuple[Finding, ...] = attrs.field(default=(), eq=False)

    @property
    def namespace(self) -> str:
        """The owner part of all its ids."""
        return self.pack.namespace

    @property
    def label(self) -> str:
        """How a finding names it: namespace, version and place."""
        return f"{self.namespace} {self.version} ({self.location})"


@attrs.frozen(kw_only=True)
class Case:
    """One region's situation in a year, and what it must score.

    name: the situation in a few words.
    region_type, benchmark, indicator: what it is about, exactly one of them; bare ids are the pack's own.
    year: as of which rules and weights count.
    unit, trust: of a benchmark, the kind of region and the least confidence of a recalled target that counts.
    values: indicator -> value in the indicator's unit. traits: trait -> value.
    peers: the values of other regions, where a score depends on them.
    expected: indicator, clause or node -> score from 0 to 100; `total` is the index or the standard itself.
    tolerance: how far a score may be from what is expected.

    >>> from dei_core import Text
    >>> from dei_core.plugin import Case
    >>> name = Text(en="On target", zh="达标")
    >>> case = Case(name=name, indicator="fibre", year=2024, values={"fibre": 95}, expected={"fibre": 100})
    >>> case.expected, case.tolerance
    ({'fibre': 100}, 1e-09)
    """

    name: Text
    region_type: str | None = None
    benchmark: str | None = None
    indicator: str | None = None
    unit: str | None = None
    trust: Confidence = "high"
    year: Year
    values: Mapping[str, float]
    traits: Mapping[str, str] = attrs.field(factory=dict)
    peers: tuple[Mapping[str, float], ...] = ()
    expected: Mapping[str, float]
    tolerance: float = 1e-9


@attrs.frozen(kw_only=True)
class CaseFile:
    """One file of a pack's `cases` folder.

    case: in the order in which people read them.

    >>> from dei_core.host import CaseFile, structure
    >>> structure({"case": []}, CaseFile).case
    ()
    """

    case: tuple[Case, ...] = ()
