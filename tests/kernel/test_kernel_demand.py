"""Demands of standards on one indicator, and what a compliance table says of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from every import EVERY
from hypothesis import given
from hypothesis import strategies as st

from dei_core.kernel import messages as say
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Bounds, Column, Method, NoParams, Refusal
from dei_core.kernel.normalizers.anchor import Anchor, RelativeMaximum, RelativeMinimum
from dei_core.kernel.normalizers.demand import Gate, Improvement, Maximum, Minimum, Within, gap, verdict
from dei_core.kernel.normalizers.distance import DistanceToReference, DistanceToTarget
from dei_core.kernel.normalizers.given import Steps
from dei_core.kernel.normalizers.goalpost import Goalposts, Interval, MinMax
from dei_core.sentence import Message
from dei_methods.normalizers.efficacy import Efficacy

NAN = float("nan")
METHODS: dict[tuple[str, str], Method] = {(method.kind, method.id): method for method in EVERY}


def method(kind: str, name: str) -> Method:
    return METHODS[kind, name]


def scores(name: str, values: list[float], direction: int = 1, **given: Any) -> list[float]:
    normalizer = method("normalizer", name)
    x, params = np.array(values), normalizer.params(**given)
    result: list[float] = normalizer.apply(x, params, {}, direction).tolist()
    return result


def same(expected: list[float], found: list[float]) -> bool:
    return np.array_equal(expected, found, equal_nan=True)


def test_min_of_gigabit_cities() -> None:
    """Gigabit City (MIIT, 2021): 12 base stations for 10,000 people; just the threshold passes."""
    assert same([100.0, 100.0, 0.0, NAN], scores("min", [33.2, 12.0, 11.99, NAN], target=12.0))


def test_max_of_leaking_pipes() -> None:
    """National Water-saving City: at most 10 % of the water is lost; just the threshold passes."""
    assert same([100.0, 100.0, 0.0, NAN], scores("max", [8.2, 10.0, 10.01, NAN], -1, target=10.0))


def test_gate_of_a_sanitary_city() -> None:
    """National Sanitary City (2014), clause 3.9: the digital management system is in operation, or not."""
    assert same([100.0, 0.0, NAN], scores("gate", [1.0, 0.0, NAN]))
    assert same([0.0, 100.0, 100.0], scores("gate", [1.0, 0.0, -0.0], -1))


def test_within_includes_both_bounds() -> None:
    """Both bounds pass, in either direction, and nothing beyond them."""
    expected = [0.0, 100.0, 100.0, 100.0, 0.0, NAN]
    for direction in (1, -1):
        assert same(expected, scores("within", [6.4, 6.5, 7.0, 8.5, 8.6, NAN], direction, low=6.5, high=8.5))


def test_relative_max_of_a_water_saving_city() -> None:
    """Water for 10,000 yuan of GDP at least 40 % below the national mean: at most 0.6 of it.

    Of a mean of 3, 1.8 passes, although 0.6 times 3 is less than 1.8 in doubles.
    """
    assert 0.6 * 3.0 < 1.8
    assert same([100.0, 0.0, NAN], scores("relative_max", [1.8, 1.81, NAN], -1, reference=3.0, factor=0.6))


def test_relative_min_of_a_national_mean() -> None:
    """At least 0.8 of the 15.7 base stations that the country has for 10,000 people: 12.56."""
    assert [100.0, 0.0] == scores("relative_min", [12.56, 12.55], reference=15.7, factor=0.8)


def test_anchor_of_county_means() -> None:
    """County informatisation (2020): the national mean 37.9 is 100 and no limit; lower is better mirrors."""
    assert [100.0, 200.0, 50.0] == scores("anchor", [37.9, 75.8, 18.95], mean=37.9)
    assert [100.0, 50.0, 200.0] == scores("anchor", [40.0, 80.0, 20.0], -1, mean=40.0)


def test_improvement_of_a_water_saving_city() -> None:
    """Or a yearly reduction of at least 5 %: growth of -5 passes where lower is better, +5 where higher is."""
    assert same(
        [100.0, 100.0, 0.0, 0.0, NAN], scores("improvement", [-8.0, -5.0, -4.9, 5.0, NAN], -1, rate=5.0)
    )
    assert [0.0, 100.0, 100.0] == scores("improvement", [4.9, 5.0, 8.0], rate=5.0)


def test_level_or_improvement() -> None:
    """Level met or improved enough: k of n with k = 1 passes on either, and with one of them missing."""
    level = np.array(
        scores("relative_max", [28.0, 50.0, 50.0, NAN, NAN, 28.0], -1, reference=50.0, factor=0.6)
    )
    change = np.array(scores("improvement", [0.0, -6.0, -1.0, -6.0, -1.0, NAN], -1, rate=5.0))
    either = method("aggregator", "kofn")
    result = either.apply([level, change], np.array([[0.5], [0.5]]), either.params(k=1))

    assert same([100.0, 100.0, 0.0, 100.0, NAN, 100.0], result.tolist())


def test_item_score_of_a_smart_city() -> None:
    """New-type Smart City (2016), L1P1-A1: item score = 30 % x (realised / total) x 100; 45 of 60 give 22.5."""
    ratio = method("derivation", "share").apply([np.array([45.0]), np.array([60.0])], NoParams())
    item = np.array(scores("share_of_target", ratio.tolist(), target=100.0))
    mean = method("aggregator", "arithmetic")
    rest = np.zeros(1)
    first, _ = mean.attribute([item, rest], np.array([[0.3], [0.7]]), mean.params(), rest)  # type: ignore[misc]

    assert [22.5] == first.tolist()


def test_multipliers_of_a_high_tech_zone() -> None:
    """High-tech Zones (2021): multipliers 0.8, 1 and 1.2 inside a first level of 20 % weigh 20 % m / sum(m)."""
    multipliers, items = np.array([0.8, 1.0, 1.2]), [np.array([60.0]), np.array([90.0]), np.array([75.0])]
    mean = method("aggregator", "arithmetic")
    weights = (multipliers / multipliers.sum())[:, None]
    level = mean.apply(items, weights, mean.params())
    effective = 20.0 * multipliers / multipliers.sum()

    assert [76.0] == pytest.approx(level.tolist(), rel=1e-15)
    assert effective @ [0.6, 0.9, 0.75] == pytest.approx(0.2 * level.item(), rel=1e-15)


@pytest.mark.parametrize(
    ("name", "given", "direction", "other"),
    [
        ("min", {"target": 2.0}, -1, "max"),
        ("max", {"target": 2.0}, 1, "min"),
        ("relative_min", {"reference": 10.0, "factor": 0.2}, -1, "relative_max"),
        ("relative_max", {"reference": 10.0, "factor": 0.2}, 1, "relative_min"),
    ],
)
def test_demand_against_the_direction(name: str, given: dict[str, float], direction: int, other: str) -> None:
    """A demand that would let the worse values pass is refused, and the right method named."""
    with pytest.raises(Refusal) as caught:
        scores(name, [1.0, 3.0], direction, **given)

    assert say.DEMAND_AGAINST_DIRECTION is caught.value.message
    assert (2.0, other) == (caught.value.facts["threshold"], caught.value.facts["other"])


@pytest.mark.parametrize(
    ("params", "given", "message"),
    [
        (Within, {"low": 8.5, "high": 6.5}, say.PARAMETERS_NOT_RISING),
        (Improvement, {"rate": -5.0}, say.PARAMETER_BELOW),
        (Anchor, {"mean": 0.0}, say.PARAMETER_TOO_LOW),
        (RelativeMinimum, {"reference": 0.0, "factor": 0.6}, say.PARAMETER_TOO_LOW),
        (RelativeMaximum, {"reference": 10.0, "factor": 0.0}, say.PARAMETER_TOO_LOW),
        (RelativeMaximum, {"reference": 1e200, "factor": 1e200}, say.PARAMETER_OUTSIDE),
    ],
)
def test_parameters_without_sense(params: Any, given: dict[str, float], message: Message) -> None:
    """Parameters that nothing could be held to are refused as such."""
    with pytest.raises(Refusal) as caught:
        params(**given)

    assert message is caught.value.message


DEMANDS: list[tuple[Any, int, Bounds]] = [
    (Minimum(target=12.0), 1, (12.0, None)),
    (Maximum(target=10.0), -1, (None, 10.0)),
    (Gate(), 1, (1.0, None)),
    (Gate(), -1, (None, 0.0)),
    (Within(low=6.5, high=8.5), 1, (6.5, 8.5)),
    (Within(low=6.5, high=8.5), -1, (6.5, 8.5)),
    (RelativeMinimum(reference=15.7, factor=0.8), 1, (12.56, None)),
    (RelativeMaximum(reference=3.0, factor=0.6), -1, (None, 1.8)),
    (Improvement(rate=5.0), 1, (5.0, None)),
    (Improvement(rate=5.0), -1, (None, -5.0)),
    (Goalposts(low=20.0, high=85.0), 1, (85.0, None)),
    (Goalposts(low=20.0, high=85.0), -1, (None, 20.0)),
    (Interval(lowest=0.0, best_low=2.0, best_high=3.0, highest=9.0), 1, (2.0, 3.0)),
    (Steps(at=(5.0, 10.0, 15.0), scores=(0.0, 33.0, 67.0, 100.0)), 1, (15.0, None)),
    (Steps(at=(5.0, 10.0, 15.0), scores=(0.0, 67.0, 100.0, 120.0)), 1, (10.0, None)),
    (Steps(at=(5.0, 10.0), scores=(100.0, 60.0, 0.0)), -1, (None, 5.0)),
]
NORMALIZERS = {
    found.params: found for found in EVERY if isinstance(found, Normalizer) and found.params is not NoParams
}


def passing(params: Any, direction: int) -> Bounds:
    """What passes, as the method with such parameters says."""
    return NORMALIZERS[type(params)].passing(params, direction)


@pytest.mark.parametrize(("params", "direction", "bounds"), DEMANDS)
def test_what_passes(params: Any, direction: int, bounds: Bounds) -> None:
    """The least and the most value that passes, for every method with a pass mark."""
    assert bounds == passing(params, direction)


@pytest.mark.parametrize(("params", "direction"), [(params, way) for params, way, _ in DEMANDS])
@given(st.data())
def test_verdict_and_gap_agree(params: Any, direction: int, data: st.DataObject) -> None:
    """A value passes exactly where it lacks nothing, and what it lacks brings it to a bound."""
    least, most = passing(params, direction)
    ends = [bound for bound in (least, most) if bound is not None]
    cells = st.integers(-300, 300).map(lambda tenths: tenths / 10) | st.sampled_from([*ends, NAN])
    if isinstance(params, Gate):
        cells = st.sampled_from([0.0, 1.0, NAN])
    x: Column = np.array(data.draw(st.lists(cells, min_size=1, max_size=20)))
    score = NORMALIZERS[type(params)].apply(x, params, {}, direction)
    lacking = gap(x, least, most)
    missing = np.isnan(x)

    assert np.array_equal(np.where(missing, -1, lacking == 0.0), verdict(score))
    assert np.array_equal(missing, np.isnan(lacking))
    assert not (lacking < 0.0).any()
    below = x < (-np.inf if least is None else least)
    mended = x + np.where(below, lacking, -lacking)
    failed = lacking > 0.0
    nearest = np.where(below, least if least is not None else NAN, most if most is not None else NAN)
    assert mended[failed] == pytest.approx(nearest[failed], rel=1e-12, abs=1e-12)


def test_methods_without_a_pass_mark() -> None:
    """What only compares regions, or is only a reference, has no pass mark and so no gap."""
    for params in (
        MinMax(),
        Anchor(mean=37.9),
        DistanceToReference(),
        Efficacy(unallowed=6.0, satisfactory=12.0),
        Steps(at=(5.0, 10.0, 15.0), scores=(0.0, 1.0, 2.0, 3.0)),
        Steps(at=(5.0,), scores=(100.0, 110.0)),
    ):
        assert (None, None) == passing(params, 1)
    assert same([NAN, NAN], gap(np.array([1.0, NAN]), None, None).tolist())


def test_target_of_a_distance() -> None:
    """A distance to a target passes at the target."""
    assert (10.0, None) == passing(DistanceToTarget(target=10.0), 1)
    assert (None, 2.0) == passing(DistanceToTarget(target=2.0), -1)


def test_gap_by_hand() -> None:
    """How much to raise a value to the least, or to lower it to the most."""
    x = np.array([5.0, 6.0, 7.5, 8.0, 10.0, NAN])

    assert same([1.0, 0.0, 0.0, 0.0, 2.0, NAN], gap(x, 6.0, 8.0).tolist())
    assert same([3.0, 2.0, 0.5, 0.0, 0.0, NAN], gap(x, 8.0, None).tolist())
    assert same([0.0, 0.0, 1.5, 2.0, 4.0, NAN], gap(x, None, 6.0).tolist())


def test_verdict_forgives_rounding_only() -> None:
    """Three clauses of full marks at a third each miss 100 in doubles and pass; 99.999 fails."""
    mean = method("aggregator", "arithmetic")
    total = mean.apply([np.array([100.0])] * 3, np.full((3, 1), 1 / 3), mean.params())

    assert total.item() < 100.0
    assert [1] == verdict(total).tolist()
    assert [1, 1, 0, 0, -1] == verdict(np.array([100.0, 130.0, 99.999, -4.0, NAN])).tolist()
    assert np.int8 == verdict(total).dtype
