"""Goalposts that the regions set, and weights by the coefficient of variation."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dei_core.kernel import messages as say
from dei_core.kernel.method import NoParams
from dei_core.kernel.normalizers.goalpost import MinMax, fit_minmax, minmax
from dei_core.plugin import Refusal
from dei_methods import sentences as say_statistics
from dei_methods.normalizers.learned import End, LearnedGoalposts, fit_learned, learned_goalposts
from dei_methods.weighers.variation import coefficient_of_variation

X = np.array([9.0, np.nan, 1.0, 4.0, 2.0, 6.0])
KNOWN = X[~np.isnan(X)]


@pytest.mark.parametrize(
    ("end", "low", "high"),
    [
        (End(), 1.0, 9.0),
        (End(value=3.0), 3.0, 3.0),
        (End(quantile=10.0), np.quantile(KNOWN, 0.1), np.quantile(KNOWN, 0.9)),
        (End(mean_of=2), 1.5, 7.5),
        (End(deviations=0.5), KNOWN.mean() - KNOWN.std(ddof=1) / 2, KNOWN.mean() + KNOWN.std(ddof=1) / 2),
    ],
)
def test_each_way_of_setting_an_end(end: End, low: float, high: float) -> None:
    """The same words mean the mirrored thing at the other end."""
    outside = End(value=-50.0), End(value=50.0)

    assert fit_learned(X, LearnedGoalposts(low=end, high=outside[1]))["low"] == pytest.approx(low, rel=1e-15)
    assert fit_learned(X, LearnedGoalposts(low=outside[0], high=end))["high"] == pytest.approx(
        high, rel=1e-15
    )


@given(st.permutations(range(X.size)))
def test_the_order_of_the_regions_changes_nothing(order: list[int]) -> None:
    """To the last bit, at both ends."""
    for end in (End(mean_of=3), End(deviations=1.3), End(quantile=7.0)):
        for params in (LearnedGoalposts(high=end), LearnedGoalposts(low=end, high=End(value=50.0))):
            assert fit_learned(X[list(order)], params) == fit_learned(X, params)


@pytest.mark.parametrize("direction", [1, -1])
def test_without_a_word_it_is_min_max(direction: int) -> None:
    """The extremes of the regions are the ends that nobody states."""
    params, plain = LearnedGoalposts(worst=1.0, best=7.0), MinMax(worst=1.0, best=7.0)
    got = learned_goalposts(X, params, fit_learned(X, params), direction)

    np.testing.assert_array_equal(got, minmax(X, plain, fit_minmax(X, plain), direction))


@pytest.mark.parametrize(
    ("made", "message", "words"),
    [
        (lambda: End(value=1.0, mean_of=3), say.ONE_OF, ("value, mean_of", "value、mean_of")),
        (lambda: End(quantile=50.0), say.PARAMETER_OUTSIDE, ("quantile", "quantile")),
        (lambda: End(mean_of=0), say.PARAMETER_BELOW, ("mean_of", "mean_of")),
        (lambda: End(deviations=0.0), say.PARAMETER_TOO_LOW, ("deviations", "deviations")),
        (
            lambda: LearnedGoalposts(low=End(value=4.0), high=End(value=4.0)),
            say.PARAMETERS_NOT_RISING,
            ("low is 4", "low 为 4"),
        ),
        (
            lambda: fit_learned(X, LearnedGoalposts(high=End(value=0.5))),
            say.LEARNED_NOT_RISING,
            ("lie at 1.0 and 0.5", "为 1.0 与 0.5"),
        ),
        (
            lambda: fit_learned(np.array([5.0, 5.0, np.nan]), LearnedGoalposts()),
            say.LEARNED_NOT_RISING,
            ("lie at 5.0 and 5.0", "为 5.0 与 5.0"),
        ),
        (
            lambda: fit_learned(X, LearnedGoalposts(low=End(mean_of=6))),
            say.TOO_FEW_VALUES,
            ("only 5", "仅有 5 个"),
        ),
        (lambda: fit_learned(X * np.nan, LearnedGoalposts()), say.NO_VALUES, ("", "")),
    ],
)
def test_what_leads_to_no_goalposts_is_refused(made: Any, message: object, words: tuple[str, str]) -> None:
    """Two answers to one question, ends in the wrong order, and samples that are too small."""
    with pytest.raises(Refusal) as refused:
        made()

    assert refused.value.message is message
    assert words[0] in refused.value.message.says.en.format_map(_Facts(refused.value.facts))
    assert words[1] in refused.value.message.says.zh.format_map(_Facts(refused.value.facts, "、"))


def test_weights_by_relative_dispersion() -> None:
    """Deviation over mean, as a share of all; a child in which nobody differs weighs nothing."""
    one, two, flat = np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 60.0]), np.full(3, 4.0)
    amounts = np.array([1.0 / 2.0, two.std(ddof=1) / 30.0, 0.0])

    np.testing.assert_allclose(
        coefficient_of_variation([one, two, flat], NoParams()).weights, amounts / amounts.sum(), rtol=1e-15
    )


@pytest.mark.parametrize(
    ("children", "message"),
    [
        ([np.array([1.0]), np.array([2.0])], say_statistics.TOO_FEW_REGIONS),
        ([np.array([-3.0, 1.0]), np.array([1.0, 2.0])], say_statistics.CHILD_TOO_LOW),
        ([np.full(3, 2.0), np.full(3, 5.0)], say_statistics.NOTHING_TO_WEIGH),
    ],
)
def test_children_without_a_relative_dispersion_are_refused(children: list[Any], message: object) -> None:
    """One region, a mean at or below 0, and children in which no region differs."""
    with pytest.raises(Refusal) as refused:
        coefficient_of_variation(children, NoParams())

    assert refused.value.message is message


class _Facts(dict[str, Any]):
    """Facts as a finding shows them: lists joined, numbers short."""

    def __init__(self, facts: Any, comma: str = ", ") -> None:
        super().__init__()
        for name, value in facts.items():
            self[name] = comma.join(value) if isinstance(value, list | tuple) else value


def test_parameters_are_told_apart_by_end() -> None:
    """Both ends are tables of their own, equal where they say the same."""
    assert attrs.evolve(LearnedGoalposts(), low=End(mean_of=3)) != LearnedGoalposts()
