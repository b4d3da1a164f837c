"""What is published is the wheels: built, installed with nothing else of ours about, and used."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECTS = [ROOT, *sorted(path.parent for path in ROOT.glob("plugins/*/pyproject.toml"))]


def run(*command, **options):
    return subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )


@pytest.fixture(scope="session")
def uv():
    found = shutil.which("uv", path=f"{Path(sys.executable).parent}") or shutil.which("uv")
    if found is None:
        pytest.skip("uv is not installed, so no wheels are built; `make test` installs it")
    return found


@pytest.fixture(scope="session")
def wheels(uv, tmp_path_factory):
    """All distributions built as wheels, core first."""
    out = tmp_path_factory.mktemp("wheels")
    for project in PROJECTS:
        built = run(uv, "build", "--quiet", "--wheel", "--out-dir", out, project)
        if built.returncode:
            pytest.fail(built.stderr)
    return sorted(out.glob("*.whl"))


@pytest.fixture(scope="session")
def clean(uv, wheels, tmp_path_factory):
    """An environment with the wheels and what they ask for."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False)
    installed = run(uv, "pip", "install", "--quiet", "--python", folder / "bin/python", *wheels)
    if installed.returncode:
        pytest.fail(installed.stderr)
    return folder / "bin"


@pytest.mark.wheels
def test_every_wheel_carries_its_toml_and_no_tests(wheels):
    """A pack is its TOML: a wheel without it would install an empty promise."""
    for wheel in wheels:
        names = zipfile.ZipFile(wheel).namelist()
        package = wheel.name.split("-")[0]

        assert not any("tests/" in name for name in names)
        assert f"{package}/pack.toml" in names or package == "dei_core"


@pytest.mark.wheels
def test_core_needs_its_five_libraries_and_no_other(wheels):
    """The runtime dependencies of the core are part of its promise."""
    (core,) = (wheel for wheel in wheels if wheel.name.startswith("dei_core"))
    archive = zipfile.ZipFile(core)
    (metadata,) = (name for name in archive.namelist() if name.endswith("METADATA"))
    lines = archive.read(metadata).decode().splitlines()
    needs = {line.split(":")[1].split(">")[0].strip() for line in lines if line.startswith("Requires-Dist")}

    assert needs == {"attrs", "cattrs", "numpy", "pluggy", "tomli-w"}
    assert "dei_core/py.typed" in archive.namelist()


@pytest.mark.wheels
def test_the_demo_runs_from_wheels_alone(clean, tmp_path):
    """An outsider's environment scores an edition and finds every plugin."""
    done = run(clean / "dei", "run", ROOT / "examples/gigabit-2022", "--out", tmp_path / "out", cwd=tmp_path)
    listed = run(clean / "dei", "plugins", "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/ranking.csv").is_file()
    assert json.loads((tmp_path / "out/run.json").read_text(encoding="utf-8"))["findings"] == 0
    assert listed.returncode == 0, listed.stderr
    for project in PROJECTS[1:]:
        assert project.name.removeprefix("dei-").partition("-")[0] in listed.stdout
