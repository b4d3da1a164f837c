"""The plugin's catalogue: every entry is provoked, in both languages."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
import xlsxwriter
from house import House

from dei_core import DeiError, Finding, Frame, Text, evaluate, open_edition
from dei_core.host import ColumnIntake, Field, Intake, Label, admit
from dei_core.plugin import Message
from dei_tables import (
    frame_of,
    messages,
    read_csv,
    read_parquet,
    read_xlsx,
    sheet_from_frame,
    table_from_frame,
)
from dei_tables.book import writer
from dei_tables.template.known import known_regions
from dei_tables.template.writer import template_of, write_template

ABOUT = Text(en="about", zh="说明")
RESULT = Frame(name="r", about=ABOUT, fields=(Field("x", "integer", ABOUT),), columns={"x": [1.5]})
EMPTY = Frame(name="r", about=ABOUT, fields=(Field("x", "integer", ABOUT),), columns={"x": []})
X = ColumnIntake(indicator="a.x", name=Text(en="X", zh="X"), header="x", unit=Label.shared("%"))
Case = Callable[[Path, pytest.MonkeyPatch], Any]


def content(data: bytes, name: str = "a.csv", read: Callable[..., Any] = read_csv, *more: Any) -> Case:
    """Read a file with this content."""

    def call(folder: Path, _: pytest.MonkeyPatch) -> Any:
        (folder / name).write_bytes(data)
        return read(folder / name, *more)

    return call


def noted(path: Path) -> Any:
    """Raise what a reader notes of a file that it can read."""
    raise DeiError(read_csv(path).notes)


def workbook(sheet: str | None, value: Any = "#DIV/0!", number_format: str = "0") -> Case:
    """Read one indicator from a workbook of one region: the saved result of a formula, in some format."""

    def call(folder: Path, _: pytest.MonkeyPatch) -> Any:
        with xlsxwriter.Workbook(folder / "a.xlsx") as book:
            page = book.add_worksheet("one")
            page.write_row(0, 0, ["region", "x"])
            page.write(1, 0, "a")
            page.write_formula(1, 1, "=1/0", book.add_format({"num_format": number_format}), value)
        return admit(read_xlsx(folder / "a.xlsx", sheet), Intake(dataset="d", columns=(X,)))

    return call


def scattered(folder: Path, _: pytest.MonkeyPatch) -> Any:
    """Read a workbook with each cell in a row and column of its own: the fewest that leave too much room."""
    with xlsxwriter.Workbook(folder / "a.xlsx") as book:
        page = book.add_worksheet("one")
        for place in range(1009):
            page.write(place, place, "x")
    return read_xlsx(folder / "a.xlsx")


def unreadable(folder: Path, patch: pytest.MonkeyPatch) -> Any:
    """Read a file that the system does not let through."""

    def deny(*_: Any) -> int:
        raise PermissionError(13, "Permission denied")

    patch.setattr("os.open", deny)
    return content(b"a,b\n")(folder, patch)


def without(*libraries: str, call: Case) -> Case:
    """The call where some libraries are not installed."""

    def hidden(folder: Path, patch: pytest.MonkeyPatch) -> Any:
        for library in libraries:
            patch.setitem(sys.modules, library, None)
        return call(folder, patch)

    return hidden


def left_out(folder: Path, patch: pytest.MonkeyPatch) -> Any:
    """What is said of the sheets of a workbook that may hold no cell."""
    patch.setattr(writer, "MOST_CELLS", 0)
    edition = House(folder).write()
    header = "region,side,fibre,firms,schools,waits,trees,people,area"
    (folder / "towns.csv").write_text(
        f"{header}\na,east,1,2,3,4,5,6,7\nb,west,2,3,4,5,6,7,8\n", encoding="utf-8"
    )
    said: list[Finding] = []
    patch.setattr(writer, "finding_columns", lambda found: said.extend(found) or ())
    writer.write_workbook(evaluate(edition), folder)
    raise DeiError([next(one for one in said if one.code == "tables.sheet-too-large")])


def regions(name: str, content: str, tracks: int = 2) -> Case:
    """Fill in regions beforehand from a list."""

    def call(folder: Path, _: pytest.MonkeyPatch) -> Any:
        house = House(folder)
        for number in range(1, tracks):
            house.edition["track"][f"more{number}"] = house.track
        evaluation = open_edition(house.write())
        (folder / name).write_text(content, encoding="utf-8")
        return known_regions(evaluation, folder / name)

    return call


def unfilled(folder: Path, _: pytest.MonkeyPatch) -> Any:
    """Fill in regions beforehand from data that are not there."""
    _, notes = known_regions(open_edition(House(folder).write()), None)
    raise DeiError(notes)


def written(file: str) -> Case:
    """Write a data-collection workbook into this file, beside one that is there."""

    def call(folder: Path, _: pytest.MonkeyPatch) -> Any:
        (folder / "there.xlsx").write_bytes(b"")
        made = template_of(open_edition(House(folder).write()), {"towns": []}, "a.xlsx")
        return write_template(made, folder / file)

    return call


CASES: dict[str, Case] = {
    "NO_FILE": lambda folder, _: read_csv(folder / "none.csv"),
    "NOT_REGULAR": lambda folder, _: read_csv(folder),
    "UNREADABLE": unreadable,
    "WRONG_KIND": content(b"PK\x03\x04"),
    "NO_SHEETS": content(b"a,b\n", "a.csv", read_csv, "one"),
    "ENCODING": content(b"\xff\xffa"),
    "GARBLED": content("a,臺北\n".encode("big5")),
    "GUESSED_ENCODING": content("a,东城\n1,2\n".encode("gb18030"), read=noted),
    "QUOTES": content(b'a,b\n"1,2\n'),
    "RAGGED_ROW": content(b"a,b\n1,2,3\n"),
    "NO_SUCH_SHEET": workbook("two"),
    "BROKEN_WORKBOOK": content(b"PK\x03\x04", "a.xlsx", read_xlsx),
    "ERROR_CELL": workbook(None),
    "UNSAVED_FORMULA": workbook(None, 0),
    "SCALED_CELL": workbook(None, 5, "0.0,"),
    "SCATTERED_CELLS": scattered,
    "SHEET_TOO_LARGE": left_out,
    "NO_REGIONS": unfilled,
    "LIST_COLUMN": regions("a.csv", "region,name\n010,a\n"),
    "LIST_TRACK": regions("a.csv", "track,region\ntown,010\n"),
    "LIST_FORMAT": regions("a.doc", ""),
    "TEMPLATE_THERE": written("there.xlsx"),
    "TEMPLATE_NAME": written("data.csv"),
    "NO_PARQUET": without("pyarrow", "polars", call=content(b"PAR1", "a.parquet", read_parquet)),
    "BROKEN_PARQUET": content(b"PAR1 and more", "a.parquet", read_parquet),
    "NOT_A_FRAME": lambda *_: sheet_from_frame([1]),
    "DOUBLED_HEADER": lambda *_: sheet_from_frame(pandas.DataFrame([[1, 2]], columns=["a", "a"])),
    "NO_HEADER": lambda *_: table_from_frame(polars.DataFrame({"regin": [1], "x": [1.0]})),
    "TEXT_COLUMN": lambda *_: table_from_frame(polars.DataFrame({"region": ["a"], "x": ["word"]})),
    "NO_BACKEND": lambda *_: frame_of(EMPTY, "dask"),
    "BACKEND_MISSING": without("polars", call=lambda *_: frame_of(EMPTY, "polars")),
    "WRONG_VALUE": lambda *_: frame_of(RESULT, "polars"),
}


def test_every_message_has_a_case() -> None:
    """The cases are exactly the catalogue."""
    catalogue = {name for name, value in vars(messages).items() if isinstance(value, Message)}

    assert catalogue == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_message_is_provoked_alone_and_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Each case leads to its message and no other; no blank stays open; both languages speak."""
    with pytest.raises(DeiError) as caught:
        CASES[name](tmp_path, monkeypatch)
    (finding,) = caught.value.findings

    assert finding.message is getattr(messages, name)
    assert finding.code == f"tables.{name.lower().replace('_', '-')}"
    assert finding.place.file
    for lang in ("en", "zh"):
        assert "{" not in finding.text(lang)
    assert finding.text("en").endswith(".")
    assert finding.text("zh").endswith("。")


def test_a_broken_parquet_file_is_refused_by_polars_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever library reads, the finding is the same."""
    case = without("pyarrow", call=content(b"PAR1 and more", "a.parquet", read_parquet))
    with pytest.raises(DeiError) as caught:
        case(tmp_path, monkeypatch)

    assert [finding.code for finding in caught.value.findings] == ["tables.broken-parquet"]


def test_text_is_no_parquet_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content decides."""
    with pytest.raises(DeiError) as caught:
        content(b"a,b\n", "a.parquet", read_parquet)(tmp_path, monkeypatch)

    assert [finding.code for finding in caught.value.findings] == ["tables.wrong-kind"]
