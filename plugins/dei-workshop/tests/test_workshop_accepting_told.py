"""What stands in the way of telling how scores moved: changelogs and earlier rankings of every kind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from needing import needs

from dei_workshop import accept, verify
from dei_workshop.verifying import messages as say
from dei_workshop.verifying.accepting import tell
from dei_workshop.verifying.examples import examples_in

needs("dei-tables")

LOG = "# 日志\n\n## Unreleased\n\n### Scores\n- Old.\n\n## 1.0\n- First.\n"


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_changelog_that_is_no_utf_8_is_told_and_stays(tmp_path: Path, encoding: str) -> None:
    """Results and lock are accepted all the same; the entry is there to be written by hand."""
    content = LOG.encode(encoding)
    (tmp_path / "CHANGELOG.md").write_bytes(content)
    (finding,) = tell(tmp_path, "`demo`: moved")

    assert finding.message is say.BAD_CHANGELOG
    assert "`demo`: moved" in finding.text("en")
    assert "`demo`: moved" in finding.text("zh")
    assert (tmp_path / "CHANGELOG.md").read_bytes() == content


@pytest.mark.parametrize(("end", "mark"), [("\n", b""), ("\r\n", b""), ("\r\n", b"\xef\xbb\xbf")])
def test_a_changelog_keeps_the_ends_of_its_lines(tmp_path: Path, end: str, mark: bytes) -> None:
    """One line more, and not a byte of the others changed."""
    before = mark + LOG.replace("\n", end).encode()
    (tmp_path / "CHANGELOG.md").write_bytes(before)
    tell(tmp_path, "New.")
    old = f"- Old.{end}".encode()

    assert (tmp_path / "CHANGELOG.md").read_bytes() == before.replace(old, old + f"- New.{end}".encode())


@pytest.mark.parametrize("cell", ['"94,0"', "n/a", "9\x004", "inf", "nan", "1e999", "9" * 400, "#DIV/0!", ""])
def test_an_earlier_ranking_whose_scores_are_no_numbers_is_replaced(
    repository: Path, tmp_path: Path, cell: str
) -> None:
    """As a spreadsheet saves it, or with an error of its: what was no score has not moved by any points."""
    folder = tmp_path / "examples/gigabit-2022"
    shutil.copytree(repository / "examples/gigabit-2022", folder)
    accept(verify(folder, "gigabit-2022"))
    ranking = folder / "expected/ranking.csv"
    head, first, rest = ranking.read_text(encoding="utf-8").split("\n", 2)
    good = f"{head}\n{first}\n{rest}"
    cells = first.split(",")
    cells[head.split(",").index("score")] = cell
    ranking.write_text("\n".join([head, ",".join(cells), rest]), encoding="utf-8")
    moved, _ = accept(verify(folder, "gigabit-2022"))

    assert moved is not None
    assert (moved.changed, moved.largest) == (1, 0.0)
    assert ranking.read_text(encoding="utf-8") == good


@pytest.mark.skipif(os.name == "nt", reason="names of links")
def test_what_vanishes_while_examples_are_looked_for_is_passed_over(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Folders that nobody may open, or that go meanwhile, as those of processes do, hold no example."""
    shutil.copytree(repository / "examples/gigabit-2022", tmp_path / "a/gigabit-2022")
    (tmp_path / "gone").mkdir()
    scan: Callable[..., object] = os.scandir

    def scandir(path: object = ".") -> object:
        if str(path).endswith("gone"):
            raise FileNotFoundError(2, "gone", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)

    assert list(examples_in([tmp_path])) == [tmp_path / "a/gigabit-2022"]
