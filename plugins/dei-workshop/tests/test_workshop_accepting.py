"""New results accepted: expected tables, lock and changelog."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from needing import needs
from stopping import steps

from dei_core.host import lock_findings
from dei_workshop import accept, verify
from dei_workshop.verifying import accepting
from dei_workshop.verifying.accepting import score_move, tell, with_entry

needs("dei-tables")

HEAD = "# Changelog\n\n## Unreleased\n"


@pytest.fixture
def city(repository: Path, tmp_path: Path) -> Path:
    """An example with its expected ranking and lock, in a folder with a changelog."""
    folder = tmp_path / "examples/gigabit-2022"
    shutil.copytree(repository / "examples/gigabit-2022", folder)
    (tmp_path / "CHANGELOG.md").write_text(f"{HEAD}\n### Scores\n- Old.\n", encoding="utf-8")
    accept(verify(folder, "gigabit-2022"))
    return folder


def raise_target(folder: Path) -> None:
    rules = folder / "pack/rules.toml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("target = 22.2", "target = 25.0"), encoding="utf-8"
    )


def test_accepted_results_are_as_expected(city: Path, tmp_path: Path) -> None:
    """After a rule moved, accepting makes example and lock whole again, and the changelog says what moved."""
    raise_target(city)
    before = verify(city, "gigabit-2022")
    moved, notes = accept(before)
    after = verify(city, "gigabit-2022")
    told = " ".join((tmp_path / "CHANGELOG.md").read_text(encoding="utf-8").split())

    assert before.failed
    assert (after.findings, notes) == ((), ())
    assert lock_findings(after.result) == ()
    assert moved is not None
    # Baotou has 21 base stations: 2100/22.2 - 2100/25 points, a quarter of the index.
    assert moved.largest == pytest.approx((2100 / 22.2 - 84) / 4, rel=1e-9)
    assert (moved.regions, moved.changed, moved.ranks, moved.where) == (8, 5, 0, "city, 包头市")
    assert (
        "- Old. - `gigabit-2022` (2022): 5 of 8 scores changed, by at most 2.64865 points (city, 包头市); "
        "0 ranks changed. Moved since the lock: rule of 'gigabit.base_stations': params.target 22.2 -> 25.0 "
        "(pack gigabit 1.0.0)."
    ) in told


def test_however_it_is_stopped_accepting_again_ends_it(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before or after any file: files, lock and changelog are those of accepting at one go, told once."""
    raise_target(city)
    (city / "expected/findings.csv").write_text("code\nx\n", encoding="utf-8")
    began = tmp_path / "began"
    shutil.copytree(city, began / "examples/gigabit-2022")
    shutil.copy(tmp_path / "CHANGELOG.md", began)
    accept(verify(city, "gigabit-2022"))
    whole = contents(tmp_path)

    def stop_at(step: int, after: bool) -> bool:
        place = tmp_path / f"{step}{after}"
        shutil.copytree(began, place)
        example, made = place / "examples/gigabit-2022", count()

        def stopping(write: Callable[..., Any]) -> Callable[..., Any]:
            def wrapped(*args: Any, **named: Any) -> Any:
                at = next(made)
                if (at, after) == (step, False):
                    raise KeyboardInterrupt
                write(*args, **named)
                if at == step:
                    raise KeyboardInterrupt

            return wrapped

        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            for name in ("write_text", "write_lock"):
                patch.setattr(accepting, name, stopping(getattr(accepting, name)))
            accept(verify(example, "gigabit-2022"))
        if next(made) <= step:
            return True
        assert verify(example, "gigabit-2022").failed or (step, after) == (3, True)
        accept(verify(example, "gigabit-2022"))
        assert contents(place) == whole
        return False

    assert steps(stop_at) == 4


def contents(folder: Path) -> dict[str, str]:
    """The files that accepting writes."""
    paths = [
        *folder.glob("*.md"),
        *folder.glob("examples/*/expected/*"),
        *folder.glob("examples/*/*.lock.toml"),
    ]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def test_what_moves_no_score_tells_nothing(city: Path, tmp_path: Path) -> None:
    """A comment makes a new lock and no news."""
    told = (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    with (city / "pack/rules.toml").open("a", encoding="utf-8") as file:
        file.write("# A remark.\n")
    moved, _ = accept(verify(city, "gigabit-2022"))

    assert moved is not None
    assert not moved.moved
    assert (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8") == told
    assert verify(city, "gigabit-2022").findings == ()


def test_first_results_are_ranking_and_findings(city: Path, tmp_path: Path) -> None:
    """An example that has none gets both, and the changelog says that they are the first."""
    shutil.rmtree(city / "expected")
    moved, _ = accept(verify(city, "gigabit-2022"))

    assert moved is None
    assert sorted(path.name for path in (city / "expected").iterdir()) == ["findings.csv", "ranking.csv"]
    assert "first expected results, 8 scores." in (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    assert verify(city, "gigabit-2022").tables == {"findings": 0, "ranking": 8}


def test_a_broken_table_is_written_again(city: Path) -> None:
    """What was no table becomes the whole result table."""
    (city / "expected/ranking.csv").write_text("a,a\n", encoding="utf-8")
    assert [finding.code for finding in verify(city, "x").findings] == ["verify-bad-table"]
    accept(verify(city, "x"))

    assert verify(city, "x").findings == ()


def test_without_a_changelog_the_entry_is_handed_over(tmp_path: Path) -> None:
    """A file without the section is no changelog either: the warning holds the line to write."""
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 1.0\n", encoding="utf-8")
    (finding,) = tell(tmp_path, "`x`: moved.")

    assert (finding.code, finding.severity) == ("accept-no-changelog", "warning")
    assert finding.says().startswith("what moved was written nowhere: ")
    assert finding.says("zh").startswith("变动未写入更新日志：")
    assert "`x`: moved." in finding.mend()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HEAD, f"{HEAD}\n### Scores\n- One.\n"),
        (f"{HEAD}\n### Scores\n- Old.\n", f"{HEAD}\n### Scores\n- Old.\n- One.\n"),
        (
            f"{HEAD}\n### Scores\n- Old.\n\n### Added\n- This.\n\n## 1.0\n",
            f"{HEAD}\n### Scores\n- Old.\n- One.\n\n### Added\n- This.\n\n## 1.0\n",
        ),
        (
            f"{HEAD}\n### Added\n- This.\n\n## 1.0\n\n### Scores\n- Then.\n",
            f"{HEAD}\n### Scores\n- One.\n\n### Added\n- This.\n\n## 1.0\n\n### Scores\n- Then.\n",
        ),
    ],
)
def test_an_entry_stands_under_unreleased_scores(before: str, after: str) -> None:
    """At the end of the section, which is made where there is none; released versions are untouched."""
    assert with_entry(before, "One.") == after


def test_regions_that_come_and_go_are_counted() -> None:
    """By track, year and region; a score that vanishes is a change without a size."""
    same = {"track": "t", "year": "1", "name": "N", "rank": "1"}
    old = [{**same, "region": "A", "score": "5.0"}, {**same, "region": "B", "score": "4.0"}]
    new = [{**same, "region": "A", "score": "", "rank": ""}, {**same, "region": "C", "score": "1.0"}]
    found = score_move(old, new)

    assert (found.regions, found.changed, found.largest, found.ranks) == (1, 1, 0.0, 1)
    assert (found.added, found.removed) == (1, 1)
