"""Values that a dataset names and no row has: each option that names values of the data, and the nearest one there."""

from __future__ import annotations

from typing import Any

import pytest

from dei_core import Finding, Table
from dei_core.data import messages_cleaning as say
from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.ids import with_nearest
from dei_core.model.dataset import ColumnIntake, Gap, Intake
from dei_core.text import Label, Text

WHY = Text(en="It is known.", zh="已知。")

NAMES = ("fibre", "users")
COLUMNS = tuple(
    ColumnIntake(indicator=f"a.{name}", name=Text(en=name, zh=name), header=name, unit=Label.shared("%"))
    for name in NAMES
)
HEADER = ("region", "year", "kind", "city", "fibre", "users")
ROWS = (
    ("01", "2023", "town", "Hangzhou", "50", "-999"),
    ("02", "2023", "zone", "Ningbo", "60", "30"),
    ("03", "2023", "town", "Ningbo", "70", "40"),
)


def admitted(rows: tuple[tuple[Any, ...], ...] = ROWS, **options: Any) -> tuple[Table, tuple[Finding, ...]]:
    """Table and warnings of the three rows under some options."""
    given = {
        "region": "region",
        "year": "year",
        "columns": COLUMNS,
        "parents": {"city": "city"},
        "ignore": ("kind",),
    }
    sheet = Sheet(
        file="a.csv", header=HEADER, columns=tuple(map(list, zip(*rows, strict=True))), rows=range(2, 5)
    )
    return admit(sheet, Intake(dataset="d", **{**given, **options}))


UNMET: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "drop": ({"drop": {"kind": ("Zone",)}}, "Zone (did you mean 'zone'?)", "kind"),
    "keep": ({"keep": {"kind": ("town", "zones")}}, "zones (did you mean 'zone'?)", "kind"),
    "keep, a number": ({"keep": {"year": (2023, 2203)}}, "2203 (did you mean '2023'?)", "year"),
    "drop of an indicator's value": ({"drop": {"fibre": (51,)}}, "51", "fibre"),
    "drop by region": ({"drop": {"region": ("1",)}}, "1 (did you mean '01'?)", "region"),
    "keep_ending": ({"keep_ending": {"city": ("zhou", "bO")}}, "bO", "city"),
    "gap.keep": (
        {"gap": (Gap(reason=WHY, columns=("users",), values=(-999,), keep={"kind": ("town", "Town")}),)},
        "Town (did you mean 'town'?)",
        "kind",
    ),
    "gap.drop": (
        {"gap": (Gap(reason=WHY, columns=("users",), values=(-999,), drop={"city": ("Ningpo",)}),)},
        "Ningpo (did you mean 'Ningbo'?)",
        "city",
    ),
    "gap.values": ({"gap": (Gap(reason=WHY, columns=("users", "fibre"), values=(-999, 71)),)}, "71", None),
}


@pytest.mark.parametrize("case", UNMET)
def test_a_value_that_no_row_has_is_told_with_the_nearest(case: str) -> None:
    """By every option that chooses rows or cells; what the option does have is not named."""
    options, value, header = UNMET[case]
    _, warnings = admitted(**options)
    (finding,) = (finding for finding in warnings if finding.code == say.VALUE_MATCHES_NOTHING.code)

    assert finding.severity == "warning"
    assert finding.facts["option"] == case.partition(",")[0].partition(" ")[0]
    assert [text.en for text in finding.facts["values"]] == [value]
    assert finding.place.column == header
    assert finding.place.file == "a.csv"
    assert value in finding.text("en")
    assert "d" in finding.text("zh")


UNUSED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "missing": ({"missing": ("", "NA", "-99", "-999")}, ["-99 (did you mean '-999'?)"]),
    "missing, of a parent": ({"missing": ("-999", "unknown")}, ["unknown"]),
    "ignore": ({"ignore": ("kind", "notes", "City")}, ["notes", "City (did you mean 'city'?)"]),
    "years": ({"years": {"2022-2023": 2023}}, ["2022-2023 (did you mean '2023'?)"]),
}


@pytest.mark.parametrize("case", UNUSED)
def test_a_word_that_no_cell_has_is_noted(case: str) -> None:
    """It does nothing; the usual words for a missing cell are listed to be safe."""
    options, words = UNUSED[case]
    _, warnings = admitted(**options)
    (finding,) = (finding for finding in warnings if finding.code == say.WORD_UNUSED.code)

    assert finding.severity == "note"
    assert [text.en for text in finding.facts["values"]] == words
    assert words[0] in finding.text("en")


MET: dict[str, dict[str, Any]] = {
    "nothing named": {},
    "text and numbers": {"keep": {"kind": ("town", "zone"), "year": (2023,)}, "drop": {"users": (30,)}},
    "a year as text": {"keep": {"year": ("2023",)}},
    "the empty cell, to be safe": {"drop": {"kind": ("",)}},
    "endings": {"keep_ending": {"city": ("bo", "zhou")}},
    "a filter's rows that another drops": {"keep": {"kind": ("town",)}, "drop": {"users": (30,)}},
    "the usual words for a missing cell": {"missing": ("", "NA", "…")},
    "a number among the words for a missing cell": {"missing": ("-999.0",)},
    "a gap": {"gap": (Gap(reason=WHY, columns=("users", "fibre"), values=(-999,)),)},
}


@pytest.mark.parametrize("case", MET)
def test_what_some_row_has_is_not_spoken_of(case: str) -> None:
    """Numbers are numbers however they are written; a row that another filter drops is a row."""
    _, warnings = admitted(**MET[case])

    assert {finding.code for finding in warnings}.isdisjoint(
        {say.VALUE_MATCHES_NOTHING.code, say.WORD_UNUSED.code}
    )


def test_a_gap_that_finds_nothing_is_told_once() -> None:
    """As a gap, column by column."""
    _, warnings = admitted(gap=(Gap(reason=WHY, columns=("users",), values=(-9, -99)),))

    assert [finding.code for finding in warnings] == [say.GAP_FINDS_NOTHING.code]


def test_members_are_given_the_nearest_too() -> None:
    """A list of codes is a list of values."""
    _, warnings = admitted(members={"cluster": {"delta": ("01", "002")}})

    assert [text.en for text in warnings[0].facts["regions"]] == ["002 (did you mean '02'?)"]


def test_a_long_list_is_hinted_at_where_it_is_shown() -> None:
    """Twelve hints; among thousands of names only one that differs in capitals or blanks."""
    many = [f"region {place}" for place in range(5_000)]

    assert (
        sum("did you mean" in text.en for text in with_nearest([f"tonw{n}" for n in range(30)], ["town"]))
        == 12
    )
    assert [text.zh for text in with_nearest(["Region 7", "regoin 8"], many)] == [
        "Region 7（是否应为“region 7”？）",
        "regoin 8",
    ]
