"""`dei compare`: how the scores and ranks of two editions or result folders differ."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click
import numpy as np

from dei_cli import FAULTS, UNWRITTEN, Session, Stop
from dei_cli.kit.bilingual import Argument, Command, Location, Whole
from dei_cli.kit.parameters import option
from dei_core import Finding
from dei_methods.analysis import words
from dei_methods.plugin import COMPARE

if TYPE_CHECKING:
    from rich.console import Console

    from dei_core import Column, Frame
    from dei_methods.analysis.sides import Beside

_PATH = Location()


@click.command("compare", cls=Command, about=COMPARE)
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
    from dei_cli.kit.progress import Progress
    from dei_methods.analysis import messages as say
    from dei_methods.analysis.sides import beside, side_of, told_of

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
        from dei_cli.kit.output import document

        document(session, first=first, second=second, file=out, tracks=[_record(one) for one in found])
        return
    from dei_cli.kit.output import console

    for one in found:
        _show(session, console(), one, top)


def _aligned(one: Beside) -> tuple[Column, Column, Column, Column]:
    """Scores and published ranks of the first side, then of the second, row by shared row."""
    here, there = one.rows.first, one.rows.second
    return one.first.scores[here], one.first.ranks[here], one.second.scores[there], one.second.ranks[there]


def _shared_ranks(one: Beside) -> tuple[Column, Column]:
    """Ranks inside each year among the regions of both sides alone: regions that came or went move nobody."""
    from dei_methods.analysis.standing import ranks_within

    scores, _, other_scores, _ = _aligned(one)
    years = [str(one.first.keys[row][1]) for row in one.rows.first]
    known = np.where(np.isnan(scores + other_scores), np.nan, 0.0)
    return ranks_within(scores + known, years), ranks_within(other_scores + known, years)


def _record(one: Beside) -> dict[str, Any]:
    from dei_methods.analysis.comparison import agreement

    scores, _, other_scores, _ = _aligned(one)
    frame = _frame([one])
    rows = zip(*(_plain(frame.columns[field.name]) for field in frame.fields[1:]), strict=True)
    names = [field.name for field in frame.fields[1:]]
    return {
        "track": one.track,
        "node": one.node,
        "gone": list(one.rows.gone),
        "new": list(one.rows.new),
        "scores": attrs.asdict(agreement(scores, other_scores)),
        "ranks": attrs.asdict(agreement(*_shared_ranks(one))),
        "regions": [dict(zip(names, row, strict=True)) for row in rows],
    }


def _plain(values: Any) -> list[Any]:
    return [value if isinstance(value, str | int) else float(value) for value in values]


def _frame(found: list[Beside]) -> Frame:
    """Every shared row of every track."""
    from dei_methods.analysis.fields import table
    from dei_methods.analysis.target import FIELDS

    def rows() -> Any:
        for one in found:
            scores, ranks, other_scores, other_ranks = (column.tolist() for column in _aligned(one))
            first, second = _shared_ranks(one)
            for at, (here, there) in enumerate(zip(one.rows.first, one.rows.second, strict=True)):
                (region, year), (_, other_year) = one.first.keys[here], one.second.keys[there]
                cells = (scores[at], other_scores[at], ranks[at], other_ranks[at])
                moves = (other_scores[at] - scores[at], second[at] - first[at])
                yield one.track, region, year, other_year, *cells, *moves

    return table("comparison", "Two outcomes of each region.", "各区域的两份结果。", FIELDS, rows())


def _check(out: Path) -> None:
    """Before anything is evaluated: whether the file may be written."""
    from dei_core import DeiError
    from dei_methods.analysis.target import check_target

    try:
        check_target(out)
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error


def _write(found: list[Beside], out: Path) -> None:
    """The table as CSV, put in place in one move."""
    from dei_core import DeiError, write_file
    from dei_tables import write_csv

    try:
        write_file(out, lambda new: write_csv(_frame(found), new))
    except DeiError as error:
        raise Stop(UNWRITTEN, error.findings) from error


def _show(session: Session, screen: Console, one: Beside, top: int) -> None:
    from dei_methods.analysis.comparison import agreement

    scores, _, other_scores, _ = _aligned(one)
    first, second = _shared_ranks(one)
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

    from dei_cli.kit.numbers import fixed

    columns = _aligned(one)
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
