"""XLSX: values come back as they were written; errors, locks and wrong names are said."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from trying import tried

from dei_core import DeiError, Finding, Text
from dei_core.host import ColumnIntake, Intake, Label, admit
from dei_tables import read_xlsx


def write(path: Path, **sheets: Any) -> Path:
    """A workbook with these sheets, each a list of rows; `=` begins a formula that failed."""
    book = xlsxwriter.Workbook(path)
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell.startswith("="):
                    page.write_formula(row, column, cell, None, "#DIV/0!")
                elif isinstance(cell, datetime.date):
                    page.write_datetime(row, column, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
                elif cell is not None:
                    page.write(row, column, cell)
    book.close()
    return path


X = ColumnIntake(indicator="a.x", name=Text(en="X", zh="X"), header="x", unit=Label.shared("%"))


def refused(path: Path, sheet: str | None = None) -> tuple[Finding, ...]:
    """What is said against a workbook from which one indicator is read."""
    with pytest.raises(DeiError) as caught:
        admit(read_xlsx(path, sheet), Intake(dataset="d", columns=(X,)))
    return caught.value.findings


def test_values_keep_their_types_and_rows_their_numbers(tmp_path: Path) -> None:
    """Empty rows count as rows; a header that is a number has no decimal point."""
    rows = [
        [],
        ["region", 2024, "ok", "day"],
        [],
        [110101, 1.5, True, datetime.date(2024, 1, 2)],
        ["010", "x"],
    ]
    sheet = read_xlsx(write(tmp_path / "a.xlsx", 数据=rows))

    assert sheet.header == ("region", "2024", "ok", "day")
    assert sheet.columns == ([110101.0, "010"], [1.5, "x"], [True, ""], [datetime.date(2024, 1, 2), ""])
    assert list(sheet.rows) == [4, 5]


def test_a_sheet_is_taken_by_name_or_is_the_first(tmp_path: Path) -> None:
    """A wrong name is answered with the names that there are."""
    path = write(tmp_path / "a.xlsx", one=[["a"], [1]], two=[["b"], [2]], none=[])

    assert read_xlsx(path).header == ("a",)
    assert read_xlsx(path, "two").header == ("b",)
    assert read_xlsx(path, "none").header == ()
    (finding,) = refused(path, "three")
    assert (finding.code, finding.facts["sheets"]) == ("tables.no-such-sheet", ["one", "two", "none"])


def test_cells_that_hold_an_error_are_not_empty(tmp_path: Path) -> None:
    """Every one is named by its address and its column."""
    rows = [["region", "x"], ["a", "=1/0"], ["b", 2], ["c", "=1/0"]]
    found = refused(write(tmp_path / "a.xlsx", one=[["region"], ["a"]], two=rows), "two")

    assert [(finding.code, finding.place.row, finding.place.column) for finding in found] == [
        ("tables.error-cell", 2, "B · x"),
        ("tables.error-cell", 4, "B · x"),
    ]
    assert found[0].says() == "cell B2 holds the error #DIV/0!; a value or an empty cell is expected"


def test_an_error_in_the_header_is_named_by_its_letters(tmp_path: Path) -> None:
    """There is no header to name it by."""
    (finding,) = refused(write(tmp_path / "a.xlsx", one=[["region", "=1/0"], ["a", 1]]))

    assert (finding.place.row, finding.place.column) == (1, "B")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"region,x\n", "tables.wrong-kind"),
        (b"\xd0\xcf\x11\xe0", "tables.wrong-kind"),
        (b"PK\x03\x04", "tables.broken-workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    """Text, old and encrypted workbooks, broken archives."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)

    assert [finding.code for finding in refused(path)] == [code]


@tried(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_doubles_survive_a_workbook(tmp_path: Path, numbers: list[float]) -> None:
    """Workbooks are written with 16 significant digits; reading adds no error of its own."""
    path = write(tmp_path / "a.xlsx", one=[["x"], *[[number] for number in numbers]])

    assert read_xlsx(path).columns == ([float(f"{number:.16G}") for number in numbers],)


def test_a_workbook_passes_the_door(tmp_path: Path) -> None:
    """Codes written as numbers lose their decimal point, those written as text keep their zero."""
    path = write(tmp_path / "a.xlsx", one=[["region", "x"], [110101, 1.5], ["010", None]])
    table, _ = admit(read_xlsx(path), Intake(dataset="d", columns=(X,)))

    assert table.regions == ("110101", "010")


def test_columns_without_a_name_or_there_twice_are_named_by_letter(tmp_path: Path) -> None:
    """The door's findings say which column of which sheet, also where there is no header to name it by."""
    rows = [["## for people"], ["region", "x", None, "x"], ["a", 1, 2, 3]]
    path = write(tmp_path / "a.xlsx", one=rows, two=[])
    with pytest.raises(DeiError) as caught:
        admit(read_xlsx(path), Intake(dataset="d", columns=(X,)))

    assert {finding.code: finding.place.of("zh") for finding in caught.value.findings} == {
        "unnamed-column": "a.xlsx [one]，列 C",
        "duplicate-column": "a.xlsx [one]，列 D · x",
    }
