"""Imputation and treatment within groups and years, by exception, from the whole table, and by frozen references."""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
import pytest
from house import findings, only
from plans import as_it_is, fill, scored, step, table, track

from dei_core import Text, score
from dei_core.host import cell_states
from dei_core.plugin import Imputer, NoParams, Panel
from dei_core.scoring import messages as say
from dei_core.scoring.learner import Learner
from dei_core.scoring.plan import FillPlan
from dei_core.scoring.steps import Step

NAN = float("nan")
TREE = {"index": ["a", "b"]}


def by_mean(**more: Any) -> FillPlan:
    return attrs.evolve(fill("imputer", "mean"), **more)


def test_each_group_of_a_parent_is_filled_from_its_own_regions() -> None:
    """The mean of p is 2, that of q 20; what was learned is kept by group."""
    plan = track(as_it_is(TREE), imputer=by_mean(by="province"))
    made = scored(
        plan,
        {"a": [1.0, 3.0, NAN, 20.0, NAN], "b": [5.0] * 5},
        parents={"province": ("p", "p", "p", "q", "q")},
    )

    assert made.raw("a").tolist() == [1.0, 3.0, 2.0, 20.0, 20.0]
    assert cell_states(made, "a")[2:] == ["imputed", "given", "imputed"]
    assert made.references[Learner("impute", "a")] == {"p": {"fill": 2.0}, "q": {"fill": 20.0}}


def test_a_yearly_fill_learns_nothing_from_other_years() -> None:
    """Pooled the mean is 40 / 3, in the first year alone it is 10."""
    columns = {"a": [10.0, NAN, 10.0, 20.0], "b": [1.0] * 4}
    years = [2020, 2020, 2021, 2021]
    plan = as_it_is(TREE)
    pooled = scored(track(plan, imputer=by_mean()), columns, years=years)
    yearly = scored(track(plan, imputer=by_mean(yearly=True)), columns, years=years)

    assert pooled.raw("a")[1] == 40.0 / 3.0
    assert yearly.raw("a")[1] == 10.0
    assert set(yearly.references[Learner("impute", "a")]) == {"2020", "2021"}


def test_a_group_and_a_year_are_learned_from_together() -> None:
    """The key says both."""
    plan = track(as_it_is({"index": ["a"]}), imputer=by_mean(by="p", yearly=True))
    made = scored(plan, {"a": [1.0, NAN, 5.0]}, years=[2020, 2020, 2021], parents={"p": ("x",) * 3})

    assert made.raw("a").tolist() == [1.0, 1.0, 5.0]
    assert set(made.references[Learner("impute", "a")]) == {"x 2020", "x 2021"}


def test_a_region_without_its_group_is_named() -> None:
    """Nobody is filled from all regions in silence."""
    plan = track(as_it_is({"index": ["a"]}), imputer=by_mean(by="province"))
    given = table({"a": [1.0, NAN]}, parents={"province": ("p", "")})
    finding = only(findings(score, plan, given))

    assert finding.message is say.NO_FILL_GROUP
    assert "the impute stage works within groups of 'province', which is unknown for: r1" in finding.says(
        "en"
    )
    assert "impute 环节按“province”分组处理，但以下区域缺少该分组：r1" in finding.says("zh")


def test_an_exception_goes_by_its_own_method_or_by_none() -> None:
    """b by its median, c not at all, a by the stage's mean."""
    other = {"b": step("imputer", "median"), "c": None}
    plan = track(as_it_is({"index": ["a", "b", "c"]}, missing="reweight"), imputer=by_mean(other=other))
    cells = [1.0, 2.0, 9.0, NAN]
    made = scored(plan, {"a": cells, "b": cells, "c": cells})

    assert (made.raw("a")[3], made.raw("b")[3]) == (4.0, 2.0)
    assert cell_states(made, "c")[3] == "missing"


def test_exceptions_alone_leave_the_others_as_they_are() -> None:
    """A stage may be none but for one indicator."""
    plan = track(
        as_it_is(TREE, missing="reweight"), imputer=FillPlan(step=None, other={"a": step("imputer", "mean")})
    )
    made = scored(plan, {"a": [1.0, NAN], "b": [1.0, NAN]})

    assert made.raw("a").tolist() == [1.0, 1.0]
    assert cell_states(made, "b") == ["given", "missing"]


def _copy_right(panel: Panel, params: NoParams) -> list[np.ndarray]:
    last = panel.columns[-1]
    return [np.where(np.isnan(column), last, column) for column in panel.columns]


def _remembering(seen: list[Panel]) -> Step:
    def apply(panel: Panel, params: NoParams) -> list[np.ndarray]:
        seen.append(panel)
        return _copy_right(panel, params)

    about = Text(en="from the last column", zh="取自末列")
    return Step(method=Imputer(id="t.right", panel=True, apply=apply, about=about), params=NoParams())


def test_an_imputer_of_the_table_sees_every_column_with_its_branch() -> None:
    """Columns, directions, branches from the root down, regions and years of the group's rows alone."""
    seen: list[Panel] = []
    plan = as_it_is({"index": ["x", "c"], "x": ["a", "b"]}, lower=["b"])
    plan = track(plan, imputer=FillPlan(step=_remembering(seen), yearly=True))
    given = table(
        {"a": [NAN, 2.0, 3.0], "b": [1.0, 1.0, 1.0], "c": [7.0, 8.0, 9.0]}, years=[2020, 2021, 2020]
    )
    made = score(plan, given).only
    panels = {int(panel.years[0]): panel for panel in seen}
    order = [item.id for item in plan.tracks[0].indicators]
    branches = dict(zip(order, panels[2020].branches, strict=True))

    assert made.raw("a").tolist() == [1.0 if order[-1] == "b" else 7.0, 2.0, 3.0]
    assert cell_states(made, "a") == ["imputed", "given", "given"]
    assert branches == {"a": ("index", "x"), "b": ("index", "x"), "c": ("index",)}
    assert dict(zip(order, panels[2020].directions, strict=True)) == {"a": 1, "b": -1, "c": 1}
    assert panels[2020].years.tolist() == [2020, 2020]
    assert panels[2021].regions.tolist() == [0]


def test_an_exception_from_an_imputer_of_the_table_keeps_its_own_method() -> None:
    """The others see its cells as they were given."""
    plan = track(as_it_is({"index": ["a", "b"]}), imputer=FillPlan(step=_remembering([]), other={"b": None}))
    made = scored(plan, {"a": [NAN, 2.0], "b": [3.0, 4.0]})

    assert made.raw("a").tolist() == [3.0, 2.0]


def test_frozen_references_fill_and_treat_as_the_first_run_did() -> None:
    """A new sample of one region, whose own mean and quantiles nobody could learn."""
    plan = track(
        as_it_is(TREE),
        imputer=by_mean(),
        treatment=fill("treatment", "winsorise", upper=0.5),
    )
    first = scored(plan, {"a": [1.0, 2.0, 6.0], "b": [1.0, 2.0, 3.0]})
    again = scored(track(plan, references=first.references), {"a": [NAN], "b": [99.0]})

    assert first.raw("b").tolist() == [1.0, 2.0, 2.0]
    assert (again.raw("a")[0], again.raw("b")[0]) == (2.0, 2.0)


def test_references_without_a_filling_are_named() -> None:
    """A lock that never imputed cannot impute."""
    plan = track(as_it_is({"index": ["a"]}), imputer=by_mean(), references={})
    finding = only(findings(score, plan, table({"a": [1.0, NAN]})))

    assert finding.message is say.NO_REFERENCE
    assert "'a@impute', groups: all regions" in finding.says("en")


def test_a_column_scored_twice_stands_in_its_first_branch() -> None:
    """Its own indicator's, not that of a standard's clause on it."""
    seen: list[Panel] = []
    plan = as_it_is({"index": ["x", "y"], "x": ["a"], "y": ["clause"]})
    own, clause = plan.tracks[0].indicators
    indicators = (own, attrs.evolve(clause, column="a"))
    scored(track(plan, indicators=indicators, imputer=FillPlan(step=_remembering(seen))), {"a": [1.0, 2.0]})

    assert seen[0].branches == (("index", "x"),)


@pytest.mark.parametrize("column", [[NAN, NAN, NAN], [2.0, 2.0, 2.0]], ids=["empty", "constant"])
def test_a_column_that_an_imputer_of_the_table_refuses_is_named(column: list[float]) -> None:
    """As one that is filled by itself is."""
    plan = track(
        as_it_is({"index": ["a", "b", "c"]}, missing="reweight"), imputer=fill("imputer", "row_mean")
    )
    given = table({"a": [1.0, NAN, 3.0], "b": [4.0, 5.0, 9.0], "c": column})
    finding = only(findings(score, plan, given))

    assert finding.place.of("en") == "column c"


def test_a_group_that_could_be_of_two_kinds_is_refused() -> None:
    """A parent and a trait of one name."""
    plan = track(as_it_is(TREE), imputer=FillPlan(step=step("imputer", "mean"), by="g"))
    words = {"g": ["x", "x", "y"]}
    given = table({"a": [1.0, NAN, 5.0], "b": [1.0, 2.0, 3.0]}, parents=words, traits=words)
    finding = only(findings(score, plan, given))

    assert finding.message is say.GROUP_AMBIGUOUS
