"""Cells: strict numbers, codes that keep their digits, years, words."""

from __future__ import annotations

import datetime
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core.data import messages as say
from dei_core.data.cells import EMPTY_ONLY, Missing, codes, numbers, words, years
from dei_core.data.words import show, word

WORDS = Missing.of(("NA", "—", "-999"))


def one(cell: object) -> tuple[str, dict[str, object]]:
    """The code and facts of the one fault of a cell, read as a number."""
    values, faults = numbers([cell], WORDS)
    assert np.isnan(values).all()
    (fault,) = faults
    return fault.message.code, dict(fault.facts)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("1.5", 1.5), (" 2 ", 2.0), ("\u30003\xa0", 3.0), ("+.5", 0.5), ("1.", 1.0), ("1e-3", 0.001), (7, 7.0)],
)
def test_a_plain_number_is_read_as_float_reads_it(cell: object, expected: float) -> None:
    """White space around a number and every plain notation are accepted; nothing else changes its value."""
    values, faults = numbers([cell], WORDS)

    assert (values.tolist(), faults) == ([expected], [])


@pytest.mark.parametrize(
    "cell", [None, "", "  ", "NA", " NA ", "—", math.nan, "-999", "-999.0", -999, -999.0]
)
def test_empty_cells_and_missing_words_are_nan(cell: object) -> None:
    """A missing word that is a number is missing in every notation of that number."""
    values, faults = numbers([cell, "1"], WORDS)

    assert math.isnan(values[0])
    assert faults == []


@pytest.mark.parametrize(
    ("cell", "code", "number"),
    [
        ("1,234.5", "grouped-cell", "1234.5"),
        ("-1,234,567", "grouped-cell", "-1234567"),
        ("1 234", "grouped-cell", "1234"),
        ("1\xa0234", "grouped-cell", "1234"),
        ("1_000", "grouped-cell", "1000"),
        ("1'234", "grouped-cell", "1234"),
        ("１，２３４", "grouped-cell", "1234"),
        ("1234,5", "decimal-comma-cell", "1234.5"),
        ("1.234,5", "decimal-comma-cell", "1234.5"),
        ("１２．５", "full-width-cell", "12.5"),
        ("−5", "full-width-cell", "-5"),
        ("٣", "full-width-cell", "3"),
        ("12%", "percent-cell", "12"),
        ("12 ％", "percent-cell", "12"),
    ],
)
def test_the_mend_says_the_number_that_was_meant(cell: str, code: str, number: str) -> None:
    """A number in another notation is refused with the number to write instead."""
    found, facts = one(cell)

    assert (found, facts["number"], facts["value"]) == (code, number, cell.strip())


@pytest.mark.parametrize(("cell", "share"), [("12%", "0.12"), ("-0.5%", "-0.005"), ("100%", "1")])
def test_a_percent_sign_offers_the_share_too(cell: str, share: str) -> None:
    """Only the person knows whether the unit is % or a share of 1: both are offered."""
    assert one(cell)[1]["share"] == share


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("0x10", "text-cell"),
        ("about 5", "text-cell"),
        ("5²", "text-cell"),
        ("12万", "text-cell"),
        ("1 23", "text-cell"),
        ("1e9%", "text-cell"),
        ("True", "text-cell"),
        ("2024-01-01", "text-cell"),
        ("nan", "nan-cell"),
        ("NaN", "nan-cell"),
        ("inf", "not-finite-cell"),
        ("-Infinity", "not-finite-cell"),
        ("1e400", "not-finite-cell"),
        (10**400, "not-finite-cell"),
        (math.inf, "not-finite-cell"),
        (True, "boolean-cell"),
        (np.bool_(False), "boolean-cell"),
        (datetime.date(2024, 1, 2), "date-cell"),
        (datetime.datetime(2024, 1, 2, 3), "date-cell"),
        (datetime.timedelta(hours=1), "date-cell"),
        ([1], "object-cell"),
    ],
)
def test_what_is_no_number_is_refused_by_kind(cell: object, code: str) -> None:
    """Nothing that is not written as a number becomes one."""
    assert one(cell)[0] == code


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.floats(),
            st.integers(),
            st.booleans(),
            st.text(alphabet="0123456789.,-+eE_ %nai１—", max_size=6),
        )
    )
)
def test_fast_and_careful_reading_agree(cells: list[object]) -> None:
    """A column read at once gives the same numbers and faults as its cells read one by one.

    A date appended to the column forces the careful reading.
    """
    alone = [numbers([cell], WORDS) for cell in cells]
    expected = [value for values, _ in alone for value in values.tolist()]
    faulty = [index for index, (_, faults) in enumerate(alone) if faults]

    for column in (cells, [*cells, datetime.date(2024, 1, 1)]):
        values, faults = numbers(column, WORDS)
        np.testing.assert_array_equal(values[: len(cells)], expected)
        assert [fault.index for fault in faults if fault.index < len(cells)] == faulty


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_double_survives_its_text(number: float) -> None:
    """The shortest notation of a double is read back to the same bits."""
    values, faults = numbers([repr(number)], EMPTY_ONLY)

    assert faults == []
    assert np.array([number]).tobytes() == values.tobytes()


def test_an_array_is_copied_and_its_infinities_are_faults() -> None:
    """Reading never writes into the reader's array."""
    given_array = np.array([1.0, np.nan, -np.inf])
    values, faults = numbers(given_array, EMPTY_ONLY)

    np.testing.assert_array_equal(values, [1.0, np.nan, np.nan])
    np.testing.assert_array_equal(given_array, [1.0, np.nan, -np.inf])
    assert [(fault.index, fault.message) for fault in faults] == [(2, say.NOT_FINITE_CELL)]


def test_codes_keep_text_and_take_whole_numbers() -> None:
    """'010' keeps its zero; a spreadsheet's 110101.0 is 110101; NA is a code (it is Namibia's)."""
    expected = ["010", "110101", "110101", "NA", "", ""]

    assert codes(["010", 110101.0, 110101, " NA ", None, math.nan]) == (expected, [])
    assert codes(np.array([110101.0, np.nan]))[0] == ["110101", ""]


@pytest.mark.parametrize("cell", [True, 1.5, datetime.date(2024, 1, 1), 2.0**60, math.inf])
def test_what_cannot_be_a_code_is_refused(cell: object) -> None:
    """A number that may have lost digits is no code either."""
    _, faults = codes(["a", cell])

    assert [(fault.index, fault.message) for fault in faults] == [(1, say.REGION_CODE)]


def test_years_are_four_digits() -> None:
    """A year may be text or a number; anything but a whole number of four digits is refused."""
    values, faults = years(["2024", 2023.0, 2022, "24", "2024年", None, 2024.5, "NA"])

    assert values[:3].tolist() == [2024.0, 2023.0, 2022.0]
    assert [fault.index for fault in faults] == [3, 4, 5, 6, 7]
    assert {fault.message for fault in faults} == {say.BAD_YEAR}


def test_words_are_shown_as_a_spreadsheet_shows_them() -> None:
    """Words for a missing value are empty; nothing else is."""
    cells = [" a ", None, "NA", 3.0, 0.5, True, False, datetime.date(2024, 1, 2), 1e300]

    assert words(cells, WORDS) == ["a", "", "", "3", "0.5", "TRUE", "FALSE", "2024-01-02", "1e+300"]
    assert word(np.float64(2)) == "2"
    assert show("x" * 50) == "x" * 40 + "…"
