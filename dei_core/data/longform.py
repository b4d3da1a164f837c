"""The long layout: a row per value, spread into a row per region and year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dei_core.data import messages as say
from dei_core.data.admission import Admission, Key, parents_of
from dei_core.data.cells import EMPTY_ONLY
from dei_core.data.header import check_unit, offers, some
from dei_core.data.spelling import note_look_alikes
from dei_core.kernel.method import Column
from dei_core.model.dataset import ColumnIntake


def spread(visit: Admission) -> dict[str, Any]:
    """The parts of a Table from a sheet in the long layout.

    A region and year stands where it is first met. A value that no row gives is NaN. Name, parents and
    traits must be the same in every row of a region and year.
    """
    row_keys = visit.keys()
    positions: dict[Key, int] = {}
    lead: list[int] = []
    for index, key in enumerate(row_keys):
        if positions.setdefault(key, len(positions)) == len(lead):
            lead.append(index)
    group = [positions[key] for key in row_keys]
    intake, keys = visit.intake, list(positions)
    once = {header: _once(visit, header, keys, group, lead) for header in _describing(visit)}
    traits = {trait: once[header] for trait, header in intake.traits.items()}
    for trait, header in intake.traits.items():
        visit.check_trait(trait, visit.words(header))
    names = once[intake.name] if intake.name else [""] * len(keys)
    written = {scale: once[header] for scale, header in intake.parents.items()}
    return {
        "keys": keys,
        "names": [name or region for name, (region, _) in zip(names, keys, strict=True)],
        "columns": _columns(visit, keys, group),
        "parents": parents_of([region for region, _ in keys], written, intake, visit.grid.file, visit.found),
        "traits": traits,
    }


def _describing(visit: Admission) -> list[str]:
    intake = visit.intake
    headers = [intake.name, *intake.parents.values(), *intake.traits.values()]
    return list(dict.fromkeys(header for header in headers if header is not None))


def _once(
    visit: Admission, header: str, keys: Sequence[Key], group: Sequence[int], lead: Sequence[int]
) -> list[str]:
    """One word per region and year; every row that says another is noted against the first."""
    missing = EMPTY_ONLY if header == visit.intake.name else visit.missing
    written = visit.words(header, missing)
    for index, position in enumerate(group):
        first = lead[position]
        if written[index] != written[first]:
            rows = {"first": visit.grid.rows[first], "second": visit.grid.rows[index]}
            says = {"one": written[first], "other": written[index], "header": header}
            place = visit.grid.place(header, index)
            visit.found.add(say.DISAGREEING_ROWS, place, region=keys[position][0], **rows, **says)
    return [written[first] for first in lead]


def _columns(visit: Admission, keys: Sequence[Key], group: Sequence[int]) -> dict[str, Column]:
    intake = visit.intake
    if intake.indicator not in visit.grid.columns or intake.value not in visit.grid.columns:
        return {}
    at: dict[str, list[int]] = {}
    for index, word in enumerate(visit.words(intake.indicator, EMPTY_ONLY)):
        at.setdefault(word, []).append(index)
    _check_words(visit, at)
    return {
        column.indicator: _column(visit, column, at[column.header], keys, group)
        for column in intake.columns
        if column.header in at
    }


def _check_words(visit: Admission, at: dict[str, list[int]]) -> None:
    intake, place = visit.intake, visit.grid.place(visit.intake.indicator)
    wanted = list(dict.fromkeys(column.header for column in intake.columns))
    unmet = [header for header in wanted if header not in at]
    others = [word for word in at if word not in wanted]
    for header in unmet:
        offer = offers(header, others)
        visit.found.add(say.MISSING_INDICATOR, place, word=header, dataset=intake.dataset, nearest=offer)
    note_look_alikes((*wanted, *others), place, visit.found)
    if "*" in intake.ignore:
        return
    for word in others:
        if word not in intake.ignore:
            rows = [visit.grid.rows[index] for index in at[word]]
            facts = {"word": word, "rows": rows, "nearest": offers(word, unmet)}
            visit.found.add(say.UNKNOWN_INDICATOR_WORD, place, dataset=intake.dataset, **facts)


def _column(
    visit: Admission, column: ColumnIntake, at: list[int], keys: Sequence[Key], group: Sequence[int]
) -> Column:
    header = visit.intake.value
    cells = some(visit.grid.columns[header].cells, at)
    _check_units(visit, column, at)
    values = visit.values(column, cells, header, at)
    spread_out = np.full(len(keys), np.nan)
    spread_out[[group[index] for index in at]] = values
    first: dict[int, int] = {}
    for index in at:
        earlier = first.setdefault(group[index], index)
        if earlier != index:
            region, year = keys[group[index]]
            rows = {"first": visit.grid.rows[earlier], "second": visit.grid.rows[index]}
            facts = {"indicator": column.name, "region": region, "year": year or "-"}
            visit.found.add(say.DUPLICATE_VALUE, visit.grid.place(header, index), **rows, **facts)
    return spread_out


def _check_units(visit: Admission, column: ColumnIntake, at: Sequence[int]) -> None:
    """Each unit that the rows state is checked once, at its first row."""
    header = visit.intake.unit
    if header is None or header not in visit.grid.columns:
        place = visit.grid.place(visit.intake.value)
        check_unit(column, None, visit.intake.dataset, place, visit.found)
        return
    first: dict[str, int] = {}
    stated = visit.words(header, EMPTY_ONLY)
    for index in at:
        first.setdefault(stated[index], index)
    for unit, index in first.items():
        place = visit.grid.place(header, index)
        check_unit(column, unit or None, visit.intake.dataset, place, visit.found)
