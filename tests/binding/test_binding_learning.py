"""What an edition says of stages and nodes that learn from all regions, bound to methods of packs and the core."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from house import House, only, towns

from dei_core import Text, TrackPlan, score
from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.packs import messages as say_packs
from dei_core.plugin import Imputer, NoParams, Weigher, Weighing

ABOUT = Text(en="for a test", zh="测试用")


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    made.methods = [("town 0.3.0", method) for method in METHODS]
    return made


def first(children: Any, params: NoParams) -> Weighing:
    weights = np.zeros(len(children))
    weights[0] = 1.0
    return Weighing(weights=weights)


METHODS = (
    Weigher(id="town.first", apply=first, about=ABOUT),
    Imputer(id="town.same", panel=True, apply=lambda panel, _: panel.columns, about=ABOUT),
)


def bound(house: House) -> TrackPlan:
    return house.plan().track("towns")


def test_the_weight_stage_may_name_a_weigher_for_every_node(house: House) -> None:
    """Nodes of one child need none; an edition's own shares go before it."""
    house.stage("weight", method="town.first")
    shares = {"fibre": 0.4, "density": 0.6}
    house.track["override"] = [{"node": "infrastructure", "shares": shares, "reason": {"en": "a", "zh": "a"}}]
    nodes = {node.id: node for node in bound(house).nodes}

    assert nodes["index"].weigher is not None
    assert nodes["index"].weigher.method.id == "town.first"
    assert nodes["economy"].weigher is None
    assert (nodes["infrastructure"].weigher, nodes["infrastructure"].weights) == (None, (0.4, 0.6))


def test_a_pack_may_have_a_weigher_set_the_weights_of_a_node(house: House) -> None:
    """Beside others that it states; the scores follow."""
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0]["computed"] = {"infrastructure": {"method": "town.first"}}
    made = score(house.plan(), towns()).only

    assert made.weights("infrastructure")[:, 0].tolist() == [1.0, 0.0]
    assert made.score("infrastructure").tolist() == made.score("town.fibre").tolist()
    assert made.weights("index")[:, 0].tolist() == [0.3, 0.1, 0.2, 0.2, 0.2]


def test_a_node_may_be_transformed_normalised_and_rounded(house: House) -> None:
    """In the words of the pack."""
    house.nodes["infrastructure"] |= {
        "transform": {"method": "log"},
        "normalise": {"method": "minmax"},
        "round": 1,
        "rounding": "half_up",
    }
    node = next(node for node in bound(house).nodes if node.id == "infrastructure")

    assert node.transform is not None
    assert node.normalizer is not None
    assert (node.transform.method.id, node.normalizer.method.id) == ("log", "minmax")
    assert (node.round, node.rounding) == (1, "half_up")


def test_what_a_node_is_normalised_by_passes_its_transform(house: House) -> None:
    """As an indicator's: goalposts of 1 and 100 are 0 and ln 100 on the logarithm."""
    goalposts = {"method": "goalposts", "params": {"low": 1.0, "high": 100.0}}
    house.nodes["infrastructure"] |= {"transform": {"method": "log"}, "normalise": goalposts}
    node = next(node for node in bound(house).nodes if node.id == "infrastructure")

    assert node.normalizer is not None
    assert (node.normalizer.params.low, node.normalizer.params.high) == (0.0, float(np.log(100.0)))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"transform": {"method": "lug"}}, "transform"),
        ({"normalise": {"method": "minmux"}}, "normalizer"),
    ],
)
def test_methods_of_nodes_must_lead_somewhere(house: House, change: dict[str, Any], kind: str) -> None:
    """A misspelt one is named where it stands."""
    house.nodes["infrastructure"] |= change
    finding = only(house.findings())

    assert finding.message is say_packs.UNKNOWN_REFERENCE
    assert str(finding.place.path).startswith("region_type.town.node.infrastructure.")
    assert "did you mean" in finding.says("en")


def test_a_misspelt_weigher_of_a_pack_is_named(house: House) -> None:
    """With the nearest one."""
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0]["computed"] = {"infrastructure": {"method": "town.frist"}}
    finding = only(house.findings())

    assert finding.message is say_packs.UNKNOWN_REFERENCE
    assert "did you mean 'town.first'?" in finding.says("en")


def test_a_node_weighed_in_two_ways_is_refused(house: House) -> None:
    """Stated and computed at once."""
    house.dated[0]["computed"] = {"infrastructure": {"method": "town.first"}}

    assert say.WEIGHTS_TWICE in {finding.message for finding in house.findings()}


def test_groups_are_parents_of_the_data_or_traits_of_packs(house: House) -> None:
    """A trait that no rule branches on is read for the stage; both may be named in short."""
    house.edition["dataset"]["towns"]["parents"] = {"province": "prov"}
    house.stage("impute", method="mean", by="province", fit="yearly")
    house.stage("treat", method="winsorise", by="side")
    house.town["rule"]["schools"][0] = {
        **{
            key: value for key, value in house.town["rule"]["schools"][0].items() if key not in ("by", "when")
        },
        "params": {"low": 0, "high": 100},
    }
    track = bound(house)

    assert track.imputer is not None
    assert track.treatment is not None
    assert (track.imputer.by, track.imputer.yearly) == ("province", True)
    assert (track.treatment.by, track.treatment.yearly) == ("town.side", False)
    assert dict(track.intake.traits) == {"town.side": "side"}


def test_exceptions_are_bound_to_the_tracks_own_columns(house: House) -> None:
    """By full or short name, to a method or to none."""
    other = {"fibre": {"method": "none"}, "base.density": {"method": "median"}}
    house.stage("impute", method="mean", other=other)
    track = bound(house)

    assert track.imputer is not None
    assert track.imputer.other["town.fibre"] is None
    assert track.imputer.other["base.density"] is not None
    assert "fibre" in track.stages["impute"]


def test_two_exceptions_for_one_column_are_refused(house: House) -> None:
    """By its short and its full id."""
    other = {"fibre": {"method": "none"}, "town.fibre": {"method": "median"}}
    house.stage("impute", method="mean", other=other)

    assert only(house.findings()).message is say.GIVEN_TWICE


def test_a_trait_that_two_packs_have_is_written_in_full(house: House) -> None:
    """In short it could be either."""
    house.base["trait"] = {"side": house.town["trait"]["side"]}
    house.stage("treat", method="winsorise", by="side")
    finding = only(house.findings())

    assert finding.message is say.AMBIGUOUS_NAME
    assert "base.side, town.side" in finding.says("en")


@pytest.mark.parametrize(
    ("stage", "params"),
    [
        ({"fit": "yearly"}, "fit"),
        ({"by": "side"}, "by"),
        ({"other": {"fibre": {"method": "none", "params": {"upper": 0.9}}}}, "params"),
    ],
)
def test_what_a_stage_without_method_says_is_noted(house: House, stage: dict[str, Any], params: str) -> None:
    """It would do nothing in silence."""
    house.stage("treat", method="none", **stage)
    finding = only(house.findings())

    assert finding.message is say_stages.STAGE_PARAMS
    assert f"found: {params}" in finding.says("en")


@pytest.mark.parametrize("name", ["stage", "by", "fit"])
def test_an_indicator_may_bear_the_name_of_a_setting(house: House, name: str) -> None:
    """The stage in words tells exceptions from settings."""
    for table in ("indicator", "rule"):
        house.town[table][name] = house.town[table].pop("trees")
    house.nodes["ecology"]["children"] = [name]
    house.stage("treat", method="winsorise", by="side", fit="yearly", other={name: {"method": "none"}})

    assert f"other.{name} = none" in house.plan().track("towns").stages["treat"]


def test_no_weights_are_computed_where_none_are_used(house: House) -> None:
    """A product has no use for them, so nothing is refused for their sake."""
    house.nodes["infrastructure"]["method"] = "product"
    del house.dated[0]["shares"]["infrastructure"]
    house.dated[0]["computed"] = {"infrastructure": {"method": "town.first"}}
    node = next(node for node in bound(house).nodes if node.id == "infrastructure")

    assert (node.weigher, node.learns) == (None, False)


def test_a_method_with_a_word_of_its_own_on_missing_children_is_not_reweighted(house: House) -> None:
    """Both cannot hold."""
    house.nodes["infrastructure"] |= {"method": "copeland", "missing": "reweight"}
    finding = only(house.findings())

    assert finding.message is say.NOTHING_TO_REWEIGHT
    assert "says itself what a missing child means" in finding.says("en")


def test_an_imputer_of_the_table_cannot_be_frozen(house: House) -> None:
    """It would learn anew in silence."""
    house.stage("impute", method="town.same")
    house.stage("normalise", references="edition.lock.toml")
    finding = only(house.findings())

    assert finding.message is say_stages.NOTHING_TO_FREEZE
    assert "the method 'town.same' fills cells from the whole table" in finding.says("en")
    assert "方法“town.same”依据整张数据表填补" in finding.says("zh")


def test_a_rule_may_round_its_score(house: House) -> None:
    """As an index is published that rounds at every tier; the lock says so."""
    house.town["rule"]["waits"][0] |= {"round": 0, "rounding": "half_up"}
    item = next(item for item in bound(house).indicators if item.id == "town.waits")

    assert (item.round, item.rounding) == (0, "half_up")

    made = score(house.plan(), towns()).only

    assert made.score("town.waits").tolist() == np.floor(made.score("town.waits")).tolist()
