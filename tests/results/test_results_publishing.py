"""A result folder is whole or not there, whatever fails, and nothing else is ever overwritten."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from house import House, findings, only, run

from dei_core import DeiError, Finding, Result, Text, publish
from dei_core.editions import messages as say
from dei_core.host import PartlyPublished
from dei_core.plugin import Writer
from dei_core.scoring import messages as say_scoring


@pytest.fixture
def result(tmp_path: Path) -> Result:
    return run(House(tmp_path))


def writer(name: str, text: str = "", then: Callable[[], Any] | None = None) -> Writer:
    """A writer that leaves one file and then does something."""

    def write(result: Result, folder: Path) -> None:
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        if then is not None:
            then()

    return Writer(name=name, about=Text(en="a", zh="甲"), write=write)


def failing(error: BaseException) -> Writer:
    def fail() -> None:
        raise error

    return writer("bad", "half", fail)


def record_of(folder: Path) -> Any:
    """What run.json says."""
    return json.loads((folder / "run.json").read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder, hidden ones included."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def earlier(tmp_path: Path, result: Result) -> tuple[Path, dict[str, str]]:
    """An earlier result and what it holds."""
    out = publish(result, tmp_path / "runs" / "out", [writer("a", "one")])
    return out, contents(out.parent)


def test_a_result_holds_what_writers_left_and_its_own_record(tmp_path: Path, result: Result) -> None:
    """Writers run in order of name; lock and run.json come last; parents are made."""
    told: list[tuple[str, str]] = []
    out = publish(
        result, tmp_path / "x" / "y", [writer("b", "2"), writer("a", "1")], lambda *what: told.append(what)
    )
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))

    assert sorted(contents(out)) == ["a.csv", "b.csv", "edition.lock.toml", "plan.json", "run.json"]
    assert told == [("write", "a"), ("write", "b")]
    assert out == tmp_path / "x" / "y"
    assert record["edition"] == {"name": {"en": "Towns 2024", "zh": "2024 年城镇"}, "year": 2024}
    assert list(record["tracks"]) == ["towns"]
    assert (record["tracks"]["towns"]["rows"], record["tracks"]["towns"]["scored"]) == (4, 4)
    assert record["versions"]["packs"] == {"base": "1.2.0", "town": "0.3.0"}
    assert record["plan_digest"] in (out / "edition.lock.toml").read_text(encoding="utf-8")
    assert record["seconds"] == {"score": 0.25}
    assert record["specimen"] is False
    assert os.listdir(tmp_path / "x") == ["y"]
    assert out.stat().st_mode & 0o777 == 0o755


def test_a_specimen_says_so_in_the_record(tmp_path: Path) -> None:
    """Made-up data are never taken for real ones."""
    house = House(tmp_path)
    house.edition["dataset"]["towns"]["specimen"] = True
    out = publish(run(house), tmp_path / "out", [])

    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["specimen"] is True


def test_an_earlier_result_is_replaced_as_a_whole(
    earlier: tuple[Path, dict[str, str]], result: Result
) -> None:
    """Files that only the earlier one had are gone, and nothing else is left behind."""
    out, _ = earlier
    publish(result, out, [writer("b", "two")])

    assert sorted(contents(out.parent)) == [
        "out/b.csv",
        "out/edition.lock.toml",
        "out/plan.json",
        "out/run.json",
    ]


def test_an_empty_folder_is_filled(tmp_path: Path, result: Result) -> None:
    """Someone made the folder beforehand."""
    (tmp_path / "out").mkdir()
    publish(result, tmp_path / "out", [])

    assert (tmp_path / "out" / "run.json").is_file()


@pytest.mark.parametrize(
    "error", [ValueError("no"), KeyError("x"), OSError("gone"), MemoryError(), RecursionError()]
)
def test_a_failing_writer_loses_its_own_files_alone(tmp_path: Path, result: Result, error: Exception) -> None:
    """Those of all others stand, the record names it, and what it had half written is gone."""
    writers = [writer("a", "new"), failing(error), writer("c", "too")]
    with pytest.raises(PartlyPublished) as caught:
        publish(result, tmp_path / "out", writers)
    finding = only(caught.value.findings)

    assert finding.message is say.WRITER_FAILED
    assert (
        f"the writer 'bad' failed, and the result has no files of it: {type(error).__name__}"
        in finding.says()
    )
    assert f"写出器“bad”出错，结果中没有它的文件：{type(error).__name__}" in finding.says("zh")
    assert caught.value.folder == tmp_path / "out"
    assert sorted(contents(tmp_path / "out")) == [
        "a.csv",
        "c.csv",
        "edition.lock.toml",
        "plan.json",
        "run.json",
    ]
    assert record_of(tmp_path / "out")["failed"] == ["bad"]
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


def test_all_failing_writers_are_named(tmp_path: Path, result: Result) -> None:
    """With their own findings, where they have them."""
    own = DeiError([Finding(message=say_scoring.NO_TABLE, facts={"track": "t", "given": "-"})])
    found = findings(publish, result, tmp_path / "out", [failing(own), writer("worse", "", lambda: 1 / 0)])

    assert [finding.facts["writer"] for finding in found] == ["bad", "worse"]
    assert own.findings[0].says("zh") in found[0].says("zh")
    assert "ZeroDivisionError" in found[1].says()


def leaves(name: str, text: str, path: str) -> Writer:
    """A writer that leaves one file at a path."""

    def write(result: Result, folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    return Writer(name=name, about=Text(en="a", zh="甲"), write=write)


@pytest.mark.parametrize(
    ("first", "second", "clashes"),
    [
        ("scores.csv", "scores.csv", True),
        ("scores.csv", "Scores.csv", True),
        ("deep/scores.csv", "deep", True),
        ("deep", "deep/scores.csv", True),
        ("deep/scores.csv", "deep/ranks.csv", False),
        ("a.csv", "run.json", True),
        ("a.csv", "edition.lock.toml", True),
    ],
)
def test_no_writer_writes_over_anothers_file(
    tmp_path: Path, result: Result, first: str, second: str, clashes: bool
) -> None:
    """The one that comes second is told whose file it is, and loses its own."""
    writers = [leaves("one", "1", first), leaves("two", "2", second)]
    if clashes:
        finding = only(findings(publish, result, tmp_path / "out", writers))

        assert finding.facts["writer"] == "two"
        assert "written by others already" in finding.says()
    else:
        publish(result, tmp_path / "out", writers)
    made = contents(tmp_path / "out")

    assert made[first] == "1"
    assert clashes or made[second] == "2"
    assert set(record_of(tmp_path / "out")["files"]) == {*made} - {"run.json"}


@pytest.mark.skipif(os.name == "nt", reason="no such files")
@pytest.mark.parametrize("make", [lambda path: path.symlink_to("/"), os.mkfifo])
def test_a_writer_leaves_files_only(tmp_path: Path, result: Result, make: Callable[[Path], None]) -> None:
    """Neither links nor pipes get into a result."""
    odd = Writer(name="odd", about=Text(en="a", zh="甲"), write=lambda _, folder: make(folder / "odd"))
    finding = only(findings(publish, result, tmp_path / "out", [odd, writer("a", "1")]))

    assert "neither file nor folder: odd" in finding.says()
    assert sorted(contents(tmp_path / "out")) == ["a.csv", "edition.lock.toml", "plan.json", "run.json"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)])
def test_an_interrupted_run_leaves_the_earlier_result(
    earlier: tuple[Path, dict[str, str]], result: Result, error: BaseException
) -> None:
    """The interruption goes on its way; nothing half-written stays."""
    out, before = earlier
    with pytest.raises(type(error)):
        publish(result, out, [failing(error)])

    assert contents(out.parent) == before


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_full_disk_leaves_the_earlier_result(
    earlier: tuple[Path, dict[str, str]], result: Result, wrapped: bool
) -> None:
    """It is said that nothing could be written, and why, whatever the writer made of it."""
    out, before = earlier
    full = OSError(errno.ENOSPC, "No space left on device")
    error: Exception = full
    if wrapped:
        error = RuntimeError("the library failed")
        error.__cause__ = full
    finding = only(findings(publish, result, out, [failing(error)]))

    assert finding.message is say.CANNOT_WRITE
    assert f"the result cannot be written to {out}: No space left on device" in finding.says("en")
    assert f"无法将结果写入 {out}：No space left on device" in finding.says("zh")
    assert contents(out.parent) == before


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path, result: Result) -> None:
    """Whoever runs it, and however deep."""
    (tmp_path / "file").write_text("text", encoding="utf-8")
    for out in (tmp_path / "file" / "out", tmp_path / "file" / "deep" / "out"):
        finding = only(findings(publish, result, out, []))

        assert finding.message is say.CANNOT_WRITE
        assert str(out) in finding.text()
    assert (tmp_path / "file").read_text(encoding="utf-8") == "text"


def test_a_foreign_folder_is_refused(tmp_path: Path, result: Result) -> None:
    """A folder with anything but a result in it is not replaced."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("1", encoding="utf-8")
    finding = only(findings(publish, result, tmp_path / "thesis", [writer("a")]))

    assert finding.message is say.NOT_A_RESULT
    assert "is not empty and holds no earlier result" in finding.says()
    assert f"文件夹 {tmp_path / 'thesis'} 非空，且不含此前的结果" in finding.says("zh")
    assert contents(tmp_path / "thesis") == {"chapter.txt": "1"}


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path, result: Result) -> None:
    (tmp_path / "file").write_text("2", encoding="utf-8")
    finding = only(findings(publish, result, tmp_path / "file", [writer("a")]))

    assert finding.message is say.NOT_A_FOLDER
    assert (tmp_path / "file").read_text(encoding="utf-8") == "2"


@pytest.mark.parametrize("name", ["notes.md", "deep/notes.md", ".hidden"])
def test_nothing_that_a_run_did_not_write_is_removed(
    tmp_path: Path, earlier: tuple[Path, dict[str, str]], result: Result, name: str
) -> None:
    """A user's file in a result folder stops the next run there; the file and the result stay."""
    out, _ = earlier
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("mine", encoding="utf-8")
    finding = only(findings(publish, result, out, [writer("b", "two")]))

    assert finding.message is say.FOREIGN_FILES
    assert name in finding.text("en")
    assert name in finding.text("zh")
    assert (out / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("text", ["{}", "[]", "not json", '{"files": 3}'])
def test_somebody_elses_run_json_makes_no_result_folder(tmp_path: Path, result: Result, text: str) -> None:
    """An edition's folder that happens to hold a run.json keeps its edition."""
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "run.json").write_text(text, encoding="utf-8")
    (tmp_path / "edition" / "edition.toml").write_text("name = 1", encoding="utf-8")
    finding = only(findings(publish, result, tmp_path / "edition", [writer("a")]))

    assert finding.message is say.NOT_A_RESULT
    assert (tmp_path / "edition" / "edition.toml").exists()


def test_a_link_to_a_result_stays_a_link(
    tmp_path: Path, earlier: tuple[Path, dict[str, str]], result: Result
) -> None:
    """What it leads to is replaced."""
    out, _ = earlier
    link = tmp_path / "latest"
    link.symlink_to(out)
    publish(result, link, [writer("b", "two")])
    publish(result, link, [writer("c", "three")])

    assert link.is_symlink()
    assert sorted(contents(out)) == ["c.csv", "edition.lock.toml", "plan.json", "run.json"]
    assert os.listdir(out.parent) == ["out"]


def test_a_relative_folder_is_taken_from_here(
    tmp_path: Path, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if a writer changes the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "else").mkdir()
    out = publish(result, "out", [writer("a", "1", lambda: os.chdir(tmp_path / "else"))])

    assert out == tmp_path / "out"
    assert (tmp_path / "out" / "a.csv").is_file()
