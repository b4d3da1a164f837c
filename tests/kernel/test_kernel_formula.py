"""Derivations by formulas with stated numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dei_core.kernel import messages as say
from dei_core.kernel.derivations.formula import LinearFormula, exponential, linear
from dei_core.kernel.method import Refusal

NAN = float("nan")


def test_a_linear_combination_with_a_constant() -> None:
    """10 + 2 a - b; what lacks a part has no value."""
    parts = [np.array([3.0, 1.0, NAN]), np.array([1.0, NAN, 1.0])]

    np.testing.assert_array_equal(
        linear(parts, LinearFormula(coefficients=(2.0, -1.0), constant=10.0)), [15.0, NAN, NAN]
    )


def test_productivity_by_years_of_schooling() -> None:
    """World Bank, Human Capital Index: exp(0.08 (years - 14)) is 1 at 14 years; with health, exp of a sum."""
    years = np.array([14.0, 9.0, NAN])
    found = exponential([years], LinearFormula(coefficients=(0.08,), constant=-1.12))
    both = exponential(
        [years, np.array([1.0, 0.5, 1.0])], LinearFormula(coefficients=(0.08, 0.65), constant=-1.77)
    )

    np.testing.assert_allclose(found, [1.0, math.exp(-0.4), NAN], rtol=1e-14)
    np.testing.assert_allclose(both, [1.0, math.exp(-0.4 - 0.325), NAN], rtol=1e-14)


@pytest.mark.parametrize("formula", [linear, exponential])
def test_each_part_has_a_coefficient(formula: object) -> None:
    with pytest.raises(Refusal) as caught:
        formula([np.array([1.0])], LinearFormula(coefficients=(1.0, 2.0)))  # type: ignore[operator]

    assert caught.value.message == say.PARTS_COUNT


def test_an_exponential_that_overflows_is_refused() -> None:
    """With the rows that it overflows for."""
    with pytest.raises(Refusal) as caught:
        exponential([np.array([1.0, 1e4])], LinearFormula(coefficients=(1.0,)))

    assert caught.value.rows is not None
    assert caught.value.rows.tolist() == [False, True]
