"""`dei compare`: how the scores and ranks of two editions or result folders differ."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click
import numpy as np

from dei_analysis.commands import words
from dei_cli.kit import (
    FAULTS,
    UNWRITTEN,
    Argument,
    Command,
    Location,
    Progress,
    Session,
    Stop,
    Whole,
    console,
    document,
    option,
)
from dei_core import Finding
from dei_words import fixed

if TYPE_CHECKING:
    from rich.console import Console

    from dei_analysis.outcome.sides import Beside
    from dei_core.plugin import Column

_PATH = Location()


@click.command("compare", cls=Command, about=words.COMPARE)
@click.argument("first", cls=Argument, about=words.SIDE, metavar="A", type=_PATH)
@click.argument("second", cls=Argument, about=words.SIDE, metavar="B", type=_PATH)
@option("--node", about=words.NODE_OPTION, metavar="NODE")
@option("--top", about=words.MOVERS_OPTION, metavar="N", type=Whole(), default=10)
@option("--out", "-o", about=words.CSV_OPTION, metavar="FILE", type=_PATH)
@click.pass_obj
def compare(
    session: Session, first: Path, second: Path, node: str | None, top: int, out: Path | None
) -> None:
    """Open both sides, lay them beside each other, show."""
    from dei_analysis.commands import messages as say
    from dei_analysis.outcome.sides import beside, side_of, told_of

    if out is not None:
        _check(out)
    with Progress(session):
        found = beside(side_of(first), side_of(second), node)
        session.notes += (*told_of(first), *told_of(second))
    if not found:
        raise Stop(FAULTS, [Finding(message=say.NOTHING_SHARED, facts={"first": first, "second": second})])
    if out is not None:
        _write(found, out)
    if session.json:
        document(session, first=first, second=second, file=out, tracks=[_record(one) for one in found])
        return
    for one in found:
        _show(session, console(), one, top)


def _record(one: Beside) -> dict[str, Any]:
    from dei_analysis.statistics.comparison import agreement
    from dei_analysis.tables.comparison import comparison_table

    scores, _, other_scores, _ = one.aligned()
    frame = comparison_table([one])
    rows = zip(*(_plain(frame.columns[field.name]) for field in frame.fields[1:]), strict=True)
    names = [field.name for field in frame.fields[1:]]
    return {
        "track": one.track,
        "node": one.node,
        "gone": list(one.rows.gone),
        "new": list(one.rows.new),
        "scores": attrs.asdict(agreement(scores, other_scores)),
        "ranks": attrs.asdict(agreement(*one.shared_ranks())),
        "regions": [dict(zip(names, row, strict=True)) for row in rows],
    }


def _plain(values: Any) -> list[Any]:
    return [value if isinstance(value, str | int) else float(value) for value in values]


def _check(out: Path) -> None:
    """Before anything is evaluated: whether the file is a CSV by its name, and new or an earlier comparison."""
    from dei_analysis.commands import messages as say

    if os.path.exists(out) and not _is_comparison(out):
        raise Stop(UNWRITTEN, [Finding(message=say.NOT_A_COMPARISON, facts={"file": out})])
    if out.suffix.lower() != ".csv":
        facts = {"file": out, "better": out.parent / f"{out.stem}.csv"}
        raise Stop(UNWRITTEN, [Finding(message=say.NOT_CSV, facts=facts)])


def _is_comparison(file: Path) -> bool:
    from dei_analysis.tables.comparison import FIELDS

    if not os.path.isfile(file):
        return False
    header = ",".join(field.name for field in FIELDS).encode()
    try:
        with file.open("rb") as opened:
            return opened.readline(len(header) + 5).removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n") == header
    except OSError:
        return False


def _write(found: list[Beside], out: Path) -> None:
    """The table as CSV, put in place in one move."""
    from dei_analysis.tables.comparison import comparison_table
    from dei_core import DeiError
    from dei_core.host import write_file
    from dei_tables import write_csv

    try:
        write_file(out, lambda new: write_csv(comparison_table(found), new))
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error


def _show(session: Session, screen: Console, one: Beside, top: int) -> None:
    from dei_analysis.statistics.comparison import agreement

    scores, _, other_scores, _ = one.aligned()
    first, second = one.shared_ranks()
    counts = {"regions": len(one.rows.keys), "gone": len(one.rows.gone), "new": len(one.rows.new)}
    screen.print()
    screen.print(session.say(words.COMPARED, track=one.track, node=one.node, **counts), style="bold")
    for text, found in (
        (words.AGREEMENT, agreement(first, second)),
        (words.SCORES, agreement(scores, other_scores)),
    ):
        shown = {name: _digits(value) for name, value in attrs.asdict(found).items()}
        screen.print(session.say(text, **shown))
    moves = np.nan_to_num(np.abs(second - first), nan=-1.0)
    order = np.lexsort((np.nan_to_num(first, nan=np.inf), -moves)).tolist()
    screen.print(_table(session, one, first - second, order[:top] if top else order))


def _table(session: Session, one: Beside, risen: Column, rows: list[int]) -> Any:
    from rich.table import Table

    columns = one.aligned()
    table = Table()
    table.add_column(words.CODE.of(session.lang))
    table.add_column(words.NAME.of(session.lang))
    headings = (words.FIRST_RANK, words.SECOND_RANK, words.MOVE, words.FIRST_SCORE, words.SECOND_SCORE)
    for heading in headings:
        table.add_column(heading.of(session.lang), justify="right")
    for row in rows:
        region, year = one.first.keys[one.rows.first[row]]
        several = len({when for _, when in one.first.keys}) > 1
        score, rank, other_score, other_rank = (float(column[row]) for column in columns)
        numbers = ((rank, 0), (other_rank, 0), (float(risen[row]), 0), (score, 2), (other_score, 2))
        cells = ["–" if math.isnan(value) else fixed(value, places) for value, places in numbers]
        cells[2] = f"+{cells[2]}" if risen[row] > 0.0 else cells[2]
        table.add_row(f"{region} ({year})" if several else region, one.names.get(region, ""), *cells)
    return table


def _digits(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return "–" if math.isnan(value) else f"{value:.4g}"
