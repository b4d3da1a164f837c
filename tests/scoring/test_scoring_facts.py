"""What a plan states of itself, and what a finding of scoring names, to the letter."""

from __future__ import annotations

from house import findings, only
from plans import as_it_is, fill, table, track

from dei_core import compose, score


def test_a_composed_plan_prints_two_decimals() -> None:
    """Of a scale to 100."""
    plan = compose({"index": ["a"]}).tracks[0]

    assert (plan.decimals, plan.scale, plan.year) == (2, 100.0, 0)


def test_a_cell_that_no_treatment_takes_is_named_by_its_own_region() -> None:
    """Not by its neighbour's."""
    plan = track(as_it_is({"index": ["a"]}), treatment=fill("treatment", "log"))
    finding = only(findings(score, plan, table({"a": [1.0, 2.0, -1.0, 4.0]})))

    assert finding.facts["regions"] == ["r2"]
