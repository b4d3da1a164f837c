"""The data-collection workbook: what it asks for, what it checks, and that a filled one is read as it is."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
import tomli_w
from click.testing import CliRunner
from house import House
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from needing import needs
from trying import tried

from dei_cli.program.running import Dei
from dei_core import DeiError, Result, evaluate, open_edition
from dei_tables import read_csv, read_xlsx
from dei_tables.template.cells import range_text
from dei_tables.template.fields import Field, fields_of
from dei_tables.template.known import known_regions
from dei_tables.template.sheet import HEADER
from dei_tables.template.snippet import datasets_of
from dei_tables.template.uses import uses_of
from dei_tables.template.writer import template_of, write_template

ROOT = Path(__file__).resolve().parents[3]
DEI = ROOT / "examples/dei-2023"
HEADERS = ("fibre", "firms", "schools", "waits", "trees", "people", "area")
Data = dict[str, dict[str, float | None]]


def dei(*arguments: object) -> Any:
    """The command, called."""
    return CliRunner().invoke(Dei(), [str(item) for item in arguments])


def house(folder: Path, **dataset: Any) -> House:
    """The small edition, its regions named and sorted into cities."""
    made = House(folder)
    made.edition["dataset"]["towns"] |= {"name": "name", "parents": {"city": "city"}, **dataset}
    made.stage("aggregate", missing="reweight")
    return made


def write_data(folder: Path, data: Data) -> None:
    """The edition's own file."""
    with (folder / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("region", "name", "side", "city", *HEADERS))
        for region, cells in data.items():
            numbers = ("" if cells[header] is None else repr(cells[header]) for header in HEADERS)
            table.writerow((region, f"Town {region}", "east", "X", *numbers))


def template(edition: Path, file: Path, listed: Path | None = None) -> Mapping[str, Any]:
    """The workbook of an edition, written anew; gives the datasets that read it."""
    file.unlink(missing_ok=True)
    evaluation = open_edition(edition)
    regions, _ = known_regions(evaluation, listed)
    made = template_of(evaluation, regions, file.name)
    write_template(made, file)
    return tomllib.loads(made.toml)


def fill(file: Path, sheets: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
    """Write values into a workbook's sheets as a person would: by region and header."""
    book = openpyxl.load_workbook(file)
    for sheet, data in sheets.items():
        page = book[sheet]
        at = {str(cell.value).partition(" [")[0]: cell.column for cell in page[HEADER + 1]}
        rows = {page.cell(row, 1).value: row for row in range(HEADER + 2, page.max_row + 1)}
        for region, cells in data.items():
            for header, value in cells.items():
                page.cell(rows[region], at[header]).value = value
    book.save(file)


def collected(edition: Path, datasets: Mapping[str, Any]) -> Path:
    """The edition beside itself that reads the workbook."""
    tables = tomllib.loads(edition.read_text(encoding="utf-8"))
    for name, table in datasets["dataset"].items():
        tables["dataset"][name] = table
    for name, table in datasets.get("track", {}).items():
        tables["track"][name] |= table
    path = edition.with_name("collected.toml")
    path.write_text(tomli_w.dumps(tables), encoding="utf-8")
    return path


def bits(result: Result) -> dict[str, list[bytes]]:
    """Every score of every track, to the last bit, regions in the order of their codes."""
    made = {}
    for name, track in result.card.tracks.items():
        order = np.argsort(track.table.regions)
        made[name] = [track.score(slot)[order].tobytes() for slot in track.plan.slots]
    return made


def outcome(edition: Path) -> Any:
    """The scores of an edition, or the codes of what stands against them."""
    try:
        return bits(evaluate(edition))
    except DeiError as error:
        return [finding.code for finding in error.findings]


NUMBERS = st.floats(1.0, 100.0).map(lambda number: float(f"{number:.15g}"))
"""As many digits as a spreadsheet keeps of what is typed into it."""

TOWNS = st.dictionaries(
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.fixed_dictionaries({header: NUMBERS for header in HEADERS}),
    min_size=3,
    max_size=6,
)


@tried(12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TOWNS, st.data())
def test_a_filled_template_scores_like_the_csv_file(tmp_path: Path, towns: Data, data: st.DataObject) -> None:
    """Bit for bit, whatever the numbers and wherever cells are empty; what is refused is refused alike."""
    for region in sorted(towns)[2:]:
        towns[region][data.draw(st.sampled_from(HEADERS))] = None
    edition = house(tmp_path).write()
    write_data(tmp_path, towns)
    datasets = template(edition, tmp_path / "filled.xlsx")
    fill(tmp_path / "filled.xlsx", {"城镇组": towns})

    assert outcome(collected(edition, datasets)) == outcome(edition)


def test_the_template_of_dei_2023_reads_back(tmp_path: Path) -> None:
    """Three tracks with all their data: the same scores, bit for bit."""
    needs("dei")
    folder, written = tmp_path / "dei", {}
    shutil.copytree(DEI, folder)
    datasets = template(folder / "edition.toml", folder / "filled.xlsx")
    plan = open_edition(folder).plan
    for track, sheet in (("districts", "城区"), ("counties", "县市"), ("zones", "高新区与经开区")):
        table = read_csv(folder / f"{track}.csv")
        headers = [header.partition(" [")[0] for header in table.header]
        wanted = {column.header for column in plan.track(track).intake.columns}
        written[sheet] = {
            region: {
                header: float(column[row])
                for header, column in zip(headers, table.columns, strict=True)
                if header in wanted and column[row] != ""
            }
            for row, region in enumerate(table.columns[0])
        }
    fill(folder / "filled.xlsx", written)

    assert datasets["dataset"]["districts"]["sheet"] == "城区"
    assert bits(evaluate(collected(folder / "edition.toml", datasets))) == bits(evaluate(folder))


def test_derived_indicators_are_not_asked_for(tmp_path: Path) -> None:
    """Their parts are, once, even where a standard needs them too."""
    evaluation = open_edition(house(tmp_path).write())
    (plan,) = evaluation.plan.tracks
    fields = fields_of(evaluation, plan)

    assert sorted(field.header for field in fields if field.indicator) == sorted(HEADERS)
    assert [field.header for field in fields if not field.indicator] == ["region", "name", "city", "side"]
    assert [use.name.en for use in uses_of(plan)["base.people"]] == ["Density"]


def test_cells_are_checked_while_they_are_filled_in(tmp_path: Path) -> None:
    """Ranges, words of traits, known cities, codes once; a hint beside every cell; headers locked."""
    made = house(tmp_path)
    made.town["indicator"]["fibre"] |= {
        "lowest": 0,
        "highest": 100,
        "calibre": {"en": "At the end of the year.", "zh": "年末数。"},
    }
    edition = made.write()
    write_data(tmp_path, {"010203": dict.fromkeys(HEADERS, 1.0)})
    template(edition, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book["城镇组"]
    at = {str(cell.value).partition(" [")[0]: cell.column_letter for cell in page[HEADER + 1]}
    rules = {
        str(rule.sqref).rstrip("0123456789").split(":")[0].rstrip("0123456789"): rule
        for rule in page.data_validations.dataValidation
    }
    fibre, side, city = rules[at["fibre"]], rules[at["side"]], rules[at["city"]]
    lists = book["选项 Lists"]

    assert (fibre.type, float(fibre.formula1), float(fibre.formula2), fibre.errorStyle) == (
        "decimal",
        0.0,
        100.0,
        None,
    )
    assert "年末数。" in fibre.prompt
    assert len(fibre.prompt) <= 255
    assert (side.type, city.type, city.errorStyle) == ("list", "list", "information")
    assert {cell.value for row in lists.iter_rows(min_row=2) for cell in row} == {"east", "west", "X", None}
    assert rules["A"].formula1.startswith("COUNTIF(")
    assert page.protection.sheet
    assert page.cell(HEADER + 1, 1).protection.locked
    assert not page.cell(HEADER + 2, 1).protection.locked
    assert page.cell(HEADER + 2, 1).value == "010203"
    assert page[f"{at['fibre']}{HEADER + 1}"].value == "fibre [%]"


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of the index, as it is handed out."""
    needs("dei")
    file = tmp_path_factory.mktemp("blank") / "a.xlsx"
    template(DEI / "edition.toml", file)
    return file


def test_the_dictionary_says_what_a_column_is_for(blank: Path) -> None:
    """Scope, supplier, the indicators of the index and the clauses of the standards that need it."""
    sheet = openpyxl.load_workbook(blank, read_only=True)["指标解释 Indicators"]
    rows = {row[0].value: [cell.value or "" for cell in row] for row in sheet.iter_rows()}
    stations = " ".join(rows["base_stations_5g [个]"])

    assert "千兆城市评价标准" in stations
    assert "每万人拥有 5G 基站数" in stations
    assert "通信管理部门" in stations
    assert "个\nstations" in stations
    assert all(row[1] for row in rows.values() if "[" in str(row[0]))


def test_bad_cells_are_named_by_sheet_row_and_letter(tmp_path: Path) -> None:
    """In both languages, all at once, with the mend."""
    edition = house(tmp_path).write()
    write_data(tmp_path, {"1": dict.fromkeys(HEADERS, 1.0), "2": dict.fromkeys(HEADERS, 2.0)})
    datasets = template(edition, tmp_path / "a.xlsx")
    fill(
        tmp_path / "a.xlsx",
        {
            "城镇组": {
                "1": dict.fromkeys(HEADERS, 1.0),
                "2": {**dict.fromkeys(HEADERS, 2.0), "fibre": "41.5%", "side": "north"},
            }
        },
    )
    with pytest.raises(DeiError) as caught:
        evaluate(collected(edition, datasets))
    percent = next(one for one in caught.value.findings if one.code == "percent-cell")
    letter = next(
        cell.column_letter
        for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")["城镇组"][HEADER + 1]
        if cell.value == "fibre [%]"
    )

    assert percent.place.of("en") == f"a.xlsx [城镇组]: row 9: column {letter} · fibre [%]"
    assert percent.place.of("zh") == f"a.xlsx [城镇组]，第 9 行，列 {letter} · fibre [%]"
    assert "41.5" in percent.mend("zh")
    assert {one.code for one in caught.value.findings} == {"percent-cell", "unknown-trait-value"}


def test_filters_units_and_headers_of_the_dataset_stay(tmp_path: Path) -> None:
    """What says how cells are read is kept; what concerned the old file is gone."""
    made = house(
        tmp_path,
        columns={"fibre": "光纤"},
        units={"fibre": "share"},
        factors={"fibre": 100.0},
        keep={"kind": ["town"]},
        missing=["", "x"],
        specimen=True,
        licence="CC-BY-4.0",
    )
    evaluation = open_edition(made.write())
    (plan,) = evaluation.plan.tracks
    (table,) = datasets_of(evaluation, "a.xlsx", {"towns": "S"})["dataset"].values()
    fields = {field.header: field for field in fields_of(evaluation, plan)}

    assert table == {
        "path": "a.xlsx",
        "sheet": "S",
        "name": "name",
        "ignore": ["remarks"],
        "missing": ["", "x"],
        "parents": {"city": "city"},
        "keep": {"kind": ["town"]},
        "columns": {"town.fibre": "光纤"},
        "units": {"town.fibre": "share"},
        "factors": {"town.fibre": 100.0},
    }
    assert fields["光纤"].written == "光纤 [share]"
    assert fields["kind"].choices == ("town",)


def test_units_are_in_both_languages_and_read_back(tmp_path: Path) -> None:
    """The header that the engine reads has the Chinese unit; a dataset may declare it in either language."""
    made = house(tmp_path, units={"fibre": "share of 1"})
    made.town["indicator"]["fibre"]["unit"] = {"en": "share of 1", "zh": "比重"}
    edition = made.write()
    template(edition, tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["城镇组"]
    at = next(cell.column for cell in page[HEADER + 1] if str(cell.value).startswith("fibre"))

    assert page.cell(HEADER + 1, at).value == "fibre [比重]"
    assert page.cell(HEADER - 1, at).value == "比重\nshare of 1"
    data: Data = {"1": dict.fromkeys(HEADERS, 1.0), "2": {**dict.fromkeys(HEADERS, 2.0), "people": 8.0}}
    write_data(tmp_path, data)
    datasets = template(edition, tmp_path / "a.xlsx")
    fill(tmp_path / "a.xlsx", {"城镇组": data})
    assert bits(evaluate(collected(edition, datasets))) == bits(evaluate(edition))


def test_tracks_that_share_a_dataset_get_one_each(tmp_path: Path) -> None:
    """The datasets have names of their own, and the tracks are told."""
    made = house(tmp_path)
    made.edition["track"]["others"] = {**made.track, "name": {"en": "Others", "zh": "其他"}}
    evaluation = open_edition(made.write())
    tables = datasets_of(evaluation, "a.xlsx", {"towns": "A", "others": "B"})

    assert {name: table["sheet"] for name, table in tables["dataset"].items()} == {
        "towns_collected": "A",
        "others_collected": "B",
    }
    assert tables["track"] == {
        "towns": {"dataset": "towns_collected"},
        "others": {"dataset": "others_collected"},
    }


def test_a_list_of_regions_counts_instead_of_the_data(tmp_path: Path) -> None:
    """Codes as text with their zeros; each region in its track; unknown tracks are refused."""
    made = house(tmp_path)
    made.edition["track"]["others"] = {**made.track, "name": {"en": "Others", "zh": "其他"}}
    evaluation = open_edition(made.write())
    listed = tmp_path / "list.csv"
    listed.write_text("track,region,name,city\ntowns,010,甲,X\nothers,020,乙,Y\n", encoding="utf-8")
    known, notes = known_regions(evaluation, listed)

    assert notes == ()
    assert [row["region"] for row in known["towns"]] == ["010"]
    assert [(row["name"], row["city"]) for row in known["others"]] == [("乙", "Y")]


def test_without_data_there_is_a_note_and_an_empty_template(tmp_path: Path) -> None:
    """A new edition has no data yet."""
    edition = house(tmp_path).write()
    out = dei("--lang", "zh", "template", edition, "--out", tmp_path / "a.xlsx")

    assert out.exit_code == 0
    assert "未能预填区域" in out.stderr
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["城镇组"].max_row == HEADER + 1


def test_the_command_writes_says_and_never_overwrites(tmp_path: Path) -> None:
    """The file, the TOML that reads it; a second call leaves a workbook that may be filled in alone."""
    needs("dei")
    out = tmp_path / "a.xlsx"
    first = dei("--json", "template", DEI, "--out", out)
    content = out.read_bytes()
    second = dei("template", DEI, "--out", out)
    said = json.loads(first.stdout)

    assert (first.exit_code, second.exit_code) == (0, 3)
    assert said["sheets"][0] == {"sheet": "城区", "columns": 94, "regions": 150}
    assert tomllib.loads(said["toml"])["dataset"]["zones"]["path"] == "a.xlsx"
    assert "tables.template-there" in second.stderr
    assert out.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_workbook_is_not_written_under_another_name(tmp_path: Path) -> None:
    """XLSX in a file called .csv, or without a suffix, is refused with the right name; nothing is written."""
    edition = house(tmp_path).write()
    for name in ("data.csv", "data"):
        english = dei("template", edition, "--out", tmp_path / name)
        chinese = dei("--lang", "zh", "--json", "template", edition, "--out", tmp_path / name)
        (finding,) = json.loads(chinese.stdout)["findings"]

        assert (english.exit_code, chinese.exit_code) == (3, 3)
        assert "tables.template-name" in english.stderr
        assert finding["en"]["mend"] == f"Write: --out {tmp_path / 'data.xlsx'}."
        assert finding["zh"]["mend"] == f"请改写为：--out {tmp_path / 'data.xlsx'}。"
        assert not (tmp_path / name).exists()


def test_two_templates_have_the_same_bytes(blank: Path, tmp_path: Path) -> None:
    """The clock plays no part."""
    template(DEI / "edition.toml", tmp_path / "a.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == blank.read_bytes()


@pytest.mark.parametrize(
    ("lowest", "highest", "said"),
    [(0.0, 100.0, "0 至 100"), (0.0, None, "不低于 0"), (None, 5.0, "不高于 5"), (None, None, "任意数值")],
)
def test_a_range_is_said_in_words(lowest: float | None, highest: float | None, said: str) -> None:
    """Open ends included."""
    name = range_text(Field(header="x", name=None, group=None, lowest=lowest, highest=highest))  # type: ignore[arg-type]

    assert name.zh == said


def test_lines_for_people_stand_above_the_header_only(tmp_path: Path) -> None:
    """`##` in the first cell; one `#` is a header like any other; a region may be called what it likes."""
    (tmp_path / "a.csv").write_text("## 说明,\n ## unit,%\nregion,x\n##1,2\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("#,x\na,2\n", encoding="utf-8")
    with_notes, without = read_csv(tmp_path / "a.csv"), read_csv(tmp_path / "b.csv")

    assert (with_notes.header, with_notes.columns[0], list(with_notes.rows)) == (
        ("region", "x"),
        ["##1"],
        [4],
    )
    assert without.header == ("#", "x")


def test_a_template_is_read_without_its_lines_for_people(blank: Path) -> None:
    """Header in row 7, data below, letters as labels."""
    sheet = read_xlsx(blank, "城区")

    assert sheet.file == "a.xlsx [城区]"
    assert sheet.header[:2] == ("region", "name")
    assert sheet.rows[0] == HEADER + 2
    assert sheet.labels[1] == "B · name"
