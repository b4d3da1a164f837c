"""Groups of regions that the edition lists rather than the file."""

from __future__ import annotations

from typing import Any

import pytest

from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.data.labelled import Table
from dei_core.findings import DeiError, Finding
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.text import Label, Text

FIBRE = ColumnIntake(
    indicator="a.fibre", name=Text(en="Fibre", zh="光纤"), header="fibre", unit=Label.shared("%")
)
WIDE = ("region|fibre|cluster", ["010", "1", ""], ["011", "2", "delta"], ["012", "3", ""])
LONG = (
    "region|indicator|value|cluster",
    ["010", "fibre", "1", ""],
    ["011", "fibre", "2", "delta"],
    ["012", "fibre", "3", ""],
)
MEMBERS = {"cluster": {"bay": ("010", "011", "099"), "delta": ("013",)}}


def admitted(header: str, *rows: list[str], **more: Any) -> Table:
    names = tuple(header.split("|"))
    columns = tuple([row[index] for row in rows] for index in range(len(names)))
    sheet = Sheet(file="a.csv", header=names, columns=columns, rows=range(2, 2 + len(rows)))
    return admit(sheet, Intake(dataset="d", columns=(FIBRE,), **more))[0]


def noted(header: str, *rows: list[str], **more: Any) -> tuple[Finding, ...]:
    names = tuple(header.split("|"))
    columns = tuple([row[index] for row in rows] for index in range(len(names)))
    sheet = Sheet(file="a.csv", header=names, columns=columns, rows=range(2, 2 + len(rows)))
    return admit(sheet, Intake(dataset="d", columns=(FIBRE,), **more))[1]


@pytest.mark.parametrize(("layout", "rows"), [("wide", WIDE), ("long", LONG)])
def test_codes_that_no_data_have_are_told(layout: str, rows: tuple[Any, ...]) -> None:
    """Each once; those that a filter drops are in the data."""
    (finding,) = noted(*rows, layout=layout, members=MEMBERS, keep={"region": ("010",)}, ignore=("cluster",))

    assert (finding.code, finding.severity) == ("member-unknown", "warning")
    assert finding.place.path == "dataset.d.members.cluster"
    assert "a.csv does not have: 099, 013" in finding.says("en")
    assert "在 a.csv 中不存在：099、013" in finding.says("zh")


def test_a_code_may_be_the_word_that_stands_for_it() -> None:
    """Where a region has none."""
    rows = (["", "1", "delta"], ["011", "2", ""])
    members = {"bay": {"one": ("delta", "011")}}

    assert noted("region|fibre|cluster", *rows, members=members, region_else="cluster") == ()


@pytest.mark.parametrize(("layout", "rows"), [("wide", WIDE), ("long", LONG)])
def test_lists_say_what_no_column_says(layout: str, rows: tuple[Any, ...]) -> None:
    """Regions in none have no group; listed ones that have no row are no error."""
    table = admitted(*rows, layout=layout, members=MEMBERS, ignore=("cluster",))

    assert table.parents == {"cluster": ("bay", "bay", "")}


@pytest.mark.parametrize(("layout", "rows"), [("wide", WIDE), ("long", LONG)])
def test_a_column_goes_before_a_list(layout: str, rows: tuple[Any, ...]) -> None:
    """The list fills what the column leaves empty."""
    table = admitted(*rows, layout=layout, members=MEMBERS, parents={"cluster": "cluster"})

    assert table.parents == {"cluster": ("bay", "delta", "")}


@pytest.mark.parametrize(("layout", "rows"), [("wide", WIDE), ("long", LONG)])
def test_a_region_is_in_one_list(layout: str, rows: tuple[Any, ...]) -> None:
    """Each region in two lists is refused with both; twice in one list is once."""
    members = {"cluster": {"bay": ("010", "010", "012"), "delta": ("012", "099"), "gulf": ("099",)}}
    with pytest.raises(DeiError) as caught:
        admitted(*rows, layout=layout, members=members, ignore=("cluster",))

    twice = [finding for finding in caught.value.findings if finding.code == "member-twice"]

    assert [finding.facts["region"] for finding in twice] == ["012", "099"]
    assert twice[0].place.path == "dataset.d.members.cluster"
