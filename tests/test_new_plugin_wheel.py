"""A new plugin as an outsider has it: its wheel beside the core's in an empty environment, used by an edition."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dei_cli.running import Dei

ROOT = Path(__file__).resolve().parents[1]
FRAME = """
[pack]
namespace = "frame"
name = { en = "Frame", zh = "框架" }
version = "1"
protocol = 1
[source.own]
title = { en = "Own", zh = "自定" }
[framework.one]
name = { en = "One", zh = "单项" }
[framework.one.pillar.access]
name = { en = "Access", zh = "接入" }
[indicator.lines]
name = { en = "Lines", zh = "线路" }
unit = "1"
[[rule.lines]]
since = 2020
method = "outsider.saturating"
params = { half = 10.0 }
cite = { source = "own" }
evidence = "chosen"
checked = 2026
[region_type.town]
name = { en = "Town", zh = "城镇" }
framework = "one"
root = "index"
[region_type.town.node.index]
name = { en = "Index", zh = "指数" }
children = ["access"]
[region_type.town.node.access]
children = ["lines", "outsider.service_coverage"]
"""
EDITION = """
name = { en = "Towns", zh = "城镇" }
year = 2024
packs = ["./frame", "outsider"]
[stages.weight]
method = "equal"
[dataset.towns]
path = "towns.csv"
[track.towns]
name = { en = "Towns", zh = "城镇" }
region_type = "frame.town"
dataset = "towns"
"""
USE = """
from dei_core import Table, check_plugin, open_edition, score
plan = open_edition("edition").plan
columns = {"frame.lines": [30.0, 10.0], "outsider.service_coverage": [25.0, 75.0]}
card = score(plan, Table(regions=("a", "b"), names=("a", "b"), columns=columns)).only
(made,) = check_plugin("outsider")
print(card.total.tolist(), made.kept, made.counts["failed"])
"""


def run(*command: Any, cwd: Path | None = None) -> str:
    """What a command prints; the test fails with its errors where it does."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, cwd=cwd
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.wheels
def test_a_new_plugin_serves_an_edition_from_its_wheel(tmp_path: Path) -> None:
    """By hand: 100 x 30 / 40 = 75 and 25 / 50 = 50 give 62.5; 50 and 75 give 62.5 as well."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed, so no wheels are built; `make test` installs it")
    made = CliRunner().invoke(
        Dei(), ["new-plugin", "outsider", "--kind", "methods", "--out", str(tmp_path / "new")]
    )
    assert made.exit_code == 0, made.output
    for project in (ROOT, tmp_path / "new"):
        run(uv, "build", "--quiet", "--wheel", "--out-dir", tmp_path / "wheels", project)
    venv.create(tmp_path / "clean", with_pip=False)
    python = tmp_path / "clean/bin/python"
    run(uv, "pip", "install", "--quiet", "--python", python, *sorted((tmp_path / "wheels").glob("*.whl")))
    edition = tmp_path / "edition"
    (edition / "frame").mkdir(parents=True)
    (edition / "frame/pack.toml").write_text(FRAME, encoding="utf-8")
    (edition / "edition.toml").write_text(EDITION, encoding="utf-8")

    assert run(python, "-c", USE, cwd=tmp_path) == "[62.5, 62.5] True 0\n"
