"""The year before: whose row is looked back to."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core import Table
from dei_core.editions.datafile import note_gone, with_year_before
from dei_core.findings import Findings
from dei_core.scoring import messages_remarks as say

NAN = float("nan")


def table(years: list[int], values: list[float]) -> Table:
    """One region in some years."""
    return Table(regions=("x",) * len(years), years=years, columns={"a": values})


@pytest.mark.parametrize(
    ("years", "before", "expected"),
    [
        ([2024], table([2023], [1.0]), [1.0]),
        ([2024], table([2024], [1.0]), [NAN]),
        ([2024], table([2022], [1.0]), [NAN]),
        ([2024], table([2022, 2023], [1.0, 2.0]), [2.0]),
        ([2024], table([0], [1.0]), [1.0]),
        ([0], table([2023], [1.0]), [1.0]),
    ],
    ids=["the year before", "the same year", "two years back", "several", "without a year", "asked without"],
)
def test_only_the_year_before_is_looked_back_to(
    years: list[int], before: Table, expected: list[float]
) -> None:
    """Data of another year are not taken for those of the year before; without years they are believed."""
    made = with_year_before(table(years, [9.0] * len(years)), before, (), Findings())

    assert np.array_equal(expected, made.columns["a@before"], equal_nan=True)


def test_a_region_of_the_year_before_that_no_track_has_now_is_named() -> None:
    """Once for each dataset, whichever tracks look back to it."""
    before = Table(regions=("x", "y", "z"), years=[2023] * 3, columns={"a": [1.0, 2.0, 3.0]})
    found = Findings()
    note_gone({"old": before}, [table([2024], [1.0]), Table(regions=("y",), columns={})], found)
    (finding,) = found

    assert finding.message is say.GONE_SINCE
    assert finding.place.path == "dataset.old"
    assert finding.facts == {"regions": ["z (2023)"]}
