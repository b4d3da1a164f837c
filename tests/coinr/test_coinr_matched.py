"""Every file of the COINr reference is matched, or its place elsewhere is stated."""

from __future__ import annotations

import pytest
from coinr_accounting import ANALYSIS, MATCHES, OUT_OF_SCOPE, STAGES
from coinr_matching import hold
from coinr_reference import PRESENT, entries

pytestmark = pytest.mark.skipif(not PRESENT, reason="the reference is not here: set DEI_SHARED to its folder")


def test_no_file_is_missing_or_counted_twice() -> None:
    """Matched by the stages, matched by the analysis, or out of scope: each entry of the manifest exactly one."""
    parts = [*STAGES, *ANALYSIS, *OUT_OF_SCOPE]

    assert sorted(entries()) == sorted(parts)


@pytest.mark.parametrize("entry", MATCHES)
def test_entry_is_matched(entry: str) -> None:
    """Every number of the file is ours, to the tolerance that the accounting states."""
    assert hold(MATCHES[entry]) > 0
