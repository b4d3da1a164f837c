"""The evaluation protocol of an edition, stage by stage in the handbook's order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from dei_core.model.measure import Params
from dei_core.model.tree import MissingPolicy
from dei_core.text import Text

NONE = "none"


@attrs.frozen(kw_only=True)
class Stage:
    """A stage's method and parameters; `none` leaves the stage out, and the plan says so.

    method: the id of a method, or `none`. params: the method's own.
    """

    method: str = NONE
    params: Params = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ScreenStage:
    """Which regions have too little data for a score.

    method: `coverage`, or `none`. params: least, the share of scored indicators that a region must have, and
    nonzero, the share of those it has that must not be 0; one of them or both. include, exclude: region code ->
    why it is scored, or left out, whatever its data.
    """

    method: str = NONE
    params: Params = attrs.field(factory=dict)
    include: Mapping[str, Text] = attrs.field(factory=dict)
    exclude: Mapping[str, Text] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class FillStage:
    """How missing cells are filled, or outliers treated.

    method: the id of an imputer (a treatment), or `none`. params: the method's own.
    by: a parent or trait of the regions; each of its groups is filled from its own regions alone. fit: whether
    the method learns from all rows at once or year by year.
    other: indicators that go by another method, or by `none`.
    """

    method: str = NONE
    params: Params = attrs.field(factory=dict)
    by: str | None = None
    fit: Literal["pooled", "yearly"] = "pooled"
    other: Mapping[str, Stage] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class NormaliseStage:
    """How scores are made comparable.

    method: `rules`, or the normalizer of every indicator for which no rule is in force.
    params: that normalizer's own. fit: whether what is learned from all regions (by normalizers, weighers and
    aggregators) is learned over all rows or year by year.
    references: a lock file whose frozen references, of every stage, are used instead of learning anew.
    """

    method: str = "rules"
    params: Params = attrs.field(factory=dict)
    fit: Literal["pooled", "yearly"] = "pooled"
    references: str | None = None


@attrs.frozen(kw_only=True)
class AggregateStage:
    """How children add up where a node does not say it itself.

    method: the id of an aggregator. params: the aggregator's own. missing: refuse (a node with a missing child
    has no score) or reweight (the children that are there share its weight). coverage: the least share of the
    children's weight that must be there for a score.
    """

    method: str = "arithmetic"
    params: Params = attrs.field(factory=dict)
    missing: MissingPolicy = "refuse"
    coverage: float = 0.0


@attrs.frozen(kw_only=True)
class RankStage:
    """Competition ranks, 1 the best; scores within `tolerance` of the best of a tie share its place.

    method: how ties are ranked. tolerance: the difference of scores up to which they tie.
    """

    method: Literal["competition"] = "competition"
    tolerance: float = 0.0


@attrs.frozen(kw_only=True)
class Stages:
    """derive, screen, impute, treat, normalise, weight, aggregate, rank, tier.

    derive: `declared` computes the indicators that say how they derive. weight: `declared`, `equal` at every node, or the id of a weigher that
    sets the weights of every node. tier: the id of a tier scheme.
    """

    derive: Stage = Stage(method="declared")
    screen: ScreenStage = ScreenStage()
    impute: FillStage = FillStage()
    treat: FillStage = FillStage()
    normalise: NormaliseStage = NormaliseStage()
    weight: Stage = Stage(method="declared")
    aggregate: AggregateStage = AggregateStage()
    rank: RankStage = RankStage()
    tier: Stage = Stage()
