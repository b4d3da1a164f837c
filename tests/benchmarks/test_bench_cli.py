"""Starting `dei`: wall time beside an interpreter that does nothing, and one that imports what a run needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DEI = [sys.executable, "-m", "dei_cli"]
STARTS = {
    "nothing": [sys.executable, "-c", "pass"],
    "imports of a run": [sys.executable, "-c", "import dei_core; dei_core.evaluate; dei_core.publish"],
    "dei --help": [*DEI, "--help"],
    "dei plugins": [*DEI, "plugins"],
    "dei run gigabit-2022": [*DEI, "run", str(EXAMPLES / "gigabit-2022"), "--out", "{out}"],
    "dei run dei-2023": [*DEI, "run", str(EXAMPLES / "dei-2023"), "--out", "{out}"],
}


@pytest.mark.parametrize("what", STARTS)
def test_start(benchmark, what, tmp_path):
    benchmark.group = "starting dei"
    command = [part.format(out=tmp_path / "out") for part in STARTS[what]]
    benchmark.pedantic(
        lambda: subprocess.run(command, capture_output=True, check=True), rounds=7, warmup_rounds=1
    )
