"""What is to be computed, resolved to the last number: the binder's answer and the scorer's only instruction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from dei_core.data.intake import Intake
from dei_core.kernel.method import Method
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Origin:
    """Which pack says so, on which ground.

    path: the entity in the pack. source, clause, evidence, confidence, checked: as the rule cites them.
    since: the year from which it is in force. reason: why the edition chose or changed it.
    """

    pack: str
    version: str
    path: str
    source: Text | None = None
    clause: str | None = None
    evidence: str | None = None
    confidence: str | None = None
    checked: int | None = None
    since: int | None = None
    reason: Text | None = None


@attrs.frozen(kw_only=True)
class Step:
    """A method with its parameters, structured to the method's own class."""

    method: Method
    params: Any


@attrs.frozen(kw_only=True)
class IndicatorPlan:
    """How one indicator's column becomes 0-100 scores.

    direction: +1 higher is better, -1 lower is. transform: before the normalizer; parameters in the
    indicator's unit are transformed already. trait, variants: trait value -> parameters; without a trait the
    one variant is under "".
    """

    id: str
    name: Text
    unit: str
    direction: Literal[1, -1]
    normalizer: Method
    variants: Mapping[str, Any]
    trait: str | None = None
    transform: Step | None = None
    origin: Origin


@attrs.frozen(kw_only=True)
class NodePlan:
    """One aggregate. children: slots (indicators first, then nodes). weights: sum to 1, one per child.

    level: 1 for the root, 2 for pillars and so on; 0 for nodes beside the index.
    """

    id: str
    name: Text
    level: int
    children: tuple[int, ...]
    weights: tuple[float, ...]
    aggregator: Step
    missing: Literal["refuse", "reweight"]
    coverage: float
    round: int | None = None
    origin: Origin | None = None


@attrs.frozen(kw_only=True)
class DerivedPlan:
    """An indicator computed from others, where the data do not give it."""

    id: str
    step: Step
    of: tuple[str, ...]


@attrs.frozen(kw_only=True)
class TierPlan:
    """Tiers, best first: their names and bounds, least scores (falling) or top shares in percent (rising)."""

    id: str
    names: tuple[Text, ...]
    bounds: tuple[float, ...]
    by: Literal["score", "share"]


@attrs.frozen(kw_only=True)
class Provenance:
    """Where a track's data come from. specimen: made up for demonstration, and every output says so."""

    dataset: str
    title: Text | None = None
    licence: str | None = None
    accessed: str | None = None
    specimen: bool = False


@attrs.frozen(kw_only=True)
class TrackPlan:
    """One region type's computation.

    indicators: slots 0 to m-1; nodes: slots m and on, every child before its parent; root: the root's slot.
    scale, decimals: how the framework prints scores. stages: stage -> what is done, for people and the lock.
    """

    id: str
    name: Text
    year: int
    region_type: str
    scale: float
    decimals: int
    intake: Intake
    data: Provenance
    derived: tuple[DerivedPlan, ...]
    screen: float | None
    imputer: Step | None
    treatment: Step | None
    indicators: tuple[IndicatorPlan, ...]
    nodes: tuple[NodePlan, ...]
    root: int
    fit: Literal["pooled", "yearly"]
    references: Mapping[str, Mapping[str, Any]] | None
    tolerance: float
    tiers: TierPlan | None
    stages: Mapping[str, str]

    @property
    def slots(self) -> tuple[str, ...]:
        """The id of every slot."""
        return (*(item.id for item in self.indicators), *(node.id for node in self.nodes))

    def node(self, slot: int) -> NodePlan:
        """The node in a slot."""
        return self.nodes[slot - len(self.indicators)]

    def slot(self, name: str) -> int:
        """The slot of a node or indicator by id; KeyError where there is none."""
        try:
            return self.slots.index(name)
        except ValueError:
            raise KeyError(name) from None

    def label(self, slot: int) -> Text:
        """The name of a slot for people."""
        first = len(self.indicators)
        return self.indicators[slot].name if slot < first else self.nodes[slot - first].name


@attrs.frozen(kw_only=True)
class Plan:
    """An edition ready to be scored."""

    name: Text
    year: int
    tracks: tuple[TrackPlan, ...]

    def track(self, name: str) -> TrackPlan:
        """A track by id; KeyError where there is none."""
        return {track.id: track for track in self.tracks}[name]
