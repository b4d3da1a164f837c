"""Correlations: against pandas and scipy, by the definition, and whatever the order of regions and columns."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from dei_analysis import (
    average_ranks,
    beyond,
    correlations,
    covariances,
    cronbach_alpha,
    kendall,
    shared_rows,
    significance,
    strongest,
    within,
)
from dei_analysis.statistics.correlation import KINDS, Kind
from dei_analysis.statistics.kendall import inversions

NAN = float("nan")
SHAPES = {"few": (12, 4), "many": (80, 7), "gaps": (60, 9), "ties": (50, 6)}
cells = st.sampled_from([NAN, 0.0, 1.0, 2.0, 2.5, -3.0])
tables = st.integers(1, 9).flatmap(
    lambda rows: st.lists(st.lists(cells, min_size=rows, max_size=rows), min_size=2, max_size=4)
)


def table(shape: str) -> list[np.ndarray]:
    """Columns from a seeded generator; gaps in some shapes, ties in others, one column constant."""
    rows, count = SHAPES[shape]
    random = np.random.default_rng(list(SHAPES).index(shape))
    x = random.normal(size=(rows, count)) + random.normal(size=(rows, 1))
    if shape in ("ties", "few"):
        x = np.round(x)
    if shape in ("gaps", "ties"):
        x[random.random(x.shape) < 0.15] = NAN
    if shape == "few":
        x[:, 0] = 0.1
    return [np.ascontiguousarray(x[:, place]) for place in range(count)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_correlations_are_those_of_pandas(shape: str, kind: Kind) -> None:
    """Pairwise complete, constants missing, the diagonal exactly 1; nothing given is changed."""
    columns = table(shape)
    before = [column.copy() for column in columns]
    found = correlations(columns, kind)
    expected = pd.DataFrame(dict(enumerate(columns))).corr(method=kind).to_numpy().copy()
    constant = [place for place, column in enumerate(columns) if np.nanmin(column) == np.nanmax(column)]
    expected[constant, constant] = NAN  # with itself, too, which pandas calls 1

    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)
    assert set(np.diagonal(found)[~np.isnan(np.diagonal(found))]) == {1.0}
    for column, was in zip(columns, before, strict=True):
        np.testing.assert_array_equal(column, was)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_others_are_a_part_of_the_square(shape: str, kind: Kind) -> None:
    """Columns against others give what the square of them all has there."""
    columns = table(shape)
    whole = correlations(columns, kind)
    part = correlations(columns[:2], kind, columns[2:])

    np.testing.assert_allclose(part, whole[:2, 2:], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES)
def test_order_does_not_matter(shape: str, kind: Kind) -> None:
    """Regions and columns in another order give the same numbers in that order."""
    columns = table(shape)
    random = np.random.default_rng(3)
    rows, places = random.permutation(len(columns[0])), random.permutation(len(columns))
    found = significance(columns, kind)
    other = significance([columns[place][rows] for place in places], kind)

    np.testing.assert_allclose(other.r, found.r[np.ix_(places, places)], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(other.p, found.p[np.ix_(places, places)], rtol=1e-9, atol=1e-14)


@given(tables)
def test_tau_is_that_of_the_definition(drawn: list[list[float]]) -> None:
    """Counting concordant, discordant and tied pairs of regions one by one."""
    columns = np.array(drawn)
    found = kendall(columns).tau
    for one, two in combinations(range(len(columns)), 2):
        signs = [
            (np.sign(columns[one, a] - columns[one, b]), np.sign(columns[two, a] - columns[two, b]))
            for a, b in combinations(range(columns.shape[1]), 2)
        ]
        known = [(x, y) for x, y in signs if not math.isnan(x + y)]
        untied = math.sqrt(sum(x != 0 for x, _ in known) * sum(y != 0 for _, y in known))
        expected = sum(x * y for x, y in known) / untied if untied else NAN

        assert found[one, two] == pytest.approx(expected, nan_ok=True)
        assert found[two, one] == pytest.approx(expected, nan_ok=True)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=200), st.integers(0, 3))
def test_inversions_are_those_of_the_definition(drawn: list[int], repeats: int) -> None:
    """Every falling pair, however long the line; lines do not disturb each other."""
    line = drawn * (repeats + 1)
    expected = sum(one > two for place, one in enumerate(line) for two in line[place + 1 :])

    assert inversions(np.array([line, sorted(line)]), 9).tolist() == [expected, 0]


@pytest.mark.parametrize("rows", [4, 9, 20, 49, 60])
@pytest.mark.parametrize("tied", [False, True])
def test_p_values_of_tau_are_those_of_scipy(rows: int, tied: bool) -> None:
    """Exact below 50 regions without ties, the normal approximation else."""
    random = np.random.default_rng(rows)
    x, y = random.normal(size=rows), random.normal(size=rows)
    if tied:
        x[1] = x[0]
    method = "exact" if rows < 50 and not tied else "asymptotic"
    expected = stats.kendalltau(x, y, method=method).pvalue

    assert significance([x], "kendall", [y]).p[0, 0] == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("rows", [3, 10, 40])
def test_p_values_of_pearson_are_those_of_scipy(rows: int) -> None:
    """Student's t."""
    random = np.random.default_rng(rows)
    x, y = random.normal(size=rows), random.normal(size=rows)

    assert significance([x], "pearson", [y]).p[0, 0] == pytest.approx(stats.pearsonr(x, y).pvalue, rel=1e-9)


@pytest.mark.parametrize("rows", [3, 6, 8])
def test_p_values_of_spearman_are_exact_for_few_regions(rows: int) -> None:
    """As many orders are at least as far from none as a permutation of all orders finds."""
    random = np.random.default_rng(rows)
    x, y = random.normal(size=rows), random.normal(size=rows)
    ranks = average_ranks(y)
    from itertools import permutations

    squares = np.array([((np.array(order) - average_ranks(x)) ** 2).sum() for order in permutations(ranks)])
    met = ((ranks - average_ranks(x)) ** 2).sum()
    expected = min(2.0 * min((squares <= met).mean(), (squares >= met).mean()), 1.0)

    assert significance([x], "spearman", [y]).p[0, 0] == pytest.approx(expected)


def test_p_values_of_spearman_for_large_samples() -> None:
    """Student's t from 1290 regions on, as scipy has it always."""
    random = np.random.default_rng(1)
    x, y = random.normal(size=1300), random.normal(size=1300)

    assert significance([x], "spearman", [y]).p[0, 0] == pytest.approx(stats.spearmanr(x, y).pvalue, rel=1e-9)


def test_a_variance_that_cancels_is_computed_anew() -> None:
    """Columns whose shared regions hardly differ, far from their means, keep their digits; constant ones have none."""
    gaps = [np.full(40, NAN) for _ in range(6)]
    random = np.random.default_rng(5)
    for place, column in enumerate(gaps):
        column[:10] = 1e9 + random.normal(size=10)
        column[10 + place : 30 + place] = random.normal(size=20)
    gaps[0][10:] = NAN
    gaps[5][:10] = 1e9
    near = [gaps[0] - 1e9, *(np.where(np.arange(40) < 10, column - 1e9, NAN) for column in gaps[1:5])]
    found = correlations(gaps)

    np.testing.assert_allclose(
        found[0, 1:5], pd.DataFrame(dict(enumerate(near))).corr().iloc[0, 1:], rtol=1e-9
    )
    np.testing.assert_allclose(found[1:5, 1:5], 1.0, rtol=1e-9)
    assert math.isnan(found[0, 5])


@pytest.mark.parametrize("gaps", [False, True])
def test_huge_and_tiny_units_do_not_matter(gaps: bool) -> None:
    """A unit changes no correlation, even where squares would overflow or vanish."""
    columns = table("many")
    for place, column in enumerate(columns):
        column[place] = NAN if gaps else column[place]
    expected = correlations(columns)
    scaled = [
        column * factor for column, factor in zip(columns, (1e200, 1e-200, 1, 1e307, 2, 3, 4), strict=True)
    ]

    np.testing.assert_allclose(correlations(scaled), expected, rtol=1e-9)


def test_shared_rows_are_counted() -> None:
    """How many regions have both."""
    x, y = np.array([1.0, NAN, 3.0]), np.array([1.0, 2.0, NAN])

    assert shared_rows([x, y]).tolist() == [[2.0, 1.0], [1.0, 2.0]]


def test_alpha_of_equal_columns_is_one_and_of_opposed_ones_below_zero() -> None:
    """The two ends of the scale; one column has no consistency, and nothing does where columns cancel out."""
    x = np.array([1.0, 2.0, 4.0])

    assert cronbach_alpha([x, x, x]) == pytest.approx(1.0)
    assert cronbach_alpha([x, -x * 0.5]) < 0.0
    assert math.isnan(cronbach_alpha([x]))
    assert math.isnan(cronbach_alpha([x, -x]))
    assert math.isnan(cronbach_alpha([x, np.full(3, NAN)]))


def test_covariances_are_those_of_pandas() -> None:
    """Pairwise complete."""
    columns = table("gaps")

    np.testing.assert_allclose(covariances(columns), pd.DataFrame(dict(enumerate(columns))).cov(), rtol=1e-12)


def test_pairs_of_groups() -> None:
    """Each pair of members once, flagged beyond bounds; a member without a column is passed over."""
    r = np.array([[1.0, 0.95, -0.3], [0.95, 1.0, 0.1], [-0.3, 0.1, 1.0]])
    found = list(within({"g": ("a", "b", "c", "z"), "h": ("c",)}, ("a", "b", "c"), r, r, r * 0 + 5))

    assert [(pair.first, pair.second) for pair in found] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [pair.second for pair in beyond(found, above=0.9, below=-0.2)] == ["b", "c"]
    assert list(strongest(("a", "b", "c"), ("x", "y", "z"), r, 0.96)) == [
        ("a", "x", 1.0),
        ("b", "y", 1.0),
        ("c", "z", 1.0),
    ]
