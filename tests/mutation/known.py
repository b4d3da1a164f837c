"""Which tests run which line, and how those of one mutant are chosen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import coverage
from operators import Mutant

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SUITES = (
    ("tests/kernel",),
    ("tests/scoring", "tests/binding", "tests/standards"),
    (
        "tests/data",
        "tests/regions",
        "tests/published",
        "tests/test_evaluation.py",
        "tests/results/test_results_comparison.py",
        "tests/results/test_results_explanation.py",
        "tests/results/test_results_learned.py",
        "tests/results/test_results_frozen.py",
        "tests/test_bad_inputs_python.py",
        "tests/test_nothing_unsaid.py",
        "plugins/dei-workshop/tests/test_workshop_difference.py",
        "tests/test_findings.py",
    ),
    ("tests/examples", "tests/coinr", "plugins/dei-methods/tests", "plugins/dei-analysis/tests"),
)
"""What is recorded together, and so by one process."""
SLOW = 10.0
"""Seconds from which a test is left to the last."""


@attrs.frozen(kw_only=True)
class Known:
    """lines: file -> line -> the tests that run it; everywhere: file -> tests; seconds: of each test."""

    lines: dict[str, dict[int, set[str]]]
    everywhere: dict[str, set[str]]
    seconds: dict[str, float]

    def tests(self, mutant: Mutant, budget: float) -> list[str]:
        """The tests that run a mutant's lines, or of what runs at import those of its file.

        The folder that mirrors its room comes first, and there one test of each function before the second of any.
        budget: seconds of them all; the first is taken at whatever length.
        """
        path = mutant.path.as_posix()
        top, room, *_ = mutant.path.parts
        near = f"plugins/{room}/tests/" if top == "plugins" else f"tests/{room}/"
        first, last = mutant.lines
        known = self.lines.get(path, {})
        chosen = set().union(*(known.get(line, set()) for line in range(first, last + 1)))
        chosen = chosen or self.everywhere.get(path, set())
        nth: Counter[str] = Counter()
        ranked = []
        for test in sorted(chosen, key=lambda one: (self.seconds[one], one)):
            function = test.partition("[")[0]
            far = not test.startswith(near)
            ranked.append((self.seconds[test] > SLOW, far, nth[function], self.seconds[test], test))
            nth[function] += 1
        taken: list[str] = []
        for *_, seconds, test in sorted(ranked):
            budget -= seconds
            if taken and budget < 0.0:
                break
            taken.append(test)
        return taken


def record(folder: Path) -> None:
    """Run the suites once, with the lines of each test; those that the folder has already are left."""
    more = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)]), "DEI_SHARED": shared()}

    def one(place: int) -> None:
        target = folder / f"suite{place}"
        if target.with_suffix(".json").exists():
            return
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--hypothesis-profile=ci"]
        subprocess.run(
            [*command, "-p", "recording", *SUITES[place]],
            cwd=ROOT,
            env={**os.environ, **more, "DEI_RECORD": str(target)},
            stdout=subprocess.DEVNULL,
        )

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, range(len(SUITES))))


def shared() -> str:
    """The folder of the published data."""
    return os.environ.get("DEI_SHARED") or str(ROOT.parent / "shared")


def recorded(folder: Path) -> Known:
    """What was recorded."""
    lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    everywhere: dict[str, set[str]] = defaultdict(set)
    seconds: dict[str, float] = {}
    for place in range(len(SUITES)):
        target = folder / f"suite{place}"
        seconds |= json.loads(target.with_suffix(".json").read_text(encoding="utf-8"))
        data = coverage.CoverageData(str(target.with_suffix(".coverage")))
        data.read()
        for name in data.measured_files():
            for line, contexts in data.contexts_by_lineno(name).items():
                tests = {test for test in contexts if test in seconds}
                lines[name][line] |= tests
                everywhere[name] |= tests
    return Known(lines=lines, everywhere=everywhere, seconds=seconds)
