"""The story: its numbers are the engine's, its parts sum, and nothing is left out."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from needing import needs

from dei_core import Result, Scenario, evaluate, rescore, result_frames
from dei_core.host import compliance_frame
from dei_report.story.numbers import bins, known, significant, spread
from dei_report.story.regions import good
from dei_report.story.saying import said
from dei_report.story.telling import story
from dei_report.story.view import View

ROOT = Path(__file__).resolve().parents[3]
EDITIONS = ("gigabit-2022", "benchmark-gigabit", "dei-2022")
TRACKS = ("districts", "counties", "zones")


@pytest.fixture(scope="module", params=EDITIONS)
def told(request: pytest.FixtureRequest) -> tuple[Result, dict[str, Any]]:
    """Editions of one pillar's depth and of four, with and without standards."""
    needs("dei")
    result = evaluate(ROOT / "examples" / request.param)
    return result, story(result)


def track_of(index: Any, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(track for track in index.story["tracks"] if track["id"] == name)
    return found


def test_the_story_is_plain_json(told: tuple[Result, dict[str, Any]]) -> None:
    """No NaN, no infinity, nothing but what JSON has."""
    text = json.dumps(told[1], allow_nan=False)

    assert json.loads(text) == told[1]


def test_ranks_and_scores_are_those_of_the_ranking(told: tuple[Result, dict[str, Any]]) -> None:
    """Every region, in the order of ranking.csv, with its rank, score, tier and coverage."""
    result, document = told
    ranking = next(frame for frame in result_frames(result.card) if frame.name == "ranking").columns
    for track in document["tracks"]:
        rows = [row for row, name in enumerate(ranking["track"]) if name == track["id"]]
        regions = track["regions"]

        assert regions["id"] == [ranking["region"][row] for row in rows]
        assert regions["name"] == [ranking["name"][row] for row in rows]
        assert regions["rank"] == [None if np.isnan(rank) else int(rank) for rank in ranking["rank"][rows]]
        for mine, score in zip(regions["score"], ranking["score"][rows], strict=True):
            assert (mine is None) == np.isnan(score)
            assert mine is None or mine == pytest.approx(
                score * track["scale"] / 100, abs=10.0 ** -(track["decimals"] + 2)
            )
        tiers = [track["tiers"][tier]["name"]["en"] if tier >= 0 else None for tier in regions["tier"]]
        assert tiers == [ranking["tier"][row] for row in rows]


@pytest.mark.parametrize("name", TRACKS)
def test_contributions_sum_to_the_score(index: Any, name: str) -> None:
    """Points of the indicators, and points of the pillars, add up to every region's score as shown."""
    track = track_of(index, name)
    regions = track["regions"]
    for row, score in enumerate(regions["score"]):
        parts = [column["points"][row] or 0.0 for column in regions["indicators"].values()]
        pillars = [column[row] or 0.0 for column in regions["pillar_points"].values()]

        assert math.fsum(parts) == pytest.approx(score, abs=len(parts) * 0.6e-4)
        assert math.fsum(pillars) == pytest.approx(score, abs=5e-4)


@pytest.mark.parametrize("name", TRACKS)
def test_every_indicator_and_node_appears_once(index: Any, name: str) -> None:
    """All that the index is made of is in the tree, in the columns, in the rows and among the rules."""
    track, plan = track_of(index, name), index.result.card[name].plan
    inside = {plan.slots[slot] for slot in plan.reached}
    shown = [row["id"] for row in track["indicator_rows"]]

    assert set(track["nodes"]) | set(track["indicators"]) == inside
    assert len(shown) == len(set(shown)) == len(track["indicators"])
    assert list(track["regions"]["indicators"]) == shown
    assert [rule["id"] for rule in track["method"]["rules"]] == shown
    assert [node["id"] for node in track["method"]["weights"]] == list(track["nodes"])


@pytest.mark.parametrize("name", TRACKS)
def test_weights_sum_to_one(index: Any, name: str) -> None:
    """Within every node, and over all indicators of the index."""
    track = track_of(index, name)
    for node in track["nodes"].values():
        parts = [
            (track["nodes"].get(child) or next_place(track, child, node))["weight"]
            for child in node["children"]
        ]

        assert math.fsum(parts) == pytest.approx(1.0, abs=1e-8)
    assert math.fsum(item["effective"] for item in track["indicators"].values()) == pytest.approx(
        1.0, abs=1e-8
    )


def next_place(track: dict[str, Any], child: str, node: dict[str, Any]) -> dict[str, float]:
    """The weight of an indicator in one of the nodes that it enters."""
    places = track["indicators"][child]["places"]
    return {"weight": next(weight for parent, weight, *_ in places if track["nodes"][parent] is node)}


@pytest.mark.parametrize("name", TRACKS)
def test_verdicts_are_those_of_the_compliance_table(index: Any, name: str) -> None:
    """A letter for each region and clause; counts are counts of letters."""
    track, frame = track_of(index, name), compliance_frame(index.result.card).columns
    said_there = {
        (region, benchmark, clause): verdict
        for which, region, benchmark, clause, verdict in zip(
            *(frame[key] for key in ("track", "region", "benchmark", "clause", "verdict")), strict=True
        )
        if which == name
    }
    for standard in track["standards"]:
        for clause in standard["clauses"]:
            words = [said_there[region, standard["id"], clause["id"]] for region in track["regions"]["id"]]

            assert clause["verdicts"] == "".join(word[0] for word in words)
            assert clause["passed"] == words.count("passed")
            assert clause["failed"] == words.count("failed")


def test_thresholds_count_those_who_reach_them(index: Any) -> None:
    """How many pass an indicator is the number of full scores, where the rule's pass mark is that of all."""
    rows = [row for row in track_of(index, "districts")["indicator_rows"] if row.get("passing") is not None]

    assert len(rows) > 20
    assert [row["passing"] for row in rows] == [row["full"] for row in rows]


@pytest.mark.parametrize("name", TRACKS)
def test_potential_is_the_index_computed_anew(index: Any, name: str) -> None:
    """The gain and the rank told for an indicator are those of the index with that one score replaced."""
    track, scores = track_of(index, name), index.result.card[name]
    view = View(scores)
    for row in (0, len(view.rows) // 2, len(view.rows) - 1):
        at = view.rows[row]
        for indicator, gain, rank in track["regions"]["potential"][row]:
            column = scores.score(indicator).copy()
            column[at] = good(view, indicator)
            again = rescore(scores, Scenario(scores={indicator: column})).total

            assert again[at] - scores.total[at] == pytest.approx(gain, abs=1e-4)
            assert rank == 1 + np.count_nonzero(np.delete(scores.total, at) > again[at])


def test_potential_is_largest_first_and_never_lowers(index: Any) -> None:
    for steps in track_of(index, "districts")["regions"]["potential"]:
        gains = [gain for _, gain, _ in steps]

        assert gains == sorted(gains, reverse=True)
        assert all(gain >= 0 for gain in gains)


def test_peers_are_the_smallest_group_that_is_large_enough(index: Any) -> None:
    """Beijing's districts are compared with each other; a city's only district with all of its cluster or more."""
    track = track_of(index, "districts")
    regions, groups = track["regions"], track["peer_groups"]
    haidian = groups[regions["peers"][regions["id"].index("110108")]]
    beijing = [
        score
        for score, at in zip(regions["score"], regions["parents"]["city"]["at"], strict=True)
        if regions["parents"]["city"]["words"][at] == "北京市"
    ]

    assert haidian["name"]["zh"] == "北京市（10 个区域）"
    assert haidian["medians"][track["root"]] == pytest.approx(np.median(beijing), abs=1e-4)
    assert min(group["count"] for group in groups) >= 5


def test_similar_regions_are_the_nearest(index: Any) -> None:
    """Against the plain definition: root of the weighted mean squared difference over what both have."""
    track = track_of(index, "zones")
    view = View(index.result.card["zones"])
    weights = np.array([leaf.effective for leaf in view.leaves])
    scores = np.array([view.track.score(leaf.id)[view.rows] for leaf in view.leaves])
    for row in (0, 20, 49):
        squares = (scores - scores[:, [row]]) ** 2
        there = ~np.isnan(squares)
        common = (there * weights[:, None]).sum(axis=0)
        distance = np.nansum(squares * weights[:, None], axis=0) / common
        distance[row] = np.inf
        distance[common < 0.5 * weights.sum()] = np.inf

        assert track["regions"]["similar"][row] == np.argsort(distance, kind="stable")[:6].tolist()


def test_change_is_told_on_the_common_sample(index: Any) -> None:
    """Both ranks are counted among the regions of both editions alone."""
    track, change = track_of(index, "counties"), track_of(index, "counties")["change"]
    before = evaluate(ROOT / "examples/dei-2022").card["counties"]
    common = set(track["regions"]["id"]) & set(before.table.regions)
    was = {
        code: score
        for code, score in zip(before.table.regions, before.total.tolist(), strict=True)
        if code in common
    }
    now = {
        code: score
        for code, score in zip(track["regions"]["id"], track["regions"]["score"], strict=True)
        if code in common
    }

    assert change["common"] == len(common) == 100
    for row, code in enumerate(track["regions"]["id"]):
        if code not in common:
            assert change["rank"][row] is change["was_rank"][row] is None
        else:
            assert change["was_rank"][row] == 1 + sum(score > was[code] for score in was.values())
            assert change["rank"][row] == 1 + sum(score > now[code] for score in now.values())
    assert len(change["entered"]) == 50
    assert change["left"] == []
    assert change["method"]["rules"] == change["method"]["weights"] == 0


def test_a_panel_is_compared_with_its_own_year_before() -> None:
    """DESI has six editions in one table: the latest is told, against the one before, with all years of each."""
    needs("dei-tables")
    if not (Path(os.environ.get("DEI_SHARED") or ROOT.parent / "shared") / "data/desi2022").is_dir():
        pytest.skip("the published data are not here: set DEI_SHARED to the folder that holds them in data/")
    (track,) = story(evaluate(ROOT / "examples/published/desi-2022"))["tracks"]

    assert track["year"] == 2022
    assert len(track["regions"]["id"]) == 28
    assert track["change"]["edition"]["year"] == 2021
    assert track["trend"]["years"] == [2017, 2018, 2019, 2020, 2021, 2022]
    assert track["trend"]["score"][-1] == track["regions"]["score"]


def test_guidance_answers_the_widest_gaps(index: Any) -> None:
    """A region's directions come by falling gap, and each gap is that of the direction's own indicators."""
    track = track_of(index, "districts")
    guidance, columns = track["guidance"], track["regions"]["indicators"]
    for row in (0, 75, 149):
        chosen = guidance["regions"][row]
        gaps = [gap for _, gap in chosen]

        assert gaps == sorted(gaps, reverse=True)
        for place, gap in chosen:
            indicators = guidance["directions"][place]["indicators"]
            short = [
                max(track["good"][one] - score, 0.0)
                for one in indicators
                if (score := columns[one]["score"][row]) is not None
            ]
            assert gap == pytest.approx(sum(short) / len(short), abs=2e-4)


def test_exemplars_lead_where_it_is_said(index: Any) -> None:
    """Each reason is a node in which the region is among the first twentieth; every pillar's first is there."""
    track = track_of(index, "districts")
    rows = {item["row"] for item in track["exemplars"]}
    for pillar in track["pillars"]:
        assert track["regions"]["nodes"][pillar]["rank"].index(1) in rows
    for item in track["exemplars"]:
        assert item["reasons"]
        for reason in item["reasons"]:
            assert track["regions"]["nodes"][reason["node"]]["rank"][item["row"]] == reason["rank"] <= 7.5


def test_quality_counts_every_value(index: Any) -> None:
    """Cells by state add up to columns times regions."""
    for track in index.story["tracks"]:
        quality = track["quality"]

        assert sum(quality["cells"].values()) == quality["columns"] * len(track["regions"]["id"])


def test_units_and_clauses_are_told_in_both_languages(index: Any) -> None:
    """As the packs write them."""
    track = track_of(index, "districts")
    rules = {rule["id"]: rule for rule in track["method"]["rules"]}
    clause = rules["base.users_5g_share"]["clause"]

    assert track["indicators"]["base.base_stations_5g_per_10k"]["unit"] == {
        "en": "per 10 000 people",
        "zh": "个/万人",
    }
    assert track["indicators"]["base.enterprise_cloud_share"]["unit"] == {"en": "%", "zh": "%"}
    assert clause["en"].startswith("digital facilities: 5G user penetration of 15% in 2020")
    assert clause["zh"].startswith("数字设施：5G 用户普及率 2020 年为 15%")


def test_specimens_are_called_specimens(index: Any) -> None:
    assert index.story["edition"]["specimen"]
    assert all(track["specimen"] for track in index.story["tracks"])


class TestNumbers:
    def test_what_is_missing_is_null(self) -> None:
        assert known(np.array([1.23, np.nan])) == [1.23, None]
        assert significant([np.nan, 0.0, 1234567.0]) == [None, 0, 1234567]
        assert spread(np.array([np.nan])) is None
        assert bins(np.array([np.nan])) == []

    @pytest.mark.parametrize("values", [[1.0], [0.0, 0.0], [1.0, 2.0, 3.0], list(range(1000)), [-5.0, 5.0]])
    def test_a_histogram_counts_every_value_where_it_lies(self, values: list[float]) -> None:
        """Edges meet, counts add up, and each bin counts the values between its edges."""
        made = bins(np.array(values))

        assert sum(one["count"] for one in made) == len(values)
        assert [one["to"] for one in made[:-1]] == [one["from"] for one in made[1:]]
        for one in made[:-1]:
            assert one["count"] == sum(one["from"] <= value < one["to"] for value in values)

    def test_a_sentence_takes_texts_in_its_own_language(self) -> None:
        name = {"en": "Society", "zh": "社会"}

        assert said("{a} is {b}", "{a}为 {b}", a=name, b=3) == {"en": "Society is 3", "zh": "社会为 3"}
