"""Columns of words by code: they read as the lists they stand for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dei_core.results.coded import Coded, joined

WORDS = st.lists(st.none() | st.text(max_size=3), max_size=30)


@given(WORDS)
def test_reads_as_the_list(words: list[str | None]) -> None:
    """Length, cells, slices, passes and comparisons are those of the list; each word is kept once."""
    column = Coded.of(words)

    assert words == column
    assert words == list(column)
    assert words[1:4] == column[1:4]
    assert [words[at] for at in range(-len(words), len(words))] == [
        column[at] for at in range(-len(words), len(words))
    ]
    assert len(words) == len(column)
    assert len(set(words) - {None}) == len(column.words)


@given(st.lists(WORDS, max_size=5), st.booleans())
def test_joined_is_the_lists_one_below_the_other(parts: list[list[str | None]], twice: bool) -> None:
    """Empty cells stay empty, and pieces that share their words share them in the whole."""
    times = 2 if twice else 1
    pieces = [Coded.of(part) for part in parts] * times
    whole = joined(pieces)

    assert [word for part in parts * times for word in part] == whole
    assert sum(len(piece.words) for piece in pieces[: len(parts)]) == len(whole.words)


def test_codes_are_as_narrow_as_their_words_allow() -> None:
    """Millions of rows of few words take a byte each, and more words than a byte can name are still told apart."""
    many = [Coded.same(str(number), 2) for number in range(300)]

    assert joined(many[:100]).codes.dtype == np.int8
    assert joined(many).codes.dtype == np.int16
    assert [str(number) for number in range(300) for _ in range(2)] == joined(many)


def test_mapped_says_other_words() -> None:
    """A word without another becomes an empty cell; an empty cell stays one."""
    column = Coded.of(["a", None, "b", "a", "c"])

    assert ["x", None, None, "x", "x"] == column.mapped({"a": "x", "c": "x"}.get)


def test_unlike_anything_but_a_sequence() -> None:
    """It equals no number, and says what it is made of."""
    column = Coded.same("a", 1)

    assert column != 1
    assert repr(column) == "Coded(array([0], dtype=int8), ('a',))"
