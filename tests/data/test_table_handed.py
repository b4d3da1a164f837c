"""What Python programs hand over as tables: joined by label or refused, each cell right or told of its region."""

from __future__ import annotations

import copy
import datetime
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pandas
import polars
import pyarrow
import pytest
from house import findings, only
from hypothesis import given
from hypothesis import strategies as st

from dei_core import Table
from dei_core.data import messages as say_data
from dei_core.data import messages_cleaning as say_cleaning
from dei_core.data import messages_tables as say
from dei_core.plugin import Message

REGIONS = ("a", "b", "c")
YEARS = (2023, 2024, 2023)
RIGHT = {"a": 30.0, "b": 20.0, "c": 10.0}


class Labelled:
    """Values with a coordinate along their one dimension, as xarray has them."""

    def __init__(self, values: list[float], labels: list[str]) -> None:
        self.dims = ("place",)
        self.coords = {"place": np.array(labels)}
        self._values = np.array(values)

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        return self._values


class Indexed(list[float]):
    """Values with an index that is a plain list."""

    index = ("c", "a", "b")  # type: ignore[assignment]


def series(values: Any, labels: Any) -> pandas.Series:
    """A Series with an index."""
    return pandas.Series(values, index=labels)


BY_LABEL: dict[str, Any] = {
    "a mapping": {"c": 10.0, "a": 30.0, "b": 20.0},
    "a Series": series([10.0, 20.0, 30.0], ["c", "b", "a"]),
    "a Series in order": series([30.0, 20.0, 10.0], ["a", "b", "c"]),
    "a Series without labels": pandas.Series([30.0, 20.0, 10.0]),
    "a Series of objects": series(["10", 20, Decimal(30)], ["c", "b", "a"]),
    "a nullable Series": series(pandas.array([10, 20, 30], dtype="Int64"), ["c", "b", "a"]),
    "a Series by year": series([20.0, 10.0, 30.0], [("b", 2024), ("c", 2023), ("a", "2023")]),
    "a mapping by year": {("b", 2024): 20.0, ("c", 2023): 10.0, ("a", 2023): 30.0},
    "an array with a coordinate": Labelled([10.0, 30.0, 20.0], ["c", "a", "b"]),
    "a list with an index": Indexed([10.0, 30.0, 20.0]),
    "a polars Series": polars.Series([30.0, 20.0, 10.0]),
    "a pyarrow array": pyarrow.array([30.0, 20.0, 10.0]),
    "a chunked array": pyarrow.chunked_array([[30.0], [20.0, 10.0]]),
    "an array": np.array([30.0, 20.0, 10.0]),
    "a reversed view": np.array([10.0, 20.0, 30.0])[::-1],
    "a list": [30.0, 20.0, 10.0],
    "a generator": (value for value in (30.0, 20.0, 10.0)),
}


@pytest.mark.parametrize("name", BY_LABEL)
def test_columns_are_joined_by_their_labels(name: str) -> None:
    """By position only where there are none."""
    values = BY_LABEL[name]
    table = Table(regions=REGIONS, years=YEARS, columns={"x": values})

    assert dict(zip(table.regions, table.columns["x"].tolist(), strict=True)) == RIGHT


@pytest.mark.parametrize("part", ["names", "parents", "traits"])
def test_words_are_joined_by_their_labels(part: str) -> None:
    """As numbers are; years too."""
    words = series(["C", "B", "A"], ["c", "b", "a"])
    given_words = words if part == "names" else {"t": words}
    table = Table(
        regions=REGIONS, columns={}, years=series([2024, 2023, 2022], ["c", "a", "b"]), **{part: given_words}
    )
    got = getattr(table, part)

    assert (got if part == "names" else got["t"]) == ("A", "B", "C")
    assert table.years.tolist() == [2023, 2022, 2024]


FRAME = pandas.DataFrame({"region": REGIONS, "x": [3.0, 1.0, 2.0], "y": [9.0, 8.0, 7.0]})


@pytest.mark.parametrize(
    "frame",
    [FRAME, FRAME.sort_values("x"), FRAME[FRAME.x > 1], FRAME.iloc[[2, 0]]],
    ids=["as it lies", "sorted", "filtered", "taken"],
)
def test_labels_of_the_regions_own_column_join_the_others(frame: pandas.DataFrame) -> None:
    """Rows of a frame that was sorted or filtered stay together, in whichever order a column lies."""
    table = Table(regions=frame["region"], columns={"x": frame["x"], "y": frame["y"].sort_index()})

    assert table.regions == tuple(frame["region"])
    assert table.columns["x"].tolist() == frame["x"].tolist()
    assert table.columns["y"].tolist() == frame["y"].tolist()


@pytest.mark.parametrize(
    "frame",
    [
        FRAME.set_index("region"),
        FRAME.set_index("region").sort_values("x"),
        polars.from_pandas(FRAME).select("x", "y"),
        pyarrow.table({"x": [3, 1, 2], "y": [9, 8, 7]}),
    ],
    ids=["pandas", "sorted", "polars", "pyarrow"],
)
def test_a_frame_is_its_columns(frame: Any) -> None:
    """Of any library."""
    table = Table(regions=REGIONS, columns=frame)

    assert {name: column.tolist() for name, column in table.columns.items()} == {
        "x": [3.0, 1.0, 2.0],
        "y": [9.0, 8.0, 7.0],
    }


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_the_order_of_labels_changes_nothing(rows: list[int], labels: list[int]) -> None:
    """Any order of rows, and any order of the labels of a column, gives each region its own value."""
    values = {f"r{row}": float(row) for row in range(6)}
    regions = [f"r{row}" for row in rows]
    shuffled = {f"r{row}": values[f"r{row}"] for row in labels}
    table = Table(regions=regions, columns={"x": shuffled, "y": pandas.Series(shuffled)})

    for name in "xy":
        assert dict(zip(table.regions, table.columns[name].tolist(), strict=True)) == values


def test_a_table_made_of_a_table_is_the_same() -> None:
    """Its parts are read again as they are, without a copy of a number; pickled and copied it is equal."""
    table = Table(regions=REGIONS, columns=FRAME.set_index("region"), parents={"p": ["u", None, "v"]})
    again = attrs.evolve(table)

    assert again == table == pickle.loads(pickle.dumps(table)) == copy.deepcopy(table)
    assert all(again.columns[name] is table.columns[name] for name in table.columns)


def test_nothing_of_a_table_can_be_changed() -> None:
    """Neither a column, nor its cells, nor the array that it was made of."""
    mine, shown = np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0])
    window = shown[:]
    window.flags.writeable = False
    table = Table(
        regions=REGIONS,
        columns={"x": mine, "y": window},
        parents={"p": ["u"] * 3},
        traits={"t": ["v"] * 3},
    )
    mine[0], shown[0] = 9.0, 9.0
    for fixed in (table.columns, table.parents, table.traits, table.extent):
        with pytest.raises(TypeError):
            fixed["x"] = [1.0, 2.0, 3.0]  # type: ignore[index]
    with pytest.raises(ValueError, match="read-only"):
        table.columns["x"][0] = 9.0

    assert table.columns["x"].tolist() == table.columns["y"].tolist() == [1.0, 2.0, 3.0]


NAN = float("nan")
RIGHT_CELLS: dict[str, tuple[Any, list[float]]] = {
    "masked whole numbers": (np.ma.array([1, -99, 3], mask=[0, 1, 0]), [1.0, NAN, 3.0]),
    "masked doubles": (np.ma.array([1.0, -99.0, 3.0], mask=[0, 1, 0]), [1.0, NAN, 3.0]),
    "masked objects": (np.ma.array([1, "x", 3], mask=[0, 1, 0], dtype=object), [1.0, NAN, 3.0]),
    "a masked cell": ([1, np.ma.masked, 3], [1.0, NAN, 3.0]),
    "None": (np.array([1.0, None, 3.0], dtype=object), [1.0, NAN, 3.0]),
    "pandas.NA": ([1, pandas.NA, 3], [1.0, NAN, 3.0]),
    "nullable doubles": (pandas.array([1, None, 3], dtype="Float64"), [1.0, NAN, 3.0]),
    "doubles of arrow": (pandas.Series([1, None, 3], dtype="double[pyarrow]"), [1.0, NAN, 3.0]),
    "nulls of polars": (polars.Series([1, None, 3]), [1.0, NAN, 3.0]),
    "nulls of pyarrow": (pyarrow.array([1, None, 3]), [1.0, NAN, 3.0]),
    "decimal numbers": ([Decimal("0.1"), Decimal("NaN"), Decimal("sNaN")], [0.1, NAN, NAN]),
    "fractions": ([Fraction(1, 3), 2, 3], [1 / 3, 2.0, 3.0]),
    "digits": (["1", " 2.5 ", ""], [1.0, 2.5, NAN]),
    "digits in an array": (np.array(["1", "2", "3e2"]), [1.0, 2.0, 300.0]),
    "small doubles": (np.float32([1, 2, 3]), [1.0, 2.0, 3.0]),
    "numbers of numpy": ([np.float64(1), np.int8(2), np.uint64(3)], [1.0, 2.0, 3.0]),
    "categories": (pandas.Series([1, 2, 3], dtype="category"), [1.0, 2.0, 3.0]),
    "what a double holds": ([2**53, -(2**53), 10**22], [2.0**53, -(2.0**53), 1e22]),
    "a range": (range(3), [0.0, 1.0, 2.0]),
}


@pytest.mark.parametrize("name", RIGHT_CELLS)
def test_cells_are_what_they_say(name: str) -> None:
    """Never the number under a mask, nor that of a null."""
    values, wanted = RIGHT_CELLS[name]

    np.testing.assert_array_equal(Table(regions=REGIONS, columns={"x": values}).columns["x"], wanted)


REFUSED: dict[str, tuple[Any, Message, list[str]]] = {
    "logical values": ([1, True, 3], say_data.BOOLEAN_CELL, ["b"]),
    "an array of logical values": (np.array([True, False, True]), say.COLUMN_KIND, []),
    "nullable logical values": (pandas.array([True, None, False], dtype="boolean"), say.COLUMN_KIND, []),
    "logical values of polars": (polars.Series([True, None, False]), say.COLUMN_KIND, []),
    "words": (["many", "few", None], say.COLUMN_KIND, []),
    "things": ([object()] * 3, say.COLUMN_KIND, []),
    "NaT": (np.array(["2020", "NaT", "2021"], "M8[D]"), say.COLUMN_KIND, []),
    "a NaT": ([1.0, pandas.NaT, 2.0], say_data.DATE_CELL, ["b"]),
    "dates of pandas": (pandas.Series(pandas.to_datetime(["2020"] * 3)), say.COLUMN_KIND, []),
    "dates of polars": (polars.Series([datetime.date(2020, 1, 1)] * 3), say.COLUMN_KIND, []),
    "a date": ([1.0, datetime.date(2020, 1, 1), 2.0], say_data.DATE_CELL, ["b"]),
    "a span of time of numpy": ([1.0, np.timedelta64(1, "s"), 2.0], say_data.DATE_CELL, ["b"]),
    "a date of numpy": ([1.0, np.datetime64("2020"), 2.0], say_data.DATE_CELL, ["b"]),
    "spans of time": (np.array([1, 2, 3], "m8[s]"), say.COLUMN_KIND, []),
    "complex numbers": (np.array([1, 2j, 3]), say.COLUMN_KIND, []),
    "a complex number": ([1.0, 2j, 3.0], say_data.OBJECT_CELL, ["b"]),
    "bytes": ([b"1", 2, 3], say_data.OBJECT_CELL, ["a"]),
    "an array of bytes": (np.array([b"1", b"2", b"3"]), say.COLUMN_KIND, []),
    "records": (np.zeros(3, dtype=[("u", float)]), say.COLUMN_KIND, []),
    "text": ([1.0, 2.0, "many"], say_data.TEXT_CELL, ["c"]),
    "nan as text": ([1.0, "nan", 2.0], say_data.TEXT_CELL, ["b"]),
    "a percentage": ([1.0, "5%", 2.0], say_data.PERCENT_CELL, ["b"]),
    "infinite": ([1.0, np.inf, -np.inf], say.INFINITE_CELL, []),
    "infinite as text": (["inf", 10**400, Decimal("Infinity")], say.INFINITE_CELL, []),
    "whole numbers that no double is": ([2**53, 2**53 + 1, 1], say_data.INEXACT_CELL, ["b"]),
    "in an array": (np.array([2**53, 2**53 + 1, 2**63 - 1]), say_data.INEXACT_CELL, ["b", "c"]),
    "without a sign": (np.array([2**64 - 1, 0, 1], np.uint64), say_data.INEXACT_CELL, ["a"]),
    "in a Series": (series([2**53 + 1, 1, 2], ["b", "c", "a"]), say_data.INEXACT_CELL, ["b"]),
    "beside a null": (polars.Series([1, None, 2**53 + 1]), say_data.INEXACT_CELL, ["c"]),
    "beside a null of pyarrow": (pyarrow.array([1, None, 2**53 + 1]), say_data.INEXACT_CELL, ["c"]),
    "beside a null of pandas": (
        pandas.array([1, None, 2**53 + 1], dtype="Int64"),
        say_data.INEXACT_CELL,
        ["c"],
    ),
    "beside a mask": (np.ma.array([1, 2, 2**53 + 1], mask=[1, 0, 0]), say_data.INEXACT_CELL, ["c"]),
    "as text": (["9007199254740993", 1, 2], say_data.INEXACT_CELL, ["a"]),
    "two dimensions": (np.zeros((3, 2)), say.NOT_A_COLUMN, []),
    "none": (np.array(3.0), say.NOT_A_COLUMN, []),
    "a frame": (FRAME[["x"]], say.NOT_A_COLUMN, []),
    "lists": ([[1.0], 2.0, 3.0], say_data.OBJECT_CELL, ["a"]),
    "a set": ({1.0, 2.0, 3.0}, say.NOT_A_COLUMN, []),
    "a number": (5.0, say.NOT_A_COLUMN, []),
    "nothing": (None, say.NOT_A_COLUMN, []),
    "a word": ("abc", say.COLUMN_LENGTH, []),
    "too short": ([1.0, 2.0], say.COLUMN_LENGTH, []),
    "a region that is not there": ({"a": 1.0, "b": 2.0, "d": 3.0}, say.LABELS_UNLIKE, []),
    "a region left out": ({"a": 1.0, "b": 2.0}, say.LABELS_UNLIKE, []),
    "other labels": (series([1.0, 2.0, 3.0], ["a", "b", "d"]), say.LABELS_UNLIKE, []),
    "row numbers in another order": (pandas.Series([1.0, 2.0, 3.0]).iloc[::-1], say.LABELS_UNLIKE, []),
    "row numbers as keys": ({0: 1.0, 1: 2.0, 2: 3.0}, say.LABELS_UNLIKE, []),
    "another coordinate": (Labelled([1.0, 2.0, 3.0], ["a", "b", "d"]), say.LABELS_UNLIKE, []),
    "a label twice": (series([1.0, 2.0, 3.0], ["a", "b", "a"]), say.LABELS_TWICE, []),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_column_of_numbers_is_refused(name: str) -> None:
    """By column and region, never by row; in both languages."""
    values, message, regions = REFUSED[name]
    found = findings(Table, regions=REGIONS, columns={"x": values, "y": [1.0, 2.0, 3.0]})

    assert {finding.message for finding in found} == {message}
    assert {finding.place.column for finding in found} == {"x"}
    assert [finding.place.region for finding in found] == (regions or [None])
    assert all(finding.place.row is None for finding in found)
    assert all(finding.text("en") != finding.text("zh") for finding in found)


def test_infinite_cells_are_told_by_region() -> None:
    """All of a column at once, however they are written."""
    found = findings(Table, regions=REGIONS, columns={"x": [1.0, np.inf, "-inf"], "y": [np.inf, 1.0, 2.0]})

    assert [(finding.place.column, finding.facts["regions"]) for finding in found] == [
        ("x", ["b", "c"]),
        ("y", ["a"]),
    ]


def test_labels_that_are_not_the_regions_are_told() -> None:
    """Those that are not there, and those that are not known."""
    finding = only(findings(Table, regions=REGIONS, columns={"x": series([1.0] * 3, ["a", "d", "e"])}))

    assert "without a value b, c; unknown d, e" in finding.text("en")
    assert "缺少 b、c；多出 d、e" in finding.text("zh")


def test_labels_that_mean_two_orders_are_refused() -> None:
    """Codes that are row numbers in another order, unless the regions' own column has the same labels."""
    finding = only(findings(Table, regions=["2", "0", "1"], columns={"x": pandas.Series([1.0, 2.0, 3.0])}))
    table = Table(regions=pandas.Series([2, 0, 1]), columns={"x": pandas.Series([1.0, 2.0, 3.0])})

    assert finding.message is say.LABELS_AMBIGUOUS
    assert table.regions == ("2", "0", "1")
    assert table.columns["x"].tolist() == [1.0, 2.0, 3.0]


def test_a_region_of_several_years_needs_the_year_in_its_label() -> None:
    """One value for both years is not guessed."""
    parts = {"regions": ["a", "a"], "years": [2023, 2024]}
    finding = only(findings(Table, columns={"x": {"a": 1.0}}, **parts))

    assert finding.message is say.LABELS_UNLIKE
    assert "without a value a 2023, a 2024; unknown a" in finding.text("en")
    assert Table(columns={"x": series([1.0, 2.0], ["a", "a"])}, **parts).columns["x"].tolist() == [1.0, 2.0]


CODES: dict[str, tuple[Any, Message | None]] = {
    "the same but for white space": (["a", "a "], say.DUPLICATE_REGION),
    "the same as number and text": ([1, "1"], say.DUPLICATE_REGION),
    "the same to the eye": (["A1", "А1"], say_cleaning.LOOK_ALIKES),
    "a blank of no width": (["a", "b\u200b"], say_cleaning.CODE_SPELLING),
    "None": ([None, "b"], say.NO_CODE),
    "NaN": ([float("nan"), "b"], say.NO_CODE),
    "pandas.NA": (pandas.Series([pandas.NA, "b"], dtype=object), say.NO_CODE),
    "white space": ([" ", "b"], say.NO_CODE),
    "a logical value": ([True, "b"], say_data.REGION_CODE),
    "a part of a number": ([1.5, "b"], say_data.REGION_CODE),
    "a date": ([datetime.date(2020, 1, 1), "b"], say_data.REGION_CODE),
    "a span of time": ([np.timedelta64(1, "s"), "b"], say_data.REGION_CODE),
    "bytes": ([b"a", "b"], say_data.REGION_CODE),
    "a set": ({"a", "b"}, say.NOT_A_COLUMN),
    "a mapping": ({"a": 1, "b": 2}, say.NOT_A_COLUMN),
    "nothing": (None, say.NOT_A_COLUMN),
    "a number": (2, say.NOT_A_COLUMN),
    "a generator": ((sign for sign in "ab"), None),
    "an index": (pandas.Index(["a", "b"]), None),
    "whole numbers": (np.array([110101.0, 110102.0]), None),
}


@pytest.mark.parametrize("name", CODES)
def test_a_region_has_one_code(name: str) -> None:
    """Text, or a whole number, without white space; each once."""
    regions, message = CODES[name]
    if message is None:
        assert all(isinstance(code, str) for code in Table(regions=regions, columns={}).regions)
    else:
        assert {finding.message for finding in findings(Table, regions=regions, columns={})} == {message}


def test_a_word_is_one_region_and_one_name() -> None:
    """Not one a letter."""
    table = Table(regions="abc", names="ABC", columns={"x": [1.0]}, parents={"p": "uvw"}, traits={"t": "s"})

    assert (table.regions, table.names, table.parents["p"], table.traits["t"]) == (
        ("abc",),
        ("ABC",),
        ("uvw",),
        ("s",),
    )


@pytest.mark.parametrize("part", ["parents", "traits"])
def test_groups_that_look_alike_are_refused(part: str) -> None:
    """One group spelt in two ways would be two; names may be."""
    words = ["Ａ", "A", "A"]
    finding = only(findings(Table, regions=REGIONS, columns={}, **{part: {"t": words}}))

    assert (finding.message, finding.place.column) == (say_cleaning.LOOK_ALIKES, "t")
    assert Table(regions=REGIONS, columns={}, names=words).names == tuple(words)


def test_words_are_text_and_empty_where_there_is_none() -> None:
    """A name that is not there is the code."""
    traits = {"t": [None, float("nan"), pandas.NA], "u": np.ma.array(["x", "y", "z"], mask=[0, 1, 0])}
    table = Table(regions=REGIONS, names=["A", None, ""], columns={}, traits=traits)
    found = findings(Table, regions=REGIONS, columns={}, parents={"p": ["u", ["v"], b"w"]})

    assert table.names == ("A", "b", "c")
    assert table.traits == {"t": ("", "", ""), "u": ("x", "", "z")}
    assert [(finding.message, finding.place.region) for finding in found] == [
        (say.NOT_A_WORD, "b"),
        (say.NOT_A_WORD, "c"),
    ]


@pytest.mark.parametrize("year", [2024.5, True, None, NAN, "now", 10**30, 20, datetime.date(2024, 1, 1)])
def test_what_is_no_year_is_told_by_region(year: Any) -> None:
    """Four digits, or 0 for none."""
    finding = only(findings(Table, regions=["a", "b"], years=[2024, year], columns={}))

    assert (finding.message, finding.place.column, finding.place.region) == (say_data.BAD_YEAR, "years", "b")


NAMES: dict[str, tuple[Any, Message]] = {
    "a list": ([[1.0]], say.NOT_COLUMNS),
    "an array": (np.zeros((1, 2)), say.NOT_COLUMNS),
    "nothing": (None, say.NOT_COLUMNS),
    "a name twice": (pandas.DataFrame([[1.0, 2.0]], columns=["x", "x"]), say.NAME_TWICE),
    "a number and its text": ({1: [1.0], "1": [2.0]}, say.NAME_TWICE),
    "but for white space": ({"x": [1.0], "x ": [2.0]}, say.NAME_TWICE),
    "the same to the eye": ({"x": [1.0], "х": [2.0]}, say_cleaning.LOOK_ALIKES),
    "no name": ({None: [1.0]}, say.NAME_NOT_TEXT),
    "a logical value": ({True: [1.0]}, say.NAME_NOT_TEXT),
    "two names": (
        pandas.DataFrame([[1.0]], columns=pandas.MultiIndex.from_tuples([("a", "b")])),
        say.NAME_NOT_TEXT,
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_columns_have_names_of_their_own(name: str) -> None:
    """Text, each once."""
    columns, message = NAMES[name]

    assert only(findings(Table, regions=["a"], columns=columns)).message is message


def test_every_fault_of_a_table_is_told_at_once() -> None:
    """Of regions, years, columns and words together."""
    found = findings(
        Table,
        regions=["a", "a"],
        years=[2024, 2024],
        columns={"x": [1.0, "x"], "y": [True, 2.0], "z": [1.0], "u": [np.inf, 1.0]},
        traits={"t": [b"v", "w"]},
    )

    assert {finding.code for finding in found} == {
        "text-cell",
        "boolean-cell",
        "column-length",
        "infinite-cell",
        "table-word",
        "duplicate-region",
    }


def test_every_sentence_about_tables_is_provoked() -> None:
    """The catalogue and these cases name the same sentences."""
    cases = {message for _, message, _ in REFUSED.values()} | {message for _, message in NAMES.values()}
    known = {message for _, message in CODES.values()} | {say.LABELS_AMBIGUOUS, say.NOT_A_WORD}

    assert {value for value in vars(say).values() if isinstance(value, Message)} <= cases | known
