"""`dei check-plugin`: what it prints, in which language, and how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from needing import needs

from dei_core.deprecation import Deprecation

BROKEN = Path(__file__).resolve().parents[3] / "tests/broken"


def test_a_sound_plugin_ends_in_counts(dei: Any) -> None:
    """Every check on a line of its own, skipped ones with their reason, and exit code 0."""
    needs("dei-benchmark-broadband")
    english, chinese = dei("check-plugin", "broadband"), dei("check-plugin", "broadband", "--lang", "zh")

    assert (0, "") == (english.code, english.err)
    assert "pass units-stated: every indicator says its unit" in english.out
    assert "skip hooks-answer: " in english.out
    assert "(pure data: none of it runs)" in english.out
    assert "0 failed, 0 expected to fail" in english.out.splitlines()[-1]
    assert "通过 units-stated：每项指标均注明计量单位" in chinese.out
    assert "未通过 0 项" in chinese.out.splitlines()[-1]


def test_a_broken_plugin_fails(dei: Any) -> None:
    """The broken promise, the finding with its mend, and exit code 1."""
    done = dei("check-plugin", BROKEN / "units-stated")

    assert done.code == 1
    assert "FAIL units-stated" in done.out
    assert "[unit-blank]" in done.err
    assert "1 failed" in done.out.splitlines()[-1]


def test_what_a_plugin_uses_that_will_go_is_a_warning(dei: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside its outcomes, and no failure."""
    needs("dei-benchmark-broadband")
    going = Deprecation(
        kind="key", what="indicator.*.lowest", since="0.2.0", removal="0.4.0", instead="least"
    )
    monkeypatch.setattr("dei_core.deprecation.DEPRECATIONS", (going,))
    done = dei("check-plugin", "broadband", "--json")

    assert done.code == 0
    assert set(done.codes) == {"deprecated"}
    assert "[deprecated]" in dei("check-plugin", "broadband").err


def test_json_has_every_outcome(dei: Any) -> None:
    done = dei("check-plugin", BROKEN / "weights-exact", "--json")
    (plugin,) = done.document["plugins"]
    failed = [check["check"] for check in plugin["checks"] if check["state"] == "failed"]

    assert (1, ["weights-sum"]) == (done.code, done.codes)
    assert (False, ["weights-exact"]) == (plugin["kept"], failed)
    assert sum(plugin["counts"].values()) == len(plugin["checks"])


def test_nothing_there(dei: Any) -> None:
    done = dei("check-plugin", "broadbend", "--json")

    assert (1, ["unknown-pack"]) == (done.code, done.codes)


def test_write_readme_mends_a_stale_table(dei: Any, tmp_path: Path) -> None:
    """What the finding advises makes the check pass, and leaves the rest of the README alone."""
    import shutil

    folder = tmp_path / "stale"
    shutil.copytree(BROKEN / "readme-table-fresh", folder)
    before, after = dei("check-plugin", folder), dei("check-plugin", folder, "--write-readme")
    text = (folder / "README.md").read_text(encoding="utf-8")

    assert (1, 0) == (before.code, after.code)
    assert text.startswith("# Broken\n\n<!-- indicators -->\n| id |")
    assert "| `park_access` | Park access | 公园可达率 | % | higher |" in text
