"""The report of many regions: work and pages that grow with them and not with their pairs, and what the page says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from needing import needs
from sized import Size, made

from dei_core import Result, Scenario, evaluate, rescore
from dei_report.files import PAGE, STORY, write_files
from dei_report.page import building
from dei_report.page.building import seen
from dei_report.story import nearest, regions, telling
from dei_report.story.regions import good, potential, tried
from dei_report.story.telling import story
from dei_report.story.view import LEAST_HELD, View

SMALL = Size(regions=90, groups=3, missing=0.1)
ROOM = LEAST_HELD * 66
"""Numbers of as many regions of seven indicators as a page holds at least."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """90 regions, a tenth of their cells empty."""
    needs("dei")
    return evaluate(made(tmp_path_factory.mktemp("small"), SMALL))


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """300 regions in cities of ten."""
    needs("dei")
    return evaluate(made(tmp_path_factory.mktemp("larger"), Size(regions=300, groups=3, missing=0.02)))


@pytest.fixture
def cut(larger: Result, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The story of 300 regions where a page has room for a third of them."""
    monkeypatch.setattr(telling, "ROOM", ROOM)
    return story(larger)


def nearest_by_definition(view: View, within: int) -> list[list[int]]:
    """Rows of the six nearest, from all pairs: the mean squared difference over what both have, half in common."""
    weights = np.array([leaf.effective for leaf in view.leaves])
    scores = np.array([view.track.score(leaf.id)[view.rows] for leaf in view.leaves])
    found = []
    for row, total in enumerate(view.total.tolist()):
        squares = (scores - scores[:, [row]]) ** 2
        common = (~np.isnan(squares) * weights[:, None]).sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            distance = np.nansum(squares * weights[:, None], axis=0) / common
        far = np.abs(np.arange(len(view.rows)) - row) > within
        distance[far | (common < 0.5 * weights.sum() - 1e-9) | np.isnan(view.total)] = np.inf
        distance[row] = np.inf
        order = np.argsort(np.round(distance, 9), kind="stable")[:6]
        found.append([] if np.isnan(total) else order[np.isfinite(distance[order])].tolist())
    return found


@pytest.mark.parametrize("within", [5, 20, nearest.NEAR])
@pytest.mark.parametrize("block", [7, 64])
def test_similar_regions_are_those_of_all_pairs(
    within: int, block: int, small: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever blocks they are compared, and within whatever part of the ranking."""
    monkeypatch.setattr(nearest, "NEAR", within)
    monkeypatch.setattr(nearest, "_BLOCK", block)
    view = View(small.card.only)

    assert nearest_by_definition(view, within) == nearest.similar(view)


def test_equal_profiles_are_told_by_rank(tmp_path: Path) -> None:
    """Where many are alike, the best ranked of them are named, whatever the rounding of the sums."""
    needs("dei")
    folder = made(tmp_path, Size(regions=400, missing=0.0))
    head, *lines = (folder / "table.csv").read_text(encoding="utf-8").splitlines()
    generator = np.random.default_rng(5)
    cells = generator.choice([0.1, 33.3, 66.7], (len(lines), 7))
    cells[:, 2:] = 50.1
    told = [
        ",".join([*line.split(",")[:2], *map(str, row)])
        for line, row in zip(lines, cells.tolist(), strict=True)
    ]
    (folder / "table.csv").write_text("\n".join([head, *told, ""]), encoding="utf-8")
    view = View(evaluate(folder).card.only)

    assert nearest_by_definition(view, nearest.NEAR) == nearest.similar(view)


def test_pairs_grow_with_the_regions(small: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each region is compared with those near it, never with all."""
    compared: list[int] = []
    product = nearest._product

    def counted(left: np.ndarray, right: np.ndarray) -> np.ndarray:
        compared.append(len(left) * len(right))
        return product(left, right)

    monkeypatch.setattr(nearest, "_product", counted)
    monkeypatch.setattr(nearest, "NEAR", 100)
    for rows in (2_000, 4_000):
        compared.clear()
        scores = np.random.default_rng(rows).uniform(0.0, 100.0, (rows, 7))
        assert len(list(nearest._nearest(scores, np.full(7, 1.0 / 7.0)))) == rows

        assert sum(compared) <= rows * (2 * 100 + nearest._BLOCK)


def steps_by_definition(view: View, row: int) -> dict[str, float]:
    """Indicator -> what the index gains where it alone is raised to the level that a quarter reach."""
    found = {}
    for leaf in view.leaves:
        level = (good(view, leaf.id) - view.zero) / view.factor
        score = view.track.score(leaf.id).copy()
        at = view.rows[row]
        score[at] = max(score[at], level) if not np.isnan(score[at]) else np.nan
        found[leaf.id] = float(
            (rescore(view.track, Scenario(scores={leaf.id: score})).total - view.track.total)[at]
        )
    return found


@pytest.mark.parametrize("method", ["arithmetic", "geometric"])
def test_potential_is_the_index_computed_anew(
    method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For every region; a weighted mean is told by its weights, without computing it anew even once."""
    needs("dei")
    size = Size(regions=40, missing=0.1, method=method, rule='method = "minmax"')
    view = View(evaluate(made(tmp_path, size)).card.only)
    wanted = [steps_by_definition(view, row) for row in range(len(view.rows))]
    calls: list[object] = []
    monkeypatch.setattr(regions, "rescore", lambda *given: calls.append(given) or rescore(*given))
    found = potential(view)

    assert len(calls) == (0 if method == "arithmetic" else len(view.leaves))
    for row, (steps, gains) in enumerate(zip(found, wanted, strict=True)):
        scored = not np.isnan(view.total[row])
        best = sorted((gain for gain in gains.values() if gain > 1e-9), reverse=True)[:6] if scored else []

        assert [gain for _, gain, _ in steps] == pytest.approx(best, abs=1e-4)
        assert all(gains[name] == pytest.approx(gain, abs=1e-4) for name, gain, _ in steps)


def test_what_needs_the_index_anew_is_tried_for_the_weightiest_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the page says so, in both languages; where all are tried it says nothing."""
    needs("dei")
    monkeypatch.setattr(regions, "MOST_TRIED", 3)
    whole, few = (
        evaluate(made(tmp_path / name, Size(regions=30, method=name))) for name in ("arithmetic", "geometric")
    )
    calls: list[object] = []
    monkeypatch.setattr(regions, "rescore", lambda *given: calls.append(given) or rescore(*given))
    view = View(few.card.only)
    weights = {leaf.id: leaf.effective for leaf in view.leaves}
    steps = {name for row in potential(view) for name, _, _ in row}

    assert (None, 3) == (tried(View(whole.card.only)), tried(view))
    assert len(calls) == 3
    assert min(weights[name] for name in steps) >= sorted(weights.values())[-3]
    assert story(few)["tracks"][0]["tried"] == 3


def test_a_page_holds_the_first_regions_and_counts_all(cut: dict[str, Any], larger: Result) -> None:
    """Columns of single regions end where the page's room does; numbers of the whole are those of all regions."""
    telling_all = story_of_all(larger)
    (track,), (whole,) = cut["tracks"], telling_all["tracks"]
    held = track["held"]
    columns = track["regions"]

    assert (300, 300, LEAST_HELD) == (whole["held"], track["count"], held)
    assert columns["id"] == whole["regions"]["id"][:held]
    for key in ("name", "score", "rank", "tier", "coverage", "peers", "similar", "potential"):
        assert len(columns[key]) == held
    for part in (*columns["nodes"].values(), *columns["indicators"].values()):
        assert {len(column) for column in part.values()} == {held}
    assert columns["indicators"]["form.x0"] == {
        name: column[:held] for name, column in whole["regions"]["indicators"]["form.x0"].items()
    }
    assert columns["potential"] == whole["regions"]["potential"][:held]
    for key in ("overview", "indicator_rows", "tiers", "quality", "exemplars", "spreads", "good", "nodes"):
        assert track[key] == whole[key]
    assert max(row for near in columns["similar"] for row in near) < held


def story_of_all(result: Result) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(telling, "ROOM", 3_000_000)
        return story(result)


def test_peers_of_a_cut_page_are_those_of_the_whole(cut: dict[str, Any], larger: Result) -> None:
    """Medians of groups are those of all their regions, held or not."""
    (track,), (whole,) = cut["tracks"], story_of_all(larger)["tracks"]
    of_cut, of_whole = (
        [told["peer_groups"][place] for place in told["regions"]["peers"][: track["held"]]]
        for told in (track, whole)
    )

    assert of_cut == of_whole
    assert {group["count"] for group in of_cut} == {10}


def page_of(told: dict[str, Any], folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    write_files(told, folder)
    return (folder / PAGE).read_text(encoding="utf-8")


def test_a_cut_page_says_so_in_both_languages(cut: dict[str, Any], larger: Result, tmp_path: Path) -> None:
    page = page_of(cut, tmp_path / "cut")

    assert "This page holds 100 regions, the first of 300" in page
    assert "本页仅收录排名前 100 个区域（共 300 个）" in page
    assert "This page holds" not in page_of(story_of_all(larger), tmp_path / "whole").split("word-data")[0]


def test_pages_grow_with_the_regions_up_to_their_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 3,000 and of 6,000 regions: twice the bytes where there is room for them, and no more where there is none."""
    needs("dei")
    results = [evaluate(made(tmp_path / str(rows), Size(regions=rows))) for rows in (3_000, 6_000)]
    monkeypatch.setattr(building, "vega_bundle", lambda: "")
    sizes = {}
    for name, room in (("wide", 3_000_000), ("narrow", 66_000)):
        monkeypatch.setattr(telling, "ROOM", room)
        for result in results:
            page_of(story(result), tmp_path / name)
            count = len(result.card.only.table)
            sizes[name, count] = sum((tmp_path / name / file).stat().st_size for file in (PAGE, STORY))

    assert sizes["wide", 6_000] < 2.1 * sizes["wide", 3_000]
    assert sizes["wide", 6_000] < 6_000 * 1_200 + 500_000
    assert sizes["narrow", 6_000] < 1.05 * sizes["narrow", 3_000]


def test_lists_of_regions_end_with_how_many_more(
    larger: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page names a hundred of the regions without a score, of the new and of the gone ones."""
    told = story(larger)
    (track,) = told["tracks"]
    some = [{"row": row, "id": f"r{row}", "name": f"Lone {row}"} for row in range(250)]
    track["quality"]["unscored"] = some
    track["change"] = None
    page = page_of(told, tmp_path / "out")

    assert page.count("Lone ") == 100
    assert "and 150 more" in page
    assert "另有 150 个" in page


def test_findings_of_one_kind_end_with_how_many_more(larger: Result, tmp_path: Path) -> None:
    """A page tells a hundred of a kind, in the order in which they were found."""
    from dei_core import Finding
    from dei_core.plugin import message
    from dei_core.scoring.scorecard import Scorecard
    from dei_report.story.quality import findings

    odd = message("test.odd", "region {region} is odd", "", "区域 {region} 异常", "")

    class Alike:
        card = Scorecard(
            larger.card.tracks,
            tuple(Finding(message=odd, facts={"region": f"r{row}"}) for row in range(30_000)),
        )

    told = findings(Alike)  # type: ignore[arg-type]

    assert len(told) == 101
    assert told[0]["text"]["en"] == "region r0 is odd."
    assert "29,900" in told[-1]["text"]["en"].replace("29900", "29,900")
    assert "29900 条" in told[-1]["text"]["zh"]


def test_scripts_see_no_list_that_only_templates_print(index: Any) -> None:
    """New and gone regions are printed, and stand in the story; the page need not hold them twice."""
    for track in seen(index.story)["tracks"]:
        assert {"entered", "left", "risers"}.isdisjoint(track["change"] or {})
        assert track["scored"] == sum(rank is not None for rank in track["regions"]["rank"])
        json.dumps(track, allow_nan=False)


@pytest.fixture
def opened(browser: Any, cut: dict[str, Any], tmp_path: Path) -> Iterator[Any]:
    """The cut page in a browser, whose tables draw at most 50 rows beyond those they begin with."""
    text = page_of(cut, tmp_path / "cut").replace("const MOST_ROWS = 5000;", "const MOST_ROWS = 90;")
    text = text.replace("const FIRST_ROWS = 100;", "const FIRST_ROWS = 20;")
    (tmp_path / "cut" / PAGE).write_text(text, encoding="utf-8")
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.goto((tmp_path / "cut" / PAGE).as_uri())
    page.wait_for_selector("[data-ranking] tbody tr", state="attached")
    yield page
    context.close()


def test_a_cut_page_is_read(opened: Any, cut: dict[str, Any], larger: Result) -> None:
    """Rows are drawn up to a bound; a portrait that is not there says what there is, one that is there stands."""
    held = cut["tracks"][0]["regions"]["id"]
    gone = next(code for code in larger.card.only.table.regions if code not in set(held))
    tally = opened.locator("[data-ranking] .count")

    assert tally.inner_text() == "20 of 300 regions shown"
    opened.locator("[data-ranking] .more button", has_text="Show the first 90").click()
    assert tally.inner_text() == "90 of 300 regions shown"
    opened.evaluate(f"location.hash = '#region=all/{gone}'")
    opened.wait_for_selector("#portrait [role=alert]")
    assert "the first 100 of 300 regions" in opened.inner_text("#portrait [role=alert]")
    opened.evaluate(f"location.hash = '#region=all/{held[5]}'")
    opened.wait_for_selector("#portrait h1")
    assert "of 298" in opened.inner_text("#portrait .standing") or "of 300" in opened.inner_text(
        "#portrait .standing"
    )
    assert opened.wrong == []
