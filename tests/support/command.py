"""A small edition, plugins made up on the spot, and `dei` as a function and as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from dei_cli.program.running import Dei as Application

PACK = """
[pack]
namespace = "demo"
name = {en = "Demo", zh = "示例"}
version = "0.1.0"
protocol = 1
[source.note]
title = {en = "A note", zh = "说明"}
[framework.frame]
name = {en = "Demo index", zh = "示例指数"}
[framework.frame.pillar.access]
name = {en = "Access", zh = "接入"}
[indicator.fibre]
name = {en = "Fibre", zh = "光纤"}
unit = "%"
direction = "higher"
[indicator.price]
name = {en = "Price", zh = "价格"}
unit = {en = "CNY", zh = "元"}
direction = "lower"
[[rule.fibre]]
since = 2020
method = "goalposts"
params = {low = 0, high = 100}
cite = {source = "note", clause = {en = "p. 1", zh = "第 1 页"}}
evidence = "read"
checked = 2024
[[rule.price]]
since = 2020
method = "minmax"
cite = {source = "note"}
evidence = "recalled"
confidence = "low"
checked = 2025
[region_type.city]
name = {en = "City", zh = "城市"}
framework = "frame"
root = "index"
[region_type.city.node.index]
children = ["access"]
[region_type.city.node.access]
children = ["fibre", "price"]
[weighting.official]
name = {en = "Weights", zh = "权重"}
region_type = "city"
[[weighting.official.dated]]
since = 2020
shares.access = {fibre = 0.6, price = 0.4}
cite = {source = "note"}
evidence = "derived"
checked = 2024
[tier_scheme.two]
name = {en = "Two", zh = "两档"}
by = "score"
cite = {source = "note"}
evidence = "read"
checked = 2024
[[tier_scheme.two.tier]]
name = {en = "Ahead", zh = "领先"}
bound = 60
[[tier_scheme.two.tier]]
name = {en = "Behind", zh = "追赶"}
bound = 0
"""

EDITION = """
name = {en = "Demo 2024", zh = "示例 2024"}
year = 2024
packs = ["./pack"]
[dataset.cities]
path = "data.csv"
name = "name"
[track.cities]
name = {en = "Cities", zh = "城市"}
region_type = "demo.city"
dataset = "cities"
"""

DATA = "region,name,fibre,price\nA1,一市,61.2,40\nA2,二市,90,60\nA3,三市,30,50\n"
"""Scores by hand: fibre as it is, price 100, 0, 50; so 76.72, 54, 38."""


def make_edition(folder: Path, edition: str = EDITION, data: str = DATA, pack: str = PACK) -> Path:
    """An edition's folder."""
    (folder / "pack").mkdir(parents=True, exist_ok=True)
    (folder / "pack/pack.toml").write_text(pack, encoding="utf-8")
    (folder / "edition.toml").write_text(edition, encoding="utf-8")
    (folder / "data.csv").write_text(data, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sample() -> SimpleNamespace:
    """The texts of the small edition, and what makes a folder of them."""
    return SimpleNamespace(pack=PACK, edition=EDITION, data=DATA, make=make_edition)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The small edition, in a folder of its own."""
    return make_edition(tmp_path / "demo")


@attrs.frozen
class Ended:
    """What a call of `dei` printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)

    @property
    def codes(self) -> list[str]:
        """The codes of the document's findings."""
        return [finding["code"] for finding in self.document["findings"]]


Dei = Callable[..., Ended]


@pytest.fixture
def dei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dei:
    """`dei` in this process, in an empty folder, in an English environment."""
    (tmp_path / "here").mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / "here")
    clean: dict[str, str | None] = {"DEI_LANG": None, "LC_ALL": None, "LC_MESSAGES": None, "LANG": "C.UTF-8"}

    def call(*arguments: object, **environment: str) -> Ended:
        runner = CliRunner(env={**clean, "DEI_TRACEBACK": None, **environment})
        result = runner.invoke(Application(), [str(argument) for argument in arguments])
        return Ended(result.exit_code, result.stdout, result.stderr)

    return call


def process_environment(**more: str) -> dict[str, str]:
    """An environment for a process of its own: English, without colours."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "SYSTEMROOT")}
    return {**kept, "LANG": "C.UTF-8", "PYTHONPATH": "", **more}


@pytest.fixture
def process(tmp_path: Path) -> Dei:
    """`dei` in a process of its own, in an empty folder."""
    (tmp_path / "here").mkdir(exist_ok=True)

    def call(*arguments: object, **environment: str) -> Ended:
        command = [sys.executable, "-m", "dei_cli", *map(str, arguments)]
        done = subprocess.run(
            command,
            capture_output=True,
            cwd=tmp_path / "here",
            env=process_environment(**environment),
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


Install = Callable[..., Path]


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Make up an installed distribution: a package with a pack.toml, announced under dei.packs."""
    site = tmp_path / "site"

    def make(name: str, code: str, provides: str = '["commands"]', manifest: str | None = None) -> Path:
        package = site / f"{name}_pack"
        package.mkdir(parents=True)
        text = f'namespace = "{name}"\nname = {{en = "{name}", zh = "包"}}\nprotocol = 1\nprovides = {provides}\n'
        (package / "pack.toml").write_text(manifest or f"[pack]\n{text}", encoding="utf-8")
        (package / "__init__.py").write_text(code, encoding="utf-8")
        about = site / f"{name}_pack-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-pack\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[dei.packs]\n{name} = {name}_pack\n")
        return site

    return make
