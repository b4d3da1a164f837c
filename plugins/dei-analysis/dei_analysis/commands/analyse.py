"""`dei analyse`: the statistics of an edition as a folder of tables, and what of them people should look at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dei_analysis.commands import words
from dei_cli.kit import (
    FAULTS,
    UNWRITTEN,
    Command,
    Location,
    Progress,
    Session,
    Stop,
    Whole,
    default_folder,
    document,
    edition_argument,
    option,
)
from dei_core import DeiError, Finding

if TYPE_CHECKING:
    from dei_analysis.outcome.analysing import Outcome
    from dei_core import Result


@click.command("analyse", cls=Command, about=words.ANALYSE)
@edition_argument
@option("--out", "-o", about=words.OUT, metavar="DIR", type=Location())
@option("--year", about=words.YEAR, metavar="YEAR", type=Whole())
@option("--top", about=words.TOP, metavar="N", type=Whole(), default=5)
@option("--no-write", about=words.NO_WRITE, is_flag=True)
@click.pass_obj
def analyse(
    session: Session, edition: Path, out: Path | None, year: int | None, top: int, no_write: bool
) -> None:
    """Evaluate, analyse, publish, show."""
    from dei_analysis.outcome.analysing import analyse as analysed
    from dei_analysis.outcome.remarks import remarks
    from dei_core import evaluate

    with Progress(session) as progress:
        result = evaluate(edition, progress.step)
        outcomes = analysed(result.card, year, _ticker(session, result, progress.step))
        _check_year(result, outcomes, year)
        noted = tuple(found for outcome in outcomes for found in remarks(outcome))
        folder = (
            None if no_write else _publish(result, out or _default(edition), outcomes, noted, progress.step)
        )
    if session.json:
        _document(session, result, outcomes, noted, folder)
    else:
        from dei_analysis.commands.screen import show_analysis

        show_analysis(session, outcomes, noted, folder, top)


def _ticker(session: Session, result: Result, step: Callable[[str, str], None]) -> Callable[[str], None]:
    """What counts the steps of an analysis and shows them."""
    from dei_analysis.statistics.correlation import KINDS

    done: dict[str, int] = {}
    steps = {name: len(KINDS) + len(track.plan.reached) - 1 for name, track in result.card.tracks.items()}

    def tick(track: str) -> None:
        done[track] = done.get(track, 0) + 1
        step("analyse", session.say(words.STEP, track=track, done=done[track], steps=steps[track]))

    return tick


def _check_year(result: Result, outcomes: tuple[Outcome, ...], year: int | None) -> None:
    if year is not None and not outcomes:
        from dei_analysis.commands import messages as say

        known = {
            int(when) or track.plan.year
            for track in result.card.tracks.values()
            for when in track.table.years.tolist()
        }
        raise Stop(FAULTS, [Finding(message=say.NO_YEAR, facts={"year": year, "known": sorted(known)})])


def _default(edition: Path) -> Path:
    usual = default_folder(edition)
    return usual.with_name(f"{usual.name}-analysis")


def _publish(
    result: Result,
    target: Path,
    outcomes: tuple[Outcome, ...],
    noted: tuple[Finding, ...],
    step: Callable[[str, str], None],
) -> Path:
    from dei_analysis.tables.writing import write_tables
    from dei_core import publish
    from dei_core.plugin import Writer

    def write(result: Result, folder: Path) -> None:
        write_tables(result, folder, outcomes, noted)

    try:
        return publish(result, target, [Writer(name="analysis", about=words.ANALYSE, write=write)], step)
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error


def _document(
    session: Session,
    result: Result,
    outcomes: tuple[Outcome, ...],
    noted: tuple[Finding, ...],
    folder: Path | None,
) -> None:
    def record(outcome: Outcome) -> dict[str, Any]:
        subject = outcome.subject
        return {
            "track": subject.track.plan.id,
            "year": subject.shown_year,
            "regions": len(subject.rows),
            "indicators": list(subject.leaves),
            "alpha": [
                dict(zip(("node", "of", "items", "alpha"), row, strict=True)) for row in outcome.alphas
            ],
            "influence": [
                {
                    "element": one.element,
                    "kind": one.kind,
                    "effective_weight": one.effective,
                    "pearson": one.pearson,
                    "spearman": one.spearman,
                    "mean_shift": one.removal.mean_shift,
                    "most_shift": one.removal.most_shift,
                }
                for one in outcome.influences
            ],
        }

    plan = result.evaluation.plan
    edition = {"name": plan.name, "year": plan.year, "file": result.evaluation.file}
    document(session, noted, edition=edition, folder=folder, tracks=[record(outcome) for outcome in outcomes])
