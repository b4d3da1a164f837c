"""Weights and rankings beside the libraries that compute the same: `make bench` prints all of them, group by group.

The peers are no dependency of the project; install its dependency group `peers` to have them in the run. Each is given
the data in the layout that it works on, outside of the time.
"""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from dei_core.kernel.method import NoParams
from dei_methods.aggregators.copeland import Copeland, copeland, fit_copeland
from dei_methods.aggregators.topsis import Topsis, fit_topsis, topsis
from dei_methods.aggregators.vikor import Vikor, fit_vikor, vikor
from dei_methods.weighers.critic import Critic, critic
from dei_methods.weighers.dispersion import standard_deviation
from dei_methods.weighers.entropy import entropy
from dei_methods.weighers.merec import merec

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.optional]

SIZES = {"2,850 x 60": (2_850, 60), "40,000 x 100": (40_000, 100)}
NONE = NoParams()


def children(size):
    """Scores from 1 to 100, a contiguous run for each child."""
    rows, count = SIZES[size]
    return list(np.random.default_rng(rows).uniform(1.0, 100.0, (count, rows)))


def weights_of(size):
    count = SIZES[size][1]
    return np.random.default_rng(count).dirichlet(np.ones(count))


def ranked(fit, apply, params):
    """An aggregator with its fit, as the peers count theirs in."""

    def run(size):
        columns, weights = children(size), weights_of(size)[:, None]
        return lambda: apply(columns, weights, params, fit(columns, weights, params))

    return run


def weighed(method, params=NONE):
    def run(size):
        columns = children(size)
        return lambda: method(columns, params).weights

    return run


def module(name):
    """A peer, or a skipped test where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        pytest.skip(f"{name.partition('.')[0]} is not installed: it is in the dependency group `peers`")


def matrix(size):
    return np.ascontiguousarray(np.array(children(size)).T)


def of_pymcdm(name, benefit=False):
    def run(size):
        method, values = getattr(module("pymcdm.weights"), name), matrix(size)
        more = (np.ones(values.shape[1]),) if benefit else ()
        return lambda: method(values, *more)

    return run


def of_objective_weighting(name):
    def run(size):
        method, values = getattr(module("objective_weighting.weighting_methods"), name), matrix(size)
        return lambda: method(values)

    return run


def of_crispyn(name, benefit=False):
    def run(size):
        method, values = getattr(module("crispyn.weighting_methods"), name), matrix(size)
        more = (np.ones(values.shape[1]),) if benefit else ()
        return lambda: method(values, *more)

    return run


def of_skcriteria(name):
    def run(size):
        weighter = getattr(module("skcriteria.preprocessing.weighters"), name)()
        values = matrix(size)
        decision = module("skcriteria").mkdm(values, [max] * values.shape[1])
        return lambda: weighter.transform(decision).weights

    return run


def ranking_of_pymcdm(name):
    def run(size):
        methods, scale = module("pymcdm.methods"), module("pymcdm.normalizations").vector_normalization
        method = methods.TOPSIS(scale) if name == "TOPSIS" else methods.VIKOR()
        values, weights = matrix(size), weights_of(size)
        types = np.ones(values.shape[1])
        if name == "TOPSIS":
            return lambda: 100.0 * method(values, weights, types)
        return lambda: 100.0 - 100.0 * method(values, weights, types)

    return run


def ranking_of_skcriteria(name):
    def run(size):
        values, weights = matrix(size), weights_of(size)
        decision = module("skcriteria").mkdm(values, [max] * values.shape[1], weights=weights)
        if name == "TOPSIS":
            method = module("skcriteria.agg.topsis").TOPSIS()
            scaler = module("skcriteria.preprocessing.scalers").VectorScaler(target="matrix")
            return lambda: 100.0 * method.evaluate(scaler.transform(decision)).e_.similarity
        method = module("skcriteria.agg.vikor").VIKOR()
        return lambda: 100.0 - 100.0 * method.evaluate(decision).e_.q_k

    return run


def vikor_of_crispyn(size):
    method, values, weights = module("crispyn.mcda_methods").VIKOR(), matrix(size), weights_of(size)
    types = np.ones(values.shape[1])
    return lambda: 100.0 - 100.0 * method(values, weights, types)[:, 0]


def plain_copeland(size):
    """The matrix of pairs, child by child: what a Copeland score costs without blocks."""
    columns, weights = children(size), weights_of(size)

    def work():
        net = np.zeros((columns[0].size, columns[0].size))
        for child, weight in zip(columns, weights, strict=True):
            net += weight * (child[:, None] > child)
            net -= weight * (child[:, None] < child)
        wins = np.sign(np.where(np.abs(net) < 1e-12, 0.0, net)).sum(axis=1)
        return 50.0 + 50.0 * wins / (columns[0].size - 1)

    return work


WORK = {
    "entropy weights": {
        "ours": weighed(entropy),
        "pymcdm": of_pymcdm("entropy_weights"),
        "objective-weighting": of_objective_weighting("entropy_weighting"),
        "crispyn": of_crispyn("entropy_weighting"),
        "scikit-criteria": of_skcriteria("EntropyWeighter"),
    },
    "CRITIC weights": {
        "ours": weighed(critic, Critic()),
        "pymcdm": of_pymcdm("critic_weights"),
        "objective-weighting": of_objective_weighting("critic_weighting"),
        "crispyn": of_crispyn("critic_weighting"),
        "scikit-criteria": of_skcriteria("CRITIC"),
    },
    "MEREC weights": {
        "ours": weighed(merec),
        "pymcdm": of_pymcdm("merec_weights", benefit=True),
        "crispyn": of_crispyn("merec_weighting", benefit=True),
        "scikit-criteria": of_skcriteria("MEREC"),
    },
    "standard-deviation weights": {
        "ours": weighed(standard_deviation),
        "pymcdm": of_pymcdm("standard_deviation_weights"),
        "objective-weighting": of_objective_weighting("std_weighting"),
        "crispyn": of_crispyn("std_weighting"),
        "scikit-criteria": of_skcriteria("StdWeighter"),
    },
    "TOPSIS": {
        "ours": ranked(fit_topsis, topsis, Topsis()),
        "pymcdm": ranking_of_pymcdm("TOPSIS"),
        "scikit-criteria": ranking_of_skcriteria("TOPSIS"),
    },
    "VIKOR": {
        "ours": ranked(fit_vikor, vikor, Vikor()),
        "pymcdm": ranking_of_pymcdm("VIKOR"),
        "crispyn": vikor_of_crispyn,
        "scikit-criteria": ranking_of_skcriteria("VIKOR"),
    },
    "Copeland": {
        "ours": ranked(fit_copeland, copeland, Copeland()),
        "plain numpy": plain_copeland,
    },
}
ONE_SIZE = {"Copeland"}
"""Of n x n pairs: 40,000 regions are 14 GB for the plain way."""
SMALL = "2,850 x 60"
PAIRS = [(what, who) for what, by in WORK.items() for who in by if who != "ours"]
RUNS = [
    (what, size, who)
    for what, by in WORK.items()
    for size in SIZES
    for who in by
    if size == SMALL or what not in ONE_SIZE
]


@pytest.mark.parametrize(("what", "who"), PAIRS)
def test_ours_and_theirs_are_the_same_numbers(what, who):
    """The times compare equal work: every weight, every score."""
    np.testing.assert_allclose(WORK[what]["ours"](SMALL)(), WORK[what][who](SMALL)(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(("what", "size", "who"), RUNS)
def test_weights_and_rankings(benchmark, what, size, who):
    benchmark.group = f"{what}, {size}"
    work = WORK[what][who](size)
    slow = who in ("pymcdm", "objective-weighting", "crispyn") and size != SMALL
    benchmark.pedantic(
        work, rounds=2 if slow else 5 if what == "Copeland" or size != SMALL else 30, warmup_rounds=1
    )
