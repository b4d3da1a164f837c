"""What plan.json and normalized.csv hold is enough to compute every score, rank and tier again, or says it is not."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import attrs
import checker
import pytest
import rebuilt
from house import House
from plans import as_it_is, node, scored, step, table, track

from dei_core import Result, evaluate, open_edition, publish, score
from dei_core.host import writers
from dei_core.scoring.node_plan import OwnWeights

TABLES = [writer for writer in writers()[0] if writer.name == "csv"]
EXAMPLES = ("asem", "benchmark-gigabit", "census-2020", "dei-2022", "dei-2023", "gigabit-2022")


def test_nothing_of_the_engine_is_used_to_compute_again() -> None:
    """The module knows numpy and the standard library alone."""
    source = Path(rebuilt.__file__).read_text(encoding="utf-8")
    known = {name.partition(".")[0] for name in checker.imports(source)}

    assert known - set(sys.stdlib_module_names) == {"numpy"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_computed_again(name: str, repository: Path, tmp_path: Path) -> None:
    """Every indicator, node, rank, coverage and tier; what cannot be is what the record says."""
    folder = publish(evaluate(repository / "examples" / name), tmp_path / "out", TABLES)
    found = rebuilt.compared(folder)

    assert found.apart == []
    assert found.numbers > 100
    assert found.left.keys() == told(folder)


def told(folder: Path) -> set[tuple[str, str]]:
    """What a record says cannot be computed again from a table: (track, indicator or node)."""
    tracks = json.loads((folder / "plan.json").read_text(encoding="utf-8"))["track"]
    return {(name, one["item"]) for name, track in tracks.items() for one in track["beyond"]}


def test_a_number_that_was_changed_is_found(repository: Path, tmp_path: Path) -> None:
    """So that the comparison is one."""
    folder = publish(evaluate(repository / "examples" / "gigabit-2022"), tmp_path / "out", TABLES)
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    (track,) = plan["track"].values()
    root = track["node"][track["root"]]
    first, second = root["children"][:2]
    root["weights"][first], root["weights"][second] = 0.9, 0.1
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")

    assert rebuilt.compared(folder).apart


def test_what_a_pack_computes_is_left_out_by_name(tmp_path: Path) -> None:
    """With all that is made of it; nothing is computed wrongly in silence."""
    house = House(tmp_path / "edition")
    evaluation = open_edition(house.write())
    tree = {"index": ["x", "c"], "x": ["a", "b"]}
    best = step("aggregator", "maximum")
    foreign = attrs.evolve(best, method=attrs.evolve(best.method, id="other.best"))
    plan = node(as_it_is(tree), "x", aggregator=foreign)
    card = score(plan, table({"a": [1.0, 2.0], "b": [3.0, 1.0], "c": [5.0, 6.0]}))
    result = Result(evaluation=attrs.evolve(evaluation, plan=plan), card=card, inputs={}, seconds={})
    found = rebuilt.compared(publish(result, tmp_path / "out", TABLES))

    assert found.left == {("index", "x"): "method other.best", ("index", "index"): "child x"}
    assert found.apart == []


def test_weights_of_the_regions_own_are_left_out_by_name(tmp_path: Path) -> None:
    """No table of results has the values that weigh."""
    evaluation = open_edition(House(tmp_path / "edition").write())
    plan = node(as_it_is({"index": ["a", "b"]}), "index", own=OwnWeights(columns=("p", "q")))
    card = score(plan, table({"a": [1.0, 2.0], "b": [3.0, 1.0], "p": [1.0, 3.0], "q": [1.0, 1.0]}))
    result = Result(evaluation=attrs.evolve(evaluation, plan=plan), card=card, inputs={}, seconds={})

    assert rebuilt.compared(publish(result, tmp_path / "out", TABLES)).left == {
        ("index", "index"): "column p"
    }


def test_weights_and_scores_learned_year_by_year_are_computed_again(tmp_path: Path) -> None:
    """From what each year taught."""
    evaluation = open_edition(House(tmp_path / "edition").write())
    plan = node(
        track(as_it_is({"index": ["a", "b"]}), fit="yearly"), "index", weigher=step("weigher", "entropy")
    )
    plan = node(plan, "index", normalizer=step("normalizer", "minmax"))
    columns = {"a": [1.0, 2.0, 9.0, 4.0], "b": [3.0, 1.0, 2.0, 8.0]}
    made = scored(plan, columns, years=[2020, 2020, 2021, 2021])
    card = score(plan, table(columns, years=[2020, 2020, 2021, 2021]))
    result = Result(evaluation=attrs.evolve(evaluation, plan=plan), card=card, inputs={}, seconds={})
    found = rebuilt.compared(publish(result, tmp_path / "out", TABLES))

    assert (found.apart, found.left) == ([], {})
    assert made.total.tolist() == [0.0, 100.0, 0.0, 100.0] or set(made.total.tolist()) == {0.0, 100.0}
