"""Cells that are empty whatever is written in them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dei_core.data.cells import Missing
from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.findings import DeiError
from dei_core.model.dataset import ColumnIntake, Gap, Intake
from dei_core.text import Label, Text

WHY = Text(en="It is known.", zh="已知。")

NAN = float("nan")
COLUMNS = tuple(
    ColumnIntake(
        indicator=f"a.{name}", name=Text(en=name, zh=name), header=name, unit=Label.shared("%"), lowest=0
    )
    for name in ("sea", "poverty")
)
ROWS = (
    ("Chad", 2001, "0.0", "0"),
    ("Chad", 2002, "0", "3"),
    ("Oman", 2001, "51", "0.0"),
    ("Oman", 2002, "n.a.", "7"),
)
HEADER = ("country", "year", "sea", "poverty")


def admitted(*gaps: Gap, cells: Any = ROWS, header: tuple[str, ...] = HEADER, **more: Any) -> Any:
    """Table and warnings of the four rows under some gaps."""
    columns = tuple([row[index] for row in cells] for index in range(len(header)))
    sheet = Sheet(file="a.csv", header=header, columns=columns, rows=range(2, 2 + len(cells)))
    intake = Intake(dataset="d", region="country", year="year", columns=COLUMNS, gap=gaps, **more)
    return admit(sheet, intake)


SEA = Gap(reason=WHY, columns=("sea",), values=(0, "n.a."))
POVERTY = Gap(reason=WHY, columns=("poverty",), values=(0.0,), drop={"country": ("Chad",)})


def test_a_gap_empties_its_columns_alone() -> None:
    """0 as a number means 0.0 too, text is text; the same in another column, or another row, is a value."""
    table, warnings = admitted(SEA, POVERTY)

    assert warnings == ()
    np.testing.assert_array_equal(table.columns["a.sea"], [NAN, NAN, 51.0, NAN])
    np.testing.assert_array_equal(table.columns["a.poverty"], [0.0, 3.0, NAN, 7.0])


def test_a_gap_can_be_of_some_rows() -> None:
    """`keep` and `drop` hold together; a column that only they name is no unknown one."""
    gap = Gap(
        reason=WHY, columns=("sea", "poverty"), values=(0,), keep={"kind": ("x",)}, drop={"year": (2002,)}
    )
    cells = [(*row[:2], *("0", row[3]), kind) for row, kind in zip(ROWS, "xyxy", strict=True)]
    table, warnings = admitted(gap, cells=cells, header=(*HEADER, "kind"))

    assert [finding.code for finding in warnings] == ["empty-rows"]
    np.testing.assert_array_equal(table.columns["a.sea"], [NAN, 0.0, NAN, 0.0])
    np.testing.assert_array_equal(table.columns["a.poverty"], [NAN, 3.0, NAN, 7.0])


def test_a_gap_of_a_long_sheet_names_the_value_column() -> None:
    """Its rows are those of an indicator by `keep`, as for any other word."""
    cells = [
        (country, year, name, value)
        for country, year, *values in ROWS
        for name, value in zip(("sea", "poverty"), values, strict=True)
    ]
    gap = Gap(reason=WHY, columns=("value",), values=(0, "n.a."), keep={"indicator": ("sea",)})
    table, _ = admitted(gap, cells=cells, header=("country", "year", "indicator", "value"), layout="long")

    np.testing.assert_array_equal(table.columns["a.sea"], [NAN, NAN, 51.0, NAN])
    np.testing.assert_array_equal(table.columns["a.poverty"], [0.0, 3.0, 0.0, 7.0])


def test_numbers_from_a_reader_are_emptied_too() -> None:
    """A column that is numbers already is matched by number, and the reader's own array is not changed."""
    sea = np.array([0.0, 1.0])
    sheet = Sheet(
        file="a.xlsx", header=HEADER, columns=(["A", "B"], [2001, 2001], sea, sea + 1.0), rows=(2, 3)
    )
    gap = Gap(reason=WHY, columns=("sea",), values=(0,))
    table, _ = admit(sheet, Intake(dataset="d", region="country", year="year", columns=COLUMNS, gap=(gap,)))

    np.testing.assert_array_equal(table.columns["a.sea"], [NAN, 1.0])
    assert sea.tolist() == [0.0, 1.0]


def test_a_gap_that_finds_nothing_is_said() -> None:
    """By column, with what was looked for: a misspelt value must not pass for a cleaned column."""
    _, warnings = admitted(SEA, Gap(reason=WHY, columns=("sea", "poverty"), values=("n/a", 99)))

    assert [finding.code for finding in warnings] == ["gap-finds-nothing"] * 2
    assert [finding.place.column for finding in warnings] == ["sea", "poverty"]


@pytest.mark.parametrize("part", ["columns", "keep", "drop"])
def test_a_gap_is_held_to_the_columns_that_there_are(part: str) -> None:
    """A misspelt header is refused as everywhere."""
    given: dict[str, Any] = {"columns": ("sea",), "values": (0,)}
    given[part] = ("seas",) if part == "columns" else {"seas": (0,)}
    with pytest.raises(DeiError) as caught:
        admitted(SEA, Gap(reason=WHY, **given))

    assert [finding.code for finding in caught.value.findings] == ["missing-column"]


def test_one_word_is_one_word_at_the_door() -> None:
    """Wherever several may stand: never one a letter."""
    intake = Intake(
        dataset="d", missing="-99", ignore="notes", keep={"a": "xy"}, drop={"b": 99}, keep_ending={"c": "00"}
    )
    gap = Gap(reason=WHY, columns="ab", values="xy", keep={"c": "uv"})

    assert (intake.missing, intake.ignore) == (("-99",), ("notes",))
    assert (intake.keep, intake.drop, intake.keep_ending) == ({"a": ("xy",)}, {"b": (99,)}, {"c": ("00",)})
    assert (gap.columns, gap.values, gap.keep) == (("ab",), ("xy",), {"c": ("uv",)})
    assert Missing.of("-99") == Missing.of(["-99"])
