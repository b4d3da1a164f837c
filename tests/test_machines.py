"""The same lock on another machine: the same bits for every method that promises them, the rest within 1e-12."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EXACT = ("gigabit-2022", "benchmark-gigabit", "published/desi-2022", "published/spi-2019")
"""Thresholds, goalposts and arithmetic means: nothing but operations that IEEE 754 fixes to the last bit."""
NEAR = ("dei-2023", "published/hdi", "published/asem-connectivity")
"""Logarithms, powers and geometric means, which each machine's library computes its own way."""
RUN = """
import hashlib, json, sys
from dei_core import evaluate
from dei_core.editions.lock import lock_of

made = {}
for edition in sys.argv[1:]:
    result = evaluate(edition)
    made[edition] = {
        "digest": lock_of(result)["plan_digest"],
        "tracks": {name: [float(x).hex() for x in track.values.ravel()] for name, track in result.card.tracks.items()},
    }
print(json.dumps(made))
"""


def run(*editions: Path, **env: str) -> dict[str, Any]:
    """Every score of some editions in another process, as exact hexadecimal doubles."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, editions)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def plainer() -> str:
    """The vector units of this machine that numpy can be told to do without: those an older machine lacks."""
    return " ".join(name for name in __cpu_dispatch__ if __cpu_features__[name])


def elsewhere(shared: Path, *editions: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The scores here, and on a machine that lacks what this one has."""
    data = str(shared)
    other = {"NPY_DISABLE_CPU_FEATURES": plainer(), "OPENBLAS_CORETYPE": "Prescott"}
    return run(*editions, DEI_SHARED=data), run(*editions, DEI_SHARED=data, **other)


@pytest.mark.optional
@pytest.mark.skipif(not plainer(), reason="numpy uses no vector unit here that it could do without")
def test_a_machine_without_these_vector_units_gives_the_same_bits(shared: Path) -> None:
    """The same plan and the same bits at every node."""
    here, there = elsewhere(shared, *(EXAMPLES / name for name in EXACT))

    assert there == here
    assert all(scores for one in here.values() for scores in one["tracks"].values())


@pytest.mark.optional
@pytest.mark.skipif(not plainer(), reason="numpy uses no vector unit here that it could do without")
def test_logarithms_and_powers_agree_to_twelve_digits(shared: Path) -> None:
    """The same plan, and scores within 1e-12 of one another."""
    here, there = elsewhere(shared, *(EXAMPLES / name for name in NEAR))
    for edition, one in here.items():
        other = there[edition]

        assert other["digest"] == one["digest"]
        for name, scores in one["tracks"].items():
            mine = [float.fromhex(cell) for cell in scores]
            theirs = [float.fromhex(cell) for cell in other["tracks"][name]]
            np.testing.assert_allclose(theirs, mine, rtol=1e-12)
