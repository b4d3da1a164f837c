"""Methods of others: a region's score follows from its own row, and is finite."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs
import numpy as np
import pytest
from house import findings, only
from plans import node, scored, table, track

from dei_core import Plan, Text, compose, score
from dei_core.builtin import BUILTIN
from dei_core.kernel.kinds import Aggregator, Normalizer, Transform
from dei_core.plugin import Method
from dei_core.scoring import messages as say
from dei_core.scoring.aggregate import BLOCK
from dei_core.scoring.alone import _foreign
from dei_core.scoring.steps import Step

M = TypeVar("M", bound=Method)
ABOUT = Text(en="for a test", zh="测试用")
VALUES = {"a": [3.0, 1.0, 4.0, 1.5, float("nan")], "b": [2.0, 7.0, 1.0, 8.0, 5.0]}


def method(kind: type[M], apply: Callable[..., Any], **more: Any) -> M:
    """A method of a pack."""
    return kind(id="t.own", apply=apply, about=ABOUT, **more)


def normalised(apply: Callable[..., Any], **more: Any) -> Plan:
    """Two indicators by a method of a pack."""
    return compose({"index": ["a", "b"]}, normalizer=method(Normalizer, apply, **more), missing="reweight")


def test_all_methods_of_the_core_are_its_own() -> None:
    """None of them is tried, and one of a pack is."""
    stranger = method(Normalizer, lambda x, *_: x)

    assert _foreign([*BUILTIN, stranger]) == ("t.own",)


ASIDE: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "least": lambda x: x - np.nanmin(x),
    "greatest": lambda x: 100.0 * x / np.nanmax(x),
    "min-max": lambda x: (x - np.nanmin(x)) / (np.nanmax(x) - np.nanmin(x)),
    "mean": lambda x: x - np.nanmean(x),
    "spread": lambda x: x / np.nanstd(x),
    "sum": lambda x: x / np.nansum(x),
    "count": lambda x: x * len(x),
    "rank": lambda x: np.argsort(np.argsort(x)).astype(float),
    "neighbour": lambda x: np.roll(x, 1),
    "order": lambda x: np.sort(x),
    "filled": lambda x: np.where(np.isnan(x), np.nanmedian(x), x),
    "company": lambda x: x * 1.0 if x.size > 1 else np.array([x[1]]),
}


@pytest.mark.parametrize("name", ASIDE)
def test_a_normalizer_that_looks_at_its_block_is_refused(name: str) -> None:
    """Whatever it takes from the other rows; it is named with the indicators and regions."""
    found = findings(score, normalised(lambda x, *_: ASIDE[name](x)), table(VALUES))

    assert {finding.message for finding in found} == {say.NOT_ALONE}
    assert "a" in {finding.place.path for finding in found}
    assert all("'t.own'" in finding.says("en") and "r" in finding.says("zh") for finding in found)


def test_one_that_looks_at_its_own_cell_is_taken() -> None:
    """With what it learned of the column, too."""
    half = normalised(lambda x, *_: x / 2.0)
    fitted = normalised(
        lambda x, _, known, __: x - known["low"], fit=lambda x, _: {"low": float(np.nanmin(x))}
    )

    assert scored(half, VALUES).total.tolist() == [1.25, 2.0, 1.25, 2.375, 2.5]
    assert scored(fitted, VALUES).total.tolist() == [1.5, 3.0, 1.5, 3.75, 4.0]


def test_it_is_found_in_a_late_block() -> None:
    """A method that goes astray beyond the first block only."""
    values = np.linspace(1.0, 100.0, BLOCK + 10)
    late = normalised(lambda x, *_: x - x.mean() * (len(x) == 10))
    found = findings(score, late, table({"a": values, "b": values}))

    assert {finding.message for finding in found} == {say.NOT_ALONE}


def test_aggregators_and_transforms_are_tried_as_well() -> None:
    """Of nodes and of indicators."""
    beside = method(Aggregator, lambda c, *_: sum(c) / max(child.max() for child in c))
    centred = Step(method=method(Transform, lambda x, _: x - np.nanmean(x)), params=None)
    plan = compose({"index": ["b"]}, normalizer="as_is")
    item = plan.tracks[0].indicators[0]
    plans = {
        "aggregator": compose({"index": ["b"]}, aggregator=beside),
        "transform of a node": node(plan, "index", transform=centred),
    }
    for change in ("transform", "then"):
        changed = attrs.evolve(item, **{change: centred})
        plans[change] = track(plan, indicators=(changed,))

    for made in plans.values():
        assert only(findings(score, made, table({"b": VALUES["b"]}))).message is say.NOT_ALONE


def test_one_row_has_no_company() -> None:
    """Nothing can be told of a table of one region."""
    assert scored(normalised(lambda x, *_: x - x.min()), {"a": [3.0], "b": [4.0]}).total.tolist() == [0.0]


def test_infinite_scores_never_rank() -> None:
    """Of an indicator, where they begin; of a node where its own method makes them."""
    endless = normalised(lambda x, *_: np.where(x == 4.0, np.inf, x))
    made = method(Aggregator, lambda c, *_: np.where(c[0] == 0.0, -np.inf, c[0]))
    above = compose({"index": ["a", "b"]}, aggregator=made)
    first = only(findings(score, endless, table(VALUES)))
    second = only(findings(score, above, table({"a": [1.0, 2.0], "b": [1.0, 2.0]})))

    assert (first.message, first.place.path, first.facts["regions"]) == (say.INFINITE_SCORE, "a", ["r2"])
    assert (second.message, second.place.path, second.facts["regions"]) == (
        say.INFINITE_SCORE,
        "index",
        ["r0"],
    )


RESULTS: dict[str, Callable[[np.ndarray], Any]] = {
    "one number": lambda x: 50.0,
    "one number in an array": lambda x: np.array([50.0]),
    "too few": lambda x: x[1:],
    "two dimensions": lambda x: np.array([x, x]),
    "a list": list,
    "complex numbers": lambda x: x + 0j,
    "logical values": lambda x: x > 1.0,
    "text": lambda x: x.astype(str),
    "nothing": lambda x: None,
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_method_gives_one_number_per_row(name: str) -> None:
    """Nothing is spread over rows that it was not computed for; of indicators and of nodes."""
    make = RESULTS[name]
    above = compose({"index": ["a", "b"]}, aggregator=method(Aggregator, lambda c, *_: make(c[0])))
    for plan in (normalised(lambda x, *_: make(x)), above):
        found = findings(score, plan, table({"a": [1.0, 2.0, 3.0], "b": [2.0, 3.0, 4.0]}))
        assert say.NOT_PER_ROW in {finding.message for finding in found}


def test_a_method_that_learned_of_its_group_is_tried_with_what_its_group_taught() -> None:
    """The east's greatest value is 2 and the west's 8: no row of either is held against the other's."""
    learned = method(
        Normalizer,
        lambda x, params, reference, direction: 100.0 * x / reference["most"],
        fit=lambda x, params: {"most": float(np.nanmax(x))},
    )
    plan = compose({"index": ["a"]}, normalizer=learned)
    item = plan.tracks[0].indicators[0]
    plan = track(
        plan, indicators=(attrs.evolve(item, trait="side", variants=dict.fromkeys("ew", item.variants[""])),)
    )
    made = scored(plan, {"a": [1.0, 2.0, 2.0, 8.0]}, traits={"side": ("e", "e", "w", "w")})

    assert made.total.tolist() == [50.0, 100.0, 25.0, 100.0]
