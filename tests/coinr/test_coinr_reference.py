"""The published table of what became of every file of the reference is the accounting itself."""

from __future__ import annotations

import pytest
from coinr_reference import PRESENT
from coinr_table import FILE, table

pytestmark = pytest.mark.skipif(not PRESENT, reason="the reference is not here: set DEI_SHARED to its folder")


def test_the_table_is_up_to_date() -> None:
    """Write it anew with `python tests/coinr/coinr_table.py`."""
    expected = FILE.read_text(encoding="utf-8")

    assert expected == table()
