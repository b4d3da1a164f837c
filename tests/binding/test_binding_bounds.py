"""What the binder decides at the exact bound, and at the second way to the same result."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from house import House, findings, only

from dei_core import TrackPlan
from dei_core.binding import messages as say
from dei_core.binding import messages_standards as say_standards


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def bound(house: House) -> TrackPlan:
    return house.plan().tracks[0]


def checkpoint(house: House, **shares: float) -> None:
    for target in house.base["benchmark"]["dense"]["target"]:
        target["pillar"] = "infrastructure"
    house.track["checkpoint"] = [{"benchmark": "base.dense", "share": shares, "trust": "low"}]


def test_a_standard_may_take_all_of_a_pillar_but_its_last_bit_and_no_more(house: House) -> None:
    """0.999 of it is a share, and the whole of it is not: nothing would be left to the pillar's own indicators."""
    checkpoint(house, infrastructure=0.999)
    assert bound(house).slot("infrastructure.base.dense")

    checkpoint(house, infrastructure=1.0)
    assert only(house.findings()).message is say_standards.SHARES_OF_PILLAR


def test_an_exception_that_two_columns_fit_is_ambiguous(house: House) -> None:
    """`density` of base and of town are both in the tree: which of them is to be left as it is nobody can say."""
    house.town["indicator"]["density"] = house.base["indicator"]["density"] | {
        "derivation": {"method": "ratio", "of": ["base.people", "base.area"]}
    }
    house.town["rule"]["density"] = [house.base["rule"]["density"][0] | {"cite": {"source": "plan"}}]
    house.nodes["economy"]["children"] = ["firms", "density"]
    house.dated[0]["shares"]["economy"] = {"firms": 0.5, "density": 0.5}
    house.stage("impute", method="mean", other={"density": {"method": "none"}})
    finding = only(house.findings())

    assert finding.message is say.AMBIGUOUS_NAME
    assert "base.density, town.density" in finding.says("en")
    assert finding.place.path == "stages.impute.other.density"


@pytest.mark.parametrize(
    ("bounds", "scale", "wanted"), [((0.7, 0.1), 1.0, (70.0, 10.0)), ((0.29, 0.07), 1.0, (29.0, 7.0))]
)
def test_bounds_of_a_printed_scale_are_exact(
    house: House, bounds: tuple[float, float], scale: float, wanted: tuple[float, float]
) -> None:
    """0.7 of 0-1 is 70, though 100 * 0.7 is 70 and 100 * 0.29 is 28.999999999999996 in doubles."""
    house.town["framework"] = {
        "frame": {
            "name": {"en": "F", "zh": "框架"},
            "scale": scale,
            "pillar": {
                name: {"name": {"en": name, "zh": "支柱"}} for name in house.nodes["index"]["children"]
            },
        }
    }
    house.town["region_type"]["town"]["framework"] = "frame"
    scheme = house.town["tier_scheme"]["three"]
    scheme["by"] = "printed"
    for tier, value in zip(scheme["tier"], bounds, strict=True):
        tier["bound"] = value
    house.stage("tier", method="town.three")
    tiers = bound(house).tiers

    assert tiers is not None
    assert tiers.bounds == wanted


def test_a_node_under_two_parents_has_the_deeper_ones_level(house: House) -> None:
    """A dimension of one pillar that is a part of another one's dimension too stands below both."""
    house.nodes["shared"] = {"name": {"en": "Shared", "zh": "共用"}, "children": ["waits"]}
    house.nodes["inner"] = {"name": {"en": "Inner", "zh": "内层"}, "children": ["shared", "trees"]}
    house.nodes["government"]["children"] = ["shared"]
    house.nodes["ecology"]["children"] = ["inner"]
    house.dated[0]["equal"] = ["inner"]
    plan = bound(house)
    levels = {node.id: node.level for node in plan.nodes}

    assert (levels["index"], levels["government"], levels["inner"], levels["shared"]) == (1, 2, 3, 4)


def test_a_circle_through_the_root_is_named_from_the_root(house: House) -> None:
    house.nodes["ecology"]["children"] = ["index"]
    found = [finding for finding in findings(house.plan) if finding.message is say.TREE_CYCLE]

    assert "index → ecology → index" in found[0].says("en")


def test_the_thresholds_of_steps_pass_through_the_rules_transform(house: House) -> None:
    """A list of bounds in the indicator's unit, under log: 1, 10 and 100 firms."""
    house.town["rule"]["firms"][0].update(
        method="steps",
        transform="log",
        params={"at": [1.0, 10.0, 100.0], "scores": [0.0, 30.0, 60.0, 100.0]},
    )
    rule = next(item for item in bound(house).indicators if item.id == "town.firms")

    assert rule.variants[""].at == pytest.approx(np.log([1.0, 10.0, 100.0]).tolist())


@pytest.mark.parametrize(("tolerance", "refused"), [(0.0, False), (0.5, False), (-0.5, True)])
def test_a_tolerance_of_none_is_one(house: House, tolerance: float, refused: bool) -> None:
    """0 asks for doubles as they are; only less than that means nothing."""
    house.stage("rank", tolerance=tolerance)
    if refused:
        assert only(house.findings()).message is say.TOLERANCE_NEGATIVE
    else:
        assert bound(house).ranking.tolerance == tolerance
