"""DESI 2022 beyond the match of its scores: what is scored, and that nothing is clipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest


@pytest.fixture(scope="module")
def desi(shared: Any, scored: Callable[[str], Any]) -> Any:
    return scored("desi-2022")


def test_scores_every_entity_and_edition(desi: Any) -> None:
    """One run holds 28 entities in six editions, 33 indicators and 15 nodes."""
    assert (len(desi.table), len(set(desi.table.regions))) == (168, 28)
    assert set(desi.table.years.tolist()) == set(range(2017, 2023))
    assert (len(desi.plan.indicators), len(desi.plan.nodes)) == (33, 15)


def test_values_outside_the_goalposts_are_kept(desi: Any) -> None:
    """Eleven normalised values of back years lie below 0 and stay there: the published index does not clip."""
    normalised = np.array([desi.score(item.id) for item in desi.plan.indicators])

    assert (int((normalised < 0.0).sum()), int((normalised > 100.0).sum())) == (11, 0)
