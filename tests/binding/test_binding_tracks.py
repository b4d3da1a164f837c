"""What a track may have of its own: a year, stages; and how its regions are told apart."""

from __future__ import annotations

from pathlib import Path

import attrs
import numpy as np
import pytest
from forming import NAN, SHARE, Form, indicators, result_of, scored, tiers, tree

from dei_core import result_frames
from dei_core.editions.lock import track_lock
from dei_core.scoring.record import track_record

LINES = [
    *indicators(dict.fromkeys("ab", SHARE)),
    *tree(
        "index",
        {"index": 'children = ["a", "b"]'},
        ["shares.index = {a = 0.5, b = 0.5}"],
        "scale = 5.0, zero = 1.0",
    ),
]
LATER = [
    line.replace("dated = [{", "dated = [{since = 2020, shares.index = {a = 0.9, b = 0.1}, CITED}, {")
    for line in LINES
]
FORM = Form(lines=LINES, columns={"a": [0.5, 0.5, 0.9, 0.1], "b": [0.5, 0.501, 0.3, 0.2]}, expected={})
TWO = """
[track.old]
name = {en = "2015", zh = "2015 年"}
region_type = "form.unit"
dataset = "table"
year = 2015
keep = {season = [2015]}
[track.new]
name = {en = "2024", zh = "2024 年"}
region_type = "form.unit"
dataset = "table"
keep = {season = [2024]}
stages.aggregate = {method = "geometric"}
stages.rank = {decimals = 1, method = "dense"}
"""


def test_years_of_one_edition_have_their_own_rules_and_stages(tmp_path: Path) -> None:
    """A track's year chooses its weights, and its stages stand in the place of the edition's."""
    cited = 'cite = {source = "note"}, evidence = "recalled", confidence = "high", checked = 2026'
    columns = {**FORM.columns, "season": [2015.0, 2015.0, 2024.0, 2024.0]}
    dataset = ', ignore = ["season"]'
    lines = [line.replace("CITED", cited) for line in LATER]
    card = result_of(
        tmp_path, Form(lines=lines, columns=columns, expected={}, track=TWO, dataset=dataset)
    ).card
    old, new = card["old"], card["new"]

    assert (old.plan.year, new.plan.year) == (2015, 2024)
    np.testing.assert_allclose(old.total, [50.0, 50.05], rtol=1e-13)
    np.testing.assert_allclose(
        new.total, 100 * np.array([0.9**0.9 * 0.3**0.1, 0.1**0.9 * 0.2**0.1]), rtol=1e-13
    )
    assert old.plan.stages["rank"] == "competition"
    assert new.plan.stages["rank"] == "dense (decimals = 1, rounding = half_even)"


@pytest.mark.parametrize(
    ("stage", "places"),
    [
        ("", [3.0, 2.0, 1.0, 4.0]),
        ("decimals = 2", [2.0, 2.0, 1.0, 4.0]),
        ('decimals = 2, method = "dense"', [2.0, 2.0, 1.0, 3.0]),
    ],
)
def test_ranks_of_what_is_printed(tmp_path: Path, stage: str, places: list[float]) -> None:
    """Decimals count on the printed scale of 1-5, on which 50 and 50.05 are 3.000 and 3.002."""
    track = scored(tmp_path, attrs.evolve(FORM, edition=f"stages.rank = {{{stage}}}\n"))

    assert track.ranks().tolist() == places


def test_the_printed_scale_enters_the_lock_where_ranks_depend_on_it(tmp_path: Path) -> None:
    """And nowhere else, so that a lock without such ranks stays what it was."""
    plain, ranked = tmp_path / "plain", tmp_path / "ranked"
    for folder in (plain, ranked):
        folder.mkdir()
    first = scored(plain, FORM)
    second = scored(ranked, attrs.evolve(FORM, edition="stages.rank = {decimals = 2}\n"))

    assert "printed" not in track_lock(track_record(first.plan))
    assert track_lock(track_record(second.plan))["printed"] == [1.0, 5.0]


def test_tiers_beside_the_index_have_a_table(tmp_path: Path) -> None:
    """Bounds on the printed scale are exact: 3.0 of 1-5 is a score of 50."""
    scheme = tiers("grades", "printed", {"A": 3.0, "B": 1.0})
    made = attrs.evolve(
        FORM, lines=[*LINES, scheme], edition='stages.tier = {beside = [{method = "form.grades"}]}\n'
    )
    card = result_of(tmp_path, made).card
    table = {frame.name: frame.columns for frame in result_frames(card)}["tiers"]

    assert card.only.plan.beside[0][1].bounds == (50.0, 0.0)
    assert list(zip(table["node"], table["scheme"], table["tier"], strict=True)) == [
        ("index", "form.grades", tier) for tier in ("A", "A", "A", "B")
    ]


def test_screening_within_parts(tmp_path: Path) -> None:
    """A region that has enough in sum, but not in each of the parts, has no score; the finding names it."""
    nodes = {"index": 'children = ["left", "right"]', "left": 'children = ["a", "b"], missing = "reweight"'}
    nodes["right"] = 'children = ["c"]'
    lines = [*indicators(dict.fromkeys("abc", SHARE)), *tree("index", nodes)]
    columns = {"a": [0.5, NAN, 0.2], "b": [0.5, NAN, NAN], "c": [0.5, 0.6, 0.7]}
    stage = 'stages.screen = {method = "coverage", params = {least = 0.5}, within = ["left"]}\n'
    result = result_of(tmp_path, Form(lines=lines, columns=columns, expected={}, edition=stage))

    assert np.isnan(result.card.only.total).tolist() == [False, True, False]
    assert [finding.code for finding in result.card.findings] == ["screened"]
    assert "r1" in result.card.findings[0].text("en")
