"""Examples scored by the engine, and the figures their bodies published, read without the engine."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
import numpy as np
import pytest

from dei_core import TrackScores, evaluate

Row = tuple[str, int]
"""A region and a year."""


@attrs.frozen
class Published:
    """A published table by region and year; an empty cell is NaN."""

    rows: Mapping[Row, Mapping[str, str]]

    def column(self, header: str, rows: list[Row]) -> np.ndarray:
        """The numbers under a header for some rows, in their order."""
        return np.array([float(self.rows[row][header] or "nan") for row in rows])


@pytest.fixture(scope="session")
def published(shared: Path) -> Callable[..., Published]:
    """Reads a published table: path below the data folder, headers of region and year."""

    def read(path: str, region: str, year: str) -> Published:
        with (shared / "data" / path).open(encoding="utf-8", newline="") as file:
            return Published({(row[region], int(row[year])): row for row in csv.DictReader(file)})

    return read


@pytest.fixture(scope="session")
def scored(repository: Path) -> Callable[[str], TrackScores]:
    """The one track of an example, scored once in a session, by the example's folder."""
    done: dict[str, TrackScores] = {}

    def score(name: str) -> TrackScores:
        if name not in done:
            done[name] = evaluate(repository / "examples" / name).card.only
        return done[name]

    return score


@pytest.fixture(scope="session")
def rows_of() -> Callable[[TrackScores], list[Row]]:
    """The region and year of every scored row."""
    return lambda track: list(zip(track.table.regions, track.table.years.tolist(), strict=True))
