"""What a node learns from the regions: weights, an aggregator's reference, a normalizer's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Reference, Refusal, Weighing
from dei_core.messages import scoring as say
from dei_core.scoring.node import Matrix
from dei_core.scoring.plan import NodePlan, Step, TrackPlan, handles_missing
from dei_core.scoring.rows import Rows, row_groups

WEIGHT, AGGREGATE, NORMALISE = "@weight", "@aggregate", "@normalise"
"""Behind a node's id in references: what each part of it learned."""


@attrs.frozen(kw_only=True, eq=False)
class Lesson:
    """What a node learned from one group of rows. rows: None for all of them.

    weights: (K, 1) in force there. aggregate, normalise: references of the two methods. learned: all of it by the
    node's id with @weight, @aggregate or @normalise behind it.
    """

    rows: Rows | None
    key: str
    weights: Matrix
    aggregate: Reference = attrs.field(factory=dict)
    normalise: Reference = attrs.field(factory=dict)
    learned: Mapping[str, Reference] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True, eq=False)
class Teacher:
    """Learns for the nodes of one track, or takes what an earlier run learned."""

    plan: TrackPlan
    table: Table
    found: Findings

    def groups(self) -> tuple[tuple[Rows | None, str], ...]:
        """The rows that learn together: all, or those of one year."""
        years = self.table.years if self.plan.fit == "yearly" else None
        return tuple((group.rows, group.key) for group in row_groups(("",), None, years))

    def lesson(self, node: NodePlan, children: Sequence[Column], rows: Rows | None, key: str) -> Lesson:
        """Weights, then the aggregator's reference, from one group's rows. Refusal passes."""
        known = _complete_rows(children)
        learned: dict[str, Reference] = {}
        weights = np.array(node.weights)[:, None]
        if node.weigher is not None:
            frozen = self._frozen(node.id + WEIGHT, key)
            weighed_by = self._weigh(node, node.weigher, known) if frozen is None else frozen
            learned[node.id + WEIGHT] = weighed_by
            weights = np.asarray(weighed_by["weights"], np.float64)[:, None]
        method, aggregate = node.aggregator.method, dict[str, float | Column]()
        if method.fit is not None:
            frozen = self._frozen(node.id + AGGREGATE, key)
            taught = children if handles_missing(node.aggregator) else known
            aggregate = dict(
                method.fit(taught, weights, node.aggregator.params) if frozen is None else frozen
            )
            learned[node.id + AGGREGATE] = aggregate
        return Lesson(rows=rows, key=key, weights=weights, aggregate=aggregate, learned=learned)

    def normalised(self, node: NodePlan, score: Column, lesson: Lesson) -> Lesson:
        """The lesson with what the node's normalizer learns from the aggregated scores. Refusal passes."""
        step = node.normalizer
        if step is None or step.method.fit is None:
            return lesson
        frozen = self._frozen(node.id + NORMALISE, lesson.key)
        reference = step.method.fit(score, step.params) if frozen is None else frozen
        learned = {**lesson.learned, node.id + NORMALISE: reference}
        return attrs.evolve(lesson, normalise=reference, learned=learned)

    def _weigh(self, node: NodePlan, step: Step, children: Sequence[Column]) -> Reference:
        """The weigher's weights and diagnostics as one reference; its notes become findings."""
        weighing: Weighing = step.method.apply(children, step.params)
        weights = np.asarray(weighing.weights)
        fits = weights.shape == (len(children),) and bool(np.all(weights >= 0.0))
        if not fits or abs(float(weights.sum()) - 1.0) > 1e-9:
            raise Refusal(say.BAD_WEIGHTS, weights=[f"{weight:.6g}" for weight in weights.ravel()])
        for message, facts in weighing.notes:
            self.found.add(message, Place(path=node.id), **{"node": node.id, **facts})
        return {**weighing.diagnostics, "weights": weights}

    def _frozen(self, label: str, key: str) -> Reference | None:
        if self.plan.references is None:
            return None
        mine: Mapping[str, Reference] = self.plan.references.get(label, {})
        if key not in mine:
            self.found.add(say.NO_REFERENCE, Place(path=label), indicator=label, groups=[key or say.ALL])
            self.found.raise_errors()
        return mine[key]


def _complete_rows(children: Sequence[Column]) -> list[Column]:
    """The children in the rows that have all of them."""
    there = np.logical_and.reduce([~np.isnan(child) for child in children])
    return list(children) if there.all() else [child[there] for child in children]
