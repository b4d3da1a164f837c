"""Examples scored by the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dei_core import TrackScores, evaluate


@pytest.fixture(scope="session")
def scored(repository: Path) -> Callable[[str], TrackScores]:
    """The one track of an example, scored once in a session, by the example's folder."""
    done: dict[str, TrackScores] = {}

    def score(name: str) -> TrackScores:
        if name not in done:
            done[name] = evaluate(repository / "examples" / name).card.only
        return done[name]

    return score
