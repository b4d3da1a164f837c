"""A run that is killed, or interrupted, at any step of writing leaves the earlier or the new result, whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest
from house import House, run
from stopping import killed, steps, stopped

from dei_core import Result, Text, publish
from dei_core.files import rooms
from dei_core.host import recover_result, write_folder, write_text
from dei_core.plugin import Writer

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(House(tmp_path_factory.mktemp("edition")))


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flushing takes its time, and matters to the one test that looks at it: a killed process loses nothing by it."""
    if "flushed" not in request.node.name:
        monkeypatch.setattr(os, "fsync", lambda handle: None)


def writer(text: str) -> Writer:
    """A writer of two files, one of them deep."""

    def write(result: Result, folder: Path) -> None:
        (folder / "deep").mkdir()
        for name in ("a.csv", "deep/b.csv"):
            write_text(folder / name, text)

    return Writer(name="a", about=Text(en="a", zh="甲"), write=write)


def contents(folder: Path) -> dict[str, bytes] | None:
    """The files of a folder; None where it is not there."""
    if not folder.exists():
        return None
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(params=["swapped", "moved"])
def swaps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system can exchange two folders; where it cannot, it is two moves."""
    if request.param == "moved":
        monkeypatch.setattr(rooms, "swapped", lambda one, two: False)
    return bool(request.param == "swapped")


@pytest.fixture(params=[3, pytest.param(1, marks=pytest.mark.heavy)], ids=["every third step", "every step"])
def every(request: pytest.FixtureRequest) -> int:
    """At which of its steps the work is stopped."""
    return int(request.param)


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Path]:
    """A new place for each step."""
    return (tmp_path / str(number) / "out" for number in count())


@pytest.mark.parametrize("first", [True, False])
def test_a_run_killed_at_any_step(result: Result, places: Any, swaps: bool, first: bool, every: int) -> None:
    """The result is the earlier or the new one; the next run works, and nothing is left beside it.

    Where two folders can change places there is no moment without a result; where not, every reader puts it back.
    """
    new = contents(publish(result, next(places), [writer("new")]))
    seen = set()

    def once(step: int, after: bool) -> bool:
        out = next(places)
        before = None if first else contents(publish(result, out, [writer("old")]))
        done = killed(lambda: publish(result, out, [writer("new")]), step, after)
        if not swaps:
            recover_result(out)
        found = contents(out)

        assert found in (before, new), f"step {step}"
        seen.add(found == new)
        publish(result, out, [writer("new")])
        assert contents(out) == new
        assert os.listdir(out.parent) == ["out"], f"step {step}"
        return done

    assert steps(once, every) > 40
    assert seen == {True, False}


def test_a_run_killed_where_it_cannot_swap_leaves_a_moment_without_a_result(
    result: Result, places: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the test above does try what readers put back."""
    monkeypatch.setattr(rooms, "swapped", lambda one, two: False)
    gone = []

    def once(step: int, after: bool) -> bool:
        out = next(places)
        publish(result, out, [writer("old")])
        done = killed(lambda: publish(result, out, [writer("new")]), step, after)
        gone.append(not out.exists())
        return done

    steps(once)
    assert 1 <= sum(gone) <= 4


def test_a_run_interrupted_at_any_step(result: Result, places: Any, swaps: bool, every: int) -> None:
    """Ctrl-C before or after any step: whole, and the interruption goes on its way."""
    new = contents(publish(result, next(places), [writer("new")]))

    def interrupt() -> NoReturn:
        raise KeyboardInterrupt

    def once(step: int, after: bool) -> bool:
        out = next(places)
        before = contents(publish(result, out, [writer("old")]))
        try:
            stopped(lambda: publish(result, out, [writer("new")]), step, interrupt, after)
            done = True
        except KeyboardInterrupt:
            done = False
        if not swaps:
            recover_result(out)

        assert contents(out) in (before, new), f"step {step}"
        publish(result, out, [writer("new")])
        assert contents(out) == new
        assert os.listdir(out.parent) == ["out"], f"step {step}"
        return done

    assert steps(once, every) > 40


WORK: dict[str, Callable[[Path, str], object]] = {
    "file": lambda place, text: write_text(place / "file.txt", text, over=True),
    "folder": lambda place, text: write_folder(
        place / "folder", lambda new: [write_text(new / name, text) for name in "ab"]
    ),
}


@pytest.mark.parametrize("kind", WORK)
def test_a_file_or_folder_killed_at_any_step(places: Any, kind: str) -> None:
    """It is whole or not there; the next try works, and nothing is left beside it."""
    whole = {"file": {"file.txt": b"new"}, "folder": {"folder/a": b"new", "folder/b": b"new"}}[kind]

    def once(step: int, after: bool) -> bool:
        place = next(places)
        place.mkdir(parents=True)
        if kind == "file":
            WORK[kind](place, "old")
        done = killed(lambda: WORK[kind](place, "new"), step, after)
        recover_result(place / "nothing")
        found = contents(place)

        assert found in (whole, {"file.txt": b"old"} if kind == "file" else {}), f"step {step}"
        if kind == "file" or not found:
            WORK[kind](place, "new")
        assert contents(place) == whole
        assert len(os.listdir(place)) == 1, f"step {step}"
        return done

    assert steps(once) > 8


def test_a_room_whose_process_lives_is_left_alone(tmp_path: Path) -> None:
    """Another run does not clear away what this one is making, however long it takes."""
    with rooms.room(tmp_path / "out") as made:
        made.new.mkdir()
        os.utime(made.folder, (1, 1))
        assert rooms.sweep(tmp_path)
        assert made.new.is_dir()

    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="no open file can be removed there")
def test_a_room_is_swept_by_one_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its mark stays locked until it is gone: whoever is just making it sees that, and makes another."""
    (tmp_path / f"{rooms.PREFIX}abcdefgh").mkdir()
    mark = tmp_path / f"{rooms.PREFIX}abcdefgh" / rooms.MARK
    mark.write_bytes(b"")
    clear, locked = rooms._clear, []

    def watched(room: rooms.Room) -> None:
        with mark.open("r+b") as again:
            locked.append(not rooms._locked(again))
        clear(room)

    monkeypatch.setattr(rooms, "_clear", watched)
    rooms.sweep(tmp_path)

    assert locked == [True]
    assert os.listdir(tmp_path) == []


def test_a_room_that_somebody_sweeps_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One whose mark another process has locked before its maker could is not taken for a room."""
    taken = iter([False, True])
    monkeypatch.setattr(rooms, "_locked", lambda mark: next(taken, True))
    with rooms.room(tmp_path / "out") as made:
        folders = set(os.listdir(tmp_path))
        assert made.folder.name in folders
        assert len(folders) == 2


def test_a_room_of_another_user_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that all may write to, a mark can be anybody's, and name any place."""
    room = tmp_path / f"{rooms.PREFIX}abcdefgh"
    for name in ("old", "new"):
        (room / name).mkdir(parents=True)
    (room / rooms.MARK).write_bytes(rooms._HEAD + b"out\n")
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: -1)
        assert not rooms.sweep(tmp_path)
    assert os.listdir(tmp_path) == [room.name]

    rooms.sweep(tmp_path)
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["../away", "/tmp/away", "deep/away"])
def test_a_mark_that_names_a_place_elsewhere_is_none_of_ours(tmp_path: Path, name: str) -> None:
    """What is put back is put beside the room, whatever its mark says."""
    room = tmp_path / "here" / f"{rooms.PREFIX}abcdefgh"
    for inside in ("old", "new"):
        (room / inside).mkdir(parents=True)
    (room / rooms.MARK).write_bytes(rooms._HEAD + name.encode() + b"\n")
    rooms.sweep(room.parent)

    assert sorted(os.listdir(room)) == [rooms.MARK, "new", "old"]


def test_what_is_written_is_flushed_before_it_takes_its_place(
    result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file and folder of a result, and then the folder that it is in: a power cut finds one or the other."""
    told: list[tuple[str, str]] = []
    fsync, swapped = os.fsync, rooms.swapped

    def noted(handle: int) -> None:
        told.append(("flush", os.readlink(f"/proc/self/fd/{handle}")))
        fsync(handle)

    def swap(one: Path, two: Path) -> bool:
        told.append(("swap", str(one)))
        return swapped(one, two)

    out = publish(result, tmp_path / "out", [writer("old")])
    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(rooms, "swapped", swap)
    publish(result, out, [writer("new")])
    at = next(place for place, (what, _) in enumerate(told) if what == "swap")
    new = told[at][1]
    flushed = {name.removeprefix(new) for _, name in told[:at] if name.startswith(new)}

    assert flushed == {"", "/deep", *(f"/{name}" for name in contents(out) or {})}
    assert told[at + 1 :] == [("flush", str(tmp_path))]
