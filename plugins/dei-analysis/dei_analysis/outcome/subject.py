"""What is analysed: one track in one year, its regions in the order of their codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dei_core import Scorecard, TrackScores
from dei_core.host import IndicatorPlan, NodePlan, cell_states
from dei_core.plugin import Column


class Subject:
    """One track in one year.

    track: all years. year: 0 where the data have none. rows: the track's rows of that year by region code, so that no
    order of the data changes a bit of what is computed from them.
    """

    def __init__(self, track: TrackScores, year: int) -> None:
        self.track = track
        self.year = year
        codes = np.array(track.table.regions)
        rows = np.flatnonzero(track.table.years == year)
        self.rows: npt.NDArray[np.intp] = rows[np.argsort(codes[rows])]
        self._columns: dict[tuple[str, str], Column] = {}

    @property
    def shown_year(self) -> int:
        """The year that tables name: the plan's where the data have none."""
        return self.year or self.track.plan.year

    @property
    def regions(self) -> tuple[str, ...]:
        """The region codes, sorted."""
        return tuple(self.track.table.regions[row] for row in self.rows.tolist())

    @cached_property
    def indicators(self) -> tuple[IndicatorPlan, ...]:
        """The indicators that the index is made of and that have data."""
        plan = self.track.plan
        inside = (plan.indicators[slot] for slot in sorted(plan.reached) if slot < len(plan.indicators))
        return tuple(item for item in inside if not np.isnan(self.score(item.id)).all())

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(item.id for item in self.indicators)

    @cached_property
    def nodes(self) -> tuple[NodePlan, ...]:
        """The nodes of the index, from the root down."""
        plan = self.track.plan
        return tuple(
            plan.node(slot) for slot in sorted(plan.reached, reverse=True) if slot >= len(plan.indicators)
        )

    @property
    def root(self) -> str:
        """The id of the index."""
        return self.nodes[0].id

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> the ids of its children, indicators without data left out."""
        slots = self.track.plan.slots
        known = {*self.leaves, *(node.id for node in self.nodes)}
        return {
            node.id: tuple(slots[child] for child in node.children if slots[child] in known)
            for node in self.nodes
        }

    @cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """Node -> the indicators below it, each once."""
        found: dict[str, tuple[str, ...]] = {}
        for node in reversed(self.nodes):
            parts = [found.get(child, (child,)) for child in self.children[node.id]]
            found[node.id] = tuple(dict.fromkeys(leaf for part in parts for leaf in part))
        return {node.id: found[node.id] for node in self.nodes}

    @cached_property
    def weights(self) -> Mapping[str, Mapping[str, float]]:
        """Node -> child -> the weight inside the node, as declared or as a method set it; all children."""
        slots = self.track.plan.slots
        return {
            node.id: {
                slots[child]: float(weight)
                for child, weight in zip(
                    node.children, self.track.weights(node.id)[:, self.rows[0]], strict=True
                )
            }
            for node in self.nodes
        }

    def score(self, name: str) -> Column:
        """(n,) a node's or an indicator's score, 0-100."""
        return self._kept("score", name)

    def scored(self, name: str) -> Column:
        """(n,) an indicator's values as scored: imputed and treated, in its unit."""
        return self._kept("scored", name)

    def measured(self, name: str) -> Column:
        """(n,) an indicator's values as given or derived, before imputation and treatment, in its unit."""
        return self._kept("measured", name)

    def _kept(self, what: str, name: str) -> Column:
        if (what, name) not in self._columns:
            self._columns[what, name] = self._made(what, name)
        return self._columns[what, name]

    def _made(self, what: str, name: str) -> Column:
        if what == "score":
            return self.track.score(name)[self.rows]
        column = self.track.raw(name)[self.rows]
        if what == "measured":
            given = self.track.table.columns.get(self.track.column(name))
            if given is not None:
                return given[self.rows]
            imputed = np.array(cell_states(self.track, name))[self.rows] == "imputed"
            column = np.where(imputed, np.nan, column)
        return column


def subjects(card: Scorecard, year: int | None = None) -> Iterator[Subject]:
    """Every track of a scorecard in one year: the one asked for, or its latest with a score.

    A track without any row of that year, or without any score, is passed over.
    """
    for track in card.tracks.values():
        years = track.table.years[~np.isnan(track.total)]
        if len(years):
            wanted = int(years.max()) if year is None else year
            if (years == wanted).any() or (wanted == track.plan.year and not years.any()):
                yield Subject(track, wanted if years.any() else 0)
