"""What is handed to `score`: plans and tables, held to what an edition's own data are held to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pandas
import pytest
from house import House, findings, only, towns
from hypothesis import given
from hypothesis import strategies as st
from plans import bits, scored, table, track

from dei_core import Plan, Table, compose, score
from dei_core.model.dataset import ColumnIntake
from dei_core.scoring import messages as say
from dei_core.scoring.prepare import BEFORE
from dei_core.text import Label, Text

PLAN = compose({"index": ["a", "b"]})
SOUND = {"a": [0.0, 50.0, 100.0], "b": [3.0, 2.0, 1.0]}

WRONG: dict[str, tuple[Any, Any]] = {
    "a frame": (pandas.DataFrame(SOUND), say.NOT_A_TABLE),
    "columns": ({"a": [1.0], "b": [2.0]}, say.UNKNOWN_TRACK),
    "nothing": (None, say.NOT_A_TABLE),
    "a list": ([table(SOUND)], say.NOT_A_TABLE),
    "a number": (5, say.NOT_A_TABLE),
    "columns by track": ({"index": SOUND}, say.NOT_A_TABLE),
    "another track": ({"indx": table(SOUND)}, say.UNKNOWN_TRACK),
    "one track too many": ({"index": table(SOUND), 3: table(SOUND)}, say.UNKNOWN_TRACK),
    "no track": ({}, say.NO_TABLE),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_table_is_refused(name: str) -> None:
    """In both languages, with the way to make one."""
    tables, message = WRONG[name]
    found = findings(score, PLAN, tables)

    assert message in [finding.message for finding in found]
    assert all(finding.text("en") != finding.text("zh") for finding in found)


@pytest.mark.parametrize("plan", [None, PLAN.tracks[0], {"index": ["a"]}, "index"])
def test_what_is_no_plan_is_refused(plan: Any) -> None:
    """A track's plan is not one either."""
    assert only(findings(score, plan, table(SOUND))).message is say.NOT_A_PLAN


def test_all_that_is_wrong_with_a_call_is_told_at_once() -> None:
    """Names that no track has with the nearest, things that are no tables, and tracks without one."""
    two = attrs.evolve(PLAN, tracks=(*PLAN.tracks, attrs.evolve(PLAN.tracks[0], id="other")))
    found = findings(score, two, {"othr": table(SOUND), "index": 5})

    assert [finding.message for finding in found] == [
        say.UNKNOWN_TRACK,
        say.NOT_A_TABLE,
        say.NO_TABLE,
    ]
    assert "did you mean 'other'?" in found[0].says("en")


def ranged(lowest: float | None, highest: float | None) -> Plan:
    """A plan whose column `a` has a valid range."""
    name = Text(en="A", zh="甲")
    column = ColumnIntake(
        indicator="a", name=name, header="a", unit=Label.shared("%"), lowest=lowest, highest=highest
    )
    intake = attrs.evolve(PLAN.tracks[0].intake, columns=(column,), trait_values={"side": ("east", "west")})
    return track(PLAN, intake=intake)


@pytest.mark.parametrize(
    ("bounds", "outside"),
    [
        ((0.0, 100.0), []),
        ((1.0, 100.0), ["r0 = 0"]),
        ((0.0, 99.0), ["r2 = 100"]),
        ((1.0, 99.0), ["r0 = 0", "r2 = 100"]),
        ((None, 49.0), ["r1 = 50", "r2 = 100"]),
        ((51.0, None), ["r0 = 0", "r1 = 50"]),
        ((None, None), []),
    ],
)
@pytest.mark.parametrize("gap", [False, True], ids=["whole", "with a gap"])
def test_values_are_held_to_the_valid_range(bounds: Any, outside: list[str], gap: bool) -> None:
    """Of the plan, both ends allowed, whether or not the column has a gap."""
    more = [float("nan")] if gap else []
    given_table = table({name: [*column, *more] for name, column in SOUND.items()})
    if outside:
        finding = only(findings(score, ranged(*bounds), given_table))
        assert (finding.message, finding.place.column) == (say.OUTSIDE_RANGE, "a")
        assert finding.facts["regions"] == outside
    else:
        assert score(ranged(*bounds), given_table).only.total.tolist()[1] == 50.0


def test_an_edition_refuses_a_table_as_it_refuses_a_file(tmp_path: Path) -> None:
    """What a plan reads, what it would derive and what it knows of the year before."""
    house = House(tmp_path)
    house.town["indicator"]["fibre"] |= {"lowest": 0, "highest": 100}
    house.base["indicator"]["density"] |= {"lowest": 0, "highest": 400}
    plan = house.plan()
    sound = towns()
    wrong = {
        **sound.columns,
        "town.fibre": [40.0, 300.0, 60.0, -20.0],
        "base.density": [1.0, 2.0, 500.0, 3.0],
    }
    found = findings(score, plan, attrs.evolve(sound, columns=wrong))

    assert score(plan, sound).only.total.size == 4
    assert {finding.place.column: finding.facts["regions"] for finding in found} == {
        "town.fibre": ["b Beh = 300", "d Deh = -20"],
        "base.density": ["c Ceh = 500"],
    }


def test_the_year_before_is_held_to_its_range_too() -> None:
    """Its columns stand beside those of the year."""
    plan = ranged(0.0, 100.0)
    plan = track(plan, previous=plan.tracks[0].intake)
    found = findings(score, plan, table({**SOUND, f"a{BEFORE}": [1.0, 101.0, 2.0]}))

    assert [finding.place.column for finding in found] == [f"a{BEFORE}"]


def test_words_that_a_trait_does_not_know_are_refused() -> None:
    """Also where no rule asks for them; an empty one is unknown and allowed."""
    plan = ranged(None, None)
    finding = only(findings(score, plan, table(SOUND, traits={"side": ["esat", "", "west"]})))

    assert (finding.message, finding.facts["regions"]) == (say.UNKNOWN_TRAIT, ["r0 = esat"])
    assert score(plan, table(SOUND, traits={"side": ["east", "", "west"]})).only.total.size == 3


@given(st.permutations(range(5)), st.permutations(range(5)), st.booleans())
def test_scores_follow_their_labels(rows: list[int], labels: list[int], frame: bool) -> None:
    """Any order of the rows of a table, and of the labels of its columns, gives every region the same bits."""
    values = {"a": [3.0, 1.0, 4.0, 1.5, 9.0], "b": [2.0, 7.0, 1.0, 8.0, 2.8]}
    plain = dict(zip((f"r{row}" for row in range(5)), scored(PLAN, values).total.tolist(), strict=True))
    columns: Any = {name: {f"r{row}": column[row] for row in labels} for name, column in values.items()}
    regions = [f"r{row}" for row in rows]
    made = score(PLAN, Table(regions=regions, columns=pandas.DataFrame(columns) if frame else columns)).only

    assert bits(made.total) == bits([plain[region] for region in regions])


def test_a_table_made_of_its_own_columns_scores_the_same() -> None:
    """There and back through a frame."""
    first = table(SOUND, parents={"p": ["u", "v", "w"]})
    frame = pandas.DataFrame(dict(first.columns), index=list(first.regions)).iloc[::-1]
    again = Table(
        regions=frame.index, columns=frame, parents={"p": dict(zip(first.regions, "uvw", strict=True))}
    )
    back = score(PLAN, again).only.total[::-1]

    assert bits(back) == bits(score(PLAN, first).only.total)
    assert again.parents["p"] == ("w", "v", "u")
    assert np.array_equal(again.columns["a"], first.columns["a"][::-1])


def test_a_table_without_rows_is_refused() -> None:
    """Whatever the method: nobody would have a score."""
    for how in ({}, {"normalizer": "as_is"}):
        finding = only(
            findings(score, compose({"index": ["a"]}, **how), Table(regions=[], columns={"a": []}))
        )

        assert (finding.message, finding.place.path) == (say.NO_ROWS, "tables.index")
