"""What all sections look at: one track's latest year, best region first, and its tree."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs
import numpy as np

from dei_core import Text, TrackPlan, TrackScores
from dei_core.host import IndexWeights, NodePlan, index_weights, verdicts_of, weight_tree
from dei_core.plugin import Column
from dei_report.story.numbers import SPARE, Words, known, whole
from dei_report.story.saying import both

ROOM, LEAST_HELD = 3_000_000, 100
"""Numbers that a page holds of single regions, about 25 MB, and how many regions it holds whatever they have."""
Rows = np.ndarray[Any, np.dtype[np.intp]]
Place = tuple[str, float, float, str]
"""Parent node, weight in it, weight in the index by it, pillar."""


@attrs.frozen(kw_only=True)
class Leaf:
    """What the index is made of at the bottom: an indicator, or a standard's clause.

    places: (parent node, weight in it, weight in the index by it, pillar) wherever it enters. level: the indicator
    whose value it looks at. standard: of a clause.
    """

    id: str
    name: Text
    places: tuple[Place, ...]
    level: str | None
    standard: str | None

    @property
    def effective(self) -> float:
        """Its weight in the index."""
        return math.fsum(place[2] for place in self.places)


class View:
    """One track in one year, the latest by default.

    rows: into its table, by rank, unranked last, then by code. held: how many of them the page holds one by one,
    the first; all others count in what is told of the whole. room: numbers that the page has for them, or no limit.
    """

    def __init__(self, track: TrackScores, year: int | None = None, room: int | None = None) -> None:
        self.track = track
        self.plan: TrackPlan = track.plan
        years = track.table.years
        wanted = int(years.max(initial=0)) if year is None else year
        latest = np.flatnonzero(years == wanted)
        codes = np.array(track.table.regions)[latest]
        self.rows: Rows = latest[np.lexsort((codes, track.ranks()[latest]))]
        self.year = wanted or self.plan.year
        rising = self.plan.zero < self.plan.scale  # the story's best is its highest, as bars and medians go
        self.zero, self.scale = (self.plan.zero, self.plan.scale) if rising else (0.0, 100.0)
        self.span = self.scale - self.zero
        self.factor = self.span / 100.0
        self.good: dict[str, float] = {}
        self._scores: dict[str, Column] = {}
        self._members: dict[str, dict[str, Rows]] = {}
        self._rank: Column | None = None
        most = len(self.rows) if room is None else max(room // self._numbers, LEAST_HELD)
        self.held = min(len(self.rows), most)

    def score(self, name: str) -> Column:
        """(N,) scores on the printed scale, unrounded; not to be written to."""
        if name not in self._scores:
            self._scores[name] = self.printed(self.track.score(name)[self.rows])
            self._scores[name].flags.writeable = False
        return self._scores[name]

    def printed(self, score: Column) -> Column:
        """Scores of 0-100 on the printed scale, unrounded."""
        return self.zero + score * self.factor

    def weights(self, node: NodePlan) -> tuple[float, ...]:
        """The weights in force of a node's children; where they differ by region, their means in the year."""
        if (node.weigher is None and node.own is None) or not len(self.rows):
            return node.weights
        found = self.track.weights(node.id)[:, self.rows]
        known = found[:, ~np.isnan(found).any(axis=0)]
        if not known.size:
            return node.weights
        same = (known == known[:, :1]).all()
        return tuple((known[:, 0] if same else known.mean(axis=1)).tolist())

    @property
    def total(self) -> Column:
        """(N,) the index on the printed scale, unrounded."""
        return self.score(self.root)

    def told(self, values: Column) -> list[float | None]:
        """Scores on the printed scale, or differences of them, for JSON."""
        return known(self.kept(values))

    def kept(self, values: Column) -> Column:
        """Scores on the printed scale, or differences of them, with two digits to spare; NaN stays NaN.

        Whoever rounds these doubles to the track's decimals, ties whichever way, finds what is printed: what is at a
        tie is told as the next double on the side to which it is rounded.
        """
        kept, printed = np.round(values, self.plan.decimals + SPARE), self.plan.to_decimals(values)
        tie = np.abs(kept - printed) * 10.0**self.plan.decimals > 0.499
        return np.where(tie, np.nextafter(kept, printed), kept)

    def words(self, value: float, decimals: int | None = None) -> str:
        """A score on the printed scale, or a difference, in a sentence. decimals: the track's own."""
        digits = self.plan.decimals if decimals is None else decimals
        return f"{float(self.plan.to_decimals(value, digits)):.{digits}f}"

    def ranks(self, name: str | None = None) -> list[int | None]:
        """(H,) ranks within the year, of the regions that the page holds, for JSON."""
        return whole(self.rank_column(name)[: self.held])

    def ranks_among(self, rows: Rows) -> Column:
        """(n,) ranks of some of its rows as if there were no others; NaN where there is no score."""
        alone = np.full(len(self.track.table), np.nan)
        alone[self.rows[rows]] = self.track.total[self.rows[rows]]
        return self.track.ranked(alone)[self.rows[rows]]

    def rank_column(self, name: str | None = None) -> Column:
        """(N,) ranks within the year."""
        if name is not None:
            return self.track.ranks(name)[self.rows]
        if self._rank is None:
            self._rank = self.track.ranks()[self.rows]
        return self._rank

    @property
    def _numbers(self) -> int:
        """About how many numbers the page has for one region."""
        years = len(np.unique(self.track.table.years))
        clauses = sum(len(item.clauses) for item in self.plan.standards)
        return 30 + 2 * (len(self.inner) + years + clauses) + 4 * len(self.leaves)

    @property
    def root(self) -> str:
        """The id of the index's node."""
        return self.plan.slots[self.plan.root]

    def label(self, name: str) -> Words:
        """The name of a node or indicator, as people call it inside the index."""
        return both(self.plan.label(self.plan.slot(name)))

    @cached_property
    def shares(self) -> dict[str, Column]:
        """What shares the index -> (N,) its points on the printed scale; NaN where missing.

        They sum to the index, from where the scale begins.
        Indicators, and nodes whose method cannot say what each child adds; the root alone where its own cannot.
        """
        return {name: column[self.rows] * self.factor for name, column in self.track.contributions().items()}

    @cached_property
    def slopes(self) -> Mapping[str, Column] | None:
        """Indicator -> (R,) points that the index gains by each of its own; None where that is no one number."""
        return self.track.slopes()

    def members(self, scale: str) -> dict[str, Rows]:
        """The groups of a scale, by name -> the rows in them, in order."""
        if scale not in self._members:
            words = self.track.table.parents[scale]
            mine = [words[row] for row in self.rows.tolist()]
            names = sorted(set(mine))
            place = {name: at for at, name in enumerate(names)}
            codes = np.array([place[word] for word in mine], np.intp)
            order = np.argsort(codes, kind="stable")
            parts = np.split(order, np.searchsorted(codes[order], np.arange(1, len(names))))
            self._members[scale] = {name: rows for name, rows in zip(names, parts, strict=False) if name}
        return self._members[scale]

    def points(self, leaf: Leaf) -> Column:
        """(N,) points of the index that a leaf adds; NaN where it is missing or a node above cannot say."""
        inside = [self.shares[name] for name in self._below(leaf.id) if name in self.shares]
        if not inside:
            return np.full(len(self.rows), np.nan)
        return inside[0] if len(inside) == 1 else np.nansum(inside, axis=0)

    def _below(self, name: str) -> Iterator[str]:
        slot = self.plan.slot(name)
        yield name
        if slot >= len(self.plan.indicators) and name not in self.shares:
            for child in self.plan.node(slot).children:
                yield from self._below(self.plan.slots[child])

    @cached_property
    def weight_tree(self) -> dict[str, dict[str, float]]:
        """Node -> its children with their weights in force."""
        return weight_tree(self.plan, self.weights)

    @cached_property
    def index_weights(self) -> IndexWeights:
        """What each node and indicator weighs in the index; nominal where a node is no weighted mean."""
        return index_weights(self.weight_tree, self.root)

    @cached_property
    def branches(self) -> dict[str, dict[str, float]]:
        """Every node and indicator of the index below the root -> pillar -> its nominal weight in the index by it."""
        found: dict[str, dict[str, float]] = {}
        for pillar, share in self.weight_tree[self.root].items():
            for name, weight in index_weights(self.weight_tree, pillar).whole.items():
                found.setdefault(name, {})[pillar] = weight * share
        return found

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaves of the index in the order of the tree."""
        levels = {c.score: (c.level, s.id) for s in self.plan.standards for c in s.clauses}
        places: dict[str, list[Place]] = {}
        for name, place in self._places(self.plan.root, set()):
            places.setdefault(name, []).append(place)
        leaves = []
        for name, found in places.items():
            own = name if self.plan.slot(name) < len(self.plan.indicators) else None
            level, standard = levels.get(name, (own, None))
            label = self.plan.label(self.plan.slot(name))
            leaves.append(Leaf(id=name, name=label, places=tuple(found), level=level, standard=standard))
        return tuple(leaves)

    def _places(self, slot: int, seen: set[int]) -> Iterator[tuple[str, Place]]:
        """Each leaf below a node with its places, one for each node that holds it and pillar which that node is in."""
        node = self.plan.node(slot)
        for child in node.children:
            name = self.plan.slots[child]
            weight = self.weight_tree[node.id][name]
            if self.is_leaf(child):
                inside = {name: 1.0} if slot == self.plan.root else self.branches[node.id]
                for pillar, share in inside.items():
                    yield name, (node.id, weight, share * weight, pillar)
            elif child not in seen:
                seen.add(child)
                yield from self._places(child, seen)

    def is_leaf(self, slot: int) -> bool:
        """Whether a slot is a leaf of the story: an indicator, or a standard's clause whatever it is made of."""
        return slot < len(self.plan.indicators) or self.plan.slots[slot] in self._clauses

    @cached_property
    def _clauses(self) -> frozenset[str]:
        return frozenset(clause.score for item in self.plan.standards for clause in item.clauses)

    @cached_property
    def inner(self) -> tuple[int, ...]:
        """The slots of the index's nodes above the leaves, a parent before its children."""
        found: dict[int, None] = {}

        def down(slot: int) -> None:
            found[slot] = None
            for child in self.plan.node(slot).children:
                if not self.is_leaf(child) and child not in found:
                    down(child)

        down(self.plan.root)
        return tuple(found)

    @cached_property
    def pillars(self) -> tuple[str, ...]:
        """The root's children."""
        return tuple(self.plan.slots[child] for child in self.plan.node(self.plan.root).children)

    def verdicts(self, clause: Any) -> np.ndarray:
        """(N,) 1 passed, 0 failed, -1 missing, 2 scored."""
        found: np.ndarray = verdicts_of(self.track, clause)[self.rows]
        return found

    def region(self, row: int) -> dict[str, Any]:
        """Who is in a row, for JSON."""
        at = int(self.rows[row])
        table = self.track.table
        return {"row": row, "id": table.regions[at], "name": table.names[at]}
