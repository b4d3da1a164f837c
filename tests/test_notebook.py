"""What values show of themselves: one line in a program, a small escaped table in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, scored

from dei_core import (
    DeiError,
    Findings,
    Scenario,
    Table,
    Text,
    UnknownName,
    compose,
    evaluate,
    explain,
    publish,
    read_result,
    rescore,
    score,
    what_if,
)
from dei_core.scoring import messages as say
from dei_core.showing import one_line, small_table

GIGABIT = Path(__file__).parents[1] / "examples/gigabit-2022"
SCENARIO = """
name = { en = "Networks <b>first", zh = "网络优先" }
without = ["150100"]
rest = "proportional"
[weights.gigabit]
network = 0.6
"""
SHOWN = (
    "plan",
    "track plan",
    "table",
    "card",
    "track",
    "result",
    "evaluation",
    "findings",
    "finding",
    "explained",
    "frame",
    "scenario",
    "stored",
    "what if",
)


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    result = evaluate(GIGABIT)
    folder = tmp_path_factory.mktemp("shown")
    (folder / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
    track = result.card.only
    found = Findings()
    found.add(say.UNKNOWN_TRACK, track="<b>", hint="", known=["a"])
    return {
        "plan": result.evaluation.plan,
        "track plan": track.plan,
        "table": track.table,
        "card": result.card,
        "track": track,
        "result": result,
        "evaluation": result.evaluation,
        "findings": found,
        "finding": next(iter(found)),
        "explained": explain(track, "120000"),
        "frame": result.card.frames["ranking"],
        "scenario": Scenario(
            weights={"gigabit": {"network": 0.6}}, rest="proportional", without=["<b>", "x"]
        ),
        "stored": read_result(publish(result, folder / "out", [])),
        "what if": what_if(result.card, folder / "scenario.toml"),
    }


@pytest.mark.parametrize("name", SHOWN)
def test_a_value_shows_itself_in_one_line_and_a_small_table(things: dict[str, Any], name: str) -> None:
    """The line says what kind of thing it is; the table is in both languages, and closed."""
    line, page = repr(things[name]), things[name]._repr_html_()

    assert line.startswith(f"<{type(things[name]).__name__}: ")
    assert "\n" not in line
    assert len(line) <= 200
    assert page.startswith("<table>")
    assert page.endswith("</table>")
    assert len(page) < 5_000
    assert any("\u4e00" <= sign <= "\u9fff" for sign in page)
    assert "<b>" not in page


def test_lines_say_what_matters(things: dict[str, Any]) -> None:
    assert repr(things["card"]) == "<Scorecard: city (8 regions)>"
    assert repr(things["track plan"]) == "<TrackPlan: city, 2022, 4 indicators, 3 nodes, index gigabit>"
    assert repr(things["explained"]).startswith(
        "<Explanation: city, 120000 天津市, 2022, gigabit 97.4936, rank 1 of 8"
    )
    assert repr(things["findings"]) == "<Findings: 1 error>"
    assert "1 region, 1 without a score" in repr(scored(as_it_is({"index": ["a"]}), {"a": [np.nan]}))
    assert repr(Table(regions=[], columns={})) == "<Table: 0 rows, 0 columns>"
    assert repr(things["frame"]).startswith("<Frame: ranking, 8 rows, track, year, region, name, score")
    assert repr(things["scenario"]) == "<Scenario: weights of gigabit, rest proportional, without <b>, x>"
    assert repr(Scenario(scores={"a": [1.0]}, learn="anew")) == "<Scenario: scores of a, learn anew>"
    assert repr(Scenario()) == "<Scenario: nothing otherwise>"
    assert ", city, " in repr(things["stored"])
    assert repr(things["what if"]).startswith(
        "<WhatIf: Networks <b>first, city: <Scenario: weights of gigabit, "
    )


def test_a_scenario_is_shown_beside_what_is_official(things: dict[str, Any]) -> None:
    """The best under the scenario first, each with its official rank and score; who is left out is not in it."""
    words = Words()
    words.feed(things["what if"]._repr_html_())
    text = " ".join(words.words)

    assert text.index("自设情景位次") < text.index("正式位次")
    assert "120000" in text
    assert "150100" not in text


def test_what_a_scenario_says_is_shown_by_name() -> None:
    """Weights of one draw in numbers, of many by their shape."""
    many = Scenario(weights={"index": {"a": np.ones(7)}, "top": np.ones((3, 2))}, targets={"a": {"r1": 90}})
    page = many._repr_html_()

    assert "<td>targets</td><td>a</td><td>r1 90</td>" in page
    assert "<td>weights</td><td>index</td><td>a (7,)</td>" in page
    assert "<td>top</td><td>3 × 2</td>" in page


class Words(HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(st.text(min_size=1, max_size=12))
def test_no_text_becomes_a_tag(text: str) -> None:
    """Whatever is in a cell, a heading or a title."""
    words = Words()
    words.feed(
        small_table(Text(en=text, zh=text), [Text(en=text, zh=text)], [[text], [Text(en=text, zh=text)]])
    )

    assert words.tags <= {"table", "caption", "thead", "tr", "th", "tbody", "td"}


def test_long_tables_say_how_much_more_there_is() -> None:
    rows = Table(regions=[f"r{row}" for row in range(100)], columns={"x": np.arange(100.0)})

    assert "88 more 另有 88 行" in rows._repr_html_()
    assert one_line("Thing", "x" * 900).endswith("…>")


def test_frames_are_there_by_name(things: dict[str, Any]) -> None:
    """Labelled by region and node, as in a result folder."""
    frames = things["card"].frames

    assert frames["ranking"].columns["region"][0] == "120000"
    assert {"region", "node", "score", "rank"} <= set(frames["scores"].columns)
    assert (
        rescore(things["card"], Scenario(without="120000")).frames["ranking"].columns["region"][0] == "150100"
    )


def test_what_was_learned_is_applied_to_other_rows() -> None:
    """Fit and transform: goalposts and weights of the first sample score the second."""
    plan = compose({"index": ["a", "b"]}, normalizer="minmax", weigher="standard_deviation")
    card = score(plan, Table(regions=["x", "y", "z"], columns={"a": [0, 5, 10], "b": [0, 10, 100]}))
    one = Table(regions=["w"], columns={"a": [20], "b": [50]})
    found = score(plan.fitted(card), one).only

    assert found.score("a").tolist() == [200.0]
    np.testing.assert_array_equal(found.weights("index"), card.only.weights("index")[:, :1])
    same = score(plan.fitted(card), card.only.table)
    np.testing.assert_array_equal(same.only.values, card.only.values)
    of_one = score(plan.fitted(card.only), one).only
    np.testing.assert_array_equal(of_one.values, found.values)
    for other in (card, card.only):
        with pytest.raises(KeyError):
            compose({"other": ["a"]}).fitted(other)


@pytest.mark.parametrize(
    ("look", "name", "near"),
    [
        (lambda things, name: things["card"][name], "citi", "city"),
        (lambda things, name: things["plan"].track(name), "citi", "city"),
        (lambda things, name: things["track"].score(name), "netwrk", "network"),
        (lambda things, name: things["track"].weights(name), "gigabit.users_5g", ""),
        (lambda things, name: things["track plan"].slot(name), "gigabut", "gigabit"),
    ],
)
def test_a_name_that_is_not_there_tells_the_near_ones(
    things: dict[str, Any], look: Any, name: str, near: str
) -> None:
    """A KeyError as before, and a DeiError with a finding in both languages."""
    with pytest.raises(UnknownName, match=near or name) as caught:
        look(things, name)

    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, DeiError)
    assert (f"did you mean '{near}'" in str(caught.value)) == bool(near)
