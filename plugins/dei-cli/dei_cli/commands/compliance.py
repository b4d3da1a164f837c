"""How a track's regions stand against its standards: for a screen, and as a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
from rich.table import Table

from dei_cli import words
from dei_cli.kit.session import Session
from dei_core import Text, TrackScores
from dei_core.host import overall_verdicts, verdicts_of
from dei_words import percent

if TYPE_CHECKING:
    from rich.console import Console


@attrs.frozen(kw_only=True)
class Held:
    """One standard. clauses: how many it has. met: share of verdicts that are passes, 0-1, or None for none.

    A clause without a pass mark gives a score and no verdict. passed: regions that reach the standard's full
    score. missed: the clause that most regions fail, and how many do.
    """

    id: str
    name: Text
    clauses: int
    passed: int
    regions: int
    met: float | None
    missed: Text | None
    failing: int


def compliance_record(track: TrackScores) -> list[dict[str, Any]]:
    """Every standard of a track for programs."""
    return [attrs.asdict(item, recurse=False) for item in held(track)]


def held(track: TrackScores) -> Iterator[Held]:
    """Every standard that a track is held to, over all regions and years."""
    for standard in track.plan.standards:
        verdicts = np.array([verdicts_of(track, clause) for clause in standard.clauses])
        passes, fails = np.count_nonzero(verdicts == 1), np.count_nonzero(verdicts == 0)
        failing = np.count_nonzero(verdicts == 0, axis=1)
        worst = int(failing.argmax())
        yield Held(
            id=standard.id,
            name=standard.name,
            clauses=len(standard.clauses),
            passed=int(np.count_nonzero(overall_verdicts(track, standard) == 1)),
            regions=len(track.table),
            met=float(passes / (passes + fails)) if passes + fails else None,
            missed=standard.clauses[worst].name if failing[worst] else None,
            failing=int(failing[worst]),
        )


def show_compliance(session: Session, screen: Console, track: TrackScores) -> None:
    """Print one row per standard; nothing where the track has none."""
    rows = list(held(track))
    if not rows:
        return
    table = Table(words.STANDARD.of(session.lang))
    for heading in (words.CLAUSES, words.MET, words.PASSED):
        table.add_column(heading.of(session.lang), justify="right")
    table.add_column(words.MOST_MISSED.of(session.lang))
    for row in rows:
        missed = "–"
        if row.missed is not None:
            missed = session.say(words.MISSED_BY, clause=row.missed.of(session.lang), regions=row.failing)
        met = "–" if row.met is None else percent(row.met)
        passed = "–" if row.met is None else f"{row.passed}/{row.regions}"
        cells = (row.name.of(session.lang), str(row.clauses), met, passed)
        table.add_row(*cells, missed)
    screen.print(table)
