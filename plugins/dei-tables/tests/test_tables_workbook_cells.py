"""What a workbook's cell shows and does not hold, or holds and does not show, is refused or read right."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from dei_core import DeiError, Finding, Table, Text
from dei_core.host import ColumnIntake, Intake, Label, admit
from dei_tables import messages as say
from dei_tables import read_xlsx
from dei_tables.formats import kind_of_format
from dei_tables.worksheet import Worksheet

NAME = Text(en="X", zh="X")


def column(unit: str = "%") -> ColumnIntake:
    return ColumnIntake(indicator="a.x", name=NAME, header="x", unit=Label.shared(unit))


def book(path: Path, *cells: Any, formats: tuple[str | None, ...] = (), header: Any = "x") -> Path:
    """A workbook of one column of values below a header, with region codes beside it."""
    made = openpyxl.Workbook()
    page = made.active
    page.append(["region", header])
    for index, value in enumerate(cells):
        page.append([f"r{index}", value])
        if index < len(formats) and formats[index] is not None:
            page.cell(row=index + 2, column=2).number_format = formats[index]
    made.save(path)
    return path


def read(path: Path, unit: str = "%", **more: Any) -> Table:
    return admit(read_xlsx(path), Intake(dataset="d", columns=(column(unit),), **more))[0]


def refused(path: Path, unit: str = "%", **more: Any) -> tuple[Finding, ...]:
    with pytest.raises(DeiError) as caught:
        read(path, unit, **more)
    return caught.value.findings


def said(found: tuple[Finding, ...]) -> list[tuple[str, Any, Any]]:
    return [(finding.code, finding.place.row, finding.place.column) for finding in found]


def test_a_formula_that_nobody_calculated_is_told_cell_by_cell(tmp_path: Path) -> None:
    """Each by its address, with both ways out."""
    found = refused(book(tmp_path / "a.xlsx", 1, "=5+5", 2, "=1+1"))

    assert said(found) == [("tables.unsaved-formula", 3, "B · x"), ("tables.unsaved-formula", 5, "B · x")]
    assert found[0].message is say.UNSAVED_FORMULA
    assert "cell B3 holds the formula =5+5" in found[0].says("en")
    assert "save it, or write the number" in found[0].mend("en")
    assert "保存" in found[0].mend("zh")


def test_a_formula_with_the_zero_of_an_uncalculated_file_is_told(tmp_path: Path) -> None:
    """Libraries write 0 for what a spreadsheet is to calculate when it opens the file."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["region", "x"])
        page.write_row(1, 0, ["a"])
        page.write_formula(1, 1, "=5+5")
        page.write_row(2, 0, ["b"])
        page.write_formula(2, 1, "=5+6", None, 11)

    assert said(refused(path)) == [("tables.unsaved-formula", 2, "B · x")]


def edited(path: Path, change: Callable[[str], str], part: str = "xl/worksheets/sheet1.xml") -> Path:
    """The workbook with one of its parts changed."""
    other = path.with_name(f"edited-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content.decode()).encode() if entry == part else content)
    return other


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="B2"><f>5+5</f></c>', "tables.unsaved-formula"),
        ('<c r="B2"><f>5+5</f><v></v></c>', "tables.unsaved-formula"),
        ("<c r='B2' t='str'><f>5+5</f></c>", "tables.unsaved-formula"),
        ('<c r="B2" t="e"><v>#REF!</v></c>', "tables.error-cell"),
        ("<c t='e' r='B2'><f>1/0</f><v>#DIV/0!</v></c>", "tables.error-cell"),
        ('<c t="e"><v>#N/A</v></c>', "tables.error-cell"),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
        ('<c r="B2" t="n"><f>5+5</f><v>10</v></c>', None),
    ],
)
def test_every_way_to_write_it_is_known(tmp_path: Path, cell: str, code: str | None) -> None:
    """Quotation marks, order and addresses left out; a result that is empty text is an empty cell."""
    plain = book(tmp_path / "a.xlsx", 7, 8)
    path = edited(plain, lambda text: re.sub(r'<c r="B2"[^/]*><v>7</v></c>', cell, text))

    if code is None:
        assert len(read(path)) == 2
    else:
        assert said(refused(path)) == [(code, 2, "B · x")]


def test_other_spaces_of_names_are_known(tmp_path: Path) -> None:
    """A prefix before every element, as some programs write it."""
    plain = book(tmp_path / "a.xlsx", 7, "=5+5")
    path = edited(
        plain,
        lambda text: re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x="),
    )

    assert said(refused(path)) == [("tables.unsaved-formula", 3, "B · x")]


@pytest.mark.parametrize("cell", ["=5+5", "#REF!"])
def test_what_nobody_reads_is_passed_over(tmp_path: Path, cell: str) -> None:
    """In a column that is ignored and in rows that are dropped; codes, names, groups and headers are read."""
    made = openpyxl.Workbook()
    made.active.append(["region", "x", "y", "name"])
    made.active.append(["a", 1, cell, "A"])
    made.active.append(["b", cell, 2, "B"])
    path = tmp_path / "a.xlsx"
    made.save(path)
    code = "tables.error-cell" if cell == "#REF!" else "tables.unsaved-formula"

    assert read(path, ignore=("y", "name"), drop={"region": ("b",)}).regions == ("a",)
    for more in ({"name": "y"}, {"parents": {"p": "y"}}, {"traits": {"t": "y"}}, {"keep": {"y": ("2",)}}):
        found = refused(path, ignore=("y", "name"), drop={"region": ("b",)}, **more)
        assert said(found)[0] == (code, 2, "C · y")


@pytest.mark.parametrize("cell", ["=5+5", "#REF!"])
def test_a_header_and_a_code_must_be_known(tmp_path: Path, cell: str) -> None:
    """Before any value."""
    code = "tables.error-cell" if cell == "#REF!" else "tables.unsaved-formula"
    made = openpyxl.Workbook()
    made.active.append(["region", "x"])
    made.active.append([cell, 1])
    made.save(tmp_path / "a.xlsx")

    assert said(refused(book(tmp_path / "b.xlsx", 1, header=cell))) == [(code, 1, "B")]
    assert (code, 2, "A · region") in said(refused(tmp_path / "a.xlsx"))


@pytest.mark.parametrize("percent", ["0%", "0.0%", "0.00%", "[Red]0.0%;-0.0%", "0 %", '0.0%"x"'])
@pytest.mark.parametrize("others", [None, "0%"], ids=["mixed", "whole column"])
def test_a_percent_format_is_refused_as_in_csv(tmp_path: Path, percent: str, others: str | None) -> None:
    """With the same message, naming what is seen and what is held."""
    found = refused(book(tmp_path / "a.xlsx", 0.5, 0.415, formats=(percent, others)))

    assert found[0].code == "percent-cell"
    assert found[0].place.row == 2
    assert len(found) == (1 if others is None else 2)
    assert "'50%' carries a percent sign" in found[0].says("en")
    assert "Write 50 if the unit is %, or 0.5 if it is a share of 1" in found[0].mend("en")


@pytest.mark.parametrize("unit", ["share", "比例", "1"])
def test_a_share_that_is_seen_as_a_percentage_is_a_share(tmp_path: Path, unit: str) -> None:
    """The unit says which of the two is meant."""
    assert read(book(tmp_path / "a.xlsx", 0.5, formats=("0%",)), unit).columns["a.x"].tolist() == [0.5]


def test_a_drawn_percent_sign_is_one(tmp_path: Path) -> None:
    """What is held is what is seen; a share of 1 would be a hundredth."""
    (finding,) = refused(book(tmp_path / "a.xlsx", 50, formats=('0"%"',)))

    assert (finding.code, finding.facts["number"], finding.facts["share"]) == ("percent-cell", "50", "0.5")


@pytest.mark.parametrize(
    "scaled",
    ["0.0,", "#,##0,,", '0!.0,"万"', "0\\.0,", '0"."0000', '0"万"', '0.0,,"亿"', '0"‰"', '0.0,"thousand"'],
)
def test_a_format_that_scales_is_refused(tmp_path: Path, scaled: str) -> None:
    """Nobody says whether the number that is seen or the one that is held is meant."""
    (finding,) = refused(book(tmp_path / "a.xlsx", 12345, 1, formats=(scaled, None)), "人")

    assert said((finding,)) == [("tables.scaled-cell", 2, "B · x")]
    assert finding.message is say.SCALED_CELL
    assert "12345" in finding.says("en")
    assert "in 人" in finding.mend("en")


@pytest.mark.parametrize(
    "code",
    ["General", "0", "0.00", "#,##0", "#,##0.00", "#,##0_);(#,##0)", "[Red]0.0", "0.00E+00", "@", '0.0"km2"',
     "¥#,##0.00", "# ?/?", "0;-0;;@", '[$-804]0.00', '[>=100]0;0.0', '0.0" 个"', "G/通用格式", "\\(0\\)"],
)  # fmt: skip
def test_a_format_that_only_rounds_is_read(tmp_path: Path, code: str) -> None:
    """With every digit that is held."""
    assert read(book(tmp_path / "a.xlsx", 12.345, formats=(code,))).columns["a.x"].tolist() == [12.345]
    assert kind_of_format(code) is None


@pytest.mark.parametrize("code", ["yyyy-mm-dd", 'yyyy"年"m"月"', "h:mm", "[h]:mm", "mmm-yy", "m/d"])
def test_a_day_is_no_number(tmp_path: Path, code: str) -> None:
    """However it is shown."""
    (finding,) = refused(book(tmp_path / "a.xlsx", 45292, formats=(code,)))

    assert finding.code == "date-cell"


@pytest.mark.parametrize("number", [14, 22, 27, 31, 36, 45, 50, 57, 58])
def test_dates_of_the_east_are_dates(tmp_path: Path, number: int) -> None:
    """Formats that no workbook spells out, since every spreadsheet knows them."""
    path = edited(
        book(tmp_path / "a.xlsx", 45292, formats=("0.00",)),
        lambda text: re.sub(
            r'(<cellXfs.*?)numFmtId="2"', rf'\g<1>numFmtId="{number}"', text, flags=re.DOTALL
        ),
        "xl/styles.xml",
    )

    assert [finding.code for finding in refused(path)] == ["date-cell"]


def test_leading_zeros_that_are_seen_are_there(tmp_path: Path) -> None:
    """A code typed as a number and shown by the format 000000 is the code that is shown."""
    made = openpyxl.Workbook()
    page = made.active
    page.append(["region", "x"])
    page.append([10101, 7])
    page["A2"].number_format, page["B2"].number_format = "000000", "000"
    made.save(tmp_path / "a.xlsx")
    table = read(tmp_path / "a.xlsx")

    assert (table.regions, table.columns["a.x"].tolist()) == (("010101",), [7.0])


def test_text_that_is_a_number_is_one(tmp_path: Path) -> None:
    """Cells formatted as text, and text that carries a sign."""
    path = book(tmp_path / "a.xlsx", "12.5", formats=("@",))

    assert read(path).columns["a.x"].tolist() == [12.5]
    assert [finding.code for finding in refused(book(tmp_path / "b.xlsx", "50%"))] == ["percent-cell"]


FAR = ["GR1048576", "XFD1048576", "A1048576", "XFD1", "XFD2"]


@pytest.mark.parametrize("address", FAR)
@pytest.mark.parametrize("blank", [" ", "\u3000\n", None], ids=["space", "odd blanks", "format"])
def test_one_far_blank_costs_nothing(tmp_path: Path, address: str, blank: str | None) -> None:
    """What is read is what is there, rows and columns keep their numbers."""
    made = openpyxl.load_workbook(book(tmp_path / "a.xlsx", 1, "2%", 3))
    made.active[address] = blank
    made.active[address].number_format = "0.00"
    made.save(tmp_path / "b.xlsx")
    (finding,) = refused(tmp_path / "b.xlsx")

    assert said((finding,)) == [("percent-cell", 3, "B · x")]


@pytest.mark.parametrize("address", FAR)
def test_one_far_value_is_named(tmp_path: Path, address: str) -> None:
    """By its own row and letters; it may be passed over where others may."""
    made = openpyxl.load_workbook(book(tmp_path / "a.xlsx", 1, 2))
    made.active[address] = "x"
    made.save(tmp_path / "b.xlsx")
    try:
        _, found = admit(read_xlsx(tmp_path / "b.xlsx"), Intake(dataset="d", columns=(column(),)))
    except DeiError as error:
        found = error.findings

    told = {
        "GR1048576": [("empty-region", 1048576, "A · region"), ("unnamed-column", None, "GR")],
        "XFD1048576": [("empty-region", 1048576, "A · region"), ("unnamed-column", None, "XFD")],
        "XFD1": [("duplicate-column", None, "XFD · x")],
        "XFD2": [("unnamed-column", None, "XFD")],
        "A1048576": [("empty-rows", None, None)],
    }
    assert sorted(said(found), key=str) == sorted(told[address], key=str)
    for finding in found:
        if finding.code == "unnamed-column":
            assert finding.says("en").startswith(f"column {finding.place.column} holds")


def test_far_formulas_are_named_where_they_are(tmp_path: Path) -> None:
    """After rows and columns were moved together."""
    made = openpyxl.load_workbook(book(tmp_path / "a.xlsx", 1, 2))
    made.active["A1048576"], made.active["B1048576"] = "far", "=5+5"
    made.save(tmp_path / "b.xlsx")

    assert said(refused(tmp_path / "b.xlsx")) == [("tables.unsaved-formula", 1048576, "B · x")]


def test_cells_scattered_all_over_are_refused(tmp_path: Path) -> None:
    """Also where each stands in a row and column of its own."""
    made = openpyxl.load_workbook(book(tmp_path / "a.xlsx", 1, 2))
    for index in range(1, 3000):
        made.active.cell(row=300 * index, column=5 * index, value="x")
    made.save(tmp_path / "b.xlsx")
    with pytest.raises(DeiError) as caught:
        read_xlsx(tmp_path / "b.xlsx")
    (finding,) = caught.value.findings

    assert finding.message is say.SCATTERED_CELLS
    assert (finding.facts["rows"], finding.facts["last"]) == (899700, "VDS899700")


def test_many_blank_rows_with_a_format_are_passed_over(tmp_path: Path) -> None:
    """They are no rows of the table."""
    path = edited(
        book(tmp_path / "a.xlsx", 1, 2),
        lambda text: text.replace(
            "</sheetData>",
            "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(4, 200_000)) + "</sheetData>",
        ),
    )

    assert len(read(path)) == 2


@pytest.mark.parametrize("one_in", [24, pytest.param(1, marks=pytest.mark.heavy)])
def test_a_dense_sheet_is_taken_as_it_is(tmp_path: Path, one_in: int) -> None:
    """A table is no scattered sheet, however large; nor is one with gaps, a value in 24 cells."""
    made = openpyxl.Workbook(write_only=True)
    page = made.create_sheet("one")
    for row in range(1200):
        page.append([row if (row + place) % one_in == 0 else None for place in range(1000)])
    made.save(tmp_path / "a.xlsx")

    assert not Worksheet((tmp_path / "a.xlsx").read_bytes(), "one").is_sparse


def test_days_stay_days_where_no_number_is_read(tmp_path: Path) -> None:
    """As calamine gives them."""
    sheet = read_xlsx(book(tmp_path / "a.xlsx", datetime.date(2024, 1, 2)))

    assert sheet.columns[1] == [datetime.date(2024, 1, 2)]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('r="B2"', 'r="2"'),
        lambda text: text.replace('<row r="2"', f'<row r="{"9" * 5000}"'),
        lambda text: text.replace('r="B2"', f'r="B{"9" * 5000}"'),
        lambda text: text.replace("</sheetData>", ""),
        lambda text: text.replace("<v>7</v>", "<v>=</v>"),
        lambda text: text.replace('<c r="B2"', '<c r="B2" s="99999"'),
    ],
    ids=[
        "no letters",
        "a row of many digits",
        "an address of many digits",
        "no end",
        "no number",
        "no such style",
    ],
)
def test_a_crooked_worksheet_is_read_or_refused(tmp_path: Path, change: Callable[[str], str]) -> None:
    """Never with an exception that is none of ours."""
    path = edited(book(tmp_path / "a.xlsx", 7, "=5+5"), change)

    with pytest.raises(DeiError):
        read(path)
