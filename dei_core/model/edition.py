"""One evaluation year: the packs it is made of, its data, its tracks and its choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

import attrs

from dei_core.model.measure import Params, Written
from dei_core.model.source import Confidence
from dei_core.model.stages import Stages, TrackStages
from dei_core.ranges import Year
from dei_core.text import Text

Scored = TypeVar("Scored")
"""A rule, a target, or whatever else has their method, parameters, transform and cases."""


@attrs.frozen(kw_only=True)
class Gap:
    """Cells in which something is written although nothing is known: they count as empty.

    columns: headers. values: what is written there. keep, drop: header -> cell values that the row must, or must
    not, have; without them, every row is meant. reason: how that is known, for readers of the edition.
    """

    columns: tuple[str, ...]
    values: tuple[Written, ...]
    keep: Mapping[str, tuple[Written, ...]] = attrs.field(factory=dict)
    drop: Mapping[str, tuple[Written, ...]] = attrs.field(factory=dict)
    reason: Text


@attrs.frozen(kw_only=True)
class Dataset:
    """A data file and what its columns mean.

    path: relative to the first of `folders` that holds it. folders: relative to the edition's own;
    `$NAME` stands for an environment variable. title, licence: as its publisher gives them. accessed: the day
    it was taken, YYYY-MM-DD. obtain: said when the file is in none of them.
    format: a reader's name, where the suffix does not tell. sheet: of a workbook, the sheet's name; the first
    one where left out. layout: wide or long.
    region, name, year, indicator, value, unit: column headers. fixed_year: serves where no column has the year.
    years: what the year column says in words (a season "2017-2018") -> the year that it stands for.
    parents: what regions belong to (city, province) -> header. members: the same where no column says it (city
    cluster): parent -> group -> the codes of its regions. traits: trait -> header.
    region_else: the header whose word stands for a region without a code.
    columns: indicator -> header, where it is not the indicator's own id. units, factors: indicator -> the unit
    a column is in, in the words of either language, and what it is multiplied by to come to the indicator's.
    keep, drop: header -> cell values that a row must, or must not, have. keep_ending: header -> endings, one of
    which a row's word must have. missing: words for an empty cell, in any column. gap: cells that count as empty in
    some columns, or in some rows.
    ignore: headers passed over ("*" for all others). absent: indicators that the file does not have, and that
    count as missing. specimen: the values are made up for demonstration.
    """

    path: str
    folders: tuple[str, ...] = (".",)
    obtain: Text | None = None
    title: Text | None = None
    licence: str | None = None
    accessed: str | None = None
    format: str | None = None
    sheet: str | None = None
    layout: Literal["wide", "long"] = "wide"
    region: str = "region"
    region_else: str | None = None
    name: str | None = None
    year: str | None = None
    fixed_year: Year | None = None
    years: Mapping[str, Year] = attrs.field(factory=dict)
    indicator: str = "indicator"
    value: str = "value"
    unit: str | None = None
    columns: Mapping[str, str] = attrs.field(factory=dict)
    units: Mapping[str, str] = attrs.field(factory=dict)
    factors: Mapping[str, float] = attrs.field(factory=dict)
    parents: Mapping[str, str] = attrs.field(factory=dict)
    members: Mapping[str, Mapping[str, tuple[str, ...]]] = attrs.field(factory=dict)
    traits: Mapping[str, str] = attrs.field(factory=dict)
    keep: Mapping[str, tuple[Written, ...]] = attrs.field(factory=dict)
    drop: Mapping[str, tuple[Written, ...]] = attrs.field(factory=dict)
    keep_ending: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    missing: tuple[str, ...] | None = None
    gap: tuple[Gap, ...] = ()
    ignore: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    specimen: bool = False

    @property
    def scales(self) -> tuple[str, ...]:
        """Everything that regions belong to, by column or by list."""
        return tuple(dict.fromkeys((*self.parents, *self.members)))


@attrs.frozen(kw_only=True)
class Choice:
    """Which benchmark's target scores an indicator, and why that one.

    indicator, benchmark: their ids. reason: why, for readers of the result.
    """

    indicator: str
    benchmark: str
    reason: Text


@attrs.frozen(kw_only=True)
class Override:
    """A change to one rule or one node's weights for this edition alone, and why.

    One of the two: an indicator, with method, params or transform, or a node with shares.
    indicator: whose rule changes. method, transform: in place of the rule's own. params: laid over the rule's
    own, key by key. node: whose weights change. shares: child weights that sum to exactly 1. reason: why, for
    readers of the result. benchmark: where it is not the indicator's own rule that
    changes but this standard's target for it.
    """

    indicator: str | None = None
    benchmark: str | None = None
    method: str | None = None
    params: Params = attrs.field(factory=dict)
    transform: str | None = None
    node: str | None = None
    shares: Mapping[str, float] = attrs.field(factory=dict)
    reason: Text

    def over(self, scoring: Scored) -> Scored:
        """A rule, or whatever has its fields, under this change, which also counts in every case of a trait.

        Of another method nothing of the rule's own parameters and cases is left, of another transform nothing of its
        own parameters.
        """
        rule: Any = scoring
        same, moved = self.method in (None, rule.method), self.transform not in (None, rule.transform)
        changed: Scored = attrs.evolve(
            rule,
            method=self.method or rule.method,
            params={**(rule.params if same else {}), **self.params},
            transform=self.transform or rule.transform,
            transform_params={} if moved else rule.transform_params,
            by=rule.by if same else None,
            when={value: {**case, **self.params} for value, case in rule.when.items()} if same else {},
        )
        return changed


@attrs.frozen(kw_only=True)
class Checkpoint:
    """A standard beside a track's own indicators.

    benchmark: its id. share: pillar -> the part of the pillar's score that the standard's targets make up; none
    is compliance alone. trust: the least confidence of a recalled target that counts. without: indicators whose
    targets get no share (another standard's do); their compliance is shown all the same. although: why the
    standard is applied to a kind of region that it is not written for.
    """

    benchmark: str
    share: Mapping[str, float] = attrs.field(factory=dict)
    trust: Confidence = "high"
    without: tuple[str, ...] = ()
    although: Text | None = None


@attrs.frozen(kw_only=True)
class Track:
    """One region type of an edition, or one standard by itself: its data, its weights and its exceptions.

    name: what people call it. region_type, benchmark: the id of one of the two. dataset: the id of its data.
    unit, trust: of a benchmark track, the kind of its regions
    and the least confidence of a recalled target that counts. previous: the dataset of the year before.
    weighting: needed only where several are published for the region type.
    year: whose rules and weights count, where it is not the edition's: an edition of several years has a track for
    each. stages: those that are not as the edition's.
    keep, drop, keep_ending: which of the dataset's rows are the track's, laid over the dataset's own filters
    header by header, so that several tracks share one dataset.
    """

    name: Text
    region_type: str | None = None
    benchmark: str | None = None
    unit: str | None = None
    trust: Confidence = "high"
    dataset: str
    previous: str | None = None
    weighting: str | None = None
    year: Year | None = None
    stages: TrackStages = attrs.field(factory=TrackStages)
    keep: Mapping[str, tuple[Written, ...]] = attrs.field(factory=dict)
    drop: Mapping[str, tuple[Written, ...]] = attrs.field(factory=dict)
    keep_ending: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    checkpoint: tuple[Checkpoint, ...] = ()
    choice: tuple[Choice, ...] = ()
    override: tuple[Override, ...] = ()


@attrs.frozen(kw_only=True)
class Edition:
    """An evaluation year composed of packs.

    name: what people call it. year: of the evaluation. about: what a reader should know of it.
    packs: namespaces of installed packs, or paths of folders, relative to the edition's own.
    previous: the folder of the edition before, relative to this one's own: reports tell the change since it.
    """

    name: Text
    year: Year
    about: Text | None = None
    packs: tuple[str, ...]
    previous: str | None = None
    stages: Stages = attrs.field(factory=Stages)
    dataset: Mapping[str, Dataset]
    track: Mapping[str, Track]
