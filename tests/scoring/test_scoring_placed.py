"""Places learned from what is computed are those of exact arithmetic: derived columns, differences of scores, wins."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import node, step, track
from trying import tried

from dei_core import Table, compose, score
from dei_core.scoring.plan import DerivedPlan
from dei_core.scoring.steps import Step

ROWS = 12
DERIVED: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "ratio": lambda a, b: a / b,
    "share": lambda a, b: 100 * a / b,
    "sum": lambda a, b: a + b,
    "difference": lambda a, b: a - b,
    "product": lambda a, b: a * b,
    "growth": lambda a, b: 100 * (a - b) / b,
    "mean": lambda a, b: (a + b) / 2,
}
PLACED: dict[str, Callable[[int, int], float]] = {
    "rank": lambda place, count: 100 * place / count,
    "percentile_rank": lambda place, count: 100 * (place - 1) / (count - 1),
}


def drawn(seed: int) -> tuple[list[Fraction], list[Fraction]]:
    """Two columns of decimals of up to three digits behind the point, above 0 and often alike."""
    chance = random.Random(seed)
    unit = 10 ** chance.randint(0, 3)
    pool = [Fraction(chance.randint(unit, 9 * unit), unit) for _ in range(4)]
    pool += [Fraction(tenths, 10) for tenths in (1, 2, 3, 6)]
    one, two = ([chance.choice(pool) for _ in range(ROWS)] for _ in range(2))
    return one, two


def table(**columns: list[Fraction]) -> Table:
    values = {name: [float(value) for value in column] for name, column in columns.items()}
    return Table(regions=[f"r{row}" for row in range(ROWS)], columns=values)


def places(exact: list[Fraction]) -> list[int]:
    """Counted from the worst, equal ones at the worst of theirs."""
    return [1 + sum(other < value for other in exact) for value in exact]


@pytest.mark.parametrize("kind", DERIVED)
@given(seed=st.integers(0, 2**32), method=st.sampled_from(sorted(PLACED)))
@tried(30)
def test_places_in_a_derived_column_are_exact(kind: str, seed: int, method: str) -> None:
    """Equal fractions share a place, whichever doubles stand for them."""
    one, two = drawn(seed)
    exact = [DERIVED[kind](a, b) for a, b in zip(one, two, strict=True)]
    derived = (DerivedPlan(id="d", step=step("derivation", kind), of=("a", "b")),)
    plan = track(compose({"index": ["d"]}, normalizer=method), derived=derived)

    got = score(plan, table(a=one, b=two)).only.total

    assert got.tolist() == pytest.approx([PLACED[method](place, ROWS) for place in places(exact)])


@pytest.mark.parametrize(
    ("kind", "exact"),
    [("difference", DERIVED["difference"]), ("shortfall", lambda a, b: 100 * (b - a) / b)],
)
@given(seed=st.integers(0, 2**32))
@tried(30)
def test_places_of_nodes_that_cancel_are_exact(
    kind: str, exact: Callable[[Fraction, Fraction], Fraction], seed: int
) -> None:
    """A node that tells the gap between two others, normalised by rank."""
    one, two = drawn(seed)
    plan = node(
        compose({"index": ["gap"], "gap": ["a", "b"]}, normalizer="as_is"),
        "gap",
        aggregator=step("aggregator", kind),
        normalizer=step("normalizer", "rank"),
    )

    card = score(plan, table(a=one, b=two)).only

    want = places([exact(a, b) for a, b in zip(one, two, strict=True)])
    assert card.score("gap").tolist() == pytest.approx([PLACED["rank"](place, ROWS) for place in want])


@given(seed=st.integers(0, 2**32))
@tried(60)
def test_wins_are_those_of_exact_numbers(seed: int) -> None:
    """Copeland over a column of ratios: regions that are equal in it neither win nor lose."""
    one, two = drawn(seed)
    exact = [a / b for a, b in zip(one, two, strict=True)]
    derived = (DerivedPlan(id="d", step=step("derivation", "ratio"), of=("a", "b")),)
    plan = track(compose({"index": ["d"]}, normalizer="as_is", aggregator="copeland"), derived=derived)

    got = score(plan, table(a=one, b=two)).only.total

    net = [sum((value > other) - (value < other) for other in exact) for value in exact]
    assert got.tolist() == pytest.approx([50 + 50 * wins / (ROWS - 1) for wins in net])


@pytest.mark.parametrize("transform", [None, step("transform", "log")])
@pytest.mark.parametrize("method", sorted(PLACED))
def test_a_learned_place_is_met_again_by_equal_fractions(method: str, transform: Step | None) -> None:
    """A third is a third in a later year, whichever double stands for it, also where no row of the sample is there."""
    derived = (DerivedPlan(id="d", step=step("derivation", "ratio"), of=("a", "b")),)
    plan = track(compose({"index": ["d"]}, normalizer=method), derived=derived)
    (item,) = plan.tracks[0].indicators
    plan = track(plan, indicators=(attrs.evolve(item, transform=transform),))
    thirds = [(0.3, 0.9), (1.1, 3.3), (0.1, 0.3), (1.0, 3.0), (2.3, 6.9)]
    sample = Table(regions=("p", "q", "r"), columns={"a": [0.1, 1.1, 5.0], "b": [0.9, 3.3, 10.0]})
    card = score(plan, sample)
    wanted = card.only.total[1]

    for one, two in thirds:
        later = Table(regions=("s",), columns={"a": [one], "b": [two]})
        assert score(plan.fitted(card), later).only.total.tolist() == [wanted]


@pytest.mark.parametrize("tree", [{"index": ["x", "d"]}, {"index": ["x", "n"], "n": ["d"]}])
def test_regions_that_were_learned_from_are_met_again(tree: dict[str, list[str]]) -> None:
    """Neither outranks a third that another double stands for: derived, and as the score of a node."""
    derived = (DerivedPlan(id="d", step=step("derivation", "ratio"), of=("a", "b")),)
    aggregators = {"index": "copeland"}
    plan = track(compose(tree, normalizer="as_is", aggregator=aggregators), derived=derived)
    columns = {"x": [1.0, 1.0, 1.0], "a": [0.1, 1.1, 5.0], "b": [0.9, 3.3, 10.0]}
    card = score(plan, Table(regions=("p", "q", "r"), columns=columns))

    later = Table(regions=("s",), columns={"x": [1.0], "a": [1.0], "b": [3.0]})
    assert score(plan.fitted(card), later).only.total.tolist() == [card.only.total[1]]


def test_a_place_among_scores_is_met_again() -> None:
    """A node that is placed by its score, which a later row has by another way."""
    plan = node(
        compose({"index": ["gap"], "gap": ["a", "b"]}, normalizer="as_is"),
        "gap",
        aggregator=step("aggregator", "ratio"),
        normalizer=step("normalizer", "rank"),
    )
    card = score(plan, Table(regions=("p", "q", "r"), columns={"a": [0.1, 1.1, 5.0], "b": [0.9, 3.3, 10.0]}))

    later = Table(regions=("s",), columns={"a": [1.0], "b": [3.0]})
    assert score(plan.fitted(card), later).only.score("gap").tolist() == [card.only.score("gap")[1]]
