"""Ranks, tiers, verdicts and limits are those of exact rational arithmetic, though scores are doubles."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import step, track

from dei_core import Plan, Table, Text, compose, score
from dei_core.model.stages import RankStage
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import DerivedPlan, TierPlan
from dei_core.scoring.scorecard import TrackScores

ROWS = 30
APART = 64
"""Units in the last place by which distinct exact values have to differ for the law to speak of them."""
Exact = list[Fraction | None]
FULL = Fraction(100)


@attrs.define
class Made:
    """A random tree with its data, in exact numbers and as the engine takes them."""

    random: random.Random
    pool: list[Fraction]
    tree: dict[str, dict[str, float] | list[str]] = attrs.field(factory=dict)
    columns: dict[str, Exact] = attrs.field(factory=dict)
    derived: list[DerivedPlan] = attrs.field(factory=list)
    coverage: dict[str, str] = attrs.field(factory=dict)
    scores: dict[str, Exact] = attrs.field(factory=dict)

    def column(self, low: int = 0, gaps: bool = True) -> str:
        """A given column of decimals of at most six digits, many of them alike."""
        name = f"x{len(self.columns)}"
        share = self.random.choice((0.0, 0.0, 0.15)) if gaps else 0.0
        self.columns[name] = [
            None if self.random.random() < share else self.random.choice(self.pool) + low for _ in range(ROWS)
        ]
        return name

    def leaf(self) -> str:
        """A column that is given, or derived as a ratio, a share or a sum."""
        kind = self.random.choice(("given", "given", "ratio", "share", "sum"))
        if kind == "given":
            name = self.column()
            self.scores[name] = self.columns[name]
            return name
        parts = (self.column(), self.column(low=1, gaps=False))
        name = f"d{len(self.derived)}"
        self.derived.append(DerivedPlan(id=name, step=step("derivation", kind), of=parts))
        work: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
            "ratio": lambda a, b: a / b,
            "share": lambda a, b: 100 * a / b,
            "sum": lambda a, b: a + b,
        }
        pairs = zip(*(self.columns[part] for part in parts), strict=True)
        self.scores[name] = [None if a is None or b is None else work[kind](a, b) for a, b in pairs]
        return name

    def node(self, depth: int) -> str:
        """A weighted mean of 2 to 12 children under reweighting, with a least coverage."""
        count = self.random.randint(2, 12)
        deep = self.random.randrange(count)
        children = [
            self.node(depth - 1)
            if depth > 1 and (place == deep or self.random.random() < 0.15)
            else self.leaf()
            for place in range(count)
        ]
        name = f"n{len(self.tree)}"
        parts = self._weights(count)
        whole = sum(parts)
        decimal = {child: part / whole for child, part in zip(children, parts, strict=True)}
        self.tree[name] = children if len(set(parts)) == 1 else decimal
        self.coverage[name] = self.random.choice(("0", "0", "0.5", "0.7", "0.8", "0.9"))
        self.scores[name] = [
            self._mean(
                name, [(self.scores[child][row], part) for child, part in zip(children, parts, strict=True)]
            )
            for row in range(ROWS)
        ]
        return name

    def _weights(self, count: int) -> list[int]:
        if self.random.random() < 0.5:
            return [1] * count
        whole = self.random.choice((20, 100, 1000, 10**6))
        cuts = sorted(self.random.sample(range(1, whole), count - 1))
        return [high - low for low, high in zip([0, *cuts], [*cuts, whole], strict=True)]

    def _mean(self, name: str, children: Sequence[tuple[Fraction | None, int]]) -> Fraction | None:
        whole = sum(part for _, part in children)
        here = [(value, part) for value, part in children if value is not None]
        held = sum(part for _, part in here)
        if not held or Fraction(held, whole) < Fraction(self.coverage[name]):
            return None
        return sum((value * part for value, part in here), Fraction(0)) / held


def made(seed: int, pool: str) -> tuple[Made, str]:
    """A tree of four levels. pool: what its data are drawn from."""
    chance = random.Random(seed)
    pools: dict[str, list[Fraction]] = {
        "answers": [Fraction(value) for value in (0, 33, 67, 100)],
        "tenths": [Fraction(chance.randint(0, 1000), 10) for _ in range(5)],
        "six digits": [Fraction(chance.randint(0, 999_999), 10 ** chance.randint(0, 6)) for _ in range(6)],
    }
    tree = Made(random=chance, pool=pools[pool])
    return tree, tree.node(4)


def scored(tree: Made, change: Callable[[Plan], Plan] = lambda plan: plan) -> TrackScores:
    plan = compose(tree.tree, normalizer="as_is", missing="reweight")
    nodes = tuple(attrs.evolve(node, coverage=float(tree.coverage[node.id])) for node in plan.tracks[0].nodes)
    values = {
        name: [np.nan if value is None else float(value) for value in column]
        for name, column in tree.columns.items()
    }
    table = Table(regions=[f"r{row}" for row in range(ROWS)], columns=values)
    return score(change(track(plan, nodes=nodes, derived=tuple(tree.derived))), table).only


def told_apart(values: Sequence[Fraction]) -> bool:
    """Whether values that differ do so by more than the law asks for."""
    ordered = sorted(set(values))
    return all(
        high - low > APART * Fraction(math.ulp(float(high))) for low, high in itertools.pairwise(ordered)
    )


def ranks(values: Sequence[Fraction | None], dense: bool = False) -> list[float]:
    known = [value for value in values if value is not None]
    pool = list(set(known)) if dense else known
    return [math.nan if value is None else 1.0 + sum(other > value for other in pool) for value in values]


def bounds_among(values: Sequence[Fraction], digits: int) -> list[Fraction]:
    """Decimals that are among the values, where there are any, else decimals near them."""
    met = [value for value in values if (value * 10**6).denominator == 1]
    return met or [Fraction(round(value * 10**digits), 10**digits) for value in values]


POOLS = st.sampled_from(("answers", "tenths", "six digits"))
SEEDS = st.integers(0, 2**63)


@given(SEEDS, POOLS)
def test_ranks_and_coverage_limits_are_exact(seed: int, pool: str) -> None:
    """Every node's ranks, both ways, and which regions have a score at all."""
    tree, _ = made(seed, pool)
    card = scored(tree)
    dense = attrs.evolve(card.plan.ranking, method="dense")
    other = scored(tree, lambda plan: track(plan, ranking=dense))

    for name in tree.tree:
        exact = tree.scores[name]
        assert [value is None for value in exact] == np.isnan(card.score(name)).tolist()
        if told_apart([value for value in exact if value is not None]):
            np.testing.assert_array_equal(card.ranks(name), ranks(exact))
            np.testing.assert_array_equal(other.ranks(name), ranks(exact, dense=True))


@given(SEEDS, POOLS, st.integers(0, 4))
def test_tiers_are_exact(seed: int, pool: str, digits: int) -> None:
    """Bounds that are scores themselves, or decimals near them."""
    tree, _ = made(seed, pool)
    name = tree.random.choice(list(tree.tree))
    exact = tree.scores[name]
    known = sorted({value for value in exact if value is not None})
    among = bounds_among(known, digits)
    near = sorted(set(among[:: max(len(among) // 3, 1)]), reverse=True)
    if not near or not told_apart([*known, *near]):
        return
    scheme = TierPlan(
        id="t", names=(Text(en="t", zh="档"),) * len(near), bounds=tuple(map(float, near)), by="score"
    )
    card = scored(tree, lambda plan: track(plan, tiers=scheme))
    wanted = [
        -1 if value is None else next((at for at, bound in enumerate(near) if value >= bound), -1)
        for value in exact
    ]

    assert card.tiers(name).tolist() == wanted


def with_verdicts(tree: Made, root: str, bounds: Mapping[str, Fraction], k: int) -> Callable[[Plan], Plan]:
    """Beside the index: whether each node reaches a bound as a precondition, k of them, and a veto over all."""

    def change(plan: Plan) -> Plan:
        one = plan.tracks[0]
        places = [one.slots.index(name) for name in bounds]
        nodes, first = list(one.nodes), len(one.indicators)
        passed = []
        for place, bound in zip(places, bounds.values(), strict=True):
            params = {"threshold": float(bound), "share": 0.0}
            nodes.append(
                extra(
                    f"p{place}", (one.slots.index(root), place), step("aggregator", "precondition", **params)
                )
            )
            passed.append(first + len(nodes) - 1)
        nodes.append(extra("full", tuple(passed), step("aggregator", "kofn", k=k)))
        nodes.append(extra("gated", (one.slots.index(root), *passed), step("aggregator", "veto")))
        return track(plan, nodes=tuple(nodes))

    return change


def extra(name: str, children: tuple[int, ...], how: object) -> NodePlan:
    return NodePlan(
        id=name,
        name=Text(en=name, zh=name),
        level=0,
        children=children,
        weights=(1.0 / len(children),) * len(children),
        aggregator=how,  # type: ignore[arg-type]
        missing="refuse",
        coverage=0.0,
    )


@given(SEEDS, POOLS)
def test_thresholds_are_exact(seed: int, pool: str) -> None:
    """A precondition is kept exactly where the condition's exact score reaches the threshold."""
    tree, root = made(seed, pool)
    bounds: dict[str, Fraction] = {}
    for name in tree.random.sample(list(tree.tree), 2):
        known = [value for value in tree.scores[name] if value is not None and 0 <= value <= 100]
        if not known:
            return
        bounds[name] = tree.random.choice(bounds_among(known, 3))
        if bounds[name] > 100 or not told_apart([*known, bounds[name]]):
            return
    card = scored(tree, with_verdicts(tree, root, bounds, 1))

    for name, bound in bounds.items():
        place = card.plan.slot(name)
        failed = [value is not None and value < bound for value in tree.scores[name]]
        zero = card.score(f"p{place}") == 0.0
        kept = [value is None or value >= bound for value in tree.scores[name]]
        total = [value is None or value != 0 for value in tree.scores[root]]
        assert all(zero[row] for row in range(ROWS) if failed[row])
        assert not any(zero[row] for row in range(ROWS) if kept[row] and total[row])


@given(SEEDS, st.sampled_from(("ratio", "share", "sum")), st.integers(1, 3))
def test_verdicts_and_k_of_n_are_exact(seed: int, kind: str, k: int) -> None:
    """Demands on derived columns, met exactly by many regions: each verdict, how many are met, and a gate of all."""
    chance = random.Random(seed)
    columns: dict[str, list[Fraction]] = {}
    verdicts: list[list[bool]] = []
    derived, targets = [], []
    for place in range(3):
        tens = 10 ** chance.randint(0, 3)
        a = [Fraction(chance.randint(0, 40), tens) for _ in range(ROWS)]
        b = [Fraction(chance.randint(1, 40), 10) for _ in range(ROWS)]
        made = [
            x / y if kind == "ratio" else 100 * x / y if kind == "share" else x + y
            for x, y in zip(a, b, strict=True)
        ]
        ready = [value for value in made if (value * 10**6).denominator == 1]
        target = chance.choice(ready or [Fraction(1, 4)])
        if not told_apart([*made, target]):
            return
        columns |= {f"a{place}": a, f"b{place}": b}
        derived.append(
            DerivedPlan(id=f"d{place}", step=step("derivation", kind), of=(f"a{place}", f"b{place}"))
        )
        targets.append(float(target))
        verdicts.append([value >= target for value in made])
    plan = compose({"index": [item.id for item in derived]}, aggregator="kofn", aggregator_params={"k": k})
    how = step("normalizer", "min", target=0.0)
    indicators = tuple(
        attrs.evolve(item, normalizer=how.method, variants={"": attrs.evolve(how.params, target=target)})
        for item, target in zip(plan.tracks[0].indicators, targets, strict=True)
    )
    table = Table(
        regions=[f"r{row}" for row in range(ROWS)],
        columns={name: [float(value) for value in column] for name, column in columns.items()},
    )
    card = score(track(plan, indicators=indicators, derived=tuple(derived)), table).only

    met = [sum(row) for row in zip(*verdicts, strict=True)]
    for item, verdict in zip(derived, verdicts, strict=True):
        assert (card.score(item.id) == 100.0).tolist() == verdict
    assert (card.total == 100.0).tolist() == [count >= k for count in met]


def test_a_thousand_regions_answer_twelve_questions() -> None:
    """Equal sums of answers of 0, 33, 67 and 100 have one score, to the bit, and share their rank."""
    chance = np.random.default_rng(12)
    answers = chance.choice([0.0, 33.0, 67.0, 100.0], size=(12, 1000))
    names = [f"q{place}" for place in range(12)]
    plan = compose({"index": names}, normalizer="as_is")
    table = Table(regions=[str(row) for row in range(1000)], columns=dict(zip(names, answers, strict=True)))
    card = score(plan, table).only
    sums = answers.sum(axis=0)

    np.testing.assert_array_equal(card.total, sums / 12)
    np.testing.assert_array_equal(card.ranks(), ranks([Fraction(int(value)) for value in sums]))


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
@pytest.mark.parametrize("aggregator", ["arithmetic", "harmonic", "geometric"])
def test_the_order_of_children_decides_no_tie(order: tuple[str, ...], aggregator: str) -> None:
    """Regions that hold the same three scores in other places share a rank."""
    columns = {
        "a": [10.1, 20.2, 40.3, 10.1, 40.3],
        "b": [20.2, 40.3, 10.1, 40.3, 20.2],
        "c": [40.3, 10.1, 20.2, 20.2, 10.1],
    }
    plan = compose({"index": list(order)}, normalizer="as_is", aggregator=aggregator)
    card = score(plan, Table(regions=list("vwxyz"), columns=columns)).only

    assert card.ranks().tolist() == [1.0] * 5


@pytest.mark.parametrize(("tolerance", "wanted"), [(None, [1.0, 1.0]), (0.0, [2.0, 1.0]), (0.1, [1.0, 1.0])])
def test_a_tolerance_of_zero_compares_bit_by_bit(tolerance: float | None, wanted: list[float]) -> None:
    """In ranks, and at the bound of a tier."""
    plan = track(
        compose({"index": ["a"]}, normalizer="as_is"),
        ranking=RankStage(tolerance=tolerance),
        tiers=TierPlan(id="t", names=(Text(en="t", zh="档"),), bounds=(0.1 + 0.2,), by="score"),
    )
    card = score(plan, Table(regions=["a", "b"], columns={"a": [0.3, 0.1 + 0.2]})).only

    assert card.ranks().tolist() == wanted
    assert card.tiers().tolist() == [-1 if tolerance == 0.0 else 0, 0]


@pytest.mark.parametrize("method", ["rank", "place", "percentile_rank"])
def test_places_of_sums_and_of_nodes_are_those_of_the_decimals(method: str) -> None:
    """0.1 + 0.2 and 0.3 share a place as derived sums, and means of the same three scores in other places do."""
    plan = compose({"index": ["s"]}, normalizer=method)
    total = DerivedPlan(id="s", step=step("derivation", "sum"), of=("a", "b"))
    data = Table(regions=list("xyz"), columns={"a": [0.1, 0.3, 0.5], "b": [0.2, 0.0, 0.0]})
    low, same, high = score(track(plan, derived=(total,)), data).only.total.tolist()
    assert low == same < high

    columns = {"a": [10.1, 40.3, 0.0], "b": [20.2, 10.1, 0.0], "c": [40.3, 20.2, 0.0]}
    means = compose({"index": ["a", "b", "c"]}, normalizer="as_is")
    node = attrs.evolve(means.tracks[0].nodes[0], normalizer=step("normalizer", method))
    scores = score(track(means, nodes=(node,)), Table(regions=list("xyz"), columns=columns)).only.total
    assert scores[0] == scores[1] > scores[2]


def test_the_best_of_a_group_is_the_first_code_of_those_that_tie() -> None:
    """Whatever the order of the rows and the last bits of their scores."""
    plan = compose({"index": ["a"]}, normalizer="as_is")
    rows = [("y", 0.1 + 0.2), ("x", 0.3), ("z", 0.2)]
    for order in itertools.permutations(rows):
        codes, values = zip(*order, strict=True)
        table = Table(regions=codes, columns={"a": values}, parents={"city": ["c"] * 3})
        best = int(score(plan, table).only.groups("city").best[0])
        assert codes[best] == "x"


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_tiers_of_what_is_printed(decimals: int) -> None:
    """A score is in the tier that its print reaches: 79.96 is printed 80.0, and 80."""
    plan = track(
        compose({"index": ["a"]}, normalizer="as_is"),
        decimals=decimals,
        tiers=TierPlan(id="t", names=(Text(en="t", zh="档"),), bounds=(80.0,), by="printed"),
    )
    card = score(plan, Table(regions=list("abc"), columns={"a": [79.96, 79.4, 80.0]})).only

    assert card.tiers().tolist() == [0 if decimals < 2 else -1, -1, 0]
