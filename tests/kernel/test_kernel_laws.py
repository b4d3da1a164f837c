"""Laws that every method on columns keeps, whatever it computes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
import pytest
from every import EVERY
from hypothesis import given, note
from hypothesis import strategies as st

from dei_core.kernel.method import Column, Method, NoParams
from dei_methods.normalizers.learned import End

METHODS = {(method.kind, method.id): method for method in EVERY if method.sees != "table"}
"""Those that look at whole tables have laws of their own."""
PARAMS: dict[tuple[str, str], list[dict[str, Any]]] = {
    ("normalizer", "minmax"): [{}, {"clip": "both"}, {"worst": 1.0, "best": 7.0}],
    ("normalizer", "goalposts"): [{"low": 50.0, "high": 700.0}, {"low": 9.0, "high": 99.0, "clip": "both"}],
    ("normalizer", "interval"): [
        {"lowest": 1.0, "best_low": 1e3, "best_high": 2e3, "highest": 1e4},
        {"lowest": -9.0, "best_low": 50.0, "best_high": 60.0, "highest": 70.0, "clip": "low"},
    ],
    ("normalizer", "zscore"): [{}, {"centre": 0.0, "spread": 1.0, "ddof": 0}],
    ("normalizer", "rank"): [{"ties": ties} for ties in ("minimum", "average", "maximum")],
    ("normalizer", "percentile_rank"): [{"ties": ties} for ties in ("minimum", "average", "maximum")],
    ("normalizer", "exponential_rank"): [{}, {"scale": 1.0, "ties": "maximum"}, {"scale": 1000.0}],
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
    ("normalizer", "learned_goalposts"): [
        {},
        {"low": End(quantile=5.0), "high": End(quantile=5.0), "clip": "both"},
        {"low": End(value=-1.0), "high": End(mean_of=2), "worst": 1.0, "best": 7.0},
        {"low": End(deviations=1.0), "high": End(deviations=2.0)},
    ],
    ("transform", "log_plus"): [{"constant": 0.5}],
    ("normalizer", "min"): [{"target": 12.0}],
    ("normalizer", "max"): [{"target": 12.0}],
    ("normalizer", "within"): [{"low": 6.0, "high": 20.0}],
    ("normalizer", "improvement"): [{"rate": 0.0}, {"rate": 5.0}],
    ("normalizer", "anchor"): [{"mean": 44.5}],
    ("normalizer", "relative_min"): [{"reference": 15.7, "factor": 0.8}],
    ("normalizer", "relative_max"): [{"reference": 52.3, "factor": 0.6}],
    ("normalizer", "standardised"): [{"mean": 12.0, "deviation": 5.0}],
    ("transform", "power"): [{"exponent": 0.5}, {"exponent": 20.0, "full": 1.0}],
    ("transform", "round"): [{"decimals": 1}, {"decimals": -1, "rounding": "half_up"}],
    ("derivation", "ratio"): [{"factor": 10000.0}],
    ("derivation", "linear"): [{"coefficients": (1.5, -0.5), "constant": 3.0}],
    ("derivation", "exponential"): [{"coefficients": (1e-6, -1e-6)}],
    ("treatment", "winsorise"): [{"lower": 0.05, "upper": 0.9}],
    ("treatment", "skew_kurtosis"): [
        {},
        {"skewness": 0.5, "kurtosis": 0.1, "most": 2, "fallback": "log_ct_plus", "combine": True},
        {"skewness": 0.1, "kurtosis": -5.0, "most": 0, "fallback": "box_cox", "degree": 0.5},
    ],
    ("treatment", "box_cox"): [{}, {"degree": 0.5}, {"degree": -1.0}],
    ("normalizer", "place"): [{"ties": ties} for ties in ("minimum", "average", "maximum")],
    ("normalizer", "borda"): [{"ties": ties} for ties in ("minimum", "average", "maximum")],
    ("normalizer", "adjusted_mpi"): [{}, {"reference": 20.0, "span": 40.0}],
}
ONE_WAY = {
    **dict.fromkeys(("distance_to_target", "efficacy_linear", "efficacy_log"), (1, -1)),
    **dict.fromkeys(("efficacy_exponential", "steps"), (1, -1)),
    **dict.fromkeys(("min", "relative_min"), (1,)),
    **dict.fromkeys(("max", "relative_max"), (-1,)),
}
"""Where method or parameters say which direction is meant: the one that each of the parameters serves."""
OWN_WAY = {"interval", "within"}
"""They say themselves which values are better."""


@attrs.frozen
class Case:
    """One method with parameters, as a function of columns alone."""

    label: str
    method: Method
    params: Any
    direction: int = 1

    def fit(self, x: Column) -> Any:
        fit = getattr(self.method, "fit", None)
        return fit(x, self.params) if fit else {}

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

    def suited(self, x: Column) -> Column:
        """A column such as the method is made for: yes and no for a gate, losses too, or enough different values."""
        if self.method.id == "gate":
            x = np.where(np.isnan(x), x, x >= 12.0)
        elif self.method.id == "improvement":
            x = x - 12.0
        elif self.method.id in ("skew_kurtosis", "log_ct_plus"):
            x = np.append(x, [2.0, 3.0, 5.0, 500.0])
        x.flags.writeable = False
        return x

    def run(self, x: Column) -> Column:
        return self.apply(x, self.fit(x))


def _cases() -> list[Case]:
    cases = []
    for (kind, name), method in METHODS.items():
        if kind in ("aggregator", "weigher"):
            continue
        params = [method.params(**given) for given in PARAMS.get((kind, name), [{}])]
        for position, given_params in enumerate(params):
            for direction in (1, -1) if kind == "normalizer" else (1,):
                if name not in ONE_WAY or direction == ONE_WAY[name][position]:
                    label = f"{kind}-{name}-{position}-{direction}"
                    cases.append(Case(label, method, given_params, direction))
    return cases


CASES = _cases()
DIRECTED = [case for case in CASES if case.method.kind == "normalizer" and case.method.id not in OWN_WAY]
ZERO_TOLERANT = [
    case
    for case in CASES
    if case.method.sees == "column" and getattr(case.params, "statistic", "") != "minimum"
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
    assert len({(method.kind, method.id) for method in EVERY}) == len(EVERY)
    assert PARAMS.keys() <= METHODS.keys()


@pytest.mark.parametrize("method", EVERY, ids=lambda method: f"{method.kind}-{method.id}")
def test_method_is_described(method: Method) -> None:
    """A method has a sentence in both languages, and parameters of a class."""

    assert method.about.en
    assert method.about.zh
    assert method.params is NoParams or attrs.has(method.params)


def told(cases: list[Case]) -> Iterator[Case]:
    """Each of the cases; where one fails, its label is the last that is told."""
    for case in cases:
        note(case.label)
        yield case


@given(columns)
def test_missing_stays_missing(x: Column) -> None:
    """NaN comes out where NaN went in and nowhere else; an imputer leaves none."""
    for case in told(CASES):
        given = case.suited(x)
        missing = np.isnan(given) if case.method.kind != "imputer" else np.zeros(given.shape, dtype=bool)

        assert np.array_equal(missing, np.isnan(case.run(given)))


@given(columns)
def test_input_untouched_and_result_fresh(x: Column) -> None:
    """A read-only column is enough, and the result is another, writable array."""
    for case in told(CASES):
        given = case.suited(x)
        before = given.tobytes()
        result = case.run(given)

        assert before == given.tobytes()
        assert result.flags.writeable
        assert not np.shares_memory(result, given)


@given(columns)
def test_monotone_in_direction(x: Column) -> None:
    """A better value never scores less, and the best scores more than the worst."""
    for case in told(DIRECTED):
        given = case.suited(x)
        ordered = np.sort(given[~np.isnan(given)])[:: case.direction]
        scores = case.apply(ordered, case.fit(given))

        assert (np.diff(scores) >= -1e-11 * np.abs(scores).max()).all()
        assert scores[-1] > scores[0]


@given(columns, st.integers(0, 2**32 - 1))
def test_order_free(x: Column, seed: int) -> None:
    """Regions in another order get the same scores to the last bit, fit included."""
    for case in told(CASES):
        given = case.suited(x)
        order = np.random.default_rng(seed).permutation(given.size)

        assert same_bits(case.run(given)[order], case.run(given[order]))


@given(columns)
def test_layout_free(x: Column) -> None:
    """Where the numbers lie in memory changes no bit, fit included."""
    for case in told(CASES):
        given = case.suited(x)
        expected = case.run(given)

        for view in layouts(given):
            assert same_bits(expected, case.run(view))


@given(columns, st.lists(st.integers(0, 42), max_size=4))
def test_batch_free(x: Column, cuts: list[int]) -> None:
    """Row blocks of any size, scored against one reference, change no bit."""
    for case in told(CASES):
        given = case.suited(x)
        reference = case.fit(given)
        expected = case.apply(given, reference)
        blocks = [case.apply(block, reference) for block in np.split(given, sorted(cuts)) if block.size]

        assert same_bits(expected, np.concatenate(blocks))


@pytest.mark.parametrize(
    ("rows", "most"), [(2_049, 512), pytest.param(20_001, 4_096, marks=pytest.mark.heavy)]
)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_large_column_is_free_of_order_layout_and_batch(case: Case, rows: int, most: int) -> None:
    """The same at a size where numpy sums in pairs and vectorises, in blocks of 1, of 7 and of many rows."""
    generator = np.random.default_rng(20240601)
    x = np.clip(np.exp(generator.normal(3.0, 1.0, rows)), 0.5, 1000.0)
    x[::2] = generator.uniform(0.5, 2.0, x[::2].size)  # where logarithms of strided arrays differ most often
    x[generator.random(x.size) < 0.1] = np.nan
    x = case.suited(x)
    order = generator.permutation(x.size)
    reference = case.fit(x)
    expected = case.apply(x, reference)

    assert same_bits(expected[order], case.run(x[order]))
    for view in layouts(x):
        assert same_bits(expected, case.run(view))
    for size in (1, 7, most):
        top = x[:200] if size == 1 else x
        blocks = [case.apply(top[at : at + size], reference) for at in range(0, top.size, size)]
        assert same_bits(expected[: top.size], np.concatenate(blocks))


@pytest.mark.parametrize("case", ZERO_TOLERANT, ids=lambda case: case.label)
def test_zeros_of_both_signs_are_one_value(case: Case) -> None:
    """A column with 0.0 and -0.0 has the same reference in every order."""
    one, other = (np.array([*zeros, 5.0, 7.0, np.nan, 9.0]) for zeros in ([0.0, -0.0], [-0.0, 0.0]))
    first, second = case.fit(one), case.fit(other)

    assert first.keys() == second.keys()
    for key in first:
        assert np.asarray(first[key]).tobytes() == np.asarray(second[key]).tobytes()
