"""The sheets of the standards that a track is held to: who meets which clause, and what is lacking."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np

from dei_core import Scorecard, Text, TrackPlan
from dei_core.host import VOCABULARY, compliance_frame
from dei_tables.book import words
from dei_tables.book.columns import Column, both, shape_of
from dei_tables.book.scores import TrackSheets

_TOTAL = "overall"


class StandardSheets:
    """The compliance of one track, a column for every clause, in the rows of the track's other sheets."""

    def __init__(self, sheets: TrackSheets) -> None:
        self._sheets = sheets
        self._plan: TrackPlan = sheets.plan

    @cached_property
    def _blocks(self) -> dict[tuple[str, str], slice]:
        """(standard, clause) -> its rows in the result table, which has those of a clause together."""
        columns = self._frame
        rows = len(self._sheets.order)
        starts = range(0, len(columns["clause"]), rows) if rows else ()
        return {
            (columns["benchmark"][start], columns["clause"][start]): slice(start, start + rows)
            for start in starts
        }

    @cached_property
    def _frame(self) -> Any:
        return compliance_frame(Scorecard({self._plan.id: self._sheets.track})).columns

    def compliance(self) -> tuple[Column, ...]:
        """The verdict on every clause, and first on each standard as a whole; an empty cell is a missing value."""
        return (*self._sheets.leading, *(self._verdicts(*about) for about in self._clauses()))

    @cached_property
    def has_gaps(self) -> bool:
        """Whether any clause has a pass mark that one can be short of."""
        return len(self.gaps()) > len(self._sheets.leading)

    def gaps(self) -> tuple[Column, ...]:
        """What is lacking to meet each clause, 0 where it is met, for the clauses that can be met."""
        return (*self._sheets.leading, *(column for about in self._clauses() for column in self._gap(*about)))

    def _clauses(self) -> Iterator[tuple[tuple[str, str], Text, Text, str, int]]:
        """For each column: its key, its name, its standard's name, its unit and the level of its header."""
        for standard in self._plan.standards:
            total = Text(
                en=words.OVERALL.en.format(name=standard.name.en),
                zh=words.OVERALL.zh.format(name=standard.name.zh),
            )
            yield (standard.id, _TOTAL), total, standard.name, "", 2
            for clause in standard.clauses:
                unit = both(self._plan.indicators[self._plan.slot(clause.level)].unit, " ")
                yield (standard.id, clause.id), clause.name, standard.name, unit, 3

    def _verdicts(self, key: tuple[str, str], name: Text, standard: Text, unit: str, level: int) -> Column:
        said = self._cells(key, "verdict")
        shown = {verdict: both(text, " ") for verdict, text in VOCABULARY.verdicts.items()}
        return Column(
            title=name,
            code=key[1],
            group=f"{standard.zh} {key[0]}",
            unit=self._demand(key, unit),
            cells=[None if verdict == "missing" else shown[verdict] for verdict in said],
            words=True,
            marks=said,
            level=level,
        )

    def _gap(
        self, key: tuple[str, str], name: Text, standard: Text, unit: str, level: int
    ) -> Iterator[Column]:
        gaps = self._cells(key, "gap")
        if key[1] != _TOTAL and not np.isnan(gaps).all():
            yield Column(
                title=name,
                code=key[1],
                group=f"{standard.zh} {key[0]}",
                unit=self._demand(key, unit),
                cells=gaps,
                shape=shape_of(gaps),
                scale="points",
                level=level,
            )

    def _demand(self, key: tuple[str, str], unit: str) -> str:
        """What the clause demands, where it demands the same of all; else its unit."""
        demands = {value for value in self._cells(key, "threshold").tolist() if value == value}
        if key[1] == _TOTAL or len(demands) != 1:
            return unit
        value = f"{demands.pop():.12g} {unit}".strip()
        return f"{both(words.THRESHOLD, ' ')} {value}"

    def _cells(self, key: tuple[str, str], name: str) -> Any:
        block = self._frame[name][self._blocks[key]]
        if isinstance(block, np.ndarray):
            return block[self._sheets.order]
        return [block[row] for row in self._sheets.order]
