"""Text that a spreadsheet would run comes back as it was, and is not run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core.host import disarmed, restored, restored_rows

RUN = (
    "=1+1",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "-",
    "+",
)
SAFE = ("", "a", "1=1", "it's", "'tis", "-1.5", "+86", "-1e-9", "-.5", "甲", " =1", "a-b", "'-1.5", "''")
STARTS = st.lists(st.sampled_from("'=+-@\t\r\n＝＋－＠1.e"), max_size=6).map("".join)


@pytest.mark.parametrize("text", RUN)
def test_text_that_would_be_run_is_guarded(text: str) -> None:
    """By one apostrophe; behind an apostrophe of its own by one more."""
    assert disarmed(text) == f"'{text}"
    assert disarmed(f"'{text}") == f"''{text}"


@pytest.mark.parametrize("text", SAFE)
def test_other_text_and_numbers_stay(text: str) -> None:
    """To the last sign."""
    assert disarmed(text) == text == restored(text)


@given(STARTS | st.text(), st.text())
def test_every_text_comes_back(start: str, rest: str) -> None:
    """The two undo each other, and no two texts are written alike."""
    text = start + rest

    assert restored(disarmed(text)) == text
    assert disarmed(restored(disarmed(text))) == disarmed(text)


@given(STARTS | st.text())
def test_nothing_that_is_written_is_run(text: str) -> None:
    """Unless it is a number."""
    written = disarmed(text)
    if written[:1] in tuple("=+-@\t\r\n＝＋－＠") and written:
        float(written)


def test_rows_are_read_by_their_header() -> None:
    """As a table's own reader does."""
    rows = list(restored_rows("region,score\n'=a,-1.5\n\"''+b\",\n"))

    assert rows == [{"region": "=a", "score": "-1.5"}, {"region": "'+b", "score": ""}]
