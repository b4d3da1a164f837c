"""No edition, however broken, is a defect of the command line: a slice of a longer fuzzing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import fuzzing_structures as fuzzing
import pytest

SEED = 20_261_130


@pytest.mark.parametrize("number", range(24))
def test_a_broken_edition_ends_in_findings(dei: Any, tmp_path: Path, number: int) -> None:
    """In exit 0, with warnings or none, or in exit 1; what can be scored can be shown, taken apart and documented."""
    files = fuzzing.subject()
    pairs = [
        (name, path) for name in ("edition.toml", "pack/pack.toml") for path in fuzzing.places(files[name])
    ]
    drawn = random.Random(SEED + number)
    name, path = drawn.choice(pairs)
    broken = fuzzing.replaced(files[name], path, drawn.choice(fuzzing.SHAPES))
    folder = fuzzing.write({**files, name: broken}, tmp_path / "edition")
    done = dei("check", folder, "--json")

    assert done.code in (0, 1)
    assert done.code == 0 or "error" in {item["severity"] for item in done.document["findings"]}
    if done.code == 0:
        assert dei("run", folder, "--no-write", "--json").code in (0, 1)
        assert dei("docs", folder, "--out", tmp_path / "docs").code == 0
