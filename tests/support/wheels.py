"""Our distributions as wheels, built once a session however many processes test, and environments made of them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECTS = {
    tomllib.loads(path.read_text(encoding="utf-8"))["project"]["name"]: path.parent
    for path in (ROOT / "pyproject.toml", *sorted(ROOT.glob("plugins/*/pyproject.toml")))
}
"""Every distribution of the project by name, the core first, with its folder."""
PACKS = tuple(name for name in PROJECTS if name.startswith(("dei-base", "dei-region-", "dei-benchmark-")))
CODE = tuple(name for name in PROJECTS if name not in (*PACKS, "dei-core", "dei"))
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
_BUILD = """
import os, sys
from hatchling.build import build_wheel
folder, *projects = sys.argv[1:]
for project in projects:
    os.chdir(project)
    build_wheel(folder)
"""


def run(*command: Any, cwd: Path, **more: str) -> str:
    """What a command prints; the test fails with all of it where the command does. more: of its environment."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**ENVIRONMENT, **more},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@attrs.frozen
class Environment:
    """bin: of a virtual environment. home: an empty folder to work in."""

    bin: Path
    home: Path

    def run(self, command: str, *arguments: Any, cwd: Path | None = None) -> str:
        """What one of its commands prints."""
        return run(self.bin / command, *arguments, cwd=cwd or self.home)


@attrs.frozen
class Wheels:
    """folder: where the wheels are. uv: what builds and installs."""

    folder: Path
    uv: str

    def built(self, *projects: Path) -> None:
        """Add the wheels of further projects."""
        with_hatchling = (
            self.uv,
            "run",
            "--quiet",
            "--no-project",
            "--with",
            "hatchling",
            "python",
            "-c",
            _BUILD,
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        run(*with_hatchling, self.folder, *projects, cwd=self.folder)

    def with_more(self, folder: Path, *projects: Path) -> Wheels:
        """These wheels and those of further projects, in a folder of their own."""
        made = attrs.evolve(self, folder=Path(shutil.copytree(self.folder, folder)))
        made.built(*projects)
        return made

    def metadata(self) -> Iterator[Any]:
        """What each wheel says of itself."""
        for path in sorted(self.folder.glob("*.whl")):
            archive = zipfile.ZipFile(path)
            (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
            yield HeaderParser().parsestr(archive.read(name).decode())

    def environment(self, folder: Path, *names: str) -> Environment:
        """An environment with distributions of these wheels, from nowhere else, and what they ask for.

        names: as pip takes them, `dei-tables[test]`.
        """
        made = Environment(folder / "env/bin", folder / "home")
        made.home.mkdir(parents=True)
        run(self.uv, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=made.home)
        self.add(made, *names)
        return made

    def add(self, environment: Environment, *names: str) -> None:
        """Install further distributions of these wheels, and what they ask for."""
        install = (self.uv, "pip", "install", "--quiet", "--python", environment.bin / "python")
        run(*install, *sorted(self._of_others(names)), cwd=environment.home)
        run(*install, "--no-index", "--find-links", self.folder, *names, cwd=environment.home)

    def _of_others(self, names: Iterable[str]) -> set[str]:
        """What distributions ask for, they and what they ask for, and is not ours."""
        needs = {said["Name"]: said.get_all("Requires-Dist", []) for said in self.metadata()}
        found: set[str] = set()
        seen: set[str] = set()
        queue = list(names)
        while queue:
            wanted = Requirement(queue.pop())
            if wanted.name not in needs:
                found.add(f"{wanted.name}{wanted.specifier}")
            elif str(wanted) not in seen:
                seen.add(str(wanted))
                queue += [
                    _bare(one) for one in map(Requirement, needs[wanted.name]) if _holds(one, wanted.extras)
                ]
        return found


def _holds(need: Requirement, extras: set[str]) -> bool:
    """Whether a requirement is one here, for somebody who asks for some extras."""
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in (*extras, ""))


def _bare(need: Requirement) -> str:
    extras = f"[{','.join(sorted(need.extras))}]" if need.extras else ""
    return f"{need.name}{extras}{need.specifier}"


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Wheels:
    """All distributions as wheels: the first process that asks builds them for all."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed, so no wheels are built; `make test` installs it")
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = Wheels(base / "wheels", uv)
    with (base / "wheels.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.folder.exists():
            aside = attrs.evolve(made, folder=base / "wheels.part")
            aside.built(*PROJECTS.values())
            aside.folder.rename(made.folder)
    return made
