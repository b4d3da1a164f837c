"""All nodes of a track from its leaves: row block by row block, or over all rows where a node learns from them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

import attrs
import numpy as np

from dei_core.findings import Place
from dei_core.kernel.method import Column, Mask, Reference, Refusal
from dei_core.kernel.proportion import Proportions
from dei_core.kernel.rank import known_as, settled
from dei_core.scoring.extent import Extent, positive
from dei_core.scoring.learner import Learner, References, Taught
from dei_core.scoring.learning import Lesson, Teacher
from dei_core.scoring.node import Matrix, aggregated, coverage_of, finished, weighed
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.refusals import Refusals, children_of
from dei_core.scoring.steps import met_again

BLOCK = 8192
"""Rows computed at a time: a node's children of one block fit the second-level cache."""

Index = slice | np.ndarray
Lessons = Mapping[str, tuple[Lesson, ...]]
"""Node that learns -> what it learned from each group of rows."""


@attrs.frozen(kw_only=True, eq=False)
class Said:
    """What is said of one indicator or node, (R,) each. here: rows whose score is set. least: NaN for none."""

    here: Mask
    score: Column
    least: Column

    def over(self, computed: Column, rows: Index = slice(None)) -> Column:
        """The computed scores of some rows, with what is said in their place."""
        score = np.where(self.here[rows], self.score[rows], computed)
        least = self.least[rows]
        made: Column = np.where(np.isnan(least), score, np.fmax(score, least))
        return made

    def of_rows(self, rows: Index) -> Said:
        """The same for some of the rows."""
        return Said(here=self.here[rows], score=self.score[rows], least=self.least[rows])


class Leaves(Protocol):
    """Indicator scores by slot. complete: per slot, whether no row can lack a score.

    refusals: gathers what is refused while a track is scored; whoever reads a scored track needs none.
    """

    complete: Sequence[bool]

    def block(self, slot: int, start: int, stop: int, refusals: Refusals | None = None) -> Column:
        """(stop - start,) scores of one indicator."""
        ...


@attrs.frozen(kw_only=True, eq=False)
class NodeScores:
    """(N, R) scores and coverage of all N nodes, what those learned that learn, and weights that differ by row.

    Coverage is the share of the weight below a node for which there are data, 0 to 1.
    """

    values: Matrix
    coverage: Matrix
    lessons: Lessons = attrs.field(factory=dict)
    own: Mapping[str, Matrix] = attrs.field(factory=dict)

    def cover(self, plan: TrackPlan, given: Mapping[str, Column], rows: Mask) -> None:
        """Set the coverage of rows without a score to the share of data that they have all the same.

        given: column -> (R,) values as given or derived. rows: (R,).
        """
        first, size = len(plan.indicators), self.values.shape[1]
        for row, node in enumerate(plan.nodes):
            leaves = [given[plan.indicators[slot].column] if slot < first else None for slot in node.children]
            children = [np.zeros(size) if leaf is None else leaf for leaf in leaves]
            below = [None if slot < first else self.coverage[slot - first] for slot in node.children]
            covered = coverage_of(children, self.proportions(node, 0, size), below)
            self.coverage[row, rows] = covered[rows]

    def proportions(self, node: NodePlan, start: int, stop: int) -> Proportions:
        """The weights of a node's children in rows from start to stop, as they were in force."""
        if node.id in self.own:
            return node.in_rows(self.own[node.id][:, start:stop])
        lessons = self.lessons.get(node.id, ())
        if node.weigher is None or not lessons:
            return node.proportions
        if lessons[0].rows is None:
            return Proportions(parts=lessons[0].weights)
        made = np.full((len(node.children), self.values.shape[1]), np.nan)
        for lesson in lessons:
            made[:, lesson.rows] = lesson.weights
        return Proportions(parts=made[:, start:stop])

    @property
    def references(self) -> References:
        """What each part of each node learned, by group of rows."""
        made: dict[Learner, dict[str, Taught]] = {}
        for lessons in self.lessons.values():
            for lesson in lessons:
                for learner, reference in lesson.learned.items():
                    made.setdefault(learner, {})[lesson.key] = reference
        return made


class Aggregation:
    """The nodes of one track over R rows of leaves.

    A region's numbers are computed from its own row, in plan order, and from what was learned, so neither blocks
    nor other regions change a bit of them. own: node -> (K, R) weights that differ by row. extent: shown every score.
    """

    def __init__(
        self,
        plan: TrackPlan,
        leaves: Leaves,
        rows: int,
        teacher: Teacher,
        refusals: Refusals,
        own: Mapping[str, Matrix] | None = None,
        extent: Extent | None = None,
        said: Mapping[str, Said] | None = None,
    ) -> None:
        self._plan = plan
        self._said = {} if said is None else said
        self._leaves = leaves
        self._rows = rows
        self._teacher = teacher
        self._refusals = refusals
        self._own = {} if own is None else own
        self._extent = extent if extent is not None and extent.watching else None
        self._positive = (False,) * len(plan.nodes) if extent is None else positive(plan)
        self._complete = complete_nodes(plan, leaves, self._own, self._said)
        self._values = np.empty((len(plan.nodes), rows))
        self._whole = all(self._complete)
        shape = self._values.shape
        self._coverage = np.broadcast_to(1.0, shape) if self._whole else np.empty(shape)

    def run(self) -> NodeScores:
        """All scores."""
        learned: dict[str, tuple[Lesson, ...]] = {}
        numbered = enumerate(self._plan.nodes)
        for learns, run in groupby(numbered, key=lambda pair: pair[1].learns):
            if not learns:
                self._in_blocks(tuple(run))
                continue
            for row, node in run:
                learned[node.id] = tuple(self._over_all(row, node))
        return NodeScores(values=self._values, coverage=self._coverage, lessons=learned, own=self._own)

    def _in_blocks(self, nodes: tuple[tuple[int, NodePlan], ...]) -> None:
        for start in range(0, self._rows, BLOCK):
            stop = min(start + BLOCK, self._rows)
            rows = slice(start, stop)
            for row, node in nodes:
                children = self._children(node, start, stop)
                weights = self._weights(node, None, rows)
                parts = weighed(node, children, weights, complete=self._complete[row])
                try:
                    score = finished(node, aggregated(node, parts, positive=self._positive[row]))
                except Refusal as refusal:
                    self._refusals.add(Place(path=node.id), refusal, start, children_of(self._plan, node))
                    score = np.full(stop - start, np.nan)
                score = self._with_said(node, score, rows)
                self._values[row, rows] = score
                self._show(row, node, children, score)
                self._cover(row, node, children, weights, rows)

    def _over_all(self, row: int, node: NodePlan) -> Iterator[Lesson]:
        """Learn from, and score, each group of rows."""
        children = self._comparable(node, self._children(node, 0, self._rows))
        self._values[row] = np.nan
        for rows, key in self._teacher.groups:
            inside = slice(None) if rows is None else rows
            mine = [child[inside] for child in children]
            lesson: Lesson | None = None
            if self._in_vain(mine) or self._teacher.lacks(node, key):
                yield Lesson(rows=rows, key=key, weights=np.array(node.weights)[:, None])
                continue
            try:
                lesson = self._teacher.lesson(node, mine, rows, key)
                mine = self._met_again(node, mine, lesson.aggregate)
                weights = self._weights(node, lesson, inside)
                score = aggregated(node, weighed(node, mine, weights), lesson.aggregate)
                score = score if node.normalizer is None else settled(score)
                lesson = self._teacher.normalised(node, score, lesson)
                if node.normalizer is not None:
                    score = met_again(node.normalizer.method, score, lesson.normalise)
                score = self._with_said(node, finished(node, score, lesson.normalise), inside)
                self._values[row, inside] = score
                self._show(row, node, mine, score)
            except Refusal as refusal:
                place_of = Place(path=node.id, region=key or None)
                at = 0 if rows is None else rows
                self._refusals.add(place_of, refusal, at, children_of(self._plan, node))
                lesson = lesson or Lesson(rows=rows, key=key, weights=np.array(node.weights)[:, None])
            self._cover(row, node, mine, self._weights(node, lesson, inside), inside)
            yield lesson

    def _comparable(self, node: NodePlan, children: list[Column]) -> list[Column]:
        """The children, computed ones with their ties settled where the aggregator compares regions in them."""
        if node.aggregator.method.fit is None:
            return children
        first = len(self._plan.indicators)
        return [
            child if slot < first else settled(child)
            for slot, child in zip(node.children, children, strict=True)
        ]

    def _met_again(self, node: NodePlan, children: list[Column], learned: Reference) -> list[Column]:
        """The computed children with the very values that the aggregator learned from, where doubles hardly differ."""
        learns, made = node.aggregator.method.learns, list(children)
        derived = {item.id for item in self._plan.derived}
        for name in learns.samples if learns else ():
            for place, (slot, sample) in enumerate(
                zip(node.children, np.asarray(learned[name]), strict=True)
            ):
                there = np.sort(sample[~np.isnan(sample)])
                leaf = self._plan.indicators[slot] if slot < len(self._plan.indicators) else None
                if there.size and (leaf is None or leaf.column in derived):
                    made[place] = known_as(made[place], there)
        return made

    def _show(self, row: int, node: NodePlan, children: Sequence[Column], score: Column) -> None:
        if self._extent is not None:
            self._extent.see(row, node, score, children)

    def _with_said(self, node: NodePlan, score: Column, rows: Index) -> Column:
        said = self._said.get(node.id)
        return score if said is None else said.over(score, rows)

    def _weights(self, node: NodePlan, lesson: Lesson | None, rows: Index) -> Proportions:
        """The weights of a node in some rows: its regions' own, those that a weigher set, or those of the plan."""
        if node.id in self._own:
            return node.in_rows(self._own[node.id][:, rows])
        if lesson is None or node.weigher is None:
            return node.proportions
        return Proportions(parts=lesson.weights)

    def _in_vain(self, children: Sequence[Column]) -> bool:
        """Whether a child has no score at all for a reason that is told already: learning would only tell it again."""
        told = bool(self._refusals) or self._teacher.found.stopped
        return told and any(np.isnan(child).all() for child in children)

    def _children(self, node: NodePlan, start: int, stop: int) -> list[Column]:
        return block_children(self._plan, self._leaves, self._values, node, start, stop, self._refusals)

    def _cover(
        self,
        row: int,
        node: NodePlan,
        children: Sequence[Column],
        weights: Proportions,
        rows: Index,
    ) -> None:
        if not self._whole:
            first = len(self._plan.indicators)
            below = [None if slot < first else self._coverage[slot - first][rows] for slot in node.children]
            self._coverage[row, rows] = coverage_of(children, weights, below)


def complete_nodes(
    plan: TrackPlan, leaves: Leaves, own: Mapping[str, Matrix], said: Collection[str] = ()
) -> list[bool]:
    """Per node, whether none of its children, nor of its weights, can be missing in any row.

    said: nodes whose scores are said instead, and may be said to be missing.
    """
    if all(leaves.complete) and not own and not said:
        return [True] * len(plan.nodes)
    known, first = list(leaves.complete), len(plan.indicators)
    for node in plan.nodes:
        weighs = node.id not in own or not np.isnan(own[node.id]).any()
        there = all(known[slot] and plan.slots[slot] not in said for slot in node.children)
        known.append(weighs and there)
    return known[first:]


def block_children(
    plan: TrackPlan,
    leaves: Leaves,
    values: Matrix,
    node: NodePlan,
    start: int,
    stop: int,
    refusals: Refusals | None = None,
) -> list[Column]:
    """The scores of a node's children in one block, NaN where missing."""
    first = len(plan.indicators)
    return [
        leaves.block(slot, start, stop, refusals) if slot < first else values[slot - first, start:stop]
        for slot in node.children
    ]
