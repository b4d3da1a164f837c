"""The step-by-step example: every step does what the README shows, and every stage gives what COINr gives."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cut_short import cut_short
from notebook import Notebook, refreshed, steps

from dei_core import TrackScores, evaluate

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "asem"
README = (EXAMPLE / "README.md").read_text(encoding="utf-8")
STEPS = steps(README)
COINR = "reference/coinr"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: Any, shared: Path) -> Notebook:
    """The folder `examples` as a newcomer finds it, where the steps are worked through."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "published").symlink_to(EXAMPLE.parent / "published")
    return Notebook(folder, "my-asem/edition.toml")


@pytest.fixture(scope="module")
def printed(desk: Notebook, shared: Path) -> list[str]:
    """What every step prints, worked through once in their order."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DEI_SHARED", str(shared))
        return [desk.work(step) for step in STEPS]


@pytest.mark.parametrize("place", range(len(STEPS)), ids=lambda place: f"{place}-{STEPS[place].kind}")
def test_a_step_prints_what_the_readme_shows(place: int, printed: list[str]) -> None:
    """Line by line; `make published` renews what is shown."""
    shown = STEPS[place].shown

    assert shown is None or printed[place] == shown


def test_every_step_that_prints_is_shown(printed: list[str]) -> None:
    """Nothing but the lock is run in silence, and there are eight steps."""
    silent = [step.text for step, output in zip(STEPS, printed, strict=True) if output and step.shown is None]

    assert silent == ["dei lock my-asem\n"]
    assert sorted({step.section[0] for step in STEPS}) == list("12345678")


def test_the_steps_end_in_the_edition_of_this_folder(printed: list[str], desk: Notebook) -> None:
    """What the reader has written at the end is what stands in edition.toml."""
    made = tomllib.loads(desk.edition.read_text(encoding="utf-8"))

    assert made == tomllib.loads((EXAMPLE / "edition.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cut(tmp_path_factory: Any, shared: Path) -> Callable[..., TrackScores]:
    """The edition with only some of its stages."""
    inputs = shared / COINR / "inputs"
    return lambda *kept: evaluate(cut_short(EXAMPLE, tmp_path_factory.mktemp("asem"), kept, inputs)).card.only


def coinr(shared: Path, file: str, track: TrackScores) -> dict[str, np.ndarray]:
    """What COINr gives, by its code, in the rows of a track."""
    with (shared / COINR / file).open(encoding="utf-8", newline="") as opened:
        rows = {row["uCode"]: row for row in csv.DictReader(opened)}
    codes = [code for code in next(iter(rows.values())) if code not in ("uCode", "uName")]
    number = {"NA": float("nan")}
    return {
        code: np.array([number.get(rows[at][code]) or float(rows[at][code]) for at in track.table.regions])
        for code in codes
    }


def headers(track: TrackScores) -> Mapping[str, str]:
    """COINr's code -> indicator; an amount's code is that of the ratio made from it."""
    return {
        column.header: column.indicator.removesuffix("_total")
        for column in track.plan.intake.columns
        if column.indicator.removesuffix("_total") in track.plan.slots
    }


def furthest(found: np.ndarray, expected: np.ndarray) -> float:
    """The largest relative difference; what is missing must be so in both."""
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    there = ~np.isnan(expected)
    size = np.where(expected[there] == 0.0, 1.0, np.abs(expected[there]))
    return float(np.max(np.abs(found[there] - expected[there]) / size, initial=0.0))


def stated(stage: str) -> tuple[int, float]:
    """Values and largest difference of a stage in the README's table."""
    (found,) = re.findall(rf"^\| {re.escape(stage)} \| ([\d,]+) \| (\S+) \|$", README, re.MULTILINE)
    return int(found[0].replace(",", "")), float(found[1])


@pytest.mark.parametrize(
    ("stage", "kept", "file"),
    [
        ("denominated", (), "denominate/den_default.csv"),
        ("imputed", ("impute",), "impute/imp_mean_grp_eurasia.csv"),
        ("treated", ("impute", "treat"), "treat/treat_default.csv"),
    ],
)
def test_values_are_those_of_coinr(
    stage: str, kept: tuple[str, ...], file: str, cut: Any, shared: Path
) -> None:
    """Every cell after each stage, and no cell more or less is missing."""
    track = cut(*kept)
    expected = coinr(shared, file, track)
    names = headers(track)
    gaps = [furthest(track.raw(names[code]), column) for code, column in expected.items()]
    values, bound = stated(stage)

    assert sum(int((~np.isnan(column)).sum()) for column in expected.values()) == values
    assert max(gaps) <= bound


@pytest.mark.parametrize(
    ("stage", "file"),
    [
        ("normalised", "normalise/norm_default.csv"),
        ("pillars, sub-indices, index", "aggregate/agg_default_0_100.csv"),
    ],
)
def test_scores_are_those_of_coinr(stage: str, file: str, cut: Any, shared: Path) -> None:
    """Every normalised indicator and every aggregate."""
    track = cut("impute", "treat")
    nodes = dict(zip(AGGREGATES, [node.id for node in track.plan.nodes], strict=True))
    names = {**headers(track), **nodes}
    expected = coinr(shared, file, track)
    gaps = [furthest(track.score(names[code]), column) for code, column in expected.items()]
    values, bound = stated(stage)

    assert sum(column.size for column in expected.values()) == values
    assert max(gaps) <= bound


AGGREGATES = (
    "Physical", "ConEcFin", "Political", "Instit", "P2P", "Conn", "Environ", "Social", "SusEcFin", "Sust", "Index",
)  # fmt: skip
"""COINr's codes of the nodes, in the order in which they are computed."""


def test_ranks_are_those_of_coinr(cut: Any, shared: Path) -> None:
    """All 51 places."""
    track = cut("impute", "treat")
    expected = coinr(shared, "results/results_Summ_ranks.csv", track)["Index"]

    np.testing.assert_array_equal(track.ranks(), expected)
    assert stated("ranks of the index") == (51, 0.0)


def test_a_refreshed_readme_is_the_same(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What renews the output changes nothing else, and nothing where it is fresh."""
    monkeypatch.setenv("DEI_SHARED", str(shared))
    (tmp_path / "published").symlink_to(EXAMPLE.parent / "published")

    assert refreshed(README, Notebook(tmp_path, "my-asem/edition.toml")) == README
