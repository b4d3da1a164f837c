"""Scores under many sets of weights at once: nodes that are weighted means as matrix products, all others as ever.

Means of means are one product, in which what is missing counts 0; where a node lacks children, what the others take
over from them is added in those rows alone. A score of one draw may differ in the last bits from the same weights
scored by themselves, as products of matrices add up in an order of their own. Memory is bounded: draws are taken in
blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs
import numpy as np

from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Mask, Refusal
from dei_core.kernel.proportion import Proportions
from dei_core.kernel.rank import settled
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.aggregate import Said, complete_nodes
from dei_core.scoring.gaps import NO_GAPS, Gaps, or_zero, sum_of, taken_over, there_in
from dei_core.scoring.learning import Lesson
from dei_core.scoring.node import Matrix, aggregated, finished, weighed
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.refusals import Refusals, children_of
from dei_core.scoring.rows import Rows
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
        self.sums = frozenset(slot for slot in self.touched if self._adds_up(slot))
        self.plain = frozenset(slot for slot in self.sums if not self._ends(slot))
        self._columns: dict[int, Column] = {}
        self._kinds: dict[int, tuple[Rows, list[Mask], Rows]] = {}

    @property
    def at_once(self) -> int:
        """How many draws are computed at a time."""
        rows, others = len(self.track.table), len(self.touched - self.plain)
        held = rows * (4 * (self.touched != self.sums) + others) + self._most_gaps()
        weights = len(self.track.plan.slots) * len(self.sums)
        return max(1, _CELLS // max(held, weights, 1))

    def _most_gaps(self) -> int:
        """The rows in which nodes that add up can lack a child, counted for each of them."""
        lacks: dict[int, Mask] = {}
        for slot in sorted(self.touched):
            children = self.track.plan.node(slot).children
            below = [lacks[one] if one in lacks else np.isnan(self.column(one)) for one in children]
            unknown = np.full(len(self.track.table), slot not in self.sums)
            lacks[slot] = np.logical_or.reduce([unknown, *below])
        return sum(int(np.count_nonzero(lacks[slot])) for slot in self.sums)

    def _adds_up(self, slot: int) -> bool:
        """Whether a node's score, before its end, is the weighted mean of the children that are there."""
        node = self.track.plan.node(slot)
        method, steps = node.aggregator.method, (node.transform, node.weigher, node.own)
        if not method.linear or node.inverted or node.learns or any(step is not None for step in steps):
            return False
        whole = self.complete[slot - len(self.track.plan.indicators)] and not self._ends(slot)
        return whole or not (method.free_weights or method.handles_missing)

    def _ends(self, slot: int) -> bool:
        """Whether a node's score is something else than its aggregate."""
        node = self.track.plan.node(slot)
        return node.normalizer is not None or node.finishing or node.id in self.said

    def column(self, slot: int) -> Column:
        """(R,) the scores of a slot that no draw touches."""
        if slot not in self._columns:
            self._columns[slot] = self.track.score(self.track.plan.slots[slot])
        return self._columns[slot]

    def kinds(self, slot: int) -> tuple[Rows, list[Mask], Rows]:
        """The rows (g,) in which a node lacks children, the kinds of gaps, K x (P,), and (g,) which of them it is."""
        if slot not in self._kinds:
            there = np.array([~np.isnan(self.column(child)) for child in self.track.plan.node(slot).children])
            rows = np.flatnonzero(~there.all(axis=0))
            kinds, which = np.unique(there[:, rows], axis=1, return_inverse=True)
            self._kinds[slot] = rows, list(kinds), which
        return self._kinds[slot]

    def block(self, draws: slice) -> _Block:
        """Some of the draws."""
        return _Block(self, draws)


@attrs.frozen(kw_only=True, eq=False)
class _Sum:
    """A score as a sum. fixed: (d, S) weights of the slots that no draw touches. moving: slot -> (d,) of others.

    taken: node that lacks children -> (d,) of what the others take over.
    """

    fixed: Matrix
    moving: Mapping[int, Column]
    taken: Mapping[int, Column]


class _Block:
    """The scores of d draws: those of nodes that are no plain sums are held, the others made where they are asked."""

    def __init__(self, draws: _Draws, which: slice) -> None:
        self._all = draws
        self._which = which
        self._size = which.stop - which.start
        self._plan = draws.track.plan
        self._rows: Rows = np.arange(len(draws.track.table))
        self._sums: dict[int, _Sum] = {}
        self._held: dict[int, Matrix] = {}
        self._gaps: dict[int, Gaps] = {}

    def write(self, slot: int, out: Matrix) -> None:
        """Write the (d, R) scores of a slot that draws touch."""
        if slot in self._all.plain:
            self._write_sum(slot, out)
        else:
            out[:] = self._values(slot)

    def _write_sum(self, slot: int, out: Matrix) -> None:
        """Write the (d, R) aggregate of a node that adds up; NaN is no score."""
        self._add_up(slot, self._rows, out)
        gaps = self._gaps_of(slot)
        if gaps.absent.any():
            out[:, gaps.rows] = np.where(gaps.absent, np.nan, out[:, gaps.rows])

    def _add_up(self, slot: int, rows: Rows, out: Matrix) -> None:
        """Write a node's sum in some rows: (d, len(rows)), 0 where it has no score."""
        made = self._sum(slot)
        used = np.flatnonzero(made.fixed.any(axis=0)).tolist()
        columns = np.array([or_zero(self._all.column(one)[rows]) for one in used])
        columns = columns.reshape(len(used), len(rows))
        np.matmul(np.ascontiguousarray(made.fixed[:, used]), columns, out=out)
        for child, weight in made.moving.items():
            out += weight[:, None] * or_zero(self._values(child)[:, rows])
        if made.taken:
            by_row = np.ascontiguousarray(out.T)  # in which the few rows of a gap are long runs
            for child, weight in made.taken.items():
                gaps = self._gaps[child]
                at = np.searchsorted(rows, gaps.rows).clip(max=len(rows) - 1)
                here = rows[at] == gaps.rows
                by_row[at[here]] += weight * (gaps.taken if here.all() else gaps.taken[here])
            out[:] = by_row.T

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
        taken: dict[int, Column] = {}
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
                for base, part in inner.taken.items():
                    taken[base] = taken.get(base, 0.0) + weight * part
        if self._gaps_of(slot).rows.size:
            taken[slot] = np.ones(self._size)
        self._sums[slot] = _Sum(fixed=fixed, moving=moving, taken=taken)
        return self._sums[slot]

    def _values(self, slot: int) -> Matrix:
        """(d, R) the scores of a slot that draws touch."""
        if slot not in self._held:
            made: Matrix = np.empty((self._size, len(self._rows)))
            if slot in self._all.plain:
                self.write(slot, made)
            elif slot in self._all.sums:
                self._write_sum(slot, made)
                made = self._finished(self._plan.node(slot), made)
            else:
                made = self._computed(slot, self._plan.node(slot))
            self._held[slot] = made
        return self._held[slot]

    def _gaps_of(self, slot: int) -> Gaps:
        """Where a node that adds up lacks children, and what becomes of its score there."""
        if slot in self._gaps:
            return self._gaps[slot]
        if self._all.complete[slot - len(self._plan.indicators)]:
            return NO_GAPS
        node, weights = self._plan.node(slot), self._weights(slot)
        if self._all.touched.isdisjoint(node.children):
            rows, kinds, which = self._all.kinds(slot)
            absent, more = taken_over(node, kinds, weights)
            absent, more = absent[:, which], more.T[which]
        else:
            lacking = [self._absent(child) for child in node.children]
            rows = np.unique(np.concatenate([gone for gone, _ in lacking]))
            absent, more = taken_over(node, [there_in(rows, *one) for one in lacking], weights)
            more = more.T
        if rows.size:
            more *= sum_of([self._part(child, rows) for child in node.children], weights).T
        self._gaps[slot] = Gaps(rows=rows, absent=absent, taken=more)
        return self._gaps[slot]

    def _absent(self, slot: int) -> tuple[Rows, Mask]:
        """The rows (g,) in which a slot has no score in some draw; and in which draws, (d, g), or (g,) for all."""
        if slot in self._all.plain:
            gaps = self._gaps_of(slot)
            rows, missing = gaps.rows, gaps.absent
        else:
            rows = self._rows
            missing = np.isnan(self._values(slot) if slot in self._all.touched else self._all.column(slot))
        some = missing if missing.ndim == 1 else missing.any(axis=0)
        return rows[some], missing[..., some]

    def _part(self, slot: int, rows: Rows) -> Matrix:
        """(d, g) the scores of a slot in some rows, (g,) where no draw touches it; 0 where it has none."""
        if slot in self._all.plain:
            made: Matrix = np.empty((self._size, len(rows)))
            self._add_up(slot, rows, made)
            return made
        moves = slot in self._all.touched
        return or_zero(self._values(slot)[:, rows] if moves else self._all.column(slot)[rows])

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
