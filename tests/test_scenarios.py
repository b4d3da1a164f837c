"""Scenario files: read strictly, applied track by track, known by a digest."""

from __future__ import annotations

from pathlib import Path

from house import findings, only
from plans import as_it_is, scored

from dei_core import Scenario, Scorecard, read_scenario, what_if
from dei_core.host import scenario_digest
from dei_core.ids import NOT_A_CHOICE
from dei_core.scoring import messages as say_scoring
from dei_core.scoring import messages_scenario as say
from dei_core.toml import messages as say_toml

TEXT = """
name = { en = "More price", zh = "提高资费权重" }
rest = "proportional"
without = ["r1"]

[weights.index]
price = 0.6

[targets.fibre]
r0 = 90
"""


def card() -> Scorecard:
    """Two tracks, of which one alone knows prices."""
    tree = {"index": {"fibre": 0.5, "speed": 0.25, "price": 0.25}}
    one = scored(as_it_is(tree), {"fibre": [40, 50, 60], "speed": [0, 0, 0], "price": [10, 0, 0]})
    two = scored(as_it_is({"index": ["fibre"]}), {"fibre": [40, 95]})
    return Scorecard({"one": one, "two": two})


def written(folder: Path, text: str) -> Path:
    file = folder / "scenario.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_says_what_a_scenario_says(tmp_path: Path) -> None:
    """In all tracks, each of which changes what it knows."""
    file = written(tmp_path, TEXT.replace("[weights.index]\nprice = 0.6\n", ""))
    found = what_if(card(), file)

    assert found.name == read_scenario(file).name
    assert found.after["one"].table.regions == ("r0", "r2")
    assert found.after["one"].score("fibre").tolist() == [90, 60]
    assert found.after["two"].total.tolist() == [90]
    assert found.before["two"].total.tolist() == [40, 95]


def test_a_track_has_what_is_said_for_it_alone(tmp_path: Path) -> None:
    """And what is said for all; another track that knows none of it is untouched."""
    text = "[track.one]\nrest = 'proportional'\nweights.index.price = 0.6\n"
    found = what_if(card(), written(tmp_path, text))

    assert found.after["one"].weights("index")[:, 0].tolist() == [4 / 15, 2 / 15, 0.6]
    assert found.after["two"] is found.before["two"]
    both = what_if(card(), written(tmp_path, "without = ['r1']\n" + text))
    assert both.after["two"].table.regions == ("r0",)
    assert both.after["one"].table.regions == ("r0", "r2")


def test_faults_of_a_file_are_told_at_their_places_all_at_once(tmp_path: Path) -> None:
    """Shapes first, then names, each with what is near."""
    wrong = written(
        tmp_path, "lern = 'anew'\nrest = 'proportionel'\nweights.index.fibre = 'x'\nwithout = 'r1'\n"
    )
    assert {(one.message, one.place.path) for one in findings(what_if, card(), wrong)} == {
        (say_toml.UNKNOWN_KEY, None),
        (NOT_A_CHOICE, "rest"),
        (say_toml.WRONG_TYPE, "weights.index.fibre"),
        (say_toml.WRONG_TYPE, "without"),
    }
    lost = written(tmp_path, "without = ['r7']\ntargets.fibr.r0 = 5\ntargets.fibre.q0 = 5\n")
    found = findings(what_if, card(), lost)
    assert [(one.message, one.place.file, one.place.path) for one in found] == [
        (say.NOT_TO_LEAVE_OUT, "scenario.toml", "without"),
        (say_scoring.NO_PART, "scenario.toml", "targets"),
        (say.NOT_A_REGION, "scenario.toml", "targets.fibre"),
    ]
    assert "did you mean 'fibre'?" in found[1].says("en")
    there = written(tmp_path, "[track.two]\nwithout = ['price']\n[track.on]\n")
    assert [(one.message, one.place.path) for one in findings(what_if, card(), there)] == [
        (say.NOT_TO_LEAVE_OUT, "track.two.without"),
        (say_scoring.UNKNOWN_TRACK, "track.scenario"),
    ]


def test_nothing_is_said_in_two_places(tmp_path: Path) -> None:
    file = written(tmp_path, "without = ['r1']\n[track.one]\nwithout = ['r2']\n")
    finding = only(findings(what_if, card(), file))

    assert (finding.message, finding.place.path) == (say.SAID_TWICE, "track.one.without")


def test_the_digest_is_the_same_for_any_order() -> None:
    """Of names that are left out, and of tables."""
    one = Scenario(without=["r1", "price"], targets={"fibre": {"r0": 90, "r2": 80}})
    other = Scenario(targets={"fibre": {"r2": 80.0, "r0": 90.0}}, without=["price", "r1"])

    assert scenario_digest(card(), one) == scenario_digest(card(), other)


def test_the_digest_moves_with_the_scenario_and_the_plan(tmp_path: Path) -> None:
    """Not with its name, nor with the data."""
    now = scenario_digest(card(), Scenario(without="r1"))
    named = what_if(card(), written(tmp_path, "name = { en = 'A', zh = '甲' }\nwithout = ['r1']\n"))
    plan = Scorecard({"one": scored(as_it_is({"index": ["fibre", "a"]}), {"fibre": [1, 2], "a": [1, 2]})})

    assert named.digest == now
    assert scenario_digest(card(), Scenario(without="r2")) != now
    assert scenario_digest(card(), Scenario(without="r1", learn="anew")) != now
    assert scenario_digest(plan, Scenario(without="r1")) != now
    assert len(now) == 64
