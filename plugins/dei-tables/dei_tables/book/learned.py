"""The sheet of what methods learned from the regions: means, bounds, tests of outliers, diagnostics of weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dei_core import Text, TrackScores
from dei_core.host import VOCABULARY, references_frame
from dei_tables.book import words
from dei_tables.book.columns import Column, both

_ARRAY = "["
"""In the name of a value that is one of many: samples kept by ranks, weights that have a sheet of their own."""


def learned_columns(tracks: Sequence[TrackScores]) -> tuple[Column, ...]:
    """One line per number, arrays left out; no line where nothing was learned."""
    columns = references_frame(tracks).columns
    kept = [row for row, name in enumerate(columns["name"]) if _ARRAY not in name]
    names = {track.plan.id: _labels(track) for track in tracks}

    def of(title: Text, key: str) -> Column:
        said = [columns[key][row] or None for row in kept]
        return Column(title=title, code=key, cells=said, words=True, level=2)

    labels = [names[columns["track"][row]].get(columns["id"][row]) for row in kept]
    stages: list[str] = [columns["stage"][row] for row in kept]
    values = np.asarray(columns["value"], dtype=np.float64)[kept]
    return (
        of(words.TRACK, "track"),
        Column(
            title=words.STAGE, code="stage", cells=[_stage(stage) for stage in stages], words=True, level=2
        ),
        of(words.LEARNED_BY, "id"),
        Column(title=words.LEARNED_NAME, cells=labels, words=True, level=2),
        of(words.WITHIN, "group"),
        of(words.QUANTITY, "name"),
        Column(title=words.VALUE, code="value", cells=values, shape="General", level=2, width=20),
    )


def _labels(track: TrackScores) -> dict[str, str]:
    plan = track.plan
    return {name: both(plan.label(slot), " ") for slot, name in enumerate(plan.slots)}


def _stage(stage: str) -> str:
    return both(VOCABULARY.stages[stage], " ") if stage in VOCABULARY.stages else stage
