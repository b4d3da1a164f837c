"""A score is printed alike wherever it is printed: by the command, the ranking's stage, the page and its sentences."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, table, track
from trying import tried

from dei_core import score
from dei_core.model.stages import RankStage
from dei_report.story.view import View
from dei_words import printed

Rounding = Literal["half_even", "half_up"]


def view(values: list[float], decimals: int, rounding: Rounding, scale: float = 100.0) -> View:
    ranking = RankStage(decimals=decimals, rounding=rounding)
    plan = track(as_it_is({"index": ["a"]}), decimals=decimals, ranking=ranking, scale=scale)
    return View(score(plan, table({"a": values})).only)


def fixed(value: float | None, decimals: int) -> str:
    """What the page's toFixed makes of a number of report.json: the exact double, rounded, ties away from 0."""
    assert value is not None
    return str(Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@pytest.mark.parametrize("rounding", ["half_even", "half_up"])
@given(
    values=st.lists(st.integers(0, 100_000).map(lambda units: units / 1000), min_size=2, max_size=8),
    decimals=st.integers(0, 2),
)
@tried(40)
def test_a_score_is_printed_alike_everywhere(rounding: Rounding, values: list[float], decimals: int) -> None:
    """Scores of three decimals, many of them at a tie of the printed ones, against their exact decimals."""
    made = view(values, decimals, rounding)
    exact = {"half_even": ROUND_HALF_EVEN, "half_up": ROUND_HALF_UP}[rounding]
    column = made.total
    wanted = [
        str(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), exact)) for value in column.tolist()
    ]

    assert [fixed(value, decimals) for value in made.told(column)] == wanted
    assert [made.words(value) for value in column.tolist()] == wanted
    assert [printed(made.plan, value) for value in column.tolist()] == wanted


def test_a_printed_gap_is_rounded_once() -> None:
    """0.4449 is 0.44 and not, by way of 0.445, 0.45; what is missing stays so."""
    made = view([50.0, 60.0], 2, "half_up")

    assert made.words(0.4449) == "0.44"
    gap, missing = made.told(np.array([0.44496, np.nan]))
    assert (fixed(gap, 2), missing) == ("0.44", None)


def test_points_to_the_next_rank_count_ties_as_the_ranking_does() -> None:
    """Where ranks go by whole numbers, 68.4 and 68.1 are one place."""
    made = view([90.0, 68.4, 68.1, 20.0], 0, "half_even")

    assert made.rank_column().tolist() == [1, 2, 2, 4]
    assert made.ranks_among(np.array([1, 2, 3])).tolist() == [1, 1, 3]
