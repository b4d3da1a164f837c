"""What is to be computed, resolved to the last number: the binder's answer and the scorer's only instruction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, wraps
from typing import Any, Literal, Protocol, TypeVar, runtime_checkable

import attrs
import numpy as np

from dei_core.findings import Finding
from dei_core.ids import UnknownName
from dei_core.kernel.kinds import Derivation, Learning, Normalizer, Transform
from dei_core.kernel.method import Column
from dei_core.kernel.rounding import rounded
from dei_core.kernel.screen import ScreenLimits
from dei_core.model.dataset import Dataset, Intake
from dei_core.model.source import Origin
from dei_core.model.stages import RankStage
from dei_core.scoring import messages as say
from dei_core.scoring.learner import References
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.steps import Step
from dei_core.showing import counted, one_line, small_table
from dei_core.text import Label, Text
from dei_core.vocabulary import VOCABULARY, Fit, Rounding, TierBound

_TRACKS = (
    VOCABULARY.headings["track"],
    VOCABULARY.headings["name"],
    VOCABULARY.headings["indicators"],
    Text(en="Nodes", zh="节点数"),
)
_NODES = (
    VOCABULARY.headings["node"],
    VOCABULARY.headings["name"],
    Text(en="Level", zh="层级"),
    Text(en="Aggregation", zh="合成方法"),
    Text(en="Children", zh="下级项"),
)
Printed = TypeVar("Printed", float, Column)
T = TypeVar("T")


@attrs.frozen(kw_only=True)
class IndicatorPlan:
    """How one indicator's column becomes 0-100 scores.

    id: its own, which differs from its column's where several rules score one column (a standard's clause).
    direction: +1 higher is better, -1 lower is. transform: before the normalizer; parameters in the indicator's
    unit are transformed already. then: a transform of the score. round, rounding: of it, last of all.
    trait, variants: trait value -> parameters; without a trait the one variant is under "".
    """

    id: str
    column: str = attrs.field(default=attrs.Factory(lambda self: self.id, takes_self=True))
    name: Text
    unit: Label
    direction: Literal[1, -1]
    normalizer: Normalizer
    variants: Mapping[str, Any]
    trait: str | None = None
    transform: Step[Transform] | None = None
    then: Step[Transform] | None = None
    round: int | None = None
    rounding: Rounding = "half_even"
    origin: Origin

    @property
    def told(self) -> Text:
        """What its normalizer does under its parameters and direction, in one sentence; in general by trait."""
        told = {self.normalizer.told(params, self.direction) for params in self.variants.values()}
        return told.pop() if len(told) == 1 else self.normalizer.about


@attrs.frozen(kw_only=True)
class ScreenPlan:
    """Who has too little data. within: nodes below each of which the limits hold; none for the whole index.

    include, exclude: region code -> why it is scored, or left out, all the same.
    """

    limits: ScreenLimits
    within: tuple[str, ...] = ()
    include: Mapping[str, Text] = attrs.field(factory=dict)
    exclude: Mapping[str, Text] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class FillPlan:
    """An imputation or outlier treatment: its method, the groups and years it works within, its exceptions.

    step: None where only exceptions are filled. by: the parent or trait whose groups are filled by themselves.
    other: column -> its own method, or None for a column left as it is.
    """

    step: Step[Learning] | None
    by: str | None = None
    yearly: bool = False
    other: Mapping[str, Step[Learning] | None] = attrs.field(factory=dict)

    def of(self, column: str) -> Step[Learning] | None:
        """What is done to a column, or None."""
        return self.other.get(column) if column in self.other else self.step


@attrs.frozen(kw_only=True)
class TierPlan:
    """Tiers, best first: their names and bounds, least scores (falling) or top shares in percent (rising).

    by: the score, the score as it is printed, or the share of the regions. Bounds of scores are on 0-100 in both.
    """

    id: str
    names: tuple[Text, ...]
    bounds: tuple[float, ...]
    by: TierBound


@attrs.frozen(kw_only=True)
class DerivedPlan:
    """An indicator computed from others, where the data do not give it. lowest, highest: its valid range."""

    id: str
    step: Step[Derivation]
    of: tuple[str, ...]
    lowest: float | None = None
    highest: float | None = None


@attrs.frozen(kw_only=True)
class ClausePlan:
    """One clause of a standard. score: the slot id of its verdict's score. level: that of the value it looks at."""

    benchmark: str
    id: str
    name: Text
    score: str
    level: str


@attrs.frozen(kw_only=True)
class StandardPlan:
    """A standard that a track is held to. root: the slot id of its overall score."""

    id: str
    name: Text
    root: str
    clauses: tuple[ClausePlan, ...]


@attrs.frozen(kw_only=True)
class TrackPlan:
    """One region type's computation.

    indicators: slots 0 to m-1; nodes: slots m and on, every child before its parent; root: the root's slot.
    scale, zero, decimals: how the framework prints scores of 100 and 0, and to how many decimals. open: whether scores
    may lie beyond these on purpose. beside: node -> tiers that it has beside those of the index.
    stages: stage -> what is done, for people and the lock. base: the one year whose rows teach, or None for all.
    data: the file that is read. previous: how the data of the year before are read, for the indicators in its
    columns, or None. absent: columns that the data do not have, on purpose.
    standards: with every clause, scored or not.
    """

    id: str
    name: Text
    year: int
    region_type: str
    scale: float
    decimals: int
    intake: Intake
    data: Dataset
    derived: tuple[DerivedPlan, ...]
    screen: ScreenPlan | None
    imputer: FillPlan | None
    treatment: FillPlan | None
    indicators: tuple[IndicatorPlan, ...]
    nodes: tuple[NodePlan, ...]
    root: int
    fit: Fit
    references: References | None
    references_from: str | None = None
    tiers: TierPlan | None
    stages: Mapping[str, str]
    zero: float = 0.0
    open: bool = False
    ranking: RankStage = attrs.field(factory=RankStage)
    beside: tuple[tuple[str, TierPlan], ...] = ()
    base: int | None = None
    previous: Intake | None = None
    absent: frozenset[str] = frozenset()
    standards: tuple[StandardPlan, ...] = ()

    def __repr__(self) -> str:
        sizes = (counted(len(self.indicators), "indicator"), counted(len(self.nodes), "node"))
        return one_line("TrackPlan", self.id, str(self.year or ""), *sizes, f"index {self.slots[self.root]}")

    def _repr_html_(self) -> str:
        rows = [
            (
                node.id,
                node.name,
                node.level,
                node.aggregator.method.id,
                ", ".join(self.slots[slot] for slot in node.children),
            )
            for node in sorted(self.nodes, key=lambda one: one.level)
        ]
        return small_table(self.name, _NODES, rows)

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The id of every slot."""
        return (*(item.id for item in self.indicators), *(node.id for node in self.nodes))

    def printed(self, score: Printed) -> Printed:
        """Scores of 0-100 on the scale that the framework prints."""
        return self.zero + score * ((self.scale - self.zero) / 100.0)

    def as_printed(self, score: Column | float, decimals: int | None = None) -> Column:
        """(R,) scores of 0-100 on the printed scale, rounded as they are printed. decimals: the framework's own."""
        return self.to_decimals(self.printed(np.asarray(score)), decimals)

    def to_decimals(self, printed: Column | float, decimals: int | None = None) -> Column:
        """(R,) scores on the printed scale, or differences of them, rounded as they are printed; NaN stays NaN."""
        digits = self.decimals if decimals is None else decimals
        return rounded(np.asarray(printed), digits, self.ranking.rounding, self.zero)

    def as_ranked(self, score: Column) -> Column:
        """(R,) scores of 0-100 as ranks compare them: rounded where the rank stage says so, higher is better."""
        if self.ranking.decimals is None:
            return score
        printed = self.as_printed(score, self.ranking.decimals)
        return printed if self.scale > self.zero else -printed

    @cached_property
    def worked_out(self) -> dict[Callable[..., Any], Any]:
        """What `once` has worked out, by what did."""
        return {}

    @cached_property
    def reached(self) -> frozenset[int]:
        """The slots that the index is made of; the others are beside it."""
        return self.below(self.root)

    def below(self, top: int) -> frozenset[int]:
        """A slot and all that it is made of."""
        inside = {top}
        for slot in range(top, len(self.indicators) - 1, -1):
            if slot in inside:
                inside.update(self.node(slot).children)
        return frozenset(inside)

    def node(self, slot: int) -> NodePlan:
        """The node in a slot."""
        return self.nodes[slot - len(self.indicators)]

    def slot(self, name: str) -> int:
        """The slot of a node or indicator by id; UnknownName, a KeyError with the near ones, where there is none."""
        try:
            return self._places[name]
        except KeyError:
            raise UnknownName.of(say.NO_PART, name, self.slots) from None

    @cached_property
    def _places(self) -> dict[str, int]:
        return {known: slot for slot, known in enumerate(self.slots)}

    def label(self, slot: int) -> Text:
        """The name of a slot for people."""
        return (self.indicators[slot] if slot < len(self.indicators) else self.node(slot)).name


def once(work: Callable[[TrackPlan], T]) -> Callable[[TrackPlan], T]:
    """The same function of a plan, worked out once for each, as a plan never changes."""

    @wraps(work)
    def known(plan: TrackPlan) -> T:
        kept = plan.worked_out
        return kept[work] if work in kept else kept.setdefault(work, work(plan))  # type: ignore[no-any-return]

    return known


@runtime_checkable
class Taught(Protocol):
    """The scores of one track, which know its plan and what was learned."""

    plan: TrackPlan

    @property
    def references(self) -> References:
        """What every stage learned."""
        ...


class Learned(Protocol):
    """Scores by track, each with its `references`: a scorecard, or a mapping of the scores of its tracks."""

    def __getitem__(self, track: str, /) -> Any:
        """The scores of a track."""
        ...


@attrs.frozen(kw_only=True)
class Plan:
    """An edition ready to be scored. findings: warnings and notes met in binding it."""

    name: Text
    year: int
    tracks: tuple[TrackPlan, ...]
    findings: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        tracks = [f"{one.id} ({counted(len(one.indicators), 'indicator')})" for one in self.tracks]
        return one_line("Plan", self.name.en, str(self.year or ""), *tracks)

    def _repr_html_(self) -> str:
        rows = [(one.id, one.name, len(one.indicators), len(one.nodes)) for one in self.tracks]
        return small_table(self.name, _TRACKS, rows)

    def track(self, name: str) -> TrackPlan:
        """A track by id; UnknownName, a KeyError with the near ones, where there is none."""
        tracks = {track.id: track for track in self.tracks}
        if name not in tracks:
            raise UnknownName.of(say.UNKNOWN_TRACK, name, tracks, track=name)
        return tracks[name]

    def fitted(self, card: Learned | Taught) -> Plan:
        """The plan with all that was learned in scoring it, so that other rows are scored by the same references.

        card: the scorecard that was learned from, the scores of each track by name, or those of the only one: fit by
        `score`, transform by `score(plan.fitted(card), other)`. UnknownName for a track that it does not have.

        >>> from dei_core import Table, compose, score
        >>> plan = compose({"index": ["fibre"]}, normalizer="minmax")
        >>> card = score(plan, Table(regions=["a", "b"], columns={"fibre": [10, 30]}))
        >>> score(plan.fitted(card), Table(regions=["c"], columns={"fibre": [20]})).only.total.tolist()
        [50.0]
        """
        scores = {card.plan.id: card} if isinstance(card, Taught) else card
        tracks = (attrs.evolve(track, references=scores[track.id].references) for track in self.tracks)
        return attrs.evolve(self, tracks=tuple(tracks))
