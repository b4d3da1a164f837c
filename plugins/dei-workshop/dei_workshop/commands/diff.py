"""`dei diff`: what differs between two editions, locks or result folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dei_cli.kit import FAULTS, MANY, Argument, Command, Location, Session, option, some
from dei_core import Findings
from dei_words import aspect, noted
from dei_workshop.words import comparing

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from dei_core.host import Move
    from dei_workshop.differing import Difference, Sample, Side

_DIGITS = 12
_PATH = Location()


@click.command("diff", cls=Command, about=comparing.DIFF)
@click.argument("old", cls=Argument, about=comparing.SIDE_ARGUMENT, metavar="A", type=_PATH)
@click.argument("new", cls=Argument, about=comparing.SIDE_ARGUMENT, metavar="B", type=_PATH)
@option("--exit-code", about=comparing.EXIT_CODE_OPTION, is_flag=True)
@click.pass_obj
def diff(session: Session, old: Path, new: Path, exit_code: bool) -> None:
    """Open both sides, compare, show."""
    from dei_cli.kit import Progress
    from dei_workshop.differing import difference, open_side

    with Progress(session):
        found = difference(open_side(old), open_side(new))
    session.notes += (*found.old.findings, *found.new.findings)
    if Findings(session.notes).stopped or (exit_code and not found.same):
        session.status = FAULTS
    if session.json:
        from dei_cli.kit import document

        document(
            session,
            old=_side(found.old),
            new=_side(found.new),
            same=found.same,
            moves=found.moves,
            samples=found.samples,
        )
        return
    from dei_cli.kit import console

    _show(session, console(), found)


def _side(side: Side) -> dict[str, Any]:
    digest = side.lock["plan_digest"]
    return {"path": side.path, "name": side.name, "year": side.year, "plan_digest": digest}


def _show(session: Session, screen: Console, found: Difference) -> None:
    lang, old, new = session.lang, found.old, found.new
    names = {"old": old.name.of(lang), "new": new.name.of(lang), "before": old.year, "after": new.year}
    screen.print(session.say(comparing.SIDES, **names), style="bold")
    if found.same:
        screen.print(comparing.SAME.of(lang), style="green")
        return
    samples = {sample.track: sample for sample in found.samples}
    for track in dict.fromkeys((*samples, *(move.track for move in found.moves if move.track))):
        moves = [move for move in found.moves if move.track == track]
        sample = samples.get(track)
        if moves or (sample is not None and (sample.added or sample.removed)):
            screen.print()
            screen.print(session.say(comparing.TRACK_HEADING, track=track), style="bold")
            if sample is not None:
                _show_sample(session, screen, sample)
            _show_moves(session, screen, found, moves)
    rest = [move for move in found.moves if move.track is None]
    if any(move.kind in comparing.KINDS for move in rest):
        screen.print()
        screen.print(comparing.WHOLE.of(lang), style="bold")
        _show_moves(session, screen, found, rest)


def _show_sample(session: Session, screen: Console, sample: Sample) -> None:
    counts = {"added": len(sample.added), "removed": len(sample.removed)}
    screen.print(session.say(comparing.SAMPLE, before=sample.before, after=sample.after, **counts))
    for text, regions in (
        (comparing.ADDED_REGIONS, sample.added),
        (comparing.REMOVED_REGIONS, sample.removed),
    ):
        if regions:
            screen.print(session.say(text, names=some(session, list(regions.values()))))


def _show_moves(session: Session, screen: Console, found: Difference, moves: Iterable[Move]) -> None:
    """One table per kind, in the order of KINDS; the packs' single files are for --json."""
    listed = list(moves)
    names = {**found.old.names, **found.new.names}
    for kind, heading in comparing.KINDS.items():
        mine = [move for move in listed if move.kind == kind]
        if mine:
            table = _table(session, noted(heading, str(len(mine))).of(session.lang))
            for move in mine:
                table.add_row(*_cells(session, move, names))
            screen.print(table)


def _table(session: Session, title: str) -> Table:
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="")
    for heading in (comparing.SUBJECT, comparing.ASPECT, comparing.BEFORE, comparing.AFTER):
        table.add_column(heading.of(session.lang), overflow="fold")
    return table


def _cells(session: Session, move: Move, names: Mapping[str, Any]) -> tuple[str, str, str, str]:
    lang = session.lang
    label = names.get(move.subject) if move.track else None
    subject = move.subject if label is None else noted(label, move.subject).of(lang)
    if not move.key:
        gone, new = comparing.GONE.of(lang), comparing.NEW.of(lang)
        return subject, "–", gone if move.new is None else "–", new if move.old is None else "–"
    child = names.get(move.key) if move.kind == "weight" else None
    called = aspect(move.kind, move.key) if child is None else child
    told = move.key if called is None else noted(called, move.key).of(lang)
    return subject or "–", told, _value(session, move.key, move.old), _value(session, move.key, move.new)


def _value(session: Session, key: str, value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        short = len(value) <= MANY
        return str(value) if short else session.say(comparing.VALUES, count=len(value))
    if key in ("digest", "sha256", "plan_digest"):
        return str(value)[:_DIGITS]
    return f"{value:.12g}" if isinstance(value, float) else str(value)
