"""Differences of decimals, and all that is judged by them, are those of exact rational arithmetic."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dei_core.kernel.bound import at_least
from dei_core.kernel.decimals import from_full, left_over, minus, plus, way
from dei_core.kernel.derivations.arithmetic import difference, growth, total
from dei_core.kernel.derivations.formula import LinearFormula, linear
from dei_core.kernel.method import Column, NoParams
from dei_core.kernel.normalizers.demand import Improvement, Minimum, gap, minimum, stated
from dei_core.kernel.normalizers.goalpost import Goalposts, MinMax, goalposts, minmax
from dei_core.kernel.rounding import rounded

DECIMALS = st.builds(
    lambda whole, digits: Fraction(whole, 10**digits), st.integers(-999_999, 999_999), st.integers(0, 6)
)


def column(*values: Fraction) -> Column:
    return np.array([float(value) for value in values])


@given(DECIMALS, DECIMALS)
def test_a_difference_is_the_decimal_that_people_reckon(a: Fraction, b: Fraction) -> None:
    """To four units in the last place, however much of both cancels."""
    exact = a - b
    unit = Fraction(float(np.spacing(abs(float(exact)))))

    for made in (minus(column(a), column(b))[0], plus(column(a), column(-b))[0], minus(float(a), float(b))):
        assert abs(Fraction(float(made)) - exact) <= 4 * unit


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_numbers_that_are_no_decimals_move_by_what_they_do_not_tell(a: float, b: float) -> None:
    """By no more than the units in which a value may miss a bound, of the number taken away."""
    made = float(minus(np.array([a]), b)[0])

    assert abs(made - (a - b)) <= 16.0 * np.spacing(abs(b))


@given(DECIMALS, DECIMALS, DECIMALS)
def test_the_way_between_two_values_has_exact_ends(a: Fraction, b: Fraction, x: Fraction) -> None:
    """0 and 1 to the bit, and no -0.0, in both directions."""
    assume(a != b)
    made = way(column(a, b, x), float(a), float(b))
    exact = (x - a) / (b - a)

    assert made[:2].tolist() == [0.0, 1.0]
    assert not np.signbit(made[0])
    if abs(exact) > Fraction(1, 1000):
        assert float(made[2]) == pytest.approx(float(exact), rel=16 * 2.0**-52, abs=0.0)


@pytest.mark.parametrize("start", [200 / 3, 1e6 / 7, -1e3 / 3])
def test_a_way_from_no_decimal_is_that_of_doubles(start: float) -> None:
    """What is left of a third is no decimal, though it may lie as near to one as tenths above it do."""
    x = start + np.arange(9.0) / 10.0

    assert way(x, start, float(x[-1])).tolist() == ((x - start) / (x[-1] - start)).tolist()


def test_rows_do_not_look_at_one_another() -> None:
    """A row that cancels is told from one that does not, and NaN stays."""
    made = minus(np.array([2020.1, np.nan, 5.0, 2015.0]), 2015.0)

    assert made.tolist()[2:] == [-2010.0, 0.0]
    assert made[0] == 5.1
    assert np.isnan(made[1])
    assert left_over(np.array([np.nan, 1e-17]), np.array([1.0, 1.0]))[1] == 0.0
    assert from_full(np.array([100.0, 99.9])).tolist() == [0.0, 0.1]


@pytest.mark.parametrize(
    ("start", "step"), [(1e15, 0.125), (1e3, 2.0**-43), (1.0, 2.0**-52), (-1e9, 2.0**-23)]
)
def test_steps_that_only_doubles_tell_stay_apart(start: float, step: float) -> None:
    """Values that differ in their last places alone are no decimals with noise: eight steps are eight scores."""
    x = start + step * np.arange(9.0)

    assert way(x, float(x[0]), float(x[-1])).tolist() == (np.arange(9.0) / 8.0).tolist()
    assert way(x, float(x[-1]), float(x[0])).tolist() == (np.arange(9.0)[::-1] / 8.0).tolist()


@pytest.mark.parametrize("direction", [1, -1])
def test_offset_columns_score_their_decimals(direction: int) -> None:
    """Years, kelvins, per cents near 100: 51 points, not 50.9999999999991."""
    x = np.array([2015.0, 2020.1, 2025.0])
    wanted = [0.0, 51.0, 100.0] if direction > 0 else [100.0, 49.0, 0.0]
    ends = {"minimum": 2015.0, "maximum": 2025.0}

    assert minmax(x, MinMax(), ends, direction).tolist() == pytest.approx(wanted, rel=1e-15, abs=0.0)
    assert goalposts(x, Goalposts(low=2015.0, high=2025.0), {}, direction).tolist() == pytest.approx(
        wanted, rel=1e-15, abs=0.0
    )


@given(st.integers(1, 99_999), st.integers(0, 3), st.sampled_from([1, 2, 5, 10, 20, 30, 50]))
def test_a_growth_of_exactly_the_rate_passes(start: int, digits: int, tenths: int) -> None:
    """1.05 after 1 is 5%, and so is what any six digits grow by."""
    before, rate = Fraction(start, 10**digits), Fraction(tenths, 10)
    now = before * (1 + rate / 100)
    assume((now * 10**6).denominator == 1 and now < 10**6)
    grown = growth([column(now), column(before)], NoParams())

    assert stated(grown, Improvement(rate=float(rate)), {}, 1).tolist() == [100.0]


@given(DECIMALS, DECIMALS)
def test_a_difference_of_exactly_the_target_passes(a: Fraction, b: Fraction) -> None:
    """Whether it is derived as a difference, a sum or a linear combination; and nothing is lacking."""
    target = a - b
    assume(a > b)
    minus_b = [column(a), column(-b)]
    makings = (
        difference([column(a), column(b)], NoParams()),
        total(minus_b, NoParams()),
        linear([column(a), column(b)], LinearFormula(coefficients=(1.0, -1.0))),
    )
    for made in makings:
        assert minimum(made, Minimum(target=float(target)), {}, 1).tolist() == [100.0]
        assert gap(made, float(target), None).tolist() == [0.0]
        assert at_least(made, float(target)).all()


ENDS = [(0, 100), (-2.5, 2.5), (-50, 50), (100, 0), (1000, 0), (-1, 1), (1, 7), (5, 1), (200, 800)]


@pytest.mark.parametrize(("zero", "scale"), ENDS)
@given(st.integers(1, 10**6), st.integers(0, 3), st.sampled_from(["half_even", "half_up"]))
def test_ties_of_printed_scores_are_ties_on_every_scale(
    zero: float, scale: float, share: int, digits: int, ties: str
) -> None:
    """A score halfway between two prints goes where the rule says, though the scale's ends cancel in it."""
    low, span = Fraction(str(zero)), Fraction(str(scale)) - Fraction(str(zero))
    whole = int((low + span * Fraction(share, 10**6)) * 10**digits)
    exact = Fraction(2 * whole + (1 if whole >= 0 else -1), 2 * 10**digits)
    score = float((exact - low) / span * 100)
    up = ties == "half_up" or whole % 2 == 1
    wanted = float(Fraction(whole + (0 if not up else 1 if whole >= 0 else -1), 10**digits))
    made = rounded(np.array([zero + score * ((scale - zero) / 100.0)]), digits, ties, zero)  # type: ignore[arg-type]

    assert made.tolist() == [wanted]
