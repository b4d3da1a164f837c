"""`dei docs` prints a rule as the edition's change leaves it: what the plan computes, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from house import House

from dei_core import open_edition
from dei_report.documentation.edition import edition_sheet

OWN = {"transform": "log_plus", "transform_params": {"constant": 7}}
PLUS = "first natural logarithm of the value plus a constant (`log_plus` `constant = 7`)"
ONE_PLUS = "first natural logarithm of one plus the value (`log1p`)"
CHANGES: dict[str, tuple[dict[str, Any], str]] = {
    "another transform": (
        {"transform": "log1p"},
        f"`goalposts` `low = 0`, `high = 80`); {ONE_PLUS} |",
    ),
    "the same transform": (
        {"transform": "log_plus"},
        f"`goalposts` `low = 0`, `high = 80`); {PLUS} |",
    ),
    "another method": (
        {"method": "as_is"},
        f"(`as_is`); {PLUS} |",
    ),
    "a parameter": (
        {"params": {"high": 90}},
        f"`goalposts` `low = 0`, `high = 90`); {PLUS} |",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_no_parameter_is_printed_that_is_not_in_force(case: str, tmp_path: Path) -> None:
    """The transform's own parameters go with the transform, the method's with the method; the plan has the same."""
    house = House(tmp_path)
    house.town["rule"]["fibre"][1] |= OWN
    change, told = CHANGES[case]
    house.track["override"] = [{"indicator": "fibre", **change, "reason": {"en": "why", "zh": "理由"}}]
    opened = open_edition(house.write())

    rows = [line for line in edition_sheet(opened, "en").text().splitlines() if "`town.fibre`" in line]
    (row,) = [line for line in rows if "why" in line]
    item = opened.plan.tracks[0].indicators[0]
    assert item.transform is not None

    assert told in row
    assert ("constant = 7" in row) == (item.transform.method.id == "log_plus")
    assert item.normalizer.id in row
