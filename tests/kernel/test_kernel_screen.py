"""Screening of regions by their data, against its definition written out cell by cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core.kernel import messages as say
from dei_core.kernel.method import Refusal
from dei_core.kernel.screen import ScreenLimits, data_availability, screened_out

NAN = float("nan")
TABLE = [
    np.array([1.0, NAN, 0.0, NAN]),
    np.array([0.0, 2.0, 0.0, NAN]),
    np.array([3.0, 4.0, 0.0, NAN]),
    np.array([-1.0, -0.0, 5.0, NAN]),
]
tables = st.integers(1, 12).flatmap(
    lambda rows: st.lists(
        st.lists(st.sampled_from([NAN, 0.0, -0.0, 1.0, -2.5]), min_size=rows, max_size=rows),
        min_size=1,
        max_size=6,
    )
)


def test_availability_of_a_table_by_hand() -> None:
    """Missing and zero cells are counted, a negative zero is a zero, and no value has no share of zeros."""
    found = data_availability(TABLE)

    assert found.missing.tolist() == [0, 1, 0, 4]
    assert found.zero.tolist() == [1, 1, 3, 0]
    assert found.share.tolist() == [1.0, 0.75, 1.0, 0.0]
    np.testing.assert_array_equal(found.nonzero, [0.75, 2 / 3, 0.25, NAN])


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (ScreenLimits(), [False, False, False, False]),
        (ScreenLimits(least=0.75), [False, False, False, True]),
        (ScreenLimits(least=0.76), [False, True, False, True]),
        (ScreenLimits(count=3), [False, False, False, True]),
        (ScreenLimits(count=4), [False, True, False, True]),
        (ScreenLimits(least=0.75, count=4), [False, True, False, True]),
        (ScreenLimits(nonzero=0.7), [False, True, True, False]),
        (ScreenLimits(least=0.5, nonzero=0.25), [False, False, False, True]),
        (ScreenLimits(least=0.5, nonzero=0.5), [False, False, True, True]),
    ],
)
def test_regions_below_a_limit_are_out(limits: ScreenLimits, expected: list[bool]) -> None:
    """Below is out, exactly at the limit is in, and either limit suffices."""
    assert screened_out(TABLE, limits).tolist() == expected


def test_names_overrule_data() -> None:
    """A region can be kept or left out whatever its data."""
    include, exclude = np.array([False, False, False, True]), np.array([True, False, False, False])

    assert screened_out(TABLE, ScreenLimits(least=0.5), include, exclude).tolist() == [True, *[False] * 3]


def test_in_and_out_at_once_is_refused() -> None:
    """Neither list silently wins; the rows are named."""
    both = np.array([False, True, False, False])
    with pytest.raises(Refusal) as refused:
        screened_out(TABLE, ScreenLimits(), both, both)

    assert refused.value.message is say.SCREENED_BOTH_WAYS
    assert refused.value.rows is not None
    assert refused.value.rows.tolist() == both.tolist()


@pytest.mark.parametrize("share", [-0.1, 1.1, NAN])
def test_a_limit_is_a_share(share: float) -> None:
    """Limits outside 0 to 1 are refused, as is NaN."""
    for name in ("least", "nonzero"):
        with pytest.raises(Refusal):
            ScreenLimits(**{name: share})


def test_a_count_is_one_or_more() -> None:
    """None of the indicators is no demand."""
    assert ScreenLimits(count=1).count == 1
    with pytest.raises(Refusal) as refused:
        ScreenLimits(count=0)

    assert refused.value.message is say.PARAMETER_BELOW


def test_what_few_data_are_is_said() -> None:
    """By share, by number, and by both."""
    assert ScreenLimits(least=0.5).too_few().en == "below 0.5 of the scored indicators"
    both = ScreenLimits(least=0.5, count=2).too_few()

    assert both.en == "below 0.5 of the scored indicators or values of fewer than 2 indicators"
    assert both.zh == "有数据比例低于 0.5 或有数据指标不足 2 项"


def test_no_columns_are_refused() -> None:
    """Nothing has no share."""
    with pytest.raises(Refusal) as refused:
        data_availability([])

    assert refused.value.message is say.NO_VALUES


@given(
    tables,
    st.sampled_from([None, 0.0, 0.5, 2 / 3, 1.0]),
    st.sampled_from([None, 1, 2, 7]),
    st.sampled_from([None, 0.0, 0.5, 1.0]),
)
def test_screening_is_that_of_the_definition(
    table: list[list[float]], least: float | None, count: int | None, nonzero: float | None
) -> None:
    """Region by region and cell by cell; the columns are not touched."""
    columns = [np.array(column) for column in table]
    before = [column.copy() for column in columns]
    expected = []
    for cells in zip(*table, strict=True):
        there = [cell for cell in cells if cell == cell]
        few = least is not None and len(there) / len(cells) < least
        few = few or (count is not None and len(there) < count)
        naught = bool(there) and nonzero is not None and sum(map(bool, there)) / len(there) < nonzero
        expected.append(few or naught)

    assert screened_out(columns, ScreenLimits(least=least, count=count, nonzero=nonzero)).tolist() == expected
    for column, was in zip(columns, before, strict=True):
        np.testing.assert_array_equal(column, was)
