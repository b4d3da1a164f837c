"""Rows and cells that a dataset chooses by what is written in them, and what it names that no cell has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import numpy as np

from dei_core.data import messages_cleaning as say
from dei_core.data.cells import EMPTY_ONLY, Cells, Missing, numbers, spoilt, words
from dei_core.data.header import Grid, Located
from dei_core.data.spelling import note_look_alikes
from dei_core.findings import Findings, Place
from dei_core.ids import with_nearest
from dei_core.kernel.method import Mask
from dei_core.model.dataset import Gap, Intake

Words = Mapping[str, tuple[str | float, ...]]
"""Header -> cell values."""


def rows_where(grid: Grid, keep: Words, drop: Words, missing: Missing) -> Mask:
    """Which rows have one of the wanted values under every header of `keep`, and none under any of `drop`."""
    stays = np.ones(len(grid.rows), dtype=np.bool_)
    for header, wanted in keep.items():
        stays &= _matches(grid.columns[header].cells, wanted, missing)
    for header, unwanted in drop.items():
        stays &= ~_matches(grid.columns[header].cells, unwanted, missing)
    return stays


def emptied(grid: Grid, gaps: Iterable[Gap], missing: Missing, found: Findings) -> Grid:
    """The grid with the cells of every gap empty; a gap that finds no cell under a header is noted."""
    columns = dict(grid.columns)
    for gap in gaps:
        note_seeming(grid, {**gap.keep, **gap.drop}, found)
        rows = rows_where(grid, gap.keep, gap.drop, missing)
        for header in gap.columns:
            blank = rows & _matches(grid.columns[header].cells, gap.values, missing)
            if blank.any():
                columns[header] = _without(columns[header], blank)
            else:
                found.add(say.GAP_FINDS_NOTHING, grid.place(header), header=header, values=gap.values)
    return attrs.evolve(grid, columns=columns)


def note_seeming(grid: Grid, wanted: Words, found: Findings) -> None:
    """Note the words under a filter's headers that cannot be read, or look like another one and are not it."""
    for header, values in wanted.items():
        for fault in spoilt(grid.columns[header].cells):
            found.add(fault.message, grid.place(header, fault.index), **fault.facts)
        texts = [value for value in values if isinstance(value, str)]
        note_look_alikes([*words(grid.columns[header].cells, EMPTY_ONLY), *texts], grid.place(header), found)


def _without(column: Located, blank: Mask) -> Located:
    cells: list[Any] = list(column.cells)
    for index in np.flatnonzero(blank).tolist():
        cells[index] = None
    return attrs.evolve(column, cells=cells)


def _matches(cells: Cells, wanted: tuple[str | float, ...], missing: Missing) -> Mask:
    """Which cells are one of the wanted values: numbers as numbers, text as text, "" as an empty cell."""
    texts = {value for value in wanted if isinstance(value, str)}
    found = np.array([text in texts for text in words(cells, EMPTY_ONLY)], dtype=np.bool_)
    if "" in texts:
        found |= np.array([text == "" for text in words(cells, missing)], dtype=np.bool_)
    amounts = [value for value in wanted if not isinstance(value, str)]
    if amounts:
        found |= np.isin(numbers(cells, EMPTY_ONLY)[0], amounts)
    return found


Value = str | float
Has = Callable[[Cells, Value], bool]
Said = tuple[str, tuple[str, ...], Collection[Value], Has]
"""An option, the headers that it speaks of, the values it names, and how a column has one."""

USUAL: frozenset[str] = frozenset(attrs.fields(Intake).missing.default or ())
"""Words for a missing cell that are taken for one without being asked for."""


def note_unmet(grid: Grid, header: Sequence[str], intake: Intake, found: Findings) -> None:
    """Warn of every value by which rows or cells are chosen and that no cell of its columns has, with the nearest.

    header: of the sheet, all of it. The empty cell is left out: it is named to be safe. All rows are looked at, those
    too that another filter drops.
    """
    _note_ignored(grid, header, intake, found)
    for option, headers, values, has in _said(intake):
        columns = [grid.columns[header] for header in headers if header in grid.columns]
        lost = [
            value
            for value in values
            if value != "" and not any(has(column.cells, value) for column in columns)
        ]
        wholly = option == "gap.values" and len(lost) == len(values)
        if lost and columns and not wholly:  # a gap that finds nothing at all is told by itself
            known = dict.fromkeys(word for column in columns for word in words(column.cells) if word)
            shown = with_nearest([_word(value) for value in lost], known)
            place = Place(file=grid.file, column=columns[0].written if len(columns) == 1 else None)
            message = say.WORD_UNUSED if option in ("missing", "years") else say.VALUE_MATCHES_NOTHING
            found.add(message, place, option=option, values=shown, dataset=intake.dataset)


def _note_ignored(grid: Grid, header: Sequence[str], intake: Intake, found: Findings) -> None:
    """Note words of `ignore` that are no header and, in the long layout, no word for an indicator."""
    known = {written.strip(): None for written in header if written.strip()}
    if intake.layout == "long" and intake.indicator in grid.columns:
        known |= dict.fromkeys(words(grid.columns[intake.indicator].cells))
    lost = [word for word in intake.ignore if word != "*" and word not in known]
    if lost:
        facts = {"option": "ignore", "values": with_nearest(lost, known), "dataset": intake.dataset}
        found.add(say.WORD_UNUSED, Place(file=grid.file), **facts)


def _said(intake: Intake) -> Iterator[Said]:
    """Every option that names values of the data."""
    yield from _of_rows("", intake.keep, intake.drop)
    for header, endings in intake.keep_ending.items():
        yield "keep_ending", (header,), endings, _ends
    for gap in intake.gap:
        yield from _of_rows("gap.", gap.keep, gap.drop)
        yield "gap.values", gap.columns, gap.values, _is
    if intake.year is not None:
        yield "years", (intake.year,), tuple(intake.years), _is
    asked = tuple(word for word in intake.missing if word.strip() not in USUAL)
    long = intake.layout == "long"
    measured = (intake.value,) if long else tuple(column.header for column in intake.columns)
    headers: Sequence[str] = (*measured, *intake.parents.values(), *intake.traits.values())
    yield "missing", tuple(dict.fromkeys(headers)), asked, _means


def _of_rows(
    prefix: str, keep: Mapping[str, Collection[Value]], drop: Mapping[str, Collection[Value]]
) -> Iterator[Said]:
    for option, entries in (("keep", keep), ("drop", drop)):
        for header, values in entries.items():
            yield f"{prefix}{option}", (header,), values, _is


def _is(cells: Cells, value: Value) -> bool:
    """Whether a cell is a value: a number as a number, text as text."""
    if isinstance(value, str):
        return value in words(cells)
    return bool((numbers(cells, EMPTY_ONLY)[0] == value).any())


def _ends(cells: Cells, value: Value) -> bool:
    """Whether a cell's word ends in one."""
    return any(word.endswith(str(value)) for word in words(cells))


def _means(cells: Cells, value: Value) -> bool:
    """Whether a cell is a word for a missing value, or the number that the word is."""
    word = str(value).strip()
    amounts = Missing.of([word]).numbers
    return word in words(cells) or bool(amounts and np.isin(numbers(cells, EMPTY_ONLY)[0], amounts).any())


def _word(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:.12g}"
