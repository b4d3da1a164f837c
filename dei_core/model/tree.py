"""How indicators add up: frameworks of pillars, trees of nodes, their weights, and tiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from dei_core.model.measure import Chosen, Decimals, Params, Printed, PrintedDecimals, Year
from dei_core.model.source import Sourced
from dei_core.text import Text
from dei_core.vocabulary import MissingPolicy, Rounding, TierBound


@attrs.frozen(kw_only=True)
class Pillar:
    """One of the top-level parts of a framework.

    name: what people call it.

    >>> from dei_core.host import Pillar
    >>> from dei_core.plugin import FIVE_PILLARS
    >>> FIVE_PILLARS.pillar["economy"].name.en
    'Digital economy'
    """

    name: Text


@attrs.frozen(kw_only=True)
class Framework:
    """An ordered set of pillars, and how its scores are printed.

    name: what people call it. pillar: by id, in order. scale: what a score of 100 is printed as (1 for indices
    published on 0-1). zero: what a score of 0 is printed as (1 for indices of 1-7, with a scale of 7; above the scale
    where the best is printed lowest). decimals: how many are printed. All serve what people read, and bounds and ranks
    that say so; computation and tables keep 0-100 and every digit.
    open: whether scores may lie beyond 0-100 on purpose, as passed goalposts that are not clipped make them: a note
    then names them, where it is a warning otherwise.

    >>> from dei_core.host import Framework
    >>> from dei_core.plugin import FIVE_PILLARS
    >>> isinstance(FIVE_PILLARS, Framework), list(FIVE_PILLARS.pillar)
    (True, ['infrastructure', 'economy', 'society', 'government', 'ecology'])
    """

    name: Text
    pillar: Mapping[str, Pillar]
    scale: Printed = 100.0
    zero: Printed = 0.0
    decimals: PrintedDecimals = 2
    open: bool = False


@attrs.frozen(kw_only=True)
class NodeRules:
    """What counts at a node beside its children, their weights and its methods: the same in a pack and in a plan.

    missing: as the edition's aggregate stage where left out.
    coverage: the least share of the children's weight that must be there for a score; as the stage too.
    least: how many children must be there for a score, where those that are missing are reweighted.
    inverted: aggregate the distances from 100 and take the result from 100, so that a mean which goes by its lowest
    children goes by its highest (risks), and a quadratic mean becomes the nearness to an ideal.
    capped: a score above 100 counts as 100, where the parts of an index can add up to more (bonuses) and its full mark
    is all that it gives.
    round: decimals to round the node's score to, last of all, for indices that are published that way.
    rounding: where ties of rounding go.
    """

    missing: MissingPolicy | None = None
    coverage: float | None = None
    least: int | None = None
    inverted: bool = False
    capped: bool = False
    round: Decimals | None = None
    rounding: Rounding = "half_even"

    @property
    def rules(self) -> dict[str, Any]:
        """These alone, by name, of whatever has them."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(NodeRules)}

    @property
    def divisible(self) -> bool:
        """Whether these leave a score that splits into parts of the children, but for a rounding."""
        return not (self.inverted or self.capped)

    @property
    def finishing(self) -> bool:
        """Whether any of these changes a score that is aggregated, transformed and normalised already."""
        return self.capped or self.round is not None


@attrs.frozen(kw_only=True)
class Combined(NodeRules):
    """How children combine, in a tree of indicators and in one of a standard.

    children: ids of nodes and indicators.
    method, params: as the edition's aggregate stage where left out.
    transform, normalise: a transform and a normalizer of the aggregated score, in this order, where an index
    ranks or rescales its parts among the regions. As in a rule, what the normalizer states in the score's own unit
    (goalposts, targets) is the score before the transform, and is transformed as the score is.
    """

    children: tuple[str, ...]
    method: str | None = None
    params: Params = attrs.field(factory=dict)
    transform: Chosen | None = None
    normalise: Chosen | None = None


@attrs.frozen(kw_only=True)
class Node(Combined):
    """An aggregate of its children: other nodes of the tree (bare ids) or indicators.

    name: what people call it; the pillar's own where left out.

    >>> from dei_core.host import Node, structure
    >>> structure({"children": ["a", "b"], "method": "geometric"}, Node).method
    'geometric'
    """

    name: Text | None = None


@attrs.frozen(kw_only=True)
class Part(Combined):
    """A node of a standard's own tree over its targets and other parts, by id.

    name: its heading. children: ids of targets and parts.
    method, params: how the children combine; the weighted mean where left out. weight: among its siblings, as
    published; siblings without any weigh the same.
    """

    name: Text
    method: str = "arithmetic"
    weight: float | None = None


@attrs.frozen(kw_only=True)
class RegionType:
    """A kind of region with its own indicator system: a tree under `root`, one branch per pillar.

    name: what people call it. framework: the id of the framework whose pillars it fills. root: the node that is
    the index. unit: the kind in one word (district, county, zone, city, country), held against a standard's
    `units`.
    node: by id; a pillar's node bears the pillar's id. Nodes that the root does not reach are reported beside
    the index (an adjusted index, a loss) and enter no other score.

    >>> from pathlib import Path
    >>> from dei_core.host import RegionType
    >>> from dei_core.plugin import read_pack
    >>> kinds = read_pack(Path("examples/gigabit-2022/pack")).region_type
    >>> [(kind.root, list(kind.node)) for kind in kinds.values()]
    [('gigabit', ['gigabit', 'network', 'users'])]
    """

    name: Text
    unit: str | None = None
    framework: str = "dei"
    root: str
    node: Mapping[str, Node]


@attrs.frozen(kw_only=True)
class Weights(Sourced):
    """Weights from a year on, node by node.

    since: the first year in which they are in force. shares: child weights that sum to exactly 1. relative:
    proportions, divided by their sum on purpose.
    equal: nodes whose children weigh the same. computed: nodes whose weights a weigher sets, from the data or from
    judgements among its parameters. measured: child -> the indicator whose values weigh it, region by region (the
    people in each of two groups), divided by their sum.
    by, when: a trait, and for each of its values the shares or proportions that differ there, child by child: stages
    of development with weights of their own.
    """

    since: Year
    shares: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    relative: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    equal: tuple[str, ...] = ()
    computed: Mapping[str, Chosen] = attrs.field(factory=dict)
    measured: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    by: str | None = None
    when: Mapping[str, Mapping[str, Mapping[str, float]]] = attrs.field(factory=dict)

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes that it says anything of, in every way; one that is told in two ways twice."""
        return (*self.shares, *self.relative, *self.equal, *self.computed, *self.measured)


@attrs.frozen(kw_only=True)
class Weighting:
    """Somebody's weights for a region type's tree; for each node the latest `since` in force counts.

    name: whose weights they are. region_type: the id of the region type. dated: oldest first.
    """

    name: Text
    region_type: str
    dated: tuple[Weights, ...]


@attrs.frozen(kw_only=True)
class Tier:
    """One class of regions.

    name: what people call it. bound: the least score it takes; or, by share, down to which top share of the
    ranked regions it reaches, in percent and cumulative.
    """

    name: Text
    bound: Printed


@attrs.frozen(kw_only=True)
class TierScheme(Sourced):
    """Named classes, best first.

    name: what people call it. by: whether bounds are scores of 0-100, scores as the index is printed, or shares of
    the ranked regions. tier: the classes.
    """

    name: Text
    by: TierBound = "score"
    tier: tuple[Tier, ...]
