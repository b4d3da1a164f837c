"""`dei lock`: write down beside an edition what exactly it is made from."""

from __future__ import annotations

import os
from pathlib import Path

import click

from dei_cli.kit import UNWRITTEN, Command, Session, Stop, edition_argument
from dei_core import DeiError, Finding
from dei_words import COLON
from dei_workshop.words import comparing

_DIGITS = 12


@click.command("lock", cls=Command, about=comparing.LOCK)
@edition_argument
@click.pass_obj
def lock(session: Session, edition: Path) -> None:
    """Run in memory, write the lock, say what moved since the one before."""
    from dei_cli.kit import Progress
    from dei_core import evaluate
    from dei_core.host import lock_findings, lock_path, read_lock, write_lock

    with Progress(session) as progress:
        result = evaluate(edition, progress.step)
    file = result.evaluation.file
    earlier = os.path.exists(lock_path(file))
    moved: tuple[Finding, ...] = ()
    if earlier:
        try:
            moved = lock_findings(result)
        except DeiError as error:  # no lock at all: what is wrong with it is what moves
            moved = error.findings
    try:
        path = write_lock(result)
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error
    _show(session, path, read_lock(path)["plan_digest"], earlier, moved)


def _show(session: Session, path: Path, digest: str, earlier: bool, moved: tuple[Finding, ...]) -> None:
    if session.json:
        from dei_cli.kit import document

        said = [finding.record() for finding in moved]
        document(session, lock={"file": path, "plan_digest": digest}, earlier=earlier, moved=said)
        return
    from dei_cli.kit import console

    screen = console()
    for finding in moved:
        screen.print(
            f"  {finding.place.of(session.lang)}{COLON.of(session.lang)}{finding.says(session.lang)}"
        )
    if earlier:
        text = comparing.MOVED if moved else comparing.UNMOVED
        screen.print(session.say(text, count=len(moved)))
    screen.print(session.say(comparing.LOCKED, file=path, digest=digest[:_DIGITS]), soft_wrap=True)
