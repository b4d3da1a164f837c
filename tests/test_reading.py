"""Only regular files are read, at once or not at all, and what is hashed is what was parsed."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from house import findings, only

from dei_core import evaluate
from dei_core.editions import messages as say_editions
from dei_core.editions.datafile import read_dataset
from dei_core.editions.lock import files_of, lock_of
from dei_core.host import NotRegular, bytes_of, lock_findings, read_lock
from dei_core.model.dataset import Dataset
from dei_core.packs.code import Contribution
from dei_core.plugin import Reader, Sheet
from dei_core.toml import messages as say
from dei_workshop import verify

KINDS = {"a pipe": "管道", "a folder": "文件夹", "a device": "设备", "a socket": "套接字"}


@pytest.fixture(params=KINDS)
def irregular(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Something that is no file, put in the place of one: (kind, put)."""
    opened = []

    def put(path: Path) -> None:
        path.unlink(missing_ok=True)
        match request.param:
            case "a pipe":
                os.mkfifo(path)
            case "a folder":
                path.mkdir()
            case "a device":
                path.symlink_to("/dev/zero")
            case _:
                short = tmp_path_factory.mktemp("s") / "s"
                opened.append(socket.socket(socket.AF_UNIX))
                opened[-1].bind(str(short))
                path.symlink_to(short)

    yield request.param, put
    for one in opened:
        one.close()


@pytest.fixture
def city(repository: Path, tmp_path: Path) -> Path:
    """A copy of an example of one pack, one track and one dataset, with its lock."""
    folder = tmp_path / "gigabit-2022"
    shutil.copytree(repository / "examples/gigabit-2022", folder)
    return folder


PLACES: dict[str, Callable[[Path], Any]] = {
    "edition.toml": evaluate,
    "data.csv": evaluate,
    "pack/rules.toml": evaluate,
    "edition.lock.toml": lambda city: lock_findings(evaluate(city)),
    "old.lock.toml": lambda city: read_lock(city / "old.lock.toml"),
    "year1.lock.toml": lambda city: evaluate(frozen(city)),
}


def frozen(city: Path) -> Path:
    """The edition with references from a lock of another year."""
    path = city / "edition.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("[stages.tier]", '[stages.normalise]\nreferences = "year1.lock.toml"\n\n[stages.tier]'),
        encoding="utf-8",
    )
    return city


@pytest.mark.parametrize("place", PLACES)
def test_what_is_no_file_is_refused_at_once(city: Path, place: str, irregular: Any) -> None:
    """In the place of an edition, data, a pack's file, a lock or references: by what it is, without waiting for it."""
    kind, put = irregular
    put(city / place)
    finding = only(findings(PLACES[place], city))

    assert finding.message is say.NOT_REGULAR
    assert finding.says("en").startswith(f"is {kind}; only regular files are read")
    assert finding.says("zh").startswith(f"是{KINDS[kind]}；只读取普通文件")


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    """What it leads to counts."""
    (tmp_path / "a").write_bytes(b"\0x")
    (tmp_path / "b").symlink_to("a")

    assert bytes_of(tmp_path / "b") == b"\0x"
    with pytest.raises(NotRegular) as caught:
        bytes_of(tmp_path)
    assert caught.value.kind.zh == "文件夹"


def test_what_lies_there_is_looked_at_again_when_it_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe put in the place of a file between the look and the opening is not read, nor waited for."""
    path = tmp_path / "a"
    path.write_bytes(b"x")
    usual = os.open

    def exchanged(name: Any, flags: int, *more: Any) -> int:
        path.unlink()
        os.mkfifo(path)
        return usual(name, flags, *more)

    monkeypatch.setattr("os.open", exchanged)
    with pytest.raises(NotRegular):
        bytes_of(path)


def test_the_digest_is_of_the_bytes_that_were_parsed(tmp_path: Path) -> None:
    """A reader that is slow, and a file that is exchanged meanwhile: digest, size and cells are of one moment."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"region\nx\n")

    def slow(copy: Path, sheet: str | None) -> Sheet:
        path.write_bytes(b"region\nanother\n")
        cells = copy.read_text(encoding="utf-8").split()
        return Sheet(file=copy.name, header=(cells[0],), columns=(cells[1:],), rows=(2,))

    made = Contribution(pack="p", label="p", record=Reader(name="p", suffixes=(".csv",), read=slow))
    data = read_dataset("d", Dataset(path="a.csv"), tmp_path, "edition.toml", (made,))

    assert data.sheet.columns == (["x"],)
    assert (data.sha256, data.size) == (hashlib.sha256(b"region\nx\n").hexdigest(), 9)
    assert data.sheet.file == "a.csv"


def test_nothing_of_the_data_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The private copy is gone after reading, and after a refusal; without a place for it there is a finding."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "aside"))
    (tmp_path / "aside").mkdir()
    (tmp_path / "a.csv").write_bytes(b"region\nx\n")

    def broken(copy: Path, sheet: str | None) -> Sheet:
        raise ZeroDivisionError

    made = Contribution(pack="p", label="p", record=Reader(name="p", suffixes=(".csv",), read=broken))
    given = ("d", Dataset(path="a.csv"), tmp_path, "edition.toml", (made,))

    assert only(findings(read_dataset, *given)).code == "reader-failed"
    assert list((tmp_path / "aside").iterdir()) == []

    (tmp_path / "aside").rmdir()
    (tmp_path / "aside").write_bytes(b"")  # a file where the folder was

    assert only(findings(read_dataset, *given)).message is say_editions.NO_COPY


def test_a_pack_is_hashed_as_it_was_read(city: Path) -> None:
    """A pack's file that changes between reading and locking keeps the digest of what was read."""
    result = evaluate(city)
    before = hashlib.sha256((city / "pack/rules.toml").read_bytes()).hexdigest()
    (city / "pack/rules.toml").write_bytes(b"")

    assert lock_of(result)["pack"]["gigabit"]["files"]["rules.toml"] == before


def test_an_expected_table_that_is_no_file_is_a_finding(city: Path) -> None:
    """So that `dei verify` does not wait for it either."""
    path = next((city / "expected").glob("*.csv"))
    path.unlink()
    os.mkfifo(path)

    found = verify(city, "gigabit-2022").findings

    assert any("it is a pipe, not a regular file" in finding.says() for finding in found)


def test_what_is_no_module_ends_no_lock(tmp_path: Path, city: Path) -> None:
    """A folder or a pipe whose name ends as a module's is passed over among the code of a pack."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "a.py").write_bytes(b"x = 1")
    (folder / "b.py").mkdir()
    os.mkfifo(folder / "c.py")
    pack = evaluate(city).evaluation.registry.packs["gigabit"]
    manifest = attrs.evolve(pack.pack, provides=("methods",))
    found = files_of(attrs.evolve(pack, pack=manifest, location=str(folder)))

    assert found["code"] == {"a.py": hashlib.sha256(b"x = 1").hexdigest()}
