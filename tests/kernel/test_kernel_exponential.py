"""Exponential ranks against figures worked by hand and the shape that they are made for."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dei_core.findings import Fault
from dei_core.kernel.normalizers.relative import fit_rank
from dei_methods.normalizers.exponential import ExponentialRank, exponential_rank

RANKS = np.arange(1.0, 1910.0)
"""As the Welsh index has them: 1 the most deprived of 1,909 areas."""


def scored(x: np.ndarray, direction: int = -1, **given: object) -> np.ndarray:
    params = ExponentialRank(**given)  # type: ignore[arg-type]
    return exponential_rank(x, params, fit_rank(x, params), direction)


@pytest.mark.parametrize(
    ("rank", "expected"), [(898, 17.03819751), (659, 23.93921351), (221, 47.51867456), (1859, 0.614650136)]
)
def test_published_domain_scores(rank: int, expected: float) -> None:
    """WIMD 2019, area W01000001 (income, employment, access, environment), to the digits in print."""
    assert scored(RANKS)[rank - 1] == pytest.approx(expected, abs=5.5e-9)


def test_ends_of_the_scale() -> None:
    """The first place has exactly 100; the last has what 1 / n of the curve gives, near 0."""
    scores = scored(RANKS)
    last = -23.0 * math.log(1.0 - (1.0 - math.exp(-100.0 / 23.0)) / 1909.0)

    assert scores[0] == 100.0
    assert scores[-1] == pytest.approx(last, rel=1e-12)
    assert (np.diff(scores) < 0.0).all()


def test_the_best_tenth_takes_the_upper_half() -> None:
    """With a scale of 23 the best tenth of the places lies between 50 and 100, and the next hundredth below."""
    scores = scored(RANKS)

    assert scores[190] > 50.0 > scores[209]


def test_a_larger_scale_comes_near_to_plain_ranks() -> None:
    """At a scale of 1000 no place is 1.3 points from its share of the regions; at 23 the median is 35 below."""
    shares = 100.0 * (1910.0 - RANKS) / 1909.0

    assert np.abs(scored(RANKS, scale=1000.0) - shares).max() < 1.3
    assert scored(RANKS)[954] == pytest.approx(15.65, abs=0.02)


def test_ties_share_a_place() -> None:
    """Two areas of rank 2 share the second place with `maximum`, the third with `minimum`."""
    tied, plain = np.array([1.0, 2.0, 2.0, 4.0]), scored(np.array([1.0, 2.0, 3.0, 4.0]))

    assert scored(tied, ties="maximum").tolist() == plain[[0, 1, 1, 3]].tolist()
    assert scored(tied, ties="minimum").tolist() == plain[[0, 2, 2, 3]].tolist()


@pytest.mark.parametrize("scale", [0.99, 1000.1, 0.0, -23.0])
def test_scales_that_doubles_cannot_serve_are_refused(scale: float) -> None:
    with pytest.raises(Fault) as caught:
        ExponentialRank(scale=scale)

    assert caught.value.message.code == "parameter-outside-range"
