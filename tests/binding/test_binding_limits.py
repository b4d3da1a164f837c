"""Trees, standards and derivations: no deeper than can be followed, no name that stands for two, nothing empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from house import House, only

from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding.tree import LEVELS, LEVELS_EXCEEDED, Descent
from dei_core.findings import Findings, Place
from dei_core.packs import messages as say_packs

NAME = {"en": "A", "zh": "甲"}
CITE = {"cite": {"source": "plan"}, "evidence": "read", "checked": 2040}
Change = Callable[[House, int], None]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A small edition with two packs."""
    return House(tmp_path)


def tree(house: House, levels: int) -> None:
    """A chain of nodes below one pillar, so that the whole tree has `levels` levels of nodes."""
    chain = [f"n{number}" for number in range(levels - 2)]
    house.nodes["economy"]["children"] = [chain[0]]
    for node, child in zip(chain, [*chain[1:], "firms"], strict=True):
        house.nodes[node] = {"name": NAME, "children": [child]}


def beside(house: House, levels: int) -> None:
    """A chain beside the index, written from its end, so that no node is met before what is below it."""
    chain = [f"n{number}" for number in range(levels)]
    for node, child in reversed(list(zip(chain, [*chain[1:], "firms"], strict=True))):
        house.nodes[node] = {"name": NAME, "children": [child]}


def standard(house: House, levels: int) -> None:
    """A standard whose parts are a chain."""
    chain = [f"p{number}" for number in range(levels)]
    parts = {
        part: {"name": NAME, "children": [child]}
        for part, child in zip(chain, [*chain[1:], "fibre"], strict=True)
    }
    house.base["benchmark"]["dense"] |= {"root": "p0", "part": parts}
    house.track["checkpoint"] = [{"benchmark": "base.dense", "trust": "low"}]


def derivation(house: House, levels: int) -> None:
    """An indicator that derives from one that derives from one."""
    for number in range(levels - 1):
        derived = {"method": "sum", "of": [f"d{number + 1}"]} if number < levels - 2 else None
        item = {"name": NAME, "unit": "person", "role": "auxiliary"}
        house.base["indicator"][f"d{number}"] = item if derived is None else {**item, "derivation": derived}
    house.base["indicator"]["density"]["derivation"]["of"] = ["d0", "area"]


CHAINS: dict[str, tuple[Change, str]] = {
    "tree": (tree, "region_type.town.node.index.children"),
    "beside": (beside, "region_type.town.node.n0.children"),
    "standard": (standard, "benchmark.dense.part.p0"),
    "derivation": (derivation, "indicator.density.derivation"),
}


@pytest.mark.parametrize("kind", CHAINS)
def test_a_chain_at_the_limit_is_bound(house: House, kind: str) -> None:
    """As many levels as there may be."""
    CHAINS[kind][0](house, LEVELS)

    assert house.plan().tracks


@pytest.mark.parametrize("kind", CHAINS)
def test_a_chain_one_level_longer_is_told_at_its_top(house: House, kind: str) -> None:
    """Once, with the name that has too much below it."""
    change, path = CHAINS[kind]
    change(house, LEVELS + 1)
    finding = only(house.findings())

    assert finding.message is LEVELS_EXCEEDED
    assert finding.place.path == path
    assert f"down there are more than {LEVELS} levels" in finding.text("en")
    assert f"起超过 {LEVELS} 层" in finding.text("zh")


@pytest.mark.parametrize("kind", CHAINS)
def test_five_thousand_levels_are_told_too(house: House, kind: str) -> None:
    """Depth costs no stack."""
    CHAINS[kind][0](house, 5_000)

    assert {finding.code for finding in house.findings()} == {"levels-exceeded"}


def test_a_descent_takes_parts_first_and_names_a_circle_once() -> None:
    """Whatever name it starts from."""
    inside = {"a": ["b", "c"], "b": ["c"], "c": [], "x": ["y"], "y": ["z"], "z": ["y"]}
    found = Findings()
    descent = Descent(inside.__getitem__, say.TREE_CYCLE, lambda name: Place(path=name), found)

    assert [descent.take(name) for name in ("a", "c", "x", "z")] == [True, True, False, False]
    assert descent.order == ("c", "b", "a")
    assert [finding.facts["cycle"] for finding in found] == ["y → z → y", "z → y → z"]


@pytest.mark.parametrize(
    ("scale", "zero", "decimals", "alike"),
    [
        (1.0, 1.0, 2, "1.00"),
        (1.0, 0.999, 2, "1.00"),
        (1e-13, 0.0, 12, "0.000000000000"),
        (0.4, 0.0, 0, "0"),
        (0.6, 0.0, 0, None),
        (1.0, 0.99, 2, None),
        (0.0, 1e9, 12, None),
    ],
)
def test_a_scale_whose_ends_are_printed_alike_is_told(
    house: House, scale: float, zero: float, decimals: int, alike: str | None
) -> None:
    """As they are printed, not as they are written."""
    pillars = ("infrastructure", "economy", "society", "government", "ecology")
    frame = {"name": NAME, "pillar": {name: {"name": NAME} for name in pillars}}
    house.town["framework"] = {"frame": {**frame, "scale": scale, "zero": zero, "decimals": decimals}}
    house.town["region_type"]["town"]["framework"] = "frame"

    if alike is None:
        assert house.plan().tracks[0].decimals == decimals
    else:
        finding = only(house.findings())
        assert finding.message is say_stages.FLAT_SCALE
        assert f"alike, as {alike}" in finding.text("en")


def trait(house: House) -> None:
    house.town["trait"]["side"]["value"] = {}


def datasets(house: House) -> None:
    house.edition["dataset"] = {}


def pillars(house: House) -> None:
    house.town["framework"] = {"bare": {"name": NAME, "pillar": {}}}
    house.town["region_type"]["town"]["framework"] = "bare"
    house.town["feature"] = {"f": {"name": NAME}}
    house.town["guidance"] = {
        "g": {"region_type": "town", "feature": "f", "pillar": "x", "advice": NAME, "indicators": []}
    }


def scheme(house: House) -> None:
    house.town["tier_scheme"]["three"]["tier"] = []
    house.stage("tier", method="town.three")


def tracks(house: House) -> None:
    house.edition["track"] = {}


def targets(house: House) -> None:
    house.base["benchmark"]["dense"]["target"] = []
    house.track["checkpoint"] = [{"benchmark": "base.dense"}]


def nodes(house: House) -> None:
    house.town["region_type"]["town"]["node"] = {}


def weights(house: House) -> None:
    house.town["weighting"]["expert"]["dated"] = []


EMPTY: dict[str, tuple[Callable[[House], None], set[str]]] = {
    "trait without values": (trait, {"unknown-reference"}),
    "edition without datasets": (datasets, {"unknown-reference"}),
    "framework without pillars": (pillars, {"unknown-reference", "pillars-differ"}),
    "tier scheme without tiers": (scheme, {"tiers-order"}),
    "edition without tracks": (tracks, {"no-track"}),
    "standard without targets": (targets, {"no-target-trusted"}),
    "region type without nodes": (nodes, {"no-root"}),
    "weighting without dates": (weights, {"no-weights"}),
}


@pytest.mark.parametrize("kind", EMPTY)
def test_an_empty_table_is_told(house: House, kind: str) -> None:
    """As what it lacks, in both languages."""
    change, codes = EMPTY[kind]
    change(house)
    found = house.findings()

    assert codes <= {finding.code for finding in found}
    assert all(finding.text("en") and finding.text("zh") for finding in found)


def test_a_name_sought_where_there_is_none_has_no_near_one(house: House) -> None:
    """It is not held against names of another table."""
    trait(house)
    found = [finding for finding in house.findings() if finding.message is say_packs.UNKNOWN_REFERENCE]

    assert [finding.says() for finding in found] == [
        "there is no value of the trait 'east'",
        "there is no value of the trait 'west'",
    ]


@pytest.mark.parametrize("parts", [{"fibre": {"name": NAME, "children": ["density"]}}, {"index": {}}])
def test_a_part_that_bears_a_clauses_name_is_told(house: House, parts: dict[str, Any]) -> None:
    """They would be one node, and one of the two be lost."""
    root = {"name": NAME, "children": ["density", "fibre"]}
    dense = house.base["benchmark"]["dense"]
    dense |= {"root": "all", "part": {"all": root, **{key: item for key, item in parts.items() if item}}}
    house.track["checkpoint"] = [{"benchmark": "base.dense", "trust": "low"}]

    if "fibre" in parts:
        finding = only(house.findings())
        assert finding.message is say.GIVEN_TWICE
        assert finding.place.path == "benchmark.dense.part.fibre"
    else:
        assert house.plan().tracks


def test_a_clause_that_bears_the_name_of_the_whole_is_told(house: House) -> None:
    """A standard without a tree of its own has one all the same, under the name `compliance`."""
    house.base["benchmark"]["dense"]["target"][0]["id"] = "compliance"
    house.track["checkpoint"] = [{"benchmark": "base.dense", "trust": "low"}]

    assert only(house.findings()).message is say.GIVEN_TWICE


@pytest.mark.parametrize(
    ("where", "path"),
    [
        (lambda house: house.base["benchmark"]["dense"]["target"][0].update(id="a.level"), "target[0].id"),
        (lambda house: house.base["benchmark"]["dense"]["target"][0].update(id=""), "target[0].id"),
        (
            lambda house: house.base["benchmark"]["dense"].update(
                part={"A b": {"name": NAME, "children": []}}
            ),
            "part.A b",
        ),
        (
            lambda house: house.base.update(framework={"f": {"name": NAME, "pillar": {"1": {"name": NAME}}}}),
            "pillar.1",
        ),
    ],
)
def test_ids_inside_standards_and_frameworks_have_the_form_of_ids(
    house: House, where: Callable[[House], None], path: str
) -> None:
    """They become ids of nodes, which others are made from by a dot."""
    where(house)
    finding = only(house.findings())

    assert finding.code == "bad-id"
    assert (finding.place.path or "").endswith(path)
