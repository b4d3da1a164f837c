"""The workbook as a whole: its sheets in order, and which of them a spreadsheet can hold."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from dei_core import Finding, Result, Text, result_frames
from dei_core.plugin import Place
from dei_tables import messages as say
from dei_tables.book import words
from dei_tables.book.about import Entry, write_about
from dei_tables.book.body import Body, fill
from dei_tables.book.columns import Column, both, frame_columns
from dei_tables.book.learned import learned_columns
from dei_tables.book.naming import SheetNames
from dei_tables.book.page import MOST_COLUMNS, MOST_ROWS, Page, write_table
from dei_tables.book.rules import finding_columns, rule_columns
from dei_tables.book.scores import TrackSheets
from dei_tables.book.standards import StandardSheets
from dei_tables.book.styles import Styles
from dei_tables.book.weights import weight_columns
from dei_words import SPECIMEN

if TYPE_CHECKING:
    from dei_tables.book.opening import Book

WORKBOOK = "workbook.xlsx"
MOST_CELLS = 1_000_000
"""Cells of a sheet beyond which no one reads it, and writing it would hold up the run."""

_HEAD_ROWS = 6
_LEADING = 3
_MOST_FINDINGS = 100_000
"""The same input makes the same file, so the clock plays no part."""

_TABS = ("#2F5597", "#C55A11", "#7F6000", "#548235", "#7030A0", "#404040")


@attrs.frozen(kw_only=True)
class Plate:
    """One sheet to be written. make: its columns. csv: the result table with the same numbers."""

    name: str
    about: Text
    rows: int
    make: Callable[[], Sequence[Column]]
    csv: str
    title: str
    banner: str = ""
    frozen: int = 0
    tab: str = _TABS[-1]


def write_workbook(result: Result, folder: str | Path) -> None:
    """Write `workbook.xlsx`; a sheet that a spreadsheet cannot hold is left out, and the findings say so.

    Numbers have all their digits; nothing is computed by formulas; text is text, however it begins.
    """
    from dei_tables.book.opening import Book

    names = SheetNames()
    about = names.take(_name(words.ABOUT))
    plates = list(_plates(result, names))
    drawn = {"findings", "references", *(plate.csv for plate in plates)}
    ready = [(plate, _columns(plate)) for plate in (*plates, *_declared(result, names, drawn))]
    left_out = [_too_large(plate) for plate, columns in ready if not columns]
    found = _findings(names, (*left_out, *result.card.findings))
    ready.append((found, tuple(found.make())))
    made = io.BytesIO()
    bodies: dict[str, Body] = {}
    with Book(made) as book:
        book.describe(result.evaluation.edition.name.zh, result.evaluation.edition.name.en)
        styles = Styles(book)
        entries = [Entry(plate.name, plate.about, bool(columns)) for plate, columns in ready]
        write_about(book.add_worksheet(about), styles, result, entries)
        for plate, columns in ready:
            if columns:
                footer = both(result.evaluation.edition.name, " ")
                bodies[_part(len(bodies) + 2)] = _write(book, styles, plate, columns, footer)
    fill(made, Path(folder) / WORKBOOK, bodies)


def _part(number: int) -> str:
    """The file inside the workbook that holds a worksheet, counted from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def _name(text: Text) -> str:
    return f"{text.zh} {text.en}"


def _plates(result: Result, names: SheetNames) -> Iterator[Plate]:
    tracks = tuple(result.card.tracks.values())
    for index, track in enumerate(tracks):
        sheets = TrackSheets(track)
        standards = StandardSheets(sheets)
        tail = track.plan.id if len(tracks) > 1 else ""
        makers: list[tuple[str, Text, Callable[[], Sequence[Column]], str, int]] = [
            ("ranking", words.RANKING, sheets.ranking, "ranking", 4),
            ("scores", words.SCORES, sheets.scores, "scores", 3),
            ("normalised", words.NORMALISED, sheets.normalised, "normalized", 3),
            ("raw", words.RAW, sheets.raw, "normalized", 3),
            ("contributions", words.CONTRIBUTIONS, sheets.contributions, "contributions", 3),
        ]
        if track.plan.standards:
            makers.append(("compliance", words.COMPLIANCE, standards.compliance, "compliance", 3))
            if not _has_room(len(track.table)) or standards.has_gaps:
                makers.append(("gaps", words.GAPS, standards.gaps, "compliance", 3))
        for key, head, make, csv, frozen in makers:
            yield Plate(
                name=names.take(_name(head), tail),
                about=words.WHAT[key],
                rows=len(track.table),
                make=make,
                csv=csv,
                title=f"{both(track.plan.name, ' ')} · {both(words.WHAT[key], ' · ')}",
                banner=both(SPECIMEN, " ") if track.plan.data.specimen else "",
                frozen=frozen,
                tab=_TABS[index % (len(_TABS) - 1)],
            )
    yield from _common(result, names)


def _common(result: Result, names: SheetNames) -> Iterator[Plate]:
    tracks = tuple(result.card.tracks.values())
    plans = [track.plan for track in tracks]
    learned = learned_columns(tracks)
    for key, head, make, frozen in (
        ("weights", words.WEIGHTS, lambda: weight_columns(tracks), 0),
        ("rules", words.RULES, lambda: rule_columns(plans), 3),
        ("references", words.LEARNED, lambda: learned, 0),
    ):
        if key == "references" and not len(learned[0].cells):
            continue
        about = words.WHAT[key]
        title = both(about, " · ")
        yield Plate(
            name=names.take(_name(head)), about=about, rows=0, make=make, csv=key, title=title, frozen=frozen
        )


def _declared(result: Result, names: SheetNames, drawn: Set[str]) -> Iterator[Plate]:
    """A sheet for every result table that no other sheet shows, as the table declares it."""
    for frame in result_frames(result.card):
        if frame.name not in drawn:
            yield Plate(
                name=names.take(frame.name if frame.title is None else _name(frame.title)),
                about=frame.about,
                rows=len(frame),
                make=partial(frame_columns, frame),
                csv=frame.name,
                title=both(frame.about, " · "),
            )


def _findings(names: SheetNames, findings: Sequence[Finding]) -> Plate:
    shown = findings[:_MOST_FINDINGS]
    about = words.WHAT["findings"]
    return Plate(
        name=names.take(_name(words.FINDINGS)),
        about=about,
        rows=len(shown),
        make=lambda: finding_columns(shown),
        csv="findings",
        title=both(about, " · "),
    )


def _columns(plate: Plate) -> tuple[Column, ...]:
    """The columns of a sheet; none where it would hold more than a worksheet can, or anyone reads."""
    if not _has_room(plate.rows):
        return ()
    columns = tuple(plate.make())
    return columns if len(columns) <= MOST_COLUMNS and plate.rows * len(columns) <= MOST_CELLS else ()


def _has_room(rows: int) -> bool:
    """Whether a sheet of so many rows has room for the columns that say which region it is, before any is made."""
    return rows <= MOST_ROWS - _HEAD_ROWS and rows * _LEADING <= MOST_CELLS


def _too_large(plate: Plate) -> Finding:
    facts = {
        "sheet": plate.name,
        "rows": plate.rows,
        "most_rows": MOST_ROWS - _HEAD_ROWS,
        "most_columns": MOST_COLUMNS,
        "most_cells": MOST_CELLS,
        "table": f"{plate.csv}.csv",
    }
    return Finding(message=say.SHEET_TOO_LARGE, place=Place(file=WORKBOOK), facts=facts)


def _write(book: Book, styles: Styles, plate: Plate, columns: Sequence[Column], footer: str) -> Body:
    sheet = book.add_worksheet(plate.name)
    sheet.set_tab_color(plate.tab)
    page = Page(title=plate.title, banner=plate.banner, footer=footer, frozen=plate.frozen)
    return write_table(sheet, styles, page, columns)
