"""What the binder refuses: for every sentence one edition that provokes it, with its place and both wordings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from every import EVERY
from house import House, findings, only

from dei_core import Text
from dei_core.binding import messages as say
from dei_core.binding import messages_stages as say_stages
from dei_core.binding import messages_standards as say_standards
from dei_core.kernel import messages as say_kernel
from dei_core.packs import messages as say_packs
from dei_core.plugin import Method, Normalizer, Refusal
from dei_core.scoring import messages as say_scoring
from dei_core.sentence import Message

Change = Callable[[House], None]
REASON = {"en": "Agreed", "zh": "已商定"}
RULE = {"since": 2020, "method": "rank", "cite": {"source": "plan"}, "evidence": "read", "checked": 2040}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@attrs.frozen
class Case:
    """A fault, the sentence it leads to, its place, and what both wordings must contain."""

    message: Message
    change: Change
    file: str
    path: str
    en: str
    zh: str


def edit(getter: Callable[[House], Any], key: Any, value: Any) -> Change:
    """A change that sets one key of what `getter` finds; a value of `...` removes it."""

    def change(house: House) -> None:
        where = getter(house)
        if value is ...:
            del where[key]
        else:
            where[key] = value

    return change


def both(*changes: Change) -> Change:
    def change(house: House) -> None:
        for one in changes:
            one(house)

    return change


def track(key: str, value: Any) -> Change:
    return edit(lambda house: house.track, key, value)


def node(name: str, /, **values: Any) -> Change:
    return lambda house: house.nodes.setdefault(name, {}).update(values)


def stage(name: str, /, **values: Any) -> Change:
    return lambda house: house.stage(name, **values)


def shares(name: str, value: Any) -> Change:
    return edit(lambda house: house.dated[0]["shares"], name, value)


def rule(name: str, *rules: dict[str, Any]) -> Change:
    return edit(lambda house: house.town["rule"], name, list(rules))


def choice(indicator: str, benchmark: str) -> dict[str, Any]:
    return {"indicator": indicator, "benchmark": benchmark, "reason": REASON}


def override(**what: Any) -> Change:
    return lambda house: house.track.setdefault("override", []).append({**what, "reason": REASON})


def second_weighting(house: House) -> None:
    house.town["weighting"]["public"] = house.town["weighting"]["expert"]


def foreign_weighting(house: House) -> None:
    house.town["region_type"]["village"] = house.town["region_type"]["town"]
    house.town["weighting"]["rural"] = {**house.town["weighting"]["expert"], "region_type": "village"}
    house.track["weighting"] = "town.rural"


def two_densities(house: House) -> None:
    house.town["indicator"]["density"] = house.town["indicator"]["trees"]
    house.town["rule"]["density"] = house.town["rule"]["trees"]
    house.nodes["ecology"]["children"] = ["trees", "density"]
    house.dated[0]["equal"] = ["ecology"]
    house.edition["dataset"]["towns"]["columns"] = {"density": "D"}


def circle(house: House) -> None:
    house.nodes["economy"]["children"] = ["firms", "inner"]
    house.nodes["inner"] = {"children": ["economy"], "name": REASON}
    house.dated[0]["equal"] = ["economy"]


def derivation_circle(house: House) -> None:
    house.base["indicator"]["people"]["derivation"] = {"method": "product", "of": ["density", "area"]}


def scheme(house: House) -> dict[str, Any]:
    return house.town["tier_scheme"]["three"]


def measured(given: dict[str, str]) -> Change:
    """Weights of the infrastructure from data in the place of its stated shares."""
    return both(
        edit(lambda house: house.dated[0]["shares"], "infrastructure", ...),
        edit(lambda house: house.dated[0], "measured", {"infrastructure": given}),
    )


def dataset(table: str, entries: dict[str, Any]) -> Change:
    return edit(lambda house: house.edition["dataset"]["towns"], table, entries)


TOWN, BASE, HERE = "town/pack.toml", "base/pack.toml", "edition.toml"
PILLARS = ["infrastructure", "economy", "society", "government", "ecology"]
CASES = {
    "no rule": Case(
        say.NO_RULE,
        edit(lambda house: house.town["rule"], "trees", ...),
        TOWN,
        "indicator.trees",
        "no rule says how to score 'town.trees'. Add [[rule.trees]] to the pack 'town'",
        "没有评分规则说明如何为“town.trees”评分",
    ),
    "no rule yet": Case(
        say.NO_RULE_YET,
        rule("trees", {**RULE, "since": 2026}, {**RULE, "since": 2025}),
        TOWN,
        "indicator.trees",
        "the first rule for 'town.trees' is in force from 2025, but the edition is of 2024",
        "自 2025 年起有效，而评价年度为 2024",
    ),
    "same since": Case(
        say.SAME_SINCE,
        rule("trees", RULE, RULE),
        TOWN,
        "rule.trees",
        "two entries are in force from the same year, 2020",
        "两条规定自同一年 2020 起生效",
    ),
    "same since of weights": Case(
        say.SAME_SINCE,
        lambda house: house.dated.append(house.dated[0]),
        TOWN,
        "weighting.expert.dated",
        "same year, 2020",
        "同一年 2020",
    ),
    "not in force": Case(
        say_standards.NOT_IN_FORCE,
        both(
            track("choice", [choice("fibre", "base.dense")]), edit(lambda house: house.edition, "year", 2025)
        ),
        HERE,
        "track.towns.choice[0]",
        "'base.dense' is in force from 2018 to 2024, but the edition is of 2025",
        "有效期为 2018 年至 2024，而评价年度为 2025",
    ),
    "not yet in force": Case(
        say_standards.NOT_IN_FORCE,
        both(
            track("choice", [choice("fibre", "base.dense")]),
            edit(lambda house: house.base["benchmark"]["dense"], "since", 2025),
            edit(lambda house: house.base["benchmark"]["dense"], "until", ...),
        ),
        HERE,
        "track.towns.choice[0]",
        "in force from 2025 to …, but",
        "有效期为 2025 年至 …，",
    ),
    "no target": Case(
        say.NO_TARGET,
        track("choice", [choice("trees", "base.dense")]),
        HERE,
        "track.towns.choice[0]",
        "has no target for 'town.trees'; it has: base.density, town.fibre",
        "没有“town.trees”的目标值；其指标为：base.density、town.fibre",
    ),
    "two choices": Case(
        say.TWO_CHOICES,
        track("choice", [choice("fibre", "base.dense"), choice("town.fibre", "base.dense")]),
        HERE,
        "track.towns.choice[1]",
        "'town.fibre' is chosen from both 'base.dense' and 'base.dense'",
        "同时选自",
    ),
    "two targets": Case(
        say.GIVEN_TWICE,
        both(
            track("choice", [choice("fibre", "base.dense")]),
            lambda house: house.base["benchmark"]["dense"]["target"].append(
                house.base["benchmark"]["dense"]["target"][1]
            ),
        ),
        BASE,
        "benchmark.dense.target[2]",
        "'town.fibre' is given twice: target[1] and target[2]. Keep one",
        "“town.fibre”重复给出：target[1] 与 target[2]",
    ),
    "two names of one rule": Case(
        say.GIVEN_TWICE,
        rule("town.trees", RULE),
        TOWN,
        "rule.town.trees",
        "'town.trees' is given twice: rule.trees and rule.town.trees",
        "rule.trees 与 rule.town.trees",
    ),
    "two overrides of one rule": Case(
        say.GIVEN_TWICE,
        both(
            override(indicator="fibre", params={"high": 1}),
            override(indicator="town.fibre", params={"high": 2}),
        ),
        HERE,
        "track.towns.override[1]",
        "'town.fibre' is given twice: override[0] and override[1]",
        "重复给出",
    ),
    "two overrides of one node": Case(
        say.GIVEN_TWICE,
        both(*[override(node="infrastructure", shares={"fibre": 0.5, "density": 0.5})] * 2),
        HERE,
        "track.towns.override[1]",
        "'infrastructure' is given twice: override[0] and override[1]",
        "重复给出",
    ),
    "two weights of one child": Case(
        say.GIVEN_TWICE,
        shares("infrastructure", {"fibre": 0.5, "town.fibre": 0.5, "base.density": 0.5}),
        TOWN,
        "weighting.expert.dated[0].shares.infrastructure",
        "'town.fibre' is given twice: fibre and town.fibre",
        "fibre 与 town.fibre",
    ),
    "two columns of one indicator": Case(
        say.GIVEN_TWICE,
        dataset("columns", {"fibre": "A", "town.fibre": "B"}),
        HERE,
        "dataset.towns.columns",
        "'town.fibre' is given twice: fibre and town.fibre",
        "fibre 与 town.fibre",
    ),
    "cases without a trait": Case(
        say.WHEN_WITHOUT_BY,
        rule("trees", {**RULE, "when": {"east": {"ties": "average"}}}),
        TOWN,
        "rule.trees[0]",
        "the rule has cases (east) but does not say by which trait",
        "评分规则列出了各种情形（east）",
    ),
    "node not in the tree": Case(
        say.UNUSED,
        shares("goverment", {"a": 1}),
        TOWN,
        "weighting.expert.dated[0]",
        "'goverment' is not part of the tree of 'town.town', did you mean 'government'?",
        "“goverment”不在“town.town”的指标体系中，是否应为“government”？",
    ),
    "override of a node not in the tree": Case(
        say.UNUSED,
        override(node="goverment", shares={"a": 1}),
        HERE,
        "track.towns.override[0]",
        "did you mean 'government'?",
        "是否应为“government”？",
    ),
    "override of both": Case(
        say.OVERRIDE_SHAPE,
        override(indicator="fibre", node="index", params={"high": 1}),
        HERE,
        "track.towns.override[0]",
        "an override changes either an indicator",
        "一条 override 只能改动一个指标",
    ),
    "override of nothing": Case(
        say.OVERRIDE_SHAPE,
        override(),
        HERE,
        "track.towns.override[0]",
        "an override changes either",
        "一条 override 只能",
    ),
    "override without a change": Case(
        say.OVERRIDE_SHAPE,
        override(indicator="fibre"),
        HERE,
        "track.towns.override[0]",
        "either",
        "只能",
    ),
    "override of a node by params": Case(
        say.OVERRIDE_SHAPE,
        override(node="index", params={"a": 1}),
        HERE,
        "track.towns.override[0]",
        "either",
        "只能",
    ),
    "no weighting": Case(
        say.NO_WEIGHTING,
        edit(lambda house: house.town, "weighting", ...),
        HERE,
        "track.towns.region_type",
        "no pack publishes weights for the region type 'town.town'",
        "没有规则包为区域类型“town.town”提供权重",
    ),
    "many weightings": Case(
        say.MANY_WEIGHTINGS,
        second_weighting,
        HERE,
        "track.towns",
        "for 'town.town': town.expert, town.public. Say which one counts: weighting = \"town.expert\"",
        "有多套权重：town.expert、town.public",
    ),
    "foreign weighting": Case(
        say.FOREIGN_WEIGHTING,
        foreign_weighting,
        HERE,
        "track.towns.weighting",
        "'town.rural' is for the region type 'village', not for 'town.town'. Choose one of: town.expert.",
        "属于区域类型“village”",
    ),
    "no weights": Case(
        say.NO_WEIGHTS,
        shares("infrastructure", ...),
        TOWN,
        "weighting.expert.dated",
        "the node 'infrastructure' has 2 children and no weights in force in 2024",
        "节点“infrastructure”有 2 个下级项，但 2024 年没有生效的权重",
    ),
    "no weights yet": Case(
        say.NO_WEIGHTS,
        lambda house: house.dated.append(
            {
                **house.dated[0],
                "since": 2025,
                "shares": {"infrastructure": house.dated[0]["shares"].pop("infrastructure")},
            }
        ),
        TOWN,
        "weighting.expert.dated",
        "no weights in force in 2024",
        "2024 年没有生效的权重",
    ),
    "weights miss a child": Case(
        say.WEIGHTS_MISS,
        shares("infrastructure", {"fibre": 1}),
        TOWN,
        "weighting.expert.dated[0].shares.infrastructure",
        "the weights of 'infrastructure' leave out: base.density",
        "“infrastructure”的权重遗漏了：base.density",
    ),
    "weights exceed the children": Case(
        say.WEIGHTS_EXCEED,
        shares("infrastructure", {"fibre": 0.5, "base.density": 0.5, "density": 0}),
        TOWN,
        "weighting.expert.dated[0].shares.infrastructure",
        "name what is not among its children: town.density, did you mean",
        "包含不属于其下级项的：town.density，是否应为",
    ),
    "weights of an only child": Case(
        say.WEIGHTS_SUM,
        shares("economy", {"firms": 0.5}),
        TOWN,
        "weighting.expert.dated[0].shares.economy",
        "the shares of 'economy' sum to 0.5, not to 1",
        "“economy”的权重之和为 0.5，而非 1",
    ),
    "weights sum": Case(
        say.WEIGHTS_SUM,
        override(node="infrastructure", shares={"fibre": 0.3, "density": 0.8}),
        HERE,
        "track.towns.override[0]",
        "the shares of 'infrastructure' sum to 1.1, not to 1",
        "之和为 1.1，而非 1",
    ),
    "a negative weight": Case(
        say.WEIGHT_NEGATIVE,
        shares("infrastructure", {"fibre": -0.5, "base.density": 1.5}),
        TOWN,
        "weighting.expert.dated[0].shares.infrastructure",
        "must be zero or above, and not all zero; found town.fibre = -0.5",
        "应不小于 0 且不全为 0；现为 town.fibre = -0.5",
    ),
    "weights all zero": Case(
        say.WEIGHT_NEGATIVE,
        both(
            shares("infrastructure", ...),
            edit(
                lambda house: house.dated[0], "relative", {"infrastructure": {"fibre": 0, "base.density": 0}}
            ),
        ),
        TOWN,
        "weighting.expert.dated[0].relative.infrastructure",
        "not all zero; found 0, 0",
        "现为 0、0",
    ),
    "weights twice": Case(
        say.WEIGHTS_TWICE,
        edit(lambda house: house.dated[0], "equal", ["infrastructure"]),
        TOWN,
        "weighting.expert.dated[0]",
        "the node 'infrastructure' has weights in more than one of shares, relative and equal",
        "节点“infrastructure”在 shares、relative、equal 中重复",
    ),
    "a circle in the tree": Case(
        say.TREE_CYCLE,
        circle,
        TOWN,
        "region_type.town.node.economy.children",
        "the tree goes in a circle: economy → inner → economy",
        "指标体系出现循环：economy → inner → economy",
    ),
    "no root": Case(
        say.NO_ROOT,
        edit(lambda house: house.town["region_type"]["town"], "root", "indx"),
        TOWN,
        "region_type.town.root",
        "the root 'indx' is not a node of the tree, did you mean 'index'? Add [region_type.town.node.indx]",
        "根节点“indx”不在指标体系中，是否应为“index”？",
    ),
    "a pillar missing": Case(
        say.PILLARS_DIFFER,
        node("index", children=["infrastructure", "economy", "society", "government", "trees"]),
        TOWN,
        "region_type.town.node.index.children",
        "must be the pillars of 'dei'; missing: ecology; not pillars: town.trees. Let the root's children be exactly: "
        + ", ".join(PILLARS),
        "缺少：ecology；不属一级指标：town.trees",
    ),
    "a sixth pillar": Case(
        say.PILLARS_DIFFER,
        both(node("index", children=[*PILLARS, "culture"]), node("culture", children=["trees"], name=REASON)),
        TOWN,
        "region_type.town.node.index.children",
        "missing: -; not pillars: culture",
        "缺少：-；不属一级指标：culture",
    ),
    "no children": Case(
        say.NO_CHILDREN,
        node("economy", children=[]),
        TOWN,
        "region_type.town.node.economy.children",
        "the node 'economy' has no children",
        "节点“economy”没有下级",
    ),
    "a child twice": Case(
        say.CHILD_TWICE,
        node("economy", children=["firms", "town.firms"]),
        TOWN,
        "region_type.town.node.economy.children",
        "the node 'economy' lists 'town.firms' twice",
        "节点“economy”重复列出“town.firms”",
    ),
    "no node name": Case(
        say.NO_NODE_NAME,
        both(node("economy", children=["inner"]), node("inner", children=["firms"])),
        TOWN,
        "region_type.town.node.inner",
        "the node 'inner' has no name. Add name = { en",
        "节点“inner”没有名称。请加上 name = { en",
    ),
    "an auxiliary scored": Case(
        say.AUXILIARY_SCORED,
        both(
            node("ecology", children=["base.area"]),
            edit(lambda house: house.base["rule"], "area", [{**RULE, "cite": {"source": "yearbook"}}]),
        ),
        TOWN,
        "region_type.town.node.ecology.children",
        "'base.area' is auxiliary, so it cannot be scored in 'ecology'",
        "指标“base.area”是辅助指标",
    ),
    "a derivation of itself": Case(
        say.DERIVES_FROM_ITSELF,
        derivation_circle,
        BASE,
        "indicator.density.derivation",
        "the derivation goes in a circle: base.density → base.people → base.density",
        "指标派生出现循环：base.density → base.people",
    ),
    "an unknown stage method": Case(
        say_stages.UNKNOWN_STAGE_METHOD,
        stage("weight", method="eqal"),
        HERE,
        "stages.weight",
        "the stage 'weight' knows no method 'eqal', did you mean 'equal'?",
        "计算环节“weight”没有方法“eqal”，是否应为“equal”？",
    ),
    "a stage that groups by nothing known": Case(
        say_stages.UNKNOWN_GROUP,
        stage("impute", method="mean", by="provnce"),
        HERE,
        "stages.impute.by",
        "'provnce' is neither a parent that the dataset 'towns' names nor a trait of a pack",
        "“provnce”既不是数据集“towns”所列的上级，也不是规则包的分类特征",
    ),
    "a stage that groups by a parent and a trait": Case(
        say_scoring.GROUP_AMBIGUOUS,
        both(dataset("parents", {"side": "Side"}), stage("impute", method="mean", by="side")),
        HERE,
        "stages.impute.by",
        "'side' is both a parent that the dataset 'towns' names and the trait town.side",
        "“side”既是数据集“towns”所列的上级，又是分类特征 town.side",
    ),
    "an exception for what no track scores": Case(
        say_stages.EXCEPTION_UNUSED,
        stage("impute", method="mean", other={"people": {"method": "none"}}),
        HERE,
        "stages.impute.other.people",
        "the impute stage makes an exception of 'people', which no track that goes by it scores",
        "impute 环节将“people”列为例外，但采用该环节的评价组均未对其评分",
    ),
    "an exception of a track's own for what it does not score": Case(
        say_stages.EXCEPTION_UNUSED,
        track("stages", {"treat": {"method": "winsorise", "other": {"base.area": {"method": "none"}}}}),
        HERE,
        "track.towns.stages.treat.other.base.area",
        "the treat stage makes an exception of 'base.area'",
        "treat 环节将“base.area”列为例外",
    ),
    "a compromise that is to be reweighted": Case(
        say.REWEIGHT_REFUSED,
        node("infrastructure", method="vikor", missing="reweight"),
        TOWN,
        "region_type.town.node.infrastructure",
        "'infrastructure' is to be reweighted where children are missing, but 'vikor' holds",
        "“infrastructure”要求在下级项缺失时分摊权重，但方法“vikor”",
    ),
    "a compromise under a stage that reweights": Case(
        say.REWEIGHT_REFUSED,
        both(node("infrastructure", method="vikor"), stage("aggregate", missing="reweight")),
        HERE,
        "stages.aggregate.missing",
        "'infrastructure' is to be reweighted where children are missing, but 'vikor' holds",
        "请将该节点设为 missing",
    ),
    "an exception for nothing known": Case(
        say.NOT_A_MAPPED_INDICATOR,
        stage("treat", method="winsorise", other={"densty": {"method": "none"}}),
        HERE,
        "stages.treat.other.densty",
        "did you mean 'base.density'?",
        "是否应为“base.density”？",
    ),
    "an unused parameter of a stage": Case(
        say_stages.STAGE_PARAMS,
        stage("screen", params={"least": 0.5}),
        HERE,
        "stages.screen.params",
        "the stage 'screen' takes no parameters with the method 'none', found: least",
        "计算环节“screen”采用“none”时不接受参数，现有：least",
    ),
    "parameters beside the rules": Case(
        say_stages.STAGE_PARAMS,
        stage("normalise", params={"clip": "both"}),
        HERE,
        "stages.normalise.params",
        "the stage 'normalise' takes no parameters with the method 'rules'",
        "计算环节“normalise”采用“rules”时",
    ),
    "parameters of a tier scheme": Case(
        say_stages.STAGE_PARAMS,
        stage("tier", method="town.three", params={"by": "share"}),
        HERE,
        "stages.tier.params",
        "the stage 'tier' takes no parameters",
        "计算环节“tier”",
    ),
    "an ambiguous name": Case(
        say.AMBIGUOUS_NAME,
        two_densities,
        HERE,
        "dataset.towns.columns",
        "'density' could be any of base.density, town.density. Write the full id.",
        "“density”可能指 base.density、town.density 中的任何一个",
    ),
    "an indicator that the track does not use": Case(
        say.NOT_A_MAPPED_INDICATOR,
        dataset("units", {"fiber": "%"}),
        HERE,
        "dataset.towns.units",
        "'fiber' is not an indicator that the track 'towns' uses",
        "“fiber”不是评价组“towns”使用的指标",
    ),
    "a choice for an unknown indicator": Case(
        say.NOT_A_MAPPED_INDICATOR,
        track("choice", [choice("town.fibr", "base.dense")]),
        HERE,
        "track.towns.choice[0]",
        "did you mean 'town.fibre'",
        "是否应为“town.fibre”",
    ),
    "a factor of zero": Case(
        say.FACTOR_ZERO,
        dataset("factors", {"fibre": 0}),
        HERE,
        "dataset.towns",
        "the factor of 'town.fibre' must not be zero",
        "“town.fibre”的换算系数不能为零",
    ),
    "a screen in percent": Case(
        say_kernel.PARAMETER_OUTSIDE,
        stage("screen", method="coverage", params={"least": 66}),
        HERE,
        "stages.screen.params",
        "parameter least is 66; it must lie between 0 and 1",
        "least",
    ),
    "a base year that is yearly too": Case(
        say_stages.BASE_AND_YEARLY,
        stage("normalise", fit="yearly", base=2020),
        HERE,
        "stages.normalise",
        "learns from 2020 alone and year by year at once",
        "既要求以 2020 年为基期，又要求逐年由样本确定",
    ),
    "a screen by nothing": Case(
        say_stages.NOTHING_SCREENED,
        stage("screen", method="coverage"),
        HERE,
        "stages.screen.params",
        "needs 'least', 'count', 'nonzero' or regions under 'exclude'",
        "须给出 least、count、nonzero",
    ),
    "a screen by more indicators than there are": Case(
        say_stages.SCREEN_OUT_OF_REACH,
        stage("screen", method="coverage", params={"count": 2}, within=("infrastructure", "economy")),
        HERE,
        "stages.screen.params",
        "asks for 2 indicators with a value, but 'economy' has 1: no region",
        "“economy”仅有 1 项，任何区域均无法评分",
    ),
    "a region both in and out": Case(
        say_stages.SCREENED_TWICE,
        stage(
            "screen",
            method="coverage",
            params={"least": 0.5},
            include={"a": REASON, "b": REASON},
            exclude={"a": REASON},
        ),
        HERE,
        "stages.screen",
        "both includes and excludes: a.",
        "同时将以下区域列入 include 与 exclude：a",
    ),
    "regions named for no screening": Case(
        say_stages.STAGE_PARAMS,
        stage("screen", exclude={"a": REASON}),
        HERE,
        "stages.screen",
        "takes no parameters with the method 'none', found: include, exclude",
        "采用“none”时不接受参数，现有：include、exclude",
    ),
    "a coverage in percent": Case(
        say.SHARE_RANGE,
        stage("aggregate", coverage=66),
        HERE,
        "stages.aggregate",
        "coverage is 66, but",
        "coverage 为 66，",
    ),
    "a node's coverage below zero": Case(
        say.SHARE_RANGE,
        node("economy", coverage=-0.5),
        TOWN,
        "region_type.town.node.economy",
        "coverage is -0.5, but",
        "coverage 为 -0.5，",
    ),
    "a choice that may be met by improving": Case(
        say.CHOICE_OF_EITHER,
        both(
            lambda house: house.base["benchmark"]["dense"]["target"][1].update(or_improve=5.0),
            lambda house: house.track.update(
                choice=[{"indicator": "fibre", "benchmark": "base.dense", "reason": REASON}]
            ),
        ),
        HERE,
        "track.towns.choice[0]",
        "may also be met by improving, which a choice cannot score",
        "也可通过年度改善达到",
    ),
    "a coverage that nothing uses": Case(
        say.COVERAGE_UNUSED,
        stage("aggregate", coverage=0.6),
        HERE,
        "stages.aggregate.coverage",
        'a coverage of 0.6 is asked for, but under missing = "refuse"',
        "设定了 coverage = 0.6，但",
    ),
    "a node's coverage that nothing uses": Case(
        say.COVERAGE_UNUSED,
        node("economy", coverage=0.6),
        TOWN,
        "region_type.town.node.economy",
        "a coverage of 0.6 is asked for",
        "设定了 coverage = 0.6",
    ),
    "reweighting without weights": Case(
        say.NOTHING_TO_REWEIGHT,
        node("economy", method="minimum", missing="reweight"),
        TOWN,
        "region_type.town.node.economy",
        "'economy' is to be reweighted where children are missing, but the method 'minimum'",
        "“economy”要求在下级项缺失时分摊权重，但方法“minimum”",
    ),
    "parameters of no transform": Case(
        say_standards.TRANSFORM_PARAMS,
        lambda house: house.town["rule"]["trees"][0].update(transform_params={"decimals": 1}),
        TOWN,
        "rule.trees[0]",
        "the rule has `transform_params` (decimals) but no transform",
        "评分规则设有 `transform_params`（decimals）",
    ),
    "a share of a published value, transformed": Case(
        say.NO_TRANSFORM,
        lambda house: house.town["rule"]["trees"][0].update(
            method="relative_min", params={"reference": 30.0, "factor": 0.5}, transform="log"
        ),
        TOWN,
        "rule.trees[0]",
        "which the transform 'log' would change",
        "而变换“log”会改变",
    ),
    "a negative tolerance": Case(
        say.TOLERANCE_NEGATIVE,
        stage("rank", tolerance=-0.1),
        HERE,
        "stages.rank.tolerance",
        "the tolerance of ranks is -0.1, but it must be zero or above",
        "并列容差为 -0.1，应不小于 0",
    ),
    "tiers upside down": Case(
        say.TIERS_ORDER,
        both(stage("tier", method="town.three"), lambda house: scheme(house)["tier"].reverse()),
        TOWN,
        "tier_scheme.three.tier",
        "the tiers of 'town.three' must be listed best first: least scores falling, top shares rising; found 40, 60",
        "现为 40、60",
    ),
    "shares of tiers that fall": Case(
        say.TIERS_ORDER,
        both(stage("tier", method="town.three"), edit(scheme, "by", "share")),
        TOWN,
        "tier_scheme.three.tier",
        "found 60, 40",
        "现为 60、40",
    ),
    "no tiers": Case(
        say.TIERS_ORDER,
        both(stage("tier", method="town.three"), edit(scheme, "tier", [])),
        TOWN,
        "tier_scheme.three.tier",
        "found -",
        "现为 -",
    ),
    "a tier scheme twice": Case(
        say_stages.TIERS_TWICE,
        stage("tier", method="town.three", beside=[{"method": "town.three"}]),
        HERE,
        "stages.tier.beside[0]",
        "the tier scheme 'town.three' is applied to 'index' twice",
        "分档方案“town.three”在“index”上使用了两次",
    ),
    "tiers of no node": Case(
        say_stages.NODE_OF_NO_TRACK,
        stage("tier", beside=[{"method": "town.three", "node": "econmy"}]),
        HERE,
        "stages.tier.beside[0]",
        "the track 'towns' has no node 'econmy', did you mean 'economy'",
        "评价组“towns”没有节点“econmy”",
    ),
    "screening within no node": Case(
        say_stages.NODE_OF_NO_TRACK,
        stage("screen", method="coverage", params={"least": 0.5}, within=["econmy"]),
        HERE,
        "stages.screen.within",
        "no node 'econmy'",
        "没有节点“econmy”",
    ),
    "more children than there are": Case(
        say_stages.LEAST_OUT_OF_REACH,
        node("economy", missing="reweight", least=2),
        TOWN,
        "region_type.town.node.economy",
        "'economy' asks for 2 of its 1 children",
        "“economy”要求其 1 个下级项中至少有 2 个",
    ),
    "a least number that nothing uses": Case(
        say_stages.LEAST_OUT_OF_REACH,
        node("economy", least=1),
        TOWN,
        "region_type.town.node.economy",
        'only under missing = "reweight"',
        '且仅在 missing = "reweight" 时有效',
    ),
    "a scale without length": Case(
        say_stages.FLAT_SCALE,
        both(
            edit(
                lambda house: house.town,
                "framework",
                {
                    "flat": {
                        "name": REASON,
                        "scale": 1,
                        "zero": 1,
                        "pillar": {
                            name: {"name": REASON}
                            for name in ("infrastructure", "economy", "society", "government", "ecology")
                        },
                    }
                },
            ),
            edit(lambda house: house.town["region_type"]["town"], "framework", "flat"),
            lambda house: house.nodes["index"].update(name=REASON),
        ),
        TOWN,
        "region_type.town.framework",
        "the framework prints scores of 0 and of 100 alike, as 1",
        "评价框架将 0 分与 100 分均公布为 1",
    ),
    "a case of weights that are not stated": Case(
        say_stages.CASE_OF_UNSTATED,
        lambda house: house.dated[0].update(by="side", when={"east": {"economy": {"firms": 1.0}}}),
        TOWN,
        "weighting.expert.dated[0].when",
        "a case gives weights of 'economy', for which the same entry states none",
        "某一情形给出了“economy”的权重",
    ),
    "cases of weights without a trait": Case(
        say.WHEN_WITHOUT_BY,
        lambda house: house.dated[0].update(when={"east": {"infrastructure": {"fibre": 0.5}}}),
        TOWN,
        "weighting.expert.dated[0].when",
        "has cases (east) but does not say by which trait",
        "列出了各种情形（east）",
    ),
    "a case of weights that do not sum to 1": Case(
        say.WEIGHTS_SUM,
        lambda house: house.dated[0].update(by="side", when={"west": {"infrastructure": {"fibre": 0.6}}}),
        TOWN,
        "weighting.expert.dated[0].when.west.infrastructure",
        "1.1",
        "1.1",
    ),
    "measured weights of too few children": Case(
        say.WEIGHTS_MISS,
        measured({"fibre": "base.people"}),
        TOWN,
        "weighting.expert.dated[0].measured.infrastructure",
        "base.density",
        "base.density",
    ),
    "measured weights of a stranger": Case(
        say.WEIGHTS_EXCEED,
        measured({"fibre": "base.people", "base.density": "base.area", "trees": "base.area"}),
        TOWN,
        "weighting.expert.dated[0].measured.infrastructure",
        "town.trees",
        "town.trees",
    ),
    "measured weights by no indicator": Case(
        say_packs.UNKNOWN_REFERENCE,
        measured({"fibre": "base.people", "base.density": "base.arae"}),
        TOWN,
        "weighting.expert.dated[0].measured.infrastructure",
        "there is no indicator 'base.arae', did you mean 'base.area'",
        "没有指标“base.arae”",
    ),
    "an inverted node under a method that learns": Case(
        say_stages.INVERTED_LEARNED,
        node("economy", method="topsis", inverted=True),
        TOWN,
        "region_type.town.node.economy",
        "'economy' is inverted, but its method 'topsis'",
        "“economy”设为 inverted，而方法“topsis”",
    ),
    "own weights under a method that learns": Case(
        say_stages.OWN_WEIGHTS_LEARNED,
        both(
            measured({"fibre": "base.people", "base.density": "base.area"}),
            node("infrastructure", method="topsis"),
        ),
        TOWN,
        "region_type.town.node.infrastructure",
        "'infrastructure' has weights that differ by region, but its method 'topsis'",
        "“infrastructure”的权重因区域而异，而方法“topsis”",
    ),
    "no track": Case(
        say.NO_TRACK,
        edit(lambda house: house.edition, "track", {}),
        HERE,
        "track",
        "the edition has no track",
        "方案中没有评价组",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_alone_with_its_place(house: House, name: str) -> None:
    """One fault leads to one sentence, at the file and path where it is written, in both languages."""
    case = CASES[name]
    case.change(house)
    finding = only(house.findings())

    assert finding.message is case.message
    assert (finding.place.file, finding.place.path) == (case.file, case.path)
    assert case.en in finding.text("en")
    assert case.zh in finding.text("zh")
    assert "{'" not in finding.text() or "{ en" in finding.text()


def test_scored_indicators_without_a_direction_are_told_at_once(house: House) -> None:
    """Higher is taken for better; auxiliaries need none, and whoever says it is not named."""
    for name in ("trees", "fibre"):
        del house.town["indicator"][name]["direction"]
    (finding,) = (found for found in house.plan().findings if found.code == say.DIRECTION_UNSAID.code)

    assert (finding.severity, finding.place.file, finding.place.path) == ("warning", HERE, "packs")
    assert finding.says("en").endswith("taken for better: Fibre (town.fibre), Trees (town.trees)")
    assert "均按正向指标（越高越好）处理：光纤覆盖率（town.fibre）、绿化覆盖率（town.trees）" in finding.says(
        "zh"
    )


def test_nothing_is_told_where_every_direction_is_said(house: House) -> None:
    """The edition as it is."""
    assert say.DIRECTION_UNSAID.code not in {found.code for found in house.plan().findings}


def test_pillar_that_is_an_indicator(house: House) -> None:
    """Each of the five pillars has indicators below it."""
    house.town["indicator"]["ecology"] = house.town["indicator"].pop("trees")
    house.town["rule"]["ecology"] = house.town["rule"].pop("trees")
    del house.nodes["ecology"]
    finding = only(house.findings())

    assert finding.message is say.PILLAR_NOT_NODE
    assert (finding.place.file, finding.place.path) == (TOWN, "region_type.town.node.index.children")
    assert "the pillar 'ecology' is an indicator, not a node" in finding.says("en")
    assert "请添加 [region_type.town.node.ecology]" in finding.mend("zh")


def test_every_sentence_about_binding_has_a_case() -> None:
    """The catalogue and these cases name the same sentences."""
    both = {**vars(say), **vars(say_stages)}.values()
    catalogue = {value.code for value in both if isinstance(value, Message)}

    elsewhere = {say.PILLAR_NOT_NODE.code, say_stages.NOTHING_TO_FREEZE.code}
    elsewhere |= {say.DIRECTION_UNSAID.code, say_stages.TIER_OUT_OF_REACH.code}
    provoked = {case.message.code for case in CASES.values()} | elsewhere

    assert catalogue <= provoked


REFERENCES: dict[str, tuple[Change, str, str, str, str]] = {
    "source": (
        edit(lambda house: house.town["rule"]["trees"][0], "cite", {"source": "pln"}),
        TOWN,
        "rule.trees[0].cite.source",
        "there is no source 'town.pln', did you mean 'town.plan'?",
        "没有出处“town.pln”，是否应为“town.plan”？",
    ),
    "source of an indicator": (
        edit(lambda house: house.town["indicator"]["trees"], "source", "x"),
        TOWN,
        "indicator.trees.source",
        "there is no source 'town.x', did you mean 'town.plan'? "
        "Correct the name, or define it in the edition or one of its packs (base, town)",
        "（base、town）",
    ),
    "source of weights": (
        edit(lambda house: house.dated[0], "cite", {"source": "x"}),
        TOWN,
        "weighting.expert.dated[0].cite.source",
        "no source 'town.x'",
        "没有出处",
    ),
    "source of tiers": (
        edit(scheme, "cite", {"source": "x"}),
        TOWN,
        "tier_scheme.three.cite.source",
        "no source 'town.x'",
        "没有出处",
    ),
    "source of a target": (
        edit(lambda house: house.base["benchmark"]["dense"]["target"][0], "cite", {"source": "x"}),
        BASE,
        "benchmark.dense.target[0].cite.source",
        "no source 'base.x'",
        "没有出处",
    ),
    "indicator of a target": (
        edit(lambda house: house.base["benchmark"]["dense"]["target"][0], "indicator", "densty"),
        BASE,
        "benchmark.dense.target[0].indicator",
        "there is no indicator 'base.densty', did you mean 'base.density'",
        "没有指标“base.densty”",
    ),
    "indicator of a rule": (
        rule("tree", RULE),
        TOWN,
        "rule.tree",
        "there is no indicator 'town.tree'",
        "没有指标",
    ),
    "indicator of a derivation": (
        edit(lambda house: house.base["indicator"]["density"]["derivation"], "of", ["people", "aria"]),
        BASE,
        "indicator.density.derivation.of",
        "there is no indicator 'base.aria'",
        "没有指标“base.aria”",
    ),
    "indicator of an unlisted pack in a derivation": (
        edit(lambda house: house.base["indicator"]["density"]["derivation"], "of", ["people", "geo.area"]),
        BASE,
        "indicator.density.derivation.of",
        "there is no indicator 'geo.area', did you mean 'base.area'",
        "没有指标“geo.area”",
    ),
    "child": (
        node("economy", children=["frms"]),
        TOWN,
        "region_type.town.node.economy.children",
        "there is no node or indicator 'frms'",
        "没有节点或指标“frms”",
    ),
    "child of an unlisted pack": (
        node("economy", children=["geo.firms"]),
        TOWN,
        "region_type.town.node.economy.children",
        "there is no node or indicator 'geo.firms', did you mean 'town.firms'",
        "没有节点或指标“geo.firms”",
    ),
    "normalizer": (
        rule("trees", {**RULE, "method": "minmx"}),
        TOWN,
        "rule.trees[0].method",
        "there is no normalizer 'minmx', did you mean 'minmax'",
        "没有标准化方法“minmx”",
    ),
    "transform": (
        rule("trees", {**RULE, "transform": "lg"}),
        TOWN,
        "rule.trees[0].transform",
        "there is no transform 'lg', did you mean 'log'",
        "没有变换方法“lg”",
    ),
    "derivation": (
        edit(lambda house: house.base["indicator"]["density"]["derivation"], "method", "ratoi"),
        BASE,
        "indicator.density.derivation.method",
        "there is no derivation 'ratoi', did you mean 'ratio'",
        "没有派生方法“ratoi”",
    ),
    "aggregator": (
        node("economy", method="geometri"),
        TOWN,
        "region_type.town.node.economy.method",
        "there is no aggregator 'geometri', did you mean 'geometric'",
        "没有合成方法“geometri”",
    ),
    "trait": (
        rule("trees", {**RULE, "by": "sid", "when": {"east": {}}}),
        TOWN,
        "rule.trees[0].by",
        "there is no trait 'town.sid', did you mean 'town.side'",
        "没有分类特征“town.sid”",
    ),
    "trait value": (
        rule("trees", {**RULE, "by": "side", "when": {"eats": {}}}),
        TOWN,
        "rule.trees[0].when",
        "there is no value of the trait 'eats', did you mean 'east'",
        "没有分类特征取值“eats”",
    ),
    "framework": (
        edit(lambda house: house.town["region_type"]["town"], "framework", "six"),
        TOWN,
        "region_type.town.framework",
        "there is no framework 'town.six'",
        "没有评价框架“town.six”",
    ),
    "region type of a weighting": (
        edit(
            lambda house: house.town["weighting"],
            "other",
            {"name": REASON, "region_type": "towm", "dated": []},
        ),
        TOWN,
        "weighting.other.region_type",
        "there is no region type 'town.towm', did you mean 'town.town'",
        "没有区域类型“town.towm”",
    ),
    "region type of a track": (
        track("region_type", "town.twon"),
        HERE,
        "track.towns",
        "there is no region type 'town.twon', did you mean 'town.town'",
        "没有区域类型",
    ),
    "dataset of a track": (
        track("dataset", "twons"),
        HERE,
        "track.towns",
        "there is no dataset 'twons', did you mean 'towns'",
        "没有数据集“twons”",
    ),
    "weighting of a track": (
        track("weighting", "town.expret"),
        HERE,
        "track.towns.weighting",
        "there is no weighting 'town.expret', did you mean 'town.expert'",
        "没有权重方案",
    ),
    "benchmark of a choice": (
        track("choice", [choice("fibre", "base.dens")]),
        HERE,
        "track.towns.choice[0]",
        "there is no benchmark 'base.dens', did you mean 'base.dense'",
        "没有评价标准“base.dens”",
    ),
    "superseded benchmark": (
        edit(lambda house: house.base["benchmark"]["dense"], "supersedes", "dens"),
        BASE,
        "benchmark.dense.supersedes",
        "there is no benchmark 'base.dens'",
        "没有评价标准",
    ),
    "tier scheme": (
        stage("tier", method="town.thre"),
        HERE,
        "stages.tier.method",
        "there is no tier scheme 'town.thre', did you mean 'town.three'",
        "没有分档方案“town.thre”",
    ),
    "imputer": (
        stage("impute", method="man"),
        HERE,
        "stages.impute.method",
        "there is no imputation method 'man', did you mean 'mean'",
        "没有插补方法“man”",
    ),
    "treatment": (
        stage("treat", method="winsorize"),
        HERE,
        "stages.treat.method",
        "there is no outlier treatment 'winsorize', did you mean 'winsorise'",
        "没有离群值处理方法",
    ),
    "aggregator of the stage": (
        stage("aggregate", method="arithmetc"),
        HERE,
        "stages.aggregate.method",
        "there is no aggregator 'arithmetc', did you mean 'arithmetic'",
        "没有合成方法",
    ),
    "normalizer of an override": (
        override(indicator="trees", method="rnk"),
        HERE,
        "track.towns.override[0].method",
        "there is no normalizer 'rnk', did you mean 'rank'",
        "没有标准化方法“rnk”",
    ),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_a_name_that_leads_nowhere_is_named_with_the_nearest(house: House, name: str) -> None:
    """Whatever refers to something that no pack defines is a finding at its place, and never a crash."""
    change, file, path, en, zh = REFERENCES[name]
    change(house)
    found = [finding for finding in house.findings() if finding.message is say_packs.UNKNOWN_REFERENCE]

    assert (file, path) in [(finding.place.file, finding.place.path) for finding in found]
    assert any(en in finding.text("en") and zh in finding.text("zh") for finding in found)


def test_an_unlisted_pack_leads_to_findings_only(house: House) -> None:
    """An edition that forgets a pack is told every name that it misses."""
    found = findings(house.plan, ("town",))

    assert {finding.code for finding in found} == {"unknown-reference"}
    assert {finding.facts["name"] for finding in found} == {"base.density"}


def test_all_faults_come_at_once(house: House) -> None:
    """Faults of packs, tree, rules, weights, stages and data are reported together."""
    rule("trees", {**RULE, "cite": {"source": "x"}})(house)
    del house.town["rule"]["waits"]
    shares("infrastructure", {"fibre": 1})(house)
    stage("screen", method="coverage", params={"least": 2})(house)
    dataset("units", {"x": "1"})(house)

    assert [finding.code for finding in house.findings()] == [
        "unknown-reference",
        "no-rule",
        "weights-miss-children",
        "not-an-indicator-of-the-track",
        "parameter-outside-range",
    ]


def test_a_fault_is_said_once(house: House) -> None:
    """What several tracks, trait values or indicators share is one finding."""
    house.edition["track"]["again"] = house.track
    house.town["rule"]["schools"][0]["params"] = {"low": 0, "hihg": 3}
    for name in ("trees", "waits"):
        del house.town["rule"][name]
    house.stage("normalise", method="minmx")

    assert [finding.code for finding in house.findings()] == ["unknown-key", "unknown-reference"]


PARAMETERS: dict[str, tuple[Change, str, str, str]] = {
    "unknown": (
        rule("trees", {**RULE, "params": {"tie": "average"}}),
        "rule.trees[0].params",
        "has no key 'tie', did you mean 'ties'",
        "没有键“tie”",
    ),
    "wrong type": (
        rule("trees", {**RULE, "method": "goalposts", "params": {"low": "0", "high": 1}}),
        "rule.trees[0].params.low",
        "'0' is text, expected a number. Remove the quotes.",
        "'0' 是文本，应为数值。请去掉引号。",
    ),
    "missing": (
        rule("trees", {**RULE, "method": "goalposts", "params": {"low": 0}}),
        "rule.trees[0].params",
        "the key 'high' is missing; it takes a number",
        "缺少键“high”，应为数值",
    ),
    "not a choice": (
        rule("trees", {**RULE, "params": {"ties": "mean"}}),
        "rule.trees[0].params.ties",
        "'mean' is not one of the possible words",
        "“mean”不在可选词之列",
    ),
    "contradiction": (
        rule("trees", {**RULE, "method": "goalposts", "params": {"low": 2, "high": 1}}),
        "rule.trees[0].params",
        "low",
        "low",
    ),
    "below a logarithm": (
        rule("trees", {**RULE, "method": "goalposts", "transform": "log", "params": {"low": 0, "high": 1}}),
        "rule.trees[0].params.low",
        "0",
        "0",
    ),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters_are_held_against_the_methods_own_types(house: House, name: str) -> None:
    """A method's parameters are read as strictly as the rest of a pack."""
    change, path, en, zh = PARAMETERS[name]
    change(house)
    finding = only(house.findings())

    assert (finding.place.file, finding.place.path) == (TOWN, path)
    assert en in finding.text("en")
    assert zh in finding.text("zh")
    assert "{" not in finding.text("en") + finding.text("zh")


def test_screen_parameters_are_strict_too(house: House) -> None:
    """A misspelt or missing parameter of a stage is named."""
    house.stage("screen", method="coverage", params={"lest": 0.5})

    assert sorted(finding.text() for finding in house.findings()) == [
        "edition.toml: stages.screen.params: has no key 'lest', did you mean 'least'? "
        "Remove it or use one of: least, count, nonzero.",
    ]


def test_a_method_of_a_pack_is_bound_like_the_cores_own(house: House) -> None:
    """What a pack contributes under its namespace can be named by any rule, with typed parameters."""

    @attrs.frozen(kw_only=True)
    class Halved:
        by: float = 2.0

        def __attrs_post_init__(self) -> None:
            if self.by == 0.0:
                raise Refusal(say.FACTOR_ZERO, name="by")

    about = Text(en="Halved", zh="减半")
    method = Normalizer(
        id="town.halved",
        params=Halved,
        about=about,
        apply=lambda x, p, r, d: x / p.by,
    )
    house.methods = [("town 0.3.0", method)]
    rule("trees", {**RULE, "method": "town.halved", "params": {"by": 4}})(house)

    assert house.plan().track("towns").indicators[-1].variants[""] == Halved(by=4.0)

    rule("trees", {**RULE, "method": "town.halved", "params": {"by": 0}})(house)

    assert only(house.findings()).message is say.FACTOR_ZERO


@pytest.mark.parametrize(
    "method", [method for method in EVERY if method.kind == "normalizer"], ids=lambda m: m.id
)
def test_every_normalizer_of_the_core_can_be_named_by_a_rule(house: House, method: Method) -> None:
    """Each is found by its id; what it lacks is a missing key and nothing else."""
    rule("trees", {**RULE, "method": method.id})(house)
    needed = [field.name for field in attrs.fields(method.params) if field.default is attrs.NOTHING]

    if not needed:
        assert house.plan().track("towns").indicators[-1].normalizer == method
    else:
        assert {finding.code for finding in house.findings()} == {"missing-key"}
        assert [finding.facts["key"] for finding in house.findings()] == needed


def test_a_method_of_a_pack_that_declares_none_is_told_how_to_declare_it(house: House) -> None:
    """Once, at the method itself: its code was not read."""
    rule("trees", {**RULE, "method": "town.halved"})(house)
    finding = only(house.findings())

    assert finding.message is say_packs.METHOD_UNDECLARED
    assert finding.place.path == "rule.trees[0].method"
    assert "the pack 'town' declares no methods, so its code is not read" in finding.says("en")
    assert "规则包“town”未声明提供方法" in finding.says("zh")
