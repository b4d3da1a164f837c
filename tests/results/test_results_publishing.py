"""A result folder is whole or not there, whatever fails, and nothing else is ever overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from house import House, findings, only
from runs import run

from dei_core import DeiError, Finding, Result, Text, Writer, publish
from dei_core.messages import reading as say
from dei_core.messages import scoring as say_score

KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from house import House
from runs import run
from dei_core import Text, Writer, publish
house = House(Path(sys.argv[2]))
def die(result, folder):
    (folder / "half.csv").write_text("half")
    os._exit(9)
def moved(self, target):
    os.rename(self, target)
    os._exit(9)
if sys.argv[4] == "move":
    Path.rename = moved
    die = lambda result, folder: (folder / "new.csv").write_text("new")
publish(run(house), sys.argv[3], [Writer(name="die", about=Text(en="a", zh="甲"), write=die)])
"""


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

    assert sorted(contents(out)) == ["a.csv", "b.csv", "edition.lock.toml", "run.json"]
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

    assert sorted(contents(out.parent)) == ["out/b.csv", "out/edition.lock.toml", "out/run.json"]


def test_an_empty_folder_is_filled(tmp_path: Path, result: Result) -> None:
    """Someone made the folder beforehand."""
    (tmp_path / "out").mkdir()
    publish(result, tmp_path / "out", [])

    assert (tmp_path / "out" / "run.json").is_file()


@pytest.mark.parametrize("error", [ValueError("no"), KeyError("x"), RuntimeError("boom")])
def test_a_failing_writer_leaves_the_earlier_result(
    earlier: tuple[Path, dict[str, str]], result: Result, error: Exception
) -> None:
    """It is named, and not a byte of the earlier result or its surroundings changes."""
    out, before = earlier
    finding = only(findings(publish, result, out, [writer("a", "new"), failing(error)]))

    assert finding.message is say.WRITER_FAILED
    assert f"the writer 'bad' failed: {type(error).__name__}: {error}" in finding.says("en")
    assert f"写出器 'bad' 出错：{type(error).__name__}" in finding.says("zh")
    assert contents(out.parent) == before


def test_all_failing_writers_are_named(earlier: tuple[Path, dict[str, str]], result: Result) -> None:
    """A writer's own findings stay what they are."""
    out, before = earlier
    own = DeiError([Finding(message=say_score.NO_TABLE, facts={"track": "t", "given": "-"})])
    found = findings(publish, result, out, [failing(own), writer("worse", "", lambda: 1 / 0)])

    assert [finding.code for finding in found] == ["no-table", "writer-failed"]
    assert contents(out.parent) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)])
def test_an_interrupted_run_leaves_the_earlier_result(
    earlier: tuple[Path, dict[str, str]], result: Result, error: BaseException
) -> None:
    """The interruption goes on its way; nothing half-written stays."""
    out, before = earlier
    with pytest.raises(type(error)):
        publish(result, out, [failing(error)])

    assert contents(out.parent) == before


def test_a_full_disk_leaves_the_earlier_result(earlier: tuple[Path, dict[str, str]], result: Result) -> None:
    """It is said that nothing could be written, and why."""
    out, before = earlier
    finding = only(findings(publish, result, out, [failing(OSError(28, "No space left on device"))]))

    assert finding.message is say.CANNOT_WRITE
    assert f"the result cannot be written to {out}: No space left on device" in finding.says("en")
    assert f"无法将结果写入 {out}：No space left on device" in finding.says("zh")
    assert contents(out.parent) == before


def killed(house: House, out: Path, how: str) -> None:
    """A run in another process that dies without a word."""
    support = str(Path(__file__).resolve().parents[1] / "support")
    command = [sys.executable, "-c", KILLED, support, str(house.folder), str(out), how]
    assert subprocess.run(command, check=False).returncode == 9


def test_a_killed_run_leaves_the_earlier_result(
    tmp_path: Path, earlier: tuple[Path, dict[str, str]], result: Result
) -> None:
    """It is whole; what the dead run half wrote lies aside until it is old, and the next run clears it away."""
    out, _ = earlier
    before = contents(out)
    killed(House(tmp_path), out, "write")
    (part,) = (path for path in out.parent.iterdir() if path != out)

    assert contents(out) == before
    assert contents(part) == {"half.csv": "half"}

    publish(result, out, [])

    assert part.is_dir()

    hours_ago = time.time() - 7200
    os.utime(part, (hours_ago, hours_ago))
    publish(result, out, [])

    assert os.listdir(out.parent) == ["out"]


def test_a_run_killed_between_its_two_moves_is_undone(
    tmp_path: Path, earlier: tuple[Path, dict[str, str]], result: Result
) -> None:
    """The earlier result is aside; the next run puts it back before anything else, even if it fails itself."""
    out, _ = earlier
    before = contents(out)
    killed(House(tmp_path), out, "move")

    assert not out.exists()

    findings(publish, result, out, [failing(ValueError("no"))])

    assert contents(out) == before


def test_a_run_killed_after_its_moves_is_cleared_away(
    earlier: tuple[Path, dict[str, str]], result: Result
) -> None:
    """The new result is in place; the one before it is no longer needed."""
    out, _ = earlier
    (out.parent / ".out.previous").mkdir()
    (out.parent / ".out.previous" / "run.json").write_text("{}", encoding="utf-8")
    publish(result, out, [])

    assert os.listdir(out.parent) == ["out"]


def test_a_failing_move_puts_the_earlier_result_back(
    earlier: tuple[Path, dict[str, str]], result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of the two moves fails; the first is undone."""
    out, before = earlier
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(18, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    finding = only(findings(publish, result, out, []))

    assert finding.message is say.CANNOT_WRITE
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
    assert sorted(contents(out)) == ["c.csv", "edition.lock.toml", "run.json"]
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
