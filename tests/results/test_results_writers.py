"""Every installed writer, made to fail, loses its own files only; a track in which nobody scores stops none of them."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from house import House, run, towns

from dei_core import Result, Table, publish
from dei_core.host import PartlyPublished, writers
from dei_core.plugin import Writer

ASKED = ("analysis", "parquet")
EVERY = {writer.name: writer for writer in writers(ASKED)[0]}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(House(tmp_path_factory.mktemp("edition")))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the record of the run, which tells which writers failed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "run.json"
    }


@pytest.fixture(scope="module")
def whole(result: Result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What all of them leave together."""
    return contents(publish(result, tmp_path_factory.mktemp("whole") / "out", EVERY.values()))


def broken(writer: Writer) -> Writer:
    """A writer that does its work and then fails."""

    def write(result: Result, folder: Path) -> None:
        writer.write(result, folder)
        raise ZeroDivisionError("as it was closing its files")

    return attrs.evolve(writer, write=write)


@pytest.mark.parametrize("name", EVERY)
def test_a_writer_that_fails_loses_its_own_files_only(
    result: Result, whole: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    """All other files are the same to the bit, and the next run makes the result whole again."""
    alone = contents(publish(result, tmp_path / "alone", [EVERY[name]])).keys() - {
        "edition.lock.toml",
        "plan.json",
    }
    made = [broken(writer) if writer.name == name else writer for writer in EVERY.values()]
    with pytest.raises(PartlyPublished) as caught:
        publish(result, tmp_path / "out", made)

    assert alone
    assert contents(tmp_path / "out") == {path: text for path, text in whole.items() if path not in alone}
    assert json.loads((tmp_path / "out/run.json").read_text())["failed"] == [name]
    assert [finding.facts["writer"] for finding in caught.value.findings] == [name]
    assert "ZeroDivisionError: as it was closing its files" in caught.value.findings[0].says()

    publish(result, tmp_path / "out", EVERY.values())
    assert contents(tmp_path / "out") == whole


def test_nobody_has_a_score_and_every_file_is_written(tmp_path: Path) -> None:
    """Each region lacks another indicator: the report says that no region has a score, and who lacks what."""
    table = towns()
    columns = {name: column.copy() for name, column in table.columns.items()}
    for place, column in enumerate(columns.values()):
        column[place :: len(columns)] = float("nan")
    made = run(House(tmp_path / "edition"), _with(table, columns))
    out = publish(made, tmp_path / "out", EVERY.values())
    (track,) = json.loads((out / "report.json").read_text())["tracks"]

    assert {"report.html", "workbook.xlsx", "ranking.csv", "ranking.parquet"} <= set(os.listdir(out))
    assert track["regions"]["score"] == [None] * len(table)
    assert {points for column in track["regions"]["pillar_points"].values() for points in column} <= {None}
    assert [one["text"]["en"] for one in track["overview"]["sentences"]] == ["No region has a score."]
    assert len(track["quality"]["unscored"]) == len(table)
    assert all(one["lacking"] for one in track["quality"]["thin"])


def _with(table: Table, columns: Any) -> Table:
    return Table(
        regions=table.regions,
        names=table.names,
        columns=columns,
        traits=table.traits,
        parents=table.parents,
    )


FULL = """
import sys
sys.path.insert(0, sys.argv[1])
import resource
from pathlib import Path
from house import House, run
from dei_core import DeiError, publish
from dei_core.host import writers
result = run(House(Path(sys.argv[2])))
if sys.argv[4] == "file size":
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
if sys.argv[4] == "nobody":
    import os
    os.setgid(65534), os.setuid(65534)
try:
    publish(result, sys.argv[3], writers()[0])
except DeiError as error:
    print([finding.code for finding in error.findings])
"""


@pytest.mark.optional
@pytest.mark.skipif(sys.platform != "linux", reason="limits and disks of Linux")
@pytest.mark.parametrize("how", ["file size", "small disk", "nobody", "read-only"])
def test_a_disk_that_takes_no_more_leaves_the_earlier_result(
    result: Result, tmp_path: Path, how: str
) -> None:
    """A limit on files, a disk of 64 KB, a folder of somebody else's: one finding, nothing changed, nothing left."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = how in ("small disk", "read-only") and _mounted(place)
    if how in ("small disk", "read-only") and not mounted:
        pytest.skip("no disk can be mounted here")
    if how == "nobody" and os.geteuid() != 0:
        pytest.skip("only root can become nobody")
    try:
        out = publish(result, place / "out", [])
        before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
        if how == "read-only":
            subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
        support = str(Path(__file__).resolve().parents[1] / "support")
        command = [sys.executable, "-c", FULL, support, str(tmp_path / "edition"), str(out), how]
        done = subprocess.run(command, capture_output=True, text=True, check=False)

        assert (done.stdout, done.stderr) == ("['cannot-write']\n", "")
        assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
        assert os.listdir(place) == ["out"]
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(place)], check=True)


def _mounted(place: Path) -> bool:
    if shutil.which("mount") is None or os.geteuid() != 0:
        return False
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_another_disk_is_told(result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be moved there: the earlier result stays, and nothing is left."""
    out = publish(result, tmp_path / "out", [])
    before = contents(out)

    def refuse(*_: Any) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", refuse)
        with pytest.raises(Exception, match="Invalid cross-device link"):
            publish(result, out, [EVERY["csv"]])
    assert contents(out) == before
    assert os.listdir(tmp_path) == ["out"]
