"""Laws of scoring: contributions add up, and no bit depends on batches, blocks, layouts or order."""

from __future__ import annotations

import math

import attrs
import numpy as np
import pytest
from every import EVERY
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, bits, forests, node, random_columns, scored, shares, step, table, track
from trying import tried

from dei_core import Plan, Table, TrackScores, compose, score
from dei_core.scoring.learner import Learner

NAN = float("nan")
FITTED = ("minmax", "zscore", "rank", "percentile_rank")
WITHOUT_PARAMETERS = [
    method.id
    for method in EVERY
    if method.kind == "normalizer"
    and method.id != "gate"  # takes yes and no alone
    and all(field.default is not attrs.NOTHING for field in attrs.fields(method.params))
]


def everything(made: TrackScores) -> dict[str, bytes]:
    """All numbers of a result, bit for bit."""
    names = [item.id for item in made.plan.indicators]
    return {
        "values": bits(made.values),
        "coverage": bits(made.coverage),
        "ranks": bits(made.ranks()),
        **{f"points of {name}": bits(points) for name, points in made.contributions().items()},
        **{f"score of {name}": bits(made.score(name)) for name in names},
    }


@tried(150)
@given(plan=forests(), seed=st.integers(0, 10**6))
def test_contributions_sum_to_the_score(plan: Plan, seed: int) -> None:
    """For every tree, aggregator, policy and rounding: to within rounding errors of the sum."""
    made = scored(plan, random_columns(plan.tracks[0], 12, seed))
    points = made.contributions()
    for row, total in enumerate(made.total.tolist()):
        parts = [column[row] for column in points.values()]
        if math.isnan(total):
            assert all(math.isnan(part) for part in parts)
        else:
            assert math.fsum(part for part in parts if not math.isnan(part)) == pytest.approx(
                total, rel=1e-12
            )


@tried(50)
@given(plan=forests(), seed=st.integers(0, 10**6))
def test_every_node_is_the_sum_of_what_is_below_it(plan: Plan, seed: int) -> None:
    """Not only the index can be taken apart."""
    made = scored(plan, random_columns(plan.tracks[0], 6, seed))
    for item in plan.tracks[0].nodes:
        points = np.array(list(made.contributions(item.id).values()))
        total = np.where(np.isnan(made.score(item.id)), NAN, np.nansum(points, axis=0))

        assert np.allclose(total, made.score(item.id), rtol=1e-12, atol=0.0, equal_nan=True)


@tried(50)
@given(plan=forests(), seed=st.integers(0, 10**6))
def test_coverage_is_a_share(plan: Plan, seed: int) -> None:
    """Between 0 and 1, and exactly 1 where nothing is missing."""
    columns = random_columns(plan.tracks[0], 12, seed)
    made = scored(plan, columns)
    full = ~np.isnan(np.array(list(columns.values()))).any(axis=0)

    assert ((made.coverage >= 0.0) & (made.coverage <= 1.0)).all()
    assert (made.coverage[:, full] == 1.0).all()


@tried(40)
@given(plan=forests(), seed=st.integers(0, 10**6), block=st.integers(1, 13))
def test_blocks_change_no_bit(plan: Plan, seed: int, block: int) -> None:
    """However many rows are computed at a time."""
    columns = random_columns(plan.tracks[0], 12, seed)
    whole = everything(scored(plan, columns))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dei_core.scoring.aggregate.BLOCK", block)
        patch.setattr("dei_core.scoring.contributions.BLOCK", block)

        assert everything(scored(plan, columns)) == whole


@tried(40)
@given(plan=forests(), seed=st.integers(0, 10**6), cut=st.integers(1, 11))
def test_other_regions_change_no_bit(plan: Plan, seed: int, cut: int) -> None:
    """A region scored among others, or in a smaller table: scores, coverage and contributions are the same."""
    columns = random_columns(plan.tracks[0], 12, seed)
    whole = scored(plan, columns)
    for part in (slice(0, cut), slice(cut, 12)):
        made = scored(plan, {name: column[part] for name, column in columns.items()})

        assert bits(made.values) == bits(whole.values[:, part])
        assert bits(made.coverage) == bits(whole.coverage[:, part])
        for name, points in made.contributions().items():
            assert bits(points) == bits(whole.contributions()[name][part])


def sample(rows: int = 60, seed: int = 5, missing: float = 0.1) -> dict[str, np.ndarray]:
    """Values of four indicators over several magnitudes."""
    random = np.random.default_rng(seed)
    columns = {name: random.lognormal(mean, 1.5, rows) for mean, name in enumerate("abcd")}
    for column in columns.values():
        column[random.random(rows) < missing] = NAN
    columns["d"] = np.round(columns["d"])
    return columns


def of_method(method: str, aggregator: str = "arithmetic") -> Plan:
    tree = {"index": {"g": 0.3, "h": 0.7}, "g": {"a": 0.45, "b": 0.55}, "h": {"c": 0.2, "d": 0.8}}
    return compose(tree, ["b"], normalizer=method, aggregator=aggregator, missing="reweight")


@pytest.mark.parametrize("method", WITHOUT_PARAMETERS)
def test_frozen_references_make_every_batch_alike(method: str) -> None:
    """References learned once, then parts of the table scored: the same bits as the whole."""
    columns = sample()
    plan = of_method(method)
    whole = scored(plan, columns)
    frozen = track(plan, references=whole.references)

    assert everything(scored(frozen, columns)) == everything(whole)

    for part in (slice(0, 1), slice(1, 17), slice(17, 60, 3)):
        made = scored(frozen, {name: column[part] for name, column in columns.items()})

        assert bits(made.values) == bits(whole.values[:, part])


@pytest.mark.parametrize("method", WITHOUT_PARAMETERS)
def test_layouts_change_no_bit(method: str) -> None:
    """Columns of a row-major or column-major matrix, strided or running backwards."""
    columns = sample(missing=0.0)
    names = list(columns)
    rows = np.array(list(columns.values())).T
    wide = np.repeat(rows, 2, axis=0)
    layouts = {
        "row-major": {name: np.ascontiguousarray(rows)[:, at] for at, name in enumerate(names)},
        "column-major": {name: np.asfortranarray(rows)[:, at] for at, name in enumerate(names)},
        "strided": {name: wide[::2, at] for at, name in enumerate(names)},
        "backwards": {name: rows[::-1, at].copy()[::-1] for at, name in enumerate(names)},
        "lists": {name: rows[:, at].tolist() for at, name in enumerate(names)},
        "columns the other way round": {name: columns[name] for name in reversed(names)},
    }
    plan = of_method(method)
    found = {name: everything(scored(plan, layout)) for name, layout in layouts.items()}

    assert all(made == found["row-major"] for made in found.values())


@pytest.mark.parametrize("method", WITHOUT_PARAMETERS)
def test_the_order_of_regions_changes_no_bit(method: str) -> None:
    """What is learned from a sample is learned from the set of its regions."""
    columns = sample()
    order = np.random.default_rng(3).permutation(60)
    plan = of_method(method)
    whole = scored(plan, columns)
    made = scored(plan, {name: column[order] for name, column in columns.items()})

    assert bits(made.values) == bits(whole.values[:, order])
    assert bits(made.ranks()) == bits(whole.ranks()[order])
    for name, points in made.contributions().items():
        assert bits(points) == bits(whole.contributions()[name][order])


def test_scoring_leaves_its_input_untouched() -> None:
    """Neither the caller's arrays nor the table's change, and results are not views of them."""
    columns = sample()
    before = {name: bits(column) for name, column in columns.items()}
    given_table = table(columns)
    made = score(of_method("zscore", "arithmetic"), given_table).only
    made.ranks()
    made.contributions()

    assert {name: bits(column) for name, column in columns.items()} == before
    assert {name: bits(column) for name, column in given_table.columns.items()} == before
    assert not any(np.shares_memory(made.values, column) for column in given_table.columns.values())


def test_scoring_twice_gives_the_same_bits() -> None:
    """Nothing is left behind by a run."""
    plan, columns = of_method("rank"), sample()

    assert everything(scored(plan, columns)) == everything(scored(plan, columns))


def test_pooled_and_yearly_fits_by_hand() -> None:
    """Pooled: 1..4 over both years. Yearly: each year's own lowest and highest are 0 and 100."""
    plan = compose({"index": ["a"]})
    columns = {"a": [1.0, 2.0, 3.0, 4.0]}
    years = np.array([2023, 2023, 2024, 2024])
    pooled = Table(regions=("x", "y", "x", "y"), years=years, columns=columns)

    assert score(plan, pooled).only.total.tolist() == pytest.approx([0.0, 100 / 3, 200 / 3, 100.0], rel=1e-15)

    yearly = score(track(plan, fit="yearly"), pooled).only

    assert yearly.total.tolist() == [0.0, 100.0, 0.0, 100.0]
    assert sorted(yearly.references[Learner("normalise", "a")]) == ["2023", "2024"]


def test_a_yearly_fit_of_one_year_is_the_pooled_fit() -> None:
    """Scoring several years together changes nothing in any of them."""
    columns = sample(missing=0.0)
    plan = track(of_method("zscore"), fit="yearly")
    regions = tuple(f"r{row % 30}" for row in range(60))
    years = np.repeat([2023, 2024], 30)
    both = score(plan, Table(regions=regions, years=years, columns=columns)).only
    for year, part in ((2023, slice(0, 30)), (2024, slice(30, 60))):
        alone = Table(
            regions=regions[part],
            years=years[part],
            columns={name: values[part] for name, values in columns.items()},
        )
        made = score(plan, alone).only

        assert bits(made.values) == bits(both.values[:, part])
        assert bits(made.ranks()) == bits(both.ranks()[part]), year


def test_methods_of_the_cell_do_not_fall_apart_by_year() -> None:
    """They learn nothing, so there is nothing to learn by year."""
    plan = track(as_it_is({"index": ["a"]}), fit="yearly")
    years = np.array([2023, 2024])
    made = score(plan, Table(regions=("x", "x"), years=years, columns={"a": [1.0, 2.0]})).only

    assert made.references[Learner("normalise", "a")] == {"": {}}


@tried(60)
@given(data=st.data(), low=st.floats(0, 50), more=st.floats(0.5, 50))
def test_a_better_value_never_gives_a_lower_score(data: st.DataObject, low: float, more: float) -> None:
    """Aggregates rise with every child that has weight, by every mean and extreme."""
    weights = data.draw(shares(["a", "b", "c"]))
    method = data.draw(
        st.sampled_from(["arithmetic", "geometric", "harmonic", "maximum", "minimum", "product"])
    )
    plan = node(as_it_is({"index": weights}), "index", aggregator=step("aggregator", method))
    columns = {"a": [low + 1.0, low + 1.0 + more], "b": [40.0, 40.0], "c": [60.0, 60.0]}
    worse, better = scored(plan, columns).total.tolist()

    assert better >= worse * (1 - 1e-14)
