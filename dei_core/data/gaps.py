"""Rows chosen by their cells, and cells in which something is written although nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import numpy as np

from dei_core.data.cells import EMPTY_ONLY, Missing, numbers, spoilt, words
from dei_core.data.header import Grid, Located
from dei_core.data.intake import Cells
from dei_core.data.spelling import note_look_alikes
from dei_core.findings import Findings
from dei_core.kernel.method import Mask
from dei_core.messages import cleaning as say
from dei_core.model.dataset import Gap

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
