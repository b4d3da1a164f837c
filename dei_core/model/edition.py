"""One evaluation year: the packs it is made of, its data, its tracks and its choices; and what if they were others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

import attrs

from dei_core.model.dataset import Dataset
from dei_core.model.measure import Params, Written, Year
from dei_core.model.rule import Way
from dei_core.model.stages import Stages, TrackStages
from dei_core.text import Text
from dei_core.vocabulary import Confidence

Scored = TypeVar("Scored", bound=Way)


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

    def over(self, rule: Scored) -> Scored:
        """A rule, or another way to score, under this change, which also counts in every case of a trait.

        Of another method nothing of the rule's own parameters and cases is left, of another transform nothing of its
        own parameters.
        """
        same, moved = self.method in (None, rule.method), self.transform not in (None, rule.transform)
        return attrs.evolve(
            rule,
            method=self.method or rule.method,
            params={**(rule.params if same else {}), **self.params},
            transform=self.transform or rule.transform,
            transform_params={} if moved else rule.transform_params,
            by=rule.by if same else None,
            when={value: {**case, **self.params} for value, case in rule.when.items()} if same else {},
        )


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

    >>> from pathlib import Path
    >>> from dei_core.host import Track, read_edition
    >>> read_edition(Path("examples/gigabit-2022/edition.toml")).track["city"].dataset
    'notice'
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

    >>> from pathlib import Path
    >>> from dei_core.host import Edition, read_edition
    >>> edition = read_edition(Path("examples/gigabit-2022/edition.toml"))
    >>> edition.name.en, edition.packs
    ("Gigabit cities 2022 (reference scheme of this project, not the ministry's score)", ('./pack',))
    """

    name: Text
    year: Year
    about: Text | None = None
    packs: tuple[str, ...]
    previous: str | None = None
    stages: Stages = attrs.field(factory=Stages)
    dataset: Mapping[str, Dataset]
    track: Mapping[str, Track]


@attrs.frozen(kw_only=True)
class ScenarioTrack:
    """What is otherwise in one track.

    weights: node -> child -> weight; all children of a node, adding up to 1, or some of them.
    rest: what becomes of the weights of children that are not said; without it all have to be said.
    scores: indicator or node -> region -> score on 0-100 that is set there.
    targets: indicator or node -> region -> score on 0-100 that the region has there at least.
    without: ids of indicators, nodes or standards, or codes of regions, that are left out.
    learn: what becomes of what was learned from the data; it stays frozen where nothing is said.
    """

    weights: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    rest: Literal["proportional", "kept"] | None = None
    scores: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    targets: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    without: tuple[str, ...] = ()
    learn: Literal["frozen", "changed", "anew"] | None = None


@attrs.frozen(kw_only=True)
class ScenarioFile(ScenarioTrack):
    """One scenario.toml: what is otherwise in all tracks of an edition, in each what it knows, or in some of them.

    name: what people call it; it moves no digest. track: track -> what is otherwise there, said nowhere else.

    >>> from pathlib import Path
    >>> from dei_core import read_scenario
    >>> from dei_core.host import ScenarioFile
    >>> said = read_scenario(Path("examples/gigabit-2022/scenario.toml"))
    >>> isinstance(said, ScenarioFile), said.learn
    (True, None)
    """

    name: Text | None = None
    track: Mapping[str, ScenarioTrack] = attrs.field(factory=dict)
