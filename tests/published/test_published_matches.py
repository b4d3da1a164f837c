"""Every published index: from the deepest level that can be recomputed up to the ranks, as near as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue import FOLDER, INDICES, Comparison, Index
from matching import measure

CASES = [
    pytest.param(index, comparison, id=f"{index.folder}-{comparison.what.replace(' ', '_')}-{place}")
    for index in INDICES
    for place, comparison in enumerate(index.compare)
]
NOISE = 1e-12
"""Below this a distance is that of sums of doubles taken in another order: a bound on it is not held tight."""


def test_every_folder_is_in_the_catalogue() -> None:
    """No example below examples/published goes without a comparison, and each compares the index itself."""
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == {index.folder for index in INDICES}
    assert all(index.compare for index in INDICES)


@pytest.mark.parametrize(("index", "comparison"), CASES)
def test_match_is_as_stated(index: Index, comparison: Comparison, shared: Path) -> None:
    """How many values, how many equal at the published digit, how far the others: all as measured."""
    found = measure(index, comparison, shared / "data")

    assert (found.rows, found.equal, found.unscored) == (
        comparison.rows,
        comparison.equal,
        comparison.unscored,
    )
    assert found.largest <= max(comparison.largest * (1.0 + 1e-9), NOISE)
    assert comparison.largest <= max(2.0 * found.largest, NOISE)


@pytest.mark.parametrize(("index", "comparison"), CASES)
def test_exceptions_are_exceptions(index: Index, comparison: Comparison, shared: Path) -> None:
    """Each documented exception is a row that is further off than the others, and has a reason."""
    found = measure(index, comparison, shared / "data")
    for name, reason in comparison.exceptions.items():
        gaps = [gap for (row, _), gap in found.distances.items() if name in (row[0], f"{row[0]} {row[1]}")]

        assert max(gaps) > comparison.largest, name
        assert len(reason) > 20
