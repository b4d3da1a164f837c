"""`dei run`: score an edition, write its result folder, show the ranking."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dei_cli import words
from dei_cli.kit.bilingual import Command, Location, Whole
from dei_cli.kit.output import once
from dei_cli.kit.parameters import default_folder, edition_argument, option
from dei_cli.kit.session import DONE, FAULTS, UNWRITTEN, USAGE, Session, Stop
from dei_core import DeiError, Finding, Findings
from dei_words import SPECIMEN, SPECIMEN_OF, listed, noted

if TYPE_CHECKING:
    from dei_cli.kit.progress import Progress
    from dei_core import Result
    from dei_core.plugin import Writer


REPORT, REPORT_FILE = "report", "report.html"
"""The writer that --no-report leaves out, and what it leaves; where it is not installed, neither is there."""


@click.command("run", cls=Command, about=words.RUN)
@edition_argument
@option("--out", "-o", about=words.OUT_OPTION, metavar="DIR", type=Location())
@option("--also", about=words.ALSO_OPTION, metavar="WRITER", multiple=True)
@option("--without", about=words.WITHOUT_OPTION, metavar="WRITER", multiple=True)
@option("--no-report", about=words.NO_REPORT_OPTION, is_flag=True)
@option("--no-write", about=words.NO_WRITE_OPTION, is_flag=True)
@option("--locked", about=words.LOCKED_OPTION, is_flag=True)
@option("--top", about=words.TOP_OPTION, metavar="N", type=Whole(), default=10)
@click.pass_obj
def run(
    session: Session,
    edition: Path,
    out: Path | None,
    also: tuple[str, ...],
    without: tuple[str, ...],
    no_report: bool,
    no_write: bool,
    locked: bool,
    top: int,
) -> None:
    """Evaluate, publish, show."""
    from dei_cli.kit.progress import Progress
    from dei_core import evaluate
    from dei_core.host import writers as writers_of

    try:
        writers, notes = writers_of(also, without)
    except DeiError as error:
        raise Stop(USAGE, error.findings) from error
    if no_report:
        writers = tuple(writer for writer in writers if writer.name != REPORT)
    with Progress(session) as progress:
        result = evaluate(edition, progress.step)
        notes = (*notes, *(_held(result) if locked else ()))
        target = None if no_write else out or default_folder(edition)
        folder, failed = _publish(session, result, target, writers, progress)
    findings = once((*notes, *result.card.findings, *failed))
    session.status = session.status or (FAULTS if Findings(findings).stopped else DONE)
    _show(session, result, findings, folder, top)


def _held(result: Result) -> tuple[Finding, ...]:
    """What the lock has to note; Stop where anything that it holds has moved."""
    from dei_core.host import lock_findings

    found = Findings(lock_findings(result))
    if found.stopped:
        raise Stop(FAULTS, found)
    return tuple(found)


def _publish(
    session: Session, result: Result, target: Path | None, writers: Iterable[Writer], progress: Progress
) -> tuple[Path | None, tuple[Finding, ...]]:
    """The result folder, where there is to be one, and which writers it is without."""
    if target is None:
        return None, ()
    from dei_core import publish
    from dei_core.host import PartlyPublished

    try:
        return publish(result, target, writers, progress.step), ()
    except PartlyPublished as error:
        session.status = UNWRITTEN
        return error.folder, error.findings
    except DeiError as error:
        raise Stop(UNWRITTEN, once((*result.card.findings, *error.findings))) from error


def _show(
    session: Session, result: Result, findings: tuple[Finding, ...], folder: Path | None, top: int
) -> None:
    from dei_cli.commands.compliance import compliance_record, show_compliance
    from dei_cli.commands.ranking import ranking_record, show_ranking

    plan = result.evaluation.plan
    tracks = result.card.tracks.values()
    if session.json:
        from dei_cli.kit.output import document

        document(
            session,
            findings,
            edition={"name": plan.name, "year": plan.year, "file": result.evaluation.file},
            folder=folder,
            seconds=result.seconds,
            tracks=[{**ranking_record(track), "standards": compliance_record(track)} for track in tracks],
        )
        return
    from dei_cli.kit.findings import counts, show_findings
    from dei_cli.kit.output import console

    screen = console()
    made_up = [track.plan.name for track in tracks if track.plan.data.specimen]
    if made_up:
        told = SPECIMEN if len(made_up) == len(tracks) else SPECIMEN_OF.filled(tracks=listed(made_up))
        screen.print(told.of(session.lang), style="bold reverse")
    screen.print(noted(plan.name, str(plan.year)).of(session.lang), style="bold")
    for track in tracks:
        show_ranking(session, screen, track, top)
        show_compliance(session, screen, track)
    screen.print(session.say(words.FINDINGS, counts=counts(session, findings)))
    show_findings(session, findings, summary=False)
    closing = words.UNWRITTEN.of(session.lang) if folder is None else session.say(words.RESULT, folder=folder)
    screen.print(closing, soft_wrap=True)
    if folder is not None and (folder / REPORT_FILE).is_file():
        screen.print(session.say(words.REPORT, file=folder / REPORT_FILE), soft_wrap=True)
