"""One indicator from several columns of the same thing."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel import messages as say
from dei_core.kernel.derivations.several import MeanOfSeveral, first_of_several, mean_of_several
from dei_core.kernel.method import NoParams, Refusal

NAN = float("nan")
YEARS = [np.array([3.0, NAN, NAN, 1.0]), np.array([5.0, 4.0, NAN, NAN]), np.array([10.0, 6.0, 7.0, NAN])]


@pytest.mark.parametrize(
    ("least", "expected"),
    [(1, [6.0, 5.0, 7.0, 1.0]), (2, [6.0, 5.0, NAN, NAN]), (3, [6.0, NAN, NAN, NAN])],
)
def test_a_mean_of_those_that_are_there(least: int, expected: list[float]) -> None:
    """A missing year is passed over, as long as enough others are there."""
    np.testing.assert_array_equal(mean_of_several(YEARS, MeanOfSeveral(least=least)), expected)


def test_the_newest_year_that_is_there() -> None:
    """In the order given: the last column first."""
    np.testing.assert_array_equal(first_of_several(YEARS[::-1], NoParams()), [10.0, 6.0, 7.0, 1.0])
    np.testing.assert_array_equal(first_of_several([YEARS[0], YEARS[0]], NoParams()), YEARS[0])


def test_inputs_stay_as_they_are() -> None:
    """What comes out is never one of the columns that went in."""
    for made in (first_of_several(YEARS[:1], NoParams()), mean_of_several(YEARS[:1], MeanOfSeveral())):
        assert not np.shares_memory(made, YEARS[0])


def test_more_than_there_are_is_refused() -> None:
    with pytest.raises(Refusal) as few:
        mean_of_several(YEARS, MeanOfSeveral(least=4))
    with pytest.raises(Refusal) as none:
        MeanOfSeveral(least=0)

    assert (few.value.message, none.value.message) == (say.PARTS_TOO_FEW, say.PARAMETER_BELOW)
