"""How near an example's scores come to a published table."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from pathlib import Path

import attrs
import numpy as np
from catalogue import Comparison, Index

from dei_core import TrackScores, evaluate

Row = tuple[str, int]
"""A region and a year; 0 where a table has no years."""

_FULL_DOUBLE = 12
_SLACK = 1e-5
"""Of half a unit: what a sum of doubles may miss a tie of nine decimals by."""


@attrs.frozen(kw_only=True)
class Match:
    """What was measured. distances: (row, node) -> how far the score is from the print; NaN where there is none."""

    distances: Mapping[tuple[Row, str], float]
    half_unit: float
    apart: frozenset[Row]

    @property
    def rows(self) -> int:
        """How many values are published."""
        return len(self.distances)

    @property
    def equal(self) -> int:
        """How many scores round to the published value."""
        return sum(distance <= self.half_unit * (1.0 + _SLACK) for distance in self.distances.values())

    @property
    def unscored(self) -> int:
        """How many published values the example has no score for."""
        return sum(np.isnan(distance) for distance in self.distances.values())

    @property
    def largest(self) -> float:
        """The greatest distance outside the exceptions."""
        inside = [gap for (row, _), gap in self.distances.items() if row not in self.apart and gap == gap]
        return max(inside, default=0.0)


@functools.cache
def scored(folder: Path) -> Mapping[str, TrackScores]:
    """The tracks of an edition, scored once."""
    return evaluate(folder).card.tracks


def rows_of(track: TrackScores) -> list[Row]:
    """The region and year of every scored row."""
    return list(zip(track.table.regions, track.table.years.tolist(), strict=True))


def measure(index: Index, comparison: Comparison, data: Path) -> Match:
    """A comparison's distances over all its editions. data: the folder that holds the published tables."""
    distances: dict[tuple[Row, str], float] = {}
    for edition in comparison.editions or index.editions:
        tracks = scored(index.path(edition))
        for name in comparison.tracks or tracks:
            distances |= _distances(comparison, tracks[name], data)
    half = 1e-9 if comparison.digits > _FULL_DOUBLE else 0.5 * 10.0**-comparison.digits
    apart = frozenset(row for row, _ in distances if is_exception(row, comparison))
    return Match(distances=distances, half_unit=half, apart=apart)


def _distances(comparison: Comparison, track: TrackScores, data: Path) -> dict[tuple[Row, str], float]:
    """How far a track's scores are from the print, where there is one."""
    printed = published(data / comparison.file, comparison, track)
    rows, found = rows_of(track), {}
    for node, header in comparison.columns.items():
        values = comparison.offset + comparison.scale * _found(comparison, track, node)
        expected = {
            row: value
            for row in rows
            if (value := printed[row if row in printed else (row[0], 0)].get(header)) is not None
            and (not comparison.years or row[1] in comparison.years)
        }
        have = {row for row, value in zip(rows, values.tolist(), strict=True) if not np.isnan(value)}
        places = (
            _places({row: expected[row] for row in expected if row in have}) if comparison.of_scores else {}
        )
        for row, value in zip(rows, values.tolist(), strict=True):
            if row in expected and not (comparison.where_scored and np.isnan(value)):
                low, high = places.get(row, (expected[row], expected[row]))
                unit = abs(low) or 1.0 if comparison.value else 1.0
                found[row, node] = abs(value - min(max(value, low), high)) / unit
    return found


def _places(scores: Mapping[Row, float]) -> dict[Row, tuple[float, float]]:
    """The first and the last place that each published score covers within its year, 1 the best."""
    found: dict[Row, tuple[float, float]] = {}
    for year in {year for _, year in scores}:
        rows = [row for row in scores if row[1] == year]
        values = np.array([scores[row] for row in rows])
        rising = np.sort(values)
        above = len(rows) - np.searchsorted(rising, values, side="right")
        upto = len(rows) - np.searchsorted(rising, values, side="left")
        found |= {row: (above[at] + 1.0, float(upto[at])) for at, row in enumerate(rows)}
    return found


def _found(comparison: Comparison, track: TrackScores, node: str) -> np.ndarray:
    """What the example has for a node: a score, a rank, or an indicator's value."""
    if comparison.rank:
        return track.ranks(node)
    return track.raw(full_id(track, node)) if comparison.value else track.score(full_id(track, node))


def is_exception(row: Row, comparison: Comparison) -> bool:
    """Whether a row is documented to be further off."""
    return row[0] in comparison.exceptions or f"{row[0]} {row[1]}" in comparison.exceptions


def full_id(track: TrackScores, name: str) -> str:
    """The id of a node, or the full id of the indicator that a bare name means."""
    fits = [slot for slot in track.plan.slots if slot == name or slot.rpartition(".")[2] == name]
    return name if name in fits else fits[0]


def published(path: Path, comparison: Comparison, track: TrackScores) -> dict[Row, dict[str, float]]:
    """The numbers of a published table by region and year; what is not published is left out."""
    intake = track.plan.intake
    region = comparison.region or intake.region
    year = intake.year if comparison.year is None else comparison.year
    absent = {"", *intake.missing, *comparison.missing}
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    found: dict[Row, dict[str, float]] = {}
    for cells in table:
        when = int(float(intake.years.get(cells[year], cells[year]))) if year else 0
        inside = {header: cells[header].strip() for header in comparison.columns.values()}
        found[cells[region].strip(), when] = {
            header: float(cell) for header, cell in inside.items() if cell not in absent
        }
    return found
