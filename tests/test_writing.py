"""A file takes its place in one move, and never that of what somebody else wrote or changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from house import findings, only
from hypothesis import given
from hypothesis import strategies as st

from dei_core.files.writing import FILE_NOT_WRITTEN, FILE_THERE, FOLDER_THERE, NOT_A_FILE, is_sealed
from dei_core.host import SEAL, sealed, write_file, write_folder, write_text


@given(st.text(), st.text(), st.data())
def test_a_seal_tells_every_edit(before: str, after: str, data: st.DataObject) -> None:
    """A sealed text is known as it was written, and no more with any of its bytes changed, left out or added."""
    content = (
        sealed(f"{before}{SEAL}{after}").encode("utf-8", "surrogatepass") if _plain(before + after) else b""
    )
    if not content or SEAL[:11] in after:
        return
    place = data.draw(st.integers(0, len(content) - 1))
    other = bytes([content[place] ^ data.draw(st.integers(1, 255))])

    assert is_sealed(content)
    assert not is_sealed(content[:place] + other + content[place + 1 :])
    assert not is_sealed(content[:place] + content[place + 1 :])
    assert not is_sealed(content[:place] + b"x" + content[place:])


def _plain(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def test_a_text_without_a_place_for_a_seal_is_refused() -> None:
    with pytest.raises(ValueError, match="has no SEAL"):
        sealed("text")


THERE: dict[str, tuple[Callable[[Path], object], str]] = {
    "somebody's file": (lambda path: path.write_text("mine"), "file-there"),
    "an edited file": (lambda path: path.write_text(sealed(f"a {SEAL}").replace("a", "b", 1)), "file-there"),
    "a folder": (lambda path: path.mkdir(), "not-a-file"),
    "a pipe": (os.mkfifo, "not-a-file"),
    "a link to a device": (lambda path: path.symlink_to(os.devnull), "not-a-file"),
    "a link to a file": (lambda path: path.symlink_to(path.parent / "real"), "file-there"),
}


@pytest.mark.skipif(os.name == "nt", reason="pipes and devices")
@pytest.mark.parametrize("there", THERE)
def test_what_is_not_ours_is_refused_and_stays(tmp_path: Path, there: str) -> None:
    """It is named, and so is the way out; nothing is left beside it."""
    (tmp_path / "real").write_text("mine")
    place = tmp_path / "place"
    make, code = THERE[there]
    make(place)
    before = place.lstat()
    finding = only(findings(write_text, place, "ours"))

    assert finding.code == code
    assert finding.message in (FILE_THERE, NOT_A_FILE)
    assert str(tmp_path) in finding.text("zh") or os.devnull in finding.text("zh")
    assert place.lstat() == before
    assert (tmp_path / "real").read_text() == "mine"
    assert sorted(os.listdir(tmp_path)) == ["place", "real"]


def test_what_is_ours_is_replaced(tmp_path: Path) -> None:
    """The same text, a sealed one as it was written, and whatever `over` says; permissions stay."""
    place = write_text(tmp_path / "deep/file", "one")
    write_text(place, "one")
    write_text(place, sealed(f"two {SEAL}"), over=True)
    place.chmod(0o600)
    write_text(place, "three")

    assert (place.read_text(), place.stat().st_mode & 0o777) == ("three", 0o600)


def test_a_failing_fill_leaves_the_earlier_file(tmp_path: Path) -> None:
    """Whatever is raised goes on its way."""
    place = write_text(tmp_path / "file", "one")

    def fail(new: Path) -> None:
        new.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_file(place, fail, over=True)
    assert (place.read_text(), os.listdir(tmp_path)) == ("one", ["file"])


@pytest.mark.parametrize("path", ["a\0b", "a" * 1000, "file/below"])
def test_a_place_that_cannot_be_is_told(tmp_path: Path, path: str) -> None:
    """For a file as for a folder."""
    (tmp_path / "file").write_text("mine")

    assert only(findings(write_text, f"{tmp_path}/{path}", "x")).message is FILE_NOT_WRITTEN
    assert only(findings(write_folder, f"{tmp_path}/{path}", lambda new: None)).message is FILE_NOT_WRITTEN


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")

    assert only(findings(write_folder, tmp_path, lambda new: None)).message is FOLDER_THERE
