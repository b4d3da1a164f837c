"""What is in the place of a result already: foreign, edited, in use, or not to be replaced at all."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from house import House, findings, only, run

from dei_core import DeiError, Result, Text, publish
from dei_core.editions import messages as say
from dei_core.files import rooms as rooms_of_the_core
from dei_core.host import recover_result
from dei_core.plugin import Writer


@pytest.fixture
def result(tmp_path: Path) -> Result:
    return run(House(tmp_path / "edition"))


def writer(text: str = "1") -> Writer:
    """A writer of two files, one of them deep."""

    def write(result: Result, folder: Path) -> None:
        (folder / "deep").mkdir()
        (folder / "a.csv").write_text(text, encoding="utf-8")
        (folder / "deep/b.csv").write_text(text, encoding="utf-8")

    return Writer(name="a", about=Text(en="a", zh="甲"), write=write)


def tree(folder: Path) -> dict[str, bytes | str]:
    """Everything in a folder: contents of files, where links lead, folders."""
    return {
        path.relative_to(folder).as_posix(): (
            os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else "folder"
        )
        for path in sorted(folder.rglob("*"))
    }


FOREIGN: dict[str, Callable[[Path], object]] = {
    "notes.md": lambda path: path.write_text("mine"),
    ".hidden": lambda path: path.write_text("mine"),
    "deep/notes.md": lambda path: path.write_text("mine"),
    "empty/": lambda path: path.mkdir(),
    "deep/empty/": lambda path: path.mkdir(),
    "link": lambda path: path.symlink_to("a.csv"),
    "folder-link": lambda path: path.symlink_to("deep"),
    "broken-link": lambda path: path.symlink_to("nowhere"),
    "中文 \n“笔记”.txt": lambda path: path.write_text("mine"),
    ".dei-room-notes/": lambda path: path.mkdir(),
}


@pytest.mark.skipif(os.name == "nt", reason="such names and links")
@pytest.mark.parametrize("name", FOREIGN)
def test_whatever_no_run_wrote_is_refused(tmp_path: Path, result: Result, name: str) -> None:
    """Files, folders and links, hidden ones and empty ones, are named and stay, and so does the result."""
    out = publish(result, tmp_path / "out", [writer()])
    FOREIGN[name](out / name)
    before = tree(tmp_path)
    finding = only(findings(publish, result, out, [writer("2")]))

    assert finding.message is say.FOREIGN_FILES
    assert finding.facts["files"] == [name]
    assert tree(tmp_path) == before


EDITS: dict[str, Callable[[Path], object]] = {
    "appended": lambda path: path.write_bytes(path.read_bytes() + b" "),
    "emptied": lambda path: path.write_bytes(b""),
    "one sign": lambda path: path.write_bytes(path.read_bytes().replace(b"1", b"2", 1)),
    "a link": lambda path: (path.rename(path.parent / "deep" / "b.csv"), path.symlink_to("deep/b.csv")),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", ["a.csv", "edition.lock.toml", "run.json"])
def test_a_file_edited_by_hand_is_refused(tmp_path: Path, result: Result, name: str, edit: str) -> None:
    """It is named, with the ways out, and stays; run.json itself too."""
    out = publish(result, tmp_path / "out", [writer()])
    if edit == "a link" and os.name == "nt":
        pytest.skip("links")
    EDITS[edit](out / name)
    before = tree(tmp_path)
    finding = only(findings(publish, result, out, [writer("2")]))

    assert finding.code in ("edited-files", "not-a-result", "foreign-files")
    assert name in finding.text("en")
    assert name in finding.text("zh")
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices")
@pytest.mark.parametrize(
    "put", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"]
)
@pytest.mark.parametrize("name", ["a.csv", "run.json"])
def test_a_pipe_or_a_device_in_it_is_not_waited_for(
    tmp_path: Path, result: Result, name: str, put: Callable[[Path], object]
) -> None:
    """It is no result's, and refused at once."""
    out = publish(result, tmp_path / "out", [writer()])
    (out / name).unlink()
    put(out / name)
    finding = only(findings(publish, result, out, [writer("2")]))

    assert finding.code == ("not-a-result" if name == "run.json" else "edited-files")


def test_an_edit_made_while_the_writers_work_is_seen(tmp_path: Path, result: Result) -> None:
    """The place is looked at again at the last moment."""
    out = publish(result, tmp_path / "out", [writer()])
    late = Writer(
        name="late", about=Text(en="a", zh="甲"), write=lambda *_: (out / "a.csv").write_text("mine") and None
    )
    finding = only(findings(publish, result, out, [late]))

    assert finding.message is say.EDITED_FILES
    assert (out / "a.csv").read_text() == "mine"


@pytest.mark.parametrize("name", ["a.csv", "deep/b.csv"])
def test_a_file_that_is_gone_stands_in_nobodys_way(tmp_path: Path, result: Result, name: str) -> None:
    """Who removed it does not want it."""
    out = publish(result, tmp_path / "out", [writer()])
    (out / name).unlink()
    publish(result, out, [writer("2")])

    assert (out / name).read_text() == "2"


@pytest.mark.parametrize(
    "name", [".out.previous", ".out.draft-2024.part", ".dei-room-0000000z", ".dei-room-drafts", "out.old"]
)
@pytest.mark.parametrize("inside", ["notes.txt", "run.json", "made-by-dei.txt", "new", "old"])
def test_folders_beside_it_without_our_mark_stay(
    tmp_path: Path, result: Result, name: str, inside: str
) -> None:
    """Whatever they are called, whatever lies in them, and however old they are."""
    mine = tmp_path / "runs" / name
    mine.mkdir(parents=True)
    (mine / inside).write_text("mine", encoding="utf-8")
    os.utime(mine, (1, 1))
    for text in ("1", "2"):
        publish(result, tmp_path / "runs/out", [writer(text)])
    recover_result(tmp_path / "runs/nothing")

    assert (mine / inside).read_text() == "mine"
    assert sorted(os.listdir(tmp_path / "runs")) == sorted([name, "out"])


def test_the_roots_of_disks_and_the_folder_one_stands_in_are_refused(
    tmp_path: Path, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would have to be moved from under whoever uses them; nothing is read of what is in them."""
    (tmp_path / "here/deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here/deep")
    for place in (Path(tmp_path.anchor), Path(), Path(".."), tmp_path / "here", tmp_path / "here/deep/."):
        finding = only(findings(publish, result, place, [writer()]))

        assert finding.message is say.FIXED_FOLDER
    assert tree(tmp_path / "here") == {"deep": "folder"}


def test_what_a_run_is_made_from_is_not_replaced(tmp_path: Path) -> None:
    """The edition's own folder, one above it, its pack's, that of its data and of the references it uses."""
    house = House(tmp_path / "ed")
    made = run(house)
    for place in (tmp_path / "ed", tmp_path):
        finding = only(findings(publish, made, place, [writer()]))

        assert finding.message is say.INPUT_INSIDE
        assert str(tmp_path / "ed") in finding.text("zh")
    earlier = publish(made, tmp_path / "ed/earlier", [writer()])
    house.edition["dataset"]["towns"]["path"] = "earlier/a.csv"
    house.edition["previous"] = "earlier"
    finding = only(findings(publish, run(house), earlier, [writer()]))

    assert finding.message is say.INPUT_INSIDE
    assert str(earlier / "a.csv") in finding.text()


def test_a_path_that_is_none_is_refused(tmp_path: Path, result: Result) -> None:
    """A NUL in it, a name of a thousand signs, a link to itself: a finding, never a traceback."""
    (tmp_path / "loop").symlink_to("loop")
    for place in (f"{tmp_path}/a\0b", tmp_path / ("a" * 1000), tmp_path / "loop"):
        assert only(findings(publish, result, place, [writer()])).message is say.CANNOT_WRITE


@pytest.mark.parametrize("name", ["中文 结果", "a'b\"c", "-x", "~", "%d{x}", "a\nb", "é" * 100, "[out]*?"])
def test_any_name_can_be_written_and_replaced(tmp_path: Path, result: Result, name: str) -> None:
    """Odd characters and long names are names."""
    for text in ("1", "2"):
        out = publish(result, tmp_path / "runs" / name, [writer(text)])

    assert (out / "a.csv").read_text() == "2"
    assert os.listdir(tmp_path / "runs") == [name]


def test_permissions_are_those_of_the_earlier_folder_or_the_users(tmp_path: Path, result: Result) -> None:
    """A result kept from others stays kept from them; a new one follows the umask."""
    before = os.umask(0o027)
    try:
        out = publish(result, tmp_path / "out", [writer()])
    finally:
        os.umask(before)
    first = (out.stat().st_mode & 0o777, (out / "a.csv").stat().st_mode & 0o777)
    publish(result, out, [writer("2")])

    assert first == (0o750, 0o640)
    assert out.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("swaps", [True, False])
def test_runs_at_the_same_time_leave_one_of_their_results(
    tmp_path: Path, result: Result, swaps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole, with nothing beside it, whoever came last, and with no failure on the way."""
    if not swaps:
        monkeypatch.setattr(rooms_of_the_core, "swapped", lambda one, two: False)
    failed: list[BaseException] = []
    ready = threading.Barrier(4)

    def publish_often(text: str) -> None:
        ready.wait()
        try:
            for _ in range(8):
                publish(result, tmp_path / "runs/out", [writer(text)])
        except DeiError as error:
            failed.append(error)

    threads = [threading.Thread(target=publish_often, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out = tmp_path / "runs/out"

    assert failed == []
    assert (out / "a.csv").read_text() == (out / "deep/b.csv").read_text()
    assert os.listdir(out.parent) == ["out"]
    assert json.loads((out / "run.json").read_text())["failed"] == []
