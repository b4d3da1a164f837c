"""The table of the published indices is what the catalogue and the plans give."""

from __future__ import annotations

import published_table as table
from catalogue import INDICES


def test_the_table_is_fresh() -> None:
    """`make published` renews it."""
    text = table.README.read_text(encoding="utf-8")

    assert text == table.renewed(text)


def test_the_table_names_every_index() -> None:
    """Each has a line of its own, with a folder that is there."""
    lines = table.overview()[2:]

    assert len(lines) == len(INDICES) == 14
    assert all(f"]({index.folder}/)" in line for index, line in zip(INDICES, lines, strict=True))


def test_shares_do_not_round_up() -> None:
    """Only what is equal throughout is 100 %."""
    (one,) = (
        each for index in INDICES if index.folder == "hdi" for each in index.compare if each.what == "index"
    )

    assert table.share([one]) == "100 % (6,171 of 6,171)"
    assert table.share([]) == "-"
