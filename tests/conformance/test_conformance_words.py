"""Promises about words and dates, kind by kind of what a pack can date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
from house import House

from dei_core.model.source import Sourced
from dei_core.model.tree import Weights
from dei_core.plugin import read_pack
from dei_workshop.conformance import messages as say
from dei_workshop.conformance.words import dated_rules_in_order

WAYS: dict[str, Any] = {
    "shares": {"infrastructure": {"fibre": 0.5, "base.density": 0.5}},
    "relative": {"infrastructure": {"fibre": 1, "base.density": 1}},
    "equal": ["infrastructure"],
    "computed": {"infrastructure": {"method": "entropy"}},
    "measured": {"infrastructure": {"fibre": "base.people", "base.density": "base.area"}},
}
"""Every way in which dated weights can say something of a node."""


def test_the_ways_are_all_there() -> None:
    """Whatever of dated weights goes by node is one of the ways; cases by trait speak of shares and proportions."""
    other = {field.name for field in attrs.fields(Sourced)} | {"since", "by", "when"}

    assert {field.name for field in attrs.fields(Weights)} - other == set(WAYS)


@pytest.mark.parametrize("way", WAYS)
def test_dated_weights_out_of_order_break_the_promise(way: str, tmp_path: Path) -> None:
    """Weights of a node that stand with a later year first, said in each way."""
    house = House(tmp_path)
    cited = {"cite": {"source": "plan"}, "evidence": "read", "checked": 2040}
    house.dated[:] = [{"since": 2022, **cited, way: WAYS[way]}, {"since": 2020, **cited, way: WAYS[way]}]
    house.write()

    found = list(dated_rules_in_order(read_pack(house.folder / "town")))

    assert [item.message for item in found] == [say.RULES_UNORDERED]
    assert found[0].facts == {"since": 2020, "before": 2022}
    assert "infrastructure" in str(found[0].place.path)
