"""Laws that every aggregator keeps, whatever it computes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dei_core.kernel.builtin import BUILTIN
from dei_core.kernel.method import Column, Method

METHODS = {
    method.id: method for method in BUILTIN if method.kind == "aggregator" and method.sees == "children"
}
PARAMS: dict[str, list[dict[str, Any]]] = {
    "geometric": [{}, {"zero": "zero"}],
    "harmonic": [{}, {"zero": "zero"}],
    "balance": [{"strength": strength} for strength in (0.0, 0.5, 1.0, 3.0)],
    "kofn": [{"k": 1}, {"k": 2}],
    "precondition": [{"threshold": 85.0, "share": 0.2}, {"threshold": 60.0, "share": 0.0}],
    "bonus": [{"points": (20.0, 0.5)}, {"points": (20.0, 5.0), "ceiling": 100.0}],
    "deduct": [{"points": (10.0, 20.0)}, {"points": (90.0, 20.0), "floor": 30.0}],
    "linear": [{"coefficients": (1.5, -0.5)}, {"coefficients": (0.0, 2.0)}],
    "trimmed": [{"lowest": 1}, {"highest": 1}, {"lowest": 1, "highest": 1}],
    "geometric_lifted": [{}, {"floor": 90.0}],
    "spread": [{"statistic": statistic} for statistic in ("standard_error", "deviation", "range")],
    "mazziotta_pareto": [{}, {"penalty": "positive"}],
    "power": [{"degree": degree} for degree in (-20.0, -2.0, 0.5, 2.5, 20.0)],
}
COUNTS = {
    **dict.fromkeys(("ratio", "shortfall", "difference", "precondition"), (2, 2)),
    **dict.fromkeys(("bonus", "deduct"), (3, 3)),
    **dict.fromkeys(("kofn", "veto"), (2, 5)),
    "linear": (2, 2),
    "trimmed": (3, 5),
}
"""The least and the most children of a node, where the method has a say in it."""
ABOVE_ZERO = {"geometric", "harmonic", "power", "balance", "mazziotta_pareto"}
"""What refuses scores of 0, or only scores of 0, unless told otherwise."""


def frozen(drawn: list[float]) -> Column:
    column = np.array(drawn)
    column.flags.writeable = False
    return column


def layouts(x: Column) -> list[Column]:
    """The same numbers, strided and backwards in memory."""
    return [np.repeat(x, 2)[::2], x[::-1].copy()[::-1]]


def _aggregators() -> list[Any]:
    return [
        pytest.param(method, method.params(**given), id=f"{name}-{position}")
        for name, method in METHODS.items()
        for position, given in enumerate(PARAMS.get(name, [{}]))
    ]


AGGREGATORS = _aggregators()
WEIGHTED = [case for case in AGGREGATORS if case.values[1].weighted]
SMOOTH = [
    case
    for case in WEIGHTED
    if case.values[0].attribute and abs(getattr(case.values[1], "degree", 1.0)) < 10.0
]
NAN_THROUGH = [case for case in AGGREGATORS if not getattr(case.values[1], "handles_missing", False)]
COUNTING = {"availability", "spread"}
"""What counts missing children: they lower the score, and none of them leaves it open."""
CONDITIONAL = [case for case in AGGREGATORS if case not in NAN_THROUGH and case.values[0].id not in COUNTING]
ATTRIBUTED = [case for case in AGGREGATORS if case.values[0].attribute]
Node = tuple[list[Column], npt.NDArray[np.float64]]

scores = st.floats(0.5, 120.0, allow_nan=False)
parts = st.integers(0, 5)


def node(method: Method, draw: Callable[..., Any], cell: Any, draws: int = 1) -> Node:
    """Children (K of (B,)) and weights (draws, K, 1) that sum to 1 over the children."""
    count = draw(st.integers(*COUNTS.get(method.id, (1, 5))))
    rows = draw(st.integers(1, 12))
    children = [frozen(draw(st.lists(cell, min_size=rows, max_size=rows))) for _ in range(count)]
    shares = [draw(st.lists(parts, min_size=count, max_size=count)) for _ in range(draws)]
    weights = np.array([np.array([share[0] + 1, *share[1:]]) / (sum(share) + 1) for share in shares])
    return children, weights[:, :, None]


@pytest.mark.parametrize(("method", "params"), NAN_THROUGH)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_missing_child_gives_missing_score(method: Method, params: Any, data: st.DataObject) -> None:
    """A score is NaN exactly where a child is."""
    children, weights = node(method, data.draw, scores | st.just(float("nan")))
    missing = np.isnan(children).any(axis=0)
    result = method.apply(children, weights[0], params)

    assert np.array_equal(missing, np.isnan(result))


@pytest.mark.parametrize(("method", "params"), CONDITIONAL)
@given(st.data())
@settings(max_examples=200, deadline=None)
def test_missing_child_matters_where_it_can_decide(method: Method, params: Any, data: st.DataObject) -> None:
    """A conditional score is NaN exactly where the worst and the best filling end differently.

    What ends is the score itself; for k of n, whether the demand is met.
    """
    marks = st.sampled_from([float("nan"), 40.0, 84.0, 85.0, 100.0, 110.0])
    children, weights = node(method, data.draw, marks)
    worst, best = (
        method.apply([np.where(np.isnan(child), fill, child) for child in children], weights[0], params)
        for fill in (0.0, 120.0)
    )
    result = method.apply(children, weights[0], params)
    if method.id == "kofn":
        worst, best = worst == 100.0, best == 100.0
        decided = np.where(np.isnan(result), worst, result == 100.0)
    else:
        decided = np.where(np.isnan(result), worst, result)

    assert np.array_equal(worst != best, np.isnan(result))
    assert np.array_equal(worst, decided)


@pytest.mark.parametrize(("method", "params"), AGGREGATORS)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_rows_are_independent(method: Method, params: Any, data: st.DataObject) -> None:
    """One row at a time, in any layout, from read-only children: the same bits."""
    children, weights = node(method, data.draw, scores)
    expected = method.apply(children, weights[0], params)
    rows = range(expected.size)
    single = [method.apply([child[row : row + 1] for child in children], weights[0], params) for row in rows]

    assert expected.tobytes() == np.concatenate(single).tobytes()
    for views in zip(*(layouts(child) for child in children), strict=True):
        assert expected.tobytes() == method.apply(views, weights[0], params).tobytes()


@pytest.mark.parametrize(("method", "params"), AGGREGATORS)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_draws_of_weights_equal_a_loop(method: Method, params: Any, data: st.DataObject) -> None:
    """A leading axis of weights gives what one call per draw gives, and weights per region what one gives."""
    children, weights = node(method, data.draw, scores, draws=3)
    expected = np.stack([method.apply(children, draw, params) for draw in weights])
    per_region = np.repeat(weights, children[0].size, axis=2)

    assert expected.tobytes() == method.apply(children, weights, params).tobytes()
    assert expected.tobytes() == method.apply(children, per_region, params).tobytes()


@pytest.mark.parametrize(("method", "params"), ATTRIBUTED)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_contributions_sum_to_the_score(method: Method, params: Any, data: st.DataObject) -> None:
    """The parts of the children add up to the score, relative to 1e-12; scores of 0 and NaN included."""
    zeros = method.id not in ABOVE_ZERO or getattr(params, "zero", "") == "zero"
    cell = scores | st.sampled_from([0.0, 85.0, 100.0]) if zeros else scores
    children, weights = node(method, data.draw, cell | st.just(float("nan")))
    score = method.apply(children, weights[0], params)
    contributions = method.attribute(children, weights[0], params, score)  # type: ignore[misc]

    assert [score.shape] * len(children) == [part.shape for part in contributions]
    size = np.maximum(np.sum(np.abs(contributions), axis=0), 1e-300)
    error = np.abs(np.sum(contributions, axis=0) - score) / size
    assert np.array_equal(np.isnan(score), np.isnan(error))
    assert (error[~np.isnan(error)] <= 1e-12).all()


@pytest.mark.parametrize(("method", "params"), WEIGHTED)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_child_without_weight_changes_nothing(method: Method, params: Any, data: st.DataObject) -> None:
    """A filled-in child of weight 0, whatever its score, leaves score and contributions as they were."""
    children, weights = node(method, data.draw, scores)
    extra = [*children, np.full(children[0].shape, data.draw(st.sampled_from([0.0, 1.0])))]
    wider = np.concatenate([weights[0], [[0.0]]])
    expected = method.apply(children, weights[0], params)
    score = method.apply(extra, wider, params)

    assert expected == pytest.approx(score, rel=1e-12)
    if method.attribute is not None:
        assert (method.attribute(extra, wider, params, score)[-1] == 0.0).all()


@pytest.mark.parametrize(("method", "params"), WEIGHTED)
@given(st.data(), st.floats(0.01, 120.0))
@settings(max_examples=30, deadline=None)
def test_mean_of_equal_scores_is_that_score(
    method: Method, params: Any, data: st.DataObject, level: float
) -> None:
    """Every mean is idempotent."""
    children, weights = node(method, data.draw, st.just(level))

    assert method.apply(children, weights[0], params) == pytest.approx(level, rel=1e-12)


@pytest.mark.parametrize(("method", "params"), SMOOTH)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_contributions_are_score_times_slope(method: Method, params: Any, data: st.DataObject) -> None:
    """Each part is s_k df/ds_k, Euler's term, against a central difference."""
    children, weights = node(method, data.draw, st.floats(20.0, 100.0))
    score = method.apply(children, weights[0], params)
    contributions = method.attribute(children, weights[0], params, score)  # type: ignore[misc]

    for k, child in enumerate(children):
        step = 1e-5
        up, down = ([*children[:k], child * (1 + side), *children[k + 1 :]] for side in (step, -step))
        rise = method.apply(up, weights[0], params) - method.apply(down, weights[0], params)
        assert rise / (2 * step) == pytest.approx(contributions[k], rel=1e-6, abs=1e-6)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_power_means_rise_with_their_degree(data: st.DataObject) -> None:
    """minimum <= harmonic <= geometric <= arithmetic <= quadratic <= maximum."""
    children, weights = node(METHODS["arithmetic"], data.draw, scores)

    def run(name: str, **given: float) -> Column:
        result: Column = METHODS[name].apply(children, weights[0], METHODS[name].params(**given))
        return result

    squares = run("power", degree=2.0)
    ladder = [run("harmonic"), run("geometric"), run("arithmetic"), squares]
    least, most = np.min(children, axis=0), np.max(children, axis=0)
    for lower, upper in zip([least, *ladder], [*ladder, most], strict=True):
        assert (lower <= upper * (1 + 1e-12)).all()
