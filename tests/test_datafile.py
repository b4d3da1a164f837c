"""A dataset's file: found in its folders, read by the one reader for its format, fingerprinted."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from pathlib import Path

import pytest
from house import findings, only
from stopping import killed, steps

from dei_core import Text
from dei_core.editions import messages as say
from dei_core.editions.datafile import Input, read_dataset
from dei_core.model.dataset import Dataset
from dei_core.packs.code import Contribution
from dei_core.plugin import Reader, Sheet


def reader(name: str, *suffixes: str) -> Contribution:
    """A reader that gives one row with its own name."""

    def read(path: Path, sheet: str | None) -> Sheet:
        return Sheet(file=path.name, header=("region",), columns=([sheet or name],), rows=(2,))

    return Contribution(pack=name, label=name, record=Reader(name=name, suffixes=suffixes, read=read))


def read(folder: Path, *readers: Contribution, **fields: object) -> Input:
    """What a dataset of an edition in a folder leads to."""
    return read_dataset("d", Dataset(**{"path": "a.csv", **fields}), folder, "edition.toml", readers)  # type: ignore[arg-type]


def test_a_file_is_read_and_fingerprinted(tmp_path: Path) -> None:
    """The suffix says which reader, in upper or lower case; the digest is of the file's bytes."""
    (tmp_path / "a.CSV").write_bytes(b"region\nx\n")
    data = read(tmp_path, reader("plain", ".csv"), reader("other", ".xlsx"), path="a.CSV", sheet="S")

    assert data.sha256 == hashlib.sha256(b"region\nx\n").hexdigest()
    assert (data.path, data.size, data.rows, data.reader) == ("a.CSV", 9, 1, "plain")
    assert data.sheet.columns == (["S"],)


def test_a_copy_that_finds_no_room_is_no_fault_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, a folder that takes no file, and none at all: told as what they are, with the way out."""

    class Full:
        def write(self, part: memoryview) -> int:
            if len(part) > 3:
                return 3
            raise OSError(errno.ENOSPC, "No space left on device")

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.csv").write_bytes(b"region\nx\n")
    for owner, name, stand_in in (
        (Path, "open", lambda *_, **__: Full()),
        (Path, "open", refuse),
        (tempfile, "mkdtemp", refuse),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, stand_in)
            finding = only(findings(read, tmp_path, reader("plain", ".csv")))

        assert finding.message is say.NO_COPY
        assert "No space left on device" in finding.text("zh")
        assert "TMPDIR" in finding.text("en")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_what_a_killed_read_leaves_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at any step, the reader's own included: the next read leaves no copy of the data behind."""
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    (tmp_path / "a.csv").write_text("region\nx\n", encoding="utf-8")
    left = []

    def once(step: int, after: bool) -> bool:
        done = killed(lambda: read(tmp_path, reader("plain", ".csv")), step, after)
        left.append(bool(os.listdir(aside)))
        read(tmp_path, reader("plain", ".csv"))

        assert os.listdir(aside) == [], f"step {step}"
        return done

    steps(once)
    assert any(left)


def test_a_file_is_read_whole_where_the_disk_takes_it_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is the file to the last byte."""
    plain = Path.open
    content = bytes(range(256)) * 50

    class Slow:
        def __init__(self, path: Path) -> None:
            self.file = plain(path, "xb", buffering=0)

        def write(self, part: memoryview) -> int:
            return self.file.write(part[:1000]) or 0

        def __enter__(self) -> Slow:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

    seen = []

    def keep(path: Path, sheet: str | None) -> Sheet:
        seen.append(path.read_bytes())
        return Sheet(file=path.name, header=("region",), columns=(["a"],), rows=(2,))

    (tmp_path / "a.csv").write_bytes(content)
    monkeypatch.setattr(
        Path, "open", lambda path, *how, **more: Slow(path) if "xb" in how else plain(path, *how, **more)
    )
    read(tmp_path, Contribution(pack="p", label="p", record=Reader(name="p", suffixes=(".csv",), read=keep)))

    assert seen == [content]


def test_the_first_folder_that_holds_the_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may be an environment variable; one that is not set is passed over."""
    monkeypatch.setenv("TOWNS_DATA", str(tmp_path / "far"))
    monkeypatch.delenv("NOT_SET", raising=False)
    for name in ("far", "near"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.csv").write_text(name, encoding="utf-8")
    folders = ("$NOT_SET", "empty", "$TOWNS_DATA", "near")

    assert read(tmp_path, reader("plain", ".csv"), folders=folders).size == len("far")
    assert read(tmp_path, reader("plain", ".csv"), folders=("near", "$TOWNS_DATA")).size == len("near")


def test_a_file_that_is_nowhere_names_all_folders(tmp_path: Path) -> None:
    """And says how to obtain it, where the edition does."""
    obtain = Text(en="Ask the bureau.", zh="请向统计局索取。")
    finding = only(findings(read, tmp_path, folders=(".", "x", "$NOT_SET"), obtain=obtain))

    assert finding.message is say.DATA_NOT_FOUND
    assert finding.place.path == "dataset.d"
    assert finding.facts["looked"] == [
        str(tmp_path / "a.csv"),
        str(tmp_path / "x" / "a.csv"),
        Text(en="$NOT_SET (not set)", zh="$NOT_SET（未设置）"),
    ]
    assert finding.text("en").endswith("Ask the bureau.")
    assert finding.text("zh").endswith("请向统计局索取。")
    assert "Put the file there, or correct path or folders." in only(findings(read, tmp_path)).text()


@pytest.mark.parametrize(
    ("fields", "en", "zh"),
    [
        (
            {},
            "no installed reader takes '.csv', did you mean '.csw'? Install dei-tables, or use one of: .csw, .txt.",
            "没有已安装的读取器支持“.csv”，是否应为“.csw”？",
        ),
        (
            {"format": "plian"},
            "no installed reader takes 'plian', did you mean 'plain'?",
            "支持“plian”，是否应为“plain”？",
        ),
    ],
)
def test_a_format_that_no_reader_takes_is_named(
    tmp_path: Path, fields: dict[str, str], en: str, zh: str
) -> None:
    """With what they take."""
    (tmp_path / "a.csv").write_text("", encoding="utf-8")
    finding = only(findings(read, tmp_path, reader("plain", ".csw", ".txt"), **fields))

    assert finding.message is say.NO_READER
    assert en in finding.text("en")
    assert zh in finding.text("zh")


def test_two_readers_of_one_suffix_are_named(tmp_path: Path) -> None:
    """Neither wins in silence; the dataset says which."""
    (tmp_path / "a.csv").write_text("", encoding="utf-8")
    both = (reader("plain", ".csv"), reader("fancy", ".csv"))
    finding = only(findings(read, tmp_path, *both))

    assert finding.message is say.MANY_READERS
    assert finding.says("en") == "several installed readers take '.csv': plain, fancy"
    assert finding.says("zh") == "有多个已安装的读取器支持“.csv”：plain、fancy"
    assert read(tmp_path, *both, format="fancy").reader == "fancy"


def test_a_reader_that_breaks_is_named(tmp_path: Path) -> None:
    """An exception inside somebody's reader is a finding with its name, not a crash."""

    def broken(path: Path, sheet: str | None) -> Sheet:
        raise ZeroDivisionError("inside")

    (tmp_path / "a.csv").write_text("region\n", encoding="utf-8")
    made = Contribution(pack="p", label="p", record=Reader(name="odd", suffixes=(".csv",), read=broken))
    finding = only(findings(read, tmp_path, made))

    assert finding.message is say.READER_FAILED
    assert "'odd'" in finding.text("en")
    assert "ZeroDivisionError: inside" in finding.text("zh")
