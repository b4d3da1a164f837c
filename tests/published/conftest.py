"""The published indices as scored, and the figures their bodies published, read without the engine."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
import matching
import numpy as np
import pytest
from catalogue import FOLDER

from dei_core import TrackScores

Row = matching.Row


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
            return Published({(row[region], int(float(row[year]))): row for row in csv.DictReader(file)})

    return read


@pytest.fixture(scope="session")
def scored() -> Callable[..., TrackScores]:
    """A track of an example, the first one where none is named, by the example's folder."""

    def score(name: str, track: str | None = None) -> TrackScores:
        tracks = matching.scored((FOLDER / name).resolve())
        return tracks[track] if track else next(iter(tracks.values()))

    return score


@pytest.fixture(scope="session")
def rows_of() -> Callable[[TrackScores], list[Row]]:
    """The region and year of every scored row."""
    return matching.rows_of
