"""What a node learns from the regions: weights, an aggregator's reference, a normalizer's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import attrs
import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.kinds import Weigher
from dei_core.kernel.method import Column, Mask, Reference, Refusal, Weighing
from dei_core.kernel.reference import weights_fault
from dei_core.scoring import messages as say
from dei_core.scoring.frozen import frozen_of, learning_steps
from dei_core.scoring.learner import Learner, References, Stage, Taught, along, by_child
from dei_core.scoring.node import Matrix
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.refusals import children_of, named
from dei_core.scoring.rows import Rows, row_groups
from dei_core.scoring.steps import Step


@attrs.frozen(kw_only=True, eq=False)
class Lesson:
    """What a node learned from one group of rows. rows: None for all of them.

    weights: (K, 1) in force there. aggregate, normalise: references of the two methods. learned: all of it, as it is
    kept.
    """

    rows: Rows | None
    key: str
    weights: Matrix
    aggregate: Reference = attrs.field(factory=dict)
    normalise: Reference = attrs.field(factory=dict)
    learned: Mapping[Learner, Taught] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True, eq=False)
class Teacher:
    """Learns for the nodes of one track, or takes what an earlier run learned.

    groups: the rows that learn together, all or those of one year. known: what an earlier run learned.
    afresh: nodes that learn all the same.
    """

    plan: TrackPlan
    table: Table
    found: Findings
    groups: tuple[tuple[Rows | None, str], ...]
    known: References | None
    afresh: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, plan: TrackPlan, table: Table, found: Findings, afresh: frozenset[str] = frozenset()
    ) -> Teacher:
        """The teacher of a track; frozen references that do not fit its nodes are noted, all at once."""
        years = table.years if plan.fit == "yearly" else None
        groups = tuple((group.rows, group.key) for group in row_groups(("",), None, years))
        known = _known_before(plan, [key for _, key in groups], found, afresh)
        return cls(plan=plan, table=table, found=found, groups=groups, known=known, afresh=afresh)

    def lacks(self, node: NodePlan, key: str) -> bool:
        """Whether frozen references say nothing of what a node has to know, as was noted."""
        known = self.known
        if known is None or node.id in self.afresh:
            return False
        return any(key not in known[learner] for learner in learning_steps(node))

    def lesson(self, node: NodePlan, children: Sequence[Column], rows: Rows | None, key: str) -> Lesson:
        """Weights, then the aggregator's reference, from one group's rows. Refusal passes."""
        inside = self._taught(len(children[0]), rows)
        full = np.flatnonzero(inside & np.logical_and.reduce([~np.isnan(child) for child in children]))
        known = list(children) if len(full) == len(inside) else [child[full] for child in children]
        learned: dict[Learner, Taught] = {}
        names = [self.plan.slots[slot] for slot in node.children]
        weights = np.array(node.weights)[:, None]
        if node.weigher is not None:
            frozen = self._frozen("weight", node, key) if node.learns_weights else None
            with _told_of(full, len(inside)):
                weighed_by = self._weigh(node, node.weigher, known, key) if frozen is None else frozen
            learned[_part("weight", node)] = weighed_by
            weights = along(weighed_by, names)["weights"][:, None]
        method, aggregate = node.aggregator.method, dict[str, float | Column]()
        if method.fit is not None:
            frozen = self._frozen("aggregate", node, key)
            seen = np.flatnonzero(inside) if node.aggregator.method.handles_missing else full
            if frozen is None:
                with _told_of(seen, len(inside)):
                    taught = [child[seen] for child in children]
                    aggregate = dict(method.fit(taught, weights, node.aggregator.params))
            else:
                aggregate = along(frozen, names)
            learned[_part("aggregate", node)] = by_child(aggregate, names) if frozen is None else frozen
        self._tell_left_out(node, children, inside, full, rows, key)
        return Lesson(rows=rows, key=key, weights=weights, aggregate=aggregate, learned=learned)

    def normalised(self, node: NodePlan, score: Column, lesson: Lesson) -> Lesson:
        """The lesson with what the node's normalizer learns from the aggregated scores. Refusal passes."""
        step = node.normalizer
        if step is None or step.method.fit is None:
            return lesson
        frozen = self._frozen("normalise", node, lesson.key)
        inside = np.flatnonzero(self._taught(len(score), lesson.rows))
        with _told_of(inside, len(score)):
            reference = step.method.fit(score[inside], step.params) if frozen is None else along(frozen, ())
        learned = {**lesson.learned, _part("normalise", node): reference}
        return attrs.evolve(lesson, normalise=reference, learned=learned)

    def _tell_left_out(
        self,
        node: NodePlan,
        children: Sequence[Column],
        inside: Mask,
        full: Rows,
        rows: Rows | None,
        key: str,
    ) -> None:
        """Note the regions that have some children of a node but not all, where learning from it passes over them."""
        learner = node.weigher if node.learns_weights else node.aggregator
        passes_over = node.learns_weights or not node.aggregator.method.handles_missing
        learns = node.learns_weights or node.aggregator.method.fit is not None
        if not (learns and passes_over and learner) or self.known is not None or len(full) == len(inside):
            return
        some = inside & ~np.logical_and.reduce([np.isnan(child) for child in children])
        left = np.setdiff1d(np.flatnonzero(some), full, assume_unique=True)
        if left.size:
            at = left if rows is None else rows[left]
            count = self.table.part(len(full), int(np.count_nonzero(some)))
            named_regions = [self.table.label(row) for row in at.tolist()]
            place = Place(path=node.id, region=key or None)
            facts = {"node": node.id, "what": learner.method.id, "count": count, "regions": named_regions}
            self.found.add(say.LEARNED_FROM_SOME, place, **facts)

    def _taught(self, size: int, rows: Rows | None) -> Mask:
        """(size,) the rows of a group that teach: all, or those of the base year."""
        if self.plan.base is None:
            return np.ones(size, np.bool_)
        mask: Mask = (self.table.years if rows is None else self.table.years[rows]) == self.plan.base
        return mask

    def _weigh(self, node: NodePlan, step: Step[Weigher], children: Sequence[Column], key: str) -> Taught:
        """The weigher's weights and diagnostics by child; its notes become findings of the node and group."""
        weighing: Weighing = step.method.apply(children, step.params)
        weights = np.asarray(weighing.weights)
        if weights.shape != (len(children),) or weights_fault(weights):
            raise Refusal(say.BAD_WEIGHTS, weights=[f"{weight:.6g}" for weight in weights.ravel()])
        for message, facts in weighing.notes:
            told = {"node": node.id, **named(facts, children_of(self.plan, node))}
            self.found.add(message, Place(path=node.id, region=key or None), **told)
        names = [self.plan.slots[slot] for slot in node.children]
        return {**weighing.diagnostics, **by_child({**weighing.by_child, "weights": weights}, names)}

    def _frozen(self, stage: Stage, node: NodePlan, key: str) -> Taught | None:
        part = _part(stage, node)
        return None if self.known is None or part not in self.known else self.known[part][key]


def _part(stage: Stage, node: NodePlan) -> Learner:
    return Learner(stage, node.id, node=True)


def _known_before(
    plan: TrackPlan, groups: Sequence[str], found: Findings, afresh: frozenset[str]
) -> References | None:
    """The plan's frozen references that fit its nodes, None where it has none; all that do not fit are noted.

    afresh: nodes that learn all the same.
    """
    if plan.references is None:
        return None
    known: dict[Learner, Mapping[str, Taught]] = {}
    for node in (one for one in plan.nodes if one.id not in afresh):
        for learner, step in learning_steps(node).items():
            params = dict.fromkeys(groups, step.params)
            known[learner] = frozen_of(plan, learner, step.method, params, found) or {}
    return known


@contextmanager
def _told_of(seen: Rows, size: int) -> Iterator[None]:
    """A refusal of what was learned from some rows names them among all `size` rows of the group."""
    try:
        yield
    except Refusal as refusal:
        if refusal.rows is not None:
            rows = np.zeros(size, np.bool_)
            rows[seen[refusal.rows]] = True
            refusal.rows = rows
        raise
