"""The local e-government index of Chile: what each item is worth, and where the source's own table slips."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dei_core import TrackScores

POINTS = {
    **dict.fromkeys(("forms", "news", "webmap"), 0.25),
    **dict.fromkeys(("streetmap", "transport"), 0.5),
    **dict.fromkeys(("socialmedia", "phone", "mobile"), 0.75),
    **dict.fromkeys(("transac", "followup", "digital_certificate", "citizen", "payments"), 1.0),
    "part": 1.25,
}


@pytest.fixture(scope="module")
def egi(shared: Any, scored: Callable[[str], TrackScores]) -> TrackScores:
    return scored("chile-egi")


def test_an_item_contributes_its_points(egi: TrackScores) -> None:
    """Whoever has an item owes it exactly its points, on the printed scale of 0 to 10.25."""
    parts = egi.contributions()
    most = {name.rpartition(".")[2]: np.nanmax(part) * 0.1025 for name, part in parts.items()}

    assert most == pytest.approx(POINTS)


def test_rows_without_items_have_no_score(egi: TrackScores) -> None:
    """23 of 690: twenty sites were down and have no published index either; three have one and no items."""
    missing = {
        f"{egi.table.names[row]} {egi.table.years[row]}"
        for row in np.flatnonzero(np.isnan(egi.total)).tolist()
    }

    assert len(missing) == 23
    assert {"Máfil 2019", "General Lagos 2019", "Ranquil 2019"} <= missing


def test_putre_has_the_items_of_general_lagos(egi: TrackScores) -> None:
    """The row of Putre scores 2.50, which is what is published for General Lagos; Putre itself has 2.75."""
    years = egi.table.years.tolist()
    row = list(zip(egi.table.regions, years, strict=True)).index(("15201", 2019))

    assert egi.table.names[row] == "Putre"
    assert egi.total[row] * 0.1025 == pytest.approx(2.5)
