"""Weights that differ by region: by a trait, or measured in the region."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from forming import NAN, SHARE, Form, auxiliaries, indicators, scored, trait, tree
from house import findings

from dei_core import Scenario, Scorecard, TrackScores, rescore, result_frames
from dei_core.scoring import messages as say

DATA = {
    "zone": ["east", "west", "east"],
    "a": [0.2, 0.6, NAN],
    "b": [0.4, 0.8, 0.5],
    "c": [1.0, 0.0, 0.9],
    "people_a": [10.0, 30.0, 5.0],
    "people_b": [30.0, 0.0, 5.0],
}
NODES = {
    "index": 'children = ["pair", "c"], missing = "reweight"',
    "pair": 'children = ["a", "b"], missing = "reweight"',
}
WEIGHTS = (
    'shares.index = {pair = 0.5, c = 0.5}, measured.pair = {a = "people_a", b = "people_b"}, '
    'by = "zone", when.west.index = {pair = 0.9, c = 0.1}'
)


def made(**changes: Any) -> Form:
    lines = [
        trait("zone", "east", "west"),
        *indicators(dict.fromkeys("abc", SHARE)),
        *auxiliaries(dict.fromkeys(("people_a", "people_b"), "")),
        *tree("index", NODES, [WEIGHTS]),
    ]
    return attrs.evolve(Form(lines=lines, columns=DATA, expected={}), **changes)


@pytest.fixture
def track(tmp_path: Path) -> TrackScores:
    return scored(tmp_path, made())


def test_each_region_goes_by_its_own_weights(track: TrackScores) -> None:
    """Measured numbers divided by their sum, the shares of the trait's case, and what is missing made up for."""
    np.testing.assert_allclose(track.weights("pair"), [[0.25, 1.0, 0.5], [0.75, 0.0, 0.5]], rtol=1e-15)
    np.testing.assert_allclose(track.weights("index"), [[0.5, 0.9, 0.5], [0.5, 0.1, 0.5]], rtol=1e-15)
    np.testing.assert_allclose(track.score("pair"), [35.0, 60.0, 50.0], rtol=1e-14)
    np.testing.assert_allclose(track.total, [67.5, 54.0, 70.0], rtol=1e-14)


def test_contributions_go_by_them_and_add_up(track: TrackScores) -> None:
    """What each indicator adds is its own share of the region's own weights."""
    points = track.contributions()

    np.testing.assert_allclose(points["form.a"][:2], [2.5, 54.0], rtol=1e-13)
    np.testing.assert_allclose(np.nansum(list(points.values()), axis=0), track.total, rtol=1e-14)


def test_a_part_taken_out_leaves_its_weight_to_the_others(track: TrackScores) -> None:
    """Rescoring rescales each region's own weights; a region whose remaining weight is 0 has no score there."""
    np.testing.assert_allclose(
        rescore(track, Scenario(without="form.c")).total, track.score("pair"), rtol=1e-14
    )
    np.testing.assert_allclose(
        rescore(track, Scenario(without="form.a")).total, [70.0, 0.0, 70.0], rtol=1e-14
    )
    np.testing.assert_array_equal(rescore(track, Scenario()).total, track.total)


def test_tables_say_whose_weights_they_are(track: TrackScores) -> None:
    """What differs by region is empty in the common table, and told region by region in its own."""
    frames = {frame.name: frame.columns for frame in result_frames(Scorecard({"all": track}))}

    assert np.isnan(frames["weights"]["weight"]).all()
    rows = zip(*(frames["region_weights"][key] for key in ("region", "node", "child", "weight")), strict=True)
    assert ("r1", "index", "pair", 0.9) in list(rows)


def test_a_weight_that_is_unknown_leaves_no_score(tmp_path: Path) -> None:
    """As if the region had no children there; the node above goes on without it where it may."""
    track = scored(tmp_path, made(columns={**DATA, "people_b": [30.0, NAN, 5.0]}))

    assert np.isnan(track.score("pair")).tolist() == [False, True, False]
    assert track.total[1] == 0.0


@pytest.mark.parametrize(
    ("columns", "message", "en", "zh"),
    [
        ({"people_a": [-1.0, 3.0, 5.0]}, say.WEIGHT_BELOW_ZERO, "below 0 in: r0", "数值为负：r0"),
        ({"people_a": [1.0, 0.0, 5.0]}, say.WEIGHTS_ALL_ZERO, "in: r1", "均为 0，任何下级项均不计入：r1"),
    ],
)
def test_numbers_that_cannot_weigh_are_refused(
    tmp_path: Path, columns: dict[str, Any], message: object, en: str, zh: str
) -> None:
    """Below 0, or nothing at all, with the regions' names."""
    found = findings(scored, tmp_path, made(columns={**DATA, **columns}))

    assert [finding.message for finding in found] == [message]
    assert en in found[0].text("en")
    assert zh in found[0].text("zh")


def test_a_region_scores_the_same_in_any_company(tmp_path: Path) -> None:
    """Own weights depend on the region's own row alone."""
    (tmp_path / "all").mkdir()
    (tmp_path / "one").mkdir()
    whole = scored(tmp_path / "all", made())
    alone = scored(tmp_path / "one", made(columns={name: column[1:2] for name, column in DATA.items()}))

    assert alone.total[0] == whole.total[1]
