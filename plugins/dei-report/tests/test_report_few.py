"""What a track with few regions says, and what the map's reader can choose."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from needing import needs

from dei_core import evaluate
from dei_core.host import LANGS
from dei_report.charts import maps
from dei_report.charts.figures import figures
from dei_report.story.telling import story

ROOT = Path(__file__).resolve().parents[3]

STEPS = 'figure[data-chart="districts/region/steps"]'
MAP = 'figure[data-chart="districts/map"]'


@pytest.fixture(scope="module")
def two(index: Any) -> dict[str, Any]:
    """The first track of the index, as the charts see it with two regions scored."""
    track: dict[str, Any] = json.loads(json.dumps(index.story["tracks"][0]))
    track["overview"]["scored"] = 2
    return {**index.story, "tracks": [track]}


def options(track: dict[str, Any]) -> list[dict[str, Any]]:
    return maps.scores(track)


def test_every_node_can_be_shown_on_the_map(index: Any) -> None:
    """The index, and each node below it once; pillars in a group, what is below a pillar in the pillar's."""
    for track in index.story["tracks"]:
        told = options(track)

        assert [one["value"] for one in told[: len(track["pillars"]) + 1]] == ["score", *track["pillars"]]
        assert sorted(one["value"] for one in told[1:]) == sorted(set(track["nodes"]) - {track["root"]})


def test_nodes_stand_below_their_pillar_in_both_languages(index: Any) -> None:
    found = {one["value"]: one for one in options(index.story["tracks"][0])}

    assert "group" not in found["score"]
    assert found["economy"]["group"] == {"en": "Pillars", "zh": "一级指标"}
    assert found["networks"]["group"]["zh"] == "数字基建：二级指标"
    assert found["networks"]["label"]["zh"] == "双千兆网络"
    assert all(one["label"][lang] for one in found.values() for lang in LANGS)


def test_choosing_a_dimension_recolours_the_map(visit: Any) -> None:
    """A node whose id has dots in it, too; the list has its groups."""
    page = visit("#districts")
    page.locator(MAP).scroll_into_view_if_needed()
    page.wait_for_selector(f"{MAP}[data-done] svg", timeout=30_000)
    colours = f"() => [...document.querySelectorAll('{MAP} svg path[fill]')].map(p => p.getAttribute('fill')).join()"
    seen = [page.evaluate(colours)]
    box = page.locator(f"{MAP} select").nth(0)
    for node in ("networks", "economy.indicators"):
        box.select_option(node)
        page.wait_for_function(f"old => ({colours})() !== old", arg=seen[-1])
        seen.append(page.evaluate(colours))

    assert len(set(seen)) == 3
    assert box.locator("optgroup").nth(0).get_attribute("label") == "Pillars"
    assert page.wrong == []


def test_few_regions_have_no_bands(two: dict[str, Any], index: Any) -> None:
    """Neither the charts nor their texts speak of a middle half; with many regions they do."""
    few, many = figures(two), figures(index.story)
    for name in ("districts/pillars", "districts/indicators/economy", "districts/region/profile"):
        assert "middle half" not in json.dumps(few[name].spec["en"])
        assert "middle half" in json.dumps(many[name].spec["en"])
    assert "half" not in few["districts/distribution"].alt.en
    assert "half" not in few["districts/region/profile"].alt.en


def test_counts_of_regions_are_whole(index: Any) -> None:
    """The axes that count regions have steps of at least one, and write whole numbers only."""
    drawn = figures(index.story)
    for name in ("districts/distribution", "districts/region/place"):
        told = json.dumps(drawn[name].spec["en"])

        assert '"tickMinStep": 1' in told
        assert "datum.value % 1 ? ''" in told


def test_indicators_sum_to_the_score_below_their_pillars(look: Any, index: Any) -> None:
    """Each begins where the one before ends; those of a pillar end where the pillar does, the last at the score."""
    page = look("#region=districts/" + index.story["tracks"][0]["regions"]["id"][3])
    page.wait_for_selector(STEPS, state="attached", timeout=10_000)
    rows = page.evaluate(f"() => document.querySelector('{STEPS}').chartData.steps")
    heads = [row for row in rows if row["level"] == 2]
    inside = [row for row in rows if row["level"] == 3]

    assert [row["id"] for row in heads] == [*index.story["tracks"][0]["pillars"], "dei"]
    assert heads[-1]["end"] == index.story["tracks"][0]["regions"]["score"][3]
    for before, here in itertools.pairwise(inside):
        assert here["start"] == pytest.approx(before["end"], abs=1e-3)
    for branch, head in enumerate(heads[:-1]):
        last = [row for row in inside if row["branch"] == branch][-1]
        assert last["end"] == pytest.approx(head["end"], abs=1e-3)


def test_indicator_steps_are_drawn_on_a_phone(look: Any, index: Any) -> None:
    """Folded until they are asked for, then a bar and a label for each."""
    page = look("#region=districts/" + index.story["tracks"][0]["regions"]["id"][3], width=390)
    page.locator("summary", has_text="Indicator by indicator").click(timeout=10_000)
    page.wait_for_selector(f"{STEPS}[data-done=yes] svg", timeout=30_000)
    width = page.evaluate("() => document.documentElement.scrollWidth")

    assert "Digital economy" in page.locator(f"{STEPS} svg").inner_html()
    assert width <= 390
    assert page.wrong == []


def test_two_cities_are_told_by_their_ends(tmp_path: Path) -> None:
    """No half of two regions, no tenth: the lowest and the highest score."""
    needs("dei-tables")
    folder = tmp_path / "edition"
    shutil.copytree(ROOT / "examples/gigabit-2022", folder)
    (folder / "edition.lock.toml").unlink()
    head, *lines = (folder / "data.csv").read_text(encoding="utf-8").splitlines()
    first = list(dict.fromkeys(line.split(",")[0] for line in lines))[:2]
    kept = [line for line in lines if line.split(",")[0] in first]
    (folder / "data.csv").write_text("\n".join([head, *kept, ""]), encoding="utf-8")
    told = story(evaluate(folder))["tracks"][0]["overview"]["sentences"]

    assert [item["text"]["en"] for item in told if item["topic"] in ("level", "spread")] == [
        "The lowest score is 90.4, the highest 97.5."
    ]
