"""The charts: each compiles in both languages and at both widths, says in words what it shows, and shows it right."""

from __future__ import annotations

import copy
import itertools
import json
import math
import re
from typing import Any

import pytest

from dei_core.host import LANGS, Lang
from dei_report.charts import change, distribution, exemplars, groups, spreads, stacked, weights
from dei_report.charts.figure import Figure
from dei_report.charts.figures import figures, looks_chinese
from dei_report.charts.theme import config

TEMPLATES = ("profile", "waterfall", "steps", "place", "potential", "trend")
WIDE_CHARACTER = re.compile("[一-鿿]")
BLANK = re.compile(r"\{(\w+)\}")
ROWS = {
    "profile": [
        {"id": "a", "label": "数字基建", "score": 61.0, "rank": 3, "peer": 55.0, "median": 54.0, "q1": 40.0,
         "q3": 66.0, "best": 90.0, "order": 0, "level": 2},
    ],
    "waterfall": [
        {"label": "a", "start": 0.0, "end": 12.5, "points": 12.5, "kind": "pillar", "order": 0, "id": "a"},
        {"label": "all", "start": 0.0, "end": 12.5, "points": 12.5, "kind": "total", "order": 1, "id": "all"},
    ],
    "steps": [
        {"label": "a", "start": 0.0, "end": 12.5, "points": 12.5, "level": 2, "branch": 0, "order": 0, "id": "a"},
    ],
    "bins": [{"from": 0, "to": 5, "count": 3, "here": False}, {"from": 5, "to": 10, "count": 1, "here": True}],
    "here": [{"label": "7.1", "value": 7.1}],
    "marks": [{"label": "4", "value": 4.0, "kind": "median"}, {"label": "6", "value": 6.0, "kind": "threshold"}],
    "potential": [{"label": "a", "unit": "%", "gain": 1.25, "ranks": 2, "order": 0, "pillar": "a"}],
    "trend": [{"year": year, "rank": 3, "score": 50.0 + year, "median": 48.0} for year in (1, 2, 3)],
}  # fmt: skip


@pytest.fixture(scope="module")
def track(index: Any) -> dict[str, Any]:
    """Districts of the index."""
    found: dict[str, Any] = index.story["tracks"][0]
    return found


@pytest.fixture(scope="module")
def drawn(index: Any) -> dict[str, Figure]:
    """Every figure but the maps, which are tested by themselves."""
    found = figures(index.story)
    return {name: figure for name, figure in found.items() if not name.endswith("/map")}


def names_of(spec: Any) -> set[str]:
    """The named data that a spec looks at."""
    if isinstance(spec, list):
        return set().union(*map(names_of, spec))
    if not isinstance(spec, dict):
        return set()
    inner = set().union(*(names_of(part) for part in spec.values()))
    data = spec.get("data")
    return inner | ({data["name"]} if isinstance(data, dict) and "name" in data else set())


def shown(spec: dict[str, Any], narrow: bool, lang: Lang) -> dict[str, Any]:
    """A spec as the page draws it, with rows for the data that the page gives."""
    told = copy.deepcopy(spec)
    meta = told.pop("usermeta", {})
    told |= meta.get("narrow", {}) if narrow else {}
    told["config"] = {**config(), **told.get("config", {})}
    told["datasets"] = {name: ROWS[name] for name in names_of(told)}
    return {
        **told,
        "width": 340 if narrow else 820,
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    }


def svg(spec: dict[str, Any], narrow: bool, lang: Lang) -> str:
    """The chart as SVG."""
    import vl_convert

    made: str = vl_convert.vegalite_to_svg(shown(spec, narrow, lang), vl_version="6.4")
    return made


def kind(name: str) -> str:
    """What makes a figure, whatever its track, group or pillar: distribution, region/profile, groups, indicators."""
    _, first, *rest = name.split("/")
    return first if first in ("groups", "indicators") else "/".join((first, *rest))


@pytest.fixture(params=["kinds", pytest.param("all", marks=pytest.mark.heavy)])
def pictured(request: pytest.FixtureRequest, drawn: dict[str, Figure]) -> dict[str, Figure]:
    """The first figure of each kind, or all of them."""
    if request.param == "all":
        return drawn
    first: dict[str, str] = {}
    for name in drawn:
        first.setdefault(kind(name), name)
    return {name: drawn[name] for name in first.values()}


@pytest.mark.parametrize(("lang", "narrow"), [("en", False), ("zh", True)])
def test_every_figure_becomes_a_picture_without_a_warning(
    pictured: dict[str, Figure], capfd: pytest.CaptureFixture[str], lang: Lang, narrow: bool
) -> None:
    """All compile; only those whose number of rows the page decides have a height that Vega-Lite remarks upon."""
    assert len({kind(name) for name in pictured}) == 16
    for name, figure in pictured.items():
        picture = svg(figure.spec[lang], narrow, lang)
        heard = capfd.readouterr()

        assert picture.startswith("<svg"), name
        assert "<path" in picture, name
        assert [
            line for line in (heard.out + heard.err).splitlines() if line and 'Dropping "fit-y"' not in line
        ] == [], name


@pytest.mark.parametrize("lang", LANGS)
def test_every_spec_is_valid(drawn: dict[str, Figure], grammar: Any, lang: Lang) -> None:
    """Each is what the schema of Vega-Lite allows, at both widths."""
    seen = set()
    for figure in drawn.values():
        for narrow in (False, True):
            told = {**shown(figure.spec[lang], narrow, lang), "data": None, "height": 1}
            text = json.dumps(told, sort_keys=True)
            if text not in seen:
                seen.add(text)
                grammar.validate(told)

    assert len(seen) > 20


def test_every_figure_says_in_words_what_it_shows(drawn: dict[str, Figure]) -> None:
    """A text alternative in both languages; blanks stand in templates alone, for the region's own facts."""
    for name, figure in drawn.items():
        template = "/region/" in name
        for lang in LANGS:
            text = figure.alt.of(lang)

            assert len(text) > 15, name
            assert set(BLANK.findall(text)) <= ({"name", "rank", "score"} if template else set()), name
        assert WIDE_CHARACTER.search(figure.alt.zh), name
        assert template or not re.search(
            r"[,.;:?!]", re.sub(r"\d[.,]\d|[A-Za-z0-9.,%\- ]+", "", figure.alt.zh)
        ), name


def test_specs_load_nothing(drawn: dict[str, Figure]) -> None:
    """No spec names an address."""
    for name, figure in drawn.items():
        assert "http" not in json.dumps(figure.spec), name
        assert '"url"' not in json.dumps(figure.spec), name


def test_templates_hold_no_values(drawn: dict[str, Figure]) -> None:
    """What stands for any region names the page's data and has no rows of its own."""
    found = [
        (name, figure) for name, figure in drawn.items() if "/region/" in name or name.endswith("/indicator")
    ]

    assert len(found) >= 15
    for name, figure in found:
        assert '"values"' not in json.dumps(figure.spec), name
        assert names_of(figure.spec["en"]) <= set(ROWS), name


def test_the_languages_differ_in_words_alone(drawn: dict[str, Figure]) -> None:
    """Both specs have the same shape."""
    for name, figure in drawn.items():
        assert shape(figure.spec["en"]) == shape(figure.spec["zh"]), name


def shape(value: Any) -> Any:
    """A spec without its texts."""
    if isinstance(value, dict):
        inner = {key: shape(part) for key, part in value.items() if not key.startswith("label")}
        return inner
    if isinstance(value, list):
        return [shape(part) for part in value]
    return type(value).__name__


def test_a_histogram_holds_every_region_once(track: dict[str, Any]) -> None:
    """Its bars add up to the regions with a score, by tier to those of the tier, and stand one on the other."""
    made = distribution.distribution(track)
    assert made is not None
    rows = made.spec["en"]["data"]["values"]
    tiers = {
        place: sum(row["count"] for row in rows if row["tier"] == place)
        for place in range(len(track["tiers"]))
    }

    assert sum(row["count"] for row in rows) == track["overview"]["scored"]
    assert list(tiers.values()) == [tier["count"] for tier in track["tiers"]]
    for one, two in itertools.pairwise(rows):
        assert two["low"] == (one["high"] if one["from"] == two["from"] else 0)


def test_the_rim_of_the_weights_is_the_whole_index(track: dict[str, Any]) -> None:
    """Arcs of every ring lie inside their parents', and the indicators' add up to the circle."""
    arcs = list(weights._arcs(track))

    assert math.fsum(arc["share"] for arc in arcs if arc["leaf"]) == pytest.approx(1.0)
    assert math.fsum(arc["share"] for arc in arcs if arc["depth"] == 1) == pytest.approx(1.0)
    effective = {arc["name"]["en"]: arc["share"] for arc in arcs if arc["depth"] == 1}
    for pillar in track["pillars"]:
        assert effective[track["nodes"][pillar]["name"]["en"]] == pytest.approx(
            track["nodes"][pillar]["effective"]
        )


def test_shares_of_a_clause_are_those_of_the_regions(track: dict[str, Any]) -> None:
    """Met, not met and no data fill the row, and the written share is that of all regions."""
    made = stacked.standards(track)
    assert made is not None
    rows = made.spec["en"]["data"]["values"]
    clause = next(one for one in track["standards"][0]["clauses"] if one["passed"] + one["failed"])
    whole = clause["passed"] + clause["failed"] + clause["missing"]
    mine = [row for row in rows if row["label"] == clause["name"]["en"] and row["level"] == 3]

    assert {row["kind"]: row["count"] for row in mine[:3]} == {
        "met": clause["passed"], "not met": clause["failed"], "no data": clause["missing"]
    }  # fmt: skip
    assert mine[0]["said"] == f"{100 * clause['passed'] / whole:.0f}%"
    assert mine[2]["end"] == pytest.approx(1.0, abs=1e-4)


def test_coverage_shows_what_is_lacking_most_first(track: dict[str, Any]) -> None:
    """The longest bar is first; an index with all its data has no such figure."""
    made = stacked.coverage(track)
    assert made is not None
    ends: dict[int, float] = {}
    for row in made.spec["en"]["data"]["values"]:
        ends[row["order"]] = max(ends.get(row["order"], 0.0), row["end"])
    full = copy.deepcopy(track)
    for row in full["indicator_rows"]:
        if row.get("cells"):
            row["cells"] = {"given": 10, "derived": 0, "imputed": 0, "treated": 0, "missing": 0}

    assert list(ends.values()) == sorted(ends.values(), reverse=True)
    assert len(ends) <= stacked.MOST
    assert stacked.coverage(full) is None


def test_change_names_the_most_moved(track: dict[str, Any]) -> None:
    """Risers come first with places won, fallers last with places lost; without an edition before there is none."""
    made = change.change(track)
    assert made is not None
    rows = made.spec["en"]["data"]["values"]
    told = track["change"]

    assert [row["row"] for row in rows] == [*told["risers"], *reversed(told["fallers"])]
    assert all(row["moved"] == row["was"] - row["now"] for row in rows)
    assert {row["kind"] for row in rows if row["moved"] > 0} <= {"rose"}
    assert change.change({**track, "change": None}) is None


def test_exemplars_are_measured_from_the_median(track: dict[str, Any]) -> None:
    """The colour of a cell is the score less the pillar's median."""
    made = exemplars.exemplars(track)
    assert made is not None
    medians = {item["name"]["en"]: item["median"] for item in track["overview"]["pillars"]}

    for row in made.spec["en"]["data"]["values"]:
        assert row["ahead"] == pytest.approx(row["score"] - medians[row["pillar"]], abs=1e-3)


def test_long_lists_of_groups_are_cut_and_say_so(track: dict[str, Any]) -> None:
    """At most twenty groups are drawn, and the text alternative says how many of how many."""
    made = groups.groups(track, "city")
    assert made is not None
    rows = made.spec["en"]["data"]["values"]

    assert len(rows) == groups.MOST < len(track["overview"]["groups"]["city"])
    assert f"first {groups.MOST}" in made.alt.en
    assert made.spec["en"]["height"] == 24 * groups.MOST


def test_nothing_to_show_is_no_figure(track: dict[str, Any]) -> None:
    """No tiers, no groups, one pillar, no score: no chart."""
    bare = {**track, "tiers": [], "standards": [], "exemplars": []}
    bare["overview"] = {
        **track["overview"],
        "pillars": track["overview"]["pillars"][:1],
        "groups": {},
        "spread": None,
    }

    assert groups.tiers(bare) is None
    assert groups.groups(bare, "city") is None
    assert spreads.pillars(bare) is None
    assert distribution.distribution(bare) is None
    assert stacked.standards(bare) is None
    assert exemplars.exemplars(bare) is None


def test_clauses_of_standards_are_told_from_indicators(track: dict[str, Any]) -> None:
    """Two rows of one name are not mistaken for each other."""
    made = spreads.indicators(track, "infrastructure")
    assert made is not None
    labels = [row["label"] for row in made.spec["en"]["data"]["values"]]

    assert len(labels) == len(set(labels))
    assert any(label.endswith("(standard)") for label in labels)


@pytest.mark.parametrize(
    ("codes", "expected"),
    [(["110101", "110108-H01"], True), (["AUT", "BEL"], False), (["01001020100"], False), ([], False)],
)
def test_codes_of_china_are_known_before_a_map_is_built(codes: list[str], expected: bool) -> None:
    """Six digits that begin with 1 to 8, alone or before a suffix."""
    assert looks_chinese(codes) is expected
