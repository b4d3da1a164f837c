"""The door: a sheet becomes a table, or every fault of it is said at once."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import pytest

from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.data.labelled import Table
from dei_core.editions import messages as say
from dei_core.findings import DeiError, Finding
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.text import Label, Text


def column(header: str, **more: Any) -> ColumnIntake:
    """An indicator `a.<header>` in %, unless said otherwise."""
    return ColumnIntake(
        **{
            "indicator": f"a.{header}",
            "name": Text(en=header.title(), zh=header),
            "header": header,
            "unit": Label.shared("%"),
            **more,
        }
    )


def sheet(header: str, *rows: list[Any], first: int = 2) -> Sheet:
    """A sheet from its header, split at blanks, and its rows."""
    names = tuple(header.split("|"))
    cells = tuple([row[index] for row in rows] for index in range(len(names)))
    return Sheet(file="a.csv", header=names, columns=cells, rows=range(first, first + len(rows)))


def wide(*columns: ColumnIntake, **more: Any) -> Intake:
    """A wide intake."""
    return Intake(dataset="d", columns=columns, **more)


def refused(given: Sheet, intake: Intake) -> tuple[Finding, ...]:
    """What the door says against a sheet."""
    with pytest.raises(DeiError) as caught:
        admit(given, intake)
    return caught.value.findings


def table(given: Sheet, intake: Intake) -> Table:
    """The table of a sheet that passes without a warning."""
    admitted, warnings = admit(given, intake)
    assert warnings == ()
    return admitted


FIBRE = column("fibre", lowest=0, highest=100)


def test_a_wide_sheet_becomes_a_table_in_the_indicators_units() -> None:
    """Values are multiplied by the factor; codes, names, years, parents and traits go where they belong."""
    given = sheet(
        "code|name|year|city|east|fibre|cloud",
        ["010", "Dong", "2023", "X", "yes", "0.5", None],
        ["011", "", "2024", "-", "", "0.25", 3],
    )
    intake = wide(
        column("fibre", given_in="share", factor=100.0),
        column("cloud"),
        region="code",
        name="name",
        year="year",
        parents={"city": "city"},
        traits={"east": "east"},
        trait_values={"east": ("yes", "no")},
    )
    got = table(given, intake)

    assert got.regions == ("010", "011")
    assert got.names == ("Dong", "011")
    assert got.years.tolist() == [2023, 2024]
    assert got.columns["a.fibre"].tolist() == [50.0, 25.0]
    np.testing.assert_array_equal(got.columns["a.cloud"], [np.nan, 3.0])
    assert got.parents == {"city": ("X", "")}
    assert got.traits == {"east": ("yes", "")}


def test_the_year_of_the_dataset_serves_where_no_column_holds_it() -> None:
    """Without a year column and a year of the dataset the years are 0."""
    given = sheet("region|fibre", ["a", "1"])

    assert table(given, wide(FIBRE, fixed_year=2024)).years.tolist() == [2024]
    assert table(given, wide(FIBRE)).years.tolist() == [0]


def test_the_same_region_in_two_years_is_two_rows() -> None:
    """A panel is a table."""
    given = sheet("region|year|fibre", ["a", 2023.0, "1"], ["a", 2024.0, "2"])

    assert table(given, wide(FIBRE, year="year")).years.tolist() == [2023, 2024]


def test_every_fault_of_a_sheet_is_said_at_once() -> None:
    """Rows are the file's own; a sheet with ten faults gives ten findings."""
    given = sheet(
        "region|year|fibre|cloud|colud",
        ["a", "2024", "1,000", "1", ""],
        ["a", "2024", "12%", "", ""],
        ["", "2024", "101", "x", ""],
        ["b", "202", "-1", "1e999", ""],
        first=7,
    )
    found = refused(given, wide(FIBRE, column("cloud"), year="year"))
    said = [(finding.code, finding.place.row, finding.place.column) for finding in found]

    assert said == [
        ("unknown-column", None, None),
        ("empty-region", 9, "region"),
        ("bad-year", 10, "year"),
        ("duplicate-row", 8, "region"),
        ("grouped-cell", 7, "fibre"),
        ("percent-cell", 8, "fibre"),
        ("out-of-range", 9, "fibre"),
        ("out-of-range", 10, "fibre"),
        ("text-cell", 9, "cloud"),
        ("not-finite-cell", 10, "cloud"),
    ]
    assert {finding.place.file for finding in found} == {"a.csv"}


def test_a_bad_cell_is_said_in_words() -> None:
    """Place, value and mend in one sentence; sentence and mend in the other language."""
    (finding,) = refused(sheet("region|fibre", ["a", "1,234.5"]), wide(FIBRE))

    assert finding.text("en") == (
        "a.csv: row 2: column fibre: Fibre: '1,234.5' has separators between its digits; "
        "a plain number is expected. Write 1234.5."
    )
    assert finding.says("zh") == "fibre：“1,234.5”含有数字分隔符，应为不带分隔符的数字"
    assert finding.mend("zh") == "请写作 1234.5。"


@pytest.mark.parametrize(
    ("cell", "factor", "passes"),
    [("0", 1.0, True), ("100", 1.0, True), ("1", 100.0, True), ("1.01", 100.0, False), ("-0.1", 1.0, False)],
)
def test_the_valid_range_holds_for_the_value_in_the_indicators_unit(
    cell: str, factor: float, passes: bool
) -> None:
    """Both ends are allowed; the factor comes first."""
    unit = {} if factor == 1.0 else {"given_in": "share", "factor": factor}
    intake = wide(column("fibre", lowest=0, highest=100, **unit))
    given = sheet("region|fibre", ["a", cell])
    if passes:
        assert table(given, intake).columns["a.fibre"].tolist() == [float(cell) * factor]
    else:
        assert [finding.code for finding in refused(given, intake)] == ["out-of-range"]


def test_a_value_that_overflows_with_its_factor_is_refused() -> None:
    """An infinite product never enters a table."""
    given = sheet("region|fibre", ["a", "1e308"])
    found = refused(given, wide(column("fibre", given_in="kt", factor=1e6)))

    assert [finding.code for finding in found] == ["not-finite-cell"]


def test_a_share_among_percentages_stays_what_it_is() -> None:
    """The door does not guess units."""
    given = sheet("region|fibre", ["a", "0.41"], ["b", "41"])

    assert table(given, wide(FIBRE)).columns["a.fibre"].tolist() == [0.41, 41.0]


def test_an_indicator_without_any_value_is_a_warning() -> None:
    """The data pass; the warning travels with them."""
    got, warnings = admit(sheet("region|fibre", ["a", ""], ["b", "NA"]), wide(FIBRE))

    assert [(finding.code, finding.severity) for finding in warnings] == [("empty-indicator", "warning")]
    assert np.isnan(got.columns["a.fibre"]).all()


def test_rows_are_kept_and_dropped_before_anything_else_in_them_is_read() -> None:
    """Numbers compare as numbers, text as text, "" with empty cells; a dropped row cannot be at fault."""
    given = sheet(
        "region|level|year|fibre",
        ["a", "county", "2024", "1"],
        ["b", "county", 2024.0, "2"],
        ["c", "city", "2024", "bad"],
        ["d", "county", "2023", "bad"],
        ["", "county", "2024", "bad"],
        ["Total", "county", "2024.0", "bad"],
    )
    intake = wide(
        FIBRE, year="year", keep={"level": ("county",), "year": (2024,)}, drop={"region": ("", "Total")}
    )

    assert table(given, intake).regions == ("a", "b")


def test_a_filter_on_the_empty_cell_takes_missing_words_as_empty() -> None:
    """A word for a missing value also matches as the text that it is."""
    given = sheet("region|level|fibre", ["a", "NA", "1"], ["b", "x", "2"], ["c", None, "3"])

    assert table(given, wide(FIBRE, keep={"level": ("",)})).regions == ("a", "c")
    assert table(given, wide(FIBRE, keep={"level": ("NA",)})).regions == ("a",)


def test_rows_are_kept_by_the_ending_of_a_word() -> None:
    """A whole word ends with itself; every filter must hold; an empty cell has no ending."""
    given = sheet(
        "region|level|fibre", ["东区", "a", "1"], ["南县", "a", "2"], ["北区", "b", "bad"], ["", "a", "bad"]
    )
    intake = wide(FIBRE, keep={"level": ("a",)}, keep_ending={"region": ("区", "南县")})

    assert table(given, intake).regions == ("东区", "南县")
    assert table(given, wide(FIBRE, keep_ending={"region": ("县",)}, ignore=("*",))).regions == ("南县",)


def test_a_filter_on_endings_is_held_to_the_columns_and_rows_that_there_are() -> None:
    """A header that is not there, or an ending that no row has, is said and nothing passes."""
    given = sheet("region|fibre", ["a", "1"])

    (missing,) = refused(given, wide(FIBRE, keep_ending={"kind": ("a",)}))
    assert missing.code == "missing-column"
    unmet, finding = refused(given, wide(FIBRE, keep_ending={"region": ("b",)}))
    assert (unmet.code, finding.code) == ("value-matches-nothing", "no-rows-left")
    assert finding.facts["headers"] == ["region"]


@pytest.mark.parametrize("layout", ["wide", "long"])
def test_another_column_stands_for_a_region_without_a_code(layout: str) -> None:
    """Only where the code is empty; where both are, the row is still refused; a double is still one."""
    more = {"layout": layout, "region": "code", "region_else": "place"}
    rows = [["010", "East"], ["", "West"], [None, "North"]]
    given = sheet("code|place|indicator|value|fibre", *([*row, "fibre", "1", "1"] for row in rows))
    intake = wide(FIBRE, ignore=("*",), **more)

    assert table(given, intake).regions == ("010", "West", "North")

    empty = sheet("code|place|indicator|value|fibre", ["", "", "fibre", "1", "1"])
    assert [finding.code for finding in refused(empty, intake)] == ["empty-region"]
    twice = sheet("code|place|indicator|value|fibre", *[["", "West", "fibre", "1", "1"]] * 2)
    assert len(refused(twice, intake)) == 1


def test_row_numbers_survive_a_filter() -> None:
    """A finding after filtering names the row of the file."""
    given = sheet("region|level|fibre", ["a", "x", "1"], ["b", "y", "bad"])
    (finding,) = refused(given, wide(FIBRE, keep={"level": ("y",)}))

    assert finding.place.row == 3


def test_arrays_pass_as_columns() -> None:
    """A reader may hand over numbers; codes as whole numbers too; filters work on both."""
    given = Sheet(
        file="a.parquet",
        header=("region", "fibre"),
        columns=(np.array([110101.0, 110102.0, 9.0]), np.array([1.0, np.nan, 3.0])),
        rows=range(1, 4),
    )
    got, warnings = admit(given, wide(FIBRE, drop={"region": (9,)}))

    assert got.regions == ("110101", "110102")
    np.testing.assert_array_equal(got.columns["a.fibre"], [1.0, np.nan])
    assert [finding.code for finding in warnings] == ["empty-rows"]


def test_a_footnote_below_the_table_is_warned_of() -> None:
    """A row that names a region and gives nothing is named with its row number; the others count."""
    given = sheet("region|fibre", ["a", "1"], ["注：数据来源于统计局", ""])
    got, (warning,) = admit(given, wide(FIBRE))

    assert got.regions == ("a", "注：数据来源于统计局")
    assert warning.code == "empty-rows"
    assert "注：数据来源于统计局 (3)" in warning.text("zh")


def test_an_unreadable_key_is_not_called_a_double_too() -> None:
    """Two rows with bad years are two bad years, nothing else."""
    given = sheet("region|year|fibre", ["a", "x", "1"], ["a", "y", "2"])
    found = refused(given, wide(FIBRE, year="year"))

    assert [finding.code for finding in found] == ["bad-year", "bad-year"]


def test_a_large_sheet_of_text_keeps_every_digit() -> None:
    """800,000 text cells."""
    rows, columns = 40_000, 20
    cells = [repr(value) for value in np.random.default_rng(1).random(rows).tolist()]
    headers = [f"x{index}" for index in range(columns)]
    regions = [str(100_000 + row) for row in range(rows)]
    given = Sheet(
        file="a.csv",
        header=("region", *headers),
        columns=(regions, *[list(cells) for _ in headers]),
        rows=range(2, rows + 2),
    )
    made = table(given, wide(*map(column, headers)))

    assert [repr(value) for value in made.columns["a.x19"].tolist()] == cells


def test_what_a_reader_notes_of_a_file_passes_the_door() -> None:
    """It comes before what the door itself has to say."""
    note = Finding(message=say.RESULT_CHANGED, facts={"files": ["a.csv"]})
    given = attrs.evolve(sheet("region|x", ["01", "1"]), notes=(note,))
    _, warnings = admit(given, wide(column("x")))

    assert warnings == given.notes
