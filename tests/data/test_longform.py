"""The long layout: a row per value."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.data.labelled import Table
from dei_core.findings import DeiError
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.text import Label, Text

HEADER = ("region", "year", "city", "indicator", "value", "unit")


def column(header: str, **more: Any) -> ColumnIntake:
    """An indicator in %."""
    name = Text(en=header, zh=header)
    return ColumnIntake(
        **{"indicator": f"a.{header}", "name": name, "header": header, "unit": Label.shared("%"), **more}
    )


def intake(*columns: ColumnIntake, **more: Any) -> Intake:
    """A long intake with a year, a parent and a unit column."""
    settings = {"year": "year", "parents": {"city": "city"}, "unit": "unit", **more}
    return Intake(
        dataset="d", layout="long", columns=columns or (column("fibre"), column("cloud")), **settings
    )


def sheet(*rows: list[Any]) -> Sheet:
    """A long sheet whose data begin in row 2."""
    cells = tuple([row[index] for row in rows] for index in range(len(HEADER)))
    return Sheet(file="a.csv", header=HEADER, columns=cells, rows=range(2, 2 + len(rows)))


def said(given_sheet: Sheet, how: Intake) -> list[tuple[str, int | None]]:
    """Codes and rows of what the door says against a sheet."""
    with pytest.raises(DeiError) as caught:
        admit(given_sheet, how)
    return [(finding.code, finding.place.row) for finding in caught.value.findings]


def table(given_sheet: Sheet, how: Intake) -> Table:
    """The table of a sheet that passes."""
    return admit(given_sheet, how)[0]


def test_values_are_spread_and_what_no_row_gives_is_nan() -> None:
    """Regions and years stand in the order in which they are first met."""
    given_sheet = sheet(
        ["b", "2024", "X", "fibre", "1", "%"],
        ["a", "2024", "Y", "cloud", "2", ""],
        ["b", "2023", "X", "cloud", "", "%"],
        ["b", "2024", "X", "cloud", "4", "%"],
    )
    got = table(given_sheet, intake())

    assert list(zip(got.regions, got.years.tolist(), strict=True)) == [("b", 2024), ("a", 2024), ("b", 2023)]
    assert got.parents == {"city": ("X", "Y", "X")}
    np.testing.assert_array_equal(got.columns["a.fibre"], [1.0, np.nan, np.nan])
    np.testing.assert_array_equal(got.columns["a.cloud"], [4.0, 2.0, np.nan])


@given(st.data())
def test_long_and_wide_sheets_of_the_same_values_give_the_same_columns(data: st.DataObject) -> None:
    """The layout is a matter of writing, in any order of the rows."""
    values = data.draw(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=6))
    regions = [f"r{index}" for index in range(len(values))]
    columns = (column("fibre"), column("cloud"))
    fibre, cloud = ([repr(pair[side]) for pair in values] for side in (0, 1))
    wide_sheet = Sheet(
        file="w",
        header=("region", "fibre", "cloud"),
        columns=(regions, fibre, cloud),
        rows=range(len(values)),
    )
    expected = admit(wide_sheet, Intake(dataset="d", columns=columns))[0]
    rows = [
        [region, "2024", "X", word, cells[index], "%"]
        for index, region in enumerate(regions)
        for word, cells in (("fibre", fibre), ("cloud", cloud))
    ]
    got = table(sheet(*data.draw(st.permutations(rows))), intake(*columns))

    for name, cells in expected.columns.items():
        by_region = dict(zip(got.regions, got.columns[name].tolist(), strict=True))
        assert [by_region[region] for region in regions] == cells.tolist()


def test_words_of_indicators_are_known_and_met() -> None:
    """A mistyped word is unknown, and its indicator missing; ignored words pass."""
    given_sheet = sheet(["a", "2024", "X", "fibre", "1", "%"], ["a", "2024", "X", "colud", "1", "%"])

    assert said(given_sheet, intake()) == [("missing-indicator", None), ("unknown-indicator-word", None)]
    for ignore in (("colud",), ("*",)):
        assert table(given_sheet, intake(column("fibre"), ignore=ignore)).regions == ("a",)


def test_a_value_is_given_once() -> None:
    """Twice is refused even when both agree, or one is empty."""
    given_sheet = sheet(["a", "2024", "X", "fibre", "1", "%"], ["a", "2024", "X", "fibre", "", "%"])

    assert said(given_sheet, intake(column("fibre"))) == [("duplicate-value", 3)]


def test_rows_of_a_region_and_year_agree() -> None:
    """The parent is one word for the region and year; every other row that differs is named."""
    given_sheet = sheet(
        ["a", "2024", "X", "fibre", "1", "%"],
        ["a", "2024", "Y", "cloud", "1", "%"],
        ["a", "2023", "Y", "cloud", "1", "%"],
    )

    assert said(given_sheet, intake()) == [("disagreeing-rows", 3)]


def test_units_are_checked_once_for_each_unit_stated() -> None:
    """An empty unit states nothing; a declared factor covers the unit that it is declared for."""
    rows = [["a", "2024", "X", "fibre", "1", "share"], ["b", "2024", "X", "fibre", "1", "share"]]

    assert said(sheet(*rows), intake(column("fibre"))) == [("unit-mismatch", 2)]
    covered = intake(column("fibre", given_in="share", factor=100.0))
    assert table(sheet(*rows), covered).columns["a.fibre"].tolist() == [100.0, 100.0]


def test_a_stated_unit_may_be_of_either_language() -> None:
    """Rows of one file may even differ in it; what is neither wording is another unit."""
    how = intake(column("gdp", unit=Label(en="100M CNY", zh="亿元")))
    rows = [["a", "2024", "X", "gdp", "1", "亿元"], ["b", "2024", "X", "gdp", "2", "100M CNY"]]

    assert table(sheet(*rows), how).columns["a.gdp"].tolist() == [1.0, 2.0]
    assert said(sheet(*rows, ["c", "2024", "X", "gdp", "3", "万元"]), how) == [("unit-mismatch", 4)]


def test_a_dataset_without_a_unit_column_still_has_its_declared_unit_checked() -> None:
    """given_in without a factor is refused in either layout."""
    given_sheet = Sheet(
        file="a.csv", header=("region", "indicator", "value"), columns=(["a"], ["fibre"], ["1"]), rows=(2,)
    )
    how = Intake(dataset="d", layout="long", columns=(column("fibre", given_in="share"),))

    assert said(given_sheet, how) == [("unit-mismatch", None)]


def test_bad_cells_and_ranges_name_the_files_row() -> None:
    """The place is the value column; the indicator is in the sentence."""
    given_sheet = sheet(
        ["a", "2024", "X", "fibre", "1", "%"],
        ["a", "2024", "X", "cloud", "x", "%"],
        ["b", "2024", "X", "cloud", "101", "%"],
        ["", "2024", "X", "fibre", "1", "%"],
        ["", "2024", "X", "fibre", "1", "%"],
    )

    assert said(given_sheet, intake(column("fibre"), column("cloud", highest=100))) == [
        ("empty-region", 5),
        ("empty-region", 6),
        ("text-cell", 3),
        ("out-of-range", 4),
    ]


def test_a_long_sheet_without_its_columns_says_so() -> None:
    """Missing columns are all named; nothing else can be."""
    given_sheet = Sheet(file="a.csv", header=("region", "x"), columns=(["a"], ["1"]), rows=(2,))

    assert [code for code, _ in said(given_sheet, intake())] == ["missing-column"] * 5 + ["unknown-column"]
