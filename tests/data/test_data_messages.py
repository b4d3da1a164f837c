"""The catalogue of the door and the table: every entry is provoked, in both languages."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dei_core.data import messages as say
from dei_core.data.door import admit
from dei_core.data.header import Sheet
from dei_core.findings import DeiError, Finding
from dei_core.model.dataset import ColumnIntake, Intake
from dei_core.model.measure import valid_range
from dei_core.sentence import Message
from dei_core.text import Label, Text

FIBRE = ColumnIntake(
    indicator="a.fibre",
    name=Text(en="Fibre", zh="光纤"),
    header="fibre",
    unit=Label.shared("%"),
    lowest=0,
    highest=100,
)
Case = Callable[[], Any]


def door(header: str, *rows: tuple[Any, ...], unit: dict[str, Any] | None = None, **more: Any) -> Case:
    """What an intake of one indicator makes of a sheet."""
    names = tuple(header.split())
    columns = tuple([row[index] for row in rows] for index in range(len(names)))
    sheet = Sheet(file="a.csv", header=names, columns=columns, rows=range(2, 2 + len(rows)))
    column = ColumnIntake(
        indicator="a.fibre",
        name=FIBRE.name,
        header="fibre",
        unit=Label.shared("%"),
        lowest=0,
        highest=100,
        **(unit or {}),
    )
    return lambda: admit(sheet, Intake(dataset="d", columns=(column,), **more))


def cell(value: Any) -> Case:
    """What the door makes of one cell of an indicator."""
    return door("region fibre", ("a", value))


def long(*rows: tuple[Any, ...], **more: Any) -> Case:
    """What the door makes of a long sheet."""
    return door("region indicator value", *rows, layout="long", **more)


CASES: dict[str, Case] = {
    "EMPTY_FILE": door(""),
    "HEADER_ONLY": door("region fibre"),
    "NO_ROWS_LEFT": door("region fibre", ("a", "1"), drop={"region": ("a",)}),
    "MISSING_COLUMN": door("region", ("a",)),
    "UNKNOWN_COLUMN": door("region fibre x", ("a", "1", "1")),
    "UNNAMED_COLUMN": lambda: admit(
        Sheet(file="f", header=("region", "fibre", ""), columns=(["a"], [1.0], np.ones(1)), rows=(2,)),
        Intake(dataset="d", columns=(FIBRE,)),
    ),
    "DUPLICATE_COLUMN": door("region fibre fibre", ("a", "1", "1")),
    "UNIT_MISMATCH": door("region fibre", ("a", "1"), unit={"given_in": "share"}),
    "UNIT_CONFLICT": door("region fibre[km]", ("a", "1"), unit={"given_in": "share", "factor": 100.0}),
    "FACTOR_ON_SAME_UNIT": door("region fibre[%]", ("a", "1"), unit={"factor": 100.0}),
    "GROUPED_CELL": cell("1,234.5"),
    "DECIMAL_COMMA_CELL": cell("1,5"),
    "PERCENT_CELL": cell("12%"),
    "FULL_WIDTH_CELL": cell("１２"),
    "TEXT_CELL": cell("many"),
    "NAN_CELL": door("region fibre", ("a", "nan"), missing=()),
    "NOT_FINITE_CELL": cell("1e400"),
    "INEXACT_CELL": cell(2**53 + 1),
    "BOOLEAN_CELL": cell(True),
    "DATE_CELL": cell(datetime.date(2024, 1, 2)),
    "OBJECT_CELL": cell((1, 2)),
    "OUT_OF_RANGE": cell("101"),
    "EMPTY_INDICATOR": cell(""),
    "EMPTY_ROWS": door("region fibre", ("a", "1"), ("注：来源", "")),
    "EMPTY_REGION": door("region fibre", ("", "1")),
    "REGION_CODE": door("region fibre", (1.5, "1")),
    "BAD_YEAR": door("region fibre year", ("a", "1", "2024年"), year="year"),
    "DUPLICATE_ROW": door("region fibre", ("a", "1"), ("a", "2")),
    "UNKNOWN_TRAIT_VALUE": door(
        "region fibre east", ("a", "1", "eats"),
        traits={"east": "east"}, trait_values={"east": ("east", "west")},
    ),
    "UNKNOWN_INDICATOR_WORD": long(("a", "fibre", "1"), ("a", "fiber", "1")),
    "MISSING_INDICATOR": long(("a", "fiber", "1"), ignore=("fiber",)),
    "DUPLICATE_VALUE": long(("a", "fibre", "1"), ("a", "fibre", "1")),
    "DISAGREEING_ROWS": door(
        "region indicator value name", ("a", "fibre", "1", "A"), ("a", "x", "1", "B"),
        layout="long", name="name", ignore=("x",),
    ),
}  # fmt: skip


def findings(case: Case) -> tuple[Finding, ...]:
    """Everything a case leads to, refused or not."""
    try:
        return tuple(case()[1])
    except DeiError as error:
        return error.findings


def test_every_message_has_a_case() -> None:
    """The cases are exactly the catalogue."""
    catalogue = {name for name, value in vars(say).items() if isinstance(value, Message)}

    assert catalogue == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_message_is_provoked_alone_and_filled_in(name: str) -> None:
    """Each case leads to its message and no other; no blank stays open; both languages speak."""
    message = getattr(say, name)
    (finding,) = findings(CASES[name])

    assert finding.message is message
    for lang in ("en", "zh"):
        text = finding.text(lang)
        assert finding.says(lang) in text
        assert finding.mend(lang) in text
        assert "{" not in text
    assert finding.text("en").endswith(".")
    assert finding.text("zh").endswith("。")
    assert finding.code == name.lower().replace("_", "-")
    assert finding.place.file or finding.place.column or finding.place.region


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [(0, None, "at least 0"), (None, 1.5, "at most 1.5"), (-1, 1, "from -1 to 1")],
)
def test_a_range_is_named_by_its_ends(lowest: float | None, highest: float | None, expected: str) -> None:
    """An open end is not mentioned."""
    assert valid_range(lowest, highest).en == expected
