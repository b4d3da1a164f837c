"""The workbook for analysts: the numbers of the run, cells that stay text, marks, layout, the same bytes twice."""

from __future__ import annotations

import io
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import openpyxl
import pytest
import python_calamine
import xlsxwriter
from house import House
from hypothesis import given
from hypothesis import strategies as st
from needing import needs

from dei_core import Frame, Result, Scorecard, Text, TrackScores, evaluate, result_frames
from dei_core.host import Field, shown_lines
from dei_tables.book import writer
from dei_tables.book.body import Body, fill
from dei_tables.book.columns import shape_of
from dei_tables.book.naming import LONGEST, SheetNames
from dei_tables.book.scores import TrackSheets
from dei_tables.book.widths import MOST_TEXT, held, lines_of, width_of
from dei_tables.book.writer import write_workbook

ROOT = Path(__file__).resolve().parents[3]
NASTY = (
    '=HYPERLINK("http://x","y")',
    "+1",
    "@SUM(A1)",
    "-2+3",
    "<b>&amp;</b>",
    " kept ",
    "two\nlines",
    "_x0041_",
    "\x07",
)
DATA = """region,name,side,city,fibre,firms,schools,waits,trees,people,area
a,{0},east,X,40,10,50,1,30,100,1
b,{1},west,X,80,,25,16,40,900,3
c,{2},east,Y,60,1000,100,31,50,500,2
d,{3},west,Y,20,50,10,7,60,250,2.5
"""


def run(
    folder: Path,
    names: tuple[str, ...] = NASTY[:4],
    change: Callable[[House], object] | None = None,
    **dataset: Any,
) -> Result:
    """Four towns with names that would be formulas, one cell filled in by a stage."""
    house = House(folder)
    if change is not None:
        change(house)
    house.edition["dataset"]["towns"] |= {"name": "name", "parents": {"city": "city"}, **dataset}
    house.stage("impute", method="median")
    house.stage("tier", method="town.three")
    edition = house.write()
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    (folder / "towns.csv").write_text(DATA.format(*quoted), encoding="utf-8")
    return evaluate(edition)


def opened(folder: Path) -> Any:
    """The workbook, read by another library."""
    return openpyxl.load_workbook(folder / "workbook.xlsx")


def head_row(sheet: Any) -> int:
    """The row of the names: the one with the filter."""
    return int(sheet.auto_filter.ref.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def cells(sheet: Any, code: str) -> list[Any]:
    """The cells under a machine's name."""
    top = head_row(sheet)
    codes = [
        cell.value for row in sheet.iter_rows(min_row=1, max_row=top) for cell in row if cell.value == code
    ]
    assert codes == [code]
    (column,) = [
        cell.column for row in sheet.iter_rows(min_row=1, max_row=top) for cell in row if cell.value == code
    ]
    return [sheet.cell(row, column) for row in range(top + 1, sheet.max_row + 1)]


def values(sheet: Any, code: str) -> list[Any]:
    """The values under a machine's name, NaN where empty."""
    return [math.nan if cell.value is None else cell.value for cell in cells(sheet, code)]


@pytest.fixture
def towns(tmp_path: Path) -> tuple[TrackScores, Any]:
    """A track and its workbook."""
    made = run(tmp_path)
    write_workbook(made, tmp_path)
    return made.card.only, opened(tmp_path)


def test_every_number_is_that_of_the_run(towns: tuple[TrackScores, Any]) -> None:
    """To the last bit, in the order of the ranking, on every sheet."""
    track, book = towns
    order = np.argsort(track.ranks(), kind="stable")
    sheets = {sheet.title.split()[-1]: sheet for sheet in book}

    for name in ("Ranking", "Scores", "Normalised", "Data", "Contributions"):
        assert values(sheets[name], "region") == [track.table.regions[row] for row in order]
    assert values(sheets["Ranking"], "rank") == track.ranks()[order].tolist()
    for node in track.plan.nodes:
        assert values(sheets["Scores"], node.id) == track.score(node.id)[order].tolist()
    for item in track.plan.indicators:
        assert values(sheets["Normalised"], item.id) == track.score(item.id)[order].tolist()
        assert values(sheets["Data"], item.id) == track.raw(item.id)[order].tolist()
    points = track.contributions()
    for leaf, column in points.items():
        assert values(sheets["Contributions"], leaf) == column[order].tolist()
    assert values(sheets["Data"], "base.people") == track.table.columns["base.people"][order].tolist()


def test_cells_stay_text_however_they_begin(towns: tuple[TrackScores, Any]) -> None:
    """No cell is a formula, and names keep the mark that stops a spreadsheet from making them one."""
    _, book = towns
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    names = cells(book["得分 Scores"], "name")

    assert sorted(cell.value for cell in names) == sorted(NASTY[:4])
    assert all(cell.data_type == "s" and cell.quotePrefix and cell.number_format == "@" for cell in names)


def test_marks_say_where_a_value_comes_from(towns: tuple[TrackScores, Any]) -> None:
    """A filled-in cell differs from a given one by face and by fill."""
    _, book = towns
    firms = dict(
        zip(values(book["数据 Data"], "region"), cells(book["数据 Data"], "town.firms"), strict=True)
    )

    assert firms["b"].value == 50.0
    assert (firms["b"].font.i, firms["b"].fill.fgColor.rgb) == (True, "FFFCE4B6")
    assert (firms["a"].font.i, firms["a"].fill.fill_type) == (False, None)


def test_values_of_a_region_that_is_not_scored_are_struck_through(tmp_path: Path) -> None:
    """They stand there, without a score, and the legend says what the mark means."""
    excluded = {"a": {"en": "asked", "zh": "要求"}}
    screen = {"method": "coverage", "params": {"least": 0.1}, "exclude": excluded}
    write_workbook(run(tmp_path, change=lambda house: house.stage("screen", **screen)), tmp_path)
    book = opened(tmp_path)
    data, normalised = book["数据 Data"], book["标准化 Normalised"]
    places = {region: place for place, region in enumerate(values(data, "region"))}
    cell = cells(data, "town.fibre")[places["a"]]
    said = [str(row[1].value) for row in book.worksheets[0].iter_rows(min_col=1, max_col=2)]

    assert (cell.value, cell.font.strike) == (40, True)
    assert cells(normalised, "town.fibre")[places["a"]].value is None
    assert any("the region is not scored" in line for line in said)


def test_a_missing_value_is_a_hatched_empty_cell(tmp_path: Path) -> None:
    """Never a 0, never a word; its score neither."""
    made = run(tmp_path)
    house = House(tmp_path)
    house.edition["dataset"]["towns"] |= {"name": "name", "parents": {"city": "city"}}
    house.stage("aggregate", missing="reweight")
    write_workbook(evaluate(house.write()), tmp_path)
    book = opened(tmp_path)
    data = dict(zip(values(book["数据 Data"], "region"), cells(book["数据 Data"], "town.firms"), strict=True))
    scores = dict(
        zip(
            values(book["标准化 Normalised"], "region"),
            cells(book["标准化 Normalised"], "town.firms"),
            strict=True,
        )
    )

    assert made.card.only.plan.imputer is not None
    assert (data["b"].value, data["b"].fill.fill_type) == (None, "lightUp")
    assert scores["b"].value is None


def test_every_sheet_is_laid_out(towns: tuple[TrackScores, Any]) -> None:
    """Frozen headers, filters, A4 across with the header on each page, columns as wide as Chinese needs."""
    _, book = towns
    about, *tables = book.worksheets

    assert [sheet.title.split()[-1] for sheet in book] == [
        "About", "Ranking", "Scores", "Normalised", "Data", "Contributions",
        "Weights", "Rules", "References", "Tiers", "Groups", "Findings",
    ]  # fmt: skip
    for sheet in tables:
        top = head_row(sheet)
        assert sheet.freeze_panes.lstrip("ABCDEFGH") == str(top + 1)
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == f"${top - 1}:${top}"
    assert "\n" in tables[1].cell(head_row(tables[1]), 1).value
    assert about["A1"].value == "2024 年城镇"
    links = [cell.hyperlink.location for row in about.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{sheet.title}'!A1" for sheet in tables]


def test_scores_have_a_scale_of_one_hue(towns: tuple[TrackScores, Any]) -> None:
    """White to blue; the index has bars."""
    _, book = towns
    kinds = {
        sheet.title: {rule.type for rules in sheet.conditional_formatting for rule in rules.rules}
        for sheet in book
    }

    assert kinds["得分 Scores"] == {"colorScale"}
    assert kinds["排名 Ranking"] == {"colorScale", "dataBar"}
    assert kinds["数据 Data"] == set()


def test_weights_multiply_down_to_one(towns: tuple[TrackScores, Any]) -> None:
    """The effective weights of the indicators sum to 1; each is the product of the weights above it."""
    track, book = towns
    sheet = book["权重 Weights"]
    lines = list(
        zip(
            values(sheet, "node"),
            values(sheet, "child"),
            values(sheet, "weight"),
            values(sheet, "effective"),
            strict=True,
        )
    )
    above = {child: effective for _, child, _, effective in lines}
    leaves = [
        effective for _, child, _, effective in lines if child in {item.id for item in track.plan.indicators}
    ]

    assert math.fsum(leaves) == pytest.approx(1.0, abs=1e-15)
    for node, _, weight, effective in lines:
        assert effective == pytest.approx(above.get(node, 1.0) * weight, abs=1e-15)


def test_weights_are_those_of_the_result_table(towns: tuple[TrackScores, Any]) -> None:
    """weights.csv and the sheet say the same of every node and child."""
    track, book = towns
    frames = {frame.name: frame.columns for frame in result_frames(Scorecard({"towns": track}))}
    sheet, table = book["权重 Weights"], frames["weights"]
    said = zip(*(values(sheet, name) for name in ("node", "child", "weight", "effective")), strict=True)
    wanted = zip(*(list(table[name]) for name in ("node", "child", "weight", "effective")), strict=True)

    assert sorted(said) == sorted(wanted)


def test_a_table_that_is_only_declared_has_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its title, headings, formats and cells are those of the declaration; without a title its name stands there."""
    fields = (
        Field("tone", "string", Text("tone of the region", "基调"), key=True),
        Field("size", "number", Text("size", "大小")),
        Field("count", "integer", Text("how many", "个数")),
    )
    columns = {"tone": ["=a", None], "size": np.array([0.125, np.nan]), "count": np.array([1.0, 2000.0])}
    titled = Frame(
        name="tones",
        about=Text("Tones.", "基调。"),
        fields=fields,
        columns=columns,
        title=Text("Tones", "基调"),
    )
    frames = (titled, attrs.evolve(titled, name="plain", title=None))
    monkeypatch.setattr(writer, "result_frames", lambda card: (*result_frames(card), *frames))
    write_workbook(run(tmp_path), tmp_path)
    book = opened(tmp_path)
    sheet = book["基调 Tones"]

    assert [sheet.cell(head_row(sheet), place).value for place in (1, 2, 3)] == [
        "基调\ntone of the region",
        "大小\nsize",
        "个数\nhow many",
    ]
    assert [[cell.value for cell in cells(sheet, name)] for name in ("tone", "size", "count")] == [
        ["=a", None],
        [0.125, None],
        [1, 2000],
    ]
    assert [cells(sheet, name)[0].number_format for name in ("size", "count")] == ["0.000", "0"]
    assert [cell.value for cell in cells(book["plain"], "count")] == [1, 2000]


def test_what_was_learned_is_listed(towns: tuple[TrackScores, Any]) -> None:
    """Numbers by name, such as the median that filled a cell in."""
    _, book = towns
    sheet = book["参照值 References"]
    lines = zip(*(values(sheet, name) for name in ("stage", "id", "name", "value")), strict=True)

    assert ("缺失值插补 Impute", "town.firms", "fill", 50) in set(lines)


def test_rules_say_on_what_they_stand(towns: tuple[TrackScores, Any]) -> None:
    """Method, parameters, source, clause, evidence and year of every indicator."""
    _, book = towns
    sheet = book["规则 Rules"]
    rows = dict(zip(values(sheet, "indicator"), range(99), strict=False))
    at = rows["town.fibre"]

    assert values(sheet, "method")[at] == "goalposts"
    assert values(sheet, "params")[at] == "low 0%、high 80% low 0%, high 80%"
    assert (values(sheet, "source")[at], values(sheet, "clause")[at]) == ("城镇规划 Town plan", "2")
    assert (values(sheet, "evidence")[at], values(sheet, "checked")[at]) == ("据原文推算 derived", 2040)
    assert "east：" in values(sheet, "params")[rows["town.schools"]]


def test_units_and_clauses_stand_in_both_languages(tmp_path: Path) -> None:
    """Beside the data, among the rules and among the weights; what is shared stands once."""

    def change(house: House) -> None:
        house.town["indicator"]["waits"]["unit"] = {"en": "day", "zh": "天"}
        house.town["rule"]["fibre"][-1]["cite"]["clause"] = {"en": "annex 1", "zh": "附件 1"}

    write_workbook(run(tmp_path, change=change), tmp_path)
    book = opened(tmp_path)
    rules, data = book["规则 Rules"], next(sheet for sheet in book if sheet.title.endswith("Data"))
    rows = dict(zip(values(rules, "indicator"), range(99), strict=False))
    above = {cell.value for row in data.iter_rows(max_row=head_row(data)) for cell in row}

    assert values(rules, "unit")[rows["town.waits"]] == "天 day"
    assert values(rules, "unit")[rows["town.fibre"]] == "%"
    assert values(rules, "clause")[rows["town.fibre"]] == "附件 1 annex 1"
    assert {"天 day", "%"} <= above


def test_the_same_input_makes_the_same_bytes(tmp_path: Path) -> None:
    """In another process, with another seed for hashes, at another time."""
    run(tmp_path)
    code = (
        "import sys; from pathlib import Path; from dei_core import evaluate\n"
        "from dei_tables.book.writer import write_workbook\n"
        "write_workbook(evaluate(sys.argv[1]), sys.argv[2])"
    )
    made = []
    for seed in ("1", "2"):
        time.sleep(1.1 * len(made))
        folder = tmp_path / seed
        folder.mkdir()
        command = [sys.executable, "-c", code, str(tmp_path / "edition.toml"), str(folder)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made.append((folder / "workbook.xlsx").read_bytes())

    assert made[0] == made[1]


def test_a_sheet_that_is_too_large_is_left_out_and_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run goes on; the list of sheets and the findings say what is missing and where it is."""
    monkeypatch.setattr(writer, "MOST_CELLS", 30)
    write_workbook(run(tmp_path), tmp_path)
    book = opened(tmp_path)
    found = [
        row[3].value
        for row in book["检查结果 Findings"].iter_rows()
        if row[1].value == "tables.sheet-too-large"
    ]

    assert "得分 Scores" not in book.sheetnames
    assert any("“得分 Scores”（4 行）" in text and "scores.csv" in text for text in found)
    assert any("见“检查结果”" in str(cell.value) for cell in book["说明 About"]["B"])


def test_the_rows_of_a_worksheet_are_not_exceeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is even computed for a sheet with more rows than there are."""
    monkeypatch.setattr(writer, "MOST_ROWS", 8)
    monkeypatch.setattr(TrackSheets, "scores", None)
    write_workbook(run(tmp_path), tmp_path)

    assert opened(tmp_path).sheetnames == [
        "说明 About",
        "权重 Weights",
        "规则 Rules",
        "参照值 References",
        "档次 Tiers",
        "分组 Groups",
        "检查结果 Findings",
    ]


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=8))
def test_sheet_names_keep_the_rules(asked: list[tuple[str, str]]) -> None:
    """At most 31 units, none of the forbidden signs, no quotes at the ends, each once whatever its case."""
    names = SheetNames()
    made = [names.take(head, tail) for head, tail in asked]

    assert len({name.lower() for name in made}) == len(made)
    for name in made:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= LONGEST
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.lower() != "history"


@given(
    st.lists(
        st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(NASTY) | st.none(), min_size=1
    )
)
def test_cells_come_back_as_they_were(cells: list[Any]) -> None:
    """Doubles to the last bit, text as it may be seen, nothing where there is nothing."""
    made, filled = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("a")
        sheet.write_string(0, 0, "head")
        sheet.write_blank(1, 0, None, book.add_format({"bold": True}))
    body = Body(top=1, cells=[[*cells, "end"]], marks=[None], known=[("given",)])
    fill(made, filled, {"xl/worksheets/sheet1.xml": body})
    filled.seek(0)
    read = [row[0] for row in python_calamine.load_workbook(filled).get_sheet_by_index(0).to_python()[1:]]

    seen = [shown_lines(cell) if isinstance(cell, str) else cell for cell in [*cells, "end"]]
    assert list(map(repr, read)) == [repr("" if cell is None else cell) for cell in seen]


def test_widths_count_chinese_twice() -> None:
    """A column of Chinese is as wide as it is on paper."""
    assert (width_of("光纤"), width_of("ab"), width_of("a\n光纤b")) == (4, 2, 5)
    assert (lines_of("光纤覆盖率", 6), lines_of("", 6)) == (2, 1)


def test_a_text_too_long_for_a_cell_ends_in_an_ellipsis() -> None:
    """It is cut where everybody sees it."""
    assert held("a" * MOST_TEXT) == "a" * MOST_TEXT
    assert held("a" * (MOST_TEXT + 1)) == "a" * (MOST_TEXT - 1) + "…"


@pytest.mark.parametrize(
    ("column", "shape"),
    [
        ([1.0, 2e6], "#,##0"),
        ([12345.6], "#,##0"),
        ([1234.5], "#,##0.0"),
        ([1.5], "#,##0.00"),
        ([0.15], "0.000"),
    ],
)
def test_shapes_show_about_four_digits(column: list[float], shape: str) -> None:
    """Whole numbers stay whole."""
    assert shape_of(np.array([*column, np.nan])) == shape


def test_a_specimen_says_so_on_every_sheet(tmp_path: Path) -> None:
    """Three tracks, 350 regions."""
    needs("dei")
    write_workbook(evaluate(ROOT / "examples/dei-2023"), tmp_path)
    book = opened(tmp_path)
    by_track = [sheet for sheet in book if "·" in sheet.title]

    assert len(by_track) == 20
    for sheet in by_track:
        assert sheet["A2"].value.startswith("样例数据")
    verdicts = set(values(book["达标 Compliance · districts"], "key_venue_5g_reach"))
    assert {"达标 met", "未达标 not met"} <= verdicts
    assert values(book["差距 Gaps · districts"], "key_venue_5g_reach").count(0) > 10
