"""ASEM 2018 stage by stage: the edition cut short after each stage gives what COINr's object holds there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from catalogue import FOLDER, INDICES
from cut_short import cut_short

from dei_core import TrackScores, evaluate

EXAMPLE = FOLDER / "asem-connectivity"
ROUNDED = 2.3e-8
"""Relative: twelve columns of COINr's stored object are rounded, before its first stage."""


def headers() -> Mapping[str, str]:
    """Indicator -> COINr's code."""
    (index,) = (one for one in INDICES if one.folder == EXAMPLE.name)
    return index.compare[0].columns


@pytest.fixture(scope="module")
def cut(tmp_path_factory: Any, shared: Path) -> Callable[..., TrackScores]:
    """The edition with only some of its stages."""

    def run(*kept: str) -> TrackScores:
        return evaluate(cut_short(EXAMPLE, tmp_path_factory.mktemp("asem"), kept, shared / "data")).card.only

    return run


@pytest.fixture(scope="module")
def held(published: Any) -> Callable[[str, TrackScores], dict[str, np.ndarray]]:
    """What COINr's object holds after a stage, by indicator, in the rows of a track."""

    def read(stage: str, track: TrackScores) -> dict[str, np.ndarray]:
        table = published(f"asem_connectivity/stage_{stage}.csv", "UnitCode", "Year")
        years = [(region, 2018) for region in track.table.regions]
        return {name: table.column(header, years) for name, header in headers().items()}

    return read


@pytest.mark.parametrize(
    ("stage", "kept", "there"),
    [("denominated", (), 2434), ("imputed", ("impute",), 2499), ("treated", ("impute", "treat"), 2499)],
)
def test_a_stage_gives_what_coinr_holds(
    stage: str, kept: tuple[str, ...], there: int, cut: Any, held: Any
) -> None:
    """Every cell after each stage is COINr's but for the rounding of its raw table; what is missing there is here."""
    track = cut(*kept)
    expected = held(stage, track)
    found = {name: track.raw(f"asem.{name}") for name in expected}

    assert sum(int((~np.isnan(column)).sum()) for column in found.values()) == there
    for name, column in expected.items():
        np.testing.assert_allclose(found[name], column, rtol=ROUNDED, atol=0.0, err_msg=name)


def test_the_treated_cells_are_those_that_coinr_treats(cut: Any, held: Any) -> None:
    """35 cells of 15 indicators are changed: in the same rows, and no logarithm was needed."""
    before, after = cut("impute"), cut("impute", "treat")
    coinr = {stage: held(stage, after) for stage in ("imputed", "treated")}
    changed = {name: before.raw(f"asem.{name}") != after.raw(f"asem.{name}") for name in headers()}

    assert sum(int(rows.sum()) for rows in changed.values()) == 35
    assert sum(bool(rows.any()) for rows in changed.values()) == 15
    for name, rows in changed.items():
        np.testing.assert_array_equal(coinr["imputed"][name] != coinr["treated"][name], rows, err_msg=name)


def test_imputed_cells_are_the_mean_of_the_continent(cut: Any) -> None:
    """A missing cell of a European country has the mean of Europe's others, and likewise for Asia's."""
    before, after = cut(), cut("impute")
    continents = np.array(after.table.parents["continent"])
    filled = 0
    for name in headers():
        given, made = before.raw(f"asem.{name}"), after.raw(f"asem.{name}")
        for continent in ("Asia", "Europe"):
            rows = np.isnan(given) & (continents == continent)
            mean = np.nanmean(given[continents == continent])
            np.testing.assert_allclose(made[rows], mean, rtol=1e-13)
            filled += int(rows.sum())

    assert filled == 65
