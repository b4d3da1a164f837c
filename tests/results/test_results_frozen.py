"""References of an earlier lock serve under the rule that taught them, and under no other."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from house import House, findings, only, run

from dei_core import Finding, open_edition
from dei_core.editions import messages as say
from dei_core.editions.lock import lock_text
from dei_core.editions.lock_shape import BESIDE_PLAN, digest_of, digest_of_lock

LOCK = "year1.lock.toml"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """The small edition, whose density (minmax) is derived and whose firms (standard scores) are in logarithms."""
    return House(tmp_path)


def freeze(house: House, edit: Callable[[dict[str, Any]], Any] = lambda lock: None) -> None:
    """Lock a house, change the lock, and name it in the edition."""
    lock = tomllib.loads(lock_text(run(house)))
    edit(lock)
    (house.folder / LOCK).write_text(tomli_w.dumps(lock), encoding="utf-8")
    given = house.edition.get("stages", {}).get("normalise", {})
    house.stage("normalise", **{**given, "references": LOCK})


def earlier(lock: dict[str, Any]) -> None:
    """A lock as version 0.1 wrote it: of form 1."""
    del lock["form"], lock["lock_digest"]
    for track in lock["track"].values():
        del track["name"]
        for entry in track["indicator"].values():
            entry.pop("unit")
            entry.pop("impute", None)
            entry.pop("treat", None)
        track["intake"]["columns"].setdefault("town.firms", {"unit": "1"})
    del lock["plan_digest"]


def told(house: House) -> dict[str, Finding]:
    """The findings with which the edition is refused, by what they are about."""
    return {
        str(finding.facts.get("indicator", finding.code)): finding
        for finding in findings(open_edition, house.write())
    }


def firms(house: House) -> Any:
    """The rule of an indicator in logarithms."""
    return house.town["rule"]["firms"][0]


def density(house: House) -> Any:
    """The rule of an indicator that is derived."""
    return house.base["rule"]["density"][0]


CHANGES: dict[str, tuple[Callable[[House], Any], str, str]] = {
    "the method": (
        lambda house: firms(house).update(method="minmax"),
        "town.firms",
        "method zscore -> minmax",
    ),
    "the transform": (lambda house: firms(house).pop("transform"), "town.firms", "transform log -> none"),
    "another transform": (
        lambda house: firms(house).update(transform="log1p"),
        "town.firms",
        "transform log -> log1p",
    ),
    "the unit": (
        lambda house: house.town["indicator"]["firms"].update(unit="10 000"),
        "town.firms",
        "unit 1 -> 10 000",
    ),
    "the direction": (
        lambda house: house.town["indicator"]["firms"].update(direction="lower"),
        "town.firms",
        "direction 1 -> -1",
    ),
    "the derivation": (
        lambda house: house.base["indicator"]["density"]["derivation"].update(params={"factor": 2}),
        "base.density",
        "base.density, derived: params.factor 1.0 -> 2.0",
    ),
    "what it is derived from": (
        lambda house: house.base["indicator"]["density"]["derivation"].update(of=["area", "people"]),
        "base.density",
        "base.density, derived: of ['base.people', 'base.area'] -> ['base.area', 'base.people']",
    ),
    "the unit of a part": (
        lambda house: house.base["indicator"]["area"].update(unit="ha"),
        "base.density",
        "base.area: unit km2 -> ha",
    ),
    "an imputation": (
        lambda house: house.stage("impute", method="none", other={"firms": {"method": "mean"}}),
        "town.firms",
        "impute.method none -> mean",
    ),
    "a treatment": (
        lambda house: house.stage("treat", method="winsorise", params={"upper": 0.9}),
        "base.density",
        "treat.method none -> winsorise",
    ),
    "parameters by trait": (
        lambda house: firms(house).update(by="side", when={"east": {}, "west": {}}),
        "town.firms",
        "by none -> town.side",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_another_rule_than_the_one_that_taught_is_refused(house: House, name: str) -> None:
    """With what moved, the value in the lock first, the lock's name and the indicator."""
    change, indicator, moved = CHANGES[name]
    freeze(house)
    change(house)
    house.stage("normalise", references=LOCK)
    finding = told(house)[indicator]

    assert finding.message is say.LEARNED_OTHERWISE
    assert finding.place.file == LOCK
    assert finding.place.path == f'track.towns.references."{indicator}"'
    assert moved in [one.en for one in finding.facts["moved"]]
    assert f"the references of '{indicator}' were learned under another rule" in finding.says("en")
    assert f"“{indicator}”沿用的参照值并非按现行有效的评分规则确定" in finding.says("zh")


def test_parameters_that_the_fit_looks_at_are_told_alone(house: House) -> None:
    """A statistic decides what is learned; where scores are held plays no part, nor does a new default."""
    density(house).update(method="distance_to_reference", params={"statistic": "mean"})
    firms(house).update(method="learned_goalposts", params={"low": {"quantile": 5}, "clip": "both"})
    freeze(
        house, lambda lock: lock["track"]["towns"]["indicator"]["town.firms"]["params"].pop("worst") and None
    )
    density(house).update(params={"statistic": "median"})
    firms(house).update(params={"low": {"quantile": 10}, "clip": "none"})
    found = told(house)

    assert [one.en for one in found["base.density"].facts["moved"]] == ["params.statistic mean -> median"]
    assert [one.en for one in found["town.firms"].facts["moved"]] == ["params.low.quantile 5.0 -> 10.0"]


SAME: dict[str, Callable[[House], Any]] = {
    "nothing": lambda house: None,
    "a parameter that the fit does not look at": lambda house: firms(house).update(params={"spread": 5}),
    "a default that is written down": lambda house: density(house).update(params={"worst": 0}),
    "a clip": lambda house: density(house).update(params={"clip": "both"}),
    "the rounding of the score": lambda house: firms(house).update(round=1),
    "the file's unit": lambda house: house.edition["dataset"]["towns"].update(factors={"town.firms": 10.0}),
    "who is screened out": lambda house: house.stage("screen", method="coverage", params={"least": 0.2}),
    "a weight": lambda house: house.dated[0]["shares"].update(
        infrastructure={"fibre": 0.4, "base.density": 0.6}
    ),
    "the rule of another indicator": lambda house: house.town["rule"]["waits"][0]["params"].update(high=40),
    "the unit's wording in one language": lambda house: house.town["indicator"]["firms"].update(
        unit={"en": "1", "zh": "家"}
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_what_changes_nothing_that_was_learned_is_let_pass(house: House, name: str) -> None:
    """Beside the sample, whatever the fit does not look at may change."""
    freeze(house)
    SAME[name](house)

    assert open_edition(house.write()).plan.findings == ()


NODES: dict[str, tuple[Callable[[House], Any], str, str]] = {
    "a weigher": (
        lambda house: house.stage("weight", method="critic"),
        "infrastructure@weight",
        "weigher.method entropy -> critic",
    ),
    "an aggregator": (
        lambda house: house.nodes["infrastructure"].update(params={"scaling": "none"}),
        "infrastructure@aggregate",
        "params.scaling vector -> none",
    ),
    "a normalizer": (
        lambda house: house.nodes["infrastructure"].update(normalise={"method": "minmax"}),
        "infrastructure@normalise",
        "normalise.method zscore -> minmax",
    ),
    "a transform before it": (
        lambda house: house.nodes["infrastructure"].update(transform={"method": "log1p"}),
        "infrastructure@normalise",
        "transform.method none -> log1p",
    ),
    "a rule below": (
        lambda house: house.town["rule"]["fibre"][1]["params"].update(high=90),
        "infrastructure@aggregate",
        "town.fibre: params.high 80.0 -> 90.0",
    ),
    "the clip of a rule below": (
        lambda house: density(house).update(params={"clip": "both"}),
        "infrastructure@weight",
        "base.density: params.clip none -> both",
    ),
    "children": (
        lambda house: house.nodes["infrastructure"]["children"].append("trees"),
        "infrastructure@weight",
        "children ['base.density', 'town.fibre'] -> ['base.density', 'town.fibre', 'town.trees']",
    ),
}


@pytest.mark.parametrize("name", NODES)
def test_a_node_learned_from_all_that_is_below_it(house: House, name: str) -> None:
    """What its weigher, aggregator and normalizer learned hangs on its own methods and its children's scores."""
    house.stage("weight", method="entropy")
    node = {"method": "topsis", "normalise": {"method": "zscore"}}
    house.nodes["infrastructure"].update(node)
    freeze(house)
    change, label, moved = NODES[name]

    assert open_edition(house.write()).plan.findings == ()

    change(house)
    finding = told(house)[label]

    assert finding.message is say.LEARNED_OTHERWISE
    assert moved in [one.en for one in finding.facts["moved"]]


def test_what_filled_a_column_is_held_too(house: House) -> None:
    """A treatment's limits, learned under another imputation or with other quantiles."""
    house.stage("impute", method="median")
    house.stage("treat", method="winsorise", params={"upper": 0.9})
    freeze(house)

    assert open_edition(house.write()).plan.findings == ()

    house.stage("treat", method="winsorise", params={"upper": 0.8})
    found = told(house)

    assert "treat.params.upper 0.9 -> 0.8" in [one.en for one in found["town.firms@treat"].facts["moved"]]
    assert "town.firms@impute" not in found

    house.stage("impute", method="mean")

    assert "town.firms@impute" in told(house)


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "parameters by trait"])
def test_a_lock_of_the_first_form_is_held_to_as_far_as_it_goes(house: House, name: str) -> None:
    """It has rules, units of what was read and stages in words; that it lacks the rest is a warning."""
    change, indicator, _ = CHANGES[name]
    freeze(house, earlier)
    warning = only(open_edition(house.write()).plan.findings)

    assert (warning.message, warning.place.file) == (say.LOCK_EARLIER, LOCK)
    assert warning.says("en").startswith("is a lock of form 1, and locks are of form 2 now")
    assert warning.says("zh").startswith("是格式 1 的锁定文件，现行格式为 2")
    assert warning.severity == "warning"

    change(house)

    assert told(house)[indicator].message is say.LEARNED_OTHERWISE


def test_references_alone_cannot_be_held_to_anything(house: House) -> None:
    """A file put together by hand says under no rule what was learned: a warning names what."""
    freeze(house, lambda lock: None)
    lock = tomllib.loads((house.folder / LOCK).read_text(encoding="utf-8"))
    alone = {"track": {"towns": {"references": lock["track"]["towns"]["references"]}}}
    (house.folder / LOCK).write_text(tomli_w.dumps(alone), encoding="utf-8")
    earlier_form, finding = open_edition(house.write()).plan.findings

    assert earlier_form.message is say.LOCK_EARLIER
    assert (finding.message, finding.severity) == (say.LOCK_UNTOLD, "warning")
    assert finding.place.file == LOCK
    assert "in force: base.density, town.firms" in finding.says("en")
    assert "无法与现行有效的评分规则核对：base.density、town.firms" in finding.says("zh")


EDITS: dict[str, tuple[Callable[[dict[str, Any]], Any], list[str]]] = {
    "a reference": (
        lambda lock: lock["track"]["towns"]["references"]["base.density"][""].update(maximum=299.0),
        ["lock_digest"],
    ),
    "a reference that is gone": (
        lambda lock: lock["track"]["towns"]["references"].pop("town.firms"),
        ["lock_digest"],
    ),
    "the rule that taught it": (
        lambda lock: lock["track"]["towns"]["indicator"]["town.firms"].update(unit="10 000"),
        ["plan_digest", "lock_digest"],
    ),
    "where it is from": (lambda lock: lock["dataset"].update(towns={"rows": 5}), ["lock_digest"]),
    "the digest that would tell": (lambda lock: lock.pop("lock_digest"), ["lock_digest"]),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_lock_edited_by_hand_is_told(house: House, name: str) -> None:
    """By the digests of its own that no longer hold."""
    edit, digests = EDITS[name]
    freeze(house, edit)
    if name == "the rule that taught it":
        house.town["indicator"]["firms"]["unit"] = "10 000"
    finding = only(findings(open_edition, house.write()))

    assert (finding.message, finding.place.file) == (say.LOCK_EDITED, LOCK)
    assert finding.says("en").endswith(f"does not agree with its own {', '.join(digests)}")
    assert finding.says("zh") == f"生成后有改动：其内容与自身的 {'、'.join(digests)} 不符"


IMPOSSIBLE: dict[str, tuple[Callable[[House], Any], str, Any, str]] = {
    "of an indicator": (
        lambda house: None,
        "base.density",
        {"minimum": 400.0},
        "minimum 400 is not below maximum 300",
    ),
    "of one trait value": (
        lambda house: firms(house).update(by="side", when={"east": {}, "west": {}}),
        "town.firms",
        {"deviation": 0.0},
        "deviation 0 is not above 0",
    ),
    "of one year": (
        lambda house: house.stage("normalise", fit="yearly"),
        "town.firms",
        {"mean": float("nan")},
        "mean is nan, not a finite number",
    ),
    "of a treatment": (
        lambda house: house.stage("treat", method="winsorise", by="side"),
        "town.firms@treat",
        {"low": 1e9},
        "low 1000000000 is not below high",
    ),
    "of a node": (
        lambda house: house.nodes["infrastructure"].update(method="topsis"),
        "infrastructure@aggregate",
        {"best[town.fibre]": -5.0},
        "is not below best -5",
    ),
    "of weights": (
        lambda house: house.stage("weight", method="entropy"),
        "infrastructure@weight",
        {"weights[town.fibre]": 7.0},
        "weights are none below 0 and sum to 1",
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_have_been_learned_is_told_before_anything_is_scored(house: House, name: str) -> None:
    """So that a check of the edition tells it, in whichever group of rows it stands."""
    setting, label, entries, why = IMPOSSIBLE[name]
    setting(house)

    def spoil(lock: dict[str, Any]) -> None:
        groups = lock["track"]["towns"]["references"][label]
        groups[list(groups)[-1]].update(entries)
        lock["lock_digest"] = digest_of_lock(lock)

    freeze(house, spoil)
    finding = only(findings(open_edition, house.write()))

    assert (finding.code, finding.place.file) == ("reference-impossible", LOCK)
    assert finding.facts["indicator"] == label
    assert why in finding.says("en")


def test_references_are_handed_on_from_year_to_year(house: House) -> None:
    """The lock of a year that used frozen references serves the next year, to the bit."""
    house.nodes["infrastructure"].update(method="topsis", normalise={"method": "zscore"})
    first = run(house).card.only.values.tobytes()
    freeze(house)
    second = lock_text(run(house))
    (house.folder / "year2.lock.toml").write_text(second, encoding="utf-8")
    house.stage("normalise", references="year2.lock.toml")
    third = run(house)

    assert third.card.only.values.tobytes() == first
    assert third.card.findings == ()
    assert tomllib.loads(second)["track"] != {}


def test_a_track_that_the_lock_does_not_have_lacks_its_references(house: House) -> None:
    """By name of what lacks them, in the lock that was named."""
    freeze(house, lambda lock: lock.update(track={"other": lock["track"]["towns"]}))
    lock = tomllib.loads((house.folder / LOCK).read_text(encoding="utf-8"))
    lock["plan_digest"] = digest_of(
        {"other": {k: v for k, v in lock["track"]["other"].items() if k not in BESIDE_PLAN}}
    )
    (house.folder / LOCK).write_text(
        tomli_w.dumps({**lock, "lock_digest": digest_of_lock(lock)}), encoding="utf-8"
    )
    found = findings(run, house)

    assert {finding.code for finding in found} == {"no-reference"}
    assert {finding.place.file for finding in found} == {LOCK}


def test_a_lock_of_a_later_form_is_refused(house: House) -> None:
    """What it means is not known here."""
    freeze(house, lambda lock: lock.update(form=3))
    finding = only(findings(open_edition, house.write()))

    assert finding.message is say.LOCK_LATER
    assert finding.says("en").startswith("is a lock of form 3, which a later version of the engine wrote")
    assert finding.says("zh") == "是较新版本引擎生成的锁定文件（格式 3），本版本最高可读格式 2"


def test_what_goes_in_a_circle_is_read_once(house: House) -> None:
    """A lock whose derivations or nodes were bent into a circle is told, and ends."""

    def bend(lock: dict[str, Any]) -> None:
        track = lock["track"]["towns"]
        track["derived"]["base.density"]["of"] = ["base.density"]
        track["node"]["infrastructure"]["children"] = ["infrastructure", "index"]

    house.nodes["infrastructure"].update(normalise={"method": "zscore"})
    freeze(house, bend)

    assert {finding.code for finding in told(house).values()} == {"lock-edited", "reference-of-another-rule"}
