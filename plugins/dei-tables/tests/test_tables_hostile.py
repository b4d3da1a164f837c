"""Names that a spreadsheet or a screen would obey: seen in workbooks, disarmed in CSV, unchanged for programs."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import hostile
import openpyxl
import pytest
from frictionless import Package
from house import House
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from trying import tried

from dei_core import Frame, Text, evaluate, open_edition, result_frames
from dei_core.host import Field
from dei_core.showing import HIDDEN, shown_lines
from dei_tables import read_csv, write_csv
from dei_tables.book.opening import Book
from dei_tables.book.writer import write_workbook
from dei_tables.output import write_tables
from dei_tables.template.known import known_regions
from dei_tables.template.writer import template_of, write_template

ABOUT = Text(en="a column", zh="列")
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    str.strip
)
ODD = (
    st.lists(st.sampled_from("'=+-@\t\r\n＝＋－＠1;,\"a"), min_size=1, max_size=6)
    .map("".join)
    .filter(str.strip)
)
DATA = "region,name,side,fibre,firms,schools,waits,trees,people,area\n{}"


@tried(100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(header=ODD | WORDS, cells=st.lists(ODD | WORDS, min_size=1))
def test_text_comes_back_from_csv(tmp_path: Path, header: str, cells: list[str]) -> None:
    """Whatever it begins with, header and cells; no field that is written is one that a spreadsheet runs."""
    frame = Frame(
        name="t",
        about=ABOUT,
        fields=(Field("k", "string", ABOUT), Field(header, "string", ABOUT)),
        columns={"k": ["x"] * len(cells), header: cells} if header != "k" else {"k": cells},
    )
    if header == "k" or header.lstrip().startswith("##"):
        return
    write_csv(frame, tmp_path / "a.csv")
    sheet = read_csv(tmp_path / "a.csv")

    assert sheet.header == ("k", header)
    assert sheet.columns[1] == cells


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The small house, every name and text of it hostile."""
    house = House(tmp_path)
    house.edition = hostile.hostile(house.edition)
    house.edition["dataset"]["towns"]["name"] = "name"
    house.packs = {name: hostile.hostile(pack) for name, pack in house.packs.items()}
    rows = [("=a", f"=cmd{hostile.EVIL}"), ("-b", "@x"), ("''=a", "＝1"), ("d;=1", hostile.EVIL)]
    lines = [
        f'"{code}","{name.replace(chr(34), chr(34) * 2)}",east,{20 + at},{10 + at},5{at},{1 + at},30,{100 + at},1'
        for at, (code, name) in enumerate(rows)
    ]
    (tmp_path / "towns.csv").write_text(DATA.format("\n".join(lines)) + "\n", encoding="utf-8", newline="")
    return house.write()


def texts_of(path: Path) -> str:
    """Every part of a workbook, as one text."""
    with zipfile.ZipFile(path) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist())


def test_a_result_is_guarded_and_comes_back(edition: Path, tmp_path: Path) -> None:
    """Codes and names in every table; the package says how, and other programs take it."""
    made = tmp_path / "made"
    made.mkdir()
    result = evaluate(edition)
    write_tables(result, made)
    ranking = read_csv(made / "ranking.csv")
    frame = next(frame for frame in result_frames(result.card) if frame.name == "ranking")
    region = ranking.header.index("region")

    assert sorted(ranking.columns[region]) == sorted(frame.columns["region"])
    assert {"=a", "-b", "'=a", "d;=1"} == set(ranking.columns[region])
    text = (made / "ranking.csv").read_text(encoding="utf-8")
    assert "'=a" in text
    assert "''=a" in text
    about = json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    assert "apostrophe" in about["guard"]
    assert "撇号" in about["guard_zh"]
    assert Package(str(made / "datapackage.json")).validate().valid


def test_no_cell_of_a_workbook_is_obeyed(edition: Path, tmp_path: Path) -> None:
    """Text is text, and none of it hidden: in cells, titles, properties, footers, names of sheets."""
    write_workbook(evaluate(edition), tmp_path)
    book = openpyxl.load_workbook(tmp_path / "workbook.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]

    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert not [cell.hyperlink.target for cell in cells if cell.hyperlink and cell.hyperlink.target]
    assert any(cell.value == shown_lines(f"=cmd{hostile.EVIL}") for cell in cells)
    assert set(HIDDEN.findall(texts_of(tmp_path / "workbook.xlsx"))) <= set("\n\r\t")


def test_no_cell_of_a_template_is_obeyed(edition: Path, tmp_path: Path) -> None:
    """Regions filled in beforehand are text; only the guide counts."""
    evaluation = open_edition(edition)
    known, _ = known_regions(evaluation, None)
    template = template_of(evaluation, known, "t.xlsx")
    write_template(template, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    formulas = {
        page.title for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"
    }

    assert formulas <= {template.names["guide"]}
    codes = {cell.value for page in book for row in page.iter_rows() for cell in row}
    assert {"=a", "-b", "'=a"} <= codes
    assert set(HIDDEN.findall(texts_of(tmp_path / "t.xlsx"))) <= set("\n\r\t")
    assert tomllib.loads(template.toml)


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "https://x.org", "mailto:a@b", "1.5", "=HYPERLINK(1)", "internal:x"]
)
def test_nothing_becomes_a_formula_or_a_link(text: str) -> None:
    """However a cell is written."""
    made = io.BytesIO()
    with Book(made) as book:
        page: Any = book.add_worksheet("one")
        page.write(0, 0, text)
        page.write_string(1, 0, text)
    rows = openpyxl.load_workbook(made)["one"]

    for cell in (rows["A1"], rows["A2"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
