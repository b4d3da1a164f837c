"""Lines on screen, where Chinese takes two columns a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_cli.kit.wrapping import width, wrapped
from dei_core.host import Label
from dei_words import fixed, measured, percent, plain

TEXTS = st.text(st.sampled_from("ab c得分，。12 "), max_size=60)


@given(TEXTS, st.integers(10, 40))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, columns: int) -> None:
    """The words stay, in order; a line exceeds the width only where one piece cannot be broken."""
    lines = wrapped(text, columns)

    assert "".join(text.split()) == "".join("".join(lines).split())
    for line in lines:
        assert width(line) <= columns or " " not in line


@given(TEXTS)
def test_no_line_begins_with_closing_punctuation(text: str) -> None:
    begins = [line[:1] for line in wrapped("得分" + text, 12)[1:]]

    assert not {"，", "。"} & set(begins) or any(two in text for two in (" ，", " 。"))


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (plain(61.0), "61"),
        (plain(0.1 + 0.2), "0.3"),
        (plain(-4.5), "−4.5"),
        (plain(1e20), "1e+20"),
        (plain(1234567.25), "1.23457e+06"),
        (fixed(-0.001, 2), "0.00"),
        (fixed(-1.5, 1), "−1.5"),
        (fixed(99.996, 2), "100.00"),
        (measured(3.0, None, "en"), "3"),
        (measured(3.0, Label.shared(""), "en"), "3"),
        (measured(3.0, Label(en="km", zh="公里"), "en"), "3 km"),
        (measured(3.0, Label(en="km", zh="公里"), "zh"), "3 公里"),
        (percent(1 / 3), "33.3%"),
    ],
)
def test_numbers(shown: str, expected: str) -> None:
    assert expected == shown
