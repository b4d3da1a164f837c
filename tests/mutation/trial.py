"""Changes drawn by chance from the core, each held against the tests that run its line: `make mutants`.

A mutant is killed where a test that passes on the core fails on it, or does not end. What survives is listed in
`survivors.toml` with a reason, or is a hole in the tests.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

import attrs
import coverage
from operators import Mutant, mutants, mutated

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ROOMS = ("kernel", "scoring", "binding")
SUITES = (
    ("tests/kernel",),
    ("tests/scoring", "tests/binding", "tests/standards", "tests/results", "tests/data", "tests/published"),
    ("tests/examples", "plugins/dei-methods/tests", "tests/test_evaluation.py", "tests/conformance"),
)
"""What is recorded together, and so by one process."""
SLOWEST, PATIENCE = 60.0, 180.0
"""Seconds of a test that is left out, and of all tests of a mutant before it counts as killed."""
MOST = 150
"""Tests of one mutant, the quickest first: beyond that, more of the same laws."""


@attrs.frozen(kw_only=True)
class Known:
    """Which tests run which line. lines: file -> line -> tests; everywhere: file -> tests; seconds: of each test."""

    lines: dict[str, dict[int, set[str]]]
    everywhere: dict[str, set[str]]
    seconds: dict[str, float]

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run a mutant's line, quickest first; of a line that runs at import, those of its file."""
        path = mutant.path.as_posix()
        chosen = self.lines.get(path, {}).get(mutant.line) or self.everywhere.get(path, set())
        return sorted(chosen, key=lambda test: self.seconds[test])[:MOST]


def record(folder: Path) -> Known:
    """Run the suites once, with the lines of each test."""

    def one(place: int) -> Path:
        target = folder / f"suite{place}"
        if not target.with_suffix(".json").exists():
            run_tests(ROOT, list(SUITES[place]), {"DEI_RECORD": str(target)}, ["-p", "recording"], None)
        return target

    with ThreadPoolExecutor(2) as pool:
        targets = list(pool.map(one, range(len(SUITES))))
    lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    everywhere: dict[str, set[str]] = defaultdict(set)
    seconds: dict[str, float] = {}
    for target in targets:
        seconds |= json.loads(target.with_suffix(".json").read_text(encoding="utf-8"))
        data = coverage.CoverageData(str(target.with_suffix(".coverage")))
        data.read()
        for name in data.measured_files():
            path = Path(name).resolve().relative_to(ROOT).as_posix()
            for line, contexts in data.contexts_by_lineno(name).items():
                tests = {test for test in contexts if seconds.get(test, SLOWEST) < SLOWEST}
                lines[path][line] |= tests
                everywhere[path] |= tests
    return Known(lines=lines, everywhere=everywhere, seconds=seconds)


def run_tests(
    root: Path, tests: list[str], more: dict[str, str], options: list[str], patience: float | None
) -> int:
    """The exit code of pytest in a copy of the house; 1 where it does not end in time."""
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(root), str(HERE)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    env |= {"DEI_SHARED": os.environ.get("DEI_SHARED") or str(ROOT.parent / "shared")} | more
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=ci"]
    try:
        return subprocess.run(
            [*command, *options, *tests],
            cwd=root,
            env=env,
            timeout=patience,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).returncode
    except subprocess.TimeoutExpired:
        return 1


def survives(mutant: Mutant, house: Path, tests: list[str]) -> bool:
    """Whether all tests of a mutant pass in a copy of the house that has it."""
    if not tests:
        return True
    place = house / mutant.path
    source = place.read_text(encoding="utf-8")
    place.write_text(mutated(source, mutant), encoding="utf-8")
    try:
        return run_tests(house, tests, {}, ["-x"], PATIENCE) == 0
    finally:
        place.write_text(source, encoding="utf-8")


def copies(folder: Path, count: int) -> Iterator[Path]:
    """Copies of the house to work in."""
    for place in range(count):
        house = folder / f"house{place}"
        ignored = shutil.ignore_patterns(
            ".git", ".venv", "out", "dist", "*_cache", "__pycache__", ".hypothesis"
        )
        shutil.copytree(ROOT, house, ignore=ignored)
        yield house


def main() -> int:
    """Draw, try, report."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=330)
    asked.add_argument("--seed", type=int, default=20261130)
    asked.add_argument("--keep", type=Path, help="a folder for what was recorded, to be used again")
    asked.add_argument("--list", action="store_true", help="print what would be drawn")
    args = asked.parse_args()
    every = [
        mutant
        for room in ROOMS
        for path in sorted((ROOT / "dei_core" / room).rglob("*.py"))
        for mutant in mutants(ROOT, path.relative_to(ROOT))
    ]
    known_survivors = tomllib.loads((HERE / "survivors.toml").read_text(encoding="utf-8"))
    equivalent = {item["mutant"] for item in known_survivors.get("equivalent", [])}
    drawn = random.Random(args.seed).sample(every, min(args.count, len(every)))
    if args.list:
        print("\n".join(mutant.name for mutant in drawn))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        keep = args.keep or Path(temporary) / "record"
        keep.mkdir(parents=True, exist_ok=True)
        known = record(keep)
        houses: Queue[Path] = Queue()
        for house in copies(Path(temporary), 2):
            houses.put(house)

        def one(mutant: Mutant) -> bool:
            house = houses.get()
            try:
                alive = survives(mutant, house, known.tests(mutant))
            finally:
                houses.put(house)
            print(f"{'SURVIVED' if alive else 'killed  '} {mutant.name}", flush=True)
            return alive

        with ThreadPoolExecutor(2) as pool:
            alive = [mutant for mutant, lives in zip(drawn, pool.map(one, drawn), strict=True) if lives]
    left = [mutant for mutant in alive if mutant.name not in equivalent]
    held = len(drawn) - (len(alive) - len(left))
    rooms = Counter(mutant.path.parts[1] for mutant in drawn)
    print(f"seed {args.seed}; {len(every)} possible, {len(drawn)} drawn {dict(rooms)}; tests: {SUITES}")
    print(
        f"equivalent: {len(alive) - len(left)}; killed {held - len(left)} of {held}: {1 - len(left) / held:.1%}"
    )
    for mutant in left:
        print(f"survived: {mutant.name}  (tests: {len(known.tests(mutant))})")
    return int(len(left) > 0.1 * held)


if __name__ == "__main__":
    sys.exit(main())
