"""`dei verify`: recompute examples and hold them to what is committed beside them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dei_cli.kit import FAULTS, UNWRITTEN, Argument, Command, Location, Session, Stop, option
from dei_core import DeiError, Finding, Findings
from dei_words import LIST_COMMA, fixed
from dei_workshop.words import comparing

if TYPE_CHECKING:
    from dei_workshop.verifying.accepting import ScoreMove
    from dei_workshop.verifying.examples import Verification


@click.command("verify", cls=Command, about=comparing.VERIFY)
@click.argument(
    "examples",
    cls=Argument,
    about=comparing.EXAMPLES_ARGUMENT,
    metavar=comparing.EXAMPLES,
    nargs=-1,
    type=Location(),
)
@option("--accept", about=comparing.ACCEPT_OPTION, is_flag=True)
@click.pass_obj
def verify(session: Session, examples: tuple[Path, ...], accept: bool) -> None:
    """Find the examples, recompute each, compare or accept, show."""
    from dei_cli.kit import Progress
    from dei_workshop.verifying.examples import verify as recompute

    found = Findings()
    rows: list[dict[str, Any]] = []
    with Progress(session) as progress:
        for folder, name in _named(examples or (Path("examples"),), accept).items():
            made = recompute(folder, name)
            progress.step("score", name)
            rows.append(_accepted(made, found) if accept else _held(made, found))
    if found.stopped:
        session.status = FAULTS
    _show(session, rows, tuple(found))


def _named(paths: Sequence[Path], accept: bool) -> dict[Path, str]:
    """The examples below some paths; to be accepted, also an edition that has no expected results yet."""
    from dei_workshop.verifying.examples import example_name, examples_in

    first = [path for path in paths if accept and _without_results(path)]
    rest = [path for path in paths if path not in first]
    return {**{path: example_name(path, path) for path in first}, **examples_in(rest)}


def _without_results(path: Path) -> bool:
    return os.path.isfile(path / "edition.toml") and not os.path.exists(path / "expected")


def _held(made: Verification, found: Findings) -> dict[str, Any]:
    found.extend(made.findings)
    outcome = "skipped" if made.skipped else "differs" if made.failed else "same"
    return _row(made, outcome)


def _accepted(made: Verification, found: Findings) -> dict[str, Any]:
    from dei_workshop.verifying.accepting import accept

    if made.result is None:
        return _held(made, found)
    try:
        moved, notes = accept(made)
    except DeiError as error:
        unwritten = any(finding.code in ("file-not-written", "not-a-file") for finding in error.findings)
        raise Stop(UNWRITTEN if unwritten else FAULTS, (*found, *error.findings)) from error
    found.extend(finding for finding in made.findings if finding.code == "verify-unknown-table")
    found.extend(notes)
    outcome = "first" if moved is None else "accepted" if moved.moved else "unchanged"
    return _row(made, outcome, moved)


def _row(made: Verification, outcome: str, moved: ScoreMove | None = None) -> dict[str, Any]:
    return {
        "name": made.name,
        "folder": made.folder,
        "outcome": outcome,
        "tables": made.tables,
        "moved": moved,
        "seconds": made.seconds,
    }


def _show(session: Session, rows: list[dict[str, Any]], findings: tuple[Finding, ...]) -> None:
    if session.json:
        from dei_cli.kit import document

        document(session, findings, examples=rows)
        return
    from rich.table import Table

    from dei_cli.kit import console, show_findings

    lang, comma = session.lang, LIST_COMMA.of(session.lang)
    table = Table(comparing.EXAMPLE.of(lang), comparing.OUTCOME.of(lang), comparing.TABLES.of(lang))
    table.add_column(comparing.SECONDS.of(lang), justify="right")
    for row in rows:
        held = comma.join(
            session.say(comparing.TABLE_ROWS, table=name, rows=count) for name, count in row["tables"].items()
        )
        outcome = comparing.OUTCOMES[row["outcome"]].of(lang)
        table.add_row(row["name"], outcome, held or "–", fixed(row["seconds"], 2))
    screen = console()
    screen.print(table)
    outcomes = [row["outcome"] for row in rows]
    counts = {"failed": outcomes.count("differs"), "skipped": outcomes.count("skipped")}
    screen.print(session.say(comparing.SUMMARY, examples=len(rows), **counts))
    show_findings(session, findings)
