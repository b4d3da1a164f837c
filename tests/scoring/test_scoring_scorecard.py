"""What a run knows: ranks and tiers within the year, groups, references, and the whole of a bound edition by hand."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from house import House, findings, only, towns
from plans import as_it_is, scored, track

from dei_core import Plan, Table, Text, compose, score
from dei_core.model.stages import RankStage
from dei_core.scoring import messages as say
from dei_core.scoring.learner import Learner
from dei_core.scoring.plan import TierPlan

NAN = float("nan")
NAMES = (Text(en="Good", zh="良好"), Text(en="Fair", zh="一般"))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def plain() -> Plan:
    return as_it_is({"index": ["a"]}, missing="reweight")


def panel() -> Table:
    """Three regions in two years."""
    return Table(
        regions=("x", "y", "z") * 2,
        years=np.array([2023, 2023, 2023, 2024, 2024, 2024]),
        columns={"a": [10.0, 30.0, 20.0, 90.0, 50.0, NAN]},
        parents={"province": ("p", "p", "q") * 2, "cluster": ("", "c", "") * 2},
    )


def test_an_edition_scored_by_hand(house: House) -> None:
    """Every number of one region, from its values, rules and weights as they are written."""
    card = score(house.plan(), towns())
    made = card.only
    logs = [math.log(firms) for firms in (10.0, 100.0, 1000.0, 50.0)]
    mean = math.fsum(logs) / 4
    deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in logs) / 3)
    expected = {
        "town.fibre": 100 * 40 / 80,
        "base.density": 100 * (100.0 - 100.0) / (300.0 - 100.0),
        "town.firms": 50 + 10 * (logs[0] - mean) / deviation,
        "town.schools": 50.0,
        "town.waits": 100.0,
        "town.trees": 30.0,
    }
    pillars = {
        "infrastructure": (expected["town.fibre"] + expected["base.density"]) / 2,
        "economy": expected["town.firms"],
        "society": 50.0,
        "government": 100.0,
        "ecology": 30.0,
    }
    index = 0.3 * pillars["infrastructure"] + 0.1 * pillars["economy"] + 0.2 * (50.0 + 100.0 + 30.0)

    for name, value in {**expected, **pillars, "index": index}.items():
        assert made.score(name)[0] == pytest.approx(value, rel=1e-13), name
    assert made.raw("base.density").tolist() == [100.0, 300.0, 250.0, 100.0]
    assert made.score("town.schools").tolist() == [50.0, 50.0, 100.0, 20.0]
    assert card.findings == ()


def test_ranks_are_within_the_year() -> None:
    """Best first in each year; no score, no rank."""
    made = score(plain(), panel()).only

    assert made.ranks().tolist()[:5] == [3.0, 1.0, 2.0, 1.0, 2.0]
    assert math.isnan(made.ranks()[5])
    assert made.ranks("a").tolist()[:3] == [3.0, 1.0, 2.0]


def test_ties_share_the_best_place_within_the_tolerance() -> None:
    """The tie is opened by its best score."""
    made = scored(track(plain(), ranking=RankStage(tolerance=0.5)), {"a": [9.0, 9.5, 10.0, 10.0]})

    assert made.ranks().tolist() == [4.0, 1.0, 1.0, 1.0]


def test_tiers_by_score_and_by_share() -> None:
    """By share, the ranked regions of a year are counted in it."""
    by_score = TierPlan(id="t", names=NAMES, bounds=(50.0, 20.0), by="score")
    by_share = TierPlan(id="t", names=NAMES, bounds=(34.0, 67.0), by="share")

    assert score(track(plain(), tiers=by_score), panel()).only.tiers().tolist() == [-1, 1, 1, 0, 0, -1]
    assert score(track(plain(), tiers=by_share), panel()).only.tiers().tolist() == [-1, 0, 1, 1, -1, -1]
    assert score(plain(), panel()).only.tiers().tolist() == [-1] * 6


def test_groups_are_by_scale_and_year() -> None:
    """A region without a group counts for none; one without a score counts for nothing."""
    made = score(plain(), panel()).only
    summary = made.groups("province")

    assert made.group_keys("province") == (("p", 2023), ("p", 2024), ("q", 2023), ("q", 2024))
    assert summary.count.tolist() == [2, 2, 1, 0]
    assert summary.mean.tolist()[:3] == [20.0, 70.0, 20.0]
    assert summary.best.tolist() == [1, 3, 2, -1]
    assert made.group_keys("cluster") == (("c", 2023), ("c", 2024))


def test_unknown_names_are_key_errors() -> None:
    """A programmer's mistake, not a user's."""
    plan = plain()
    with pytest.raises(KeyError, match="b"):
        score(plan, panel()).only.score("b")
    with pytest.raises(KeyError, match="x"):
        plan.track("x")


def test_references_can_be_frozen_and_used_again(house: House) -> None:
    """The base year's goalposts score another sample; what lies beyond them passes 0 or 100."""
    plan = house.plan()
    base = score(plan, towns()).only
    frozen = house.plan(frozen={"towns": base.references})
    denser = Table(
        regions=towns().regions,
        traits=towns().traits,
        columns={**towns().columns, "base.people": [200.0, 1500.0, 500.0, 125.0]},
    )

    assert score(frozen, towns()).only.values.tobytes() == base.values.tobytes()
    assert score(frozen, denser).only.score("base.density").tolist() == [50.0, 200.0, 75.0, -25.0]
    assert score(plan, denser).only.score("base.density").tolist() != [50.0, 200.0, 75.0, -25.0]


def test_frozen_references_that_lack_an_indicator_are_refused(house: House) -> None:
    """Nothing is fitted anew in silence."""
    references = dict(score(house.plan(), towns()).only.references)
    del references[Learner("normalise", "base.density")]
    finding = only(findings(score, house.plan(frozen={"towns": references}), towns()))

    assert finding.message is say.NO_REFERENCE
    assert "the frozen references have nothing that fits 'base.density', groups: all regions" in finding.text(
        "en"
    )
    assert "沿用的参照值中没有适用于“base.density”的内容（分组：全部区域）" in finding.text("zh")


def test_frozen_references_of_another_year_are_refused_by_year() -> None:
    """Yearly references know their years."""
    plan = track(compose({"index": ["a"]}), fit="yearly")
    table = Table(regions=("x", "y"), years=np.array([2023, 2023]), columns={"a": [1.0, 2.0]})
    references = score(plan, table).only.references
    later = Table(regions=("x", "y"), years=np.array([2024, 2024]), columns={"a": [1.0, 2.0]})
    finding = only(findings(score, track(plan, references=references), later))

    assert finding.message is say.NO_REFERENCE
    assert "groups: 2024" in finding.says()


def test_frozen_references_of_another_method_are_refused(house: House) -> None:
    """A mean and a deviation are no minimum and maximum."""
    references = dict(score(house.plan(), towns()).only.references)
    references[Learner("normalise", "base.density")] = references[Learner("normalise", "town.firms")]
    finding = only(findings(score, house.plan(frozen={"towns": references}), towns()))

    assert finding.message is say.IMPOSSIBLE_REFERENCE
    assert finding.facts["indicator"] == "base.density"
    assert [why.en for why in finding.facts["why"]] == ["minimum is missing", "maximum is missing"]


def test_a_frozen_reference_that_a_method_refuses_is_a_finding() -> None:
    """A target below the base year's worst value is refused as it would be on fresh data."""
    plan = compose({"index": ["a"]}, normalizer="distance_to_target", normalizer_params={"target": 5.0})
    references = {Learner("normalise", "a"): {"": {"minimum": 6.0, "maximum": 9.0}}}
    table = Table(regions=("x", "y"), columns={"a": [1.0, 2.0]})
    finding = only(findings(score, track(plan, references=references), table))

    assert finding.code == "target-not-better"


def test_a_region_is_refused_once_however_many_nodes_ask() -> None:
    """The same cell of an indicator in two nodes is one fault."""
    plan = compose(
        {"index": ["g", "h"], "g": ["a"], "h": ["a"]},
        normalizer="efficacy_log",
        normalizer_params={"unallowed": 1.0, "satisfactory": 10.0},
    )
    table = Table(regions=("x", "y", "z"), columns={"a": [-1.0, 2.0, 0.0]})
    finding = only(findings(score, plan, table))

    assert finding.facts["regions"] == ["x", "z"]


def test_years_are_whole_and_the_tables_own() -> None:
    """A list serves; half a year is refused; nobody changes them from outside."""
    given = np.array([2023, 2024])
    table = Table(regions=("x", "x"), years=given, columns={})
    given[0] = 1999
    finding = only(findings(lambda: Table(regions=("x",), years=[2023.5], columns={})))

    assert table.years.tolist() == Table(regions=("x", "x"), years=[2023, 2024.0], columns={}).years.tolist()
    assert finding.code == "bad-year"
    assert finding.facts["value"] == "2023.5"


def test_a_trait_splits_what_is_learned(house: House) -> None:
    """Each value of the trait has references of its own, by year where the fit is yearly."""
    rule = house.town["rule"]["schools"][0]
    rule.update(method="minmax", params={}, when={})
    made = score(house.plan(), towns()).only

    assert made.references[Learner("normalise", "town.schools")] == {
        "east": {"minimum": 50.0, "maximum": 100.0},
        "west": {"minimum": 10.0, "maximum": 25.0},
    }
    assert made.score("town.schools").tolist() == [0.0, 100.0, 100.0, 0.0]


def test_a_refused_fit_names_the_group(house: House) -> None:
    """One region alone has no span; the place says which group it is."""
    rule = house.town["rule"]["schools"][0]
    rule.update(method="minmax", params={}, when={})
    given = towns()
    traits = {"town.side": ("east", "west", "east", "east")}
    finding = only(
        findings(score, house.plan(), Table(regions=given.regions, columns=given.columns, traits=traits))
    )

    assert finding.code == "too-few-values"
    assert (finding.place.path, finding.place.region) == ("town.schools", "west")
