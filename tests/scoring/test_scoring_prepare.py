"""From data to columns: derive, screen, impute, treat, and how each cell came about."""

from __future__ import annotations

from pathlib import Path

import attrs
import numpy as np
import pytest
from house import House, findings, only, towns
from plans import as_it_is, bits, fill, scored, step, table, track

from dei_core import Table, Text, score
from dei_core.host import cell_states
from dei_core.plugin import ScreenLimits
from dei_core.results import frames
from dei_core.scoring import messages as say
from dei_core.scoring.plan import DerivedPlan, ScreenPlan

NAN = float("nan")
TREE = {"index": ["a", "b"]}


def without(given: Table, *names: str, **more: object) -> Table:
    columns = {name: column for name, column in given.columns.items() if name not in names}
    return Table(regions=given.regions, columns=columns, traits=given.traits, **more)  # type: ignore[arg-type]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_states_say_how_each_cell_came_about() -> None:
    """given, derived, imputed, treated or missing, by hand: the median of 1, 3, 9 is 3; 9 is held to 6."""
    plan = track(
        as_it_is(TREE, missing="reweight"),
        imputer=fill("imputer", "median"),
        treatment=fill("treatment", "winsorise", upper=0.75),
    )
    made = scored(plan, {"a": [1.0, 3.0, NAN, 9.0, 3.0], "b": [5.0, NAN, 5.0, 5.0, 5.0]})

    assert made.raw("a").tolist() == [1.0, 3.0, 3.0, 3.0, 3.0]
    assert cell_states(made, "a") == ["given", "given", "imputed", "treated", "given"]
    assert cell_states(made, "b") == ["given", "imputed", "given", "given", "given"]


def test_a_missing_cell_stays_missing_without_an_imputer() -> None:
    """No value is invented."""
    made = scored(as_it_is(TREE, missing="reweight"), {"a": [1.0, NAN], "b": [5.0, 7.0]})

    assert cell_states(made, "a") == ["given", "missing"]
    assert np.isnan(made.raw("a")[1])


def test_derived_cells_are_computed_where_the_data_do_not_give_them() -> None:
    """A column that is there is used as it is; a part that is missing leaves its quotient missing."""
    derived = (DerivedPlan(id="a", step=step("derivation", "ratio", factor=10.0), of=("x", "y")),)
    plan = track(as_it_is(TREE, missing="reweight"), derived=derived)
    made = scored(plan, {"x": [1.0, NAN, 3.0], "y": [2.0, 1.0, 2.0], "b": [5.0, 5.0, 5.0]})

    assert made.raw("a").tolist()[::2] == [5.0, 15.0]
    assert cell_states(made, "a") == ["derived", "missing", "derived"]

    given = scored(plan, {"a": [7.0], "x": [1.0], "y": [2.0], "b": [5.0]})

    assert given.raw("a").tolist() == [7.0]
    assert cell_states(given, "a") == ["given"]


def test_derived_cells_may_be_imputed_and_treated() -> None:
    """The last stage that changed a cell names it."""
    derived = (DerivedPlan(id="a", step=step("derivation", "sum"), of=("x", "y")),)
    plan = track(as_it_is({"index": ["a"]}), derived=derived, imputer=fill("imputer", "mean"))
    made = scored(plan, {"x": [1.0, NAN, 3.0], "y": [1.0, 1.0, 1.0]})

    assert made.raw("a").tolist() == [2.0, 3.0, 4.0]
    assert cell_states(made, "a") == ["derived", "imputed", "derived"]


def test_screened_regions_are_left_out_of_every_fit_and_score() -> None:
    """Two of four indicators are too few for 0.75: the region's extreme values move nobody's goalposts."""
    plan = track(
        as_it_is({"index": list("abcd")}, missing="reweight"),
        screen=ScreenPlan(limits=ScreenLimits(least=0.75)),
    )
    columns = {"a": [1.0, 2.0, 99.0], "b": [1.0, 2.0, 99.0], "c": [1.0, 2.0, NAN], "d": [1.0, NAN, NAN]}
    card = score(plan, table(columns))
    finding = only(card.findings)

    assert card.only.total.tolist()[:2] == [1.0, 2.0]
    assert np.isnan(card.only.total[2])
    assert np.isnan(card.only.raw("a")[2])
    assert card.only.coverage[-1].tolist() == [1.0, 0.75, 0.5]
    assert finding.message is say.SCREENED
    assert finding.severity == "warning"
    assert "below 0.75 of the scored indicators, so without a score: r2" in finding.says("en")
    assert "数据过少（有数据比例低于 0.75），不予评分：r2" in finding.says("zh")


def test_regions_with_too_few_indicators_by_number_are_left_out() -> None:
    """Two of three indicators are asked for, whatever share that is."""
    screen = ScreenPlan(limits=ScreenLimits(count=2))
    plan = track(as_it_is({"index": list("abc")}, missing="reweight"), screen=screen)
    card = score(plan, table({"a": [1.0, 2.0, 3.0], "b": [1.0, NAN, 3.0], "c": [NAN, NAN, 3.0]}))
    finding = only(card.findings)

    assert np.isnan(card.only.total).tolist() == [False, True, False]
    assert "too few data: values of fewer than 2 indicators, so without a score: r1" in finding.says("en")
    assert "数据过少（有数据指标不足 2 项），不予评分：r1" in finding.says("zh")


def test_too_few_data_below_one_of_several_nodes_are_told_so() -> None:
    """r1 has two values of three, but none below y."""
    screen = ScreenPlan(limits=ScreenLimits(count=1), within=("x", "y"))
    tree = {"index": ["x", "y"], "x": ["a", "b"], "y": ["c"]}
    plan = track(as_it_is(tree, missing="reweight"), screen=screen)
    card = score(plan, table({"a": [1.0, 2.0, 3.0], "b": [1.0, 2.0, 3.0], "c": [1.0, NAN, 3.0]}))
    finding = only(card.findings)

    assert np.isnan(card.only.total).tolist() == [False, True, False]
    assert "values of fewer than 1 indicator, within one of: x, y, so without a score: r1" in finding.says(
        "en"
    )
    assert "数据过少（x、y之一有数据指标不足 1 项），不予评分：r1" in finding.says("zh")


def test_regions_with_too_many_zeros_are_named_apart() -> None:
    """Zeros written for missing values are not data."""
    limits = ScreenLimits(least=0.5, nonzero=0.5)
    plan = track(as_it_is({"index": list("abc")}, missing="reweight"), screen=ScreenPlan(limits=limits))
    card = score(plan, table({"a": [1.0, 0.0, 1.0], "b": [1.0, 0.0, NAN], "c": [1.0, 1.0, NAN]}))
    found = {finding.message: finding for finding in card.findings}

    assert np.isnan(card.only.total).tolist() == [False, True, True]
    assert "less than 0.5 of their values are not 0, so without a score: r1" in found[
        say.SCREENED_ZEROS
    ].says("en")
    assert "零值过多（非零数值占比低于 0.5），不予评分：r1" in found[say.SCREENED_ZEROS].says("zh")
    assert found[say.SCREENED].says("en").endswith("r2")


def test_the_edition_may_score_or_leave_out_a_region_by_name() -> None:
    """Each with its reason in the findings; a code that no data have is a warning."""
    why = Text(en="statistics office asked", zh="统计局要求")
    screen = ScreenPlan(limits=ScreenLimits(least=0.9), include={"r1": why, "r9": why}, exclude={"r0": why})
    plan = track(as_it_is({"index": ["a", "b"]}, missing="reweight"), screen=screen)
    card = score(plan, table({"a": [1.0, 1.0, 1.0], "b": [1.0, NAN, 2.0]}))
    found = {finding.message: finding for finding in card.findings}

    assert np.isnan(card.only.total).tolist() == [True, False, False]
    assert set(found) == {say.EXCLUDED, say.INCLUDED, say.SCREENED_UNKNOWN}
    assert "left out by the edition: r0; reason: statistics office asked" in found[say.EXCLUDED].says("en")
    assert "年度方案规定不予评分：r0；理由：统计局要求" in found[say.EXCLUDED].says("zh")
    assert "scored in spite of its gaps: r1" in found[say.INCLUDED].says("en")
    assert "数据虽不足，仍予评分：r1" in found[say.INCLUDED].says("zh")
    assert "names regions that no data have: r9" in found[say.SCREENED_UNKNOWN].says("en")
    assert "在数据中不存在：r9" in found[say.SCREENED_UNKNOWN].says("zh")


def test_screened_regions_are_neither_imputed_nor_treated() -> None:
    """Their cells stay as they are, and imputation learns nothing from them; what they have is published."""
    plan = track(
        as_it_is({"index": list("abc")}),
        screen=ScreenPlan(limits=ScreenLimits(least=0.6)),
        imputer=fill("imputer", "mean"),
    )
    made = scored(plan, {"a": [1.0, 3.0, 99.0], "b": [1.0, NAN, NAN], "c": [2.0, 2.0, NAN]})

    assert np.isnan(made.raw("a")[2])
    assert np.isnan(made.raw("c")[2])
    assert made.raw("b").tolist()[:2] == [1.0, 1.0]
    assert cell_states(made, "a") == ["given", "given", "screened"]
    assert cell_states(made, "b") == ["given", "imputed", "missing"]
    assert made.published("a").tolist() == [1.0, 3.0, 99.0]
    assert np.isnan(made.published("b")[2])


def test_the_coverage_of_a_region_that_is_not_scored_is_its_share_of_data() -> None:
    """At every node, by its weights: an exclusion with all data has 1, one with b alone a quarter of x."""
    tree = {"index": {"x": 0.5, "c": 0.5}, "x": {"a": 0.75, "b": 0.25}}
    why = Text(en="asked", zh="要求")
    screen = ScreenPlan(limits=ScreenLimits(), exclude={"r0": why, "r2": why})
    columns = {"a": [1.0, 2.0, NAN], "b": [3.0, 4.0, 5.0], "c": [5.0, 6.0, 7.0]}
    made = scored(track(as_it_is(tree, missing="reweight"), screen=screen), columns)

    assert np.isnan(made.total).tolist() == [True, False, True]
    assert made.coverage.tolist() == [[1.0, 1.0, 0.25], [1.0, 1.0, 0.625]]

    normalized = frames.normalized_frame([made])
    states = list(normalized.columns["state"])

    assert states[:3] == ["screened", "given", "missing"]
    np.testing.assert_array_equal(normalized.columns["raw"][:3], [1.0, 2.0, NAN])
    np.testing.assert_array_equal(normalized.columns["score"][:3], [NAN, 2.0, NAN])


@pytest.mark.parametrize(
    ("count", "least"), [(20, 0.55), (10, 0.7), (3, 1 / 3), (100, 0.29), (7, 1.0), (5, 0.0)]
)
def test_a_region_exactly_at_the_threshold_stays(count: int, least: float) -> None:
    """Eleven of twenty are 55 %, whatever 0.55 times 20 is in doubles."""
    names = [f"i{index}" for index in range(count)]
    there = round(least * count)
    columns = {name: [1.0, 2.0 if index < there else NAN] for index, name in enumerate(names)}
    plan = track(
        as_it_is({"index": names}, missing="reweight"), screen=ScreenPlan(limits=ScreenLimits(least=least))
    )

    assert say.SCREENED not in {finding.message for finding in score(plan, table(columns)).findings}


def test_preparing_leaves_the_table_as_it_was() -> None:
    """All stages work on copies."""
    plan = track(
        as_it_is(TREE, missing="reweight"),
        screen=ScreenPlan(limits=ScreenLimits(least=0.6)),
        imputer=fill("imputer", "mean"),
        treatment=fill("treatment", "winsorise", lower=0.2, upper=0.8),
    )
    given = table({"a": [1.0, 50.0, NAN, 99.0], "b": [NAN, 2.0, 3.0, 100.0]})
    before = {name: bits(column) for name, column in given.columns.items()}
    score(plan, given)

    assert {name: bits(column) for name, column in given.columns.items()} == before
    assert not any(column.flags.writeable for column in given.columns.values())


def test_a_track_without_data_is_named(house: House) -> None:
    """With the tables that were given, one of them for no track."""
    stray, finding = findings(score, house.plan(), {"twons": towns()})

    assert stray.code == "score-track"
    assert finding.message is say.NO_TABLE
    assert (
        finding.text("en")
        == "towns: the track 'towns' has no data; tables were given for: twons. Pass a table under 'towns'."
    )
    assert "评价组“towns”没有数据；已提供数据的评价组：twons" in finding.text("zh")


def test_a_missing_column_is_named(house: House) -> None:
    """By id and name."""
    finding = only(findings(score, house.plan(), without(towns(), "town.trees")))

    assert finding.message is say.NO_COLUMN
    assert "the indicator 'town.trees' (Trees) has no column in the data" in finding.text("en")
    assert "指标“town.trees”（绿化覆盖率）在数据中没有列" in finding.text("zh")


def test_missing_parts_are_named(house: House) -> None:
    """All of them at once."""
    finding = only(findings(score, house.plan(), without(towns(), "base.people", "base.area")))

    assert finding.message is say.NO_PARTS
    assert (
        "the indicator 'base.density' derives from base.people, base.area, which the data do not have"
        in finding.text()
    )
    assert "由 base.people、base.area 派生，但数据中没有这些列" in finding.text("zh")


def test_a_missing_trait_is_named(house: House) -> None:
    """A rule with cases needs to know which one a region is."""
    given = towns()
    finding = only(findings(score, house.plan(), Table(regions=given.regions, columns=given.columns)))

    assert finding.message is say.NO_TRAIT
    assert (
        "what holds for 'town.schools' depends on the trait 'town.side', which the data do not have"
        in finding.text("en")
    )
    assert "“town.schools”的评分规则或权重取决于分类特征“town.side”" in finding.text("zh")


def test_a_trait_value_outside_the_rule_names_the_regions(house: House) -> None:
    """An empty one as well as an unknown one."""
    given = towns()
    traits = {"town.side": ("east", "", "north", "west")}
    bad = Table(regions=given.regions, names=given.names, columns=given.columns, traits=traits)
    finding = only(findings(score, house.plan(), bad))

    assert finding.message is say.NO_TRAIT_VALUE
    assert "in: b Beh, c Ceh; known are east, west" in finding.text("en")
    assert "b Beh、c Ceh；已知取值：east、west" in finding.text("zh")


def test_refusals_of_all_stages_come_at_once(house: House) -> None:
    """Derivation, fit and normalisation are each named with their regions; nothing is scored."""
    given = dict(towns().columns)
    given["base.area"] = [0.0, 3.0, 2.0, 2.5]
    given["town.firms"] = [10.0, -1.0, 1000.0, 0.0]
    bad = Table(regions=("a", "b", "c", "d"), columns=given, traits=towns().traits)
    found = findings(score, house.plan(), bad)

    assert (found[0].code, found[0].facts["regions"]) == ("divisor-zero", ["a"])
    assert {finding.place.path or finding.place.column for finding in found} >= {"base.density", "town.firms"}
    assert any(finding.facts.get("regions") == ["b", "d"] for finding in found)


def test_a_derived_value_outside_its_range_names_region_and_value(house: House) -> None:
    """What is computed is held to the range that a given cell is held to; its ends are inside."""
    house.base["indicator"]["density"].update(lowest=100, highest=250)
    finding = only(findings(score, house.plan(), towns()))

    assert finding.message is say.DERIVED_OUTSIDE
    assert "must lie from 100 to 250, but does not for: b Beh = 300. Check" in finding.text("en")
    assert "应在 100 至 250 之间，以下区域超出范围：b Beh = 300。" in finding.text("zh")


def test_what_is_computed_is_held_to_the_valid_range() -> None:
    """A share of 150 % is refused as a given one would be, with the region and its parts; 100 % passes."""
    share = DerivedPlan(id="a", step=step("derivation", "share"), of=("x", "y"), lowest=0.0, highest=100.0)
    plan = track(as_it_is(TREE), derived=(share,))
    bad = only(findings(scored, plan, {"x": [3.0, 2.0], "y": [2.0, 2.0], "b": [1.0, 1.0]}))

    assert bad.message is say.DERIVED_OUTSIDE
    assert "= 150" in bad.text("en")
    assert len(bad.facts["regions"]) == 1


def test_a_region_that_no_track_has_is_named_once() -> None:
    """Not once for every track that the screen stage serves."""
    tracks = []
    for name in ("one", "two"):
        screen = ScreenPlan(limits=ScreenLimits(), exclude={"r9": Text(en="A", zh="甲")})
        plan = track(as_it_is({"index": ["a"]}), screen=screen)
        tracks.append(attrs.evolve(plan.tracks[0], id=name))
    card = score(
        attrs.evolve(plan, tracks=tuple(tracks)), dict.fromkeys(("one", "two"), table({"a": [1.0, 2.0]}))
    )

    assert [finding.message for finding in card.findings] == [say.SCREENED_UNKNOWN]
