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
import small
from click.testing import CliRunner
from needing import needs

from dei_cli.program.running import Dei as Application

PACK = small.pack(
    small.source(called=("A note", "说明")),
    small.indicator("fibre", "%", 'direction = "higher"\n'),
    small.indicator("price", '{en = "CNY", zh = "元"}', 'direction = "lower"\n'),
    small.rule(
        "fibre",
        "goalposts",
        "params = {low = 0, high = 100}\n",
        'cite = {source = "note", clause = {en = "p. 1", zh = "第 1 页"}}\nevidence = "read"\nchecked = 2024\n',
    ),
    small.rule("price", cited=small.cited(evidence="recalled", checked=2025) + 'confidence = "low"\n'),
    small.region_type({"access": ["fibre", "price"]}),
    small.weighting("shares.access = {fibre = 0.6, price = 0.4}\n", small.cited(evidence="derived")),
    small.tiers("two", {("Ahead", "领先"): 60, ("Behind", "追赶"): 0}, called=("Two", "两档")),
)
EDITION = small.edition('name = "name"\n', path="data.csv")
DATA = "region,name,fibre,price\nA1,一市,61.2,40\nA2,二市,90,60\nA3,三市,30,50\n"
"""Scores by hand: fibre as it is, price 100, 0, 50; so 76.72, 54, 38."""


def make_edition(folder: Path, edition: str = EDITION, data: str = DATA, pack: str = PACK) -> Path:
    """An edition's folder."""
    return small.write(folder, {"pack/pack.toml": pack, "edition.toml": edition, "data.csv": data})


@pytest.fixture(scope="session")
def sample() -> SimpleNamespace:
    """The texts of the small edition, and what makes a folder of them; its data are read by dei-tables."""
    needs("dei-tables")
    return SimpleNamespace(pack=PACK, edition=EDITION, data=DATA, make=make_edition)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The small edition, in a folder of its own; its data are read by dei-tables."""
    needs("dei-tables")
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
