"""What scoring decides at the exact bound."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from plans import node, table

from dei_core import DeiError, Text, compose, score
from dei_core.kernel.method import NoParams, Weighing
from dei_core.kernel.screen import ScreenLimits
from dei_core.plugin import Weigher
from dei_core.scoring import messages as say
from dei_core.scoring.plan import ScreenPlan
from dei_core.scoring.steps import Step

NAN = float("nan")


def weigher(total: float) -> Step:
    """A weigher of another pack whose weights sum to a total."""
    method = Weigher(
        id="demo.odd",
        apply=lambda children, params: Weighing(weights=np.full(len(children), total / len(children))),
        about=Text(en="Odd", zh="异"),
    )
    return Step(method=method, params=NoParams())


@pytest.mark.parametrize(("total", "refused"), [(1.05, True), (1.0 + 1e-8, True), (1.0 + 1e-12, False)])
def test_a_weighers_weights_sum_to_one(total: float, refused: bool) -> None:
    """But for what sums of doubles miss it by."""
    plan = node(compose({"index": ["a", "b"]}, normalizer="as_is"), "index", weigher=weigher(total))
    data = table({"a": [1.0, 2.0], "b": [3.0, 5.0]})
    if not refused:
        assert score(plan, data).only.total.tolist() == pytest.approx([2.0, 3.5])
        return
    with pytest.raises(DeiError) as caught:
        score(plan, data)

    assert [finding.code for finding in caught.value.findings] == ["weigher-broke-its-word"]


def test_a_region_screened_for_gaps_is_not_named_again_for_zeros() -> None:
    """r0 lacks half of its data, and what it has is zero: one reason is enough. r1 is named for zeros alone."""
    plan = compose({"index": ["a", "b"]}, normalizer="as_is", missing="reweight")
    screen = ScreenPlan(limits=ScreenLimits(least=0.6, nonzero=0.6))
    plan = attrs.evolve(plan, tracks=(attrs.evolve(plan.tracks[0], screen=screen),))
    card = score(plan, table({"a": [0.0, 0.0, 5.0, 6.0], "b": [NAN, 5.0, 7.0, 8.0]}))
    named = {
        finding.message: finding.facts["regions"]
        for finding in card.findings
        if finding.message in (say.SCREENED, say.SCREENED_ZEROS)
    }

    assert named == {say.SCREENED: ["r0"], say.SCREENED_ZEROS: ["r1"]}


def test_exactly_at_a_screening_limit_a_region_stays_in() -> None:
    """7 of 10 indicators under a least share of 0.7, and 6 of them under the same."""
    names = [f"x{place}" for place in range(10)]
    plan = compose({"index": names}, normalizer="as_is", missing="reweight")
    screen = ScreenPlan(limits=ScreenLimits(least=0.7))
    plan = attrs.evolve(plan, tracks=(attrs.evolve(plan.tracks[0], screen=screen),))
    columns = {
        name: [5.0 if place < 7 else NAN, 6.0 if place < 6 else NAN] for place, name in enumerate(names)
    }
    card = score(plan, table(columns)).only

    assert np.isnan(card.total).tolist() == [False, True]


@pytest.mark.parametrize(
    ("weights", "coverage"), [((0.1, 0.7, 0.2), 0.8), ((0.6, 0.3, 0.1), 0.9), ((0.35, 0.35, 0.3), 0.7)]
)
def test_exactly_at_a_coverage_limit_a_region_has_a_score(
    weights: tuple[float, ...], coverage: float
) -> None:
    """Sums of decimal weights that doubles miss: 0.1 + 0.7 is below 0.8 there. A tenth more is too much."""
    tree = {"index": dict(zip("abc", weights, strict=True))}
    data = table({"a": [1.0], "b": [2.0], "c": [NAN]})
    plans = [
        node(compose(tree, normalizer="as_is", missing="reweight"), "index", coverage=limit)
        for limit in (coverage, coverage + 1e-9)
    ]

    assert [bool(np.isnan(score(plan, data).only.total[0])) for plan in plans] == [False, True]


def test_least_children_are_counted_at_the_bound() -> None:
    plan = node(compose({"index": ["a", "b", "c"]}, normalizer="as_is", missing="reweight"), "index", least=2)
    card = score(plan, table({"a": [1.0, 1.0], "b": [2.0, NAN], "c": [NAN, NAN]})).only

    assert np.isnan(card.total).tolist() == [False, True]
