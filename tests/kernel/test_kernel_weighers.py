"""Weights from the data and from judgement: worked examples, closed forms, and the laws that all of them keep."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.method import Column, NoParams, Weighing
from dei_methods.steady import cross_products, steady_sums
from dei_methods.weighers.correlation import correlations
from dei_methods.weighers.critic import Critic, critic
from dei_methods.weighers.dispersion import standard_deviation
from dei_methods.weighers.entropy import entropy
from dei_methods.weighers.judgement import Ahp, ahp
from dei_methods.weighers.merec import merec
from dei_methods.weighers.principal import Principal, principal_component

NONE = NoParams()
DATA_DRIVEN: dict[str, Any] = {
    "entropy": lambda children: entropy(children, NONE),
    "critic": lambda children: critic(children, Critic()),
    "critic-unscaled": lambda children: critic(children, Critic(rescale=False)),
    "merec": lambda children: merec(children, NONE),
    "principal": lambda children: principal_component(children, Principal(squared=True)),
    "standard-deviation": lambda children: standard_deviation(children, NONE),
}
Weigher = Any


def drawn(rows: int, count: int, seed: int) -> list[Column]:
    """Scores from 1 to 100."""
    return list(np.random.default_rng(seed).uniform(1.0, 100.0, (count, rows)))


def test_entropy_of_two_children() -> None:
    """Of two regions, one child shared alike says nothing; 1 to 3 has the entropy of a biased coin, 0.8113 bits."""
    weighing = entropy([np.array([2.0, 2.0]), np.array([1.0, 3.0])], NONE)
    bits = -(0.25 * math.log2(0.25) + 0.75 * math.log2(0.75))

    assert [0.0, 1.0] == weighing.weights.tolist()
    np.testing.assert_allclose(weighing.by_child["entropy"], [1.0, bits], rtol=1e-14)


def test_entropy_takes_a_share_of_zero() -> None:
    """p ln p is 0 in the limit: all in one of two regions has no entropy at all."""
    weighing = entropy([np.array([0.0, 5.0]), np.array([1.0, 3.0])], NONE)

    assert weighing.by_child["entropy"][0] == 0.0


def test_merec_of_its_paper() -> None:
    """Keshavarz-Ghorabaee et al. (2021), tables 1 to 5: five alternatives, two criteria of benefit and two of cost.

    A cost enters as its reciprocal, which has the same normalised values.
    """
    benefit = ([450.0, 10.0, 100.0, 220.0, 5.0], [8000.0, 9100.0, 8200.0, 9300.0, 8400.0])
    cost = ([54.0, 2.0, 31.0, 1.0, 23.0], [145.0, 160.0, 153.0, 162.0, 158.0])
    children = [np.array(values) for values in benefit] + [1.0 / np.array(values) for values in cost]
    weighing = merec(children, NONE)

    assert [0.5752, 0.0141, 0.4016, 0.0091] == weighing.weights.round(4).tolist()


def test_critic_by_its_definition() -> None:
    """Standard deviation after rescaling times the sum of one minus the correlations, straight from the paper."""
    children = drawn(40, 5, 1)
    scaled = np.array([(child - child.min()) / (child.max() - child.min()) for child in children])
    amount = scaled.std(axis=1, ddof=1) * (1.0 - np.corrcoef(scaled)).sum(axis=1)

    np.testing.assert_allclose(critic(children, Critic()).weights, amount / amount.sum(), rtol=1e-11)


def test_standard_deviations_are_numpy_s() -> None:
    """With n - 1, as published."""
    children = drawn(40, 5, 2)
    expected = np.std(children, axis=1, ddof=1)
    weighing = standard_deviation(children, NONE)

    np.testing.assert_allclose(weighing.by_child["deviation"], expected, rtol=1e-13)
    np.testing.assert_allclose(weighing.weights, expected / expected.sum(), rtol=1e-13)


def test_principal_component_of_two_children() -> None:
    """Two children that correlate by r have eigenvalues 1 + r and 1 - r and equal loadings."""
    children = drawn(50, 2, 3)
    children[1] += 2.0 * children[0]
    r = float(np.corrcoef(children)[0, 1])
    weighing = principal_component(children, Principal())

    np.testing.assert_allclose(weighing.weights, [0.5, 0.5], rtol=1e-12)
    np.testing.assert_allclose(weighing.diagnostics["eigenvalues"], [1.0 + r, 1.0 - r], rtol=1e-11)
    assert weighing.diagnostics["explained"] == pytest.approx((1.0 + r) / 2.0)


def test_ahp_of_a_known_matrix() -> None:
    """Three criteria compared as 1/3, 5 and 7: weights 0.279, 0.649 and 0.072, largest eigenvalue 3.065."""
    weighing = ahp(drawn(1, 3, 4), Ahp(judgements=(1.0 / 3.0, 5.0, 7.0)))

    assert [0.279, 0.649, 0.072] == weighing.weights.round(3).tolist()
    assert weighing.diagnostics["eigenvalue"] == pytest.approx(3.0649, abs=1e-4)
    assert weighing.diagnostics["consistency_ratio"] == pytest.approx(0.0324 / 0.58, abs=1e-3)
    assert weighing.notes == ()


@given(st.lists(st.floats(0.12, 1.0), min_size=2, max_size=6))
@tried(50)
def test_ahp_gives_back_what_is_consistent(weights: list[float]) -> None:
    """Comparisons that are ratios of weights give these weights, with a consistency ratio of 0."""
    ratios = [one / other for place, one in enumerate(weights) for other in weights[place + 1 :]]
    weighing = ahp([np.ones(1)] * len(weights), Ahp(judgements=tuple(ratios)))

    np.testing.assert_allclose(weighing.weights, np.array(weights) / sum(weights), rtol=1e-7)
    assert weighing.diagnostics["consistency_ratio"] == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("name", DATA_DRIVEN)
@given(st.integers(3, 60), st.integers(2, 6), st.integers(0, 10_000))
@tried(30)
def test_weights_are_weights(name: str, rows: int, count: int, seed: int) -> None:
    """None below 0, summing to 1, and the children as they were."""
    children = drawn(rows, count, seed)
    before = [child.copy() for child in children]
    for child in children:
        child.flags.writeable = False
    weights = DATA_DRIVEN[name](children).weights

    assert weights.shape == (count,)
    assert (weights >= 0.0).all()
    assert weights.sum() == pytest.approx(1.0, abs=1e-12)
    assert all(np.array_equal(one, other) for one, other in zip(before, children, strict=True))


@pytest.mark.parametrize("name", DATA_DRIVEN)
@given(st.integers(3, 3000), st.integers(2, 5), st.integers(0, 10_000))
@tried(30)
def test_the_order_of_the_regions_changes_no_bit(name: str, rows: int, count: int, seed: int) -> None:
    """Weights and diagnostics are the same to the last bit."""
    children = drawn(rows, count, seed)
    order = np.random.default_rng(seed + 1).permutation(rows)
    one: Weighing = DATA_DRIVEN[name](children)
    other: Weighing = DATA_DRIVEN[name]([child[order] for child in children])

    assert one.weights.tobytes() == other.weights.tobytes()
    for mine, theirs in ((one.by_child, other.by_child), (one.diagnostics, other.diagnostics)):
        for key, value in mine.items():
            assert np.asarray(value).tobytes() == np.asarray(theirs[key]).tobytes()


@pytest.mark.parametrize("name", DATA_DRIVEN)
def test_many_regions_and_children_in_other_orders(name: str) -> None:
    """20,001 regions and 70 children, several blocks of each: reordered, the weights move with their children."""
    children = drawn(20_001, 70, 5)
    order = np.random.default_rng(6).permutation(len(children))
    rows = np.random.default_rng(7).permutation(20_001)
    weights = DATA_DRIVEN[name](children).weights
    moved = DATA_DRIVEN[name]([children[place][rows] for place in order]).weights

    np.testing.assert_allclose(moved, weights[order], rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize("name", DATA_DRIVEN)
def test_one_child_has_all_the_weight(name: str) -> None:
    """Nodes with a single child need no data: the registered methods give it the whole weight."""
    from every import EVERY

    weighers = [method for method in EVERY if method.kind == "weigher"]
    assert weighers
    for method in weighers:
        params = method.examples[0] if method.examples else method.params()

        assert [1.0] == method.apply([np.array([3.0])], params).weights.tolist()


def test_sums_have_no_rounding_left() -> None:
    """In every order the same bits, near the exact sum."""
    generator = np.random.default_rng(8)
    for size in (2, 17, 1000, 40_000):
        terms = generator.normal(size=(3, size))
        bound = np.abs(terms).max(axis=1)
        order = generator.permutation(size)
        one = steady_sums(terms.copy(), bound)
        exact = [math.fsum(row) for row in terms]

        assert one.tobytes() == steady_sums(terms[:, order].copy(), bound).tobytes()
        np.testing.assert_allclose(one, exact, rtol=0.0, atol=1e-15 * size)


@pytest.mark.parametrize("size", [3, 100, 2850, 40_000])
def test_cross_products_have_no_rounding_left(size: int) -> None:
    """As a plain product, and the same bits in every order of the terms."""
    generator = np.random.default_rng(9)
    rows = generator.normal(size=(6, size))
    rows /= np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    order = generator.permutation(size)
    found = cross_products(rows)

    np.testing.assert_allclose(found, rows @ rows.T, rtol=0.0, atol=1e-10)
    assert found.tobytes() == cross_products(rows[:, order]).tobytes()
    assert np.array_equal(found, found.T)


def test_correlations_are_numpy_s() -> None:
    """Pearson's, with standard deviations by n - 1."""
    children = drawn(500, 6, 10)
    found, deviation = correlations(children)

    np.testing.assert_allclose(found, np.corrcoef(children), rtol=0.0, atol=1e-12)
    np.testing.assert_allclose(deviation, np.std(children, axis=1, ddof=1), rtol=1e-12)
