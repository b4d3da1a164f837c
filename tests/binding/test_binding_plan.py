"""What the binder resolves: whose rule counts, as of which year, with which weights, and who says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from house import House, only

from dei_core import Text, TrackPlan
from dei_core.host import IndicatorPlan, Label, NodePlan
from dei_core.scoring.learner import Learner

FIBRE = "town.fibre"
REASON = {"en": "Agreed", "zh": "已商定"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def bound(house: House) -> TrackPlan:
    """The one track of a house's plan."""
    (track,) = house.plan().tracks
    return track


def indicator(house: House, name: str = FIBRE) -> IndicatorPlan:
    """The plan of one indicator."""
    return next(item for item in bound(house).indicators if item.id == name)


def node(house: House, name: str) -> NodePlan:
    """The plan of one node."""
    return next(item for item in bound(house).nodes if item.id == name)


def choose(house: House, benchmark: str = "base.dense", name: str = "fibre", **more: Any) -> None:
    house.track["choice"] = [{"indicator": name, "benchmark": benchmark, "reason": REASON, **more}]


def override(house: House, **what: Any) -> None:
    house.track.setdefault("override", []).append({"reason": REASON, **what})


def test_slots_list_every_child_before_its_parent(house: House) -> None:
    """Indicators come first, in tree order; then nodes, each after its children; the root is the last."""
    track = bound(house)

    assert track.slots == (
        "town.fibre",
        "base.density",
        "town.firms",
        "town.schools",
        "town.waits",
        "town.trees",
        "infrastructure",
        "economy",
        "society",
        "government",
        "ecology",
        "index",
    )
    assert track.root == 11
    for slot, item in enumerate(track.nodes, start=6):
        assert all(child < slot for child in item.children)
    assert [item.level for item in track.nodes] == [2, 2, 2, 2, 2, 1]


def test_names_come_from_nodes_pillars_and_framework(house: House) -> None:
    """A node without a name of its own bears its pillar's, the root the framework's."""
    house.nodes["economy"]["name"] = {"en": "Firms", "zh": "企业"}

    assert node(house, "economy").name == Text(en="Firms", zh="企业")
    assert node(house, "society").name.zh == "数字社会"
    assert node(house, "index").name.zh == "城市数字化发展指数"


@pytest.mark.parametrize(
    ("year", "high", "clause", "since"),
    [(2020, 100.0, "1", 2020), (2022, 100.0, "1", 2020), (2023, 80.0, "2", 2023)],
)
def test_the_latest_rule_up_to_the_year_counts(
    house: House, year: int, high: float, clause: str, since: int
) -> None:
    """`since` is the first year, included; the next rule ends it."""
    house.edition["year"] = year
    item = indicator(house)

    assert item.variants[""].high == high
    assert (item.origin.clause, item.origin.since) == (Label.shared(clause), since)


def test_the_order_of_rules_in_the_file_plays_no_part(house: House) -> None:
    """The year decides, not the place in the list; the origin names the place."""
    house.town["rule"]["fibre"].reverse()

    assert indicator(house).variants[""].high == 80.0
    assert indicator(house).origin.path == "rule.fibre[0]"


def test_an_origin_says_who_says_so(house: House) -> None:
    """Pack, version, place, source, clause, evidence and year of the last check."""
    origin = indicator(house).origin

    assert (origin.pack, origin.version, origin.path) == ("town", "0.3.0", "rule.fibre[1]")
    assert origin.source == Text(en="Town plan", zh="城镇规划")
    assert (origin.clause, origin.evidence) == (Label.shared("2"), "derived")
    assert (origin.checked, origin.reason) == (2040, None)


def test_a_choice_counts_before_any_rule(house: House) -> None:
    """The chosen benchmark's target scores the indicator, with the edition's reason."""
    choose(house)
    item = indicator(house)

    assert item.variants[""].high == 50.0
    assert item.origin.path == "benchmark.dense.target[1]"
    assert item.origin.reason == Text(en="Agreed", zh="已商定")


def test_the_region_types_pack_counts_before_the_indicators(house: House) -> None:
    """Density has a rule in its own pack; the region type's pack may write another."""
    assert indicator(house, "base.density").normalizer.id == "minmax"
    assert indicator(house, "base.density").origin.pack == "base"

    rule = {"since": 2020, "method": "rank", "cite": {"source": "plan"}, "evidence": "read", "checked": 2040}
    house.town["rule"]["base.density"] = [rule]

    assert indicator(house, "base.density").normalizer.id == "rank"
    assert indicator(house, "base.density").origin.pack == "town"

    rule["since"] = 2025

    assert indicator(house, "base.density").normalizer.id == "minmax"


def test_rules_of_a_third_pack_count_only_by_choice(house: House) -> None:
    """A pack that happens to be listed changes no score."""
    house.packs["other"] = {
        "pack": {"namespace": "other", "name": REASON, "version": "1", "protocol": 1},
        "source": {"x": {"title": REASON}},
        "rule": {
            FIBRE: [
                {
                    "since": 2020,
                    "method": "rank",
                    "cite": {"source": "x"},
                    "evidence": "read",
                    "checked": 2040,
                }
            ]
        },
    }

    assert indicator(house).normalizer.id == "goalposts"


def test_the_normalise_stage_scores_what_no_rule_does(house: House) -> None:
    """It is the last in line, and the origin says that the edition decided."""
    del house.town["rule"]["trees"]
    house.stage("normalise", method="zscore", params={"spread": 15})
    item = indicator(house, "town.trees")

    assert (item.normalizer.id, item.variants[""].spread) == ("zscore", 15.0)
    assert item.origin.pack == "edition"
    assert indicator(house).normalizer.id == "goalposts"


def test_a_trait_branches_parameters(house: House) -> None:
    """Each value of the trait has the rule's parameters with those that differ laid over them."""
    item = indicator(house, "town.schools")

    assert item.trait == "town.side"
    assert {value: (params.low, params.high) for value, params in item.variants.items()} == {
        "east": (0.0, 100.0),
        "west": (0.0, 50.0),
    }
    assert bound(house).intake.traits == {"town.side": "side"}
    assert bound(house).intake.trait_values == {"town.side": ("east", "west")}


def test_a_transform_is_applied_to_parameters_in_the_unit(house: House) -> None:
    """Goalposts of an indicator that is scored by its logarithm are given in its unit."""
    house.town["rule"]["firms"][0].update(method="goalposts", params={"low": 1, "high": 100})
    params = indicator(house, "town.firms").variants[""]

    assert (params.low, params.high) == pytest.approx((0.0, 4.605170185988092), rel=1e-15)


def test_a_transform_has_parameters_of_its_own(house: House) -> None:
    """Goalposts in the unit pass through the transform with its parameters; an override of it drops them."""
    house.town["rule"]["firms"][0].update(
        method="goalposts",
        params={"low": 1, "high": 100},
        transform="power",
        transform_params={"exponent": 0.5},
    )
    item = indicator(house, "town.firms")

    assert item.transform is not None
    assert (item.transform.method.id, item.transform.params.exponent) == ("power", 0.5)
    assert (item.variants[""].low, item.variants[""].high) == (10.0, 100.0)
    override(house, indicator="firms", transform="log")
    changed = indicator(house, "town.firms").transform
    assert changed is not None
    assert changed.method.id == "log"


def test_direction_comes_from_the_indicator(house: House) -> None:
    """Lower is better for waiting days."""
    assert {item.id: item.direction for item in bound(house).indicators if item.direction < 0} == {
        "town.waits": -1
    }


def test_an_override_lays_parameters_over_the_rules(house: House) -> None:
    """Only what it names changes; its reason is recorded; the source of the rule stays."""
    override(house, indicator="fibre", params={"high": 90})
    item = indicator(house)

    assert (item.variants[""].low, item.variants[""].high) == (0.0, 90.0)
    assert item.origin.reason == Text(en="Agreed", zh="已商定")
    assert item.origin.clause == Label.shared("2")


def test_an_override_counts_in_every_case_of_a_trait(house: House) -> None:
    """No case of a rule escapes the edition's change."""
    override(house, indicator="schools", params={"high": 70})

    assert {params.high for params in indicator(house, "town.schools").variants.values()} == {70.0}


def test_an_override_with_a_new_method_drops_the_old_ones_parameters(house: House) -> None:
    """Parameters and cases of the old method mean nothing to the new one."""
    override(house, indicator="schools", method="zscore", params={"centre": 60})
    item = indicator(house, "town.schools")

    assert (item.normalizer.id, item.variants[""].centre, item.trait) == ("zscore", 60.0, None)


def test_an_override_changes_a_chosen_target_too(house: House) -> None:
    """It is laid over whatever scores the indicator."""
    choose(house)
    override(house, indicator=FIBRE, params={"low": 10})

    assert (indicator(house).variants[""].low, indicator(house).variants[""].high) == (10.0, 50.0)


def test_an_override_sets_a_transform(house: House) -> None:
    """A transform alone is a change."""
    override(house, indicator="trees", transform="log1p")
    step = indicator(house, "town.trees").transform

    assert step is not None
    assert step.method.id == "log1p"


def test_an_override_replaces_the_weights_of_a_node(house: House) -> None:
    """Children may be named by their bare ids; the reason is recorded."""
    override(house, node="infrastructure", shares={"fibre": 0.25, "density": 0.75})
    item = node(house, "infrastructure")

    assert item.weights == (0.25, 0.75)
    assert item.origin is not None
    assert item.origin.reason == Text(en="Agreed", zh="已商定")


def test_weights_follow_the_tree_and_not_the_file(house: House) -> None:
    """They are given by child name; the plan has them in the order of the children."""
    house.dated[0]["shares"]["infrastructure"] = {"base.density": 0.9, "town.fibre": 0.1}

    assert node(house, "infrastructure").weights == (0.1, 0.9)
    assert node(house, "index").weights == (0.3, 0.1, 0.2, 0.2, 0.2)


@pytest.mark.parametrize("shares", [[0.1] * 10, [0.34, 0.33, 0.33], [0.7, 0.2, 0.1], [0.0, 1.0]])
def test_shares_sum_to_one_in_decimals(house: House, shares: list[float]) -> None:
    """What a person writes as adding up to 1 does, whatever doubles make of it."""
    names = [f"i{index}" for index in range(len(shares))]
    for name in names:
        house.town["indicator"][name] = {"name": REASON, "unit": "1"}
        house.town["rule"][name] = [{**house.town["rule"]["trees"][0]}]
    house.nodes["ecology"]["children"] = names
    house.dated[0]["shares"]["ecology"] = dict(zip(names, shares, strict=True))

    assert node(house, "ecology").weights == tuple(shares)


@pytest.mark.parametrize(
    ("first", "second", "total"), [(0.33, 0.66, "0.99"), (0.5, 0.5000000000000001, "1.0000000000000001")]
)
def test_shares_that_do_not_sum_to_one_are_refused(
    house: House, first: float, second: float, total: str
) -> None:
    """However little is missing: nothing is rescaled in silence."""
    house.dated[0]["shares"]["infrastructure"] = {"fibre": first, "base.density": second}
    finding = only(house.findings())

    assert finding.code == "weights-sum"
    assert f"sum to {total}, not to 1" in finding.says()


def test_relative_weights_keep_their_proportions(house: House) -> None:
    """Proportions are divided by their sum, each correctly rounded."""
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0]["relative"] = {"infrastructure": {"fibre": 1, "base.density": 2}}

    assert node(house, "infrastructure").weights == (1 / 3, 2 / 3)


def test_equal_weights_by_node_and_by_stage(house: House) -> None:
    """A weighting says `equal` for a node, or the edition for all."""
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0]["equal"] = ["infrastructure"]

    assert node(house, "infrastructure").weights == (0.5, 0.5)
    assert node(house, "index").weights[0] == 0.3

    house.stage("weight", method="equal")

    assert node(house, "index").weights == (0.2,) * 5


def test_weights_are_dated_node_by_node(house: House) -> None:
    """A later entry that names one node leaves the others in force."""
    later = {
        **house.dated[0],
        "since": 2024,
        "shares": {"infrastructure": {"fibre": 0.2, "base.density": 0.8}},
    }
    house.dated.append(later)

    assert node(house, "infrastructure").weights == (0.2, 0.8)
    assert node(house, "index").weights[0] == 0.3

    house.edition["year"] = 2023

    assert node(house, "infrastructure").weights == (0.5, 0.5)


def test_one_of_several_weightings_is_chosen(house: House) -> None:
    """The track says which one counts."""
    house.town["weighting"]["public"] = {
        **house.town["weighting"]["expert"],
        "dated": [
            {
                **house.dated[0],
                "shares": {
                    "index": dict.fromkeys(
                        ("infrastructure", "economy", "society", "government", "ecology"), 0.2
                    ),
                    "infrastructure": {"fibre": 1, "base.density": 0},
                },
            }
        ],
    }
    house.track["weighting"] = "town.public"

    assert node(house, "infrastructure").weights == (1.0, 0.0)


def test_methods_without_weights_ask_for_none(house: House) -> None:
    """A node that takes the worst of its children has equal shares for coverage, and never reweights."""
    house.stage("aggregate", missing="reweight")
    house.nodes["infrastructure"].update(method="minimum")
    del house.dated[0]["shares"]["infrastructure"]

    assert node(house, "infrastructure").weights == (0.5, 0.5)
    assert node(house, "infrastructure").missing == "refuse"


def test_node_settings_count_before_the_stages(house: House) -> None:
    """Method, missing policy, coverage and rounding may be a node's own."""
    house.stage("aggregate", method="geometric", params={"zero": "zero"}, missing="refuse", coverage=0.0)
    house.nodes["infrastructure"].update(method="arithmetic", missing="reweight", coverage=0.9, round=1)
    own, other = node(house, "infrastructure"), node(house, "index")

    assert (own.aggregator.method.id, own.missing, own.coverage, own.round) == (
        "arithmetic",
        "reweight",
        0.9,
        1,
    )
    assert (other.aggregator.method.id, other.aggregator.params.zero) == ("geometric", "zero")
    assert (other.missing, other.coverage, other.round) == ("refuse", 0.0, None)


def test_nodes_beside_the_index_have_level_zero(house: House) -> None:
    """They are computed and reported, and enter no other score."""
    house.nodes["loss"] = {
        "children": ["infrastructure", "index"],
        "method": "shortfall",
        "name": {"en": "Loss", "zh": "损失"},
    }
    track = bound(house)

    assert track.nodes[-1].id == "loss"
    assert track.nodes[-1].level == 0
    assert track.slots[track.root] == "index"


def test_derivations_put_parts_first_and_read_only_what_is_collected(house: House) -> None:
    """The intake asks for the parts, not for what derives from them, unless the edition names its column."""
    track = bound(house)

    assert [item.id for item in track.derived] == ["base.density"]
    assert [column.header for column in track.intake.columns] == [
        "fibre",
        "firms",
        "schools",
        "waits",
        "trees",
        "people",
        "area",
    ]

    house.edition["dataset"]["towns"]["columns"] = {"density": "人口密度"}

    assert "人口密度" in [column.header for column in bound(house).intake.columns]


def test_a_track_lays_its_row_filters_over_the_datasets(house: House) -> None:
    """Header by header: what the track does not name stays the dataset's, so tracks can share a dataset."""
    house.edition["dataset"]["towns"] |= {
        "keep": {"level": ["town"], "side": ["east"]},
        "drop": {"name": ["X"]},
        "region_else": "name",
    }
    house.track.update(keep={"side": ["west"]}, keep_ending={"name": ["ton", "ham"]})
    intake = bound(house).intake

    assert intake.keep == {"level": ("town",), "side": ("west",)}
    assert intake.drop == {"name": ("X",)}
    assert intake.keep_ending == {"name": ("ton", "ham")}
    assert intake.region_else == "name"


def test_lists_of_members_group_an_imputation(house: House) -> None:
    """A parent without a column is a group all the same, and no trait is asked for in its place."""
    house.edition["dataset"]["towns"] |= {"members": {"cluster": {"bay": ["a", "b"]}}}
    house.edition["stages"] = {"impute": {"method": "mean", "by": "cluster"}}
    plan = bound(house)

    assert plan.intake.members == {"cluster": {"bay": ("a", "b")}}
    assert plan.imputer is not None
    assert plan.imputer.by == "cluster"
    assert "cluster" not in plan.intake.traits


def test_gaps_of_a_dataset_reach_its_intake(house: House) -> None:
    """Columns, values and rows as written; why is for the reader of the edition."""
    reason = {"en": "Zero stands for not measured.", "zh": "零表示未测量。"}
    gap = {"columns": ["fibre"], "values": [0, "n/a"], "keep": {"name": ["Y"]}, "reason": reason}
    house.edition["dataset"]["towns"] |= {"gap": [gap, {**gap, "drop": {"side": ["east"]}}]}
    first, second = bound(house).intake.gap

    assert (first.columns, first.values, first.keep, first.drop) == (
        ("fibre",),
        (0, "n/a"),
        {"name": ("Y",)},
        {},
    )
    assert second.drop == {"side": ("east",)}


def test_without_the_derive_stage_indicators_are_read(house: House) -> None:
    """`derive = none` asks the data for the derived indicator itself."""
    house.stage("derive", method="none")
    track = bound(house)

    assert track.derived == ()
    assert "density" in [column.header for column in track.intake.columns]


def test_stages_become_steps_and_words(house: House) -> None:
    """What the edition says is what the plan does, and what people and the lock read."""
    house.stage("screen", method="coverage", params={"least": 0.5})
    house.stage("impute", method="median")
    house.stage("treat", method="winsorise", params={"upper": 0.95})
    house.stage("tier", method="town.three")
    house.stage("rank", tolerance=0.005)
    house.edition["stages"]["normalise"] = {"fit": "yearly"}
    track = bound(house)

    assert track.screen is not None
    assert track.screen.limits.least == 0.5
    assert track.imputer is not None
    assert track.imputer.step is not None
    assert track.imputer.step.method.id == "median"
    assert track.treatment is not None
    assert track.treatment.step is not None
    assert track.treatment.step.params.upper == 0.95
    assert track.tiers is not None
    assert track.tiers.bounds == (60.0, 40.0)
    assert (track.fit, track.ranking.tolerance) == ("yearly", 0.005)
    assert list(track.stages) == [
        "derive",
        "screen",
        "impute",
        "treat",
        "normalise",
        "weight",
        "aggregate",
        "rank",
        "tier",
    ]
    assert track.stages["treat"] == "winsorise (upper = 0.95)"


def test_frozen_references_reach_their_track(house: House) -> None:
    """A track whose lock does not know it gets empty ones, which scoring refuses; one that has no lock learns."""
    frozen = {"towns": {Learner("normalise", "base.density"): {"": {"minimum": 0.0, "maximum": 1.0}}}}

    assert house.plan(frozen=frozen).track("towns").references == frozen["towns"]
    assert house.plan(frozen={"towns": {}}).track("towns").references == {}
    assert house.plan(frozen={"other": {}}).track("towns").references is None
    assert house.plan().track("towns").references is None


def test_another_framework_is_held_to_its_own_pillars(house: House) -> None:
    """Indices of other bodies have other pillars; an indicator may be one."""
    house.town["framework"] = {
        "pair": {
            "name": REASON,
            "scale": 1,
            "decimals": 3,
            "pillar": {"a": {"name": REASON}, "trees": {"name": REASON}},
        }
    }
    kind = house.town["region_type"]["town"]
    kind["framework"] = "pair"
    kind["node"] = {"index": {"children": ["a", "trees"]}, "a": {"children": ["fibre"]}}
    house.stage("weight", method="equal")
    track = bound(house)

    assert (track.scale, track.decimals) == (1.0, 3)
    assert track.slots == ("town.fibre", "town.trees", "a", "index")
