"""dei lock, and dei run --locked."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from needing import needs

needs("dei-tables")


def raise_goalpost(edition: Path) -> None:
    path = edition / "pack/pack.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("high = 100", "high = 65"), encoding="utf-8")


def test_a_lock_is_written_beside_the_edition(dei: Any, edition: Path) -> None:
    """As TOML, with the digest that the command prints."""
    done = dei("lock", edition)
    lock = tomllib.loads((edition / "edition.lock.toml").read_text(encoding="utf-8"))

    assert (0, "") == (done.code, done.err)
    assert f"(plan {lock['plan_digest'][:12]})" in done.out
    assert lock["track"]["cities"]["indicator"]["demo.fibre"]["params"]["high"] == 100.0
    assert lock["dataset"]["cities"]["rows"] == 3
    assert list(lock["pack"]["demo"]["files"]) == ["pack.toml"]


def test_an_edition_of_another_name_has_a_lock_of_its_own(dei: Any, edition: Path) -> None:
    (edition / "edition.toml").rename(edition / "draft.toml")
    done = dei("lock", edition / "draft.toml", "--json")

    assert Path(done.document["lock"]["file"]).name == "draft.lock.toml"
    assert done.document["earlier"] is False


def test_locking_again_says_what_moved(dei: Any, edition: Path) -> None:
    """Against the lock before; nothing after nothing."""
    dei("lock", edition)
    again = dei("lock", edition)
    raise_goalpost(edition)
    moved, chinese = dei("lock", edition), dei("lock", edition, "--lang", "zh")

    assert "Nothing moved since the earlier lock." in again.out
    assert "track.cities: rule of 'demo.fibre': params.high 100.0 -> 65.0 (pack demo 0.1.0)" in moved.out
    assert "Moved since the earlier lock: 1" in moved.out
    assert "与原锁定文件相比无变动。" in chinese.out


def test_what_was_no_lock_is_written_over(dei: Any, edition: Path) -> None:
    """A file that cannot be compared is named and replaced."""
    (edition / "edition.lock.toml").write_text("a = 1\n", encoding="utf-8")
    refused, done = dei("run", edition, "--locked", "--json"), dei("lock", edition, "--json")

    assert (1, ["lock-shape"]) == (refused.code, refused.codes)
    assert [item["code"] for item in done.document["moved"]] == ["lock-shape"]
    assert 0 == dei("run", edition, "--locked").code


def test_a_run_held_to_a_fresh_lock_is_a_run(dei: Any, edition: Path) -> None:
    dei("lock", edition)

    assert dei("run", edition, "--locked").out == dei("run", edition).out


def test_a_stale_lock_is_refused_with_what_moved(dei: Any, edition: Path, tmp_path: Path) -> None:
    """In both languages; nothing is written."""
    dei("lock", edition)
    raise_goalpost(edition)
    done, chinese = dei("run", edition, "--locked"), dei("run", edition, "--locked", "--lang", "zh")

    assert (1, "") == (done.code, done.out)
    assert "rule of 'demo.fibre': params.high 100.0 -> 65.0 (pack demo 0.1.0)" in done.err
    assert "“demo.fibre”的评分规则：params.high 100.0 → 65.0（规则包 demo 0.1.0）" in chinese.err
    assert not (tmp_path / "here/out").exists()
    assert dei("run", edition, "--locked", "--json").codes == ["lock-rule-moved"]


def test_what_only_informs_comes_with_the_result(dei: Any, edition: Path) -> None:
    """A remark in a pack's file is a note of a run that goes on."""
    dei("lock", edition)
    with (edition / "pack/pack.toml").open("a", encoding="utf-8") as file:
        file.write("# A remark.\n")
    done = dei("run", edition, "--locked", "--json")

    assert (0, ["lock-files-moved"]) == (done.code, done.codes)


def test_no_lock_is_refused(dei: Any, edition: Path) -> None:
    done = dei("run", edition, "--locked", "--json")

    assert (1, ["lock-missing"]) == (done.code, done.codes)


def test_a_lock_that_cannot_be_written_ends_in_3(
    dei: Any, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And leaves the one before whole."""
    dei("lock", edition)
    before = (edition / "edition.lock.toml").read_bytes()

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = dei("lock", edition, "--json")

    assert (3, ["file-not-written"]) == (done.code, done.codes)
    assert "--out" not in done.out  # which `dei lock` does not have
    assert (edition / "edition.lock.toml").read_bytes() == before
