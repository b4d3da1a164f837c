"""dei verify."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from needing import needs

needs("dei-tables")


@pytest.fixture
def held(dei: Any, edition: Path) -> Path:
    """The small edition with its first expected results and lock."""
    (edition.parent / "CHANGELOG.md").write_text("## Unreleased\n", encoding="utf-8")
    done = dei("verify", "--accept", edition)

    assert (0, "") == (done.code, done.err)
    assert "first results written" in done.out
    return edition


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_as_expected_passes(dei: Any, held: Path) -> None:
    done = dei("verify", held)

    assert (0, "") == (done.code, done.err)
    assert "as expected" in done.out
    assert "ranking (3)" in done.out
    assert done.out.endswith("Examples: 1; differing: 0; skipped: 0\n")


def test_an_altered_score_is_named_by_region_and_node(dei: Any, held: Path) -> None:
    """Region, node, column, expected and got, in both languages; exit code 1."""
    replace(held / "expected/ranking.csv", "54.0", "54.25")
    english, chinese = dei("verify", held), dei("verify", held, "--lang", "zh")

    assert (1, 1) == (english.code, chinese.code)
    assert "demo/expected/ranking.csv" in english.err
    assert "cities: row 3: 二市 (A2): index: score expected 54.25, got 54.0" in english.err
    assert "nothing that the lock holds has moved" in english.err
    assert "[verify-differs]" in english.err
    assert "二市 (A2)：index：score 预期为 54.25，实得 54.0" in chinese.err
    assert "锁定文件所载内容均无变动" in chinese.err


def test_the_rule_that_changed_is_named(dei: Any, held: Path) -> None:
    """Through the committed lock; without one, that there is none."""
    replace(held / "pack/pack.toml", "low = 0, high = 100", "low = 0, high = 80")
    done = dei("verify", held)
    (held / "edition.lock.toml").unlink()
    unlocked = dei("verify", held)

    assert (1, 1) == (done.code, unlocked.code)
    assert (
        "moved since the lock: rule of 'demo.fibre': params.high 100.0 -> 80.0 (pack demo 0.1.0)" in done.err
    )
    assert "[lock-rule-moved]" in done.err
    assert "there is no lock to say what moved" in unlocked.err


def test_rows_that_are_gone_or_new_are_named(dei: Any, held: Path) -> None:
    replace(held / "data.csv", "A3,三市", "A4,四市")
    english, chinese = dei("verify", held, "--json"), dei("verify", held, "--lang", "zh")
    says = {item["code"]: item for item in english.document["findings"]}

    assert english.code == 1
    assert {"verify-row-gone", "verify-row-new"} <= set(says)
    assert says["verify-row-gone"]["place"]["region"] == "三市 (A3)"
    assert says["verify-row-new"]["place"]["region"] == "四市 (A4)"
    assert says["verify-row-gone"]["en"]["says"].startswith(
        "index: expected, but no longer among the results"
    )
    assert says["verify-row-new"]["en"]["says"].startswith("index: among the results, but not expected")
    assert "index：预期中有，结果中已无" in chinese.err
    assert "index：结果中有，预期中没有" in chinese.err
    # Other data are no other plan: what the lock says of them is a warning here.
    assert says["lock-data-moved"]["severity"] == "warning"


def test_an_unknown_table_is_named_even_when_accepted(dei: Any, held: Path) -> None:
    (held / "expected/rankings.csv").write_text("track\ncities\n", encoding="utf-8")
    done, accepted = dei("verify", held), dei("verify", "--accept", held, "--json")

    assert (1, 1) == (done.code, accepted.code)
    assert "the run makes no result table 'rankings'" in done.err
    assert accepted.codes == ["verify-unknown-table"]
    assert "运行结果中没有表“rankings”" in dei("verify", held, "--lang", "zh").err


def test_absent_data_are_skipped_with_the_reason(dei: Any, held: Path) -> None:
    """Someone without the data can verify the other examples."""
    (held / "data.csv").unlink()
    english, chinese = dei("verify", held), dei("verify", held, "--lang", "zh")

    assert (0, 0) == (english.code, chinese.code)
    assert "skipped, as its data are not here: the data file data.csv is not there" in english.err
    assert "已跳过，数据不在此处：找不到数据文件 data.csv" in chinese.err
    assert "skipped: 1" in english.out
    assert dei("verify", held, "--json").codes == ["verify-skipped"]


def test_an_example_that_does_not_run_fails(dei: Any, held: Path) -> None:
    """With its own findings, under the example's name."""
    replace(held / "edition.toml", "demo.city", "demo.town")
    done = dei("verify", held, "--json")

    assert done.code == 1
    assert done.document["examples"][0]["outcome"] == "differs"
    assert done.document["findings"][0]["place"]["file"] == "demo/edition.toml"


def test_examples_are_found_below_the_current_folder(
    dei: Any, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """./examples by default; where there are none, that is said."""
    assert dei("verify", "--json").codes == ["verify-no-examples"]
    assert "no folder here holds both an edition and expected results" in dei("verify").err
    assert "此处没有同时含年度方案和预期结果" in dei("verify", "--lang", "zh").err
    (held.parent / "examples").mkdir()
    held.rename(held.parent / "examples/demo")
    monkeypatch.chdir(held.parent)

    assert [item["name"] for item in dei("verify", "--json").document["examples"]] == ["demo"]


def test_a_score_that_moved_is_accepted_and_told(dei: Any, held: Path) -> None:
    """Round trip: fails, is accepted, passes; the changelog names the edition and what moved."""
    replace(held / "pack/pack.toml", "low = 0, high = 100", "low = 0, high = 90")
    before, accepted, after = dei("verify", held), dei("verify", "--accept", held), dei("verify", held)
    told = " ".join((held.parent / "CHANGELOG.md").read_text(encoding="utf-8").split())

    assert [1, 0, 0] == [before.code, accepted.code, after.code]
    # 0.6 x (90/0.9 - 90) = 6 points
    assert (
        "`demo` (2024): 3 of 3 scores changed, by at most 6 points (cities, 二市); 0 ranks changed." in told
    )
    assert "params.high 100.0 -> 90.0 (pack demo 0.1.0)." in told


def test_what_cannot_be_written_ends_in_3(dei: Any, held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the file that could not be, which stays as it was."""
    before = (held / "expected/ranking.csv").read_bytes()

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = dei("verify", "--accept", held)

    assert done.code == 3
    assert "findings.csv cannot be written: No space left on device" in done.err
    assert "--out" not in done.err
    assert (held / "expected/ranking.csv").read_bytes() == before


def test_what_cannot_be_accepted_says_why(dei: Any, held: Path) -> None:
    """A column that no result has is the reader's mistake: nothing is written."""
    (held / "expected/ranking.csv").write_text("region,skore\nA1,1\n", encoding="utf-8")
    done = dei("verify", "--accept", held, "--json")

    assert (1, ["verify-unknown-column"]) == (done.code, done.codes)
    assert (held / "expected/ranking.csv").read_text(encoding="utf-8") == "region,skore\nA1,1\n"
