"""Scores on a printed scale that begins elsewhere, weights that are no numbers, and steps of nodes, in the story."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from forming import FORMS, Form, indicators, result_of, tiers, tree
from forms import economy
from needing import needs

from dei_core import Result
from dei_report.files import PAGE, write_files
from dei_report.story.change import moved
from dei_report.story.telling import story
from dei_report.story.view import View

needs("dei-tables")

WEF = "competitiveness_by_stage_of_development"
SURVEY = economy.SURVEY
NODES = {
    "top": 'children = ["left", "right"]',
    "left": 'children = ["one", "two"]',
    "right": 'children = ["three", "four"]',
}
COLUMNS = {
    "one": [2.0, 3.0, 6.0],
    "two": [1.5, 5.0, 5.5],
    "three": [4.0, 2.0, 7.0],
    "four": [3.0, 3.5, 4.0],
}


def made(
    folder: Path, nodes: dict[str, str] | None = None, weights: Any = (), scale: str = "", rule: str = SURVEY
) -> Result:
    """Three regions with four indicators of 1-7 in two pillars."""
    folder.mkdir(exist_ok=True)
    lines = [
        *indicators(dict.fromkeys(COLUMNS, rule)),
        *tree("top", {**NODES, **(nodes or {})}, weights, scale),
    ]
    return result_of(folder, Form(lines=lines, columns=COLUMNS, expected={}))


def told(result: Result) -> dict[str, Any]:
    document = story(result)
    (track,) = document["tracks"]
    json.dumps(document, allow_nan=False)
    found: dict[str, Any] = track
    return found


def weights_of(track: dict[str, Any], node: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in track["method"]["weights"] if item["id"] == node)
    return found


def test_scores_are_printed_from_where_the_scale_begins(tmp_path: Path) -> None:
    """Scores, medians and goals on 1-7; the pillars' points add up to the score from 1 on."""
    result = result_of(tmp_path, FORMS[WEF]())
    scores, track = result.card.only, told(result)
    regions = track["regions"]
    wanted = {
        code: scores.plan.printed(score)
        for code, score in zip(scores.table.regions, scores.total, strict=True)
    }

    assert (1.0, 7.0) == (track["zero"], track["scale"])
    assert [round(wanted[code], 4) for code in regions["id"]] == regions["score"]
    for row, score in enumerate(regions["score"]):
        points = [column[row] for column in regions["pillar_points"].values()]
        assert score == pytest.approx(1.0 + sum(points), abs=1e-3)
    assert all(1.0 <= value <= 7.0 for value in track["good"].values())
    assert track["overview"]["spread"]["median"] == pytest.approx(np.median(list(wanted.values())), abs=1e-4)


def test_the_step_to_a_good_level_is_the_engines(tmp_path: Path) -> None:
    """What an index gains by an indicator, on a scale that begins at 1, as on 0-100: the span of it."""
    plain, printed = (
        told(made(tmp_path / name, scale=scale)) for name, scale in (("a", ""), ("b", economy.ONE_TO_SEVEN))
    )
    for before, after in zip(plain["regions"]["potential"], printed["regions"]["potential"], strict=True):
        assert [(name, rank) for name, _, rank in before] == [(name, rank) for name, _, rank in after]
        assert [gain * 0.06 for _, gain, _ in before] == pytest.approx(
            [gain for _, gain, _ in after], abs=1e-3
        )
    assert [row["full"] for row in plain["indicator_rows"]] == [
        row["full"] for row in printed["indicator_rows"]
    ]


def test_a_scale_whose_best_is_lowest_is_told_on_0_100(tmp_path: Path) -> None:
    """Bars and medians of the story need the best highest."""
    track = told(made(tmp_path, scale="scale = 1.0, zero = 5.0"))

    assert (0.0, 100.0) == (track["zero"], track["scale"])
    assert max(track["regions"]["score"]) == track["regions"]["score"][0] > 7.0


def test_bounds_of_tiers_are_printed(tmp_path: Path) -> None:
    """As the scheme says them; tiers of other nodes, and parts that are screened by themselves, are named."""
    form = Form(
        lines=[
            *indicators(dict.fromkeys(COLUMNS, SURVEY)),
            *tree("top", NODES, (), economy.ONE_TO_SEVEN),
            tiers("grades", "printed", {"high": 4.5, "low": 1.0}),
        ],
        columns=COLUMNS,
        expected={},
    )
    form = attrs.evolve(form, edition='stages.tier = {method = "form.grades"}\n')
    beside = attrs.evolve(
        form,
        edition='stages.tier = {method = "form.grades", beside = [{node = "left", method = "form.grades"}]}\n'
        'stages.screen = {method = "coverage", params = {least = 0.5}, within = ["left", "right"]}\n',
    )
    (tmp_path / "beside").mkdir()
    stages = {
        item["id"]: item["words"] for item in told(result_of(tmp_path / "beside", beside))["method"]["stages"]
    }

    assert [4.5, 1.0] == [tier["bound"] for tier in told(result_of(tmp_path, form))["tiers"]]
    assert stages["tier"]["en"].endswith("Tiers beside: of left.")
    assert "在 left、right 中分别计算。" in stages["screen"]["zh"]


def test_weights_by_group_are_told_group_by_group(tmp_path: Path) -> None:
    """The tree has their means over the regions; the method section has each group's."""
    result = result_of(tmp_path, FORMS[WEF]())
    track = told(result)
    inside = weights_of(track, "gci")
    means = result.card.only.weights("gci").mean(axis=1).tolist()

    assert means == pytest.approx([weight for _, weight in inside["children"]], abs=1e-9)
    assert means[0] == pytest.approx(track["nodes"]["basic"]["weight"], abs=1e-9)
    assert inside["weighing"][0]["en"] == "Factor: basic 60%, efficiency 35%, innovation 5%."
    assert weights_of(track, "basic")["weighing"] == []


def test_weights_of_the_regions_themselves_name_their_indicators(tmp_path: Path) -> None:
    """Which data weigh the parts; the numbers are means, and said to be."""
    result = result_of(tmp_path, FORMS["competitiveness_between_two_stages"]())
    inside = weights_of(told(result), "gci")
    means = result.card.only.weights("gci").mean(axis=1).tolist()

    assert means == pytest.approx([weight for _, weight in inside["children"]], abs=1e-9)
    assert [
        "权重由各区域自身的 weight_basic（basic）、weight_efficiency（efficiency）按比例确定。",
        "所列数值为各区域权重的均值。",
    ] == [said["zh"] for said in inside["weighing"]]


def test_computed_weights_are_those_in_force(tmp_path: Path) -> None:
    """Not the equal ones that a plan begins with; the method that set them is named."""
    result = made(tmp_path, weights=["computed.left = {method = 'entropy'}, equal = ['top', 'right']"])
    track = told(result)
    inside = weights_of(track, "left")
    wanted = result.card.only.weights("left")[:, 0].tolist()

    assert wanted != [0.5, 0.5]
    assert [round(weight, 10) for weight in wanted] == [weight for _, weight in inside["children"]]
    assert inside["weighing"][0]["en"].startswith("Weights from the data (Entropy weights): ")
    stage = next(item for item in track["method"]["stages"] if item["id"] == "weight")["words"]
    assert "(1 of 3 nodes)" in stage["en"] or "at 1 of 3 nodes" in stage["en"]
    assert "其余按评分规则和本年度方案给定的权重。" in stage["zh"]


def test_steps_are_told_in_their_order(tmp_path: Path) -> None:
    """Of nodes and of rules, in both languages, on the page too."""
    power = '{method = "power", params = {exponent = 0.5}}'
    node = (
        f'{NODES["left"]}, method = "power", params = {{degree = 2.0}}, inverted = true, missing = "reweight", '
        f'least = 2, transform = {power}, round = 1, rounding = "half_up"'
    )
    result = made(tmp_path / "made", {"left": node}, rule=f"{SURVEY}, then = {power}, round = 2")
    document = story(result)
    (track,) = document["tracks"]
    steps = weights_of(track, "left")["steps"]
    rule = track["method"]["rules"][0]["steps"]
    (tmp_path / "out").mkdir()
    write_files(document, tmp_path / "out")
    page = (tmp_path / "out" / PAGE).read_text(encoding="utf-8")

    assert [
        "以 100 减各项得分后合成，再以 100 减其结果。",
        "缺失项的权重按比例分摊给其余各项。",
        "至少 2 个下级项有得分。",
        steps[3]["zh"],
        "四舍五入至 1 位小数。",
    ] == [step["zh"] for step in steps]
    assert steps[3]["en"].startswith("Then a power of the value")
    assert "Rounded to 2 decimals, ties to the even digit." == rule[1]["en"]
    assert "With at least 2 of its parts." in page
    assert "按四舍六入五成双修约至 2 位小数。" in page
    assert weights_of(track, "right")["steps"] == []
    assert [name["en"] for name in track["method"]["nominal"]] == [weights_of(track, "left")["name"]["en"]]


@pytest.mark.parametrize(
    ("node", "rule", "expected"),
    [
        ("", "", (0, 0)),
        (", round = 1", "", (0, 1)),
        (", inverted = true", "", (0, 1)),
        (', normalise = {method = "minmax"}', "", (0, 1)),
        ("", ", round = 2", (4, 0)),
        ("", ', then = {method = "power", params = {exponent = 2.0}}', (4, 0)),
    ],
)
def test_a_step_that_is_new_is_a_change_of_the_method(
    node: str, rule: str, expected: tuple[int, int], tmp_path: Path
) -> None:
    """Rules by their steps, nodes by theirs; what weighers learn from other data is none."""
    before = View(made(tmp_path / "a").card.only)
    after = View(made(tmp_path / "b", {"left": NODES["left"] + node}, rule=SURVEY + rule).card.only)
    found = moved(after, before)

    assert expected == (found["rules"], found["weights"])
