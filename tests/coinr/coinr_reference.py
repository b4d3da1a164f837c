"""The reference outputs of COINr on its ASEM data: what its manifest lists, read by key columns and by name."""

from __future__ import annotations

import csv
import functools
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("DEI_SHARED") or REPOSITORY.parent / "shared") / "reference" / "coinr"
PRESENT = (FOLDER / "manifest.json").is_file()

Column = npt.NDArray[np.float64]


@attrs.frozen
class Table:
    """One CSV file: its header and, per column, the cells as they are written; `NA` is None."""

    columns: Mapping[str, tuple[str | None, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        """The header."""
        return tuple(self.columns)

    def text(self, name: str) -> tuple[str, ...]:
        """A column of words; a missing one is an empty string."""
        return tuple(cell or "" for cell in self.columns[name])

    def number(self, name: str) -> Column:
        """A column of numbers (R,), NaN where missing; TRUE is 1, FALSE is 0."""
        words = {None: "nan", "NA": "nan", "TRUE": "1", "FALSE": "0"}
        return np.array([float(words.get(cell, cell or "nan")) for cell in self.columns[name]])

    def numbers(self, names: tuple[str, ...]) -> dict[str, Column]:
        """Several of them."""
        return {name: self.number(name) for name in names}

    def by(self, *keys: str) -> dict[tuple[str, ...], dict[str, str | None]]:
        """Rows as dicts, by the cells of the key columns."""
        rows = range(len(self.columns[keys[0]]))
        return {
            tuple(self.columns[key][row] or "" for key in keys): {
                name: cells[row] for name, cells in self.columns.items()
            }
            for row in rows
        }


@functools.cache
def manifest() -> dict[str, Any]:
    """The manifest; empty where the reference is not here."""
    if not PRESENT:
        return {"outputs": [], "vectors": []}
    found: dict[str, Any] = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    return found


@functools.cache
def entries() -> dict[str, dict[str, Any]]:
    """Every file of the manifest by id; a file of test vectors is called `vectors/<function>`."""
    outputs = {item["id"]: item for item in manifest()["outputs"]}
    return outputs | {f"vectors/{item['function']}": item for item in manifest()["vectors"]}


@functools.cache
def read_csv(path: str) -> Table:
    """A CSV file of the reference, by its path."""
    with open(FOLDER / path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    cells = [tuple(None if cell == "NA" else cell for cell in column) for column in zip(*rows, strict=True)]
    return Table(dict(zip(header, cells or [()] * len(header), strict=True)))


def table(entry: str) -> Table:
    """The CSV file of an output."""
    return read_csv(entries()[entry]["file"])


def document(entry: str) -> Any:
    """The JSON file of an output."""
    return json.loads((FOLDER / entries()[entry]["file"]).read_text(encoding="utf-8"))


def cases(function: str) -> list[dict[str, Any]]:
    """The test vectors of a function; null stays None, the words NaN, Inf and -Inf become those doubles."""
    text = (FOLDER / f"vectors/{function}.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = _decoded(json.loads(text)["cases"])
    return found


def _decoded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _decoded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decoded(item) for item in value]
    if isinstance(value, str) and value in ("NaN", "Inf", "-Inf"):
        return float(value)
    return value


def array(values: Any) -> Column:
    """A list of numbers with None for missing ones, or one number: (n,)."""
    cells = values if isinstance(values, list) else [values]
    return np.array([np.nan if cell is None else float(cell) for cell in cells])


@attrs.frozen
class Meta:
    """The ASEM indicators: code -> direction, weight, parent; and per level the nodes with their children."""

    direction: Mapping[str, int]
    weight: Mapping[str, float]
    parent: Mapping[str, str]
    level: Mapping[str, int]

    @property
    def indicators(self) -> tuple[str, ...]:
        """The codes of level 1."""
        return tuple(code for code, level in self.level.items() if level == 1)

    def children(self, node: str) -> tuple[str, ...]:
        """The codes below a node, in the order of the metadata."""
        return tuple(code for code, parent in self.parent.items() if parent == node)

    def nodes(self, level: int) -> tuple[str, ...]:
        """The codes of a level."""
        return tuple(code for code, at in self.level.items() if at == level)

    def above(self, code: str) -> tuple[str, ...]:
        """The nodes above a code, from the root down."""
        found: list[str] = []
        while self.parent.get(code):
            code = self.parent[code]
            found.insert(0, code)
        return tuple(found)


@functools.cache
def meta(path: str = "inputs/ASEM_iMeta.csv") -> Meta:
    """The metadata of the indicators and aggregates."""
    rows = [row for row in read_csv(path).by("iCode").values() if row["Type"] in ("Indicator", "Aggregate")]
    return Meta(
        direction={str(row["iCode"]): int(str(row["Direction"])) for row in rows},
        weight={str(row["iCode"]): float(str(row["Weight"])) for row in rows},
        parent={str(row["iCode"]): row["Parent"] or "" for row in rows},
        level={str(row["iCode"]): int(str(row["Level"])) for row in rows},
    )
