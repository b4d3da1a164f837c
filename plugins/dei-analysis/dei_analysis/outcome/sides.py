"""The scores of an edition or of a result folder, to be laid beside those of another."""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import attrs
import numpy as np

from dei_analysis.outcome import messages as say
from dei_analysis.statistics.comparison import Alignment, aligned
from dei_analysis.statistics.standing import ranks_within
from dei_core import DeiError, Finding, TrackScores, evaluate
from dei_core.host import bytes_of, recover_result, restored_rows, result_findings
from dei_core.plugin import Column

TABLE = "scores.csv"
_NAMES = "ranking.csv"
_MARK = "run.json"
Key = tuple[str, int]


@attrs.frozen(kw_only=True, eq=False)
class Outcomes:
    """One node's outcomes, row by row. keys: (region, year). scores, ranks: (R,), NaN where there is none."""

    keys: tuple[Key, ...]
    scores: Column
    ranks: Column


@attrs.frozen(kw_only=True, eq=False)
class SideTrack:
    """One track of a side. root: the index. nodes: node -> its outcomes. names: region -> what people call it."""

    root: str
    nodes: Mapping[str, Outcomes]
    names: Mapping[str, str]


def side_of(path: Path) -> dict[str, SideTrack]:
    """The tracks of a result folder, or of an edition, which is evaluated. DeiError where it is neither."""
    recover_result(path)
    if os.path.isfile(path / _MARK):
        return _of_folder(path)
    return {name: _of_track(track) for name, track in evaluate(path).card.tracks.items()}


def told_of(path: Path) -> tuple[Finding, ...]:
    """Which files of a result folder, of those that its scores are read from, were changed since; else nothing."""
    return result_findings(path, (TABLE, _NAMES)) if os.path.isfile(path / _MARK) else ()


def _of_track(track: TrackScores) -> SideTrack:
    years = np.where(track.table.years == 0, track.plan.year, track.table.years).tolist()
    keys = tuple(zip(track.table.regions, years, strict=True))
    nodes = {
        node.id: Outcomes(keys=keys, scores=track.score(node.id), ranks=track.ranks(node.id))
        for node in track.plan.nodes
    }
    names = dict(zip(track.table.regions, track.table.names, strict=True))
    return SideTrack(root=track.plan.slots[track.plan.root], nodes=nodes, names=names)


def _of_folder(folder: Path) -> dict[str, SideTrack]:
    try:
        rows = _rows(folder / TABLE)
        names = {(row["track"], row["region"]): row["name"] for row in _rows(folder / _NAMES)}
        found: dict[str, dict[str, list[tuple[Key, float, float]]]] = {}
        roots: dict[str, str] = {}
        for row in rows:
            cells = (row["region"], int(row["year"])), _number(row["score"]), _number(row["rank"])
            found.setdefault(row["track"], {}).setdefault(row["node"], []).append(cells)
            if row["level"] == "1":
                roots[row["track"]] = row["node"]
        return {track: _made(track, roots[track], nodes, names) for track, nodes in found.items()}
    except (OSError, KeyError, ValueError, csv.Error) as error:
        _refuse(folder, error)


def _made(
    track: str,
    root: str,
    nodes: Mapping[str, list[tuple[Key, float, float]]],
    names: Mapping[tuple[str, str], str],
) -> SideTrack:
    outcomes = {}
    for node, rows in nodes.items():
        keys, scores, ranks = zip(*rows, strict=True)
        outcomes[node] = Outcomes(keys=keys, scores=np.array(scores), ranks=np.array(ranks))
    mine = {region: name for (owner, region), name in names.items() if owner == track}
    return SideTrack(root=root, nodes=outcomes, names=mine)


def _rows(path: Path) -> list[dict[str, str]]:
    return list(restored_rows(bytes_of(path).decode("utf-8")))


def _number(cell: str) -> float:
    return float(cell) if cell else math.nan


def _refuse(folder: Path, error: Exception) -> NoReturn:
    why = error.strerror if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
    facts = {"folder": folder, "file": TABLE, "why": why}
    raise DeiError([Finding(message=say.NO_SCORES, facts=facts)]) from error


@attrs.frozen(kw_only=True, eq=False)
class Beside:
    """One track's node on both sides. rows: which outcomes belong together."""

    track: str
    node: str
    first: Outcomes
    second: Outcomes
    rows: Alignment
    names: Mapping[str, str]

    def aligned(self) -> tuple[Column, Column, Column, Column]:
        """Scores and published ranks of the first side, then of the second, row by shared row."""
        here, there = self.rows.first, self.rows.second
        one, two = self.first, self.second
        return one.scores[here], one.ranks[here], two.scores[there], two.ranks[there]

    def shared_ranks(self) -> tuple[Column, Column]:
        """Ranks inside each year among the regions of both sides alone: regions that came or went move nobody."""
        scores, _, other_scores, _ = self.aligned()
        years = [str(self.first.keys[row][1]) for row in self.rows.first]
        known = np.where(np.isnan(scores + other_scores), np.nan, 0.0)
        return ranks_within(scores + known, years), ranks_within(other_scores + known, years)


def beside(first: Mapping[str, SideTrack], second: Mapping[str, SideTrack], node: str | None) -> list[Beside]:
    """The tracks of one id on both sides, or the only track of each, by a node that both have; the roots by default.

    Rows are matched by region and year; by region alone where each side has one year only.
    """
    pairs = [(name, first[name], second[name]) for name in first if name in second]
    if not pairs and len(first) == len(second) == 1:
        ((name, one),), (other,) = first.items(), second.values()
        pairs = [(name, one, other)]
    found = []
    for name, one, other in pairs:
        here, there = one.nodes.get(node or one.root), other.nodes.get(node or other.root)
        if here is not None and there is not None:
            rows = aligned(*_keys(here, there))
            if rows.keys:
                names = {**other.names, **one.names}
                found.append(
                    Beside(
                        track=name, node=node or one.root, first=here, second=there, rows=rows, names=names
                    )
                )
    return found


def _keys(first: Outcomes, second: Outcomes) -> tuple[tuple[object, ...], tuple[object, ...]]:
    if all(len({year for _, year in side.keys}) == 1 for side in (first, second)):
        return tuple(region for region, _ in first.keys), tuple(region for region, _ in second.keys)
    return first.keys, second.keys
