"""Aggregators that score a region among the others: worked examples, closed forms, and the laws that they keep."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from every import EVERY
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.method import Column, Method, Refusal
from dei_methods.aggregators.borda import BordaMean
from dei_methods.aggregators.copeland import Copeland, outranking
from dei_methods.aggregators.mazziotta import AdjustedMpi, MazziottaPareto, adjusted_mpi, fit_adjusted_mpi
from dei_methods.aggregators.topsis import Topsis
from dei_methods.aggregators.vikor import Vikor

METHODS = {method.id: method for method in EVERY if method.kind == "aggregator"}
AMONG = [
    pytest.param(METHODS[name], params, id=f"{name}-{place}")
    for place, (name, params) in enumerate(
        [
            ("topsis", Topsis()),
            ("topsis", Topsis(scaling="none")),
            ("vikor", Vikor()),
            ("vikor", Vikor(majority=0.0)),
            ("borda", BordaMean()),
            ("borda", BordaMean(ties="minimum")),
            ("copeland", Copeland()),
            ("copeland", Copeland(scale="net")),
            ("copeland", Copeland(missing="pairwise")),
        ]
    )
]


def scored(
    name: str, children: list[list[float]], weights: list[float] | None = None, **given: Any
) -> list[float]:
    """The scores of regions among themselves."""
    method, columns = METHODS[name], [np.array(child) for child in children]
    shares = np.array(weights or [1.0] * len(columns))[:, None]
    shares = shares / shares.sum()
    params = method.params(**given)
    assert method.fit is not None
    result: list[float] = method.apply(columns, shares, params, method.fit(columns, shares, params)).tolist()
    return result


def node(rows: int, count: int, seed: int) -> tuple[list[Column], Column]:
    """Children with ties, and weights that sum to 1."""
    generator = np.random.default_rng(seed)
    weights = generator.dirichlet(np.ones(count))[:, None]
    return [np.round(child) for child in generator.uniform(1.0, 60.0, (count, rows))], weights


def test_topsis_of_two_regions() -> None:
    """The best in everything is at 100, the worst in everything at 0, in whatever unit the children are."""
    assert [100.0, 0.0] == scored("topsis", [[3.0, 1.0], [50.0, 10.0]])


def test_topsis_by_hand() -> None:
    """Children (3, 4, 0) and (0, 4, 3), both of length 5: the first region is 1/5 and 4/5 off the best."""
    near, far = math.hypot(0.1, 0.4), math.hypot(0.3, 0.0)

    assert (
        pytest.approx(100.0 * far / (near + far)) == scored("topsis", [[3.0, 4.0, 0.0], [0.0, 4.0, 3.0]])[0]
    )
    assert 100.0 == scored("topsis", [[3.0, 4.0, 0.0], [0.0, 4.0, 3.0]])[1]


def test_vikor_by_hand() -> None:
    """Shortfalls (0, 1/2, 1) and (1, 1/4, 0) with equal weights: S = (1/2, 3/8, 1/2), R = (1/2, 1/4, 1/2)."""
    assert [0.0, 100.0, 0.0] == scored("vikor", [[10.0, 5.0, 0.0], [0.0, 3.0, 4.0]])
    assert [100.0, 50.0, 0.0] == scored("vikor", [[10.0, 5.0, 0.0]], majority=1.0)


def test_borda_by_hand() -> None:
    """First, second, last: 100, 50, 0; ties share the mean of their places."""
    assert [50.0, 50.0, 50.0] == scored("borda", [[3.0, 2.0, 1.0], [1.0, 2.0, 3.0]])
    assert [75.0, 75.0, 0.0] == scored("borda", [[2.0, 2.0, 1.0]])
    assert [75.0, 50.0, 25.0] == scored("borda", [[3.0, 2.0, 1.0], [1.0, 2.0, 3.0]], [3.0, 1.0])


def test_copeland_of_condorcet() -> None:
    """Three voters in a circle: every region wins once and loses once; a weight breaks the circle."""
    circle = [[3.0, 2.0, 1.0], [1.0, 3.0, 2.0], [2.0, 1.0, 3.0]]

    assert [0.0, 0.0, 0.0] == scored("copeland", circle, scale="net")
    assert [50.0, 50.0, 50.0] == scored("copeland", circle)
    assert [2.0, 0.0, -2.0] == scored("copeland", circle, [3.0, 1.0, 1.0], scale="net")


def test_copeland_knows_a_draw_of_decimal_weights() -> None:
    """0.1 + 0.2 against 0.3 is a draw, though not in doubles."""
    assert [0.0, 0.0] == scored(
        "copeland", [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], [0.1, 0.2, 0.3], scale="net"
    )


def test_copeland_compares_what_both_have() -> None:
    """Pairwise, a region with one child is held against the others in that child alone; with none it has no score."""
    children = [[3.0, 2.0, np.nan, np.nan], [1.0, 2.0, 3.0, np.nan]]

    result = scored("copeland", children, scale="net", missing="pairwise")
    np.testing.assert_array_equal([-1.0, -1.0, 2.0, np.nan], result)
    result = scored("copeland", children, scale="net")
    np.testing.assert_array_equal([0.0, 0.0, np.nan, np.nan], result)


def test_copeland_is_what_the_matrix_says() -> None:
    """Wins less losses counted from the whole matrix of pairs."""
    children, weights = node(60, 7, 1)
    wins, draws = outranking(children, weights)
    share = wins + 0.5 * draws - 0.5
    expected = np.sign(np.where(np.abs(share) < 1e-12, 0.0, share)).sum(axis=1)
    result = scored("copeland", [child.tolist() for child in children], weights[:, 0].tolist(), scale="net")

    np.testing.assert_array_equal(expected, result)
    np.testing.assert_allclose(wins + wins.T + draws, 1.0, rtol=1e-12)


def test_mazziotta_pareto_by_its_definition() -> None:
    """Mean less standard deviation times coefficient of variation, or plus, of equally weighted scores."""
    scores = [np.array([90.0]), np.array([100.0]), np.array([125.0])]
    weights = np.full((3, 1), 1.0 / 3.0)
    mean, deviation = np.mean(scores), np.std(scores)
    method = METHODS["mazziotta_pareto"]

    for penalty, sign in (("negative", -1.0), ("positive", 1.0)):
        params = MazziottaPareto(penalty=penalty)  # type: ignore[arg-type]
        (got,) = method.apply(scores, weights, params).tolist()

        assert got == pytest.approx(mean + sign * deviation * deviation / mean)


def test_adjusted_mpi_scale() -> None:
    """The mean has 100, the range 60 points; a stated reference moves the 100; lower is better mirrors."""
    x = np.array([10.0, 20.0, 60.0])
    mean = fit_adjusted_mpi(x, AdjustedMpi())
    stated = AdjustedMpi(reference=60.0)

    assert [76.0, 88.0, 136.0] == pytest.approx(adjusted_mpi(x, AdjustedMpi(), mean, 1).tolist())
    assert [124.0, 112.0, 64.0] == pytest.approx(adjusted_mpi(x, AdjustedMpi(), mean, -1).tolist())
    assert [40.0, 52.0, 100.0] == pytest.approx(
        adjusted_mpi(x, stated, fit_adjusted_mpi(x, stated), 1).tolist()
    )


@pytest.mark.parametrize(("method", "params"), AMONG)
@given(st.integers(2, 40), st.integers(1, 6), st.integers(0, 10_000))
@tried(30)
def test_rows_are_independent_under_a_reference(
    method: Method, params: Any, rows: int, count: int, seed: int
) -> None:
    """One row at a time, in any layout, from read-only children: the same bits; the children stay as they are."""
    children, weights = node(rows, count, seed)
    if all(np.ptp(child) == 0.0 for child in children):
        return
    for child in children:
        child.flags.writeable = False
    assert method.fit is not None
    try:
        reference = method.fit(children, weights, params)
    except Refusal:  # all equally far from the best
        return
    expected = method.apply(children, weights, params, reference)
    single = [
        method.apply([child[row : row + 1] for child in children], weights, params, reference)
        for row in range(rows)
    ]
    strided = method.apply([np.repeat(child, 2)[::2] for child in children], weights, params, reference)

    assert expected.tobytes() == np.concatenate(single).tobytes()
    assert expected.tobytes() == strided.tobytes()


@pytest.mark.parametrize(("method", "params"), AMONG)
@given(st.integers(3, 40), st.integers(2, 6), st.integers(0, 10_000))
@tried(30)
def test_orders_change_nothing(method: Method, params: Any, rows: int, count: int, seed: int) -> None:
    """Regions in another order have the same scores to the last bit, children in another order but for last digits."""
    children, weights = node(rows, count, seed)
    generator = np.random.default_rng(seed + 1)
    order, places = generator.permutation(rows), generator.permutation(count)
    assert method.fit is not None

    def run(columns: list[Column], shares: Column) -> Column:
        result: Column = method.apply(columns, shares, params, method.fit(columns, shares, params))
        return result

    straight = run(children, weights)

    assert straight[order].tobytes() == run([child[order] for child in children], weights).tobytes()
    np.testing.assert_allclose(
        run([children[place] for place in places], weights[places]), straight, rtol=1e-9, atol=1e-9
    )


@pytest.mark.parametrize(("method", "params"), AMONG)
def test_draws_of_weights_are_a_loop(method: Method, params: Any) -> None:
    """Leading axes of the weights are draws, each scored under the one reference."""
    children, weights = node(30, 4, 3)
    draws = np.random.default_rng(4).dirichlet(np.ones(4), size=5)[:, :, None]
    assert method.fit is not None
    reference = method.fit(children, weights, params)
    together = method.apply(children, draws, params, reference)
    single = [method.apply(children, draw, params, reference) for draw in draws]

    np.testing.assert_allclose(together, single, rtol=1e-13)


PERCENT = [case for case in AMONG if getattr(case.values[1], "scale", "percent") == "percent"]


@pytest.mark.parametrize(("method", "params"), PERCENT)
def test_scores_lie_between_0_and_100(method: Method, params: Any) -> None:
    """Within the sample, unless the scale is another one."""
    children, weights = node(50, 5, 5)
    assert method.fit is not None
    scores = method.apply(children, weights, params, method.fit(children, weights, params))

    assert -1e-9 <= scores.min()
    assert scores.max() <= 100.0 + 1e-9


@pytest.mark.parametrize(("method", "params"), AMONG)
def test_a_reference_of_lists_is_enough(method: Method, params: Any) -> None:
    """What a lock file gives back, lists for arrays, scores the same."""
    children, weights = node(20, 3, 6)
    assert method.fit is not None
    reference = method.fit(children, weights, params)
    listed = {name: np.asarray(value).tolist() for name, value in reference.items()}

    expected = method.apply(children, weights, params, reference)
    np.testing.assert_array_equal(method.apply(children, weights, params, listed), expected)
