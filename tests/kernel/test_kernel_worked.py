"""Worked examples: numbers from a source or a closed form, method by method."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from every import EVERY

from dei_core.kernel.method import Column, Method

NAN = float("nan")


def method(kind: str, name: str) -> Method:
    return next(method for method in EVERY if (method.kind, method.id) == (kind, name))


def scores(name: str, values: list[float], direction: int = 1, **given: Any) -> list[float]:
    """The scores of a normalizer fitted to the very column."""
    normalizer, x = method("normalizer", name), np.array(values)
    params = normalizer.params(**given)
    reference = normalizer.fit(x, params) if normalizer.fit else {}
    result: list[float] = normalizer.apply(x, params, reference, direction).tolist()
    return result


def frozen(name: str, column: list[float], new: list[float], direction: int = 1, **given: Any) -> list[float]:
    """The scores of new values under the reference of an earlier column."""
    normalizer = method("normalizer", name)
    params = normalizer.params(**given)
    reference = normalizer.fit(np.array(column), params)  # type: ignore[misc]
    result: list[float] = normalizer.apply(np.array(new), params, reference, direction).tolist()
    return result


def test_minmax_ends_are_exact() -> None:
    """The best is exactly 100 and the worst exactly 0, in both directions, for any span."""
    generator = np.random.default_rng(7)
    for _ in range(200):
        x = (generator.normal(size=5) * 10.0 ** generator.integers(-9, 9)).tolist()
        for direction in (1, -1):
            result = scores("minmax", x, direction)

            assert (0.0, 100.0) == (min(result), max(result))


def test_minmax_under_a_frozen_reference() -> None:
    """Later values may pass the ends, and are held only where that is asked."""
    assert [-50.0, 25.0, 150.0] == frozen("minmax", [2.0, 6.0], [0.0, 3.0, 8.0])
    assert [150.0, 75.0, -50.0] == frozen("minmax", [2.0, 6.0], [0.0, 3.0, 8.0], -1)
    assert [0.0, 25.0, 150.0] == frozen("minmax", [2.0, 6.0], [0.0, 3.0, 8.0], clip="low")
    assert [-50.0, 25.0, 100.0] == frozen("minmax", [2.0, 6.0], [0.0, 3.0, 8.0], clip="high")
    assert [0.0, 25.0, 100.0] == frozen("minmax", [2.0, 6.0], [0.0, 3.0, 8.0], clip="both")


def test_goalposts_of_life_expectancy() -> None:
    """UNDP Human Development Report, technical note 1: 20 and 85 years; the other direction mirrors."""
    assert [0.0, 50.0, 100.0] == scores("goalposts", [20.0, 52.5, 85.0], low=20.0, high=85.0)
    assert [100.0, 50.0, 0.0] == scores("goalposts", [20.0, 52.5, 85.0], -1, low=20.0, high=85.0)


def test_interval_by_hand() -> None:
    """100 within, falling to 0 at both outer values, below 0 beyond unless clipped, in either direction."""
    bounds: dict[str, Any] = {"lowest": 10.0, "best_low": 20.0, "best_high": 30.0, "highest": 50.0}
    values = [5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 45.0, 50.0, 60.0]
    expected = [-50.0, 0.0, 50.0, 100.0, 100.0, 100.0, 25.0, 0.0, -50.0]

    assert expected == scores("interval", values, **bounds)
    assert expected == scores("interval", values, -1, **bounds)
    assert [0.0, 100.0] == scores("interval", [5.0, 20.0], clip="low", **bounds)
    assert [50.0, 100.0, 50.0] == scores(
        "interval", [5.0, 10.0, 15.0], lowest=0.0, best_low=10.0, best_high=10.0, highest=20.0
    )


def test_zscore_by_hand() -> None:
    """Mean 5 and, with n, deviation 2; with n - 1, the root of 32/7."""
    x = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]

    assert [35.0, 45.0, 45.0, 45.0, 50.0, 50.0, 60.0, 70.0] == scores("zscore", x, ddof=0)
    assert 50.0 + 40.0 / (32 / 7) ** 0.5 == pytest.approx(scores("zscore", x)[-1], rel=1e-15)
    assert [-1.5, 2.0] == scores("zscore", x, ddof=0, centre=0.0, spread=1.0)[::7]
    assert [65.0, 30.0] == scores("zscore", x, -1, ddof=0)[::7]


def test_ranks_by_hand() -> None:
    """Place 1 is the worst; ties take the worst, mean or best of their places."""
    x = [3.0, 1.0, 3.0, NAN, 9.0]

    assert [50.0, 25.0, 50.0, 100.0] == scores("rank", x)[:3] + scores("rank", x)[4:]
    assert [62.5, 25.0, 62.5] == scores("rank", x, ties="average")[:3]
    assert [75.0, 25.0, 75.0] == scores("rank", x, ties="maximum")[:3]
    assert [50.0, 100.0, 50.0] == scores("rank", x, -1)[:3]
    assert [100 / 3, 0.0, 100 / 3] == pytest.approx(scores("percentile_rank", x)[:3])
    assert 100.0 == scores("percentile_rank", x)[4]
    assert [100.0, 0.0] == scores("percentile_rank", x, -1)[1::3]


def test_ranks_under_a_frozen_reference() -> None:
    """A value absent from the reference counts those it equals or beats."""
    assert [0.0, 25.0, 50.0, 75.0, 100.0] == frozen("rank", [1.0, 3.0, 5.0, 7.0], [0.0, 2.0, 4.0, 6.0, 8.0])
    assert [100.0, 75.0, 0.0] == frozen("rank", [1.0, 3.0, 5.0, 7.0], [0.0, 2.0, 8.0], -1)
    assert [-50.0, 0.0, 100.0] == frozen("percentile_rank", [1.0, 3.0, 5.0], [0.0, 2.0, 8.0])


def test_distance_to_reference_by_hand() -> None:
    """100 at the chosen statistic of 1, 2, 3, 10."""
    x = [1.0, 2.0, 3.0, 10.0]

    assert [25.0, 50.0, 75.0, 250.0] == scores("distance_to_reference", x)
    assert [40.0, 80.0, 120.0, 400.0] == scores("distance_to_reference", x, statistic="median")
    assert [10.0, 20.0, 30.0, 100.0] == pytest.approx(
        scores("distance_to_reference", x, statistic="maximum"), rel=1e-15
    )
    assert [100.0, 50.0, 100 / 3, 10.0] == pytest.approx(
        scores("distance_to_reference", x, -1, statistic="minimum"), rel=1e-15
    )


def test_share_of_maximum_by_hand() -> None:
    """The best is exactly 100 in both directions."""
    assert [25.0, 50.0, 100.0] == scores("share_of_maximum", [1.0, 2.0, 4.0])
    assert [100.0, 50.0, 25.0] == scores("share_of_maximum", [1.0, 2.0, 4.0], -1)


def test_distance_to_target_by_hand() -> None:
    """0 at the worst and 100 at the target, whether or not a region has reached it."""
    assert [0.0, 25.0, 50.0] == scores("distance_to_target", [2.0, 4.0, 6.0], target=10.0)
    assert [0.0, 100.0, 200.0] == scores("distance_to_target", [2.0, 4.0, 6.0], target=4.0)
    assert [0.0, 100.0, 100.0] == scores("distance_to_target", [2.0, 4.0, 6.0], target=4.0, cap=True)
    assert [100.0, 50.0, 0.0] == scores("distance_to_target", [2.0, 4.0, 6.0], -1, target=2.0)


def test_share_of_target_by_hand() -> None:
    """Held to 0 and 100; at or below a ceiling all is reached."""
    assert [0.0, 50.0, 100.0, 100.0] == scores("share_of_target", [-1.0, 20.5, 41.0, 60.0], target=41.0)
    assert [100.0, 100.0, 100.0, 50.0] == scores("share_of_target", [-1.0, 0.0, 4.0, 8.0], -1, target=4.0)


def test_efficacy_linear_of_an_exam_item() -> None:
    """x = 5.81 with an unallowed value of 6 and a satisfactory one of 12 scores 58.73: not held at 60."""
    expected = 58.73

    assert expected == round(scores("efficacy_linear", [5.81], unallowed=6.0, satisfactory=12.0)[0], 2)
    assert [60.0, 100.0] == scores("efficacy_linear", [12.0, 6.0], -1, unallowed=12.0, satisfactory=6.0)


def test_efficacy_log_by_hand() -> None:
    """Equal ratios earn equal points; later years may pass 100 (base 0, span 100)."""
    given: dict[str, Any] = {"unallowed": 1.0, "satisfactory": 100.0, "base": 0.0, "span": 100.0}

    assert [0.0, 50.0, 100.0, 150.0] == pytest.approx(
        scores("efficacy_log", [1.0, 10.0, 100.0, 1000.0], **given), rel=1e-14
    )
    assert 80.0 == pytest.approx(
        scores("efficacy_log", [10.0], -1, unallowed=100.0, satisfactory=1.0)[0], rel=1e-14
    )


def test_efficacy_exponential_halfway() -> None:
    """60 and 100 force the constant -ln 0.6, and halfway earns the geometric mean of the two, 77.4597."""
    expected = [60.0, 77.4597, 100.0]
    result = scores("efficacy_exponential", [6.0, 9.0, 12.0], unallowed=6.0, satisfactory=12.0)

    assert expected == [round(score, 4) for score in result]
    assert (60.0 * 100.0) ** 0.5 == pytest.approx(result[1], rel=1e-15)


def test_steps_on_a_bound() -> None:
    """A bound belongs to the better of its two steps, in either direction."""
    at = (10.0, 20.0)

    assert [0.0, 60.0, 60.0, 100.0] == scores(
        "steps", [9.0, 10.0, 19.0, 20.0], at=at, scores=(0.0, 60.0, 100.0)
    )
    assert [100.0, 60.0, 60.0, 0.0] == scores(
        "steps", [10.0, 11.0, 20.0, 21.0], -1, at=at, scores=(100.0, 60.0, 0.0)
    )


def test_as_is() -> None:
    """The value itself, or what is left to 100."""
    assert [0.0, 30.0, 104.0] == scores("as_is", [0.0, 30.0, 104.0])
    assert [100.0, 70.0, -4.0] == scores("as_is", [0.0, 30.0, 104.0], -1)


@pytest.mark.parametrize(
    ("name", "parts", "given", "expected"),
    [
        ("ratio", [[3.0, NAN], [4.0, 1.0]], {"factor": 100.0}, [75.0, NAN]),
        ("share", [[1.0, 3.0], [4.0, 2.0]], {}, [25.0, 150.0]),
        ("sum", [[1.0, 2.0], [10.0, NAN], [100.0, 200.0]], {}, [111.0, NAN]),
        ("difference", [[1.0], [4.0]], {}, [-3.0]),
        ("product", [[2.0, 2.0], [3.0, 0.0], [4.0, 5.0]], {}, [24.0, 0.0]),
        ("growth", [[105.0, 50.0], [100.0, 100.0]], {}, [5.0, -50.0]),
    ],
)
def test_derivations_by_hand(name: str, parts: Any, given: dict[str, float], expected: list[float]) -> None:
    """A cell from the cells of its region; a missing part leaves it missing."""
    derivation = method("derivation", name)
    result = derivation.apply([np.array(part) for part in parts], derivation.params(**given))

    assert expected == pytest.approx(result.tolist(), rel=1e-13, nan_ok=True)


@pytest.mark.parametrize(("name", "fill"), [("mean", 4.0), ("median", 3.0)])
def test_imputers_by_hand(name: str, fill: float) -> None:
    """Of 2, 3 and 7 the mean is 4 and the median 3; what is there stays."""
    imputer, x = method("imputer", name), np.array([7.0, NAN, 2.0, 3.0, NAN])
    params = imputer.params()
    reference = imputer.fit(x, params)  # type: ignore[misc]

    assert [7.0, fill, 2.0, 3.0, fill] == imputer.apply(x, params, reference).tolist()


def test_winsorise_by_hand() -> None:
    """The 10 and 80 percent quantiles of 0, 1, ..., 10 are 1 and 8; by default nothing is held."""
    treatment, x = method("treatment", "winsorise"), np.arange(11.0)[::-1]
    params = treatment.params(lower=0.1, upper=0.8)
    held = treatment.apply(x, params, treatment.fit(x, params))  # type: ignore[misc]
    open_ended = treatment.params()
    left = treatment.apply(x, open_ended, treatment.fit(x, open_ended))  # type: ignore[misc]

    assert [8.0, 8.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 1.0] == held.tolist()
    assert x.tolist() == left.tolist()


def aggregate(
    name: str, children: list[float], weights: list[float], **given: Any
) -> tuple[float, list[float]]:
    """The score of one region and what its children contribute."""
    aggregator = method("aggregator", name)
    params, arrays = aggregator.params(**given), [np.array([child]) for child in children]
    shares = np.array(weights)[:, None]
    score: Column = aggregator.apply(arrays, shares, params)
    if aggregator.attribute is None:
        return score.item(), []
    return score.item(), [part.item() for part in aggregator.attribute(arrays, shares, params, score)]


@pytest.mark.parametrize(
    ("name", "children", "weights", "given", "expected", "contributions"),
    [
        ("arithmetic", [60.0, 90.0], [0.25, 0.75], {}, 82.5, [15.0, 67.5]),
        ("geometric", [25.0, 100.0], [0.5, 0.5], {}, 50.0, [25.0, 25.0]),
        ("geometric", [0.0, 100.0], [0.5, 0.5], {"zero": "zero"}, 0.0, [0.0, 0.0]),
        ("harmonic", [40.0, 60.0], [0.5, 0.5], {}, 48.0, [28.8, 19.2]),
        ("harmonic", [0.0, 60.0], [0.5, 0.5], {"zero": "zero"}, 0.0, [0.0, 0.0]),
        ("power", [30.0, 40.0], [0.5, 0.5], {"degree": 2.0}, 1250**0.5, [450 / 1250**0.5, 800 / 1250**0.5]),
        ("power", [40.0, 60.0], [0.5, 0.5], {"degree": -1.0}, 48.0, [28.8, 19.2]),
        ("power", [0.0, 0.0], [0.5, 0.5], {"degree": 2.0}, 0.0, [0.0, 0.0]),
        ("product", [50.0, 80.0, 100.0], [1.0, 0.0, 0.0], {}, 40.0, [40 / 3] * 3),
        ("ratio", [30.0, 40.0], [1.0, 0.0], {}, 75.0, []),
        ("shortfall", [60.0, 80.0], [1.0, 0.0], {}, 25.0, []),
        ("difference", [60.0, 80.0], [1.0, 0.0], {}, -20.0, [60.0, -80.0]),
        ("maximum", [60.0, 80.0, 80.0], [1.0, 0.0, 0.0], {}, 80.0, [0.0, 40.0, 40.0]),
        ("minimum", [60.0, 80.0, 80.0], [1.0, 0.0, 0.0], {}, 60.0, [60.0, 0.0, 0.0]),
    ],
)
def test_aggregators_by_hand(
    name: str,
    children: list[float],
    weights: list[float],
    given: dict[str, Any],
    expected: float,
    contributions: list[float],
) -> None:
    """Score and contributions of a small node."""
    score, parts = aggregate(name, children, weights, **given)

    assert expected == pytest.approx(score, rel=1e-14)
    assert contributions == pytest.approx(parts, rel=1e-14)


def test_missing_child_outlasts_a_zero() -> None:
    """A region with one score of 0 and one missing has no mean, not a mean of 0."""
    for name in ("geometric", "harmonic"):
        score, _ = aggregate(name, [0.0, NAN], [0.5, 0.5], zero="zero")

        assert np.isnan(score)


def test_zero_draws_of_weight_decide_zero_by_draw() -> None:
    """A child of 0 zeroes only the draws of weights in which it counts."""
    geometric = method("aggregator", "geometric")
    draws = np.array([[[0.5], [0.5]], [[0.0], [1.0]]])
    result = geometric.apply([np.array([0.0]), np.array([80.0])], draws, geometric.params(zero="zero"))

    assert [0.0, 80.0] == pytest.approx(result[:, 0].tolist(), rel=1e-14)
