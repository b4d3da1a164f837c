"""`dei new-plugin`: what it writes keeps every promise at once."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dei_workshop import check_plugin
from dei_workshop.commands.new_plugin import KINDS
from dei_workshop.scaffold.files import KINDS as WRITTEN


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_plugin_passes_at_once(dei: Any, tmp_path: Path, kind: str) -> None:
    """Every kind: check-plugin passes, a case is computed, the README's table is fresh, nothing is expected to fail."""
    folder = tmp_path / "made"
    done = dei("new-plugin", f"test-{kind}", "--kind", kind, "--out", folder)
    (made,) = check_plugin(folder)
    states = {str(outcome): outcome.state for outcome in made.outcomes}

    assert (0, "") == (done.code, done.err)
    assert made.findings == ()
    assert (made.namespace, made.counts["expected"]) == (f"test_{kind}", 0)
    assert {"passed"} == {
        states[name] for name in ("readme-table-fresh", "wheel-contains-toml", "dependency-floor")
    }
    assert [item.state for item in made.outcomes if item.promise.kind == "case"] == ["passed"]
    assert dei("check-plugin", folder).code == 0
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.rglob("indicators.toml")]
    assert all("direction" in item for table in tables for item in table["indicator"].values())


def test_the_kinds_are_all_written() -> None:
    assert KINDS == WRITTEN


def test_methods_are_held_to_their_laws(dei: Any, tmp_path: Path) -> None:
    """The worked method is tried in both directions, and under two hash seeds."""
    dei("new-plugin", "trial", "--kind", "methods", "--out", tmp_path / "made")
    (made,) = check_plugin(tmp_path / "made")
    tried = {str(outcome) for outcome in made.outcomes if outcome.state == "passed"}

    assert "monotone-in-direction[normalizer trial.saturating +1]" in tried
    assert "monotone-in-direction[normalizer trial.saturating -1]" in tried
    assert "hash-seed-free" in tried


def test_its_own_tests_pass(dei: Any, tmp_path: Path) -> None:
    """The test of three lines runs every promise as a test of its own."""
    folder = tmp_path / "made"
    dei("new-plugin", "trial", "--kind", "benchmark", "--out", folder)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout.splitlines()[-1]


def test_default_folder_and_json(dei: Any, tmp_path: Path) -> None:
    """Without --out the folder bears the distribution's name; the document lists the files."""
    done = dei("new-plugin", "dei-my-garden", "--kind", "indicators", "--json")
    project = tomllib.loads((tmp_path / "here/dei-my-garden/pyproject.toml").read_text(encoding="utf-8"))

    assert (0, "my_garden") == (done.code, done.document["namespace"])
    assert "dei_my_garden/pack.toml" in done.document["files"]
    assert project["project"]["entry-points"]["dei.packs"] == {"my_garden": "dei_my_garden"}


@pytest.mark.parametrize(
    ("name", "out", "status", "code"),
    [
        ("5G Garden", "new", 1, "cli.bad-namespace"),
        ("words", "new", 1, "cli.namespace-used"),
        ("dei", "new", 1, "cli.namespace-used"),
        ("garden", "full", 3, "folder-there"),
        ("garden", "full/file/new", 3, "file-not-written"),
    ],
)
def test_what_stands_in_the_way(
    dei: Any, tmp_path: Path, name: str, out: str, status: int, code: str
) -> None:
    """A bad name, a taken one, a folder that is in use and one that cannot be made: refused, and nothing lost."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine", encoding="utf-8")
    done = dei("new-plugin", name, "--kind", "indicators", "--out", tmp_path / out, "--json")

    assert (status, [code]) == (done.code, done.codes)
    assert (tmp_path / "full/file").read_text(encoding="utf-8") == "mine"
