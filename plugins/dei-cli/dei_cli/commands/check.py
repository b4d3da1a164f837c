"""`dei check`: what would be computed, and what stands in its way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dei_cli import words
from dei_cli.kit.bilingual import Command
from dei_cli.kit.output import once
from dei_cli.kit.parameters import edition_argument
from dei_cli.kit.session import FAULTS, Session
from dei_core import DeiError, Findings
from dei_words import noted

if TYPE_CHECKING:
    from dei_core import Evaluation, Finding


@click.command("check", cls=Command, about=words.CHECK)
@edition_argument
@click.pass_obj
def check(session: Session, edition: Path) -> None:
    """Bind the edition, admit its data, compute, let the house rules look: all that a run would find, unwritten."""
    from dei_cli.kit.progress import Progress
    from dei_core import open_edition, score
    from dei_core.host import house_findings, read_tables

    found = Findings()
    inputs: dict[str, Any] = {}
    with Progress(session) as progress:
        evaluation = open_edition(edition)
        found.extend(evaluation.plan.findings)
        card = None
        try:
            tables, inputs, notes = read_tables(evaluation, progress.step)
            found.extend(notes)
            card = score(evaluation.plan, tables, lambda track: progress.step("score", track))
            found.extend(card.findings)
        except DeiError as error:
            found.extend(error.findings)
        found.extend(house_findings(evaluation, card))
    findings = once(found)
    session.status = FAULTS if found.stopped else session.status
    _show(session, evaluation, inputs, findings)


def _show(
    session: Session, evaluation: Evaluation, inputs: dict[str, Any], findings: tuple[Finding, ...]
) -> None:
    from dei_cli.commands.outline import datasets, outline, show_outline

    plan = evaluation.plan
    tracks = [outline(track, evaluation.registry) for track in plan.tracks]
    data = datasets(evaluation, inputs)
    if session.json:
        from dei_cli.kit.output import document

        edition = {"name": plan.name, "year": plan.year, "file": evaluation.file}
        document(session, findings, edition=edition, tracks=tracks, datasets=data)
        return
    from dei_cli.kit.findings import show_findings
    from dei_cli.kit.output import console

    screen = console()
    screen.print(noted(plan.name, str(plan.year)).of(session.lang), style="bold")
    show_outline(session, screen, tracks, data)
    if not findings:
        screen.print(words.NO_FAULTS.of(session.lang), style="green")
    show_findings(session, findings)
