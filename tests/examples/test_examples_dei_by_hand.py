"""DEI 2023, districts: the index worked again from the TOML and CSV files by plain arithmetic, without the engine."""

from __future__ import annotations

import csv
import math
import tomllib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

Table = Mapping[str, Any]
TRANSFORM = {"log": math.log, "log1p": math.log1p, None: float}


def read(folder: Path) -> dict[str, Any]:
    """All TOML files of a pack as one."""
    whole: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            whole.setdefault(table, {}).update(entries)
    return whole


class Worked:
    """The districts' index from its rules: goalposts, weights, and the standards' shares of the pillars."""

    def __init__(self, repository: Path) -> None:
        plugins, example = repository / "plugins", repository / "examples/dei-2023"
        self.edition = tomllib.loads((example / "edition.toml").read_text(encoding="utf-8"))
        self.packs = {"base": read(plugins / "dei-base/dei_base")}
        self.packs["district"] = read(plugins / "dei-region-district/dei_region_district")
        for name in ("gigabit", "civilized", "smartcity", "govservice"):
            self.packs[name] = read(plugins / f"dei-benchmark-{name}/dei_benchmark_{name}")
        with (example / "districts.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.rows = {
            row["region"]: {header.partition(" [")[0]: cell for header, cell in row.items()} for row in rows
        }

    @cached_property
    def shares(self) -> dict[str, dict[str, float]]:
        """Weights by node, and the tree that they stand on."""
        (dated,) = self.packs["district"]["weighting"]["reference"]["dated"]
        return dict(dated["shares"])

    def value(self, row: Table, name: str, home: str) -> float:
        """An indicator's value, derived from two columns where it says so."""
        space, _, local = name.rpartition(".")
        item = self.packs[space or home]["indicator"][local]
        derivation = item.get("derivation")
        if derivation is None:
            return float(row[local])
        above, below = (float(row[part.rpartition(".")[2]]) for part in derivation["of"])
        factor = 100.0 if derivation["method"] == "share" else derivation.get("params", {}).get("factor", 1.0)
        return float(factor * above / below)

    def indicator(self, row: Table, name: str) -> float:
        """Place between the goalposts, after the transform."""
        (rule,) = self.packs["district"]["rule"][name]
        space, _, local = name.rpartition(".")
        better = self.packs[space or "district"]["indicator"][local].get("direction", "higher")
        change = TRANSFORM[rule.get("transform")]
        low, high = change(rule["params"]["low"]), change(rule["params"]["high"])
        place = 100.0 * (change(self.value(row, name, "district")) - low) / (high - low)
        assert rule["method"] == "goalposts"
        return place if better == "higher" else 100.0 - place

    def node(self, row: Table, name: str) -> float:
        """The weighted mean of a node's children."""
        return math.fsum(
            weight * (self.node(row, child) if child in self.shares else self.indicator(row, child))
            for child, weight in self.shares[name].items()
        )

    def standard(self, row: Table, full: str, pillar: str) -> float:
        """The weighted mean of a standard's clauses on a pillar: read, derived, or recalled with confidence."""
        space, _, local = full.partition(".")
        scores, weights = [], []
        for target in self.packs[space]["benchmark"][local]["target"]:
            sure = target["evidence"] != "recalled" or target["confidence"] == "high"
            if target.get("pillar") == pillar and sure:
                value = self.value(row, target["indicator"], space)
                passed = 100.0 * (value >= target["params"]["target"]) if target["method"] == "min" else value
                assert target["method"] in ("min", "as_is")
                scores.append(passed)
                weights.append(target.get("weight", 1.0))
        return math.fsum(a * b for a, b in zip(scores, weights, strict=True)) / math.fsum(weights)

    def pillar(self, row: Table, name: str) -> float:
        """A pillar: its own indicators with what the standards leave them."""
        shares = {
            point["benchmark"]: point["share"][name]
            for point in self.edition["track"]["districts"]["checkpoint"]
            if name in point.get("share", {})
        }
        held = math.fsum(share * self.standard(row, full, name) for full, share in shares.items())
        return (1.0 - math.fsum(shares.values())) * self.node(row, name) + held

    def index(self, row: Table) -> float:
        """The index of one district."""
        return math.fsum(weight * self.pillar(row, name) for name, weight in self.shares["dei"].items())


def test_districts_come_out_the_same_by_plain_arithmetic(repository: Path) -> None:
    """Every district that lacks nothing scores what its rules, weights and shares say, worked without the engine."""
    worked = Worked(repository)
    with (repository / "examples/dei-2023/expected/ranking.csv").open(encoding="utf-8", newline="") as file:
        expected = {
            row["region"]: float(row["score"])
            for row in csv.DictReader(file)
            if row["track"] == "districts" and float(row["coverage"]) == pytest.approx(1.0, abs=1e-12)
        }

    assert len(expected) > 10
    for region, score in expected.items():
        assert worked.index(worked.rows[region]) == pytest.approx(score, rel=1e-12)
