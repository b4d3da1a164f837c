"""Scores under many sets of weights at once: nodes that are weighted means as matrix products, all others as ever.

A score of one draw may differ in the last bits from the same weights scored by themselves, as products of matrices
add up in an order of their own. Memory is bounded: draws are taken in blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs
import numpy as np

from dei_core.findings import Findings, Place
from dei_core.kernel.bound import below as short_of
from dei_core.kernel.method import Column, Refusal
from dei_core.kernel.proportion import Proportions
from dei_core.kernel.rank import settled
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.aggregate import complete_nodes
from dei_core.scoring.learning import Lesson
from dei_core.scoring.node import Matrix, aggregated, finished, weighed
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.refusals import Refusals, children_of
from dei_core.scoring.said import Said
from dei_core.scoring.scorecard import TrackScores

_CELLS = 4_000_000
"""Scores that are held at a time beside those that are asked for."""


def drawn_scores(
    track: TrackScores,
    drawn: Mapping[int, Matrix],
    said: Mapping[str, Said],
    asked: Iterable[str],
    found: Findings,
) -> dict[str, Matrix]:
    """Indicator or node -> (D, R) its scores. drawn: node slot -> (D, K) weights. said: scores not computed."""
    refusals = Refusals()
    draws = _Draws(track=track, drawn=drawn, said=said, refusals=refusals)
    size = len(next(iter(drawn.values())))
    made: dict[str, Matrix] = {}
    for name in asked:
        slot = track.plan.slot(name)
        out: Matrix = np.empty((size, len(track.table)))
        if slot not in draws.touched:
            out[:] = track.score(name)
        made[name] = out
    step = draws.at_once
    for start in range(0, size, step):
        block = draws.block(slice(start, min(start + step, size)))
        for name, out in made.items():
            slot = track.plan.slot(name)
            if slot in draws.touched:
                block.write(slot, out[start : start + step])
    refusals.report(track.table, found)
    return made


def refuse_learning(track: TrackScores, drawn: Mapping[int, Matrix], anew: bool, found: Findings) -> None:
    """Note the nodes that would learn from what differs from draw to draw. anew: those above the drawn ones too."""
    for slot in sorted(_touched(track, drawn) if anew else drawn):
        node = track.plan.node(slot)
        if node.peer_dependent:
            found.add(say.DRAWS_LEARN, Place(path=node.id), node=node.id)


def _touched(track: TrackScores, drawn: Iterable[int]) -> frozenset[int]:
    """The slots whose scores differ from draw to draw."""
    touched = set(drawn)
    for slot, node in enumerate(track.plan.nodes, start=len(track.plan.indicators)):
        if not touched.isdisjoint(node.children):
            touched.add(slot)
    return frozenset(touched)


class _Draws:
    """What is the same in every block of draws."""

    def __init__(
        self,
        track: TrackScores,
        drawn: Mapping[int, Matrix],
        said: Mapping[str, Said],
        refusals: Refusals,
    ) -> None:
        plan = track.plan
        self.track, self.drawn, self.said, self.refusals = track, drawn, said, refusals
        self.touched = _touched(track, drawn)
        self.complete = complete_nodes(plan, track.leaves, track.nodes.own, said)
        self.plain = frozenset(slot for slot in self.touched if self._is_plain(slot))
        self._columns: dict[int, Column] = {}

    @property
    def at_once(self) -> int:
        """How many draws are computed at a time."""
        held = len(self.track.table) * (4 * (self.touched != self.plain) + len(self.touched - self.plain))
        weights = len(self.track.plan.slots) * len(self.plain)
        return max(1, _CELLS // max(held, weights, 1))

    def _is_plain(self, slot: int) -> bool:
        """Whether a node's score is the sum of its children's times its weights and nothing else, in every row."""
        node = self.track.plan.node(slot)
        steps = (node.transform, node.normalizer, node.weigher, node.own)
        told = not node.divisible or node.finishing or node.id in self.said
        whole = self.complete[slot - len(self.track.plan.indicators)]
        return whole and node.aggregator.method.linear and not told and all(step is None for step in steps)

    def column(self, slot: int) -> Column:
        """(R,) the scores of a slot that no draw touches."""
        if slot not in self._columns:
            self._columns[slot] = self.track.score(self.track.plan.slots[slot])
        return self._columns[slot]

    def block(self, draws: slice) -> _Block:
        """Some of the draws."""
        return _Block(self, draws)


@attrs.frozen(kw_only=True, eq=False)
class _Sum:
    """A score as a sum. fixed: (d, S) weights of the slots that no draw touches. moving: slot -> (d,) of others."""

    fixed: Matrix
    moving: Mapping[int, Column]


class _Block:
    """The scores of d draws: those of nodes that are no plain sums are held, the others made where they are asked."""

    def __init__(self, draws: _Draws, which: slice) -> None:
        self._all = draws
        self._which = which
        self._size = which.stop - which.start
        self._plan = draws.track.plan
        self._sums: dict[int, _Sum] = {}
        self._held: dict[int, Matrix] = {}

    def write(self, slot: int, out: Matrix) -> None:
        """Write the (d, R) scores of a slot that draws touch."""
        if slot not in self._all.plain:
            out[:] = self._values(slot)
            return
        made = self._sum(slot)
        used = np.flatnonzero(made.fixed.any(axis=0)).tolist()
        columns = np.array([self._all.column(one) for one in used]).reshape(len(used), out.shape[1])
        np.matmul(np.ascontiguousarray(made.fixed[:, used]), columns, out=out)
        for child, weight in made.moving.items():
            out += weight[:, None] * self._values(child)

    def _weights(self, slot: int) -> Matrix:
        """(d, K) the weights of a node in each draw, where they are the same in all regions."""
        drawn = self._all.drawn.get(slot)
        node = self._plan.node(slot)
        shares = node.proportions.shares[:, 0]
        return np.broadcast_to(shares, (self._size, len(shares))) if drawn is None else drawn[self._which]

    def _sum(self, slot: int) -> _Sum:
        """A plain node down to what is no plain node itself."""
        if slot in self._sums:
            return self._sums[slot]
        fixed = np.zeros((self._size, len(self._plan.slots)))
        moving: dict[int, Column] = {}
        for child, weight in zip(self._plan.node(slot).children, self._weights(slot).T, strict=True):
            if child not in self._all.touched:
                fixed[:, child] += weight
            elif child not in self._all.plain:
                moving[child] = moving.get(child, 0.0) + weight
            else:
                inner = self._sum(child)
                fixed += weight[:, None] * inner.fixed
                for base, part in inner.moving.items():
                    moving[base] = moving.get(base, 0.0) + weight * part
        self._sums[slot] = _Sum(fixed=fixed, moving=moving)
        return self._sums[slot]

    def _values(self, slot: int) -> Matrix:
        """(d, R) the scores of a slot that draws touch."""
        if slot not in self._held:
            made: Matrix = np.empty((self._size, len(self._all.track.table)))
            if slot in self._all.plain:
                self.write(slot, made)
            else:
                made = self._node(slot)
            self._held[slot] = made
        return self._held[slot]

    def _node(self, slot: int) -> Matrix:
        node = self._plan.node(slot)
        if _by_products(node):
            moving = self._all.touched
            children = [
                self._values(child) if child in moving else self._all.column(child) for child in node.children
            ]
            return self._finished(node, _mean(node, children, self._weights(slot)))
        return self._computed(slot, node)

    def _finished(self, node: NodePlan, score: Matrix) -> Matrix:
        made = finished(node, score.ravel()).reshape(score.shape)
        said = self._all.said.get(node.id)
        return made if said is None else np.array([said.over(one) for one in made])

    def _computed(self, slot: int, node: NodePlan) -> Matrix:
        """(d, R) a node's scores as the engine computes them, each draw's rows behind those of the one before."""
        rows = len(self._all.track.table)
        made: Matrix = np.full((self._size, rows), np.nan)
        said = self._all.said.get(node.id)
        complete = self._all.complete[slot - len(self._plan.indicators)]
        for lesson in self._lessons(node):
            inside = slice(None) if lesson.rows is None else lesson.rows
            children = [self._child(node, child)[:, inside].ravel() for child in node.children]
            weights = self._proportions(slot, node, inside)
            try:
                parts = weighed(node, children, weights, complete=complete)
                score = aggregated(node, parts, lesson.aggregate)
                if node.normalizer is not None and node.learns:
                    score = np.array([settled(one) for one in score.reshape(self._size, -1)]).ravel()
                score = finished(node, score, lesson.normalise)
            except Refusal as refusal:
                if refusal.rows is not None:
                    refusal.rows = np.asarray(refusal.rows.reshape(self._size, -1).any(axis=0))
                at = 0 if lesson.rows is None else lesson.rows
                self._all.refusals.add(Place(path=node.id), refusal, at, children_of(self._plan, node))
                continue
            made[:, inside] = score.reshape(self._size, -1)
        return made if said is None else np.array([said.over(one) for one in made])

    def _lessons(self, node: NodePlan) -> Iterator[Lesson]:
        """What a node learned, by group of rows; nothing over all rows where it does not learn."""
        yield from self._all.track.nodes.lessons.get(node.id, ()) or (
            Lesson(rows=None, key="", weights=np.empty((0, 1))),
        )

    def _child(self, node: NodePlan, slot: int) -> Matrix:
        """(d, R) the scores of a node's child; computed ones with their ties settled where regions are compared."""
        compares = node.aggregator.method.fit is not None and slot >= len(self._plan.indicators)
        if slot in self._all.touched:
            values = self._values(slot)
            return np.array([settled(one) for one in values]) if compares else values
        column = self._all.column(slot)
        return np.broadcast_to(settled(column) if compares else column, (self._size, len(column)))

    def _proportions(self, slot: int, node: NodePlan, inside: slice | np.ndarray) -> Proportions:
        """The weights of a node in every row of every draw."""
        rows = len(self._all.track.table)
        count = len(range(rows)[inside]) if isinstance(inside, slice) else len(inside)
        drawn = self._all.drawn.get(slot)
        if drawn is not None:
            return node.in_rows(np.repeat(drawn[self._which].T, count, axis=1))
        known = self._all.track.nodes.proportions(node, 0, rows)
        if known.parts.shape[1] == 1:
            return known
        return node.in_rows(np.tile(known.parts[:, inside], (1, self._size)))


def _by_products(node: NodePlan) -> bool:
    """Whether a node's score is a weighted mean of the children that are there, with nothing else before its end."""
    plain = node.transform is None and not node.inverted and not node.learns and node.own is None
    step = node.aggregator
    return plain and step.method.linear and not step.method.free_weights and not step.method.handles_missing


def _mean(node: NodePlan, children: list[Matrix], weights: Matrix) -> Matrix:
    """(d, R) weighted means of the children that are there, as the node's policy has it; NaN is no score.

    children: (R,) where no draw touches them, else (d, R). weights: (d, K), of each draw summing to 1.
    """
    made = _sum_of(children, weights)
    gaps = np.zeros(made.shape[1], np.bool_)
    for child in children:
        if np.isnan(child.min(initial=np.inf)):
            gaps |= np.isnan(child) if child.ndim == 1 else np.isnan(child).any(axis=0)
    if gaps.any():
        made[:, gaps] = _mean_of_some(node, [child[..., gaps] for child in children], weights)
    return made


def _mean_of_some(node: NodePlan, children: list[Matrix], weights: Matrix) -> Matrix:
    """`_mean` in rows where children are missing."""
    there = [~np.isnan(child) for child in children]
    full = np.logical_and.reduce(np.broadcast_arrays(*there))
    total = _sum_of(
        [np.where(here, child, 0.0) for here, child in zip(there, children, strict=True)], weights
    )
    if node.missing != "reweight" or not node.aggregator.method.takes_over:
        return np.where(full, total, np.nan)
    held = _sum_of([here.astype(np.float64) for here in there], weights)
    few = sum(here.astype(np.int64) for here in there) < node.least
    usable = full | ~(short_of(held, node.coverage) | (held == 0.0) | few)
    whole = np.where(full, 1.0, held)
    made: Matrix = np.divide(total, whole, out=np.full(total.shape, np.nan), where=usable)
    return made


def _sum_of(columns: list[Matrix], weights: Matrix) -> Matrix:
    """(d, R) the sum of columns times their weights: one product of those that are the same in all draws."""
    same = [place for place, column in enumerate(columns) if column.ndim == 1]
    made: Matrix = weights[:, same] @ np.array([columns[place] for place in same]) if same else np.zeros(())
    for place, column in enumerate(columns):
        if column.ndim > 1:
            made = made + weights[:, place, None] * column
    return made
