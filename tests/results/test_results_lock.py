"""The lock: what exactly a result was made from, the same for every order, sample and machine."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tomli_w
from house import BASE, House, findings, only, run, towns

from dei_core import Table, evaluate, open_edition, score
from dei_core.editions import messages as say
from dei_core.editions.frozen import read_frozen
from dei_core.editions.lock import lock_of, lock_text, plan_digest, track_lock
from dei_core.findings import Findings
from dei_core.scoring.learner import Learner
from dei_core.scoring.record import plan_record, track_record
from dei_core.toml.files import dumps

PACKS = ("base", "town", "far")
SCRIPT = """
import sys
from dei_core import open_edition
from dei_core.editions.lock import plan_digest
from dei_core.scoring.record import plan_record
plan = open_edition(sys.argv[1]).plan
print(plan_digest(plan_record(plan).track))
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def digest(house: House) -> str:
    """The digest of a house's plan."""
    plan = open_edition(house.write()).plan
    return plan_digest(plan_record(plan).track)


def with_far(house: House) -> None:
    """A third pack with a rule of its own that no one chose."""
    far = tomllib.loads(BASE)
    far["pack"]["namespace"] = "far"
    house.packs["far"] = far


def turned(value: Any) -> Any:
    """Tables in reverse order; lists as they are."""
    if isinstance(value, dict):
        return {key: turned(inner) for key, inner in reversed(value.items())}
    return [turned(inner) for inner in value] if isinstance(value, list) else value


def test_the_order_of_packs_plays_no_part(house: House) -> None:
    """A plan is a function of the set of packs."""
    with_far(house)
    found = set()
    for order in itertools.permutations(PACKS):
        house.edition["packs"] = [f"./{name}" for name in order]
        found.add(digest(house))

    assert len(found) == 1


def test_an_unused_pack_changes_no_plan(house: House) -> None:
    """What it says counts only by choice."""
    before = digest(house)
    with_far(house)
    house.edition["packs"].append("./far")

    assert digest(house) == before


def test_the_order_of_tables_plays_no_part(house: House) -> None:
    """Nor that of keys, in packs and edition."""
    before = digest(house)
    house.packs = {name: turned(content) for name, content in house.packs.items()}
    house.edition = turned(house.edition)

    assert digest(house) == before


def test_hash_seeds_play_no_part(house: House) -> None:
    """Processes with other seeds and another order of packs come to the same plan, digest and scores."""
    with_far(house)
    found = {digest(house)}
    for seed, order in (("0", PACKS), ("1", PACKS[::-1]), ("4242", ("town", "base", "far"))):
        house.edition["packs"] = [f"./{name}" for name in order]
        command = [sys.executable, "-c", SCRIPT, str(house.write())]
        done = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        )
        found.add(done.stdout.strip())

    assert len(found) == 1


CHANGES: dict[str, Callable[[House], Any]] = {
    "a parameter": lambda house: house.town["rule"]["fibre"][1]["params"].update(high=81),
    "a parameter of one trait value": lambda house: house.town["rule"]["schools"][0]["when"]["west"].update(
        high=51
    ),
    "a method": lambda house: house.base["rule"]["density"][0].update(method="rank"),
    "a transform": lambda house: house.town["rule"]["firms"][0].update(transform="log1p"),
    "a direction": lambda house: house.town["indicator"]["trees"].update(direction="lower"),
    "a weight": lambda house: house.dated[0]["shares"].update(
        infrastructure={"fibre": 0.4, "base.density": 0.6}
    ),
    "an aggregator": lambda house: house.nodes["index"].update(method="geometric"),
    "a missing policy": lambda house: house.nodes["index"].update(missing="reweight"),
    "a coverage": lambda house: house.nodes["index"].update(missing="reweight", coverage=0.5),
    "a rounding": lambda house: house.nodes["economy"].update(round=1),
    "a derivation": lambda house: house.base["indicator"]["density"]["derivation"].update(
        params={"factor": 2}
    ),
    "the parts of a derivation": lambda house: house.base["indicator"]["density"]["derivation"][
        "of"
    ].reverse(),
    "a screen": lambda house: house.stage("screen", method="coverage", params={"least": 0.5}),
    "an imputer": lambda house: house.stage("impute", method="mean"),
    "a treatment": lambda house: house.stage("treat", method="winsorise", params={"upper": 0.9}),
    "the fit": lambda house: house.stage("normalise", fit="yearly"),
    "a tolerance": lambda house: house.stage("rank", tolerance=0.1),
    "a tolerance in the tenth digit": lambda house: house.stage("rank", tolerance=0.100000000001),
    "tiers": lambda house: house.stage("tier", method="town.three"),
    "a factor": lambda house: house.edition["dataset"]["towns"].update(factors={"fibre": 2}),
    "a filter of rows": lambda house: house.track.update(drop={"region": ["zz"]}),
    "the year": lambda house: house.edition.update(year=2022),
    "a choice": lambda house: house.track.update(
        choice=[{"indicator": "fibre", "benchmark": "base.dense", "reason": {"en": "A", "zh": "甲"}}]
    ),
    "cells that count as empty": lambda house: house.edition["dataset"]["towns"].update(
        gap=[{"columns": ["fibre"], "values": [0], "reason": {"en": "A", "zh": "甲"}}]
    ),
    "members of a group": lambda house: house.edition["dataset"]["towns"].update(
        members={"cluster": {"g": ["a"]}}
    ),
    "the groups of a treatment": lambda house: house.stage("treat", method="winsorise", by="side"),
    "an exception of an imputation": lambda house: house.stage(
        "impute", method="none", other={"fibre": {"method": "mean"}}
    ),
    "a region by name": lambda house: house.stage(
        "screen", method="coverage", params={"least": 0.0}, exclude={"a": {"en": "A", "zh": "甲"}}
    ),
    "a node's normalizer": lambda house: house.nodes["economy"].update(normalise={"method": "rank"}),
    "where ties of a rule's rounding go": lambda house: house.town["rule"]["firms"][0].update(
        round=1, rounding="half_up"
    ),
    "the order of children": lambda house: house.nodes["infrastructure"]["children"].reverse(),
    "an override": lambda house: house.track.update(
        override=[{"indicator": "fibre", "params": {"low": 1}, "reason": {"en": "A", "zh": "甲"}}]
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_digest_sees_what_moves_a_score(house: House, name: str) -> None:
    """No two plans that can score differently have one digest."""
    before = digest(house)
    CHANGES[name](house)

    assert digest(house) != before


def test_the_digest_sees_a_tiers_bound(house: House) -> None:
    """Not only the name of the scheme."""
    house.stage("tier", method="town.three")
    before = digest(house)
    house.town["tier_scheme"]["three"]["tier"][0]["bound"] = 61

    assert digest(house) != before


def test_the_lock_says_what_was_used(house: House) -> None:
    """Versions, digests, resolved rules, weights and references, as TOML."""
    result = run(house)
    lock = tomllib.loads(lock_text(result))
    track = lock["track"]["towns"]
    town = result.evaluation.registry.packs["town"]

    assert (lock["protocol"], lock["edition"]["year"]) == (1, 2024)
    assert lock["plan_digest"] == digest(house)
    assert lock["pack"]["town"] == {
        "version": "0.3.0",
        "digest": town.digest,
        "files": {"pack.toml": hashlib.sha256(Path(town.location, "pack.toml").read_bytes()).hexdigest()},
    }
    assert track["peer_dependent"] == ["base.density", "town.firms"]
    assert track["indicator"]["town.fibre"] == {
        "method": "goalposts",
        "direction": 1,
        "unit": "%",
        "rule": "town/rule.fibre[1]",
        "params": {"low": 0.0, "high": 80.0, "clip": "none", "worst": 0.0, "best": 100.0},
    }
    assert track["indicator"]["town.schools"]["by"] == "town.side"
    assert track["indicator"]["town.schools"]["when"]["west"]["high"] == 50.0
    assert track["indicator"]["town.firms"]["transform"] == "log"
    assert track["node"]["infrastructure"]["weights"] == {"town.fibre": 0.5, "base.density": 0.5}
    assert track["node"]["infrastructure"]["rule"] == "town/weighting.expert.dated[0]"
    assert track["references"]["base.density"] == {"": {"minimum": 100.0, "maximum": 300.0}}
    assert "town.fibre" not in track["references"]


def test_the_lock_says_why_the_edition_departs_from_a_rule(house: House) -> None:
    """The reason of an override stands beside the rule that it changes, which is no longer read evidence."""
    reason = {"en": "A", "zh": "甲"}
    house.track.update(override=[{"indicator": "fibre", "params": {"low": 1}, "reason": reason}])
    (track,) = house.plan().tracks
    item = next(item for item in track.indicators if item.id == "town.fibre")

    assert track_lock(track_record(track))["indicator"]["town.fibre"]["reason"] == reason
    assert item.origin.evidence == "chosen"
    assert item.origin.source is not None


def test_the_digest_does_not_see_the_sample(house: House) -> None:
    """References belong to the sample; the plan does not."""
    columns = {**towns().columns, "base.people": [1.0, 2.0, 3.0, 4.0]}
    other = Table(regions=towns().regions, traits=towns().traits, columns=columns)
    one, two = (tomllib.loads(lock_text(run(house, table))) for table in (None, other))

    assert one["plan_digest"] == two["plan_digest"]
    assert one["track"]["towns"]["references"] != two["track"]["towns"]["references"]


def test_references_come_back_from_the_lock_bit_for_bit(house: House) -> None:
    """An edition that names a lock scores with what was learned there, whatever its own sample."""
    house.base["rule"]["density"][0]["method"] = "rank"
    first = run(house)
    (house.folder / "edition.lock.toml").write_text(lock_text(first), encoding="utf-8")
    house.stage("normalise", references="edition.lock.toml")
    again = run(house)

    assert again.card.only.values.tobytes() == first.card.only.values.tobytes()
    assert again.evaluation.plan.tracks[0].references is not None

    given = towns()
    alone = Table(
        regions=given.regions[1:2],
        traits={"town.side": ("west",)},
        columns={name: column[1:2] for name, column in given.columns.items()},
    )
    part = score(again.evaluation.plan, alone).only

    assert part.values.tobytes() == np.ascontiguousarray(first.card.only.values[:, 1:2]).tobytes()


def test_frozen_references_hold_for_the_children_they_were_learned_from(house: House) -> None:
    """Weights and ideals are told by child: in another order they count the same, of others they are refused."""
    house.stage("weight", method="entropy")
    (house.folder / "edition.lock.toml").write_text(lock_text(run(house)), encoding="utf-8")
    house.stage("normalise", references="edition.lock.toml")

    first = run(house).card.only.score("infrastructure")
    house.nodes["infrastructure"]["children"].reverse()

    assert run(house).card.only.score("infrastructure").tolist() == first.tolist()

    del house.nodes["infrastructure"]["children"][1]
    house.nodes["infrastructure"]["children"].append("trees")
    refused = findings(open_edition, house.write())

    assert [finding.code for finding in refused] == ["reference-of-another-rule"] * len(refused)
    path = 'track.towns.references."infrastructure@weight"'
    (finding,) = [one for one in refused if one.place.path == path]
    assert "children ['base.density', 'town.fibre'] -> ['base.density', 'town.trees']" in finding.says("en")


def test_what_looks_at_other_regions_is_named(house: House) -> None:
    """Weighers and fills of a column do; judgements do not."""
    house.stage("impute", method="none", other={"fibre": {"method": "mean"}})
    del house.dated[0]["shares"]["infrastructure"]
    judged = {"method": "ahp", "params": {"judgements": [3.0]}}
    house.dated[0]["computed"] = {"infrastructure": judged}
    (track,) = house.plan().tracks

    assert track_lock(track_record(track))["peer_dependent"] == ["town.fibre", "base.density", "town.firms"]

    house.dated[0]["computed"] = {"infrastructure": {"method": "entropy"}}
    (track,) = house.plan().tracks

    assert track_lock(track_record(track))["peer_dependent"][-1] == "infrastructure"


def test_a_lock_without_references_is_refused(house: House) -> None:
    """An edition whose every method looks at the cell alone leaves none."""
    (house.folder / "edition.lock.toml").write_text(tomli_w.dumps({"track": {"towns": {}}}), encoding="utf-8")
    house.stage("normalise", references="edition.lock.toml")
    finding = only(findings(open_edition, house.write()))

    assert finding.message is say.LOCK_WITHOUT_REFERENCES
    assert finding.text("en").startswith(
        "edition.lock.toml: has no frozen references under [track.…]. Name the"
    )
    assert "在 [track.…] 下没有可沿用的参照值" in finding.text("zh")


def test_a_lock_that_is_not_there_is_refused(house: House) -> None:
    """By name."""
    house.stage("normalise", references="missing.lock.toml")

    assert only(findings(open_edition, house.write())).code == "file-not-found"


def test_references_of_the_lock_are_numbers_and_arrays(house: House) -> None:
    """A sorted column is an array again, a mean a number."""
    house.base["rule"]["density"][0]["method"] = "rank"
    path = house.folder / "a.lock.toml"
    path.write_text(lock_text(run(house)), encoding="utf-8")
    references = read_frozen(path, Findings())["towns"].references

    assert isinstance(references[Learner("normalise", "base.density")][""]["sorted"], np.ndarray)
    assert references[Learner("normalise", "base.density")][""]["sorted"].tolist() == [
        100.0,
        100.0,
        250.0,
        300.0,
    ]
    assert type(references[Learner("normalise", "town.firms")][""]["mean"]) is float


def test_a_lock_reads_back_as_it_was_made(repository: Path) -> None:
    """Text and values are one: no part of a lock of many methods changes by being written and read."""
    made = lock_of(evaluate(repository / "examples" / "dei-2023"))

    assert tomllib.loads(dumps(made)) == made
