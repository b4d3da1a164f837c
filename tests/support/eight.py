"""Eight units by a few indicators as an edition with a CSV file, one thing of it changed at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import tomli_w

from dei_core import DeiError, Finding, evaluate

NAN = float("nan")
CITE = {"cite": {"source": "note"}, "evidence": "read", "checked": 2024}
COLUMNS: dict[str, tuple[Any, ...]] = {
    "i1": (3.0, 5.0, 2.0, 8.0, 9.0, 4.0, 7.0, 6.0),
    "i2": (10.0, 40.0, 30.0, 20.0, 60.0, 50.0, 80.0, 70.0),
    "i3": (0.5, 0.9, 0.1, 0.7, 0.2, 0.8, 0.4, 0.6),
}


def both(name: str) -> dict[str, str]:
    """One word in both languages."""
    return {"en": name, "zh": name}


@attrs.frozen(kw_only=True)
class Eight:
    """What is written into pack, edition and data file.

    columns: indicator -> its cells. rule: of every indicator. node: keys of the index node. weights: under the dated
    entry. direction: indicator -> its word; one that it lacks has none. header: of the file, in the place of its own.
    dataset: further keys of it. names: indicator -> what people, and the header of its column, call it.
    """

    columns: Mapping[str, Sequence[Any]] = attrs.field(factory=lambda: dict(COLUMNS))
    units: Sequence[str] = tuple("ABCDEFGH")
    rule: Mapping[str, Any] = attrs.field(factory=lambda: {"method": "minmax"})
    node: Mapping[str, Any] = attrs.field(factory=dict)
    weights: Mapping[str, Any] | None = None
    direction: Mapping[str, str] | None = None
    stages: Mapping[str, Any] = attrs.field(factory=dict)
    header: Sequence[str] | None = None
    names: Mapping[str, str] = attrs.field(factory=dict)
    dataset: Mapping[str, Any] = attrs.field(factory=dict)

    def write(self, folder: Path) -> Path:
        """The folder with all three files."""
        names = list(self.columns)
        words = dict.fromkeys(names, "higher") if self.direction is None else self.direction
        stated = {name: {"direction": words[name]} if name in words else {} for name in names}
        weights = {"equal": ["index"]} if self.weights is None else self.weights
        pack = {
            "pack": {"namespace": "eight", "name": both("Eight"), "version": "1.0.0", "protocol": 1},
            "source": {"note": {"title": both("Note")}},
            "framework": {"frame": {"name": both("Frame"), "pillar": {"all": {"name": both("All")}}}},
            "indicator": {
                name: {"name": both(self.names.get(name, name)), "unit": "1", **stated[name]}
                for name in names
            },
            "rule": {name: [{"since": 2000, **CITE, **self.rule}] for name in names},
            "region_type": {
                "unit": {
                    "name": both("Unit"),
                    "framework": "frame",
                    "root": "index",
                    "node": {"index": {"children": ["all"]}, "all": {"children": names, **self.node}},
                }
            },
            "weighting": {
                "one": {
                    "name": both("One"),
                    "region_type": "unit",
                    "dated": [{"since": 2000, **CITE, **_of_all(weights)}],
                }
            },
        }
        track = {"name": both("Units"), "region_type": "eight.unit", "dataset": "units"}
        edition = {
            "name": both("Eight"),
            "year": 2024,
            "packs": ["./pack"],
            "stages": self.stages,
            "dataset": {"units": {"path": "units.csv", "columns": self.names, **self.dataset}},
            "track": {"units": track},
        }
        (folder / "pack").mkdir(parents=True)
        (folder / "pack" / "pack.toml").write_text(tomli_w.dumps(pack), "utf-8")
        (folder / "edition.toml").write_text(tomli_w.dumps(edition), "utf-8")
        text = io.StringIO()
        file = csv.writer(text)
        file.writerow(self.header or ["region", *names])
        file.writerows(zip(self.units, *self.columns.values(), strict=True))
        (folder / "units.csv").write_text(text.getvalue(), "utf-8")
        return folder


def _of_all(weights: Mapping[str, Any]) -> dict[str, Any]:
    """The weights of the one pillar, as they are told for the index's own children."""
    told = {key: {"all": value} if isinstance(value, Mapping) else ["all"] for key, value in weights.items()}
    return {**told, "equal": [*dict.fromkeys(["index", *told.get("equal", [])])]}


def outcome(folder: Path) -> tuple[str, dict[str, float], tuple[Finding, ...]]:
    """E with the findings, or H or W with the scores by unit too: W where any finding is a warning."""
    try:
        result = evaluate(folder)
    except DeiError as error:
        return "E", {}, error.findings
    track = result.card.only
    scores = dict(zip(track.table.regions, track.total.tolist(), strict=True))
    findings = result.card.findings
    return "W" if any(finding.severity == "warning" for finding in findings) else "H", scores, findings
