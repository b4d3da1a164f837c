"""The record of a plan says all that decides a score, in a form that other programs read."""

from __future__ import annotations

import doctest
import json
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from house import House, run
from plans import as_it_is, node, scored, step, table, track

from dei_core import open_edition, publish, score
from dei_core.model.record import RECORD_FORM, PlanRecord
from dei_core.scoring import record
from dei_core.scoring.node_plan import OwnWeights
from dei_core.scoring.record import NAN, plan_record, record_text
from dei_core.toml.structure import structure
from dei_workshop import json_schema

SCHEMA = jsonschema.Draft202012Validator(json_schema("plan"))
TREE = {"index": ["x", "c"], "x": ["a", "b"]}
COLUMNS = {"a": [10.0, 40.0, 90.0], "b": [20.0, 10.0, 60.0], "c": [5.0, 50.0, 70.0]}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_the_examples_of_the_docstrings_run() -> None:
    """As they are shown."""
    found = doctest.testmod(record)

    assert found.attempted > 5
    assert found.failed == 0


def node_said(plan: Any, name: str = "x") -> dict[str, Any]:
    """What the record's text says of a node."""
    said: dict[str, Any] = json.loads(record_text(plan_record(plan)))["track"]["index"]["node"][name]
    return said


def test_a_result_folder_holds_the_record(house: House, tmp_path: Path) -> None:
    """plan.json has the shape that its schema says, and reads back as the record that was written."""
    result = run(house)
    folder = publish(result, tmp_path / "out", [])
    values = json.loads((folder / "plan.json").read_text(encoding="utf-8"))

    assert [error.message for error in SCHEMA.iter_errors(values)] == []
    assert structure(values, PlanRecord) == plan_record(result.evaluation.plan, result.card)
    assert values["form"] == RECORD_FORM
    assert "plan.json" in json.loads((folder / "run.json").read_text(encoding="utf-8"))["files"]


@pytest.mark.parametrize("name", ["asem", "dei-2023", "gigabit-2022", "published/hdi"])
def test_the_plans_of_the_examples_have_the_shape_of_the_schema(name: str, repository: Path) -> None:
    """So do plans with standards, checkpoints, screening and derivations; and no field is passed over."""
    values = json.loads(record_text(plan_record(open_edition(repository / "examples" / name).plan)))

    assert [error.message for error in SCHEMA.iter_errors(values)] == []
    assert json.loads(record_text(structure(values, PlanRecord))) == values


def test_it_says_what_was_learned_by_stage_item_group_and_child(house: House) -> None:
    """As typed entries; and a number that is missing among them in words."""
    plan = node(as_it_is(TREE), "x", weigher=step("weigher", "entropy"))
    plan = node(
        track(plan, fit="yearly"), "index", aggregator=step("aggregator", "copeland", missing="pairwise")
    )
    columns = {**COLUMNS, "c": [5.0, float("nan"), 70.0]}
    card = score(plan, table(columns, years=[2020] * 3))
    said = json.loads(record_text(plan_record(plan, card)))["track"]["index"]
    weights, opponents = said["learned"][-2:]

    assert (weights["stage"], weights["item"], weights["group"]) == ("weight", "x", "2020")
    assert set(weights["values"]["weights"]) == {"a", "b"}
    assert sum(weights["values"]["weights"].values()) == pytest.approx(1.0)
    assert (opponents["stage"], opponents["item"]) == ("aggregate", "index")
    assert NAN in opponents["values"]["opponents"]["c"]
    assert [error.message for error in SCHEMA.iter_errors({**_whole(plan), "track": {"index": said}})] == []


def _whole(plan: Any) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(record_text(plan_record(plan)))
    return whole


def test_it_says_where_weights_come_from() -> None:
    """Of every way, in the words of the schema."""
    plan = as_it_is(TREE)
    by_trait = OwnWeights(trait="t", cases={"p": (0.25, 0.75), "q": (1.0, 0.0)})
    linear = step("aggregator", "linear", coefficients=(2.0, -1.0))
    ways = {
        "computed": node(plan, "x", weigher=step("weigher", "entropy")),
        "by_trait": node(plan, "x", own=by_trait),
        "measured": node(plan, "x", own=OwnWeights(columns=("people", "area"))),
        "coefficients": node(plan, "x", aggregator=linear),
        "unweighted": node(plan, "x", aggregator=step("aggregator", "maximum")),
    }

    ways["equal"] = plan
    ways["stated"] = as_it_is({**TREE, "x": {"a": 0.5, "b": 0.5}})

    assert {way: node_said(made)["weighted"] for way, made in ways.items()} == {way: way for way in ways}
    assert node_said(ways["by_trait"])["when"]["p"] == {"a": 0.25, "b": 0.75}
    assert node_said(ways["measured"])["measured"] == {"a": "people", "b": "area"}


def test_it_says_with_what_scores_can_be_compared(house: House) -> None:
    """What moves with the other regions, by itself or by what it is made of, and on which ground it was learned."""
    plan = node(track(as_it_is(TREE), base=2020, fit="yearly"), "x", normalizer=step("normalizer", "minmax"))
    record = plan_record(plan).track["index"]

    assert record.comparable.peer_dependent == ("x", "index")
    assert (record.comparable.fit, record.comparable.base) == ("yearly", 2020)
    assert [name for name, item in record.node.items() if item.peer_dependent] == ["x"]


def test_it_says_what_nobody_can_compute_again_from_a_table() -> None:
    """Methods that packs bring, rules by trait, and weights from columns that are in no result table."""
    method = attrs.evolve(step("aggregator", "maximum").method, id="other.best")
    plan = node(
        as_it_is(TREE), "index", aggregator=attrs.evolve(step("aggregator", "maximum"), method=method)
    )
    plan = node(plan, "x", own=OwnWeights(columns=("people", "area")))
    record = plan_record(plan)

    assert [attrs.astuple(one) for one in record.track["index"].beyond] == [
        ("x", "column", "people"),
        ("x", "column", "area"),
        ("index", "method", "other.best"),
    ]
    assert record.method["aggregator"]["other.best"].core is False
    assert plan_record(as_it_is(TREE)).track["index"].beyond == ()


def test_frozen_references_are_what_was_learned(house: House) -> None:
    """A plan that goes by them says them before anything is scored."""
    plan = node(as_it_is(TREE), "x", normalizer=step("normalizer", "minmax"))
    frozen = track(plan, references=scored(plan, COLUMNS).references)
    (learned,) = plan_record(frozen).track["index"].learned

    assert (learned.stage, learned.item, dict(learned.values)) == (
        "normalise",
        "x",
        {"minimum": 15.0, "maximum": 75.0},
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"shares": {"infrastructure": {"fibre": 0.5, "base.density": 0.5}}}, "stated"),
        ({"relative": {"infrastructure": {"fibre": 1.0, "base.density": 1.0}}}, "stated"),
        ({"equal": ["infrastructure"]}, "equal"),
        ({"computed": {"infrastructure": {"method": "entropy"}}}, "computed"),
    ],
)
def test_weights_of_a_pack_are_told_by_how_it_says_them(house: House, said: Any, expected: str) -> None:
    """Equal ones that somebody stated are stated."""
    dated = house.dated[-1]
    for way in ("shares", "relative", "computed"):
        dated.get(way, {}).pop("infrastructure", None)
    for way, told in said.items():
        dated[way] = told if way == "equal" else {**dated.get(way, {}), **told}
    record = plan_record(open_edition(house.write()).plan).track["towns"]

    assert record.node["infrastructure"].weighted == expected
