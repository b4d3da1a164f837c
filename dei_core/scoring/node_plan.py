"""What a plan says of one node: its children, their weights, its methods and options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import attrs

from dei_core.kernel.kinds import Aggregator, Normalizer, Transform, Weigher
from dei_core.kernel.method import Column
from dei_core.kernel.proportion import Proportions, proportions
from dei_core.model.source import Origin
from dei_core.model.tree import NodeRules
from dei_core.scoring.steps import Step
from dei_core.text import Text
from dei_core.vocabulary import MissingPolicy


@attrs.frozen(kw_only=True)
class OwnWeights:
    """Weights of a node's children by the value of a trait, or from columns of the region itself.

    trait, cases: value of the trait -> weights that sum to 1, one per child. columns: without a trait, one per child;
    their values in a region are divided by their sum.
    """

    trait: str | None = None
    cases: Mapping[str, tuple[float, ...]] = attrs.field(factory=dict)
    columns: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class NodePlan(NodeRules):
    """One aggregate. children: slots (indicators first, then nodes). weights: one per child, summing to 1; whatever is
    stated, where the aggregator is a weighted sum; its coefficients, where it has such.

    stated: whether somebody stated them; else they are equal.
    level: 1 for the root, 2 for pillars and so on; 0 for nodes beside the index. weigher: sets the weights from the
    regions' scores in the place of `weights`, which are equal then. transform, normalizer: of the aggregated score.
    own: weights that differ by region, in the place of `weights`. Its rules say all, nothing is left to a stage.

    >>> from dei_core import compose
    >>> from dei_core.host import NodePlan
    >>> (node,) = compose({"index": {"a": 0.6, "b": 0.4}}).track("index").nodes
    >>> node.id, node.weights, node.aggregator.method.id
    ('index', (0.6, 0.4), 'arithmetic')
    """

    id: str
    name: Text
    level: int
    children: tuple[int, ...]
    weights: tuple[float, ...]
    stated: bool = False
    aggregator: Step[Aggregator]
    missing: MissingPolicy = "refuse"
    coverage: float = 0.0
    least: int = 0
    weigher: Step[Weigher] | None = None
    own: OwnWeights | None = None
    transform: Step[Transform] | None = None
    normalizer: Step[Normalizer] | None = None
    origin: Origin | None = None

    @cached_property
    def proportions(self) -> Proportions:
        """The weights as whole numbers of one total, where they are in such proportions."""
        return attrs.evolve(proportions(self.weights), free=self.aggregator.method.free_weights)

    def in_rows(self, weights: Column) -> Proportions:
        """(K, B) weights that differ by row, as the aggregator takes them."""
        return Proportions(parts=weights, free=self.aggregator.method.free_weights)

    @property
    def additive(self) -> bool:
        """Whether the aggregate is the sum of the children's scores times their weights."""
        return self.aggregator.method.linear or self.has_coefficients

    @property
    def has_coefficients(self) -> bool:
        """Whether its weights are coefficients that its method states."""
        return self.aggregator.method.factors is not None

    @property
    def weighs(self) -> bool:
        """Whether its weights say anything: of several children, by a method that goes by weights or coefficients."""
        return len(self.children) > 1 and (self.aggregator.method.weighted or self.has_coefficients)

    @cached_property
    def learns(self) -> bool:
        """Whether anything has to be found out over all rows before the node can be scored."""
        return self.weigher is not None or self.peer_dependent

    @property
    def learns_weights(self) -> bool:
        """Whether its weights come from the regions' scores, not from judgements, which no sample moves."""
        return self.weigher is not None and not self.weigher.method.judged

    @property
    def peer_dependent(self) -> bool:
        """Whether any of the node's own numbers depends on what other regions have."""
        steps = (self.aggregator, self.normalizer)
        return self.learns_weights or any(step and step.method.fit for step in steps)

    @property
    def attributable(self) -> bool:
        """Whether the score splits into contributions of the children: exactly, but for a rounding of the score.

        No method that learns does, and no transform but one that keeps the parts.
        """
        kept = self.transform is None or self.transform.method.keeps_parts
        plain = kept and self.divisible and self.normalizer is None and self.aggregator.method.fit is None
        return plain and self.aggregator.method.attribute is not None

    @property
    def linear(self) -> bool:
        """Whether the score is a weighted mean and nothing else, so that it moves with each child by its weight."""
        ends = self.transform is not None or self.normalizer is not None or self.finishing
        method = self.aggregator.method
        return method.linear and not method.any_total and not ends
