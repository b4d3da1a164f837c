"""A result folder is read back: tables by name, the plan as it was recorded, run.json, and what the folder tells."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from house import findings, only

from dei_core import evaluate, publish, read_result, result_frames
from dei_core.editions import messages as say
from dei_core.editions.loading import read_result as read
from dei_core.host import writers
from dei_core.scoring.record import plan_record

WRITERS = writers()[0]
TABLES = [writer for writer in WRITERS if writer.name in ("csv", "datapackage")]


@pytest.fixture(scope="module")
def stored(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The result of an example, and its folder."""
    result = evaluate(repository / "examples" / "gigabit-2022")
    return result, publish(result, tmp_path_factory.mktemp("run") / "out" / "gigabit-2022", TABLES)


@pytest.fixture
def folder(repository: Path, tmp_path: Path) -> Path:
    """A result folder that a test may change."""
    return publish(evaluate(repository / "examples" / "gigabit-2022"), tmp_path / "out", TABLES)


def test_tables_are_those_that_were_written(stored: Any) -> None:
    """By name, with every cell, kind and meaning."""
    result, folder = stored
    made = read_result(folder)

    assert sorted(made.frames) == sorted(frame.name for frame in result_frames(result.card))
    for frame in result_frames(result.card):
        back = made.frames[frame.name]
        assert (back.about, back.fields, len(back)) == (frame.about, frame.fields, len(frame))
        for field in frame.fields:
            was, now = frame.columns[field.name], back.columns[field.name]
            if field.kind == "string":
                assert [word or None for word in was] == list(now)
            else:
                np.testing.assert_array_equal(np.asarray(was, np.float64), now)


def test_plan_lock_and_run_are_those_that_were_written(stored: Any) -> None:
    """And an untouched folder has nothing to tell."""
    result, folder = stored
    made = read_result(folder)

    assert made.plan == plan_record(result.evaluation.plan, result.card)
    assert made.run["plan_digest"] == made.lock["plan_digest"]
    assert made.findings == ()


def test_the_examples_of_docstring_and_readme_run(stored: Any, repository: Path, monkeypatch: Any) -> None:
    """As they are shown."""
    _, folder = stored
    monkeypatch.chdir(folder.parent.parent)
    test = doctest.DocTestFinder().find(read, "read_result", globs={})[0]
    readme = (repository / "README.md").read_text(encoding="utf-8")
    (shown,) = (
        text for text in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "read_result" in text
    )
    names: dict[str, Any] = {}
    exec(shown, names)

    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0
    assert sum(names["weights"].values()) == pytest.approx(1.0)


def test_without_a_data_package_the_engine_knows_its_own_columns(repository: Path, tmp_path: Path) -> None:
    """Numbers are numbers all the same."""
    csv = [writer for writer in WRITERS if writer.name == "csv"]
    made = read_result(publish(evaluate(repository / "examples" / "gigabit-2022"), tmp_path / "out", csv))

    assert made.frames["ranking"].columns["score"].dtype == np.float64
    assert [field.kind for field in made.frames["weights"].fields] == [
        "string", "integer", "string", "string", "number", "number",
    ]  # fmt: skip


def rewritten(folder: Path, name: str, values: Any) -> None:
    (folder / name).write_text(json.dumps(values), encoding="utf-8")


def run_of(folder: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return values


def test_a_result_of_an_earlier_version_is_read_as_far_as_it_goes(folder: Path) -> None:
    """All but the plan, and it says that it is old."""
    (folder / "plan.json").unlink()
    run = run_of(folder)
    del run["files"]["plan.json"]
    rewritten(folder, "run.json", run)
    made = read_result(folder)
    found = [finding for finding in made.findings if finding.message is say.RESULT_OLD]

    assert made.plan is None
    assert "no plan" in repr(made)
    assert len(made.frames["ranking"]) > 2
    assert only(found).severity == "warning"
    assert "left by an earlier version, without plan.json" in only(found).says("en")


def left_by_the_first_version(folder: Path) -> None:
    """Version 0.1 wrote no plan.json, no seal, and the names of its files alone."""
    (folder / "plan.json").unlink()
    run = run_of(folder)
    names = [*run["files"], "run.json"]
    del run["seal"], run["failed"]
    rewritten(folder, "run.json", run | {"files": sorted({*names} - {"plan.json"})})


def test_a_result_of_the_first_version_is_old_and_not_edited(folder: Path) -> None:
    """What was in its files then cannot be told, so nobody is told that it changed."""
    left_by_the_first_version(folder)
    made = read_result(folder)

    assert [finding.message for finding in made.findings] == [say.RESULT_OLD]
    assert len(made.frames["ranking"]) > 2


def test_a_result_of_the_first_version_is_replaced_but_for_what_is_foreign(
    repository: Path, folder: Path
) -> None:
    """As that version replaced it itself; a file that it did not write is in the way."""
    left_by_the_first_version(folder)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    result = evaluate(repository / "examples" / "gigabit-2022")

    assert only(findings(publish, result, folder)).message is say.FOREIGN_FILES
    (folder / "notes.txt").unlink()
    publish(result, folder)
    assert read_result(folder).findings == ()


def test_a_file_that_is_gone_is_told(folder: Path) -> None:
    """A result without its ranking is not whole."""
    (folder / "ranking.csv").unlink()
    finding = only(read_result(folder).findings)

    assert finding.message is say.RESULT_LACKS
    assert "no longer there: ranking.csv" in finding.says("en")
    assert "以下文件已不存在：ranking.csv" in finding.says("zh")


def test_files_that_were_changed_since_are_told(folder: Path) -> None:
    """A number edited in a spreadsheet is not taken for a score in silence."""
    ranking = folder / "ranking.csv"
    ranking.write_text(ranking.read_text(encoding="utf-8").replace("9", "8"), encoding="utf-8")

    assert [finding.message for finding in read_result(folder).findings] == [say.RESULT_CHANGED]


def test_a_folder_without_a_result_is_refused(tmp_path: Path) -> None:
    """With what is lacking."""
    finding = only(findings(read_result, tmp_path))

    assert finding.message is say.NO_RESULT
    assert "there is no run.json in it" in finding.says("en")
    assert "缺少 run.json" in finding.says("zh")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("run.json", "[]"),
        ("run.json", '{"files": 1}'),
        ("plan.json", "{"),
        ("ranking.csv", "track,year\ncities,2022,1\n"),
        ("ranking.csv", "track,year\ncities,soon\n"),
        ("datapackage.json", '{"resources": [{}]}'),
    ],
)
def test_what_cannot_be_read_is_named(folder: Path, name: str, text: str) -> None:
    """The file, and why."""
    (folder / name).write_text(text, encoding="utf-8")
    finding = only(findings(read_result, folder))

    assert finding.message is say.RESULT_UNREADABLE
    assert str(finding.place.file).endswith(name)
    assert "无法读取结果中的该文件" in finding.says("zh")


def test_a_plan_of_a_later_form_is_refused(folder: Path) -> None:
    """It may mean something else by the same words."""
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    rewritten(folder, "plan.json", {**plan, "form": 99})
    finding = only(findings(read_result, folder))

    assert finding.message is say.PLAN_LATER
    assert finding.facts == {"form": 99, "known": 1}


def test_a_plan_of_another_shape_is_told_fault_by_fault(folder: Path) -> None:
    """Each with its place."""
    plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    rewritten(folder, "plan.json", {**plan, "year": "2022", "colour": 1})

    assert {finding.code for finding in findings(read_result, folder)} == {"wrong-type", "unknown-key"}
