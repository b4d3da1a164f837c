"""Draws columns of made-up values: seeded, skewed, correlated, the same digits on every machine."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from dei_core.plugin import Column

YEARS = (2022, 2023)
"""The editions that values are drawn for."""
KEPT = 0.97
"""How much of a region's own deviation is still there a year later."""
DRIFT = 0.15
"""How many standard deviations a column moves for the better in a year."""

Row = dict[str, str]
Settings = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """How one column's values lie: median and spread (of the logarithm where skewed), held to a range.

    mean: a published one that the column is brought to. less: taken off, down to 0, so that most have none.
    yes_no: the cells are 1 or 0.
    """

    median: float
    spread: float
    skewed: bool
    lowest: float
    highest: float
    direction: int
    pillar: str
    mean: float | None = None
    less: float = 0.0
    yes_no: bool = False


class Streams:
    """Random numbers by name. Only PCG64's raw output is used, which numpy promises never to change."""

    def __init__(self, seed: int, rows: int) -> None:
        self.seed, self.rows = seed, rows

    def uniform(self, *names: str) -> Iterator[Column]:
        """Columns of uniform numbers in [0, 1), one after another."""
        key = zlib.crc32("/".join(names).encode())
        source = np.random.PCG64(np.random.SeedSequence([self.seed, key]))
        while True:
            yield (source.random_raw(self.rows) >> np.uint64(11)) * 2.0**-53

    def normal(self, *names: str) -> Column:
        """(rows,) of mean 0 and variance 1: twelve uniform numbers less six, without any library function."""
        uniform = self.uniform(*names)
        return reduce(np.add, [next(uniform) for _ in range(12)]) - 6.0

    def by_word(self, words: list[str], *names: str) -> Column:
        """(rows,) normal numbers, the same for all rows with the same word."""
        single = Streams(self.seed, 1)
        drawn = {word: float(single.normal(*names, word)[0]) for word in sorted(set(words))}
        return np.array([drawn[word] for word in words])


class Specimen:
    """The values of one kind of region, for all years.

    rows: the regions, all of them in both years; those that are not yet in a sample are left out in writing.
    """

    def __init__(self, kind: str, rows: list[Row], settings: Settings) -> None:
        self.kind, self.rows, self.settings = kind, rows, settings
        self.streams = Streams(settings["seed"], len(rows))
        self.development = self._development()
        self.sizes: dict[str, Settings] = settings["size"][kind]

    def _development(self) -> Column:
        places = {"city": 0.3, "province": 0.15}
        total = 0.4 * self.streams.normal(self.kind, "own")
        for place, weight in places.items():
            total = total + weight * self.streams.by_word([row[place] for row in self.rows], place)
        for place in ("stratum", "economic_region"):
            total = total + np.array([self.settings[place][row[place]] for row in self.rows])
        return total / 0.8

    def deviation(self, name: str, pillar: str, year: int) -> Column:
        """(R,) how far each region is ahead in an indicator, in standard deviations: half of it development."""
        shared = 0.4 * self.streams.normal(self.kind, "pillar", pillar) if pillar else 0.0
        own = self.streams.normal(self.kind, name)
        for later in range(YEARS[0] + 1, year + 1):
            fresh = self.streams.normal(self.kind, name, str(later))
            own = KEPT * own + math.sqrt(1.0 - KEPT**2) * fresh
        return 0.6 * self.development + shared + 0.6 * own + DRIFT * (year - YEARS[-1])

    def size(self, name: str, year: int) -> Column:
        """(R,) a denominator, as it will be written."""
        entry = self.sizes[name]
        pull, spread = entry["pull"], entry["spread"]
        own = self.streams.normal(self.kind, name)
        mixed = pull * self.development + math.sqrt(1.0 - pull**2) * own
        value = entry["median"] * np.exp(spread * mixed) * 1.01 ** (year - YEARS[-1])
        return value * self.size(entry["per"], year) if "per" in entry else value

    def value(self, name: str, shape: Shape, year: int) -> Column:
        """(R,) an indicator's values, inside its range."""
        values = self._drawn(name, shape, year)
        if shape.mean is not None:
            values = values * (shape.mean / float(np.mean(self._drawn(name, shape, YEARS[-1]))))
        return np.clip(values, shape.lowest, shape.highest)

    def _drawn(self, name: str, shape: Shape, year: int) -> Column:
        ahead = shape.direction * self.deviation(name, shape.pillar, year)
        if shape.yes_no:
            return (ahead > (-0.7 if shape.direction > 0 else 1.9)).astype(np.float64)
        if shape.skewed:
            drawn = shape.median * np.exp(shape.spread * ahead)
            return np.maximum(drawn - shape.less, 0.0) if shape.less else drawn
        return np.clip(shape.median + shape.spread * ahead, shape.lowest, shape.highest)

    def gaps(self, name: str, year: int) -> np.ndarray:
        """(R,) which cells are left empty: the less developed a region, the more of them."""
        weight = np.exp(-0.6 * self.development)
        chance = self.settings["missing"] * weight / float(np.mean(weight))
        return next(self.streams.uniform(self.kind, "gap", name, str(year))) < chance
