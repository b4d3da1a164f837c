"""`previous` in an edition: the folder of the edition before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dei_core import Finding, open_edition

ROOT = Path(__file__).resolve().parents[1]


def found(folder: Path, previous: str | None) -> list[Finding]:
    """The findings of a copy of an edition that names an edition before."""
    shutil.copytree(ROOT / "examples/gigabit-2022", folder, dirs_exist_ok=True)
    file = folder / "edition.toml"
    line = "" if previous is None else f'previous = "{previous}"\n'
    file.write_text(line + file.read_text(encoding="utf-8"), encoding="utf-8")
    return [one for one in open_edition(folder).plan.findings if one.code == "no-edition-before"]


@pytest.mark.parametrize("there", ["edition.toml", "draft.toml"])
def test_an_edition_before_may_be_a_folder_or_a_file(tmp_path: Path, there: str) -> None:
    """Nothing is said where it is there; nothing of it is read."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / there).touch()
    named = "../old" if there == "edition.toml" else "../old/draft.toml"

    assert found(tmp_path / "new", named) == []
    assert found(tmp_path / "other", None) == []


def test_a_missing_one_is_a_warning_in_both_languages(tmp_path: Path) -> None:
    """The run goes on, as no score depends on it; the warning names the path and what it starts from."""
    (finding,) = found(tmp_path / "new", "../old")

    assert finding.severity == "warning"
    assert finding.place.path == "previous"
    assert "'../old'" in finding.text("en")
    assert "找不到上期年度方案“../old”" in finding.text("zh")
    assert str(tmp_path / "new") in finding.text("zh")
