"""The comparison of two locks as plain values."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from dei_core.results.comparison import Move, compare, plan_moved

LOCK: dict[str, Any] = {
    "protocol": 1,
    "dei_core": "0.1.0",
    "edition": {"year": 2024},
    "plan_digest": "p",
    "pack": {"base": {"version": "1", "digest": "d", "files": {"pack.toml": "f"}}},
    "dataset": {"cities": {"path": "a.csv", "sha256": "s", "rows": 3}},
    "track": {
        "t": {
            "region_type": "base.city",
            "tolerance": 0.0,
            "tiers": {"bounds": [60, 0]},
            "stages": {"impute": "none"},
            "intake": {"dataset": "cities"},
            "derived": {"base.d": {"method": "ratio", "of": ["a", "b"]}},
            "indicator": {
                "base.x": {"method": "goalposts", "rule": "base/rule.x[0]", "params": {"high": 60}},
                "base.g.x": {
                    "method": "min",
                    "rule": "base/benchmark.g",
                    "column": "base.x",
                    "params": {"at": 5},
                },
            },
            "node": {"top": {"method": "mean", "rule": "base/w", "weights": {"base.x": 0.5, "low": 0.5}}},
            "references": {"base.x": {"east": {"mean": 2.0, "sorted": [1.0, 2.0]}}},
        }
    },
}


def after(path: str, value: Any) -> tuple[Move, ...]:
    """What moves when one value of the lock does; a value of ... is taken out."""
    new: dict[str, Any] = copy.deepcopy(LOCK)
    *way, last = path.split("/")
    inner = new
    for key in way:
        inner = inner[key]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return compare(LOCK, new)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("dei_core", "0.2.0", ("core", None, "", "dei_core", "0.1.0", "0.2.0")),
        ("edition/year", 2025, ("edition", None, "", "year", 2024, 2025)),
        ("pack/base/version", "2", ("pack", None, "base", "version", "1", "2")),
        ("pack/base/files/pack.toml", "g", ("files", None, "base", "files.pack.toml", "f", "g")),
        ("dataset/cities/rows", 4, ("dataset", None, "cities", "rows", 3, 4)),
        ("track/t/stages/impute", "mean", ("setting", "t", "", "stages.impute", "none", "mean")),
        ("track/t/tiers/bounds", [50, 0], ("setting", "t", "", "tiers.bounds", [60, 0], [50, 0])),
        ("track/t/intake/dataset", "b", ("intake", "t", "", "intake.dataset", "cities", "b")),
        ("track/t/derived/base.d/method", "sum", ("derived", "t", "base.d", "method", "ratio", "sum")),
        ("track/t/indicator/base.x/params/high", 65, ("rule", "t", "base.x", "params.high", 60, 65)),
        ("track/t/indicator/base.x/transform", "log", ("rule", "t", "base.x", "transform", None, "log")),
        ("track/t/indicator/base.g.x/params/at", 6, ("clause", "t", "base.g.x", "params.at", 5, 6)),
        ("track/t/node/top/method", "geometric", ("node", "t", "top", "method", "mean", "geometric")),
        ("track/t/node/top/weights/low", 0.4, ("weight", "t", "top", "low", 0.5, 0.4)),
        ("track/t/node/top/weights/low", ..., ("weight", "t", "top", "low", 0.5, None)),
        ("track/t/references/base.x/east/mean", 3.0, ("reference", "t", "base.x", "east.mean", 2.0, 3.0)),
        ("plan_digest", "q", ("plan", None, "", "plan_digest", "p", "q")),
    ],
)
def test_one_change_is_one_move(path: str, value: Any, expected: tuple[Any, ...]) -> None:
    """Kind, track, subject, key, before and after of every part of a lock."""
    (move,) = after(path, value)

    assert (move.kind, move.track, move.subject, move.key, move.old, move.new) == expected


def test_equal_locks_have_no_moves() -> None:
    assert compare(LOCK, copy.deepcopy(LOCK)) == ()


@pytest.mark.parametrize("path", ["pack/base", "dataset/cities", "track/t", "track/t/indicator/base.x"])
def test_a_part_that_is_gone_is_one_move(path: str) -> None:
    """A whole part is not told key by key."""
    move = after(path, ...)[-1]

    assert (move.subject, move.key, move.new) == (path.rpartition("/")[2], "", None)
    assert move.old is not None


def test_the_last_bit_of_a_reference_is_no_move() -> None:
    """Machines may differ by less than 1e-12; by more is a move."""
    assert after("track/t/references/base.x/east/sorted", [1.0, 2.0 * (1 + 5e-13)]) == ()
    assert len(after("track/t/references/base.x/east/sorted", [1.0, 2.0 * (1 + 5e-12)])) == 1
    assert len(after("track/t/references/base.x/east/sorted", [1.0])) == 1


def test_a_new_method_does_not_tell_its_references_too() -> None:
    """What another method learned is another thing, not a change of it."""
    new: dict[str, Any] = copy.deepcopy(LOCK)
    new["track"]["t"]["indicator"]["base.x"]["method"] = "rank"
    new["track"]["t"]["references"]["base.x"] = {"": {"sorted": [1.0]}}

    assert [move.key for move in compare(LOCK, new)] == ["method"]


def test_the_plan_is_what_decides_scores_beside_the_data() -> None:
    """Data, files and versions move without the plan."""
    assert not plan_moved(after("dataset/cities/rows", 4) + after("pack/base/version", "2"))
    assert plan_moved(after("track/t/node/top/weights/low", 0.4))


def test_the_digest_is_not_told_beside_its_cause() -> None:
    """It follows from what moved."""
    new: dict[str, Any] = copy.deepcopy(LOCK)
    new["plan_digest"] = "q"
    new["track"]["t"]["tolerance"] = 0.1

    assert [move.kind for move in compare(LOCK, new)] == ["setting"]


def test_samples_with_gaps_are_alike() -> None:
    """A missing score is kept as such, and is none that moved."""
    old: dict[str, Any] = copy.deepcopy(LOCK)
    old["track"]["t"]["references"]["top@aggregate"] = {"": {"opponents": [[1.0, float("nan")], [2.0, 3.0]]}}
    new = copy.deepcopy(old)

    assert compare(old, new) == ()

    new["track"]["t"]["references"]["top@aggregate"][""]["opponents"][0][1] = 4.0

    assert [(move.kind, move.subject) for move in compare(old, new)] == [("reference", "top@aggregate")]


def test_another_order_of_children_is_a_move() -> None:
    """A ratio, coefficients and judgements go by it; a child more or less is told by its weight alone."""
    old: dict[str, Any] = copy.deepcopy(LOCK)
    old["track"]["t"]["node"]["top"]["children"] = ["base.x", "low"]
    new = copy.deepcopy(old)
    new["track"]["t"]["node"]["top"]["children"] = ["low", "base.x"]
    (move,) = compare(old, new)

    assert (move.kind, move.subject, move.key, move.old) == ("node", "top", "children", ["base.x", "low"])

    new["track"]["t"]["node"]["top"]["children"] = ["low"]
    del new["track"]["t"]["node"]["top"]["weights"]["base.x"]

    assert [(move.kind, move.key) for move in compare(old, new)] == [("weight", "base.x")]
