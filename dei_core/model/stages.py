"""The evaluation protocol of an edition, stage by stage in the handbook's order."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dei_core.model.measure import Decimals, Params, Year
from dei_core.text import Text
from dei_core.vocabulary import Fit, MissingPolicy, Rounding, Ties

NONE = "none"


@attrs.frozen(kw_only=True)
class Stage:
    """A stage's method and parameters; `none` leaves the stage out, and the plan says so.

    method: the id of a method, or `none`. params: the method's own.

    >>> from dei_core.host import Stage
    >>> Stage(method="zscore", params={"mean": 50}).method
    'zscore'
    """

    method: str = NONE
    params: Params = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class ScreenStage:
    """Which regions have too little data for a score.

    method: `coverage`, or `none`. params: one or more of least, the share of scored indicators that a region
    must have, count, how many of them it must have, and nonzero, the share of those it has that must not be 0.
    within: nodes, below each of which by itself the limits must be kept; without any, they are of all indicators of
    the index. include, exclude: region code -> why it is scored, or left out, whatever its data.
    """

    method: str = NONE
    params: Params = attrs.field(factory=dict)
    within: tuple[str, ...] = ()
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
    fit: Fit = "pooled"
    other: Mapping[str, Stage] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class NormaliseStage:
    """How scores are made comparable.

    method: `rules`, or the normalizer of every indicator for which no rule is in force.
    params: that normalizer's own. fit: whether what is learned from all regions (by normalizers, weighers and
    aggregators) is learned over all rows or year by year. base: the one year whose rows teach, where scores of all
    years are to stand on its ground.
    references: a lock file whose frozen references, of every stage, are used instead of learning anew.
    """

    method: str = "rules"
    params: Params = attrs.field(factory=dict)
    fit: Fit = "pooled"
    base: Year | None = None
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
    """Places, 1 the best; scores within `tolerance` of the best of a tie share its place.

    method: what follows a tie of two for the second place: competition (1-2-2-4) or dense (1-2-2-3).
    tolerance: the difference of scores of 0-100, or of printed ones where `decimals` rounds them, up to which they
    tie. Left out, scores tie that doubles cannot tell
    apart: those that miss the best of a tie by 16 units in its last place at most. 0 compares doubles bit by bit, and
    tier bounds too.
    decimals, rounding: decimals of the printed scale that scores are rounded to before they are ranked, for indices
    that rank what they print, and where ties of rounding go.
    """

    method: Ties = "competition"
    tolerance: float | None = None
    decimals: Decimals | None = None
    rounding: Rounding = "half_even"


@attrs.frozen(kw_only=True)
class NodeTiers:
    """A tier scheme of one node, beside that of the index.

    method: the id of the scheme. node: the index itself where left out.
    """

    method: str
    node: str | None = None


@attrs.frozen(kw_only=True)
class TierStage:
    """Which class each region belongs to.

    method: the id of the index's tier scheme, or `none`. params: none are taken. beside: further schemes, of the index
    or of other nodes: a grade of data coverage, income groups of a sub-index.
    """

    method: str = NONE
    params: Params = attrs.field(factory=dict)
    beside: tuple[NodeTiers, ...] = ()


@attrs.frozen(kw_only=True)
class Stages:
    """derive, screen, impute, treat, normalise, weight, aggregate, rank, tier.

    derive: `declared` computes the indicators that say how they derive. weight: `declared`, `equal` at every node, or
    the id of a weigher that sets the weights of every node. tier: the id of a tier scheme.

    >>> from dei_core.host import Stages
    >>> stages = Stages()
    >>> stages.normalise.method, stages.impute.method, stages.rank.method
    ('rules', 'none', 'competition')
    """

    derive: Stage = Stage(method="declared")
    screen: ScreenStage = ScreenStage()
    impute: FillStage = FillStage()
    treat: FillStage = FillStage()
    normalise: NormaliseStage = NormaliseStage()
    weight: Stage = Stage(method="declared")
    aggregate: AggregateStage = AggregateStage()
    rank: RankStage = RankStage()
    tier: TierStage = TierStage()


@attrs.frozen(kw_only=True)
class TrackStages:
    """The stages that one track has of its own, each in the place of the edition's whole stage of that name."""

    derive: Stage | None = None
    screen: ScreenStage | None = None
    impute: FillStage | None = None
    treat: FillStage | None = None
    normalise: NormaliseStage | None = None
    weight: Stage | None = None
    aggregate: AggregateStage | None = None
    rank: RankStage | None = None
    tier: TierStage | None = None

    def over(self, stages: Stages) -> Stages:
        """The edition's stages with the track's own in their places."""
        own = {field.name: getattr(self, field.name) for field in attrs.fields(TrackStages)}
        return attrs.evolve(stages, **{name: stage for name, stage in own.items() if stage is not None})
