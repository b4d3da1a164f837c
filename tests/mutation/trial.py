"""Changes drawn by chance from the core, each held against the tests that run its line: `make mutants`.

A mutant is killed where a test that passes on the core fails on it twice, or does not end. What survives is listed in
`survivors.toml` with a reason, or is a hole in the tests.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import hypothesis
import numpy as np
import pandas as pd
import pytest
from known import HERE, ROOT, SUITES, Known, record, recorded, shared
from operators import Mutant, mutants, mutated

LOADED = (hypothesis, np, pd)
"""Here so that no mutant's process has to load them."""
ROOMS = ("dei_core/kernel", "dei_core/scoring", "dei_core/binding", "plugins/dei-methods/dei_methods")
PATIENCE = 20.0
"""What a mutant's tests may take, in the seconds that they took when they were recorded (and half a minute more)."""
OPTIONS = [
    "-q",
    "-p",
    "no:cacheprovider",
    "--hypothesis-profile=ci",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
]
SURVIVED, KILLED, ENDLESS, UNSTEADY = "survived", "killed", "endless", "unsteady"
"""Unsteady: a test failed, and passed when it was run once more. That kills nothing."""


def possible() -> list[Mutant]:
    """Every mutant of the rooms."""
    return [
        mutant
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for mutant in mutants(ROOT, path.relative_to(ROOT))
    ]


def draw(every: list[Mutant], seed: int, count: int) -> list[Mutant]:
    """The first by the digest of seed and name: a change of the core moves no more of the draw than it touches."""

    def lot(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed} {mutant.name}".encode()).digest()

    return sorted(every, key=lot)[:count]


class Noting:
    """A pytest plugin that writes down, of each test that fails, its name."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One line for each."""
        if report.failed:
            with self._target.open("a", encoding="utf-8") as lines:
                lines.write(f"{report.nodeid}\n")


def begin(house: Path, tests: list[str], patience: float, *options: str) -> int:
    """The process that runs tests in a copy of the house, and is ended by an alarm if it does not end itself.

    The names of those that fail are written beside the house: see `failed`.
    """
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.alarm(max(1, int(patience)))
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nothing, stream)
        os.chdir(house)
        os.environ |= {"PYTHONPATH": str(house), "DEI_SHARED": shared(), "PYTHONDONTWRITEBYTECODE": "1"}
        sys.dont_write_bytecode = True
        sys.path[:] = [str(house), *(one for one in sys.path if one not in (str(HERE), str(ROOT), ""))]
        code = int(pytest.main([*OPTIONS, *options, *tests], plugins=[Noting(_notes(house))]))
    finally:
        os._exit(code)


def failed(house: Path) -> list[str]:
    """The tests that failed in a house since this was last asked."""
    notes = _notes(house)
    names = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return names


def _notes(house: Path) -> Path:
    return house.with_suffix(".failed")


def copies(folder: Path, count: int) -> Iterator[Path]:
    """Copies of the house to work in, with what their tests compile to."""
    ignored = shutil.ignore_patterns(".git", ".venv", "out", "dist", "*_cache", "__pycache__", ".hypothesis")
    first = folder / "house0"
    shutil.copytree(ROOT, first, ignore=ignored)
    suites = [suite for suites in SUITES for suite in suites]
    environment = {**os.environ, "PYTHONPATH": str(first), "DEI_SHARED": shared()}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    collect = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    subprocess.run([*collect, *suites], cwd=first, env=environment, stdout=subprocess.DEVNULL, check=True)
    yield first
    for place in range(1, count):
        yield shutil.copytree(first, folder / f"house{place}")


@attrs.frozen(kw_only=True)
class Attempt:
    """A mutant in a house. source, times: of the file that it changed; killer: the test that failed on it once."""

    mutant: Mutant
    house: Path
    source: str
    times: tuple[int, int]
    tests: list[str]
    killer: str = ""

    def undo(self) -> None:
        """The file as it was, with the time that it was compiled at."""
        place = self.house / self.mutant.path
        place.write_text(self.source, encoding="utf-8")
        os.utime(place, ns=self.times)


class Trial:
    """Mutants held against their tests, as many at a time as there are copies of the house."""

    def __init__(
        self, known: Known, budget: float, houses: list[Path], tell: Callable[[Mutant, str, str], None]
    ) -> None:
        self._known, self._budget, self._tell = known, budget, tell
        self._free = houses
        self._running: dict[int, Attempt] = {}
        self._killers: set[str] = set()

    def run(self, drawn: list[Mutant]) -> None:
        """Tell of each what became of it."""
        for mutant in drawn:
            tests = self._known.tests(mutant, self._budget)
            if not tests:
                self._tell(mutant, SURVIVED, "")
                continue
            while not self._free:
                self._await()
            self._start(mutant, tests)
        while self._running:
            self._await()

    def control(self) -> list[str]:
        """Those of the tests that killed a mutant which fail on the core as it is, and so prove nothing."""
        if not self._killers:
            return []
        house = self._free[0]
        _, status = os.waitpid(begin(house, sorted(self._killers), 3600.0), 0)
        return failed(house) or ([] if status == 0 else ["all: they could not be run"])

    def _start(self, mutant: Mutant, tests: list[str]) -> None:
        house = self._free.pop()
        place = house / mutant.path
        source, stat = place.read_text(encoding="utf-8"), place.stat()
        place.write_text(mutated(source, mutant), encoding="utf-8")
        times = stat.st_atime_ns, stat.st_mtime_ns
        self._try(Attempt(mutant=mutant, house=house, source=source, times=times, tests=tests))

    def _try(self, attempt: Attempt) -> None:
        seconds = sum(self._known.seconds.get(test, 0.0) for test in attempt.tests)
        child = begin(attempt.house, attempt.tests, 30.0 + PATIENCE * seconds, "-x")
        self._running[child] = attempt

    def _await(self) -> None:
        child, status = os.wait()
        attempt = self._running.pop(child)
        endless = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM
        killers = failed(attempt.house) or attempt.tests[:1]
        if status and not endless and not attempt.killer:
            self._try(attrs.evolve(attempt, tests=killers, killer=killers[0]))
            return
        attempt.undo()
        self._free.append(attempt.house)
        if status and attempt.killer:
            self._killers.update(attempt.tests)
        became = KILLED if status else UNSTEADY if attempt.killer else SURVIVED
        self._tell(attempt.mutant, ENDLESS if endless else became, attempt.killer)


def main() -> int:
    """Draw, try, report."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=330)
    asked.add_argument("--seed", type=int, default=20261130)
    asked.add_argument("--keep", type=Path, help="a folder for what was recorded, to be used again")
    asked.add_argument("--only", type=Path, help="a file of names, one a line: of the drawn, try these alone")
    asked.add_argument("--budget", type=float, default=25.0, help="seconds of tests for one mutant")
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--list", action="store_true", help="print what would be drawn")
    args = asked.parse_args()
    every = possible()
    drawn = draw(every, args.seed, args.count)
    if args.only:
        named = set(args.only.read_text(encoding="utf-8").splitlines())
        drawn = [mutant for mutant in drawn if mutant.name in named]
    if args.list:
        print("\n".join(mutant.name for mutant in drawn))
        return 0
    outcome: dict[str, str] = {}

    def tell(mutant: Mutant, became: str, by: str) -> None:
        outcome[mutant.name] = became
        print(f"{became:8} {mutant.name}{by and f'  by {by}'}", flush=True)

    with tempfile.TemporaryDirectory() as temporary:
        keep = args.keep or Path(temporary) / "record"
        keep.mkdir(parents=True, exist_ok=True)
        record(keep)
        houses = list(copies(Path(temporary), args.workers))
        trial = Trial(recorded(keep), args.budget, houses, tell)
        trial.run(drawn)
        void = trial.control()
    rooms = Counter(mutant.path.parts[1] for mutant in drawn)
    print(f"seed {args.seed}; {len(every)} possible, {len(drawn)} tried {dict(rooms)}; tests: {SUITES}")
    for test in void:
        print(f"fails without any change: {test}")
    return report(outcome) or int(bool(void))


def report(outcome: dict[str, str]) -> int:
    """The score, and what survived; 1 below nine in ten."""
    listed = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8"))
    equivalent = {item["mutant"] for item in listed["equivalent"]}
    alive = [name for name, became in outcome.items() if became in (SURVIVED, UNSTEADY)]
    left = [name for name in alive if name not in equivalent]
    held = len(outcome) - (len(alive) - len(left))
    endless = sum(became == ENDLESS for became in outcome.values())
    print(
        f"equivalent: {len(alive) - len(left)}; killed: {held - len(left)} of {held}, {endless} by not ending"
    )
    for name in left:
        print(f"survived {name}")
    for name in equivalent & {name for name, became in outcome.items() if became in (KILLED, ENDLESS)}:
        print(f"not equivalent, but killed: {name}")
    print(f"score: {1 - len(left) / max(held, 1):.1%}")
    return int(len(left) > 0.1 * held)


if __name__ == "__main__":
    sys.exit(main())
