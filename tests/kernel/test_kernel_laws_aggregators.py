"""Laws that every aggregator keeps, whatever it computes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt
from every import EVERY
from hypothesis import given, note
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column

METHODS = {
    method.id: method for method in EVERY if isinstance(method, Aggregator) and method.sees == "children"
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
Weights = npt.NDArray[np.float64]
ABOVE_ZERO = {"geometric", "harmonic", "power", "balance", "mazziotta_pareto"}
"""What refuses scores of 0, or only scores of 0, unless told otherwise."""


def frozen(drawn: list[float]) -> Column:
    column = np.array(drawn)
    column.flags.writeable = False
    return column


def layouts(x: Column) -> list[Column]:
    """The same numbers, strided and backwards in memory."""
    return [np.repeat(x, 2)[::2], x[::-1].copy()[::-1]]


@attrs.frozen
class Case:
    """One aggregator with parameters."""

    label: str
    method: Aggregator
    params: Any

    def apply(self, children: Sequence[Column], weights: Weights) -> Column:
        result: Column = self.method.apply(children, weights, self.params)
        return result

    def attribute(self, children: Sequence[Column], weights: Weights, score: Column) -> Sequence[Column]:
        parts: Sequence[Column] = self.method.attribute(children, weights, self.params, score)  # type: ignore[misc]
        return parts


CASES = [
    Case(f"{name}-{position}", method, method.params(**given))
    for name, method in METHODS.items()
    for position, given in enumerate(PARAMS.get(name, [{}]))
]
WEIGHTED = [case for case in CASES if case.method.weighted]
ATTRIBUTED = [case for case in CASES if case.method.attribute]
SMOOTH = [case for case in WEIGHTED if case in ATTRIBUTED and abs(getattr(case.params, "degree", 1.0)) < 10.0]
NAN_THROUGH = [case for case in CASES if not case.method.handles_missing]
COUNTING = {"availability", "spread"}
"""What counts missing children: they lower the score, and none of them leaves it open."""
CONDITIONAL = [case for case in CASES if case not in NAN_THROUGH and case.method.id not in COUNTING]

scores = st.floats(0.5, 120.0, allow_nan=False)
missing = st.just(float("nan"))
MOST = 5


@attrs.frozen
class Drawn:
    """Five children (B,) and, a draw of weights each, their parts of the whole: a method takes as many as it can."""

    count: int
    children: list[Column]
    parts: npt.NDArray[np.int64]

    def node(self, method: Aggregator) -> tuple[list[Column], Weights]:
        """K children (B,) and weights (draws, K, 1) that sum to 1 over the children."""
        least, most = COUNTS.get(method.id, (1, MOST))
        count = min(max(self.count, least), most)
        parts = self.parts[:, :count] + [1, *[0] * (count - 1)]
        return self.children[:count], (parts / parts.sum(axis=1, keepdims=True))[:, :, None]


@st.composite
def drawn(draw: st.DrawFn, cell: st.SearchStrategy[float] = scores, draws: int = 1) -> Drawn:
    """Children of up to 12 rows with such cells, and so many draws of weights."""
    rows = draw(st.integers(1, 12))
    cells = draw(st.lists(cell, min_size=MOST * rows, max_size=MOST * rows))
    parts = draw(st.lists(st.integers(0, 5), min_size=MOST * draws, max_size=MOST * draws))
    children = [frozen(cells[at : at + rows]) for at in range(0, MOST * rows, rows)]
    return Drawn(draw(st.integers(1, MOST)), children, np.reshape(parts, (draws, MOST)))


def told(cases: list[Case]) -> Iterator[Case]:
    """Each of the cases; where one fails, its label is the last that is told."""
    for case in cases:
        note(case.label)
        yield case


@given(drawn(scores | missing))
def test_missing_child_gives_missing_score(drawn: Drawn) -> None:
    """A score is NaN exactly where a child is."""
    for case in told(NAN_THROUGH):
        children, weights = drawn.node(case.method)

        assert np.array_equal(np.isnan(children).any(axis=0), np.isnan(case.apply(children, weights[0])))


@tried(200)
@given(drawn(st.sampled_from([float("nan"), 40.0, 84.0, 85.0, 100.0, 110.0])))
def test_missing_child_matters_where_it_can_decide(drawn: Drawn) -> None:
    """A conditional score is NaN exactly where the worst and the best filling end differently.

    What ends is the score itself; for k of n, whether the demand is met.
    """
    for case in told(CONDITIONAL):
        children, weights = drawn.node(case.method)
        worst, best = (
            case.apply([np.where(np.isnan(child), fill, child) for child in children], weights[0])
            for fill in (0.0, 120.0)
        )
        result = case.apply(children, weights[0])
        if case.method.id == "kofn":
            worst, best = worst == 100.0, best == 100.0
            decided = np.where(np.isnan(result), worst, result == 100.0)
        else:
            decided = np.where(np.isnan(result), worst, result)

        assert np.array_equal(worst != best, np.isnan(result))
        assert np.array_equal(worst, decided)


@given(drawn())
def test_rows_are_independent(drawn: Drawn) -> None:
    """One row at a time, in any layout, from read-only children: the same bits."""
    for case in told(CASES):
        children, weights = drawn.node(case.method)
        expected = case.apply(children, weights[0])
        rows = range(expected.size)
        single = [case.apply([child[row : row + 1] for child in children], weights[0]) for row in rows]

        assert expected.tobytes() == np.concatenate(single).tobytes()
        for views in zip(*(layouts(child) for child in children), strict=True):
            assert expected.tobytes() == case.apply(views, weights[0]).tobytes()


@given(drawn(draws=3))
def test_draws_of_weights_equal_a_loop(drawn: Drawn) -> None:
    """A leading axis of weights gives what one call per draw gives, and weights per region what one gives."""
    for case in told(CASES):
        children, weights = drawn.node(case.method)
        expected = np.stack([case.apply(children, draw) for draw in weights])
        per_region = np.repeat(weights, children[0].size, axis=2)

        assert expected.tobytes() == case.apply(children, weights).tobytes()
        assert expected.tobytes() == case.apply(children, per_region).tobytes()


@given(drawn(scores | missing | st.sampled_from([0.0, 85.0, 100.0])))
def test_contributions_sum_to_the_score(drawn: Drawn) -> None:
    """The parts of the children add up to the score, relative to 1e-12; scores of 0 and NaN included."""
    for case in told(ATTRIBUTED):
        children, weights = drawn.node(case.method)
        if case.method.id in ABOVE_ZERO and getattr(case.params, "zero", "") != "zero":
            children = [np.where(child == 0.0, 0.5, child) for child in children]
        score = case.apply(children, weights[0])
        contributions = case.attribute(children, weights[0], score)

        assert [score.shape] * len(children) == [part.shape for part in contributions]
        size = np.maximum(np.sum(np.abs(contributions), axis=0), 1e-300)
        error = np.abs(np.sum(contributions, axis=0) - score) / size
        assert np.array_equal(np.isnan(score), np.isnan(error))
        assert (error[~np.isnan(error)] <= 1e-12).all()


@given(drawn(), st.sampled_from([0.0, 1.0]))
def test_child_without_weight_changes_nothing(drawn: Drawn, level: float) -> None:
    """A filled-in child of weight 0, whatever its score, leaves score and contributions as they were."""
    for case in told(WEIGHTED):
        children, weights = drawn.node(case.method)
        extra = [*children, np.full(children[0].shape, level)]
        wider = np.concatenate([weights[0], [[0.0]]])
        score = case.apply(extra, wider)

        np.testing.assert_allclose(case.apply(children, weights[0]), score, rtol=1e-12, atol=1e-12)
        if case in ATTRIBUTED:
            assert (case.attribute(extra, wider, score)[-1] == 0.0).all()


@given(drawn(st.just(1.0)), st.floats(0.01, 120.0))
def test_mean_of_equal_scores_is_that_score(drawn: Drawn, level: float) -> None:
    """Every mean is idempotent."""
    for case in told(WEIGHTED):
        children, weights = drawn.node(case.method)
        result = case.apply([child * level for child in children], weights[0])

        np.testing.assert_allclose(result, level, rtol=1e-12, atol=1e-11)  # units of a lifted 90


@given(drawn(st.floats(20.0, 100.0)))
def test_contributions_are_score_times_slope(drawn: Drawn) -> None:
    """Each part is s_k df/ds_k, Euler's term, against a central difference."""
    for case in told(SMOOTH):
        children, weights = drawn.node(case.method)
        score = case.apply(children, weights[0])
        contributions = case.attribute(children, weights[0], score)

        for k, child in enumerate(children):
            step = 1e-5
            up, down = ([*children[:k], child * (1 + side), *children[k + 1 :]] for side in (step, -step))
            rise = case.apply(up, weights[0]) - case.apply(down, weights[0])
            np.testing.assert_allclose(rise / (2 * step), contributions[k], rtol=1e-6, atol=1e-6)


@given(drawn())
def test_power_means_rise_with_their_degree(drawn: Drawn) -> None:
    """minimum <= harmonic <= geometric <= arithmetic <= quadratic <= maximum."""
    children, weights = drawn.node(METHODS["arithmetic"])

    def run(name: str, **given: float) -> Column:
        result: Column = METHODS[name].apply(children, weights[0], METHODS[name].params(**given))
        return result

    squares = run("power", degree=2.0)
    ladder = [run("harmonic"), run("geometric"), run("arithmetic"), squares]
    least, most = np.min(children, axis=0), np.max(children, axis=0)
    for lower, upper in zip([least, *ladder], [*ladder, most], strict=True):
        assert (lower <= upper * (1 + 1e-12)).all()
