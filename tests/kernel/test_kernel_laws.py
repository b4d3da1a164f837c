"""Laws that every method of the core keeps, whatever it computes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dei_core.kernel.builtin import BUILTIN
from dei_core.kernel.method import Column, Method, NoParams

METHODS = {(method.kind, method.id): method for method in BUILTIN}
PARAMS: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("normalizer", "minmax"): [{}, {"clip": "both"}],
    ("normalizer", "goalposts"): [{"low": 50.0, "high": 700.0}, {"low": 9.0, "high": 99.0, "clip": "both"}],
    ("normalizer", "interval"): [
        {"lowest": 1.0, "best_low": 1e3, "best_high": 2e3, "highest": 1e4},
        {"lowest": -9.0, "best_low": 50.0, "best_high": 60.0, "highest": 70.0, "clip": "low"},
    ],
    ("normalizer", "zscore"): [{}, {"centre": 0.0, "spread": 1.0, "ddof": 0}],
    ("normalizer", "rank"): [{"ties": ties} for ties in ("minimum", "average", "maximum")],
    ("normalizer", "percentile_rank"): [{"ties": ties} for ties in ("minimum", "average", "maximum")],
    ("normalizer", "distance_to_reference"): [
        {"statistic": statistic} for statistic in ("mean", "median", "maximum", "minimum")
    ],
    ("normalizer", "distance_to_target"): [{"target": 2000.0}, {"target": 0.25, "cap": True}],
    ("normalizer", "share_of_target"): [{"target": 120.0}],
    ("normalizer", "efficacy_linear"): [
        {"unallowed": 6.0, "satisfactory": 12.0},
        {"unallowed": 12.0, "satisfactory": 6.0},
    ],
    ("normalizer", "efficacy_log"): [
        {"unallowed": 6.0, "satisfactory": 120.0, "base": 0.0, "span": 100.0},
        {"unallowed": 120.0, "satisfactory": 6.0},
    ],
    ("normalizer", "efficacy_exponential"): [
        {"unallowed": 6.0, "satisfactory": 900.0},
        {"unallowed": 900.0, "satisfactory": 6.0},
    ],
    ("normalizer", "steps"): [
        {"at": (10.0, 20.0), "scores": (0.0, 60.0, 100.0)},
        {"at": (10.0, 20.0), "scores": (100.0, 60.0, 0.0)},
    ],
    ("derivation", "ratio"): [{"factor": 10000.0}],
    ("treatment", "winsorise"): [{"lower": 0.05, "upper": 0.9}],
    ("aggregator", "geometric"): [{}, {"zero": "zero"}],
    ("aggregator", "harmonic"): [{}, {"zero": "zero"}],
    ("aggregator", "power"): [{"degree": degree} for degree in (-20.0, -2.0, 0.5, 2.5, 20.0)],
}
ONE_WAY = {"distance_to_target", "efficacy_linear", "efficacy_log", "efficacy_exponential", "steps"}
"""Their parameters say which direction is meant: the first serves 1, the second -1."""
TWO_INPUTS = {"ratio", "share", "difference", "growth", "shortfall"}


@attrs.frozen
class Case:
    """One method with parameters, as a function of columns alone."""

    method: Method
    params: Any
    direction: int = 1

    def fit(self, x: Column) -> Any:
        return self.method.fit(x, self.params) if self.method.fit else {}

    def apply(self, x: Column, reference: Any) -> Column:
        args: dict[str, tuple[Any, ...]] = {
            "normalizer": (x, self.params, reference, self.direction),
            "transform": (x, self.params),
            "imputer": (x, self.params, reference),
            "treatment": (x, self.params, reference),
            "derivation": ((x, x * 0.5 + 1.0), self.params),
        }
        result: Column = self.method.apply(*args[self.method.kind])
        return result

    def run(self, x: Column) -> Column:
        return self.apply(x, self.fit(x))


def _cases() -> list[Any]:
    cases = []
    for (kind, name), method in METHODS.items():
        if kind == "aggregator":
            continue
        params = [method.params(**given) for given in PARAMS.get((kind, name), [{}])]
        for position, given_params in enumerate(params):
            for direction in (1, -1) if kind == "normalizer" else (1,):
                if name not in ONE_WAY or direction == (1, -1)[position]:
                    label = f"{kind}-{name}-{position}-{direction}"
                    cases.append(pytest.param(Case(method, given_params, direction), id=label))
    return cases


CASES = _cases()
DIRECTED = [
    case
    for case in CASES
    if case.values[0].method.kind == "normalizer" and case.values[0].method.id != "interval"
]
"""An interval says itself which values are better."""
ZERO_TOLERANT = [
    case
    for case in CASES
    if case.values[0].method.sees == "column" and getattr(case.values[0].params, "statistic", "") != "minimum"
]
"""What can be fitted to a column whose minimum is 0."""

values = st.floats(0.5, 1000.0, allow_nan=False) | st.sampled_from([0.5, 6.0, 10.0, 12.0, 20.0, 1000.0])
cells = values | st.just(float("nan"))
columns = st.lists(cells, max_size=40).map(lambda drawn: frozen([*drawn, 1.0, 999.0]))


def frozen(drawn: list[float]) -> Column:
    column = np.array(drawn)
    column.flags.writeable = False
    return column


def same_bits(one: Column, other: Column) -> bool:
    def bits(x: Column) -> bytes:
        return np.where(np.isnan(x), np.nan, x).tobytes()

    return one.shape == other.shape and bits(one) == bits(other)


def layouts(x: Column) -> list[Column]:
    """The same numbers, strided, backwards in memory, and as a column of a row-major matrix."""
    matrix = np.zeros((x.size, 3))
    matrix[:, 1] = x
    return [np.repeat(x, 2)[::2], x[::-1].copy()[::-1], matrix[:, 1]]


def test_every_method_is_in_the_table() -> None:
    """Ids are unique within a kind, and no parameters are kept for a method that is gone."""
    assert len(METHODS) == len(BUILTIN)
    assert PARAMS.keys() <= METHODS.keys()


@pytest.mark.parametrize("method", BUILTIN, ids=lambda method: f"{method.kind}-{method.id}")
def test_method_is_described(method: Method) -> None:
    """A method has a sentence in both languages, and fits exactly if it sees the column."""
    assert method.about.en and method.about.zh
    assert (method.fit is not None) == (method.sees == "column")
    assert method.params is NoParams or attrs.has(method.params)


@pytest.mark.parametrize("case", CASES)
@given(columns)
@settings(max_examples=30, deadline=None)
def test_missing_stays_missing(case: Case, x: Column) -> None:
    """NaN comes out where NaN went in and nowhere else; an imputer leaves none."""
    missing = np.isnan(x) if case.method.kind != "imputer" else np.zeros(x.shape, dtype=bool)
    result = case.run(x)

    assert np.array_equal(missing, np.isnan(result))


@pytest.mark.parametrize("case", CASES)
@given(columns)
@settings(max_examples=30, deadline=None)
def test_input_untouched_and_result_fresh(case: Case, x: Column) -> None:
    """A read-only column is enough, and the result is another, writable array."""
    before = x.tobytes()
    result = case.run(x)

    assert before == x.tobytes()
    assert result.flags.writeable and not np.shares_memory(result, x)


@pytest.mark.parametrize("case", DIRECTED)
@given(columns)
@settings(max_examples=30, deadline=None)
def test_monotone_in_direction(case: Case, x: Column) -> None:
    """A better value never scores less, and the best scores more than the worst."""
    ordered = np.sort(x[~np.isnan(x)])[:: case.direction]
    reference = case.fit(x)
    scores = case.apply(ordered, reference)

    assert (np.diff(scores) >= -1e-11 * np.abs(scores).max()).all()
    assert scores[-1] > scores[0]


@pytest.mark.parametrize("case", CASES)
@given(columns, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_order_free(case: Case, x: Column, random: Any) -> None:
    """Regions in another order get the same scores to the last bit, fit included."""
    order = random.sample(range(x.size), x.size)
    expected = case.run(x)[order]

    assert same_bits(expected, case.run(x[order]))


@pytest.mark.parametrize("case", CASES)
@given(columns)
@settings(max_examples=30, deadline=None)
def test_layout_free(case: Case, x: Column) -> None:
    """Where the numbers lie in memory changes no bit, fit included."""
    expected = case.run(x)

    for view in layouts(x):
        assert same_bits(expected, case.run(view))


@pytest.mark.parametrize("case", CASES)
@given(columns, st.lists(st.integers(0, 42), max_size=4))
@settings(max_examples=30, deadline=None)
def test_batch_free(case: Case, x: Column, cuts: list[int]) -> None:
    """Row blocks of any size, scored against one reference, change no bit."""
    reference = case.fit(x)
    expected = case.apply(x, reference)
    blocks = [case.apply(block, reference) for block in np.split(x, sorted(cuts)) if block.size]

    assert same_bits(expected, np.concatenate(blocks))


@pytest.mark.parametrize("case", CASES)
def test_large_column_is_free_of_order_layout_and_batch(case: Case) -> None:
    """The same at a size where numpy sums in pairs and vectorises: 20,001 rows, blocks of 1 to 4,096."""
    generator = np.random.default_rng(20240601)
    x = np.clip(np.exp(generator.normal(3.0, 1.0, 20_001)), 0.5, 1000.0)
    x[generator.random(x.size) < 0.1] = np.nan
    order = generator.permutation(x.size)
    reference = case.fit(x)
    expected = case.apply(x, reference)

    assert same_bits(expected[order], case.run(x[order]))
    for view in layouts(x):
        assert same_bits(expected, case.run(view))
    for size in (1, 7, 4096):
        top = x[:200] if size == 1 else x
        blocks = [case.apply(top[at : at + size], reference) for at in range(0, top.size, size)]
        assert same_bits(expected[: top.size], np.concatenate(blocks))


@pytest.mark.parametrize("case", ZERO_TOLERANT)
def test_zeros_of_both_signs_are_one_value(case: Case) -> None:
    """A column with 0.0 and -0.0 has the same reference in every order."""
    one, other = (np.array([*zeros, 5.0, 7.0, np.nan, 9.0]) for zeros in ([0.0, -0.0], [-0.0, 0.0]))
    first, second = case.fit(one), case.fit(other)

    assert first.keys() == second.keys()
    for key in first:
        assert np.asarray(first[key]).tobytes() == np.asarray(second[key]).tobytes()


# Aggregators


def _aggregators() -> list[Any]:
    return [
        pytest.param(method, method.params(**given), id=f"{name}-{position}")
        for (kind, name), method in METHODS.items()
        if kind == "aggregator"
        for position, given in enumerate(PARAMS.get((kind, name), [{}]))
    ]


AGGREGATORS = _aggregators()
WEIGHTED = [case for case in AGGREGATORS if case.values[1].weighted]
SMOOTH = [case for case in WEIGHTED if abs(getattr(case.values[1], "degree", 1.0)) < 10.0]
ATTRIBUTED = [case for case in AGGREGATORS if case.values[0].attribute]
Node = tuple[list[Column], npt.NDArray[np.float64]]

scores = st.floats(0.5, 120.0, allow_nan=False)
parts = st.integers(0, 5)


def node(method: Method, draw: Callable[..., Any], cell: Any, draws: int = 1) -> Node:
    """Children (K of (B,)) and weights (draws, K, 1) that sum to 1 over the children."""
    count = 2 if method.id in TWO_INPUTS else draw(st.integers(1, 5))
    rows = draw(st.integers(1, 12))
    children = [frozen(draw(st.lists(cell, min_size=rows, max_size=rows))) for _ in range(count)]
    shares = [draw(st.lists(parts, min_size=count, max_size=count)) for _ in range(draws)]
    weights = np.array([np.array([share[0] + 1, *share[1:]]) / (sum(share) + 1) for share in shares])
    return children, weights[:, :, None]


@pytest.mark.parametrize(("method", "params"), AGGREGATORS)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_missing_child_gives_missing_score(method: Method, params: Any, data: st.DataObject) -> None:
    """A score is NaN exactly where a child is."""
    children, weights = node(method, data.draw, scores | st.just(float("nan")))
    missing = np.isnan(children).any(axis=0)
    result = method.apply(children, weights[0], params)

    assert np.array_equal(missing, np.isnan(result))


@pytest.mark.parametrize(("method", "params"), AGGREGATORS)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_rows_are_independent(method: Method, params: Any, data: st.DataObject) -> None:
    """One row at a time, in any layout, from read-only children: the same bits."""
    children, weights = node(method, data.draw, scores)
    expected = method.apply(children, weights[0], params)
    rows = range(expected.size)
    single = [method.apply([child[row : row + 1] for child in children], weights[0], params) for row in rows]

    assert same_bits(expected, np.concatenate(single))
    for views in zip(*(layouts(child) for child in children), strict=True):
        assert same_bits(expected, method.apply(views, weights[0], params))


@pytest.mark.parametrize(("method", "params"), AGGREGATORS)
@given(st.data())
@settings(max_examples=30, deadline=None)
def test_draws_of_weights_equal_a_loop(method: Method, params: Any, data: st.DataObject) -> None:
    """A leading axis of weights gives what one call per draw gives, and weights per region what one gives."""
    children, weights = node(method, data.draw, scores, draws=3)
    expected = np.stack([method.apply(children, draw, params) for draw in weights])
    per_region = np.repeat(weights, children[0].size, axis=2)

    assert same_bits(expected, method.apply(children, weights, params))
    assert same_bits(expected, method.apply(children, per_region, params))


@pytest.mark.parametrize(("method", "params"), ATTRIBUTED)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_contributions_sum_to_the_score(method: Method, params: Any, data: st.DataObject) -> None:
    """The parts of the children add up to the score, relative to 1e-12; scores of 0 and NaN included."""
    zeros = method.id not in ("geometric", "harmonic", "power") or getattr(params, "zero", "") == "zero"
    cell = scores | st.just(0.0) if zeros else scores
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
    contributions = method.attribute(extra, wider, params, score)  # type: ignore[misc]

    assert expected == pytest.approx(score, rel=1e-12)
    assert (contributions[-1] == 0.0).all()


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
    methods = {name: method for (kind, name), method in METHODS.items() if kind == "aggregator"}
    children, weights = node(methods["arithmetic"], data.draw, scores)

    def run(name: str, **given: float) -> Column:
        result: Column = methods[name].apply(children, weights[0], methods[name].params(**given))
        return result

    squares = run("power", degree=2.0)
    ladder = [run("harmonic"), run("geometric"), run("arithmetic"), squares]
    least, most = np.min(children, axis=0), np.max(children, axis=0)
    for lower, upper in zip([least, *ladder], [*ladder, most], strict=True):
        assert (lower <= upper * (1 + 1e-12)).all()
