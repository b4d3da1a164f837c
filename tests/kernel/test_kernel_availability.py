"""The share of children that are there, and grades made of it."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.method import NoParams
from dei_core.kernel.normalizers.given import Steps, steps
from dei_methods.aggregators.availability import attribute_availability, availability

NAN = float("nan")
CHILDREN = [
    np.array([0.0, 40.0, NAN, NAN]),
    np.array([0.0, NAN, 5.0, NAN]),
    np.array([0.0, 70.0, NAN, NAN]),
    np.array([0.0, 80.0, NAN, NAN]),
]
WEIGHTS = np.array([[0.7], [0.1], [0.1], [0.1]])


def test_it_counts_scores_whatever_they_are() -> None:
    """A score of 0 is there; only what is missing is not; where nothing is, the share is 0 and not missing."""
    assert availability(CHILDREN, WEIGHTS, NoParams()).tolist() == [100.0, 75.0, 25.0, 0.0]


def test_contributions_name_what_is_there() -> None:
    """Each child that is there stands for its share, and the parts add up."""
    score = availability(CHILDREN, WEIGHTS, NoParams())
    parts = attribute_availability(CHILDREN, WEIGHTS, NoParams(), score)

    np.testing.assert_array_equal(np.sum(parts, axis=0), score)
    assert [float(part[1]) for part in parts] == [25.0, 0.0, 25.0, 25.0]


def test_steps_make_grades_of_it() -> None:
    """From 90 percent the best grade, from 60 the middle one, below the lowest."""
    grades = Steps(at=(60.0, 90.0), scores=(1.0, 2.0, 3.0))

    assert steps(availability(CHILDREN, WEIGHTS, NoParams()), grades, {}, 1).tolist() == [
        3.0,
        2.0,
        1.0,
        1.0,
    ]


def test_draws_of_weights_change_nothing() -> None:
    draws = np.stack([WEIGHTS, WEIGHTS[::-1]])

    assert availability(CHILDREN, draws, NoParams()).shape == (2, 4)
