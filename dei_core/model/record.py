"""The record of a plan: all that decides a score, and what was learned, as plain data that other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from dei_core.model.dataset import Layout
from dei_core.model.measure import Params
from dei_core.model.source import Origin
from dei_core.model.stages import RankStage, ScreenStage
from dei_core.model.tree import NodeRules
from dei_core.text import Label, Text
from dei_core.vocabulary import Direction, Fit, MissingPolicy, Rounding, TierBound

RECORD_FORM = 1
"""The form of the records that are written now."""

Weighted = Literal["stated", "equal", "computed", "by_trait", "measured", "coefficients", "unweighted"]
"""Where the weights of a node come from."""


@attrs.frozen(kw_only=True)
class MethodRecord:
    """A method that the plan names.

    sees: what its result depends on: the cell itself, the indicator's column in all regions, the children of a node
    in the same region, or the whole table. core: whether it is one of the engine's own, as published; no other
    program computes the numbers of one that a pack brings without that pack's code.
    weighted: of an aggregator, whether it goes by the weights. reweights: whether children that are there can take over
    the weight of a missing one. decides: whether it says itself what a missing child means.
    about: what it does, in one sentence for people.
    """

    sees: Literal["cell", "column", "children", "table"]
    core: bool
    weighted: bool | None = None
    reweights: bool | None = None
    decides: bool | None = None
    about: Text


@attrs.frozen(kw_only=True)
class StepRecord:
    """A method with its parameters.

    method: its id. params: in force, those in the unit of values that are transformed before are transformed as well.
    stated: the parameters as the rule has them, where a transform moved them.
    """

    method: str
    params: Params = attrs.field(factory=dict)
    stated: Params | None = None


@attrs.frozen(kw_only=True)
class FillRecord(StepRecord):
    """How the missing cells of a column are filled, or its outliers treated.

    by: the parent or trait whose groups are filled from their own regions alone. fit: whether all rows teach at once,
    or those of each year by themselves.
    """

    by: str | None = None
    fit: Fit = "pooled"


@attrs.frozen(kw_only=True)
class ColumnRecord:
    """How an indicator's column is read.

    header: its column in a wide file, its word in the indicator column of a long one. unit: the indicator's.
    given_in: the unit that the data are in, where the dataset says one. factor: multiplies what is read.
    lowest, highest: the valid range in `unit`, open where left out.
    """

    header: str
    unit: Label
    given_in: str | None = None
    factor: float = 1.0
    lowest: float | None = None
    highest: float | None = None


@attrs.frozen(kw_only=True)
class DataRecord(Layout):
    """Where values come from, and how they are read.

    dataset: its id. title, licence, accessed: as its publisher has them. specimen: whether the values are made up for
    demonstration. column: by indicator.
    """

    dataset: str
    title: Text | None = None
    licence: str | None = None
    accessed: str | None = None
    specimen: bool = False
    column: Mapping[str, ColumnRecord]


@attrs.frozen(kw_only=True)
class DerivedRecord(StepRecord):
    """An indicator that is computed from others where the data do not give it.

    of: the columns that it is computed from, in their order; `@before` behind one stands for its value of the year
    before. lowest, highest: the valid range, open where left out.
    """

    of: tuple[str, ...]
    lowest: float | None = None
    highest: float | None = None


@attrs.frozen(kw_only=True)
class IndicatorRecord:
    """How one column becomes scores of 0-100: transform, method, then, round, in this order.

    name: for people. column: of the data, which several rules may score. unit: of its values. direction: which end is
    better. method: a normalizer. params: its own in force, goalposts among them; those in the indicator's unit are
    transformed already. by: the trait on whose value the parameters depend. when: value of that trait -> parameters,
    in the place of `params`. transform: of the values, before the method. then: a transform of the score.
    round: decimals that the score is rounded to. rounding: where ties of rounding go.
    impute, treat: what is done to the column before, where anything is.
    peer_dependent: whether other regions' values have a part in the score.
    origin: who says so, on which ground.
    """

    name: Text
    column: str
    unit: Label
    direction: Direction
    method: str
    params: Params | None = None
    by: str | None = None
    when: Mapping[str, Params] | None = None
    transform: StepRecord | None = None
    then: StepRecord | None = None
    round: int | None = None
    rounding: Rounding = "half_even"
    impute: FillRecord | None = None
    treat: FillRecord | None = None
    peer_dependent: bool = False
    origin: Origin


@attrs.frozen(kw_only=True)
class NodeRecord(NodeRules):
    """How a node's score comes from its children: method, inverted, transform, normalise, round, in this order.

    name: for people. level: 1 for the index, 2 for what it is made of and so on; 0 for nodes beside it.
    children: ids of indicators and nodes, in the order that methods take them in.
    weighted: where the weights come from: stated (by a pack or the edition), equal (nobody's, or all the same on
    purpose), computed (by a weigher, from the regions or from judgements), by_trait (stated for each group of
    regions), measured (by each region's own values), coefficients (the method states what each child is multiplied
    by), unweighted (the method uses none).
    weights: child -> weight, adding up to 1; as stated in a weighted sum, and coefficients where a method states such.
    Equal where a weigher or the data set them: see `weigher`, `learned`, `when` and `measured`.
    weigher: sets the weights. by: the trait on whose value they depend. when: value of that trait -> child -> weight.
    measured: child -> the column whose values, divided by their sum, weigh the children in each region.
    method: an aggregator. params: its own; lists of one entry a child are in the order of `children`.
    missing: refuse (a node with a missing child has no score) or reweight (those that are there share its weight).
    coverage: the least share of the weight that must be there. least: how many children must be there.
    transform: of the aggregated score. normalise: a normalizer of it, after that.
    peer_dependent: whether the node's own methods look at other regions.
    origin: who says so, on which ground; none where nobody chose anything.
    """

    name: Text
    level: int
    children: tuple[str, ...]
    weighted: Weighted
    weights: Mapping[str, float]
    weigher: StepRecord | None = None
    by: str | None = None
    when: Mapping[str, Mapping[str, float]] | None = None
    measured: Mapping[str, str] | None = None
    method: str
    params: Params = attrs.field(factory=dict)
    missing: MissingPolicy = "refuse"
    coverage: float = 0.0
    least: int = 0
    transform: StepRecord | None = None
    normalise: StepRecord | None = None
    peer_dependent: bool = False
    origin: Origin | None = None


@attrs.frozen(kw_only=True)
class TierRecord:
    """One class of regions.

    name: what people call it. bound: the least score of 0-100 that it takes; or, by share, down to which top share of
    the ranked regions it reaches, in percent and cumulative.
    """

    name: Text
    bound: float


@attrs.frozen(kw_only=True)
class TiersRecord:
    """Classes, best first.

    id: of the scheme. node: whose score is classed. by: whether bounds are scores, scores as they are printed, or
    shares of the ranked regions. tier: the classes.
    """

    id: str
    node: str
    by: TierBound
    tier: tuple[TierRecord, ...]


@attrs.frozen(kw_only=True)
class ClauseRecord:
    """One clause of a standard.

    name: for people. score: the indicator or node whose score is its verdict. level: the indicator or node that it
    looks at.
    """

    name: Text
    score: str
    level: str


@attrs.frozen(kw_only=True)
class StandardRecord:
    """A standard that the track is held to.

    name: for people. root: the node of its overall score. clause: by id, scored or not.
    """

    name: Text
    root: str
    clause: Mapping[str, ClauseRecord]


@attrs.frozen(kw_only=True)
class ComparableRecord:
    """With what scores can be compared.

    fit: whether what is learned is learned over all rows at once, or year by year. base: the one year whose rows
    teach; all do where left out. references: the lock whose frozen references served in the place of learning anew.
    peer_dependent: indicators and nodes that move with other regions' values, by their own methods or by those of what
    they are made of; all others move with a region's own values alone.
    """

    fit: Fit
    base: int | None = None
    references: str | None = None
    peer_dependent: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class LearnedRecord:
    """What one method learned from one group of regions, or took from frozen references.

    stage: impute, treat, normalise, weight or aggregate. item: the column that was imputed or treated, else the
    indicator or node. group: the regions that taught: empty for all of them, else a trait value or parent, and year.
    values: by name: a number, a list of them, or a table by child of the node, with NaN in words.
    """

    stage: Literal["impute", "treat", "normalise", "weight", "aggregate"]
    item: str
    group: str = ""
    values: Mapping[str, Any]


@attrs.frozen(kw_only=True)
class BeyondRecord:
    """What cannot be computed again from this record and normalized.csv alone.

    item: the indicator or node. why: a method whose code is a pack's, a trait on whose value the rule depends, or a
    column that weighs children: of these two no result table has the regions' values. what: its id.
    """

    item: str
    why: Literal["method", "trait", "column"]
    what: str


@attrs.frozen(kw_only=True)
class TrackRecord:
    """What is computed for one region type.

    name: for people. year: that its rules are of. region_type: the region type, or benchmark, that it evaluates.
    scale, zero: what scores of 100 and 0 are printed as. decimals: how many are printed. open: whether scores may lie
    beyond 0-100 on purpose. root: the node that is the index.
    data: where the values come from, and how they are read. previous: how those of the year before are.
    absent: columns that the data do not have, on purpose. derived: by column. stages: each with what is done, in
    words. screen: which regions have too little to be scored.
    indicator: by id, clauses of standards included. node: by id, every child before its parents.
    rank: how the regions are ranked. tiers: the classes of the index. beside: further ones, of the index or of other
    nodes. standard: by benchmark.
    comparable: with what its scores can be compared. learned: what methods learned from the regions.
    beyond: what a program cannot compute again from this record and normalized.csv.
    """

    name: Text
    year: int
    region_type: str
    scale: float
    zero: float
    decimals: int
    open: bool
    root: str
    data: DataRecord
    previous: DataRecord | None = None
    absent: tuple[str, ...] = ()
    derived: Mapping[str, DerivedRecord]
    stages: Mapping[str, str]
    screen: ScreenStage | None = None
    indicator: Mapping[str, IndicatorRecord]
    node: Mapping[str, NodeRecord]
    rank: RankStage
    tiers: TiersRecord | None = None
    beside: tuple[TiersRecord, ...] = ()
    standard: Mapping[str, StandardRecord]
    comparable: ComparableRecord
    learned: tuple[LearnedRecord, ...] = ()
    beyond: tuple[BeyondRecord, ...] = ()


@attrs.frozen(kw_only=True)
class PlanRecord:
    """A plan as plain data, with what was learned in scoring it: the content of plan.json.

    form: of this record; a program refuses one that is later than the one it knows. name, year: the edition's.
    method: every method that is named, by kind (normalizer, transform, derivation, imputer, treatment, weigher or
    aggregator) and id, as one id may be of several kinds. track: the tracks by id.

    >>> from dei_core import compose
    >>> from dei_core.host import PlanRecord, plan_record
    >>> plan_record(compose({"index": ["a", "b"]})).track["index"].root
    'index'
    """

    form: int
    name: Text
    year: int
    method: Mapping[str, Mapping[str, MethodRecord]]
    track: Mapping[str, TrackRecord]
