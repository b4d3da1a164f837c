"""Rounding as a transform."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.findings import Fault
from dei_core.kernel.digits import Round, round_to
from dei_core.kernel.method import Refusal


def test_sums_that_print_alike_become_one_value() -> None:
    """0.1 + 0.2 and 0.3 differ in their last bit; rounded they tie."""
    x = round_to(np.array([0.1 + 0.2, 0.3, np.nan]), Round(decimals=4))

    assert x[0] == x[1] == 0.3
    assert np.isnan(x[2])


def test_ties_go_where_the_parameter_says() -> None:
    x = np.array([0.5, 1.5, -2.5])

    assert round_to(x, Round(decimals=0)).tolist() == [0.0, 2.0, -2.0]
    assert round_to(x, Round(decimals=0, rounding="half_up")).tolist() == [1.0, 2.0, -3.0]


def test_zero_has_no_sign() -> None:
    """What rounds to zero from below is plain zero, so that it ties with it."""
    assert not np.signbit(round_to(np.array([-0.01]), Round(decimals=1)))[0]


@pytest.mark.parametrize("rounding", ["half_even", "half_up"])
def test_what_doubles_cannot_hold_is_refused(rounding: str) -> None:
    """A number so large that its decimals overflow, and decimals that no double has."""
    with pytest.raises(Refusal) as overflow:
        round_to(np.array([1.7e308, 1.0]), Round(decimals=2, rounding=rounding))  # type: ignore[arg-type]
    with pytest.raises(Fault) as outside:
        Round(decimals=13)

    assert overflow.value.message.code == "result-too-large"
    assert overflow.value.rows is not None
    assert overflow.value.rows.tolist() == [True, False]
    assert outside.value.message.code == "parameter-outside-range"
