"""What a plan states of itself, and what a finding of scoring names, to the letter."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pytest
from house import findings, only
from plans import as_it_is, fill, table, track

from dei_core import Text, compose, score
from dei_core.findings import Findings
from dei_core.host import evidence_of_weights
from dei_core.kernel.check import refuse_low
from dei_core.kernel.method import Column, Reference
from dei_core.plugin import NoParams, ScreenLimits, Treatment
from dei_core.scoring import messages as say
from dei_core.scoring.changed import without_parts
from dei_core.scoring.normalise import value_codes
from dei_core.scoring.plan import FillPlan, ScreenPlan
from dei_core.scoring.steps import Step

NAN = float("nan")


def test_a_composed_plan_prints_two_decimals() -> None:
    """Of a scale to 100."""
    plan = compose({"index": ["a"]}).tracks[0]

    assert (plan.decimals, plan.scale, plan.year) == (2, 100.0, 0)


def test_a_truth_of_numpy_becomes_one_of_pythons() -> None:
    """So that a parameter is written and compared as any other."""
    params = {"target": 10.0, "cap": np.True_}
    plan = compose({"index": ["a"]}, normalizer="distance_to_target", normalizer_params=params)

    assert plan.tracks[0].indicators[0].variants[""].cap is True


@pytest.mark.parametrize("unit", [10**400, Fraction(1, 10**400), Decimal("1e400")])
def test_relative_weights_are_exact_at_any_size(unit: Any) -> None:
    """One to three, in units that no double holds."""
    plan = compose({"index": {"a": unit, "b": 3 * unit}}, relative=True)

    assert plan.tracks[0].nodes[0].weights == (0.25, 0.75)


def picky(x: Column, params: NoParams, reference: Reference) -> Column:
    """A treatment that takes nothing at or below 0."""
    refuse_low(x, 0.0)
    return x


@pytest.mark.parametrize("by", [None, "province"])
def test_a_cell_that_no_treatment_takes_is_named_by_its_own_region(by: str | None) -> None:
    """Not by its neighbour's, over all rows and within groups."""
    method = Treatment(id="demo.picky", apply=picky, about=Text(en="Picky", zh="挑剔"))
    treatment = FillPlan(step=Step(method=method, params=NoParams()), by=by)
    plan = track(as_it_is({"index": ["a"]}), treatment=treatment)
    given = table({"a": [1.0, 2.0, -1.0, 4.0]}, parents={"province": ("p", "q", "p", "q")})
    finding = only(findings(score, plan, given))

    assert finding.facts["regions"] == ["r2"]


@pytest.mark.parametrize(("aggregator", "total"), [("arithmetic", 1.0), ("weighted_sum", 4.0)])
def test_weights_of_those_left_keep_the_total_where_it_is_free(aggregator: str, total: float) -> None:
    """Of 2, 1 and 1 the first two stay: two thirds and one third of 1, or of 4."""
    tree = {"index": {"a": total / 2.0, "b": total / 4.0, "c": total / 4.0}}
    left = without_parts(compose(tree, aggregator=aggregator).tracks[0], frozenset({2}))

    assert left.nodes[0].weights == pytest.approx((total * 2.0 / 3.0, total / 3.0))


def test_a_case_that_no_row_has_is_none() -> None:
    """-1 for each row without the trait, and for each value that is no case; both are told."""
    found = Findings()
    given = table({"a": [1.0, 2.0]}, traits={"side": ("east", "north")})

    assert value_codes("a", "side", ("west", "east"), given, found).tolist() == [1, -1]
    assert value_codes("a", "height", ("west", "east"), given, found).tolist() == [-1, -1]
    assert [finding.message for finding in found] == [say.NO_TRAIT_VALUE, say.NO_TRAIT]


@pytest.mark.parametrize(
    ("aggregator", "params", "additive"),
    [("arithmetic", {}, True), ("linear", {"coefficients": (1.0, -0.5)}, True), ("geometric", {}, False)],
)
def test_a_mean_and_a_sum_by_coefficients_are_additive(
    aggregator: str, params: dict[str, Any], additive: bool
) -> None:
    """Both are sums of scores times weights; a geometric mean is not."""
    plan = compose({"index": ["a", "b"]}, aggregator=aggregator, aggregator_params=params)

    assert plan.tracks[0].nodes[0].additive is additive


@pytest.mark.parametrize(("relative", "weights"), [(False, (1.5, 2.5)), (True, (0.375, 0.625))])
def test_weights_of_a_weighted_sum_stand_as_they_are_unless_relative(
    relative: bool, weights: tuple[float, float]
) -> None:
    """4 in all, or 1."""
    plan = compose({"index": {"a": 1.5, "b": 2.5}}, aggregator="weighted_sum", relative=relative)

    assert plan.tracks[0].nodes[0].weights == weights


def test_a_single_child_has_no_weight_to_be_known() -> None:
    """Of three nodes two have several children."""
    plan = compose({"index": ["g", "h"], "g": ["a", "b"], "h": ["c"]}).tracks[0]

    assert sum(evidence_of_weights(plan).values()) == 2


def test_a_region_without_its_group_is_named_where_others_are_screened() -> None:
    """r1 has no province; r2 has none either, but is not filled at all, and r0 and r3 have one."""
    screen = ScreenPlan(limits=ScreenLimits(least=0.5))
    plan = as_it_is({"index": ["a", "b"]}, missing="reweight")
    plan = track(plan, imputer=attrs.evolve(fill("imputer", "mean"), by="province"), screen=screen)
    columns = {"a": [1.0, NAN, NAN, 3.0], "b": [1.0, 2.0, NAN, 4.0]}
    found = findings(score, plan, table(columns, parents={"province": ("p", "", "", "q")}))
    (named,) = (finding for finding in found if finding.message is say.NO_FILL_GROUP)

    assert named.facts["regions"] == ["r1"]
