"""Writes the specimen data of dei-2022 and dei-2023: districts.csv, counties.csv and zones.csv of both editions.

    python examples/dei-2023/make_specimen.py

Which columns there are, and the range, direction, goalposts and thresholds of each, is asked of the packs through the
editions; `specimen.toml` holds what they cannot know. Every column has a random stream of its own, so that a new
indicator in a pack adds a column and changes no other.
"""

from __future__ import annotations

import csv
import io
import math
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from drawing import YEARS, Row, Settings, Shape, Specimen

from dei_core import DeiError, TrackPlan, open_edition
from dei_core.host import IndicatorPlan, Registry
from dei_core.plugin import Column

HERE = Path(__file__).resolve().parent
KINDS = {"districts": "district", "counties": "county", "zones": "zone"}
PLACES = ("region", "name", "city", "province", "cluster", "economic_region", "terrain")
MARKS = ("low", "high", "unallowed", "satisfactory", "target", "at", "mean", "best_low", "best_high")
"""Parameters that are in an indicator's unit."""
UNDO = {"log": math.exp, "log1p": math.expm1}


def marks(item: IndicatorPlan) -> list[float]:
    """The numbers in the indicator's own unit that its rule is made of, rising."""
    undo = UNDO[item.transform.method.id] if item.transform else float
    found = []
    for params in item.variants.values():
        given = [
            getattr(params, name) for name in MARKS if isinstance(getattr(params, name, None), float | tuple)
        ]
        found += [undo(one) for value in given for one in (value if isinstance(value, tuple) else (value,))]
    return sorted(set(found))


def shape_of(name: str, entity: Any, rules: list[IndicatorPlan], pillar: str, settings: Settings) -> Shape:
    """How an indicator's values lie: from `typical`, else from its range and the rules that look at it."""
    direction = 1 if entity.direction == "higher" else -1
    methods = {item.normalizer.id for item in rules}
    anchors = [one.mean for item in rules if item.normalizer.id == "anchor" for one in item.variants.values()]
    growth = entity.lowest is not None and entity.lowest < 0.0
    skewed = (entity.highest is None and not growth) or any(item.transform for item in rules)
    typical = settings["typical"].get(name, {})
    if not typical:
        goalposts = next((found for found in map(marks, rules) if len(found) > 1), None)
        numbers = goalposts or sorted({number for item in rules for number in marks(item)})
        demanded = bool(methods & {"min", "max"})
        placed = _between(numbers, skewed) if len(numbers) > 1 else _around(name, entity, numbers, demanded)
    else:
        placed = typical["median"], typical["spread"]
        skewed, direction = True, typical.get("direction", direction)
    return Shape(
        *placed,
        skewed=skewed,
        lowest=-math.inf if entity.lowest is None else entity.lowest,
        highest=math.inf if entity.highest is None else entity.highest,
        direction=direction,
        pillar=pillar,
        mean=settings["mean"].get(name, anchors[0] if anchors else None),
        less=typical.get("less", 0.0),
        yes_no="gate" in methods,
    )


def _between(numbers: list[float], skewed: bool) -> tuple[float, float]:
    """Nearly all regions between the least and the greatest of a rule's numbers."""
    low, high = numbers[0], numbers[-1]
    if not skewed:
        return (low + high) / 2, (high - low) / 5
    least = math.log(max(low, 0.02 * high))
    return math.exp((least + math.log(high)) / 2), (math.log(high) - least) / 5


def _around(name: str, entity: Any, numbers: list[float], demanded: bool) -> tuple[float, float]:
    """More than half of the regions past a single number; two thirds up the range where there is none."""
    better = 1 if entity.direction == "higher" else -1
    if entity.highest is None or entity.lowest is None:
        if not numbers:
            raise SystemExit(f"specimen.toml: [typical] needs '{name}', for which no rule names a number")
        return numbers[0] * math.exp(0.1 * better), 0.35
    width = entity.highest - entity.lowest
    if not numbers or (not demanded and numbers[0] == entity.highest):
        return entity.lowest + (0.65 if better > 0 else 0.35) * width, 0.13 * width
    if numbers[0] in (entity.lowest, entity.highest):
        return numbers[0] - 0.01 * better * width, 0.03 * width
    return numbers[0] + 0.05 * better * width, 0.12 * width


class Columns:
    """The columns of one track's data file for one year, as its edition's plan asks for them."""

    def __init__(self, track: TrackPlan, registry: Registry, specimen: Specimen) -> None:
        self.track, self.registry, self.specimen = track, registry, specimen
        self.derived = {item.id: item for item in track.derived}
        self.source = {
            item.of[0]: item.id for item in track.derived if item.step.method.id in ("ratio", "share")
        }
        self.pillars = dict(self._pillars())
        self.needed = {column.header: column for column in reversed(track.intake.columns)}

    def _pillars(self) -> Iterator[tuple[str, str]]:
        """Indicator and pillar, for all that the index is made of."""
        first = len(self.track.indicators)
        for pillar in self.track.node(self.track.root).children:
            open_slots = [pillar]
            while open_slots:
                slot = open_slots.pop()
                if slot < first:
                    yield self.track.indicators[slot].column, self.track.slots[pillar]
                else:
                    open_slots += self.track.node(slot).children

    def shape(self, name: str) -> Shape:
        """How an indicator lies."""
        rules = sorted(
            (item for item in self.track.indicators if item.column == name), key=lambda item: item.id != name
        )
        entity = self.registry.find("indicator", name)
        return shape_of(name, entity, rules, self.pillars.get(name, ""), self.specimen.settings)

    def values(self, name: str, year: int) -> Column:
        """(R,) unrounded values; a numerator is what makes its ratio or share come out as drawn."""
        if name in self.specimen.sizes:
            return self.specimen.size(name, year)
        if name not in self.source or name in self.specimen.settings["typical"]:
            return self.specimen.value(name, self.shape(name), year)
        target = self.derived[self.source[name]]
        factor = getattr(target.step.params, "factor", 100.0)
        ratio = self.specimen.value(target.id, self.shape(target.id), year)
        return ratio * self.values(target.of[1], year) / factor

    def of_others(self, name: str) -> np.ndarray:
        """(R,) which regions an indicator's standard is not about."""
        kind, rows = self.specimen.kind, self.specimen.rows
        mark = self.specimen.settings["only"].get(kind, {}).get(name.partition(".")[0], "")
        return np.array([mark not in row["region"] for row in rows])

    def cells(self, header: str, year: int) -> list[str]:
        """A column as text, rounded, with its gaps."""
        column = self.needed[header]
        values = self.values(column.indicator, year)
        whole = column.unit.en in self.specimen.settings["whole"]
        digits = 0 if whole else decimals(self.values(column.indicator, YEARS[-1]))
        gaps = self.specimen.gaps(header, year) & (column.indicator not in self.specimen.sizes)
        gaps |= self.of_others(column.indicator)
        return [
            "" if gap else f"{value:.{digits}f}"
            for value, gap in zip(values.tolist(), gaps.tolist(), strict=True)
        ]


def decimals(values: Column) -> int:
    """How many decimals show about three digits of a typical value that is not 0; none for 0 and 1."""
    if np.isin(values, (0.0, 1.0)).all():
        return 0
    typical = float(np.median(values[values != 0.0]))
    return 1 if typical >= 10.0 else 2 if typical >= 1.0 else 3 if typical >= 0.1 else 5


def table(columns: Columns, rows: list[Row], year: int) -> str:
    """One data file: the regions of the year's sample with all their columns."""
    headers = [column.header for column in columns.track.intake.columns]
    headers = list(dict.fromkeys(headers))
    cells = {header: columns.cells(header, year) for header in headers}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*PLACES, *(f"{header} [{columns.needed[header].unit.en}]" for header in headers)])
    for index, row in enumerate(rows):
        if int(row["since"]) <= year:
            writer.writerow(
                [*(row[place] for place in PLACES), *(cells[header][index] for header in headers)]
            )
    return text.getvalue()


def regions() -> dict[str, list[Row]]:
    """The sample by kind; a district's name carries its city's, as many cities have a district of one name."""
    with (HERE / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["kind"] == "district":
            row["name"] = row["city"] + row["name"]
    return {kind: [row for row in rows if row["kind"] == kind] for kind in KINDS.values()}


def drawn() -> dict[Path, str]:
    """The text of every data file of both editions, by path."""
    settings = tomllib.loads((HERE / "specimen.toml").read_text(encoding="utf-8"))
    sample = regions()
    made = {}
    for year in YEARS:
        folder = HERE.parent / f"dei-{year}"
        evaluation = open_edition(folder)
        for name, kind in KINDS.items():
            rows = sample[kind]
            specimen = Specimen(
                kind, rows, settings | {part: settings[part][kind] for part in ("mean", "typical")}
            )
            columns = Columns(evaluation.plan.track(name), evaluation.registry, specimen)
            made[folder / f"{name}.csv"] = table(columns, rows, year)
    return made


def main() -> None:
    """Write every file, or say what keeps an edition from being read."""
    try:
        files = drawn()
    except DeiError as error:
        raise SystemExit(str(error)) from error
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path.relative_to(HERE.parent)}: {text.count(chr(10)) - 1} regions")


if __name__ == "__main__":
    main()
