"""The sheets of one track: ranking, scores, normalised scores, data, contributions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from dei_core import Text, TrackScores
from dei_core.host import VOCABULARY, cell_states
from dei_tables.book import words
from dei_tables.book.columns import Column, both, shape_of
from dei_tables.book.tree import pillars, reading_order


class TrackSheets:
    """One track as columns of cells, its regions in the order of the ranking on every sheet.

    Scores are printed on the scale of the track's framework, with its decimals.
    """

    def __init__(self, track: TrackScores) -> None:
        self.track = track
        self.plan = track.plan
        self.order = np.lexsort((np.array(track.table.regions), track.ranks(), track.table.years))
        self._states: dict[str, list[str]] = {}

    @cached_property
    def slots(self) -> tuple[int, ...]:
        """Every slot in reading order."""
        return reading_order(self.plan)

    @cached_property
    def _slots(self) -> dict[str, int]:
        return {name: slot for slot, name in enumerate(self.plan.slots)}

    @cached_property
    def pillars(self) -> dict[int, Text]:
        """Slot -> the name of its pillar."""
        return pillars(self.plan)

    @cached_property
    def leading(self) -> tuple[Column, ...]:
        """The columns that say which row it is: code, name, year."""
        table, order = self.track.table, self.order
        years = table.years[order]
        return (
            Column(title=words.REGION, code="region", cells=self._sorted(table.regions), words=True),
            Column(title=words.NAME, code="name", cells=self._sorted(table.names), words=True),
            Column(
                title=words.YEAR,
                code="year",
                cells=np.where(years == 0, self.plan.year, years),
                shape="0",
                width=8,
            ),
        )

    def ranking(self) -> tuple[Column, ...]:
        """Rank, score, tier and coverage of the index, then score and rank of every pillar."""
        track, table = self.track, self.track.table
        rank = Column(title=words.RANK, code="rank", cells=track.ranks()[self.order], shape="0", width=8)
        parents = [
            Column(
                title=VOCABULARY.parents.get(scale, Text(en=scale, zh=scale)),
                code=scale,
                cells=self._sorted(said),
                words=True,
            )
            for scale, said in table.parents.items()
        ]
        root = self.plan.root - len(self.plan.indicators)
        coverage = Column(
            title=words.COVERAGE, code="coverage", cells=track.coverage[root][self.order], shape="0.0%"
        )
        tiers = (
            [Column(title=words.TIER, code="tier", cells=self._tiers(), words=True)]
            if self.plan.tiers
            else []
        )
        return (
            rank,
            *self.leading,
            *parents,
            self._score(self.plan.root, "bar"),
            *tiers,
            coverage,
            *self._pillars(),
        )

    def scores(self) -> tuple[Column, ...]:
        """The score of every node."""
        first = len(self.plan.indicators)
        return (*self.leading, *(self._score(slot, "score") for slot in self.slots if slot >= first))

    def normalised(self) -> tuple[Column, ...]:
        """The score of every indicator and clause."""
        first = len(self.plan.indicators)
        return (*self.leading, *(self._score(slot, "score") for slot in self.slots if slot < first))

    def raw(self) -> tuple[Column, ...]:
        """Every column that an indicator or clause looks at, then those that others derive from."""
        first, track = len(self.plan.indicators), self.track
        columns: dict[str, Column] = {}
        for slot in self.slots:
            item = self.plan.indicators[slot] if slot < first else None
            if item is not None and item.column not in columns:
                marks = self._sorted(cell_states(track, item.id))
                name = self.plan.label(self._plainest(item.column, slot))
                columns[item.column] = self._data(
                    name,
                    item.column,
                    both(item.unit, " "),
                    track.published(item.id),
                    marks,
                    self._group(slot),
                )
        for source in self.plan.intake.columns:
            if source.indicator not in columns and source.indicator in track.table.columns:
                values = track.table.columns[source.indicator]
                marks = [
                    "missing" if missing else "given" for missing in np.isnan(values)[self.order].tolist()
                ]
                group = both(words.AUXILIARY, " ")
                columns[source.indicator] = self._data(
                    source.name, source.indicator, both(source.unit, " "), values, marks, group
                )
        return (*self.leading, *columns.values())

    def contributions(self) -> tuple[Column, ...]:
        """The index, then the points of every leaf in reading order."""
        parts = self.track.contributions()
        leaves = [slot for slot in self.slots if self.plan.slots[slot] in parts]
        shape = self._shape(1)
        points = (
            Column(
                title=self.plan.label(slot),
                code=self.plan.slots[slot],
                group=self._group(slot),
                cells=self._scaled(parts[self.plan.slots[slot]]) - self.plan.zero,
                shape=shape,
                scale="points",
                level=3,
            )
            for slot in leaves
        )
        return (*self.leading, self._score(self.plan.root, "bar"), *points)

    def _pillars(self) -> list[Column]:
        made: list[Column] = []
        for slot in self.plan.node(self.plan.root).children:
            name, ident = self.plan.label(slot), self.plan.slots[slot]
            title = Text(en=words.RANK_OF.en.format(name=name.en), zh=words.RANK_OF.zh.format(name=name.zh))
            ranks = self.track.ranks(ident)[self.order]
            made += [
                self._score(slot, "score"),
                Column(title=title, code=f"{ident} rank", cells=ranks, shape="0", level=2),
            ]
        return made

    def _score(self, slot: int, scale: Any) -> Column:
        first = len(self.plan.indicators)
        level = 3 if slot < first else min(self.plan.node(slot).level, 4)
        return Column(
            title=self.plan.label(slot),
            code=self.plan.slots[slot],
            group=self._group(slot) if slot < first else "",
            cells=self._scaled(self.track.score(self.plan.slots[slot])),
            shape=self._shape(),
            scale=scale,
            level=level,
        )

    def _data(
        self, name: Text, code: str, unit: str, values: Any, marks: Sequence[str], group: str
    ) -> Column:
        return Column(
            title=name,
            code=code,
            group=group,
            unit=unit,
            cells=values[self.order],
            shape=shape_of(values),
            marks=marks,
            level=3,
        )

    def _plainest(self, column: str, slot: int) -> int:
        """The slot whose name a column of data bears: the indicator's own where the track has it."""
        return self._slots.get(column, slot)

    def _group(self, slot: int) -> str:
        return both(self.pillars.get(slot, words.BESIDE), " ")

    def _shape(self, more: int = 0) -> str:
        decimals = self.plan.decimals + more
        return f"0.{'0' * decimals}" if decimals else "0"

    def _scaled(self, scores: Any) -> Any:
        return self.plan.printed(scores[self.order])

    def _sorted(self, said: Sequence[str]) -> list[str]:
        return [said[row] for row in self.order]

    def _tiers(self) -> list[str | None]:
        scheme = self.plan.tiers
        names = () if scheme is None else scheme.names
        return [
            both(names[code], " ") if code >= 0 else None for code in self.track.tiers()[self.order].tolist()
        ]
