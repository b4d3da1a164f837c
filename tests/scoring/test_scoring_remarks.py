"""What a run says of its own scores: off the scale, without one, of nothing of its own, in no year's ranking."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np
import pytest
from every import EVERY
from hypothesis import given
from hypothesis import strategies as st
from plans import as_it_is, fill, node, scored, step, table, track
from trying import tried

from dei_core import Finding, Plan, Table, compose, score
from dei_core.kernel.kinds import Aggregator, Normalizer
from dei_core.model.stages import RankStage
from dei_core.plugin import ScreenLimits
from dei_core.scoring import messages_remarks as say
from dei_core.scoring.node_plan import OwnWeights
from dei_core.scoring.plan import FillPlan, ScreenPlan, TierPlan
from dei_core.text import Text

NAN = float("nan")
TREE = {"index": ["x", "c"], "x": ["a", "b"]}
SOUND = {"a": [10.0, 40.0, 70.0], "b": [20.0, 50.0, 30.0], "c": [5.0, 90.0, 45.0]}


def told(plan: Plan, columns: Mapping[str, Any], **more: Any) -> dict[str, Finding]:
    """The findings of a score by code, each code once."""
    return by_code(score(plan, table(columns, **more)).findings)


def by_code(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Findings by code, each code once."""
    assert len({finding.code for finding in findings}) == len(findings)
    return {finding.code: finding for finding in findings}


def shown(finding: Finding) -> str:
    """Both wordings, neither with a blank that nothing filled."""
    both = finding.text("en") + finding.text("zh")
    assert not re.search(r"\{\w+\}", both)
    return both


def test_sound_scores_are_not_spoken_of() -> None:
    """Nothing missing, nothing beyond the scale, several regions that differ."""
    assert told(as_it_is(TREE), SOUND) == {}


# Off the scale


def transformed(plan: Plan, transform: str) -> Plan:
    """The plan with a transform of its first indicator."""
    first, *others = plan.tracks[0].indicators
    first = attrs.evolve(first, transform=step("transform", transform))
    return track(plan, indicators=(first, *others))


def normalised(method: str, **params: Any) -> Plan:
    return compose({"index": ["a", "c"]}, normalizer=method, normalizer_params=params)


OFF = {
    "goalposts": (normalised("goalposts", low=30.0, high=80.0), "r0 120 (90)", "low = 30"),
    "goalposts held at one end": (
        normalised("goalposts", low=30.0, high=80.0, clip="high"),
        "r1 -20 (20)",
        "high = 80",
    ),
    "a target passed": (normalised("distance_to_target", target=60.0), "r0 175 (90)", "target = 60"),
    "scores as they are": (as_it_is({"index": ["a", "c"]}), "r0 250 (250)", "as_is"),
    "relative to the mean": (normalised("distance_to_reference", statistic="mean"), "r0", "reference ="),
    "a wide standard score": (normalised("zscore", spread=60.0), "r0", "mean ="),
    "a scale of its own": (normalised("minmax", worst=0.0, best=120.0), "r0 120 (90)", "maximum = 90"),
}


@pytest.mark.parametrize("case", OFF)
def test_a_score_beyond_the_scale_names_region_value_and_goalposts(case: str) -> None:
    """By whichever rule it got there: the value, what it scores, the numbers in force, and the ways out."""
    plan, region, rule = OFF[case]
    columns = {"a": [250.0 if case.startswith("scores") else 90.0, 20.0, 60.0], "c": [40.0, 60.0, 50.0]}
    finding = told(plan, columns)[say.OFF_SCALE.code]

    assert finding.severity == "warning"
    assert finding.place.path == "index"
    assert region in shown(finding)
    assert rule in shown(finding)
    assert 'clip = "both"' in finding.mend("en")
    assert "open = true" in finding.mend("zh")


def test_scores_of_nodes_are_held_to_the_scale_too() -> None:
    """A sum leaves it where its parts do not; the pillar and the index are both named, the index first."""
    plan = node(as_it_is(TREE), "x", aggregator=step("aggregator", "sum"))
    finding = told(plan, {"a": [100.0, 40.0], "b": [90.0, 50.0], "c": [100.0, 90.0]})[say.OFF_SCALE.code]

    assert [part.partition(":")[0] for part in finding.facts["scores"].en.split("; ")] == ["index", "x"]
    assert "r0 190" in shown(finding)


def test_a_node_s_own_rescaling_can_leave_the_scale() -> None:
    """Normalised and learned nodes are looked at like others."""
    plan = node(as_it_is(TREE), "x", normalizer=step("normalizer", "zscore", spread=80.0))

    assert "x: r" in shown(told(plan, SOUND)[say.OFF_SCALE.code])


def test_frozen_extremes_are_passed_by_another_sample() -> None:
    """Min-max cannot leave the scale on its own sample, and can on another's."""
    plan = compose({"index": ["a", "c"]})
    first = {"a": [0.0, 10.0], "c": [0.0, 10.0]}
    frozen = track(plan, references=scored(plan, first).references)

    assert told(plan, {"a": [0.0, 20.0], "c": [0.0, 10.0]}).keys() <= {say.ALL_TIED.code}
    assert "r1 200 (20)" in shown(told(frozen, {"a": [0.0, 20.0], "c": [0.0, 10.0]})[say.OFF_SCALE.code])


def test_a_base_year_is_passed_by_other_years() -> None:
    """References of one year, scores of another."""
    plan = track(compose({"index": ["a", "c"]}), base=2020)
    columns = {"a": [0.0, 10.0, 5.0, 30.0], "c": [0.0, 10.0, 5.0, 6.0]}
    made = by_code(
        score(plan, Table(regions=("p", "q") * 2, years=[2020, 2020, 2021, 2021], columns=columns)).findings
    )

    assert "q (2021) 300 (30)" in shown(made[say.OFF_SCALE.code])


def test_values_are_told_on_the_printed_scale() -> None:
    """1.2 of 0 to 1, not 120."""
    plan = track(normalised("goalposts", low=30.0, high=80.0), scale=1.0)
    finding = told(plan, {"a": [90.0, 50.0], "c": [40.0, 60.0]})[say.OFF_SCALE.code]

    assert "scale of 0 to 1:" in finding.says("en")
    assert "r0 1.2 (90)" in shown(finding)


def test_an_open_scale_is_left_with_a_note() -> None:
    """The framework says that it may be."""
    plan = track(normalised("goalposts", low=30.0, high=80.0), open=True)
    made = told(plan, {"a": [90.0, 50.0], "c": [40.0, 60.0]})

    assert say.OFF_SCALE.code not in made
    assert made[say.OFF_OPEN_SCALE.code].severity == "note"
    assert "r0 120 (90)" in shown(made[say.OFF_OPEN_SCALE.code])


def test_the_ends_themselves_and_what_sums_of_doubles_add_are_on_the_scale() -> None:
    """0, -0 and 100, a hair beyond, and missing cells among them."""
    plan = as_it_is(TREE, missing="reweight")
    edge = {"a": [0.0, 100.0, NAN], "b": [-0.0, 100.0 + 1e-12, 50.0], "c": [-1e-12, 100.0, 50.0]}

    assert told(plan, edge) == {}


def test_every_block_of_rows_is_looked_at() -> None:
    """One region among many, and missing cells in other blocks."""
    rows = 20_000
    columns = {name: np.linspace(1.0, 99.0, rows) for name in "abc"}
    columns["a"][100], columns["b"][19_990] = NAN, -5.0
    made = told(as_it_is(TREE, missing="reweight"), columns)

    assert made.keys() == {say.OFF_SCALE.code}
    assert "r19990 -5 (-5)" in shown(made[say.OFF_SCALE.code])


KEEPING = [
    method
    for method in EVERY
    if (isinstance(method, Normalizer) and method.id in ("minmax", "goalposts"))
    or (isinstance(method, Aggregator) and method.keeps_scale)
]


@pytest.mark.parametrize(
    "method",
    KEEPING,
    ids=lambda method: method.id,
)
@tried(60)
@given(data=st.data())
def test_what_is_said_to_keep_the_scale_keeps_it(method: Any, data: st.DataObject) -> None:
    """Whoever declares it is not looked at: any values, weights and parameters."""
    values = st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=6, unique=True)
    names = {"worst", "best", "clip"} & {field.name for field in attrs.fields(method.params)}
    options = {
        "worst": st.sampled_from([-10.0, 0.0, 40.0]),
        "best": st.sampled_from([60.0, 100.0, 130.0]),
        "clip": st.sampled_from(["none", "both", "low", "high"]),
    }
    chosen = {name: data.draw(options[name]) for name in sorted(names)}
    needs = {"low": -1.0, "high": 1.0} if method.id == "goalposts" else {}
    params = method.params(**needs, **chosen)
    if method.kind == "normalizer" and not method.keeps_scale(params):
        return
    if method.kind == "normalizer":
        x = np.array(data.draw(values))
        reference = {} if method.fit is None else method.fit(x, params)
        made = method.apply(x, params, reference, data.draw(st.sampled_from([1, -1])))
    else:
        shares = np.array(data.draw(st.lists(st.floats(0.01, 1.0), min_size=3, max_size=3)))
        children = [
            np.array(data.draw(st.lists(st.floats(0.0, 100.0), min_size=4, max_size=4))) for _ in shares
        ]
        made = method.apply(children, (shares / shares.sum())[:, None], params)

    assert -1e-9 <= made.min() <= made.max() <= 100.0 + 1e-9


def test_some_methods_say_that_they_keep_the_scale() -> None:
    """The law above is about more than nothing."""
    goalposts = step("normalizer", "goalposts", low=0.0, high=1.0, clip="both")
    openly = step("normalizer", "goalposts", low=0.0, high=1.0)

    assert {method.id for method in KEEPING} == {"minmax", "goalposts", "arithmetic"}
    assert goalposts.method.keeps_scale(goalposts.params)
    assert not openly.method.keeps_scale(openly.params)
    assert not any(
        method.keeps_scale is not None and method.keeps_scale(None)
        for method in EVERY
        if isinstance(method, Normalizer) and method not in KEEPING
    )


def test_the_furthest_from_the_scale_comes_first_and_what_it_carries_along_last() -> None:
    """The indicator a thousand times off before one that is a little off, and pillars behind; few regions of each."""
    plan = as_it_is({"index": ["x", "y", "c"], "x": ["a", "d"], "y": ["b", "e"]})
    columns = {
        "a": [101.0, 102.0, 103.0, 104.0, 105.0, 50.0],
        "b": [5.0, 90000.0, 5.0, 10.0, 10.0, 50.0],
        "c": [5.0, 90.0, 5.0, 10.0, 10.0, 50.0],
        "d": [100.0, 100.0, 100.0, 100.0, 100.0, 50.0],
        "e": [100.0, 100.0, 100.0, 100.0, 100.0, 50.0],
    }
    finding = told(plan, columns)[say.OFF_SCALE.code]
    parts = finding.facts["scores"].en.split("; ")

    assert [part.partition(":")[0] for part in parts] == ["index", "b (as_is)", "a (as_is)", "y", "x"]
    assert parts[2] == "a (as_is): r4 105 (105), r3 104 (104), r2 103 (103) and 2 more"
    assert "a（as_is）：r4 105 (105)、r3 104 (104)、r2 103 (103) 等 5 项；" in finding.facts["scores"].zh


@pytest.mark.parametrize("transform", ["log", "log1p"])
def test_goalposts_are_told_as_they_were_stated(transform: str) -> None:
    """In the unit of the values beside them, not as logarithms."""
    change = getattr(np, transform)
    plan = normalised("goalposts", low=float(change(2.0)), high=float(change(50.0)))
    plan = transformed(plan, transform)
    made = shown(told(plan, {"a": [90.0, 20.0], "c": [1.0, 2.0]})[say.OFF_SCALE.code])

    assert f"a (goalposts after {transform}: low = 2, high = 50): r0" in made
    assert f"a（goalposts，经 {transform} 变换：" in made


def test_extremes_are_told_as_they_were_learned() -> None:
    """Those of the values, where the transform moved them."""
    plan = transformed(compose({"index": ["a", "c"]}), "log")
    frozen = track(plan, references=scored(plan, {"a": [2.0, 50.0], "c": [0.0, 10.0]}).references)
    made = shown(told(frozen, {"a": [90.0, 20.0], "c": [1.0, 2.0]})[say.OFF_SCALE.code])

    assert "a (minmax after log: minimum = 2, maximum = 50): r0" in made


# Without a score


def weighs_itself(plan: Plan) -> Plan:
    return node(plan, "index", own=OwnWeights(columns=("p", "q")))


LACKS: dict[str, tuple[Callable[[Plan], Plan], Mapping[str, Any], str, str]] = {
    "refused": (lambda plan: plan, {"a": [1.0, NAN, 3.0]}, "r1 (a)", "r1（a）"),
    "refused twice": (
        lambda plan: plan,
        {"a": [1.0, NAN, 3.0], "c": [1.0, NAN, 2.0]},
        "r1 (a, c)",
        "r1（a、c）",
    ),
    "too little of the weight": (
        lambda plan: node(plan, "x", missing="reweight", coverage=0.6),
        {"a": [1.0, NAN, 3.0]},
        "r1 (x: parts with 50% of the weight have a score, 60% is needed, without a)",
        "r1（x：有得分的下级项占权重 50%，须达到 60%，缺 a）",
    ),
    "too few parts": (
        lambda plan: node(plan, "x", missing="reweight", least=2),
        {"a": [1.0, NAN, 3.0]},
        "r1 (x: 1 of its 2 parts have a score, 2 are needed, without a)",
        "r1（x：2 个下级项中 1 个有得分，须有 2 个，缺 a）",
    ),
    "nothing at all": (
        lambda plan: node(plan, "x", missing="reweight"),
        {"a": [1.0, NAN, 3.0], "b": [1.0, NAN, 3.0]},
        "r1 (x: without a, b)",
        "r1（x：缺 a、b）",
    ),
    "no data": (
        lambda plan: plan,
        {name: [1.0, NAN, 3.0] for name in "abc"},
        "r1 (no value of any indicator)",
        "r1（各项指标均无数值）",
    ),
    "own weights unknown": (
        weighs_itself,
        {"p": [1.0, NAN, 1.0], "q": [1.0, 1.0, 1.0]},
        "r1 (the weights of index are unknown)",
        "r1（index的权重未知）",
    ),
    "cannot be told": (
        lambda plan: node(plan, "x", aggregator=step("aggregator", "kofn", k=1)),
        {"a": [100.0, NAN, 100.0], "b": [100.0, 60.0, 20.0]},
        "r1 (x cannot be told without a)",
        "r1（x无法得出，缺 a）",
    ),
    "sums of sums": (
        lambda plan: node(
            node(plan, "x", aggregator=step("aggregator", "sum")),
            "index",
            aggregator=step("aggregator", "sum"),
        ),
        {"a": [1.0, NAN, 3.0], "b": [1.0, NAN, 3.0]},
        "r1 (x cannot be told without a, b)",
        "r1（x无法得出，缺 a、b）",
    ),
    "many that lack the same": (
        lambda plan: plan,
        {"a": [NAN] * 40 + [1.0, 2.0], "b": [1.0] * 42, "c": [1.0] * 42},
        "r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11 and 28 more (a)",
        "r0、r1、r2、r3、r4、r5、r6、r7、r8、r9、r10、r11 等 40 项（a）",
    ),
}


@pytest.mark.parametrize("case", LACKS)
def test_a_region_without_a_score_is_named_with_what_it_lacks(case: str) -> None:
    """Under whichever policy: the indicator, or the node with what it asks for."""
    change, columns, en, zh = LACKS[case]
    finding = told(change(as_it_is(TREE)), {**SOUND, **columns})[say.UNSCORED.code]

    assert finding.severity == "warning"
    assert finding.place.path == "index"
    assert finding.says("en").endswith(f": {en}")
    assert finding.says("zh").endswith(f"：{zh}")


def test_every_region_without_a_score_is_named_once() -> None:
    """By what they lack, in the order of the table; a lack is told once for all that have it."""
    columns = {
        "a": [NAN, 1.0, 3.0, NAN, NAN],
        "b": [1.0, 2.0, 3.0, 4.0, 5.0],
        "c": [2.0, 1.0, NAN, NAN, 5.0],
    }
    finding = told(as_it_is(TREE), columns)[say.UNSCORED.code]

    assert finding.facts["regions"].en == "r0, r4 (a); r2 (c); r3 (a, c)"


@pytest.mark.parametrize(
    ("years", "some", "everyone"),
    [
        (
            None,
            ("2 of 4 regions", "4 个区域中的 2 个没有得分"),
            ("none of the 4 regions", "4 个区域均无得分"),
        ),
        (
            (2020, 2020, 2020, 2020),
            ("2 of 4 regions", "4 个区域中的 2 个没有得分"),
            ("none of the 4 regions", "4 个区域均无得分"),
        ),
        (
            (2020, 2020, 2021, 2021),
            ("2 of 4 region-years", "4 条区域年度记录中的 2 条没有得分"),
            ("none of the 4 region-years", "4 条区域年度记录均无得分"),
        ),
    ],
)
def test_it_is_told_how_many_lack_a_score_and_rows_of_several_years_are_not_counted_as_regions(
    years: Any, some: tuple[str, str], everyone: tuple[str, str]
) -> None:
    """Of how many, in the unit that is counted."""
    columns = {"a": [NAN, 1.0, 3.0, 4.0], "b": [1.0, 2.0, 3.0, 4.0], "c": [NAN, 1.0, NAN, 5.0]}
    finding = told(as_it_is(TREE), columns, years=years)[say.UNSCORED.code]
    nobody = score(as_it_is(TREE), table({**columns, "b": [NAN] * 4}, years=years))
    none = by_code(nobody.findings)[say.NOBODY_SCORED.code]

    assert (some[0] in finding.says("en"), some[1] in finding.says("zh")) == (True, True)
    assert (everyone[0] in none.says("en"), everyone[1] in none.says("zh")) == (True, True)


def test_a_region_that_is_screened_out_is_told_by_the_screen_alone() -> None:
    """No region is named twice."""
    screen = ScreenPlan(limits=ScreenLimits(least=0.9))
    plan = track(as_it_is(TREE, missing="reweight"), screen=screen)

    assert say.UNSCORED.code not in told(plan, {**SOUND, "a": [1.0, NAN, 3.0]})


def test_a_region_that_is_made_up_for_is_not_spoken_of() -> None:
    """Reweighted, it has a score."""
    assert told(as_it_is(TREE, missing="reweight"), {**SOUND, "a": [1.0, NAN, 3.0]}) == {}


@pytest.mark.parametrize("screened", [False, True])
def test_a_track_in_which_nobody_has_a_score_is_an_error_with_its_result(screened: bool) -> None:
    """It says of every region what it lacks; the scorecard is there, so that tables and report can show it."""
    screen = ScreenPlan(limits=ScreenLimits(least=0.9)) if screened else None
    plan = track(as_it_is(TREE), screen=screen)
    card = score(plan, table({"a": [NAN, 1.0], "b": [1.0, NAN], "c": [1.0, 2.0]}))
    finding = by_code(card.findings)[say.NOBODY_SCORED.code]

    assert np.isnan(card.only.total).all()
    assert finding.severity == "error"
    assert "none of the 2 regions" in finding.says("en")
    wanted = ["r0, r1 (screened out)"] if screened else ["r0 (a)", "r1 (b)"]
    assert finding.facts["regions"].en == "; ".join(wanted)
    assert say.UNSCORED.code not in by_code(card.findings)


# Of nothing of its own


def test_a_row_of_notes_that_imputation_ranks_is_named() -> None:
    """Every value of it is imputed; another row has one value of three of its own, a third one of two."""
    plan = track(as_it_is(TREE), imputer=fill("imputer", "mean"))
    columns = {
        "a": [10.0, 20.0, NAN, NAN, 15.0],
        "b": [30.0, 10.0, NAN, NAN, 25.0],
        "c": [50.0, 60.0, NAN, 40.0, NAN],
    }
    finding = told(plan, columns)[say.MOSTLY_IMPUTED.code]

    assert finding.facts["regions"] == ["r2 3/3", "r3 2/3"]
    assert "drop" in finding.mend("en")
    assert "least = 0.5" in shown(finding)


def test_exactly_half_is_told_and_less_is_not() -> None:
    """Two of four, and one of four."""
    plan = track(as_it_is({"index": list("abcd")}), imputer=fill("imputer", "median"))
    columns = {"a": [NAN, NAN, 1.0], "b": [NAN, 2.0, 3.0], "c": [1.0, 5.0, 3.0], "d": [4.0, 2.0, 3.0]}

    assert told(plan, columns)[say.MOSTLY_IMPUTED.code].facts["regions"] == ["r0 2/4"]


def test_imputation_from_a_single_value_is_told() -> None:
    """A group with one value gives it to all its regions; a group of one region that has it fills nothing."""
    plan = track(as_it_is({"index": ["a", "b"]}), imputer=FillPlan(step=step("imputer", "mean"), by="city"))
    columns = {"a": [7.0, NAN, 1.0, 2.0, NAN], "b": [1.0, 2.0, 3.0, 4.0, 5.0]}
    parents = {"city": ["east", "east", "west", "west", "west"]}
    finding = told(plan, columns, parents=parents)[say.IMPUTED_FROM_ONE.code]

    assert finding.facts["groups"].en == "a: east: r0 7"
    assert "a：east" in shown(finding)


def test_cells_that_an_imputer_leaves_are_told() -> None:
    """No earlier year to take it from."""
    plan = track(as_it_is({"index": ["a"]}, missing="reweight"), imputer=fill("imputer", "latest"))
    panel = Table(
        regions=("p", "q", "p", "q"), years=[2020, 2020, 2021, 2021], columns={"a": [1.0, NAN, 2.0, NAN]}
    )
    made = by_code(score(plan, panel).findings)

    assert made[say.GAPS_LEFT.code].facts["cells"].en == "a: q (2020), q (2021)"
    assert made.keys() >= {say.UNSCORED.code}


def test_gaps_of_a_screened_region_are_not_told_again() -> None:
    """It is not scored for want of data, which has been said; the region that is scored is named alone."""
    screen = ScreenPlan(limits=ScreenLimits(least=0.5))
    plan = track(
        as_it_is({"index": ["a", "b"]}, missing="reweight"), imputer=fill("imputer", "latest"), screen=screen
    )
    columns = {"a": [1.0, NAN, NAN, 1.0], "b": [1.0, 2.0, NAN, 1.0]}
    made = told(plan, columns, years=[2020, 2020, 2020, 2021])

    assert made[say.GAPS_LEFT.code].facts["cells"].en == "a: r1 (2020)"


# In no year's ranking


def panel(rows: Mapping[str, Sequence[int]]) -> Table:
    """A table with a row for each year of each region."""
    pairs = [(region, year) for region, years in rows.items() for year in years]
    values = np.arange(1.0, len(pairs) + 1.0)
    names = [f"N{region}" for region, _ in pairs]
    columns = {"a": values, "b": values[::-1]}
    regions, years = zip(*pairs, strict=True)
    return Table(regions=regions, names=names, years=years, columns=columns)


def test_a_region_that_the_last_year_lacks_is_named() -> None:
    """It vanishes from the ranking, whatever an imputer could have filled."""
    plan = as_it_is({"index": {"a": 0.75, "b": 0.25}})
    card = score(plan, panel({"p": [2021, 2022, 2023], "q": [2021, 2023], "r": [2020, 2021], "s": [2023]}))
    made = by_code(card.findings)

    assert made[say.GONE_LAST_YEAR.code].severity == "warning"
    assert made[say.GONE_LAST_YEAR.code].facts == {"year": 2023, "regions": ["r Nr (2020–2021)"]}
    assert "2023" in shown(made[say.GONE_LAST_YEAR.code])
    assert made[say.UNEVEN_YEARS.code].severity == "note"
    assert made[say.UNEVEN_YEARS.code].facts["regions"] == [
        "p Np (2020)",
        "q Nq (2020 2022)",
        "s Ns (2020–2022)",
    ]
    assert "q Nq" in shown(made[say.UNEVEN_YEARS.code])


def test_a_full_panel_is_not_spoken_of() -> None:
    """Nor is a table without years, or of one."""
    plan = as_it_is({"index": {"a": 0.75, "b": 0.25}})

    assert score(plan, panel({"p": [2021, 2022], "q": [2021, 2022]})).findings == ()
    assert score(plan, panel({"p": [2021], "q": [2021]})).findings == ()


# A ranking that says nothing


def test_one_region_with_a_score_has_nobody_to_be_ranked_among() -> None:
    """Alone in the table, or the only one with a score."""
    plan = as_it_is({"index": ["a", "b"]})

    assert told(plan, {"a": [1.0], "b": [2.0]})[say.ONE_SCORED.code].facts["regions"] == ["r0"]
    assert told(plan, {"a": [1.0, 3.0], "b": [NAN, 2.0]})[say.ONE_SCORED.code].facts["regions"] == ["r1"]


def test_scores_that_are_all_alike_rank_nobody() -> None:
    """As the plan has ties: to the digit that is printed, within the tolerance, year by year."""
    plan = as_it_is({"index": ["a", "b"]})
    near = {"a": [1.0, 3.0], "b": [3.0, 1.4]}
    rounds = attrs.evolve(plan.tracks[0].ranking, decimals=0)

    assert told(plan, {"a": [1.0, 3.0], "b": [3.0, 1.0]})[say.ALL_TIED.code].facts["years"] == ["2"]
    assert told(plan, near) == {}
    assert say.ALL_TIED.code in told(track(plan, ranking=RankStage(tolerance=0.25)), near)
    assert say.ALL_TIED.code in told(track(plan, ranking=rounds), near)
    years = Table(
        regions=("p", "q") * 2,
        years=[2001, 2001, 2002, 2002],
        columns={"a": [1.0, 2.0, 3.0, 3.0], "b": [1.0] * 4},
    )
    assert by_code(score(plan, years).findings)[say.ALL_TIED.code].facts["years"] == ["2002: 2"]


# Declared and matched by nobody


def test_a_region_below_the_lowest_tier_is_named() -> None:
    """By score; a scheme by share may leave the rest out on purpose, and a bound of 0 takes everyone."""
    names = (Text(en="high", zh="高"), Text(en="low", zh="低"))
    plan = as_it_is({"index": ["a", "b"]})
    columns = {"a": [90.0, 20.0, NAN], "b": [70.0, 30.0, 1.0]}

    def tiers(*bounds: float, by: Any = "score") -> Plan:
        return track(plan, tiers=TierPlan(id="two", names=names, bounds=bounds, by=by))

    finding = told(tiers(60.0, 40.0), columns)[say.IN_NO_TIER.code]
    assert finding.facts == {"scheme": "two", "regions": ["r1 25"]}
    assert "最低档" in shown(finding)
    assert say.IN_NO_TIER.code not in told(tiers(60.0, 0.0), columns)
    assert say.IN_NO_TIER.code not in told(tiers(60.0, 25.0), columns)
    assert say.IN_NO_TIER.code not in told(tiers(20.0, 50.0, by="share"), columns)


def test_a_case_that_no_region_has_is_noted() -> None:
    """Of rules and of weights alike; a case that one region has is not named."""
    plan = as_it_is({"index": ["a", "b"]})
    (first, second) = plan.tracks[0].indicators
    ruled = attrs.evolve(first, trait="t.side", variants=dict.fromkeys(("east", "west"), first.variants[""]))
    cases = {"hill": (0.5, 0.5), "coast": (0.4, 0.6)}
    plan = node(track(plan, indicators=(ruled, second)), "index", own=OwnWeights(trait="t.land", cases=cases))
    traits = {"t.side": ["east", "east"], "t.land": ["coast", "hill"]}
    finding = told(plan, {"a": [1.0, 2.0], "b": [3.0, 9.0]}, traits=traits)[say.CASE_OF_NOBODY.code]

    assert finding.severity == "note"
    assert finding.facts["cases"] == ["t.side = west"]
    assert "t.side = west" in shown(finding)
