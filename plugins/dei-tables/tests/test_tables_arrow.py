"""Result tables out as Arrow, and users' frames of every kind of column in."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import numpy as np
import pandas
import polars
import pyarrow
import pytest
from needing import needs

from dei_core import DeiError, Frame, Text, evaluate
from dei_core.host import Coded, Field
from dei_tables import table_from_frame, to_arrow

ABOUT = Text(en="about", zh="说明")


def result(**columns: tuple[Any, Any]) -> Frame:
    """A result table: name = (kind, values)."""
    return Frame(
        name="made",
        about=ABOUT,
        fields=tuple(Field(name, kind, Text(en=f"{name}!", zh="列")) for name, (kind, _) in columns.items()),
        columns={name: values for name, (_, values) in columns.items()},
    )


@pytest.fixture(scope="module")
def frames() -> dict[str, Frame]:
    """Every result table of an example that has tiers, standards and findings."""
    needs("dei")
    return dict(evaluate("examples/dei-2023").card.frames)


def cells(frame: Frame) -> dict[str, list[Any]]:
    """A table's cells as Python has them, None where empty."""
    return {
        field.name: [
            None if cell is None or cell != cell else float(cell) if field.kind == "number" else cell
            for cell in frame.columns[field.name]
        ]
        for field in frame.fields
    }


def test_every_table_is_read_by_three_libraries_as_it_is(frames: dict[str, Frame]) -> None:
    """Each reads the capsule of the stream itself, and finds the same cells, null where they are empty."""
    assert {"ranking", "normalized", "compliance", "findings"} <= frames.keys()
    for frame in frames.values():
        wanted, made = cells(frame), to_arrow(frame)

        assert pyarrow.table(made).to_pydict() == wanted
        assert polars.DataFrame(made).to_dict(as_series=False) == wanted
        panda = pandas.DataFrame.from_arrow(made)
        assert list(panda.columns) == list(wanted)
        for name, column in wanted.items():
            assert [None if pandas.isna(cell) else cell for cell in panda[name].tolist()] == column


def test_a_table_without_rows_keeps_its_types() -> None:
    """Zero rows are zero rows of known types in every library."""
    frame = result(
        region=("string", Coded.of([])),
        s=("string", []),
        x=("number", np.zeros(0)),
        n=("integer", np.zeros(0)),
    )
    made = to_arrow(frame)

    assert [str(kind) for kind in made.schema.types] == [
        "dictionary<values=string, indices=int8, ordered=0>",
        "string",
        "double",
        "int64",
    ]
    assert polars.DataFrame(made).shape == pandas.DataFrame.from_arrow(made).shape == (0, 4)


def test_empty_cells_are_null_and_codes_keep_zeros() -> None:
    """NaN of doubles and of whole numbers, None of words and code -1 are null; no digit of a code is lost."""
    codes = Coded(np.array([0, -1, 1], np.int8), ("010", "007"))
    made = to_arrow(
        result(
            region=("string", codes),
            word=("string", ["a", None, ""]),
            x=("number", np.array([1.5, np.nan, 0.0])),
            n=("integer", np.array([3.0, np.nan, 0.0])),
            m=("integer", [2**60 + 1, None, -1]),
        )
    )

    assert made.to_pydict() == {
        "region": ["010", None, "007"],
        "word": ["a", None, ""],
        "x": [1.5, None, 0.0],
        "n": [3, None, 0],
        "m": [2**60 + 1, None, -1],
    }
    assert made["region"].combine_chunks().indices.to_pylist() == [0, None, 1]


def test_words_that_repeat_in_a_column_are_one_word_of_the_dictionary() -> None:
    """Readers refuse dictionaries that hold a word twice."""
    made = to_arrow(result(name=("string", Coded(np.array([0, 1, 2]), ("Bo", "Ada", "Bo")))))

    assert made["name"].combine_chunks().dictionary.to_pylist() == ["Bo", "Ada"]
    assert polars.DataFrame(made)["name"].to_list() == ["Bo", "Ada", "Bo"]


def test_numbers_are_shared_and_not_copied() -> None:
    """A column of doubles, and of 64-bit whole numbers, lies where it lay."""
    doubles, wholes = np.array([1.0, np.nan, 2.0]), np.array([1, 2, 3], np.int64)
    made = to_arrow(result(x=("number", doubles), n=("integer", wholes)))

    assert made["x"].chunk(0).buffers()[1].address == doubles.ctypes.data
    assert made["n"].chunk(0).buffers()[1].address == wholes.ctypes.data


def test_columns_say_what_they_mean() -> None:
    """In both languages, as metadata of the column and of the table."""
    schema = to_arrow(result(x=("number", np.zeros(1)))).schema

    assert schema.field("x").metadata == {b"about": b"x!", b"about_zh": "列".encode()}
    assert schema.metadata == {b"name": b"made", b"about": b"about", b"about_zh": "说明".encode()}


def test_a_value_of_another_kind_is_refused() -> None:
    """Half a rank is none."""
    with pytest.raises(DeiError) as caught:
        to_arrow(result(n=("integer", np.array([1.0, 1.5]))))

    (finding,) = caught.value.findings
    assert (finding.code, finding.place.column) == ("tables.wrong-value", "n")


def test_without_the_library_the_line_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """In both languages."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DeiError) as caught:
        to_arrow(result(x=("number", np.zeros(1))))

    (finding,) = caught.value.findings
    assert finding.code == "tables.backend-missing"
    assert all("pip install pyarrow" in finding.text(lang) for lang in ("en", "zh"))


@pytest.mark.parametrize(
    "frame",
    [
        pandas.DataFrame(
            {
                "region": pandas.Categorical(["010", "007"]),
                "day": [datetime.date(2024, 1, 2)] * 2,
                "n": pandas.array([3, None], "Int64"),
            }
        ),
        polars.DataFrame(
            {
                "region": polars.Series(["010", "007"], dtype=polars.Categorical),
                "day": [datetime.date(2024, 1, 2)] * 2,
                "n": [3, None],
            }
        ),
        pyarrow.table(
            {
                "region": pyarrow.array(["010", "007"]).dictionary_encode(),
                "day": [datetime.date(2024, 1, 2)] * 2,
                "n": [3, None],
            }
        ),
    ],
    ids=["pandas", "polars", "pyarrow"],
)
def test_categories_and_nulls_come_in_whole_and_dates_are_refused(frame: Any) -> None:
    """A category is its word, zeros before it included; a null is NaN; a date is no number and is said to be none."""
    table = table_from_frame(frame, ignore="day")

    assert table.regions == ("010", "007")
    np.testing.assert_array_equal(table.columns["n"], [3.0, np.nan])
    with pytest.raises(DeiError) as caught:
        table_from_frame(frame)
    assert {finding.place.column for finding in caught.value.findings} == {"day"}
