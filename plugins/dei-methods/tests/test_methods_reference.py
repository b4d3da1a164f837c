"""The published table of what became of every file of the reference is the accounting itself."""

from __future__ import annotations

import pytest
from coinr_reference import PRESENT
from coinr_table import FILE, README, readme, table

pytestmark = pytest.mark.skipif(not PRESENT, reason="the reference is not here: set DEI_SHARED to its folder")


def test_the_table_is_up_to_date() -> None:
    """Write it anew with `python plugins/dei-methods/tests/coinr/coinr_table.py`."""
    expected = FILE.read_text(encoding="utf-8")

    assert expected == table()


def test_the_readme_sums_it_up() -> None:
    """By folder, from the same accounting; the same script renews it."""
    expected = README.read_text(encoding="utf-8")

    assert expected == readme()
