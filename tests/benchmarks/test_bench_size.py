"""How reports and commands grow: twice the work beside once, and beside an interpreter that does nothing.

Each line printed is what was measured: seconds of CPU and megabytes at the peak of a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import attrs
import pytest
from sized import Size, made

DEI = [sys.executable, "-m", "dei_cli"]
NUMBERS = count()
NOTHING = [sys.executable, "-c", "pass"]


@attrs.frozen(kw_only=True)
class Cost:
    """CPU seconds of a process, user and system, and megabytes at its peak."""

    seconds: float
    megabytes: float


def cost(command: list[str], times: int = 3) -> Cost:
    """The cheapest of a few runs."""
    found = []
    for _ in range(times):
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stderr is not None
            said = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, said
        found.append(Cost(seconds=used.ru_utime + used.ru_stime, megabytes=used.ru_maxrss / 1024))
    return Cost(seconds=min(one.seconds for one in found), megabytes=max(one.megabytes for one in found))


REGIONS = (Size(regions=16_000, groups=30), Size(regions=33_755, groups=30))
CHILDREN = (Size(regions=50, indicators=500, pillars=0), Size(regions=50, indicators=1_000, pillars=0))
INDICATORS = (Size(regions=50, indicators=1_000, pillars=20), Size(regions=50, indicators=2_000, pillars=20))
PILLARS = (Size(regions=50, indicators=1_000, pillars=500), Size(regions=50, indicators=2_000, pillars=1_000))
YEARS = (Size(regions=30, years=150), Size(regions=30, years=300))
GROUPS = (Size(regions=2_500, groups=25), Size(regions=5_000, groups=50))
SIZES = {
    "regions 16,000 -> 33,755": REGIONS,
    "children of one node 500 -> 1,000": CHILDREN,
    "indicators 1,000 -> 2,000": INDICATORS,
    "pillars 500 -> 1,000": PILLARS,
    "years 150 -> 300": YEARS,
    "groups 275 -> 550": GROUPS,
}
COMMANDS = {
    "report from a result": [*DEI, "report", "{out}", "--out", "{out}-report"],
    "run with report and workbook": [*DEI, "run", "{edition}", "--out", "{out}"],
    "check": [*DEI, "check", "{edition}"],
    "explain": [*DEI, "explain", "{edition}", "--region", "r000000"],
    "docs": [*DEI, "docs", "{edition}", "--out", "{out}-docs"],
    "lock": [*DEI, "lock", "{edition}"],
    "template": [*DEI, "template", "{edition}", "--out", "{out}-{number}.xlsx"],
}


def filled(command: list[str], edition: Path) -> list[str]:
    """The command for an edition; no template is written over another."""
    out = edition.parent / f"{edition.name}-out"
    return [part.format(edition=edition, out=out, number=next(NUMBERS)) for part in command]


@pytest.mark.parametrize("what", SIZES)
def test_growth(benchmark, what, tmp_path, capsys):
    """The larger edition is timed; what both cost, and how they compare, is printed."""
    benchmark.group = what
    editions = [made(tmp_path / str(place), size) for place, size in enumerate(SIZES[what])]
    nothing = cost(NOTHING, 7)
    start = cost([*DEI, "--version"])
    for edition in editions:
        cost(filled(COMMANDS["run with report and workbook"], edition), 1)
    lines = []
    for name, command in COMMANDS.items():
        few, many = (cost(filled(command, edition), 1) for edition in editions)
        growth = (many.seconds - start.seconds) / max(few.seconds - start.seconds, 0.05)
        lines.append(
            f"  {name:30} {few.seconds:6.2f} -> {many.seconds:6.2f} s: x {growth:4.2f}, "
            f"{many.seconds / nothing.seconds:4.0f} interpreters, {many.megabytes:4.0f} MB"
        )
        benchmark.extra_info[name] = {"growth": growth, "megabytes": many.megabytes}
    with capsys.disabled():
        print(f"\n{what}, {nothing.seconds:.4f} s an interpreter", *lines, sep="\n")

    benchmark.pedantic(lambda: cost(filled(COMMANDS["check"], editions[-1]), 1), rounds=1)
