"""Scores, ranks and tiers computed again from a plan.json and a normalized.csv alone: nothing of the engine's is used.

What it does not know how to compute, or what the record says that no table can tell, is named and left out.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

Column = np.ndarray
NEAR = 1e-12
"""Numbers so near, relative to the largest of them, are one: doubles do not tell more after sums in another order."""


@dataclass
class Track:
    """What was computed of one track.

    rows: (year, region). raw, given: indicator -> values and scores as the table has them. scores, coverage: of
    indicators and nodes. left: what could not be computed, with why.
    """

    plan: Mapping[str, Any]
    rows: list[tuple[int, str]]
    raw: dict[str, Column]
    given: dict[str, Column]
    coverage: dict[str, Column]
    scores: dict[str, Column] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)

    @property
    def years(self) -> Column:
        """(R,) the year of each row."""
        return np.array([year for year, _ in self.rows])

    def ranks(self, name: str) -> Column:
        """(R,) places within the year."""
        rank, score = self.plan["rank"], self.scores[name]
        if "decimals" in rank:
            score = self._print(score, rank["decimals"])
            score = score if self.plan["scale"] > self.plan["zero"] else -score
        return self._yearly(score, rank["method"])

    def tiers(self, scheme: Mapping[str, Any]) -> list[str]:
        """(R,) the class of each row in a scheme, by its English name; empty for none."""
        score, classes = self.scores[scheme["node"]], scheme["tier"]
        if scheme["by"] == "share":
            share = self._shares(score)
            fits = [share <= one["bound"] + 100.0 * NEAR for one in classes]
        else:
            if scheme["by"] == "printed":
                span = self.plan["scale"] - self.plan["zero"]
                score = (self._print(score, self.plan["decimals"]) - self.plan["zero"]) * 100.0 / span
            fits = [score >= one["bound"] - 100.0 * NEAR for one in classes]
        names = [one["name"]["en"] for one in classes]
        known = [
            [name for name, fit in zip(names, fits, strict=True) if fit[row]] for row in range(len(score))
        ]
        return [inside[0] if inside else "" for inside in known]

    def _yearly(self, score: Column, method: str) -> Column:
        made = np.full(len(score), np.nan)
        for year in np.unique(self.years):
            rows = self.years == year
            made[rows] = places(score[rows], method, self.plan["rank"].get("tolerance"))
        return made

    def _shares(self, score: Column) -> Column:
        """(R,) rank as a percentage of the ranked regions of the year, ties by competition."""
        made = 100.0 * self._yearly(score, "competition")
        for year in np.unique(self.years):
            rows = self.years == year
            made[rows] /= max(int(np.count_nonzero(~np.isnan(score[rows]))), 1)
        return made

    def _print(self, score: Column, decimals: int) -> Column:
        span = self.plan["scale"] - self.plan["zero"]
        return rounded(self.plan["zero"] + score * span / 100.0, decimals, self.plan["rank"]["rounding"])


@dataclass
class Compared:
    """A result folder beside what was computed again. left: (track, indicator or node) -> why it could not be."""

    numbers: int
    apart: list[str]
    left: dict[tuple[str, str], str]


def compared(folder: Path) -> Compared:
    """Every score, rank, coverage and tier of a result folder beside those computed again."""
    made, told = rebuilt(folder), Compared(numbers=0, apart=[], left={})
    for name, track in made.items():
        told.left |= {(name, item): why for item, why in track.left.items()}
        for item in track.given:
            _hold(told, f"{name} {item}", track.scores[item], track.given[item])
    scores = _read(folder / "scores.csv", "node")
    for (name, node), rows in scores.items():
        if node in made[name].left:
            continue
        track = made[name]
        got = {"score": track.scores[node], "rank": track.ranks(node), "coverage": track.coverage[node]}
        for key, column in got.items():
            said = np.array([float(rows[row][key] or "nan") for row in track.rows])
            _hold(told, f"{name} {node} {key}", column, said)
    for name, track in made.items():
        schemes = [(scheme, "tiers.csv") for scheme in track.plan["beside"]]
        schemes += [(track.plan["tiers"], "ranking.csv")] if "tiers" in track.plan else []
        for scheme, file in schemes:
            if scheme["node"] not in track.left:
                _hold_tiers(told, track, name, scheme, folder / file)
    return told


def _hold(told: Compared, where: str, got: Column, said: Column) -> None:
    told.numbers += len(said)
    for row in np.flatnonzero(~np.isclose(got, said, rtol=1e-9, atol=1e-9, equal_nan=True)).tolist():
        told.apart.append(f"{where}, row {row}: {got[row]!r} instead of {said[row]!r}")


def _hold_tiers(told: Compared, track: Track, name: str, scheme: Mapping[str, Any], file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["track"] == name]
    own = (scheme["node"], scheme["id"])
    inside = [row for row in rows if "scheme" not in row or (row["node"], row["scheme"]) == own]
    said = {(int(row["year"]), row["region"]): row["tier"] for row in inside}
    got = dict(zip(track.rows, track.tiers(scheme), strict=True))
    told.numbers += len(said)
    wrong = [row for row in got if got[row] != said[row]]
    told.apart += [f"{name} {own} {row}: {got[row]} instead of {said[row]}" for row in wrong]


def _read(file: Path, key: str) -> dict[tuple[str, str], dict[tuple[int, str], dict[str, str]]]:
    """(track, key) -> (year, region) -> cells."""
    found: dict[tuple[str, str], dict[tuple[int, str], dict[str, str]]] = {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            found.setdefault((row["track"], row[key]), {})[int(row["year"]), row["region"]] = row
    return found


def rebuilt(folder: Path) -> dict[str, Track]:
    """Every track of a result folder, from its plan.json and normalized.csv."""
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    cells = _read(folder / "normalized.csv", "indicator")
    made = {}
    for name, track in plan["track"].items():
        made[name] = _Computing(_given(track, {item: cells[name, item] for item in track["indicator"]})).track
    return made


def _given(plan: Mapping[str, Any], cells: Mapping[str, Mapping[tuple[int, str], dict[str, str]]]) -> Track:
    """A track as the table has it: values, and the share of them that is there; no value of a screened region."""
    rows = list(next(iter(cells.values())))
    raw, given, coverage = {}, {}, {}
    for name, by_row in cells.items():
        values = np.array([float(by_row[row]["raw"] or "nan") for row in rows])
        screened = np.array([by_row[row]["state"] == "screened" for row in rows])
        given[name] = np.array([float(by_row[row]["score"] or "nan") for row in rows])
        raw[name], coverage[name] = values, (~np.isnan(values)).astype(float)
        raw[name] = np.where(screened, np.nan, values)
    return Track(plan=plan, rows=rows, raw=raw, given=given, coverage=coverage)


class _Computing:
    """A track's indicators, then its nodes, each after its children."""

    def __init__(self, track: Track) -> None:
        self.track = track
        plan = track.plan
        self._learned = {(one["stage"], one["item"], one["group"]): one["values"] for one in plan["learned"]}
        self._beyond = {one["item"]: f"{one['why']} {one['what']}" for one in reversed(plan["beyond"])}
        with np.errstate(all="ignore"):
            for name, item in plan["indicator"].items():
                self._indicator(name, item)
            for name, node in plan["node"].items():
                self._node(name, node)

    def _indicator(self, name: str, item: Mapping[str, Any]) -> None:
        """Scores from values; those of the table where values do not tell, which is noted."""
        track = self.track
        why = self._why_not(name, NORMALIZERS, item["method"], item.get("transform"), item.get("then"))
        if why:
            track.left[name], track.scores[name] = why, track.given[name]
            return
        x = _transformed(track.raw[name], item.get("transform"))
        score = self._normalised(name, x, item, 1 if item["direction"] == "higher" else -1)
        score = _transformed(score, item.get("then"))
        track.scores[name] = rounded(score, item["round"], item["rounding"]) if "round" in item else score

    def _node(self, name: str, node: Mapping[str, Any]) -> None:
        track, normalise = self.track, node.get("normalise")
        why = self._why_not(name, AGGREGATORS, node["method"], node.get("transform"))
        if normalise and normalise["method"] not in NORMALIZERS:
            why = why or f"unknown {normalise['method']}"
        lost = [child for child in node["children"] if child not in track.scores]
        if why or lost:
            track.left[name] = why or f"child {lost[0]}"
            return
        weights = self._weights(name, node)
        there = np.array([track.coverage[child] for child in node["children"]])
        track.coverage[name] = (np.abs(weights) * there).sum(axis=0) / np.abs(weights).sum(axis=0)
        score = aggregated(node, [track.scores[child] for child in node["children"]], weights)
        score = _transformed(score, node.get("transform"))
        if normalise:
            score = self._normalised(name, score, normalise, 1)
        track.scores[name] = rounded(score, node["round"], node["rounding"]) if "round" in node else score

    def _why_not(self, name: str, known: Mapping[str, Any], method: str, *steps: Any) -> str:
        """Why an item cannot be computed; empty where it can."""
        unknown = [step["method"] for step in steps if step and step["method"] not in TRANSFORMS]
        unknown += [] if method in known else [method]
        return self._beyond.get(name, f"unknown {unknown[0]}" if unknown else "")

    def _normalised(self, name: str, x: Column, item: Mapping[str, Any], sign: int) -> Column:
        score = np.full(len(x), np.nan)
        for rows, taught in self._groups("normalise", name):
            score[rows] = NORMALIZERS[item["method"]](x[rows], item["params"], taught, sign)
        return score

    def _weights(self, name: str, node: Mapping[str, Any]) -> Column:
        """(K, R) weights of the children."""
        weights = np.empty((len(node["children"]), len(self.track.rows)))
        weights[:] = np.array([node["weights"][child] for child in node["children"]])[:, None]
        if node["weighted"] == "computed":
            for rows, taught in self._groups("weight", name):
                weights[:, rows] = np.array([taught["weights"][child] for child in node["children"]])[:, None]
        return weights

    def _groups(self, stage: str, name: str) -> list[tuple[Any, Any]]:
        """The rows that go by what one group of regions taught: all of them, or year by year."""
        mine = {group: taught for (*who, group), taught in self._learned.items() if who == [stage, name]}
        yearly = [(self.track.years == int(year), taught) for year, taught in mine.items() if year]
        return yearly or [(slice(None), mine.get("", {}))]


def _transformed(x: Column, step: Mapping[str, Any] | None) -> Column:
    return TRANSFORMS[step["method"]](x, step["params"]) if step else x


def aggregated(node: Mapping[str, Any], children: list[Column], weights: Column) -> Column:
    """(R,) the children added up, with the weight of missing ones shared where the node says so."""
    method, params, scores = node["method"], node["params"], np.array(children)
    if method in DECIDING:
        return AGGREGATORS[method](scores, weights, params)
    there = ~np.isnan(scores)
    full: Column = there.all(axis=0)
    barred = ~full
    if node["missing"] == "reweight" and method not in UNWEIGHTED:
        kept = np.where(there, weights, 0.0)
        held, whole = kept.sum(axis=0), np.abs(weights).sum(axis=0)
        little = held / whole < node["coverage"] - NEAR
        barred = little | (held == 0.0) | (there.sum(axis=0) < node["least"])
        goal = whole if method == "weighted_sum" else 1.0
        weights = np.where(full, weights, kept * goal / np.where(held == 0.0, 1.0, held))
    scores = np.where(there & ~barred, scores, 1.0)
    scores = 100.0 - scores if node["inverted"] else scores
    made = AGGREGATORS[method](scores, np.where(barred, 1.0, weights), params)
    return np.where(barred, np.nan, 100.0 - made if node["inverted"] else made)


def places(score: Column, method: str, tolerance: float | None) -> Column:
    """(R,) 1 for the best; equal scores share a place, at most `tolerance` below the best of their tie."""
    reach = NEAR * float(np.nanmax(np.abs(score), initial=0.0)) if tolerance is None else tolerance
    made = np.full(len(score), np.nan)
    ranked = [row for row in np.argsort(-score, kind="stable").tolist() if not math.isnan(score[row])]
    best, place, tie = math.inf, 0, 0
    for count, row in enumerate(ranked, start=1):
        if best - score[row] > reach:
            best, place, tie = score[row], count, tie + 1
        made[row] = tie if method == "dense" else place
    return made


def rounded(x: Column, decimals: int, ties: str) -> Column:
    """(R,) rounded to decimals, ties to the even digit or away from zero."""
    size = np.abs(x) * 10.0**decimals
    whole = np.floor(size)
    over = size - whole - 0.5
    up = np.where(np.abs(over) < 1e-7, (ties == "half_up") | (whole % 2 == 1), over > 0)
    return np.copysign((whole + up) / 10.0**decimals, x)


def _between(x: Column, low: float, high: float, params: Mapping[str, Any], sign: int) -> Column:
    share = (x - low) / (high - low) if sign > 0 else (high - x) / (high - low)
    score = params["worst"] + share * (params["best"] - params["worst"])
    lowest = params["worst"] if params["clip"] in ("both", "low") else -np.inf
    highest = params["best"] if params["clip"] in ("both", "high") else np.inf
    return np.clip(score, lowest, highest)


def _place(x: Column, taught: Mapping[str, Any], ties: str, sign: int) -> tuple[Column, int]:
    """(R,) how many of those that taught a value equals or beats, as ties share them; and how many they are."""
    values = np.array(taught["sorted"])
    near = NEAR * float(np.abs(values).max())
    less, upto = np.searchsorted(values, x - near), np.searchsorted(values, x + near)
    if sign < 0:
        less, upto = len(values) - upto, len(values) - less
    first = less + (upto > less)
    place = {"minimum": first, "maximum": upto, "average": (first + upto) / 2.0}[ties]
    return np.where(np.isnan(x), np.nan, place), len(values)


def _passes(x: Column, least: float, most: float) -> Column:
    inside = (x >= least - NEAR * abs(least)) & (x <= most + NEAR * abs(most))
    return np.where(np.isnan(x), np.nan, np.where(inside, 100.0, 0.0))


def _exponential(x: Column, params: Mapping[str, Any], taught: Mapping[str, Any], sign: int) -> Column:
    place, count = _place(x, taught, params["ties"], sign)
    return -params["scale"] * np.log(1.0 - place / count * (1.0 - math.exp(-100.0 / params["scale"])))


def _percentile(x: Column, params: Mapping[str, Any], taught: Mapping[str, Any], sign: int) -> Column:
    place, count = _place(x, taught, params["ties"], sign)
    return 100.0 * (place - 1.0) / (count - 1)


def _rank(x: Column, params: Mapping[str, Any], taught: Mapping[str, Any], sign: int) -> Column:
    place, count = _place(x, taught, params["ties"], sign)
    return 100.0 * place / count


def _target(x: Column, params: Mapping[str, Any], taught: Mapping[str, Any], sign: int) -> Column:
    target = params["target"]
    return np.clip(100.0 * x / target, 0.0, 100.0) if sign > 0 else 100.0 * target / np.maximum(x, target)


NORMALIZERS: dict[str, Callable[..., Column]] = {
    "as_is": lambda x, p, t, sign: x if sign > 0 else 100.0 - x,
    "goalposts": lambda x, p, t, sign: _between(x, p["low"], p["high"], p, sign),
    "minmax": lambda x, p, t, sign: _between(x, t["minimum"], t["maximum"], p, sign),
    "learned_goalposts": lambda x, p, t, sign: _between(x, t["low"], t["high"], p, sign),
    "share_of_maximum": lambda x, p, t, sign: 100.0 * (x / t["maximum"] if sign > 0 else t["minimum"] / x),
    "distance_to_reference": lambda x, p, t, sign: (
        100.0 * (x / t["reference"] if sign > 0 else t["reference"] / x)
    ),
    "zscore": lambda x, p, t, sign: p["centre"] + sign * p["spread"] * (x - t["mean"]) / t["deviation"],
    "share_of_target": _target,
    "anchor": lambda x, p, t, sign: 100.0 * (x / p["mean"] if sign > 0 else p["mean"] / x),
    "min": lambda x, p, t, sign: _passes(x, p["target"], math.inf),
    "max": lambda x, p, t, sign: _passes(x, -math.inf, p["target"]),
    "within": lambda x, p, t, sign: _passes(x, p["low"], p["high"]),
    "gate": lambda x, p, t, sign: 100.0 * x if sign > 0 else 100.0 - 100.0 * x,
    "rank": _rank,
    "percentile_rank": _percentile,
    "exponential_rank": _exponential,
}
"""Normalizer -> values, parameters, what was learned, 1 or -1 for the better end -> scores."""


def _rounding(x: Column, params: Mapping[str, Any]) -> Column:
    span = params["high"] - params["low"]
    printed = rounded(params["low"] + x * span / 100.0, params["decimals"], params["rounding"])
    return (printed - params["low"]) * 100.0 / span


TRANSFORMS: dict[str, Callable[..., Column]] = {
    "log": lambda x, p: np.log(x),
    "log1p": lambda x, p: np.log1p(x),
    "log_plus": lambda x, p: np.log(x + p["constant"]),
    "reciprocal": lambda x, p: -1.0 / x,
    "power": lambda x, p: p["full"] * (x / p["full"]) ** p["exponent"],
    "round": _rounding,
}
"""Transform -> values, parameters -> values."""


def _geometric(scores: Column, weights: Column) -> Column:
    zero = ((scores == 0.0) & (weights != 0.0)).any(axis=0)
    made = np.exp((weights * np.log(np.where(scores == 0.0, 1.0, scores))).sum(axis=0))
    return np.where(zero, 0.0, made)


def _harmonic(scores: Column, weights: Column) -> Column:
    zero = ((scores == 0.0) & (weights != 0.0)).any(axis=0)
    return np.where(zero, 0.0, 1.0 / (weights / np.where(scores == 0.0, 1.0, scores)).sum(axis=0))


def _kofn(scores: Column, weights: Column, params: Mapping[str, Any]) -> Column:
    passed, possible = (
        (scores >= 100.0 - 100.0 * NEAR).sum(axis=0),
        (~(scores < 100.0 - 100.0 * NEAR)).sum(axis=0),
    )
    known = (passed >= params["k"]) | (possible < params["k"])
    return np.where(known, 100.0 * np.minimum(passed / params["k"], 1.0), np.nan)


def _precondition(scores: Column, weights: Column, params: Mapping[str, Any]) -> Column:
    made = (1.0 - params["share"]) * scores[0] + params["share"] * scores[1]
    return np.where(scores[1] < params["threshold"] - 100.0 * NEAR, 0.0, made)


def _veto(scores: Column, weights: Column, params: Mapping[str, Any]) -> Column:
    clean, tripped = (
        (scores[1:] >= 100.0 - 100.0 * NEAR).all(axis=0),
        (scores[1:] < 100.0 - 100.0 * NEAR).any(axis=0),
    )
    return np.where(tripped, 0.0, np.where(clean, scores[0], np.nan))


def _sum(scores: Column, weights: Column, params: Mapping[str, Any]) -> Column:
    if params["missing"] == "refuse":
        return scores.sum(axis=0)
    return np.where(np.isnan(scores).all(axis=0), np.nan, np.nan_to_num(scores).sum(axis=0))


def _points(params: Mapping[str, Any]) -> Column:
    return np.array(params["points"])[:, None] / 100.0


AGGREGATORS: dict[str, Callable[..., Column]] = {
    "arithmetic": lambda s, w, p: (w * s).sum(axis=0),
    "weighted_sum": lambda s, w, p: (w * s).sum(axis=0),
    "geometric": lambda s, w, p: _geometric(s, w),
    "harmonic": lambda s, w, p: _harmonic(s, w),
    "power": lambda s, w, p: (w * s ** p["degree"]).sum(axis=0) ** (1.0 / p["degree"]),
    "linear": lambda s, w, p: (np.array(p["coefficients"])[:, None] * s).sum(axis=0),
    "product": lambda s, w, p: 100.0 * (s / 100.0).prod(axis=0),
    "ratio": lambda s, w, p: 100.0 * s[0] / s[1],
    "shortfall": lambda s, w, p: 100.0 * (s[1] - s[0]) / s[1],
    "difference": lambda s, w, p: s[0] - s[1],
    "maximum": lambda s, w, p: s.max(axis=0),
    "minimum": lambda s, w, p: s.min(axis=0),
    "sum": _sum,
    "availability": lambda s, w, p: 100.0 * (~np.isnan(s)).mean(axis=0),
    "bonus": lambda s, w, p: np.minimum(s[0] + (_points(p) * s[1:]).sum(axis=0), p.get("ceiling", np.inf)),
    "deduct": lambda s, w, p: np.maximum(s[0] - (_points(p) * (100.0 - s[1:])).sum(axis=0), p["floor"]),
    "kofn": _kofn,
    "precondition": _precondition,
    "veto": _veto,
}
"""Aggregator -> (K, R) scores and weights, parameters -> (R,) scores."""
DECIDING = ("kofn", "precondition", "veto", "sum", "availability")
"""Aggregators that say themselves what a missing child means."""
UNWEIGHTED = (
    "linear",
    "product",
    "ratio",
    "shortfall",
    "difference",
    "maximum",
    "minimum",
    "bonus",
    "deduct",
)
