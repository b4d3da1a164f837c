"""Users' frames of three libraries, in and out."""

from __future__ import annotations

import datetime
import decimal
import math
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest

from dei_core import DeiError, Frame, Text
from dei_core.host import Field
from dei_tables import frame_of, sheet_from_frame, table_from_frame

MAKERS: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pandas.DataFrame,
    "polars": polars.DataFrame,
    "pyarrow": pyarrow.table,
}
every_library = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
ABOUT = Text(en="about", zh="说明")


def result(**columns: tuple[Any, Any]) -> Frame:
    """A result table: name = (kind, values)."""
    return Frame(
        name="ranking",
        about=ABOUT,
        fields=tuple(Field(name, kind, ABOUT) for name, (kind, _) in columns.items()),
        columns={name: values for name, (_, values) in columns.items()},
    )


def said(call: Callable[[], Any]) -> list[tuple[str, str | None]]:
    """Codes and columns of what is refused."""
    with pytest.raises(DeiError) as caught:
        call()
    return [(finding.code, finding.place.column) for finding in caught.value.findings]


@every_library
def test_numbers_are_doubles_and_the_rest_is_what_it_is(make: Callable[..., Any]) -> None:
    """Null is NaN in numbers and None elsewhere; rows count from 1."""
    day = datetime.date(2024, 1, 2)
    frame = make(
        {"region": ["010", None], "x": [1.5, None], "n": [1, 2], "day": [day, None], "b": [True, False]}
    )
    sheet = sheet_from_frame(frame)

    assert sheet.header == ("region", "x", "n", "day", "b")
    assert (sheet.columns[0], sheet.columns[3], sheet.columns[4]) == (
        ["010", None],
        [day, None],
        [True, False],
    )
    np.testing.assert_array_equal(sheet.columns[1], [1.5, np.nan])
    assert isinstance(sheet.columns[2], np.ndarray)
    assert list(sheet.rows) == [1, 2]


@every_library
def test_whole_numbers_and_decimals_with_nulls_are_doubles(make: Callable[..., Any]) -> None:
    """Null is NaN whatever kind of number a column holds."""
    exact = [decimal.Decimal("1.25"), None]
    table = table_from_frame(make({"region": ["a", "b"], "n": [1, None], "d": exact}))

    np.testing.assert_array_equal(table.columns["n"], [1.0, np.nan])
    np.testing.assert_array_equal(table.columns["d"], [1.25, np.nan])


@every_library
def test_long_codes_keep_their_digits(make: Callable[..., Any]) -> None:
    """A whole number beyond 2**53 is not turned into a double."""
    code = 911101011234567891
    table = table_from_frame(make({"region": [code, 110101], "x": [1.0, 2.0]}))

    assert table.regions == (str(code), "110101")


def test_nulls_of_pandas_objects_are_empty() -> None:
    """NaN, None, pandas.NA and NaT are all nothing; other numbers and headers are taken as they are."""
    frame = pandas.DataFrame(
        {
            "region": ["a", "b", "c"],
            1: [1, None, pandas.NA],
            "n": pandas.array([1, None, 3], dtype="Int64"),
            "u": np.array([1, 2, 3], dtype="uint8"),
        }
    )
    table = table_from_frame(frame)

    np.testing.assert_array_equal(table.columns["1"], [1.0, np.nan, np.nan])
    np.testing.assert_array_equal(table.columns["n"], [1.0, np.nan, 3.0])
    np.testing.assert_array_equal(table.columns["u"], [1.0, 2.0, 3.0])


@every_library
def test_a_frame_becomes_a_table(make: Callable[..., Any]) -> None:
    """Other columns are indicators under their own headers; text that is a number is one."""
    frame = make(
        {
            "code": ["a", "a"],
            "year": [2023, 2024],
            "label": ["A", "A"],
            "city": ["X", None],
            "side": ["east", "west"],
            "note": ["n", "n"],
            "x": [1.0, None],
            "y [km]": ["2.5", ""],
        }
    )
    table = table_from_frame(
        frame, "code", "year", "label", parents={"city": "city"}, traits={"side": "side"}, ignore=("note",)
    )

    assert (table.regions, table.years.tolist(), table.names) == (("a", "a"), [2023, 2024], ("A", "A"))
    assert (table.parents, table.traits) == ({"city": ("X", "")}, {"side": ("east", "west")})
    assert list(table.columns) == ["x", "y [km]"]
    np.testing.assert_array_equal(table.columns["y [km]"], [2.5, np.nan])


@every_library
def test_every_fault_of_a_frame_is_said_at_once(make: Callable[..., Any]) -> None:
    """Bad cells as at the door, by header and region; a column of words once, not once a cell."""
    frame = make({"code": ["a", ""], "city": ["X", "Y"], "x": ["1,234", "5%"], "y": [1.0, math.inf]})

    assert said(lambda: table_from_frame(frame, "code", year="yaer")) == [
        ("tables.no-header", None),
        ("tables.text-column", "city"),
        ("table-region", "code"),
        ("grouped-cell", "x"),
        ("percent-cell", "x"),
        ("infinite-cell", "y"),
    ]


@every_library
def test_cells_that_are_no_numbers_are_told_by_region(make: Callable[..., Any]) -> None:
    """Never by row: rows of a frame have no numbers that people see."""
    day = datetime.date(2024, 1, 2)
    columns = {"x": [1, 2**53 + 1], "y": ["2", "many"], "b": [True, False], "d": [day, day]}
    with pytest.raises(DeiError) as caught:
        table_from_frame(make({"region": ["a", "b"], **columns}))
    found = [(finding.code, finding.place.column, finding.place.region) for finding in caught.value.findings]

    assert found == [
        ("inexact-cell", "x", "b"),
        ("text-cell", "y", "b"),
        ("table-column-kind", "b", None),
        ("table-column-kind", "d", None),
    ]
    assert all(finding.place.row is None for finding in caught.value.findings)


@every_library
def test_one_word_is_one_word(make: Callable[..., Any]) -> None:
    """A header, a word for a missing value, a number for one: never letter by letter."""
    frame = make(
        {
            "region": ["a", "b"],
            "notes": ["n", "o"],
            "city": ["X", "-99"],
            "x": [1.0, -99.0],
            "y": ["-99", "9"],
            "z": [-99, 9],
        }
    )
    for missing in ("-99", -99, ["-99.0"], [-99.0], ("", "-99")):
        table = table_from_frame(frame, parents="city", ignore="notes", missing=missing)
        np.testing.assert_array_equal(table.columns["x"], [1.0, np.nan])
        np.testing.assert_array_equal(table.columns["y"], [np.nan, 9.0])
        np.testing.assert_array_equal(table.columns["z"], [np.nan, 9.0])
        assert list(table.columns) == ["x", "y", "z"]
        assert table.parents["city"][0] == "X"


def test_an_index_by_the_name_of_the_regions_is_theirs() -> None:
    """Rows stay together in any order; an index without that name is not looked at."""
    frame = pandas.DataFrame({"x": [3.0, 1.0, 2.0]}, index=pandas.Index(["c", "a", "b"], name="code"))
    table = table_from_frame(frame.sort_values("x"), "code")
    shuffled = table_from_frame(frame.reset_index().iloc[[2, 0, 1]], "code")

    assert dict(zip(table.regions, table.columns["x"].tolist(), strict=True)) == {
        "a": 1.0,
        "b": 2.0,
        "c": 3.0,
    }
    assert dict(zip(shuffled.regions, shuffled.columns["x"].tolist(), strict=True)) == {
        "b": 2.0,
        "c": 3.0,
        "a": 1.0,
    }
    assert said(lambda: table_from_frame(frame)) == [("tables.no-header", None)]


@pytest.mark.parametrize("codes", [["a", "a "], [1, "1"], [None, "b"], [1.5, "b"]], ids=str)
def test_a_region_has_one_code(codes: list[Any]) -> None:
    """As in a Table."""
    found = said(lambda: table_from_frame(pandas.DataFrame({"region": codes, "x": [1.0, 2.0]}, dtype=object)))

    assert len(found) == 1


def test_everything_of_the_frame_is_told_under_its_own_header() -> None:
    """Years, names, parents and traits too."""
    frame = pandas.DataFrame({"r": ["a", "b"], "when": [2024, 20], "where": [b"u", "v"]})

    assert said(lambda: table_from_frame(frame, "r", "when", parents={"city": "where"})) == [
        ("bad-year", "when"),
        ("table-word", "where"),
    ]


def test_what_is_no_eager_frame_is_refused() -> None:
    """A lazy frame would have to be computed first; that is the user's decision."""
    for thing in ([1, 2], polars.LazyFrame({"region": ["a"]})):
        assert said(partial(sheet_from_frame, thing)) == [("tables.not-a-frame", None)]


def test_headers_are_there_once() -> None:
    """pandas allows doubles; a white space makes no other header."""
    doubled = pandas.DataFrame([[1, 2]], columns=["a", "a"])
    spaced = pandas.DataFrame([[1, 2]], columns=["a", " a"])

    for frame in (doubled, spaced):
        assert said(partial(sheet_from_frame, frame)) == [("tables.doubled-header", None)]


RESULT = result(
    region=("string", ["a", None]), rank=("integer", np.array([1.0, np.nan])), score=("number", [0.1, None])
)


@pytest.mark.parametrize("backend", list(MAKERS))
def test_results_become_frames_with_nulls(backend: str) -> None:
    """The frame, read again, holds the same cells."""
    frame = frame_of(RESULT, backend)
    sheet = sheet_from_frame(frame)

    assert type(frame).__module__.split(".")[0] == backend
    assert sheet.columns[0] == ["a", None]
    np.testing.assert_array_equal(sheet.columns[1], [1.0, np.nan])
    np.testing.assert_array_equal(sheet.columns[2], [0.1, np.nan])


def test_the_types_of_results_are_those_of_their_fields() -> None:
    """An empty column keeps its type too."""
    empty = result(region=("string", []), rank=("integer", []), score=("number", []))

    for frame in (RESULT, empty):
        assert frame_of(frame, "polars").dtypes == [polars.String, polars.Int64, polars.Float64]
        assert frame_of(frame, "pyarrow").schema.types == [
            pyarrow.string(),
            pyarrow.int64(),
            pyarrow.float64(),
        ]
        assert list(map(str, frame_of(frame, "pandas").dtypes)) == ["string", "Int64", "float64"]
    assert frame_of(RESULT, "polars")["score"].null_count() == 1
    assert frame_of(RESULT, "pyarrow")["score"].null_count == 1


def test_another_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unknown and not installed are two things."""
    assert said(lambda: frame_of(RESULT, "dask")) == [("tables.no-backend", None)]
    monkeypatch.setitem(sys.modules, "polars", None)

    assert said(lambda: frame_of(RESULT, "polars")) == [("tables.backend-missing", None)]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", 1),
        ("integer", 1.5),
        ("integer", True),
        ("integer", "1"),
        ("integer", math.inf),
        ("number", "1"),
        ("number", True),
        ("number", math.inf),
        ("number", np.array([1.0, -np.inf])),
    ],
)
def test_a_value_of_another_kind_never_leaves(kind: str, value: Any) -> None:
    """Writers do not convert what the engine should not have made."""
    values = value if isinstance(value, np.ndarray) else [None, value]

    assert said(lambda: frame_of(result(x=(kind, values)), "polars")) == [("tables.wrong-value", "x")]


def test_a_decimal_that_signals_is_empty() -> None:
    """As in a Table."""
    cells = [decimal.Decimal("sNaN"), decimal.Decimal("1.5")]
    table = table_from_frame(pandas.DataFrame({"region": ["a", "b"], "x": cells}))

    np.testing.assert_array_equal(table.columns["x"], [np.nan, 1.5])
